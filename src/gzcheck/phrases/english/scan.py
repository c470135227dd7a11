"""What is a number in the fragment: a walk from left to right, each number with all that belongs to it."""

from __future__ import annotations

from decimal import Decimal

from gzcheck.phrases.english.dates import period_end
from gzcheck.phrases.english.digits import digits
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedges import comparison_end, take_hedge
from gzcheck.phrases.english.lexicon import STARTS
from gzcheck.phrases.english.money import take_currency
from gzcheck.phrases.english.multiples import multiple, order
from gzcheck.phrases.english.names import idiom_end, name_end
from gzcheck.phrases.english.parts import AND_PARTS, fraction, unit_and_half
from gzcheck.phrases.english.scales import take_scale
from gzcheck.phrases.english.signs import take_bracket
from gzcheck.phrases.english.units import take_denominator, take_unit
from gzcheck.phrases.english.words import decimal, high_ordinal, whole_number

_COUNTING = {"consecutive", "straight", "successive"}
_STRETCHES = set("years year months month weeks week days day quarters quarter hours seasons nights".split())
_IN_A_ROW = (["in", "a", "row"], ["on", "the", "trot"])
_PARTED = {"of", "to", "past", "more", "less", "century", "mile", "point", "million", "billion"}
"""Behind "a quarter" these make it a part of something."""
_IN_WORDS = (multiple, order, decimal, unit_and_half, fraction, whole_number, high_ordinal)


def numbers(f: Fragment) -> list[Number]:
    """Every number of the fragment; marks their words, and those of names and idioms, as used."""
    found, end = [], 0
    starts = [i for i, (kind, low) in enumerate(zip(f.kinds, f.lows, strict=True)) if kind == "number" or low in STARTS]
    for i in starts:
        if i >= end:
            number, end = _step(f, i)
            if number:
                found.append(number)
    return found


def _step(f: Fragment, i: int) -> tuple[Number | None, int]:
    """The number that starts at `i`, if one does, and the token to go on from."""
    if end := _end_of_no_figure(f, i):
        f.use(i, end)
        return None, end
    if f.used[i]:
        return None, i + 1
    if number := _number(f, i):
        _complete(f, number)
        return number, number.last
    return None, _past(f, i)


def _end_of_no_figure(f: Fragment, i: int) -> int:
    """The end of a period, a name or an idiom that holds a number; 0 when there is none. Digits begin idioms only."""
    if f.kinds[i] == "number":
        return idiom_end(f, i)
    return period_end(f, i) or name_end(f, i) or idiom_end(f, i) or _rate_end(f, i)


def _rate_end(f: Fragment, i: int) -> int:
    """The end of "a quarter" behind an amount, "€2.5m a quarter"; 0 for the part of a whole."""
    is_rate = i > 0 and f.used[i - 1] and f.lows[i : i + 2] == ["a", "quarter"]
    return i + 2 if is_rate and f.lows[i + 2] not in _PARTED else 0


def _number(f: Fragment, i: int) -> Number | None:
    if f.kinds[i] == "number":
        return digits(f, i)
    for read in _IN_WORDS:
        if number := read(f, i):
            return number
    return None


def _complete(f: Fragment, number: Number) -> None:
    """Take in scale words, hedges between number and unit, the unit, and the currency in front."""
    number.digits = range(number.first, number.last)
    take_bracket(f, number)
    if number.kind is Kind.PLAIN and not number.scaled:
        take_scale(f, number)
    take_hedge(f, number)
    if number.kind is not Kind.RANK:
        _take_counting(f, number)
        take_unit(f, number)
        take_hedge(f, number)
        take_currency(f, number)
        take_denominator(f, number)
    _take_rest_of_mixed(f, number)
    f.use(number.first, comparison_end(f, number))


def _take_counting(f: Fragment, number: Number) -> None:
    """ "five consecutive years": counted time is exact, and the word may stand in front of its unit."""
    place = f.past_hyphen(number.last)
    if f.lows[place] in _COUNTING and number.kind is Kind.PLAIN:
        number.is_exact = f.lows[place + 1] in _STRETCHES
        number.last = place + number.is_exact
    elif f.lows[place] in _STRETCHES and f.lows[place + 1 : place + 4] in _IN_A_ROW:
        number.is_exact = True
        f.use(place + 1, place + 4)


def _take_rest_of_mixed(f: Fragment, number: Number) -> None:
    """The "and a half" behind the unit of "a year and a half"."""
    if f.lows[number.last : number.last + 3] not in AND_PARTS:
        return
    written = number.value.written
    is_mixed = isinstance(written, Decimal) and written.as_tuple().digits in ((1, 5), (1, 2, 5))
    if is_mixed and f.lows[number.digits.start] in ("a", "an", "one"):
        number.last += 3


def _past(f: Fragment, i: int) -> int:
    """The token behind one that is no number; a name such as 5G is passed as a whole."""
    if f.kinds[i] != "number":
        return i + 1
    f.used[i] = True
    return i + 1 + f.is_glued_word(i + 1)
