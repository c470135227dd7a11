"""The units that fragments may print: the built-in ones, and those that their corpus declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar, cast

from gzcheck.model import Unit, units

_Words = TypeVar("_Words")


class Vocabulary:
    """All units of a corpus, and what each grammar makes of them."""

    def __init__(self, known: Mapping[str, Unit]) -> None:
        self.units = known
        """By name."""
        self.declared = tuple(unit for name, unit in known.items() if units().get(name) is not unit)
        """Those that are not built in, or are declared anew."""
        self._replaced = frozenset(unit.name for unit in self.declared)
        self._words: dict[object, object] = {}

    def words(self, make: Callable[[Vocabulary], _Words]) -> _Words:
        """What a grammar looks units up in, made when it first asks: tables and patterns are costly."""
        if make not in self._words:
            self._words[make] = make(self)
        return cast(_Words, self._words[make])

    def still_printed(self, names: Iterable[str]) -> tuple[str, ...]:
        """Of the units that a built-in form stands for, the ones whose forms are not declared anew."""
        return tuple(name for name in names if name not in self._replaced)


def vocabulary_of(known: Mapping[str, Unit]) -> Vocabulary:
    """Of the units of a corpus; where it declares none, the built-in one, whose words are made already."""
    return built_in() if known is units() else Vocabulary(known)


@cache
def built_in() -> Vocabulary:
    """The built-in units alone."""
    return Vocabulary(units())
