"""The advised reading of groups of tables, on simulated tables whose truth is known."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("ibis")

from tables_made import written
from whole_sources import SCENARIOS, World

from gzcheck.cli import main
from gzcheck.commands import consensus
from gzcheck.model import Stop
from gzcheck.settings import Settings
from gzcheck.tables.consensus import consensus_of
from gzcheck.tables.engines import Limits, duckdb_engine


def rows_of(world: World, declared: dict[str, str] | None = None) -> list[dict[str, object]]:
    with duckdb_engine(Limits(threads=2)) as running:
        return running.rows(consensus_of(running, world.held_by(running), declared).rows)


def right(world: World, rows: list[dict[str, object]], column: str) -> float:
    return sum(row[column] == world.truth[row["about"], row["indicator"], row["period"]] for row in rows) / len(rows)


@pytest.mark.parametrize(
    ("name", "gain"),
    [("copied", 0.3), ("specialised", 0.05), ("rounded", 0.1), ("three", 0.0), ("independent", 0.0), ("popular", 0.03)],
)
def test_it_is_right_more_often_than_the_vote(name: str, gain: float) -> None:
    world = SCENARIOS[name](7)
    rows = rows_of(world)
    assert right(world, rows, "number") >= right(world, rows, "vote_number") + gain


def test_sources_that_others_confirm_are_no_copies_of_one_another() -> None:
    """Three that are always right share what looks false where most of the others print one older figure."""
    rows = rows_of(SCENARIOS["popular"](1))
    assert {row["independent"] for row in rows if row["support"] == 7} == {7}


def test_a_bound_is_no_vote_for_its_number_where_there_are_figures() -> None:
    world = World()
    for name, number, hedge in (("a", 100.0, "over"), ("b", 100.0, "bare"), ("c", 120.0, "bare"), ("d", 120.0, "bare")):
        world.say(name, ("x", "amount", "2016"), number)
        world.rows[-1]["hedge"] = hedge
    world.say("e", ("y", "amount", "2016"), 4.0)
    world.rows[-1]["hedge"] = "under"
    found = {row["about"]: (row["number"], row["support"], row["sources"]) for row in rows_of(world)}
    assert found == {"x": (120.0, 2, 3), "y": (4.0, 1, 1)}


def test_a_number_in_two_units_is_one_reading() -> None:
    """82.2 percent and 0.822 differ as doubles."""
    world = World()
    for name, number, unit in (("a", 82.2 * 0.01, "percent"), ("b", 82.2 * 0.01, "percent"), ("c", 0.822, "ratio")):
        world.say(name, ("x", "amount", "2016"), number)
        world.rows[-1]["unit"] = unit
    assert 82.2 * 0.01 != 0.822
    [row] = rows_of(world)
    assert (row["readings"], row["support"], row["differs"]) == (1, 3, False)


def test_the_order_of_rows_changes_nothing() -> None:
    world = SCENARIOS["few"](3)
    mixed = World(truth=world.truth, rows=Random(1).sample(world.rows, len(world.rows)))
    assert rows_of(world) == rows_of(mixed)


def test_every_advised_reading_is_one_that_a_source_prints() -> None:
    world = SCENARIOS["broken"](2)
    printed = {(row["about"], row["number"]) for row in world.rows}
    assert all((row["about"], row["number"]) in printed for row in rows_of(world))


def test_a_tie_goes_to_the_finest_and_then_to_the_smallest_number() -> None:
    world = World()
    world.say("a", ("x", "amount", "2016"), 130.0)
    world.say("b", ("x", "amount", "2016"), 120.0)
    world.say("a", ("y", "amount", "2016"), 1_300.0, 2, half=50)
    world.say("b", ("y", "amount", "2016"), 1_290.0, 1, half=5)
    found = {row["about"]: (row["number"], row["vote_number"]) for row in rows_of(world)}
    assert found == {"x": (120.0, 120.0), "y": (1_290.0, 1_290.0)}


def test_declared_copies_count_once_beside_the_plain_vote() -> None:
    world = World()
    for name in ("origin", "copy"):
        world.say(name, ("x", "amount", "2016"), 120.0)
    for name in ("one", "two"):
        world.say(name, ("x", "amount", "2016"), 130.0)
    [alone] = rows_of(world)
    [known] = rows_of(world, {"origin": "origin", "copy": "origin"})
    assert (alone["number"], alone["independent"]) == (120.0, 2)
    assert (known["number"], known["support"], known["independent"], known["vote_number"]) == (130.0, 2, 2, 120.0)
    assert known["differs"]


TABLE = (
    "{file: a.csv, columns: {source: who, about: about, value: value}, constants: {indicator: labs}, entities: open}"
)
DATA = "who,about,value\nP,x,19\nQ,x,19\nR,x,20\nP,=y,7\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    written(tmp_path, {"a": TABLE}, {"a.csv": DATA})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_printed_as_csv_and_written_as_csv_or_parquet(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow.parquet

    assert main(["consensus", "--tables", "data"]) == 0
    printed = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["about"], row["number"], row["support"]) for row in printed] == [("'=y", "7", "1"), ("x", "19", "2")]
    assert main(["consensus", "--tables", "data", "-o", "out.parquet"]) == 0
    assert capsys.readouterr().out == "2 readings written to out.parquet, 0 of them not what most sources print\n"
    assert pyarrow.parquet.read_table("out.parquet").column("number").to_pylist() == [7.0, 19.0]
    assert main(["consensus", "--tables", "data", "-o", "out.csv"]) == 0
    assert len(Path("out.csv").read_text().splitlines()) == 3


def test_it_takes_the_bounds_of_the_engine(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["consensus", "--tables", "data", "--memory", "500MB", "--threads", "1"]
    assert main(asked) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert main(["consensus", "--tables", "data", "--memory", "much"]) == 2
    assert "'much' is no amount of memory" in capsys.readouterr().err


def test_its_json_has_the_readings(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["consensus", "--tables", "data", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["groups"], found["differing"], found["file"]) == (2, 0, None)
    assert found["readings"][1]["vote"] == "19"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tables", "data", "-o", "out.xlsx"], "end the name in .csv, .parquet, .pq"),
        (["--tables", "data", "-o", "data/a.csv"], "among what this run reads"),
        ([], "name their folder with --tables"),
        (["--tables", "nowhere"], "no such folder"),
    ],
)
def test_what_cannot_be_done_is_said(
    corpus: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["consensus", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_corpus_without_tables_has_no_consensus(corpus: Path) -> None:
    (corpus / "claims" / "tables" / "a.yaml").unlink()
    with pytest.raises(Stop, match="no tables"):
        consensus.run(Settings(corpus=corpus / "claims", tables=corpus / "data"))


def test_what_is_wrong_with_a_whole_source_has_no_vote(tmp_path: Path) -> None:
    """Two sources print 999 for a missing figure; where they alone print something, that is still a reading."""
    rng, rows = Random(1), ["who,about,year,value"]
    for number in range(24):
        true = rng.randrange(2_000, 9_000)
        for name in "abcde":
            slip = {"c": -1, "d": 0, "e": 2}.get(name, 0) if number % 3 == 0 else 0
            rows.append(f"{name},x,{2000 + number},{999 if name in 'ab' and number % 3 == 0 else true + slip}")
    rows.append("a,x,2030,999")
    table = TABLE.replace("value: value", "period: year, value: value")
    written(tmp_path, {"made": table}, {"a.csv": "\n".join(rows) + "\n"})
    found = consensus.run(Settings(corpus=tmp_path / "claims", tables=tmp_path / "data")).readings
    assert len(found) == 25
    assert [one.period for one in found if one.text == "999"] == ["2030"]
