"""Lines of a fixed width: text wrapped by the columns it takes, labels with hanging text, cells beside one another.

What goes in is text made visible already; no line that comes out is wider than asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gzcheck.model import dataclass
from gzcheck.output.escaping import clip, width

_PIECES = re.compile(r" +|[^ ]+")
_SEAMS = re.compile(r"(?<=[-/])")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table without lines."""

    size: int
    right: bool = False
    """Whether its text stands at the right."""


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most `columns` columns, broken at spaces, else behind hyphens, else anywhere."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if width(line) + width(piece) <= columns:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *full, line = [""] if piece.isspace() else _broken(piece, columns)
        lines += full
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _broken(word: str, columns: int) -> list[str]:
    """A word that may be longer than a line, in pieces that are not."""
    lines = [""]
    for part in _SEAMS.split(word):
        if lines[-1] and width(lines[-1]) + width(part) > columns:
            lines.append("")
        _fill(lines, part, columns)
    return lines


def _fill(lines: list[str], text: str, columns: int) -> None:
    """Add a text to the last of the lines, and to new ones where that is full."""
    for char in text:
        if width(lines[-1]) + width(char) > columns:
            lines.append("")
        lines[-1] += char


def filled(text: str, columns: int, *, right: bool = False) -> str:
    """The text cut and filled to exactly `columns` columns."""
    text = clip(text, columns)
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank


def row(cells: Sequence[str], columns: Sequence[Column], gap: int = 2) -> list[str]:
    """Cells beside one another, each wrapped in its column; a line break in a cell starts a new line there."""
    stacks = [_stack(cell, column.size) for cell, column in zip(cells, columns, strict=True)]
    return [(" " * gap).join(_side_by_side(lines, columns)) for lines in zip_longest(*stacks, fillvalue="")]


def _stack(cell: str, columns: int) -> list[str]:
    return [line for part in cell.split("\n") for line in wrapped(part, columns)]


def _side_by_side(lines: Sequence[str], columns: Sequence[Column]) -> Iterator[str]:
    for line, column in zip(lines, columns, strict=True):
        yield filled(line, column.size, right=column.right)


def ends(left: str, right: str, columns: int) -> Iterator[str]:
    """Text at the left, wrapped, with a word at the right end of its first line; below it where that is too narrow."""
    rest = columns - width(right) - 2
    if rest < columns // 2:
        yield from wrapped(left, columns)
        yield filled(right, columns, right=True)
        return
    first, *others = wrapped(left, rest)
    yield filled(first, columns - width(right)) + right
    yield from others


def labelled(label: str, text: str, columns: int, margin: int) -> Iterator[str]:
    """A label with its text beside it, or below it where there is little room."""
    if columns - margin < 24:
        yield from _label_above(label, text, columns)
        return
    first, *others = wrapped(text, columns - margin)
    yield filled(label, margin) + first
    yield from (filled("", margin) + line for line in others)


def _label_above(label: str, text: str, columns: int) -> Iterator[str]:
    if label:
        yield label
    yield from (f"  {line}" for line in wrapped(text, columns - 2))


def beside(left: Sequence[str], right: Sequence[str], columns: int) -> Iterator[str]:
    """Two blocks of lines, the left one `columns` columns wide."""
    for one, other in zip_longest(left, right, fillvalue=""):
        yield (filled(one, columns) + other).rstrip()
