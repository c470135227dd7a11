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
from collections.abc import Iterable, Iterator
from datetime import date

from gzcheck.explaining.explanations import explain
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict
from gzcheck.wording import figures as wording
from gzcheck.wording.questions import ask

RULE = Rule(code="GZ203", name="falling-count", severity=Severity.ERROR, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield later claims that lie below the highest earlier one."""
    corpus = facts.corpus
    for (_, name, _), claims in facts.things.items():
        indicator = corpus.indicators[name]
        if indicator.cumulative:
            for earlier, later in falls([claim for claim in claims if not claim.is_plan]):
                yield _problem(facts, earlier, later)


def falls(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs (highest earlier claim, later claim below it), in O(n log n).

    Totals that end on one day have an order only where both have a time of day.
    """
    by_day: dict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period:
            by_day[claim.period.end].append(claim)
    highest: Claim | None = None
    for day in sorted(by_day):
        today = sorted(by_day[day], key=lambda claim: claim.id)
        for claim in today:
            if highest and claim.figure.base.hard.below(highest.figure.base.hard):
                yield highest, claim
        yield from _within_a_day(today)
        highest = max((*([highest] if highest else []), *today), key=lambda one: one.figure.base.hard.start)


def _within_a_day(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The same for totals of one day that have a time of day; those with a time zone are apart from those without."""
    timed = [(claim.period.clock, claim) for claim in claims if claim.period and claim.period.clock]
    for with_zone in (True, False):
        alike = [(clock, claim) for clock, claim in timed if (clock.tzinfo is not None) is with_zone]
        yield from _falls_in(claim for _, claim in sorted(alike, key=lambda pair: (pair[0], pair[1].id)))


def _falls_in(ordered: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    highest: Claim | None = None
    for claim in ordered:
        if highest and claim.figure.base.hard.below(highest.figure.base.hard):
            yield highest, claim
        elif highest is None or claim.figure.base.hard.start > highest.figure.base.hard.start:
            highest = claim


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
