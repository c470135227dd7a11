"""Wholes that are registered as complete, and their parts: added up without an identity, for indicators and places."""

from __future__ import annotations

import pytest
from making import Folder, claim

from gzcheck.engine import check, identities
from gzcheck.model.finding import Report
from gzcheck.model.verdict import Verdict

PLACES = """title: Harbour
entities:
  - {id: harbour-city, label: Harbour City, parts_complete: true}
  - {id: east, label: East, part_of: harbour-city}
  - {id: west, label: West, part_of: harbour-city}
  - {id: north, label: North, part_of: harbour-city}
"""
REGISTRY = """indicators:
  - {id: firms, label: Firms, definition: All firms., kind: stock, unit: count, parts_complete: true}
  - {id: small, label: Small firms, definition: Up to ten people., kind: stock, unit: count, part_of: firms}
  - {id: large, label: Large firms, definition: The others., kind: stock, unit: count, part_of: firms}
  - {id: balance, label: Balance, definition: Exports less imports., kind: flow, unit: CNY, can_be_negative: true}
  - {id: place, label: Place, definition: In a ranking., kind: stock, unit: rank}
  - {id: share, label: Share, definition: Of all., kind: stock, unit: percent}
  - {id: growth, label: Growth, definition: Over a year., kind: rate, unit: percent}
  - {id: opening, label: Opening, definition: When., kind: event, unit: date}
"""


@pytest.fixture
def city(folder: Folder) -> Folder:
    """A city of three districts."""
    folder.write("corpus.yaml", PLACES)
    folder.write("indicators.yaml", REGISTRY)
    return folder


def firms(about: str, value: int, period: str = "2016-12-31", indicator: str = "firms", **fields: str) -> str:
    name = f"{indicator}-{about}-{period}"
    return claim(name, str(value), f"{value:,} firms", about=about, indicator=indicator, period=period, **fields)


def outcomes(folder: Folder) -> list[tuple[str, str]]:
    """Verdict and reason of every sum."""
    return [(one.verdict.value, one.reason) for one in identities(folder.load())]


def report(folder: Folder) -> Report:
    return check(folder.load())


PARTS = [firms("east", 203), firms("west", 112), firms("north", 36)]


@pytest.mark.parametrize(("whole", "verdict"), [(351, "agree"), (352, "conflict"), (350, "conflict")])
def test_places_add_up_to_the_whole(city: Folder, whole: int, verdict: str) -> None:
    city.source("a", firms("harbour-city", whole), *PARTS)
    assert outcomes(city) == [(verdict, "")]
    assert [one.rule.code for one in report(city).findings] == ([] if verdict == "agree" else ["GZ301"])


def test_narrower_indicators_add_up_in_the_same_way(city: Folder) -> None:
    parts = [firms("east", 192, indicator="small"), firms("east", 12, indicator="large")]
    city.source("a", firms("east", 203), *parts)
    (found,) = identities(city.load())
    assert found.verdict is Verdict.CONFLICT
    assert list(found.values) == ["Firms", "Large firms", "Small firms"]


def test_one_figure_may_be_a_whole_both_ways(city: Folder) -> None:
    parts = [firms("harbour-city", 340, indicator="small"), firms("harbour-city", 11, indicator="large")]
    city.source("a", firms("harbour-city", 351), *PARTS, *parts)
    assert [verdict for verdict, _ in outcomes(city)] == ["agree", "agree"]


@pytest.mark.parametrize(
    ("whole", "outcome"),
    [
        (351, ("not-checked", "no figure at that time for North")),
        (315, ("not-checked", "no figure at that time for North")),  # the third may have none
        (314, ("conflict", "")),
    ],
)
def test_with_a_part_missing_the_others_may_not_be_more(city: Folder, whole: int, outcome: tuple[str, str]) -> None:
    city.source("a", firms("harbour-city", whole), *PARTS[:2])
    assert outcomes(city) == [outcome]


def test_what_was_not_checked_is_counted(city: Folder) -> None:
    city.source("a", firms("harbour-city", 351), *PARTS[:2])
    found = report(city)
    assert found.findings == ()
    assert found.summary.not_checked["identity"] == 1


def test_what_was_added_up_has_been_compared(city: Folder) -> None:
    city.source("a", firms("harbour-city", 351), *PARTS)
    assert "no-counterpart" not in report(city).summary.not_checked


def test_one_part_alone_is_left_to_the_rule_for_parts(city: Folder) -> None:
    city.source("a", firms("harbour-city", 100), PARTS[0])
    assert [verdict for verdict, _ in outcomes(city)] == ["not-checked"]
    assert [one.rule.code for one in report(city).findings] == ["GZ303"]


def test_nothing_is_said_of_what_no_part_has(city: Folder) -> None:
    city.source("a", firms("harbour-city", 351))
    assert outcomes(city) == []


