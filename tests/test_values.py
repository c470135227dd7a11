"""Values as curators type them, and all that they say of themselves: numerals, periods, figures, arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest
from value_files import value_files, written


@pytest.mark.parametrize("path", value_files(), ids=lambda path: path.stem)
def test_every_value_says_what_is_expected(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()
    said = written(path).splitlines()
    assert [pair for pair in zip(expected, said, strict=True) if len({*pair}) > 1] == []


def test_every_kind_of_value_is_there_with_some_that_are_refused() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in value_files()}
    assert texts.keys() >= {"numerals", "periods", "figures", "expressions"}
    assert all(texts[name].count(" | refused") > 5 for name in ("numerals", "periods", "figures", "expressions"))
