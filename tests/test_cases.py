"""Every rule on small corpora that break it and that do not: what it finds there, and nothing of any other rule.

Adding a folder adds a test. After a change that is meant, `make expect` writes the findings anew; read the diff.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from case_folders import CASES, EXPECTED, RULES, case_folders, missing_package, must_fail, own, report, written

import gzcheck
from gzcheck.model.finding import Report
from gzcheck.model.rule import Family, Rule
from gzcheck.model.verdict import Verdict

FOLDERS = case_folders()
ABOUT_FACTS = (Family.SAME, Family.ARITHMETIC, Family.SUSPICION)
ONE_QUESTION = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.MET, Verdict.MISSED)
"""What can be said of claims only when they were held against each other."""
found = cache(report)


def skipped_without_its_package(folder: Path) -> pytest.MarkDecorator:
    missing = missing_package(folder)
    return pytest.mark.skipif(bool(missing), reason=f"the case needs {missing}, which gzcheck[fx] installs")


PARAMETERS = [
    pytest.param(folder, id=f"{folder.parent.name}/{folder.name}", marks=skipped_without_its_package(folder))
    for folder in FOLDERS
]
every_case = pytest.mark.parametrize("folder", PARAMETERS)
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


@every_case
def test_rule_finds_what_is_expected_of_it(folder: Path) -> None:
    expected = folder / EXPECTED
    assert expected.exists() == must_fail(folder), "a failing case has expected findings, a passing one has none"
    findings = expected.read_text(encoding="utf-8") if expected.exists() else ""
    assert written(folder, found(folder).findings) == findings


@every_case
def test_fail_cases_report_their_rule_and_pass_cases_do_not(folder: Path) -> None:
    kind, _, what = folder.name.partition("-")
    assert kind in ("fail", "pass")
    assert what, "the folder's name says what is special about the case"
    assert bool(own(folder, found(folder).findings)) == must_fail(folder)


@every_case
def test_cases_about_facts_are_corpora_without_a_fault(folder: Path) -> None:
    if RULES[folder.parent.name].family in ABOUT_FACTS:
        of_the_files = (Family.READING, Family.PROVENANCE)
        assert [one.message for one in found(folder).findings if one.rule.family in of_the_files] == []


@every_case
def test_bars_of_a_contradiction_lie_apart(folder: Path) -> None:
    """What is drawn of two sides is what was held against each other."""
    for finding in own(folder, found(folder).findings):
        if finding.verdict is Verdict.CONFLICT and len(finding.bars) == 2:
            first, second = (bar.span for bar in finding.bars)
            assert not first.hard.meets(second.hard)
            assert all(bar.label for bar in finding.bars)


@every_case
def test_whether_a_rule_compares_shows_in_what_it_says(folder: Path) -> None:
    if RULES[folder.parent.name].family is Family.PROOFING:
        return  # it holds a draft's figure against claims, and no claim against another
    for finding in own(folder, found(folder).findings):
        is_about_facts = finding.rule.family in ABOUT_FACTS
        if is_about_facts and finding.verdict in ONE_QUESTION and len(finding.claims) > 1:
            assert finding.rule.compares
        if not is_about_facts or finding.verdict is Verdict.INVALID:
            assert not finding.rule.compares


@every_rule
@pytest.mark.parametrize("kind", ["fail", "pass"])
def test_every_rule_has_cases_of_both_kinds(rule: Rule, kind: str) -> None:
    assert any(folder.parent.name == rule.name and folder.name.startswith(f"{kind}-") for folder in FOLDERS)


def test_every_folder_belongs_to_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} == set(RULES)


# ---------------------------------------------------------------- what no repository can hold


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A valid corpus to spoil, in the working directory."""
    copy = tmp_path / "case"
    shutil.copytree(CASES / "unreadable-file" / "pass-plain-files", copy)
    monkeypatch.chdir(copy)
    return copy


def checked() -> tuple[Report, list[str]]:
    """The report on the working directory, and its findings in short."""
    report = gzcheck.check(gzcheck.load_corpus("."), comparing=False)
    return report, [f"{one.location}: {one.rule.name}: {one.message}" for one in report.findings]


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read every file")
def test_file_without_read_permission_is_a_finding(corpus: Path) -> None:
    (corpus / "sources" / "coast-herald.yaml").chmod(0)
    report, (said,) = checked()
    assert said.startswith("sources/coast-herald.yaml:1:1: unreadable-file: coast-herald.yaml cannot be read")
    assert (report.summary.claims, report.summary.sources) == (1, 1)


def test_link_to_nowhere_is_a_finding(corpus: Path) -> None:
    (corpus / "sources" / "port-weekly.yaml").symlink_to("nowhere.yaml")
    report, (said,) = checked()
    assert said.startswith("sources/port-weekly.yaml:1:1: unreadable-file: port-weekly.yaml cannot be read")
    assert (report.summary.claims, report.summary.sources) == (2, 2)


def test_file_over_the_size_limit_is_a_finding(corpus: Path) -> None:
    (corpus / "sources" / "port-weekly.yaml").write_text("# a long comment\n" * 350_000, encoding="utf-8")
    report, (said,) = checked()
    assert said.startswith("sources/port-weekly.yaml:1:1: unsafe-yaml: the file is larger than 5 MiB")
    assert (report.summary.claims, report.summary.sources) == (2, 2)
