"""Scale words and letters behind a number: "3.2 million", "$300m", "5bn", "12 hundred", "two dozen"."""

from __future__ import annotations

from gzcheck.model.numeral import Numeral
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.lexicon import GLUED_SCALES, SCALES
from gzcheck.phrases.english.units import money_before, unit_at
from gzcheck.phrases.reading import PhraseError


def take_scale(f: Fragment, number: Number) -> None:
    """Multiply the number by the scale that stands behind it, if one does."""
    place = f.past_hyphen(number.last)
    if f.lows[place] == "hundred":
        _multiply(f, number, 100, place)
        place = f.past_hyphen(number.last)
    if f.lows[place] == "dozen" and f.kinds[number.first] == "number":
        _multiply(f, number, 12, place)
    elif power := SCALES.get(f.lows[place]) or _letter_power(f, number, place):
        number.value, number.last, number.scaled = number.value.shifted(power), place + 1, True


def _multiply(f: Fragment, number: Number, factor: int, place: int) -> None:
    product = number.value.value * factor
    if product.denominator != 1:
        raise PhraseError(f"{f.shown(number)} times {factor} is no whole number")
    number.value, number.last = Numeral.of(int(product)), place + 1


def _letter_power(f: Fragment, number: Number, place: int) -> int:
    """The power of ten that letters directly behind the number stand for; 0 when they are no scale."""
    low = f.lows[place]
    if place != number.last:
        return 0
    if low == "m":
        return _power_of_m(f, number)
    is_scale = f.glued[place] and f.kinds[number.first] == "number"
    is_scale = is_scale or (low in ("k", "b") and money_before(f, number.first))
    return GLUED_SCALES.get(low, 0) if is_scale else 0


def _power_of_m(f: Fragment, number: Number) -> int:
    if money_before(f, number.first) or unit_at(f, number.last + 1)[0] or f.hint not in ("", "m"):
        return 6
    if not f.hint:
        raise PhraseError("'m' may be million or metres: give the unit, or a longer fragment")
    return 0
