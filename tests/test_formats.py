"""The one table of formats: every result in every format, and every JSON as its schema says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deciding import TODAY, contradict, fingerprint, labs
from jsonschema import Draft202012Validator
from making import CLAIM, ROOT, Folder, Gzcheck
from tables_made import source

from gzcheck.model import ProofReport
from gzcheck.model.consensus import ConsensusList
from gzcheck.model.coverage import CoverageList
from gzcheck.model.exit import Stop
from gzcheck.model.finding import Report
from gzcheck.model.result import (
    ClaimList,
    Comparison,
    Difference,
    Drafted,
    IdentityList,
    Migrated,
    Recorded,
    RuleList,
    SchemaList,
    SourceList,
    Started,
    TextList,
    UnitList,
    Walked,
)
from gzcheck.output import table
from gzcheck.output.table import TABLE, Row, renderer
from gzcheck.reading.schema import load_schema
from gzcheck.settings import Format

IDENTITIES = """\
identities:
  - id: sum
    title: All labs are open
    why: No lab is closed
    terms: {a: harbour/labs, b: gazette/labs}
    expect: a >= b
"""
DRAFT = """\
# 1. Laboratories

Harbour City had 21 labs in 2016, [2 more](http://x.test/3) than "some 230" others; hardly 7 closed on 5 May.
It counted 19 labs. <!-- gz: herald/none -->
"""
COMMANDS: dict[type[Any], list[list[str]]] = {
    Report: [["validate"], ["conflicts", "--show", "resolved"]],
    ClaimList: [["claims"]],
    IdentityList: [["identities"]],
    SourceList: [["sources"]],
    ConsensusList: [["consensus", "--tables", "data"], ["consensus", "--tables", "data", "-o", "advised.parquet"]],
    Difference: [["diff", "claims", "later"]],
    Comparison: [["compare", "some 230", "203"], ["compare", "dozens", "at least 3 million yuan", "--unit", "CNY"]],
    RuleList: [["rule", "GZ201"], ["rule", "--all"]],
    SchemaList: [["schema"], ["schema", "source"], ["schema", "source", "--path"]],
    UnitList: [["units"], ["units", "RMB"]],
    TextList: [["figures", "draft.md"]],
    ProofReport: [["proof", "draft.md"]],
    CoverageList: [["coverage", "--snapshots", "."]],
    Drafted: [["draft", "port.txt", "--source", "herald"], ["draft", "port.txt", "--source", "port", "--print"]],
    Started: [["init", "facts"]],
    Migrated: [["resolve", "--migrate"], ["resolve", "--renew"]],
    Recorded: [["resolve", "FINGERPRINT", "--accept", "--reason", "Both stand in print.", "--by", "A. Editor"]],
}
"""For every type of result the command lines that come to it."""
LINES = [(kind, line) for kind, lines in COMMANDS.items() for line in lines]
every_line = pytest.mark.parametrize(
    ("kind", "line"), LINES, ids=lambda value: None if isinstance(value, type) else " ".join(value)[:40]
)


def tabled(folder: Folder) -> None:
    """A table of two sources, and its data."""
    declared = f"{source('yards')}table: {{file: yards.csv, columns: {{source: who, value: labs}}, {SAID}}}\n"
    folder.write("tables/yards.yaml", declared)
    (folder.path.parent / "data").mkdir()
    (folder.path.parent / "data" / "yards.csv").write_text("who,labs\nNorth,19\nSouth,20\n", encoding="utf-8")


UNDATED = ("compare", "rule", "schema", "units", "init", "figures", "draft", "consensus")
"""Commands that ask for no day."""
SAID = "constants: {about: harbour-city, indicator: labs, period: 2009}"


@pytest.fixture
def started(folder: Folder, gzcheck: Gzcheck) -> Callable[..., Any]:
    """Runs a command line on a corpus with a contradiction, and with a later state of it in which more is wrong."""
    contradict(folder)
    folder.write("identities.yaml", IDENTITIES)
    (folder.path.parent / "draft.md").write_text(DRAFT, encoding="utf-8")
    folder.path.with_name("port.txt").write_text("Port news\nThe port has 12 firms and 1.234.567 cranes.\n")
    folder.source("port", snapshot=f"{{file: port.txt, sha256: {'a' * 64}}}")
    shutil.copytree(folder.path, folder.path.parent / "later")
    tabled(folder)
    Folder(folder.path.parent / "later").source("herald", labs("25"))

    def run(line: list[str], *options: str) -> Any:
        names = [fingerprint(gzcheck) if word == "FINGERPRINT" else word for word in line]
        dated = [] if line[0] in UNDATED else ["--today", TODAY]
        return gzcheck(*names, *dated, *options)

    return run


def test_every_type_of_result_is_tried() -> None:
    needs_a_terminal = {Walked}
    assert set(COMMANDS) | needs_a_terminal == set(TABLE)


def test_every_json_output_has_a_schema_and_every_schema_of_an_output_is_used() -> None:
    named = {row.schema for row in TABLE.values() if row.json}
    there = {path.name.removesuffix("-output.schema.json") for path in (ROOT / "schemas").glob("*-output.schema.json")}
    assert named == there


@every_line
def test_json_is_as_its_schema_says(started: Callable[..., Any], kind: type[Any], line: list[str]) -> None:
    run = started(line, "--format", "json")
    assert run.code in (0, 1), run.err
    assert run.json["schema_version"] == 2
    Draft202012Validator(load_schema(f"{TABLE[kind].schema}-output")).validate(run.json)
    assert run.out == json.dumps(run.json, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


PLAIN = (Format.RICH, Format.TEXT, Format.JSON)
OUTLETS = tuple(format for format in Format if format not in PLAIN)
FINDINGS = (Report, ProofReport, Difference)
"""Results that are reports of findings."""


@every_line
@pytest.mark.parametrize("format", PLAIN)
def test_every_result_is_to_be_had_in_every_plain_format(
    started: Callable[..., Any], kind: type[Any], line: list[str], format: Format
) -> None:
    run = started(line, "--format", format.value)
    assert run.code in (0, 1), run.err
    assert run.out.endswith("\n")
    assert "\x1b" not in run.out


@pytest.mark.parametrize("format", OUTLETS)
@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
def test_reports_of_findings_are_to_be_had_for_every_outlet_and_other_results_for_none(
    kind: type[Any], format: Format
) -> None:
    if kind in FINDINGS:
        assert renderer(kind, format)
        return
    with pytest.raises(Stop, match=f"not to be had as {format.value}; --format may be rich, text, json"):
        renderer(kind, format)


def without_json(monkeypatch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    row = TABLE[kind]
    lacking: Row[Any] = Row(schema=row.schema, rich=row.rich, text=row.text, json=None, outlets=None)
    monkeypatch.setattr(table, "TABLE", {**TABLE, kind: lacking})


def test_format_that_a_result_has_not_is_refused_with_those_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    without_json(monkeypatch, Started)
    with pytest.raises(Stop, match="not to be had as json; --format may be rich, text"):
        renderer(Started, Format.JSON)


def test_format_is_refused_before_anything_is_written(
    gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_json(monkeypatch, Started)
    run = gzcheck("init", "facts", "--format", "json")
    assert (run.code, run.out) == (2, "")
    assert not (tmp_path / "facts").exists()


@pytest.mark.slow
def test_new_format_does_not_type_check_until_it_is_decided_for_every_result(tmp_path: Path) -> None:
    """First the match over the formats complains, then, with a field for it, every row of the table."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    settings = tmp_path / "src/gzcheck/settings.py"
    page = tmp_path / "src/gzcheck/output/table.py"
    edited(settings, '    JSON = "json"\n', '    JSON = "json"\n    BRAILLE = "braille"\n')
    assert 'Argument 1 to "_outlet" of "Row" has incompatible type' in checked(tmp_path)
    edited(page, "    json: Renderer[R] | None\n", "    json: Renderer[R] | None\n    braille: Renderer[R] | None\n")
    edited(page, "                return self.json\n", MATCHED)
    complaints = checked(tmp_path)
    assert complaints.count('Missing named argument "braille" for "Row"') == len(TABLE)
    assert {line.partition(":")[0] for line in complaints.splitlines()[:-1]} == {"src/gzcheck/output/table.py"}


MATCHED = """\
                return self.json
            case Format.BRAILLE:
                return self.braille
"""


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def checked(folder: Path) -> str:
    command = [sys.executable, "-m", "mypy", "--hide-error-context", "--no-pretty"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


# ---------------------------------------------------------------- -o FILE


ENDS = {
    "out.json": "{",
    "out.sarif": "{",
    "out.sarif.json": "{",
    "out.XML": "<?xml",
    "out.md": "## gzcheck",
    "out.csv": "number,severity",
    "out.html": "<!DOCTYPE html>",
    "out.txt": "claims/",
}


@pytest.mark.parametrize(("name", "start"), ENDS.items())
def test_file_is_written_in_the_format_that_its_name_ends_in(
    started: Callable[..., Any], tmp_path: Path, name: str, start: str
) -> None:
    run = started(["conflicts"], "-o", name)
    assert (run.code, run.out, run.err) == (1, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, line in LINES if kind is not ConsensusList]
)  # a consensus is written as data, CSV or Parquet
def test_every_command_writes_to_a_file_what_it_would_print(
    started: Callable[..., Any], tmp_path: Path, kind: type[Any], line: list[str]
) -> None:
    run = started(line, "--output", "result.json")
    assert run.code in (0, 1), run.err
    assert run.out == ""
    data = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    Draft202012Validator(load_schema(f"{TABLE[kind].schema}-output")).validate(data)


def test_format_that_is_given_goes_before_the_ending_and_the_ending_before_the_settings(
    started: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GZCHECK_FORMAT", "json")
    started(["conflicts"], "-o", "out.html")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    started(["conflicts"], "-o", "out.html", "--format", "gitlab")
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("[")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("report", "its ending names no format; say --format, or end it in one of .sarif.json"),
        ("nowhere/out.json", "nowhere/out.json cannot be written: there is no folder "),
        ("claims/.json", ""),
        ("sub.json", "sub.json cannot be written: it is no regular file"),
    ],
)
def test_file_that_cannot_be_written_is_said_and_the_exit_code_is_2(
    started: Callable[..., Any], tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "sub.json").mkdir()
    run = started(["conflicts"], "-o", place)
    assert (run.code == 2) is bool(said)
    assert said in run.err


