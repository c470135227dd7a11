"""Parts of a whole: "two-thirds", "half an hour", "a quarter of a million", "one in five", "1/3", "two and a half"."""

from __future__ import annotations

from fractions import Fraction

from gzcheck.model import Numeral
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import ONES, PARTS, PERIOD_WORDS, SCALES, TENS
from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT
from gzcheck.phrases.numerals import exact
from gzcheck.phrases.reading import PhraseError

_BOTTOMS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100}
"""Denominators that are printed with a slash."""
_BEHIND_A_PART = ("of", "", ".", ",", ")", "the", "as", "more", "to", "or", "-", "less", "fewer", "higher", "lower")
"""Behind "a third" these show that it is no "a third time"."""
_JOINTS = (["out", "of", "every"], ["in", "every"], ["in", "each"], ["out", "of"], ["in", "a"], ["in"], ["of", "every"])
_HUNDREDS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def _ratio(first: int, last: int, value: Fraction) -> Number:
    return Number(first, last, Numeral(value), Kind.RATIO, ("ratio",))


def fraction(f: Fragment, i: int) -> Number | None:
    """ "two-thirds", "a quarter", "half a dozen": the fraction whose words start at `i`."""
    low = f.lows[i]
    if low == "half":
        return _half(f, i)
    if low == "quarter":
        return of_one(f, i, i + 1, Fraction(1, 4))
    top = 1 if low in ("a", "an") else ONES.get(low, 0)
    place = _past_any_hyphen(f, i + 1)
    word = f.lows[place]
    bottom = PARTS.get(word, 0)
    is_singular = word == "half" or not word.endswith("s")
    if not 0 < top < bottom or (is_singular != (top == 1) and word != "half" and not f.glued[place]):
        return None
    if word == "half" and i and f.lows[i - 1] == "and":
        raise PhraseError("'and a half' stands apart from its number: write the figure as digits")
    if part := of_one(f, i, place + 1, Fraction(top, bottom)):
        return part
    if word == "quarters" and place == i + 1 and _speaks_of_time(f, i):
        return None
    if low in ("a", "an") and word != "half" and f.lows[place + 1] not in _BEHIND_A_PART:
        return None
    return _ratio(i, place + 1, Fraction(top, bottom))


def _past_any_hyphen(f: Fragment, i: int) -> int:
    """The token behind a hyphen in front of a part, with spaces too: "two - thirds"."""
    return i + 1 if f.lows[i] == "-" and f.lows[i + 1] in PARTS else i


def _half(f: Fragment, i: int) -> Number:
    if part := of_one(f, i, i + 1, Fraction(1, 2)):
        return part
    place = f.past_hyphen(i + 1)
    place += f.lows[place] in ("a", "an")
    return Number(i, place + 1, Numeral.of(6)) if f.lows[place] == "dozen" else _ratio(i, i + 1, Fraction(1, 2))


def of_one(f: Fragment, first: int, i: int, part: Fraction) -> Number | None:
    """A part of one unit or scale word at `i`: "[a quarter] of a million", "[half] an hour", "[1/4] mile"."""
    place = f.past_hyphen(i)
    place += f.lows[place] == "of"
    has_article = f.lows[place] in ("a", "an", "one")
    if has_article:
        place = f.past_hyphen(place + 1)
    elif f.lows[place - 1] == "of":
        return None
    low = f.lows[place]
    is_directly = not has_article and place == i
    if low not in SCALES and low not in ("percentage", "hundred") and not _is_halved_unit(f, place, is_directly):
        return None
    return Number(first, place, Numeral(part) if part < 1 else exact(part))


def _is_halved_unit(f: Fragment, place: int, is_directly: bool) -> bool:
    """Whether a unit at `place` is what a part is of; behind a bare part ("half points") only where it is clear."""
    low = f.lows[place]
    if low in ("times", "x", "fold", "generation", "generations", "won", "quarters") or not f.is_unit(place):
        return False
    return not is_directly or not (low in OFTEN_NO_UNIT or low.endswith("s"))


