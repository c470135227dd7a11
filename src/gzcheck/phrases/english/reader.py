"""From a fragment to its one reading: numbers, then hedge, sign and unit of the only one that may be left."""

from __future__ import annotations

from gzcheck.model import Hedge, Numeral, NumeralError
from gzcheck.phrases.english.account import account
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedges import hedge_of
from gzcheck.phrases.english.ranges import read_range
from gzcheck.phrases.english.scan import numbers
from gzcheck.phrases.english.signs import refuse_bullet, signed
from gzcheck.phrases.english.units import admitted
from gzcheck.phrases.english.unnumbered import read_unnumbered
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.reading import PhraseError, Reading


def read_english(folded: Folded, hint: str) -> Reading:
    """Read a folded fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(Fragment(folded, hint))
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(f: Fragment) -> Reading:
    found = numbers(f)
    if not found:
        return read_unnumbered(f)
    if len(found) == 1:
        return _single(f, found[0])
    if len(found) == 2 and (whole := _sum(f, *found)):
        return _single(f, whole)
    if len(found) == 2 and (reading := read_range(f, *found)):
        return reading
    shown = " and ".join(map(f.shown, found))
    raise PhraseError(f"it holds {len(found)} figures ({shown}): shorten it to one")


def _sum(f: Fragment, first: Number, second: Number) -> Number | None:
    """A package named by its parts, "1+9" policies, as the whole that the curator counts: 10; None for all else."""
    is_glued = first.last + 1 == second.first and f.lows[first.last] == "+" and all(f.glued[first.last : second.last])
    counts = [one.kind is Kind.PLAIN and not one.units and (f.small(one.first) or 0) > 0 for one in (first, second)]
    if f.hint != "count" or not is_glued or not all(counts):
        return None
    value = Numeral.of(int(first.value.value + second.value.value))
    return Number(first.first, second.last, value, digits=range(first.first, second.last))


def _single(f: Fragment, number: Number) -> Reading:
    hedge, start = hedge_of(f, number)
    f.use(number.first, number.last)
    account(f, number, start, hedge)
    _refuse_cut(f, number, start)
    if number.kind is Kind.ORDER:
        if hedge is not Hedge.BARE:
            raise PhraseError("a hedge on an order of magnitude has no reading")
        hedge = Hedge.ORDER
    units, must_choose = admitted(f, number)
    refuse_bullet(f, number)
    value, sign = signed(f, number, start)
    return Reading(
        value=value,
        hedge=hedge,
        units=units,
        must_choose=must_choose,
        sign=sign,
        precision="exact" if number.is_exact else None,
        span=_span(f, number, start),
    )


def _refuse_cut(f: Fragment, number: Number, start: int) -> None:
    """Refuse a range or a share of which one end is missing: "between 6 and", "6 to", "in four people"."""
    behind = f.lows[number.last]
    is_last = not f.lows[number.last + 1]
    if f.lows[start - 1] == "between" or (is_last and behind in ("to", "and", "or", "-")):
        raise PhraseError("a range of which one end is missing: copy both")
    is_bottom = f.lows[start - 1] == "in" and start == 1 and number.kind is Kind.PLAIN and not number.units
    if is_bottom and f.kinds[number.first] == "word" and f.texts[0] == "in":
        raise PhraseError("'in' and a number may be the end of a share ('one in four'): copy all of it")


def _span(f: Fragment, number: Number, start: int) -> tuple[int, int]:
    """From the hedge in front to the hedge behind, accounting brackets included."""
    end = max(number.last, f.hedge_end)
    first = start + (f.lows[start] == "(")
    if f.lows[first - 1] == "(" and (f.lows[end] == ")" or ")" in f.lows[first:end]):
        return f.span(first - 1, end + (f.lows[end] == ")"))
    return f.span(first, end)
