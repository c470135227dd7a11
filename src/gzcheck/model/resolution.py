"""Resolutions: recorded human decisions on findings, which live and die with the figures under them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from gzcheck.model.location import Location, Marks, place_of
from gzcheck.model.values import dataclass


class Decision(StrEnum):
    """What was decided."""

    PREFER = "prefer"
    """One of the claims is to be cited."""
    EXPLAINED = "explained"
    """The figures differ for a known reason, and both may stand."""
    ACCEPT = "accept"
    """A known disagreement that cannot be settled."""
    ERROR_IN_SOURCE = "error-in-source"
    """A source is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A decision on the finding with this fingerprint."""

    fingerprint: str
    rule: str
    """Code of the rule."""
    claims: Mapping[str, str]
    """The claims it is about, each with the figure it had when the decision was taken."""
    decision: Decision
    reason: str
    decided_by: str
    decided: date
    location: Location
    cite: str = ""
    """With `prefer`: the claim to cite."""
    explanation: str = ""
    """With `explained`: the kind of explanation that holds."""
    expires: date | None = None
    evidence: tuple[str, ...] = ()
    """Addresses or claim ids."""
    marks: Marks = field(default_factory=dict, compare=False, repr=False)
    claim_marks: Marks = field(default_factory=dict, compare=False, repr=False)
    evidence_marks: Marks = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Location:
        """Where the value of `key` stands, or the resolution itself when it has none."""
        return place_of(self.location, self.marks, key)

    def at_claim(self, name: str) -> Location:
        """Where the claim stands among those decided on."""
        return self.claim_marks[name].key_in(self.location.path)

    def at_evidence(self, index: int) -> Location:
        """Where a piece of evidence stands."""
        return self.evidence_marks[index].value_in(self.location.path)

    @property
    def cited_evidence(self) -> dict[int, str]:
        """The pieces of evidence that are claim ids rather than addresses, by index."""
        return {index: text for index, text in enumerate(self.evidence) if "://" not in text}

    def expired(self, today: date) -> bool:
        """Whether the decision no longer counts."""
        return self.expires is not None and self.expires < today

    @property
    def summary(self) -> str:
        """The decision in one line: what, why, by whom and when."""
        what = {
            Decision.PREFER: f"cite {self.cite}",
            Decision.EXPLAINED: f"explained ({self.explanation})",
            Decision.ACCEPT: "accepted as a known disagreement",
            Decision.ERROR_IN_SOURCE: "error in the source",
        }[self.decision]
        until = f", until {self.expires.isoformat()}" if self.expires else ""
        return f"{what}: {self.reason} (decided by {self.decided_by}, {self.decided.isoformat()}{until})"
