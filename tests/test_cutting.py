"""A fragment reads the same whether its sentence was taken apart once or it is copied out of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gzcheck.model import NumberStyle, PhraseError
from gzcheck.phrases.cutting import Fragments
from gzcheck.phrases.folding import fold, fold_in_place
from gzcheck.phrases.read import read_phrase

HERE = Path(__file__).parent
EDGE = re.compile(r"\b|(?=\W)")
SAMPLES = [
    "Of the 1 234 567 people 100 200 5 came, U.S. and Rs. 5, c. 20 km2, No.1, x.5, 5m2, 2½, 230¹ and 3\u00a0000.",
    "Fell by “about” £3.5m – 5 per cent, $(18.6) million, 约5%，零下3℃；共三十余人，虧損５億元，叁佰元, 3.2 percent。",
]


def lines(pattern: str) -> Iterator[str]:
    for path in sorted(HERE.glob(pattern)):
        yield from filter(None, path.read_text(encoding="utf-8").splitlines())


def outcome(read: Fragments | None, text: str, language: str, first: int, last: int) -> object:
    try:
        return read.read(first, last) if read else read_phrase(text[first:last], language)
    except PhraseError as error:
        return str(error)


@pytest.mark.parametrize(("language", "pattern"), [("en", "texts/e*.txt"), ("zh", "texts/c*.txt")])
def test_fragments_read_as_on_their_own(language: str, pattern: str) -> None:
    chance, read = random.Random(5), 0
    for text in (*lines(pattern), *SAMPLES):
        fragments = Fragments(text, language)
        edges = [match.start() for match in EDGE.finditer(text)] if language == "en" else range(len(text) + 1)
        for _ in range(30):
            first, last = sorted(chance.choices(edges, k=2))
            last = min(last, first + 60)
            alone = outcome(None, text, language, first, last)
            assert outcome(fragments, text, language, first, last) == alone, text[first:last]
            read += not isinstance(alone, str)
    assert read > 200


def test_every_piece_of_a_difficult_text_reads_as_on_its_own() -> None:
    for text in SAMPLES:
        for language in ("en", "zh"):
            fragments = Fragments(text, language)
            for first in range(len(text)):
                for last in range(first + 1, min(first + 14, len(text)) + 1):
                    alone = outcome(None, text, language, first, last)
                    assert outcome(fragments, text, language, first, last) == alone, (language, text[first:last])


def test_numbers_in_another_style_are_read_in_it() -> None:
    fragments = Fragments("sales of 1.234,5 million euros", "en", NumberStyle(group=".", decimal=","))
    assert str(fragments.read(0, 30).value.value) == str(read_phrase("1234.5 million euros").value.value)


def test_text_that_stays_in_its_place_is_folded_as_always() -> None:
    for char in map(chr, range(0x20, 0x10000)):
        folded = fold_in_place(char)
        assert folded is None or folded.text == fold(char).text
    assert fold_in_place("230¹") is None
    assert fold_in_place("2½") is None
