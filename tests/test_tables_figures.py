"""What is read of tables by parts is what is read of them as a whole, and what is left out changes no answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tables_made import written

pytest.importorskip("ibis", reason="tables are not installed")
import duckdb
from whole_sources import CAUSES, World, clean, copied, examined, with_cause

from gzcheck.tables import reliability
from gzcheck.tables.candidates import groups_of
from gzcheck.tables.cells import CELLS, cells_of, said_cells
from gzcheck.tables.checking import check_tables, figures_in, survey_all
from gzcheck.tables.diagnosis import whole
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.figures import GROUP

LONG = "{file: a.csv, columns: {source: who, about: city, indicator: what, period: time, value: value}, entities: open}"
WIDE = "{file: b.csv, columns: {about: city, period: time}, wide: {labs: {indicator: labs}, share: {indicator: share}}, entities: open}"  # noqa: E501
TEXTS = ("7", "7.0", "about 5", "(3)", "n/a", "1,200", "0.30000000000000004", "5-7", "x")
SHEETS = {
    "a.csv": "who,city,what,time,value\n"
    + "".join(
        f'{who}, c{number % 4},{"balance" if number % 3 else "trade"},{2010 + number % 2},"{text}"\n'
        for who in "abc"
        for number, text in enumerate(TEXTS)
    ),
    "b.csv": "city,time,labs,share\n" + "".join(f"c{n},2010,{n}00,{n}.5\n" for n in range(6)),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(Limits(threads=2)) as opened:
        yield opened


def sorted_rows(engine: Engine, cells: Any) -> list[dict[str, Any]]:
    return engine.rows(cells.select(*CELLS).order_by("file", "row", "column"))


@pytest.mark.parametrize("entities", [(), ("c1", "c2")])
@pytest.mark.parametrize("few", [0, 100_000])
def test_cells_of_some_groups_are_those_among_all(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, entities: tuple[str, ...]
) -> None:
    monkeypatch.setattr("gzcheck.tables.checking.FEW", few)
    corpus = written(tmp_path, {"long": LONG, "wide": WIDE}, SHEETS, entities)
    surveyed, faults = survey_all(engine, corpus, tmp_path / "data")
    assert not faults
    figures = figures_in(engine, surveyed)
    groups = engine.rows(groups_of(figures.every).select(*GROUP).order_by(*GROUP))
    assert len(groups) > 10
    rng = Random(1)
    for size in (1, 5, len(groups)):
        chosen = rng.sample(groups, size)
        some = engine.small({name: [row[name] for row in chosen] for name in GROUP})
        assert sorted_rows(engine, figures.within(some)) == sorted_rows(
            engine, figures.every.semi_join(some, list(GROUP))
        )


def test_numbers_that_need_nothing_done_are_read_as_any_others(engine: Engine, tmp_path: Path) -> None:
    texts = ["7", "0.50", "-3", "1200", "007", "0", "12345678901234567890", "0.1234567890123456", "1000"]
    lines = "".join(f"s{n % 2},c{n},balance,2016,{text}\n" for n, text in enumerate(texts))
    corpus = written(tmp_path, {"long": LONG}, {"a.csv": "who,city,what,time,value\n" + lines})
    [surveyed], _ = survey_all(engine, corpus, tmp_path / "data")
    found = surveyed.opened.found
    assert found is not None and found.all_plain
    careful = replace(surveyed.opened, found=replace(found, all_plain=False, has_missing=True, has_hedges=True))
    places = {(row["source"], row["column"], row["scale"]): row["place"] for row in surveyed.counts}
    assert sorted_rows(engine, cells_of(careful, places, said_cells(careful))) == sorted_rows(engine, surveyed.cells)


def worlds() -> list[World]:
    """Each cause in a world of its own, clean ones, and one in which sources copy."""
    guilty = [with_cause(100 * n + 12, change) for n, change in enumerate(CAUSES.values())]
    return [*guilty, clean(1), clean(2), World(rows=copied(1).rows[:1350])]


def test_what_is_not_counted_changes_no_diagnosis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither causes where they cannot show, nor copies where nothing is in dispute."""
    found = examined(worlds())
    assert len({one.cause for one in found[0]}) > 6
    with monkeypatch.context() as patched:
        patched.setattr(whole, "among", lambda _engine, encounters, _suspected: iter([encounters]))
        assert examined(worlds()) == found
    monkeypatch.setattr(reliability, "disputed_of", lambda _engine, readings: readings)
    assert examined(worlds()) == found


def test_text_is_kept_beside_what_is_spilled_and_gone_afterwards(tmp_path: Path) -> None:
    corpus = written(tmp_path, {"long": LONG}, SHEETS)
    with duckdb_engine(Limits(threads=2, spill=tmp_path / "spill")) as engine:
        survey_all(engine, corpus, tmp_path / "data")
        assert any(one.is_file() for one in (tmp_path / "spill").rglob("*"))
    assert not [*(tmp_path / "spill").iterdir()]


def test_too_little_memory_is_said_with_what_to_do(tmp_path: Path) -> None:
    corpus = written(tmp_path, {"long": LONG}, SHEETS)
    [fault] = check_tables(corpus, tmp_path / "data", duckdb_engine(Limits(memory="2MB", threads=2))).faults
    assert "Out of Memory" in fault.message and "SET " not in fault.message
    assert "--memory" in fault.hint


@pytest.mark.slow
def test_a_table_of_three_times_the_memory_is_checked_whole(tmp_path: Path) -> None:
    """What does not fit goes to disk: ten million rows of text, with 80 MB for the engine."""
    columns = "{source: who, about: city, period: time, value: value}"
    table = f"{{file: a.csv, columns: {columns}, constants: {{indicator: trade}}, entities: open}}"
    corpus = written(tmp_path, {"long": table}, {}, entities=())
    data = tmp_path / "data" / "a.csv"
    value = "printf('%.2f', i // 4 * 7919 % 1000003 / 100.0 + if(i % 400001 = 0, 5, 0))"
    rows = f"SELECT 'site' || i % 4 AS who, 'city' || i // 240 AS city, 1950 + i // 4 % 60 AS time, {value} AS value"
    with duckdb.connect(config={"threads": 2}) as con:
        con.execute(f"COPY ({rows} FROM range(10000000) AS t(i)) TO '{data}' (HEADER)")
    assert data.stat().st_size > 3 * 80_000_000
    tabled = check_tables(corpus, tmp_path / "data", duckdb_engine(Limits(memory="80MB", threads=2)))
    assert not tabled.faults
    assert len(tabled.groups) == len(range(0, 10_000_000, 400_001))
    assert tabled.totals is not None and tabled.totals.read == 10_000_000
