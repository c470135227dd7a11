"""`gzcheck sources`: what each source contributes, in counts."""

from __future__ import annotations

from typing import Any

import pytest
from deciding import contradict, labs
from jsonschema import Draft202012Validator
from making import INDICATORS, Folder, Gzcheck, claim

from gzcheck.reading.schema import load_schema


def listed(gzcheck: Gzcheck) -> dict[str, dict[str, Any]]:
    """The sources of the JSON list, by id."""
    return {source["id"]: source for source in gzcheck("sources", "--format", "json").json["sources"]}


def counts(gzcheck: Gzcheck) -> dict[str, tuple[int, int, int, int]]:
    """Claims, compared, agreed and alone, by source."""
    return {
        name: (source["claims"], source["compared"], source["agreed"], source["alone"])
        for name, source in listed(gzcheck).items()
    }


@pytest.fixture(autouse=True)
def _indicators(folder: Folder) -> None:
    folder.write("indicators.yaml", INDICATORS)


def test_two_that_contradict_each_other_stand_alone(folder: Folder, gzcheck: Gzcheck) -> None:
    contradict(folder)
    assert counts(gzcheck) == {"gazette": (1, 1, 0, 1), "harbour": (1, 1, 0, 1)}


def test_two_against_one(folder: Folder, gzcheck: Gzcheck) -> None:
    contradict(folder)
    folder.source("herald", labs("20"), claim("firms", "70", "70 firms"))
    assert counts(gzcheck) == {"gazette": (1, 1, 0, 1), "harbour": (1, 1, 1, 0), "herald": (2, 1, 1, 0)}


def test_figure_that_holds_with_another_but_not_with_most_does_neither(folder: Folder, gzcheck: Gzcheck) -> None:
    for name, value in (("a", "20"), ("b", "20"), ("c", "20"), ("d", "22")):
        folder.source(name, labs(value))
    folder.source("e", labs("21", "more than 21 labs", hedge="over"))
    assert counts(gzcheck) == {
        "a": (1, 1, 1, 0),
        "b": (1, 1, 1, 0),
        "c": (1, 1, 1, 0),
        "d": (1, 1, 0, 0),
        "e": (1, 1, 0, 0),
    }


def test_source_with_one_right_and_one_wrong_figure_has_not_agreed(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", labs("20"))
    folder.source("b", labs("20"))
    folder.source("c", labs("20"), labs("19").replace("id: labs", "id: more"))
    assert counts(gzcheck)["c"] == (2, 1, 0, 0)


def test_nothing_is_compared_within_one_source(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", labs("20"), labs("19").replace("id: labs", "id: more"))
    assert counts(gzcheck) == {"a": (2, 0, 0, 0)}


def test_what_is_copied_is_listed_and_counted_through_all_steps_and_is_no_witness(
    folder: Folder, gzcheck: Gzcheck
) -> None:
    contradict(folder)
    folder.source("copy", labs("20"), derived_from="[harbour]")
    folder.source("echo", labs("20"), derived_from="[copy]")
    found = listed(gzcheck)
    assert (found["copy"]["copies"], found["echo"]["copies"]) == (["harbour"], ["copy"])
    assert (found["copy"]["copies_in_all"], found["echo"]["copies_in_all"]) == (1, 2)
    assert counts(gzcheck)["harbour"] == (1, 1, 0, 1)
    assert counts(gzcheck)["echo"] == (1, 0, 0, 0)


@pytest.mark.parametrize("format", ["text", "json"])
def test_list_of_a_chain_of_copies_grows_with_its_length_alone(folder: Folder, gzcheck: Gzcheck, format: str) -> None:
    folder.source("s000", labs("20"))
    sizes = []
    for first, last in ((1, 20), (20, 40)):
        for number in range(first, last):
            folder.source(f"s{number:03}", labs("20"), derived_from=f"[s{number - 1:03}]")
        sizes.append(len(gzcheck("sources", "--format", format).out))
    assert sizes[1] < 2.2 * sizes[0]


def test_list_is_sorted_by_name_and_has_no_score(folder: Folder, gzcheck: Gzcheck) -> None:
    for name in ("c", "a", "b"):
        folder.source(name, labs("20"))
    folder.source("d", labs("20"), dating="inferred", dating_note="from the text", derived_from="[a]")
    lines = gzcheck("sources", "--format", "text").out.splitlines()
    counts = ["claims", "drafts", "aside", "compared", "agreed", "alone", "shared", "copies"]
    assert lines[0].split() == ["source", "published", *counts]
    assert [line.split()[0] for line in lines[1:5]] == ["a", "b", "c", "d"]
    assert lines[4].split() == ["d", "2", "May", "2017,", "inferred", "1", "0", "0", "0", "0", "0", "1", "a"]


def test_json_conforms_to_its_schema(folder: Folder, gzcheck: Gzcheck) -> None:
    contradict(folder)
    folder.source("copy", labs("20"), derived_from="[harbour]")
    run = gzcheck("sources", "--format", "json")
    assert run.code == 0
    Draft202012Validator(load_schema("sources-output")).validate(run.json)


def test_nothing_to_list_is_not_success(folder: Folder, gzcheck: Gzcheck) -> None:
    assert gzcheck("sources").code == 2


def test_figures_printed_exactly_alike_are_shared(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", labs("20"), claim("firms", "70", "70 firms", period="2016"), claim("more", "90", "90 firms"))
    folder.source("b", labs("20"), claim("firms", "70", "70 firms", period="2017"), claim("more", "90", "90 firms"))
    folder.source("c", labs("20", "some 20 labs", hedge="about"), claim("firms", "70", "70 firms", status="target"))
    found = listed(gzcheck)
    assert {name: source["shared"] for name, source in found.items()} == {"a": 3, "b": 3, "c": 1}


def test_a_figure_that_only_one_source_repeats_is_not_shared(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", labs("20"), labs("20").replace("id: labs", "id: again"))
    folder.source("b", labs("21"))
    assert {name: source["shared"] for name, source in listed(gzcheck).items()} == {"a": 0, "b": 0}
