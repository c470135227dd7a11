"""Exact intervals with open, closed and infinite ends: what a printed figure becomes.

All ends are `Fraction`, so nothing is ever rounded. `None` stands for an infinite end, which is always open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import inf

from gzcheck.model.values import dataclass

End = tuple[float, Fraction | float, int]
"""A sortable end: about where, exactly where, then -1, 0 or +1 for just below, at, or just above that place.

Rounding keeps an order and floats are compared ten times as fast, so exact places are asked only where these are equal.
"""


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
        lower, upper = self.lower, self.upper
        if lower is not None and upper is not None and lower < upper:
            return  # nearly always, and one comparison is all it costs
        if lower is None:
            object.__setattr__(self, "lower_closed", False)
        if upper is None:
            object.__setattr__(self, "upper_closed", False)
        if self.start > self.stop:
            raise ValueError(f"empty interval: {self}")

    @staticmethod
    def point(value: Fraction) -> Interval:
        """The interval that holds exactly `value`."""
        return Interval(value, value)

    @property
    def start(self) -> End:
        """The lower end."""
        return _end(self.lower, -inf, 0 if self.lower_closed else 1)

    @property
    def stop(self) -> End:
        """The upper end; the interval is non-empty exactly when `start <= stop`."""
        return _end(self.upper, inf, 0 if self.upper_closed else -1)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.lower is not None and self.lower == self.upper

    @property
    def is_bounded(self) -> bool:
        """Whether it has both ends."""
        return self.lower is not None and self.upper is not None

    def with_ends(self, lower: Callable[[Fraction], Fraction], upper: Callable[[Fraction], Fraction]) -> Interval:
        """The interval between what two functions make of its ends; they stay open or closed, and infinite."""
        low = None if self.lower is None else lower(self.lower)
        high = None if self.upper is None else upper(self.upper)
        return Interval(low, high, self.lower_closed, self.upper_closed)

    def __contains__(self, value: Fraction | int) -> bool:
        return self.start <= _end(Fraction(value), inf, 0) <= self.stop

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
        low = self if self.start >= other.start else other
        high = self if self.stop <= other.stop else other
        if low is high:
            return low
        return None if low.start > high.stop else Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    @staticmethod
    def meet_of(intervals: Iterable[Interval]) -> Interval | None:
        """What all of them hold, or `None`; intervals that meet pairwise always share a point."""
        every = tuple(intervals)
        if len(every) == 1:
            return every[0]
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

    def moved(self, offset: Fraction) -> Interval:
        """Every number plus `offset`."""
        if not offset:
            return self
        return Interval(_sum(self.lower, offset), _sum(self.upper, offset), self.lower_closed, self.upper_closed)

    # ------------------------------------------------------------ arithmetic
    #
    # Every operation gives the smallest interval that holds all results. For an expression that uses each of its terms
    # once, the composition is exact too; a term used twice makes it wider than necessary, never narrower.

    def __add__(self, other: Interval) -> Interval:
        """All sums."""
        return Interval(
            _sum(self.lower, other.lower),
            _sum(self.upper, other.upper),
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __neg__(self) -> Interval:
        return self.mirrored()

    def __sub__(self, other: Interval) -> Interval:
        """All differences."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """All products."""
        corners = [_product(a, b) for a in self._ends for b in other._ends]
        low, high = min(value for value, _ in corners), max(value for value, _ in corners)
        return _between((low, _is_closed(low, corners)), (high, _is_closed(high, corners)))

    def inverse(self) -> Interval:
        """All reciprocals; raises `ZeroDivisionError` when 0 lies inside."""
        if 0 in self:
            raise ZeroDivisionError("division by an interval that holds 0")
        low, high = _inverse_end(self.upper), _inverse_end(self.lower)
        return Interval(low, high, self.upper_closed, self.lower_closed)

    def __truediv__(self, other: Interval) -> Interval:
        """All quotients; raises `ZeroDivisionError` when 0 lies in `other`."""
        return self * other.inverse()

    def __pow__(self, exponent: int) -> Interval:
        """All powers by a whole number; raises `ZeroDivisionError` for a negative one when 0 lies inside."""
        if exponent < 0:
            return (self**-exponent).inverse()
        if exponent == 0:
            return Interval.point(Fraction(1))
        ends = [(value**exponent, closed) for value, closed in self._ends]
        if exponent % 2 == 0 and 0 in self:
            high = max(value for value, _ in ends)
            return _between((Fraction(0), True), (high, _is_closed(high, ends)))
        return _between(*sorted(ends))

    @property
    def _ends(self) -> tuple[_Corner, _Corner]:
        return (
            (-inf if self.lower is None else self.lower, self.lower_closed),
            (inf if self.upper is None else self.upper, self.upper_closed),
        )

    def mirrored(self) -> Interval:
        """Every number with its sign turned."""
        low = None if self.upper is None else -self.upper
        high = None if self.lower is None else -self.lower
        return Interval(low, high, self.upper_closed, self.lower_closed)

    def __str__(self) -> str:
        low = "-inf" if self.lower is None else str(self.lower)
        high = "inf" if self.upper is None else str(self.upper)
        return f"{'[' if self.lower_closed else '('}{low}, {high}{']' if self.upper_closed else ')'}"


def _end(value: Fraction | None, beyond: float, side: int) -> End:
    """An end at a value, or the infinite one."""
    return (beyond, beyond, 0) if value is None else (_about(value), value, side)


def _about(value: Fraction) -> float:
    """The nearest float; beyond all floats an infinity."""
    try:
        return value.numerator / value.denominator
    except OverflowError:
        return inf if value > 0 else -inf


_Corner = tuple[Fraction | float, bool]
"""A value, or an infinity, and whether it is attained."""


def _between(low: _Corner, high: _Corner) -> Interval:
    """The interval from one corner to another, either of which may be infinite."""
    return Interval(
        None if low[0] == -inf else Fraction(low[0]), None if high[0] == inf else Fraction(high[0]), low[1], high[1]
    )


def _is_closed(end: Fraction | float, corners: Iterable[_Corner]) -> bool:
    """Whether any of the corners with this value belongs to its interval."""
    return any(closed for value, closed in corners if value == end)


def _sum(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    """The sum of two ends; an infinite one makes it infinite."""
    return None if a is None or b is None else a + b


def _product(a: _Corner, b: _Corner) -> _Corner:
    """The corner of a product. A zero end decides alone: 0 times anything is 0, even where the other is infinite."""
    (x, x_closed), (y, y_closed) = a, b
    zeros = [closed for value, closed in (a, b) if value == 0]
    if zeros:
        return Fraction(0), any(zeros)
    if isinstance(x, float) or isinstance(y, float):
        return (inf if (x > 0) == (y > 0) else -inf), False
    return x * y, x_closed and y_closed


def _inverse_end(end: Fraction | None) -> Fraction | None:
    """1/end; an infinite end becomes 0, and an open end at 0 becomes infinite."""
    if end is None:
        return Fraction(0)
    return None if end == 0 else 1 / end
