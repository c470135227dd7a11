"""A rule's documentation is in one place, and its two examples must do what they say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from case_folders import DATA, DRAFT, proofed
from examples import example, expand

import gzcheck
import gzcheck.commands.rule
from gzcheck import commands
from gzcheck.engine import with_snapshots, with_tables
from gzcheck.model.finding import Finding
from gzcheck.model.rule import Rule, Severity
from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.rules import catalogue
from gzcheck.settings import Format, Settings

every_rule = pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.name)
TODAY = date(2019, 12, 31)
"""The day by which decisions expire in the examples."""


def findings(rule: Rule, kind: str, folder: Path) -> tuple[Finding, ...]:
    expand(example(rule, kind), folder)
    corpus = gzcheck.load_corpus(folder)
    if list((folder / "snapshots").iterdir()):
        corpus = with_snapshots(corpus, folder / "snapshots")
    if (data := folder / DATA).is_dir():
        corpus = with_tables(corpus, Settings(tables=data))
    if (draft := folder / DRAFT).is_file():
        return proofed(corpus, draft, TODAY).findings
    return gzcheck.check(corpus, today=TODAY).findings


@every_rule
def test_failing_example_reports_the_rule(rule: Rule, tmp_path: Path) -> None:
    assert rule in {finding.rule for finding in findings(rule, "Fails", tmp_path)}


@every_rule
def test_passing_example_does_not_and_reports_nothing_worse_than_a_note(rule: Rule, tmp_path: Path) -> None:
    found = findings(rule, "Passes", tmp_path)
    assert rule not in {finding.rule for finding in found}
    assert {finding.severity for finding in found} <= {Severity.NOTE}


@every_rule
def test_documentation_says_what_then_why_then_shows_both_examples(rule: Rule) -> None:
    headings = re.findall(r"^(Fails|Passes)\b.*:$", catalogue()[rule], re.MULTILINE)
    assert headings == ["Fails", "Passes"]
    summary, why, *_ = catalogue()[rule].split("\n\n")
    assert summary.endswith(".")
    assert not why.startswith("Fails"), "a sentence on why it matters is missing"


@every_rule
def test_explanation_fits_80_columns(rule: Rule) -> None:
    explanation = render(commands.rule.run(rule.code), Format.TEXT, Canvas())
    assert [line for line in explanation.splitlines() if len(line) > 80] == []


def test_example_with_an_unknown_part_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="an empty example"):
        expand("harbour on 2 May:\n  - {indicator: firms}\n", tmp_path)
