"""Parts of a whole: "two-thirds", "half an hour", "a quarter of a million", "one in five", "1/3"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gzcheck.model.numeral import Numeral
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import FOREIGN_UNITS, ONES, PARTS, PERIOD_WORDS, SCALES
from gzcheck.phrases.reading import PhraseError

_BOTTOMS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100}
"""Denominators that are printed with a slash."""
_BEHIND_A_PART = ("of", "", ".", ",", ")", "the", "as", "more")
"""Behind "a third" these show that it is no "a third time"."""


def _ratio(first: int, last: int, value: Fraction) -> Number:
    return Number(first, last, Numeral(value), Kind.RATIO, ("ratio",))


def fraction(f: Fragment, i: int) -> Number | None:
    """ "two-thirds", "a quarter", "half a dozen": the fraction whose words start at `i`."""
    low = f.lows[i]
    if low == "half":
        return _half(f, i)
    if low == "quarter":
        return _of_one(f, i, i + 1, Fraction(1, 4))
    top = 1 if low == "a" else ONES.get(low, 0)
    place = f.past_hyphen(i + 1)
    word = f.lows[place]
    bottom = PARTS.get(word, 0)
    if not 0 < top < bottom or (word.endswith("s") == (top == 1) and word != "half"):
        return None
    if word == "half" and f.lows[i - 1] == "and":
        raise PhraseError("'and a half' stands apart from its number: write the figure as digits")
    if part := _of_one(f, i, place + 1, Fraction(top, bottom)):
        return part
    if word == "quarters" and place == i + 1 and _speaks_of_time(f, i):
        return None
    if low == "a" and word != "half" and f.lows[place + 1] not in _BEHIND_A_PART:
        return None
    return _ratio(i, place + 1, Fraction(top, bottom))


def _half(f: Fragment, i: int) -> Number:
    if part := _of_one(f, i, i + 1, Fraction(1, 2)):
        return part
    place = f.past_hyphen(i + 1)
    place += f.lows[place] in ("a", "an")
    return Number(i, place + 1, Numeral.of(6)) if f.lows[place] == "dozen" else _ratio(i, i + 1, Fraction(1, 2))


def _of_one(f: Fragment, first: int, i: int, part: Fraction) -> Number | None:
    """A part of one unit or scale word that stands at `i`: "[a quarter] of a million", "[half] an hour"."""
    place = f.past_hyphen(i)
    hyphened = place > i
    place += f.lows[place] == "of"
    if f.lows[place] in ("a", "an", "one"):
        place = f.past_hyphen(place + 1)
    elif not hyphened and not (place == i and f.lows[place] in SCALES):
        return None
    low = f.lows[place]
    if low in FOREIGN_UNITS:
        raise PhraseError(f"{low!r} is a unit without a reading")
    if low not in SCALES and low != "percentage" and not f.is_unit(place):
        return None
    if 100 % part.denominator:
        raise PhraseError("such a part of one unit has no exact decimal number: write the figure as digits")
    return Number(first, place, Numeral.of(Decimal(part.numerator) / part.denominator))


def _speaks_of_time(f: Fragment, i: int) -> bool:
    """Whether "three quarters" at `i` is nine months; raises `PhraseError` if it may be that or a share."""
    if f.hint in ("quarter", "ratio") or f.lows[i - 1] in PERIOD_WORDS:
        return f.hint != "ratio"
    if f.lows[i + 2] != "of" or f.lows[i - 1] in ("in", "after", "for", "over"):
        raise PhraseError(f"'{f.lows[i]} quarters' may be a time or a share: give the unit, quarter or ratio")
    return False


def share_of(f: Fragment, number: Number) -> Number:
    """The number, or the share it begins: "four out of five", "one in ten"."""
    i = number.last
    words = f.lows[i : i + 2]
    width = 2 if words in (["out", "of"], ["in", "every"]) else 1 if words[0] == "in" else 0
    bottom, behind = f.small(i + width), i + width + 1
    if not width or bottom is None or not number.value.is_integer or f.is_unit(behind):
        return number
    top = int(number.value.value)
    is_share = top == 1 or width == 2 or f.hint in ("ratio", "percent") or f.kinds[behind] != "word"
    if not 0 < top < bottom <= 100 or not (is_share or f.lows[behind] == "of"):
        return number
    return _ratio(number.first, behind, Fraction(top, bottom))


def slashed(f: Fragment, i: int, top: Numeral) -> Number:
    """The fraction "1/3" at `i`; raises `PhraseError` for "9/11" and other dates."""
    bottom = f.small(i + 2)
    if bottom not in _BOTTOMS or not top.is_integer or not 0 < top.value < bottom:
        raise PhraseError(f"{top}/{f.lows[i + 2]} is no common fraction")
    return _ratio(i, i + 3, Fraction(int(top.value), bottom))
