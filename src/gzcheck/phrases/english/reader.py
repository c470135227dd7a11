"""From a fragment to its one reading: numbers, then hedge, sign and unit of the only one that may be left."""

from __future__ import annotations

from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.phrases.english.digits import is_negative
from gzcheck.phrases.english.doubts import refuse_leftovers, refuse_unclear
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedges import hedge_of
from gzcheck.phrases.english.lexicon import DECLINES
from gzcheck.phrases.english.ranges import read_range
from gzcheck.phrases.english.scan import numbers
from gzcheck.phrases.english.units import admitted
from gzcheck.phrases.english.unnumbered import read_unnumbered
from gzcheck.phrases.reading import PhraseError, Reading


def read_english(text: str, hint: str) -> Reading:
    """Read a plain fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(Fragment(text, hint))
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(f: Fragment) -> Reading:
    found = numbers(f)
    if not found:
        return read_unnumbered(f)
    if len(found) == 1:
        return _single(f, found[0])
    if len(found) == 2 and (reading := read_range(f, *found)):
        return reading
    shown = " and ".join(map(f.shown, found))
    raise PhraseError(f"it holds {len(found)} figures ({shown}): shorten it to one")


def _single(f: Fragment, number: Number) -> Reading:
    hedge, start = hedge_of(f, number)
    refuse_unclear(f, number, start, hedge)
    if number.kind is Kind.ORDER:
        if hedge is not Hedge.BARE:
            raise PhraseError("a hedge on an order of magnitude has no reading")
        hedge = Hedge.ORDER
    refuse_leftovers(f)
    units, must_choose = admitted(f, number)
    negative = is_negative(f, number)
    return Reading(
        value=Numeral(-number.value.written) if negative else number.value,
        hedge=hedge,
        units=units,
        must_choose=must_choose,
        sign_open=not negative and _declines(f),
    )


def _declines(f: Fragment) -> bool:
    """Whether a word such as "fell" lets the number stand for a negative one."""
    return any(low in DECLINES and not used for low, used in zip(f.lows, f.used, strict=True))
