"""The verdict on one figure of a draft that is tied to a thing and a time.

A wrong *contradicted* is worse than ten *unknown*: it is said only where the claims agree with one another and the
figure meets none of them, or where it is a claim's own number with another unit, year, entity or status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gzcheck.comparing.facts import Facts
from gzcheck.model import AdviceKind, Claim, Figure, Finding, Kind, Period, ProofVerdict, Status, contradict
from gzcheck.proofing import (
    Disputes,
    Tie,
    as_decline,
    backing,
    has_fewer_digits,
    has_weight,
    is_its_number,
    is_positive,
    is_same_number,
    is_season,
    is_signed,
    is_surely_at,
    loosely_met,
    may_meet,
    nearest_first,
    overlaps,
    says,
    sides,
    significant,
    told,
    words_of,
)
from gzcheck.wording import figures as wording

_TELLS = {status: f"is a {status.value}" for status in Status} | {Status.ACTUAL: "tells a fact"}
"""What a claim of each status does."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the claims that it rests on and the reason."""

    verdict: ProofVerdict
    why: str
    claims: tuple[Claim, ...] = ()
    related: str = ""
    """Another indicator of the entity that has this number."""


class Judge:
    """Judges figures by the facts of a corpus and its findings, the decided ones among them."""

    def __init__(self, facts: Facts, findings: Sequence[Finding]) -> None:
        self.facts = facts
        self.corpus = facts.corpus
        self._votes = tuple(
            one for one in self.corpus.claims if not one.source.withdrawn and not one.source.replaced_by
        )
        """The claims that have a say: those of sources that were not withdrawn or replaced."""
        self._by_thing: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self._votes:
            self._by_thing[claim.about, claim.indicator].append(claim)
        self._disputes = Disputes(findings)

    def judge(self, figure: Figure, tie: Tie) -> Judgement:
        """Judge a figure that is on one entity and indicator."""
        claims = self._meant(tie)
        if figure.number.value < 0 and self._counts_falls(tie.indicator, claims):
            figure = as_decline(figure)
        if not claims:
            return self._elsewhere(figure, tie)
        alike = [one for one in claims if one.figure.unit.dimension == figure.unit.dimension]
        if not alike:
            return self._other_unit(figure, claims)
        judgement = self._at_its_time(figure, tie, self._disputes.standing(alike))
        return self._as_decided(figure, tie, alike, judgement) or judgement

    def _meant(self, tie: Tie) -> list[Claim]:
        """The claim that a mark names, or all on a thing."""
        on_it = self.claims_on(tie)
        return [one for one in on_it if one.id == tie.claim] or on_it

    def _as_decided(self, figure: Figure, tie: Tie, claims: Sequence[Claim], judgement: Judgement) -> Judgement | None:
        """A figure that only claims have to which a decision prefers another one; None where there is no such."""
        rejected = [one for one in claims if self._disputes.is_rejected(one) and one.is_plan == tie.status.is_plan]
        met = backing(figure, self._at(tie.period, rejected) if tie.period else rejected)
        held = [one for one in judgement.claims if one.indicator == tie.indicator]
        is_open = judgement.verdict in (ProofVerdict.CONTRADICTED, ProofVerdict.UNKNOWN)
        if not met or not is_open or may_meet(figure, held):
            return None
        preferred, words = self._disputes.preferred_to(met[0])
        said = f"{sides(preferred)} is {words}; rejected: {told(met[0])}"
        return Judgement(ProofVerdict.CONTRADICTED, said, (*preferred, *met))

    def _counts_falls(self, name: str, claims: Sequence[Claim]) -> bool:
        """Whether an indicator counts falls as positive numbers: it says so, or none of it is ever negative."""
        indicator = self.corpus.indicators.get(name)
        if indicator is None or indicator.counts_decline:
            return indicator is not None
        may_fall = indicator.can_be_negative or indicator.kind is Kind.RATE or is_signed(indicator)
        return not may_fall and bool(claims) and all(is_positive(one.figure) for one in claims)

    def _at_its_time(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        same_status = [one for one in claims if one.is_plan == tie.status.is_plan]
        if not same_status:
            return self._other_status(figure, tie, claims)
        if tie.period is None:
            return self._plan_as_fact(figure, tie, claims) or self._dateless(figure, tie, claims, same_status)
        now = self._at(tie.period, claims)
        dated = [one for one in now if one in same_status]
        if dated:
            return self._held(figure, tie, dated)
        return self._other_status(figure, tie, now) if now else self._other_year(figure, tie, same_status)

    def _dateless(self, figure: Figure, tie: Tie, claims: Sequence[Claim], same_status: Sequence[Claim]) -> Judgement:
        """A figure without a time, against the claims of its status; a plan that the facts meet, against these."""
        facts = [one for one in claims if one.status is Status.ACTUAL]
        is_met_as_plan = tie.status.is_plan and backing(figure, facts)
        return self._undated(figure, tie, facts if is_met_as_plan else same_status)

    def _plan_as_fact(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement | None:
        """A figure that a verb tells as a fact, without a time, and that only a plan has."""
        is_told = tie.is_fact and tie.status is Status.ACTUAL
        if not is_told or backing(figure, [one for one in claims if not one.is_plan]):
            return None
        plans = [one for one in _printing(figure, claims) if one.is_plan]
        return self._other_status(figure, tie, plans) if plans else None

    def _at(self, period: Period, claims: Sequence[Claim]) -> list[Claim]:
        return [one for one in claims if self.facts.times.holds_at(one, period) or is_season(one, period)]

    def _undated(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        """A figure without a time is held against the latest claim."""
        kind = self.corpus.indicators[claims[0].indicator].kind
        if kind in (Kind.FLOW, Kind.RATE) and len({one.period for one in claims}) > 1:
            return self._of_some_period(figure, tie, claims)
        latest = self._latest(claims)
        held = self._held(figure, tie, latest)
        older = backing(figure, [one for one in claims if one not in latest])
        if held.verdict is not ProofVerdict.CONTRADICTED or not older:
            return held
        if kind is not Kind.STOCK:
            return self._held(figure, tie, older)
        said = f"{told(older[0])} is older; {told(latest[0])} is the latest"
        return Judgement(ProofVerdict.STALE, said, (latest[0], older[0]))

    def _of_some_period(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        """A flow or rate without a period, where the claims are for several."""
        met = backing(figure, claims)
        if not met and tie.period_before and (now := self._at(tie.period_before, claims)):
            return self._held(figure, tie, now)
        if not met:
            return Judgement(ProofVerdict.UNKNOWN, "it names no period, and the claims are for several", tuple(claims))
        return self._held(figure, tie, [one for one in claims if one.period == met[0].period])

    def _latest(self, claims: Sequence[Claim]) -> list[Claim]:
        dated = [one for one in claims if one.period]
        if not dated:
            return list(claims)
        last = max(dated, key=lambda one: (one.period.nominal[1], one.id) if one.period else ())
        return [one for one in dated if one is last or self.facts.times.pair(one, last)]

    def _held(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        """A figure against the claims on it at its time."""
        met = self._disputes.preferred_first(nearest_first(figure, backing(figure, claims)))
        conflict = self._disputes.unsettled((*met, *claims))
        if conflict is not None:
            return self._contested(figure, tie, claims, met, conflict)
        if met:
            return self._backed(figure, met)
        loosely, against = loosely_met(figure, claims)
        if loosely:
            why = f"meets {told(loosely[0])} only by rounding or hedge"
            return Judgement(ProofVerdict.UNKNOWN, why, tuple(loosely))
        if tie.period and not any(is_surely_at(one, tie.period) for one in claims):
            why = f"{told(claims[0])} is dated by its source alone, and may be of another time"
            return Judgement(ProofVerdict.UNKNOWN, why, tuple(claims))
        return self._related(figure, tie, against[0]) or self._met_by_none(figure, tie, against)

    def _backed(self, figure: Figure, met: Sequence[Claim]) -> Judgement:
        finer = ", which has fewer digits" if has_fewer_digits(met[0].figure, figure) else ""
        return Judgement(ProofVerdict.BACKED, f"meets {told(met[0])}{finer}{self._disputes.note(met[0])}", tuple(met))

    def _met_by_none(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        """A figure that no claim on it meets: what they say, and of what else it is the figure."""
        standing = self._disputes.standing(self.claims_on(tie))
        namesakes = [one for one in _printing(figure, standing) if one not in claims]
        other = namesakes[:1] if significant(figure) > 1 else []
        said = "; ".join(says(one) for one in (claims[0], *other))
        return Judgement(ProofVerdict.CONTRADICTED, said, (*claims, *other))

    def _contested(
        self, figure: Figure, tie: Tie, claims: Sequence[Claim], met: Sequence[Claim], conflict: Finding
    ) -> Judgement:
        on_it = [one for one in claims if one in conflict.claims] or list(claims)
        decided = words_of(conflict, before="; ")
        if not met:
            said = f"no side of a contradiction has it: {sides(on_it)}{decided}"
            return Judgement(ProofVerdict.CONTRADICTED, said, tuple(on_it))
        if conflict.advice.kind is AdviceKind.EACH_WITH_DATE and tie.period is not None:
            return Judgement(ProofVerdict.BACKED, f"meets {told(met[0])}, and gives its date", tuple(met))
        advised = "; the advice is this one" if _is_advised(conflict, met) else ""
        others = _against(met, on_it)
        return Judgement(ProofVerdict.CONTESTED, f"{_side(met, others)}{advised}{decided}", (*met, *others))

    def _related(self, figure: Figure, tie: Tie, mine: Claim) -> Judgement | None:
        """Another indicator of the entity that has this number: the verdict stays, and names it."""
        for one in self._votes:
            if one.about != tie.about or one.indicator == tie.indicator:
                continue
            if is_its_number(figure, one.figure):
                label = self.corpus.indicator_label(one.indicator)
                said = f"{says(mine)}; {told(one)} is the figure for {label}"
                return Judgement(ProofVerdict.CONTRADICTED, said, (mine, one), related=one.indicator)
        return None

    def _other_unit(self, figure: Figure, claims: Sequence[Claim]) -> Judgement:
        same = [one for one in claims if one.figure.value.value == figure.value.value]
        if same and significant(figure) > 1:
            said = f"{told(same[0])} is in {wording.unit(same[0].figure.unit)}, not in {wording.unit(figure.unit)}"
            return Judgement(ProofVerdict.CONTRADICTED, said, tuple(same))
        return Judgement(ProofVerdict.UNKNOWN, f"the claims on it are in {claims[0].figure.unit.name}", tuple(claims))

    def _other_status(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        met = backing(figure, claims)
        if not met:
            return Judgement(ProofVerdict.UNKNOWN, f"none of the claims on it {_TELLS[tie.status]}", tuple(claims))
        status = met[0].status.value
        if tie.status is Status.ACTUAL and tie.is_fact:
            return Judgement(ProofVerdict.CONTRADICTED, f"{told(met[0])} is a {status}, and no fact", tuple(met))
        what = f"a {status}" if tie.status is Status.ACTUAL else f"which is {status}"
        return Judgement(ProofVerdict.BACKED, f"meets {told(met[0])}, {what}", tuple(met))

    def _other_year(self, figure: Figure, tie: Tie, claims: Sequence[Claim]) -> Judgement:
        met = [one for one in _printing(figure, claims) if one.stated_period]
        asked = tie.period_words or "this time"
        if inside := tuple(one for one in met if overlaps(one, tie.period)):
            return Judgement(ProofVerdict.BACKED, f"meets {told(inside[0])}", inside)
        if met and tie.is_dated and significant(figure) > 1:
            return Judgement(ProofVerdict.CONTRADICTED, f"{says(met[0])}, not for {asked}", tuple(met))
        return Judgement(ProofVerdict.UNKNOWN, f"no claim on it is for {asked}", tuple(claims))

    def _elsewhere(self, figure: Figure, tie: Tie) -> Judgement:
        """No claim on this entity: perhaps it is the figure of another one."""
        others = [one for one in _printing(figure, self._votes) if one.indicator == tie.indicator]
        if others and tie.is_sure and figure.value.value >= 10:
            label = self.corpus.entity_label(others[0].about)
            return Judgement(ProofVerdict.CONTRADICTED, f"{told(others[0])} is about {label}", tuple(others))
        return Judgement(ProofVerdict.UNKNOWN, "the corpus has no claim on it")

    def others_with(self, figure: Figure, tie: Tie) -> list[str]:
        """The other indicators on which the entity has a claim with this very number, in its dimension."""
        dimension = figure.unit.dimension
        found = [one for one in _printing(figure, self._votes) if one.about == tie.about]
        found = [one for one in found if one.figure.unit.dimension == dimension and one.indicator != tie.indicator]
        return list(dict.fromkeys(one.indicator for one in found))

    def claims_on(self, tie: Tie) -> list[Claim]:
        """The claims on one entity and indicator, whatever their time."""
        return self._by_thing.get((tie.about, tie.indicator), [])

    def could_be(self, figure: Figure) -> tuple[Claim, ...]:
        """Claims that print this very number in this kind of unit."""
        dimension = figure.unit.dimension
        found = [one for one in _printing(figure, self._votes) if one.figure.unit.dimension == dimension]
        return tuple(found[:5]) if has_weight(figure) else ()


def _printing(figure: Figure, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that have this very number."""
    return (one for one in claims if is_same_number(figure, one.figure))


def _is_advised(conflict: Finding, met: Sequence[Claim]) -> bool:
    is_choice = conflict.advice.kind is AdviceKind.CITE
    return is_choice and not {one.id for one in met}.isdisjoint(conflict.advice.claims)


def _against(met: Sequence[Claim], claims: Iterable[Claim]) -> list[Claim]:
    """Those of some claims that contradict the first one a figure meets; where none does, all that it does not meet."""
    rest = [one for one in claims if one not in met]
    return [one for one in rest if contradict(one.figure, met[0].figure)] or rest


def _side(met: Sequence[Claim], others: Sequence[Claim]) -> str:
    """On which side of a contradiction a figure is, the claim that it meets first."""
    if not others:
        return f"several sides of a contradiction: {sides(met)}"
    return f"one side of a contradiction: {told(met[0])} against {sides(others)}"
