"""What can be imported: the same things that the command line uses, silent, and documented by what runs."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest
from making import ROOT, Folder, claim

import gzcheck
from gzcheck.comparing.spread import spread

NAMES = {
    "Corpus", "Figure", "Interval", "Numeral", "Period", "Report", "Span", "Verdict", "__version__",
    "check", "compare", "identities", "load", "load_corpus", "read", "units",
}  # fmt: skip


def test_documentation_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(gzcheck)
    assert (result.failed, result.attempted > 8) == (0, True)


def test_face_is_what_is_documented() -> None:
    assert set(gzcheck.__all__) == NAMES
    assert all(getattr(gzcheck, name) is not None for name in NAMES)
    assert gzcheck.load is gzcheck.load_corpus
    assert all(f"`{name}" in (gzcheck.__doc__ or "") for name in NAMES - {"Corpus", "Report", "__version__"})


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parse'"):
        _ = gzcheck.parse  # type: ignore[attr-defined]


def test_importing_it_loads_none_of_it() -> None:
    code = "import sys, gzcheck; print(*[name for name in sys.modules if name.startswith('gzcheck')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["gzcheck"]


def test_read_takes_a_unit_by_name() -> None:
    assert gzcheck.read("61 billion", unit="CNY").unit is gzcheck.units()["CNY"]
    with pytest.raises(TypeError):
        gzcheck.read("61 billion", "CNY")  # type: ignore[misc]


def test_it_prints_nothing(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.source("a", claim("x", "12", "12 firms"), claim("y", "broken", "19 firms"))
    corpus = gzcheck.load(folder.path)
    gzcheck.check(corpus)
    gzcheck.identities(corpus)
    assert capsys.readouterr() == ("", "")


# ---------------------------------------------------------------- how far apart


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([("203", "203 firms", {}), ("230", "some 230 firms", {"hedge": "about"})], (27, "27/203", "27/10")),
        ([("19", "19 firms", {}), ("20", "20 firms", {})], (1, "1/19", None)),
        ([("0", "no firms", {}), ("20", "20 firms", {})], (20, None, None)),
        ([("100", "more than 100 firms", {"hedge": "over"}), ("90", "90 firms", {})], (10, "1/9", None)),
        ([("[10, 20]", "10 to 20 firms", {"hedge": "range"}), ("30", "30 firms", {})], (15, "1", "30/11")),
        ([("19", "19 firms", {}), ("25", "25 firms", {}), ("21", "21 firms", {})], (6, "6/19", None)),
        ([("19", "19 firms", {}), ("20", "20 labs", {"indicator": "labs"})], None),
        ([("19", "19 firms", {})], None),
    ],
)
def test_spread_is_that_of_the_widest_two_readings(
    folder: Folder,
    claims: list[tuple[str, str, dict[str, str]]],
    expected: tuple[int, str | None, str | None] | None,
) -> None:
    folder.source("a", *(claim(f"c{i}", value, text, **rest) for i, (value, text, rest) in enumerate(claims)))
    found = spread(folder.load().claims)
    shown = found and (
        found.absolute,
        None if found.relative is None else str(found.relative),
        None if found.halfwidths is None else str(found.halfwidths),
    )
    assert shown == expected
