"""Figures that two sources print exactly alike."""

from __future__ import annotations

from making import Folder, claim

from gzcheck.comparing.shared import shared_figures


def firms(value: str = "4739", name: str = "firms", **others: str) -> str:
    return claim(name, value, f"{value} firms", **others)


def shared(folder: Folder) -> dict[str, int]:
    corpus = folder.load()
    assert not corpus.faults
    return dict(shared_figures(corpus))


def test_same_digits_on_the_same_thing_are_shared(folder: Folder) -> None:
    folder.source("a", firms())
    folder.source("b", firms())
    folder.source("c", firms("4740"))
    assert shared(folder) == {"a": 1, "b": 1}


def test_figure_that_one_source_prints_twice_is_shared_with_nobody_and_counts_once(folder: Folder) -> None:
    folder.source("a", firms(), firms(name="again", paragraph="2"))
    assert shared(folder) == {}
    folder.source("b", firms())
    assert shared(folder) == {"a": 1, "b": 1}


def test_hedge_unit_precision_and_thing_must_be_alike(folder: Folder) -> None:
    folder.source("a", firms())
    folder.source("b", firms(hedge="about"))
    folder.source("c", firms(indicator="labs"))
    folder.source("d", firms(about="old-port"))
    folder.source("e", firms("4739.0"))
    assert shared(folder) == {}


def test_plan_and_fact_share_their_figure(folder: Folder) -> None:
    folder.source("a", firms(status="target"))
    folder.source("b", firms())
    assert shared(folder) == {"a": 1, "b": 1}


def test_only_two_stated_times_must_be_alike(folder: Folder) -> None:
    folder.source("a", firms(period="2015"))
    folder.source("b", firms(period="2016"))
    assert shared(folder) == {}
    folder.source("c", firms(period="2016"))
    assert shared(folder) == {"b": 1, "c": 1}
    folder.source("d", firms())
    assert shared(folder) == {"a": 1, "b": 1, "c": 1, "d": 1}
