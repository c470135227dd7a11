"""Who has a vote: sources that depend on one another count once.

Copies of one origin, the articles of one publisher, and figures attributed to one body are one voice. Publishers that
are not known are each their own. A source that itself prints two readings that conflict votes for neither, and neither
does one that was withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gzcheck.comparing.consistency import verdict_on
from gzcheck.comparing.copies import Copies
from gzcheck.model import Claim, Source, Verdict

UNKNOWN = frozenset(("", "unknown", "not known", "n/a", "?"))
"""What stands for a publisher in a source file when nobody knows it."""


def knows_publisher(source: Source) -> bool:
    """Whether there is somebody who can be asked."""
    return source.publisher.strip().casefold() not in UNKNOWN


def voices(claims: Sequence[Claim], copies: Copies) -> dict[str, int]:
    """For every claim that has a vote, a number: claims with one number speak with one voice.

    Claims are joined by everything they share, in near-linear time (a union of sets by path halving).
    """
    voters = _voters(claims)
    sets = _Sets(len(voters))
    first: dict[tuple[str, str], int] = {}
    for place, claim in enumerate(voters):
        for tie in _ties(claim, copies):
            sets.join(place, first.setdefault(tie, place))
    return {claim.id: sets.root(place) for place, claim in enumerate(voters)}


class _Sets:
    """Places, each in a set of its own until it is joined with another."""

    def __init__(self, number: int) -> None:
        self._parent = list(range(number))

    def root(self, place: int) -> int:
        """The place that stands for the set of this one."""
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(self, place: int, other: int) -> None:
        """Make one set of two; the root of the other one stands for it."""
        self._parent[self.root(place)] = self.root(other)


def _voters(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of sources that still stand and do not contradict themselves."""
    standing = [claim for claim in claims if not claim.source.withdrawn and not claim.source.replaced_by]
    silent = _of_two_minds(standing)
    return [claim for claim in standing if claim.source.id not in silent]


def count(claims: Iterable[Claim], voice_of: dict[str, int]) -> int:
    """How many independent voices speak in these claims."""
    return len({voice_of[claim.id] for claim in claims if claim.id in voice_of})


def _of_two_minds(claims: Sequence[Claim]) -> set[str]:
    """The sources that print two readings which contradict each other."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source.id].append(claim)
    return {name for name, own in by_source.items() if verdict_on(own) is Verdict.CONFLICT}


def _ties(claim: Claim, copies: Copies) -> Iterable[tuple[str, str]]:
    """Everything that makes two claims one voice when they share it."""
    yield "source", claim.source.id
    for origin in copies.roots(claim.source.id):
        yield "origin", origin
    if knows_publisher(claim.source):
        yield "publisher", claim.source.publisher.strip().casefold()
    if claim.attributed_to:
        yield "body", claim.attributed_to.strip().casefold()
