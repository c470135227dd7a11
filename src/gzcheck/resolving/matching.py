"""Which findings are resolved, and which resolutions are stale, expired, mistaken or unused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import Enum, auto

from gzcheck.model import Claim, Decision, Finding, Resolution, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What became of all resolutions on a given day."""

    today: date
    rules: frozenset[str] = frozenset()
    """Codes of all rules there are."""
    complete: bool = True
    """Whether all findings of the corpus are known, so that a resolution without one is really unused."""
    holding: tuple[Resolution, ...] = ()
    """Those that resolve a finding today."""
    grown: tuple[tuple[Resolution, Finding], ...] = ()
    """Those whose finding has more claims now, all of which agree with what was decided: they hold."""
    expired: tuple[Resolution, ...] = ()
    """Those that would resolve a finding, if they still counted."""
    stale: tuple[tuple[Resolution, Finding], ...] = ()
    """Those whose claims say something else now, with the finding that is open again."""
    mistaken: tuple[tuple[Resolution, Finding], ...] = ()
    """Those that name another rule or other claims than the finding with their fingerprint, which stays open."""
    unused: tuple[Resolution, ...] = ()
    """Those for which there is no finding any more."""
    open_again: Mapping[str, Resolution] = field(default_factory=dict)
    """By fingerprint of an open finding: what once resolved it."""


