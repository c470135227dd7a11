"""Which time and status of a sentence are whose: what is sure, what is only offered, and what is left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import Folder

from gzcheck.model import Mention, Period
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.labels import Labels
from gzcheck.texts.scanner import scan
from gzcheck.texts.suggesting import Suggester

PUBLISHED = Period.parse("2024-03-20")
CITY = "title: A yard (invented)\nentities:\n  - {id: yard, label: Norvik Yard}\n  - {id: port, label: Sandhaven}\n"
INDICATORS = """\
indicators:
  - {id: unemployment, label: Unemployment, definition: Rate., kind: rate, unit: percent}
  - {id: unemployment-change, label: Change in unemployment, definition: D., kind: rate, unit: percentage-point}
  - {id: revenue-growth, label: Growth of revenue, definition: D., kind: rate, unit: percent}
  - {id: beds, label: Beds, definition: D., kind: stock, unit: count}
  - {id: net-result, label: Net result, aliases: [net profit, 净利润], definition: D., kind: flow, unit: EUR}
  - {id: revenue, label: Revenue, label_zh: 营收, definition: D., kind: flow, unit: EUR}
  - {id: ships, label: Ships delivered, definition: D., kind: flow, unit: count}
"""


def told(text: str, field: str) -> dict[str, str]:
    """By figure: what is surely its own; empty for one of which nothing is."""
    scanned = Suggester(None, PUBLISHED).suggested(scan(text, "text"))
    return {one.printed: sure(one, field) for one in scanned.mentions if one.figure is not None}


@pytest.fixture
def suggester(folder: Folder) -> Suggester:
    folder.write("corpus.yaml", CITY)
    folder.write("indicators.yaml", INDICATORS)
    return Suggester(load_corpus(folder.path), PUBLISHED)


def sure(mention: Mention, field: str) -> str:
    return next((one.value for one in getattr(mention.suggested, field) if one.is_sure), "")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("There were more than 250 firms at the end of 2017.", ["2017-12-31"]),
        ("At the end of June 2017 it had 250 firms.", ["2017-06-30"]),
        ("It had 1,200 staff on 31 December 2023.", ["2023-12-31"]),
        ("On December 31, 2023, it had 1,200 staff.", ["2023-12-31"]),
        ("At the start of 2017 it had 250 firms.", ["2017-01-01"]),
        ("In mid-2022 the city had 300 firms.", ["2022-06~"]),
        ("In late 2022 the city had 300 firms.", [""]),
        ("Since 2016 it has built 300 flats.", [""]),
        ("At the end of this year it will have 300 flats.", ["2024-12-31"]),
        ("2017年底，全市有孵化器203家。", ["2017-12-31"]),
        ("截至2017年末，全市有孵化器203家。", ["2017-12-31"]),
        ("截至2017年6月底，全市有孵化器203家。", ["2017-06-30"]),
        ("Between 2019 and 2023 it built 500 homes.", ["2019/2023"]),
    ],
)
def test_the_part_of_a_time_that_is_meant_is_its_period(text: str, periods: list[str]) -> None:
    assert list(told(text, "period").values()) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("The yard delivered 14 ships in 2023 and 11 ships in 2022.", ["2023", "2022"]),
        ("It had revenue of €2.31 billion in 2023, after about €2 billion in 2022.", ["2023", "2022"]),
        (
            "It had €2.31 billion in 2023, compared with €2.05bn in 2022, an increase of 12.7%.",
            ["2023", "2022", "2023"],
        ),
        ("In 2023 it had a net loss of €48 million, after a profit of €61m the year before.", ["2023", "2022"]),
        ("It lost €48 million in 2023, against €61m a year earlier.", ["2023", "2022"]),
        ("It made €48 million, after a profit of €61m the year before.", ["", ""]),
        ("Revenue rose from €2.05bn in 2022 to €2.31bn in 2023.", ["2022", "2023"]),
        ("Sales grew 12% to €4bn in 2023 from €3.6bn.", ["2023", "2023", ""]),
        ("In the first quarter of 2023 profit was €12m, against €10m a year earlier.", ["2023-Q1", "2022-Q1"]),
        ("It had 300 staff in 2022 and 350 a year later.", ["2022", "2023"]),
        ("It had 300 staff in 2022 and 350 two years later.", ["2022", "", ""]),
        ("It sold 5,000 units in 2023 (2022: 4,000).", ["2023", "2022"]),
        ("It sold 5,000 units (2023) and 4,000 units (2022).", ["2023", "2022"]),
        ("In 2016 the city had 127 firms and 19 labs.", ["2016", "2016"]),
        ("It shipped 14 tugs, 3 ferries and 2 barges in 2023.", ["2023", "2023", "2023"]),
        ("It is home to 4,739 companies, with 2,820 established in 2016.", ["", "2016"]),
        ("The company, founded in 1998, has 12 employees.", [""]),
        ("The company founded in 1998 has 12 employees.", [""]),
        ("Output was 12 tonnes in 2023, up 5% from 2022, and employment was 300.", ["2023", "2023", ""]),
        ("2023年交付14艘船，2022年交付11艘船。", ["2023", "2022"]),
        ("2023年营收23.1亿元，上年同期为20.5亿元，增长12.7%。", ["2023", "2022", "2023"]),
        ("营收由2022年的20亿元增至2023年的23亿元。", ["2022", "2023"]),
        ("截至2017年末，全市有250家科技企业，比上年增长12.5%。", ["2017-12-31", "2017-12-31"]),
    ],
)
def test_each_figure_has_the_time_of_its_own_stretch(text: str, periods: list[str]) -> None:
    assert list(told(text, "period").values()) == periods


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("It has 8,450 employees and wants to cut 900 jobs by 2026.", ["", "target"]),
        (
            "It employs 8,450 people, about one in five of them women, and wants to cut 900 jobs by 2026.",
            ["", "", "target"],
        ),
        ("The city plans to have 1.20 million firms by 2020 and 300 labs.", ["target", "target"]),
        ("Some 150,000 companies are planned by 2030.", ["target"]),
        ("Profit is expected to reach €12m in 2025 after €10m in 2023.", ["forecast", ""]),
        ("By the end of 2020 the city will have 12 labs; it had 8 in 2016.", ["target", ""]),
        ("They granted 12 loans to companies that initiated projects.", [""]),
        ("公司现有员工8450人，计划到2026年裁员900人。", ["", "target"]),
        ("2023年达300亿元，同比增长5%；预计2024年达到320亿元。", ["", "", "forecast"]),
    ],
)
def test_the_status_of_a_clause_is_that_of_its_own_figures(text: str, statuses: list[str]) -> None:
    assert list(told(text, "status").values()) == statuses


@given(
    st.lists(
        st.tuples(st.integers(10, 990), st.integers(2001, 2023)),
        min_size=1,
        max_size=6,
        unique_by=(lambda one: one[0], lambda one: one[1]),
    ),
    st.sampled_from([", ", " and ", "; ", ", compared with ", ", after ", ", against "]),
)
def test_a_year_right_behind_a_figure_is_its_own_whatever_stands_between(
    figures: list[tuple[int, int]], between: str
) -> None:
    text = f"It sold {between.join(f'{number} ships in {year}' for number, year in figures)}."
    assert told(text, "period") == {str(number): str(year) for number, year in figures}


@given(st.integers(10, 990), st.sampled_from(["had", "sold", "built"]))
def test_nothing_is_sure_where_a_sentence_names_no_time(number: int, verb: str) -> None:
    assert told(f"The yard {verb} {number} ships.", "period") == {str(number): ""}


# ---------------------------------------------------------------- indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Unemployment fell by 0.6 percentage points to 5.4%.", ["unemployment-change", "unemployment"]),
        ("Unemployment peaked at 11.3% and has come down to 6.9%.", ["unemployment", "unemployment"]),
        ("Unemployment fell. The population grew by 1.8%, and rents rose 7.25%.", ["", ""]),
        ("Revenue rose 12% to €4bn.", ["revenue-growth", "revenue"]),
        ("It has 640 beds and 52 clinics.", ["beds", ""]),
        ("It has 640 beds in the west and 52 in the east.", ["beds", "beds"]),
        ("The net profit was €61m, and the order book stood at €3bn.", ["net-result", ""]),
        ("It delivered 14 ships in 2023 and 11 ships in 2022.", ["ships", "ships"]),
        ("公司净利润6100万欧元，订单30亿欧元。", ["net-result", ""]),
    ],
)
def test_a_figures_own_words_alone_make_an_indicator_sure(
    suggester: Suggester, text: str, indicators: list[str]
) -> None:
    scanned = suggester.suggested(scan(text, "text"))
    assert [sure(one, "indicator") for one in scanned.mentions if one.figure is not None] == indicators


def test_an_indicator_of_another_sentence_is_offered_for_one_that_speaks_on_alone(suggester: Suggester) -> None:
    text = "Unemployment is a worry. It was 5.4% in May. Rents rose 7.25%."
    first, second = (one.suggested for one in suggester.suggested(scan(text, "text")).mentions if one.figure)
    assert [(one.value, one.is_far, one.is_sure) for one in first.indicator] == [("unemployment", True, False)]
    assert second.indicator == ()


@given(st.permutations(["Net", "profit", "of", "the", "yard", "Beds", "Revenue", "ships"]), st.integers(10, 99))
def test_evidence_stands_in_the_text(words: list[str], number: int) -> None:
    text = f"{' '.join(words)} was {number} in all."
    for match in LABELS.named(text):
        assert all(piece in text for piece in match.words.split(" … "))


LABELS = Labels({"net-result": ["Net result", "net profit"], "ships": ["Ships delivered", "ships of the yard"]})


# ---------------------------------------------------------------- tables

TABLE = """\
Sandhaven is a port.
Norvik Yard, in millions of euros
Item\t2022\t2023
Revenue\t2,050\t2,310
Net result\t61\t(48)
Cash\t7\t8
"""


def test_a_cell_has_the_time_of_its_column_and_the_thing_of_its_row(suggester: Suggester) -> None:
    scanned = suggester.suggested(scan(TABLE, "text", language="en"))
    told = [one for one in scanned.mentions if one.figure is not None]
    assert [(one.printed, sure(one, "indicator"), sure(one, "period")) for one in told] == [
        ("2,050", "revenue", "2022"),
        ("2,310", "revenue", "2023"),
        ("61", "net-result", "2022"),
        ("(48)", "net-result", "2023"),
        ("7", "", "2022"),
        ("8", "", "2023"),
    ]
    assert {one.suggested.about[0].value for one in told} == {"yard"}
    assert [one.value for one in told[-1].suggested.called] == ["Cash"]


def test_a_column_may_name_the_thing_and_a_row_the_time_and_that_it_is_a_plan(suggester: Suggester) -> None:
    text = "|Year|Beds|Revenue, € million|\n|--|--|--|\n|2023|600|2,310|\n|2026 (target)|640|2,500|\n"
    scanned = suggester.suggested(scan(text, "text.md"))
    told = [one for one in scanned.mentions if one.figure is not None]
    assert [tuple(sure(one, name) for name in ("indicator", "period", "status")) for one in told] == [
        ("beds", "2023", ""),
        ("revenue", "2023", ""),
        ("beds", "2026", "target"),
        ("revenue", "2026", "target"),
    ]
