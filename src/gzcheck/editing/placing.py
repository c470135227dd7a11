"""Where something stands after an edit, by the lines that stayed the same in front of it and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gzcheck.model import Location, dataclass


@dataclass(frozen=True, slots=True)
class Moved:
    """How lines moved from one state of a file to the next: as if one stretch of lines was replaced."""

    before: int
    """So many lines at the beginning are the same."""
    behind: int
    """And so many at the end."""
    old: int
    new: int
    """How many lines there were, and are."""

    def place(self, location: Location) -> Location | None:
        """The place now; None for one that touches what was changed."""
        last = location.end[0]
        if last <= self.before:
            return location
        if location.line <= self.old - self.behind:
            return None
        by = self.new - self.old
        return replace(location, line=location.line + by, end_line=location.end_line and location.end_line + by)


def moved(old: Sequence[str], new: Sequence[str]) -> Moved:
    """What became of the lines of a file."""
    most = min(len(old), len(new))
    before = next((index for index in range(most) if old[index] != new[index]), most)
    rest = most - before
    behind = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    return Moved(before, behind, len(old), len(new))
