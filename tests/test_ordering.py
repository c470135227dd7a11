"""A report's order: by severity, then the widest apart, with what is on one matter behind it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from making import Folder, claim

from gzcheck.comparing.ordering import ordered, size
from gzcheck.comparing.spread import spread_of_sides
from gzcheck.engine import check
from gzcheck.model.finding import Finding
from gzcheck.model.interval import Interval


def conflicting(folder: Folder, pairs: dict[str, tuple[str, str]]) -> list[Finding]:
    """A conflict about each entity, between these two readings."""
    entities = ", ".join(f"{{id: {name}, label: {name.title()}}}" for name in pairs)
    folder.write("corpus.yaml", f"title: Order\nentities: [{entities}]\n")
    for place, source in enumerate(("gazette", "herald")):
        made = [claim(name, pair[place], f"{pair[place]} firms", about=name) for name, pair in pairs.items()]
        folder.source(source, *made)
    return list(check(folder.load()).findings)


def test_the_widest_apart_come_first(folder: Folder) -> None:
    findings = conflicting(folder, {"near": ("203", "204"), "far": ("10", "50"), "mid": ("203", "230")})
    assert [one.claims[0].about for one in findings if one.severity.rank == 0] == ["far", "mid", "near"]


def test_size_is_in_per_cent_of_the_larger(folder: Folder) -> None:
    (finding,) = conflicting(folder, {"far": ("10", "50")})
    found = size(finding)
    assert found is not None
    assert found.of_larger == Fraction(4, 5)
    assert found.relative == 4


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        (Interval(Fraction(450), Fraction(550)), Interval.point(Fraction(100)), Fraction(350, 450)),
        (Interval.point(Fraction(100)), Interval(Fraction(450), None), Fraction(350, 450)),
        (Interval(Fraction(1), Fraction(3)), Interval(Fraction(2), Fraction(4)), Fraction(0)),
        (Interval(None, None), Interval.point(Fraction(1)), Fraction(0)),
    ],
)
def test_sides_are_as_far_apart_as_what_lies_between_them(first: Interval, second: Interval, share: Fraction) -> None:
    assert spread_of_sides(first, second).of_larger == share
    assert spread_of_sides(second, first).of_larger == share


def test_errors_stand_before_wider_warnings(folder: Folder) -> None:
    folder.source(
        "gazette", claim("a", "203", "203 firms"), claim("t", "10", "10 firms", status="target", period="2020")
    )
    folder.source("herald", claim("b", "204", "204 firms"))
    ranks = [finding.severity.rank for finding in check(folder.load()).findings]
    assert len(ranks) > 1
    assert ranks == sorted(ranks)


def test_findings_without_two_readings_come_last(folder: Folder) -> None:
    folder.source("gazette", claim("a", "203", "203 firms"), claim("b", "7", "8 labs", indicator="labs"))
    folder.source("herald", claim("c", "204", "204 firms"))
    assert [finding.rule.code for finding in check(folder.load()).findings][:2] == ["GZ201", "GZ102"]


def test_what_names_one_another_stands_together(folder: Folder) -> None:
    folder.write(
        "identities.yaml",
        "identities: [{id: sum, title: Near fits, why: x, severity: error, "
        "terms: {a: gazette/near, b: herald/near}, expect: a == b}]\n",
    )
    findings = conflicting(folder, {"near": ("203", "204"), "mid": ("203", "230"), "far": ("10", "50")})
    places = [finding.claims[0].about for finding in findings if finding.severity.rank == 0]
    assert places == ["far", "mid", "near", "near"]


def test_order_is_the_same_from_any_order(folder: Folder) -> None:
    pairs = {f"town-{number}": ("203", str(203 + number % 7 + 1)) for number in range(30)}
    findings = conflicting(folder, pairs)
    assert list(ordered(reversed(findings))) == findings
