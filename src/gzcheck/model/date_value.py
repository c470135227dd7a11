"""A date as a value: "broke ground in March 2017" is a number on the time axis, good to a month.

The axis counts whole days (proleptic Gregorian ordinals, 1 January of the year 1 is 1), so dates of different precision
can be compared exactly: March 2017 is the days 736389 to 736419, and 14 March 2017, which is 736402, lies among them.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.model.period import Period, PeriodError
from gzcheck.model.values import dataclass

_NEVER = Period("", date.min, date.max, (date.min, date.max))


@dataclass(frozen=True, slots=True, eq=False)
class DateValue(Numeral):
    """A date to the day, month, quarter, half year or year, or a stretch in which it lies (`2016-03/2016-05`).

    `value` is the ordinal of its first day, `place` and `grain` are its length in days.
    """

    period: Period = field(default=_NEVER, kw_only=True)
    """The days it may be; `~` widens it by one unit of its own precision either side."""

    @staticmethod
    def parse(text: str) -> DateValue:
        """Read EDTF: `2016`, `2017-03`, `2017-03-14`, `2019-Q3`, any with `~`; raises `NumeralError`."""
        try:
            period = Period.parse(text)
        except PeriodError as error:
            raise NumeralError(str(error).replace("is no period", "is no date")) from None
        if period.nominal == (date.min, date.max):
            raise NumeralError(f"{text!r} says nothing: write 2016, 2017-03, 2017-03-14 or 2019-Q3")
        return DateValue.of_period(period)

    @staticmethod
    def of_period(period: Period) -> DateValue:
        """The date that lies in a period."""
        return DateValue(Decimal(period.nominal[0].toordinal()), 0, period=period)

    @property
    def _identity(self) -> object:
        return self.period.nominal, self.period.start, self.period.end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateValue) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __neg__(self) -> Numeral:
        raise NumeralError("a date has no sign")

    def shifted(self, places: int) -> Numeral:
        """No date has a scale word; raises `NumeralError`."""
        raise NumeralError("a date has no scale")

    @property
    def place(self) -> Fraction:
        """Its length in days."""
        first, last = self.period.nominal
        return Fraction((last - first).days + 1)

    @property
    def grain(self) -> Fraction:
        """Its length in days."""
        return self.place

    @property
    def days(self) -> tuple[Fraction | None, Fraction | None]:
        """Ordinals of the first and the last day, `~` aside; `None` for an open end (`../2017`)."""
        return _axis(*self.period.nominal)

    @property
    def loose_days(self) -> tuple[Fraction | None, Fraction | None]:
        """The same with the tolerance of `~`."""
        return _axis(self.period.start, self.period.end)

    @property
    def approximate(self) -> DateValue:
        """The same date with `~`: one unit of its own precision either side."""
        if self.period.is_approximate or self.period.is_open:
            return self
        return DateValue.parse(f"{self.period.text}~")

    @property
    def as_typed(self) -> str:
        """As a curator types it, in EDTF."""
        return self.period.text

    def __str__(self) -> str:
        return self.period.text


def _axis(first: date, last: date) -> tuple[Fraction | None, Fraction | None]:
    low = None if first == date.min else Fraction(first.toordinal())
    return low, None if last == date.max else Fraction(last.toordinal())


def day_of(ordinal: Fraction) -> date:
    """The day at a place of the axis; beyond the calendar its first or last day."""
    number = ordinal.numerator // ordinal.denominator
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))
