"""A running total falls: a later figure of a cumulative indicator lies below an
earlier one.

What only ever grows (cards issued so far, patents ever granted) cannot be less
later on. One of the two is wrong, or they count different things.

Fails:

    harbour, 2017-05-02:
      - {indicator: cards-issued, value: 2200, printed: "2,200 cards"}
    gazette, 2018-09-01:
      - {indicator: cards-issued, value: 1950, printed: "1,950 cards"}

Passes:

    harbour, 2017-05-02:
      - {indicator: cards-issued, value: 2200, printed: "2,200 cards"}
    gazette, 2018-09-01:
      - {indicator: cards-issued, value: 2950, printed: "2,950 cards"}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby, product

from gzcheck.explaining.explanations import explain
from gzcheck.rules.rule import Advice, Claim, End, Facts, Family, Problem, Rule, Said, Severity, Verdict, ask, measured
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ203", name="falling-count", severity=Severity.ERROR, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield later claims that lie below the highest earlier one."""
    for indicator, claims in measured(facts):
        if indicator.cumulative:
            for earlier, later in falls([claim for claim in claims if not claim.is_plan]):
                yield _problem(facts, earlier, later)


def falls(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs (highest earlier claim, later claim below it), in O(n log n).

    Totals that end on one day have an order only where both have a time of day.
    """
    before: list[Claim] = []  # no more than one: the highest of all days so far
    for today in _by_day(claims):
        yield from _below(before, today)
        yield from _within_a_day(today)
        before = [max((*before, *today), key=_start)]


def _by_day(claims: list[Claim]) -> list[list[Claim]]:
    """The totals that end on each day, in order."""
    days: dict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period:
            days[claim.period.end].append(claim)
    return [sorted(days[day], key=lambda claim: claim.id) for day in sorted(days)]


def _below(highest: list[Claim], later: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for before, after in product(highest, later):
        if after.figure.base.hard.below(before.figure.base.hard):
            yield before, after


def _start(claim: Claim) -> End:
    return claim.figure.base.hard.start


def _within_a_day(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The same for totals of one day that have a time of day; those with a time zone are apart from those without."""
    by_kind: dict[bool, list[tuple[datetime, Claim]]] = {True: [], False: []}
    for claim in claims:
        if claim.period and claim.period.clock:
            by_kind[claim.period.clock.tzinfo is not None].append((claim.period.clock, claim))
    for timed in by_kind.values():
        yield from _in_turn(timed)


def _in_turn(timed: list[tuple[datetime, Claim]]) -> Iterator[tuple[Claim, Claim]]:
    highest: list[Claim] = []
    for _, pairs in groupby(sorted(timed, key=lambda pair: (pair[0], pair[1].id)), key=lambda pair: pair[0]):
        together = [claim for _, claim in pairs]  # of one moment none is later: these are compared as any two figures
        yield from _below(highest, together)
        highest = [max((*highest, *together), key=_start)]


def _problem(facts: Facts, earlier: Claim, later: Claim) -> Problem:
    before, after = wording.figure(earlier.figure), wording.figure(later.figure)
    assert earlier.period and later.period
    readings = [f"{before} ({wording.period(earlier.period)})", f"{after} ({wording.period(later.period)})"]
    text = f"{before} ({earlier.period.text}) falls to {after} ({later.period.text})"
    return Problem(
        title=ask(facts.corpus, later, readings, ", then only "),
        message=f"{facts.corpus.label(later)}, a running total: {text}",
        location=later.at("value"),
        verdict=Verdict.CONFLICT,
        claims=(later, earlier),
        explanations=explain(facts, (earlier, later)),
        advice=Advice(
            text="nothing may be cited before it is clear which is wrong, or whether both count the same thing"
        ),
    )
