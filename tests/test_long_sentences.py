"""A draft may have any number of figures in one sentence: what they share is worked out once, and is the same."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import CORPUS, INDICATORS, Folder, claim
from test_doubling import calls

from gzcheck import engine
from gzcheck.model import Outcome
from gzcheck.proofing.scenes import _BORDER, _DIGIT, Scenes, blotted
from gzcheck.proofing.strangers import _opens
from gzcheck.texts.scanner import scan

OPENS = re.compile(r"(?:^\s*|[.!?:;][\"”'’)*_\]]*\s*|[\"“'‘(]\s*|^\s*(?:[-*+#>|]+|\d+[.)])\s*)$")
"""What opens a sentence, said in one pattern that has to look through all that stands in front."""
PIECES = st.lists(
    st.sampled_from(
        ["Harbour City ", "12 firms", "13 firms", ", ", " and ", "; ", "(", ") ", "— ", "。", "3. ", "\n", "“", "*"]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_what_opens_a_sentence_is_told_from_what_stands_right_in_front(text: str) -> None:
    for place in range(len(text) + 1):
        assert _opens(text, place) == bool(OPENS.search(text[:place])), (text, place)


def plain_clause(sentence: str, own: tuple[int, int], starts: list[int]) -> tuple[int, int]:
    """The stretch between the nearest borders beyond which another figure stands, by trying all borders."""
    low, high = 0, len(sentence)
    for match in _BORDER.finditer(sentence):
        if match.end() <= own[0] and any(start < match.start() for start in starts):
            low = max(low, match.end())
        if match.start() >= own[1] and any(start >= match.end() for start in starts):
            high = min(high, match.start())
    return low, high


@given(PIECES)
def test_clause_is_the_same_as_by_trying_all_borders(text: str) -> None:
    scanned = scan(text, "x.md", is_markdown=False, is_draft=True)
    scenes = Scenes(scanned, frozenset())
    for mention in scanned.mentions:
        if mention.outcome is Outcome.NO_FIGURE:
            continue
        together = [one for one in scanned.mentions if one.outcome is not Outcome.NO_FIGURE]
        place = mention.paragraph, mention.sentence
        together = [one for one in together if (one.paragraph, one.sentence) == place]
        scene, low = scenes.of(mention), mention.sentence[0]
        starts = [one.start - low for one in together if one.start != mention.start]
        assert scene.is_cell or scene.clause == plain_clause(scene.sentence, (scene.place, scene.end), starts)


@given(PIECES)
def test_blotted_out_are_the_digits_of_the_stretches_and_nothing_else(text: str) -> None:
    places = [match.span() for match in re.finditer(r"\d\d", text)]
    made = blotted(text, places)
    assert len(made) == len(text)
    inside = {place for low, high in places for place in range(low, high)}
    for place, (old, new) in enumerate(zip(text, made, strict=True)):
        assert new == ("#" if place in inside and _DIGIT.match(old) else old)


FIGURES = 80
A_FIGURE = 7_000
"""Calls of functions that a figure of a long sentence may cost: what it shares with the others costs them but once."""


@pytest.mark.parametrize(
    ("piece", "between"), [("{} firms", ", "), ("Harbour {} firms in City Plan", " and "), ("广州市有{}家企业", "，")]
)
def test_what_the_figures_of_a_sentence_share_is_worked_out_once(folder: Folder, piece: str, between: str) -> None:
    folder.write("corpus.yaml", CORPUS)
    folder.write("indicators.yaml", INDICATORS)
    folder.source("one", claim("firms", "12", "12 firms"))
    corpus = folder.load()

    def proof(count: int) -> int:
        text = between.join(piece.format(100 + number) for number in range(count))
        scanned = scan(f"Harbour City had {text}.", "draft.md", is_markdown=True, is_draft=True)
        return calls(lambda: engine.proof(corpus, [scanned], None, date(2019, 12, 1)))

    proof(3)
    assert proof(FIGURES) < A_FIGURE * FIGURES
