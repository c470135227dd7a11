"""A source gives another figure than the source it copies.

A copy is no independent witness; where it differs from its origin, somebody
copied wrongly or changed the figure on the way. A difference that rounding or a
hedge can account for is a note.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 123, printed: 123 firms}
    gazette, 2017-05-03, derived from harbour:
      - {indicator: firms, value: 132, printed: 132 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 123, printed: 123 firms}
    gazette, 2017-05-03, derived from harbour:
      - {indicator: firms, value: 123, printed: 123 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.tolerance import is_tolerated
from gzcheck.explaining.explanations import explain
from gzcheck.model import compare
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict, ask
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ206", name="copied-differently", severity=Severity.ERROR, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims of a copy for which no claim of the origin says the same."""
    if any(facts.copies.origins.values()):
        for claims in facts.things.values():
            yield from _among(facts, claims)


def _among(facts: Facts, claims: list[Claim]) -> Iterator[Problem]:
    for copy in claims:
        origins = [other for other in claims if _is_origin(other, copy, facts)]
        if origins and not _is_said_by(copy, origins):
            yield _problem(facts, copy, origins[0])


def _is_said_by(copy: Claim, origins: list[Claim]) -> bool:
    return any(copy.figure.same_reading(origin.figure) for origin in origins)


def _is_origin(other: Claim, copy: Claim, facts: Facts) -> bool:
    return facts.copies.copied(copy, other) and other.status is copy.status and _same_period(copy, other, facts)


def _same_period(copy: Claim, origin: Claim, facts: Facts) -> bool:
    if copy.stated_period is None and origin.stated_period is None:
        return True
    return facts.times.pair(copy, origin)


def _problem(facts: Facts, copy: Claim, origin: Claim) -> Problem:
    here, there = wording.figure(copy.figure), wording.figure(origin.figure)
    differs = compare(copy.figure, origin.figure) is Verdict.CONFLICT
    return Problem(
        title=ask(facts.corpus, copy, [f"{here} as copied", f"{there} as printed"]),
        message=f"{facts.corpus.label(copy)}: {copy.source.id} copies {origin.source.id}, but has {here} for {there}",
        location=copy.at("value"),
        verdict=Verdict.CONFLICT if differs else Verdict.COMPATIBLE,
        level=None if differs and not is_tolerated(facts.corpus, (origin, copy)) else Severity.NOTE,
        claims=(copy, origin),
        explanations=explain(facts, (origin, copy)) if differs else (),
        advice=Advice(text=f"cite {there} ({origin.source.id}): it is the origin"),
    )
