"""The facts: what is the same thing at the same time, and what is not checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import Folder, claim, figure

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.model import compare
from gzcheck.model.claim import Claim, Entity, Indicator, Kind, Source, SourceKind, Status
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Reason, Report
from gzcheck.model.location import Location
from gzcheck.model.period import Duration, Period
from gzcheck.model.verdict import Verdict
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.resources import example_folder

NOWHERE = Location("claims.yaml")


def grouped(corpus: Corpus) -> list[list[str]]:
    return [[member.id for member in group.claims] for group in Facts(corpus).groups]


def reasons(corpus: Corpus) -> dict[str, Reason]:
    return {item.subject: item.reason for item in Facts(corpus).skipped}


def codes(report: Report) -> list[str]:
    return [finding.rule.code for finding in report.findings]


# ---------------------------------------------------------------- the same thing


def test_two_sources_on_one_thing_make_a_group(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    folder.source("b", claim("firms", "13", "13 firms"))
    assert grouped(folder.load()) == [["a/firms", "b/firms"]]


def test_two_claims_of_one_source_make_a_group(folder: Folder) -> None:
    folder.source("a", claim("one", "12", "12 firms"), claim("two", "13", "13 firms", paragraph="2"))
    assert grouped(folder.load()) == [["a/one", "a/two"]]


@pytest.mark.parametrize(
    "other",
    [
        {"about": "old-port"},
        {"indicator": "labs"},
        {"unit": "percent"},
        {"status": "target"},
        {"period": "2019"},
    ],
    ids=["entity", "indicator", "dimension", "status", "time"],
)
def test_another_thing_status_or_time_makes_no_group(folder: Folder, other: dict[str, str]) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    folder.source("b", claim("firms", "13", "13 firms", **other))
    assert grouped(folder.load()) == []


def test_units_of_one_dimension_are_compared(folder: Folder) -> None:
    folder.write(
        "indicators.yaml",
        "indicators: [{id: area, label: Area, definition: Floor area., kind: stock, unit: m2}]\n",
    )
    folder.source("a", claim("area", "1", "1 hectare", indicator="area", unit="ha"))
    folder.source("b", claim("area", "30000", "30,000 square meters", indicator="area", unit="m2"))
    (group,) = Facts(folder.load()).groups
    assert group.verdict is Verdict.CONFLICT


@pytest.mark.parametrize("status", ["estimate", "forecast", "target"])
def test_claims_of_one_status_are_compared_among_themselves(folder: Folder, status: str) -> None:
    folder.source("a", claim("firms", "12", "12 firms", period="2017", status=status))
    folder.source("b", claim("firms", "13", "13 firms", period="2017", status=status))
    assert codes(check(folder.load())) == ["GZ201"]


def test_target_missed_is_no_conflict(folder: Folder) -> None:
    folder.source("a", claim("firms", "15", "15 firms", period="2017-12", status="target"))
    folder.source("b", claim("firms", "12", "12 firms", period="2017-12"), published="2018-01-10")
    (finding,) = check(folder.load()).findings
    assert (finding.rule.code, finding.verdict.value, finding.severity.value) == ("GZ209", "missed", "note")


# ---------------------------------------------------------------- the same time


def test_stock_without_a_period_stands_for_the_day_of_publication(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"), published="2017-05-02")
    (member,) = folder.load().claims
    assert member.stated_period is None
    assert member.period is not None
    assert (member.period.text, member.period.assumed) == ("2017-05-02", True)


@pytest.mark.parametrize(("later", "together"), [("2017-11-02", True), ("2017-11-03", False)])
def test_stocks_are_compared_up_to_half_a_year_apart(folder: Folder, later: str, together: bool) -> None:
    folder.source("a", claim("firms", "12", "12 firms"), published="2017-05-02")
    folder.source("b", claim("firms", "13", "13 firms"), published=later)
    assert bool(grouped(folder.load())) == together


@pytest.mark.parametrize(("tolerance", "together"), [("P30D", False), ("P31D", True)])
def test_corpus_can_set_how_far_apart_is_the_same_time(folder: Folder, tolerance: str, together: bool) -> None:
    text = (folder.path / "corpus.yaml").read_text(encoding="utf-8")
    folder.write("corpus.yaml", f"{text}defaults: {{same_time: {tolerance}}}\n")
    folder.source("a", claim("firms", "12", "12 firms"), published="2017-05-02")
    folder.source("b", claim("firms", "13", "13 firms"), published="2017-06-02")
    assert bool(grouped(folder.load())) == together


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [("2016", "2016", True), ("2016", "2016~", True), ("2016-Q1", "2016-01/2016-03", True), ("2016", "2016-H1", False)],
)
def test_flows_are_compared_for_equal_periods(folder: Folder, a: str, b: str, together: bool) -> None:
    flow = {"indicator": "exports", "unit": "CNY"}
    folder.source("a", claim("exports", "61e9", "61 billion yuan", period=a, **flow))
    folder.source("b", claim("exports", "62e9", "62 billion yuan", period=b, **flow))
    assert bool(grouped(folder.load())) == together


def test_events_happen_once(folder: Folder) -> None:
    event = {"indicator": "opening", "unit": "calendar-year"}
    folder.source("a", claim("opening", "1998", "in 1998", **event), published="2010-01-01")
    folder.source("b", claim("opening", "1999", "in 1999", **event), published="2019-01-01")
    assert grouped(folder.load()) == [["a/opening", "b/opening"]]


def test_dates_of_an_event_are_compared_whatever_their_periods(folder: Folder) -> None:
    """A period beside "opened in 1998" repeats the year; it must not keep 1998 and 1999 apart."""
    event = {"indicator": "opening", "unit": "calendar-year"}
    folder.source("a", claim("opening", "1998", "in 1998", period="1998", **event))
    folder.source("b", claim("opening", "1999", "in 1999", period="1999", **event))
    assert codes(check(folder.load())) == ["GZ201"]


def test_months_of_an_event_are_compared_whatever_their_periods(folder: Folder) -> None:
    entry = "  - {id: fair, label: Fair, definition: Month of the fair., kind: event, unit: calendar-month}\n"
    folder.write("indicators.yaml", f"indicators:\n{entry}")
    event = {"indicator": "fair", "unit": "calendar-month"}
    folder.source("a", claim("fair", "4", "in April", period="2016-04", **event))
    folder.source("b", claim("fair", "5", "in May", period="2016-05", **event))
    assert grouped(folder.load()) == [["a/fair", "b/fair"]]


def test_amounts_of_an_event_are_compared_only_if_they_may_be_of_one_time(folder: Folder) -> None:
    folder.write("indicators.yaml", "indicators: [{id: fair, label: F, definition: F., kind: event, unit: count}]\n")
    folder.source("a", claim("fair", "4000", "4,000 guests", indicator="fair", period="2016-04"))
    folder.source("b", claim("fair", "5100", "5,100 guests", indicator="fair", period="2016-05"))
    assert grouped(folder.load()) == []


def test_years_of_a_stock_are_a_series(folder: Folder) -> None:
    """Each year lies next to the next one, well within half a year, and yet is another time."""
    years = {"2015": "19", "2016": "25", "2017": "31"}
    folder.source(
        "a", *(claim(f"y{year}", n, f"{n} firms", period=year) for year, n in years.items()), published="2018"
    )
    corpus = folder.load()
    assert grouped(corpus) == []
    assert codes(check(corpus)) == []


def test_one_year_of_a_stock_in_two_sources_is_compared(folder: Folder) -> None:
    folder.source("a", claim("firms", "19", "19 firms", period="2016"))
    folder.source("b", claim("firms", "25", "25 firms", period="2016"))
    folder.source("c", claim("firms", "31", "31 firms", period="2015"))
    assert grouped(folder.load()) == [["a/firms", "b/firms"]]


def test_stated_times_apart_are_two_times_however_near(folder: Folder) -> None:
    folder.source("a", claim("x", "19", "19 firms", period="2015"), claim("y", "25", "25 firms", period="2016"))
    folder.source("b", claim("firms", "31", "31 firms", period="2017-01-15"))
    assert grouped(folder.load()) == []


def test_publication_date_meets_only_the_stated_times_that_it_overlaps(folder: Folder) -> None:
    folder.source("a", claim("x", "19", "19 firms", period="2016"), claim("y", "25", "25 firms", period="2017"))
    folder.source("b", claim("firms", "31", "31 firms"), published="2017-01-15")
    assert grouped(folder.load()) == [["a/y", "b/firms"]]


def test_publication_date_that_overlaps_none_meets_the_nearest_stated_time(folder: Folder) -> None:
    folder.source("a", claim("x", "19", "19 firms", period="2016"), claim("y", "25", "25 firms", period="2017-05"))
    folder.source("b", claim("firms", "31", "31 firms"), published="2017-03-01")
    assert grouped(folder.load()) == [["a/x", "b/firms"]]


def test_two_stated_times_equally_near_are_both_met(folder: Folder) -> None:
    folder.source("a", claim("x", "19", "19 firms", period="2017-02-01"))
    folder.source("c", claim("y", "25", "25 firms", period="2017-02-05"))
    folder.source("b", claim("firms", "31", "31 firms"), published="2017-02-03")
    assert sorted(grouped(folder.load())) == [["a/x", "b/firms"], ["b/firms", "c/y"]]


def test_a_source_that_states_an_earlier_time_speaks_of_another_one_without(folder: Folder) -> None:
    """ "24 in 2016, now 27" is a series; an earlier time that another source states may well be meant."""
    folder.source("a", claim("x", "24", "24 firms", period="2016"), claim("y", "27", "now 27"), published="2017-02-01")
    assert grouped(folder.load()) == []
    folder.source("b", claim("firms", "25", "25 firms", period="2016"))
    assert sorted(grouped(folder.load())) == [["a/x", "b/firms"], ["a/y", "b/firms"]]


@pytest.mark.parametrize("tolerance", ["P6M", "P2Y"])
def test_tolerance_absorbs_doubt_about_undated_figures_only(folder: Folder, tolerance: str) -> None:
    entry = f"id: firms, label: Firms, definition: Firms., kind: stock, unit: count, same_time: {tolerance}"
    folder.write("indicators.yaml", f"indicators: [{{{entry}}}]\n")
    folder.source("a", claim("x", "19", "19 firms", period="2015"), claim("y", "25", "25 firms", period="2016"))
    assert grouped(folder.load()) == []


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [("2016~", "2017", True), ("2016~", "2018", False), ("2016~", "2015~", True), ("2016-Q1~", "2016-Q2", True)],
)
def test_flows_for_an_approximate_period_meet_those_within_its_tolerance(
    folder: Folder, a: str, b: str, together: bool
) -> None:
    flow = {"indicator": "exports", "unit": "CNY"}
    folder.source("a", claim("exports", "61e9", "61 billion yuan", period=a, **flow), published="2020")
    folder.source("b", claim("exports", "62e9", "62 billion yuan", period=b, **flow), published="2020")
    assert bool(grouped(folder.load())) == together


def test_flow_to_date_is_a_part_of_the_whole_and_no_equal(folder: Folder) -> None:
    flow = {"indicator": "exports", "unit": "CNY", "period": "2017"}
    folder.source("a", claim("x", "41e9", "41 billion yuan", **flow), published="2017-09-02")
    folder.source("b", claim("x", "62e9", "62 billion yuan", **flow), published="2018-02-01")
    assert grouped(folder.load()) == []
    assert codes(check(folder.load())) == ["GZ404"]
    folder.source("a", claim("x", "71e9", "71 billion yuan", **flow), published="2017-09-02")
    assert codes(check(folder.load())) == ["GZ303", "GZ404"]
    folder.source("c", claim("x", "70e9", "70 billion yuan", **flow), published="2017-09-02")
    assert grouped(folder.load()) == [["a/x", "c/x"]]


def test_flows_of_two_years_are_not_joined_by_an_approximate_one(folder: Folder) -> None:
    flow = {"indicator": "exports", "unit": "CNY"}
    for name, period in (("a", "2015"), ("b", "2016~"), ("c", "2017"), ("d", "2015")):
        folder.source(name, claim("x", "61e9", "61 billion yuan", period=period, **flow), published="2020")
    assert sorted(map(sorted, grouped(folder.load()))) == [["a/x", "b/x", "d/x"], ["b/x", "c/x"]]


def test_plan_without_a_time_is_held_against_nothing_dated(folder: Folder) -> None:
    folder.source("a", claim("x", "40", "40 firms", status="target"), claim("y", "45", "45 firms", period="2015"))
    folder.source("b", claim("firms", "41", "41 firms", status="target", period="2017"))
    corpus = folder.load()
    assert grouped(corpus) == []
    assert reasons(corpus)["a/x"] is Reason.NO_STATED_TIME
    assert "a/x" not in {member.id for found in check(corpus).findings for member in found.claims}


@pytest.mark.parametrize(("later", "together"), [("2017-11-02", True), ("2017-11-03", False)])
def test_plans_without_a_time_meet_as_if_dated_by_publication(folder: Folder, later: str, together: bool) -> None:
    folder.source("a", claim("firms", "12", "12 firms", status="target"), published="2017-05-02")
    folder.source("b", claim("firms", "13", "13 firms", status="target"), published=later)
    assert bool(grouped(folder.load())) == together


def test_publication_within_a_whole_year_makes_no_series(folder: Folder) -> None:
    """Only a period that the text states is one of a series; "published some time in 2016" is just vague."""
    folder.source("a", claim("firms", "19", "19 firms"), published="2016")
    folder.source("b", claim("firms", "25", "25 firms"), published="2017")
    assert grouped(folder.load()) == [["a/firms", "b/firms"]]


# ---------------------------------------------------------------- running totals


def running_total(folder: Folder, *figures: tuple[str, str]) -> Corpus:
    """Cards issued so far, as (value, date of publication) from one source each."""
    entry = "id: cards, label: Cards, definition: Cards., kind: stock, unit: count, cumulative: true"
    folder.write("indicators.yaml", f"indicators: [{{{entry}}}]\n")
    for name, (value, day) in zip("abc", figures, strict=False):
        folder.source(name, claim("cards", value, f"{value} cards", indicator="cards"), published=day)
    return folder.load()


def test_running_total_may_rise_within_the_same_time(folder: Folder) -> None:
    corpus = running_total(folder, ("120", "2017-05-02"), ("160", "2017-06-02"))
    assert grouped(corpus) == []
    assert codes(check(corpus)) == []


def test_running_total_falls_within_the_same_time(folder: Folder) -> None:
    assert codes(check(running_total(folder, ("160", "2017-05-02"), ("120", "2017-05-03")))) == ["GZ203"]


def test_of_running_totals_of_one_day_nothing_is_said(folder: Folder) -> None:
    """A toll may be counted twice a day; which of the two came first is not known."""
    corpus = running_total(folder, ("160", "2017-05-02"), ("120", "2017-05-02"))
    assert grouped(corpus) == []
    assert codes(check(corpus)) == []


def test_running_totals_of_one_stated_stretch_are_compared(folder: Folder) -> None:
    running_total(folder)
    cards = {"indicator": "cards"}
    folder.source("a", claim("x", "160", "160 cards", period="2010/2017-05-31", **cards))
    folder.source("b", claim("x", "150", "150 cards", period="2010/2017-05", **cards))
    folder.source("c", claim("x", "170", "170 cards", period="2015/2017-05-31", **cards))
    assert grouped(folder.load()) == [["a/x", "b/x"]]


# ---------------------------------------------------------------- overlapping groups


def three_in_a_row(folder: Folder, first: str, second: str, third: str) -> Corpus:
    """Stocks four months apart each, so that the first and the last are not at the same time."""
    for name, value, day in (("a", first, "2017-01-01"), ("b", second, "2017-05-01"), ("c", third, "2017-09-01")):
        folder.source(name, claim("firms", value, f"{value} firms"), published=day)
    return folder.load()


def test_stock_groups_overlap(folder: Folder) -> None:
    assert grouped(three_in_a_row(folder, "12", "12", "12")) == [["a/firms", "b/firms"], ["b/firms", "c/firms"]]


def test_disagreement_in_two_overlapping_groups_is_reported_once(folder: Folder) -> None:
    folder.source("b", claim("one", "12", "12 firms"), claim("two", "13", "13 firms"), published="2017-05-01")
    folder.source("a", claim("firms", "12", "12 firms"), published="2017-01-01")
    folder.source("c", claim("firms", "12", "at least 12 firms", hedge="at-least"), published="2017-09-01")
    corpus = folder.load()
    assert [group.verdict for group in Facts(corpus).groups] == [Verdict.CONFLICT, Verdict.CONFLICT]
    assert codes(check(corpus)).count("GZ201") == 1


def test_each_of_two_disagreements_is_reported(folder: Folder) -> None:
    report = check(three_in_a_row(folder, "12", "13", "14"))
    assert [[member.id for member in found.claims] for found in report.findings if found.rule.code == "GZ201"] == [
        ["a/firms", "b/firms"],
        ["b/firms", "c/firms"],
    ]


# ---------------------------------------------------------------- copies


def copy_of_a(folder: Folder, value: str) -> Corpus:
    folder.source("a", claim("firms", "12", "12 firms"))
    folder.source("b", claim("firms", value, f"{value} firms"), published="2017-05-03", derived_from="[a]")
    return folder.load()


def test_copy_is_no_second_witness(folder: Folder) -> None:
    corpus = copy_of_a(folder, "12")
    assert grouped(corpus) == []
    assert Facts(corpus).copies.independent(corpus.claims) == 1


def test_copy_that_differs_is_a_transcription_finding_and_no_conflict(folder: Folder) -> None:
    assert codes(check(copy_of_a(folder, "21"))) == ["GZ206"]


def test_third_source_is_held_against_the_origin_only(folder: Folder) -> None:
    folder.source("c", claim("firms", "14", "14 firms"), published="2017-05-04")
    assert grouped(copy_of_a(folder, "12")) == [["a/firms", "c/firms"]]


def test_copy_is_exempt_from_the_comparison_with_its_origin_only(folder: Folder) -> None:
    """225 and 238 are both "about 230", but not each other; that one of them copies the vague one changes nothing."""
    folder.source("a", claim("firms", "230", "about 230 firms", hedge="about"))
    folder.source("b", claim("firms", "225", "225 firms"), published="2017-05-03", derived_from="[a]")
    folder.source("c", claim("firms", "238", "238 firms"), published="2017-05-03")
    corpus = folder.load()
    assert [sorted(members) for members in grouped(corpus)] == [["a/firms", "c/firms"], ["b/firms", "c/firms"]]
    findings = check(corpus).findings
    found = {(item.rule.code, item.severity.value): [member.id for member in item.claims] for item in findings}
    assert found == {
        ("GZ201", "error"): ["b/firms", "c/firms"],
        ("GZ206", "note"): ["b/firms", "a/firms"],
        ("GZ208", "note"): ["a/firms", "c/firms"],
    }


def test_copies_of_one_origin_are_not_held_against_each_other(folder: Folder) -> None:
    folder.source("a", claim("firms", "230", "about 230 firms", hedge="about"))
    folder.source("b", claim("firms", "225", "225 firms"), derived_from="[a]")
    folder.source("c", claim("firms", "238", "238 firms"), derived_from="[a]")
    report = check(folder.load())
    assert sorted([item.rule.code, *(member.id for member in item.claims)] for item in report.findings) == [
        ["GZ206", "b/firms", "a/firms"],
        ["GZ206", "c/firms", "a/firms"],
    ]


def test_copy_of_a_copy_copies_the_origin(folder: Folder) -> None:
    folder.source("c", claim("firms", "12", "12 firms"), published="2017-05-04", derived_from="[b]")
    assert grouped(copy_of_a(folder, "12")) == []


def test_where_nobody_copies_every_source_is_a_witness_once(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"), claim("again", "12", "12 firms", paragraph="2"))
    folder.source("b", claim("firms", "12", "12 firms"), published="2017-05-03")
    corpus = folder.load()
    assert Facts(corpus).copies.independent(corpus.claims) == 2
    assert Facts(corpus).copies.independent([]) == 0


def test_two_copies_of_one_origin_are_one_witness(folder: Folder) -> None:
    folder.source("c", claim("firms", "12", "12 firms"), published="2017-05-04", derived_from="[a]")
    corpus = copy_of_a(folder, "12")
    assert Facts(corpus).copies.independent([member for member in corpus.claims if member.source.id != "a"]) == 1


def test_sources_connected_by_origins_are_one_witness(folder: Folder) -> None:
    """The herald draws on two agencies, and so ties those who draw on either of them together."""
    for agency in ("wire", "agency"):
        folder.source(agency, claim("labs", "9", "nine labs", indicator="labs"))
    for name, origins in (
        ("gazette", "[wire]"),
        ("herald", "[wire, agency]"),
        ("weekly", "[agency]"),
        ("office", "[]"),
    ):
        folder.source(name, claim("firms", "12", "12 firms"), derived_from=origins)
    corpus = folder.load()
    firms = {made.source.id: made for made in corpus.claims if made.indicator == "firms"}
    facts = Facts(corpus)
    assert facts.copies.independent(firms.values()) == 2
    assert facts.copies.independent([firms["gazette"], firms["weekly"]]) == 2
    assert facts.copies.independent([firms["gazette"], firms["herald"], firms["weekly"]]) == 1


# ---------------------------------------------------------------- what is not checked


def test_flow_without_a_period_is_unclear(folder: Folder) -> None:
    flow = {"indicator": "exports", "unit": "CNY"}
    folder.source("a", claim("exports", "61e9", "61 billion yuan", period="2016", **flow))
    folder.source("b", claim("exports", "75e9", "75 billion yuan", **flow))
    corpus = folder.load()
    assert [member.id for member in Facts(corpus).unclear] == ["b/exports"]
    assert reasons(corpus)["b/exports"] is Reason.PERIOD_UNCLEAR
    assert codes(check(corpus)) == ["GZ207"]


def test_claim_on_something_unknown_is_counted(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms", indicator="frims"))
    assert reasons(folder.load()) == {"a/firms": Reason.UNKNOWN_REFERENCE}


def test_claim_alone_on_its_thing_is_counted(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    corpus = folder.load()
    assert reasons(corpus) == {"a/firms": Reason.NO_COUNTERPART}
    assert check(corpus).summary.not_checked["no-counterpart"] == 1


def alone(folder: Folder) -> int:
    """How many claims the summary counts as compared with nothing."""
    return check(folder.load()).summary.not_checked.get("no-counterpart", 0)


def test_claim_that_a_finding_compares_is_not_counted_as_alone(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms", period="2017"))
    folder.source("b", claim("firms", "15", "15 firms", period="2018", status="target"))
    assert codes(check(folder.load())) == ["GZ209"]
    assert alone(folder) == 0


def test_claim_that_a_finding_looks_at_by_itself_is_still_alone(folder: Folder) -> None:
    entry = "id: firms, label: Firms, definition: Firms., kind: stock, unit: count, plausible: {max: 10, why: Few.}"
    folder.write("indicators.yaml", f"indicators: [{{{entry}}}]\n")
    folder.source("a", claim("firms", "12", "12 firms"))
    assert codes(check(folder.load())) == ["GZ403"]
    assert alone(folder) == 1


def test_claim_in_a_finding_about_the_corpus_is_still_alone(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "13 firms"))
    assert codes(check(folder.load())) == ["GZ102"]
    assert alone(folder) == 1


def test_claim_of_an_evaluated_identity_is_not_counted_as_alone(folder: Folder) -> None:
    folder.source("a", claim("f", "12", "12 firms"), claim("l", "3", "three labs", indicator="labs", paragraph="2"))
    assert alone(folder) == 2
    rule = "id: fewer, title: Fewer labs than firms, why: A lab is a firm, expect: labs <= firms"
    folder.write("identities.yaml", f"identities: [{{{rule}, terms: {{labs: a/l, firms: a/f}}}}]\n")
    assert codes(check(folder.load())) == []
    assert alone(folder) == 0


def test_claim_of_an_identity_without_its_other_term_is_still_alone(folder: Folder) -> None:
    folder.source("a", claim("f", "12", "12 firms"))
    rule = "id: fewer, title: Fewer labs than firms, why: A lab is a firm, expect: labs <= firms"
    terms = "terms: {labs: {indicator: labs}, firms: a/f}"
    folder.write("identities.yaml", f"identities: [{{{rule}, {terms}}}]\n")
    assert check(folder.load()).summary.not_checked["identity"] == 1
    assert alone(folder) == 1


def two_currencies(folder: Folder, **fields: str) -> Corpus:
    flow = {"indicator": "exports", "period": "2016"}
    folder.source("a", claim("yuan", "61e9", "61 billion yuan", unit="CNY", **flow))
    folder.source("b", claim("dollars", "9.22e9", "$9.22 billion", unit="USD", **flow | fields))
    return folder.load()


def test_claims_in_two_currencies_have_a_reason_of_their_own(folder: Folder) -> None:
    corpus = two_currencies(folder)
    assert reasons(corpus) == {"a/yuan": Reason.ANOTHER_CURRENCY, "b/dollars": Reason.ANOTHER_CURRENCY}
    assert check(corpus).summary.not_checked["another-currency"] == 2


def test_another_currency_on_another_thing_is_no_counterpart(folder: Folder) -> None:
    corpus = two_currencies(folder, about="old-port")
    assert set(reasons(corpus).values()) == {Reason.NO_COUNTERPART}


def test_amounts_declared_equal_are_tied_together_and_only_alone(folder: Folder) -> None:
    flow = {"indicator": "exports", "period": "2016"}
    dollars = claim("dollars", "9.22e9", "$9.22 billion", unit="USD", equals="yuan", **flow)
    folder.source("a", claim("yuan", "61e9", "61 billion yuan", unit="CNY", **flow), dollars)
    assert set(reasons(folder.load()).values()) == {Reason.NO_COUNTERPART}


# ---------------------------------------------------------------- properties, against all pairs


def indicator(name: str, kind: Kind, unit: str = "count", cumulative: bool = False) -> Indicator:
    return Indicator(
        id=name,
        label=name,
        kind=kind,
        unit=unit,
        location=NOWHERE,
        cumulative=cumulative,
        same_time=Duration(6, 0),
    )


REGISTERED = [
    *(indicator(kind.value, kind) for kind in Kind),
    indicator("running-total", Kind.STOCK, cumulative=True),
    indicator("calendar-event", Kind.EVENT, unit="calendar-year"),
]
INDICATORS = {entry.id: entry for entry in REGISTERED}
SOURCES = {
    name: Source(
        id=name,
        title="News",
        publisher="Gazette",
        published=Period.parse(published),
        stated_date=True,
        kind=SourceKind.NEWS,
        language="en",
        location=NOWHERE,
    )
    for name, published in (("gazette", "2017-02"), ("herald", "2017-07-04"), ("weekly", "2018-01-03"))
}


STARTER = load_corpus(example_folder("starter"))


def corpus_of(claims: Sequence[Claim]) -> Corpus:
    harbour = Entity(id="harbour", label="Harbour", location=NOWHERE)
    registry = {"entities": {harbour.id: harbour}, "indicators": INDICATORS, "sources": SOURCES}
    return replace(STARTER, claims=tuple(claims), **registry)


def in_memory(
    number: int, indicator: Indicator, value: str, period: Period | None, status: Status, source: str = "gazette"
) -> Claim:
    published = SOURCES[source].published.as_assumed()
    assumed = indicator.kind is Kind.STOCK and status is Status.ACTUAL and period is None
    return Claim(
        id=f"{source}/c{number}",
        source=SOURCES[source],
        about="harbour",
        indicator=indicator.id,
        figure=figure(value),
        printed=value,
        location=NOWHERE,
        paragraph=1,
        period=published if assumed else period,
        stated_period=period,
        status=status,
    )


@st.composite
def periods(draw: st.DrawFn, kind: Kind) -> Period | None:
    """From a day to a year, so that some are longer than what counts as the same time."""
    start = date(2017, 1, 1) + timedelta(days=61 * draw(st.integers(0, 10)))
    end = start + timedelta(days=61 * draw(st.sampled_from([0, 0, 1, 2, 3, 4, 6])))
    undated = draw(st.integers(0, 3)) == 0
    return None if undated else Period.parse(f"{start}/{end}")


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    entry = draw(st.sampled_from(REGISTERED))
    claims = []
    for number in range(draw(st.integers(1, 7))):
        value = draw(st.sampled_from(["8700", "8690", "8710", "8800"]))
        status = draw(st.sampled_from([Status.ACTUAL, Status.ACTUAL, Status.TARGET]))
        source = draw(st.sampled_from(sorted(SOURCES)))
        claims.append(in_memory(number, entry, value, draw(periods(entry.kind)), status, source))
    return corpus_of(claims)


def gap(a: Period, b: Period) -> int:
    return max((b.start - a.end).days, (a.start - b.end).days, 0)


def so_far(claim: Claim) -> object:
    running = claim.status is Status.ACTUAL and claim.source.published.end < claim.period.end
    return claim.source if running else None


def past(stated: Claim, assumed: Claim) -> bool:
    return stated.source is assumed.source and stated.period.end < assumed.period.start


def meet(a: Claim, b: Claim, claims: Sequence[Claim]) -> bool:
    """What the specification says of two claims of one status on one thing, word for word, all others at hand."""
    if a.status is not b.status:
        return False
    indicator, tolerance = INDICATORS[a.indicator], Duration(6, 0)
    timeless = [claim.is_plan and claim.stated_period is None for claim in (a, b)]
    if any(timeless):
        return all(timeless) and a.source.published.near(b.source.published, tolerance)
    if indicator.kind is Kind.EVENT:
        dateless = a.period is None or b.period is None or indicator.unit == "calendar-year"
        return dateless or a.period.overlaps(b.period)
    if a.period is None or b.period is None:
        return False
    if indicator.kind in (Kind.FLOW, Kind.RATE):
        return a.period.same_as(b.period) and so_far(a) == so_far(b)
    if indicator.cumulative:
        stated = a.stated_period and b.stated_period
        return bool(stated) and so_far(a) == so_far(b) and a.period.same_as(b.period) and a.period.start < a.period.end
    if a.stated_period and b.stated_period:
        return a.period.overlaps(b.period)
    if not a.stated_period and not b.stated_period:
        return a.period.near(b.period, tolerance)
    stated, assumed = (a, b) if a.stated_period else (b, a)
    others = [one for one in claims if one.status is a.status and one.stated_period]
    if any(one.period.overlaps(assumed.period) for one in others):
        return stated.period.overlaps(assumed.period)
    near = [one for one in others if one.period.near(assumed.period, tolerance)]
    return (
        not past(stated, assumed)
        and stated in near
        and gap(stated.period, assumed.period) == min(gap(one.period, assumed.period) for one in near)
    )


def clashes(claims: Sequence[Claim], every: Sequence[Claim]) -> set[frozenset[str]]:
    return {
        frozenset((a.id, b.id))
        for a, b in combinations(claims, 2)
        if meet(a, b, every) and compare(a.figure, b.figure) is Verdict.CONFLICT
    }


@given(corpora())
@settings(max_examples=400)
def test_groups_hold_every_pair_at_the_same_time_and_no_other(corpus: Corpus) -> None:
    groups = [frozenset(members) for members in grouped(corpus)]
    pairs = {frozenset(pair) for members in groups for pair in combinations(members, 2)}
    assert pairs == {frozenset((a.id, b.id)) for a, b in combinations(corpus.claims, 2) if meet(a, b, corpus.claims)}
    assert not any(a < b for a in groups for b in groups)
    assert len(set(groups)) == len(groups)


@given(corpora())
@settings(max_examples=300)
def test_two_claims_by_themselves_are_grouped_as_the_pair_is_judged(corpus: Corpus) -> None:
    times = Facts(corpus).times
    for a, b in combinations(corpus.claims, 2):
        if a.status is b.status:
            assert times.pair(a, b) == times.pair(b, a) == meet(a, b, [a, b])
            assert times.pair(a, b) == bool(grouped(corpus_of([a, b])))


@given(corpora())
@settings(max_examples=300)
def test_every_clash_is_reported_and_no_group_without_a_new_one(corpus: Corpus) -> None:
    shown: set[frozenset[str]] = set()
    for group in Facts(corpus).disagreements:
        here = clashes(group.claims, corpus.claims)
        assert bool(here) == (group.verdict is Verdict.CONFLICT)
        assert not here or here - shown
        shown |= here
    assert shown == clashes(corpus.claims, corpus.claims)


def test_disagreement_is_reported_once_though_years_lie_between() -> None:
    """March and August meet in the year, and again in both halves of it; their disagreement is one finding."""
    days = ("2017", "2017-03-05/2017-08-05", "2017-04-01/2017-08-01", "2017-05-02/2017-05-04", "2017-07-01")
    values = ("8690", "8700", "8710", "8700", "8700")
    stock, dates = INDICATORS["stock"], map(Period.parse, days)
    pairs = enumerate(zip(values, dates, strict=True))
    facts = Facts(corpus_of([in_memory(n, stock, value, day, Status.ACTUAL) for n, (value, day) in pairs]))
    assert len([group for group in facts.groups if group.verdict is Verdict.CONFLICT]) == 2
    conflicts = [group for group in facts.disagreements if group.verdict is Verdict.CONFLICT]
    assert [[member.local_id for member in group.claims] for group in conflicts] == [["c0", "c1", "c2", "c3"]]


@given(corpora())
@settings(max_examples=300)
def test_every_claim_is_in_a_group_or_counted_as_not_checked(corpus: Corpus) -> None:
    in_groups = {name for group in grouped(corpus) for name in group}
    skipped = [item.subject for item in Facts(corpus).skipped]
    assert sorted([*in_groups, *skipped]) == sorted(member.id for member in corpus.claims)


# ---------------------------------------------------------------- series


def tolls(folder: Folder, *figures: tuple[str, str], cumulative: bool = True) -> Report:
    """Cards issued, as (value, moment of publication), from one source each."""
    entry = "id: cards, label: Cards, definition: Cards., kind: stock, unit: count"
    folder.write("indicators.yaml", f"indicators: [{{{entry}, cumulative: {str(cumulative).lower()}}}]\n")
    for number, (value, day) in enumerate(figures):
        made = claim("cards", value, f"{value} cards", indicator="cards")
        folder.source(f"s{number:02}", made, published=day)
    return check(folder.load())


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2017-05-02T06:00Z", "2017-05-02T09:00Z", ["GZ203"]),
        ("2017-05-02T09:00Z", "2017-05-02T06:00Z", []),
        ("2017-05-02", "2017-05-02T06:00Z", []),
        ("2017-05-02T16:00+08:00", "2017-05-02T09:00Z", ["GZ203"]),
    ],
)
def test_running_totals_of_one_day_are_ordered_by_their_times(
    folder: Folder, first: str, second: str, found: list[str]
) -> None:
    assert codes(tolls(folder, ("160", first), ("120", second))) == found


def test_a_total_falls_below_the_highest_of_all_days_before(folder: Folder) -> None:
    report = tolls(folder, ("160", "2017-05-02"), ("120", "2017-05-02"), ("150", "2017-05-03"))
    assert [[member.id for member in found.claims] for found in report.findings] == [["s02/cards", "s00/cards"]]


RISING = [(str(12 + 3 * day), f"2017-05-{day + 1:02}") for day in range(12)]


def test_a_rising_set_is_one_note(folder: Folder) -> None:
    report = tolls(folder, *RISING, cumulative=False)
    assert [(found.rule.code, found.severity.value, len(found.claims)) for found in report.findings] == [
        ("GZ210", "note", 12)
    ]


def test_a_rising_set_that_falls_once_is_a_conflict(folder: Folder) -> None:
    report = tolls(folder, *RISING[:6], ("5", "2017-05-20"), cumulative=False)
    assert "GZ201" in codes(report)


def test_two_figures_are_no_series(folder: Folder) -> None:
    assert codes(tolls(folder, *RISING[:2], cumulative=False)) == ["GZ201"]
