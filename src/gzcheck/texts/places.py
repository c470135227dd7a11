"""Stretches of a paragraph: which lie in another, which overlap, and what is nearest to a place, by sorted arrays."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from gzcheck.texts.document import Apart


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_AnyStretch = TypeVar("_AnyStretch", bound=_Stretch)
_Said = TypeVar("_Said")


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


def disjoint(stretches: Iterable[_AnyStretch]) -> list[_AnyStretch]:
    """Those that overlap none in front of them in the list, in the order of the text."""
    starts: list[int] = []
    ends: list[int] = []
    kept: list[_AnyStretch] = []
    for one in stretches:
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


@dataclass(frozen=True, slots=True)
class Spot(Generic[_Said]):
    """Something said, and where: from `start` to before `end`."""

    start: int
    end: int
    said: _Said


class Spots(Generic[_Said]):
    """What a sentence says of one kind: found once, and asked for by each figure that stands near."""

    def __init__(self, found: Iterable[Spot[_Said]]) -> None:
        self._spots = sorted(found, key=lambda spot: spot.start)
        self._starts = [spot.start for spot in self._spots]

    def within(self, low: int = 0, high: int = sys.maxsize) -> Iterator[Spot[_Said]]:
        """What stands between two places of the sentence, and reaches beyond neither."""
        for index in range(bisect_left(self._starts, low), bisect_left(self._starts, high)):
            if self._spots[index].end <= high:
                yield self._spots[index]
