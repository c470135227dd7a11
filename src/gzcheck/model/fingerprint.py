"""Fingerprints: what a finding rests on, as a short hash that moving lines and renaming files do not change."""

from __future__ import annotations

import hashlib

from gzcheck.model.claim import Claim
from gzcheck.model.finding import Problem
from gzcheck.model.rule import Rule

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""


def fingerprint(rule: Rule, problem: Problem) -> str:
    """A hash of the rule, the claims and what they say: moving lines keeps it, changing a figure does not."""
    parts = [rule.code, *sorted(evidence(claim) for claim in problem.claims)]
    parts.append(problem.key or ("" if problem.claims else problem.message))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]


def evidence(claim: Claim) -> str:
    """What a decision about a claim hangs on: its id, value, unit, hedge, precision, period and status."""
    figure, period = claim.figure, claim.period
    values = [
        str(figure.value),
        str(figure.upper or ""),
        figure.unit.name,
        figure.hedge.value,
        str(figure.precision or ""),
    ]
    return "|".join([claim.id, *values, period.text if period else "", claim.status.value])