def and_part(f: Fragment, first: int, place: int, whole: Fraction) -> Number | None:
    """ "two and a half", "two-and-a-quarter", "3 and two thirds": the mixed number whose whole part ends at `place`."""
    joint = f.past_hyphen(place)
    if f.lows[joint] != "and" or whole.denominator != 1:
        return None
    i = f.past_hyphen(joint + 1)
    top = 1 if f.lows[i] in ("a", "an") else ONES.get(f.lows[i], 0)
    word = _past_any_hyphen(f, f.past_hyphen(i + 1)) if f.lows[i] != "half" else i
    top = 1 if f.lows[i] == "half" else top
    bottom = PARTS.get(f.lows[word], 0)
    if not 0 < top < bottom:
        return None
    if whole >= 100 and whole % 100 == 0 and f.lows[word] != "half":
        raise PhraseError(f"{f.lows[place - 1]!r} and a part may be one number or two: write the figure as digits")
    return Number(first, word + 1, exact(whole + Fraction(top, bottom)))


def unit_and_half(f: Fragment, i: int) -> Number | None:
    """ "a year and a half", "a million and a half": the words of the number are around the unit."""
    if f.lows[i] not in ("a", "an", "one") or f.lows[i + 2 : i + 5] not in (
        ["and", "a", "half"],
        ["and", "a", "quarter"],
    ):
        return None
    if not (f.is_unit(i + 1) or f.lows[i + 1] in SCALES or f.lows[i + 1] == "hundred"):
        return None
    value = 1 + Fraction(1, PARTS[f.lows[i + 4]])
    return Number(i, i + 1, exact(value))


def _speaks_of_time(f: Fragment, i: int) -> bool:
    """Whether "three quarters" at `i` is nine months; raises `PhraseError` if it may be that or a share."""
    before = f.lows[i - 1] if i else ""
    if f.hint in ("quarter", "ratio") or before in PERIOD_WORDS:
        return f.hint != "ratio"
    if f.lows[i + 2] != "of" or before in ("in", "after", "for", "over"):
        raise PhraseError(f"'{f.lows[i]} quarters' may be a time or a share: give the unit, quarter or ratio")
    return False


def share_of(f: Fragment, number: Number) -> Number:
    """The number, or the share it begins: "four out of five", "one in ten", "1-in-5", "one in 100,000"."""
    for joint in _JOINTS:
        place = _past_words(f, number.last, joint)
        if place:
            bottom, behind = _bottom(f, place)
            return _share(f, number, joint, bottom, behind) if bottom else number
    return number


def _past_words(f: Fragment, i: int, words: list[str]) -> int:
    """The token behind `words` at `i`, with or without hyphens between; 0 when they do not stand there."""
    for word in words:
        i = f.past_hyphen(i)
        if f.lows[i] != word:
            return 0
        i += 1
    return f.past_hyphen(i)


def _bottom(f: Fragment, i: int) -> tuple[int, int]:
    """A denominator at `i` and the token behind it; 0 when there is none."""
    low = f.lows[i]
    if f.kinds[i] == "number" and low.replace(",", "").isdecimal():
        value = int(low.replace(",", ""))
    else:
        value = ONES.get(low) or TENS.get(low) or _HUNDREDS.get(low, 0)
    if low in ("a", "one") and f.lows[i + 1] in _HUNDREDS:
        return _HUNDREDS[f.lows[i + 1]], i + 2
    if value and low not in _HUNDREDS and f.lows[i + 1] in _HUNDREDS:
        return value * _HUNDREDS[f.lows[i + 1]], i + 2
    return value, i + 1


def _share(f: Fragment, number: Number, joint: list[str], bottom: int, behind: int) -> Number:
    value = number.value
    if not value.is_integer or f.is_unit(behind) or not 0 < value.value < bottom:
        return number
    is_sure = value.value == 1 or joint != ["in"] or f.hint in ("ratio", "percent") or f.kinds[behind] != "word"
    is_sure = is_sure or f.lows[f.past_hyphen(number.last)] != f.lows[number.last] or f.lows[behind] == "of"
    if not is_sure or (joint == ["in", "a"] and bottom < 10):
        return number
    return _ratio(number.first, behind, Fraction(int(value.value), bottom))


def slashed(f: Fragment, i: int, top: Numeral, is_mixed: bool = False) -> Number:
    """The fraction "1/3" at `i`; raises `PhraseError` for "9/11" and other dates."""
    low = f.lows[i + 2]
    bottom = int(low) if low.isdecimal() and len(low) < 4 else 0
    if bottom not in _BOTTOMS or not top.is_integer or not 0 < top.value < bottom:
        raise PhraseError(f"{top}/{low} is no common fraction")
    value = Fraction(int(top.value), bottom)
    part = None if is_mixed else of_one(f, i, i + 3, value)
    return part or _ratio(i, i + 3, value)
