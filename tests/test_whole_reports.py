"""Kinds of figures that look like what is wrong with a source and are not, and those that do not and are: of tables and
of claims alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("ibis")

from whole_reports import KINDS, Row, looked_at

from gzcheck.output import Canvas
from gzcheck.output.table import render
from gzcheck.settings import Format

every_kind = pytest.mark.parametrize("kind", KINDS)


def errors_shared(rng: Random, more: int) -> Iterator[Row]:
    """Eight sources, of which the first two share an error every second year; `more` other pairs share one each."""
    for entity in "abcde":
        for year in range(2000, 2012):
            true = rng.randint(1000, 9000)
            wrong = true + rng.randint(20, 400)
            for number in range(1, 9):
                is_pair = entity == "abc"[(number - 3) // 2 % 3] and year == 2000 and 2 < number < 3 + 2 * more
                said = wrong if number < 3 and year % 2 else 77 if is_pair else true
                yield f"s{number}", entity, "labs", year, said


@every_kind
@pytest.mark.parametrize("more", [0, 1, 3])
def test_two_that_share_errors_are_copies_however_few_other_pairs_share_one(
    tmp_path: Path, kind: str, more: int
) -> None:
    assert looked_at(tmp_path, kind, errors_shared(Random(3), more)).brief == ["GZ606 s2"]


@every_kind
def test_of_five_sources_two_share_all_errors(tmp_path: Path, kind: str) -> None:
    good, bad = [571, 634, 612, 715, 786], [882, 952, 937, 1047, 1125]
    said = {**dict.fromkeys(("courier", "harbour", "mercury"), good), **dict.fromkeys(("gazette", "observer"), bad)}
    rows = [(name, "port", "firms", 2010 + n, value) for name, own in said.items() for n, value in enumerate(own)]
    assert looked_at(tmp_path, kind, rows).brief == ["GZ606 observer"]


def near_nought(rng: Random) -> dict[str, list[Row]]:
    """Honest whole numbers near nought beside finer ones: degrees that are one off, confirmed cases, growth."""
    found: dict[str, list[Row]] = {"temperature": [], "cases": [], "growth": []}
    for n in range(60):
        value, count = rng.uniform(-2.5, 2.5), rng.choice([0, 0, 1, 2, 3, 4, 5, 6, 8])
        whole = str(round(value + rng.choice([-1, 1])))
        for name in ("s1", "s2", "s3"):
            said = whole if name == "s1" else f"{value:.1f}"
            found["temperature"].append((name, f"town{n % 4}", "temperature", f"2015-01-{n // 4 + 1:02}", said))
            found["growth"].append((name, f"e{n % 5}", "growth", 2000 + n // 5, said))
            fewer = max(0, count - 6) if name == "s1" else count
            found["cases"].append((name, f"e{n % 5}", "cases", 2000 + n // 5, fewer))
    return found


UNITS = {"temperature": "celsius", "growth": "percent", "x": "km", "cases": "count"}


@every_kind
@pytest.mark.parametrize("seed", [1, 3, 4])
@pytest.mark.parametrize("what", ["temperature", "cases", "growth"])
def test_honest_whole_numbers_near_nought_are_no_codes(tmp_path: Path, kind: str, seed: int, what: str) -> None:
    rows = near_nought(Random(seed))[what]
    assert looked_at(tmp_path, kind, rows, {what: UNITS[what]}).brief == []


def coded(rng: Random, code: str, low: float, high: float, digits: int = 0, bad: str = "a") -> list[Row]:
    """Five sources of two series; those in `bad` print the code every third year."""
    truth = {(entity, year): rng.uniform(low, high) for entity in "xy" for year in range(2000, 2012)}
    return [
        (name, entity, "x", year, code if name in bad and year % 3 == 0 else f"{value:.{digits}f}")
        for (entity, year), value in truth.items()
        for name in "abcde"
    ]


@every_kind
@pytest.mark.parametrize(
    ("code", "low", "high", "digits"),
    [
        ("999", 2000, 9000, 0),
        ("999", 300, 2000, 0),
        ("-999.0", 10, 90, 1),
        ("-999", 10, 90, 1),
        ("-1", 0, 500, 0),
        ("0", 3000, 90_000, 0),
        ("0.0", 300, 900, 1),
        ("99", 2000, 9000, 0),
        ("-9999", -40, 40, 1),
    ],
)
def test_a_code_that_stands_out_is_found_however_it_is_printed(
    tmp_path: Path, kind: str, code: str, low: float, high: float, digits: int
) -> None:
    told = looked_at(tmp_path, kind, coded(Random(4), code, low, high, digits), {"x": "km"} if digits else {})
    assert told.brief == ["GZ607 a"]


@every_kind
def test_a_figure_that_another_prints_too_is_no_code(tmp_path: Path, kind: str) -> None:
    """In one place it is true that there is none, and another source says so."""
    rows = [
        (*row[:4], 0) if row[:4] in {("a", "x", "x", 2000), ("c", "x", "x", 2000)} else row
        for row in coded(Random(4), "0", 3000, 90_000)
    ]
    told = looked_at(tmp_path, kind, rows)
    assert told.brief == ["GZ607 a"]
    assert not [line for line in told.wholes[0].arithmetic if "x, 2000" in line]
    assert told.report.summary.explained == 8


@every_kind
def test_degrees_are_no_multiples_of_degrees(tmp_path: Path, kind: str) -> None:
    """Of a scale whose nought is a convention, twice as much says nothing: here all are 4 degrees more than 4."""
    rng, rows = Random(6), []
    for year in range(2000, 2016):
        value = rng.uniform(3.95, 4.05)
        rows += [(name, "town", "heat", year, f"{value * (2 if name == 'c' else 1):.2f}") for name in "abc"]
        rows += [
            (name, "port", "heat", year, f"{value * (2 if name == 'c' and year > 2008 else 1):.2f}") for name in "abc"
        ]
    told = looked_at(tmp_path, kind, rows, {"heat": "celsius"})
    assert not [one for one in told.brief if one.startswith(("GZ601", "GZ608"))]
    assert "GZ601 c" in looked_at(tmp_path, kind, rows, {"heat": "km"}).brief


def offices(few: int) -> list[Row]:
    """One source in thousands; that each of two offices knows one entity, or another one a few years, is no matter."""
    rows: list[Row] = []
    for year in range(2000, 2012):
        for office, entity, base in (("north", "a", 1000), ("south", "b", 2000)):
            value = base + (year - 2000) ** 2 * 13
            rows.append((office, entity, "labs", year, value))
            if not few:
                rows.append(("a-world", entity, "labs", year, value * 1000))
            elif entity == "a":
                rows.append(("a-world", entity, "labs", year, value * 1000))
                rows += [("late", entity, "labs", year, value)] * (year < 2000 + few)
    return rows


@every_kind
@pytest.mark.parametrize("few", [0, 2, 7])
def test_a_bad_source_is_not_told_as_the_fault_of_those_that_know_less(tmp_path: Path, kind: str, few: int) -> None:
    told = looked_at(tmp_path, kind, offices(few))
    assert told.brief == ["GZ601 a-world"]
    assert "either may be off" not in told.wholes[0].message


@every_kind
def test_of_two_alone_either_may_be_off(tmp_path: Path, kind: str) -> None:
    told = looked_at(tmp_path, kind, [row for row in offices(7) if row[0] != "late"])
    assert told.brief == ["GZ601 north"]
    assert "(no other source than " in told.wholes[0].message
    assert "a-world has as much in common with it, and either may be off)" in told.wholes[0].message


def elsewhere(what: str) -> list[Row]:
    """One source prints last year's figures, of what rises evenly or doubles; or people for households."""
    rows: list[Row] = []
    for name in ("s1", "s2", "s3"):
        off = name == "s1"
        for entity in range(2):
            for year in range(12):
                then = year - off
                even, double = 1000 * (entity + 1) + 20 * then, (2 * entity + 3) * 2**year * (5 if off else 10)
                homes = 1000 + (12 * entity + year) ** 2 * 17
                said = {"rise": even, "double": double, "homes": round(homes * 2.5) if off else homes}
                rows.append((name, f"e{entity}", what, 2000 + year, said[what]))
                if what == "homes":
                    rows.append((name, f"e{entity}", "people", 2000 + year, round(homes * 2.5)))
    return rows


