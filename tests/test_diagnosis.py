"""Sources as wholes: every cause is found where it was put in, and nothing is said of clean tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("ibis")

from tables_made import written
from whole_sources import CAUSES, GUILTY, World, clean, copied, examined, with_cause

from gzcheck import engine
from gzcheck.commands import conflicts, resolve
from gzcheck.comparing.wholes import Tally, diagnoses
from gzcheck.model import Cause, Family
from gzcheck.settings import Settings
from gzcheck.tables import close

SLACK = {4: 0.25, 12: 0.0}
"""In few worlds chance weighs more: one of four may be missing."""
RECALL = {Cause.FACTOR: 0.9, Cause.OFFSET: 0.9, Cause.SIGN: 0.9, Cause.PERIOD: 0.9, Cause.INDICATOR: 0.8,
          Cause.MISSING: 0.9, Cause.BREAK: 0.5}  # fmt: skip
"""The share of worlds in which a cause must be found: in some, honest errors alone leave too little of it."""


@pytest.mark.parametrize("worlds", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_nothing_is_said_of_clean_worlds(worlds: int) -> None:
    found, cells, remaining = examined(clean(number) for number in range(1000, 1000 + worlds))
    assert found == ()
    assert remaining == cells > 500 * worlds


@pytest.mark.parametrize("worlds", [4, pytest.param(12, marks=pytest.mark.slow)])
def test_a_cause_is_found_in_the_source_that_has_it_and_in_no_other(worlds: int) -> None:
    """Worlds of all causes stand side by side: those of the first have the numbers from 10, of the next from 110."""
    every = [(100 * place + 10 + number, cause) for place, cause in enumerate(CAUSES) for number in range(worlds)]
    found, cells, remaining = examined(with_cause(number, CAUSES[cause]) for number, cause in every)
    told = {(one.source, one.cause) for one in found}
    for cause, share in RECALL.items():
        hits = [(f"w{number}-s{GUILTY}", cause) in told for number, of_world in every if of_world is cause]
        assert sum(hits) >= (share - SLACK[worlds]) * worlds, cause
    assert told <= {(f"w{number}-s{GUILTY}", cause) for number, cause in every}
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


def test_a_break_is_told_in_the_order_of_time() -> None:
    """Quarters before months: as text, 2016-Q1 would stand behind 2016-12."""
    world, rng = World(), Random(9)
    periods = ["2015-06", "2015-Q3", "2015-10", "2015-12", "2016-Q1", "2016-04", "2016-06", "2016-Q3", "2016-11"]
    for entity in ("x", "y"):
        for place, period in enumerate(periods):
            true = float(rng.randrange(10_000, 90_000))
            for name in ("a", "b", "c"):
                off = name == "c" and entity == "y" and place >= 4
                world.say(name, (entity, "trade", period), true * (1000 if off else 1))
    [one] = examined([world])[0]
    assert (one.cause, one.source, one.about, one.detail, one.groups) == (Cause.BREAK, "c", "y", "since 2016-Q1", 10)


def test_where_entities_are_many_some_stand_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cause is found in a part of them, and set aside in all."""
    monkeypatch.setattr(close, "MOST", 1_000)
    world, rng = World(), Random(4)
    for number in range(300):
        true = float(rng.randrange(10_000, 90_000))
        for name in ("a", "b", "c"):
            world.say(name, (f"e{number // 3}", "trade", str(2014 + number % 3)), true * (1000 if name == "c" else 1))
    [one], cells, remaining = examined([world])
    assert (one.cause, one.source, one.set_aside, cells - remaining) == (Cause.FACTOR, "c", 300, 300)
    assert one.groups < 300
    assert one.one_in > 1


