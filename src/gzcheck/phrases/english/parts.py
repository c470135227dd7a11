"""Parts of a whole: "two-thirds", "half an hour", "a quarter of a million", "one in five", "1/3", "two and a half"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gzcheck.model import Numeral, PhraseError, late_pattern
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import ONES, PARTS, PERIOD_WORDS, SCALES, TENS
from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT

_BOTTOMS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100}
"""Denominators that are printed with a slash."""
_BEHIND_A_PART = {"of", "", ".", ",", ")", "the", "as", "more", "to", "or", "-", "less", "fewer", "higher", "lower"}
"""Behind "a third" these show that it is no "a third time"."""
_JOINTS = (
    ["out", "of", "every"],
    ["in", "every"],
    ["in", "each"],
    ["out", "of"],
    ["in", "a"],
    ["in"],
    ["of", "every"],
    ["of", "each"],
)
_HUNDREDS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_DENOMINATORS = {"a": 1} | _HUNDREDS | TENS | {word: value for word, value in ONES.items() if value}
_DIVIDED = {*SCALES, "percentage", "hundred"}
"""Words of which a part is a number, behind an article."""
_NEVER_HALVED = {"times", "x", "fold", "generation", "generations", "won", "quarters"}
_ARTICLES = {"a", "an", "one"}
AND_PARTS = (["and", "a", "half"], ["and", "a", "quarter"])
_HALF = Fraction(1, 2)
_DECIMAL = late_pattern(r"\d+\.\d+")


def exact(value: Fraction) -> Numeral:
    """A mixed number as decimal digits where it has few of them (5/2: 2.5), else as a common fraction."""
    for places in range(4):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return Numeral.of(Decimal(scaled.numerator).scaleb(-places))
    return Numeral(value)


def _ratio(first: int, last: int, value: Fraction) -> Number:
    return Number(first, last, Numeral(value), Kind.RATIO, ("ratio",))


def fraction(f: Fragment, i: int) -> Number | None:
    """ "two-thirds", "a quarter", "half a dozen": the fraction whose words start at `i`."""
    if f.lows[i] == "half":
        return _half(f, i)
    if f.lows[i] == "quarter":
        return of_one(f, i, i + 1, Fraction(1, 4))
    place = _past_any_hyphen(f, i + 1)
    value = _words_of_part(f, i, place)
    return None if value is None else _in_words(f, i, place, value)


def _in_words(f: Fragment, i: int, place: int, value: Fraction) -> Number | None:
    """The part whose words stand at `i` and `place`; None where they say something else."""
    if f.lows[place] == "half" and f.before(i) == "and":
        raise PhraseError("'and a half' stands apart from its number: write the figure as digits")
    if part := of_one(f, i, place + 1, value):
        return part
    return None if _is_something_else(f, i, place) else _ratio(i, place + 1, value)


def _words_of_part(f: Fragment, i: int, place: int) -> Fraction | None:
    """The part that a number at `i` and an ordinal at `place` print: one third, two thirds, but not "one thirds"."""
    top, word = f.one_or(i), f.lows[place]
    bottom = PARTS.get(word, 0)
    if not 0 < top < bottom:
        return None
    is_agreeing = word == "half" or word.endswith("s") != (top == 1)
    return Fraction(top, bottom) if is_agreeing or f.glued[place] else None


def _is_something_else(f: Fragment, i: int, place: int) -> bool:
    """Whether a part's words are a time or an ordinal: "three quarters" of a year, "a third time"."""
    word = f.lows[place]
    if word == "quarters" and place == i + 1 and _speaks_of_time(f, i):
        return True
    return word != "half" and f.lows[i] in ("a", "an") and f.lows[place + 1] not in _BEHIND_A_PART


def _past_any_hyphen(f: Fragment, i: int) -> int:
    """The token behind a hyphen in front of a part, with spaces too: "two - thirds"."""
    return i + 1 if f.lows[i] == "-" and f.lows[i + 1] in PARTS else i


def _half(f: Fragment, i: int) -> Number:
    if part := of_one(f, i, i + 1, _HALF):
        return part
    place = f.past_hyphen(i + 1)
    place += f.lows[place] in ("a", "an")
    return Number(i, place + 1, Numeral.of(6)) if f.lows[place] == "dozen" else _ratio(i, i + 1, _HALF)


def of_one(f: Fragment, first: int, i: int, part: Fraction) -> Number | None:
    """A part of one unit or scale word at `i`: "[a quarter] of a million", "[half] an hour", "[1/4] mile"."""
    place = _past_article(f, f.past_hyphen(i))
    if f.lows[place] in _DIVIDED or _is_halved_unit(f, place, is_directly=place == i):
        return Number(first, place, Numeral(part) if part < 1 else exact(part))
    return None


def _past_article(f: Fragment, i: int) -> int:
    """The token behind "of a" or "an" at `i`, if they stand there; -1, where nothing stands, for "of" alone."""
    article = i + (f.lows[i] == "of")
    if f.lows[article] in _ARTICLES:
        return f.past_hyphen(article + 1)
    return i if article == i else -1


def _is_halved_unit(f: Fragment, place: int, is_directly: bool) -> bool:
    """Whether a unit at `place` is what a part is of; behind a bare part ("half points") only where it is clear."""
    low = f.lows[place]
    if low in _NEVER_HALVED or not f.is_unit(place):
        return False
    return not is_directly or not (low in OFTEN_NO_UNIT or low.endswith("s"))


