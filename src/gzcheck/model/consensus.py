"""The advised readings of groups of tables."""

from __future__ import annotations

from gzcheck.model.exit import Exit
from gzcheck.model.rule import Severity
from gzcheck.model.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisedReading:
    """What to print for one group: a reading that a source prints, never a mean."""

    about: str
    indicator: str
    dimension: str
    period: str
    status: str
    text: str
    """The advised reading as printed,"""
    unit: str
    """in this unit,"""
    number: float
    """and in the base unit of the dimension."""
    sources: int
    """How many sources the group has,"""
    readings: int
    """and how many readings."""
    support: int
    """Sources that print the advised reading,"""
    independent: int
    """and how many of them are independent: copies, declared or found, count once."""
    right: float
    """Of all figures of these sources on this indicator that others can judge, how many are likely right,"""
    judged: float
    """of so many."""
    vote: str
    """The plain vote, as printed,"""
    vote_number: float
    """in the base unit,"""
    vote_support: float
    """with so many votes; a source that prints several readings divides its own."""
    differs: bool
    """Whether advice and plain vote differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusList:
    """The advised readings by group; where they were written to a file, only their number."""

    readings: tuple[AdvisedReading, ...] = ()
    groups: int = 0
    differing: int = 0
    """Groups in which advice and plain vote differ."""
    file: str = ""
    lost: int = 0
    """Tables whose data could not be read, so that their sources have no vote."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Nothing to advise on is no success, and neither is advice without some of the tables."""
        if not self.groups:
            return Exit.NOT_CHECKED
        return Exit.FINDINGS if self.lost else Exit.CLEAN
