"""A figure in a table: the name of its row, the head of its column, and what stands above the table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gzcheck.model import Mention

_BORDER = re.compile(r"\t|\|| {2,}")
_SENTENCES = re.compile(r"[.!?。]\s{2,}\S")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is told of a figure by its place in a table; each is empty where there is none."""

    name: str
    """The first cell of its row."""
    head: str
    """The cell above it in the table's first row."""
    corner: str
    """What the first cell of the first row says of the whole table; one word there only names the rows."""
    above: str
    """The line above the table."""
    first: int
    """The paragraph of the table's first row."""

    @property
    def told(self) -> tuple[str, ...]:
        """All of it, what is furthest off first."""
        return tuple(one for one in (self.above, self.corner.rstrip(", "), self.head, self.name) if one)


class Tables:
    """Which paragraphs of a text are rows, and of which table, looked at once."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._rows: dict[int, _Row] = {}
        self._first: list[int] = []
        """By paragraph: the first row of its table, counted from 1; 0 for no row."""
        for number, paragraph in enumerate(paragraphs, 1):
            above = self._first[-1] if self._first else 0
            has_cells = len(_BORDER.findall(paragraph)) > 1
            self._first.append((above or number) if has_cells else 0)

    def cell(self, mention: Mention) -> Cell | None:
        """The cell that a figure stands in; None for running text."""
        number = mention.paragraph
        first = self._first[number - 1]
        row = self._row(number)
        if not first or row.is_prose:
            return None
        corner = self._head(number, row.first)
        return Cell(
            name=row.name,
            head=self._head(number, bisect_left(row.borders, mention.start)),
            corner=f"{corner}, " if len(corner.split()) > 1 else "",
            above=self._paragraphs[first - 2].strip() if first > 1 else "",
            first=first,
        )

    def _head(self, number: int, column: int) -> str:
        """The first row of the table above a row, at a column."""
        first = self._first[number - 1]
        cells = self._row(first).cells if first != number else ()
        return cells[column] if column < len(cells) else ""

    def _row(self, number: int) -> _Row:
        """The cells of a paragraph, cut once however many figures ask."""
        if number not in self._rows:
            paragraph = self._paragraphs[number - 1]
            cells = tuple(cell.strip() for cell in _BORDER.split(paragraph))
            self._rows[number] = _Row(
                cells=cells,
                borders=[match.start() for match in _BORDER.finditer(paragraph)],
                name=next(filter(None, cells), ""),
                first=1 if paragraph.lstrip().startswith("|") else 0,
                is_prose=_is_prose(paragraph),
            )
        return self._rows[number]


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph between its borders."""

    cells: tuple[str, ...]
    borders: Sequence[int]
    """Where they begin."""
    name: str
    first: int
    """Which of the cells is the first in sight: a bar may stand in front of it."""
    is_prose: bool


def _is_prose(paragraph: str) -> bool:
    """Whether two spaces only stand between sentences."""
    return "|" not in paragraph and "\t" not in paragraph and bool(_SENTENCES.search(paragraph))
