"""The core: a printed figure (value, unit, hedge, precision) and the two intervals it stands for.

Every figure has a *hard* interval, outside which somebody is wrong, and a *soft* one, outside which somebody should
look. `hedge table` below is the specification's table; the helper names u, g, w, s are the table's letters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal, assert_never

from gzcheck.model.hedge import Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.numeral import Numeral
from gzcheck.model.span import Span
from gzcheck.model.units import Measure, Unit
from gzcheck.model.verdict import Verdict

Precision = Fraction | Literal["exact"] | None
"""A curator's override of the reading: a place to which the figure is good, "exact", or none (XBRL's `decimals`)."""

DOZEN, SCORE = 12, 20


class FigureError(ValueError):
    """A value, unit and hedge that make no figure together."""


@dataclass(frozen=True)
class Figure:
    """What a source printed, as a number with a meaning.

    Raises `FigureError` when a range has no second number, runs backwards, or an order of magnitude is none.
    """

    value: Numeral
    """The number; for a range its lower one; for "thousands" 1000, for "dozens" 12."""
    unit: Unit
    hedge: Hedge = Hedge.BARE
    upper: Numeral | None = None
    """The second number of a range."""
    precision: Precision = None

    def __post_init__(self) -> None:
        if (self.hedge is Hedge.RANGE) != (self.upper is not None):
            raise FigureError("a range has two numbers, and only a range has")
        if self.upper is not None and self.upper.value <= self.value.value:
            raise FigureError(f"a range runs upwards, but {self.upper} is not above {self.value}")
        if self.hedge in (Hedge.NEARLY, Hedge.UNDER) and not self.value.written:
            raise FigureError(f"'{self.hedge.value}' has no reading beside 0")
        if self.hedge is Hedge.ORDER and not _is_order(self.value.value):
            raise FigureError(f"{self.value} is no order of magnitude: use 12 (dozens), 20 (scores) or a power of ten")

    @property
    def place(self) -> Fraction:
        """u: how finely the number is printed, or the curator's override."""
        return self.precision if isinstance(self.precision, Fraction) else self.value.place

    @property
    def grain(self) -> Fraction:
        """g: the place of the last digit that says something, or the curator's override."""
        return self.precision if isinstance(self.precision, Fraction) else self.value.grain

    @property
    def is_bare_rounded(self) -> bool:
        """Whether the same-precision rule applies: a bare figure that stands for a rounding interval."""
        return self.hedge is Hedge.BARE and not self.span.hard.is_point

    @cached_property
    def span(self) -> Span:
        """What the figure must mean and what it suggests to a reader, in its own unit."""
        if self.value.value < 0 and self.upper is None:
            return self._mirror.span.mirrored()
        return Span.cut(*_READINGS[self.hedge](self))

    @cached_property
    def base(self) -> Span:
        """`span` in the base unit of the unit's dimension."""
        return self.span.scaled(self.unit.factor)

    @property
    def base_value(self) -> Fraction:
        """The value in the base unit of the unit's dimension."""
        return self.value.value * self.unit.factor

    @property
    def base_grain(self) -> Fraction:
        """The grain in the base unit of the unit's dimension."""
        return self.grain * self.unit.factor

    @property
    def base_rounded(self) -> Fraction:
        """The value as good as it is given: rounded to the curator's precision where there is one, in base units."""
        if isinstance(self.precision, Fraction):
            return round(self.value.value / self.precision) * self.precision * self.unit.factor
        return self.base_value

    @property
    def _mirror(self) -> Figure:
        positive = Numeral(-self.value.written)
        return Figure(positive, self.unit, self.hedge, None, self.precision)

    def same_reading(self, other: Figure) -> bool:
        """Whether both say the same to a reader: value, dimension and hedge alike, and both intervals too."""
        if (self.value, self.unit, self.hedge, self.upper) == (other.value, other.unit, other.hedge, other.upper):
            return self.precision == other.precision
        if self._reads_by_value and self._as_read == other._as_read:
            return True
        return (
            self.hedge is other.hedge
            and self.unit.dimension == other.unit.dimension
            and self.base_value == other.base_value
            and self.base == other.base
        )

    @property
    def _reads_by_value(self) -> bool:
        """Whether the intervals hang on the value alone, however many of its zeros are written (127e3 or 127,000)."""
        plain = self.hedge not in (Hedge.BARE, Hedge.RANGE) and isinstance(self.value.written, Decimal)
        return plain and self.precision is None

    @property
    def _as_read(self) -> tuple[object, ...]:
        return (self.value.written, self.unit, self.hedge, self.precision)


