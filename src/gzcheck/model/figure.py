"""The core: a printed figure (value, unit, hedge, precision) and the two intervals it stands for.

Every figure has a *hard* interval, outside which somebody is wrong, and a *soft* one, outside which somebody should
look. The hedge table below is the specification's; the helper names u, g, w, s and z are the table's letters.

Four sorts of numbers are read by rules of their own, because nobody rounds them to a place of the decimal system:
shares in words ("two-thirds"), multiples in words or small whole numbers ("double", "3 times"), fractions of anything
else ("half a million"), and dates.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Literal, assert_never

from gzcheck.model.date_value import DateValue
from gzcheck.model.hedge import ONE_SIDED, Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.numeral import Numeral
from gzcheck.model.span import Span
from gzcheck.model.unit import Measure, Unit
from gzcheck.model.values import dataclass
from gzcheck.model.verdict import Verdict

Precision = Fraction | Literal["exact"] | None
"""A curator's override of the reading: a place to which the figure is good, "exact", or none (XBRL's `decimals`)."""

DOZEN, SCORE = 12, 20
LARGEST_MULTIPLE = 20
"""Up to here a whole multiple ("20 times") is said loosely; above it is a measured value."""


class FigureError(ValueError):
    """A value, unit and hedge that make no figure together."""


@dataclass(frozen=True)
class Figure:
    """What a source printed, as a number with a meaning.

    Raises `FigureError` when a range has no second number, runs backwards, an order of magnitude is none, or a date
    stands where a number is due.
    """

    value: Numeral
    """The number; for a range its lower one; for "thousands" 1000, for "dozens" 12; a `DateValue` for a date."""
    unit: Unit
    hedge: Hedge = Hedge.BARE
    upper: Numeral | None = None
    """The second number of a range."""
    precision: Precision = None
    can_be_negative: bool = False
    """Whether what is measured may lie below zero (a balance), so that "under 5" reaches down to minus infinity."""

    def __post_init__(self) -> None:
        if (self.hedge is Hedge.RANGE) != (self.upper is not None):
            raise FigureError("a range has two numbers, and only a range has")
        if self.upper is not None and self.upper.value <= self.value.value:
            raise FigureError(f"a range runs upwards, but {self.upper} is not above {self.value}")
        if (self.unit.measure is Measure.DATE) != isinstance(self.value, DateValue):
            what = "is no date" if self.unit.measure is Measure.DATE else f"is a date and no number of {self.unit.name}"
            raise FigureError(f"{self.value} {what}: a date (2017-03) has the unit date, and only a date has")
        if isinstance(self.value, DateValue):
            self._check_date()
        else:
            self._check_number()

    def _check_number(self) -> None:
        if not self.value.written and self._has_nothing_beside_zero:
            raise FigureError(f"'{self.hedge.value}' has no reading beside 0")
        if self.hedge is Hedge.ORDER and not _is_order(self.value.value):
            raise FigureError(f"{self.value} is no order of magnitude: use 12 (dozens), 20 (scores) or a power of ten")
        if self.unit.name == "rank" and abs(self.value.value) < _LEAST_RANK.get(self.hedge, 0):
            raise FigureError(f"ranks count from 1, so none is '{self.hedge.value}' {self.value}")

    @property
    def _has_nothing_beside_zero(self) -> bool:
        """Whether its hedge is about smaller numbers, of which there are none."""
        return self.hedge is Hedge.NEARLY or (self.hedge is Hedge.UNDER and not self._reaches_below_zero)

    def _check_date(self) -> None:
        if self.hedge in (Hedge.ODD, Hedge.ORDER):
            raise FigureError(f"'{self.hedge.value}' has no reading beside a date")
        if self.precision is not None:
            raise FigureError("a date is as precise as it is written: leave precision out")
        if self.upper is not None and not isinstance(self.upper, DateValue):
            raise FigureError("the range ends in no date")

    # ------------------------------------------------------------ the number as it is read

    @cached_property
    def number(self) -> Numeral:
        """The value as it is read: rounded to 15 digits where the rest is noise of binary floats.

        Never where the curator says how good it is, by `precision` or `exact`.
        """
        return self.value.without_noise if self.is_noisy else self.value

    @cached_property
    def significant_digits(self) -> int:
        """Digits of the value from the first to the last one that says something."""
        return self.value.significant_digits

    @property
    def is_marked_exact(self) -> bool:
        """Whether the source or the curator says that it is exact, rather than that it is merely bare."""
        return self.precision == "exact" or self.hedge is Hedge.EXACT

    @property
    def is_noisy(self) -> bool:
        """Whether digits of the value were taken for noise and are not read; a rule says so in a note."""
        return self.precision is None and self.hedge is not Hedge.EXACT and self.value.is_noisy

    @cached_property
    def reach(self) -> tuple[Fraction, Fraction] | None:
        """How far a number in words reaches, hard and soft, when it is bare; None for every other number.

        Source: the specification, "words for parts and multiples". Two-thirds is hard 64.2 to 69.2 % (2.5 points), one
        in a hundred 0.875 to 1.125 % (an eighth of it); half a million is 450,000 to 550,000; double 1.9 to 2.1.
        """
        if self.precision is not None or isinstance(self.value, DateValue):
            return None
        if self.value.is_fraction:
            return self._reach_of_fraction(abs(self.value.value))
        if not self._is_multiple:
            return None
        v = abs(self.value.value)
        return v / 20, v / 40

    def _reach_of_fraction(self, v: Fraction) -> tuple[Fraction, Fraction]:
        if self.unit.dimension != "ratio":
            return v / 10, v / 20
        if not self.is_share:
            return v / 20, v / 40
        points = self.unit.factor * 100
        return min(Fraction(5, 2) / points, v / 8), min(1 / points, v / 20)

    @property
    def is_share(self) -> bool:
        """Whether it is a share in words: a common fraction of one ("two-thirds", "1 in 5", all)."""
        return self.value.is_fraction and self.unit.dimension == "ratio" and abs(self.base_value) <= 1

    @property
    def _is_multiple(self) -> bool:
        """Whether it is a multiple in words or a whole number up to 20 ("double", "3 times")."""
        plain = self.unit.name == "ratio" and self.value.decimals == 0 and self.value.is_integer
        return plain and not self.value.scaled_up and 0 < abs(self.value.value) <= LARGEST_MULTIPLE

    @cached_property
    def place(self) -> Fraction:
        """u: how finely the number is printed, or the curator's override; for a number in words twice its reach."""
        if isinstance(self.precision, Fraction):
            return self.precision
        return 2 * self.reach[0] if self.reach else self.number.place

    @cached_property
    def grain(self) -> Fraction:
        """g: the place of the last digit that says something, or the override; in words twice the reach."""
        if isinstance(self.precision, Fraction):
            return self.precision
        return 2 * self.reach[0] if self.reach else self.number.grain

    @cached_property
    def is_bare_rounded(self) -> bool:
        """Whether the same-precision rule applies: a bare figure that stands for a rounding interval.

        Numbers in words are rounded to no place, and dates do not touch, so it is not for these.
        """
        if self.hedge is not Hedge.BARE or self.reach or self.unit.measure is Measure.DATE:
            return False
        return not self.span.hard.is_point

    @property
    def _reaches_below_zero(self) -> bool:
        return self.can_be_negative or self.unit.is_signed

    # ------------------------------------------------------------ the two intervals

    @cached_property
    def span(self) -> Span:
        """What the figure must mean and what it suggests to a reader, in its own unit; of a date, in days."""
        if isinstance(self.value, DateValue):
            return _date_span(self)
        if self.value.is_negative and self.upper is None and not self._is_on_a_scale:
            return self._mirror.span.mirrored()
        hard, soft = _READINGS[self.hedge](self)
        if self.is_share:
            hard, soft = (_at_most_whole(one, self.unit) for one in (hard, soft))
        return Span.cut(hard, soft)

    @property
    def _is_on_a_scale(self) -> bool:
        """Whether "below -5" is a place on a scale (a temperature) rather than a fall of less than 5."""
        return self.unit.is_signed and self.hedge in ONE_SIDED

    @cached_property
    def base(self) -> Span:
        """`span` in the base unit of the unit's dimension."""
        return self.unit.span_to_base(self.span)

    @cached_property
    def about_in_base(self) -> float:
        """About where it lies, in base units: what many figures are sorted by where nothing is judged."""
        return float(self.base_value)

    @cached_property
    def base_value(self) -> Fraction:
        """The value in the base unit of the unit's dimension."""
        return self.unit.to_base(self.number.value)

    @cached_property
    def base_grain(self) -> Fraction:
        """The grain in the base unit of the unit's dimension."""
        return self.grain * self.unit.factor

    @property
    def _mirror(self) -> Figure:
        """The positive figure whose mirror image this is: "fell by less than 5" is -5 to 0, however low it may go."""
        return Figure(-self.value, self.unit, self.hedge, None, self.precision)

    # ------------------------------------------------------------ comparing

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
        """Whether the intervals hang on value and grain, however many zeros are written (127e3 or 127,000)."""
        plain = self.hedge not in (Hedge.BARE, Hedge.RANGE) and not self.value.is_fraction
        return plain and self.precision is None and self.unit.measure is not Measure.DATE

    @property
    def _as_read(self) -> tuple[object, ...]:
        return (self.number.value, self.grain, self.unit, self.hedge, self.precision)


