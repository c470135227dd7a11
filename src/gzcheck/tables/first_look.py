"""A first look at a data file: its columns, with some of the texts in each."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from io import StringIO
from itertools import islice, takewhile
from pathlib import Path

from gzcheck.model import dataclass
from gzcheck.reading import foreign_form, read_file

SAMPLE_ROWS = 200
SAMPLE_BYTES = 4 * 1024 * 1024
MOST_SKIPPED = 100
"""Rows among which the head is looked for."""
_FIRST_SIGNS = 10_000
"""Signs at the beginning that tell what stands between columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a first look at a file found."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Some of its rows, a text for each column."""
    samples: Mapping[str, tuple[str, ...]]
    """The texts in each column of these rows, without empty ones."""
    delimiter: str = ""
    """Where it is not the one that the file's name says."""
    skip: int = 0
    """Lines before the one that names the columns."""


def look_at(path: Path) -> Look:
    """The columns of a file with some of their texts; raises `Refused` or `ValueError` for what cannot be read."""
    look = _look_at_parquet(path) if path.suffix.lower() in (".parquet", ".pq") else _look_at_text(path)
    if doubled := [name for name, times in Counter(look.columns).items() if times > 1]:
        raise ValueError(f"has several columns called {doubled[0]!r}: rename all but one of them")
    return look


def _look_at_text(path: Path) -> Look:
    content = read_file(path, SAMPLE_BYTES)[:SAMPLE_BYTES]
    if form := foreign_form(content):
        raise ValueError(f"is {form[0]}, and no text; {form[1]}")
    text = content.decode("utf-8-sig", "ignore")
    usual = "\t" if path.suffix.lower() in (".tsv", ".tab") else ","
    delimiter = _delimiter(text, usual)
    reader = csv.reader(StringIO(text, newline="\n"), delimiter=delimiter)
    try:
        numbered = [(reader.line_num, row) for row in islice(reader, SAMPLE_ROWS + MOST_SKIPPED)]
    except csv.Error as error:
        raise ValueError(f"cannot be divided into rows and columns: {error}") from None
    before = _before_head([row for _, row in numbered])
    columns, *rows = [row for _, row in numbered[before:]] or [[]]
    skip = numbered[before - 1][0] if before else 0
    return _look(columns, rows[:SAMPLE_ROWS], "" if delimiter == usual else delimiter, skip)


def _delimiter(text: str, usual: str) -> str:
    """What divides most lines at the beginning of a file into equally many columns; of several the usual one."""
    whole = text[:_FIRST_SIGNS].rpartition("\n")[0] or text[:_FIRST_SIGNS]

    def regular(sign: str) -> int:
        widths = Counter(len(row) for row in csv.reader(StringIO(whole, newline="\n"), delimiter=sign))
        return max((times for width, times in widths.items() if width > 1), default=0)

    try:
        return max((usual, ";", "\t", "|"), key=regular)
    except csv.Error:
        return usual


def _before_head(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand before the head: those in which at most half of the usual number of cells hold anything."""
    widths = Counter(len(row) for row in rows if row)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    before = [*takewhile(lambda row: 2 * sum(map(bool, row)) <= usual, rows[:MOST_SKIPPED])]
    return len(before) if any(map(any, before)) and len(before) < len(rows) else 0


def _look_at_parquet(path: Path) -> Look:
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(path)
        batch = next(file.iter_batches(SAMPLE_ROWS), None)
    except (pyarrow.ArrowException, OSError) as error:
        raise ValueError(f"is no Parquet file: {error}") from None
    columns = tuple(file.schema_arrow.names)
    rows = [*zip(*(column.to_pylist() for column in batch.columns), strict=True)] if batch else []
    return _look(columns, rows)


def _look(columns: Sequence[str], rows: Sequence[Sequence[object]], delimiter: str = "", skip: int = 0) -> Look:
    """What is found in some rows; those of another width are left out."""
    whole = (row for row in rows if len(row) == len(columns))
    texts = tuple(tuple("" if cell is None else str(cell).strip() for cell in row) for row in whole)
    cells = zip(*texts, strict=True) if texts else [()] * len(columns)
    samples = {name: tuple(filter(None, own)) for name, own in zip(columns, cells, strict=True)}
    return Look(columns=tuple(columns), rows=texts, samples=samples, delimiter=delimiter, skip=skip)
