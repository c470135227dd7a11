"""Who has a vote: what makes several sources one voice, and who is silent."""

from __future__ import annotations

import pytest
from making import INDICATORS, Folder, claim

from gzcheck.comparing.copying import LEAST_SHARED, likely_copies
from gzcheck.comparing.encounters import pairs_of
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


@pytest.mark.parametrize(
    ("pairs", "copies"),
    [
        ([], []),
        ([("a", "b", 400, 400), ("a", "c", 400, 400), ("b", "c", 400, 400)], [("a", "b"), ("a", "c"), ("b", "c")]),
        # pairs usually agree in 60 of 100, so 80 is the mark; of few groups less can be told than of many
        ([("a", "b", 100, 60), ("a", "c", 100, 60), ("b", "c", 100, 90)], [("b", "c")]),
        ([("a", "b", 100, 60), ("a", "c", 100, 60), ("b", "c", 400, 320)], []),
        ([("a", "b", 100, 60), ("a", "c", 100, 60), ("b", "c", 10, 9)], []),
        # where pairs rarely agree, more than six in ten is asked all the same
        ([("a", "b", 400, 40), ("a", "c", 400, 40), ("b", "c", 400, 240)], []),
        ([("a", "b", 400, 40), ("a", "c", 400, 40), ("b", "c", 400, 280)], [("b", "c")]),
        # the likeliest first
        (
            [("a", "b", 400, 40), ("c", "d", 400, 360), ("a", "c", 400, 40), ("b", "d", 400, 380), ("a", "d", 400, 40)],
            [("b", "d"), ("c", "d")],
        ),
    ],
)
def test_pairs_that_agree_far_more_often_than_pairs_do(
    pairs: list[tuple[str, str, int, int]], copies: list[tuple[str, str]]
) -> None:
    assert likely_copies(pairs) == copies


def test_only_a_majority_of_three_tells_what_is_false(folder: Folder) -> None:
    """Of two that agree neither is known to be right, and so nothing is shared, true or false."""
    folder.write("indicators.yaml", INDICATORS)
    years = range(2010, 2010 + LEAST_SHARED)
    for name in "ab":
        folder.source(name, *[labs(name=f"y{year}", period=str(year)) for year in years])
    assert pairs_of(Facts(folder.load()).groups) == []
    folder.source("c", *[labs("30", name=f"y{year}", period=str(year)) for year in years])
    found = {(one.first, one.second): (one.together, one.both_true) for one in pairs_of(Facts(folder.load()).groups)}
    assert found == {("a", "b"): (5, 5), ("a", "c"): (5, 0), ("b", "c"): (5, 0)}
