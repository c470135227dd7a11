"""How far apart the readings of one thing lie: the widest two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gzcheck.model.claim import Claim
from gzcheck.model.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The distance between the lowest and the highest reading."""

    absolute: Fraction
    """In the unit of the first claim."""
    relative: Fraction | None
    """As a share of the smaller reading; None where that is zero."""
    halfwidths: Fraction | None
    """In half-widths of the wider of the two hard intervals; None where it has no width or no end."""


def spread(claims: Sequence[Claim]) -> Spread | None:
    """The widest two readings, or None where the claims are fewer than two or not all on one thing.

    203 against some 230 (220 to 240): 27 apart, 13.3 % of 203, 2.7 times the half-width of 10.
    """
    things = {(claim.about, claim.indicator, claim.figure.unit.dimension) for claim in claims}
    if len(claims) < 2 or len(things) != 1:
        return None
    figures = sorted((claim.figure for claim in claims), key=_middle)
    low, high = figures[0], figures[-1]
    gap = _middle(high) - _middle(low)
    smaller = min(abs(_middle(low)), abs(_middle(high)))
    width = max(_half_width(low), _half_width(high), key=lambda half: half or 0)
    return Spread(
        absolute=gap / claims[0].figure.unit.factor,
        relative=gap / smaller if smaller else None,
        halfwidths=gap / width if width else None,
    )


def _middle(figure: Figure) -> Fraction:
    """What is printed, in base units; of a range the middle."""
    if figure.upper is None:
        return figure.base_value
    return (figure.base_value + figure.unit.to_base(figure.upper.value)) / 2


def _half_width(figure: Figure) -> Fraction | None:
    """Half the width of the hard interval in base units, or None where it has no end."""
    hard = figure.base.hard
    return None if hard.lower is None or hard.upper is None else (hard.upper - hard.lower) / 2
