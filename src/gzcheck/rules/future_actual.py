"""A figure is given as a fact for a time after its source was published.

Nobody can report on what has not begun: either the period or the publication
date is wrong, or the figure is a forecast or a target.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms, period: 2019}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms, period: 2019,
         status: forecast}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Facts,
    Family,
    Kind,
    Period,
    Problem,
    Rule,
    Said,
    Severity,
    Verdict,
    opening,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ404", name="future-actual", severity=Severity.WARNING, family=Family.SUSPICION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield figures for a time after publication, and (as notes) for a stretch that had not ended, `~` allowed for."""
    for claim in facts.corpus.claims:
        if claim.stated_period and not claim.is_plan:
            yield from _against_publication(facts.corpus, claim, claim.stated_period)


def _against_publication(corpus: Corpus, claim: Claim, period: Period) -> Iterator[Problem]:
    published = claim.source.published.end
    if published < period.start:
        problem = _problem(corpus, claim, period, "")
        yield replace(problem, advice=Advice(text="correct the period, or mark the claim as forecast or target"))
    elif published < period.end and _is_for_a_stretch(corpus, claim):
        text = "read whether it is a figure to date or a forecast, and narrow the period or set the status"
        problem = _problem(corpus, claim, period, ", before it had ended")
        yield replace(problem, level=Severity.NOTE, advice=Advice(text=text))


def _is_for_a_stretch(corpus: Corpus, claim: Claim) -> bool:
    """Whether it counts what happens in its period; a stock may be counted at any time within a year."""
    indicator = corpus.indicators.get(claim.indicator)
    return indicator is not None and indicator.kind in (Kind.FLOW, Kind.RATE)


def _problem(corpus: Corpus, claim: Claim, period: Period, ended: str) -> Problem:
    when, then = wording.period(period), wording.period(claim.source.published)
    what = f"{corpus.label(claim)}: {wording.figure(claim.figure)}"
    said = f"is given as {claim.status.value} for {when}, but {claim.source.id} was published {then}"
    return Problem(
        title=f"{opening(corpus, claim)}, {when}: {wording.figure(claim.figure)} already on {then}?",
        message=f"{what} {said}{ended}",
        location=claim.at("period"),
        verdict=Verdict.SUSPICIOUS,
        claims=(claim,),
    )
