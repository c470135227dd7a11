"""Fingerprints: a finding by what it rests on, as a short hash that moving lines and renaming files do not change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from gzcheck.model.claim import Claim
from gzcheck.model.finding import Fault, Problem
from gzcheck.model.period import Period
from gzcheck.model.rule import Rule

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""


def fingerprint_of(rule: Rule, problem: Problem, origins: Mapping[str, Collection[str]]) -> str:
    """The fingerprint of a problem: of its rule, its claims, and all that the rule looked at in them.

    `origins` are, for every source, the sources that it copies: whether two claims are independent is evidence too.
    What is wrong with a source as a whole rests on what it comes to, and not on the claims that are named as examples.
    """
    claims = sorted(problem.claims, key=lambda claim: claim.id) if rule.family.rests_on_claims else []
    parts = [part for claim in claims for part in _evidence(rule, claim, origins.get(claim.source.id, ()))]
    return _hash([rule.code, *parts, *problem.evidence, problem.subject or ("" if claims else problem.message)])


def fault_fingerprint(fault: Fault, number: int) -> str:
    """The fingerprint of a fault: of its rule and what is wrong. `number` tells apart those that are alike."""
    return _hash([fault.rule.code, fault.key or fault.message, str(number) if number else ""])


def key_of(rule: Rule, problem: Problem) -> str:
    """What a finding is about, which stays while its group grows: rule, thing and status, or the identity by name."""
    if problem.subject or not problem.claims:
        return f"{rule.code} {problem.subject or problem.message}"
    first = problem.claims[0]
    return f"{rule.code} {first.about}/{first.indicator} {first.status.value}"


def _evidence(rule: Rule, claim: Claim, origins: Collection[str]) -> list[str]:
    """All of a claim that a rule of this family may have looked at; an absent field differs from an empty one."""
    figure = claim.figure
    parts = [
        claim.id,
        claim.about,
        claim.indicator,
        str(figure.value.written),
        str(figure.upper.written) if figure.upper else "",
        figure.unit.name,
        figure.hedge.value,
        str(figure.precision or ""),
        *_time(claim.period),
        claim.status.value,
        claim.basis,
        claim.equals,
        " ".join(sorted(origins)),
    ]
    if rule.family.rests_on_fragment:
        parts += [claim.printed, str(claim.paragraph), str(claim.occurrence)]
    return parts


@lru_cache(maxsize=10_000)
def _time(period: Period | None) -> tuple[str, str]:
    """The ends of a period, and whether it is assumed."""
    if period is None:
        return "", ""
    return "/".join(map(str, (*period.nominal, period.start, period.end))), "assumed" if period.assumed else ""


def _hash(parts: list[str]) -> str:
    """Parts are joined by a character that no corpus can hold, so that none can pass for two."""
    import hashlib  # not needed where nothing is found

    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
