"""Files with one column for each year, quarter or month, as statistical offices publish series."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tables_made import checked, source, told, written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from gzcheck.cli import main
from gzcheck.model import Role
from gzcheck.tables.first_declaration import declaration, roles_in
from gzcheck.tables.first_look import look_at

HEADS = {
    "2010": "2010", "2011 [YR2011]": "2011", "Y2012": "2012", "X2013": "2013", "2014-Q1": "2014-Q1",
    "2015M03": "2015-03",
}  # fmt: skip
"""How columns are called, and the period that is meant."""
OTHERS = {
    "Mar 2016": "2016-03", "2016 Q1": "2016-Q1", "May": "", "Rank": "", "1.5": "", "FY2010": "", "20101": "",
}  # fmt: skip
TEXTS = ("7", "7.0", "about 5", "8", "1,200", "1210", "n/a", "", "x")


@pytest.mark.parametrize("has_indicators", [True, False])
def test_columns_of_periods_say_what_rows_of_periods_say(tmp_path: Path, has_indicators: bool) -> None:
    """The same figures, once a row each and once a column for each period, come to the same findings."""
    rng = Random(3)
    measures = ["Laboratories", "Trade"] if has_indicators else ["Laboratories"]
    cells = {
        (who, place, what, head): rng.choice(TEXTS)
        for who in ("a", "b", "c")
        for place in ("x", "y")
        for what in measures
        for head in HEADS
    }
    named, said = ("indicator: what, ", "") if has_indicators else ("", ", constants: {indicator: labs}")
    columns = f"source: who, about: place, {named}"
    entries = ", ".join(f"{head!r}: {{period: {period}}}" for head, period in HEADS.items())
    rows = sorted({key[:3] for key in cells})
    wide = "who,place,what," + ",".join(HEADS) + "\n"
    for row in rows:
        wide += ",".join((*row, *(f'"{cells[*row, head]}"' for head in HEADS))) + "\n"
    long = "who,place,what,time,v\n" + "".join(
        f'{",".join(key[:3])},{HEADS[key[3]]},"{text}"\n' for key, text in cells.items()
    )
    # The finest digit that a source prints in a column says how precise it is, and here columns differ: hence this.
    more = f"entities: open, precision: 1{said}"
    by_column = checked(
        tmp_path / "wide",
        {"one": f"{{file: w.csv, columns: {{{columns}}}, wide: {{{entries}}}, {more}}}"},
        {"w.csv": wide},
    )
    by_row = checked(
        tmp_path / "long",
        {"one": f"{{file: l.csv, columns: {{{columns}period: time, value: v}}, {more}}}"},
        {"l.csv": long},
    )
    assert told(by_column) == told(by_row)
    assert sum(one.rule.code == "GZ201" for one in by_row.findings) > 5
    one, other = by_column.summary.tables, by_row.summary.tables
    assert one and other and (one.read, one.missing, one.conflicts) == (other.read, other.missing, other.conflicts)


BANK = """\
"Country Name","Country Code","Indicator Name","Indicator Code","2010 [YR2010]","2011 [YR2011]","2012 [YR2012]"
"Chad","TCD","Laboratories","LAB","1065","1215",""
"Peru","PER","Laboratories","LAB","1475","1717",""
"""


def test_a_first_declaration_of_series_is_ready_to_be_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also of a year for which the first rows have no figure."""
    columns = "columns: {about: country, value: labs, period: year}, constants: {indicator: labs}, entities: open"
    other = "country,year,labs\nChad,2011,1251\nPeru,2010,1475\n"
    written(tmp_path, {"other": f"{{file: other.csv, {columns}}}"}, {"other.csv": other, "bank.csv": BANK}, ())
    corpus, data = str(tmp_path / "claims"), tmp_path / "data"
    assert main(["init", corpus, "--table", str(data / "bank.csv")]) == 0
    text = (tmp_path / "claims" / "tables" / "bank.yaml").read_text(encoding="utf-8")
    assert 'about: "Country Name"' in text and 'indicator: "Indicator Name"' in text
    assert 'not read so far: "Country Code", "Indicator Code"\n' in text
    assert [line.strip() for line in text.partition("one column per period\n")[2].splitlines()[:3]] == [
        f'"{year} [YR{year}]": {{period: "{year}"}}' for year in (2010, 2011, 2012)
    ]
    capsys.readouterr()
    assert main(["conflicts", "--corpus", corpus, "--tables", str(data), "--format", "text"]) == 1
    said = capsys.readouterr().out
    assert "Chad, Laboratories, 2011: 1,251 or 1,215?" in said or "1,215 (bank) against 1,251 (other)" in said
    assert "6 cells read, 2 without a figure, 0 not read; 2 groups compared, 1 looked at closely, 1 in conflict" in said


