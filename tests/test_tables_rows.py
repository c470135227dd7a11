"""Which rows of a file are read: those behind the lines before its head, and only those that a declaration asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import Gzcheck
from tables_made import checked, source, written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")
from gzcheck.model import Report
from gzcheck.tables.first_declaration import declaration
from gzcheck.tables.first_look import look_at

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

LONG = "columns: {source: who, about: city, value: v}, constants: {indicator: labs, period: 2016}, entities: open"
ROWS = "who,city,v\na,x,19\nb,x,20\nb,y,n/x\n"
BEFORE = ['"Data Source","World, ""all"" of it",', "", 'Updated,"2017-07-01"', ""]


def report_of(folder: Path, table: str, data: dict[str, str | bytes]) -> Report:
    return checked(folder, {"one": table}, data)


def told(report: Report) -> list[tuple[str, str, int, int]]:
    """Every finding with its place."""
    return [(one.rule.code, one.message, one.location.line, one.location.column) for one in report.findings]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("lines", range(1, len(BEFORE) + 1))
def test_lines_before_the_head_are_passed_over(tmp_path: Path, lines: int, ends: str) -> None:
    """The findings are those of the file without them, so many lines further down."""
    text = ROWS.replace("\n", ends)
    before = ends.join([*BEFORE[:lines], ""])
    plain = report_of(tmp_path / "plain", f"{{file: a.csv, {LONG}}}", {"a.csv": text})
    behind = report_of(tmp_path / "behind", f"{{file: a.csv, skip: {lines}, {LONG}}}", {"a.csv": before + text})
    assert [(code, line + lines, column) for code, _, line, column in told(plain)] == [
        (code, line, column) for code, _, line, column in told(behind)
    ]
    assert {code for code, *_ in told(plain)} == {"GZ013", "GZ201"}


def test_a_row_that_is_none_is_told_by_its_line_in_the_file(tmp_path: Path) -> None:
    text = "\n".join([*BEFORE, *ROWS.splitlines(), "1,2,3,4", ""])
    [found] = report_of(tmp_path, f"{{file: a.csv, skip: 4, {LONG}}}", {"a.csv": text}).findings
    assert (found.rule.code, found.location.line) == ("GZ012", 9)


@pytest.mark.parametrize("skip", [1, 2, 50])
def test_a_wrong_number_of_lines_is_told(tmp_path: Path, skip: int) -> None:
    """No head where one is looked for names the columns."""
    text = "\n".join([*BEFORE, *ROWS.splitlines(), ""])
    [found] = report_of(tmp_path, f"{{file: a.csv, skip: {skip}, {LONG}}}", {"a.csv": text}).findings
    assert found.rule.code == "GZ012"


@pytest.mark.parametrize(
    "before",
    ['"a\nb",c\n', 'five inches: 5" wide\n"x\n', "x,y\r\nz\n", 'x\n"y\n'],
    ids=["break", "open", "ends", "end"],
)
def test_lines_that_the_engine_divides_otherwise_are_told(tmp_path: Path, before: str) -> None:
    """A quotation mark that is open goes on over lines, and nothing may be read behind it in silence."""
    report = report_of(tmp_path, f"{{file: a.csv, skip: 2, {LONG}}}", {"a.csv": before + ROWS})
    assert {one.rule.code for one in report.findings} in ({"GZ012"}, {"GZ013", "GZ201"})
    assert report.findings


def test_parquet_has_no_lines_before_its_head(tmp_path: Path) -> None:
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table({"who": ["a"], "city": ["x"], "v": ["1"]}), sink)
    table = f"{{file: a.parquet, skip: 4, {LONG}}}"
    [found] = report_of(tmp_path, table, {"a.parquet": bytes(sink.getvalue())}).findings
    assert found.rule.code == "GZ012" and "leave out 'skip:'" in found.advice.text


# ---------------------------------------------------------------- only some rows

PEOPLE = "who,city,sex,adjusted,v\n" + "".join(
    f"{who},c{place},{sex},{adjusted},{number}\n"
    for place in range(12)
    for who, more in (("a", 0), ("b", place == 3))
    for sex, number in (("all", 300 + place + more), (" men ", 140 + place), ("", 160 + place))
    for adjusted in ("yes", "no")
)


@pytest.mark.parametrize(
    ("only", "rows", "lines"),
    [
        ("{sex: all, adjusted: 'no'}", 24, {39, 45}),
        ("{sex: all, adjusted: ['yes']}", 24, {38, 44}),
        ("{sex: men, adjusted: 'no'}", 24, set()),
        ("{sex: '', adjusted: 'no'}", 24, set()),
        ("{sex: [all], adjusted: ['no', 'yes']}", 48, {38, 39, 44, 45}),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_only_rows_that_are_asked_for_are_read(
    tmp_path: Path, only: str, rows: int, lines: set[int], ending: str
) -> None:
    """In conflict is what these say, in the lines in which they stand; the others are counted."""
    content: str | bytes = PEOPLE
    if ending == "parquet":
        names, *cells = (line.split(",") for line in PEOPLE.splitlines())
        sink = pyarrow.BufferOutputStream()
        parquet.write_table(pyarrow.table(dict(zip(names, zip(*cells, strict=True), strict=True))), sink)
        content = bytes(sink.getvalue())
    report = report_of(tmp_path, f"{{file: a.{ending}, only: {only}, {LONG}}}", {f"a.{ending}": content})
    totals = report.summary.tables
    assert totals is not None
    assert (totals.rows, totals.left_out, totals.read) == (rows, 144 - rows, rows)
    assert [one.rule.code for one in report.findings] == ["GZ201"] * bool(lines)
    head = 1 if ending == "csv" else 0
    found = {claim.location.line + 1 - head for one in report.findings for claim in one.claims}
    assert found == lines


@pytest.mark.parametrize(
    ("only", "message"),
    [
        ("{sex: both}", "no row has 'both' in the column 'sex'"),
        ("{sex: [all, Men]}", "no row has 'Men' in the column 'sex'"),
        ("{gender: all}", "has no column 'gender'"),
    ],
)
def test_what_no_row_has_is_no_silent_way_to_nothing(tmp_path: Path, only: str, message: str) -> None:
    [found] = report_of(tmp_path, f"{{file: a.csv, only: {only}, {LONG}}}", {"a.csv": PEOPLE}).findings
    assert found.rule.code == "GZ012" and message in found.message


@pytest.mark.parametrize("only", ["{}", "{sex: []}", "{sex: 1.5}", "{sex: {}}", "[all]"])
def test_a_declaration_of_no_rows_is_none(tmp_path: Path, only: str) -> None:
    corpus = written(tmp_path, {"one": f"{{file: a.csv, only: {only}, {LONG}}}"}, {"a.csv": PEOPLE}, ())
    assert not corpus.tables and corpus.faults


def test_what_is_left_out_is_told(tmp_path: Path, gzcheck: Gzcheck) -> None:
    written(tmp_path, {"one": f"{{file: a.csv, only: {{sex: all, adjusted: 'no'}}, {LONG}}}"}, {"a.csv": PEOPLE}, ())
    where = ("conflicts", "--corpus", tmp_path / "claims", "--tables", tmp_path / "data", "--format")
    assert "1 table with 24 rows (120 left out by 'only:'): 24 cells read" in gzcheck(*where, "text").out
    assert json.loads(gzcheck(*where, "json").out)["summary"]["tables"]["left_out"] == 120


# ---------------------------------------------------------------- rows that nothing tells apart


def test_rows_that_nothing_tells_apart_are_one_finding_before_all_others(tmp_path: Path) -> None:
    report = report_of(tmp_path, f"{{file: a.csv, {LONG}}}", {"a.csv": PEOPLE})
    first, *others = report.findings
    assert first.rule.code == "GZ609"
    assert "one: 24 of 24 times one source prints figures on one thing at one time that cannot all" in first.message
    assert "columns that it does not name: 'sex', 'adjusted'" in first.message
    assert len(others) == 12


@pytest.mark.parametrize(("doubled", "is_told"), [(9, False), (10, True)])
def test_single_slips_are_no_mixed_rows(tmp_path: Path, doubled: int, is_told: bool) -> None:
    """Nor are rows that say the same twice."""
    rows = "".join(f"a,c{place},7\na,c{place},{8 if place < doubled else 7}\n" for place in range(80))
    report = report_of(tmp_path, f"{{file: a.csv, {LONG}}}", {"a.csv": "who,city,v\n" + rows})
    assert any(one.rule.code == "GZ609" for one in report.findings) is is_told
    assert sum(one.rule.code == "GZ201" for one in report.findings) == doubled


@pytest.mark.parametrize("printed", [("~100", "101"), ("<100", "50"), ("100000", "100413")])
def test_figures_that_may_all_be_true_are_no_mixed_rows(tmp_path: Path, printed: tuple[str, str]) -> None:
    rows = "".join(f"a,c{place},{text}\n" for place in range(20) for text in printed)
    table = f"{{file: a.csv, {LONG}, precision: 1000}}" if printed[1] == "100413" else f"{{file: a.csv, {LONG}}}"
    report = report_of(tmp_path, table, {"a.csv": "who,city,v\n" + rows})
    assert [one.rule.code for one in report.findings if one.rule.code == "GZ609"] == []


def test_rows_are_asked_for_by_numbers_too(tmp_path: Path) -> None:
    text = "who,city,year,v\na,x,2015,1\nb,x,2015,1\na,x,2016,7\n"
    report = report_of(tmp_path, f"{{file: a.csv, only: {{year: 2015}}, {LONG}}}", {"a.csv": text})
    totals = report.summary.tables
    assert totals is not None and (totals.rows, totals.left_out) == (2, 1) and not report.findings


# ---------------------------------------------------------------- what a first declaration makes of them

FIRST = {
    "preamble": ("\n".join([*BEFORE, "City,2015,2016,", "x,1,2,", "y,3,4,", ""]), ["skip: 4    #", '"2015": {period']),
    "none": ("City,2015,2016\nx,1,2\ny,3,4\n", []),
    "narrow": ("\n".join(["Of cities", "City,2015,2016", "x,1,2", "y,3,4", ""]), ["skip: 1    #"]),
    "sorts": (
        "City,Year,Sex,Note,Value\nx,2015,all,,9\nx,2015,men,,:\ny,2015,all,,:\ny,2015,men,,5\n",
        ['only: {"Sex": "all"}', '"..", "...", "null", ":"], if these stand'],
    ),
    "words": (
        "City,Kind,Units,Year,Value\nx,Laboratories,Pieces,2015,9\nx,Trade,CNY,2015,10\nx,Tea,CNY,2015,7\n",
        ['indicator: "Kind"', 'decide: indicators: {"Tea": ...}', 'decide: units: {"Pieces": ...}'],
    ),
    "padded": ("Title,,,\n,,,\nCity,Year,Trade,Note\nx,2015,1,\nx,2016,2,a\n", ["skip: 2    #", 'value: "Trade"']),
    "head of R": ('"City","Year","Trade"\n"1","x",2015,14\n"2","x",2016,15\n', ['about: "City"']),
    "split years": (
        "City,Kind,2009-10,2010-11,2011-12\nx,Trade,1,2,3\n",
        ['which indicator, unit and scale: "2009-10"'],
    ),
    "codes": ("Kreis;Name;Jahr;Trade\n1001;x;2015;7\n1002;y;2015;8\n", ['period: "Jahr"', 'about: "Name"']),
    "bands": ("City,Kind,1000,1500\nx,Trade,5,6\n", ['which indicator, unit and scale: "1000"']),
    "commas": ("Land, Sorte;2015;2016\nBerlin, alle;3469,8;3520,1\n", ['delimiter: ";"', '"2016": {period']),
    "two times": ("City,Year,Month,Trade\nx,2016,1,5\nx,2016,2,6\n", ['period: {year: "Year", month: "Month"}']),
    "only times": ("DATE,Span,Trade\n2016-01-31,Jan 2016,5\n2016-02-29,2016Feb,6\n", ["constants: {about: ...}"]),
    "scales": ("City,Year,Factor,Trade\nx,2016,thousands,5\ny,2016,units,6\n", ['scale: "Factor"']),
    "round": ("City,Year,Trade\nx,2016,1000\ny,2016,100\n", ['value: "Trade"']),
    "metres": ("City,Year,Sort,Trade\nx,2016,m,7\ny,2016,m,8\n", ['not read so far: "Sort"']),
    "sdmx": (
        "REF_AREA: Area,UNIT_MULT: Mult,Trade\nFR,3: Thousands,5\n",
        ['about: "REF_AREA: Area"', 'scale: "UNIT_MU'],
    ),
    "flags": ("City,Kind,2015,2016\nx,Trade,5 p,: \ny,Trade,7 b,9\n", ['"2015": {period', '"2016": {period']),
    "estimates": (
        "City,Kind,2015,2016,Estimates Start After\nx,Trade,1,2,2014\n",
        ['indicator: "Kind"', '"2016": {pe'],
    ),
}


@pytest.mark.parametrize("name", FIRST)
def test_a_first_declaration_says_which_rows(tmp_path: Path, name: str) -> None:
    text, expected = FIRST[name]
    corpus = written(tmp_path, {}, {"a.csv": text}, ())
    said = declaration(look_at(tmp_path / "data" / "a.csv"), "a.csv", "a", corpus)
    assert [one for one in expected if one not in said] == []
    assert ("skip:" in said) is any("skip:" in one for one in expected)
    assert ("only:" in said) is any("only:" in one for one in expected)
    assert ('period: "Estimates' in said) is False


def test_a_column_of_periods_and_a_period_of_each_column_is_one_too_many(tmp_path: Path) -> None:
    table = source("one") + (
        "table: {file: a.csv, columns: {about: city, period: year}, constants: {indicator: labs}, entities: open, "
        "wide: {first: {period: 2010}, second: {period: 2011}}}\n"
    )
    corpus = written(tmp_path, {"one": table}, {"a.csv": "city,year,first,second\nx,2016,1,2\n"}, ())
    [fault] = corpus.faults
    assert "both a column and the list 'wide' say the period" in fault.message
