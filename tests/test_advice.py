"""Advice: who votes, what decides, and what is printed; never an older figure for being better known."""

from __future__ import annotations

import pytest
from making import Folder, claim

from gzcheck.comparing.facts import Facts
from gzcheck.engine import check
from gzcheck.explaining.advice import advise
from gzcheck.explaining.independence import voices
from gzcheck.model.explanation import Advice, AdviceKind

DAY = "2017-05-02"


def labs(value: str, **fields: str) -> str:
    printed = fields.pop("printed", f"{value} labs")
    return claim(fields.pop("name", "labs"), value, printed, indicator="labs", **fields)


def advice(folder: Folder) -> Advice:
    """What is advised on all claims of the corpus, which are on one thing."""
    facts = Facts(folder.load())
    assert len(facts.things) == 1
    return advise(facts, facts.corpus.claims)


def one_day(folder: Folder, *values: str, **fields: str) -> None:
    """Sources a, b, c …, all of one day, each with one value."""
    for name, value in zip("abcdefgh", values, strict=False):
        folder.source(name, labs(value, **fields), published=DAY)


# ---------------------------------------------------------------- votes


def test_most_independent_sources_decide(folder: Folder) -> None:
    one_day(folder, "20", "19", "20")
    made = advice(folder)
    assert (made.kind, made.claims, made.steps) == (AdviceKind.CITE, ("a/labs", "c/labs"), ("independent-sources",))
    assert made.text == "print 20 (a): 2 of 3 independent sources"
    assert made.votes == (("20", 2), ("19", 1))


def test_one_against_one_decides_nothing(folder: Folder) -> None:
    one_day(folder, "20", "19")
    made = advice(folder)
    assert (made.kind, made.claims, made.steps) == (AdviceKind.NONE, (), ())
    assert made.text == (
        "nothing here decides between 19 and 20; ask Publisher of a or Publisher of b or an official source"
    )


@pytest.mark.parametrize("unknown", ["unknown", "Unknown", "'?'", "n/a"])
def test_nobody_is_sent_to_a_publisher_that_nobody_knows(folder: Folder, unknown: str) -> None:
    folder.source("a", labs("20"), publisher=unknown)
    folder.source("b", labs("19"), publisher=unknown)
    assert advice(folder).text.endswith("ask an official source")


def test_unknown_publishers_are_each_their_own(folder: Folder) -> None:
    for name, value in (("a", "20"), ("b", "20"), ("c", "19")):
        folder.source(name, labs(value), publisher="unknown")
    assert advice(folder).claims == ("a/labs", "b/labs")


@pytest.mark.parametrize(
    ("source", "fields"),
    [({"derived_from": "[a]"}, {}), ({"publisher": "Publisher of a"}, {}), ({"publisher": "publisher of A"}, {})],
    ids=["copy", "publisher", "spelling"],
)
def test_sources_that_depend_on_one_another_are_one_voice(
    folder: Folder, source: dict[str, str], fields: dict[str, str]
) -> None:
    one_day(folder, "20", "19")
    folder.source("c", labs("20", **fields), published=DAY, **source)
    assert advice(folder).kind is AdviceKind.NONE


def test_one_body_that_figures_are_attributed_to_is_one_voice(folder: Folder) -> None:
    one_day(folder, "20", "19")
    folder.source("a", labs("20", attributed_to="Statistics bureau"), published=DAY)
    folder.source("c", labs("20", attributed_to="statistics bureau"), published=DAY)
    assert advice(folder).kind is AdviceKind.NONE


def test_a_source_of_two_minds_votes_for_neither(folder: Folder) -> None:
    folder.source("a", labs("20", name="x"), labs("19", name="y", paragraph="2"), published=DAY)
    folder.source("b", labs("20"), published=DAY)
    folder.source("c", labs("19"), published=DAY)
    folder.source("d", labs("19"), published=DAY)
    made = advice(folder)
    assert set(made.votes) == {("20", 1), ("19", 2)}
    assert made.steps == ("independent-sources",)


