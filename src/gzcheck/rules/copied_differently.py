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

from gzcheck.comparing.facts import Gates
from gzcheck.explaining.explanations import explain
from gzcheck.model.claim import Claim
from gzcheck.model.figure import Verdict, compare
from gzcheck.model.finding import Outcome, Problem, Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said
from gzcheck.wording import figures as wording

RULE = Rule("GZ206", "copied-differently", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield claims of a copy for which no claim of the origin says the same."""
    if not any(gates.origins.values()):
        return
    for claims in gates.things.values():
        for copy in claims:
            origins = [
                other
                for other in claims
                if gates.copied(copy, other) and other.status is copy.status and _same_period(copy, other, gates)
            ]
            if origins and not any(copy.figure.same_reading(origin.figure) for origin in origins):
                yield _problem(corpus, copy, origins[0])


def _same_period(copy: Claim, origin: Claim, gates: Gates) -> bool:
    if copy.stated_period is None and origin.stated_period is None:
        return True
    return gates.at_same_time(copy, origin)


def _problem(corpus: Corpus, copy: Claim, origin: Claim) -> Problem:
    here, there = wording.figure(copy.figure), wording.figure(origin.figure)
    differs = compare(copy.figure, origin.figure) is Verdict.CONFLICT
    return Problem(
        title=f"{corpus.label(copy)}: copied as {here}, printed as {there}",
        message=f"{corpus.label(copy)}: {copy.source.id} copies {origin.source.id}, but has {here} for {there}",
        location=copy.at("value"),
        verdict=Outcome.CONFLICT if differs else Outcome.COMPATIBLE,
        level=None if differs else Severity.NOTE,
        claims=(copy, origin),
        explanations=explain(corpus, (origin, copy)) if differs else (),
        suggestion=f"cite {there} ({origin.source.id}): it is the origin",
    )
