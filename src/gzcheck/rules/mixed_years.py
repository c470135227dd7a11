"""An identity adds or compares claims by name that are for different times.

A term named by claim id is taken as written: there may be good reason to add
what was reached in two years. But a figure of another year is easily taken by
mistake, and nothing else would show it.

Fails:

    harbour, 2018-05-02:
      - {id: north, indicator: exports, value: 2e6, unit: CNY,
         printed: 2 million yuan, period: 2016}
      - {id: south, indicator: imports, value: 3e6, unit: CNY,
         printed: 3 million yuan, period: 2017}
      - {id: both, indicator: trade, value: 5e6, unit: CNY,
         printed: 5 million yuan, period: 2017}
    identities:
      - {id: trade, title: Trade is exports and imports, why: It says so,
         terms: {both: harbour/both, north: harbour/north,
                 south: harbour/south},
         expect: both == north + south, complete: true}

Passes:

    harbour, 2018-05-02:
      - {id: north, indicator: exports, value: 2e6, unit: CNY,
         printed: 2 million yuan, period: 2017}
      - {id: south, indicator: imports, value: 3e6, unit: CNY,
         printed: 3 million yuan, period: 2017}
      - {id: both, indicator: trade, value: 5e6, unit: CNY,
         printed: 5 million yuan, period: 2017}
    identities:
      - {id: trade, title: Trade is exports and imports, why: It says so,
         terms: {both: harbour/both, north: harbour/north,
                 south: harbour/south},
         expect: both == north + south, complete: true}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from gzcheck.model import Evaluation, Expression, Name, Negation, Operation, Power
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ309", name="mixed-years", severity=Severity.NOTE, family=Family.ARITHMETIC)


def check(facts: Facts) -> Iterator[Said]:
    """Yield identities with terms by claim id that are added though their stated times do not overlap."""
    for evaluation in facts.arithmetic.evaluations():
        first = next(_mixed(evaluation), None)
        if first:
            yield _problem(evaluation, first)


def _mixed(evaluation: Evaluation) -> Iterator[list[Claim]]:
    """The claims of each sum whose times do not overlap."""
    for names in _sums(evaluation):
        claims = [claim for name in names for claim in _named(evaluation, name)]
        if len(claims) > 1 and not _all_overlap(claims):
            yield claims


def _sums(evaluation: Evaluation) -> Iterator[list[str]]:
    """The names that are added to or taken from one another, for every sum in the expressions."""
    identity = evaluation.identity
    if identity.relation:
        yield from _sums_in(identity.relation.left)
        yield from _sums_in(identity.relation.right)
    elif identity.derivation:
        yield from _sums_in(identity.derivation.expression)


def _sums_in(node: Expression) -> Iterator[list[str]]:
    match node:
        case Operation("+" | "-"):
            terms = list(_summands(node))
            yield [term.name for term in terms if isinstance(term, Name)]
            yield from chain.from_iterable(map(_sums_in, terms))
        case Operation(_, left, right):
            yield from _sums_in(left)
            yield from _sums_in(right)
        case Negation(inner) | Power(inner, _):
            yield from _sums_in(inner)


def _summands(node: Expression) -> Iterator[Expression]:
    match node:
        case Operation("+" | "-", left, right):
            yield from _summands(left)
            yield from _summands(right)
        case _:
            yield node


def _named(evaluation: Evaluation, name: str) -> tuple[Claim, ...]:
    """The dated claim that a term names by its id; a term found by its indicator is at the right time already."""
    if name not in evaluation.values or not evaluation.identity.terms[name].claim:
        return ()
    return tuple(claim for claim in evaluation.values[name].claims if claim.stated_period)


def _all_overlap(claims: list[Claim]) -> bool:
    periods = [claim.stated_period for claim in claims if claim.stated_period]
    return max(period.start for period in periods) <= min(period.end for period in periods)


def _problem(evaluation: Evaluation, claims: list[Claim]) -> Problem:
    told = [
        f"{wording.figure(one.figure)} ({wording.period(one.stated_period)})" for one in claims if one.stated_period
    ]
    text = f"{evaluation.title}: {' and '.join(told)} are added though they are for different times"
    return Problem(
        title=text,
        message=text,
        location=evaluation.identity.at,
        verdict=Verdict.SUSPICIOUS,
        claims=tuple(claims),
        subject=f"{evaluation.identity.id} {'/'.join(evaluation.binding.values())}",
        advice=Advice(text="make sure that both are meant, and say so in the identity's 'why'"),
    )
