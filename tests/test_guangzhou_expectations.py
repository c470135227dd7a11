"""The report on the five articles against what careful reading found in them; see the list for how it was made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from making import ROOT

from gzcheck.engine import check, identities
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Finding, Report
from gzcheck.model.identity import Evaluation
from gzcheck.model.verdict import Verdict
from gzcheck.reading.loader import load_corpus
from gzcheck.reading.yaml import read_yaml

PATH = ROOT / "tests" / "guangzhou_expectations.yaml"
READERS = ROOT / "tests" / "guangzhou_readers"
LISTS = {
    "contradictions": "contradictions",
    "tensions": "tensions",
    "suspicious": "suspicious",
    "agreements": "agreements",
    "dates": "dates_printed_as_facts",
    "ranks": "ranks_and_tiers",
}
"""What the lists of a reader are called, by what the entries here call them."""


def yaml(path: Path) -> Any:
    """The data of a file."""
    return read_yaml(str(path), path.read_bytes()).data


DATA = yaml(PATH)


@dataclass(frozen=True)
class Expected:
    """One entry of the list."""

    id: str
    kind: str
    claims: frozenset[str]
    codes: tuple[str, ...]
    readers: tuple[str, ...]
    identities: tuple[str, ...]
    explained: tuple[str, ...]
    out_of_reach: str

    def shown_by(self, finding: Finding) -> bool:
        """Whether a finding is on these figures and no others, and on more than one of them if it compares any."""
        return finding.rule.code in self.codes and {claim.id for claim in finding.claims} <= self.claims


def entries() -> list[Expected]:
    """The list, with the sources' full names."""
    return [
        Expected(
            entry["id"],
            entry["kind"],
            frozenset(f"{DATA['sources'][name]}/{claim}" for name, claim in (id.split("/") for id in entry["claims"])),
            tuple(entry["report"]),
            tuple(entry["readers"]),
            tuple(entry.get("identities", ())),
            tuple(entry.get("explained", ())),
            entry.get("out_of_reach", ""),
        )
        for entry in DATA["expectations"]
    ]


ENTRIES = entries()


def of_kind(*kinds: str) -> list[Any]:
    """The entries of some kinds, as parameters."""
    return [pytest.param(entry, id=entry.id) for entry in ENTRIES if entry.kind in kinds]


def noticed() -> dict[str, Any]:
    """Everything that a reader wrote down, by reader, list and place."""
    return {
        f"{path.stem}-{name}-{place}": entry
        for path in sorted(READERS.iterdir())
        for name, key in LISTS.items()
        for place, entry in enumerate(yaml(path).get(key, ()), start=1)
    }


NOTICED = noticed()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The claims of all articles."""
    return load_corpus(ROOT / "claims")


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    """What is found in them, decided or not."""
    return check(replace(corpus, resolutions=()))


@pytest.fixture(scope="module")
def outcomes(corpus: Corpus) -> dict[str, Evaluation]:
    """What came of the identities."""
    return {one.identity.id: one for one in identities(corpus)}


def test_every_entry_names_claims_that_there_are_and_its_paragraphs(corpus: Corpus) -> None:
    paragraphs = {claim.id: claim.paragraph for claim in corpus.claims}
    assert [(entry.id, name) for entry in ENTRIES for name in entry.claims if name not in paragraphs] == []
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    for entry, raw in zip(ENTRIES, DATA["expectations"], strict=True):
        assert {(name.split("/")[0], paragraphs[name]) for name in entry.claims} == places(raw), entry.id


def places(raw: Any) -> set[tuple[str, int]]:
    """The paragraphs that an entry's figures stand in."""
    return {(DATA["sources"][a], int(b)) for a, b, _ in (text.split(" ", 2) for text in raw["figures"])}


# ---------------------------------------------------------------- what the readers wrote


def test_nothing_that_a_reader_wrote_is_lost() -> None:
    listed = [name for entry in ENTRIES for name in entry.readers]
    left_out = [name for one in DATA["left_out"] for name in one["readers"]]
    assert sorted({*listed, *left_out}) == sorted(NOTICED)
    assert set(listed) & set(left_out) == set()
    assert all(one["why"].strip() for one in DATA["left_out"])


def test_what_a_reader_is_sure_of_is_left_out_only_where_it_agrees() -> None:
    """And so every contradiction, tension and suspicious figure named as strong or medium is on the list."""
    left_out = [name for one in DATA["left_out"] for name in one["readers"]]
    sure = [name for name in left_out if NOTICED[name].get("strength") in ("strong", "medium")]
    assert [name for name in sure if "-agreements-" not in name] == []


def test_an_entry_is_on_what_its_readers_wrote_of(corpus: Corpus) -> None:
    """At least two of the paragraphs that a reader names are its own, or the only one."""
    files = {source.snapshot_file: name for name, source in corpus.sources.items()}
    strange = [
        (entry.id, name)
        for entry, raw in zip(ENTRIES, DATA["expectations"], strict=True)
        for name in entry.readers
        for seen in [{(files[one["file"]], one["paragraph"]) for one in NOTICED[name].get("figures", ())}]
        if len(seen & places(raw)) < min(2, len(seen), len(places(raw)))
    ]
    assert strange == []


def test_what_a_reader_is_sure_of_is_no_milder_here() -> None:
    """A tension that a reader is sure of may not come back as something that agrees alone."""
    grades = {"agrees": 0, "suspicious": 1, "tension": 1, "contradiction": 1}
    hardest = {
        name: max(grades[entry.kind] for entry in ENTRIES if name in entry.readers)
        for name, one in NOTICED.items()
        if one.get("strength") == "strong" and any(name in entry.readers for entry in ENTRIES)
    }
    mild = [name for name, grade in hardest.items() if not grade and "-agreements-" not in name]
    assert mild == []


# ---------------------------------------------------------------- what the report says


@pytest.mark.parametrize("entry", of_kind("contradiction", "tension", "suspicious"))
def test_nothing_on_the_list_is_missed(
    entry: Expected, corpus: Corpus, report: Report, outcomes: dict[str, Evaluation]
) -> None:
    for code in entry.codes:
        assert [one for one in report.findings if one.rule.code == code and entry.shown_by(one)], code
    for name in entry.identities:
        used = {claim.id for claim in outcomes[name].claims}
        assert len(used & entry.claims) >= min(2, len(entry.claims)), name
        assert outcomes[name].verdict is not Verdict.NOT_CHECKED
    if not entry.codes and not entry.identities:
        assert entry.kind == "suspicious" or entry.out_of_reach, "what two figures say against each other is a finding"
        assert [claim.note for claim in corpus.claims if claim.id in entry.claims and claim.note]


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.explained], ids=lambda entry: entry.id)
def test_both_ways_to_read_it_are_offered(entry: Expected, report: Report) -> None:
    offered = {item.kind.value for one in report.findings if entry.shown_by(one) for item in one.explanations}
    assert set(entry.explained) <= offered


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
