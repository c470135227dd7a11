"""The report on the five articles against what careful reading found in them; see the list for how it was made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from making import ROOT

from gzcheck.engine import check
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Finding, Report
from gzcheck.model.verdict import Verdict
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.yaml import read_yaml

PATH = ROOT / "tests" / "guangzhou_expectations.yaml"


@dataclass(frozen=True)
class Expected:
    """One entry of the list."""

    id: str
    kind: str
    claims: frozenset[str]
    codes: tuple[str, ...]

    def shown_by(self, finding: Finding) -> bool:
        """Whether a finding is on these figures and no others, and on more than one of them if it compares any."""
        return finding.rule.code in self.codes and {claim.id for claim in finding.claims} <= self.claims


def entries() -> list[Expected]:
    """The list, with the sources' full names."""
    data: Any = read_yaml(str(PATH), PATH.read_bytes()).data
    return [
        Expected(
            entry["id"],
            entry["kind"],
            frozenset(f"{data['sources'][name]}/{claim}" for name, claim in (id.split("/") for id in entry["claims"])),
            tuple(entry["report"]),
        )
        for entry in data["expectations"]
    ]


ENTRIES = entries()


def of_kind(*kinds: str) -> list[Any]:
    """The entries of some kinds, as parameters."""
    return [pytest.param(entry, id=entry.id) for entry in ENTRIES if entry.kind in kinds]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The claims of all articles."""
    return load_corpus(ROOT / "claims")


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    """What is found in them, decided or not."""
    return check(replace(corpus, resolutions=()))


def test_every_entry_names_claims_that_there_are_and_its_paragraphs(corpus: Corpus) -> None:
    paragraphs = {claim.id: claim.paragraph for claim in corpus.claims}
    assert [(entry.id, name) for entry in ENTRIES for name in entry.claims if name not in paragraphs] == []
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    data: Any = read_yaml(str(PATH), PATH.read_bytes()).data
    for entry, raw in zip(ENTRIES, data["expectations"], strict=True):
        named = {(data["sources"][a], int(b)) for a, b, _ in (text.split(" ", 2) for text in raw["figures"])}
        assert {(name.split("/")[0], paragraphs[name]) for name in entry.claims} == named, entry.id


@pytest.mark.parametrize("entry", of_kind("contradiction", "tension", "suspicious"))
def test_nothing_on_the_list_is_missed(entry: Expected, corpus: Corpus, report: Report) -> None:
    for code in entry.codes:
        assert [one for one in report.findings if one.rule.code == code and entry.shown_by(one)], code
    if not entry.codes:
        assert entry.kind == "suspicious", "what two figures say against each other is a finding, not a note"
        assert [claim.note for claim in corpus.claims if claim.id in entry.claims and claim.note]


@pytest.mark.parametrize("entry", of_kind("contradiction"))
def test_what_cannot_be_right_is_a_conflict(entry: Expected, report: Report) -> None:
    verdicts = {one.verdict for one in report.findings if entry.shown_by(one)}
    assert verdicts == {Verdict.CONFLICT}


@pytest.mark.parametrize("entry", of_kind("agrees"))
def test_nothing_that_agrees_is_called_a_conflict(entry: Expected, report: Report) -> None:
    within = [one for one in report.findings if {claim.id for claim in one.claims} <= entry.claims]
    assert [one.message for one in within if one.verdict is Verdict.CONFLICT] == []
    assert [one.message for one in within if one.severity.value == "error"] == []


def test_nothing_is_found_that_no_reader_has_on_the_list(report: Report) -> None:
    """And so whatever the report says has been looked up in the articles."""
    unlisted = [one for one in report.findings if not any(entry.shown_by(one) for entry in ENTRIES)]
    assert [(one.rule.code, [claim.id for claim in one.claims]) for one in unlisted] == []
