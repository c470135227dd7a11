"""Stretches of a paragraph: which lie in another, which overlap, and what is nearest to a place, by sorted arrays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

from gzcheck.texts.document import Apart


class Within:
    """The stretches of a paragraph that are set apart, in order and disjoint, to be asked for by its sentences."""

    def __init__(self, apart: Sequence[Apart]) -> None:
        self._apart = disjoint(apart)
        self._ends = [one.end for one in self._apart]

    def between(self, low: int, high: int) -> Iterator[Apart]:
        """What of them lies between two places, cut at both."""
        for i in range(bisect_right(self._ends, low), len(self._apart)):
            one = self._apart[i]
            if one.start >= high:
                return
            yield Apart(max(one.start, low), min(one.end, high), one.kind)


def disjoint(apart: Iterable[Apart]) -> list[Apart]:
    """Those that overlap none in front of them in the list, in the order of the text."""
    starts: list[int] = []
    ends: list[int] = []
    kept: list[Apart] = []
    for one in apart:
        i = bisect_right(ends, one.start)
        if one.start < one.end and (i == len(starts) or one.end <= starts[i]):
            insort(starts, one.start)
            insort(ends, one.end)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def moved(apart: Iterable[Apart], by: int) -> Iterator[Apart]:
    """The same stretches in a text that begins so many characters earlier."""
    return (Apart(one.start + by, one.end + by, one.kind) for one in apart)


class Fences:
    """Stretches that no window may reach over: what is set apart and holds a number."""

    def __init__(self, apart: Sequence[Apart]) -> None:
        self._starts = [one.start for one in apart]
        self._ends = [one.end for one in apart]

    def end_before(self, place: int, low: int) -> int:
        """Where the last of them in front of a place ends, or `low`."""
        i = bisect_right(self._ends, place)
        return max(self._ends[i - 1], low) if i else low

    def start_behind(self, place: int, high: int) -> int:
        """Where the next of them behind a place begins, or `high`."""
        i = bisect_left(self._starts, place)
        return min(self._starts[i], high) if i < len(self._starts) else high

    def is_between(self, low: int, high: int) -> bool:
        """Whether one of them begins between two places."""
        return self.start_behind(low, high) < high
