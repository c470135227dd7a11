"""Where a cell stands in its data file: the line, which is not the number of its row where lines are blank or texts run
over several lines, and the column.

Engines know rows by their number alone. So a file is gone through once more, but only where a finding names a row of it
and it has lines that begin no row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO

from gzcheck.model import Location
from gzcheck.tables.sheets import DataFile, Sheet

Where = Callable[[str, str, int, str], Location]
"""From the id of a table, the name of its file, the number of a row from 1, and a column or nothing, to the place."""
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
        line = self._line_of(file)(row) if sheet.is_text else row
        return Location(file.shown, line, sheet.columns.index(column) + 1 if column else 1)

    def _line_of(self, file: DataFile) -> Callable[[int], int]:
        if file.path not in self._lines:
            try:
                with file.store.open(file.name) as content:
                    self._lines[file.path] = line_of(_chunks(content))
            except OSError:  # gone since it was read, which is told elsewhere
                self._lines[file.path] = line_of(())
        return self._lines[file.path]


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    while chunk := content.read(_CHUNK):
        yield chunk


def line_of(chunks: Iterator[bytes] | Sequence[bytes]) -> Callable[[int], int]:
    """What tells the line of a row by its number: the head is row 0, and stands in the first line that is not blank."""
    others = [*_other_lines(chunks)]
    before = [line - number - 1 for number, line in enumerate(others)]
    return lambda row: row + 1 + bisect_right(before, row)


def _other_lines(chunks: Iterator[bytes] | Sequence[bytes]) -> Iterator[int]:
    """The lines that begin no row: blank ones, and those that go on with a text in quotes."""
    line, is_quoted, is_blank = 1, False, True
    for chunk in chunks:
        if not is_quoted and b'"' not in chunk and not is_blank and b"\n\n" not in chunk and b"\n\r\n" not in chunk:
            line += chunk.count(b"\n")
            is_blank = chunk.endswith((b"\n", b"\n\r"))
            continue
        for number, part in enumerate(chunk.split(b'"')):
            if number:
                is_quoted, is_blank = not is_quoted, False
            first, *rest = part.split(b"\n")
            is_blank = is_blank and not first.strip(b"\r")
            for text in rest:
                if is_quoted:
                    yield line + 1
                elif is_blank:
                    yield line
                line += 1
                is_blank = not is_quoted and not text.strip(b"\r")
