"""The gates before the question: which claims speak of the same thing at the same time, and may be compared at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import heappop, heappush
from itertools import groupby
from typing import TYPE_CHECKING

from gzcheck.comparing.consistency import Crowd, judge, largest_agreeing
from gzcheck.model.claim import Claim, Indicator, Kind, Status
from gzcheck.model.figure import Verdict, compare
from gzcheck.model.finding import Reason, Skipped
from gzcheck.reading.loader import Corpus

if TYPE_CHECKING:
    from gzcheck.comparing.identities import Arithmetic
    from gzcheck.resolving.matching import Settlement

Thing = tuple[str, str, str]
"""What a claim is on: entity, indicator and dimension of unit."""
_Span = tuple[date, date, Claim]
"""From when to when a claim meets others."""


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more claims on the same thing with the same status, pairwise at the same time."""

    claims: tuple[Claim, ...]
    verdict: Verdict

    @property
    def agreeing(self) -> tuple[Claim, ...]:
        """The largest set that agrees."""
        return tuple(self.claims[i] for i in largest_agreeing([claim.figure for claim in self.claims]))


class Gates:
    """The corpus sorted by what can be compared; everything is computed once, when first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.settlement: Settlement | None = None
        """What became of the decisions; set when all other rules have run."""

    @cached_property
    def things(self) -> dict[Thing, list[Claim]]:
        """Claims by thing, for claims whose indicator and entity are registered; each list ordered by id."""
        table: dict[Thing, list[Claim]] = defaultdict(list)
        for claim in self.corpus.claims:
            if claim.indicator in self.corpus.indicators and claim.about in self.corpus.entities:
                table[claim.about, claim.indicator, claim.figure.unit.dimension].append(claim)
        return dict(sorted(table.items()))

    @cached_property
    def origins(self) -> dict[str, frozenset[str]]:
        """For every source, all the sources it copies, directly or through another."""
        return {name: frozenset(self._origins(name)) for name in self.corpus.sources}

    def _origins(self, name: str) -> set[str]:
        found: set[str] = set()
        queue = [name]
        while queue:
            source = self.corpus.sources.get(queue.pop())
            new = set(source.derived_from if source else ()) - found
            found |= new
            queue += sorted(new)
        return found - {name}

    def copied(self, claim: Claim, other: Claim) -> bool:
        """Whether the source of `claim` copies the source of `other`."""
        return other.source.id in self.origins.get(claim.source.id, frozenset())

    def independent(self, claims: Iterable[Claim]) -> int:
        """How many independent witnesses there are: sources that lead back to a common origin count once."""
        families: list[set[str]] = []
        for claim in claims:
            family = self._roots(claim.source.id)
            kin = [other for other in families if other & family]
            families = [other for other in families if not other & family] + [family.union(*kin)]
        return len(families)

    def _roots(self, name: str) -> set[str]:
        origins = self.origins.get(name, frozenset())
        return {other for other in origins if not self.origins.get(other)} or {name}

    def at_same_time(self, claim: Claim, other: Claim) -> bool:
        """Whether two claims on one thing may be compared: see `_clusters`."""
        indicator = self.corpus.indicators[claim.indicator]
        return any(len(cluster) == 2 for cluster in _clusters([claim, other], indicator))

    @cached_property
    def groups(self) -> list[Group]:
        """All groups. Of claims copied from one another only the origin's takes part."""
        found: list[Group] = []
        for (_, indicator, _), claims in self.things.items():
            for status in Status:
                same = [claim for claim in claims if claim.status is status]
                found += self._groups(same, self.corpus.indicators[indicator])
        return found

    def _groups(self, claims: list[Claim], indicator: Indicator) -> Iterator[Group]:
        for cluster in _clusters(claims, indicator):
            for members in self._uncopied(sorted(cluster, key=lambda claim: claim.id)):
                if len(members) > 1:
                    yield Group(tuple(members), judge([claim.figure for claim in members]))

    def _uncopied(self, cluster: list[Claim]) -> Iterator[list[Claim]]:
        """The claims without copies; then each copy that differs from its origin, with all it does not copy."""
        if not any(self.origins.values()):
            yield cluster
            return
        origins = {claim.id: [other for other in cluster if self.copied(claim, other)] for claim in cluster}
        first = [claim for claim in cluster if not origins[claim.id]]
        yield first
        for copy in cluster:
            own = origins[copy.id]
            if own and not any(copy.figure.same_reading(other.figure) for other in own):
                rest = [claim for claim in first if claim not in own]
                yield [*rest, copy] if rest else []

    @cached_property
    def disagreements(self) -> list[Group]:
        """The groups that do not agree, without those whose every disagreement stands in an earlier group already.

        Groups of stocks overlap in time like tiles: what a group shares with the one before has been judged there. Only
        periods longer than the tolerance, and copies, come back in later groups.
        """
        found: list[Group] = []
        homes: dict[str, set[int]] = defaultdict(set)
        before: frozenset[str] = frozenset()
        for number, group in enumerate(self.groups):
            if group.verdict is not Verdict.AGREE:
                new = [claim for claim in group.claims if claim.id not in before]
                if _adds(group, new, homes):
                    found.append(group)
            before = frozenset(claim.id for claim in group.claims)
            for name in before:
                homes[name].add(number)
        return found

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The identities, applied to the claims."""
        from gzcheck.comparing.identities import Arithmetic

        return Arithmetic(self.corpus, self)

    @cached_property
    def unclear(self) -> list[Claim]:
        """Flows and rates without a period, which can be compared with nothing."""
        kinds = (Kind.FLOW, Kind.RATE)
        return [
            claim
            for claims in self.things.values()
            for claim in claims
            if claim.period is None and self.corpus.indicators[claim.indicator].kind in kinds
        ]

    @cached_property
    def _equals(self) -> set[str]:
        """Ids of all claims that are one of a pair declared equal."""
        return {name for claim in self.corpus.claims if claim.equals for name in (claim.id, claim.equals)}

    def _foreign(self, claim: Claim) -> bool:
        """Whether the thing has claims in another currency that this one is not tied to."""
        if not claim.figure.unit.is_currency or claim.id in self._equals:
            return False
        return len(self._currencies[claim.about, claim.indicator]) > 1

    @cached_property
    def _currencies(self) -> dict[tuple[str, str], set[str]]:
        table: dict[tuple[str, str], set[str]] = defaultdict(set)
        for about, indicator, dimension in self.things:
            if dimension.startswith("currency:"):
                table[about, indicator].add(dimension)
        return table

    @cached_property
    def skipped(self) -> list[Skipped]:
        """Which claims were compared with nothing, and why."""
        compared = {claim.id for group in self.groups for claim in group.claims}
        known = {claim.id for claims in self.things.values() for claim in claims}
        unclear = {claim.id for claim in self.unclear}
        found = []
        for claim in self.corpus.claims:
            if claim.id not in known:
                found.append(Skipped(reason=Reason.UNKNOWN_REFERENCE, subject=claim.id))
            elif claim.id in unclear:
                found.append(Skipped(reason=Reason.PERIOD_UNCLEAR, subject=claim.id))
            elif claim.id not in compared:
                foreign = self._foreign(claim)
                reason = Reason.ANOTHER_CURRENCY if foreign else Reason.NO_COUNTERPART
                found.append(Skipped(reason=reason, subject=claim.id))
        return found


def _clusters(claims: list[Claim], indicator: Indicator) -> Iterator[list[Claim]]:
    """Maximal sets of claims that are pairwise at the same time.

    Flows and rates: equal periods. Stocks: periods that overlap or lie within the indicator's `same_time`; but stated
    periods longer than that (the years of a series) must overlap, and of running totals only the very ends count.
    Events happen once, so their periods only need to overlap, one without a period goes with all, and for the date of
    an event the period says nothing new.
    """
    if indicator.kind in (Kind.FLOW, Kind.RATE):
        dated = [(claim.period.nominal, claim) for claim in claims if claim.period]
        dated.sort(key=lambda pair: (pair[0], pair[1].id))
        for _, pairs in groupby(dated, key=lambda pair: pair[0]):
            yield [claim for _, claim in pairs]
        return
    calendar = indicator.unit in ("calendar-year", "calendar-month")
    spans = [_span(claim, indicator, calendar) for claim in claims]
    long = _long(claims, indicator)
    if len(long) < 2:
        yield from _cliques(spans)
        return
    parts = [part for clique in _cliques(spans) for part in _by_long_periods(clique, long)]
    yield from _whole(parts)


def _whole(clusters: list[list[Claim]]) -> Iterator[list[Claim]]:
    """Those that are not part of another one, each once."""
    homes: dict[str, set[frozenset[str]]] = defaultdict(set)
    for cluster in clusters:
        names = frozenset(claim.id for claim in cluster)
        for name in names:
            homes[name].add(names)
    done: set[frozenset[str]] = set()
    for cluster in clusters:
        names = frozenset(claim.id for claim in cluster)
        if names not in done and not any(names < other for other in homes[cluster[0].id]):
            done.add(names)
            yield cluster


def _span(claim: Claim, indicator: Indicator, calendar: bool) -> _Span:
    """The stretch of time within which a claim meets others."""
    if claim.period is None or calendar:
        return date.min, date.max, claim
    if indicator.cumulative:
        return claim.period.end, claim.period.end, claim
    if indicator.kind is Kind.EVENT:
        return claim.period.start, claim.period.end, claim
    return claim.period.start, indicator.same_time.after(claim.period.end), claim


def _long(claims: list[Claim], indicator: Indicator) -> dict[str, _Span]:
    """The stocks whose stated period is longer than the tolerance, by id."""
    if indicator.kind is not Kind.STOCK or indicator.cumulative:
        return {}
    return {
        claim.id: (claim.stated_period.start, claim.stated_period.end, claim)
        for claim in claims
        if claim.stated_period and not indicator.same_time.after(claim.stated_period.start) > claim.stated_period.end
    }


def _by_long_periods(claims: list[Claim], long: Mapping[str, _Span]) -> Iterator[list[Claim]]:
    """The claims apart by stated periods longer than the tolerance: 2015 and 2016 are neighbours, not one time."""
    apart = [long[claim.id] for claim in claims if claim.id in long]
    if not apart:
        yield claims
        return
    short = [claim for claim in claims if claim.id not in long]
    for together in _cliques(apart):
        yield [*short, *together]


def _cliques(spans: list[_Span]) -> Iterator[list[Claim]]:
    """Maximal sets of time spans that pairwise overlap: one is complete when a span ends before the next begins."""
    spans.sort(key=lambda span: (span[0], span[1], span[2].id))
    active: list[_Span] = []
    ends: list[date] = []
    for start, end, claim in spans:
        if ends and ends[0] < start:
            yield [span[2] for span in active]
            active = [span for span in active if span[1] >= start]
            while ends and ends[0] < start:
                heappop(ends)
        active.append((start, end, claim))
        heappush(ends, end)
    if active:
        yield [span[2] for span in active]


def _adds(group: Group, new: Sequence[Claim], homes: Mapping[str, set[int]]) -> bool:
    """Whether a new claim disagrees with one that it stood in no group with, by the numbers of the groups so far."""
    crowd = Crowd([claim.figure for claim in group.claims])
    differing = [claim for claim in new if crowd.worst(claim.figure) is group.verdict]
    return any(not homes.get(claim.id) for claim in differing) or any(
        compare(claim.figure, other.figure) is group.verdict and not homes[claim.id] & homes.get(other.id, set())
        for claim in differing
        for other in group.claims
    )