def clash_by_precision(a: Figure, b: Figure) -> bool:
    """The same-precision rule: two bare figures rounded to one place meet only if they are equal.

    Rounding intervals are closed, so 8.5 and 8.6 million touch at 8.55; but nobody rounds one number to both. Values
    are compared as printed, before any rounding: 62,500 and 63,000, both good to thousands, are two statements.
    Source: XBRL Calculations 1.1, "duplicate facts", consistency of values with equal decimals.
    """
    return a.is_bare_rounded and b.is_bare_rounded and a.base_grain == b.base_grain and a.base_value != b.base_value


def compare(a: Figure, b: Figure) -> Verdict:
    """Judge two figures of one dimension; raises `FigureError` when the dimensions differ."""
    if a.unit.dimension != b.unit.dimension:
        raise FigureError(f"{a.unit.name} and {b.unit.name} measure different things")
    return Verdict.CONFLICT if clash_by_precision(a, b) else a.base.judge(b.base)


def contradict(a: Figure, b: Figure) -> bool:
    """Whether two figures are in conflict; those of different dimensions say nothing of each other."""
    return a.unit.dimension == b.unit.dimension and compare(a, b) is Verdict.CONFLICT


def _is_order(value: Fraction) -> bool:
    if value in (DOZEN, SCORE):
        return True
    return value.denominator == 1 and value >= 10 and str(value.numerator).strip("0") == "1"


