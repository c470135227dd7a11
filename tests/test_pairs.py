"""Some hundreds of pairs of figures, and of small corpora: verdict, findings, explanations and advice in full."""

from __future__ import annotations

from pathlib import Path

import pytest
from pair_files import pair_files, written


@pytest.mark.parametrize("path", pair_files(), ids=lambda path: path.stem)
def test_every_pair_says_what_is_expected(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()
    said = written(path).splitlines()
    assert [line for line in said if line not in expected] == []
    assert said == expected


def test_every_kind_of_explanation_and_of_advice_is_among_them() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in pair_files())
    for words in (
        *("transposed-digits: ", "opposite-sign: ", "unit-slip: ", "cut-off: ", "one-digit: ", "copied-figure: "),
        *("neighbouring-period: ", "update: ", "definition: ", "dating: ", "against: "),
        *("by official-source", "by each-at-its-time", "by independent-sources", "most-printed", "finer"),
    ):
        assert words in texts, words
