"""A claim is marked as a fact, but its fragment speaks of what is to come.

A plan that passes for a fact is held against facts, and a true contradiction
vanishes, or a false one appears.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 120, hedge: over,
         printed: is expected to exceed 120 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 120, hedge: over,
         printed: is expected to exceed 120 firms, status: forecast}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gzcheck.phrases.time_words import planned
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Rule, Said, Severity, Status, Verdict

RULE = Rule(code="GZ113", name="plan-as-fact", severity=Severity.WARNING, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims of fact whose words speak of a plan or a forecast."""
    words_of = cache(planned)  # sources that agree often print the same fragment
    for claim in facts.corpus.claims:
        if claim.status is Status.ACTUAL and (words := words_of(claim.printed)):
            yield Problem(
                message=f"{claim.printed!r} says {words!r}, but the claim is {claim.status.value}",
                location=claim.at("status"),
                verdict=Verdict.INVALID,
                claims=(claim,),
                advice=Advice(
                    text="write 'status: forecast' or 'status: target', or copy the words that make it a fact"
                ),
            )
