"""A sentence in the spelling that the grammar of fragments reads, with the way back to the text as it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from gzcheck.texts.sieve import Edit


class Spelling:
    """The edits of one sentence; a fragment that no edit touches is the text itself."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._text = text
        self._edits: list[Edit] = []
        for edit in edits:
            if not self._edits or edit.start >= self._edits[-1].end:
                self._edits.append(edit)
        self._starts = [edit.start for edit in self._edits]
        self._ends = [edit.end for edit in self._edits]

    def _inside(self, first: int, last: int) -> list[Edit]:
        """The edits that lie wholly in a stretch."""
        if not self._edits:
            return []
        return self._edits[bisect_left(self._starts, first) : bisect_right(self._ends, last)]

    def fragment(self, first: int, last: int) -> str:
        """A stretch of the text in its new spelling."""
        edits = self._inside(first, last)
        if not edits:
            return self._text[first:last]
        pieces, place = [], first
        for edit in edits:
            pieces += [self._text[place : edit.start], edit.text]
            place = edit.end
        return "".join([*pieces, self._text[place:last]])

    def place(self, first: int, last: int, span: tuple[int, int]) -> tuple[int, int]:
        """Where a span of the fragment from `first` to `last` stands in the text; an edit is taken whole."""
        edits = self._inside(first, last)
        if not edits:
            return first + span[0], first + span[1]
        return _back(edits, first, span[0], is_end=False), _back(edits, first, span[1], is_end=True)


def _back(edits: Sequence[Edit], first: int, place: int, *, is_end: bool) -> int:
    """The place in the text of a place in the fragment that begins at `first`."""
    offset = first
    for edit in edits:
        low = edit.start - offset
        high = low + len(edit.text)
        if place < low or (place == low and is_end):
            break
        if place < high or (place == high and is_end):
            return edit.end if is_end else edit.start
        offset = edit.end - high
    return place + offset