def clash_by_precision(a: Figure, b: Figure) -> bool:
    """The same-precision rule: two bare figures rounded to one place meet only if they are equal.

    Rounding intervals are closed, so 8.5 and 8.6 million touch at 8.55; but nobody rounds one number to both.
    Source: XBRL Calculations 1.1, "duplicate facts", consistency of values with equal decimals.
    """
    return a.is_bare_rounded and b.is_bare_rounded and a.base_grain == b.base_grain and a.base_rounded != b.base_rounded


def compare(a: Figure, b: Figure) -> Verdict:
    """Judge two figures of one dimension; raises `FigureError` when the dimensions differ."""
    if a.unit.dimension != b.unit.dimension:
        raise FigureError(f"{a.unit.name} and {b.unit.name} measure different things")
    return Verdict.CONFLICT if clash_by_precision(a, b) else a.base.judge(b.base)


def _is_order(value: Fraction) -> bool:
    if value in (DOZEN, SCORE):
        return True
    return value.denominator == 1 and value >= 10 and str(value.numerator).strip("0") == "1"


# ---------------------------------------------------------------- the hedge table

Pair = tuple[Interval, Interval]


def _around(v: Fraction, reach: Fraction) -> Interval:
    return Interval(v - reach, v + reach)


def _bare(f: Figure) -> Pair:
    v, u, g = f.value.value, f.place, f.grain
    if f.precision == "exact":
        return _exact(f)
    if f.precision is not None:
        return _around(v, u / 2), _around(v, u / 2)
    match f.unit.measure:
        case Measure.ORDINAL:
            return _exact(f)
        case Measure.COUNT if f.value.is_integer and not _rounded_count(f.value):
            return _exact(f)
        case Measure.COUNT | Measure.MEASURED:
            return _around(v, max(g, u) / 2), _around(v, u / 2)
        case _ as never:
            assert_never(never)


def _rounded_count(value: Numeral) -> bool:
    return value.scaled_up or (value.value >= 1000 and value.trailing_zeros >= 2)


def _exact(f: Figure) -> Pair:
    point = Interval.point(f.value.value)
    return point, point


def _w(f: Figure) -> Fraction:
    v = f.value.value
    return max(v / 50, min(f.grain, v / 4))


def _s(f: Figure) -> Fraction:
    return f.grain if f.value.significant_digits >= 2 else f.grain / 2


def _about(f: Figure) -> Pair:
    v = f.value.value
    return _around(v, _w(f)), _around(v, f.grain / 2)


def _nearly(f: Figure) -> Pair:
    v = f.value.value
    return Interval(v - _w(f), v, True, False), Interval(v - f.grain / 2, v, True, False)


def _over(f: Figure) -> Pair:
    v = f.value.value
    return Interval(v, None, False, False), Interval(v, v + _s(f), False, True)


def _at_least(f: Figure) -> Pair:
    v = f.value.value
    return Interval(v, None, True, False), Interval(v, v + _s(f))


def _under(f: Figure) -> Pair:
    v = f.value.value
    return Interval(Fraction(0), v, True, False), Interval(v - _s(f), v, True, False)


def _at_most(f: Figure) -> Pair:
    v = f.value.value
    return Interval(Fraction(0), v), Interval(v - _s(f), v)


def _odd(f: Figure) -> Pair:
    v = f.value.value
    span = Interval(v, v + f.grain, False, True)
    return span, span


def _range(f: Figure) -> Pair:
    assert f.upper is not None
    a, b = f.value, f.upper
    low, high = (f.precision, f.precision) if isinstance(f.precision, Fraction) else (a.place, b.place)
    if f.precision == "exact":
        low = high = Fraction(0)
    return Interval(a.value - low / 2, b.value + high / 2), Interval(a.value, b.value)


def _order(f: Figure) -> Pair:
    v = f.value.value
    top = Fraction(100) if v in (DOZEN, SCORE) else 10 * v
    span = Interval(2 * v, top, True, False)
    return span, span


_READINGS: dict[Hedge, Callable[[Figure], Pair]] = {
    Hedge.BARE: _bare,
    Hedge.EXACT: _exact,
    Hedge.ABOUT: _about,
    Hedge.NEARLY: _nearly,
    Hedge.OVER: _over,
    Hedge.AT_LEAST: _at_least,
    Hedge.UNDER: _under,
    Hedge.AT_MOST: _at_most,
    Hedge.ODD: _odd,
    Hedge.RANGE: _range,
    Hedge.ORDER: _order,
}
