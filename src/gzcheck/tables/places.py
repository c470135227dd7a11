"""Where a cell stands in its data file: the line, which is not the number of its row where lines are blank or texts run
over several lines, and the column.

Engines know rows by their number alone. So a file is gone through once more, but only where a finding names a row of it
and it has lines that begin no row.
"""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO

from gzcheck.model import Location
from gzcheck.tables.sheets import DataFile, Sheet, pass_over

_CHUNK = 16 * 1024 * 1024


class Whereabouts:
    """The places of cells in the data files of tables."""

    def __init__(self, sheets: Mapping[str, Sequence[Sheet]]) -> None:
        """`sheets`: by the id of the table."""
        self._files = {
            (table, file.name): (file, sheet) for table, own in sheets.items() for sheet in own for file in sheet.files
        }
        self._lines: dict[str, Callable[[int], int]] = {}

    def __call__(self, table: str, name: str, row: int, column: str = "") -> Location:
        """The place of a row, or of a cell in it: of a Parquet file, which has no lines, the number of the row."""
        file, sheet = self._files[table, name]
        line = sheet.skip + self._line_of(file, sheet)(row) if sheet.is_text else row
        return Location(file.shown, line, sheet.columns.index(column) + 1 if column else 1)

    def _line_of(self, file: DataFile, sheet: Sheet) -> Callable[[int], int]:
        """What tells the line of a row by its number, behind the lines before the head."""
        if file.path not in self._lines:
            try:
                with file.store.open(file.name) as content:
                    pass_over(content, sheet.skip)
                    self._lines[file.path] = line_of(_chunks(content), sheet.delimiter)
            except OSError:  # gone since it was read, which is told elsewhere
                self._lines[file.path] = line_of(())
        return self._lines[file.path]


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    while chunk := content.read(_CHUNK):
        yield chunk


def line_of(chunks: Iterator[bytes] | Sequence[bytes], delimiter: str = ",") -> Callable[[int], int]:
    """What tells the line of a row by its number: the head is row 0, and stands in the first line that is not blank."""
    others = [*_other_lines(chunks, delimiter)]
    before = [line - number - 1 for number, line in enumerate(others)]
    return lambda row: row + 1 + bisect_right(before, row)


def _other_lines(chunks: Iterator[bytes] | Sequence[bytes], delimiter: str) -> Iterator[int]:
    """The lines that begin no row: blank ones, and those that go on with a text in quotes."""
    here = _Here(delimiter)
    for chunk in chunks:
        if here.begins_rows_only(chunk):
            here.pass_over(chunk)
            continue
        for number, part in enumerate(chunk.split(b'"')):
            if number:
                here.turn()
            yield from here.others_in(part)


class _Here:
    """A place in a file: the line, whether it is in a text in quotes, and whether its line is blank so far."""

    def __init__(self, delimiter: str) -> None:
        self._line, self._is_quoted, self._is_blank = 1, False, True
        self._may_open = True
        """Whether a quotation mark here would open a text: where a cell begins, or behind the mark that closed one."""
        self._before_cells = (delimiter.encode(), b"\n", b"\r", codecs.BOM_UTF8)

    def begins_rows_only(self, chunk: bytes) -> bool:
        """Whether there is no blank line in a chunk and nothing in quotes."""
        goes_on = self._is_blank and chunk.startswith((b"\n", b"\r"))
        if self._is_quoted or goes_on or b'"' in chunk or b"\n\n" in chunk:
            return False
        return b"\r" not in chunk or b"\n\r\n" not in chunk

    def pass_over(self, chunk: bytes) -> None:
        """Go behind a chunk in which every line begins a row."""
        self._line += chunk.count(b"\n")
        self._is_blank = chunk.endswith((b"\n", b"\n\r"))
        self._may_open = chunk.endswith(self._before_cells)

    def turn(self) -> None:
        """Go behind a quotation mark; one within a cell without quotes is a sign like any other."""
        self._is_quoted, self._may_open = not self._is_quoted and self._may_open, self._is_quoted
        self._is_blank = False

    def others_in(self, part: bytes) -> Iterator[int]:
        """Go behind a part without quotation marks, and tell the lines in it that begin no row."""
        if part:
            self._may_open = part.endswith(self._before_cells)
        first, *rest = part.split(b"\n")
        self._is_blank = self._is_blank and not first.strip(b"\r")
        for text in rest:
            if self._is_quoted or self._is_blank:
                yield self._line + self._is_quoted
            self._line += 1
            self._is_blank = not self._is_quoted and not text.strip(b"\r")
