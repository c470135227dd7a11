"""Sources as wholes: every cause is found where it was put in, and nothing is said of clean tables."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

pytest.importorskip("ibis")

from tables_made import written
from whole_sources import CAUSES, GUILTY, World, clean, copied, examined, with_cause

from gzcheck import engine
from gzcheck.comparing.wholes import Tally, diagnoses
from gzcheck.model import Cause
from gzcheck.settings import Settings

WORLDS = 12
RECALL = {Cause.FACTOR: 0.9, Cause.OFFSET: 0.9, Cause.SIGN: 0.9, Cause.PERIOD: 0.9, Cause.INDICATOR: 0.8,
          Cause.MISSING: 0.9, Cause.BREAK: 0.6}  # fmt: skip
"""The share of worlds in which a cause must be found: in some, honest errors alone leave too little of it."""


def test_nothing_is_said_of_two_hundred_clean_worlds() -> None:
    found, cells, remaining = examined(clean(number) for number in range(1000, 1200))
    assert found == ()
    assert remaining == cells > 100_000


@pytest.mark.parametrize("cause", CAUSES)
def test_a_cause_is_found_in_the_source_that_has_it_and_in_no_other(cause: Cause) -> None:
    found, cells, remaining = examined(with_cause(number, CAUSES[cause]) for number in range(WORLDS))
    guilty = {one.source for one in found if one.cause is cause and one.source.endswith(f"-s{GUILTY}")}
    assert len(guilty) >= RECALL[cause] * WORLDS
    assert {one.source for one in found} <= guilty
    assert remaining == cells - sum(one.set_aside for one in found)
    assert all(1 <= len(one.examples) <= 5 for one in found)


def test_copies_are_found_by_the_false_values_that_they_share() -> None:
    found, cells, remaining = examined([copied(1)])
    told = [one for one in found if one.cause is Cause.COPY]
    assert remaining == cells
    assert {one.source for one in told} | {one.against for one in told} >= {"copy0", "copy1", "copy2", "copy3"}
    assert not [one for one in told if one.source.startswith("own")]


def test_sources_that_are_right_together_are_no_copies() -> None:
    world = World()
    rng = Random(5)
    for number in range(200):
        true = float(rng.randrange(100, 10**6))
        for name in ("a", "b", "c", "d"):
            thing = (f"thing{number}", "amount", "2016")
            world.say(name, thing, true if name != "d" else true + rng.randrange(1, 99))
    assert examined([world])[0] == ()


def test_degrees_fahrenheit_under_celsius_are_named() -> None:
    world, rng = World(), Random(3)
    for hour in range(60):
        true = rng.uniform(-10, 30)
        thing = ("harbour", "temperature", f"2016-05-{1 + hour // 24:02}T{hour % 24:02}")
        for name in ("a", "b", "c"):
            said = true * 9 / 5 + 32 if name == "c" else true
            world.say(name, thing, said, -1, dimension="temperature", unit="celsius", half=0.05)
    [one] = examined([world])[0]
    assert (one.cause, one.source, one.detail) == (Cause.OFFSET, "c", "fahrenheit as celsius")


def test_one_bad_source_is_not_told_as_the_fault_of_the_others() -> None:
    def tally(source: str, other: str, fitting: int) -> Tally:
        return Tally(
            cause=Cause.FACTOR, source=source, other=other, indicator="labs", groups=20, fitting=fitting, distinct=20,
            value=1000.0 if source == "c" else 0.001, others=3,
        )  # fmt: skip

    tallies = [tally("c", other, 20) for other in "abd"] + [tally(other, "c", 20) for other in "abd"]
    assert [one.source for one in diagnoses(tallies)] == ["c"]


DATA = "about,period,value\n"
TABLE = (
    "{{file: {0}.csv, columns: {{about: about, period: period, value: value}}, "
    "constants: {{indicator: trade}}, entities: open}}"
)


def test_the_conflicts_that_a_cause_explains_are_folded_under_it(tmp_path: Path) -> None:
    rng = Random(1)
    truth = {(name, year): rng.randrange(10_001, 90_000) for name in ("x", "y") for year in range(2000, 2012)}
    data = {}
    for name, factor in (("a", 1), ("b", 1000), ("c", 1)):
        rows = [f"{about},{year},{value * factor}" for (about, year), value in truth.items()]
        data[f"{name}.csv"] = DATA + "\n".join(rows) + "\n"
    data["c.csv"] = data["c.csv"].replace(str(truth["x", 2003]), str(truth["x", 2003] + 77))
    written(tmp_path, {name: TABLE.format(name) for name in "abc"}, data)
    settings = Settings(corpus=tmp_path / "claims", tables=tmp_path / "data", cache=None)
    report = engine.check(engine.load(settings))
    first, second = report.findings
    assert first.message.startswith("b, Trade: 1000 × every other source in 100 % of 48 groups (2 of 2 sources)")
    assert first.message.endswith("a thousand?; 24 figures set aside")
    assert len(first.arithmetic) == 5
    assert (second.rule.code, [claim.source.id for claim in second.claims]) == ("GZ201", ["a", "c"])
