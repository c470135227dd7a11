"""Frozen values as plain data (lists, texts, numbers) and back, for what is kept from one run to the next.

Texts, whole numbers, True, False and None stand for themselves; everything else is a list that begins with what it
is: `["fraction", "1/3"]`, `["tuple", 1, 2]`, `["enum", "hedge.Hedge", "BARE"]`, `["object", "span.Span", its fields]`.
An object that occurs twice is written once, and then `["again", 5]`: the sixth that was finished. Only the values of
this room are known, so that data never name anything else to make.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

from gzcheck.model.location import Mark, PackedMarks

_ROOM = __name__.rpartition(".")[0]


class NotPlain(Exception):
    """A value that has no plain form here, or data that are no value's."""


def to_plain(value: object) -> Any:
    """A value as plain data; raises `NotPlain`."""
    return _Writer().plain(value)


def from_plain(plain: object) -> Any:
    """The value again; raises `NotPlain` for what `to_plain` never writes."""
    try:
        return _Reader().value(plain)
    except (ImportError, LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise NotPlain from error


@cache
def _name(kind: type) -> str:
    """What a class of this room is called in data ("finding.Report"); raises `NotPlain` for any other."""
    room, _, module = kind.__module__.rpartition(".")
    if room != _ROOM or not kind.__qualname__.isidentifier():
        raise NotPlain(kind.__qualname__)
    return f"{module}.{kind.__name__}"


@cache
def _class(name: str) -> Any:
    """The class of a name; raises `NotPlain` where there is none."""
    module, _, own = name.partition(".")
    kind = getattr(import_module(f"{_ROOM}.{module}"), own) if module.isidentifier() else None
    if not isinstance(kind, type) or _name(kind) != name:
        raise NotPlain(name)
    return kind


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The names of all fields of a class; raises `NotPlain` for one that is no dataclass."""
    if not dataclasses.is_dataclass(kind):
        raise NotPlain(kind)
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _values(kind: type) -> Callable[[object], tuple[object, ...]]:
    """What takes the values of all fields out of an object, in one go because there are many objects."""
    get, is_one = attrgetter(*_fields(kind)), len(_fields(kind)) == 1
    return (lambda value: (get(value),)) if is_one else get


class _Writer:
    """Writes one value."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._finished: list[object] = []
        """All objects so far, which keeps them alive: each is known by its place in memory."""

    def plain(self, value: object) -> Any:
        kind = type(value)
        if kind in _SELF:
            return value
        if kind in _WORDS:
            return [kind.__name__.lower(), str(value)]
        if kind is tuple:
            return ["tuple", *map(self.plain, value)]  # type: ignore[call-overload]  # a tuple
        if kind is Mark:
            return ["mark", *value]  # type: ignore[misc]  # numbers
        if isinstance(value, PackedMarks):
            return ["marks", list(value), value.numbers]
        if isinstance(value, Enum):
            return ["enum", _name(type(value)), value.name]
        if isinstance(value, Mapping):
            return ["mapping", *([self.plain(key), self.plain(entry)] for key, entry in value.items())]
        return self._object(value, kind)

    def _object(self, value: object, kind: type) -> list[Any]:
        if id(value) in self._numbers:
            return ["again", self._numbers[id(value)]]
        fields = [one if type(one) in _SELF else self.plain(one) for one in _values(kind)(value)]
        self._numbers[id(value)] = len(self._finished)
        self._finished.append(value)
        return ["object", _name(kind), *fields]


_SELF = frozenset((str, int, bool, type(None)))
_WORDS: frozenset[type] = frozenset((Fraction, Decimal, date, datetime))


class _Reader:
    """Reads what a writer wrote."""

    def __init__(self) -> None:
        self._finished: list[object] = []

    def value(self, plain: Any) -> Any:
        if not isinstance(plain, list):
            return plain
        return _READ[plain[0]](self, plain[1:])

    def values(self, parts: list[Any]) -> tuple[Any, ...]:
        return tuple(map(self.value, parts))

    def mapping(self, parts: list[Any]) -> dict[Any, Any]:
        return {self.value(key): self.value(entry) for key, entry in parts}

    def again(self, parts: list[Any]) -> object:
        return self._finished[parts[0]]

    def object(self, parts: list[Any]) -> object:
        """Made without its checks, which it passed when it was made for the first time."""
        kind = _class(parts[0])
        names = _fields(kind)
        made = kind.__new__(kind)
        for name, part in zip(names, parts[1:], strict=True):
            object.__setattr__(made, name, self.value(part))
        self._finished.append(made)
        return made


_READ: dict[str, Callable[[_Reader, list[Any]], Any]] = {
    "fraction": lambda reader, parts: Fraction(parts[0]),
    "decimal": lambda reader, parts: Decimal(parts[0]),
    "date": lambda reader, parts: date.fromisoformat(parts[0]),
    "datetime": lambda reader, parts: datetime.fromisoformat(parts[0]),
    "mark": lambda reader, parts: Mark(*parts),
    "marks": lambda reader, parts: PackedMarks(tuple(parts[0]), array("I", parts[1]), 0),
    "enum": lambda reader, parts: _class(parts[0])[parts[1]],
    "tuple": _Reader.values,
    "mapping": _Reader.mapping,
    "again": _Reader.again,
    "object": _Reader.object,
}
