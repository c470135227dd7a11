"""A claim's unit cannot be a unit of its indicator: a count given in percent,
an area in yuan.

Such a claim is compared with nothing, because only figures of one dimension can
be. Amounts of money may be in any currency, and percentage points may stand
where percent is expected: GZ402 looks at those.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, unit: percent,
         printed: 12 percent of firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, unit: count, printed: 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ105", name="unit-mismatch", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims whose unit has another dimension than their indicator's."""
    corpus = facts.corpus
    for claim in corpus.entered:
        indicator = corpus.indicators.get(claim.indicator)
        expected = corpus.units.get(indicator.unit) if indicator else None
        unit = claim.figure.unit
        if expected is None or unit.fits(expected):
            continue
        yield Problem(
            message=f"unit {unit.name!r} does not fit indicator {claim.indicator!r}, whose unit is {expected.name!r}",
            location=claim.at("unit"),
            verdict=Verdict.INVALID,
            claims=(claim,),
            advice=Advice(text="correct the unit, or use an indicator of this dimension"),
        )
