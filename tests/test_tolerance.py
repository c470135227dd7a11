"""Gaps too small to matter: a note, and still a conflict; never where somebody says exact."""

from __future__ import annotations

import pytest
from making import Folder, claim

from gzcheck.engine import check
from gzcheck.model.finding import Finding

AREA = "id: area, label: Area, definition: Floor area., kind: stock, unit: m2"


def conflict(folder: Folder, a: str, b: str, tolerance: str = "", **fields: str) -> Finding | None:
    entry = f"{AREA}, tolerance: {tolerance}" if tolerance else AREA
    folder.write("indicators.yaml", f"indicators: [{{{entry}}}]\n")
    for name, value in (("a", a), ("b", b)):
        made = claim("area", value, f"{value} m2", indicator="area", unit="m2", **fields)
        folder.source(name, made, published="2017-05-02")
    found = [one for one in check(folder.load()).findings if one.rule.code == "GZ201"]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("tolerance", "severity"),
    [
        ("", "error"),
        ("{relative: 0.01}", "note"),
        ("{relative: 0.0001}", "error"),
        ("{absolute: 5}", "note"),
        ("{absolute: 3}", "error"),
        ("{absolute: 3, relative: 0.01}", "note"),
    ],
)
def test_a_gap_within_the_tolerance_is_a_note_and_still_a_conflict(
    folder: Folder, tolerance: str, severity: str
) -> None:
    """1001 and 1006, each to half a square metre, are 4 apart."""
    found = conflict(folder, "1001", "1006", tolerance)
    assert found is not None
    assert (found.verdict.value, found.severity.value) == ("conflict", severity)


def test_the_absolute_part_is_in_the_unit_of_the_indicator(folder: Folder) -> None:
    folder.write("indicators.yaml", f"indicators: [{{{AREA.replace('m2', 'km2')}, tolerance: {{absolute: 5}}}}]\n")
    for name, value in (("a", "1001"), ("b", "1006")):
        made = claim("area", value, f"{value} square kilometers", indicator="area", unit="km2")
        folder.source(name, made, published="2017-05-02")
    assert [one.severity.value for one in check(folder.load()).findings] == ["note"]


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [("100000.0001", "100000.0002", "note"), ("1000000.5", "1000003.5", "error"), ("8.5e6", "8.6e6", "error")],
)
def test_without_one_a_millionth_is_what_computing_leaves_behind(folder: Folder, a: str, b: str, severity: str) -> None:
    found = conflict(folder, a, b)
    if found is None:
        assert severity == "note"
    else:
        assert found.severity.value == severity


def test_what_is_marked_exact_is_exact(folder: Folder) -> None:
    found = conflict(folder, "100000.00001", "100000.00002", precision="exact")
    assert found is not None
    assert found.severity.value == "error"


def test_an_identity_off_by_a_millionth_is_a_note(folder: Folder) -> None:
    folder.source("a", claim("x", "30000001", "30,000,001 firms"), claim("y", "30000002", "y", indicator="labs"))
    entry = "id: same, title: Same, why: To see, terms: {x: a/x, y: a/y}, expect: x == y"
    folder.write("identities.yaml", f"identities: [{{{entry}}}]\n")
    found = [one for one in check(folder.load()).findings if one.rule.code == "GZ301"]
    assert [one.severity.value for one in found] == ["note"]