_LEAST_RANK = {Hedge.UNDER: 2, Hedge.AT_MOST: 1}
"""The smallest rank that a hedge can stand beside: below it there is none."""


# ---------------------------------------------------------------- the hedge table

Pair = tuple[Interval, Interval]


def _around(v: Fraction, reach: Fraction) -> Interval:
    return Interval(v - reach, v + reach)


def _bare(f: Figure) -> Pair:
    v = f.number.value
    if f.precision == "exact":
        return _exact(f)
    if f.precision is not None:
        return _rounded(v, f.place / 2)
    if f.reach:
        return _around(v, f.reach[0]), _around(v, f.reach[1])
    return _bare_by_measure(f)


def _bare_by_measure(f: Figure) -> Pair:
    match f.unit.measure:
        case Measure.ORDINAL | Measure.DATE:
            return _exact(f)
        case Measure.COUNT:
            return _bare_count(f)
        case Measure.MEASURED:
            return _bare_measured(f)
        case _ as never:
            assert_never(never)


def _bare_measured(f: Figure) -> Pair:
    """Rounded to its last digit, or to the last that is no zero."""
    v, u = f.number.value, f.place
    if f.number.trailing_zeros and f.number.written and not _is_part_of_hundred(f):
        return _around(v, _z(f)), _around(v, u / 2)
    return _rounded(v, u / 2)


def _bare_count(f: Figure) -> Pair:
    """Exact, unless its zeros or a scale word say that it may be rounded, or decimals that it was never counted."""
    number = f.number
    if number.scaled_up or (number.trailing_zeros >= 2 and number.written >= 1000):
        return _around(number.value, _z(f)), _around(number.value, f.place / 2)
    if number.has_decimals or not number.is_integer:
        return _rounded(number.value, f.place / 2)
    return _exact(f)


def _is_part_of_hundred(f: Figure) -> bool:
    """Per cent up to 100, and points: 10 % is printed to whole per cent, not rounded to tens."""
    if f.unit.dimension == "ratio-difference":
        return True
    return f.unit.dimension == "ratio" and f.unit.name != "ratio" and f.base_value <= 1


def _rounded(v: Fraction, reach: Fraction) -> Pair:
    span = _around(v, reach)
    return span, span


def _exact(f: Figure) -> Pair:
    point = Interval.point(f.number.value)
    return point, point


def _w(f: Figure) -> Fraction:
    v = f.number.value
    return max(v / 50, min(f.grain, v / 4))


