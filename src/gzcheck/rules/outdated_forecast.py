"""A forecast is published after an actual figure that already meets it.

"Expected to exceed 2,000 this year", when 2,000 were reported as reached months
ago, is no news; the later text was not brought up to date, or the earlier one
took a plan for a fact.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 2000, unit: CNY, hedge: over,
         printed: "more than 2,000 yuan", period: 2017}
    gazette, 2017-11-01:
      - indicator: exports
        value: 2000
        unit: CNY
        hedge: over
        printed: "exceed 2,000 yuan"
        period: 2017
        status: forecast

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 1200, unit: CNY, printed: "1,200 yuan",
         period: 2017}
    gazette, 2017-11-01:
      - indicator: exports
        value: 2000
        unit: CNY
        hedge: over
        printed: "exceed 2,000 yuan"
        period: 2017
        status: forecast
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.same_time import SameTime
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Indicator,
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
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ205", name="outdated-forecast", severity=Severity.WARNING, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield forecasts that were met before they were published."""
    for indicator, claims in measured(facts):
        actuals = with_status(claims, Status.ACTUAL)
        for forecast in with_status(claims, Status.FORECAST):
            met = [actual for actual in actuals if already_met(actual, forecast, indicator, facts.times)]
            if met:
                earliest = min(met, key=lambda claim: (claim.source.published.nominal, claim.id))
                yield _problem(facts.corpus, forecast, earliest)


def already_met(actual: Claim, forecast: Claim, indicator: Indicator, times: SameTime) -> bool:
    """Whether `forecast` is one that the actual figure, published before it, meets already."""
    if forecast.status is not Status.FORECAST or not times.counts_towards(actual, forecast):
        return False
    if not actual.source.published.before(forecast.source.published):
        return False
    reached, foreseen = actual.figure.base.soft, forecast.figure.base.soft
    return reached.stop <= foreseen.stop if indicator.lower_is_better else reached.start >= foreseen.start


def _problem(corpus: Corpus, forecast: Claim, actual: Claim) -> Problem:
    assert forecast.period and actual.period
    label = corpus.label(forecast)
    foreseen, reached = wording.figure(forecast.figure), wording.figure(actual.figure)
    text = (
        f"{actual.source.id} ({actual.source.published.text}) reports {reached} as a fact, "
        f"{forecast.source.id} ({forecast.source.published.text}) still expects {foreseen}"
    )
    asked = f"{opening(corpus, forecast)}, {wording.period(forecast.period)}"
    return Problem(
        title=f"{asked}: {foreseen} still expected, or {reached} already reached?",
        message=f"{label}, {forecast.period.text}: {text}",
        location=forecast.at("value"),
        verdict=Verdict.SUSPICIOUS,
        claims=(forecast, actual),
        explanations=(
            Explanation(
                kind=ExplanationKind.NOT_UPDATED, text="the later text may repeat a forecast that events have overtaken"
            ),
            Explanation(
                kind=ExplanationKind.PLAN, text="the earlier text may give a plan for the whole period as a fact"
            ),
        ),
        advice=Advice(text="cite neither as a result before it is clear which of the two it is"),
    )
