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
    months = days // 30
    if days <= _MOST * _DAY_STEPS[-1]:
        step = next(one for one in _DAY_STEPS if days <= _MOST * one)
        every = (first + timedelta(days=place) for place in range(days + 1))
        yield from (_tick(one, wording.day(one)) for one in every if _is_round(one.day, step))
    elif months <= _MOST * _MONTH_STEPS[-1]:
        step = next(one for one in _MONTH_STEPS if months <= _MOST * one)
        begun = [one for one in _months(first, last) if (one.month - 1) % step == 0]
        yield from (_tick(one, wording.month(one)) for one in begun)
    else:
        years = (Fraction(first.year), Fraction(last.year))
        begun = [date(int(year), 1, 1) for year in _numbers(*years) if year.denominator == 1 and year >= 1]
        yield from (_tick(one, str(one.year)) for one in begun if first <= one <= last)


def _is_round(day: int, step: int) -> bool:
    """Whether a day of a month is one of those so many days apart, the first among them; the 31st is too near to it."""
    return (day - 1) % step == 0 and (step == 1 or day < 31)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of the months that begin in a stretch."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        begun = date(number // 12, number % 12 + 1, 1)
        if first <= begun <= last:
            yield begun


def _tick(place: date, text: str) -> Tick:
    return Fraction(place.toordinal()), text
