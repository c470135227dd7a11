"""A figure lies outside the range in which its indicator can be believed.

The range is the indicator's own `plausible`, one for all times or one for each
of several periods, and the reason for it stands beside it.

Fails (the registry says that firms are between 1 and 1,000,000):

    harbour, 2017-05-02:
      - {indicator: firms, value: 12e6, printed: 12 million firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Interval,
    Plausible,
    Problem,
    Rule,
    Said,
    Severity,
    Unit,
    Verdict,
    opening,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ403", name="implausible-value", severity=Severity.WARNING, family=Family.SUSPICION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims that have no number in common with the plausible range, which is in the indicator's unit."""
    corpus = facts.corpus
    for claim in corpus.claims:
        limits = _limits(corpus, claim)
        unit = _unit(corpus, claim) if limits else None
        if limits is None or unit is None:
            continue
        span = plausible_span(limits)
        if not claim.figure.base.hard.meets(unit.span_to_base(span)):
            yield _problem(corpus, claim, wording.interval(span, unit.name), limits.why)


def _limits(corpus: Corpus, claim: Claim) -> Plausible | None:
    indicator = corpus.indicators.get(claim.indicator)
    return indicator.plausible_at(claim.period) if indicator else None


def _unit(corpus: Corpus, claim: Claim) -> Unit | None:
    """The unit of its indicator, if it has the claim's dimension."""
    indicator = corpus.indicators.get(claim.indicator)
    unit = corpus.units.get(indicator.unit) if indicator else None
    return unit if unit and unit.dimension == claim.figure.unit.dimension else None


def _problem(corpus: Corpus, claim: Claim, plausible: str, why: str) -> Problem:
    figure = wording.figure(claim.figure)
    return Problem(
        title=f"{opening(corpus, claim)}: can it be {figure}?",
        message=f"{corpus.label(claim)}: {figure} is outside the plausible range, {plausible}",
        location=claim.at("value"),
        verdict=Verdict.SUSPICIOUS,
        claims=(claim,),
        explanations=(Explanation(kind=ExplanationKind.PLAUSIBLE_RANGE, text=why),),
        advice=Advice(text="look for a unit slip, or widen the range with a reason"),
    )


def plausible_span(limits: Plausible) -> Interval:
    """The plausible range as an interval."""
    return Interval(limits.minimum, limits.maximum)
