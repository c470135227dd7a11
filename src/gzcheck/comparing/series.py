"""Series: figures on one thing at different times, in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gzcheck.model import Claim, Indicator, Kind, Status

LEAST = 3
"""From this many readings on a rise is a series, and not two sources that contradict each other."""


def only_rises(claims: Sequence[Claim], indicator: Indicator) -> bool:
    """Whether a stock's figures rise from each time to the next, as those of a running total do.

    At least three different readings at times that follow one another; figures of one time must not contradict.
    """
    are_facts = all(claim.status is Status.ACTUAL for claim in claims)
    if indicator.kind is not Kind.STOCK or indicator.cumulative or not are_facts:
        return False
    if len({claim.period.nominal for claim in claims if claim.period}) < LEAST:
        return False
    steps = _steps(claims)
    return len(steps) + 1 >= LEAST and all(_rises(earlier, later) for earlier, later in steps)


def _steps(claims: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Claims that follow one another in time and share no number."""
    ordered = sorted(claims, key=lambda claim: (claim.period.nominal if claim.period else (), claim.figure.base_value))
    return [(one, other) for one, other in pairwise(ordered) if not one.figure.base.hard.meets(other.figure.base.hard)]


def _rises(earlier: Claim, later: Claim) -> bool:
    assert earlier.period and later.period
    return earlier.period.before(later.period) and earlier.figure.base.hard.below(later.figure.base.hard)
