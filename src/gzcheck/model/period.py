"""Periods: when a figure holds, in the part of EDTF (ISO 8601-2) that printed figures need.

`2016`, `2017-08`, `2017-08-06`, `2019-Q3`, `2019-H1`, `2019-01/2019-09`, `../2017`, `2017/..`, and `~` behind any date
for "approximately": one unit of its own precision either side.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from gzcheck.model.patterns import late_pattern
from gzcheck.model.values import dataclass

DATE_UNITS = ("date", "calendar-year", "calendar-month")
"""Units of figures that are dates themselves, for which a period says nothing new."""

_DATE = late_pattern(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?(~?)")
_CLOCK = late_pattern(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)")
_DURATION = late_pattern(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?")


class PeriodError(ValueError):
    """A text that is no period; the message says what one looks like."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as in `P6M`: calendar months (a year is twelve) and days."""

    months: int
    days: int

    @staticmethod
    def parse(text: str) -> Duration:
        """Read `P6M`, `P1Y`, `P90D` or `P1Y6M`; raises `PeriodError`."""
        match = _DURATION.fullmatch(text)
        if not match or text == "P":
            raise PeriodError(f"{text!r} is no duration: write P6M, P1Y or P90D")
        years, months, days = (int(part or 0) for part in match.groups())
        return Duration(years * 12 + months, days)

    def after(self, day: date) -> date:
        """The day this much later; beyond the calendar it stops at its last day."""
        try:
            return _add_months(day, self.months) + timedelta(days=self.days)
        except (OverflowError, ValueError):
            return date.max


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, both ends inside; open ends are the first and last day of the calendar."""

    text: str
    """As the curator wrote it."""
    start: date
    end: date
    nominal: tuple[date, date]
    """Start and end without the tolerance of `~`; what "the same period" compares."""
    assumed: bool = False
    """Whether the text says nothing and the publication date stands in."""
    clock: datetime | None = None
    """The time of day, where the period is a day with one; with its zone where that is given."""

    @staticmethod
    @cache
    def parse(text: str) -> Period:
        """Read a period; raises `PeriodError`."""
        if match := _CLOCK.fullmatch(text):
            return _with_clock(text, match[1])
        if "/" in text:
            return _from_to(text)
        start, end, early, late = _span(text)
        return Period(text, early, late, (start, end))

    def as_assumed(self) -> Period:
        """The same stretch, marked as assumed."""
        return replace(self, assumed=True)

    @property
    def is_open(self) -> bool:
        """Whether an end is missing (`../2017`)."""
        return self.start == date.min or self.end == date.max

    def overlaps(self, other: Period) -> bool:
        """Whether some day belongs to both."""
        return self.start <= other.end and other.start <= self.end

    def inside(self, other: Period) -> bool:
        """Whether this period is a proper part of the other, going by the nominal dates."""
        (a, b), (c, d) = self.nominal, other.nominal
        return c <= a and b <= d and (a, b) != (c, d)

    @property
    def is_approximate(self) -> bool:
        """Whether an end has the tolerance of a `~`."""
        return (self.start, self.end) != self.nominal

    @property
    def unnamed(self) -> Period:
        """The same stretch without its spelling: `2016` and `2016-01/2016-12` become one."""
        return replace(self, text="", assumed=False)

    def equals(self, other: Period) -> bool:
        """Whether both name the same stretch, each end within the tolerance of a `~` of either."""
        if self.nominal == other.nominal:
            return True
        if not (self.is_approximate or other.is_approximate):
            return False
        return all(
            low <= theirs <= high or other_low <= mine <= other_high
            for mine, theirs, (low, high), (other_low, other_high) in zip(
                self.nominal, other.nominal, self._ends, other._ends, strict=True
            )
        )

    @property
    def _ends(self) -> tuple[tuple[date, date], tuple[date, date]]:
        """The earliest and latest day that each end may mean: `~` reaches as far forward as back."""
        first, last = self.nominal
        return (self.start, _mirrored(first, self.start)), (_mirrored(last, self.end), self.end)

    def same_as(self, other: Period) -> bool:
        """Whether both name the same stretch, `~` aside."""
        return self.nominal == other.nominal

    def adjoins(self, other: Period) -> bool:
        """Whether one of two periods of about one length begins on the day after the other ends."""
        (a, b), (c, d) = self.nominal, other.nominal
        return self.is_about_as_long_as(other) and ((c - b).days == 1 or (a - d).days == 1)

    def is_about_as_long_as(self, other: Period) -> bool:
        """Whether the lengths differ by no more than a tenth of the longer one, `~` aside."""
        lengths = [(last - first).days + 1 for first, last in (self.nominal, other.nominal)]
        return (max(lengths) - min(lengths)) * 10 <= max(lengths)

    def lasts_a_year(self) -> bool:
        """Whether it is as long as a year, `~` aside: "2023", or the year to June 2023."""
        first, last = self.nominal
        return (last - first).days in (364, 365)

    def year_before(self) -> Period:
        """The same stretch a year earlier; raises `OverflowError` at the edge of the calendar."""
        start, end = self.nominal
        after = end + timedelta(days=1)
        first, last = _add_months(start, -12), _add_months(after, -12) - timedelta(days=1)
        return Period(f"{first}/{last}", first, last, (first, last))

    def before(self, other: Period) -> bool:
        """Whether this period is over before the other one begins, `~` aside; on one day, by the times of day."""
        if self.nominal[1] != other.nominal[0]:
            return self.nominal[1] < other.nominal[0]
        if self.clock is None or other.clock is None or (self.clock.tzinfo is None) != (other.clock.tzinfo is None):
            return False
        return self.clock < other.clock

    def near(self, other: Period, tolerance: Duration) -> bool:
        """Whether the periods overlap or lie within `tolerance` of each other."""
        first, second = sorted((self, other), key=lambda p: (p.start, p.end))
        return second.start <= tolerance.after(first.end)


_Span = tuple[date, date, date, date]
"""Nominal start and end, then the same with the tolerance of `~`."""


def _with_clock(text: str, day: str) -> Period:
    """A day with a time of day, such as `2017-08-06T06:11Z`."""
    try:
        clock = datetime.fromisoformat(text)
    except ValueError:
        raise PeriodError(f"{text!r} is no time of day: write 2017-08-06T06:11Z") from None
    return replace(Period.parse(day), text=text, clock=clock)


def _open_or_span(text: str, open_end: date) -> _Span:
    if text in ("", ".."):
        return open_end, open_end, open_end, open_end
    return _span(text)


def _from_to(text: str) -> Period:
    """A period of two ends, one of which may be open; a `~` at its end holds for both."""
    if text.count("/") > 1:
        raise PeriodError(f"{text!r} has more than one slash: write START/END")
    left, right = text.split("/")
    if right.endswith("~") and left not in ("", "..") and not left.endswith("~"):
        left += "~"
    first, last = _open_or_span(left, date.min), _open_or_span(right, date.max)
    if first[0] > last[1]:
        raise PeriodError(f"{text!r} ends before it starts")
    return Period(text, first[2], last[3], (first[0], last[1]))


def _span(text: str) -> _Span:
    match = _DATE.fullmatch(text)
    if not match:
        raise PeriodError(
            f"{text!r} is no period: write 2016, 2017-08, 2017-08-06, 2019-Q3, 2019-H1, 2019-01/2019-09 or ../2017"
        )
    year, quarter, half, month, day, approximate = match.groups()
    try:
        start, months = _start(int(year), quarter, half, month, day)
        end = _add_months(start, months) - timedelta(days=1) if months else start
    except (ValueError, OverflowError):
        hint = (
            f"; a fiscal year is written START/END: {year}-04/{int(year) + 1:04}-03"
            if month and not day and year < "9999"
            else ""
        )
        raise PeriodError(f"{text!r} is no date in the calendar{hint}") from None
    if not approximate:
        return start, end, start, end
    try:
        return start, end, *_loosened(start, months)
    except (ValueError, OverflowError):
        raise PeriodError(f"{text!r} lies at the edge of the calendar") from None


def _loosened(start: date, months: int) -> tuple[date, date]:
    """A span and as much again on either side."""
    if not months:
        return start - timedelta(days=1), start + timedelta(days=1)
    return _add_months(start, -months), _add_months(start, 2 * months) - timedelta(days=1)


def _start(year: int, quarter: str | None, half: str | None, month: str | None, day: str | None) -> tuple[date, int]:
    """First day, and length in months (0: a single day)."""
    if quarter:
        return date(year, 3 * int(quarter) - 2, 1), 3
    if half:
        return date(year, 6 * int(half) - 5, 1), 6
    if day:
        return date(year, int(month or 0), int(day)), 0
    if month:
        return date(year, int(month), 1), 1
    return date(year, 1, 1), 12


def _mirrored(day: date, other: date) -> date:
    """As far from `day` as `other` is, on its other side, counted in calendar months where the days allow it."""
    after, beyond = day + timedelta(days=other > day), other + timedelta(days=other > day)
    months = (after.year - beyond.year) * 12 + after.month - beyond.month
    if after.day != beyond.day:
        return day + (day - other)
    return _add_months(after, months) - timedelta(days=other > day)


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year == 10000 and month == 0 and day.day == 1:  # one past the last month: callers step back a day
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
