"""Scale words and letters behind a number: "3.2 million", "$300m", "5bn", "12 hundred", "two dozen", "3 lakh crore"."""

from __future__ import annotations

from gzcheck.model import Numeral
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.lexicon import GLUED_SCALES, SCALES
from gzcheck.phrases.english.money import is_money, letters_at
from gzcheck.phrases.english.units import unit_at
from gzcheck.phrases.reading import PhraseError

_LETTER_CODES = {"k": 3, "m": 6, "b": 9}
_NAMES_IN_K = {"1", "2", "3", "4", "5", "8", "10"}
"""4K is a picture, 5K and 10K are runs."""


def take_scale(f: Fragment, number: Number) -> None:
    """Multiply the number by the scale that stands behind it, if one does."""
    place = f.past_hyphen(number.last)
    if f.lows[place] == "hundred":
        _multiply(f, number, 100, place)
        place = f.past_hyphen(number.last)
    if f.lows[place] == "dozen" and f.kinds[number.first] == "number":
        _multiply(f, number, 12, place)
    elif power := _word_power(f, number, place) or _letter_power(f, number, place):
        number.value, number.last, number.scaled = number.value.shifted(power), place + 1, True
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
    if f.lows[place] in SCALES and f.lows[place] not in ("mm", "grand", "cr", "mil", "bil"):
        number.value, number.last = number.value.shifted(SCALES[f.lows[place]]), place + 1


def _word_power(f: Fragment, number: Number, place: int) -> int:
    low = f.lows[place]
    if low == "mm":
        return 6 if f.texts[place] == "MM" else 0
    if low in ("mil", "cr", "mio", "mrd", "grand", "lac", "bil") and f.kinds[number.first] != "number":
        return SCALES[low] if low == "grand" else 0
    return SCALES.get(low, 0)


def _take_code(f: Fragment, number: Number, place: int) -> None:
    """ "30 MUSD": the scale's letter in front of a currency's code."""
    text = f.texts[place]
    if len(text) != 4 or not text[1:].isupper() or text[0].lower() not in _LETTER_CODES:
        return
    if (code := text[1:]) in ("USD", "EUR", "SEK", "NOK", "DKK", "GBP", "CHF", "CNY", "JPY", "INR"):
        number.value = number.value.shifted(_LETTER_CODES[text[0].lower()])
        number.units, number.last, number.scaled = (code,), place + 1, True


def _letter_power(f: Fragment, number: Number, place: int) -> int:
    """The power of ten that letters directly behind the number stand for; 0 when they are no scale."""
    low, text = f.lows[place], f.texts[place]
    if place != number.last or (low == "mm" and text != "MM"):
        return 0
    if low == "m":
        return _power_of_m(f, number)
    is_money_here = is_money(f) or bool(letters_at(f, number.first - 1))
    if low in ("t", "b") and text != "B":
        return GLUED_SCALES[low] if is_money_here else 0
    is_glued = f.glued[place] and f.kinds[number.first] == "number"
    is_picture = text == "K" and f.lows[number.first] in _NAMES_IN_K
    is_scale = (is_money_here and low in ("k", "b")) or (is_glued and not is_picture)
    return GLUED_SCALES.get(low, 0) if is_scale else 0


def _power_of_m(f: Fragment, number: Number) -> int:
    is_metre = f.texts[number.last] == "m" and f.hint in ("m", "")
    behind = f.lows[number.last + 1]
    is_counted = behind == "people" or (behind.endswith("s") and f.hint != "m")
    if is_money(f) or unit_at(f, number.last + 1)[0] or not is_metre or is_counted:
        return 6
    if not f.hint:
        raise PhraseError("'m' may be million or metres: give the unit, or a longer fragment")
    return 0
