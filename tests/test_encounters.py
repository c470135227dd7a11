"""Two sources at a time: how often each cause would explain what one prints, counted by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from making import Folder, claim

from gzcheck.comparing.copying import Pair, declared_families
from gzcheck.comparing.encounters import diagnosed, encounters_of, pairs_of, series_of, tallies_of
from gzcheck.comparing.facts import Facts
from gzcheck.comparing.groups import Group
from gzcheck.comparing.wholes import Tally, copied
from gzcheck.model import Cause, Verdict

Said = Mapping[str, Mapping[tuple[str, str], object]]
"""By source, what it prints of a thing (indicator or entity) for a period."""
TRUE = [1234, 2345, 3456, 4567, 5678, 6789, 7891, 8912, 9123, 1357]
YEARS = [str(year) for year in range(2001, 2011)]


def facts_of(folder: Folder, said: Said, **heads: Mapping[str, str]) -> Facts:
    """A corpus of exports by period, or of another indicator where the key names one."""
    for name, own in said.items():
        claims = [
            claim(f"c{place}", str(value), f"{value} yuan", unit="CNY", **where(*key))
            for place, (key, value) in enumerate(own.items())
        ]
        folder.source(name, *claims, **heads.get(name, {}))
    return Facts(folder.load())


def where(what: str, period: str) -> dict[str, str]:
    about = what if what in ("harbour-city", "old-port") else "harbour-city"
    indicator = "exports" if what == about else what
    return {"about": about, "indicator": indicator, **({"period": period} if period else {})}


def yearly(values: Iterable[object], about: str = "harbour-city") -> dict[tuple[str, str], object]:
    return {(about, year): value for year, value in zip(YEARS, values, strict=False)}


def tallies(facts: Facts) -> list[Tally]:
    return list(tallies_of(encounters_of(facts.claim_groups), series_of(facts.corpus.claims)))


def told(found: Iterable[Tally], cause: Cause) -> dict[tuple[str, str], tuple[object, ...]]:
    """By source and other source: groups, how many fit, how many numbers, the value, and what is said beside it."""
    return {
        (one.source, one.other): (one.groups, one.fitting, one.distinct, round(one.value, 4), one.detail)
        for one in found
        if one.cause is cause
    }


def test_an_encounter_has_both_numbers_in_base_units_and_half_of_both_widths(folder: Folder) -> None:
    facts = facts_of(folder, {"a": yearly(TRUE), "b": yearly([1230, *TRUE[1:]])})
    first, *rest = encounters_of(facts.claim_groups)["b", "a", "exports"]
    assert (first.number, first.other, first.width, first.agrees) == (1230.0, 1234.0, 5.5, True)
    assert [one.width for one in rest] == [1.0] * 9
    assert first.ratio == pytest.approx(1230 / 1234)


def test_fewer_than_five_encounters_say_nothing(folder: Folder) -> None:
    assert encounters_of(facts_of(folder, {"a": yearly(TRUE[:4]), "b": yearly(TRUE[:4])}).claim_groups) == {}
    five = encounters_of(facts_of(folder, {"a": yearly(TRUE[:5]), "b": yearly(TRUE[:5])}).claim_groups)
    assert {key: len(met) for key, met in five.items()} == {("a", "b", "exports"): 5, ("b", "a", "exports"): 5}


def test_a_crowd_of_more_than_sixty_claims_is_no_usual_group(folder: Folder) -> None:
    facts = facts_of(folder, {"a": yearly(TRUE[:5]), "b": yearly(TRUE[:5])})
    first, *rest = facts.claim_groups
    a, b = first.claims
    for size, met in ((60, 30 * 30 + 4), (61, 0)):
        crowd = tuple(replace(one, id=f"{one.id}-{i}") for i in range(31) for one in (a, b))[:size]
        found = encounters_of([Group(crowd, Verdict.AGREE), *rest]).get(("a", "b", "exports"), ())
        assert len(found) == met


@pytest.mark.parametrize(
    ("factor", "fitting"), [("1000", 10), ("1.5", 10), ("1.4999", 0), ("0.6666", 10), ("0.6668", 0), ("1", 0)]
)
def test_a_factor_is_the_median_ratio_and_explains_from_one_and_a_half_on(
    folder: Folder, factor: str, fitting: int
) -> None:
    own = [f"{value * float(factor):.6f}" for value in TRUE]
    found = told(tallies(facts_of(folder, {"a": yearly(TRUE), "b": yearly(own)})), Cause.FACTOR)
    assert found["b", "a"] == (10, fitting, fitting, round(float(factor), 4), "")


@pytest.mark.parametrize(("factor", "most"), [(3.0, 0.02), (1000.0, 0.1)])
def test_a_factor_fits_within_some_per_cent_beside_rounding(folder: Folder, factor: float, most: float) -> None:
    """Two per cent; ten where it is ten or more, since who is a thousand times off may differ by some per cent too."""
    inside, outside = most - 0.001, most + 0.001
    off = [1, 1 + inside, 1 / (1 - outside), 1 / (1 + inside), 1 / (1 + outside), *[1] * 5]
    own = [f"{value * factor * times:.3f}" for value, times in zip(TRUE, off, strict=True)]
    exact = [f"{value}.000" for value in TRUE]
    found = told(tallies(facts_of(folder, {"a": yearly(exact), "b": yearly(own)})), Cause.FACTOR)
    assert found["b", "a"] == (10, 8, 8, factor, "")


def test_an_offset_is_the_median_difference_and_fits_within_rounding(folder: Folder) -> None:
    own = [value + 500 for value in TRUE]
    own[0] += 1
    own[1] += 2
    found = told(tallies(facts_of(folder, {"a": yearly(TRUE), "b": yearly(own)})), Cause.OFFSET)
    assert found["b", "a"] == (10, 9, 9, 500.0, "")
    assert found["a", "b"] == (10, 9, 9, -500.0, "")


@pytest.mark.parametrize(("offset", "fitting"), [(0.2, 0), (0.3, 10)])
def test_an_offset_within_both_roundings_is_none(folder: Folder, offset: float, fitting: int) -> None:
    exact, own = ([f"{value + more:.1f}" for value in TRUE] for more in (0, offset))
    found = told(tallies(facts_of(folder, {"a": yearly(exact), "b": yearly(own)})), Cause.OFFSET)
    assert found["b", "a"] == (10, fitting, fitting, offset, "")


def test_signs_are_turned_where_a_source_prints_both(folder: Folder) -> None:
    signed = [-value if place % 2 else value for place, value in enumerate(TRUE)]
    given = {"a": yearly(signed), "b": yearly([-value for value in signed]), "c": yearly(TRUE)}
    found = {
        (one.source, one.other): (one.groups, one.fitting)
        for one in tallies(facts_of(folder, given))
        if one.cause is Cause.SIGN and one.detail
    }
    assert found["b", "a"] == found["a", "b"] == (10, 10)
    assert found["c", "a"] == (10, 0), "who prints no sign has lost it"


def test_a_sign_is_looked_for_where_a_source_prints_none(folder: Folder) -> None:
    signed = [-value if place % 2 else value for place, value in enumerate(TRUE)]
    facts = facts_of(folder, {"a": yearly(signed), "b": yearly(TRUE)})
    found = told([one for one in tallies(facts) if not one.detail], Cause.SIGN)
    assert found == {("b", "a"): (5, 5, 5, 0.0, "")}


def test_a_code_for_missing_is_one_number_where_others_have_several(folder: Folder) -> None:
    own = [999 if place % 2 else value for place, value in enumerate(TRUE)]
    found = told(tallies(facts_of(folder, {"a": yearly(TRUE), "b": yearly(own)})), Cause.MISSING)
    assert found == {("b", "a"): (5, 5, 5, 999.0, "")}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (4, 10, (6, 6, 6, 1000.0, "since 2005")),
        (0, 4, (4, 4, 4, 1000.0, "until 2004")),
        (0, 10, (10, 10, 10, 1000.0, "")),
        (3, 8, (10, 0, 0, 1.0, "")),
    ],
)
def test_a_break_reaches_to_an_end(folder: Folder, first: int, last: int, expected: tuple[object, ...]) -> None:
    own = [value * 1000 if first <= place < last else value for place, value in enumerate(TRUE)]
    facts = facts_of(folder, {"a": yearly(TRUE, "old-port"), "b": yearly(own, "old-port")})
    found = tallies(facts)
    assert told(found, Cause.BREAK)["b", "a"] == expected
    assert {one.about for one in found if one.cause is Cause.BREAK} == {"old-port"}


def test_a_period_late_is_the_others_figure_for_the_one_before(folder: Folder) -> None:
    facts = facts_of(folder, {"a": yearly(TRUE), "b": yearly([7777, *TRUE[:-1]])})
    found = [one for one in tallies(facts) if one.cause is Cause.PERIOD]
    counts = {(one.source, one.detail): (one.groups, one.fitting) for one in found}
    assert counts == {("b", "late"): (9, 9), ("b", "early"): (9, 0), ("a", "late"): (9, 0), ("a", "early"): (9, 9)}


def test_another_indicator_is_looked_for_at_the_same_period_and_never_itself(folder: Folder) -> None:
    imports = [value + 12 for value in TRUE]
    other = {("imports", year): value for year, value in zip(YEARS, imports, strict=True)}
    folder.write(
        "indicators.yaml",
        "indicators:\n"
        "  - {id: exports, label: Exports, definition: Goods sold., kind: flow, unit: CNY}\n"
        "  - {id: imports, label: Imports, definition: Goods bought., kind: flow, unit: CNY}\n",
    )
    facts = facts_of(folder, {"a": yearly(TRUE) | other, "b": yearly(imports)})
    found = told(tallies(facts), Cause.INDICATOR)
    assert found == {("b", "a"): (10, 10, 10, 0.0, "imports")}


def test_what_two_sources_share_is_counted_where_most_of_three_agree(folder: Folder) -> None:
    false = [value + 1000 for value in TRUE]
    said = {"a": yearly(TRUE), "b": yearly(TRUE), "c": yearly(TRUE), "x": yearly(false), "y": yearly(false)}
    pairs = {(one.first, one.second): one for one in pairs_of(facts_of(folder, said).claim_groups)}
    assert len(pairs) == 10
    assert pairs["a", "b"] == Pair(first="a", second="b", together=10, both_true=10, both_false=0)
    assert pairs["a", "x"] == Pair(first="a", second="x", together=10, both_true=0, both_false=0)
    assert pairs["x", "y"] == Pair(first="x", second="y", together=10, both_true=0, both_false=10)


def test_without_a_majority_nothing_is_false(folder: Folder) -> None:
    halves = {"a": yearly(TRUE), "b": yearly(TRUE), "x": yearly(t + 9 for t in TRUE), "y": yearly(t + 9 for t in TRUE)}
    assert pairs_of(facts_of(folder, halves).claim_groups) == []


def test_sources_that_are_known_to_copy_one_text_are_not_told_as_copies(folder: Folder) -> None:
    """What they copy prints none of it here, so that both take part."""
    false = [value + 901 + 37 * place**2 for place, value in enumerate(TRUE)]
    said = {"a": yearly(TRUE), "b": yearly(TRUE), "c": yearly(TRUE), "x": yearly(false), "y": yearly(false)}
    facts = facts_of(folder, said)
    [copy] = diagnosed(facts.claim_groups, facts.corpus.claims, declared_families(facts.corpus.sources))
    assert (copy.cause, copy.source, copy.against, copy.explained, copy.groups) == (Cause.COPY, "y", "x", 10, 10)
    assert (copy.sources, copy.others) == (1, 1)
    assert [(one.ours.text, one.theirs.text) for one in copy.examples] == [(str(one), str(one)) for one in false[:5]]
    wire = {"wire": {("harbour-city", "1990"): 5}}
    known = {name: {"derived_from": "[wire]"} for name in ("x", "y")}
    facts = facts_of(folder, {**said, **wire}, **known)
    assert diagnosed(facts.claim_groups, facts.corpus.claims, declared_families(facts.corpus.sources)) == []


def test_of_a_family_of_copies_each_but_the_first_is_told_against_the_one_it_is_most_like() -> None:
    pairs = [
        Pair(first=first, second=second, together=20, both_true=5, both_false=false)
        for first, second, false in (("b", "c", 9), ("a", "b", 7))
    ]
    found = copied(pairs, {})
    assert [(one.source, one.against, one.explained) for one in found] == [("b", "c", 9), ("c", "b", 9)]
    assert [(one.source, one.against) for one in copied(pairs, {"b": "b", "c": "b"})] == [("b", "a")]


def test_examples_are_the_first_in_time(folder: Folder) -> None:
    """A stock without a period stands at the date of its source, which is the last here."""
    folder.write(
        "indicators.yaml",
        "indicators:\n  - {id: labs, label: Labs, definition: What labs cost., kind: stock, unit: CNY}\n",
    )
    said = {
        name: {("labs", year): value * factor for year, value in zip(["", *YEARS[:7]], TRUE, strict=False)}
        for name, factor in (("a", 1), ("b", 1), ("c", 1000))
    }
    facts = facts_of(folder, said)
    [factor] = diagnosed(facts.claim_groups, facts.corpus.claims, {})
    assert (factor.source, factor.explained, factor.groups) == ("c", 16, 16)
    assert [one.period for one in factor.examples] == YEARS[:5]
