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

from gzcheck.comparing.facts import Gates
from gzcheck.explaining.explanations import explain_pair
from gzcheck.model.claim import Claim, Indicator, Kind, Status
from gzcheck.model.finding import Explanation, Outcome, Problem, Severity
from gzcheck.model.period import Period
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said
from gzcheck.wording import figures as wording

RULE = Rule("GZ204", "target-below-actual", Severity.WARNING)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield targets below an earlier actual, each with the highest such actual."""
    for (_, name, _), claims in gates.things.items():
        indicator = corpus.indicators[name]
        actuals = [claim for claim in claims if claim.status is Status.ACTUAL]
        for target in (claim for claim in claims if claim.status is Status.TARGET):
            above = [actual for actual in actuals if lies_below(target, actual, indicator)]
            if above:
                yield _problem(corpus, target, max(above, key=lambda claim: (claim.figure.base_soft.start, claim.id)))


def lies_below(target: Claim, actual: Claim, indicator: Indicator) -> bool:
    """Whether `target` is one for a later time that suggests less than the actual figure."""
    if (target.status, actual.status) != (Status.TARGET, Status.ACTUAL):
        return False
    if indicator.kind not in (Kind.STOCK, Kind.FLOW) or indicator.lower_is_better:
        return False
    if target.period is None or actual.period is None or not _later(target.period, actual.period):
        return False
    if indicator.kind is Kind.FLOW and not _alike(target.period, actual.period):
        return False
    return target.figure.base_soft.below(actual.figure.base_soft)


def _later(period: Period, other: Period) -> bool:
    return period.nominal[0] > other.nominal[0] and period.nominal[1] > other.nominal[1]


def _alike(period: Period, other: Period) -> bool:
    """Whether two periods are about equally long, so that their flows can be compared."""
    first, second = ((end - start).days + 1 for start, end in (period.nominal, other.nominal))
    return abs(first - second) * 10 <= max(first, second)


def _problem(corpus: Corpus, target: Claim, actual: Claim) -> Problem:
    assert target.period and actual.period
    planned, reached = wording.figure(target.figure), wording.figure(actual.figure)
    label = corpus.label(target)
    gap = wording.change(actual.figure, target.figure)
    suggests = wording.interval(target.figure.soft, target.figure.unit.name)
    evidence = Explanation(
        kind="gap", text=f"the plan suggests {suggests}; its number is {gap} against {actual.period.text}"
    )
    definition = [
        item for item in explain_pair(corpus, actual, target) if item.kind in ("definition", "transposed-digits")
    ]
    there = f"{reached} ({actual.period.text})"
    return Problem(
        title=f"{label}: {planned} planned for {target.period.text}, below {there}",
        message=f"{label}: the target of {planned} for {target.period.text} lies below {there}",
        location=target.at("value"),
        verdict=Outcome.SUSPICIOUS,
        claims=(target, actual),
        explanations=(evidence, *definition),
        suggestion="find out whether both are on the same thing before citing either",
    )
