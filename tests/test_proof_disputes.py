"""Drafts held against contradictions that somebody decided on, and what is said of the others."""

from __future__ import annotations

import re
from datetime import date

import pytest
from deciding import RESOLUTIONS, decision, decisions
from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Period, Proof
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.scanner import scan
from gzcheck.wording import figures as wording

TODAY = date(2019, 12, 1)
SIDES = [("203", "203 firms", {}), ("230", "some 230 firms", {"hedge": "about"}), ("305", "305 firms", {})]
"""Figures of which each contradicts the others: value, fragment, and what the claim has besides."""


def proofs(folder: Folder, text: str) -> list[Proof]:
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    return list(engine.proof(load_corpus(folder.path), [scanned], Period.parse("2019-12-01"), TODAY).texts[0].proofs)


def contradict(folder: Folder, first: int, second: int) -> tuple[str, str]:
    """Write two sources that contradict each other; the fragments that they print."""
    for name, side in (("gazette", first), ("herald", second)):
        value, printed, others = SIDES[side]
        folder.source(name, claim("firms", value, printed, **others))
    return SIDES[first][1], SIDES[second][1]


def decide(folder: Folder, **fields: str) -> None:
    """Record a decision on the one finding that there is."""
    (finding,) = engine.check(load_corpus(folder.path), today=TODAY).findings
    figures = {one.id: wording.figure(one.figure) for one in finding.claims}
    fields = {"decided": "2019-11-01", **fields}
    folder.write(RESOLUTIONS, decisions(decision(finding.fingerprint, figures, **fields)))


PAIRS = [(first, second) for first in range(len(SIDES)) for second in range(len(SIDES)) if first != second]


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("is_first", [True, False])
def test_what_is_preferred_is_backed_and_what_it_rejects_contradicted(
    folder: Folder, first: int, second: int, is_first: bool
) -> None:
    good, bad = contradict(folder, first, second)
    good, bad = (good, bad) if is_first else (bad, good)
    decide(folder, decision="prefer", cite=f"{'gazette' if is_first else 'herald'}/firms")
    right, wrong, other = proofs(
        folder, f"Harbour City has {good}. Harbour City has {bad}. Harbour City has 320 firms."
    )
    assert [one.verdict.value for one in (right, wrong, other)] == ["backed", "contradicted", "contradicted"]
    assert "preferred by A. Editor on 1 Nov 2019" in right.why
    for told in ("preferred by A. Editor on 1 Nov 2019", "Both stand in print.", repr(good), f"rejected: {bad!r}"):
        assert told in wrong.why
    assert repr(good) in other.why
    assert repr(bad) not in other.why


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize(
    ("kind", "verdict", "words"),
    [
        ("accept", "contested", "accepted as a known disagreement by A. Editor"),
        ("error-in-source", "contested", "an error in one of the sources, it is not recorded which, by A. Editor"),
        ("explained", "backed", "explained by A. Editor"),
    ],
)
def test_other_decisions_reject_neither_side_and_are_told(
    folder: Folder, first: int, second: int, kind: str, verdict: str, words: str
) -> None:
    good, bad = contradict(folder, first, second)
    decide(folder, decision=kind, **({"explanation": "update"} if kind == "explained" else {}))
    found = proofs(folder, f"Harbour City has {good}. Harbour City has {bad}.")
    assert [one.verdict.value for one in found] == [verdict, verdict]
    assert all(words in one.why for one in found)


def test_marked_claim_that_was_rejected_is_contradicted(folder: Folder) -> None:
    contradict(folder, 0, 1)
    decide(folder, decision="prefer", cite="gazette/firms")
    (proof,) = proofs(folder, "It has some 230 of them. <!-- gz: herald/firms -->")
    assert proof.verdict.value == "contradicted"
    assert [one.id for one in proof.claims] == ["gazette/firms", "herald/firms"]


