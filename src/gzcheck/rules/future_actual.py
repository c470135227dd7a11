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

from gzcheck.comparing.facts import Facts
from gzcheck.model.explanation import Advice
from gzcheck.model.finding import Problem
from gzcheck.model.rule import Family, Rule, Severity
from gzcheck.model.verdict import Verdict
from gzcheck.rules.rule import Said
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ404", name="future-actual", severity=Severity.WARNING, family=Family.SUSPICION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield actual figures and estimates whose period begins after publication, `~` allowed for."""
    corpus = facts.corpus
    for claim in corpus.claims:
        period, published = claim.stated_period, claim.source.published
        if period is None or claim.is_plan or published.end >= period.start:
            continue
        when, then = wording.period(period), wording.period(published)
        yield Problem(
            title=f"{corpus.label(claim)}: {wording.figure(claim.figure)} for {when}, published {then}",
            message=(
                f"{corpus.label(claim)}: {wording.figure(claim.figure)} is given as {claim.status.value} for {when}, "
                f"but {claim.source.id} was published {then}"
            ),
            location=claim.at("period"),
            verdict=Verdict.SUSPICIOUS,
            claims=(claim,),
            advice=Advice(text="correct the period, or mark the claim as forecast or target"),
        )
