"""Dates as values: on an axis and in JSON they are days of the calendar, never places of a count."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from making import Folder, Gzcheck, claim

from gzcheck.model.date_value import DateValue
from gzcheck.model.interval import Interval
from gzcheck.model.span import Span
from gzcheck.output.axis import Row, draw
from gzcheck.output.data import interval_data
from gzcheck.output.ticks import ticks
from gzcheck.reading.schema import load_schema


def days(first: str, last: str) -> tuple[Fraction, Fraction]:
    low, high = DateValue.parse(first).days[0], DateValue.parse(last).days[1]
    assert low is not None and high is not None
    return low, high


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("2017-03-12", "2017-03-16", ["12 Mar 2017", "13 Mar 2017", "14 Mar 2017", "15 Mar 2017", "16 Mar 2017"]),
        ("2017-03-20", "2017-04-10", ["21 Mar 2017", "26 Mar 2017", "1 Apr 2017", "6 Apr 2017"]),
        ("2017-02-14", "2017-06-20", ["Mar 2017", "Apr 2017", "May 2017", "Jun 2017"]),
        ("2016-02", "2017-12", ["Jul 2016", "Jan 2017", "Jul 2017"]),
        ("2012", "2019", ["2012", "2014", "2016", "2018"]),
        ("1921-10-10", "2016", ["1940", "1960", "1980", "2000"]),
    ],
)
def test_axis_of_dates_is_marked_with_days_months_or_years(first: str, last: str, texts: list[str]) -> None:
    found = ticks(*days(first, last), "date")
    assert [text for _, text in found] == texts
    assert [place for place, _ in found] == sorted({place for place, _ in found})


def test_axis_of_dates_ends_with_the_calendar() -> None:
    low, high = days("0001-01-02", "9999-12-30")
    assert [text for _, text in ticks(low - 1000, high + 1000, "date")] == ["2000", "4000", "6000", "8000"]


def test_a_mark_lies_on_its_day() -> None:
    first = {text: place for place, text in ticks(*days("2017-02-14", "2017-06-20"), "date")}["Apr 2017"]
    assert first == DateValue.parse("2017-04-01").days[0]


def row(label: str, text: str) -> Row:
    return Row(label, Span(*[Interval(*DateValue.parse(text).days)] * 2))


def test_drawing_of_dates_has_dates_below() -> None:
    *bars, ruler, marks = draw([row("[A]", "2017-03"), row("[B]", "2017-05-14")], 70, "date")
    assert marks.split() == ["Mar", "2017", "Apr", "2017", "May", "2017"]
    assert ruler.count("┬") == 3
    assert len(bars) == 2


def test_single_day_is_drawn_among_its_weeks() -> None:
    assert draw([row("[A]", "2017-03-14")], 70, "date")[-1].split()[-1] == "2017"


def test_interval_of_dates_is_written_in_iso_8601() -> None:
    assert interval_data(Interval(*DateValue.parse("2017-03").days), "date") == {
        "lower": "2017-03-01",
        "lower_closed": True,
        "upper": "2017-03-31",
        "upper_closed": True,
    }
    assert interval_data(Interval(*DateValue.parse("../2017").days), "date")["lower"] is None
    assert interval_data(Interval(Fraction(736389), None), "count")["lower"] == "736389"


def opened(name: str, value: str, printed: str, **fields: str) -> str:
    return claim(name, value, printed, indicator="opening", unit="date", **fields)


@pytest.fixture
def openings(folder: Folder) -> Folder:
    """A day, a month that does not hold it, and a stretch."""
    entry = "{id: opening, label: Opening, definition: When it opened., kind: event, unit: date}"
    folder.write("indicators.yaml", f"indicators: [{entry}]\n")
    folder.source("a", opened("x", "2017-03-14", "14 March 2017"))
    folder.source("b", opened("x", "2017-05", "May 2017"))
    folder.source("c", opened("x", "2017-08", "August 2017"))
    return folder


@pytest.mark.parametrize("command", ["claims", "conflicts"])
def test_json_of_dates_conforms_and_holds_no_count_of_days(gzcheck: Gzcheck, openings: Folder, command: str) -> None:
    report: Any = gzcheck(command, "--corpus", str(openings.path), "--format", "json").json
    schema = "claims-output" if command == "claims" else "report-output"
    Draft202012Validator(load_schema(schema)).validate(report)
    found = report["claims"] if command == "claims" else report["findings"][0]["claims"]
    ends = {(one["value"], one["hard"]["lower"], one["hard"]["upper"]) for one in found}
    assert ends == {
        ("2017-03-14", "2017-03-14", "2017-03-14"),
        ("2017-05", "2017-05-01", "2017-05-31"),
        ("2017-08", "2017-08-01", "2017-08-31"),
    }


def test_report_draws_dates_on_a_calendar(gzcheck: Gzcheck, openings: Folder) -> None:
    run = gzcheck("conflicts", "--corpus", str(openings.path), "--format", "rich")
    assert "736" not in run.out
    assert "Apr 2017" in run.out
    assert "May 2017" in run.out
