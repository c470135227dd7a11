"""Findings that share a figure name one another, so that no advice is read without what speaks against it.

Those that come of what is wrong with a source as a whole name that finding, and do not stand beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gzcheck.model import Family, Finding

MAX_NAMED = 5
"""How many other findings one names, the worst first."""
CROWDED = 20
"""A claim in more findings than this says nothing about any two of them."""


def related(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each with the fingerprints of the other open ones that rest on one of its figures."""
    by_claim: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if _is_about_facts(finding):
            for claim in finding.claims:
                by_claim[claim.id].append(finding)
    return [replace(one, see_also=others) if (others := _others(one, by_claim)) else one for one in findings]


def divided(findings: Iterable[Finding], every: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that stand for themselves, and those that come of one among `every` finding, which they name."""
    names = {one.subject: one.fingerprint for one in every if one.rule.family is Family.SOURCE}
    by_themselves: list[Finding] = []
    folded: list[Finding] = []
    for one in findings:
        causes = tuple(names[subject] for subject in one.explained_by if subject in names)
        (folded if causes else by_themselves).append(replace(one, explained_by=causes) if one.explained_by else one)
    return by_themselves, folded


def _is_about_facts(finding: Finding) -> bool:
    return finding.rule.family in (Family.SAME, Family.ARITHMETIC, Family.SUSPICION)


def _others(finding: Finding, by_claim: Mapping[str, list[Finding]]) -> tuple[str, ...]:
    if not _is_about_facts(finding):
        return ()
    others = {
        other.fingerprint: other
        for claim in finding.claims
        if len(by_claim[claim.id]) <= CROWDED
        for other in by_claim[claim.id]
    }
    others.pop(finding.fingerprint, None)
    worst = sorted(others.values(), key=lambda one: (one.severity.rank, one.rule.code, one.fingerprint))
    return tuple(one.fingerprint for one in worst[:MAX_NAMED])
