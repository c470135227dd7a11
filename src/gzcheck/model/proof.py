"""What holding a draft against the corpus comes to: a verdict for each figure of the draft."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from gzcheck.model.exit import Exit
from gzcheck.model.reason import Reason
from gzcheck.model.rule import Severity
from gzcheck.model.values import dataclass

if TYPE_CHECKING:
    from gzcheck.model.claim import Claim
    from gzcheck.model.finding import Finding
    from gzcheck.model.mention import Mention, ScannedText


class ProofVerdict(StrEnum):
    """What the corpus says of a draft's figure."""

    BACKED = "backed"
    CONTRADICTED = "contradicted"
    CONTESTED = "contested"
    """The corpus is itself in open conflict there, and the draft prints one side."""
    STALE = "stale"
    """It meets an older claim, and a later one differs."""
    UNKNOWN = "unknown"
    """No claim speaks of it for certain."""
    NOT_READ = "not-read"
    NOT_CHECKED = "not-checked"
    """A cell of a table whose head and row do not name one thing, or a place that a mark leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One figure of a draft with what it was held against."""

    path: str
    mention: Mention
    verdict: ProofVerdict
    why: str
    about: str = ""
    indicator: str = ""
    claims: tuple[Claim, ...] = ()
    """What it was held against, the one that decided first."""
    could_be: tuple[Claim, ...] = ()
    """For an unknown figure: claims with its number."""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadMark:
    """A mark in a draft that does nothing: it names no claim, or stands behind no figure."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofedText:
    """A draft with all verdicts, in the order of its text."""

    text: ScannedText
    proofs: tuple[Proof, ...]

    @property
    def totals(self) -> dict[str, int]:
        """How many figures have each verdict."""
        counts = Counter(proof.verdict for proof in self.proofs)
        return {verdict.value: counts[verdict] for verdict in ProofVerdict}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofReport:
    """Drafts held against a corpus."""

    title: str
    texts: tuple[ProofedText, ...]
    findings: tuple[Finding, ...]
    claims: int
    """How many claims the corpus has."""
    complaints: tuple[str, ...] = ()
    """What could not be loaded of the corpus."""
    drafts: int = 0
    """How many drafted claims the corpus has, which no figure is held against."""
    tables: int = 0
    """How many tables the corpus has whose data were not looked at, so that no figure is held against them."""

    @property
    def totals(self) -> dict[str, int]:
        """The totals of all texts."""
        sums: Counter[str] = Counter()
        for text in self.texts:
            sums.update(text.totals)
        return {verdict.value: sums[verdict.value] for verdict in ProofVerdict}

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said beside the report, on stderr."""
        return (*self.complaints, *self.left_out.values())

    @property
    def left_out(self) -> dict[Reason, str]:
        """What the figures were not held against, in words; empty where nothing was left out."""
        said = {
            Reason.DRAFT: _left_out(self.drafts, "drafted claim", "not decided on yet"),
            Reason.TABLE: _left_out(self.tables, "table", "not looked at (no --tables, or the data cannot be read)"),
        }
        return {reason: text for reason, text in said.items() if text}

    def exit(self, fail_on: Severity) -> Exit:
        """Judged by the findings; a draft without a figure, or a corpus without a claim, is not checked."""
        found = Exit.of((finding.severity for finding in self.findings), fail_on)
        is_checked = self.claims and any(text.proofs for text in self.texts)
        return found if found or is_checked else Exit.NOT_CHECKED


def _left_out(number: int, what: str, why: str) -> str:
    """ "1 table of the corpus is not at hand, and no figure was held against it"; empty of none."""
    if not number:
        return ""
    told = f"1 {what} of the corpus is" if number == 1 else f"{number} {what}s of the corpus are"
    return f"{told} {why}, and no figure was held against {'it' if number == 1 else 'them'}"
