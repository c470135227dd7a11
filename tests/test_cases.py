"""Every rule on small corpora that break it and that do not: the whole report, as a person reads it.

Adding a folder adds a test. After a change that is meant, `tools/expect.py` writes the reports anew; read the diff.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from case_folders import CASES, EXPECTED, case_folders, missing_package, report, run

from gzcheck.model.rule import Rule
from gzcheck.rules import ALL_RULES

FOLDERS = case_folders()
CODES = {module.RULE.name: module.RULE.code for module in ALL_RULES}
said = cache(report)


def skipped_without_its_package(folder: Path) -> pytest.MarkDecorator:
    missing = missing_package(folder)
    return pytest.mark.skipif(bool(missing), reason=f"the case needs {missing}, which gzcheck[fx] installs")


PARAMETERS = [
    pytest.param(folder, id=f"{folder.parent.name}/{folder.name}", marks=skipped_without_its_package(folder))
    for folder in FOLDERS
]
every_case = pytest.mark.parametrize("folder", PARAMETERS)
every_rule = pytest.mark.parametrize("rule", [module.RULE for module in ALL_RULES], ids=lambda rule: rule.name)


@every_case
def test_report_is_the_expected_one(folder: Path) -> None:
    assert said(folder) == (folder / EXPECTED).read_text(encoding="utf-8")


@every_case
def test_fail_cases_report_their_rule_and_pass_cases_do_not(folder: Path) -> None:
    kind, _, what = folder.name.partition("-")
    name = folder.parent.name
    assert kind in ("fail", "pass")
    assert what, "the folder's name says what is special about the case"
    assert (f" {CODES[name]}[{name}] " in said(folder)) == (kind == "fail")


@every_case
def test_cases_about_facts_are_corpora_without_a_fault(folder: Path) -> None:
    if CODES[folder.parent.name][2] in "234":
        assert " GZ0" not in said(folder)
        assert " GZ1" not in said(folder)


@every_rule
@pytest.mark.parametrize("kind", ["fail", "pass"])
def test_every_rule_has_cases_of_both_kinds(rule: Rule, kind: str) -> None:
    assert any(folder.parent.name == rule.name and folder.name.startswith(f"{kind}-") for folder in FOLDERS)


def test_every_folder_belongs_to_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} == set(CODES)


# ---------------------------------------------------------------- what no repository can hold


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A valid corpus to spoil, in the working directory."""
    copy = tmp_path / "case"
    shutil.copytree(CASES / "unreadable-file" / "pass-plain-files", copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read every file")
def test_file_without_read_permission_is_a_finding(corpus: Path) -> None:
    (corpus / "sources" / "coast-herald.yaml").chmod(0)
    code, text = run(["validate", "--corpus", ".", "--format", "text"])
    assert code == 1
    assert "sources/coast-herald.yaml:1:1: GZ001[unreadable-file] error: coast-herald.yaml cannot be read" in text
    assert "1 claim in 1 source" in text


def test_link_to_nowhere_is_a_finding(corpus: Path) -> None:
    (corpus / "sources" / "port-weekly.yaml").symlink_to("nowhere.yaml")
    code, text = run(["validate", "--corpus", ".", "--format", "text"])
    assert code == 1
    assert "sources/port-weekly.yaml:1:1: GZ001[unreadable-file] error: port-weekly.yaml cannot be read" in text
    assert "2 claims in 2 sources" in text


def test_file_over_the_size_limit_is_a_finding(corpus: Path) -> None:
    (corpus / "sources" / "port-weekly.yaml").write_text("# a long comment\n" * 350_000, encoding="utf-8")
    code, text = run(["validate", "--corpus", ".", "--format", "text"])
    assert code == 1
    assert "sources/port-weekly.yaml:1:1: GZ004[unsafe-yaml] error: the file is larger than 5 MiB" in text
    assert "2 claims in 2 sources" in text
