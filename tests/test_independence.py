"""Who has a vote: what makes several sources one voice, and who is silent."""

from __future__ import annotations

import pytest
from making import INDICATORS, Folder, claim

from gzcheck.comparing.facts import Facts
from gzcheck.explaining.independence import count, knows_publisher, voices


def labs(value: str = "20", name: str = "labs", **others: str) -> str:
    return claim(name, value, f"{value} labs", indicator="labs", **others)


def independent(folder: Folder) -> int:
    """How many voices the claims on laboratories have."""
    folder.write("indicators.yaml", INDICATORS)
    corpus = folder.load()
    assert not corpus.faults
    return count(corpus.claims, voices(corpus.claims, Facts(corpus).copies))


def test_sources_of_different_publishers_are_independent(folder: Folder) -> None:
    folder.source("a", labs(), publisher="Gazette")
    folder.source("b", labs(), publisher="Herald")
    folder.source("c", labs("21"), publisher="Weekly")
    assert independent(folder) == 3


def test_one_publisher_is_one_voice_however_it_is_written(folder: Folder) -> None:
    folder.source("a", labs(), publisher="Gazette")
    folder.source("b", labs("21"), publisher="' gazette '")
    assert independent(folder) == 1


@pytest.mark.parametrize("unknown", ["unknown", "Unknown", "'?'", "n/a", "not known"])
def test_unknown_publishers_are_each_their_own(folder: Folder, unknown: str) -> None:
    folder.source("a", labs(), publisher=unknown)
    folder.source("b", labs(), publisher=unknown)
    assert independent(folder) == 2


def test_copies_of_one_origin_are_one_voice(folder: Folder) -> None:
    folder.source("agency", labs(), publisher="Agency")
    folder.source("a", labs(), publisher="Gazette", derived_from="[agency]")
    folder.source("b", labs(), publisher="Herald", derived_from="[a]")
    folder.source("c", labs(), publisher="Weekly")
    assert independent(folder) == 2


def test_copies_are_one_voice_where_their_origin_has_no_claim(folder: Folder) -> None:
    folder.source("agency", publisher="Agency")
    folder.source("a", labs(), publisher="Gazette", derived_from="[agency]")
    folder.source("b", labs(), publisher="Herald", derived_from="[agency]")
    assert independent(folder) == 1


def test_one_body_that_figures_are_attributed_to_is_one_voice(folder: Folder) -> None:
    folder.source("a", labs(attributed_to="Statistics Bureau"), publisher="Gazette")
    folder.source("b", labs(attributed_to="statistics bureau"), publisher="Herald")
    folder.source("c", labs(attributed_to="the mayor"), publisher="Weekly")
    assert independent(folder) == 2


def test_voices_are_joined_through_each_other(folder: Folder) -> None:
    """The first and the last share nothing, but each shares something with the one between."""
    folder.source("a", labs(), publisher="Gazette")
    folder.source("b", labs(attributed_to="the mayor"), publisher="Gazette")
    folder.source("c", labs(attributed_to="the mayor"), publisher="Herald")
    folder.source("d", labs(), publisher="Herald")
    folder.source("e", labs(), publisher="Weekly")
    assert independent(folder) == 2


def test_source_of_two_minds_is_silent(folder: Folder) -> None:
    folder.source("a", labs("20", "one"), labs("23", "two"), publisher="Gazette")
    folder.source("b", labs(), publisher="Herald")
    assert independent(folder) == 1


def test_source_that_says_the_same_twice_is_heard_once(folder: Folder) -> None:
    folder.source("a", labs("20", "one"), labs("20", "two"), publisher="Gazette")
    assert independent(folder) == 1


@pytest.mark.parametrize("field", [{"withdrawn": "true"}, {"replaced_by": "b"}])
def test_source_that_no_longer_stands_has_no_vote(folder: Folder, field: dict[str, str]) -> None:
    folder.source("a", labs(), publisher="Gazette", **field)
    folder.source("b", labs(), publisher="Herald")
    assert independent(folder) == 1


def test_publisher_is_known_unless_a_word_says_that_it_is_not(folder: Folder) -> None:
    folder.source("a", publisher="Gazette")
    folder.source("b", publisher="' UNKNOWN '")
    corpus = folder.load()
    assert knows_publisher(corpus.sources["a"])
    assert not knows_publisher(corpus.sources["b"])
