"""Sums that need no identity of their own: a whole that is registered as complete must be what its parts add up to.

Two things say so, and both come to the same sum: an indicator whose narrower indicators make it up (trade: exports and
imports), and an entity whose places do (a city: its districts). Only amounts are added, never shares, ranks or dates.

Every whole figure becomes an identity with the figures of its parts for the same time. With a part missing, the others
may still not be more than the whole, as long as none can be negative; that done, it is not checked, and says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import reduce

from gzcheck.comparing.consistency import verdict_on
from gzcheck.comparing.groups import Thing
from gzcheck.comparing.same_time import SameTime
from gzcheck.model import (
    Claim,
    Comparator,
    Corpus,
    Evaluation,
    Expression,
    Identity,
    Indicator,
    Kind,
    Name,
    Operation,
    Period,
    Relation,
    Term,
    Verdict,
    dataclass,
)

AMOUNTS = (Kind.STOCK, Kind.FLOW)
NO_AMOUNTS = (
    "ratio",
    "ratio-difference",
    "rank",
    "tier",
    "generation",
    "date",
    "calendar-year",
    "calendar-month",
    "calendar-time",
    "temperature",
)
"""Dimensions in which a part may well have more than its whole."""


def is_amount(indicator: Indicator, dimension: str) -> bool:
    """Whether its figures are amounts, of which a whole has as much as its parts together."""
    return indicator.kind in AMOUNTS and dimension not in NO_AMOUNTS


@dataclass(frozen=True, slots=True)
class Composition:
    """A whole and all that makes it up, by entity and indicator."""

    whole: tuple[str, str]
    parts: tuple[tuple[str, str], ...]
    name: str
    """What tells the whole from its parts: the label of its indicator, or of its entity."""
    names: tuple[str, ...]
    """The same for the parts."""


class Compositions:
    """What makes up what, as the registry says."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._narrower = _members(
            {name: entry.part_of for name, entry in corpus.indicators.items()},
            lambda part, whole: corpus.indicators[part].kind is corpus.indicators[whole].kind,
        )
        self._places = _members(
            {name: entry.part_of for name, entry in corpus.entities.items()}, lambda part, whole: True
        )

    def of(self, about: str, indicator: str) -> Iterator[Composition]:
        """How a quantity of an entity is made up: by narrower indicators, by places, or both ways."""
        yield from self._of_indicators(about, indicator)
        yield from self._of_places(about, indicator)

    def _of_indicators(self, about: str, indicator: str) -> Iterator[Composition]:
        parts = self._narrower.get(indicator, ())
        if len(parts) > 1 and self._corpus.indicators[indicator].parts_complete:
            ids = [indicator, *parts]
            yield _made([(about, name) for name in ids], ids, list(map(self._corpus.indicator_label, ids)))

    def _of_places(self, about: str, indicator: str) -> Iterator[Composition]:
        places = self._places.get(about, ())
        if len(places) > 1 and self._corpus.entities[about].parts_complete:
            ids = [about, *places]
            yield _made([(place, indicator) for place in ids], ids, list(map(self._corpus.entity_label, ids)))


def _made(things: Sequence[tuple[str, str]], ids: Sequence[str], labels: Sequence[str]) -> Composition:
    """A composition, the whole first; where two labels are alike, all are called by their ids."""
    names = labels if len(set(labels)) == len(labels) else ids
    return Composition(things[0], tuple(things[1:]), names[0], tuple(names[1:]))