def test_output_to_a_dash_is_printed(started: Callable[..., Any]) -> None:
    assert started(["conflicts"], "-o", "-").out == started(["conflicts"]).out


def test_file_that_is_there_is_replaced_whole_and_keeps_its_mode(started: Callable[..., Any], tmp_path: Path) -> None:
    place = tmp_path / "out.json"
    place.write_text("x" * 10**6, encoding="utf-8")
    place.chmod(0o640)
    started(["conflicts"], "-o", "out.json")
    assert json.loads(place.read_text(encoding="utf-8"))["findings"]
    assert place.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".out.json")] == []


@pytest.mark.parametrize(
    "line",
    [
        "proof draft.md -o draft.md",
        "proof other.md draft.md -o linked.md",
        "figures draft.md -o hard.md --format text",
        "conflicts -o claims/corpus.yaml --format json",
        "conflicts -o claims/sources/new.yaml --format json",
        "conflicts --corpus ./claims/ -o CLAIMS/../claims/corpus.yaml --format json",
        "validate claims/sources/harbour.yaml -o claims/sources/harbour.yaml --format text",
        "diff before -o before/corpus.yaml --format text",
        "conflicts --snapshots texts -o texts/harbour.txt",
    ],
)
def test_file_that_the_run_reads_is_never_replaced_by_its_result(
    folder: Folder, gzcheck: Gzcheck, tmp_path: Path, line: str
) -> None:
    folder.source("harbour", CLAIM)
    for name in ("draft.md", "other.md"):
        (tmp_path / name).write_text("Harbour City had 19 firms.\n", encoding="utf-8")
    (tmp_path / "CLAIMS").mkdir(exist_ok=True)
    (tmp_path / "linked.md").symlink_to("draft.md")
    (tmp_path / "hard.md").hardlink_to(tmp_path / "draft.md")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/harbour.txt").write_text("12 firms", encoding="utf-8")
    shutil.copytree(folder.path, tmp_path / "before")
    held = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    run = gzcheck(*line.split())
    assert (run.code, run.out) == (2, "")
    assert "is among what this run reads: name another file" in run.err
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == held


def test_report_beside_the_files_of_a_corpus_is_written_again_and_again(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("harbour", CLAIM)
    for _ in range(2):
        assert gzcheck("conflicts", "-o", "claims/report.html").code == gzcheck("conflicts").code
        assert (folder.path / "report.html").exists()


def test_nothing_is_done_where_its_result_could_not_be_written(gzcheck: Gzcheck, tmp_path: Path) -> None:
    run = gzcheck("init", "corpus", "-o", "nowhere/out.txt")
    assert run.code == 2 and "there is no folder" in run.err
    assert not (tmp_path / "corpus").exists()
