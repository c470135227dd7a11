"""What became of a target, forecast or estimate: met, missed, or still pending.

A plan is never a contradiction of a fact, but whoever cites one wants to know
how it went.

Fails (pending, 11 to go):

    harbour, 2017-05-02:
      - {indicator: labs, value: 139, printed: 139 labs}
      - {indicator: labs, value: 150, printed: 150 labs, period: 2018,
         status: target}

Passes (nothing to hold it against):

    harbour, 2017-05-02:
      - {indicator: labs, value: 150, printed: 150 labs, period: 2018,
         status: target}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from gzcheck.rules.outdated_forecast import already_met
from gzcheck.rules.rule import (
    Claim,
    Corpus,
    Facts,
    Family,
    Hedge,
    Indicator,
    Kind,
    Problem,
    Rule,
    Said,
    Severity,
    Status,
    Verdict,
    measured,
    opening,
    with_status,
)
from gzcheck.rules.target_below_actual import lies_below
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ209", name="plan-outcome", severity=Severity.NOTE, family=Family.SAME, compares=True)
_LESS_IS_MORE = (Hedge.AT_MOST, Hedge.UNDER)
"""A plan with one of these is met from above."""


def check(facts: Facts) -> Iterator[Said]:
    """Yield every plan for which there is an actual figure at its time, or (for stocks and flows) before it."""
    for indicator, claims in measured(facts):
        dated = [claim for claim in claims if claim.period]
        actuals = with_status(dated, Status.ACTUAL)
        for plan in dated:
            if plan.status is Status.ESTIMATE:
                yield from _estimated(facts, plan, actuals)
            elif plan.is_plan:
                yield from _planned(facts, plan, actuals, indicator)


def _is_overtaken(facts: Facts, plan: Claim, actuals: list[Claim], indicator: Indicator) -> bool:
    """Whether it is a forecast overtaken by events or a target below the present, which have findings of their own."""
    return any(
        already_met(actual, plan, indicator, facts.times) or lies_below(plan, actual, indicator, facts.times)
        for actual in actuals
    )


def _planned(facts: Facts, plan: Claim, actuals: list[Claim], indicator: Indicator) -> Iterator[Problem]:
    if _is_overtaken(facts, plan, actuals, indicator):
        return
    if then := [actual for actual in actuals if facts.times.is_result_of(actual, plan)]:
        yield _judged(facts.corpus, plan, then)
    elif indicator.kind is Kind.STOCK:
        yield from _pending(facts, plan, actuals)


def _estimated(facts: Facts, estimate: Claim, actuals: list[Claim]) -> Iterator[Problem]:
    """An estimate is an attempt at the same fact: it is borne out or off, not met or missed."""
    for actual in actuals:
        if facts.times.pair(estimate, actual):
            yield _borne_out(facts.corpus, estimate, actual)


def _borne_out(corpus: Corpus, estimate: Claim, actual: Claim) -> Problem:
    if estimate.figure.base.hard.meets(actual.figure.base.hard):
        return _problem(corpus, estimate, [actual], Verdict.MET, "borne out")
    words = f"off by {wording.change(actual.figure, estimate.figure)}"
    return replace(_problem(corpus, estimate, [actual], Verdict.SUSPICIOUS, words), level=Severity.WARNING)


def _judged(corpus: Corpus, plan: Claim, actuals: list[Claim]) -> Problem:
    verdicts = {_outcome(plan, actual) for actual in actuals}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.UNCLEAR
    return _problem(corpus, plan, actuals, verdict, _words(verdict))


def _words(verdict: Verdict) -> str:
    return {Verdict.MET: "met", Verdict.MISSED: "missed"}.get(verdict, "neither clearly met nor clearly missed")


def _outcome(plan: Claim, actual: Claim) -> Verdict:
    goal, reached = plan.figure.base.hard, actual.figure.base.hard
    if plan.figure.hedge in _LESS_IS_MORE:
        goal, reached = goal.mirrored(), reached.mirrored()
    if reached.start >= goal.start:
        return Verdict.MET
    return Verdict.MISSED if reached.below(goal) else Verdict.UNCLEAR


def _pending(facts: Facts, plan: Claim, actuals: list[Claim]) -> Iterator[Problem]:
    before = [actual for actual in actuals if facts.times.counts_towards(actual, plan)]
    if before:
        latest = max(before, key=lambda claim: (claim.period and claim.period.end, claim.id))
        told = [actual for actual in before if _is_likely_the_plan(plan, actual)]
        if told:
            words = "the very number of the plan before its time: has it been reached, or is the plan told as a fact?"
            problem = _problem(facts.corpus, plan, told, Verdict.SUSPICIOUS, words)
            yield replace(problem, level=Severity.WARNING)
        else:
            yield _problem(facts.corpus, plan, [latest], Verdict.PENDING, _to_go(plan, latest))


def _is_likely_the_plan(plan: Claim, actual: Claim) -> bool:
    """Whether a later source prints a plan's very figure as what is, which what becomes of a plan hardly ever is."""
    is_later = actual.source.published.start >= plan.source.published.start
    return is_later and actual.source is not plan.source and actual.figure.same_reading(plan.figure)


def _to_go(plan: Claim, actual: Claim) -> str:
    gap = (plan.figure.base_value - actual.figure.base_value) / plan.figure.unit.factor
    if plan.figure.hedge in _LESS_IS_MORE:
        gap = -gap
    if gap <= 0:
        return "reached before its time"
    return f"pending, {_bound(plan, actual)}{wording.difference(gap, plan.figure.unit.name)} to go"


def _bound(plan: Claim, actual: Claim) -> str:
    """What the difference of two hedged numbers is worth: "more than 127,000" leaves at most 23,000 to 150,000."""
    return _BOUNDS.get((_SIDES.get(plan.figure.hedge), _SIDES.get(actual.figure.hedge)), "about ")


class _Side(Enum):
    """Where a hedged number may lie."""

    THERE = auto()
    ABOVE = auto()


_SIDES = {
    Hedge.BARE: _Side.THERE,
    Hedge.EXACT: _Side.THERE,
    Hedge.OVER: _Side.ABOVE,
    Hedge.AT_LEAST: _Side.ABOVE,
}
_BOUNDS: dict[tuple[_Side | None, _Side | None], str] = {
    (_Side.THERE, _Side.THERE): "",
    (_Side.THERE, _Side.ABOVE): "at most ",
    (_Side.ABOVE, _Side.THERE): "at least ",
}
"""What is said of the difference, by where the planned and the actual number may lie."""


def _problem(corpus: Corpus, plan: Claim, actuals: list[Claim], verdict: Verdict, words: str) -> Problem:
    assert plan.period
    reached = " and ".join(dict.fromkeys(wording.figure(actual.figure) for actual in actuals))
    planned = f"{plan.status.value} of {wording.figure(plan.figure)} for {plan.period.text}"
    text = f"{planned}, {reached} reported: {words}"
    return Problem(
        title=f"{opening(corpus, plan)}: {planned}, {reached} reported?",
        message=f"{corpus.label(plan)}: {text}",
        location=plan.at("value"),
        verdict=verdict,
        claims=(plan, *actuals),
    )
