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

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Explanation, Outcome, Severity
from gzcheck.model.identity import Standing
from gzcheck.reading.loader import Corpus
from gzcheck.rules.broken_identity import needed, of_evaluation
from gzcheck.rules.rule import Rule, Said

RULE = Rule("GZ307", "identity-by-rounding", Severity.NOTE)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield identities that only the hard intervals satisfy."""
    for evaluation in gates.arithmetic.evaluations():
        if evaluation.standing is Standing.ROUNDING:
            explanation = Explanation(kind="rounding", text=needed(evaluation))
            yield of_evaluation(evaluation, Outcome.COMPATIBLE, (explanation,))
