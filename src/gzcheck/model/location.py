"""Places in files: where a value stands, from its first character to behind its last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str, *, with_ends: bool = False) -> list[str]:
    """The lines of a text as editors and YAML 1.2 count them, which is not as `str.splitlines` does."""
    if with_ends:
        return _LINE.findall(text)
    lines = _BREAK.split(text)
    return lines if lines[-1] else lines[:-1]


def place_behind(text: str) -> tuple[int, int]:
    """Line and column, both from 0, of what follows a text."""
    *before, last = _BREAK.split(text)
    return len(before), len(last)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of a file; lines and columns count from 1, in characters, and the end is behind the last character."""

    path: str = ""
    """Empty: what it belongs to was never in a file."""
    line: int = 1
    column: int = 1
    end_line: int = 0
    """0: the end is not known, and the location is a point."""
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path or '-'}:{self.line}:{self.column}"

    @property
    def end(self) -> tuple[int, int]:
        """Line and column behind the last character; the start itself where the end is not known."""
        return (self.end_line, self.end_column) if self.end_line else (self.line, self.column)


class Mark(NamedTuple):
    """Where a key and its value stand in a file, counted from 0; the key of an item of a list is the item itself."""

    key_line: int
    key_column: int
    line: int
    column: int
    end_line: int
    end_column: int

    def key_in(self, path: str) -> Location:
        """The place where the key begins."""
        return Location(path, self.key_line + 1, self.key_column + 1)

    def value_in(self, path: str) -> Location:
        """The place of the value."""
        return Location(path, self.line + 1, self.column + 1, self.end_line + 1, self.end_column + 1)


Marks = Mapping[str | int, Mark]
"""The marks of a mapping's keys, or of a list's items by index."""


def place_of(location: Location, marks: Marks, key: str | int) -> Location:
    """Where the value of `key` stands, or `location` when there is no such key."""
    mark = marks.get(key)
    return mark.value_in(location.path) if mark else location
