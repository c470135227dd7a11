"""Slips between units whose zeros lie apart: 68 against 20 °C is one temperature, once in Fahrenheit's degrees.

A number may have been read, or passed on, in a unit that it was not meant in. Where the units differ by a factor alone
the slip is one of the known factors; where an offset comes with it, no factor tells, and each number is tried in every
such unit of its dimension.

The chance of a match by accident is the share, among the values from twice the difference below the lower reading to
twice the difference above the higher one, that would have been taken for such a slip too: 20 and 68 °C differ by 48, of
the 240 degrees from -76 to 164 those about 68 (2.8 wide) and -6.7 (1.6) would, which is 0.018; -20 and -4 °C, which is
-20 °C in Fahrenheit, differ by 16, and 4.4 of 80 degrees are 0.054. From 0.05 on the slip is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from gzcheck.explaining.digits import LIKELY
from gzcheck.model import Figure, Interval, Unit, dataclass, units


@dataclass(frozen=True, slots=True)
class Misread:
    """A figure whose number is the other figure, once it is read in another unit."""

    figure: Figure
    other: Figure
    unit: Unit
    """What the number was meant in."""


def offset_slip(a: Figure, b: Figure) -> Misread | None:
    """The figure of two that is the other one in a unit with another zero, or None; also where chance would say so."""
    if a.unit.dimension != b.unit.dimension or a.base.hard.meets(b.base.hard):
        return None
    for one in _misreadings(a, b):
        if one.unit.span_to_base(one.figure.span.soft).meets(one.other.base.soft):
            return one if max(_chance(a, b), _chance(b, a)) < LIKELY else None
    return None


def _misreadings(a: Figure, b: Figure) -> Iterator[Misread]:
    for figure, other in ((a, b), (b, a)):
        for unit in _with_other_zeros(figure.unit.dimension, figure.unit.offset):
            yield Misread(figure, other, unit)


@cache
def _with_other_zeros(dimension: str, offset: Fraction) -> tuple[Unit, ...]:
    """The units of a dimension whose zero lies elsewhere."""
    return tuple(one for one in units().values() if one.dimension == dimension and one.offset != offset)


def _chance(kept: Figure, other: Figure) -> Fraction:
    """The share of the values near by that would be taken for a slip too, if they stood in the other figure's place."""
    reach = 2 * abs(kept.base_value - other.base_value)
    low, high = sorted((kept.base_value, other.base_value))
    found = [
        width
        for one in _misreadings(kept, other)
        for value, width in [_explained(kept, other, one)]
        if low - reach <= value <= high + reach
    ]
    return sum(found, Fraction(0)) / (high - low + 2 * reach)


def _explained(kept: Figure, other: Figure, one: Misread) -> tuple[Fraction, Fraction]:
    """The value in the other figure's place that this misreading would explain, and how far from it one may lie."""
    own, others = _width(kept.base.soft), _width(other.base.soft)
    ratio = one.unit.factor / one.figure.unit.factor
    if one.figure is kept:
        return one.unit.to_base(kept.unit.from_base(kept.base_value)), own * ratio + others
    return other.unit.to_base(one.unit.from_base(kept.base_value)), own / ratio + others


def _width(soft: Interval) -> Fraction:
    assert soft.lower is not None and soft.upper is not None, "what a figure suggests has two ends"
    return soft.upper - soft.lower
