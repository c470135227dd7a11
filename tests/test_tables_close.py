"""Which cells are looked at one by one, and that they are fetched together as they would be one relation at a time."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from whole_sources import clean

from gzcheck.tables import close
from gzcheck.tables.candidates import grouped_of
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.figures import GROUP, Figures, held, in_groups


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(Limits(threads=2)) as opened:
        yield opened


def test_groups_sought_together_are_those_sought_one_by_one(engine: Engine) -> None:
    """A cell that several relations ask for comes once; what is the same in all cells may be left out of the search."""
    rng, columns = Random(1), ("about", "period")
    cells = engine.small(
        {
            "about": [rng.choice("abcdef") for _ in range(300)],
            "period": [str(rng.randrange(2010, 2016)) for _ in range(300)],
            "indicator": ["labs"] * 300,
            "row": [*range(300)],
        }
    )
    for _ in range(20):
        entities = engine.small({"about": rng.sample("abcdefg", 2)})
        pairs = sorted({(rng.choice("abcdefg"), str(rng.randrange(2010, 2017))) for _ in range(6)})
        groups = engine.small({name: [pair[i] for pair in pairs] for i, name in enumerate(columns)})
        other = engine.small({"about": ["a", "b"], "indicator": ["labs", "firms"]})
        relations = (groups, entities, other)
        together = engine.rows(in_groups(cells, relations).order_by("row"))
        one_by_one = {row["row"] for one in relations for row in engine.rows(in_groups(cells, [one]))}
        assert [row["row"] for row in together] == sorted(one_by_one)
        assert engine.rows(in_groups(cells, relations, {"indicator": "labs"}).order_by("row")) == together


def counts(engine: Engine, entities: int, pairs: int) -> object:
    """Groups of so many entities, counted as `Grouped` has them."""
    names = [f"e{number}" for number in range(entities)]
    return engine.small({"about": names, "indicator": ["labs"] * entities, "pairs": [pairs // entities] * entities})


@pytest.mark.parametrize(
    ("entities", "pairs", "sources", "one_in"),
    [
        (1000, 300_000, 4, 1),
        (1000, 3_200_000, 4, 11),
        (1000, 3_200_000, 100, 4),
        (1000, 3_200_000, None, 4),
        (100, 6_400_000, 4, 7),
        (500, 3_200_000, 4, 10),
        (10, 900_000, 2, 1),
        (10, 0, 2, 1),
    ],
)
def test_no_more_encounters_are_looked_at_than_tell(
    engine: Engine, entities: int, pairs: int, sources: int | None, one_in: int
) -> None:
    """A million of many sources, 20,000 of each two, and those of 50 entities unless these are more than a million."""
    assert close._one_in(engine, counts(engine, entities, pairs), sources) == one_in  # type: ignore[arg-type]


def test_where_some_entities_stand_for_all_candidates_are_at_hand_too(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close, "ENOUGH", 10)
    monkeypatch.setattr(close, "LEAST_ENTITIES", 2)
    world = clean(1)
    for row in world.rows[::37]:
        row |= {"lower": row["lower"] + 1e6, "upper": row["upper"] + 1e6}
    figures = held(world.held_by(engine))
    figures = Figures(figures.every, figures.within, sources=3)
    grouped = grouped_of(engine, figures)
    found = close.close_cells(engine, figures, grouped)
    assert found.one_in > 1
    near = engine.rows(found.cells)
    wanted = engine.rows(figures.within(grouped.candidates))
    assert wanted
    keys = {tuple(row[name] for name in (*GROUP, "source", "row")) for row in near}
    assert {tuple(row[name] for name in (*GROUP, "source", "row")) for row in wanted} <= keys
    [every] = engine.rows(figures.every.agg(cells=figures.every.count()))
    [sampled] = engine.rows(found.sample.agg(cells=found.sample.count(), entities=found.sample.about.nunique()))
    assert 0 < sampled["cells"] < every["cells"]
    assert sampled["entities"] >= 2
