"""How sources fare against one another, two at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from gzcheck.model.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """What two sources have in common."""

    groups: int
    """Groups in which both have a figure,"""
    conflicts: int
    """and those of them in which these contradict each other, for no cause that one of the sources has as a whole."""


MOST_SOURCES = 30
"""How many sources are shown, those with most groups; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """In how many groups of tables sources meet, counted where the tables were read."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    """By source, its meetings with others: of the sources that have most."""
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Groups by two of these sources, in the order of their ids."""
    sources: int = 0
    """All sources that meet others."""
    one_in: int = 1
    """Counted were the groups of one entity in so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The sources with most groups in common with others, each beside each."""

    sources: tuple[str, ...]
    """By id, in order."""
    pairs: Mapping[tuple[str, str], PairCount]
    """Of the sources that have something in common; both ids in order."""
    left_out: int = 0
    """Further sources that have groups in common with others."""
    one_in: int = 1
    """Of tables, the groups of one entity in so many were counted."""

    def of(self, one: str, other: str) -> PairCount | None:
        """What two sources have in common, in either order; None where they have nothing."""
        first, second = sorted((one, other))
        return self.pairs.get((first, second))
