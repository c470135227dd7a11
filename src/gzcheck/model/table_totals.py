"""What checking the tables of a corpus came to, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from gzcheck.model.reason import Reason
from gzcheck.model.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTotals:
    """What checking the tables of a corpus came to; nothing drops out of it in silence."""

    tables: int = 0
    """Tables whose data were read."""
    rows: int = 0
    """Rows of their files that are read."""
    left_out: int = 0
    """The other rows, which their tables declare not to be read."""
    read: int = 0
    """Cells that hold a figure."""
    missing: int = 0
    """Cells that hold none, as their table declares."""
    refused: Mapping[str, int] = field(default_factory=dict)
    """Cells that should hold one and were not read, by reason."""
    groups: int = 0
    """Groups of two or more cells on the same thing at the same time."""
    alone: int = 0
    """Cells without a counterpart."""
    other_periods: int = 0
    """Cells without one whose thing has figures for periods of another length."""
    candidates: int = 0
    """Groups that the relational filter passed on to be judged exactly."""
    conflicts: int = 0
    """Of these, the groups whose figures contradict one another."""
    unexplained: int = 0
    """Of these, the ones that are told in brief, without explanation and advice, because so many lie further apart."""
    set_aside: int = 0
    """Cells that what is wrong with their source as a whole explains; they are in no group."""
    explained: int = 0
    """Groups that are in conflict with such cells only, whether these are set aside or not."""
    met: int = 0
    """Cells that are compared like claims, since a claim or a draft is on what they are on."""
    by_sources: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Conflicts by two sources that contradict each other in them, the most frequent first."""
    by_indicator: Mapping[str, int] = field(default_factory=dict)
    """Conflicts by indicator, the most frequent first."""

    @property
    def silent(self) -> int:
        """Groups that the filter did not pass on: they are consistent."""
        return self.groups - self.candidates

    @property
    def not_checked(self) -> dict[Reason, int]:
        """How many cells were not checked, by reason."""
        counts = {
            Reason.REFUSED_CELL: sum(self.refused.values()),
            Reason.LONE_CELL: self.alone - self.other_periods,
            Reason.CELL_OF_ANOTHER_PERIOD: self.other_periods,
        }
        return {reason: count for reason, count in counts.items() if count}
