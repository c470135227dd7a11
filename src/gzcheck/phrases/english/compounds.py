"""One quantity told in two units, "3 hours and 20 minutes": it is as fine as the smaller unit says."""

from __future__ import annotations

from gzcheck.model import Numeral, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Kind, Number

_FACTORS = {("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("foot", "inch"): 12}
"""How many of the smaller unit make one of the larger."""
_JOINTS: tuple[list[str], ...] = ([], ["and"], [","])


def compound(f: Fragment, first: Number, second: Number) -> Number | None:
    """Two numbers as one in the unit of the second; None where they are not parts of one quantity."""
    pair = next(iter(first.units), ""), next(iter(second.units), "")
    factor = _FACTORS.get(pair)
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


def refuse_larger_part(f: Fragment, number: Number) -> None:
    """Refuse a number that is only the smaller part of a quantity: "an hour and 20 minutes", "2h 20min"."""
    place = number.first - 1 - (f.lows[number.first - 1] == "and")
    is_letter = f.glued[place] and f.kinds[place - 1] == "number"
    if f.lows[number.first - 1] != "and" and not is_letter:
        return
    larger, smaller = _units_at(f, place), set(number.units)
    if larger & smaller or any(large in larger and small in smaller for large, small in _FACTORS):
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
