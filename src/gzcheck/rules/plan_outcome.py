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

from gzcheck.comparing.facts import Gates
from gzcheck.model.claim import Claim, Kind, Status
from gzcheck.model.finding import Outcome, Problem, Severity
from gzcheck.model.hedge import Hedge
from gzcheck.reading.loader import Corpus
from gzcheck.rules.outdated_forecast import already_met
from gzcheck.rules.rule import Rule, Said
from gzcheck.rules.target_below_actual import lies_below
from gzcheck.wording import figures as wording

RULE = Rule("GZ209", "plan-outcome", Severity.NOTE)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield every plan for which there is an actual figure at its time, or (for stocks and flows) before it."""
    for (_, name, _), claims in gates.things.items():
        indicator = corpus.indicators[name]
        actuals = [claim for claim in claims if claim.status is Status.ACTUAL and claim.period]
        for plan in claims:
            if plan.status is Status.ACTUAL or plan.period is None:
                continue
            if plan.status is Status.ESTIMATE:
                yield from _estimated(corpus, plan, [actual for actual in actuals if gates.at_same_time(plan, actual)])
                continue
            if any(already_met(actual, plan, indicator) or lies_below(plan, actual, indicator) for actual in actuals):
                continue  # a forecast overtaken by events and a target below the present have findings of their own
            then = [actual for actual in actuals if gates.at_same_time(plan, actual) and _due(plan, actual)]
            if then and plan.stated_period:
                yield _judged(corpus, plan, then)
            elif indicator.kind is Kind.STOCK and (before := [a for a in actuals if _earlier(a, plan)]):
                yield _pending(corpus, plan, before)


def _estimated(corpus: Corpus, estimate: Claim, actuals: list[Claim]) -> Iterator[Problem]:
    """An estimate is an attempt at the same fact: it is borne out or off, not met or missed."""
    for actual in actuals:
        fits = estimate.figure.base_hard.meets(actual.figure.base_hard)
        change = wording.change(actual.figure, estimate.figure)
        words = "borne out" if fits else f"off by {change}"
        problem = _problem(corpus, estimate, [actual], Outcome.MET if fits else Outcome.SUSPICIOUS, words)
        yield problem if fits else replace(problem, level=Severity.WARNING)


def _due(plan: Claim, actual: Claim) -> bool:
    """Whether the actual figure can be the plan's result, and not a figure from before its time was up."""
    assert plan.period and actual.period
    return actual.period.same_as(plan.period) or actual.period.end >= plan.period.end


def _earlier(actual: Claim, plan: Claim) -> bool:
    assert plan.period and actual.period
    return plan.stated_period is None or actual.period.start < plan.period.end


def _judged(corpus: Corpus, plan: Claim, actuals: list[Claim]) -> Problem:
    verdicts = {_outcome(plan, actual) for actual in actuals}
    verdict = verdicts.pop() if len(verdicts) == 1 else Outcome.UNCLEAR
    return _problem(corpus, plan, actuals, verdict, _words(verdict))


def _words(verdict: Outcome) -> str:
    return {Outcome.MET: "met", Outcome.MISSED: "missed"}.get(verdict, "neither clearly met nor clearly missed")


def _outcome(plan: Claim, actual: Claim) -> Outcome:
    goal, reached = plan.figure.base_hard, actual.figure.base_hard
    if plan.figure.hedge in (Hedge.AT_MOST, Hedge.UNDER):
        met, missed = reached.stop <= goal.stop, goal.below(reached)
    else:
        met, missed = reached.start >= goal.start, reached.below(goal)
    return Outcome.MET if met else Outcome.MISSED if missed else Outcome.UNCLEAR


def _pending(corpus: Corpus, plan: Claim, actuals: list[Claim]) -> Problem:
    latest = max(actuals, key=lambda claim: (claim.period.end if claim.period else None, claim.id))
    gap = (plan.figure.base_value - latest.figure.base_value) / plan.figure.unit.factor
    name = plan.figure.unit.name
    if gap <= 0:
        return _problem(corpus, plan, [latest], Outcome.PENDING, "reached before its time")
    to_go = f"{_bound(plan, latest)}{wording.with_unit(wording.number(gap), name)} to go"
    return _problem(corpus, plan, [latest], Outcome.PENDING, f"pending, {to_go}")


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


def _problem(corpus: Corpus, plan: Claim, actuals: list[Claim], verdict: Outcome, words: str) -> Problem:
    assert plan.period
    reached = " and ".join(dict.fromkeys(wording.figure(actual.figure) for actual in actuals))
    when = plan.period.text if plan.stated_period else "no stated time"
    text = f"{plan.status.value} of {wording.figure(plan.figure)} for {when}, {reached} reported: {words}"
    return Problem(
        title=f"{corpus.label(plan)}: {text}",
        message=f"{corpus.label(plan)}: {text}",
        location=plan.at("value"),
        verdict=verdict,
        claims=(plan, *actuals),
    )
