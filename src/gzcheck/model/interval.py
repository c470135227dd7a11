"""Exact intervals with open, closed and infinite ends: what a printed figure becomes.

All ends are `Fraction`, so nothing is ever rounded. `None` stands for an infinite end, which is always open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import inf

End = tuple[Fraction | float, int]
"""An end as a sortable pair: its place, then -1, 0 or +1 for just below, at, or just above that place."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty set of neighbouring rational numbers.

    Raises `ValueError` when the ends leave nothing between them.
    """

    lower: Fraction | None
    """Lower end; `None` is minus infinity."""
    upper: Fraction | None
    """Upper end; `None` is plus infinity."""
    lower_closed: bool = True
    """Whether the lower end itself belongs to the interval (never for an infinite end)."""
    upper_closed: bool = True
    """Whether the upper end itself belongs to the interval (never for an infinite end)."""

    def __post_init__(self) -> None:
        if self.lower is None and self.lower_closed:
            object.__setattr__(self, "lower_closed", False)
        if self.upper is None and self.upper_closed:
            object.__setattr__(self, "upper_closed", False)
        if self.start > self.stop:
            raise ValueError(f"empty interval: {self}")

    @staticmethod
    def point(value: Fraction) -> Interval:
        """The interval that holds exactly `value`."""
        return Interval(value, value)

    @property
    def start(self) -> End:
        """The lower end as a sortable pair."""
        if self.lower is None:
            return (-inf, 0)
        return (self.lower, 0 if self.lower_closed else 1)

    @property
    def stop(self) -> End:
        """The upper end as a sortable pair; the interval is non-empty exactly when `start <= stop`."""
        if self.upper is None:
            return (inf, 0)
        return (self.upper, 0 if self.upper_closed else -1)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.lower is not None and self.lower == self.upper

    def __contains__(self, value: Fraction | int) -> bool:
        return self.start <= (Fraction(value), 0) <= self.stop

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both; ends that touch count only if closed on both sides."""
        return max(self.start, other.start) <= min(self.stop, other.stop)

    def below(self, other: Interval) -> bool:
        """Whether every number in this one is smaller than every number in `other`."""
        return self.stop < other.start

    def within(self, other: Interval) -> bool:
        """Whether every number in this one lies in `other` too."""
        return other.start <= self.start and self.stop <= other.stop

    def intersection(self, other: Interval) -> Interval | None:
        """What both hold, or `None` when they do not meet."""
        return self.meet_of((self, other))

    @staticmethod
    def meet_of(intervals: Iterable[Interval]) -> Interval | None:
        """What all of them hold, or `None`; intervals that meet pairwise always share a point."""
        every = tuple(intervals)
        low = max(every, key=lambda i: i.start)
        high = min(every, key=lambda i: i.stop)
        if low.start > high.stop:
            return None
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def scaled(self, factor: Fraction) -> Interval:
        """Every number times `factor`; for a negative factor the ends swap together with their flags."""
        if factor == 0:
            return Interval.point(Fraction(0))
        low = None if self.lower is None else self.lower * factor
        high = None if self.upper is None else self.upper * factor
        if factor > 0:
            return Interval(low, high, self.lower_closed, self.upper_closed)
        return Interval(high, low, self.upper_closed, self.lower_closed)

    def mirrored(self) -> Interval:
        """Every number with its sign turned."""
        return self.scaled(Fraction(-1))

    def __str__(self) -> str:
        low = "-inf" if self.lower is None else str(self.lower)
        high = "inf" if self.upper is None else str(self.upper)
        return f"{'[' if self.lower_closed else '('}{low}, {high}{']' if self.upper_closed else ')'}"
