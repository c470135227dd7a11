"""A resolution was taken on figures that have changed since.

A value, unit, hedge or period of one of its claims is another one now, or a
claim has joined, so nobody has looked at what stands there today. The finding
is open again, and the old resolution stands beside it.

Fails (the gazette had 19 when it was decided):

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 19},
         decision: accept}

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: accept}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import (
    Advice,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Finding,
    Problem,
    Resolution,
    Rule,
    Said,
    Severity,
    Verdict,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ801", name="stale-resolution", severity=Severity.WARNING, family=Family.RESOLUTION)


def check(facts: Facts) -> Iterator[Said]:
    """Yield resolutions whose finding came back with other figures."""
    if facts.resolutions:
        for resolution, finding in facts.resolutions.stale:
            yield _problem(resolution, finding)


def _problem(resolution: Resolution, finding: Finding) -> Problem:
    what = "; ".join(_changes(resolution, finding)) or "a period, status or precision has changed"
    return Problem(
        message=f"the resolution of {resolution.fingerprint} is stale: {what}",
        location=resolution.at("fingerprint"),
        verdict=Verdict.INVALID,
        subject=resolution.fingerprint,
        explanations=(Explanation(kind=ExplanationKind.OLD_RESOLUTION, text=resolution.summary),),
        advice=Advice(text=f"look at it again: gzcheck resolve {finding.fingerprint}"),
    )


def _changes(resolution: Resolution, finding: Finding) -> Iterator[str]:
    """What has become of each figure that was decided on, and which ones are new."""
    now = {claim.id: wording.figure(claim.figure) for claim in finding.claims}
    for name, then in resolution.claims.items():
        if now.get(name) != then:
            yield f"{name} was {then}, and is {now.get(name, 'no longer part of it')} now"
    for name, figure in now.items():
        if name not in resolution.claims:
            yield f"{name} ({figure}) has joined"
