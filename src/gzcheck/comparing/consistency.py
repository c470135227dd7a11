"""Consistency of many figures at once, in O(n log n).

Intervals that meet pairwise share a point (Helly's theorem on the line), so a group is consistent exactly when its
highest lower end does not pass its lowest upper end, and no two bare figures of one precision differ. Compatibility is
not transitive, so nothing here merges by chaining.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction

from gzcheck.model import End, Figure, Interval, Verdict


def judge(figures: Sequence[Figure]) -> Verdict:
    """The verdict on a non-empty group of figures of one dimension."""
    figures = list({id(figure): figure for figure in figures}.values())
    if len(figures) == 1:
        return Verdict.AGREE
    if _precision_clash(figures) or Interval.meet_of(figure.base.hard for figure in figures) is None:
        return Verdict.CONFLICT
    if Interval.meet_of(figure.base.soft for figure in figures) is None:
        return Verdict.COMPATIBLE
    return Verdict.AGREE


class Crowd:
    """Many figures of one dimension, against which others are judged in constant time."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._hard = max(f.base.hard.start for f in figures), min(f.base.hard.stop for f in figures)
        self._soft = max(f.base.soft.start for f in figures), min(f.base.soft.stop for f in figures)
        self._values: defaultdict[Fraction, set[Fraction]] = defaultdict(set)
        for figure in figures:
            if figure.is_bare_rounded:
                self._values[figure.base_grain].add(figure.base_value)

    def worst(self, figure: Figure) -> Verdict:
        """The worst verdict that `figure` gets against any one of them."""
        if figure.is_bare_rounded and self._values.get(figure.base_grain, set()) - {figure.base_value}:
            return Verdict.CONFLICT
        if _outside(figure.base.hard, *self._hard):
            return Verdict.CONFLICT
        return Verdict.COMPATIBLE if _outside(figure.base.soft, *self._soft) else Verdict.AGREE


def _outside(span: Interval, last_start: End, first_stop: End) -> bool:
    """Whether a span misses one of the intervals with this highest lower and lowest upper end."""
    return span.start > first_stop or span.stop < last_start


def _precision_clash(figures: Sequence[Figure]) -> bool:
    values: dict[Fraction, Fraction] = {}
    return any(
        values.setdefault(figure.base_grain, figure.base_value) != figure.base_value
        for figure in figures
        if figure.is_bare_rounded
    )


def largest_agreeing(figures: Sequence[Figure]) -> tuple[int, ...]:
    """Positions of the largest set of figures that can all be true; among equals that whose soft intervals meet most.

    A sweep over the lower ends: the most intervals overlap where one of them begins. Where bare figures of one
    precision touch, only the most frequent value counts.
    """
    if not figures:
        return ()
    soft_starts = sorted(figure.base.soft.start for figure in figures)
    soft_stops = sorted(figure.base.soft.stop for figure in figures)

    def score(place: End, size: int) -> tuple[int, int]:
        return size, bisect_right(soft_starts, place) - bisect_left(soft_stops, place)

    best, best_place = (0, 0), figures[0].base.hard.start
    for place, size in _sizes(figures):
        if (found := score(place, size)) > best:
            best, best_place = found, place
    return _members(figures, best_place)


def _sizes(figures: Sequence[Figure]) -> list[tuple[End, int]]:
    """For every place where an interval begins, how many figures can hold there together."""
    order = sorted(range(len(figures)), key=lambda i: figures[i].base.hard.start)
    leaving = sorted(range(len(figures)), key=lambda i: figures[i].base.hard.stop)
    rivals: defaultdict[Fraction, Counter[Fraction]] = defaultdict(Counter)
    crowded: set[Fraction] = set()
    active, gone, sizes = 0, 0, []

    def count(index: int, step: int) -> None:
        figure = figures[index]
        if not figure.is_bare_rounded:
            return
        values = rivals[figure.base_grain]
        values[figure.base_value] += step
        if not values[figure.base_value]:
            del values[figure.base_value]
        (crowded.add if len(values) > 1 else crowded.discard)(figure.base_grain)

    for position, index in enumerate(order):
        place = figures[index].base.hard.start
        while figures[leaving[gone]].base.hard.stop < place:
            count(leaving[gone], -1)
            gone, active = gone + 1, active - 1
        count(index, +1)
        active += 1
        last = position + 1 == len(order) or figures[order[position + 1]].base.hard.start != place
        if last:
            lost = sum(rivals[grain].total() - max(rivals[grain].values()) for grain in crowded)
            sizes.append((place, active - lost))
    return sizes


def _members(figures: Sequence[Figure], place: End) -> tuple[int, ...]:
    inside = [i for i, figure in enumerate(figures) if figure.base.hard.start <= place <= figure.base.hard.stop]
    votes: defaultdict[Fraction, Counter[Fraction]] = defaultdict(Counter)
    for i in inside:
        if figures[i].is_bare_rounded:
            votes[figures[i].base_grain][figures[i].base_value] += 1
    kept = {grain: _favourite(values) for grain, values in votes.items()}
    return tuple(
        i for i in inside if not figures[i].is_bare_rounded or kept[figures[i].base_grain] == figures[i].base_value
    )


def _favourite(values: Counter[Fraction]) -> Fraction:
    """The value with most votes, the least of several."""
    most = max(values.values())
    return min(value for value, count in values.items() if count == most)