def match(
    resolutions: Sequence[Resolution],
    findings: Iterable[Finding],
    *,
    today: date,
    rules: frozenset[str],
    complete: bool,
    restricted: Restricted,
) -> Matches:
    """Match every resolution with the findings.

    `restricted` gives the fingerprint that a finding would have with only some of its claims: that of a resolution from
    before others joined. Such a resolution still holds if the joiners agree with what was decided.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    undecided = _by_claim(by_fingerprint, {resolution.fingerprint for resolution in resolutions})
    outcomes: list[_Outcome] = []
    for resolution in resolutions:
        if finding := by_fingerprint.get(resolution.fingerprint):
            outcomes.append(_named(resolution, finding, today))
        else:
            outcomes.append(_unnamed(resolution, _same_matter(resolution, undecided), today, restricted))
    expired, stale = _alone(outcomes, _Fate.EXPIRED), _with_findings(outcomes, _Fate.STALE)
    return Matches(
        today=today,
        rules=rules,
        complete=complete,
        holding=_alone(outcomes, _Fate.HOLDING),
        grown=_with_findings(outcomes, _Fate.GROWN),
        expired=expired,
        stale=stale,
        mistaken=_with_findings(outcomes, _Fate.MISTAKEN),
        unused=_alone(outcomes, _Fate.UNUSED),
        open_again=_open_again(expired, stale),
    )


Restricted = Callable[[Finding, Collection[str]], str]
"""The fingerprint that a finding would have with only these of its claims."""


class _Fate(Enum):
    """What becomes of a resolution; `Matches` says what each means."""

    HOLDING = auto()
    GROWN = auto()
    EXPIRED = auto()
    STALE = auto()
    MISTAKEN = auto()
    UNUSED = auto()


_Outcome = tuple[_Fate, Resolution, Finding | None]


def _named(resolution: Resolution, finding: Finding, today: date) -> _Outcome:
    """The outcome of a resolution with the fingerprint of a finding."""
    if not _is_about(resolution, finding):
        return _Fate.MISTAKEN, resolution, finding
    return _Fate.EXPIRED if resolution.expired(today) else _Fate.HOLDING, resolution, finding


def _unnamed(resolution: Resolution, again: Finding | None, today: date, restricted: Restricted) -> _Outcome:
    """The outcome of a resolution whose fingerprint no finding has, though `again` may be what it is about."""
    if again is None:
        return _Fate.UNUSED, resolution, None
    holds = _holds_for(resolution, again, restricted) and not resolution.expired(today)
    return _Fate.GROWN if holds else _Fate.STALE, resolution, again


def _alone(outcomes: Iterable[_Outcome], wanted: _Fate) -> tuple[Resolution, ...]:
    return tuple(resolution for fate, resolution, _ in outcomes if fate is wanted)


def _with_findings(outcomes: Iterable[_Outcome], wanted: _Fate) -> tuple[tuple[Resolution, Finding], ...]:
    return tuple((resolution, finding) for fate, resolution, finding in outcomes if finding and fate is wanted)


def _open_again(expired: Iterable[Resolution], stale: Iterable[tuple[Resolution, Finding]]) -> Mapping[str, Resolution]:
    table = {resolution.fingerprint: resolution for resolution in expired}
    return table | {finding.fingerprint: resolution for resolution, finding in stale}


def divide(findings: Iterable[Finding], matches: Matches) -> tuple[list[Finding], list[Finding]]:
    """Open findings (with the old resolution where there was one) and resolved ones (with theirs)."""
    by_fingerprint = {resolution.fingerprint: resolution for resolution in matches.holding}
    by_fingerprint |= {finding.fingerprint: resolution for resolution, finding in matches.grown}
    still_open, resolved = [], []
    for finding in findings:
        if resolution := by_fingerprint.get(finding.fingerprint):
            resolved.append(replace(finding, resolution=resolution))
        else:
            still_open.append(replace(finding, former=matches.open_again.get(finding.fingerprint)))
    return still_open, resolved


def _is_about(resolution: Resolution, finding: Finding) -> bool:
    """Whether rule and claims are those of the finding; claims that are examples only change as others come in."""
    has_all = finding.claim_ids == resolution.claims.keys() or not finding.rule.family.rests_on_claims
    return finding.rule.code == resolution.rule and has_all


def _holds_for(resolution: Resolution, finding: Finding, restricted: Restricted) -> bool:
    """Whether the figures decided on are as they were, and every claim that joined agrees with one that may stand."""
    old, joined = _divided(finding, resolution)
    if not joined or old.keys() != resolution.claims.keys():
        return False
    return _all_agree(joined, _standing(resolution, old)) and restricted(finding, old.keys()) == resolution.fingerprint


def _divided(finding: Finding, resolution: Resolution) -> tuple[dict[str, Claim], list[Claim]]:
    """The claims of a finding that were decided on, by id, and those that have joined them."""
    old = {claim.id: claim for claim in finding.claims if claim.id in resolution.claims}
    return old, [claim for claim in finding.claims if claim.id not in old]


def _standing(resolution: Resolution, old: Mapping[str, Claim]) -> list[Claim]:
    """The claims that may stand after the decision."""
    return [old[resolution.cite]] if resolution.decision is Decision.PREFER else list(old.values())


def _all_agree(joined: Iterable[Claim], standing: Collection[Claim]) -> bool:
    return all(_agrees_with_one(claim, standing) for claim in joined)


def _agrees_with_one(claim: Claim, others: Iterable[Claim]) -> bool:
    return any(
        claim.figure.unit.dimension == other.figure.unit.dimension
        and claim.figure.base.soft.meets(other.figure.base.soft)
        for other in others
    )


def _by_claim(findings: Mapping[str, Finding], decided: Collection[str]) -> dict[tuple[str, str], list[Finding]]:
    """Findings that no resolution names, by rule and claim."""
    table: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for fingerprint, finding in findings.items():
        if fingerprint not in decided:
            for name in finding.claim_ids:
                table[finding.rule.code, name].append(finding)
    return table


def _same_matter(resolution: Resolution, findings: Mapping[tuple[str, str], list[Finding]]) -> Finding | None:
    """The finding of the same rule that shares most claims with a resolution, at least two or all of them."""
    enough = [finding for finding in _sharing(resolution, findings) if _shares_enough(resolution, finding)]
    return max(enough, key=lambda finding: (_shared(resolution, finding), finding.fingerprint), default=None)


def _sharing(resolution: Resolution, findings: Mapping[tuple[str, str], list[Finding]]) -> Iterator[Finding]:
    """The findings of the same rule that share a claim with a resolution; one comes as often as it does."""
    for name in resolution.claims:
        yield from findings.get((resolution.rule, name), ())


def _shares_enough(resolution: Resolution, finding: Finding) -> bool:
    return _shared(resolution, finding) >= min(2, len(resolution.claims), len(finding.claims))


def _shared(resolution: Resolution, finding: Finding) -> int:
    """How many claims both are on."""
    return len(finding.claim_ids & resolution.claims.keys())
