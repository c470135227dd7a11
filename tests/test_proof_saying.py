"""What a verdict says of the claims under it: which one a figure meets, what the others say, and for when."""

from __future__ import annotations

from datetime import date

import pytest
from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Period as Time
from gzcheck.model import Proof
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.scanner import scan

SIDES = {"a": ("203", "203 firms", {}), "b": ("230", "some 230 firms", {"hedge": "about"}),
         "c": ("250", "more than 250", {"hedge": "over"})}  # fmt: skip


def proof(folder: Folder, text: str) -> Proof:
    """The proof of the one figure of a draft."""
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    report = engine.proof(load_corpus(folder.path), [scanned], Time.parse("2019-12-01"), date(2019, 12, 1))
    (found,) = report.texts[0].proofs
    return found


@pytest.mark.parametrize("printed", ["203 firms", "some 230 firms", "more than 250 firms"])
@pytest.mark.parametrize("order", ["abc", "cab", "bca"])
def test_contested_figure_is_told_the_claim_that_it_meets_and_then_the_others(
    folder: Folder, printed: str, order: str
) -> None:
    for name, side in zip(("first", "second", "third"), order, strict=True):
        value, fragment, others = SIDES[side]
        folder.source(name, claim("firms", value, fragment, period="2017", **others))
    found = proof(folder, f"In 2017 Harbour City had {printed}.")
    assert found.verdict.value == "contested"
    own, _, others_told = found.why.removeprefix("one side of a contradiction: ").partition(" against ")
    assert own.startswith(f"'{printed.removesuffix(' firms')}")
    assert sorted(name for name in ("'203", "'some 230", "'more than 250") if name in others_told) == sorted(
        name for name in ("'203", "'some 230", "'more than 250") if not own.startswith(name)
    )
    assert found.claims[0].printed in own


def test_figure_that_meets_all_sides_is_told_so(folder: Folder) -> None:
    folder.source("a", claim("firms", "203", "203 firms"))
    folder.source("b", claim("firms", "205", "205 firms"))
    found = proof(folder, "Harbour City has about 200 firms.")
    assert found.verdict.value == "contested"
    assert found.why.startswith("several sides of a contradiction: '203 firms'")


@pytest.mark.parametrize(
    ("printed", "value", "draft", "said"),
    [
        ("11", "11", "14", "'11' (herald/now, 2017-05-02) is the figure for 2016"),
        ("11 labs", "11", "14", "'11 labs' (herald/now, 2017-05-02) is the figure for 2016"),
        ("1,100 labs", "1100", "1,400", "'1,100 labs' (herald/now, 2017-05-02) is the figure for 2016"),
        ("eleven labs", "11", "14", "'eleven labs' (herald/now, 2017-05-02) says 11 for 2016"),
    ],
)
def test_contradicted_figure_is_told_once_what_the_claim_says_and_for_when(
    folder: Folder, printed: str, value: str, draft: str, said: str
) -> None:
    folder.source("herald", claim("now", value, printed, indicator="labs", period="2016"))
    found = proof(folder, f"In 2016 Harbour City had {draft} labs.")
    assert (found.verdict.value, found.why) == ("contradicted", said)


def test_contradicted_figure_that_is_the_one_of_another_year_is_told_so(folder: Folder) -> None:
    now = claim("now", "11", "11", indicator="labs", period="2016")
    folder.source("herald", now, claim("then", "14", "14 labs", indicator="labs", period="2013"))
    found = proof(folder, "In 2016 Harbour City had 14 labs.")
    now, then = "'11' (herald/now, 2017-05-02)", "'14 labs' (herald/then, 2017-05-02)"
    assert found.why == f"{now} is the figure for 2016; {then} is the figure for 2013"
    assert [one.id for one in found.claims] == ["herald/now", "herald/then"]
    other = proof(folder, "In 2009 Harbour City had 14 labs.")
    assert other.why == "'14 labs' (herald/then, 2017-05-02) is the figure for 2013, not for 2009"


def test_target_is_told_as_one(folder: Folder) -> None:
    plan = claim("plan", "44", "44 labs", indicator="labs", period="2016", status="target")
    folder.source("herald", claim("now", "41", "41 labs", indicator="labs", period="2016"), plan)
    found = proof(folder, "In 2016 Harbour City had 44 labs.")
    assert found.verdict.value == "contradicted"
    assert "'44 labs' (herald/plan, 2017-05-02) is the target for 2016" in found.why
