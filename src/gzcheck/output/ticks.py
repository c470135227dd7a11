"""Where the axis of a drawing is marked, and with what: numbers, years, or days, months and years of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor, log10

from gzcheck.model import day_of
from gzcheck.wording import figures as wording

Tick = tuple[Fraction, str]
"""A place, and what is printed below it."""
_MOST = 5
_DAY_STEPS = (1, 2, 5, 10)
_MONTH_STEPS = (1, 3, 6)
_MONTH = 31


def ticks(low: Fraction, high: Fraction, unit: str) -> list[Tick]:
    """About five round places from `low` to `high`, which are in a unit; those of dates are days of the axis."""
    if unit == "date":
        return list(_dates(day_of(Fraction(ceil(low))), day_of(high)))
    return [(tick, str(tick) if unit == "calendar-year" else wording.number(tick)) for tick in _numbers(low, high)]


def _numbers(low: Fraction, high: Fraction) -> list[Fraction]:
    """Round numbers, 1, 2 or 5 times a power of ten apart."""
    rough = (high - low) / _MOST
    power = Fraction(10) ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return [step * i for i in range(ceil(low / step), floor(high / step) + 1)]


def _dates(first: date, last: date) -> Iterator[Tick]:
    """Days where the stretch is a few weeks long, first days of months up to two years, and of years beyond."""
    days = (last - first).days
    if days <= _MOST * _DAY_STEPS[-1]:
        return _days(first, days)
    if days <= _MOST * _MONTH_STEPS[-1] * _MONTH:
        return _months(first, last, days)
    return _years(first, last)


def _days(first: date, days: int) -> Iterator[Tick]:
    step = next(one for one in _DAY_STEPS if days <= _MOST * one)
    every = (first + timedelta(days=place) for place in range(days + 1))
    return (_tick(one, wording.day(one)) for one in every if _is_round(one.day, step))


def _is_round(day: int, step: int) -> bool:
    """Whether a day of a month is one of those so many days apart, the first among them; the 31st is too near to it."""
    return (day - 1) % step == 0 and (step == 1 or day < 31)


def _months(first: date, last: date, days: int) -> Iterator[Tick]:
    step = next(one for one in _MONTH_STEPS if days <= _MOST * one * _MONTH)
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        begun = date(number // 12, number % 12 + 1, 1)
        if number % step == 0 and first <= begun <= last:
            yield _tick(begun, wording.month(begun))


def _years(first: date, last: date) -> Iterator[Tick]:
    for year in _numbers(Fraction(first.year), Fraction(last.year)):
        if year.denominator == 1 and year >= 1 and first <= date(int(year), 1, 1):
            yield _tick(date(int(year), 1, 1), str(year))


def _tick(place: date, text: str) -> Tick:
    return Fraction(place.toordinal()), text
