"""A value has more digits than its own `precision` allows.

Whoever says that a figure is good to a billion cannot at the same time know the
millions.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 14.68e9, precision: 1e9, unit: CNY,
         printed: 14.68 billion yuan, period: 2016}

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 15e9, precision: 1e9, unit: CNY,
         printed: 15 billion yuan, period: 2016}
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Verdict
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ104", name="excess-digits", severity=Severity.WARNING, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield values that are no multiple of their stated precision."""
    corpus = facts.corpus
    for claim in corpus.entered:
        precision = claim.figure.precision
        if isinstance(precision, Fraction) and claim.figure.value.value % precision:
            yield Problem(
                message=(
                    f"{wording.number(claim.figure.value)} has more digits than its precision of "
                    f"{wording.number(precision)} allows"
                ),
                location=claim.at("precision"),
                verdict=Verdict.INVALID,
                claims=(claim,),
                advice=Advice(text="correct the precision, or drop it and let the printed digits speak"),
            )