def and_part(f: Fragment, first: int, place: int, whole: Numeral) -> Number | None:
    """ "two and a half", "two-and-a-quarter", "3 and two thirds": the mixed number whose whole part ends at `place`."""
    joint = f.past_hyphen(place)
    if f.lows[joint] != "and" or not whole.is_integer:
        return None
    part, last = _part_behind_and(f, f.past_hyphen(joint + 1))
    if not part:
        return None
    if _is_round(whole) and f.lows[last] != "half":
        raise PhraseError(f"{f.lows[place - 1]!r} and a part may be one number or two: write the figure as digits")
    return Number(first, last + 1, exact(whole.value + part))


def _part_behind_and(f: Fragment, i: int) -> tuple[Fraction, int]:
    """The part at `i` ("half", "two thirds") and its last token; 0 when there is none."""
    top, word = (1, i) if f.lows[i] == "half" else (f.one_or(i), _past_any_hyphen(f, f.past_hyphen(i + 1)))
    bottom = PARTS.get(f.lows[word], 0)
    return (Fraction(top, bottom) if 0 < top < bottom else Fraction(0)), word


def _is_round(whole: Numeral) -> bool:
    return whole.value >= 100 and whole.value % 100 == 0


def unit_and_half(f: Fragment, i: int) -> Number | None:
    """ "a year and a half", "a million and a half": the words of the number are around the unit."""
    if f.lows[i] not in _ARTICLES or f.lows[i + 2 : i + 5] not in AND_PARTS:
        return None
    if f.lows[i + 1] not in SCALES and f.lows[i + 1] != "hundred" and not f.is_unit(i + 1):
        return None
    return Number(i, i + 1, exact(1 + Fraction(1, PARTS[f.lows[i + 4]])))


def _speaks_of_time(f: Fragment, i: int) -> bool:
    """Whether "three quarters" at `i` is nine months; raises `PhraseError` if it may be that or a share."""
    before = f.before(i)
    if f.hint in ("quarter", "ratio") or before in PERIOD_WORDS:
        return f.hint != "ratio"
    if f.lows[i + 2] != "of" or before in ("in", "after", "for", "over"):
        raise PhraseError(f"'{f.lows[i]} quarters' may be a time or a share: give the unit, quarter or ratio")
    return False


def share_of(f: Fragment, number: Number) -> Number:
    """The number, or the share it begins: "four out of five", "one in ten", "1-in-5", "one in 100,000"."""
    if f.lows[f.past_hyphen(number.last)] not in ("in", "of", "out"):
        return number
    for joint in _JOINTS:
        if end := f.past(number.last, joint):
            bottom, behind = _bottom(f, f.past_hyphen(end))
            return _share(f, number, joint, bottom, behind)
    return number


def _bottom(f: Fragment, i: int) -> tuple[int, int]:
    """A denominator at `i` and the token behind it; 0 when there is none."""
    low, factor = f.lows[i], _HUNDREDS.get(f.lows[i + 1], 0)
    value = _bottom_in_digits(low, factor) if f.kinds[i] == "number" else _DENOMINATORS.get(low, 0)
    if factor and low not in _HUNDREDS:
        return int(value * factor), i + 2
    return int(value), i + 1


def _bottom_in_digits(low: str, factor: int) -> Fraction | int:
    """The digits of a denominator; decimals only where the scale word behind them makes a whole of them."""
    digits = low.replace(",", "")
    if digits.isdecimal():
        return int(digits)
    product = Fraction(digits) * factor if _DECIMAL.fullmatch(digits) else Fraction(1, 2)
    return Fraction(digits) if product.denominator == 1 and factor else 0


def _share(f: Fragment, number: Number, joint: list[str], bottom: int, behind: int) -> Number:
    value = number.value
    fits = value.is_integer and 0 < value.value < bottom and not f.is_unit(behind)
    if fits and _makes_share(f, number, joint, bottom, behind):
        return _ratio(number.first, behind, Fraction(int(value.value), bottom))
    return number


def _makes_share(f: Fragment, number: Number, joint: list[str], bottom: int, behind: int) -> bool:
    """Whether the words between two numbers make a share of them; "in" alone may be of place."""
    match joint:
        case ["in", "a"]:
            return bottom >= 10
        case ["in"]:
            return _is_surely_share(f, number, behind)
    return True


def _is_surely_share(f: Fragment, number: Number, behind: int) -> bool:
    """Whether "3 in 4" is a share; "3 in 10 towns" may be three of something in ten."""
    if number.value.value == 1 or f.hint in ("ratio", "percent"):
        return True
    is_hyphened = f.lows[f.past_hyphen(number.last)] != f.lows[number.last]
    return is_hyphened or f.kinds[behind] != "word" or f.lows[behind] == "of"


def slashed(f: Fragment, i: int, top: Numeral) -> Number:
    """The fraction "1/3" at `i`; raises `PhraseError` for "9/11" and other dates."""
    value = divided(f, i, top)
    return of_one(f, i, i + 3, value) or _ratio(i, i + 3, value)


def divided(f: Fragment, i: int, top: Numeral) -> Fraction:
    """What "1/3" at `i` is; raises `PhraseError` where it is no common fraction."""
    bottom = f.small(i + 2) or 0
    if bottom not in _BOTTOMS or not top.is_integer or not 0 < top.value < bottom:
        raise PhraseError(f"{top}/{f.lows[i + 2]} is no common fraction")
    return Fraction(int(top.value), bottom)