def _members(part_of: Mapping[str, str], alike: Callable[[str, str], bool]) -> dict[str, list[str]]:
    """The parts of every whole, in the order of their ids."""
    found: dict[str, list[str]] = defaultdict(list)
    for part, whole in sorted(part_of.items()):
        if whole in part_of and alike(part, whole):
            found[whole].append(part)
    return found


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole figure with those of its parts, as an identity; some parts may lack a figure."""

    identity: Identity
    claims: tuple[Claim, ...]
    missing: tuple[str, ...] = ()
    """The names of the parts without a figure for this time."""
    reason: str = ""
    """Why it cannot be evaluated."""

    def judged(self, evaluated: Evaluation) -> Evaluation:
        """The outcome: that nothing is wrong so far is no answer as long as a part is missing."""
        if not self.missing or evaluated.verdict is Verdict.CONFLICT:
            return evaluated
        return self.unchecked(f"no figure at that time for {', '.join(self.missing)}")

    def unchecked(self, reason: str) -> Evaluation:
        """The outcome of a sum that could not be done."""
        return Evaluation(identity=self.identity, verdict=Verdict.NOT_CHECKED, reason=reason)


def sums_of(corpus: Corpus, things: Mapping[Thing, list[Claim]], times: SameTime) -> Iterator[Sum]:
    """Every figure of a complete whole together with those of its parts, where any part has some."""
    compositions = Compositions(corpus)
    for (about, indicator, dimension), wholes in things.items():
        if not is_amount(corpus.indicators[indicator], dimension):
            continue
        for made in compositions.of(about, indicator):
            parts = _parts(things, made, dimension)
            if any(part.claims for part in parts):
                yield from _distinct(_sum(corpus, times, made, whole, parts) for whole in wholes)


def _parts(things: Mapping[Thing, list[Claim]], made: Composition, dimension: str) -> list[_Part]:
    return [_Part(things.get((*part, dimension), ())) for part in made.parts]


def _distinct(sums: Iterator[Sum]) -> Iterator[Sum]:
    """Of wholes with one reading and the same parts only the first: the second would say nothing new."""
    seen: list[Sum] = []
    for one in sums:
        whole, *parts = one.claims
        if not any(
            other.claims[1:] == tuple(parts) and other.claims[0].figure.same_reading(whole.figure)
            for other in seen[-_LOOK_BACK:]
        ):
            yield one
        seen.append(one)


_LOOK_BACK = 20


@dataclass(frozen=True, slots=True)
class _Part:
    """The claims on one part, those for just one stretch of time found at once."""

    claims: Sequence[Claim]
    by_period: dict[object, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for claim in self.claims:
            self.by_period[_stretch(claim.period)].append(claim)

    def at_the_time_of(self, whole: Claim, times: SameTime) -> list[Claim]:
        """The claims of one status with a whole that hold at its time, those for just its period before others."""
        for candidates in (self.by_period.get(_stretch(whole.period), ()), self.claims):
            alike = [claim for claim in candidates if claim.status is whole.status]
            if found := times.partners(whole, alike):
                return _of_its_source(whole, found) or found
        return []


def _of_its_source(whole: Claim, claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.source.id == whole.source.id]


def _stretch(period: Period | None) -> object:
    return period.nominal if period else None


def _sum(corpus: Corpus, times: SameTime, made: Composition, whole: Claim, parts: Sequence[_Part]) -> Sum:
    found = {name: part.at_the_time_of(whole, times) for name, part in zip(made.names, parts, strict=True)}
    chosen = {name: min(claims, key=_finest) for name, claims in found.items() if claims}
    missing = tuple(name for name in found if name not in chosen)
    claims = (whole, *chosen.values())
    one = Sum(_identity(corpus, made, whole, chosen, complete=not missing), claims, missing)
    return replace(one, reason=_reason(corpus, times, one, _disputed(found)))


def _disputed(parts: Mapping[str, Sequence[Claim]]) -> list[str]:
    """The parts whose claims contradict each other."""
    return [name for name, claims in parts.items() if claims and verdict_on(claims) is Verdict.CONFLICT]


def _finest(claim: Claim) -> tuple[object, ...]:
    return claim.figure.base_grain, claim.id


def _reason(corpus: Corpus, times: SameTime, one: Sum, disputed: Sequence[str]) -> str:
    """Why a sum cannot be evaluated; empty where it can."""
    if disputed:
        return f"{' and '.join(disputed)}: in conflict with itself"
    if one.missing and (len(one.claims) < 3 or _may_be_negative(corpus, one.claims)):
        return f"no figure at that time for {', '.join(one.missing)}"
    return "" if times.all_together(one.claims) else "the parts are not at one time with each other"


def _may_be_negative(corpus: Corpus, claims: Sequence[Claim]) -> bool:
    return any(corpus.indicators[claim.indicator].can_be_negative or claim.figure.base_value < 0 for claim in claims)


def _identity(
    corpus: Corpus, made: Composition, whole: Claim, parts: Mapping[str, Claim], *, complete: bool
) -> Identity:
    """The whole as the sum of its parts, or as no less than the sum of those that there are."""
    by_place = made.parts[0][0] != made.whole[0]
    told = "as the sum of its parts" if complete else "against those of its parts that have a figure"
    stated = f" ({whole.stated_period.text})" if whole.stated_period else ""
    place = whole.at("value")
    named = {made.name: whole, **parts}
    return Identity(
        id=f"parts-of/{whole.id}/{'entity' if by_place else 'indicator'}",
        title=f"{corpus.label(whole)}, {told}{stated}",
        why=f"{made.name} is registered as made up of {', '.join(made.names)}",
        terms={name: Term(name=name, location=place, claim=claim.id) for name, claim in named.items()},
        location=place,
        at=place,
        relation=_relation(made.name, list(parts), complete=complete),
        weakened=not complete,
    )


def _relation(whole: str, parts: Sequence[str], *, complete: bool) -> Relation:
    """The whole as equal to its parts, or as no less than those that there are; without any, to itself."""
    names: list[Expression] = [Name(name) for name in parts or (whole,)]
    total = reduce(lambda left, right: Operation("+", left, right), names)
    return Relation(Name(whole), Comparator.EQUAL if complete else Comparator.AT_LEAST, total)
