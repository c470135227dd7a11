"""Explanations: what may have brought a contradiction about, each with its evidence, and none where there is none."""

from __future__ import annotations

import pytest
from deciding import labs
from making import INDICATORS, Folder, claim

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.explaining.explanations import explain
from gzcheck.model.finding import Finding

RUNNING = "  - {id: cards, label: Cards, definition: Cards., kind: stock, unit: count, cumulative: true}\n"
RANKED = "  - {id: place, label: Place, definition: Place in the league., kind: stock, unit: rank}\n"


@pytest.fixture(autouse=True)
def _indicators(folder: Folder) -> None:
    folder.write("indicators.yaml", INDICATORS + RUNNING + RANKED)


def conflict(folder: Folder, code: str = "GZ201") -> Finding:
    """The one finding of a rule."""
    (finding,) = [finding for finding in check(folder.load()).findings if finding.rule.code == code]
    return finding


def update(folder: Folder, code: str = "GZ201") -> str:
    """What the explanation by an update says; nothing when there is none."""
    texts = [item.text for item in conflict(folder, code).explanations if item.kind == "update"]
    return texts[0] if texts else ""


# ---------------------------------------------------------------- how many


@pytest.mark.parametrize(("others", "is_told"), [(19, True), (20, False), (21, False)])
def test_only_the_first_readings_are_explained(folder: Folder, others: int, *, is_told: bool) -> None:
    """The last is a thousand times the first, and found to be so if at most twenty stand before it."""
    between = [labs(f"{1 + 2 * n}/7", f"{n} parts") for n in range(others)]
    for number, made in enumerate([labs("1234"), *between, labs("1234e3", "1,234 thousand labs")]):
        folder.source(f"s{number:02}", made)
    claims = sorted(folder.load().claims, key=lambda one: one.id)
    assert len(claims) == others + 2
    texts = [item.text for item in explain(Facts(folder.load()), claims)]
    assert any("1,000 times 1,234" in text for text in texts) is is_told


# ---------------------------------------------------------------- updates


