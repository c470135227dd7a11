"""A rule's docstring is its only documentation: its two examples must do what they say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from examples import example, expand

import gzcheck
from gzcheck.commands import rule
from gzcheck.engine import with_snapshots
from gzcheck.model.finding import Finding
from gzcheck.model.rule import Severity
from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.rules import ALL_RULES
from gzcheck.rules.rule import RuleModule
from gzcheck.settings import Format

every_rule = pytest.mark.parametrize("module", ALL_RULES, ids=lambda module: module.RULE.name)
TODAY = date(2019, 12, 31)
"""The day by which decisions expire in the examples."""


def findings(module: RuleModule, kind: str, folder: Path) -> tuple[Finding, ...]:
    expand(example(module, kind), folder)
    corpus = gzcheck.load_corpus(folder)
    if list((folder / "snapshots").iterdir()):
        corpus = with_snapshots(corpus, folder / "snapshots")
    return gzcheck.check(corpus, today=TODAY).findings


@every_rule
def test_failing_example_reports_the_rule(module: RuleModule, tmp_path: Path) -> None:
    assert module.RULE.code in {finding.rule.code for finding in findings(module, "Fails", tmp_path)}


@every_rule
def test_passing_example_does_not_and_reports_nothing_worse_than_a_note(module: RuleModule, tmp_path: Path) -> None:
    found = findings(module, "Passes", tmp_path)
    assert module.RULE.code not in {finding.rule.code for finding in found}
    assert {finding.severity for finding in found} <= {Severity.NOTE}


@every_rule
def test_docstring_says_what_then_why_then_shows_both_examples(module: RuleModule) -> None:
    headings = re.findall(r"^(Fails|Passes)\b.*:$", module.__doc__ or "", re.MULTILINE)
    assert headings == ["Fails", "Passes"]
    summary, why, *_ = (module.__doc__ or "").split("\n\n")
    assert summary.endswith(".")
    assert not why.startswith("Fails"), "a sentence on why it matters is missing"


@every_rule
def test_explanation_fits_80_columns(module: RuleModule) -> None:
    explanation = render(rule.run(module.RULE.code), Format.TEXT, Canvas())
    assert [line for line in explanation.splitlines() if len(line) > 80] == []


def test_example_with_an_unknown_part_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="an empty example"):
        expand("harbour on 2 May:\n  - {indicator: firms}\n", tmp_path)
