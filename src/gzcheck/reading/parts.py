"""What one source file comes to by itself, and a place where that is kept while neither it nor the registry changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gzcheck.model import Claim, Fault, SetAside, Skipped, Source

_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What an intake has noted."""

    lines: Mapping[str, Sequence[str]]
    faults: Sequence[Fault]
    skipped: Sequence[Skipped]
    left_out: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One source file, read with a registry."""

    head: Record
    """On the file as a whole, and on its source."""
    source: Source | None
    body: Record
    """On its claims, which do not count where another file has its source already."""
    claims: Mapping[str, Claim]
    set_asides: Sequence[SetAside]


@dataclass(slots=True)
class Parts:
    """The files of one corpus as they were last read, for somebody who loads it again and again."""

    registry: object = None
    """What the registry said; with another one every file is read anew."""
    known: object = None
    """What claims were read with."""
    _kept: dict[str, tuple[bytes, Part]] = field(default_factory=dict)

    def begin(self, registry: object, known: _Kept) -> _Kept:
        """A registry was read; returns what claims are read with, the same as before where it says the same."""
        if registry != self.registry or not isinstance(self.known, type(known)):
            self.registry, self.known, self._kept = registry, known, {}
            return known
        return self.known

    def of(self, name: str, content: bytes, read: Callable[[], Part]) -> Part:
        """The part of a file with this content, read where that is not known."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != content:
            kept = self._kept[name] = content, read()
        return kept[1]
