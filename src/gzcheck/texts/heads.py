"""What the head of a table says for its cells: a scale and a currency ("Dollars in millions", 单位：万元)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gzcheck.model import NoFigure, NumeralError, ScaleFound
from gzcheck.texts.document import Apart, Block, Paragraph
from gzcheck.texts.found import Found
from gzcheck.texts.sieve import Sieve

_LONGEST_HEAD = 200
_REACH = 4
"""How many paragraphs above its table a head may stand."""


class Heads:
    """Keeps the last head while its table goes on."""

    def __init__(self, sieve: Sieve, paragraphs: Sequence[Paragraph]) -> None:
        self.sieve = sieve
        rows = [paragraph.number for paragraph in paragraphs if paragraph.block is Block.ROW]
        self._near = {number for row in rows for number in range(row - _REACH, row + 1)}
        """The paragraphs that may be a head: rows, and what stands shortly above one."""
        self._found: ScaleFound | None = None
        self._unit = ""
        self._at = 0
        self._columns: list[str] = []

    def note(self, paragraph: Paragraph) -> None:
        """Look at a paragraph before its numbers are read: a head, a row of the table below it, or the table's end."""
        match = self._match(paragraph)
        if match is not None:
            power, self._unit = self.sieve.scale_of(match)
            self._found = ScaleFound(power=power, printed=match[0].strip(" (,"), paragraph=paragraph.number)
            self._at = paragraph.number
        elif paragraph.block in (Block.ROW, Block.MARKUP):
            self._at = paragraph.number
        elif self._found is not None and paragraph.number - self._at > _REACH:
            self._found = None
        if paragraph.block is Block.ROW and self._is_header(paragraph):
            self._columns = [paragraph.text[low:high] for low, high in paragraph.cells]

    def _match(self, paragraph: Paragraph) -> re.Match[str] | None:
        if paragraph.number not in self._near or paragraph.block is Block.MARKUP:
            return None
        return self.sieve.scale.search(paragraph.text) if len(paragraph.text) <= _LONGEST_HEAD else None

    def _is_header(self, paragraph: Paragraph) -> bool:
        cells = [paragraph.text[low:high].strip() for low, high in paragraph.cells]
        return sum(any(char.isalpha() for char in cell) for cell in cells[1:]) * 2 >= len(cells) - 1 and len(cells) > 1

    def head_in(self, paragraph: Paragraph, low: int, high: int) -> list[Apart]:
        """The stretch of a head that names the scale: it is no figure."""
        match = self._match(paragraph)
        if match is None or not low <= match.start() < high:
            return []
        return [Apart(match.start(), min(match.end(), high), NoFigure.SCALE)]

    def applied(self, paragraph: Paragraph, found: Found) -> Found:
        """A cell's number in the scale and currency of its head, where it prints none of its own."""
        reading = found.reading
        if self._found is None or reading is None or paragraph.block is not Block.ROW or reading.units:
            return found
        place = next((i for i, (low, high) in enumerate(paragraph.cells) if low <= found.core[0] < high), 0)
        row = paragraph.text[slice(*paragraph.cells[0])]
        column = self._columns[place] if place < len(self._columns) else ""
        if place == 0 or self.sieve.unscaled.search(row) or self.sieve.unscaled.search(column):
            return found
        try:
            upper = reading.upper.shifted(self._found.power) if reading.upper else None
            found.reading = replace(reading, value=reading.value.shifted(self._found.power), upper=upper)
        except NumeralError:
            return found
        found.scale, found.unit = self._found, self._unit
        return found
