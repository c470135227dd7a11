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
from collections.abc import Iterator

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
    Status,
    Verdict,
)
from gzcheck.wording import figures as wording
from gzcheck.wording.questions import opening

RULE = Rule(code="GZ202", name="recycled-figure", severity=Severity.WARNING, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield numbers that stand for two periods of one flow; a plan that names none has no time, not another one."""
    corpus = facts.corpus
    for (_, indicator, _), claims in facts.things.items():
        kind = corpus.indicators[indicator].kind
        if kind not in (Kind.FLOW, Kind.RATE):
            continue
        same: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.is_plan and claim.period is None:
                continue
            figure = claim.figure
            value, upper = figure.base_value.as_integer_ratio(), figure.upper and figure.upper.value
            same[claim.status, value, upper, figure.hedge].append(claim)
        for repeated in same.values():
            if is_recycled(repeated, kind):
                yield _problem(corpus, repeated)


def is_recycled(claims: list[Claim], kind: Kind) -> bool:
    """Whether equal figures stand for no period beside one, or (if the number is unusual) for different periods.

    A round growth rate or total may well come back in another year; 14.68 billion hardly does.
    """
    periods = {claim.period.nominal for claim in claims if claim.period}
    undated = any(claim.period is None for claim in claims)
    if undated:
        return bool(periods)
    return len(periods) > 1 and kind is Kind.FLOW and is_telling(claims[0].figure)


def _problem(corpus: Corpus, claims: list[Claim]) -> Problem:
    claims = sorted(
        claims, key=lambda claim: (claim.period is None, claim.period.nominal if claim.period else (), claim.id)
    )
    texts = list(dict.fromkeys(f"for {claim.period.text}" if claim.period else "for no period" for claim in claims))
    figure, label = wording.figure(claims[0].figure), corpus.label(claims[0])
    plan = "" if claims[0].status is Status.ACTUAL else f" ({claims[0].status.value})"
    verdict, advice = Verdict.SUSPICIOUS, "find out which period it belongs to"
    undated = [claim for claim in claims if claim.period is None]
    if undated and claims[0].period:
        verdict, advice = Verdict.UNCLEAR, f"cite {figure} with the period {claims[0].period.text} only"
    return Problem(
        title=f"{opening(corpus, claims[0])}{plan}: {figure} {' or '.join(texts)}?",
        message=f"{label}{plan}: {figure} is given {' and '.join(texts)}",
        location=claims[-1].at("value"),
        verdict=verdict,
        claims=tuple(claims),
        explanations=tuple(_left_out(claim) for claim in undated),
        advice=Advice(text=advice),
    )


def _left_out(claim: Claim) -> Explanation:
    where = f"paragraph {claim.paragraph} of {claim.source.id}"
    when = f"published {claim.source.published.text}"
    text = f"{where} names no period; a reader will take it for the latest year ({when})"
    return Explanation(kind=ExplanationKind.PERIOD_LEFT_OUT, text=text)
