"""Decisions meet findings: which findings are resolved, and which decisions are stale, expired, unused or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from gzcheck.model.finding import Finding
from gzcheck.model.resolution import Resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What became of all decisions on a given day."""

    today: date
    rules: frozenset[str] = frozenset()
    """Codes of all rules there are."""
    complete: bool = True
    """Whether all findings of the corpus are known, so that a decision without one is really unused."""
    settled: tuple[Resolution, ...] = ()
    """Decisions that settle a finding today."""
    expired: tuple[Resolution, ...] = ()
    """Decisions that would settle a finding, if they still counted."""
    stale: tuple[tuple[Resolution, Finding], ...] = ()
    """Decisions whose claims say something else now, with the finding that is open again."""
    mistaken: tuple[tuple[Resolution, Finding], ...] = ()
    """Decisions that name another rule or other claims than the finding with their fingerprint, which stays open."""
    unused: tuple[Resolution, ...] = ()
    """Decisions for which there is no finding any more."""
    open_again: Mapping[str, Resolution] = field(default_factory=dict)
    """By fingerprint of an open finding: the decision that once settled it."""


def settle(
    resolutions: Iterable[Resolution],
    findings: Iterable[Finding],
    *,
    today: date,
    rules: frozenset[str],
    complete: bool,
) -> Settlement:
    """Match every decision with the findings."""
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    decided = {resolution.fingerprint for resolution in resolutions}
    settled: list[Resolution] = []
    expired: list[Resolution] = []
    unused: list[Resolution] = []
    stale: list[tuple[Resolution, Finding]] = []
    mistaken: list[tuple[Resolution, Finding]] = []
    for resolution in resolutions:
        if finding := by_fingerprint.get(resolution.fingerprint):
            if finding.rule.code != resolution.rule or _claims(finding) != set(resolution.claims):
                mistaken.append((resolution, finding))
            else:
                (expired if resolution.expired(today) else settled).append(resolution)
        elif again := _same_matter(resolution, by_fingerprint.values(), decided):
            stale.append((resolution, again))
        else:
            unused.append(resolution)
    return Settlement(
        today=today,
        rules=rules,
        complete=complete,
        settled=tuple(settled),
        expired=tuple(expired),
        stale=tuple(stale),
        mistaken=tuple(mistaken),
        unused=tuple(unused),
        open_again={resolution.fingerprint: resolution for resolution in expired}
        | {finding.fingerprint: resolution for resolution, finding in stale},
    )


def _claims(finding: Finding) -> set[str]:
    return {claim.id for claim in finding.claims}


def _same_matter(resolution: Resolution, findings: Iterable[Finding], decided: set[str]) -> Finding | None:
    """The finding of the same rule that shares most claims with a decision, at least two or all of them."""
    best: tuple[int, str] = (0, "")
    chosen = None
    for finding in findings:
        if finding.rule.code != resolution.rule or finding.fingerprint in decided:
            continue
        shared = len(_claims(finding) & resolution.claims.keys())
        enough = shared >= min(2, len(resolution.claims), len(finding.claims) or 1)
        if shared and enough and (shared, finding.fingerprint) > best:
            best, chosen = (shared, finding.fingerprint), finding
    return chosen


def divide(findings: Iterable[Finding], settlement: Settlement) -> tuple[list[Finding], list[Finding]]:
    """Open findings (with the old decision where there was one) and resolved ones (with theirs)."""
    by_fingerprint = {resolution.fingerprint: resolution for resolution in settlement.settled}
    still_open, resolved = [], []
    for finding in findings:
        if resolution := by_fingerprint.get(finding.fingerprint):
            resolved.append(replace(finding, resolution=resolution))
        else:
            still_open.append(replace(finding, former=settlement.open_again.get(finding.fingerprint)))
    return still_open, resolved
