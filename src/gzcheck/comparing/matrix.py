"""Sources against sources: in how many groups two of them meet, and how often they contradict each other there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import combinations

from gzcheck.comparing.groups import Group, pairs_apart
from gzcheck.model import MOST_SOURCES, Matrix, Meetings, PairCount

LEAST_SOURCES = 3
"""Two sources need no matrix."""


def matrix_of(
    groups: Iterable[Group], conflicts: Iterable[Group], explained: Collection[str], tabled: Meetings
) -> Matrix | None:
    """The matrix of all sources that meet; None where they are too few.

    `groups` are those of claims; those of tables were counted where they were read (`tabled`). `conflicts` are the
    groups in conflict, of both; `explained` are ids of claims whose source is off as a whole, which contradict nobody.
    """
    met = [sources for group in groups if len(sources := _sources(group)) > 1]
    sizes = Counter(name for sources in met for name in sources) + Counter(dict(tabled.sizes))
    if len(sizes) < LEAST_SOURCES:
        return None
    shown = frozenset(sorted(sizes, key=lambda name: (-sizes[name], name))[:MOST_SOURCES])
    common = _common(met, shown, tabled)
    apart = Counter(pair for group in conflicts for pair in pairs_apart(group, shown, explained))
    return Matrix(
        sources=tuple(sorted(shown)),
        pairs={pair: PairCount(groups=common[pair], conflicts=apart[pair]) for pair in sorted(common)},
        left_out=max(len(sizes), tabled.sources) - len(shown),
        one_in=tabled.one_in,
    )


def _common(met: Iterable[frozenset[str]], shown: frozenset[str], tabled: Meetings) -> Counter[tuple[str, str]]:
    """Groups by two of the sources that are shown; where both are tables, these were counted with the tables."""
    pairs = (pair for sources in met for pair in combinations(sorted(shown.intersection(sources)), 2))
    common = Counter(pair for pair in pairs if pair not in tabled.pairs)
    return common + Counter({pair: count for pair, count in tabled.pairs.items() if shown.issuperset(pair)})


def _sources(group: Group) -> frozenset[str]:
    """The sources of the claims of a group."""
    return frozenset(claim.source.id for claim in group.claims)
