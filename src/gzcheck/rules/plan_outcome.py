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

from gzcheck.model import Hedge
from gzcheck.rules.outdated_forecast import already_met
from gzcheck.rules.rule import (
    Claim,
    Corpus,
    Facts,
    Family,
    Indicator,
    Kind,
    Problem,
    Rule,
    Said,
    Severity,
    Status,
    Verdict,
)
from gzcheck.rules.target_below_actual import lies_below
from gzcheck.wording import figures as wording
from gzcheck.wording.questions import opening

RULE = Rule(code="GZ209", name="plan-outcome", severity=Severity.NOTE, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every plan for which there is an actual figure at its time, or (for stocks and flows) before it."""
    for (_, name, _), claims in facts.things.items():
        indicator = facts.corpus.indicators[name]
        dated = [claim for claim in claims if claim.period]
        actuals = [claim for claim in dated if claim.status is Status.ACTUAL]
        for plan in dated:
            if plan.status is Status.ESTIMATE:
                yield from _estimated(facts, plan, actuals)
            elif plan.is_plan and not _is_overtaken(facts, plan, actuals, indicator):
                yield from _outcomes(facts, plan, actuals, indicator)


def _is_overtaken(facts: Facts, plan: Claim, actuals: list[Claim], indicator: Indicator) -> bool:
    """Whether it is a forecast overtaken by events or a target below the present, which have findings of their own."""
    return any(
        already_met(actual, plan, indicator, facts.times) or lies_below(plan, actual, indicator, facts.times)
        for actual in actuals
    )


def _outcomes(facts: Facts, plan: Claim, actuals: list[Claim], indicator: Indicator) -> Iterator[Problem]:
    then = [actual for actual in actuals if facts.times.is_result_of(actual, plan)]
    if then:
        yield _judged(facts.corpus, plan, then)
    elif indicator.kind is Kind.STOCK:
        before = [actual for actual in actuals if facts.times.counts_towards(actual, plan)]
        if before:
            yield _pending(facts.corpus, plan, before)


def _estimated(facts: Facts, estimate: Claim, actuals: list[Claim]) -> Iterator[Problem]:
    """An estimate is an attempt at the same fact: it is borne out or off, not met or missed."""
    for actual in actuals:
        if not facts.times.pair(estimate, actual):
            continue
        fits = estimate.figure.base.hard.meets(actual.figure.base.hard)
        change = wording.change(actual.figure, estimate.figure)
        words = "borne out" if fits else f"off by {change}"
        problem = _problem(facts.corpus, estimate, [actual], Verdict.MET if fits else Verdict.SUSPICIOUS, words)
        yield problem if fits else replace(problem, level=Severity.WARNING)


def _judged(corpus: Corpus, plan: Claim, actuals: list[Claim]) -> Problem:
    verdicts = {_outcome(plan, actual) for actual in actuals}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.UNCLEAR
    return _problem(corpus, plan, actuals, verdict, _words(verdict))


def _words(verdict: Verdict) -> str:
    return {Verdict.MET: "met", Verdict.MISSED: "missed"}.get(verdict, "neither clearly met nor clearly missed")


def _outcome(plan: Claim, actual: Claim) -> Verdict:
    goal, reached = plan.figure.base.hard, actual.figure.base.hard
    if plan.figure.hedge in (Hedge.AT_MOST, Hedge.UNDER):
        met, missed = reached.stop <= goal.stop, goal.below(reached)
    else:
        met, missed = reached.start >= goal.start, reached.below(goal)
    return Verdict.MET if met else Verdict.MISSED if missed else Verdict.UNCLEAR


def _pending(corpus: Corpus, plan: Claim, actuals: list[Claim]) -> Problem:
    latest = max(actuals, key=lambda claim: (claim.period.end if claim.period else None, claim.id))
    gap = (plan.figure.base_value - latest.figure.base_value) / plan.figure.unit.factor
    name = plan.figure.unit.name
    if gap <= 0:
        return _problem(corpus, plan, [latest], Verdict.PENDING, "reached before its time")
    to_go = f"{_bound(plan, latest)}{wording.difference(gap, name)} to go"
    return _problem(corpus, plan, [latest], Verdict.PENDING, f"pending, {to_go}")


def _bound(plan: Claim, actual: Claim) -> str:
    """What the difference of two hedged numbers is worth: "more than 127,000" leaves at most 23,000 to 150,000."""
    bare, open_above = (Hedge.BARE, Hedge.EXACT), (Hedge.OVER, Hedge.AT_LEAST)
    if plan.figure.hedge in bare and actual.figure.hedge in bare:
        return ""
    if plan.figure.hedge in bare and actual.figure.hedge in open_above:
        return "at most "
    if plan.figure.hedge in open_above and actual.figure.hedge in bare:
        return "at least "
    return "about "


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