def test_claim_that_agrees_with_the_preferred_one_is_not_rejected(folder: Folder) -> None:
    contradict(folder, 0, 1)
    folder.source("times", claim("firms", "230", "about 230 firms", hedge="about"))
    decide(folder, decision="prefer", cite="times/firms")
    assert [one.verdict.value for one in proofs(folder, "Harbour City has some 230 firms.")] == ["backed"]


def test_decision_that_expired_settles_nothing(folder: Folder) -> None:
    contradict(folder, 0, 1)
    decide(folder, decision="prefer", cite="gazette/firms", expires="2019-11-20")
    assert [one.verdict.value for one in proofs(folder, "Harbour City has some 230 firms.")] == ["contested"]


def test_long_reason_is_shortened(folder: Folder) -> None:
    contradict(folder, 0, 1)
    decide(folder, decision="prefer", cite="gazette/firms", reason="Swapped digits. " * 30)
    (proof,) = proofs(folder, "Harbour City has some 230 firms.")
    reason = re.search("“(.*)”", proof.why)
    assert reason is not None
    assert len(reason[1]) <= 100


@pytest.mark.parametrize("kind", ["transposed-digits", "unit-slip", "one-digit", "opposite-sign"])
def test_what_is_explained_by_a_slip_stays_contested(folder: Folder, kind: str) -> None:
    """One of the two figures is wrong, and it is not recorded which."""
    first, second = contradict(folder, 0, 1)
    decide(folder, decision="explained", explanation=kind)
    for one in proofs(folder, f"Harbour City has {first}. Harbour City has {second}."):
        assert one.verdict.value == "contested"
        assert f"explained ({kind}) by A. Editor on 1 Nov 2019" in one.why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is not true that Harbour City has 203 firms.", "unknown"),
        ("Harbour City did not have 203 firms.", "unknown"),
        ("Harbour City does not have 204 firms.", "unknown"),
        ("Harbour City has not only banks but 203 firms.", "backed"),
    ],
)
def test_a_figure_that_is_denied_is_neither_backed_nor_contradicted(folder: Folder, text: str, expected: str) -> None:
    folder.source("gazette", claim("firms", "203", "203 firms"))
    assert [one.verdict.value for one in proofs(folder, text)] == [expected]


def test_a_one_sided_claim_hides_no_contradiction(folder: Folder) -> None:
    folder.source("gazette", claim("firms", "203", "203 firms"))
    folder.source("herald", claim("firms", "200", "over 200 firms", hedge="over"))
    (wrong,) = proofs(folder, "Harbour City has 320 firms.")
    assert (wrong.verdict.value, wrong.claims[0].id) == ("contradicted", "gazette/firms")


def test_the_claim_with_the_very_number_is_named(folder: Folder) -> None:
    folder.source("a-herald", claim("firms", "204", "nearly 204 firms", hedge="nearly"))
    folder.source("gazette", claim("firms", "203", "203 firms"))
    (right,) = proofs(folder, "Harbour City has 203 firms.")
    assert (right.verdict.value, right.claims[0].id) == ("backed", "gazette/firms")


def test_drafted_claims_are_told_as_left_out(folder: Folder) -> None:
    folder.source("gazette", claim("firms", "203", "203 firms"), claim("p1", "9", "9 firms", draft="true"))
    scanned = scan("Harbour City has 203 firms.", "draft.md", is_markdown=True, is_draft=True)
    report = engine.proof(load_corpus(folder.path), [scanned], Period.parse("2019-12-01"), TODAY)
    assert report.remarks == ("1 drafted claim of the corpus is not decided on yet, and no figure was held against it",)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("has 17,312,450 firms", True), ("has 17.31 million firms", True), ("has 17.3 million firms", False)],
)
def test_digits_that_no_source_prints_are_told(folder: Folder, text: str, is_told: bool) -> None:
    folder.source("gazette", claim("firms", "17.3e6", "17.3 million firms"))
    (right,) = proofs(folder, f"Harbour City {text}.")
    assert right.verdict.value == "backed"
    assert ("which has fewer digits" in right.why) is is_told
