"""Some thousands of fragments with all that is read in them: value, hedge, unit, sign, place, and both intervals."""

from __future__ import annotations

from pathlib import Path

import pytest
from fragment_files import NOTHING, fragment_files, written


@pytest.mark.parametrize("path", fragment_files(), ids=lambda path: path.stem)
def test_every_fragment_says_what_is_expected(path: Path) -> None:
    expected = path.read_text(encoding="utf-8")
    differing = [
        pair for pair in zip(expected.splitlines(), written(path).splitlines(), strict=True) if len({*pair}) > 1
    ]
    assert not differing


def test_the_files_hold_readings_and_refusals_of_every_language() -> None:
    for language in ("en", "zh", "de"):
        lines = [
            line
            for path in fragment_files()
            if path.stem.startswith(f"{language}-")
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        refused = sum(" | refused: " in line for line in lines)
        assert min(refused, len(lines) - refused) > 50
        assert not any(line.endswith(f"| {NOTHING}") for line in lines)
