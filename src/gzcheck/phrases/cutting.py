"""Many fragments of one text are read, which is folded and taken apart once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from gzcheck.model import NumberStyle, Reading
from gzcheck.phrases.folding import fold_in_place, has_chinese
from gzcheck.phrases.languages import grammar_of
from gzcheck.phrases.read import MAX_LENGTH, read_phrase
from gzcheck.phrases.vocabulary import built_in


class Fragments:
    """The fragments of one text in English or Chinese, which read as they do when they are copied out of it."""

    def __init__(self, text: str, language: str, style: NumberStyle | None = None) -> None:
        self._text, self._language, self._style = text, language, style
        self._has_chinese = has_chinese(text)

    def read(self, first: int, last: int) -> Reading:
        """What stands between two places prints; its span counts from the first. Raises `PhraseError`."""
        piece = self._text[first:last]
        if self._cut is not None and len(piece) <= MAX_LENGTH and has_chinese(piece) == self._has_chinese:
            reading = self._cut(first, last)
            if reading is not None:
                return reading
        return read_phrase(piece, self._language, style=self._style)

    @cached_property
    def _cut(self) -> Callable[[int, int], Reading | None] | None:
        """The reader of its pieces; None where what a piece is depends on where it is cut."""
        grammar, folded = grammar_of(self._text, self._language), fold_in_place(self._text)
        if grammar.cut is None or folded is None or (self._style or grammar.style) != grammar.style:
            return None
        return grammar.cut(folded, built_in())
