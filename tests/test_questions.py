"""Headings ask the question that a finding raises, by what its figures are on and by the dimension of their unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import ROOT, Folder, claim

from gzcheck.engine import check
from gzcheck.model import units
from gzcheck.model.corpus import Corpus
from gzcheck.model.verdict import Verdict
from gzcheck.reading.loader import load_corpus
from gzcheck.wording.questions import holds, lowered, opening_of


@pytest.mark.parametrize(
    ("label", "unit", "asked"),
    [
        ("Key laboratories", "count", "How many key laboratories"),
        ("Research spending", "CNY", "How much research spending"),
        ("Floor area", "m2", "How much floor area"),
        ("Share of GDP", "percent", "What share of GDP"),
        ("Software, growth", "percent", "What growth of software"),
        ("Change of growth", "percentage-point", "What change of growth"),
        ("Ground-breaking", "calendar-year", "When, ground-breaking"),
        ("Rank by growth", "rank", "Which place by growth"),
        ("World list", "rank", "Which place, world list"),
        ("Years in a row", "year", "How long, years in a row"),
        ("IT industry, output value", "CNY", "How much output value of IT industry"),
        ("5G base stations", "count", "How many 5G base stations"),
        ("Trade, rank among cities", "rank", "Which place, trade, rank among cities"),
    ],
)
def test_the_question_follows_the_unit(folder: Folder, label: str, unit: str, asked: str) -> None:
    folder.write(
        "indicators.yaml", f"indicators: [{{id: it, label: '{label}', definition: x, kind: stock, unit: {unit}}}]\n"
    )
    corpus = folder.load()
    assert opening_of(corpus, "harbour-city", "it", units()[unit]) == f"{asked}, Harbour City"


@pytest.mark.parametrize("label", ["GDP", "Da An Gene", "5G base stations", "IT industry", "广州", ""])
def test_names_keep_their_capitals(label: str) -> None:
    assert lowered(label) == label


@given(st.text())
def test_any_label_can_be_asked_for(label: str) -> None:
    assert lowered(label).casefold() == label.casefold() or not label.isascii()
    assert holds(label).endswith("?")


def test_unregistered_names_are_asked_for_as_they_are() -> None:
    assert opening_of(Corpus(claims=()), "x", "y", units()["count"]) == "How many y, x"


def test_every_title_asks() -> None:
    report = check(load_corpus(ROOT / "claims"))
    titles = [finding.title for finding in (*report.findings, *report.resolved) if finding.title]
    assert len(titles) > 15
    assert [title for title in titles if not title.endswith("?")] == []


def test_the_title_of_arithmetic_states_nothing_that_it_denies(folder: Folder) -> None:
    folder.source("gazette", claim("all", "10", "10 firms"), claim("part", "12", "12 labs", indicator="labs"))
    folder.write(
        "identities.yaml",
        "identities: [{id: sum, title: Labs are firms, why: x, "
        "terms: {all: gazette/all, part: gazette/part}, expect: part <= all}]\n",
    )
    (broken,) = [one for one in check(folder.load()).findings if one.rule.code == "GZ301"]
    assert broken.verdict is Verdict.CONFLICT
    assert broken.title == "Does it hold: labs are firms?"
    assert "cannot hold" in broken.message
