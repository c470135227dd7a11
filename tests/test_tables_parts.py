"""Periods that it takes several columns to say: a year and a month, a date and a time, columns of months."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tables_made import checked, told, written

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from gzcheck.model import Period, PeriodPart
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.first_declaration import declaration
from gzcheck.tables.first_look import look_at
from gzcheck.tables.periods import is_part, put_together, with_periods

MONTHS = {
    1: ("1", "01", "Jan", "january", "M01", "1.0"),
    2: ("2", "02", "Feb.", "February", "M02", "2.0"),
    11: ("11", "11", "Nov", "NOVEMBER", "M11", "11.0"),
}
"""How files write a month."""
TEXTS = ("7", "about 5", "8", "1,200", "1210", "n/a", "", "x")
Y, Q, M, D = PeriodPart.YEAR, PeriodPart.QUARTER, PeriodPart.MONTH, PeriodPart.DAY


def test_a_year_and_a_month_say_what_one_column_says(tmp_path: Path) -> None:
    """The same figures with one column of periods, with two, however months are written, and one for each month."""
    rng = Random(4)
    keys = [(who, place, year) for who in ("a", "b", "c") for place in ("x", "y") for year in (2015, 2016)]
    cells = {(*key, month): rng.choice(TEXTS) for key in keys for month in MONTHS}
    one = "who,place,time,v\n" + "".join(
        f'{who},{place},{year}-{month:02},"{text}"\n' for (who, place, year, month), text in cells.items()
    )
    two = "who,place,year,month,v\n" + "".join(
        f'{who},{place},{year},{rng.choice(MONTHS[month])},"{text}"\n'
        for (who, place, year, month), text in cells.items()
    )
    wide = f"who,place,year,{','.join(MONTHS[month][2] for month in MONTHS)}\n"
    for key in keys:
        wide += ",".join((*map(str, key), *(f'"{cells[*key, month]}"' for month in MONTHS))) + "\n"
    # The finest digit that a source prints in a column says how precise it is, and here columns differ: hence this.
    more = "entities: open, precision: 1, constants: {indicator: labs}}"
    said = "source: who, about: place"
    held = ", ".join(f"{names[2]}: {{month: {month}}}" for month, names in MONTHS.items())
    declared = {
        "one": f"{{file: a.csv, columns: {{{said}, period: time, value: v}}, {more}",
        "two": f"{{file: a.csv, columns: {{{said}, period: {{year: year, month: month}}, value: v}}, {more}",
        "wide": f"{{file: a.csv, columns: {{{said}, period: year}}, wide: {{{held}}}, {more}",
    }
    data = {"one": one, "two": two, "wide": wide}
    found = {name: told(checked(tmp_path / name, {"t": declared[name]}, {"a.csv": data[name]})) for name in declared}
    assert found["one"] == found["two"] == found["wide"]
    assert sum(times for (code, *_), times in found["one"].items() if code == "GZ201") > 3


@pytest.fixture(scope="module")
def opened() -> Iterator[Engine]:
    """One engine for all: it takes longer to open than to ask."""
    with duckdb_engine(Limits()) as engine:
        yield engine


SAID = [
    ({Y: "2016", M: "3"}, "2016-03"),
    ({Y: " 2016 ", M: " 3 "}, "2016-03"),
    ({Y: "2016.0", M: "12.0"}, "2016-12"),
    ({Y: "2016", M: "13"}, ""),
    ({Y: "2016", M: "M13"}, ""),
    ({Y: "2016", M: ""}, ""),
    ({Y: "", M: "3"}, ""),
    ({Y: "2016", Q: "3"}, "2016-Q3"),
    ({Y: "2016", Q: "Q3"}, "2016-Q3"),
    ({Y: "2016", Q: "03"}, "2016-Q3"),
    ({Y: "2016", Q: "5"}, ""),
    ({Y: "2016", M: "2", D: "9"}, "2016-02-09"),
    ({Y: "2016", M: "Feb", D: "29"}, "2016-02-29"),
    ({Y: "2017", M: "2", D: "29"}, ""),
    ({Y: "2016", M: "2", D: "9", PeriodPart.HOUR: "6"}, "2016-02-09T06:00"),
    ({Y: "2016", M: "2", D: "9", PeriodPart.HOUR: "24"}, ""),
    ({PeriodPart.DATE: "2016-02-09", PeriodPart.HOUR: "0"}, "2016-02-09T00:00"),
    ({PeriodPart.DATE: "2016/02/09", PeriodPart.TIME: "6:11"}, "2016-02-09T06:11"),
    ({PeriodPart.DATE: "20160209", PeriodPart.TIME: "611"}, "2016-02-09T06:11"),
    ({PeriodPart.DATE: "2016-02-09", PeriodPart.TIME: "23:59:30"}, "2016-02-09T23:59:30"),
    ({PeriodPart.DATE: "2016-02-09", PeriodPart.TIME: "11"}, ""),
    ({PeriodPart.DATE: "2016-02-09", PeriodPart.TIME: "6:11 PM"}, ""),
]


@pytest.mark.parametrize(("parts", "period"), SAID)
def test_what_parts_come_to(opened: Engine, parts: dict[PeriodPart, str], period: str) -> None:
    rows = opened.small({part.value: [text] for part, text in parts.items()})
    word = put_together({part: rows[part.value] for part in parts})
    [found] = opened.rows(with_periods(rows.select(word=word)).select("found"))
    assert (found["found"] or "") == period
    assert not period or Period.parse(period)


@pytest.mark.parametrize("part", PeriodPart)
def test_what_is_taken_for_a_part_is_one_in_the_engine(opened: Engine, part: PeriodPart) -> None:
    """What `init` takes for a part is read as such by the check, whose expressions are others."""
    beside = {
        PeriodPart.DATE: {PeriodPart.HOUR: "6"},
        Q: {Y: "2016"},
        M: {Y: "2016"},
        Y: {M: "1"},
        D: {Y: "2016", M: "1"},
    }.get(part, {PeriodPart.DATE: "2016-01-01"})
    texts = [
        "1", "01", "1.0", "4", "5", "12", "13", "31", "32", "Q1", "q1", "Q5", "M01", "M13", "Jan", "may", "", "x", "0",
        "24", "23", "6:11", "611", "0611", "2400", "2016", "2016.0", "1001", "2016-01-01", "2016-13-01", "20160101",
        "2016-01",
    ]  # fmt: skip
    rows = opened.small({"text": texts, **{one.value: [text] * len(texts) for one, text in beside.items()}})
    word = put_together({part: rows.text, **{one: rows[one.value] for one in beside}})
    keys = rows.select(word=word, text=rows.text)
    found = {row["text"]: row["found"] for row in opened.rows(with_periods(keys).select("text", "found"))}
    taken = {text for text in texts if is_part(part, text)}
    assert taken and taken <= {text for text in texts if found[text]}


def test_a_period_that_is_not_read_is_told_with_its_columns(tmp_path: Path) -> None:
    columns = "{about: city, period: {year: Year, month: Month}, value: v}"
    table = f"{{file: a.csv, columns: {columns}, constants: {{indicator: labs}}, entities: open}}"
    report = checked(tmp_path, {"a": table}, {"a.csv": "city,Year,Month,v\nx,2016,M13,5\nx,2016,,5\nx,2016,2,5\n"})
    (found,) = report.findings
    assert found.rule.code == "GZ013"
    assert "line 3, columns Year, Month: '2016-'; line 2, columns Year, Month: '2016-M13'" in found.message
    assert report.summary.tables and report.summary.tables.read == 1


@pytest.mark.parametrize(
    ("columns", "wide", "message"),
    [
        ("{year: y}", "", "year alone makes no period"),
        ("{month: m}", "", "month alone makes no period"),
        ("{year: y, day: d}", "", "year and day make no period"),
        ("{date: d, month: m}", "", "date and month make no period"),
        ("{year: y, minute: m}", "", "unknown key 'minute'"),
        ("{}", "", "is empty"),
        ("{year: y, month: m}", "{v: {month: 1}}", "both a column and the list 'wide' say the period"),
        ("y", "{v: {month: 1, quarter: 1}}", "both quarter and month say when"),
        ("y", "{v: {month: 1, period: 2016}}", "both period and month say when"),
        ("", "{v: {month: 1}}", "column 'v' holds a month, and no column says of which year"),
        ("y", "{v: {month: 13}}", "13"),
    ],
)
def test_parts_that_make_no_period_are_errors(tmp_path: Path, columns: str, wide: str, message: str) -> None:
    said = f"about: city{f', period: {columns}' if columns else ''}{'' if wide else ', value: v'}"
    more = f", wide: {wide}" if wide else ""
    table = f"{{file: a.csv, columns: {{{said}}}{more}, constants: {{indicator: labs}}, entities: open}}"
    corpus = written(tmp_path, {"a": table}, {"a.csv": "city,y,m,d,v\n"}, ())
    assert not corpus.tables
    assert any(message in fault.message for fault in corpus.faults), corpus.faults


@pytest.mark.parametrize(
    ("head", "rows", "said"),
    [
        ("city,Year,Month,v", ["X,2016,1,101", "X,2016,Feb,102"], 'period: {year: "Year", month: "Month"}'),
        ("id,year,period,value", ["a,2016,M01,4", "a,2016,M02,4"], 'period: {year: "year", month: "period"}'),
        ("id,Year,Qtr,value", ["a,2016,1,4", "a,2016,2,4"], 'period: {year: "Year", quarter: "Qtr"}'),
        ("id,date,time,t", ["a,2016-01-02,06:11,4"], 'period: {date: "date", time: "time"}'),
        ("id,YEAR,MO,DY,HR,t", ["a,2016,1,2,0,4"], 'period: {year: "YEAR", month: "MO", day: "DY", hour: "HR"}'),
        ("city,date,year,month,v", ["X,2016-01-02,2016,1,4"], 'period: "date"'),
        ("city,year,month,v", ["X,2016,2016-01,4"], 'period: "year"'),
        ("city,year,mon,v", ["X,2016,40,4", "X,2016,50,4"], 'period: "year"'),
        ("city,year,Jan,Feb,Mar", ["X,2016,1,2,3"], '"Jan": {month: 1}'),
        ("city,year,Q1,Q2,Q3,Q4", ["X,2016,1,2,3,4"], '"Q4": {quarter: 4}'),
        ("city,Jan,Feb,Mar", ["X,1,2,3"], "period: ..."),
        ("city,year,1,2,3", ["X,2016,1,2,3"], '# decide: which indicator, unit and scale: "1"'),
    ],
)
def test_what_a_first_declaration_says_of_periods(tmp_path: Path, head: str, rows: list[str], said: str) -> None:
    data = tmp_path / "x.csv"
    data.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    assert said in declaration(look_at(data), "x.csv", "x", None)


def test_a_typed_year_and_month_are_put_together(tmp_path: Path) -> None:
    """Parquet keeps them as numbers, with floats where one is missing."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {"who": ["a", "b", "a"], "y": [2016, 2016, 2017], "m": [3.0, 3.0, None], "v": ["19", "20", "5"]}
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(columns), sink)
    said = "columns: {source: who, period: {year: y, month: m}, value: v}"
    table = f"{{file: a.parquet, {said}, constants: {{indicator: labs, about: x}}, entities: open}}"
    report = checked(tmp_path, {"a": table}, {"a.parquet": bytes(sink.getvalue().to_pybytes())})
    assert sorted(one.rule.code for one in report.findings) == ["GZ013", "GZ201"]
    (conflict,) = (one for one in report.findings if one.rule.code == "GZ201")
    assert {claim.stated_period and claim.stated_period.text for claim in conflict.claims} == {"2016-03"}
