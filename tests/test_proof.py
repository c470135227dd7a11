"""Drafts held against a corpus: annotated ones, marks, and what must never be said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from making import ROOT, Folder, Gzcheck, claim

from gzcheck import engine
from gzcheck.model import Period, Proof, ProofReport, ProofVerdict
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.scanner import scan

DRAFTS = Path(__file__).parent / "drafts"
ARTICLES = ROOT.parent / "shared" / "sources"
TODAY = date(2019, 12, 1)
READERS = sorted(DRAFTS.glob("*.yaml"))
"""Two readers judged every figure of the drafts before the program was run."""
FLOORS = {"backed": (0.98, 0.94), "contradicted": (0.98, 0.86), "contested": (0.95, 0.90), "stale": (0.90, 0.90)}
"""Of each verdict: how much of what is said is right, and how much of what is right is said."""


def proofed(text: str, corpus: Path, published: str, *, is_markdown: bool = True) -> ProofReport:
    scanned = scan(text, "draft.md", is_markdown=is_markdown, is_draft=True)
    return engine.proof(load_corpus(corpus), [scanned], Period.parse(published), TODAY)


@dataclass(frozen=True)
class Compared:
    """One annotated figure and what the program says of it."""

    draft: str
    printed: str
    wanted: str
    said: str
    claim: str
    named: tuple[str, ...]
    is_named: bool = False
    """Whether its entity and its thing stand in its sentence, as far as the reader says."""


NAMED_FLOORS = {"backed": (0.98, 0.95), "contradicted": (0.98, 0.92)}
"""The same where entity and thing stand in the sentence."""


@cache
def compared(path: Path) -> list[Compared]:
    """The figures that one reader annotated, each with the first proof on its line that is not taken yet."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = path.name.split(".")[0]
    text = (DRAFTS / f"{name}.md").read_text(encoding="utf-8")
    report = proofed(text, (DRAFTS / data["corpus"]).resolve(), str(data["published"]))
    left = list(report.texts[0].proofs)
    found = []
    for figure in data["figures"]:
        proof = next((one for one in left if _is_of(figure, one)), None)
        if proof is not None:
            left.remove(proof)
        named = tuple(one.id for one in proof.claims) if proof else ()
        said = proof.verdict.value if proof else "no mention"
        found.append(
            Compared(
                name,
                str(figure["printed"]),
                figure["verdict"],
                said,
                figure.get("claim", ""),
                named,
                bool(figure.get("named") or figure.get("here")),
            )
        )
    return found


def _is_of(figure: dict[str, Any], proof: Proof) -> bool:
    printed, mine = str(figure["printed"]), proof.mention.printed
    if figure["line"] != proof.mention.line:
        return False
    return mine in printed or printed in mine or _digits(mine) == _digits(printed) != ""


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def everything() -> list[Compared]:
    return [one for path in READERS for one in compared(path)]


@pytest.mark.parametrize("verdict", FLOORS)
def test_annotated_drafts_get_the_verdicts_of_their_readers(verdict: str) -> None:
    found = everything()
    right = sum(one.wanted == one.said == verdict for one in found)
    said, wanted = sum(one.said == verdict for one in found), sum(one.wanted == verdict for one in found)
    wrong = [one for one in found if verdict in (one.wanted, one.said) and one.wanted != one.said]
    precision, recall = FLOORS[verdict]
    assert right >= precision * said, wrong
    assert right >= recall * wanted, wrong


@pytest.mark.parametrize("verdict", NAMED_FLOORS)
def test_figures_beside_their_entity_and_thing_get_the_verdicts_of_their_readers(verdict: str) -> None:
    found = [one for one in everything() if one.is_named]
    right = sum(one.wanted == one.said == verdict for one in found)
    said, wanted = sum(one.said == verdict for one in found), sum(one.wanted == verdict for one in found)
    precision, recall = NAMED_FLOORS[verdict]
    assert wanted > 0
    assert right >= precision * said
    assert right >= recall * wanted


def test_every_annotated_figure_is_a_mention() -> None:
    assert [one for one in everything() if one.said == "no mention"] == []


def test_backed_figures_name_the_claim_that_backs_them() -> None:
    backed = [one for one in everything() if one.wanted == one.said == "backed" and one.claim]
    named = sum(one.claim in one.named for one in backed)
    assert named >= 0.95 * len(backed), [one for one in backed if one.claim not in one.named]


def test_what_no_claim_is_on_is_never_contradicted() -> None:
    unknown = Counter(one.said for one in everything() if one.wanted == "unknown")
    assert unknown["contradicted"] == 0, unknown


@pytest.mark.parametrize(
    "name",
    [
        "u1-university",
        "u4-airline",
        "v1-league",
        "y1-port",
        "y4-hospital",
        "y5-hospital-zh",
        "z2-league",
        "c1-airline",
        "f3-rail",
        "f5-coffee",
    ],
)
def test_another_name_in_place_of_a_known_one_is_never_contradicted(name: str) -> None:
    data = yaml.safe_load((DRAFTS / f"{name}.a.yaml").read_text(encoding="utf-8"))
    corpus = (DRAFTS / data["corpus"]).resolve()
    lines = (DRAFTS / f"{name}.md").read_text(encoding="utf-8").split("\n")
    known = sorted(
        label for one in load_corpus(corpus).entities.values() for label in (one.label, one.label_zh) if label
    )
    contradicted, seen = [], 0
    for number, line in enumerate(lines):
        named = [label for label in known if label in line]
        if len(named) != 1 or line.startswith("#"):
            continue
        other = "奎隆医院" if named[0][0] > "\u3400" else "Quillon"
        text = "\n".join([*lines[:number], line.replace(named[0], other), *lines[number + 1 :]])
        proofs = proofed(text, corpus, str(data["published"])).texts[0].proofs
        found = [one for one in proofs if other in one.sentence]
        seen += len(found)
        contradicted += [(one.sentence, one.why) for one in found if one.verdict is ProofVerdict.CONTRADICTED]
    assert contradicted == []
    assert seen > 0


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not in ../shared/sources")
@pytest.mark.parametrize(
    ("number", "published"),
    [("000", "2019-11"), ("001", "2017-12-08"), ("002", "2019-11"), ("003", "2017-08-06"), ("004", "2017-11")],
)
def test_an_article_hardly_contradicts_the_corpus_made_of_it(number: str, published: str) -> None:
    (article,) = ARTICLES.glob(f"{number}_*.txt")
    report = proofed(article.read_text(encoding="utf-8"), ROOT / "claims", published, is_markdown=False)
    totals = report.totals
    assert totals["contradicted"] <= 0.03 * sum(totals.values())
    assert totals["backed"] + totals["contested"] >= 0.6 * sum(totals.values())


