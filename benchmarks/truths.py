"""Simulated tables whose truth is known: many sources of the same figures, with the faults that real ones have.

Each scenario is a function from a seed to a `World`: the cells that `gzcheck.tables` reads (as columns of an Arrow
table) and the true number of every thing in time. `SCENARIOS` names them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pyarrow as pa

Thing = tuple[str, str, str]
"""Entity, indicator, period."""


@dataclass
class World:
    """Cells, and what is true."""

    truth: dict[Thing, float] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def say(self, source: str, thing: Thing, value: float, place: int = 0, **more: Any) -> None:
        """One cell: `value` printed to the digit 10^place, read as rounded to that digit (a count, exactly)."""
        number = round(value / 10.0**place) * 10.0**place
        number = float(f"{number:.12g}")
        half = more.pop("half", 0.0 if place >= 0 and more.get("dimension", "count") == "count" else 10.0**place / 2)
        text = f"{number:.{max(0, -place)}f}"
        about, indicator, period = thing
        self.rows.append(
            {
                "source": source, "file": f"{source}.csv", "row": len(self.rows) + 1, "column": "value",
                "about": about, "indicator": indicator, "period": period, "status": "actual", "text": text,
                "numeral": text, "hedge": "bare",
                "unit": "count", "dimension": "count", "scale": 0, "place": place, "number": number,
                "lower": number - half, "upper": number + half, "lower_open": False, "upper_open": False,
                "state": "read", "reason": "", **more,
            }
        )  # fmt: skip

    def held_by(self, engine: Any) -> Any:
        """The cells as a table of an engine; there are more than a statement would take."""
        engine._backend.con.register("given", self.cells())
        engine._backend.con.sql("CREATE TEMP TABLE world AS SELECT * FROM given")
        return engine._backend.table("world")

    def cells(self) -> pa.Table:
        """The cells as the relation that tables are read into."""
        return pa.Table.from_pylist(self.rows)


def edited(seed: int) -> World:
    """Populations edited by thousands of people, most of them a few times; some vandals, many older values."""
    rng, world = Random(seed), World()
    editors = [f"editor{n}" for n in range(1200)]
    weights = [1 / (n + 1) ** 0.9 for n in range(len(editors))]
    good = {name: _beta(rng, 9, 1.2) for name in editors}
    for name in rng.sample(editors, 150):
        good[name] = 0.1
    for city in range(1000):
        for year in ("2000", "2006"):
            thing = (f"city{city}", "population", year)
            true = float(round(10 ** rng.uniform(2.5, 6)))
            world.truth[thing] = true
            older, nearby = float(round(true * rng.uniform(0.85, 1.15))), float(round(true * rng.uniform(0.97, 1.03)))
            for name in dict.fromkeys(rng.choices(editors, weights, k=min(12, 1 + int(rng.expovariate(0.5))))):
                if rng.random() < good[name]:
                    value = true
                elif good[name] < 0.2:
                    value = float(rng.choice([rng.randrange(1, 10**7), int(true) * 10, int(true) // 10, 1]))
                else:
                    value = rng.choice([older, older, nearby, round(true, -3), float(_swapped(rng, int(true)))])
                world.say(name, thing, value)
    return world


def flights(seed: int) -> World:
    """Times of day from 38 sources, five groups of which copy; two groups copy bad ones. A late plan is widely told."""
    rng, world = Random(seed), World()
    names = [f"site{n:02}" for n in range(38)]
    good = {name: rng.betavariate(3.2, 2.2) for name in names}
    copies = _families(rng, names, good, [(5, 0.71), (4, 0.53), (3, 0.92), (2, 0.93), (2, 0.61), (6, 0.4)])
    for flight in range(300):
        for what in ("departure", "arrival"):
            thing = (f"flight{flight}", what, "2011-12-01")
            true = float(rng.randrange(0, 1440))
            planned = true - rng.choice([0, 3, 5, 8, 12, 20, 45])
            world.truth[thing] = true
            said: dict[str, float] = {}
            for name in names:
                if rng.random() > 0.55:
                    continue
                origin = copies.get(name, "")
                if origin in said and rng.random() < 0.95:
                    said[name] = said[origin]
                elif rng.random() < good[name]:
                    said[name] = true
                else:
                    off = float(round(rng.gauss(0, 12))) or 1.0
                    said[name] = planned if planned != true and rng.random() < 0.7 else true + off
            for name, value in said.items():
                world.say(name, thing, value, dimension="time", unit="minute", half=0.0)
    return world


def weather(seed: int) -> World:
    """Readings of 18 sites that differ by little: each its own noise, lag and rounding; some copy one provider."""
    rng, world = Random(seed), World()
    names = [f"station{n:02}" for n in range(18)]
    noise = {name: rng.choice([0.3, 0.6, 1.0, 1.8]) for name in names}
    stale = {name: rng.choice([0.05, 0.15, 0.4]) for name in names}
    copies = {names[n]: names[0] for n in (1, 2, 3)} | {names[5]: names[4], names[7]: names[6], names[8]: names[6]}
    grain = {"temperature": 0, "humidity": 0, "pressure": -2}
    size = {"temperature": (50.0, 15.0, 1.0), "humidity": (60.0, 20.0, 3.0), "pressure": (30.0, 0.3, 0.02)}
    for city in range(30):
        past: dict[str, float] = {}
        for hour in range(20):
            for what, (mean, spread, step) in size.items():
                key = f"{what}{city}"
                before = past.get(key, rng.gauss(mean, spread))
                now = before + rng.gauss(0, step * 1.2)
                past[key] = now
                thing = (f"city{city:02}", what, f"2010-01-{1 + hour // 24:02}T{hour % 24:02}")
                place = grain[what]
                world.truth[thing] = float(f"{round(now / 10.0**place) * 10.0**place:.12g}")
                said: dict[str, float] = {}
                for name in names:
                    if rng.random() > 0.85:
                        continue
                    origin = copies.get(name, "")
                    if origin in said and rng.random() < 0.9:
                        said[name] = said[origin]
                    else:
                        base = before if rng.random() < stale[name] else now
                        said[name] = base + rng.gauss(0, noise[name] * step * 0.7)
                for name, value in said.items():
                    coarse = place + 1 if what == "pressure" and name in names[-4:] else place
                    world.say(name, thing, value, coarse, dimension=what, unit=what, half=10.0**coarse / 2)
    return world


def independent(seed: int) -> World:
    """Ten independent sources of very different quality; wrong values are wrong each in its own way."""
    return _plain(seed, [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3], things=500)


def alike(seed: int) -> World:
    """Eight independent sources, all as good: nothing is to be learnt, and the vote is the best there is."""
    return _plain(seed, [0.7] * 8, things=400, pool=3)


def few(seed: int) -> World:
    """Four sources on twenty things: too few to learn from."""
    return _plain(seed, [0.9, 0.8, 0.7, 0.6], things=20, pool=2)


def three(seed: int) -> World:
    """Three sources, one good: the usual case of a data desk."""
    return _plain(seed, [0.95, 0.7, 0.7], things=300, pool=2)


def copied(seed: int) -> World:
    """One bad source, copied by four, against four independent ones of which none is outstanding."""
    rng, world = Random(seed), World()
    good = {"bad": 0.5, **{f"own{n}": 0.75 for n in range(4)}}
    for number in range(500):
        thing = (f"thing{number}", "amount", "2016")
        true = float(rng.randrange(100, 10**6))
        world.truth[thing] = true
        false = [float(rng.randrange(100, 10**6)) for _ in range(4)]
        said = {name: true if rng.random() < share else rng.choice(false) for name, share in good.items()}
        for n in range(4):
            said[f"copy{n}"] = said["bad"] if rng.random() < 0.95 else true if rng.random() < 0.7 else rng.choice(false)
        for name, value in said.items():
            world.say(name, thing, value)
    return world


def popular(seed: int) -> World:
    """Three agencies that are always right, and four blogs that print the same older figure half of the time."""
    rng, world = Random(seed), World()
    for number in range(200):
        thing = (f"thing{number}", "amount", "2016")
        true = float(rng.randrange(100, 10**6))
        world.truth[thing] = true
        for n in range(3):
            world.say(f"agency{n}", thing, true)
        for n in range(4):
            world.say(f"blog{n}", thing, round(true * 0.96) if rng.random() < 0.5 else true)
    return world


def specialised(seed: int) -> World:
    """Six sources, each good at one indicator and bad at the other."""
    world = World()
    for what, shares in (("births", [0.9, 0.9, 0.85, 0.4, 0.4, 0.4]), ("deaths", [0.4, 0.4, 0.4, 0.9, 0.9, 0.85])):
        other = _plain(seed + len(what), shares, things=300, pool=2, what=what)
        world.truth |= other.truth
        world.rows += other.rows
    return world


def rounded(seed: int) -> World:
    """Half of the sources round to hundreds or thousands; those that do not are a minority, and sometimes wrong."""
    rng, world = Random(seed), World()
    for number in range(400):
        thing = (f"thing{number}", "amount", "2016")
        true = float(rng.randrange(20_000, 900_000))
        world.truth[thing] = true
        for n, (place, share) in enumerate([(0, 0.9), (0, 0.8), (0, 0.6), (2, 0.9), (2, 0.9), (3, 0.9), (3, 0.85)]):
            value = true if rng.random() < share else true * rng.choice([0.8, 0.9, 1.1, 1.3])
            world.say(f"source{n}", thing, value, place, half=10.0**place / 2 if place else 0.0)
    return world


def broken(seed: int) -> World:
    """Five sources, one of them in thousands and one with older figures."""
    rng, world = Random(seed), World()
    for number in range(400):
        thing = (f"thing{number}", "amount", "2016")
        true = float(rng.randrange(10_000, 900_000))
        older = float(round(true * rng.uniform(0.9, 0.99)))
        world.truth[thing] = true
        for n, share in enumerate((0.85, 0.8, 0.75)):
            value = true if rng.random() < share else rng.choice([older, float(_swapped(rng, int(true)))])
            world.say(f"source{n}", thing, value)
        world.say("thousands", thing, float(round(true / 1000)))
        world.say("old", thing, older if rng.random() < 0.7 else true)
    return world


SCENARIOS: dict[str, Callable[[int], World]] = {
    one.__name__: one
    for one in (
        edited, flights, weather, independent, alike, few, three, copied, popular, specialised, rounded, broken,
    )
}  # fmt: skip


def _plain(seed: int, shares: list[float], *, things: int, pool: int = 50, what: str = "amount") -> World:
    """Independent sources with the given shares of true values; a false one is one of `pool` for each thing."""
    rng, world = Random(seed), World()
    for number in range(things):
        thing = (f"thing{number}", what, "2016")
        true = float(rng.randrange(100, 10**6))
        world.truth[thing] = true
        false = [float(rng.randrange(100, 10**6)) for _ in range(pool)]
        for n, share in enumerate(shares):
            world.say(f"source{n}", thing, true if rng.random() < share else rng.choice(false))
    return world


def _families(rng: Random, names: list[str], good: dict[str, float], sizes: list[tuple[int, float]]) -> dict[str, str]:
    """The copy of each copying source; the origin of a family is as good as stated."""
    free, copies = iter(rng.sample(names, len(names))), {}
    for size, share in sizes:
        members = sorted(next(free) for _ in range(size))
        good[members[0]] = share
        copies |= dict.fromkeys(members[1:], members[0])
    return copies


def _beta(rng: Random, a: float, b: float) -> float:
    return rng.betavariate(a, b)


def _swapped(rng: Random, number: int) -> int:
    """The number with two neighbouring digits exchanged, or one digit changed."""
    digits = list(str(number))
    at = rng.randrange(max(1, len(digits) - 1))
    if len(digits) > 1 and digits[at] != digits[at + 1]:
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
    else:
        digits[at] = str((int(digits[at]) + rng.randrange(1, 9)) % 10)
    return int("".join(digits))
