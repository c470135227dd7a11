"""A snapshot: the text of a source, by paragraph, in which fragments are looked up."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.model.values import dataclass


class SnapshotState(StrEnum):
    """What became of a snapshot."""

    READ = "read"
    MISSING = "missing"
    OUTSIDE = "outside"
    """Its path leads out of the snapshots directory."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The text of a source, by paragraph."""

    state: SnapshotState
    sha256: str = ""
    paragraphs: tuple[str, ...] = ()
    """Its lines that are not blank."""
    lines: tuple[int, ...] = ()
    """The line of the file that each paragraph is, counted from 1."""
    reason: str = ""
    sha256_by_line_ends: frozenset[str] = frozenset()
    """What the hash would be with other line ends: a checkout may have changed them."""

    @property
    def is_read(self) -> bool:
        """Whether there is a text to look in."""
        return self.state is SnapshotState.READ
