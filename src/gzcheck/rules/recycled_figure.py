"""One flow or rate is given twice with the same number: for two periods, or
once for a period and once for none.

A yearly figure printed without its year reads as this year's. If it is last
year's, the text says something untrue without a false digit in it.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan,
         period: 2016}
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan}

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan,
         period: 2016}
      - {indicator: exports, value: 280e9, unit: CNY, printed: 280 billion yuan,
         period: 2015}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gzcheck.explaining.digits import is_telling
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Kind,
    Problem,
    Rule,
    Said,
    Severity,
    Verdict,
    by_period,
    measured,
    opening,
    plan_words,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ202", name="recycled-figure", severity=Severity.WARNING, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield numbers that stand for two periods of one flow; a plan that names none has no time, not another one."""
    for indicator, claims in measured(facts):
        if indicator.kind not in (Kind.FLOW, Kind.RATE):
            continue
        for repeated in _equal(claims):
            if is_recycled(repeated, indicator.kind):
                yield _problem(facts.corpus, repeated)


def _equal(claims: list[Claim]) -> Iterable[list[Claim]]:
    """Claims by their figure and status, without plans that name no period."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period or not claim.is_plan:
            figure = claim.figure
            value, upper = figure.base_value.as_integer_ratio(), figure.upper and figure.upper.value
            groups[claim.status, value, upper, figure.hedge].append(claim)
    return groups.values()


def is_recycled(claims: list[Claim], kind: Kind) -> bool:
    """Whether equal figures stand for no period beside one, or (if the number is unusual) for different periods.

    A round growth rate or total may well come back in another year; 14.68 billion hardly does.
    """
    periods = {claim.period and claim.period.nominal for claim in claims}
    if len(periods) == 1:
        return False
    return None in periods or (kind is Kind.FLOW and is_telling(claims[0].figure))


def _problem(corpus: Corpus, claims: list[Claim]) -> Problem:
    claims = sorted(claims, key=lambda claim: (claim.period is None, *by_period(claim)))
    times = list(dict.fromkeys(map(_time, claims)))
    first, undated = claims[0], [claim for claim in claims if claim.period is None]
    figure, plan = wording.figure(first.figure), plan_words(first)
    verdict, advice = Verdict.SUSPICIOUS, "find out which period it belongs to"
    if undated and first.period:
        verdict, advice = Verdict.UNCLEAR, f"cite {figure} with the period {first.period.text} only"
    return Problem(
        title=f"{opening(corpus, first)}{plan}: {figure} {' or '.join(times)}?",
        message=f"{corpus.label(first)}{plan}: {figure} is given {' and '.join(times)}",
        location=claims[-1].at("value"),
        verdict=verdict,
        claims=tuple(claims),
        explanations=tuple(map(_left_out, undated)),
        advice=Advice(text=advice),
    )


def _time(claim: Claim) -> str:
    return f"for {claim.period.text if claim.period else 'no period'}"


def _left_out(claim: Claim) -> Explanation:
    where = f"paragraph {claim.paragraph} of {claim.source.id}"
    when = f"published {claim.source.published.text}"
    text = f"{where} names no period; a reader will take it for the latest year ({when})"
    return Explanation(kind=ExplanationKind.PERIOD_LEFT_OUT, text=text)
