"""An identity cannot be evaluated as it is written.

It has two claims for one term, a divisor that may be 0, or adds or compares
amounts of different dimensions.

A term that has no claim yet, or whose claims contradict each other, is no fault
of the identity; it is counted as not checked instead.

Fails:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 5e9, period: 2016,
         printed: 5 billion yuan}
      - {id: b, indicator: exports, unit: CNY, value: 6e9, period: 2017,
         printed: 6 billion yuan}
    identities:
      - {id: x, title: Exports, why: A bound,
         terms: {exports: {indicator: exports}}, expect: exports <= 9000000000}

Passes:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 5e9, period: 2016,
         printed: 5 billion yuan}
      - {id: b, indicator: exports, unit: CNY, value: 6e9, period: 2017,
         printed: 6 billion yuan}
    identities:
      - id: x
        title: Exports grow
        why: They did every year
        terms: {before: harbour/a, after: harbour/b}
        expect: before <= after
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import (
    Advice,
    Evaluation,
    Facts,
    Family,
    Problem,
    Reason,
    Rule,
    Said,
    Severity,
    Skipped,
    Verdict,
    evaluated,
)

RULE = Rule(code="GZ308", name="unusable-identity", severity=Severity.ERROR, family=Family.ARITHMETIC)


def check(facts: Facts) -> Iterator[Said]:
    """Yield identities that can never be checked as they stand, and count all that were not."""
    for evaluation in evaluated(facts, Verdict.NOT_CHECKED):
        bound = "/".join(evaluation.binding.values())
        yield Skipped(reason=Reason.IDENTITY, subject=f"{evaluation.identity.id} {bound}".strip())
        if evaluation.at_fault:
            yield _problem(evaluation, bound)


def _problem(evaluation: Evaluation, bound: str) -> Problem:
    return Problem(
        message=f"identity {evaluation.identity.id!r} cannot be evaluated: {evaluation.reason}",
        location=evaluation.identity.at,
        verdict=Verdict.INVALID,
        claims=evaluation.claims,
        advice=Advice(text="name the claims, or narrow the terms with about, period or source"),
        subject=f"{evaluation.identity.id} {bound}: {evaluation.reason}",
    )
