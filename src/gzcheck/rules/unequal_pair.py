"""Two claims declared equal are not on the same thing at the same time.

`equals` says that one amount is printed in two currencies or units in one
breath. Then both have the same entity, indicator, period and status; otherwise
a rate between them would mean nothing.

Fails:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 61e9, period: 2016,
         printed: 61 billion yuan}
      - {id: b, indicator: exports, unit: USD, value: 9.22e9, period: 2015,
         printed: $9.22 billion, equals: a}

Passes:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 61e9, period: 2016,
         printed: 61 billion yuan}
      - {id: b, indicator: exports, unit: USD, value: 9.22e9, period: 2016,
         printed: $9.22 billion, equals: a}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict, declared_equal

RULE = Rule(code="GZ112", name="unequal-pair", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield pairs that differ in more than the unit."""
    for claim, other in declared_equal(facts.corpus):
        if fields := _different(claim, other):
            yield _problem(claim, other, fields)


def _problem(claim: Claim, other: Claim, fields: list[str]) -> Problem:
    return Problem(
        message=f"{claim.local_id!r} equals {other.local_id!r}, but has another {' and another '.join(fields)}",
        location=claim.at("equals"),
        verdict=Verdict.INVALID,
        claims=(claim, other),
        advice=Advice(text="make both alike, or drop 'equals'"),
    )


def _different(a: Claim, b: Claim) -> list[str]:
    pairs = {
        "entity": (a.about, b.about),
        "indicator": (a.indicator, b.indicator),
        "period": (a.stated_period, b.stated_period),
        "status": (a.status, b.status),
    }
    return [name for name, (here, there) in pairs.items() if here != there]