def test_a_break_is_found_in_an_entity_that_stands_for_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where entities are many, those with many conflicts are looked at besides."""
    monkeypatch.setattr(close, "MOST", 1_000)
    world, rng = World(), Random(5)
    for number in range(1_000):
        entity, year = f"e{number // 10}", 2010 + number % 10
        true = float(rng.randrange(10_000, 90_000))
        for name in ("a", "b", "c"):
            off = name == "c" and entity == "e57" and year >= 2013
            world.say(name, (entity, "trade", str(year)), true * (1000 if off else 1))
    [one], cells, remaining = examined([world])
    assert (one.cause, one.source, one.about, one.detail) == (Cause.BREAK, "c", "e57", "since 2013")
    assert (one.set_aside, one.conflicts, cells - remaining) == (7, 7, 7)


@pytest.mark.parametrize(("cause", "seed"), [*zip(CAUSES, (12, 12, 201, 12, 12, 12, 610), strict=True)])
def test_what_is_found_in_some_entities_is_set_aside_in_all(
    monkeypatch: pytest.MonkeyPatch, cause: Cause, seed: int
) -> None:
    """As much as where all of them are looked at. In the worlds of these seeds half of the entities are enough."""
    world = with_cause(seed, CAUSES[cause])
    whole, cells, _ = examined([world])
    monkeypatch.setattr(close, "MOST", len(world.rows) * 2)
    some, _, remaining = examined([world])
    told = {(one.cause, one.source, one.indicator, one.about): (one.set_aside, one.conflicts) for one in whole}
    again = {(one.cause, one.source, one.indicator, one.about): (one.set_aside, one.conflicts) for one in some}
    assert again and remaining < cells
    assert again.items() <= told.items()


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


def test_it_is_told_that_some_entities_stood_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large table: what was counted is one entity in so many, what is set aside is of all."""
    monkeypatch.setattr("gzcheck.tables.checking.FEW", 0)
    monkeypatch.setattr(close, "ENOUGH", 25)
    monkeypatch.setattr(close, "LEAST_ENTITIES", 5)
    rng = Random(1)
    truth = {(f"e{n}", year): rng.randrange(10_001, 90_000) for n in range(30) for year in range(2000, 2012)}
    data = {
        f"{name}.csv": DATA + "".join(f"{about},{year},{value * factor}\n" for (about, year), value in truth.items())
        for name, factor in (("a", 1), ("b", 1000), ("c", 1))
    }
    written(tmp_path, {name: TABLE.format(name) for name in "abc"}, data, ())
    report = engine.check(engine.load(Settings(corpus=tmp_path / "claims", tables=tmp_path / "data", cache=None)))
    [one] = report.findings
    assert "1000 × every other source in 100 % of 120 comparisons on one entity in 6 (2 of 2 sources)" in one.message
    assert "360 figures set aside" in one.message


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
    assert first.message.startswith("b, Trade: 1000 × every other source in 100 % of 48 comparisons (2 of 2 sources)")
    assert first.message.endswith("a thousand?; 24 figures set aside; explains 23 conflicts")
    assert (len(first.arithmetic), [claim.source.id for claim in first.claims]) == (5, ["b"] * 5)
    assert (second.rule.code, [claim.source.id for claim in second.claims]) == ("GZ201", ["a", "c"])
    unfolded = conflicts.run(replace(settings, unfold=True))
    whole, *rest = sorted(unfolded.findings, key=lambda one: one.rule.family is not Family.SOURCE)
    assert (whole.fingerprint, whole.explains, len(rest)) == (first.fingerprint, 23, 24)
    assert [one.explained_by for one in rest].count((first.fingerprint,)) == 23
    assert report.summary.explained == unfolded.summary.explained == 23
    totals = report.summary.tables
    assert totals and (totals.set_aside, totals.explained) == (24, 23)
    assert unfolded.summary.tables and unfolded.summary.tables.explained == 23
    resolve.run(settings, first.fingerprint, resolve.Wish(accept=True, reason="it counts thousands", by="Ann"))
    decided = conflicts.run(settings)
    assert [[one.fingerprint] for one in decided.findings] == [[second.fingerprint]]
    assert [one.fingerprint for one in decided.resolved] == [first.fingerprint]
    matrix = report.summary.matrix
    assert matrix and matrix == unfolded.summary.matrix
    assert {pair: (one.groups, one.conflicts) for pair, one in matrix.pairs.items()} == {
        ("a", "b"): (24, 0), ("a", "c"): (24, 1), ("b", "c"): (24, 0)
    }  # fmt: skip


CLAIM = (
    "  - {{id: labs-{0}, about: harbour-city, indicator: labs, unit: count, value: {1}, "
    "printed: '{1} labs', paragraph: 1, period: {0}}}\n"
)
FILES = {
    "corpus.yaml": "title: Harbour\nentities:\n  - {id: harbour-city, label: Harbour City}\n",
    "indicators.yaml": (
        "indicators:\n  - {id: labs, label: Laboratories, definition: Registered ones., kind: stock, unit: count}\n"
    ),
}
HEAD = (
    "source: {{id: {0}, title: T, publisher: {0}, published: 2019-05-02, dating: stated, kind: news, language: en}}\n"
)


def corpus_of(folder: Path, years: range) -> Settings:
    """Claims of three sources in YAML: the third tells a thousand times what others do, and one errs once by itself."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    said = {year: Random(year).randrange(10_001, 90_000) for year in years}
    for name, factor in (("gazette", 1), ("harbour", 1), ("observer", 1000)):
        own = {year: value * factor + 77 * (name == "gazette" and year == 2003) for year, value in said.items()}
        claims = "".join(CLAIM.format(*item) for item in own.items())
        (folder / "sources" / f"{name}.yaml").write_text(f"{HEAD.format(name)}claims:\n{claims}")
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return Settings(corpus=folder, cache=None)


def test_the_conflicts_of_claims_are_folded_likewise(tmp_path: Path) -> None:
    settings = corpus_of(tmp_path / "claims", range(2000, 2012))
    report = conflicts.run(settings)
    first, second = report.findings
    assert (first.rule.code, first.explains, report.summary.explained) == ("GZ601", 11, 11)
    assert (second.rule.code, len(second.claims), second.explained_by) == ("GZ201", 3, ())
    unfolded = conflicts.run(replace(settings, unfold=True))
    assert [one.explained_by for one in unfolded.findings].count((first.fingerprint,)) == 11
    assert {one.fingerprint for one in report.findings} < {one.fingerprint for one in unfolded.findings}


def test_a_decision_on_a_whole_source_holds_as_rows_come_in(tmp_path: Path) -> None:
    settings = corpus_of(tmp_path / "claims", range(2000, 2012))
    [first] = [one for one in conflicts.run(settings).findings if one.rule.family is Family.SOURCE]
    resolve.run(settings, first.fingerprint, resolve.Wish(accept=True, reason="it counts benches", by="Ann"))
    for years in (range(2000, 2012), range(1998, 2016)):
        corpus_of(tmp_path / "claims", years)
        report = conflicts.run(settings)
        assert [one.rule.code for one in report.resolved] == ["GZ601"]
        assert not [one for one in report.findings if one.rule.family in (Family.SOURCE, Family.RESOLUTION)]
        assert report.summary.explained == len(years) - 1
