"""Declared arithmetic cannot hold: no choice of numbers inside the widest
honest readings satisfies it.

Totals and parts, levels and rates, shares and wholes must fit. Where rounding
can make them fit, it is no error. Wholes that the registry calls complete
(`parts_complete` on an indicator or entity) are added up without an identity.

Fails (bare counts are exact, so one is not one plus one):

    harbour, 2017-05-02:
      - {id: total, indicator: firms, value: 1, printed: one firm}
      - {id: a, indicator: labs, value: 1, printed: one lab}
    identities:
      - id: sum
        title: Firms and their labs
        why: Every firm has two labs
        terms: {total: harbour/total, a: harbour/a}
        expect: total == a + 1

Passes:

    harbour, 2017-05-02:
      - {id: total, indicator: firms, value: 2, printed: two firms}
      - {id: a, indicator: labs, value: 1, printed: one lab}
    identities:
      - id: sum
        title: Firms and their labs
        why: Every firm has two labs
        terms: {total: harbour/total, a: harbour/a}
        expect: total == a + 1
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.tolerance import is_negligible
from gzcheck.explaining.mending import mend
from gzcheck.model import Evaluation, Hedge, Value
from gzcheck.rules.rule import (
    Advice,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Problem,
    Rule,
    Said,
    Severity,
    Verdict,
    evaluated,
    holds,
)
from gzcheck.wording import figures as wording
from gzcheck.wording.arithmetic import bars, formula, lines, names_formula, side_unit, term

RULE = Rule(code="GZ301", name="broken-identity", severity=Severity.ERROR, family=Family.ARITHMETIC, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield identities that no values can satisfy, at the severity each declares."""
    for evaluation in evaluated(facts, Verdict.CONFLICT):
        yield of_evaluation(facts.corpus, evaluation, Verdict.CONFLICT, mend(facts.arithmetic, evaluation))


def _level(corpus: Corpus, evaluation: Evaluation) -> Severity:
    """As bad as the identity says, but a note where the two sides differ by no more than tolerated."""
    sides, factor = [side.hard for side in evaluation.sides], side_unit(evaluation).factor
    negligible = is_negligible(evaluation.claims, sides, corpus.tolerance, factor)
    return Severity.NOTE if negligible else evaluation.identity.severity


def of_evaluation(
    corpus: Corpus, evaluation: Evaluation, verdict: Verdict, explanations: tuple[Explanation, ...]
) -> Problem:
    """The problem of an identity that is broken, or holds only by rounding."""
    identity = evaluation.identity
    broken = verdict is Verdict.CONFLICT
    why = Explanation(kind=ExplanationKind.WHY, text=identity.why)
    return Problem(
        title=holds(evaluation.title),
        message=f"{evaluation.title}: {formula(evaluation)} {'cannot hold' if broken else 'holds only by rounding'}",
        location=identity.at,
        verdict=verdict,
        claims=evaluation.claims,
        level=_level(corpus, evaluation) if broken else None,
        arithmetic=lines(evaluation),
        bars=bars(evaluation),
        bar_unit=side_unit(evaluation).name,
        explanations=(*explanations, why),
        advice=Advice(
            text="check each figure against its source, and whether they are defined alike" if broken else ""
        ),
        subject=f"{identity.id} {'/'.join(evaluation.binding.values())}",
        evidence=(names_formula(evaluation),),
    )


def needed(evaluation: Evaluation) -> str:
    """What makes an identity hold that does so only by rounding: "only if 120% is rounded to tens"."""
    texts = [_looseness(name, evaluation.values[name]) for name in evaluation.needs]
    return f"it holds only if {' or '.join(texts) or 'several figures are rounded'}"


def _looseness(name: str, value: Value) -> str:
    """How a term is less than exact."""
    if len(value.claims) != 1:
        return f"{name} is as loose as its words allow"
    figure = value.claims[0].figure
    if figure.hedge is Hedge.BARE:
        return f"{term(value)} is rounded to {wording.place(figure.grain)}"
    return f"{term(value)} is as loose as its hedge allows"
