"""Stretches of time in which claims meet others, and the largest sets of claims, or of periods, that meet pairwise.

Meeting is not transitive, so a claim may stand in several of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from gzcheck.model import Claim, Duration, Period

Stretch = tuple[date, date, Claim]
"""From when to when a claim meets others."""


def period_of(claim: Claim) -> Period:
    """The period of a claim that has one."""
    assert claim.period
    return claim.period


def own(claim: Claim) -> Stretch:
    """The period of a claim as it is."""
    period = period_of(claim)
    return period.start, period.end, claim


def tolerant(claim: Claim, tolerance: Duration) -> Stretch:
    """The period of a claim, and as long after it as is tolerated."""
    period = period_of(claim)
    return period.start, tolerance.after(period.end), claim


def published_about(claim: Claim, tolerance: Duration) -> Stretch:
    """When a claim was published, and as long after it as is tolerated."""
    published = claim.source.published
    return published.start, tolerance.after(published.end), claim


def reaching(assumed: Iterable[Claim], stated: Sequence[Stretch], tolerance: Duration) -> list[Stretch]:
    """Every assumed time, drawn out to the nearest of the stated ones where it may be."""
    starts = sorted(stretch[0] for stretch in stated)
    ends = sorted(stretch[1] for stretch in stated)
    return [_reach(claim, starts, ends, tolerance) for claim in assumed]


def _reach(claim: Claim, starts: Sequence[date], ends: Sequence[date], tolerance: Duration) -> Stretch:
    """An assumed time as it is, or drawn out to the nearest stated one within the tolerance where it overlaps none."""
    first, last, _ = own(claim)
    ended, begun = bisect_left(ends, first), bisect_right(starts, last)
    if ended < begun:  # some stated time begins before its end and does not end before its beginning
        return first, last, claim
    left = ends[ended - 1] if ended else None
    right = starts[begun] if begun < len(starts) else None
    return *_drawn_out(first, last, left, right, tolerance), claim


def _drawn_out(
    first: date, last: date, left: date | None, right: date | None, tolerance: Duration
) -> tuple[date, date]:
    """A stretch up to the nearer of its neighbours: the end of a stated time before it, the start of one behind it."""
    none = timedelta(0)
    back, ahead = _bridge(left, first, tolerance), _bridge(last, right, tolerance)
    nearer = min(filter(None, (back, ahead)), default=none)
    return first - (back if back == nearer else none), last + (ahead if ahead == nearer else none)


def _bridge(earlier: date | None, later: date | None, tolerance: Duration) -> timedelta:
    """How long it is from one day to another, if that is within the tolerance; nothing otherwise."""
    if earlier and later and tolerance.after(earlier) >= later:
        return later - earlier
    return timedelta(0)


def equal_sets(periods: Collection[Period]) -> Iterator[list[Period]]:
    """The periods that no approximate one equals, each alone; then the sets of those that one equals."""
    sets = [_equal_to(period, periods) for period in periods if period.is_approximate]
    covered = set(chain.from_iterable(sets))
    yield from ([period] for period in periods if period not in covered)
    yield from chain.from_iterable(map(_pairwise_equal, sets))


def _equal_to(period: Period, others: Iterable[Period]) -> list[Period]:
    """A period, and all others that equal it."""
    return [period, *(other for other in others if other is not period and other.equals(period))]


def _pairwise_equal(periods: Sequence[Period]) -> list[list[Period]]:
    """The largest subsets that equal pairwise, of periods that all equal the first one; few, so plainly one by one."""
    first, *others = periods
    sets = [[first]]
    for period in others:
        fitting = [found for found in sets if _equals_all(period, found)]
        for found in fitting:
            found.append(period)
        if not fitting:
            sets.append([first, period])
    return sets


def _equals_all(period: Period, others: Iterable[Period]) -> bool:
    return all(period.equals(other) for other in others)


def cliques(stretches: list[Stretch]) -> Iterator[list[Claim]]:
    """Largest sets of stretches that pairwise overlap: one is complete when a stretch ends before the next begins."""
    stretches.sort(key=lambda stretch: (stretch[0], stretch[1], stretch[2].id))
    active: list[Stretch] = []
    first_end = date.max
    """When the first of the active ones ends."""
    for stretch in stretches:
        start, end, _ = stretch
        if first_end < start:
            yield _claims_of(active)
            active = [other for other in active if other[1] >= start]
            first_end = min((other[1] for other in active), default=date.max)
        active.append(stretch)
        first_end = min(first_end, end)
    if active:
        yield _claims_of(active)


def _claims_of(stretches: Iterable[Stretch]) -> list[Claim]:
    return [stretch[2] for stretch in stretches]


def without_parts(sets: Iterable[list[Claim]]) -> Iterator[list[Claim]]:
    """Those that are not part of another one, each once."""
    by_names = _by_names(sets)
    homes: dict[str, list[frozenset[str]]] = defaultdict(list)
    for names in by_names:
        for name in names:
            homes[name].append(names)
    for names, claims in by_names.items():
        if not any(names < other for other in homes[claims[0].id]):
            yield claims


def _by_names(sets: Iterable[list[Claim]]) -> dict[frozenset[str], list[Claim]]:
    """The sets that hold something, by the ids of their claims: each once."""
    found: dict[frozenset[str], list[Claim]] = {}
    for claims in filter(None, sets):
        found.setdefault(frozenset(claim.id for claim in claims), claims)
    return found
