"""Periods: what the forms mean, and which of them are at the same time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.model.period import Duration, Period, PeriodError

FIRST, LAST = date.min.isoformat(), date.max.isoformat()

FORMS = [
    ("2016", "2016-01-01", "2016-12-31"),
    ("2017-08", "2017-08-01", "2017-08-31"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2017-12", "2017-12-01", "2017-12-31"),
    ("2017-08-06", "2017-08-06", "2017-08-06"),
    ("2019-Q1", "2019-01-01", "2019-03-31"),
    ("2019-Q3", "2019-07-01", "2019-09-30"),
    ("2019-H1", "2019-01-01", "2019-06-30"),
    ("2019-H2", "2019-07-01", "2019-12-31"),
    ("2019-01/2019-09", "2019-01-01", "2019-09-30"),
    ("2015/2017-06-05", "2015-01-01", "2017-06-05"),
    ("../2017", FIRST, "2017-12-31"),
    ("2017/..", "2017-01-01", LAST),
    # approximately: one unit of its own precision either side
    ("2016~", "2015-01-01", "2017-12-31"),
    ("2017-08~", "2017-07-01", "2017-09-30"),
    ("2017-01~", "2016-12-01", "2017-02-28"),
    ("2017-08-06~", "2017-08-05", "2017-08-07"),
    ("2019-Q3~", "2019-04-01", "2019-12-31"),
    ("2019-H1~", "2018-07-01", "2019-12-31"),
    ("2019-01~/2019-09", "2018-12-01", "2019-09-30"),
    ("../2017~", FIRST, "2018-12-31"),
    # behind the whole, it is about both ends
    ("2017-09/2017-12~", "2017-08-01", "2018-01-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), FORMS)
def test_form(text: str, start: str, end: str) -> None:
    period = Period.parse(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize("text", [text for text, *_ in FORMS if "~" in text])
def test_approximate_period_keeps_its_nominal_dates(text: str) -> None:
    exact = Period.parse(text.replace("~", ""))
    assert Period.parse(text).nominal == (exact.start, exact.end)


@pytest.mark.parametrize("text", [text for text, *_ in FORMS])
def test_open_periods_are_those_with_dots(text: str) -> None:
    assert Period.parse(text).is_open == (".." in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "20170",
        "2017-13",
        "2017-00",
        "2017-2",
        "2017-02-30",
        "2017-02-29",
        "2019-Q5",
        "2019-Q0",
        "2019-H3",
        "2019-Q3-01",
        "2017-08-06T25:00",
        "2017-08T12:00",
        "2017-08-06T12:00/2017-08-07",
        "August 2017",
        "~2016",
        "2016~~",
        "2016 ",
        "2017/2016",
        "2017-09/2017-08",
        "2015/2016/2017",
        "2017-02-30/2018",
        "0000",
        "9999-12~",
        "0001~",
    ],
)
def test_refuses_what_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(text)


def test_complaint_shows_what_a_period_looks_like() -> None:
    with pytest.raises(PeriodError, match=r"'soon' is no period: write 2016, 2017-08, .* 2019-01/2019-09"):
        Period.parse("soon")


# ---------------------------------------------------------------- how periods lie to each other

RELATIONS = [
    # a, b, overlap, a inside b, same
    ("2019", "2019", True, False, True),
    ("2019-01/2019-09", "2019", True, True, False),
    ("2019", "2019-01/2019-09", True, False, False),
    ("2019-Q1", "2019-01/2019-03", True, False, True),
    ("2018-07/2019-06", "2019", True, False, False),
    ("2018", "2019", False, False, False),
    ("2018-12-31", "2019-01-01", False, False, False),
    ("2019-06-30", "2019-H1", True, True, False),
    ("2018~", "2019", True, False, False),
    ("2019~", "2019", True, False, True),
    ("2017", "../2017", True, True, False),
    ("2018", "../2017", False, False, False),
]


@pytest.mark.parametrize(("a", "b", "overlap", "inside", "same"), RELATIONS)
def test_relation(a: str, b: str, overlap: bool, inside: bool, same: bool) -> None:
    first, second = Period.parse(a), Period.parse(b)
    assert (first.overlaps(second), first.inside(second), first.same_as(second)) == (overlap, inside, same)


@pytest.mark.parametrize(
    ("a", "b", "tolerance", "near"),
    [
        ("2017-08-06", "2018-02-06", "P6M", True),
        ("2017-08-06", "2018-02-07", "P6M", False),
        ("2017-08-31", "2018-02-28", "P6M", True),
        ("2017-08-31", "2018-03-01", "P6M", False),
        ("2016", "2017-06-30", "P6M", True),
        ("2016", "2017-07-01", "P6M", False),
        ("2017-08-06", "2017-08-07", "P0D", False),
        ("2017-08-06", "2017-08-06", "P0D", True),
        ("2017-08-06", "2017-11-04", "P90D", True),
        ("2017-08-06", "2017-11-05", "P90D", False),
        ("2017-08-06", "2019-02-06", "P1Y6M", True),
        ("2017/..", "2030", "P0D", True),
        ("../2017", "2019", "P1Y", False),
        ("9999-01-01", "9999-12-30", "P9999Y", True),
    ],
)
def test_near_within_a_tolerance(a: str, b: str, tolerance: str, near: bool) -> None:
    first, second, length = Period.parse(a), Period.parse(b), Duration.parse(tolerance)
    assert first.near(second, length) == second.near(first, length) == near


@pytest.mark.parametrize("text", ["P", "6M", "P6", "P6W", "P-6M", "PT6H", "P6M1Y", "p6m"])
def test_refuses_what_is_no_duration(text: str) -> None:
    with pytest.raises(PeriodError, match="no duration"):
        Duration.parse(text)


def test_before_goes_by_nominal_dates() -> None:
    assert Period.parse("2018~").before(Period.parse("2019"))
    assert not Period.parse("2018").before(Period.parse("2018-12-31"))


def test_assumed_period_is_marked_and_otherwise_the_same() -> None:
    period = Period.parse("2017-08")
    assumed = period.as_assumed()
    assert (assumed.assumed, period.assumed) == (True, False)
    assert (assumed.text, assumed.start, assumed.end, assumed.nominal) == (
        period.text,
        period.start,
        period.end,
        period.nominal,
    )


# ---------------------------------------------------------------- properties

days = st.dates(date(2015, 1, 1), date(2017, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    day = draw(days)
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    forms = [f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}", f"{day:%Y}-Q{quarter}", f"{day:%Y}-H{half}"]
    end = draw(st.dates(day, date(2018, 12, 31)))
    forms += [f"{day:%Y-%m}/{end:%Y-%m}", f"../{end:%Y-%m}"]
    dated = st.builds("".join, st.tuples(st.sampled_from(forms), st.sampled_from(["", "~"])))
    return Period.parse(draw(dated | st.just(f"{day:%Y-%m-%d}/..")))


durations = st.builds(Duration, st.integers(0, 24), st.integers(0, 90))


@given(periods())
def test_starts_before_it_ends_and_its_tolerance_only_widens(period: Period) -> None:
    start, end = period.nominal
    assert period.start <= start <= end <= period.end


@given(periods(), periods(), durations)
def test_near_is_symmetric(a: Period, b: Period, tolerance: Duration) -> None:
    assert a.near(b, tolerance) == b.near(a, tolerance)


@given(periods(), periods())
def test_near_without_tolerance_is_overlap(a: Period, b: Period) -> None:
    assert a.near(b, Duration(0, 0)) == a.overlaps(b) == b.overlaps(a)


@given(periods(), periods(), durations, st.integers(0, 12))
def test_more_tolerance_brings_nothing_apart(a: Period, b: Period, tolerance: Duration, months: int) -> None:
    if a.near(b, tolerance):
        assert a.near(b, Duration(tolerance.months + months, tolerance.days))


@given(periods(), periods(), periods())
def test_inside_is_transitive(a: Period, b: Period, c: Period) -> None:
    if a.inside(b) and b.inside(c):
        assert a.inside(c)


@given(periods(), periods())
def test_at_most_one_of_inside_same_before_and_their_converses_holds(a: Period, b: Period) -> None:
    assert sum([a.inside(b), b.inside(a), a.same_as(b), a.before(b), b.before(a)]) <= 1


@given(days, st.integers(0, 36), st.integers(0, 60))
def test_duration_counts_calendar_months_then_days(day: date, months: int, extra: int) -> None:
    later = Duration(months, 0).after(day)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
    assert Duration(months, extra).after(day) == later + timedelta(days=extra)


def test_duration_stops_at_the_end_of_the_calendar() -> None:
    assert Duration(12, 0).after(date(9999, 6, 1)) == date.max


# ---------------------------------------------------------------- times of day


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("2017-08-06T06:11Z", "2017-08-06T06:12Z", True),
        ("2017-08-06T06:12Z", "2017-08-06T06:11Z", False),
        ("2017-08-06T06:11Z", "2017-08-06T06:11Z", False),
        ("2017-08-06T08:11+08:00", "2017-08-06T06:11Z", True),
        ("2017-08-06T06:11", "2017-08-06T06:12", True),
        ("2017-08-06T06:11", "2017-08-06T06:12Z", False),
        ("2017-08-06", "2017-08-06T23:59Z", False),
        ("2017-08-05", "2017-08-06T00:00Z", True),
    ],
)
def test_times_of_one_day_have_an_order_where_both_are_known(first: str, second: str, before: bool) -> None:
    assert Period.parse(first).before(Period.parse(second)) is before


def test_a_time_of_day_is_its_day() -> None:
    made = Period.parse("2017-08-06T06:11Z")
    assert (made.start, made.end, made.nominal) == (date(2017, 8, 6),) * 2 + ((date(2017, 8, 6),) * 2,)
    assert made.as_assumed().clock == made.clock


@pytest.mark.parametrize("text", ["2010-13", "2012-13", "1998-99"])
def test_year_that_is_not_the_calendars_is_told_how_it_is_written(text: str) -> None:
    year = int(text[:4])
    with pytest.raises(PeriodError, match=f"a fiscal year is written START/END: {year}-04/{year + 1}-03"):
        Period.parse(text)


def test_no_year_beyond_the_calendar_is_offered() -> None:
    with pytest.raises(PeriodError, match=r"is no date in the calendar$"):
        Period.parse("9999-12")


@pytest.mark.parametrize(
    ("other", "alike"),
    [("2016-01-01/2016-01-17", False), ("2016-01-01/2016-01-18", True), ("2016-01-01/2016-01-21", True)],
)
def test_lengths_may_differ_by_a_tenth_of_the_longer(other: str, alike: bool) -> None:
    """Of 19 days: 17 are short of it by more than a tenth, 21 are more by less than a tenth of 21."""
    assert Period.parse("2016-03-01/2016-03-19").is_about_as_long_as(Period.parse(other)) is alike