def _z(f: Figure) -> Fraction:
    return min(f.grain / 2, f.number.value / 4)


def _s(f: Figure) -> Fraction:
    if f.reach:
        return f.reach[0]
    return f.grain if f.number.significant_digits >= 2 else f.grain / 2


def _about(f: Figure) -> Pair:
    v = f.number.value
    return _around(v, _w(f)), _around(v, f.grain / 2)


def _nearly(f: Figure) -> Pair:
    v = f.number.value
    return Interval(v - _w(f), v, True, False), Interval(v - f.grain / 2, v, True, False)


def _over(f: Figure) -> Pair:
    v = f.number.value
    return Interval(v, None, False, False), Interval(v, v + _s(f), False, True)


def _at_least(f: Figure) -> Pair:
    v = f.number.value
    return Interval(v, None, True, False), Interval(v, v + _s(f))


def _bottom(f: Figure) -> Fraction | None:
    """Where "under" and "at most" end: at 0, at the first rank, or nowhere."""
    if f._reaches_below_zero:
        return None
    return Fraction(1 if f.unit.name == "rank" else 0)


def _under(f: Figure) -> Pair:
    v = f.number.value
    hard = Interval(_bottom(f), v, True, False)
    return hard, hard if f.unit.name == "rank" else Interval(v - _s(f), v, True, False)


def _at_most(f: Figure) -> Pair:
    v = f.number.value
    hard = Interval(_bottom(f), v)
    return hard, hard if f.unit.name == "rank" else Interval(v - _s(f), v)


def _odd(f: Figure) -> Pair:
    v = f.number.value
    span = Interval(v, v + f.grain, False, True)
    return span, span


def _range(f: Figure) -> Pair:
    """Each end reaches half a place further, the place of its own; or half the override."""
    assert f.upper is not None
    a, b = f.value.value, f.upper.value
    if f.precision == "exact":
        return Interval(a, b), Interval(a, b)
    top = Figure(f.upper, f.unit, precision=f.precision)
    return Interval(a - f.place / 2, b + top.place / 2), Interval(a, b)


def _order(f: Figure) -> Pair:
    v = f.number.value
    top = Fraction(100) if v in (DOZEN, SCORE) else 10 * v
    span = Interval(2 * v, top, True, False)
    return span, span


def _at_most_whole(span: Interval, unit: Unit) -> Interval:
    """Cut at 100 %, where nothing but "more than" reaches further."""
    whole = 1 / unit.factor
    if span.upper is None or span.upper <= whole or (span.lower is not None and span.lower >= whole):
        return span
    return Interval(span.lower, whole, span.lower_closed, True)


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


# ---------------------------------------------------------------- dates


def _date_span(f: Figure) -> Span:
    """Days from the first to the last that a date may be. Suggested are its own days, and as many again beside them.

    "March 2017" is 1 to 31 March; "about March 2017" reaches from February to April; "after March 2017" begins on
    1 April and suggests the 31 days behind it.
    """
    assert isinstance(f.value, DateValue)
    date = f.value
    match f.hedge:
        case Hedge.EXACT:
            nominal = Interval(*date.days)
            return Span(nominal, nominal)
        case Hedge.ABOUT:
            return Span.cut(Interval(*date.approximate.loose_days), Interval(*date.days))
        case Hedge.RANGE:
            assert isinstance(f.upper, DateValue)
            both = Interval(date.days[0], f.upper.days[1])
            return Span.cut(Interval(date.loose_days[0], f.upper.loose_days[1]), both)
        case _:
            return _days_beside(date, f.hedge)


def _days_beside(date: DateValue, hedge: Hedge) -> Span:
    """The days on the side of a date that a hedge names; its own where it names none, or the date has no end there."""
    (first, last), length = date.days, date.place
    match hedge:
        case Hedge.OVER if last is not None:
            return Span.cut(Interval(last + 1, None), Interval(last + 1, last + length))
        case Hedge.AT_LEAST if first is not None and last is not None:
            return Span.cut(Interval(first, None), Interval(first, last + length))
        case Hedge.UNDER if first is not None:
            return Span.cut(Interval(None, first - 1), Interval(first - length, first - 1))
        case Hedge.NEARLY if first is not None:
            near = Interval(first - length, first - 1)
            return Span(near, near)
        case Hedge.AT_MOST if first is not None and last is not None:
            return Span.cut(Interval(None, last), Interval(first - length, last))
        case _:
            return Span.cut(Interval(*date.loose_days), Interval(first, last))
