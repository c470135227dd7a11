"""Slips of the unit: a figure that is another one times a known factor.

Known factors are the powers of ten that scales are mistaken by, and the ratios between units of one dimension. The
match is strong if the scaled intervals meet, and weak within a few per cent. The chance of a match by accident is twice
the tolerance over the logarithm of the factor, summed over all factors tried; from 0.05 on the slip is not offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import log

from gzcheck.model import ONE_SIDED, Figure, Interval, dataclass, power_of_ten, units

SLIPS = {3: "a thousand", 4: "ten thousand (万)", 6: "a million", 8: "a hundred million (亿)", 9: "a billion"}
"""Powers of ten that scales are mistaken by, in words."""
LIKELY = 0.05
NEAR = Fraction(1, 50)
"""How far a weak match may be off."""
NEAR_THOUSANDS = Fraction(7, 100)
"""The same for powers of a thousand, of which there are few."""
LEAST_FACTOR = Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Factor:
    """A number that two quantities are mistaken by."""

    value: Fraction
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """The factor that makes the smaller figure the larger one."""

    factor: Factor
    strong: bool
    """Whether the scaled intervals meet, rather than come near."""
    is_up: bool
    """Whether the first figure is the smaller one."""


def unit_slip(a: Figure, b: Figure) -> Match | None:
    """The known factor between two figures of one dimension, the best match there is, or None; never of other signs."""
    small, large = sorted((a, b), key=lambda figure: abs(figure.base_value))
    x, y = abs(small.base_value), abs(large.base_value)
    if not x or x == y or (a.base_value > 0) != (b.base_value > 0):
        return None
    ratio, known = y / x, _known(a.unit.name, b.unit.name)
    strong = _strong(small, large, known)
    if strong and _chance([_tolerance(small, large)] * len(known), known) < LIKELY:
        return Match(min(strong, key=lambda one: abs(ratio / one.value - 1)), True, small is a)
    return _near(ratio, known, small is a, strong)


def _strong(small: Figure, large: Figure, known: Sequence[Factor]) -> list[Factor]:
    """The factors that make the intervals meet, and of which the numbers do not say otherwise."""
    return [one for one in known if _meets(small, large, one) and _is_close(small, large, one)]


def power_slip(a: Interval, b: Interval) -> int | None:
    """The power of ten (3, 4, 6, 8 or 9; negative when `a` is the larger) that makes `a` meet `b`, or None."""
    for power in SLIPS:
        for sign in (1, -1):
            if a.scaled(power_of_ten(sign * power)).meets(b):
                return sign * power
    return None


def _near(ratio: Fraction, known: Sequence[Factor], is_up: bool, meeting: list[Factor]) -> Match | None:
    """A match of the numbers themselves, however wide their intervals, where few enough factors were tried."""
    thousands = [one for one in known if one.value in (10**3, 10**6, 10**9)]
    for tried, most in ((known, NEAR), (thousands, NEAR_THOUSANDS)):
        one = _off_by(ratio, tried, most)
        if one:
            return Match(one, one in meeting, is_up)
    return None


def _off_by(ratio: Fraction, tried: Sequence[Factor], most: Fraction) -> Factor | None:
    """The first factor that a ratio is off by so little that chance would hardly do it."""
    for one in tried:
        off = abs(ratio / one.value - 1)
        if one.value >= LEAST_FACTOR and off <= most and _chance([off] * len(tried), tried) < LIKELY:
            return one
    return None


@cache
def _known(first: str, second: str) -> tuple[Factor, ...]:
    """The factors that figures in two units may be off by."""
    powers = [Factor(power_of_ten(power), words) for power, words in SLIPS.items()]
    return (*powers, *_ratios(first), *(_ratios(second) if second != first else ()))


_MOST = 6


@cache
def _ratios(name: str) -> tuple[Factor, ...]:
    """The ratios between a unit and the others of its dimension that are no powers of ten, each once.

    Only units that people mistake for it: none ten to the `_MOST` times larger or smaller.
    """
    stated = units()[name]
    found: dict[Fraction, Factor] = {}
    for other in units().values():
        if other.dimension != stated.dimension or other.offset != stated.offset:
            continue
        ratio = max(stated.factor / other.factor, other.factor / stated.factor)
        if LEAST_FACTOR <= ratio < power_of_ten(_MOST) and ratio not in map(power_of_ten, range(_MOST)):
            found.setdefault(ratio, Factor(ratio, f"{stated.name} and {other.name}"))
    return tuple(found.values())


def _meets(small: Figure, large: Figure, factor: Factor) -> bool:
    return small.base.hard.scaled(factor.value).meets(large.base.hard)


def _is_close(small: Figure, large: Figure, factor: Factor) -> bool:
    """Whether the numbers are about alike, which open intervals do not say."""
    if {small.hedge, large.hedge}.isdisjoint(ONE_SIDED):
        return True
    return Fraction(1, 2) < abs(small.base_value) * factor.value / abs(large.base_value) < 2


def _tolerance(a: Figure, b: Figure) -> Fraction:
    """How far off a match may be and still meet: half the widths of both, in shares of their values."""
    widths = []
    for figure in (a, b):
        span = figure.base.soft
        if span.lower is None or span.upper is None:
            return Fraction(1)
        widths.append((span.upper - span.lower) / 2 / abs(figure.base_value))
    return sum(widths, Fraction(0))


def _chance(tolerances: list[Fraction], tried: Sequence[Factor]) -> float:
    return sum(2 * float(off) / log(one.value) for off, one in zip(tolerances, tried, strict=True))
