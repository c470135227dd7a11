"""The relational filter against the exact core: it never loses a conflict, and its ends lie within the exact ones."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from math import inf, isnan
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tables_made import written

from gzcheck.comparing.consistency import judge
from gzcheck.model import Location, Verdict

pytest.importorskip("ibis")
from gzcheck.tables.candidates import Claims, grouped_of, groups_of, is_coarse, rows_in
from gzcheck.tables.cells import read_cells
from gzcheck.tables.checking import figures_in, survey_all
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.figures import GROUP


class Cell(NamedTuple):
    """A cell as a file has it."""

    source: int
    city: int
    indicator: str
    unit: str
    value: str
    hedge: str


UNITS = {
    "labs": ["", "count"],
    "balance": ["", "CNY"],
    "trade": [""],
    "share": ["", "percent", "ratio"],
    "place": ["rank"],
    "temperature": ["", "celsius", "fahrenheit"],
    "length": ["km", "mile", "m"],
}
HEDGES = ["", "", "", "", "about", "nearly", "over", "at-least", "under", "at-most", "odd", "exact", "order"]

digits = st.integers(0, 10**6) | st.integers(0, 30) | st.integers(0, 10**38) | st.sampled_from([0, 1, 10, 100, 2500])
numbers = st.builds(
    lambda sign, whole, places, exponent: f"{sign}{pointed(whole, places)}{exponent}",
    st.sampled_from(["", "", "", "-"]),
    digits,
    st.sampled_from([0, 0, 0, 1, 2, 5, 17]),
    st.sampled_from(["", "", "", "", "e3", "E-2", "e12"]),
)
odd = st.sampled_from(
    ["", "NaN", "inf", "-inf", "1,234", "(5)", "12-3", "1e999", "..", "0x10", "1_000", "٣", "~7", ">5"]
)
cells = st.builds(
    lambda source, city, indicator, pick, value, hedge: Cell(
        source, city, indicator, UNITS[indicator][pick % len(UNITS[indicator])], value, hedge
    ),
    st.integers(0, 3),
    st.integers(0, 8),
    st.sampled_from(sorted(UNITS)),
    st.integers(0, 5),
    numbers | numbers | numbers | odd,
    st.sampled_from(HEDGES),
)


def pointed(whole: int, places: int) -> str:
    """The digits of a number with a point in front of the last ones."""
    text = str(whole).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}" if places else text


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(Limits(threads=1)) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ends")


def read(engine: Engine, folder: Path, batch: list[Cell], precision: str = "") -> tuple[list[Any], set[Any], list[Any]]:
    """All cells that are read, the groups that the filter passes, and the claims of every group."""
    lines = [",".join([f"s{one.source}", f"c{one.city}", *one[2:4], f'"{one.value}"', one.hedge]) for one in batch]
    columns = "{source: who, about: city, indicator: what, unit: unit, value: value, hedge: hedge}"
    table = f"{{file: a.csv, columns: {columns}, constants: {{period: 2016}}, entities: open{precision}}}"
    data = {"a.csv": "who,city,what,unit,value,hedge\n" + "\n".join(lines) + "\n"}
    corpus = written(folder, {"made": table}, data)
    assert not corpus.faults
    surveyed, faults = survey_all(engine, corpus, folder / "data")
    assert not faults
    relation = read_cells(surveyed[0].cells)
    groups = groups_of(relation)
    rows = engine.rows(rows_in(relation, groups))
    grouped = grouped_of(engine, figures_in(engine, surveyed), coarse=is_coarse(corpus.tables.values()))
    passed = {tuple(row[name] for name in GROUP) for row in engine.rows(grouped.candidates)}
    return rows, passed, list(Claims(corpus, corpus.tables, lambda _, file, row, __: Location(file, row)).groups(rows))


@settings(
    max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.lists(cells, min_size=200, max_size=600), st.sampled_from(["", "", ", precision: 100", ", precision: exact"]))
def test_filter_never_loses_a_conflict(engine: Engine, folder: Path, batch: list[Cell], precision: str) -> None:
    rows, passed, groups = read(engine, folder, batch, precision)
    names = [name for name, _ in groupby(rows, key=lambda row: tuple(row[name] for name in GROUP))]
    for name, claims in zip(names, groups, strict=True):
        verdict = judge([claim.figure for claim in claims])
        assert name in passed or verdict is not Verdict.CONFLICT, [str(claim.figure.value) for claim in claims]
    for row, claim in zip(rows, [claim for claims in groups for claim in claims], strict=True):
        check_ends(row, claim)


def check_ends(row: dict[str, Any], claim: Any) -> None:
    """Ends lie within the exact ones, and no further inside than doubles demand."""
    hard, figure = claim.figure.base.hard, claim.figure
    lower, upper = row["lower"], row["upper"]
    assert not isnan(lower) and not isnan(upper)
    assert (lower == -inf) == (hard.lower is None) and (upper == inf) == (hard.upper is None)
    size = abs(figure.base_value) + 2 * figure.base_grain + abs(figure.unit.offset) + Fraction(1, 10**9)
    size += sum(abs(end) for end in (hard.lower, hard.upper) if end is not None)
    is_point = hard.is_point
    if hard.lower is not None:
        assert is_point or Fraction(lower) > hard.lower
        assert abs(Fraction(lower) - hard.lower) <= size / 10**12
        assert row["lower_open"] is (not hard.lower_closed)
    if hard.upper is not None:
        assert is_point or Fraction(upper) < hard.upper
        assert abs(Fraction(upper) - hard.upper) <= size / 10**12
        assert row["upper_open"] is (not hard.upper_closed)


@pytest.mark.parametrize("kind", ["decimal(12,2)", "decimal(30,6)", "decimal(9,0)", "bigint", "smallint", "double"])
def test_typed_columns_are_read_as_their_text(engine: Engine, tmp_path: Path, kind: str) -> None:
    """Whole numbers and decimals go no way over text; what is said of them is the same all the same."""
    import duckdb

    values = "0, 10, 1500, -20, 7, 120.5, 30000, -1.25, 99.99, 2500, 1000, 12, 1, NULL"
    cast = f"try_cast(v AS {kind})"
    rows = f"SELECT unnest([{values}]) AS v, unnest(range(14)) AS i"
    (tmp_path / "data").mkdir()
    for name, written_as in (("typed", cast), ("text", f"CAST({cast} AS VARCHAR)")):
        path = tmp_path / "data" / f"{name}.parquet"
        duckdb.sql(f"COPY (SELECT 'c' || i AS city, {written_as} AS v FROM ({rows})) TO '{path}'")
    said = "columns: {about: city, value: v}, constants: {indicator: INDICATOR}, entities: open"
    for indicator in ("labs", "share", "temperature", "place"):
        tables = {
            name: f"{{file: {name}.parquet, {said.replace('INDICATOR', indicator)}}}" for name in ("typed", "text")
        }
        corpus = written(tmp_path, tables, {})
        surveyed, faults = survey_all(engine, corpus, tmp_path / "data")
        assert not faults
        typed, text = (
            engine.rows(one.cells.drop("source", "file").order_by("row")) for one in sorted(surveyed, key=by_source)
        )
        assert [row | {"text": "", "numeral": ""} for row in typed] == [
            row | {"text": "", "numeral": ""} for row in text
        ]
        assert len(typed) == 14 and sum(row["state"] == "read" for row in typed) > 8


def by_source(surveyed: Any) -> bool:
    return bool(surveyed.opened.table.source.id == "text")
