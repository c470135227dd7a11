"""A file as it was read: plain values, the place of every one of them, and what is wrong with it."""

from __future__ import annotations

from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from gzcheck.model import Fault, Lines, Location, Mark, Marks, PackedMarks

MAX_BYTES = 5 * 1024 * 1024
"""Size of a file."""

Pointer = tuple[str | int, ...]
"""A way into the data: keys and list indices."""


@dataclass(slots=True)
class Document:
    """A YAML file: its data as plain values and the place of every one of them."""

    path: str
    """As shown in findings."""
    lines: Sequence[str]
    data: Any = None
    faults: list[Fault] = field(default_factory=list)
    positions: dict[int, Marks] = field(default_factory=dict)
    """By id() of a container: where each key and its value stand."""
    texts: dict[int, str] = field(default_factory=dict)
    """By id() of a `Decimal`: how it is written, for a `Decimal` forgets the point of `1.0e9`."""
    numbers: array[int] = field(default_factory=lambda: array("I"))
    """Six numbers for each key and item, as `PackedMarks` has them, container by container in the order they end."""

    def at(self, pointer: Iterable[str | int], *, key: bool = False) -> Location:
        """Where the value (or its key) at `pointer` stands; as deep as the data reaches."""
        node, last = self.data, None
        for step in pointer:
            marks = self.positions.get(id(node))
            if marks is None or step not in marks:
                break
            last = marks, step
            node = node[step]
        place = last[0][last[1]] if last else Mark(0, 0, 0, 0, 0, 0)
        return place.key_in(self.path) if key else place.value_in(self.path)

    def item(self, key: str, index: int) -> Location:
        """Where an item of the list at `key` stands: `at` for what is asked of every item."""
        return self.positions[id(self.data[key])][index].value_in(self.path)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


# ---------------------------------------------------------------- as plain data, to be kept in a cache


class NotKept(Exception):
    """A document that is not worth keeping, or plain data that is none."""


_NUMBER = ""
"""The only key of a mapping that stands for a `Decimal`; a file with such a key is not kept."""


def packed(document: Document) -> object:
    """A document without faults as plain data; raises `NotKept` for another."""
    if document.faults or not isinstance(document.data, dict):
        raise NotKept
    if any(isinstance(one, dict) and _NUMBER in one for one in _containers(document.data)):
        raise NotKept
    return {
        "data": _plain(document.data, document.texts),
        "marks": b2a_base64(document.numbers, newline=False).decode(),
    }


def unpacked(path: str, content: bytes, plain: Any) -> Document:
    """The document that was packed, read from `content`; raises `NotKept` where that is not what the plain data is."""
    try:
        document = Document(path, Lines(content.decode()), plain["data"])
        document.numbers.frombytes(a2b_base64(plain["marks"]))
        count = _Unpacking(document).mark(document.data, 0)
    except (TypeError, KeyError, ValueError, AttributeError, InvalidOperation, RecursionError) as error:
        raise NotKept from error
    if count != len(document.numbers) or type(document.data) is not dict:
        raise NotKept
    return document


class _Unpacking:
    """Gives the containers of a document their marks, and every `Decimal` its place, in one walk."""

    def __init__(self, document: Document) -> None:
        self._positions, self._numbers, self._texts = document.positions, document.numbers, document.texts
        self._shapes: dict[tuple[str, ...], tuple[str, ...]] = {}

    def mark(self, node: Any, first: int) -> int:
        """Marks a container and all in it, whose numbers start at `first`; returns where those of the next start."""
        is_list = type(node) is list
        for key, value in enumerate(node) if is_list else node.items():
            if type(value) is dict and _NUMBER in value:
                number = node[key] = Decimal(value[_NUMBER])
                self._texts[id(number)] = value[_NUMBER]
            elif type(value) is dict or type(value) is list:
                first = self.mark(value, first)
        shape = range(len(node)) if is_list else self._shape(tuple(node))
        self._positions[id(node)] = PackedMarks(shape, self._numbers, first)
        return first + 6 * len(node)

    def _shape(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of a mapping, shared with the others that have the same."""
        return self._shapes.setdefault(keys, keys)


def _containers(node: Any) -> Iterator[dict[str, Any] | list[Any]]:
    """All mappings and lists in the order in which they end."""
    for value in node.values() if type(node) is dict else node:
        if type(value) is dict or type(value) is list:
            yield from _containers(value)
    yield node


def _plain(node: Any, texts: Mapping[int, str]) -> Any:
    """Plain data: `Decimal`, as it is written, as a mapping of its own kind."""
    if type(node) is dict:
        return {key: _plain(value, texts) for key, value in node.items()}
    if type(node) is list:
        return [_plain(value, texts) for value in node]
    return {_NUMBER: texts[id(node)]} if isinstance(node, Decimal) else node
