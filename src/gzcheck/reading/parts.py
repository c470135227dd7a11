"""What one source file comes to by itself, and a place where that is kept while neither it nor the registry changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gzcheck.model import Claim, Fault, SetAside, Skipped, Source, dataclass


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


class Kept:
    """The parts that were read with one registry, by the names of their files, each with the content it came from."""

    def __init__(self, registry: object, known: object) -> None:
        """`known`: what claims are read with."""
        self.registry, self.known = registry, known
        self.parts: dict[str, tuple[bytes, Part]] = {}

    def of(self, name: str, content: bytes, read: Callable[[], Part]) -> Part:
        """The part of a file with this content, read where that is not known."""
        kept = self.parts.get(name)
        if kept is None or kept[0] != content:
            kept = self.parts[name] = content, read()
        return kept[1]


class Parts:
    """The files of one corpus as they were last read, for somebody who loads it again and again.

    Two threads may load it at once, with two registries: each then keeps what it reads with its own.
    """

    def __init__(self) -> None:
        self._kept = Kept(None, None)

    def begin(self, registry: object, known: object) -> Kept:
        """What is kept of the files that were read with this registry; nothing where it says something else now."""
        kept = self._kept
        if kept.registry != registry:
            kept = self._kept = Kept(registry, known)
        return kept