def test_parts_that_may_be_negative_bound_nothing(city: Folder) -> None:
    def balance(about: str, value: str) -> str:
        fields = {"about": about, "indicator": "balance", "unit": "CNY", "period": "2016"}
        return claim(f"b-{about}", value, f"a balance of {value.strip('-')} yuan", **fields)

    city.source("a", balance("harbour-city", "100"), balance("east", "80"), balance("west", "70"))
    assert outcomes(city) == [("not-checked", "no figure at that time for North")]
    city.source("b", balance("north", "-50"))
    assert outcomes(city) == [("agree", "")]


@pytest.mark.parametrize(
    ("indicator", "unit", "value", "printed"),
    [
        ("place", "rank", "3", "ranked 3rd"),
        ("share", "percent", "30", "30 percent"),
        ("growth", "percent", "30", "30 percent"),
        ("opening", "date", "2016", "in 2016"),
    ],
)
def test_shares_ranks_rates_and_dates_are_not_added(
    city: Folder, indicator: str, unit: str, value: str, printed: str
) -> None:
    entities = ("harbour-city", "east", "west", "north")
    fields = {"indicator": indicator, "unit": unit, "period": "2016"}
    city.source("a", *(claim(f"x-{about}", value, printed, about=about, **fields) for about in entities))
    assert outcomes(city) == []
    assert not any(one.rule.code in ("GZ301", "GZ303", "GZ305") for one in report(city).findings)


def test_entity_that_is_not_complete_is_not_added_up(city: Folder) -> None:
    city.write("corpus.yaml", PLACES.replace(", parts_complete: true", ""))
    city.source("a", firms("harbour-city", 352), *PARTS)
    assert outcomes(city) == []


def test_figures_of_other_times_and_plans_are_no_parts(city: Folder) -> None:
    late = [firms("east", 203, "2018"), firms("west", 112, "2016-12-31", status="target")]
    city.source("a", firms("harbour-city", 351), *late, PARTS[2])
    assert outcomes(city) == [("not-checked", "no figure at that time for East, West")]


def test_parts_that_meet_the_whole_but_not_each_other_are_not_added(city: Folder) -> None:
    early, late = firms("east", 203, "2016-01-31"), firms("west", 112, "2016-11-30")
    city.source("a", firms("harbour-city", 999, "2016"), early, late, firms("north", 36, "2016"))
    assert outcomes(city) == [("not-checked", "the parts are not at one time with each other")]


def test_figure_of_the_same_source_goes_before_others(city: Folder) -> None:
    city.source("a", firms("harbour-city", 351), *PARTS)
    city.source("b", firms("east", 230))
    assert outcomes(city) == [("agree", "")]


def test_part_that_others_dispute_is_not_added(city: Folder) -> None:
    city.source("a", firms("harbour-city", 351), *PARTS[1:])
    city.source("b", PARTS[0])
    city.source("c", firms("east", 230))
    assert outcomes(city) == [("not-checked", "East: in conflict with itself")]


def test_whole_printed_twice_alike_is_added_up_once(city: Folder) -> None:
    city.source("a", firms("harbour-city", 352))
    city.source("b", firms("harbour-city", 352))
    city.source("c", firms("harbour-city", 353))
    city.source("d", *PARTS)
    assert [one.values["Harbour City"].claims[0].id[0] for one in identities(city.load())] == ["a", "c"]


def test_identity_that_adds_them_up_already_is_enough(city: Folder) -> None:
    city.source("a", firms("harbour-city", 352), *PARTS)
    terms = ", ".join(
        f"{x}: a/firms-{about}-2016-12-31" for x, about in zip("abc", ("east", "west", "north"), strict=True)
    )
    whole = "whole: a/firms-harbour-city-2016-12-31"
    entry = f"id: sum, title: Sum, why: To see, terms: {{{whole}, {terms}}}, expect: whole == a + b + c, complete: true"
    city.write("identities.yaml", f"identities: [{{{entry}}}]\n")
    assert [one.identity.id for one in identities(city.load())] == ["sum"]


def test_parts_of_one_name_are_called_by_their_ids(city: Folder) -> None:
    city.write("corpus.yaml", PLACES.replace("label: West", "label: East"))
    city.source("a", firms("harbour-city", 351), *PARTS)
    (found,) = identities(city.load())
    assert set(found.values) == {"harbour-city", "east", "west", "north"}


def test_slip_that_would_mend_the_sum_is_offered(city: Folder) -> None:
    city.source("a", firms("harbour-city", 379), *PARTS[:2], firms("north", 37))
    (found,) = report(city).findings
    assert "a/firms-east-2016-12-31 as 230 instead of 203 would mend it" in found.explanations[0].text
