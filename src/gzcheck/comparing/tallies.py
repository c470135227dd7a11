"""Conflicts between tables by the sources and indicators that they are on: what many of them have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from gzcheck.comparing.groups import Group, pairs_apart
from gzcheck.model import MOST_SOURCES, TableTotals, Verdict


def tallied(totals: TableTotals, groups: Iterable[Group]) -> TableTotals:
    """The totals with the conflicts among the groups that the filter passed on."""
    conflicts = [group for group in groups if group.verdict is Verdict.CONFLICT]
    pairs = Counter(pair for group in conflicts for pair in _apart(group))
    return replace(
        totals,
        conflicts=len(conflicts),
        unexplained=sum(group.is_brief for group in conflicts),
        by_sources=dict(sorted(pairs.items(), key=lambda one: (-one[1], one[0]))),
        by_indicator=dict(
            sorted(Counter(group.claims[0].indicator for group in conflicts).items(), key=lambda one: (-one[1], one[0]))
        ),
    )


def _apart(group: Group) -> Collection[tuple[str, str]]:
    """The pairs of sources that contradict each other, by name; of very many sources the two furthest apart."""
    sources = {claim.source.id for claim in group.claims}
    if len(sources) <= MOST_SOURCES:
        return pairs_apart(group, sources)
    one, other = sorted(claim.source.id for claim in group.furthest)
    return [(one, other)]
