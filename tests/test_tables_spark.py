"""Spark comes to the same findings as DuckDB, byte for byte, over everything that engines are known to differ in."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from making import Gzcheck
from tables_made import written

from gzcheck.model import Cause, Exit

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]
REQUIRED = os.environ.get("SPARK_REQUIRED") == "1"
"""Set by make test-spark: what is missing fails instead of being skipped."""

if not REQUIRED:
    pytest.importorskip("pyspark", reason="PySpark is not installed; make test-spark installs it")
    if not shutil.which("java"):
        pytest.skip("there is no Java; make test-spark installs it", allow_module_level=True)

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

from whole_sources import CAUSES, SCENARIOS, World, as_table, copied, with_cause  # noqa: E402

from gzcheck.tables import close  # noqa: E402
from gzcheck.tables.consensus import consensus_of  # noqa: E402
from gzcheck.tables.engines import Limits, duckdb_engine  # noqa: E402
from gzcheck.tables.spark import Spark, as_java_says, shortest_of, spark_engine  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Spark]:
    """One Spark for all of these tests: it takes seconds to start.

    Its many small plans are each run once, which Java's second compiler would only follow behind.
    """
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    with spark_engine(Limits(threads=2)) as engine:
        assert isinstance(engine, Spark)
        yield engine


LONG = "{source: who, about: city, indicator: what, period: time, value: value, unit: unit, hedge: hedge}"
HEAD = "who,city,what,time,value,unit,hedge\n"
ODD = [
    "1,234", "(5)", "-7", "−7", "+7", "007", "7.0", "7.00", "1e3", "1E+3", "1e-3", ">5", "<= 5", "~5", "≈5", "NaN", "nan", "inf",
    "-Infinity", "Infinity", "0x10", "1d", "1f", "1D", "5.", ".5", "1_000", "٣", "１２", "", " ", "..", "n/a", "N/A", "null",
    "12345678901234567890123456789012345678", "-0.00000000000000000000000000000000000001", "0.1", "-0", "0", "1e30", "1e31",
    "\u00a05", "5\u00a0", "5\t", "\t5", "5 000", "5%", "4,5", "1,23", "٫5", "1e", "e5", "--5", "(−5)", "(5", "5)", "true", "16-Apr",
]  # fmt: skip
HEDGES = [
    "",
    "about",
    "nearly",
    "over",
    "at least",
    "Under",
    "at-most",
    "odd",
    "exact",
    "order",
    "=",
    "range",
    "sort of",
]
TIMES = [
    "2016",
    "2016.0",
    "2016-01",
    "2016M01",
    "2016Q1",
    "2016-Q1",
    "20160101",
    "2016/01/01",
    "2016-01-01 10:00",
    "2016-1",
    "x",
    "Jan 2016",
    "31-Jan-2016",
    "January 5, 2016",
    "5 sept. 2016",
    "2016 MAY",
    "Q1 2016",
    "Jan-16",
]


def mixed() -> str:
    """Every spelling of a number at two sources, with hedges and periods of every kind in turn."""
    lines = []
    for i, text in enumerate(ODD):
        quoted = f'"{text}"'
        for who, value in (("a", quoted), ("b", "6"), ("B", "7.5"), ("a b", quoted)):
            hedge = HEDGES[i % len(HEDGES)] if who == "a" else ""
            lines.append(f'{who},c{i},balance,"{TIMES[i % len(TIMES)]}",{value},,{hedge}')
        lines.append(f"a,c{i},trade,2016,{quoted},,{HEDGES[i % len(HEDGES)]}")
        lines.append(f"b,c{i},trade,2016,{i},,{HEDGES[(i + 3) % len(HEDGES)]}")
    return HEAD + "\n".join(lines) + "\n"


MEASURED = HEAD + "".join(
    f"{who},{city},{what},{time},{value},{unit},{hedge}\n"
    for who, city, what, time, value, unit, hedge in [
        # units, and ties at the very end of a rounding interval
        *[("a", "x", "length", "2016", "10.0", "mile", ""), ("b", "x", "length", "2016", "16.1", "km", "")],
        *[("a", "y", "length", "2016", "10.0", "mile", ""), ("b", "y", "length", "2016", "16093", "m", "")],
        *[("a", "z", "length", "2016", "10", "furlongs", ""), ("b", "z", "length", "2016", "2", "count", "")],
        *[("a", "x", "temperature", "2016-01", "-40.0", "celsius", ""), ("b", "x", "temperature", "2016-01", "-40.0", "fahrenheit", "")],
        *[("a", "y", "temperature", "2016-01", "20.5", "celsius", ""), ("b", "y", "temperature", "2016-01", "69.0", "fahrenheit", "")],
        *[("a", "x", "share", "2016", "12.5", "percent", ""), ("b", "x", "share", "2016", "0.125", "ratio", "")],
        *[("a", "y", "share", "2016", "12.5", "percent", ""), ("b", "y", "share", "2016", "0.13", "ratio", "")],
        *[("a", "t", "trade", "2016", "2.4", "", ""), ("b", "t", "trade", "2016", "2.45", "", ""), ("c", "t", "trade", "2016", "2.5", "", "")],
        *[("a", "n", "balance", "2016", "-3", "", "over"), ("b", "n", "balance", "2016", "-5", "", "under"), ("c", "n", "balance", "2016", "(4)", "", "")],
        *[("a", "Case", "trade", "2016", "1", "", ""), ("b", "case", "trade", "2016", "2", "", ""), ("c", "CASE", "trade", "2016", "3", "", "")],
        *[("a", "r", "place", "2016", "3", "rank", "at-most"), ("b", "r", "place", "2016", "9", "rank", "")],
        *[("a", " padded ", "trade", "2016", " 1 ", "", ""), ("b", "padded", "trade", "2016", "2", "", "")],
        *[("a", "日本 100%/x", "trade", "2016", "1", "", ""), ("b%2F/é", "日本 100%/x", "trade", "2016", "2", "", "")],
        *[("a", "ties", "trade", "2016", f"{n}", "", "") for n in range(5)],
    ]
)  # fmt: skip
WIDE = "City,city,labs 2016,LABS 2016,share\nx,1,100,90,5\ny,2,,80,..\nx,3,1200,90,5.5\n"
SCALED = (
    "who,city,scaled,v\n"
    + "".join(
        f"{who},c{place},{scale},{text}\n"
        for place, texts in enumerate(
            [("1.5", "1500.25", "1560000000"), ("2.5", "2500", "2500000000"), ("about 3", "3100", "x")]
        )
        for who, scale, text in zip("abc", ("Billions", " Millions", ""), texts, strict=True)
    )
    + "d,c0,Zillions,4\n"
)
SOME_ROWS = "Source,Updated,\n\nwho,city,sort,v\n" + "".join(
    f"{who},c{place},{sort},{number}\n"
    for place in range(12)
    for who, more in (("a", 0), ("b", place % 5))
    for sort, number in ((" all ", 300 + place + more), ("men", 140), ("", 300 + place + more))
)
YEARS = "who,city,what,2016 [YR2016],2017 [YR2017]\na,x,Trade,5,7\nb,x,Trade,6,7.0\na,x,labs,19,0.02\nb,x,labs,20,..\n"


def typed() -> bytes:
    """A Parquet file with columns of every kind, whose values engines write in different ways."""
    columns: dict[str, Any] = {
        "who": pyarrow.array(["a", "b", "c", "a", "b", "a", "b", None]),
        "city": ["x", "x", "x", "y", "y", "z", "z", "z"],
        "time": [date(2016, 1, 1)] * 8,
        "moment": [datetime(2016, 1, 1, 10), *[datetime(2016, 1, 1, 10, 30)] * 7],
        "zoned": pyarrow.array([datetime(2016, 1, 1, 10, tzinfo=UTC)] * 8),
        "double": [0.1, 2e23, 1e16, 1e-5, 123456789.0, float("nan"), float("inf"), None],
        "single": pyarrow.array([0.1, 3.4e38, 16777216.0, 1e-5, 0.3, 5.0, 7.25, None], pyarrow.float32()),
        "whole": [1, 2, 3, -4, 5, 2**53 + 1, 2**53, None],
        "decimal": [Decimal(text) for text in ("1.50", "1.60", "0.00", "-7.10", "7.00", "0.07", "0.08", "1.00")],
    }
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(columns), sink, row_group_size=3)
    return bytes(sink.getvalue().to_pybytes())


PARTS = "who,city,y,m,d,h,v\n" + "".join(
    f"{who},x,{year},{month},{day},{hour},{value}\n"
    for year, month, day, hour in (
        ("2016", "1", "2", "3"),
        ("2016.0", "Jan", "02", "03"),
        (" 2016 ", "M01", "2.0", "3.0"),
        ("2016", "13", "", "24"),
        ("", "Feb.", "30", "x"),
    )
    for who, value in (("a", "7"), ("b", "8"), ("c", "about 9"))
)
"""Parts of a period in many spellings."""
COLUMNS = "{source: who, about: city, period: PERIOD}"
TABLES = {
    "odd": ("{file: odd.csv, columns: COLUMNS, entities: open}".replace("COLUMNS", LONG), {"odd.csv": mixed()}),
    "measured": (
        "{file: [m/*.csv], columns: COLUMNS, entities: open}".replace("COLUMNS", LONG),
        {"m/one.csv": MEASURED, "m/two 2+2=%34.csv": MEASURED.replace("2016,", "2017,").replace("a,", "A,")},
    ),
    "coarse": (
        "{file: m.csv, columns: COLUMNS, entities: open, precision: 100}".replace("COLUMNS", LONG),
        {"m.csv": MEASURED},
    ),
    "wide": (
        "{file: w.csv, columns: {about: City}, entities: open, constants: {period: 2016}, "
        "wide: {labs 2016: {indicator: labs}, LABS 2016: {indicator: labs, scale: 1}, share: {indicator: share}}}",
        {"w.csv": WIDE},
    ),
    "years": (
        "{file: y.csv, columns: {source: who, about: city, indicator: what}, entities: open, "
        "wide: {2016 [YR2016]: {period: 2016}, 2017 [YR2017]: {period: 2017, scale: 1e3}}}",
        {"y.csv": YEARS},
    ),
    "parts": (
        "{file: p.csv, columns: {source: who, about: city, period: {year: y, month: m, day: d, hour: h}, value: v}, "
        "entities: open, constants: {indicator: trade}}",
        {"p.csv": PARTS},
    ),
    "months": (
        "{file: p.csv, columns: {source: who, about: city, period: y}, entities: open, constants: {indicator: trade}, "
        "wide: {m: {month: 1}, d: {quarter: 2}, v: {}}}",
        {"p.csv": PARTS},
    ),
    "scaled": (
        "{file: s.csv, columns: {source: who, about: city, scale: scaled, value: v}, entities: open, "
        "constants: {indicator: trade, period: 2016}}",
        {"s.csv": SCALED},
    ),
    "some-rows": (
        "{file: r.csv, skip: 2, only: {sort: ['', all]}, columns: {source: who, about: city, value: v}, entities: open, "
        "constants: {indicator: trade, period: 2016}}",
        {"r.csv": SOME_ROWS},
    ),
    "some-typed": (
        "{file: t.parquet, only: {whole: ['1', '2', '3', '-4', '']}, columns: {source: who, about: city, value: double}, "
        "constants: {indicator: balance, period: 2016}, entities: open}",
        {"t.parquet": typed()},
    ),
    "empty": ("{file: e.csv, columns: COLUMNS, entities: open}".replace("COLUMNS", LONG), {"e.csv": HEAD}),
    "typed": (
        "{file: t 1+1.parquet, columns: {source: who, about: city, period: time}, entities: open, "
        "wide: {double: {indicator: balance}, single: {indicator: trade}, whole: {indicator: labs}, "
        "decimal: {indicator: balance, status: target}}}",
        {"t 1+1.parquet": typed()},
    ),
    "moments": (
        "{file: t.parquet, columns: {source: who, about: city, period: moment}, entities: open, "
        "wide: {single: {indicator: temperature}}}",
        {"t.parquet": typed()},
    ),
    "zoned": (
        "{file: t.parquet, columns: {source: who, about: city, period: zoned}, entities: open, "
        "wide: {single: {indicator: temperature}}}",
        {"t.parquet": typed()},
    ),
    "cut": ("{file: cut.parquet, columns: {about: city}, entities: open}", {"cut.parquet": typed()[:-20]}),
}


Run = tuple[int, str]
"""Exit code, and the whole JSON."""


def reports(gzcheck: Gzcheck, place: Path, tables: Mapping[str, tuple[str, Mapping[str, Any]]]) -> list[Run]:
    """What a check comes to by each engine."""
    data = {f"{name}/{file}": content for name, (_, files) in tables.items() for file, content in files.items()}
    declared = {}
    for name, (table, _) in tables.items():
        declared[name] = table.replace("{file: [", f"{{file: [{name}/").replace("{file: ", f"{{file: {name}/", 1)
        declared[name] = declared[name].replace(f"{name}/[{name}/", f"[{name}/")
    written(place, declared, data)
    return checked(gzcheck, place)


def checked(gzcheck: Gzcheck, place: Path) -> list[Run]:
    """What a check of the corpus in a folder comes to by each engine."""
    found = []
    for engine in ("duckdb", "spark"):
        run = gzcheck(
            "conflicts",
            "--corpus",
            place / "claims",
            "--tables",
            place / "data",
            "--engine",
            engine,
            "--format",
            "json",
        )
        assert run.out, run.err
        found.append((run.code, run.out))
    return found


@pytest.mark.parametrize("name", TABLES)
def test_engines_agree_on_each_table(gzcheck: Gzcheck, tmp_path: Path, name: str) -> None:
    by_duckdb, by_spark = reports(gzcheck, tmp_path, {name: TABLES[name]})
    assert by_spark == by_duckdb
    assert by_duckdb[0] == Exit.FINDINGS


def test_engines_agree_on_all_tables_at_once(gzcheck: Gzcheck, tmp_path: Path) -> None:
    by_duckdb, by_spark = reports(gzcheck, tmp_path, TABLES)
    assert by_spark == by_duckdb
    told = json.loads(by_duckdb[1])
    assert len(told["findings"]) > 30


TELLING = (12, 112, 212, 312, 412, 512, 610)
"""Worlds in which honest errors leave enough of each cause, in the order of the causes."""


@pytest.mark.parametrize("one_in", [1, 2])
def test_engines_say_the_same_of_whole_sources(
    gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_in: int
) -> None:
    """Every cause put into one source of a world of its own, and sources that copy, all in one file: all entities are
    looked at, and one in two, with those beside them that have many conflicts."""
    worlds = [with_cause(number, change) for number, change in zip(TELLING, CAUSES.values(), strict=True)]
    copies = copied(1)
    table, rows, register = as_table([*worlds, World(rows=copies.rows[:1350])])
    written(tmp_path, {"worlds": table}, {"worlds.csv": rows})
    with (tmp_path / "claims" / "indicators.yaml").open("a", encoding="utf-8") as indicators:
        indicators.write(register)
    if one_in > 1:
        monkeypatch.setattr(close, "MOST", 20_000)
    by_duckdb, by_spark = checked(gzcheck, tmp_path)
    assert by_spark == by_duckdb
    told = {one["code"] for one in json.loads(by_duckdb[1])["findings"]}
    if one_in == 1:
        assert told >= {f"GZ60{number}" for number in range(1, len(Cause) + 1)}
    else:
        assert len([code for code in told if code.startswith("GZ60")]) > 3, told


@pytest.mark.parametrize("name", ["broken", "specialised"])
def test_engines_advise_the_same_readings(session: Spark, name: str) -> None:
    """Byte for byte, families of copies included, though engines add in any order."""
    world = SCENARIOS[name](7)
    columns = {column: [row[column] for row in world.rows] for column in world.rows[0]}
    with duckdb_engine(Limits()) as duckdb:
        found = [
            (engine.rows(one.rows), one.families)
            for engine, cells in ((duckdb, world.held_by(duckdb)), (session, session.small(columns)))
            for one in [consensus_of(engine, cells)]
        ]
    by_duckdb, by_spark = (json.dumps(one, indent=1) for one in found)
    assert by_spark == by_duckdb
    assert len(found[0][0]) > 100


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_engines_write_the_same_readings(gzcheck: Gzcheck, tmp_path: Path, ending: str) -> None:
    """One file, in the order of groups, whatever the workers write in parts."""
    table, files = TABLES["measured"]
    written(tmp_path, {"measured": table}, files)
    found = []
    for engine in ("duckdb", "spark"):
        file = tmp_path / f"{engine}.{ending}"
        where = ("--corpus", tmp_path / "claims", "--tables", tmp_path / "data", "--engine", engine, "-o", file)
        run = gzcheck("consensus", *where)
        assert run.code == Exit.CLEAN, run.out + run.err
        found.append(file.read_text(encoding="utf-8") if ending == "csv" else parquet.read_table(file).to_pylist())
    assert found[0] == found[1]
    assert len(found[0]) > 20


def test_every_column_is_the_same_text_in_both(session: Spark, tmp_path: Path) -> None:
    """Cell by cell, ends as bits: not only the findings."""
    from gzcheck.tables.checking import all_cells, survey_all

    data = {f"{name}/{file}": content for name, (_, files) in TABLES.items() for file, content in files.items()}
    del data["cut/cut.parquet"]
    declared = {name: table.replace("{file: [m/", f"{{file: [{name}/m/") for name, (table, _) in TABLES.items()}
    for name in declared:
        if "{file: [" not in declared[name]:
            declared[name] = declared[name].replace("{file: ", f"{{file: {name}/", 1)
    corpus = written(tmp_path, declared, data)
    order = ["source", "file", "row", "column"]
    with duckdb_engine(Limits()) as duckdb:
        cells = []
        for engine in (duckdb, session):
            surveyed, _ = survey_all(engine, corpus, tmp_path / "data")
            cells.append([_comparable(row) for row in engine.rows(all_cells(surveyed).order_by(*order))])
    assert len(cells[0]) == len(cells[1]) > 400
    for one, other in zip(*cells, strict=True):
        assert one == other


def _comparable(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.hex() if isinstance(value, float) else value for key, value in row.items()}


@pytest.mark.parametrize(
    ("said", "java"), [("1GB", "1000m"), ("1.5GB", "1500m"), ("500MB", "500m"), ("2TB", "2000000m")]
)
def test_memory_is_said_as_java_says_it(said: str, java: str) -> None:
    assert as_java_says(said) == java


@pytest.mark.parametrize(
    ("value", "single", "text"),
    [
        (1.0, False, "1"),
        (2e23, False, "2e+23"),
        (1e16, False, "1e+16"),
        (0.1, True, "0.1"),
        (16777216.0, True, "16777216"),
        (None, False, None),
    ],
)
def test_doubles_are_written_in_the_fewest_digits(value: float | None, single: bool, text: str | None) -> None:
    assert shortest_of(single=single)(value) == text
