"""Where a data file says when its figures hold, as far as the names and texts of its columns tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from json import dumps

from gzcheck.model import Period, PeriodError, PeriodPart
from gzcheck.tables.first_look import Look
from gzcheck.tables.periods import SPLIT_YEAR, are_split_years, is_part, respelled

_YEARS = range(1800, 2101)
"""Years that a number without anything beside it is taken for."""
_CALLED_BY_PERIOD = re.compile(r"^[XY]?([12][0-9]{3})(?: \[YR\1\])?$")
_NAMES: Mapping[PeriodPart, tuple[str, ...]] = {
    PeriodPart.YEAR: ("year", "yr", "yyyy", "jahr", "anno", "año", "année", "time", "period"),
    PeriodPart.MONTH: ("month", "months", "mon", "mo", "mm", "monat", "mes", "mois", "period"),
    PeriodPart.QUARTER: ("quarter", "quarters", "qtr", "q", "quartal", "trimestre", "period"),
    PeriodPart.DAY: ("day", "dy", "dd", "day_of_month", "dayofmonth", "day of month", "tag"),
    PeriodPart.HOUR: ("hour", "hr", "hh", "stunde"),
    PeriodPart.DATE: ("date", "day", "fl_date", "datum", "fecha"),
    PeriodPart.TIME: ("time", "clock", "time of day", "uhrzeit"),
}
"""What columns of parts of a period are usually called."""
_TOGETHER = (
    (PeriodPart.YEAR, PeriodPart.MONTH, PeriodPart.DAY, PeriodPart.HOUR),
    (PeriodPart.YEAR, PeriodPart.MONTH, PeriodPart.DAY, PeriodPart.TIME),
    (PeriodPart.YEAR, PeriodPart.MONTH, PeriodPart.DAY),
    (PeriodPart.YEAR, PeriodPart.MONTH),
    (PeriodPart.YEAR, PeriodPart.QUARTER),
    (PeriodPart.DATE, PeriodPart.HOUR),
    (PeriodPart.DATE, PeriodPart.TIME),
)
"""Parts that make a period, those that say most of it first."""
_MOST = 0.9
"""The share of a column's texts that are what it is taken for: monthly files have totals of years here and there."""
_LEAST_HELD = 3
"""Columns called after months or quarters from which on these are no chance."""


def called_period(column: str) -> str:
    """The period that a column is called after ("2016", "2016 [YR2016]", "2016M03"); empty where it is none."""
    text = _CALLED_BY_PERIOD.sub(r"\1", column.strip())
    try:
        found = Period.parse(respelled(text)).text
    except PeriodError:
        return ""
    return found if found[:4].isdigit() and int(found[:4]) in _YEARS else ""


def are_periods(look: Look, column: str) -> bool:
    """Whether all texts of a column that were looked at say when something was, and there are some."""
    texts = look.samples[column]
    return bool(texts) and all(map(called_period, texts))


def parts_in(look: Look, period: str | None) -> dict[PeriodPart, str]:
    """The columns that say the period together, where it takes several; empty where none are found.

    `period`: the column that seems to say it by itself. Where it says more than the year, only hours can be missing.
    """
    named = {part: _called(look, part) for part in PeriodPart}
    is_whole = period is not None and are_periods(look, period) and not _has_parts(look, period, PeriodPart.YEAR)
    for parts in _TOGETHER:
        if is_whole and period != named[parts[0]]:
            continue
        found = {part: name for part in parts if (name := named[part])}
        if len({*found.values()}) == len(parts):
            return found
    return {}


def _called(look: Look, part: PeriodPart) -> str:
    """The first column that is called like a part of a period and whose texts are such parts; empty where none is."""
    known = {column.strip().lower(): column for column in reversed(look.columns)}
    found = (known[name] for name in _NAMES[part] if name in known)
    return next((column for column in found if _has_parts(look, column, part)), "")


def _has_parts(look: Look, column: str, part: PeriodPart) -> bool:
    texts = look.samples[column]
    return bool(texts) and sum(is_part(part, text) for text in texts) >= _MOST * len(texts)


def held_in(look: Look, columns: Sequence[str], period: str | None) -> dict[str, str]:
    """What a declaration says of the columns that hold the figures of one period each, where any has a number.

    `period`: the column that says when the figures of a row hold, if there is one. Columns called 2010-11 beside
    2011-12 are of years that nobody can tell apart from months.
    """
    found = {column: f"period: {dumps(called)}" for column in columns if (called := called_period(column))}
    if are_split_years(columns):
        found = {column: said for column, said in found.items() if not re.match(SPLIT_YEAR, column)}
    if not found and period and _has_parts(look, period, PeriodPart.YEAR):
        found = _of_years(columns)
    return found if _has_numbers(look, found) else {}


def _of_years(columns: Iterable[str]) -> dict[str, str]:
    """The columns that are called after quarters or months, where these are enough to be no chance."""
    for part, most in ((PeriodPart.MONTH, 12), (PeriodPart.QUARTER, 4)):
        numbers = {column: _number(part, column, most) for column in columns if not column.strip().isdigit()}
        found = {column: f"{part.value}: {number}" for column, number in numbers.items() if number}
        if len(found) >= _LEAST_HELD:
            return found
    return {}


def _number(part: PeriodPart, column: str, most: int) -> int:
    """Which month or quarter of a year a column is called after; 0 where it is none."""
    name = column.strip()
    found = respelled(f"2016-{name}") if is_part(part, name) else ""
    return next((number for number in range(1, most + 1) if found in (f"2016-{number:02}", f"2016-Q{number}")), 0)


def _has_numbers(look: Look, columns: Iterable[str]) -> bool:
    return any(re.search("[0-9]", text) for column in columns for text in look.samples[column])
