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

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import chain, combinations

from gzcheck.model import DATE_UNITS, Claim, Duration, Indicator, Kind, Period

_Stretch = tuple[date, date, Claim]
"""From when to when a claim meets others."""


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
        gaps = {other.id: _gap(claim.period, other.period) for other in found if other.stated_period and other.period}
        nearest = min(gaps.values(), default=0)
        return [other for other in found if gaps.get(other.id, nearest) == nearest]

    def all_together(self, claims: Sequence[Claim]) -> bool:
        """Whether all hold at the same time, whatever they are on.

        Figures that one source gives without any period are taken to be for one time.
        """
        if len({claim.source.id for claim in claims}) == 1 and all(claim.period is None for claim in claims):
            return True
        distinct = {(claim.indicator, claim.period, claim.source.id, claim.status): claim for claim in claims}
        return all(self.pair(a, b) for a, b in combinations(distinct.values(), 2))

    def at(self, period: Period, claims: Iterable[Claim]) -> list[Claim]:
        """The claims, all on one indicator, for just this period; of a stock without any, those that hold at it.

        Of these the stated ones that overlap it come first, then the assumed ones that overlap it, then the nearest
        assumed ones within the tolerance.
        """
        dated = [(claim.period, claim) for claim in claims if claim.period and not has_no_stated_time(claim)]
        exact = [claim for own, claim in dated if own.equals(period)]
        if exact or not dated or self._kind(dated[0][1]) is not Kind.STOCK:
            return exact
        return self._states_at(period, dated)

    def _states_at(self, period: Period, dated: Sequence[tuple[Period, Claim]]) -> list[Claim]:
        """Of claims on one stock, none of them for just this period, those that hold at it."""
        overlapping = [claim for own, claim in dated if own.overlaps(period)]
        if overlapping:
            return [claim for claim in overlapping if claim.stated_period] or overlapping
        return self._nearest(period, [(own, claim) for own, claim in dated if not claim.stated_period])

    def _nearest(self, period: Period, assumed: Sequence[tuple[Period, Claim]]) -> list[Claim]:
        """Of claims on one stock with their assumed times, the nearest within the tolerance."""
        near = [
            (_gap(own, period), claim)
            for own, claim in assumed
            if own.near(period, self._indicators[claim.indicator].same_time)
        ]
        least = min((gap for gap, _ in near), default=0)
        return [claim for gap, claim in near if gap == least]

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
        if part.period is None or whole.period is None:
            return False
        same = part.is_to_date and not whole.is_to_date and part.period.equals(whole.period)
        return same or (part.period.inside(whole.period) and not whole.is_to_date)

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
        timeless = [claim for claim in claims if has_no_stated_time(claim)]
        if timeless:
            yield from _cliques([_published(claim, indicator.same_time) for claim in timeless])
            claims = [claim for claim in claims if not has_no_stated_time(claim)]
        yield from self._timed_groups(claims, indicator)

    def _timed_groups(self, claims: Sequence[Claim], indicator: Indicator) -> Iterator[list[Claim]]:
        dated = [claim for claim in claims if claim.period]
        if indicator.kind is Kind.EVENT:
            yield from _cliques([_event(claim, indicator) for claim in claims])
        elif indicator.cumulative:
            yield from self._equal([claim for claim in dated if _is_long(claim)])
            yield from _moments(dated)
        elif indicator.kind is Kind.STOCK:
            yield from self._stocks(dated, indicator.same_time)
        else:
            yield from self._equal(dated)

    def _near(self, a: Claim, b: Claim) -> bool:
        """Whether two publication dates lie within the tolerance of each other."""
        return a.source.published.near(b.source.published, self._tolerance(a, b))

    def _stocks_meet(self, a: Claim, b: Claim) -> bool:
        assert a.period and b.period
        if a.period.overlaps(b.period):
            return True
        if a.stated_period and b.stated_period:
            return False
        return not _is_past_of(a, b) and a.period.near(b.period, self._tolerance(a, b))

    def _tolerance(self, a: Claim, b: Claim) -> Duration:
        """The wider one of the two indicators' tolerances."""
        return max(
            (self._indicators[claim.indicator].same_time for claim in (a, b)), key=lambda one: (one.months, one.days)
        )

    # ------------------------------------------------------------ flows and rates

    def _equal(self, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
        """Sets with equal periods; where some are approximate, the exact ones and those within their tolerance."""
        so_far: dict[Period | None, list[Claim]] = defaultdict(list)
        for claim in claims:
            so_far[_so_far(claim)].append(claim)
        for alike in so_far.values():
            yield from self._equal_periods(alike)

    def _equal_periods(self, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
        by_period = _by_period(claims)
        if len(by_period) == 1:
            yield from by_period.values()
            return
        sets = [_equal_to(period, by_period) for period in by_period if period.is_approximate]
        covered = set(chain.from_iterable(sets))
        chosen = [[period] for period in by_period if period not in covered]
        for together in sets:
            chosen += _pairwise(together, Period.equals)
        yield from _without_parts([[claim for period in periods for claim in by_period[period]] for periods in chosen])

    # ------------------------------------------------------------ stocks

    def _stocks(self, claims: Sequence[Claim], tolerance: Duration) -> Iterator[list[Claim]]:
        dated, assumed = _by_origin(claims)
        stated = [_own(claim) for claim in dated]
        near = [_tolerant(claim, tolerance) for claim in assumed]
        if not stated or not assumed:
            yield from _cliques(stated or near)
            return
        found = list(_cliques([*stated, *_reaching(assumed, stated, tolerance)]))
        parts = [part for clique in found for part in self._split(clique, tolerance)]
        yield from _without_parts([*parts, *_cliques(near)])

    def _split(self, clique: list[Claim], tolerance: Duration) -> Iterator[list[Claim]]:
        """A set that meets on the time axis, apart by assumed dates too far from each other or from their own past."""
        stated, assumed = _by_origin(clique)
        if not assumed:
            yield stated
            return
        for together in _cliques([_tolerant(claim, tolerance) for claim in assumed]):
            yield from self._with_those_they_meet(together, stated)
        yield stated

    def _with_those_they_meet(self, assumed: Sequence[Claim], stated: Sequence[Claim]) -> Iterator[list[Claim]]:
        """The assumed claims, together where they meet the same stated ones, with these in front."""
        by_rest: dict[tuple[str, ...], tuple[list[Claim], list[Claim]]] = {}
        for claim in assumed:
            rest = [other for other in stated if self._stocks_meet(claim, other)]
            by_rest.setdefault(tuple(other.id for other in rest), (rest, []))[1].append(claim)
        for rest, members in by_rest.values():
            yield [*rest, *members]


# ---------------------------------------------------------------- claims on the time axis


def has_no_stated_time(claim: Claim) -> bool:
    """Whether a claim is a plan for a time that the text does not name."""
    return claim.stated_period is None and claim.is_plan


def _events_meet(a: Period | None, b: Period | None) -> bool:
    return a is None or b is None or a.overlaps(b)


def _are_equal(a: Claim, b: Claim) -> bool:
    """Whether two claims are for equal periods, and both for all of it or for as much as had passed on one day."""
    assert a.period and b.period
    return a.period.equals(b.period) and _so_far(a) == _so_far(b)


def _equal_to(period: Period, others: Iterable[Period]) -> list[Period]:
    """A period, and all others that equal it."""
    return [period, *(other for other in others if other is not period and other.equals(period))]


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
    assert stated.period and assumed.period
    return stated.period.end < assumed.period.start


def _gap(a: Period, b: Period) -> int:
    """Days from the end of the one to the start of the other; 0 where they overlap."""
    return max((b.start - a.end).days, (a.start - b.end).days, 0)


def _order(claim: Claim) -> tuple[object, ...]:
    assert claim.period
    return claim.period.nominal, claim.id


def _by_period(claims: Iterable[Claim]) -> dict[Period, list[Claim]]:
    by_period: dict[Period, list[Claim]] = defaultdict(list)
    unnamed: dict[int, Period] = {}
    """By id() of a period, which many claims have in common."""
    for claim in sorted(claims, key=_order):
        assert claim.period
        if id(claim.period) not in unnamed:
            unnamed[id(claim.period)] = claim.period.unnamed
        by_period[unnamed[id(claim.period)]].append(claim)
    return by_period


def _by_origin(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims with a stated period, and those with an assumed one or none."""
    return [claim for claim in claims if claim.stated_period], [claim for claim in claims if not claim.stated_period]


def _own(claim: Claim) -> _Stretch:
    assert claim.period
    return claim.period.start, claim.period.end, claim


def _tolerant(claim: Claim, tolerance: Duration) -> _Stretch:
    assert claim.period
    return claim.period.start, tolerance.after(claim.period.end), claim


def _published(claim: Claim, tolerance: Duration) -> _Stretch:
    published = claim.source.published
    return published.start, tolerance.after(published.end), claim


def _event(claim: Claim, indicator: Indicator) -> _Stretch:
    if claim.period is None or _is_dateless(indicator):
        return date.min, date.max, claim
    return _own(claim)


def _reaching(assumed: Iterable[Claim], stated: Sequence[_Stretch], tolerance: Duration) -> list[_Stretch]:
    """Every assumed time, drawn out to the nearest of the stated ones where it may be."""
    starts = sorted(stretch[0] for stretch in stated)
    ends = sorted(stretch[1] for stretch in stated)
    return [_reach(claim, starts, ends, tolerance) for claim in assumed]


def _reach(claim: Claim, starts: Sequence[date], ends: Sequence[date], tolerance: Duration) -> _Stretch:
    """An assumed time as it is, or drawn out to the nearest stated one within the tolerance where it overlaps none."""
    assert claim.period
    first, last = claim.period.start, claim.period.end
    ended, begun = bisect_left(ends, first), bisect_right(starts, last)
    if ended < begun:  # some stated time begins before its end and does not end before its beginning
        return first, last, claim
    left = ends[ended - 1] if ended else None
    right = starts[begun] if begun < len(starts) else None
    return *_drawn_out(first, last, left, right, tolerance), claim


def _drawn_out(
    first: date, last: date, left: date | None, right: date | None, tolerance: Duration
) -> tuple[date, date]:
    """A stretch up to the nearer of its neighbours: the end of a stated time before it, the start of one behind it."""
    none = timedelta(0)
    back = first - left if left and tolerance.after(left) >= first else none
    ahead = right - last if right and tolerance.after(last) >= right else none
    if back and ahead and back != ahead:
        back, ahead = (back, none) if back < ahead else (none, ahead)
    return first - back, last + ahead


# ---------------------------------------------------------------- sets that meet pairwise


def _cliques(stretches: list[_Stretch]) -> Iterator[list[Claim]]:
    """Largest sets of stretches that pairwise overlap: one is complete when a stretch ends before the next begins."""
    stretches.sort(key=lambda stretch: (stretch[0], stretch[1], stretch[2].id))
    active: list[_Stretch] = []
    ends: list[date] = []
    for start, end, claim in stretches:
        if ends and ends[0] < start:
            yield _claims_of(active)
            active = [stretch for stretch in active if stretch[1] >= start]
            while ends and ends[0] < start:
                heappop(ends)
        active.append((start, end, claim))
        heappush(ends, end)
    if active:
        yield _claims_of(active)


def _claims_of(stretches: Iterable[_Stretch]) -> list[Claim]:
    return [stretch[2] for stretch in stretches]


def _pairwise(members: Sequence[Period], meet: Callable[[Period, Period], bool]) -> Iterator[list[Period]]:
    """The largest subsets that meet pairwise, of members that all meet the first one; few, so plainly one by one."""
    sets: list[list[Period]] = []
    for member in members:
        fitting = [found for found in sets if all(meet(member, other) for other in found)]
        for found in fitting:
            found.append(member)
        if not fitting:
            sets.append([*members[: min(1, members.index(member))], member])
    yield from sets


def _without_parts(sets: list[list[Claim]]) -> Iterator[list[Claim]]:
    """Those that are not part of another one, each once."""
    if len(sets) == 1:
        yield from (claims for claims in sets if claims)
        return
    homes: dict[str, set[frozenset[str]]] = defaultdict(set)
    for claims in sets:
        names = frozenset(claim.id for claim in claims)
        for name in names:
            homes[name].add(names)
    done: set[frozenset[str]] = set()
    for claims in sets:
        names = frozenset(claim.id for claim in claims)
        if claims and names not in done and not any(names < other for other in homes[claims[0].id]):
            done.add(names)
            yield claims
