"""Twice as much costs about twice as much: counted in calls of functions, which are the same on every machine."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from making import CORPUS, INDICATORS, Folder, claim

from gzcheck import engine
from gzcheck.model import Corpus
from gzcheck.reading.cache import Cache, FileMemory
from gzcheck.reading.loader import load

MOST = 2.3
"""What doubling may cost, as a factor."""
FEW, MANY = 60, 120


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while some work is done."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def groups(folder: Folder, count: int, every: int) -> Path:
    """A corpus of so many groups of five sources each, every so many of them in conflict."""
    folder.write("corpus.yaml", CORPUS)
    listed = "".join(f"  - {{id: i{n}, label: I, definition: D., kind: flow, unit: count}}\n" for n in range(count))
    folder.write("indicators.yaml", f"indicators:\n{listed}")
    for source in range(5):
        made = []
        for number in range(count):
            value = 1011 + 10 * number + (3 if source == 4 and number % every == 0 else 0)
            words = {"indicator": f"i{number}", "period": "2016", "paragraph": str(number + 1)}
            made.append(claim(f"c{number}", str(value), f"{value} firms", **words))
        folder.source(f"s{source}", *made)
    return folder.path


def one_group(folder: Folder, count: int) -> Path:
    """A corpus in which so many sources print as many different figures for one thing within three months."""
    folder.write("corpus.yaml", CORPUS)
    folder.write("indicators.yaml", INDICATORS)
    for number in range(count):
        value, published = 1011 + 20 * number, f"2017-{3 + number % 3:02}-{1 + number % 28:02}"
        folder.source(f"s{number:03}", claim("x", str(value), f"{value} firms"), published=published)
    return folder.path


def checked(path: Path) -> Callable[[], object]:
    corpus = load(path)
    assert not corpus.faults
    return lambda: engine.check(corpus)


def read_again(path: Path, place: Path) -> Callable[[], object]:
    """Loading what was read before."""

    def work() -> Corpus:
        return load(path, memory=FileMemory(Cache(place)))

    engine.check(work())
    return work


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Folder]:
    return lambda name: Folder(tmp_path / name)


def assert_doubles(few: Callable[[], object], many: Callable[[], object]) -> None:
    few(), many()  # what is imported or computed once for all is there then
    less, more = calls(few), calls(many)
    assert more > 1.2 * less, "the work grows at all, or nothing was measured"
    assert more <= MOST * less


@pytest.mark.parametrize("every", [10, 1])
def test_checking_groups(made: Callable[[str], Folder], every: int) -> None:
    assert_doubles(*(checked(groups(made(str(count)), count, every)) for count in (FEW, MANY)))


def test_one_group_of_many_sources(made: Callable[[str], Folder]) -> None:
    assert_doubles(*(checked(one_group(made(str(count)), count)) for count in (200, 400)))


def test_reading(made: Callable[[str], Folder]) -> None:
    few, many = (groups(made(str(count)), count, 10) for count in (FEW, MANY))
    assert_doubles(lambda: load(few), lambda: load(many))


def test_reading_again(made: Callable[[str], Folder], tmp_path: Path) -> None:
    few, many = (groups(made(str(count)), count, 10) for count in (FEW, MANY))
    assert_doubles(*(read_again(path, tmp_path / "cache") for path in (few, many)))


def test_reading_again_is_much_less_work(made: Callable[[str], Folder], tmp_path: Path) -> None:
    path = groups(made("c"), MANY, 10)
    again = read_again(path, tmp_path / "cache")
    load(path), again()
    assert calls(again) * 1.5 <= calls(lambda: load(path))


def test_a_claim_takes_little_memory(made: Callable[[str], Folder]) -> None:
    path = groups(made("c"), MANY, 10)
    load(path)
    gc.collect()
    tracemalloc.start()
    corpus = load(path)
    gc.collect()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken / len(corpus.claims) < 2000, "bytes a claim, with all that is kept for the places of its fields"
