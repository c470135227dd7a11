"""Declared arithmetic holds, but only if figures are rounded as coarsely as
their digits or words allow.

No contradiction; but whoever cites these figures together should know which of
them must be coarse.

Fails:

    harbour, 2017-05-02:
      - {id: total, indicator: exports, unit: CNY, value: 300e9, period: 2016,
         printed: 300 billion yuan}
      - {id: a, indicator: imports, unit: CNY, value: 154e9, period: 2016,
         printed: 154 billion yuan}
      - {id: b, indicator: services, unit: CNY, value: 155e9, period: 2016,
         printed: 155 billion yuan}
    identities:
      - id: sum
        title: Trade and its parts
        why: The parts make up the whole
        terms: {total: harbour/total, a: harbour/a, b: harbour/b}
        expect: total == a + b
        complete: true

Passes:

    harbour, 2017-05-02:
      - {id: total, indicator: exports, unit: CNY, value: 309e9, period: 2016,
         printed: 309 billion yuan}
      - {id: a, indicator: imports, unit: CNY, value: 154e9, period: 2016,
         printed: 154 billion yuan}
      - {id: b, indicator: services, unit: CNY, value: 155e9, period: 2016,
         printed: 155 billion yuan}
    identities:
      - id: sum
        title: Trade and its parts
        why: The parts make up the whole
        terms: {total: harbour/total, a: harbour/a, b: harbour/b}
        expect: total == a + b
        complete: true
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.broken_identity import needed, of_evaluation
from gzcheck.rules.rule import Explanation, ExplanationKind, Facts, Family, Rule, Said, Severity, Verdict, evaluated

RULE = Rule(code="GZ307", name="identity-by-rounding", severity=Severity.NOTE, family=Family.ARITHMETIC, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield identities that only the hard intervals satisfy."""
    for evaluation in evaluated(facts, Verdict.COMPATIBLE):
        explanation = Explanation(kind=ExplanationKind.ROUNDING, text=needed(evaluation))
        yield of_evaluation(facts.corpus, evaluation, Verdict.COMPATIBLE, (explanation,))
