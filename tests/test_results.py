"""What results say of themselves, beside what is printed of them."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

import pytest
from making import Folder, claim

from gzcheck import model, read
from gzcheck.engine import check
from gzcheck.model import (
    Comparison,
    Diagnosis,
    Exit,
    Interval,
    Matrix,
    Meetings,
    RuleDoc,
    Severity,
    Summary,
    TableTotals,
    Tolerance,
    Verdict,
    Walked,
    clipped,
    units,
)
from gzcheck.output.words import not_checked
from gzcheck.rules import catalogue
from gzcheck.texts.scanner import scan


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


@pytest.mark.parametrize(("is_interrupted", "code"), [(False, Exit.CLEAN), (True, Exit.INTERRUPTED)])
def test_a_walk_that_was_broken_off_says_so_by_its_exit_code(is_interrupted: bool, code: Exit) -> None:
    walked = Walked(path="a.yaml", claimed=(), set_aside=0, left=3, is_interrupted=is_interrupted)
    assert walked.exit(Severity.WARNING) is code


@pytest.mark.parametrize("kind", [Diagnosis, Matrix, Meetings, Summary, TableTotals])
def test_what_nobody_counted_is_nothing(kind: type) -> None:
    """A total that a caller leaves out must not look like one that somebody counted."""
    counts = {one.name: one.default for one in fields(kind) if isinstance(one.default, int)}
    assert counts.pop("one_in", 1) == 1
    assert set(counts.values()) == {0}


YES = {"complete", "comparing", "stated_date", "lower_closed", "upper_closed"}
"""What holds of a value unless somebody says otherwise."""


@pytest.mark.parametrize("module", [one.name for one in pkgutil.iter_modules(model.__path__)])
def test_what_nobody_said_is_not_so_and_places_in_files_make_no_difference(module: str) -> None:
    found = vars(importlib.import_module(f"gzcheck.model.{module}")).values()
    kinds = [one for one in found if isinstance(one, type) and is_dataclass(one)]
    for one in (field for kind in kinds for field in fields(kind)):
        if isinstance(one.default, bool):
            assert one.default is (one.name in YES), one.name
        if one.name == "marks" or one.name.endswith("_marks"):
            assert not one.compare and not one.repr, one.name


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


@pytest.mark.parametrize(
    ("verdict", "code"), [(one, Exit.FINDINGS if one is Verdict.CONFLICT else Exit.CLEAN) for one in Verdict]
)
def test_only_a_conflict_of_two_figures_is_a_finding(verdict: Verdict, code: Exit) -> None:
    figures = read("12"), read("13")
    compared = Comparison(printed=("12", "13"), figures=figures, verdict=verdict, reason="")
    assert {compared.exit(severity) for severity in Severity} == {code}


@pytest.mark.parametrize(
    ("tolerance", "gap", "largest", "allowed"),
    [
        (Tolerance(), 0, 100, False),
        (Tolerance(relative=Fraction(1, 10)), 10, 100, True),
        (Tolerance(relative=Fraction(1, 10)), 11, 100, False),
        (Tolerance(absolute=Fraction(5)), 5, 100, True),
        (Tolerance(absolute=Fraction(5)), 6, 100, False),
        (Tolerance(relative=Fraction(1, 10), absolute=Fraction(5)), 10, 100, True),
        (Tolerance(relative=Fraction(1, 100), absolute=Fraction(5)), 5, 100, True),
    ],
)
def test_a_gap_is_tolerated_up_to_and_with_its_limit(
    tolerance: Tolerance, gap: int, largest: int, allowed: bool
) -> None:
    assert tolerance.allows(Fraction(gap), Fraction(largest), Fraction(1)) is allowed


@pytest.mark.parametrize(
    ("name", "value", "base"), [("kelvin", 300, Fraction(2685, 100)), ("fahrenheit", 50, 10), ("km", 2, 2000)]
)
def test_an_interval_is_converted_as_its_ends_are(name: str, value: int, base: Fraction | int) -> None:
    unit = units()[name]
    assert unit.to_base(Fraction(value)) == base
    assert unit.span_to_base(Interval(value, value)) == Interval(Fraction(base), Fraction(base))
    assert unit.span_from_base(Interval(Fraction(base), Fraction(base))) == Interval(value, value)


def test_places_are_told_by_the_lines_of_the_file() -> None:
    text = scan("There were 20 firms.\n\n\nOf 30 labs 4 closed.\n\nNone of 5 came.", "a.txt", language="en")
    assert text.lines == (1, 4, 6)
    assert [text.stretch(one.paragraph, one.start, one.end)[:2] for one in text.mentions if one.figure] == [
        (1, 12), (4, 4), (4, 12), (6, 9),
    ]  # fmt: skip


def test_a_report_on_nothing_does_not_say_that_nothing_was_left_out(folder: Folder) -> None:
    assert not_checked(check(folder.load()).summary) == "not checked: there was nothing to check"
