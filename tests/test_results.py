"""What results say of themselves, beside what is printed of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import Folder, claim

from gzcheck.engine import check
from gzcheck.model.clipping import clipped
from gzcheck.model.finding import Severity
from gzcheck.model.result import RuleDoc
from gzcheck.rules import catalogue


@pytest.mark.parametrize(
    ("claims", "errors", "remarks"),
    [
        ([claim("a", "12", "12 firms")], 0, 0),
        ([claim("a", "12", "12 firms"), claim("a", "13", "13 firms", paragraph="2")], 1, 0),
        ([claim("a", "12", "12 firms", unit="nothing")], 1, 0),
        ([], 0, 1),
    ],
)
def test_only_a_report_without_claims_and_errors_says_that_nothing_was_checked(
    folder: Folder, claims: list[str], errors: int, remarks: int
) -> None:
    folder.source("a", *claims)
    report = check(folder.load())
    assert min(report.count(Severity.ERROR), 1) == errors
    assert len(report.remarks) == remarks


def test_decisions_are_taken_on_claims_and_not_on_the_form_of_files(folder: Folder) -> None:
    folder.source("a", claim("a", "12", "12 firms"), claim("b", "13", "13 firms", paragraph="2"))
    folder.write("sources/b.yaml", "source: [")
    on_claims, on_a_file = sorted(check(folder.load()).findings, key=lambda one: not one.claims)
    assert on_claims.can_be_resolved
    assert not on_a_file.can_be_resolved
    assert not replace(on_claims, claims=()).can_be_resolved
    assert not replace(on_a_file, claims=on_claims.claims).can_be_resolved


def test_the_summary_of_a_rule_is_its_first_paragraph_on_one_line() -> None:
    doc = RuleDoc(rule=next(iter(catalogue())), doc="\nWhat it finds,\nin short.\n\nWhy it matters.\n\nAn example.\n")
    assert doc.summary == "What it finds, in short."


@pytest.mark.parametrize("limit", [10, 60, 400])
def test_what_is_clipped_is_as_long_as_allowed_and_begins_like_the_text(limit: int) -> None:
    for length in (0, 1, limit - 1, limit, limit + 1, 3 * limit):
        text = "".join(chr(ord("a") + place % 26) for place in range(length))
        short = clipped(text, limit)
        assert len(short) == min(length, limit)
        assert (short == text) is (length <= limit)
        assert text.startswith(short.removesuffix("..."))