def test_stock_without_a_period_may_have_changed_between_two_publications(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-05-01")
    folder.source("gazette", labs("24"), published="2017-06-01")
    assert update(folder) == "gazette appeared 31 days after harbour: an update would be +4 (+20%)"


def test_update_goes_by_the_time_a_stock_holds_and_not_by_publication(folder: Folder) -> None:
    """The harbour counted 90 days after the gazette came out, and came out a year later itself."""
    folder.source("harbour", labs("24", period="2017-03-31"), published="2018-05-01")
    folder.source("gazette", labs("20"), published="2016-12-31")
    assert update(folder) == ("harbour speaks of a time 90 days after gazette: an update would be +4 (+20%)")


def test_stock_with_a_period_is_set_against_the_publication_of_one_without(folder: Folder) -> None:
    folder.source("harbour", labs("20", period="2017-03-31"), published="2017-05-01")
    folder.source("gazette", labs("24"), published="2017-04-30")
    assert update(folder).startswith("gazette speaks of a time 30 days after harbour: an update would be +4")


def test_two_figures_for_one_day_are_no_update(folder: Folder) -> None:
    folder.source("harbour", labs("20", period="2016-12-31"), published="2017-05-01")
    folder.source("gazette", labs("24", period="2016-12-31"), published="2017-06-01")
    assert update(folder) == ""


def test_flow_may_have_been_revised_by_publication(folder: Folder) -> None:
    flow = {"indicator": "exports", "unit": "CNY", "period": "2016"}
    folder.source("harbour", claim("e", "62e9", "62 billion yuan", **flow), published="2017-05-01")
    folder.source("gazette", claim("e", "67e9", "67 billion yuan", **flow), published="2017-05-02")
    assert update(folder) == ("gazette appeared 1 day after harbour: a revision would be +5 billion yuan (+8%)")


@pytest.mark.parametrize(
    ("hedge", "printed", "words"),
    [
        ("over", "more than 24", "more than 24"),
        ("at-least", "at least 24", "at least 24"),
    ],
)
def test_one_sided_hedge_gives_no_difference(folder: Folder, hedge: str, printed: str, words: str) -> None:
    """From 20 to "more than 24" is more than 4, but nobody knows how much more."""
    folder.source("harbour", labs("20"), published="2017-05-01")
    folder.source("gazette", labs("24", f"{printed} labs", hedge=hedge), published="2017-06-01")
    assert update(folder) == f"gazette appeared 31 days after harbour: it may have gone from 20 to {words}"


@pytest.mark.parametrize(("hedge", "printed"), [("under", "less than 16"), ("at-most", "at most 16")])
def test_upper_bound_gives_no_difference_either(folder: Folder, hedge: str, printed: str) -> None:
    folder.source("harbour", labs("16", f"{printed} labs", hedge=hedge), published="2017-05-01")
    folder.source("gazette", labs("20"), published="2017-06-01")
    assert update(folder) == f"gazette appeared 31 days after harbour: it may have gone from {printed} to 20"


def test_rank_may_have_changed_but_not_by_an_amount(folder: Folder) -> None:
    rank = {"indicator": "place", "unit": "rank"}
    folder.source("harbour", claim("p", "3", "No 3", **rank), published="2017-05-01")
    folder.source("gazette", claim("p", "2", "No 2", **rank), published="2017-06-01")
    assert update(folder) == "gazette appeared 31 days after harbour: it may have changed since"


def test_running_total_is_never_updated_downwards(folder: Folder) -> None:
    folder.source("harbour", claim("c", "24", "24 cards", indicator="cards"), published="2017-05-01")
    folder.source("gazette", claim("c", "20", "20 cards", indicator="cards"), published="2017-06-01")
    assert update(folder, "GZ203") == ""


def test_event_is_never_updated(folder: Folder) -> None:
    event = {"indicator": "opening", "unit": "calendar-year"}
    folder.source("harbour", claim("o", "1998", "in 1998", **event), published="2010-05-01")
    folder.source("gazette", claim("o", "1999", "in 1999", **event), published="2017-06-01")
    assert update(folder) == ""


def test_slip_of_the_unit_is_never_an_update(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-05-01")
    folder.source("gazette", labs("20000", "20,000 labs"), published="2017-06-01")
    assert [item.kind for item in conflict(folder).explanations] == ["unit-slip"]


def test_upper_bound_is_no_slip_of_the_unit(folder: Folder) -> None:
    """ "Less than 16" reaches down to 0, so every number is some power of ten of a number below it."""
    folder.source("harbour", labs("16", "less than 16 labs", hedge="under"))
    folder.source("gazette", labs("20"))
    assert "unit-slip" not in [item.kind for item in conflict(folder).explanations]


@pytest.mark.parametrize(
    ("hedge", "bound", "value", "printed"),
    [("under", "less than 16,000", "15000000", "15,000,000"), ("over", "more than 16,000", "17", "17")],
)
def test_bound_a_power_of_ten_away_is_a_slip_of_the_unit(
    folder: Folder, hedge: str, bound: str, value: str, printed: str
) -> None:
    folder.source("harbour", labs("16000", f"{bound} labs", hedge=hedge))
    folder.source("gazette", labs(value, f"{printed} labs"))
    assert [item.kind for item in conflict(folder).explanations] == ["unit-slip"]


# ---------------------------------------------------------------- the others


def test_explanations_stand_in_their_order(folder: Folder) -> None:
    folder.source("harbour", labs("203"), claim("f", "203", "203 firms"), published="2017-05-01")
    inferred = {"dating": "inferred", "dating_note": "from the text"}
    folder.source(
        "gazette", labs("230", "exactly 230", hedge="exact", called="workshops"), published="2017-06", **inferred
    )
    kinds = ["transposed-digits", "copied-figure", "update", "definition", "dating"]
    assert [item.kind for item in conflict(folder).explanations] == kinds


def test_figure_of_another_thing_in_the_same_source_may_have_been_copied(folder: Folder) -> None:
    folder.source("harbour", labs("203"), claim("f", "203", "203 firms", paragraph="4"))
    folder.source("gazette", labs("311"))
    (copied,) = [item.text for item in conflict(folder).explanations if item.kind == "copied-figure"]
    assert copied == (
        "harbour prints 203 for another thing too: Firms, Harbour City, paragraph 4; "
        "one may have been copied from the other"
    )


def test_one_digit_is_told_from_four_digits_up(folder: Folder) -> None:
    folder.source("harbour", labs("4739", "4,739 labs"))
    folder.source("gazette", labs("4789", "4,789 labs"))
    (item,) = conflict(folder).explanations
    assert (item.kind, item.text) == ("one-digit", "4,739 and 4,789 differ in one digit only (3 and 8)")


# ---------------------------------------------------------------- both may be right, or another figure was taken


def of_kind(folder: Folder, kind: str) -> tuple[str, str]:
    """Text of the one explanation of a kind, and what speaks against it; nothing when there is none."""
    found = [(item.text, item.against) for item in conflict(folder).explanations if item.kind == kind]
    assert len(found) < 2
    return found[0] if found else ("", "")


FLOW = {"indicator": "exports", "unit": "CNY"}


def billions(name: str, value: str, period: str, **others: str) -> str:
    return claim(name, f"{value}e9", f"{value} billion yuan", period=period, **(FLOW | others))


@pytest.mark.parametrize("period", ["2015", "2017"])
def test_figure_of_a_neighbouring_period_may_have_been_taken(folder: Folder, period: str) -> None:
    folder.source("harbour", billions("e", "61.2", "2016"), published="2018-05-01")
    folder.source("gazette", billions("e", "58.4", "2016"), billions("o", "61.2", period), published="2018-05-01")
    text, _ = of_kind(folder, "neighbouring-period")
    assert text == (
        f"61.2 billion yuan is what gazette prints for {period}; harbour may have taken the figure of another period"
    )


@pytest.mark.parametrize("value", ["61.2", "61.3"])
def test_no_period_is_neighbouring_across_a_year(folder: Folder, value: str) -> None:
    period = "2014" if value == "61.2" else "2015"
    folder.source("harbour", billions("e", "61.2", "2016"), published="2018-05-01")
    folder.source("gazette", billions("e", "58.4", "2016"), billions("o", value, period), published="2018-05-01")
    assert of_kind(folder, "neighbouring-period") == ("", "")


def test_round_figure_says_nothing_of_a_neighbouring_period(folder: Folder) -> None:
    folder.source("harbour", billions("e", "61", "2016"), published="2018-05-01")
    folder.source("gazette", billions("e", "58", "2016"), billions("o", "61", "2015"), published="2018-05-01")
    assert of_kind(folder, "neighbouring-period") == ("", "")


def test_old_figure_printed_again_later_speaks_against_an_update(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-05-01")
    folder.source("gazette", labs("24"), published="2017-06-01")
    assert of_kind(folder, "update")[1] == ""
    folder.source("weekly", labs("20"), published="2017-05-20")
    assert of_kind(folder, "update")[1] == ""
    folder.source("weekly", labs("20"), published="2017-07-01")
    texts = [item.against for item in conflict(folder).explanations if item.kind == "update"]
    assert "weekly prints 20 later still" in texts


def test_inferred_date_speaks_against_an_update(folder: Folder) -> None:
    inferred = {"dating": "inferred", "dating_note": "from the text"}
    folder.source("harbour", labs("20"), published="2017-03", **inferred)
    folder.source("gazette", labs("24"), published="2017-06-01")
    assert of_kind(folder, "update")[1] == "the date of harbour is inferred"
    folder.source("gazette", labs("24"), published="2017-06", **inferred)
    assert of_kind(folder, "update")[1] == "the date of harbour and of gazette is inferred"
    folder.source("harbour", labs("20", period="2017-03-01"), published="2017-03", **inferred)
    assert of_kind(folder, "update")[1] == "the date of gazette is inferred"


def test_time_between_two_vague_dates_is_told_as_a_span(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-03")
    folder.source("gazette", labs("24"), published="2017-06-01")
    assert update(folder).startswith("gazette appeared 62 to 92 days after harbour: ")


def test_one_date_inferred_and_one_stated_may_explain(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-05", dating="inferred", dating_note="from the text")
    folder.source("gazette", labs("24"), published="2017-05-01")
    assert of_kind(folder, "dating")[0] == "the date of harbour (May 2017) is inferred, the other one is stated"
    folder.source("gazette", labs("24"), published="2017-05", dating="inferred", dating_note="from the text")
    assert of_kind(folder, "dating")[0] == ""


def test_dating_explains_nothing_between_stated_times(folder: Folder) -> None:
    inferred = {"dating": "inferred", "dating_note": "from the text"}
    folder.source("harbour", labs("20", period="2016"), published="2017-05", **inferred)
    folder.source("gazette", labs("24", period="2016"), published="2017-05-01")
    assert of_kind(folder, "dating")[0] == ""
    folder.source("gazette", labs("24"), published="2016-12-31")
    assert of_kind(folder, "dating")[0].startswith("the date of harbour (May 2017) is inferred")


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("an estimated 24 labs", "estimated"),
        ("24 labs, including those of firms", "including"),
        ("24 labs, of which 3 are new", "of which"),
        ("24 LARGE-SCALE labs", "large scale"),
        ("24 labs of large scale", "large scale"),
        ("24 labs of which", "of which"),
        ("which 24 labs of", ""),
        ("24 labs", ""),
    ],
)
def test_word_that_only_one_fragment_has_makes_another_thing(folder: Folder, printed: str, word: str) -> None:
    folder.source("harbour", labs("20"))
    folder.source("gazette", labs("24", printed))
    expected = f"gazette qualifies it: “{word}”" if word else ""
    assert of_kind(folder, "definition")[0] == expected
    folder.source("harbour", labs("20", printed.replace("24", "20")))
    assert of_kind(folder, "definition")[0] == ""


def test_names_are_compared_without_regard_to_capitals(folder: Folder) -> None:
    folder.source("harbour", labs("20", called="LABS"))
    folder.source("gazette", labs("24"))
    assert of_kind(folder, "definition")[0] == ""
    folder.source("harbour", labs("20", called="works"))
    assert of_kind(folder, "definition")[0] == (
        "the sources call it differently: “works” and “Labs” may not be defined alike"
    )


def test_what_stays_unexplained_depends_on_what_was_found(folder: Folder) -> None:
    folder.source("harbour", labs("20"), published="2017-05-01")
    folder.source("gazette", labs("24"), published="2017-05-01")
    assert conflict(folder).unexplained == "all of it: nothing here explains it"
    folder.source("gazette", labs("24"), published="2017-06-01")
    assert conflict(folder).unexplained == "all of it, until one figure is confirmed"
    folder.source("harbour", labs("203"), published="2017-05-01")
    folder.source("gazette", labs("230"), published="2017-06-01")
    assert conflict(folder).unexplained == "which of the figures is the slip, until one is confirmed"


def test_each_reading_is_explained_against_the_first_that_it_contradicts(folder: Folder) -> None:
    for name, value in (("a", "203"), ("b", "230"), ("c", "203"), ("d", "302")):
        folder.source(name, labs(value), published="2017-05-01", publisher=name)
    texts = [item.text for item in conflict(folder).explanations]
    assert texts == ["203 and 230 have the same digits, 0 and 3 swapped"]