# ---------------------------------------------------------------- small corpora


@pytest.fixture
def labs(folder: Folder) -> Folder:
    """One source with 19 labs in 2016 and 61 billion of exports."""
    exports = claim("exports", "61e9", "61 billion yuan", indicator="exports", unit="CNY", period="2016")
    folder.source("herald", claim("labs", "19", "19 labs", indicator="labs", period="2016"), exports)
    return folder


def verdicts(folder: Folder, text: str) -> list[str]:
    """What is said of each figure of a draft of one paragraph."""
    report = proofed(text, folder.path, "2019-12-01")
    return [proof.verdict.value for proof in report.texts[0].proofs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour City had 19 labs in 2016.", ["backed"]),
        ("In 2016 Harbour City counted nearly 20 labs.", ["backed"]),
        ("Harbour City had 18 or more labs in 2016.", ["backed"]),
        ("In 2016 Harbour City had 30 labs.", ["contradicted"]),
        ("Harbour City had 19 labs in 2009.", ["contradicted"]),
        ("Mountain Town had 30 labs in 2016, Harbour City fewer.", ["unknown"]),
        ("Old Port had 19 labs in 2016.", ["contradicted"]),
        ("Harbour City has labs. In 2016, 5 of them were new.", ["unknown"]),
        ("Harbour City had 14 museums in 2016.", ["unknown"]),
        ("Exports of Harbour City came to more than 61 million yuan in 2016.", ["unknown"]),
        ("Exports of Harbour City came to more than 55 billion yuan in 2016.", ["backed"]),
        ("Exports of Harbour City came to more than 5 billion yuan in 2016.", ["unknown"]),
        ("Exports of Harbour City reached $61 billion in 2016.", ["contradicted"]),
        ("Harbour City had hardly 19 labs in 2016.", ["not-read"]),
    ],
)
def test_verdict(labs: Folder, text: str, expected: list[str]) -> None:
    assert verdicts(labs, text) == expected


def test_draft_has_no_vote(labs: Folder) -> None:
    report = proofed("Harbour City had 30 labs in 2016.", labs.path, "2019-12-01")
    assert report.claims == 2
    assert {claim.source.id for claim in report.findings[0].claims} == {"herald"}


def test_each_row_of_a_table_is_named_by_its_head_and_its_first_cell(labs: Folder) -> None:
    table = "# Harbour City in 2016\n\n"
    table += "| place | Labs | Museums |\n|---|---|---|\n| Harbour City | 19 | 7 |\n| Old Port | 19 | 2 |\n"
    report = proofed(table, labs.path, "2019-12-01")
    said = {(proof.mention.printed, proof.mention.line): proof.verdict.value for proof in report.texts[0].proofs}
    assert said == {("19", 5): "backed", ("7", 5): "unknown", ("19", 6): "contradicted", ("2", 6): "unknown"}


def test_mark_ties_a_figure_that_nothing_names(labs: Folder) -> None:
    assert verdicts(labs, "It has 19 of these. <!-- gz: herald/labs -->") == ["backed"]
    assert verdicts(labs, "It had 21 of these in 2016. <!-- gz: harbour-city/labs -->") == ["contradicted"]


def test_mark_with_a_reason_leaves_a_figure_out_and_nothing_else(labs: Folder) -> None:
    text = "Harbour City had 30 labs in 2016. <!-- gz: ignore, the city says so --> Harbour City had 31 labs in 2016."
    report = proofed(text, labs.path, "2019-12-01")
    assert [proof.verdict.value for proof in report.texts[0].proofs] == ["not-checked", "contradicted"]
    assert report.texts[0].proofs[0].why == "left out: the city says so"


def test_mark_without_a_reason_is_dead(labs: Folder) -> None:
    report = proofed("Harbour City had 30 labs in 2016. <!-- gz: ignore -->", labs.path, "2019-12-01")
    assert [finding.rule.name for finding in report.findings] == ["contradicted-figure", "dead-mark"]


@pytest.mark.parametrize(("text", "code"), [("had 19 labs", 0), ("had 30 labs", 1), ("has nothing", 2)])
def test_exit_code(labs: Folder, gzcheck: Gzcheck, tmp_path: Path, text: str, code: int) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"Harbour City {text} then.\n", encoding="utf-8")
    assert gzcheck("proof", str(draft)).code == code


def test_totals_of_all_verdicts_add_up(labs: Folder) -> None:
    report = proofed("Harbour City had 19 labs in 2016, hardly 7 parks and 12 museums.", labs.path, "2019-12-01")
    assert sum(report.totals.values()) == len(report.texts[0].proofs) == 3
