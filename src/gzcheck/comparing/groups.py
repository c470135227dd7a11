"""Groups: claims on the same thing with the same status at the same time, each with its verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from gzcheck.comparing.consistency import Crowd, largest_agreeing, verdict_on
from gzcheck.comparing.copies import Copies
from gzcheck.comparing.same_time import SameTime
from gzcheck.model import Claim, Corpus, Figure, Status, Verdict, compare, dataclass

Thing = tuple[str, str, str]
"""What a claim is on: entity, indicator and dimension of unit."""


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more claims on the same thing with the same status, pairwise at the same time."""

    claims: tuple[Claim, ...]
    verdict: Verdict
    is_brief: bool = False
    """Whether so many groups of tables lie further apart that this one is told without explanation and advice."""

    @property
    def agreeing(self) -> tuple[Claim, ...]:
        """The largest set that agrees."""
        return tuple(self.claims[i] for i in largest_agreeing([claim.figure for claim in self.claims]))

    @property
    def furthest(self) -> tuple[Claim, Claim]:
        """The two furthest apart: the one that ends first and the one that begins last, by what they must mean.

        In a conflict they contradict each other, which the least and the largest number need not do: 500 is more than
        100. Where ends are alike the numbers decide: 8.5 and 8.6 million touch at 8.55, and do not agree for all that.
        """
        low = min(self.claims, key=lambda one: (one.figure.base.hard.stop, one.figure.about_in_base, one.id))
        high = max(self.claims, key=lambda one: (one.figure.base.hard.start, one.figure.about_in_base, one.id))
        return low, high


def pairs_apart(group: Group, shown: Collection[str], explained: Collection[str] = ()) -> set[tuple[str, str]]:
    """The pairs of the sources `shown` that contradict each other in a group, by what is not `explained` otherwise.

    A figure that many claims have is compared once.
    """
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


def things_of(corpus: Corpus) -> dict[Thing, list[Claim]]:
    """Claims by thing, for claims whose indicator and entity are registered; each list ordered by id."""
    table: dict[Thing, list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if claim.indicator in corpus.indicators and claim.about in corpus.entities:
            table[claim.about, claim.indicator, claim.figure.unit.dimension].append(claim)
    return dict(sorted(table.items()))


def groups_of(claims: Sequence[Claim], times: SameTime, copies: Copies) -> Iterator[Group]:
    """All groups of claims on one thing. Of those copied from one another only the origin's takes part."""
    for alike in _by_status(claims):
        for together in times.groups(alike):
            yield from judged(sorted(together, key=lambda claim: claim.id), copies)


def _by_status(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims of each status that has several."""
    if len({claim.status for claim in claims}) < 2:
        yield from [list(claims)] if len(claims) > 1 else []
        return
    by_status: dict[Status, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_status[claim.status].append(claim)
    yield from (by_status[status] for status in Status if len(by_status[status]) > 1)


def judged(claims: Sequence[Claim], copies: Copies) -> Iterator[Group]:
    """The groups that claims on one thing at one time make; of copies only the origin's takes part."""
    for members in _uncopied(claims, copies):
        if len(members) > 1:
            yield Group(tuple(members), verdict_on(members))


def _uncopied(claims: Sequence[Claim], copies: Copies) -> Iterator[list[Claim]]:
    """The claims without copies; then each copy that differs from its origin, with all it does not copy."""
    origins = _origins(claims, copies) if copies.any else {}
    first = [claim for claim in claims if claim.id not in origins]
    yield first
    for copy in claims:
        if copy.id in origins and _differs_from(copy, origins[copy.id]):
            yield _instead_of(origins[copy.id], copy, first)


def _origins(claims: Sequence[Claim], copies: Copies) -> dict[str, list[Claim]]:
    """By id of a copy, the claims that it copies."""
    found = {claim.id: [other for other in claims if copies.copied(claim, other)] for claim in claims}
    return {name: others for name, others in found.items() if others}


def _instead_of(origins: Sequence[Claim], copy: Claim, first: Sequence[Claim]) -> list[Claim]:
    """A copy with the first ones that it does not copy; nothing where there are none."""
    rest = [claim for claim in first if claim not in origins]
    return [*rest, copy] if rest else []


def _differs_from(copy: Claim, origins: Sequence[Claim]) -> bool:
    return not any(copy.figure.same_reading(other.figure) for other in origins)


def disagreements_of(groups: Sequence[Group]) -> list[Group]:
    """The groups that do not agree, without those whose every disagreement stands in an earlier group already.

    Groups overlap in time like tiles: what a group shares with the one before has been judged there. Only longer
    periods, and copies, come back in later groups.
    """
    found: list[Group] = []
    homes: dict[str, set[int]] = defaultdict(set)
    before: frozenset[str] = frozenset()
    for number, group in enumerate(groups):
        if group.verdict is not Verdict.AGREE and _adds(group, before, homes):
            found.append(group)
        before = frozenset(claim.id for claim in group.claims)
        for name in before:
            homes[name].add(number)
    return found


def _adds(group: Group, before: Collection[str], homes: Mapping[str, set[int]]) -> bool:
    """Whether a new claim disagrees with one that it stood in no group with, by the numbers of the groups so far."""
    differing = _differing(group, before)
    if any(not homes.get(claim.id) for claim in differing):
        return True
    pairs = product(differing, group.claims)
    return any(_differ_anew(claim, other, group.verdict, homes) for claim, other in pairs)


def _differing(group: Group, before: Collection[str]) -> list[Claim]:
    """The claims of a group that disagree with another one, without those that stood in the group before."""
    crowd = Crowd([claim.figure for claim in group.claims])
    new = (claim for claim in group.claims if claim.id not in before)
    return [claim for claim in new if crowd.worst(claim.figure) is group.verdict]


def _differ_anew(claim: Claim, other: Claim, verdict: Verdict, homes: Mapping[str, set[int]]) -> bool:
    return compare(claim.figure, other.figure) is verdict and not homes[claim.id] & homes.get(other.id, set())
