"""Scale words and letters behind a number: "3.2 million", "$300m", "5bn", "12 hundred", "two dozen", "3 lakh crore"."""

from __future__ import annotations

from gzcheck.model import Numeral, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.lexicon import SCALE_LETTERS, SCALES
from gzcheck.phrases.english.money import is_money, letters_at

_LETTER_CODES = {"k": 3, "m": 6, "b": 9}
_CODES_BEHIND_LETTERS = set("USD EUR SEK NOK DKK GBP CHF CNY JPY INR".split())
_NAMES_IN_K = {"1", "2", "3", "4", "5", "8", "10"}
"""4K is a picture, 5K and 10K are runs."""
_SECOND = SCALES.keys() - {"mm", "grand", "cr", "mil", "bil"}
"""Scale words that may stand behind another one."""
_BEHIND_DIGITS = {"mil", "cr", "mio", "mrd", "lac", "bil"}
"""Scale words that may be none behind a number in words."""


def take_scale(f: Fragment, number: Number) -> None:
    """Multiply the number by the scale that stands behind it, if one does."""
    place = f.past_hyphen(number.last)
    if f.lows[place] == "hundred":
        _multiply(f, number, 100, place)
        place = f.past_hyphen(number.last)
    if f.lows[place] == "dozen" and f.kinds[number.first] == "number":
        _multiply(f, number, 12, place)
    elif power := _word_power(f, number, place) or _letter_power(f, number, place):
        number.scale(power, place + 1)
        _take_second(f, number)
    else:
        _take_code(f, number, place)


def _multiply(f: Fragment, number: Number, factor: int, place: int) -> None:
    product = number.value.value * factor
    if product.denominator != 1:
        raise PhraseError(f"{f.shown(number)} times {factor} is no whole number")
    number.value, number.last = Numeral.of(int(product)), place + 1


def _take_second(f: Fragment, number: Number) -> None:
    """The second of two scale words: "3 lakh crore", "5 thousand billion", "a hundred million million"."""
    place = f.past_hyphen(number.last)
    if f.lows[place] in _SECOND:
        number.scale(SCALES[f.lows[place]], place + 1)


def _word_power(f: Fragment, number: Number, place: int) -> int:
    low = f.lows[place]
    if low not in SCALES or (low == "mm" and f.texts[place] != "MM"):
        return 0
    if low in _BEHIND_DIGITS and f.kinds[number.first] != "number":
        raise PhraseError(f"{f.texts[place]!r} behind a number in words may be a scale or not: write it as digits")
    return SCALES[low]


def _take_code(f: Fragment, number: Number, place: int) -> None:
    """ "30 MUSD": the scale's letter in front of a currency's code."""
    letter, code = f.texts[place][:1].lower(), f.texts[place][1:]
    if code in _CODES_BEHIND_LETTERS and letter in _LETTER_CODES:
        number.scale(_LETTER_CODES[letter], place + 1)
        number.units = (code,)


def _letter_power(f: Fragment, number: Number, place: int) -> int:
    """The power of ten that letters directly behind the number stand for; 0 when they are no scale."""
    low = f.lows[place]
    if place != number.last:
        return 0
    if low == "m":
        return _power_of_m(f, number)
    if low not in SCALE_LETTERS:
        return 0
    return SCALE_LETTERS[low] if _is_scale(f, number, place) else 0


def _is_scale(f: Fragment, number: Number, place: int) -> bool:
    """Whether letters behind the number are a scale: they touch its digits, or money is spoken of."""
    low, text = f.lows[place], f.texts[place]
    if low == "t" or text == "b":
        return _is_money_here(f, number)
    if _touches_digits(f, number, place) and not _is_picture(f, number, text):
        return True
    return low in ("k", "b") and _is_money_here(f, number)


def _touches_digits(f: Fragment, number: Number, place: int) -> bool:
    return f.glued[place] and f.kinds[number.first] == "number"


def _is_picture(f: Fragment, number: Number, text: str) -> bool:
    return text == "K" and f.lows[number.first] in _NAMES_IN_K


def _is_money_here(f: Fragment, number: Number) -> bool:
    return is_money(f) or bool(letters_at(f, number.first - 1))


def _power_of_m(f: Fragment, number: Number) -> int:
    if _is_million(f, number):
        return 6
    if not f.hint:
        raise PhraseError("'m' may be million or metres: give the unit, or a longer fragment")
    return 0


def _is_million(f: Fragment, number: Number) -> bool:
    """Whether the letter behind a number cannot be metres."""
    behind = number.last + 1
    if f.texts[number.last] != "m" or f.hint not in ("m", ""):
        return True
    return _counts(f, behind) or is_money(f) or f.unit_at(behind)[0] is not None


def _counts(f: Fragment, i: int) -> bool:
    """Whether the word at `i` is what millions are counted of."""
    return f.lows[i] == "people" or (f.lows[i].endswith("s") and f.hint != "m")
