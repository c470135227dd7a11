"""Simulated tables for the diagnosis of whole sources: clean ones, and the same with one cause put into one source.

Many small worlds stand side by side in one relation, each with sources and indicators of its own, so that hundreds of
them are looked at in one run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

from gzcheck.model import Cause, Diagnosis, Location
from gzcheck.tables.candidates import grouped_of
from gzcheck.tables.close import close_cells
from gzcheck.tables.diagnosis.whole import examine
from gzcheck.tables.engines import Limits, duckdb_engine
from gzcheck.tables.figures import held

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from truths import SCENARIOS, World, copied

__all__ = ["CAUSES", "GUILTY", "SCENARIOS", "World", "as_table", "clean", "copied", "examined", "with_cause"]

SOURCES, ENTITIES, YEARS = 4, 4, range(2004, 2016)
GUILTY = 1
"""Which source of a world the cause is put into."""
Row = dict[str, Any]


def clean(number: int) -> World:
    """One world of honest sources: each rounds to a digit of its own, hedges now and then, and errs by itself."""
    rng, world = Random(number), World()
    places = [rng.choice([0, 0, 1, 2]) for _ in range(SOURCES)]
    errs = rng.choice([0.0, 0.05, 0.15])
    for entity in range(ENTITIES):
        for indicator in ("births", "deaths", "balance"):
            value = 10 ** rng.uniform(3.5, 6)
            for year in YEARS:
                value *= rng.uniform(0.93, 1.1)
                true = value * rng.choice([1, -1]) if indicator == "balance" else value
                for source, place in enumerate(places):
                    if rng.random() < 0.1:
                        continue
                    said = true * rng.choice([1, 1.1, 0.9, 10, 0.5, -1]) if rng.random() < errs else true
                    half = 10.0**place * (2 if rng.random() < 0.1 else 0.5)
                    thing = (f"e{entity}", f"w{number}-{indicator}", str(year))
                    world.say(f"w{number}-s{source}", thing, said, place, half=half, dimension="mass", unit="kg")
    return world


def with_cause(number: int, change: Callable[[Row, dict[tuple[str, str, str], Row]], float | None]) -> World:
    """A clean world, in which the numbers of one source's births and balances are changed."""
    world = clean(number)
    guilty = f"w{number}-s{GUILTY}"
    own = {(row["about"], row["indicator"], row["period"]): dict(row) for row in world.rows if row["source"] == guilty}
    kept = []
    for row in world.rows:
        if row["source"] == guilty and not row["indicator"].endswith("deaths"):
            number_now = change(row, own)
            if number_now is None:
                continue
            _set(row, number_now)
        kept.append(row)
    world.rows = kept
    return world


def _set(row: Row, number: float) -> None:
    half = (row["upper"] - row["lower"]) / 2
    row |= {
        "numeral": f"{number:.10g}",
        "number": number,
        "lower": number - half,
        "upper": number + half,
        "text": f"{number:.10g}",
    }


def _shifted(row: Row, own: dict[tuple[str, str, str], Row]) -> float | None:
    before = own.get((row["about"], row["indicator"], str(int(row["period"]) - 1)))
    return before["number"] if before else None


def _other_indicator(row: Row, own: dict[tuple[str, str, str], Row]) -> float | None:
    name = row["indicator"].replace("births", "deaths").replace("balance", "deaths")
    there = own.get((row["about"], name, row["period"]))
    return there["number"] if there else None


CAUSES: dict[Cause, Callable[[Row, dict[tuple[str, str, str], Row]], float | None]] = {
    Cause.FACTOR: lambda row, _: row["number"] * 33.86,
    Cause.OFFSET: lambda row, _: row["number"] + 12_345,
    Cause.SIGN: lambda row, _: abs(row["number"]),
    Cause.PERIOD: _shifted,
    Cause.INDICATOR: _other_indicator,
    Cause.MISSING: lambda row, _: 999.0 if int(row["period"]) % 4 == 0 else row["number"],
    Cause.BREAK: lambda row, _: row["number"] / (1000 if row["about"] == "e2" and row["period"] > "2008" else 1),
}


def examined(worlds: Iterable[World]) -> tuple[tuple[Diagnosis, ...], int, int]:
    """What is said of worlds side by side, how many cells they have, and how many remain."""
    world = World(rows=[row for one in worlds for row in one.rows])
    with duckdb_engine(Limits(threads=2)) as engine:
        cells = world.held_by(engine)
        figures = held(cells)
        grouped = grouped_of(engine, figures)
        close = close_cells(engine, figures, grouped)
        found = examine(engine, figures, grouped, close, {}, lambda _, file, row, __: Location(file, row))
        every = found.folding.remaining.every
        [remaining] = engine.rows(every.agg(cells=every.count()))
    return found.found, len(world.rows), remaining["cells"]


def as_table(worlds: Iterable[World]) -> tuple[str, str, str]:
    """Worlds side by side as a data file: what stands under `table:`, the rows, and the indicators to be registered."""
    columns = ("source", "about", "indicator", "period", "text", "unit")
    rows = [row for one in worlds for row in one.rows]
    said = "".join(",".join(row[name] for name in columns) + "\n" for row in rows)
    units = {row["indicator"]: row["unit"] for row in rows}
    register = "".join(
        f"  - {{id: {name}, label: {name}, definition: Made up., kind: stock, unit: {unit}, can_be_negative: true}}\n"
        for name, unit in sorted(units.items())
    )
    roles = ", ".join(f"{name}: {name}" for name in columns if name != "text")
    table = f"{{file: worlds.csv, columns: {{{roles}, value: text}}, entities: open}}"
    return table, ",".join(columns) + "\n" + said, register
