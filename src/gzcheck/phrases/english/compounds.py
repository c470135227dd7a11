"""One quantity told in several units, "3 hours and 20 minutes": it is as fine as the smallest unit says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from gzcheck.model import Numeral, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Kind, Number

_FACTORS = {
    **{("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60},
    **{("year", "month"): 12, ("foot", "inch"): 12, ("lb", "oz"): 16},
}
"""How many of the smaller unit make one of the larger."""
_UNEVEN = {
    ("year", "week"),
    ("year", "day"),
    ("month", "week"),
    ("month", "day"),
    ("day", "minute"),
    ("hour", "second"),
}
"""A larger unit and a smaller one of which no whole number makes it, or which nobody adds to it without one between."""
_PAIRS = {*_FACTORS, *_UNEVEN}
_JOINTS: tuple[list[str], ...] = ([], ["and"], [","], [",", "and"])
_ARTICLES = {"a", "an"}
_BEFORE_ARTICLE = frozenset(
    """about around over under than nearly almost roughly some just only after before for in within of by to at least
    most took takes take taken lasted lasts last lasting was is spent spends needs needed and with every another
    , ( : -""".split()
) | {""}
"""Behind another word "a day" may be a rate: "5 km a day and 3 hours of rest"."""


def compound(f: Fragment, first: Number, second: Number) -> Number | None:
    """Two numbers as one in the unit of the second; None where they are not parts of one quantity."""
    factor = next((_FACTORS[pair] for pair in product(first.units, second.units) if pair in _FACTORS), None)
    is_joined = f.lows[first.last : second.first] in _JOINTS
    if factor is None or not is_joined or not _is_whole(first) or not second.value.value < factor:
        return None
    if second.kind is not Kind.PLAIN or second.hedge or second.scaled:
        return None
    f.use(first.last, second.first)
    whole = first.value.value * factor + second.value.value
    decimals = second.value.decimals
    digits = range(first.digits.start, second.digits.stop)
    return Number(
        first.first, second.last, _to_the_unit(int(whole * 10**decimals), decimals), units=second.units, digits=digits
    )


def whole_of(f: Fragment, parts: Sequence[Number]) -> Number | None:
    """Numbers as one quantity in the unit of the last, "2 hours, 3 minutes and 12 seconds"; None if they are none."""
    first, *others = parts
    whole: Number | None = first
    for part in others:
        whole = compound(f, whole, part) if whole else None
    return whole


def with_article(f: Fragment, number: Number) -> Number | None:
    """A number with the one of a larger unit in front of it, "an hour and 20 minutes"; None where there is none."""
    unit = number.first - 2
    if unit < 1 or f.lows[unit + 1] != "and" or f.lows[unit - 1] not in _ARTICLES:
        return None
    if unit > 1 and f.lows[unit - 2] not in _BEFORE_ARTICLE:
        return None
    units = tuple(sorted(_units_at(f, unit)))
    one = Number(unit - 1, unit + 1, Numeral.of(1), units=units, digits=range(unit - 1, unit))
    return compound(f, one, number)


def refuse_larger_part(f: Fragment, number: Number) -> None:
    """Refuse a number that is only the smaller part of a quantity: "an hour and 20 minutes", "2h 20min"."""
    place = number.first - 1 - (f.lows[number.first - 1] == "and")
    is_letter = f.glued[place] and f.kinds[place - 1] == "number"
    if f.lows[number.first - 1] != "and" and not is_letter:
        return
    larger, smaller = _units_at(f, place), set(number.units)
    if larger & smaller or any(large in larger and small in smaller for large, small in _PAIRS):
        raise PhraseError(f"{f.texts[place]!r} in front of the number is part of the quantity: write both as numbers")


def _units_at(f: Fragment, place: int) -> set[str]:
    """What a word may stand for as a unit; "h" behind digits is an hour here, and elsewhere part of a name."""
    if f.lows[place] == "h" and f.glued[place]:
        return {"hour"}
    meaning, _ = f.unit_at(place)
    return set(meaning.units) if meaning else set()


def _is_whole(number: Number) -> bool:
    """Whether a number may stand in front of a smaller unit."""
    return number.kind is Kind.PLAIN and not number.hedge and not number.scaled and number.value.value.denominator == 1


def _to_the_unit(count: int, decimals: int) -> Numeral:
    """So many of the last printed place, with every digit meant: 200 minutes as 2.00e2."""
    digits = str(count)
    if decimals:
        padded = digits.rjust(decimals + 1, "0")
        return Numeral.parse(f"{padded[:-decimals]}.{padded[-decimals:]}")
    if not digits.endswith("0") or len(digits) == 1:
        return Numeral.parse(digits)
    return Numeral.parse(f"{digits[0]}.{digits[1:]}e{len(digits) - 1}")
