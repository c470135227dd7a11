"""From a fragment to its one reading: numbers, then hedge, sign and unit of the only one that may be left."""

from __future__ import annotations

from gzcheck.model import Hedge, Numeral, NumeralError, PhraseError, Reading
from gzcheck.phrases.english.account import account
from gzcheck.phrases.english.compounds import refuse_larger_part, whole_of, with_article
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedges import hedge_of
from gzcheck.phrases.english.ranges import read_range
from gzcheck.phrases.english.scan import numbers
from gzcheck.phrases.english.signs import refuse_bullet, signed
from gzcheck.phrases.english.unit_words import unit_words
from gzcheck.phrases.english.units import admitted
from gzcheck.phrases.english.unnumbered import read_unnumbered
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.vocabulary import Vocabulary

_MARGINS = {"±", "+/-", "+-"}
_JOINTS = {"to", "and", "or", "-"}
"""Words that, as the last of a fragment, show that the upper end of a range is missing."""


def read_english(folded: Folded, hint: str, vocabulary: Vocabulary) -> Reading:
    """Read a folded fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(Fragment(folded, hint, vocabulary.words(unit_words)))
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(f: Fragment) -> Reading:
    found = numbers(f)
    match found:
        case []:
            return read_unnumbered(f)
        case [number]:
            if whole := with_article(f, number):
                return _single(f, whole)
            refuse_larger_part(f, number)
            return _single(f, number)
        case [first, second]:
            if _is_sum(f, first, second):
                value = Numeral.of(int(first.value.value + second.value.value))
                return _single(f, Number(first.first, second.last, value, digits=range(first.first, second.last)))
            if whole := whole_of(f, found):
                return _single(f, whole)
            refuse_larger_part(f, first)
            _refuse_margin(f, first, second)
            if reading := read_range(f, first, second):
                return reading
        case [_, _, _]:
            if whole := whole_of(f, found):
                return _single(f, whole)
    shown = " and ".join(map(f.shown, found))
    raise PhraseError(f"it holds {len(found)} figures ({shown}): shorten it to one")


def _refuse_margin(f: Fragment, first: Number, second: Number) -> None:
    """Refuse "1.45 ± 0.12" for what it is."""
    if not _MARGINS.isdisjoint(f.lows[first.last : second.first]):
        raise PhraseError("a margin of error has no reading: copy the figure in front of it alone")


def _is_sum(f: Fragment, first: Number, second: Number) -> bool:
    """Whether a package is named by its parts, "1+9" policies, of which the curator counts the whole: 10."""
    if f.hint != "count" or f.lows[first.last : second.first] != ["+"]:
        return False
    return all(f.glued[first.last : second.last]) and _is_part(f, first) and _is_part(f, second)


def _is_part(f: Fragment, number: Number) -> bool:
    return number.has_no_unit and bool(f.small(number.first))


def _single(f: Fragment, number: Number) -> Reading:
    hedge, start = hedge_of(f, number)
    f.use(number.first, number.last)
    account(f, number, start, hedge)
    _refuse_cut(f, number, start)
    if number.kind is Kind.ORDER:
        hedge = _hedge_of_order(hedge)
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


def _hedge_of_order(hedge: Hedge) -> Hedge:
    if hedge is not Hedge.BARE:
        raise PhraseError("a hedge on an order of magnitude has no reading")
    return Hedge.ORDER


def _refuse_cut(f: Fragment, number: Number, start: int) -> None:
    """Refuse a range or a share of which one end is missing: "between 6 and", "6 to", "in four people"."""
    if f.lows[start - 1] == "between" or _is_open_range(f, number.last):
        raise PhraseError("a range of which one end is missing: copy both")
    if f.texts[0] == "in" and start == 1 and _is_plain_word(f, number):
        raise PhraseError("'in' and a number may be the end of a share ('one in four'): copy all of it")


def _is_open_range(f: Fragment, i: int) -> bool:
    """Whether the fragment ends in a "to" or its like at `i`."""
    return f.lows[i] in _JOINTS and not f.lows[i + 1]


def _is_plain_word(f: Fragment, number: Number) -> bool:
    return number.has_no_unit and f.kinds[number.first] == "word"


def _span(f: Fragment, number: Number, start: int) -> tuple[int, int]:
    """From the hedge in front to the hedge behind, accounting brackets included."""
    end = max(number.last, f.hedge_end)
    first = start + (f.lows[start] == "(")
    is_closed = f.lows[end] == ")"
    if f.lows[first - 1] == "(" and (is_closed or ")" in f.lows[first:end]):
        return f.span(first - 1, end + is_closed)
    return f.span(first, end)