@pytest.mark.parametrize(
    ("head", "period"),
    [
        *HEADS.items(),
        ("Mar 2016", "2016-03"),
        ("2016 Q1", "2016-Q1"),
        ("May", ""),
        ("Rank", ""),
        ("1.5", ""),
        ("FY2010", ""),
        ("20101", ""),
    ],
)
def test_what_columns_of_periods_are_called(tmp_path: Path, head: str, period: str) -> None:
    data = tmp_path / "x.csv"
    data.write_text(f"city,{head},other\nx,1,2\ny,3,4\n", encoding="utf-8")
    text = declaration(look_at(data), "x.csv", "x", None)
    assert (f'"{head}": {{period: "{period}"}}' in text) is bool(period)
    assert ("constants: {indicator: ...}" in text) is bool(period)


def test_figures_that_look_like_years_are_no_periods_below_a_year(tmp_path: Path) -> None:
    data = tmp_path / "x.csv"
    data.write_text("city,2010,2011\nx,1990,2004\ny,1987,2011\n", encoding="utf-8")
    assert roles_in(look_at(data)) == {Role.ABOUT: "city"}
    assert '"2011": {period: "2011"}' in declaration(look_at(data), "x.csv", "x", None)


def test_a_source_of_its_own_may_say_a_period_twice(tmp_path: Path) -> None:
    """Two columns of one period are two figures of one thing."""
    table = source("one") + (
        "table: {file: a.csv, columns: {about: city}, constants: {indicator: labs}, entities: open, "
        "wide: {first: {period: 2010}, revised: {period: 2010}}}\n"
    )
    report = checked(tmp_path, {"one": table}, {"a.csv": "city,first,revised\nx,19,20\ny,5,5\n"})
    (found,) = report.findings
    assert [(claim.printed, claim.location.column) for claim in found.claims] == [("19", 2), ("20", 3)]


SDMX = """\
DATAFLOW,REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT
X:Y(1.0),FR,labs,count,2016,19,A,0
X:Y(1.0),FR,labs,count,2016,20,A,0
X:Y(1.0),FR,labs,count,2017,25,F,0
X:Y(1.0),FR,labs,count,2017,24,E,0
X:Y(1.0),FR,labs,count,2018,23,P,0
"""


def test_a_file_as_sdmx_has_it_is_declared_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Codes of a status are known, but for that of a provisional value, which is told as not read."""
    written(tmp_path, {}, {"sdmx.csv": SDMX}, ())
    corpus, data = str(tmp_path / "claims"), tmp_path / "data"
    assert main(["init", corpus, "--table", str(data / "sdmx.csv")]) == 0
    text = (tmp_path / "claims" / "tables" / "sdmx.yaml").read_text(encoding="utf-8")
    roles = {
        "about": "REF_AREA", "period": "TIME_PERIOD", "unit": "UNIT_MEASURE", "indicator": "MEASURE",
        "value": "OBS_VALUE", "status": "OBS_STATUS", "scale": "UNIT_MULT",
    }  # fmt: skip
    assert all(f'    {role}: "{column}"\n' in text for role, column in roles.items())
    capsys.readouterr()
    assert main(["conflicts", "--corpus", corpus, "--tables", str(data), "--format", "text"]) == 1
    said = capsys.readouterr().out
    assert "1 cell is not read: unknown status: line 6, column OBS_STATUS: 'P'" in said
    assert "4 cells read, 0 without a figure, 1 not read; 1 group compared" in said
