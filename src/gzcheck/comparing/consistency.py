"""Consistency of many figures at once, in O(n log n).

Intervals that meet pairwise share a point (Helly's theorem on the line), so a group is consistent exactly when its
highest lower end does not pass its lowest upper end, and no two bare figures of one precision differ. Compatibility is
not transitive, so nothing here merges by chaining.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from gzcheck.model import Claim, End, Figure, Interval, Verdict


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


def verdict_on(claims: Iterable[Claim]) -> Verdict:
    """The verdict on the figures of claims, of which there are some."""
    return judge([claim.figure for claim in claims])


class Crowd:
    """Many figures of one dimension, against which others are judged in constant time."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._hard = _shared_ends([figure.base.hard for figure in figures])
        self._soft = _shared_ends([figure.base.soft for figure in figures])
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


def _shared_ends(spans: Sequence[Interval]) -> tuple[End, End]:
    """The last of the lower ends and the first of the upper ones."""
    return max(span.start for span in spans), min(span.stop for span in spans)


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

    def score(found: tuple[End, int]) -> tuple[int, int]:
        place, size = found
        return size, bisect_right(soft_starts, place) - bisect_left(soft_stops, place)

    best_place, _ = max(_sizes(figures), key=score)
    return _members(figures, best_place)


def _sizes(figures: Sequence[Figure]) -> Iterator[tuple[End, int]]:
    """For every place where an interval begins, how many figures can hold there together."""
    leaving = deque(sorted(figures, key=lambda figure: figure.base.hard.stop))
    present = _Present()
    for place, coming in groupby(sorted(figures, key=_start), key=_start):
        while leaving[0].base.hard.stop < place:
            present.remove(leaving.popleft())
        for figure in coming:
            present.add(figure)
        yield place, present.agreeing


def _start(figure: Figure) -> End:
    return figure.base.hard.start


class _Present:
    """The figures at one place of a sweep; of bare ones of one precision only one value can hold."""

    def __init__(self) -> None:
        self._number = 0
        self._rivals: defaultdict[Fraction, Counter[Fraction]] = defaultdict(Counter)
        self._crowded: set[Fraction] = set()
        """The precisions with more than one value."""

    def add(self, figure: Figure) -> None:
        """A figure whose interval begins."""
        self._count(figure, +1)

    def remove(self, figure: Figure) -> None:
        """A figure whose interval has ended."""
        self._count(figure, -1)

    @property
    def agreeing(self) -> int:
        """How many of them can hold together."""
        rivals = [self._rivals[grain] for grain in self._crowded]
        return self._number - sum(values.total() - max(values.values()) for values in rivals)

    def _count(self, figure: Figure, step: int) -> None:
        self._number += step
        if not figure.is_bare_rounded:
            return
        values = self._rivals[figure.base_grain]
        values[figure.base_value] += step
        if not values[figure.base_value]:
            del values[figure.base_value]
        if len(values) > 1:
            self._crowded.add(figure.base_grain)
        else:
            self._crowded.discard(figure.base_grain)


def _members(figures: Sequence[Figure], place: End) -> tuple[int, ...]:
    inside = [i for i, figure in enumerate(figures) if _holds(figure.base.hard, place)]
    values = _favourites([figures[i] for i in inside])
    return tuple(i for i in inside if _is_kept(figures[i], values))


def _holds(span: Interval, place: End) -> bool:
    return span.start <= place <= span.stop


def _favourites(figures: Sequence[Figure]) -> dict[Fraction, Fraction]:
    """By precision, the value that most bare figures have."""
    votes: defaultdict[Fraction, Counter[Fraction]] = defaultdict(Counter)
    for figure in figures:
        if figure.is_bare_rounded:
            votes[figure.base_grain][figure.base_value] += 1
    return {grain: _favourite(values) for grain, values in votes.items()}


def _is_kept(figure: Figure, values: Mapping[Fraction, Fraction]) -> bool:
    """Whether it is not bare, or has the value that most have."""
    return not figure.is_bare_rounded or values[figure.base_grain] == figure.base_value


def _favourite(values: Counter[Fraction]) -> Fraction:
    """The value with most votes, the least of several."""
    most = max(values.values())
    return min(value for value, count in values.items() if count == most)