@pytest.mark.parametrize("fields", [{"withdrawn": "true"}, {"replaced_by": "b"}])
def test_a_source_that_was_taken_back_has_no_vote(folder: Folder, fields: dict[str, str]) -> None:
    one_day(folder, "20", "19", "20")
    folder.source("c", labs("20"), published=DAY, **fields)
    assert advice(folder).kind is AdviceKind.NONE


def test_more_than_one_dissenter_does_not_make_a_majority_of_one(folder: Folder) -> None:
    one_day(folder, "20", "19", "18")
    assert advice(folder).kind is AdviceKind.NONE


def test_a_tie_of_two_against_two_decides_nothing(folder: Folder) -> None:
    one_day(folder, "20", "19", "20", "19")
    assert advice(folder).kind is AdviceKind.NONE


def test_voices_are_joined_through_others(folder: Folder) -> None:
    """b copies a, and shares its publisher with c: the three are one voice; d is another."""
    one_day(folder, "20", "20", "20", "20")
    folder.source("b", labs("20"), publisher="Shared", derived_from="[a]")
    folder.source("c", labs("20"), publisher="Shared")
    facts = Facts(folder.load())
    found = voices(facts.corpus.claims, facts.copies)
    assert found["a/labs"] == found["b/labs"] == found["c/labs"] != found["d/labs"]


# ---------------------------------------------------------------- official


def test_an_official_source_decides_before_a_majority(folder: Folder) -> None:
    one_day(folder, "20", "20", "20")
    folder.source("office", labs("19"), published="2016-05-02", kind="official")
    made = advice(folder)
    assert (made.claims, made.steps) == (("office/labs",), ("official-source",))
    assert made.text == "print 19: office speaks officially for it"


def test_official_sources_that_disagree_decide_nothing(folder: Folder) -> None:
    for name, value in (("a", "20"), ("b", "19")):
        folder.source(name, labs(value), published=DAY, kind="official")
    folder.source("c", labs("20"), published=DAY)
    assert advice(folder).steps == ("independent-sources",)


@pytest.mark.parametrize(("entity", "steps"), [("harbour-city", ("official-source",)), ("old-port", ())])
def test_a_source_speaks_officially_for_the_entities_it_names(
    folder: Folder, entity: str, steps: tuple[str, ...]
) -> None:
    one_day(folder, "20", "19")
    folder.source("b", labs("19"), published=DAY, kind="official", speaks_for=f"[{entity}]")
    assert advice(folder).steps == steps


def test_a_withdrawn_official_figure_is_none(folder: Folder) -> None:
    one_day(folder, "20", "20")
    folder.source("office", labs("19"), published=DAY, kind="official", withdrawn="true")
    assert advice(folder).claims == ("a/labs", "b/labs")


# ---------------------------------------------------------------- times


def test_readings_that_follow_one_another_are_each_printed_with_their_date(folder: Folder) -> None:
    folder.source("a", labs("203"), published="2017-08-06")
    folder.source("b", labs("230", printed="some 230 labs", hedge="about"), published="2017-09/2017-12~")
    made = advice(folder)
    assert (made.kind, made.claims) == (AdviceKind.EACH_WITH_DATE, ("a/labs", "b/labs"))
    assert made.steps == ("each-at-its-time",)
    assert made.text == (
        "print each with its date: 203 (6 Aug 2017), about 230 (about Sep to Dec 2017); the latest is about 230"
    )


@pytest.mark.parametrize("dating", ["stated", "inferred"])
@pytest.mark.parametrize("hedge", ["", "about"])
def test_who_hedges_and_whose_date_is_known_changes_nothing(folder: Folder, dating: str, hedge: str) -> None:
    older = {"dating": dating, "dating_note": "From the text."} if dating == "inferred" else {}
    fields = {"hedge": hedge, "printed": "about 230 labs"} if hedge else {}
    folder.source("a", labs("203"), published="2017-01-06", **older)
    folder.source("b", labs("230", **fields), published="2017-05-06")
    assert advice(folder).kind is AdviceKind.EACH_WITH_DATE


