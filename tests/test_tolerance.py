"""Gaps too small to matter: a note, and still a conflict; never where somebody says exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from making import Folder, Gzcheck, claim

from gzcheck.engine import as_asked, check
from gzcheck.model.claim import Tolerance
from gzcheck.model.finding import Finding
from gzcheck.settings import Settings

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
    [
        ("100000.0001", "100000.0002", "note"),
        ("1000000.5", "1000003.5", "error"),
        ("8.5e6", "8.6e6", "error"),
        ("1000000.00", "1000000.95", "note"),
        ("1000000.00", "1000001.05", "error"),
    ],
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


# ---------------------------------------------------------------- the settings


def severities(folder: Folder, tolerance: Tolerance | None) -> dict[str, str]:
    """By rule, how bad what it found is with this tolerance in the settings."""
    corpus = as_asked(folder.load(), Settings(tolerance=tolerance))
    return {one.rule.code: one.severity.value for one in check(corpus).findings}


PERCENT = Tolerance(relative=Fraction(1, 100))


@pytest.mark.parametrize(
    ("own", "severity"),
    [("", "note"), ("{relative: 0.0001}", "error"), ("{absolute: 5}", "note"), ("{absolute: 3}", "error")],
)
def test_the_settings_tolerate_where_the_indicator_says_nothing(folder: Folder, own: str, severity: str) -> None:
    conflict(folder, "1001", "1006", own)
    assert severities(folder, PERCENT) == {"GZ201": severity}


def test_the_absolute_part_of_the_settings_is_in_each_indicators_unit(folder: Folder) -> None:
    conflict(folder, "1001", "1006")
    assert severities(folder, Tolerance(absolute=Fraction(5))) == {"GZ201": "note"}
    assert severities(folder, Tolerance(absolute=Fraction(3))) == {"GZ201": "error"}
    assert severities(folder, None) == {"GZ201": "error"}


REGISTRY = """indicators:
  - {id: firms, label: Firms, definition: All firms., kind: stock, unit: count}
  - {id: labs, label: Labs, definition: Their labs., kind: stock, unit: count, part_of: firms}
"""


def off_by(folder: Folder, gap: int) -> None:
    """A part above its whole, a broken identity, and an implied figure that is not the printed one, each by a gap."""
    folder.write("indicators.yaml", REGISTRY)
    big = 2_000_000_001
    claims = [
        claim("whole", str(big), f"{big:,} firms", period="2016-12-31"),
        claim("part", str(big + gap), f"{big + gap:,} labs", indicator="labs", period="2016-12-31"),
    ]
    folder.source("a", *claims)
    terms = "terms: {x: a/whole, y: a/part}"
    folder.write(
        "identities.yaml",
        f"""identities:
  - {{id: same, title: Same, why: To see, {terms}, expect: x == y}}
  - id: made
    title: Made
    why: To see
    terms: {{x: a/whole}}
    derive: z = x * 1
    as: {{indicator: labs, about: harbour-city, unit: count, period: 2016-12-31}}
""",
    )


@pytest.mark.parametrize(("gap", "severity"), [(2, "note"), (20_000, "error")])
def test_what_differs_by_a_billionth_is_no_error_to_any_rule(folder: Folder, gap: int, severity: str) -> None:
    off_by(folder, gap)
    assert severities(folder, None) == {"GZ301": severity, "GZ303": severity, "GZ306": severity}


def test_the_settings_hold_for_sums_and_wholes_too(folder: Folder) -> None:
    off_by(folder, 20_000)
    assert severities(folder, PERCENT) == {"GZ301": "note", "GZ303": "note", "GZ306": "note"}


def test_the_verdict_stays(folder: Folder) -> None:
    off_by(folder, 2)
    assert {one.verdict.value for one in check(folder.load()).findings} == {"conflict"}


def test_copy_that_differs_by_a_billionth_is_a_note(folder: Folder) -> None:
    folder.write("indicators.yaml", REGISTRY)
    folder.source("a", claim("x", "2000000001", "2,000,000,001 firms"))
    folder.source("b", claim("x", "2000000003", "2,000,000,003 firms"), derived_from="[a]")
    assert severities(folder, None) == {"GZ206": "note"}


def test_a_tolerance_on_the_command_line(folder: Folder, gzcheck: Gzcheck) -> None:
    conflict(folder, "1001", "1006")
    assert gzcheck("conflicts", "--corpus", str(folder.path)).code == 1
    run = gzcheck("conflicts", "--corpus", str(folder.path), "--tolerance", "1%")
    assert run.code == 0
    assert " note " in run.out or "note: " in run.out