@every_kind
@pytest.mark.parametrize(("what", "code"), [("rise", "GZ604"), ("double", "GZ604"), ("homes", "GZ605")])
def test_a_figure_that_is_printed_elsewhere_just_so_is_no_other_unit(
    tmp_path: Path, kind: str, what: str, code: str
) -> None:
    assert looked_at(tmp_path, kind, elsewhere(what)).brief == [f"{code} s1"]


@every_kind
def test_years_are_late_beside_quarters(tmp_path: Path, kind: str) -> None:
    rng, rows = Random(1), []
    for entity in "ab":
        true = [rng.randint(1000, 9000) for _ in range(14)]
        for place in range(1, 13):
            for name in ("s1", "s2", "s3"):
                rows.append((name, entity, "sales", 2000 + place, true[place - 1] if name == "s1" else true[place]))
                rows += [(name, entity, "sales", f"{2000 + place}-Q{n}", true[place] // 4 + n) for n in (1, 2, 3, 4)]
    assert looked_at(tmp_path, kind, rows).brief == ["GZ604 s1"]


@every_kind
def test_what_holds_for_one_of_two_figures_is_not_told_of_both_whatever_comes_first(tmp_path: Path, kind: str) -> None:
    rows: list[Row] = []
    for year in range(2000, 2012):
        value = 1000 + (year - 2000) ** 2 * 13
        said = {"s1": [value, value * 1000], "s2": [value], "s3": [value]}
        rows += [(name, "a", "labs", year, one) for name, own in said.items() for one in own]
    for place, order in enumerate((rows, rows[::-1], Random(1).sample(rows, len(rows)))):
        told = looked_at(tmp_path / str(place), kind, order).brief
        assert [one for one in told if not one.startswith("GZ609")] == []
        assert len(told) == (kind == "tables")


def test_the_order_of_rows_is_no_matter_where_a_source_prints_several_figures(tmp_path: Path) -> None:
    rows = [
        *offices(0),
        ("north", "a", "labs", 2003, 4),
        ("a-world", "b", "labs", 2004, 7),
        ("south", "b", "labs", 2004, 7),
    ]
    told = []
    for place, order in enumerate((rows, rows[::-1], Random(1).sample(rows, len(rows)))):
        wholes = looked_at(tmp_path / str(place), "tables", order).wholes
        told.append([(one.message, one.fingerprint, one.explains) for one in wholes])
    assert told[0] == told[1] == told[2] != []


def test_sources_as_wholes_are_printed_first_and_whatever_the_number_of_findings_that_is_asked_for(
    tmp_path: Path,
) -> None:
    """A break is a warning, and would stand behind all errors."""
    rows: list[Row] = [
        (name, f"x{n}", "labs", 2010, 1000 + n * (7 if name == "s3" else 3) + (name == "s3"))
        for n in range(12)
        for name in ("s1", "s2", "s3")
    ]
    for n in range(12):
        value = 1000 + n * n * 13
        rows += [
            (name, "c", "labs", 2000 + n, value * (1000 if name == "s1" and n > 5 else 1))
            for name in ("s1", "s2", "s3")
        ]
    report = replace(looked_at(tmp_path, "tables", rows).report, top=3)
    assert [one.rule.code for one in report.findings[:2]] == ["GZ608", "GZ201"]
    assert len(report.displayed) == 3
    assert replace(report, top=0).displayed == report.shown
    for form in (Format.TEXT, Format.RICH):
        printed = render(report, form, Canvas())
        assert "Sources as wholes (1)" in printed or form is Format.TEXT
        assert 0 < printed.index("GZ608") < printed.index("GZ201[" if form is Format.TEXT else "Errors (12)")


def test_all_that_is_wrong_with_sources_as_wholes_is_printed(tmp_path: Path) -> None:
    rows = [
        (name, f"e{n}", f"labs{kind}", 2010, (1009 + 137 * n) * (1000 if name == "c" else 1))
        for kind in range(3)
        for n in range(9)
        for name in "abc"
    ]
    report = replace(looked_at(tmp_path, "tables", rows).report, top=1)
    assert [one.rule.code for one in report.displayed] == ["GZ601"] * 3


@every_kind
@pytest.mark.parametrize(
    ("unit", "said"), [("km", "+3 km on"), ("percent", "+3 percentage points on"), ("count", "+3 on")]
)
def test_an_offset_is_told_in_the_unit_that_is_printed(tmp_path: Path, kind: str, unit: str, said: str) -> None:
    rng, rows = Random(1), []
    for year in range(2000, 2016):
        value = rng.randint(10, 90)
        rows += [(name, "a", "x", year, value + 3 * (name == "c")) for name in "abc"]
    [whole] = looked_at(tmp_path, kind, rows, {"x": unit}).wholes
    assert said in whole.message
    assert said in whole.title


@every_kind
def test_a_code_is_told_as_it_is_printed(tmp_path: Path, kind: str) -> None:
    [whole] = looked_at(tmp_path, kind, coded(Random(4), "-999.0", 10, 90, 1), {"x": "km"}).wholes
    assert ", x: -999.0 is printed where others have another figure" in whole.message
    assert whole.title.endswith("-999.0 for a missing figure?")


@every_kind
def test_all_but_one_are_not_all_and_two_others_are_compared_twice(tmp_path: Path, kind: str) -> None:
    rows = [
        (name, f"e{n // 10:02}", "labs", 2000 + n % 10, (1000 + n * 37) * (1000 if name == "c" and n != 5 else 1))
        for n in range(300)
        for name in "abc"
    ]
    [whole] = looked_at(tmp_path, kind, rows).wholes
    assert "in 99 % of 600 comparisons (2 of 2 sources)" in whole.message


@every_kind
def test_a_factor_is_named_by_the_unit_that_is_declared(tmp_path: Path, kind: str) -> None:
    rows = [
        (name, "a", "wait", 2000 + n, (11 + n * n) * (60 if name == "c" else 1)) for n in range(16) for name in "abc"
    ]
    [whole] = looked_at(tmp_path, kind, rows, {"wait": "minute"}).wholes
    assert "second for minute?" in whole.message
    assert "hour" not in whole.message


def test_a_decision_on_a_factor_without_a_name_holds_as_rows_come_in(tmp_path: Path) -> None:
    """The estimate is about 2.45 and goes to and fro around it."""
    names = set()
    for seed in range(4):
        rng, rows = Random(seed), []
        for entity in ("e0", "e1"):
            value = rng.uniform(20, 90)
            for year in range(1990, 1990 + rng.randint(10, 28)):
                value *= rng.uniform(0.95, 1.08)
                rows += [(n, entity, "labs", year, round(round(value) * (2.449 if n == "c" else 1))) for n in "abc"]
        [whole] = looked_at(tmp_path / str(seed), "tables", rows).wholes
        names.add((whole.rule.code, whole.fingerprint))
    assert len(names) == 1


def alike(rng: Random, what: str) -> Iterator[Row]:
    """Seven sources that print older values now and then; two print thousands, or a code for missing."""
    for entity in "abcdef":
        for year in range(2000, 2012):
            true = rng.randint(300, 2000)
            for number in range(1, 8):
                older = number > 2 and rng.random() < 0.15
                said = round(true * 0.9) if older else true
                if number < 3:
                    said = said * 1000 if what == "thousands" else 999 if year % 3 == 0 else said
                yield f"s{number}", entity, "labs", year, said


@every_kind
@pytest.mark.parametrize(("what", "code"), [("thousands", "GZ601"), ("code", "GZ607")])
def test_two_that_are_wrong_for_one_reason_are_no_copies(tmp_path: Path, kind: str, what: str, code: str) -> None:
    assert looked_at(tmp_path, kind, alike(Random(21), what)).brief == [f"{code} s1", f"{code} s2"]
