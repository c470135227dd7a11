"""One thing is given once in percent and once in percentage points.

From 40 to 44 percent is 4 percentage points but 10 percent; the two cannot be
compared, and often one of them is meant.

Fails:

    harbour, 2017-05-02:
      - {indicator: growth, value: 0.3, unit: percent, printed: 0.3 percent,
         period: 2016}
    gazette, 2017-05-09:
      - {indicator: growth, value: 0.3, unit: percentage-point,
         printed: 0.3 percentage points, period: 2016}

Passes:

    harbour, 2017-05-02:
      - {indicator: growth, value: 0.3, unit: percent, printed: 0.3 percent,
         period: 2016}
    gazette, 2017-05-09:
      - {indicator: growth, value: 0.3, unit: percent, printed: 0.3 percent,
         period: 2016}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gzcheck.rules.rule import Claim, Facts, Family, Problem, Rule, Said, Severity, in_two_units

RULE = Rule(code="GZ402", name="percent-or-point", severity=Severity.WARNING, family=Family.SUSPICION, compares=True)
ADVICE = "find out which is meant: a percentage point is not a percent"


def check(facts: Facts) -> Iterator[Said]:
    """Yield things with claims of both dimensions at the same time."""
    for (about, name, dimension), shares in facts.things.items():
        if dimension == "ratio":
            points = facts.things.get((about, name, "ratio-difference"), [])
            yield from _among(facts, shares, points)


def _among(facts: Facts, shares: list[Claim], points: list[Claim]) -> Iterator[Problem]:
    """Of all claims at one time the first share with the first number of points: the others would say no more."""
    told: set[tuple[str, str]] = set()
    for status in dict.fromkeys(point.status for point in points):
        alike = [claim for claim in (*shares, *points) if claim.status is status]
        for together in facts.times.groups(alike):
            share, point = (_first(together, dimension) for dimension in ("ratio", "ratio-difference"))
            if share and point and (share.id, point.id) not in told:
                told.add((share.id, point.id))
                yield in_two_units(facts.corpus, share, point, ADVICE)


def _first(claims: Sequence[Claim], dimension: str) -> Claim | None:
    return next((claim for claim in claims if claim.figure.unit.dimension == dimension), None)
