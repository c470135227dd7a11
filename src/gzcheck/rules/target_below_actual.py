"""A target for later lies below what was already reached or spent.

Whoever plans to spend less than was spent last year has either announced a cut
nobody noticed, or the two figures are not on the same thing. Judged by what the
words suggest (the soft intervals). Growth rates are left out: slower growth is
an ordinary plan. So are indicators marked `lower_is_better`.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 11.3e9, unit: CNY,
         printed: 11.3 billion yuan, period: 2016}
      - {indicator: exports, value: 10.8e9, unit: CNY,
         printed: 10.8 billion yuan, period: 2017, status: target}

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 11.3e9, unit: CNY,
         printed: 11.3 billion yuan, period: 2016}
      - {indicator: exports, value: 12.5e9, unit: CNY,
         printed: 12.5 billion yuan, period: 2017, status: target}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.same_time import SameTime
from gzcheck.explaining.explanations import explain_pair
from gzcheck.rules.rule import (
    Advice,
    Claim,
    End,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Indicator,
    Kind,
    Period,
    Problem,
    Rule,
    Said,
    Severity,
    Status,
    Verdict,
    ask,
    measured,
    with_status,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ204", name="target-below-actual", severity=Severity.WARNING, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield targets below an earlier actual, each with the highest such actual."""
    for indicator, claims in measured(facts):
        actuals = with_status(claims, Status.ACTUAL)
        for target in with_status(claims, Status.TARGET):
            above = [actual for actual in actuals if lies_below(target, actual, indicator, facts.times)]
            if above:
                yield _problem(facts, target, max(above, key=_suggested))


def _suggested(claim: Claim) -> tuple[End, str]:
    return claim.figure.base.soft.start, claim.id


def lies_below(target: Claim, actual: Claim, indicator: Indicator, times: SameTime) -> bool:
    """Whether `target` is one for a later time that suggests less than the actual figure."""
    if (target.status, actual.status) != (Status.TARGET, Status.ACTUAL):
        return False
    if indicator.kind not in (Kind.STOCK, Kind.FLOW) or indicator.lower_is_better:
        return False
    return times.is_for_later(target, actual) and target.figure.base.soft.below(actual.figure.base.soft)


def _problem(facts: Facts, target: Claim, actual: Claim) -> Problem:
    assert target.period and actual.period
    planned = wording.figure(target.figure)
    reached = f"{wording.figure(actual.figure)} ({actual.period.text})"
    asked = [f"{planned} planned for {wording.period(target.period)}", reached]
    return Problem(
        title=ask(facts.corpus, target, asked, ", after "),
        message=f"{facts.corpus.label(target)}: the target of {planned} for {target.period.text} lies below {reached}",
        location=target.at("value"),
        verdict=Verdict.SUSPICIOUS,
        claims=(target, actual),
        explanations=(_gap(target, actual, actual.period), *_confusions(facts, target, actual)),
        advice=Advice(text="find out whether both are on the same thing before citing either"),
    )


def _gap(target: Claim, actual: Claim, when: Period) -> Explanation:
    gap = wording.change(actual.figure, target.figure)
    suggests = wording.interval(target.figure.span.soft, target.figure.unit.name)
    text = f"the plan suggests {suggests}; its number is {gap} against {when.text}"
    return Explanation(kind=ExplanationKind.GAP, text=text)


def _confusions(facts: Facts, target: Claim, actual: Claim) -> list[Explanation]:
    """What may explain it other than time, which is known to differ."""
    kinds = (ExplanationKind.DEFINITION, ExplanationKind.TRANSPOSED_DIGITS)
    return [item for item in explain_pair(facts, actual, target) if item.kind in kinds]
