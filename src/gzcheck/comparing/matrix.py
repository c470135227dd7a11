"""Sources against sources: in how many groups two of them meet, and how often they contradict each other there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations, product

from gzcheck.comparing.groups import Group
from gzcheck.model import MOST_SOURCES, Figure, Matrix, Meetings, PairCount, Verdict, compare

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
    apart = Counter(pair for group in conflicts for pair in _apart(group, shown, explained))
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
    return frozenset(claim.source.id for claim in group.claims)


def _apart(group: Group, shown: Collection[str], explained: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of sources that contradict each other in a group; a figure that many claims have is compared once."""
    figures: dict[int, Figure] = {}
    sources: dict[int, set[str]] = defaultdict(set)
    for claim in group.claims:
        if claim.source.id in shown and claim.id not in explained:
            name = id(claim.figure)
            figures[name] = claim.figure
            sources[name].add(claim.source.id)
    return {
        (min(one, other), max(one, other))
        for first, second in combinations(figures, 2)
        if compare(figures[first], figures[second]) is Verdict.CONFLICT
        for one, other in product(sources[first], sources[second])
        if one != other
    }
