"""How far apart the readings of one thing lie: the widest two of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gzcheck.model import Claim, Figure, Interval, dataclass

Reading = tuple[Fraction, Fraction | None]
"""Where a reading lies, and half the width of what it must mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The distance between the lowest and the highest reading."""

    absolute: Fraction
    """In the unit of the first claim."""
    relative: Fraction | None
    """As a share of the smaller reading; None where that is zero."""
    halfwidths: Fraction | None
    """In half-widths of the wider of the two hard intervals; None where it has no width or no end."""
    of_larger: Fraction
    """As a share of the larger reading: what findings are ordered by. Zero where both readings are."""


def spread(claims: Sequence[Claim]) -> Spread | None:
    """The widest two readings, or None where the claims are fewer than two or not all on one thing.

    203 against some 230 (220 to 240): 27 apart, 13.3 % of 203, 2.7 times the half-width of 10.
    """
    things = {(claim.about, claim.indicator, claim.figure.unit.dimension) for claim in claims}
    if len(claims) < 2 or len(things) != 1:
        return None
    figures = sorted({id(claim.figure): claim.figure for claim in claims}.values(), key=_middle)
    return _spread(_reading(figures[0]), _reading(figures[-1]), claims[0].figure.unit.factor)


def _reading(figure: Figure) -> Reading:
    return _middle(figure), _half_width(figure.base.hard)


def spread_of_sides(first: Interval, second: Interval) -> Spread:
    """The same for the two sides of an identity: the empty stretch between them, zero where they meet.

    450 to 550 against 100: 350 apart, 3.5 times 100 and 78 % of 450, 7 times the half-width of 50.
    """
    low, high = sorted((first, second), key=lambda side: side.start)
    if low.upper is None or high.lower is None or low.upper > high.lower:
        return Spread(absolute=Fraction(0), relative=None, halfwidths=None, of_larger=Fraction(0))
    return _spread((low.upper, _half_width(low)), (high.lower, _half_width(high)), Fraction(1))


def _spread(low: Reading, high: Reading, factor: Fraction) -> Spread:
    gap = high[0] - low[0]
    smaller, larger = sorted((abs(low[0]), abs(high[0])))
    widths = [width for _, width in (low, high) if width]
    return Spread(
        absolute=gap / factor,
        relative=gap / smaller if smaller else None,
        halfwidths=gap / max(widths) if widths else None,
        of_larger=gap / larger if larger else Fraction(0),
    )


def _middle(figure: Figure) -> Fraction:
    """What is printed, in base units; of a range the middle."""
    if figure.upper is None:
        return figure.base_value
    return (figure.base_value + figure.unit.to_base(figure.upper.value)) / 2


def _half_width(hard: Interval) -> Fraction | None:
    """Half the width of an interval, or None where it has no end."""
    return None if hard.lower is None or hard.upper is None else (hard.upper - hard.lower) / 2
