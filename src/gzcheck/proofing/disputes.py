"""Which claims contradict one another, and what was decided on that: which of their figures may be printed.

A decision to prefer a claim rejects those of its finding that contradict it: nothing is backed by them any more. Where
a disagreement is *explained*, both sides may stand, unless it is by a slip, of which one side is wrong. One that is
*accepted* is not settled, and of a slip or an *error in the source* nobody said whose it is: there each figure stays
one side of a contradiction, and the decision is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gzcheck.model import Claim, Decision, ExplanationKind, Finding, Resolution, clipped, contradict
from gzcheck.wording import figures as wording

_CONTESTING = frozenset({"value-conflict", "copied-differently"})
_SLIPS = frozenset(
    (
        ExplanationKind.TRANSPOSED_DIGITS,
        ExplanationKind.OPPOSITE_SIGN,
        ExplanationKind.UNIT_SLIP,
        ExplanationKind.PERCENT_OR_POINT,
        ExplanationKind.ONE_DIGIT,
        ExplanationKind.COPIED_FIGURE,
    )
)
_LONGEST_REASON = 100
"""In characters; whoever wants to know more has its author and day."""
_WORDS = {
    Decision.PREFER: "preferred",
    Decision.EXPLAINED: "explained",
    Decision.ACCEPT: "accepted as a known disagreement",
    Decision.ERROR_IN_SOURCE: "an error in one of the sources, it is not recorded which,",
}


class Disputes:
    """For each claim the contradiction that it is part of, and the decision on it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._unsettled: dict[str, Finding] = {}
        self._explained: dict[str, Finding] = {}
        self._rejected: dict[str, Finding] = {}
        self._preferred: dict[str, Finding] = {}
        for finding in findings:
            if finding.rule.name in _CONTESTING:
                self._add(finding)

    def _add(self, finding: Finding) -> None:
        resolution = finding.resolution
        decision = resolution.decision if resolution else None
        if decision is Decision.PREFER:
            self._divide(finding)
            return
        is_settled = decision is Decision.EXPLAINED and not _is_by_slip(resolution)
        table = self._explained if is_settled else self._unsettled
        for claim in finding.claims:
            table.setdefault(claim.id, finding)

    def _divide(self, finding: Finding) -> None:
        """The claim of a finding that is preferred, and those that contradict it."""
        cited = _cited(finding)
        for claim in finding.claims:
            if any(contradict(claim.figure, one.figure) for one in cited):
                self._rejected.setdefault(claim.id, finding)
        for claim in cited:
            self._preferred.setdefault(claim.id, finding)

    def is_rejected(self, claim: Claim) -> bool:
        """Whether another claim is preferred to one."""
        return claim.id in self._rejected

    def standing(self, claims: Sequence[Claim]) -> list[Claim]:
        """Those of some claims that no decision rejects, or else those that are preferred to them."""
        found = [one for one in claims if not self.is_rejected(one)]
        preferred = {one.id: one for claim in claims if self.is_rejected(claim) for one in self.preferred_to(claim)[0]}
        return found or list(preferred.values())

    def unsettled(self, claims: Iterable[Claim]) -> Finding | None:
        """The contradiction that the first of some claims is part of which is in one that nobody settled."""
        return next((self._unsettled[one.id] for one in claims if one.id in self._unsettled), None)

    def preferred_first(self, claims: Sequence[Claim]) -> list[Claim]:
        """The same claims, those that are preferred to others in front."""
        return sorted(claims, key=lambda one: one.id not in self._preferred)

    def note(self, claim: Claim) -> str:
        """What was decided for a claim that backs a figure, to be said behind it; empty where nothing was."""
        finding = self._preferred.get(claim.id) or self._explained.get(claim.id)
        return words_of(finding, before=", ") if finding else ""

    def preferred_to(self, claim: Claim) -> tuple[list[Claim], str]:
        """The claims that are preferred to a rejected one, and the decision in words."""
        finding = self._rejected[claim.id]
        return _cited(finding), words_of(finding)


def _is_by_slip(decision: Resolution | None) -> bool:
    """Whether a finding is explained by what makes one of its figures wrong."""
    return decision is not None and decision.explanation in _SLIPS


def words_of(finding: Finding, before: str = "") -> str:
    """What was decided on a finding: what, by whom, when and why, behind what joins it; empty where nothing was."""
    return f"{before}{_in_words(finding.resolution)}" if finding.resolution else ""


def _in_words(decision: Resolution) -> str:
    reason = clipped(" ".join(decision.reason.split()), _LONGEST_REASON)
    what = f"explained ({decision.explanation})" if _is_by_slip(decision) else _WORDS[decision.decision]
    return f"{what} by {decision.decided_by} on {wording.day(decision.decided)} (“{reason}”)"


def _cited(finding: Finding) -> list[Claim]:
    cite = finding.resolution.cite if finding.resolution else ""
    return [one for one in finding.claims if one.id == cite]
