"""The scale of a table's head for one cell, and what a column of changes is in, by the arithmetic of its row."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gzcheck.model import NumeralError, ScaleFound, power_of_ten
from gzcheck.texts.sieve import Found

NO_SCALE = frozenset(("percent", "percentage-point", "basis-point", "permille", "ratio", "rank"))
"""Units that no scale is for."""
_UNTOLD = "its column is of changes, and the row does not show whether in the unit of the others or in percent"


def shift(found: Found, scale: ScaleFound) -> None:
    """Multiply a number by the scale of its head."""
    reading = found.reading
    if reading is None or not NO_SCALE.isdisjoint(found.units):
        return
    try:
        upper = reading.upper.shifted(scale.power) if reading.upper else None
        found.reading = replace(reading, value=reading.value.shifted(scale.power), upper=upper)
    except NumeralError:
        return
    found.scale = scale


def settle_change(change: Found, now: Found, then: Found) -> bool:
    """Tell what a change without a unit is in, from the two numbers that it is the change between.

    204.6, 211.3 and -6.7 under "thousand persons": 6.7 thousand. 1,204, 1,100 and 9.5: percent. Where neither holds, or
    both do, it is not told (False), and where a scale would make a difference the number is not read.
    """
    power = now.scale.power if now.scale is not None else 0
    is_share = _is_share(change, now, then)
    if is_share is _is_difference(change, now, then, power):
        if power:
            leave_untold(change)
        return bool(power)
    if is_share:
        change.unit = "percent"
        return True
    change.unit = next(iter(now.units), "")
    if now.scale is not None:
        shift(change, now.scale)
    return True


def leave_untold(change: Found) -> None:
    """Leave a change unread of which nothing tells what it is in."""
    change.reading, change.reason = None, _UNTOLD


def _is_difference(change: Found, now: Found, then: Found, power: int) -> bool:
    """Whether it is the difference of the two within what is rounded, whichever of them is the earlier."""
    said, slack = _value(change) * power_of_ten(power), _place(change) * power_of_ten(power)
    between = abs(_value(now) - _value(then))
    return abs(abs(said) - between) <= (slack + _place(now) + _place(then)) / 2


def _is_share(change: Found, now: Found, then: Found) -> bool:
    """Whether it is the difference in percent of one of the two."""
    said, between = abs(_value(change)), abs(_value(now) - _value(then))
    rounded = _place(now) + _place(then)
    return any(
        abs(said - 100 * between / abs(base)) <= _place(change) / 2 + 100 * rounded / abs(base)
        for base in (_value(now), _value(then))
        if base
    )


def _value(found: Found) -> Fraction:
    assert found.reading is not None
    return found.reading.value.value


def _place(found: Found) -> Fraction:
    assert found.reading is not None
    return found.reading.value.place
