"""Places in files: where a value stands, from its first character to behind its last."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, overload

from gzcheck.model.values import dataclass

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str, *, with_ends: bool = False) -> list[str]:
    """The lines of a text as editors and YAML 1.2 count them, which is not as `str.splitlines` does."""
    if with_ends:
        return _LINE.findall(text)
    lines = _BREAK.split(text)
    return lines if lines[-1] else lines[:-1]


class Lines(Sequence[str]):
    """The lines of a text as `lines_of` counts them, cut out when asked for.

    A corpus keeps the lines of every file, and few of them are ever shown: a text takes a quarter of the memory that a
    list of its lines takes.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] | None = None
        """Where each line starts, and where one behind the last would."""

    def _bounds(self) -> array[int]:
        if self._starts is None:
            self._starts = array("I", [0, *(found.end() for found in _BREAK.finditer(self._text))])
            if self._starts[-1] != len(self._text):
                self._starts.append(len(self._text))
        return self._starts

    def __len__(self) -> int:
        return len(self._bounds()) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        starts, place = self._bounds(), place + len(self) if place < 0 else place
        if not 0 <= place < len(starts) - 1:
            raise IndexError(place)
        return self._text[starts[place] : starts[place + 1]].rstrip("\r\n")


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


class PackedMarks(Mapping[str | int, Mark]):
    """The same in little memory: six numbers for each key, in one array for all of a file.

    A `Mark` for every value of a corpus would take more memory than the rest of the corpus, and few are looked at.
    """

    __slots__ = ("_first", "_keys", "_numbers")

    def __init__(self, keys: tuple[str, ...] | range, numbers: array[int], first: int) -> None:
        """`first`: where in `numbers` those of the first key stand."""
        self._keys, self._numbers, self._first = keys, numbers, first

    def __getitem__(self, key: str | int) -> Mark:
        try:
            start = self._first + 6 * self._keys.index(key)  # type: ignore[arg-type]  # another type is not among them
        except ValueError:
            raise KeyError(key) from None
        return Mark(*self._numbers[start : start + 6])

    @property
    def numbers(self) -> list[int]:
        """Six for each key, in the order of the keys."""
        return self._numbers[self._first : self._first + 6 * len(self._keys)].tolist()

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str | int]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def place_of(location: Location, marks: Marks, key: str | int) -> Location:
    """Where the value of `key` stands, or `location` when there is no such key."""
    mark = marks.get(key)
    return mark.value_in(location.path) if mark else location
