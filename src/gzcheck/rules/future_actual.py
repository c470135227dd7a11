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

from gzcheck.rules.rule import Advice, Facts, Family, Kind, Problem, Rule, Said, Severity, Verdict
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ404", name="future-actual", severity=Severity.WARNING, family=Family.SUSPICION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield figures for a time after publication, and (as notes) for a stretch that had not ended, `~` allowed for."""
    corpus = facts.corpus
    for claim in corpus.claims:
        period, published = claim.stated_period, claim.source.published
        if period is None or claim.is_plan or published.end >= period.end:
            continue
        begins_after = published.end < period.start
        indicator = corpus.indicators.get(claim.indicator)
        if not begins_after and (indicator is None or indicator.kind not in (Kind.FLOW, Kind.RATE)):
            continue  # a stock may be counted at any time within a year
        when, then = wording.period(period), wording.period(published)
        what = f"{corpus.label(claim)}: {wording.figure(claim.figure)}"
        ended = "" if begins_after else ", before it had ended"
        yield Problem(
            title=f"{what} for {when}, published {then}{ended}",
            message=(
                f"{what} is given as {claim.status.value} for {when}, but {claim.source.id} was published {then}{ended}"
            ),
            location=claim.at("period"),
            verdict=Verdict.SUSPICIOUS,
            level=None if begins_after else Severity.NOTE,
            claims=(claim,),
            advice=Advice(
                text="correct the period, or mark the claim as forecast or target"
                if begins_after
                else "read whether it is a figure to date or a forecast, and narrow the period or set the status"
            ),
        )
