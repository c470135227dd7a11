"""Resolutions of findings that grow: those that agree with a decision join it, the others open the finding again."""

from __future__ import annotations

import pytest
from making import Folder, Gzcheck, claim

from gzcheck.engine import check
from gzcheck.model.finding import Report

DAY = "2019-12-31"


def labs(value: str, printed: str = "", **fields: str) -> str:
    return claim("labs", value, printed or f"{value} labs", indicator="labs", **fields)


def resolved(folder: Folder, gzcheck: Gzcheck, *how: str) -> Report:
    """Two sources that differ, and a resolution of it."""
    folder.source("a", labs("20"))
    folder.source("b", labs("19"))
    (finding,) = check(folder.load()).findings
    arguments = ("--reason", "Asked the office.", "--by", "A. Editor", "--today", DAY, "--corpus", folder.path)
    assert gzcheck("resolve", finding.fingerprint, *how, *arguments).code == 0
    return check(folder.load())


@pytest.mark.parametrize("how", [("--accept",), ("--prefer", "a/labs"), ("--explained", "definition")])
def test_a_claim_that_agrees_does_not_open_it_again(folder: Folder, gzcheck: Gzcheck, how: tuple[str, ...]) -> None:
    assert len(resolved(folder, gzcheck, *how).resolved) == 1
    folder.source("c", labs("20", "some 20 labs", hedge="about"))
    report = check(folder.load())
    assert [len(one.claims) for one in report.resolved] == [3]
    assert not report.findings


def test_a_claim_that_agrees_with_neither_opens_it_again(folder: Folder, gzcheck: Gzcheck) -> None:
    resolved(folder, gzcheck, "--accept")
    folder.source("c", labs("25"))
    report = check(folder.load())
    assert not report.resolved
    assert sorted(one.rule.code for one in report.findings) == ["GZ201", "GZ801"]


def test_a_claim_that_agrees_with_the_reading_not_preferred_opens_it_again(folder: Folder, gzcheck: Gzcheck) -> None:
    resolved(folder, gzcheck, "--prefer", "a/labs")
    folder.source("c", labs("19"))
    assert not check(folder.load()).resolved


def test_a_joiner_does_not_hide_that_an_old_figure_changed(folder: Folder, gzcheck: Gzcheck) -> None:
    resolved(folder, gzcheck, "--accept")
    folder.source("c", labs("20"))
    folder.source("b", labs("18"))
    assert not check(folder.load()).resolved


@pytest.mark.parametrize("style", ["block", "braces"])
def test_renew_writes_the_joiners_and_nothing_else(folder: Folder, gzcheck: Gzcheck, style: str) -> None:
    resolved(folder, gzcheck, "--accept")
    path = folder.path / "resolutions.yaml"
    text = path.read_text(encoding="utf-8")
    if style == "braces":
        start, end = text.index("    claims:\n"), text.index("    decision:")
        text = f"{text[:start]}    claims: {{a/labs: '20', b/labs: '19'}}   # both\n{text[end:]}"
        path.write_text(text, encoding="utf-8")
    folder.source("c", labs("20"))
    folder.source("d", labs("19"))
    old, new = check(folder.load()).resolved[0].resolution, check(folder.load()).resolved[0]
    run = gzcheck("resolve", "--renew", "--corpus", folder.path)
    assert run.code == 0
    assert old is not None
    assert f"{old.fingerprint} is {new.fingerprint} now" in run.out
    after = path.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line not in after.splitlines()] == [
        line for line in text.splitlines() if old.fingerprint in line or "{a/labs" in line
    ]
    (again,) = folder.load().resolutions
    assert dict(again.claims) == {"a/labs": "20", "b/labs": "19", "c/labs": "20", "d/labs": "19"}
    assert check(folder.load()).resolved[0].fingerprint == again.fingerprint
    assert gzcheck("resolve", "--renew", "--corpus", folder.path).code == 0
    assert path.read_text(encoding="utf-8") == after


def test_checks_never_write(folder: Folder, gzcheck: Gzcheck) -> None:
    resolved(folder, gzcheck, "--accept")
    folder.source("c", labs("20"))
    before = (folder.path / "resolutions.yaml").read_bytes()
    gzcheck("conflicts", "--corpus", folder.path)
    assert (folder.path / "resolutions.yaml").read_bytes() == before


def test_diff_says_grown_and_neither_new_nor_gone(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", labs("20"))
    folder.source("b", labs("19"))
    import shutil

    before = folder.path.with_name("before")
    shutil.copytree(folder.path, before)
    folder.source("c", labs("20"))
    run = gzcheck("diff", before, folder.path, "--format", "json")
    assert run.code == 0
    counts = {name: len(run.json[name]) for name in ("new", "open", "grown", "resolved", "gone")}
    assert counts == {"new": 0, "open": 0, "grown": 1, "resolved": 0, "gone": 0}
