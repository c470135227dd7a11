"""Conflicts between tables by the sources and indicators that they are on: what many of them have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from gzcheck.comparing.groups import Group
from gzcheck.model import TableTotals, Verdict


def tallied(totals: TableTotals, groups: Iterable[Group]) -> TableTotals:
    """The totals with the conflicts among the groups that the filter passed on."""
    conflicts = [group for group in groups if group.verdict is Verdict.CONFLICT]
    return replace(
        totals,
        conflicts=len(conflicts),
        unexplained=sum(group.is_brief for group in conflicts),
        by_sources=dict(sorted(Counter(map(_furthest, conflicts)).items(), key=lambda one: (-one[1], one[0]))),
        by_indicator=dict(
            sorted(Counter(group.claims[0].indicator for group in conflicts).items(), key=lambda one: (-one[1], one[0]))
        ),
    )


def _furthest(group: Group) -> tuple[str, str]:
    """The sources whose figures lie furthest apart, by name."""
    one, other = sorted(claim.source.id for claim in group.furthest)
    return one, other
