"""A claim's unit cannot be a unit of its indicator: a count given in percent,
an area in yuan.

Such a claim is compared with nothing, because only figures of one dimension can
be. Amounts of money may be in any currency. Percentage points are no level of a
rate: that unemployment fell by 0.6 percentage points is a figure of its change.
Where an indicator is by its names a growth, a change or a gap, they may stand
for percent: GZ402 looks at those.

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

from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Facts,
    Family,
    Indicator,
    Kind,
    Problem,
    Rule,
    Said,
    Severity,
    Unit,
    Verdict,
)

RULE = Rule(code="GZ105", name="unit-mismatch", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims whose unit has another dimension than their indicator's."""
    for claim in facts.corpus.entered:
        expected = _expected(facts.corpus, claim)
        if expected and not claim.figure.unit.fits(expected):
            yield _problem(claim, expected, "correct the unit, or use an indicator of this dimension")
        elif expected and _is_change_as_level(facts.corpus.indicators[claim.indicator], claim, expected):
            yield _problem(claim, expected, "use an indicator of the change, in percentage points, or print the level")


def _expected(corpus: Corpus, claim: Claim) -> Unit | None:
    """The unit of its indicator, if both are known."""
    indicator = corpus.indicators.get(claim.indicator)
    return corpus.units.get(indicator.unit) if indicator else None


def _is_change_as_level(indicator: Indicator, claim: Claim, expected: Unit) -> bool:
    """Whether a change in percentage points is filed as the level of a rate."""
    is_points = claim.figure.unit.dimension == "ratio-difference" != expected.dimension
    if indicator.kind is not Kind.RATE or not is_points:
        return False
    from gzcheck.texts.changes import may_be_in_points  # brings the patterns of texts along

    return not may_be_in_points(indicator)


def _problem(claim: Claim, expected: Unit, advice: str) -> Problem:
    unit, indicator = claim.figure.unit.name, claim.indicator
    return Problem(
        message=f"unit {unit!r} does not fit indicator {indicator!r}, whose unit is {expected.name!r}",
        location=claim.at("unit"),
        verdict=Verdict.INVALID,
        claims=(claim,),
        advice=Advice(text=advice),
    )
