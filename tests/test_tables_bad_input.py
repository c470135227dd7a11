"""Data files that are broken, missing, odd or hostile: a finding that says where, and the other tables are checked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tables_made import source, written

import gzcheck
from gzcheck import engine
from gzcheck.model import Exit, Report, Severity
from gzcheck.settings import Settings
from gzcheck.tables.cells import Opened

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
        (
            "columns: {about: city}, wide: {v: {indicator: labs}, w: {period: 2016}}, entities: open",
            "nothing says the indicator of column 'w'",
            "or 'wide: {...: {indicator: ...}}'",
        ),
        ("columns: {about: city}, wide: {v: {period: 2016}}, entities: open", "nothing says the indicator of the", ""),
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
        (b"city,labs\rx,1\ry,2\r", "bad.csv:1", "end in CR alone"),
        (b"city,labs\r\nx,1\ny,2\n", "bad.yaml:2", "lines of 'bad.csv' end in different ways (LF, CRLF or CR)"),
        (b"city,labs\nx,1\r\ny,2\n", "bad.yaml:2", "end in different ways"),
        (f"city,labs,{'z' * 140_000}\nx,1,\n", "bad.csv:1", "the first row of bad.csv names no columns"),
        (b"\x1f\x8b\x08\x00rest\n", "bad.csv:1", "is packed (gzip)"),
        (b"PK\x03\x04rest\n", "bad.csv:1", "is a workbook or another ZIP archive"),
        (b"PAR1rest\n", "bad.csv:1", "is a Parquet file"),
        ("city,labs\nx,1\n".encode("utf-16"), "bad.csv:1", "is UTF-16"),
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


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("[5]", "list<"),
        ("{'a': 5}", "struct<"),
        ("MAP {'a': 5}", "map<"),
        ("INTERVAL 5 SECOND", "fixed_size_binary"),
    ],
)
def test_a_column_of_a_type_without_one_text_is_refused_as_a_whole(tmp_path: Path, value: str, kind: str) -> None:
    whole = tmp_path / "whole.parquet"
    duckdb.sql(f"SELECT 'x' AS city, {value} AS labs").write_parquet(str(whole))
    report = checked(tmp_path, COLUMNS, whole.read_bytes(), "bad.parquet")
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert f"column 'labs' of bad.parquet is of the type {kind}" in finding.message


def test_types_that_would_lose_digits_are_refused_and_may_stand_elsewhere(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    kinds = {"decimal256(40, 2)": pyarrow.decimal256(40, 2), "halffloat": pyarrow.float16()}
    kinds["duration[s]"] = pyarrow.duration("s")
    for name, kind in kinds.items():
        columns = {"city": ["x"], "labs": [1], "other": pyarrow.array([None], kind)}
        parquet.write_table(pyarrow.table(columns), tmp_path / "whole.parquet")
        content = (tmp_path / "whole.parquet").read_bytes()
        report = checked(tmp_path, COLUMNS, content, "bad.parquet")
        assert not [one for one in report.findings if one.rule.name == "unusable-table"]
        report = checked(tmp_path, COLUMNS.replace("value: labs", "value: other"), content, "bad.parquet")
        (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
        assert f"is of the type {name}, which is not read" in finding.message


def test_more_odd_texts_than_are_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gzcheck.tables import oddities

    monkeypatch.setattr(oddities, "MOST", 2)
    report = checked(tmp_path, COLUMNS, "city,labs\n" + "".join(f"x,{i} million\n" for i in range(1, 4)))
    (finding,) = [one for one in report.findings if one.rule.name == "unread-cells"]
    assert "bad: 3 cells are not read: no plain number, beside more than" in finding.message
    assert "too many to read each" in finding.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"city,v\rx,1\r", "cannot be divided into rows"),
        (f"city,{'z' * 140_000}\nx,1\n".encode(), "cannot be divided into rows"),
        ("city,v\nx,1\n".encode("utf-16"), "is UTF-16"),
        (b"\x1f\x8b\x08\x00rest", "is packed (gzip)"),
        (b"city,v,v\nx,1,2\n", "has several columns called 'v'"),
    ],
)
def test_a_first_look_at_what_cannot_be_declared(tmp_path: Path, content: bytes, said: str) -> None:
    from gzcheck.tables.first_look import look_at

    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(ValueError, match=re.escape(said)):
        look_at(tmp_path / "a.csv")


@pytest.mark.parametrize("data", ["id,pop\n1,5\n", 'city,"labs\n(n)"\nx,1\n', "a,b\nx,y\n", "labs,length\n1,2\n"])
def test_a_first_declaration_has_no_empty_list(tmp_path: Path, data: str) -> None:
    """What is left to be decided may be missed on loading, but nothing that is there has a form that it cannot have."""
    from gzcheck.tables.first_declaration import declaration
    from gzcheck.tables.first_look import look_at

    (tmp_path / "a.csv").write_text(data, encoding="utf-8")
    text = declaration(look_at(tmp_path / "a.csv"), "a.csv", "made", written(tmp_path, {}, {}))
    faults = written(tmp_path, {"made": text}, {}).faults
    assert all(one.rule.name == "invalid-value" for one in faults), [one.message for one in faults]


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

    survey = checking.plain_survey

    def slowly(opened: Opened) -> object:
        with open(tmp_path / "data" / "bad.csv", "a", encoding="utf-8") as file:
            file.write("y,2\n")
        return survey(opened)

    monkeypatch.setattr(checking, "plain_survey", slowly)
    report = checked(tmp_path, COLUMNS, "city,labs\nx,1\n")
    (finding,) = [one for one in report.findings if one.rule.name == "unusable-table"]
    assert "changed while it was read" in finding.message


def test_odd_but_readable_files(tmp_path: Path) -> None:
    """A byte-order mark, Windows line ends, a header without rows, five thousand columns, quotes and line breaks."""
    many = ",".join(["city", "labs", *(f"c{i}" for i in range(5000))])
    files: dict[str, str | bytes] = {
        "bom.csv": b"\xef\xbb\xbfcity,labs\r\nx,1\r\nx,1\r\n",
        "many.csv": f"{many}\nx,1{',' * 5000}\n",
        "quoted.csv": 'city,"labs"\n"x, ""y""\nz",5\n',
    }
    tables = {name.partition(".")[0]: f"{{file: {name}, {COLUMNS}}}" for name in files}
    corpus = written(tmp_path, tables, files)
    report = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data")))
    assert not report.findings
    assert report.summary.tables is not None
    assert (report.summary.tables.tables, report.summary.tables.rows, report.summary.tables.read) == (3, 4, 4)


@pytest.mark.parametrize("text", ["city,labs\n", "city,labs", "city,labs\r\n\r\n", '"city","labs\n"\n'])
def test_a_file_without_rows_is_told_beside_others(tmp_path: Path, text: str) -> None:
    """Nothing was checked in it, which must not look like nothing wrong."""
    table = "{file: '*.csv', columns: {about: city, value: labs}, constants: {indicator: labs}, entities: open}"
    corpus = written(
        tmp_path, {"bad": table}, {"a.csv": "city,labs\nx,5\nx,5\n", "b.csv": text.replace('labs\n"', 'labs"')}
    )
    report = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data")))
    (found,) = report.findings
    assert (found.rule.code, found.severity.value) == ("GZ012", "warning")
    assert found.message == "b.csv has a head and no rows"
    assert report.summary.tables and report.summary.tables.read == 2


def test_a_parquet_file_without_rows_is_told(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(
        pyarrow.table({"city": pyarrow.array([], pyarrow.string()), "labs": pyarrow.array([], "int64")}), sink
    )
    table = "{file: a.parquet, columns: {about: city, value: labs}, constants: {indicator: labs}, entities: open}"
    corpus = written(tmp_path, {"bad": table}, {"a.parquet": bytes(sink.getvalue().to_pybytes())})
    (found,) = engine.check(engine.as_asked(corpus, Settings(tables=tmp_path / "data"))).findings
    assert found.message == "a.parquet has a head and no rows"


def test_unread_cells_are_counted_with_examples(tmp_path: Path) -> None:
    report = checked(tmp_path, COLUMNS, "city,labs\n" + "x,16-Apr\n" * 7 + "x,\n")
    (finding,) = [one for one in report.findings if one.rule.name == "unread-cells"]
    assert finding.message.startswith(
        "bad: 7 cells are not read: no number that is read: line 2, column labs: '16-Apr'"
    )
    assert finding.message.endswith("and 2 more")
    assert (finding.location.path.endswith("data/bad.csv"), finding.location.line) == (True, 2)
    assert report.summary.not_checked["refused-cell"] == 7
    assert report.summary.tables is not None and report.summary.tables.missing == 1