def test_an_old_figure_is_not_advised_because_many_repeat_it(folder: Folder) -> None:
    for name in "abc":
        folder.source(name, labs("12"), published="2017-05-02")
    folder.source("d", labs("15"), published="2017-05-04")
    made = advice(folder)
    assert made.kind is AdviceKind.EACH_WITH_DATE
    assert made.text.endswith("the latest is 15")


def test_a_reading_that_returns_follows_no_other(folder: Folder) -> None:
    for name, value, day in (("a", "20", "2017-05-01"), ("b", "19", "2017-05-02"), ("c", "20", "2017-05-03")):
        folder.source(name, labs(value), published=day)
    assert advice(folder).steps == ("independent-sources",)


def test_times_that_overlap_do_not_follow_one_another(folder: Folder) -> None:
    folder.source("a", labs("20"), published="2017-05")
    folder.source("b", labs("19"), published="2017-05-20")
    assert advice(folder).kind is AdviceKind.NONE


def test_figures_for_one_time_do_not_follow_by_publication(folder: Folder) -> None:
    folder.source("a", labs("20", period="2016-12-31"), published="2017-05-01")
    folder.source("b", labs("19", period="2016-12-31"), published="2017-06-01")
    assert advice(folder).kind is AdviceKind.NONE


def test_an_event_happens_once(folder: Folder) -> None:
    event = {"indicator": "opening", "unit": "calendar-year"}
    folder.source("a", claim("x", "1998", "in 1998", **event), published="2010-01-01")
    folder.source("b", claim("x", "1999", "in 1999", **event), published="2019-01-01")
    assert advice(folder).kind is AdviceKind.NONE


# ---------------------------------------------------------------- among figures that agree


RATE = {"indicator": "export-growth", "unit": "percent", "period": "2016"}


def rates(folder: Folder, *values: str) -> None:
    for name, value in zip("abcdefgh", values, strict=False):
        folder.source(name, claim("x", value, f"{value} percent", **RATE), published=DAY)


def test_the_most_printed_is_advised_and_not_the_finest(folder: Folder) -> None:
    rates(folder, "43", "43", "43", "43.4", "47")
    made = advice(folder)
    assert made.claims == ("a/x", "b/x", "c/x")
    assert made.steps == ("independent-sources", "most-printed")


def test_on_a_tie_the_finer_one_is_advised(folder: Folder) -> None:
    rates(folder, "43", "43.4", "47")
    made = advice(folder)
    assert (made.claims, made.steps) == (("b/x",), ("independent-sources", "finer"))


def test_digits_beyond_six_are_not_finer(folder: Folder) -> None:
    rates(folder, "43", "43.40000001")
    assert advice(folder).claims == ("a/x",)


def test_sources_that_all_agree_need_no_vote(folder: Folder) -> None:
    one_day(folder, "20", "20")
    assert advice(folder).text == "print 20 (a): all sources agree"


# ---------------------------------------------------------------- beside other findings


def test_advice_names_other_open_findings_on_the_same_figure(folder: Folder) -> None:
    folder.source("a", labs("203"), claim("f", "203", "203 firms", paragraph="2"), published=DAY)
    folder.source("b", labs("230"), published=DAY)
    found = {finding.rule.code: finding for finding in check(folder.load()).findings}
    assert set(found) == {"GZ201", "GZ401"}
    assert found["GZ201"].see_also == (found["GZ401"].fingerprint,)
    assert found["GZ401"].see_also == (found["GZ201"].fingerprint,)


def test_many_claims_are_advised_on_without_all_pairs(folder: Folder) -> None:
    folder.source("a", *(labs(str(1000 + n), name=f"c{n}") for n in range(400)))
    assert advice(folder).kind is AdviceKind.NONE


def test_reading_that_stays_is_one_reading_at_its_last_date(folder: Folder) -> None:
    for name, value, published in (("a", "20", "2017-05-01"), ("b", "24", "2017-06-01"), ("c", "24", "2017-07-01")):
        folder.source(name, labs(value), published=published, publisher=name)
    said = advice(folder)
    assert said.kind is AdviceKind.EACH_WITH_DATE
    assert said.claims == ("a/labs", "b/labs", "c/labs")
    assert "20 (1 May 2017), 24 (1 Jul 2017); the latest is 24" in said.text
