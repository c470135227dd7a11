"""Data files that are broken, missing, odd or hostile: a finding that says where, and the other tables are checked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tables_made import source, written

import gzcheck
from gzcheck import engine
from gzcheck.model import Exit, Report, Severity
from gzcheck.settings import Settings

pytest.importorskip("ibis")
import duckdb

COLUMNS = "columns: {about: city, value: labs}, constants: {indicator: labs, period: 2016}, entities: open"
GOOD = {"good": f"{{file: good.csv, {COLUMNS}}}"}
DATA: dict[str, str | bytes] = {"good.csv": "city,labs\nx,1\nx,2\n"}


def checked(folder: Path, table: str, data: str | bytes | None, name: str = "bad.csv") -> Report:
    """The report on a bad table beside a good one, whose conflict is found in any case."""
    files = DATA | ({name: data} if data is not None else {})
    corpus = written(folder, GOOD | {"bad": f"{{file: {name}, {table}}}"}, files)
    report = engine.check(engine.as_asked(corpus, Settings(tables=folder / "data")))
    assert [one.rule.name for one in report.findings if one.claims] == ["value-conflict"]
    assert report.exit(Severity.WARNING) is Exit.FINDINGS
    return report


LONG = "columns: {about: city, value: v}"
INDICATOR = "constants: {indicator: labs, period: 2016}"
WIDE = "columns: {about: city, indicator: what}, wide: {v: {indicator: labs}}, entities: open"


@pytest.mark.parametrize(
    ("declared", "said", "hint"),
    [
        (WIDE, "both a column and the list 'wide' say the indicator", "keep one"),
        (f"{LONG}, {INDICATOR}, entities: {{H: harbuor}}", "unknown entity 'harbuor'", "did you mean 'harbour'?"),
        (f"{LONG}, {INDICATOR}, entities: {{H: old-town}}", "unknown entity 'old-town'", "register it"),
        ("columns: {value: v}, constants: {about: harbuor, indicator: labs}", "unknown entity", "did you mean"),
        (
            "columns: {value: v}, constants: {about: harbuor, indicator: labs}, entities: open",
            "unknown",
            "did you mean",
        ),
        ("columns: {value: v}, constants: {about: old-town, indicator: labs}", "unknown entity", "register it"),
        (f"{LONG}, constants: {{indicator: labs, unit: km}}, entities: open", "labs is measured in count", "correct"),
        (
            "columns: {about: city}, wide: {v: {indicator: length, unit: percent}}, entities: open",
            "length is measured in km",
            "correct",
        ),
        *[
            (f"{LONG}, constants: {{indicator: labs, period: {period}}}, entities: open", "", "correct the period")
            for period in ("2016-02-30", "1e3", "2017/2016")
        ],
    ],
)
def test_a_declaration_that_cannot_be_meant_is_a_fault(tmp_path: Path, declared: str, said: str, hint: str) -> None:
    corpus = written(tmp_path, GOOD | {"bad": f"{{file: a.csv, {declared}}}"}, DATA)
    (fault,) = corpus.faults
    assert said in fault.message and hint in fault.hint, (fault.message, fault.hint)
    assert "bad.yaml" in fault.location.path and list(corpus.tables) == ["good"]


def test_what_is_new_is_no_fault_where_nothing_like_it_is_registered(tmp_path: Path) -> None:
    about = "columns: {value: v}, constants: {about: old-town, indicator: labs, period: 2016.0}"
    open_one = {"open": f"{{file: a.csv, {about}, entities: open}}"}
    corpus = written(tmp_path / "registered", open_one, DATA)
    assert not corpus.faults and corpus.tables["open"].values[0].period == "2016"
    mapped = {"map": f"{{file: a.csv, {LONG}, {INDICATOR}, entities: {{H: harbuor}}}}"}
    assert not written(tmp_path / "none", mapped | {"about": f"{{file: a.csv, {about}}}"}, DATA, entities=()).faults


def test_one_sign_for_thousands_and_decimals_is_a_fault(tmp_path: Path) -> None:
    head = source("bad", numbers='{group: ",", decimal: ","}')
    corpus = written(tmp_path, GOOD | {"bad": f"{head}table: {{file: a.csv, {COLUMNS}}}\n"}, DATA)
    (fault,) = corpus.faults
    assert "cannot stand both" in fault.message
    (tmp_path / "claims" / "sources").mkdir()
    (tmp_path / "claims" / "sources" / "worse.yaml").write_text(head.replace("bad", "worse") + "claims: []\n")
    first, second = gzcheck.load_corpus(tmp_path / "claims").faults
    assert first.message == second.message


def test_a_column_of_indicators_of_which_none_can_be_used(tmp_path: Path) -> None:
    table = "{file: good.csv, columns: {about: city, indicator: city, value: labs}, entities: open}"
    written(tmp_path, {"bad": table}, DATA)
    register = "indicators:\n  - {id: labs, label: L, definition: D., kind: stock, unit: tonne}\n"
    (tmp_path / "claims" / "indicators.yaml").write_text(register, encoding="utf-8")
    corpus = gzcheck.load_corpus(tmp_path / "claims")
    report = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data")))
    assert any("none can be used" in one.message for one in report.findings)


def test_no_entity_can_be_meant(tmp_path: Path) -> None:
    table = f"{{file: good.csv, {COLUMNS.replace('open', '{}')}}}"
    corpus = written(tmp_path, {"bad": table}, DATA, entities=())
    report = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data")))
    assert report.summary.not_checked["refused-cell"] == 2


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (None, "bad.yaml:2", "no file bad.csv"),
        ("", "bad.csv:1", "is empty"),
        ("city,laboratories\nx,1\n", "bad.yaml:2", "has no column 'labs'"),
        ("city,labs,labs\nx,1,2\n", "bad.yaml:2", "2 columns called 'labs'"),
        ("city,labs\nx,1\ny\nz,3\n", "bad.csv:3", "line 3"),
        ("city,labs,more\nx,1,2\ny,2,3,4\n", "bad.csv:3", "line 3"),
        ("city,labs,more,still\nx,1,2,3\ny,2,3\n", "bad.csv:3", "line 3"),
        ('city,labs\nx,1\n"y" z,2\nz,3\n', "bad.csv:3", "line 3"),
        ('city,labs\nx,1\n"y,2\nz,3\n', "bad.csv:3", "line 3"),
        (b"city,labs\nx,1\nM\xfcnchen,2\nz,3\n", "bad.csv:3", "line 3"),
        (b"city,labs,M\xfcnchen\nx,1,\n", "bad.csv:1", "is not UTF-8"),
    ],
)
def test_a_broken_file_is_a_finding_with_its_place(
    tmp_path: Path, data: str | bytes | None, place: str, said: str
) -> None:
    report = checked(tmp_path, COLUMNS, data)
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert place in str(finding.location) and said in finding.message
    assert report.summary.not_checked["table"] == 1


def test_a_parquet_file_cut_in_half(tmp_path: Path) -> None:
    whole = tmp_path / "whole.parquet"
    duckdb.sql("SELECT 'x' AS city, i AS labs FROM range(10000) t(i)").write_parquet(str(whole))
    content = whole.read_bytes()
    report = checked(tmp_path, COLUMNS, content[: len(content) // 2], "bad.parquet")
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert "no Parquet file" in finding.message and "bad.parquet" in str(finding.location)
    broken = content[:100] + bytes(200) + content[300:]
    report = checked(tmp_path, COLUMNS, broken, "bad.parquet")
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert "cannot be read" in finding.message


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link_out(path: Path) -> None:
    outside = path.parents[1] / "outside.csv"
    outside.write_text("city,labs\nx,1\n", encoding="utf-8")
    path.symlink_to(outside)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_fifo, "is no regular file"),
        (_link_out, "leads out"),
        (lambda path: path.symlink_to("/dev/zero"), "leads out"),
        (lambda path: path.symlink_to("nowhere.csv"), "cannot be read"),
    ],
)
def test_what_is_no_plain_file_in_the_folder_is_not_opened(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    (tmp_path / "data").mkdir()
    make(tmp_path / "data" / "bad.csv")
    report = checked(tmp_path, COLUMNS, None)
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert said in finding.message


@pytest.mark.parametrize("name", ["/etc/passwd", "../outside.csv", "a/../../outside.csv"])
def test_a_name_that_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    report = checked(tmp_path, COLUMNS, None, name)
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert "leads out of the folder" in finding.message


def test_a_file_that_is_not_the_declared_one(tmp_path: Path) -> None:
    report = checked(tmp_path, f"sha256: '{'0' * 64}', {COLUMNS}", "city,labs\nx,1\n")
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert "not the file that was declared" in finding.message


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gzcheck.tables import checking

    survey = checking.survey_of

    def slowly(cells: object) -> object:
        with open(tmp_path / "data" / "bad.csv", "a", encoding="utf-8") as file:
            file.write("y,2\n")
        return survey(cells)

    monkeypatch.setattr(checking, "survey_of", slowly)
    report = checked(tmp_path, COLUMNS, "city,labs\nx,1\n")
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert "changed while it was read" in finding.message


def test_odd_but_readable_files(tmp_path: Path) -> None:
    """A byte-order mark, Windows line ends, a header without rows, five thousand columns, quotes and line breaks."""
    many = ",".join(["city", "labs", *(f"c{i}" for i in range(5000))])
    files: dict[str, str | bytes] = {
        "bom.csv": b"\xef\xbb\xbfcity,labs\r\nx,1\r\nx,1\r\n",
        "head.csv": "city,labs\n",
        "many.csv": f"{many}\nx,1{',' * 5000}\n",
        "quoted.csv": 'city,"labs"\n"x, ""y""\nz",5\n',
    }
    tables = {name.partition(".")[0]: f"{{file: {name}, {COLUMNS}}}" for name in files}
    corpus = written(tmp_path, tables, files)
    report = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data")))
    assert not report.findings
    assert report.summary.tables is not None
    assert (report.summary.tables.tables, report.summary.tables.rows, report.summary.tables.read) == (4, 4, 4)


def test_unread_cells_are_counted_with_examples(tmp_path: Path) -> None:
    report = checked(tmp_path, COLUMNS, "city,labs\n" + "x,16-Apr\n" * 7 + "x,\n")
    (finding,) = [one for one in report.findings if one.rule.name == "unread-cells"]
    assert finding.message.startswith("bad: 7 cells are not read: no number that is read: row 1, column labs: '16-Apr'")
    assert finding.message.endswith("and 2 more")
    assert (finding.location.path.endswith("data/bad.csv"), finding.location.line) == (True, 2)
    assert report.summary.not_checked["refused-cell"] == 7
    assert report.summary.tables is not None and report.summary.tables.missing == 1
