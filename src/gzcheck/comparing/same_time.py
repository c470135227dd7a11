"""Which claims hold at the same time: the one home of that question, for groups, parts, plans and arithmetic alike.

- Flows and rates: the periods are equal, each end within the tolerance of a `~`. A figure for a period that had not
  ended at publication is one to date: a part of a later figure for the whole of it, and no equal.
- Stocks, both periods stated: they overlap. Two stated times apart are two times, in one source as in two.
- Stocks, one period assumed (the publication date): it meets the stated ones that it overlaps; only if there are none,
  the nearest within the indicator's `same_time`. Within one source, a stated time that ends before the assumed one
  begins is another time ("24 in 2016, now 27"). Both assumed: they overlap or lie within `same_time`.
- Events happen once: periods only need to overlap, one without a period goes with all, and for a date the period says
  nothing new.
- Plans without a period have no stated time: they meet each other as if dated by publication, and nothing else.
- Running totals: only equal stated periods longer than a day, or one moment; otherwise their order is what is checked.

Being at the same time is not transitive, so groups are the largest sets that are pairwise at the same time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, combinations

from gzcheck.comparing.stretches import (
    Stretch,
    cliques,
    equal_sets,
    own,
    period_of,
    published_about,
    reaching,
    tolerant,
    without_parts,
)
from gzcheck.model import DATE_UNITS, Claim, Duration, Indicator, Kind, Period


class SameTime:
    """Answers for the claims of one corpus, whose indicators say what kind of quantity each is."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._indicators = indicators

    def pair(self, a: Claim, b: Claim) -> bool:
        """Whether two claims, on one thing or on two, hold at the same time, with nothing else to go by.

        Asked of two things the answer is one for both orders, by the one that asks for less: where the kinds differ, a
        stock asks for less than a flow, an event for less than a stock, and an event whose figure is a date for nothing
        at all; of two indicators' tolerances the wider one holds. An indicator that is not registered has no kind, so
        nothing is at its time.
        """
        first, second = self._indicators.get(a.indicator), self._indicators.get(b.indicator)
        if first is None or second is None:
            return False
        timeless = has_no_stated_time(a), has_no_stated_time(b)
        if any(timeless):
            return all(timeless) and self._near(a, b)
        return self._timed_meet(a, b, first, second)

    def _timed_meet(self, a: Claim, b: Claim, first: Indicator, second: Indicator) -> bool:
        """Whether two claims hold at the same time, neither of which is a plan without a stated one."""
        if Kind.EVENT in (first.kind, second.kind):
            return _is_dateless(first) or _is_dateless(second) or _events_meet(a.period, b.period)
        if a.period is None or b.period is None:
            return False
        return self._amounts_meet(a, b, first, second)

    def _amounts_meet(self, a: Claim, b: Claim, first: Indicator, second: Indicator) -> bool:
        """Whether two dated claims hold at the same time, neither of which is on an event."""
        if Kind.STOCK not in (first.kind, second.kind):
            return _are_equal(a, b)
        if first.cumulative and first.id == second.id:
            return _is_one_moment(a, b) or (_is_long(a) and _is_long(b) and _are_equal(a, b))
        return self._stocks_meet(a, b)

    def partners(self, claim: Claim, others: Iterable[Claim]) -> list[Claim]:
        """Those of `others`, all on one thing, that hold at the same time as `claim`.

        An assumed stock that overlaps some of them meets only these, and otherwise only the nearest.
        """
        found = [other for other in others if self.pair(claim, other)]
        if claim.stated_period or claim.period is None:
            return found
        return _assumed_and_nearest(claim.period, found)

    def all_together(self, claims: Sequence[Claim]) -> bool:
        """Whether all hold at the same time, whatever they are on.

        Figures that one source gives without any period are taken to be for one time.
        """
        if len(claims) < 2 or _are_undated_of_one_source(claims):
            return True
        distinct = {(claim.indicator, claim.period, claim.source.id, claim.status): claim for claim in claims}
        return all(self.pair(a, b) for a, b in combinations(distinct.values(), 2))

    def at(self, period: Period, claims: Iterable[Claim]) -> list[Claim]:
        """The claims, all on one indicator, for just this period; of a stock without any, those that hold at it.

        Of these the stated ones that overlap it come first, then the assumed ones that overlap it, then the nearest
        assumed ones within the tolerance.
        """
        dated = _dated(claims)
        exact = [claim for own, claim in dated if own.equals(period)]
        if exact or not dated or self._kind(dated[0][1]) is not Kind.STOCK:
            return exact
        return self._states_at(period, dated)

    def _states_at(self, period: Period, dated: Sequence[tuple[Period, Claim]]) -> list[Claim]:
        """Of claims on one stock, none of them for just this period, those that hold at it."""
        overlapping = [claim for own, claim in dated if own.overlaps(period)]
        if overlapping:
            stated, assumed = _by_origin(overlapping)
            return stated or assumed
        return self._nearest_to(period, [(own, claim) for own, claim in dated if not claim.stated_period])

    def _nearest_to(self, period: Period, assumed: Sequence[tuple[Period, Claim]]) -> list[Claim]:
        """Of claims on one stock with their assumed times, the nearest within the tolerance."""
        return _nearest(
            (_gap(own, period), claim)
            for own, claim in assumed
            if own.near(period, self._indicators[claim.indicator].same_time)
        )

    def holds_at(self, claim: Claim, period: Period) -> bool:
        """Whether a claim holds at a time that somebody names, with nothing else to go by; an event holds at any.

        A stock without a stated time holds within its tolerance of publication.
        """
        kind = self._kind(claim)
        if kind is Kind.EVENT or claim.period is None:
            return kind is Kind.EVENT
        if kind is not Kind.STOCK:
            return claim.period.equals(period)
        tolerance = self._indicators[claim.indicator].same_time
        return claim.period.overlaps(period) or (claim.stated_period is None and claim.period.near(period, tolerance))

    def is_level_of(self, level: Claim, period: Period) -> bool:
        """Whether a claim is the level of a period: for a flow the amount in it, otherwise the state at its end."""
        if level.period is None:
            return False
        if self._kind(level) is Kind.FLOW:
            return level.period.equals(period) and not level.is_to_date
        return level.stated_period is not None and level.period.nominal[1] == period.nominal[1]

    def counts_towards(self, reached: Claim, plan: Claim) -> bool:
        """Whether a figure is one for the time of a plan: a flow within its period, a stock up to its end."""
        if reached.period is None or plan.period is None:
            return False
        if self._kind(plan) is Kind.STOCK:
            return reached.period.start <= plan.period.end
        same = reached.period.equals(plan.period)
        return same or (self._kind(plan) is Kind.FLOW and reached.period.inside(plan.period))

    def is_result_of(self, reached: Claim, plan: Claim) -> bool:
        """Whether a figure is at the time of a plan, and not from before its time was up."""
        if reached.period is None or plan.period is None or not self.pair(plan, reached):
            return False
        return reached.period.equals(plan.period) or reached.period.end >= plan.period.end

    def is_for_later(self, plan: Claim, reached: Claim) -> bool:
        """Whether a plan is for a time that begins and ends after a figure's; for a flow, one that is about as long."""
        if plan.period is None or reached.period is None:
            return False
        (first, last), (start, end) = plan.period.nominal, reached.period.nominal
        if not (first > start and last > end):
            return False
        return self._kind(plan) is not Kind.FLOW or plan.period.is_about_as_long_as(reached.period)

    def is_part_of(self, part: Claim, whole: Claim) -> bool:
        """Whether a claim's period is a proper part of another's, or the same one as far as it had come."""
        if part.period is None or whole.period is None or whole.is_to_date:
            return False
        return part.period.inside(whole.period) or (part.is_to_date and part.period.equals(whole.period))

    def _kind(self, claim: Claim) -> Kind | None:
        indicator = self._indicators.get(claim.indicator)
        return indicator.kind if indicator else None

    def groups(self, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
        """The largest sets of claims, all on one thing and of one status, that are pairwise at the same time.

        In O(n log n) and the size of what comes out: every case is a sweep over the time axis.
        """
        if not claims:
            return
        indicator = self._indicators[claims[0].indicator]
        timeless, timed = _divided(claims, has_no_stated_time)
        yield from cliques([published_about(claim, indicator.same_time) for claim in timeless])
        yield from self._timed_groups(timed, indicator)

    def _timed_groups(self, claims: Sequence[Claim], indicator: Indicator) -> Iterator[list[Claim]]:
        dated = [claim for claim in claims if claim.period]
        if indicator.kind is Kind.EVENT:
            yield from cliques([_event(claim, indicator) for claim in claims])
        elif indicator.cumulative:
            yield from _equal(filter(_is_long, dated))
            yield from _moments(dated)
        elif indicator.kind is Kind.STOCK:
            yield from self._stocks(dated, indicator.same_time)
        else:
            yield from _equal(dated)

    def _near(self, a: Claim, b: Claim) -> bool:
        """Whether two publication dates lie within the tolerance of each other."""
        return a.source.published.near(b.source.published, self._tolerance(a, b))

    def _stocks_meet(self, a: Claim, b: Claim) -> bool:
        first, second = period_of(a), period_of(b)
        if first.overlaps(second):
            return True
        if a.stated_period and b.stated_period:
            return False
        return not _is_past_of(a, b) and first.near(second, self._tolerance(a, b))

    def _tolerance(self, a: Claim, b: Claim) -> Duration:
        """The wider one of the two indicators' tolerances."""
        return max(
            (self._indicators[claim.indicator].same_time for claim in (a, b)), key=lambda one: (one.months, one.days)
        )

    def _stocks(self, claims: Sequence[Claim], tolerance: Duration) -> Iterator[list[Claim]]:
        dated, assumed = _by_origin(claims)
        stated = [own(claim) for claim in dated]
        near = [tolerant(claim, tolerance) for claim in assumed]
        if not stated or not assumed:
            yield from cliques(stated or near)
            return
        found = cliques([*stated, *reaching(assumed, stated, tolerance)])
        parts = chain.from_iterable(self._split(clique, tolerance) for clique in found)
        yield from without_parts(chain(parts, cliques(near)))

    def _split(self, clique: list[Claim], tolerance: Duration) -> Iterator[list[Claim]]:
        """A set that meets on the time axis, apart by assumed dates too far from each other or from their own past."""
        stated, assumed = _by_origin(clique)
        if not assumed:
            yield stated
            return
        for together in cliques([tolerant(claim, tolerance) for claim in assumed]):
            yield from self._with_those_they_meet(together, stated)
        yield stated

    def _with_those_they_meet(self, assumed: Sequence[Claim], stated: Sequence[Claim]) -> Iterator[list[Claim]]:
        """The assumed claims, together where they meet the same stated ones, with these in front."""
        by_rest: dict[tuple[str, ...], list[Claim]] = {}
        for claim in assumed:
            rest = [other for other in stated if self._stocks_meet(claim, other)]
            by_rest.setdefault(tuple(other.id for other in rest), rest).append(claim)
        yield from by_rest.values()


# ---------------------------------------------------------------- claims on the time axis


def has_no_stated_time(claim: Claim) -> bool:
    """Whether a claim is a plan for a time that the text does not name."""
    return claim.is_plan and claim.stated_period is None


def _events_meet(a: Period | None, b: Period | None) -> bool:
    return a is None or b is None or a.overlaps(b)


def _are_equal(a: Claim, b: Claim) -> bool:
    """Whether two claims are for equal periods, and both for all of it or for as much as had passed on one day."""
    return period_of(a).equals(period_of(b)) and _so_far(a) == _so_far(b)


def _is_dateless(indicator: Indicator) -> bool:
    """Whether it is an event whose figure is a date, of which the period says nothing new."""
    return indicator.kind is Kind.EVENT and indicator.unit in DATE_UNITS


def _is_long(claim: Claim) -> bool:
    """Whether a claim's period is stated and longer than a day."""
    return claim.stated_period is not None and claim.stated_period.nominal[0] < claim.stated_period.nominal[1]


def _moment(claim: Claim) -> datetime | None:
    """The moment that a claim's stated period names: a day with a time of day."""
    return claim.stated_period.clock if claim.stated_period else None


def _is_one_moment(a: Claim, b: Claim) -> bool:
    return _moment(a) is not None and _moment(a) == _moment(b)


def _moments(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Sets of claims for one moment."""
    by_moment: dict[datetime, list[Claim]] = defaultdict(list)
    for claim in claims:
        if moment := _moment(claim):
            by_moment[moment].append(claim)
    yield from (group for group in by_moment.values() if len(group) > 1)


def _so_far(claim: Claim) -> Period | None:
    """When a figure was published that is for a period which had not ended then; None for one that is for all of it."""
    return claim.source.published.unnamed if claim.is_to_date else None


def _is_past_of(a: Claim, b: Claim) -> bool:
    """Whether one source states an earlier time for the one figure and none for the other: "24 in 2016, now 27"."""
    if a.source.id != b.source.id or bool(a.stated_period) == bool(b.stated_period):
        return False
    stated, assumed = (a, b) if a.stated_period else (b, a)
    return period_of(stated).end < period_of(assumed).start


def _dated(claims: Iterable[Claim]) -> list[tuple[Period, Claim]]:
    """The claims that speak of some time, each with it."""
    return [(claim.period, claim) for claim in claims if claim.period and not has_no_stated_time(claim)]


def _are_undated_of_one_source(claims: Sequence[Claim]) -> bool:
    return len({claim.source.id for claim in claims}) == 1 and all(claim.period is None for claim in claims)


def _gap(a: Period, b: Period) -> int:
    """Days from the end of the one to the start of the other; 0 where they overlap."""
    return max((b.start - a.end).days, (a.start - b.end).days, 0)


def _nearest(by_gap: Iterable[tuple[int, Claim]]) -> list[Claim]:
    """The claims with the least gap."""
    found = list(by_gap)
    least = min((gap for gap, _ in found), default=0)
    return [claim for gap, claim in found if gap == least]


def _assumed_and_nearest(period: Period, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without the stated ones that lie further off than others, in their order."""
    gaps = {claim.id: _gap(period, period_of(claim)) for claim in claims if claim.stated_period}
    nearest = min(gaps.values(), default=0)
    return [claim for claim in claims if gaps.get(claim.id, nearest) == nearest]


def _order(claim: Claim) -> tuple[object, ...]:
    assert claim.period
    return claim.period.nominal, claim.id


def _by_period(claims: Iterable[Claim]) -> dict[Period, list[Claim]]:
    by_period: dict[Period, list[Claim]] = defaultdict(list)
    unnamed: dict[int, Period] = {}
    """By id() of a period, which many claims have in common."""
    for claim in sorted(claims, key=_order):
        period = period_of(claim)
        if id(period) not in unnamed:
            unnamed[id(period)] = period.unnamed
        by_period[unnamed[id(period)]].append(claim)
    return by_period


def _by_origin(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims with a stated period, and those with an assumed one or none."""
    return _divided(claims, lambda claim: claim.stated_period is not None)


def _divided(claims: Sequence[Claim], passes: Callable[[Claim], bool]) -> tuple[list[Claim], list[Claim]]:
    """The claims that pass a test, and those that do not."""
    passing: list[Claim] = []
    others: list[Claim] = []
    for claim in claims:
        (passing if passes(claim) else others).append(claim)
    return passing, others


def _event(claim: Claim, indicator: Indicator) -> Stretch:
    if claim.period is None or _is_dateless(indicator):
        return date.min, date.max, claim
    return own(claim)


def _equal(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Sets with equal periods; where some are approximate, the exact ones and those within their tolerance."""
    so_far: dict[Period | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        so_far[_so_far(claim)].append(claim)
    for alike in so_far.values():
        by_period = _by_period(alike)
        if len(by_period) == 1:  # the usual case, in which there is nothing to ask
            yield from by_period.values()
            continue
        equal = equal_sets(by_period)
        yield from without_parts([claim for period in periods for claim in by_period[period]] for periods in equal)
