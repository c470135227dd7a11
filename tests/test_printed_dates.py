"""Dates and lists of names as figures: what a fragment prints is held against the claim like any number."""

from __future__ import annotations

import pytest
from making import Folder, claim

from gzcheck import check
from gzcheck.model import PhraseError
from gzcheck.model.date_value import DateValue
from gzcheck.model.period import Period
from gzcheck.phrases.listed_names import count_names
from gzcheck.phrases.printed_dates import read_date
from gzcheck.phrases.read import read_phrase


def date_in(text: str, typed: str = "2017-03", published: str = "2017-12-08") -> str:
    value = read_date(text, DateValue.parse(typed), Period.parse(published)).value
    assert isinstance(value, DateValue)
    return value.period.text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("In March, the company broke ground", "2017-03"),
        ("opened on March 14", "2017-03-14"),
        ("opened on 14 March 2016", "2016-03-14"),
        ("on the 14th of March", "2017-03-14"),
        ("on March 3rd, 2015", "2015-03-03"),
        ("In 2011, it launched", "2011"),
        ("the beginning of 2018", "2018"),
        ("Last year, the city established", "2016"),
        ("next year", "2018"),
        ("于2015年3月14日动工", "2015-03-14"),
        ("去年成立", "2016"),
    ],
)
def test_as_much_as_is_printed(text: str, read: str) -> None:
    assert date_in(text) == read


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("the company broke ground", "no date"),
        ("you may march", "no date"),
        ("from March to May", "more than one"),
        ("in 2016 and 2017", "more than one"),
        ("since 2011", "a bound"),
        ("by the end of 2011", "a bound"),
        ("around March", "a bound"),
        ("on February 30", "no date in the calendar"),
        ("0月", "no date in the calendar"),
        ("約2016年", "a bound"),
        ("截至2016年", "a bound"),
        ("2016年前", "a bound"),
        ("2016 or later", "a bound"),
        ("2016 million", "an amount"),
        ("$2016", "an amount"),
        ("US$ 2016", "an amount"),
        ("2016万元", "an amount"),
        ("2016家", "an amount"),
        ("2016 firms", "an amount"),
    ],
)
def test_what_is_no_single_date_is_refused(text: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        date_in(text)


def test_last_year_of_a_source_whose_year_is_not_known() -> None:
    with pytest.raises(PhraseError, match="not known"):
        date_in("last year", published="2016-10/2017-02")


GROUND = "indicators:\n  - {id: ground, label: Ground broken, definition: First stone., kind: event, unit: date}\n"


@pytest.mark.parametrize(
    ("typed", "printed", "codes"),
    [
        ("2017-03", "broke ground in March", []),
        ("2017-10", "broke ground in March", ["GZ102"]),
        ("2017", "broke ground in March", ["GZ102"]),
        ("2017", "broke ground in January", ["GZ102"]),
        ("2017-03-14", "broke ground in 2017", ["GZ102"]),
        ("2017-03", "broke ground", ["GZ103"]),
    ],
)
def test_dates_are_entered_twice(folder: Folder, typed: str, printed: str, codes: list[str]) -> None:
    folder.write("indicators.yaml", GROUND)
    folder.source("a", claim("x", typed, printed, indicator="ground", unit="date"))
    assert [one.rule.code for one in check(folder.load()).findings] == codes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("offices in the Silicon Valley, Boston and Tel Aviv", 3),
        ("Valley and Boston in the United States, as well as in Israel", 3),
        ("Tencent and Alibaba", 2),
        ("硅谷、波士顿和特拉维夫", 3),
    ],
)
def test_names_are_counted(text: str, count: int) -> None:
    assert count_names(text).value.value == count


@pytest.mark.parametrize("text", ["Boston", "research and development", "Boston, and so on", ""])
def test_what_is_no_list_of_names_is_refused(text: str) -> None:
    with pytest.raises(PhraseError):
        count_names(text)


@pytest.mark.parametrize(("value", "codes"), [("3", []), ("4", ["GZ102"])])
def test_counted_names_are_entered_twice(folder: Folder, value: str, codes: list[str]) -> None:
    folder.source("a", claim("x", value, "Ashby, Borden and Colne", counted="true"))
    assert [one.rule.code for one in check(folder.load()).findings] == codes


def test_a_package_named_by_its_parts_is_their_sum(folder: Folder) -> None:
    folder.source("a", claim("x", "10", '("1+9" policies)'), claim("y", "11", '"1+9" policies'))
    assert [one.rule.code for one in check(folder.load()).findings if one.rule.code != "GZ201"] == ["GZ102"]
    with pytest.raises(PhraseError):
        read_phrase('"1+9" policies')
    with pytest.raises(PhraseError):
        read_phrase("1 + 9 policies", unit="count")


def test_a_first_tier_city_is_a_tier_where_the_curator_says_so() -> None:
    reading = read_phrase("a first-tier city", unit="tier")
    assert (reading.value.value, reading.units) == (1, ("tier",))
    with pytest.raises(PhraseError):
        read_phrase("a first-time visitor", unit="tier")
