"""What commands come to, one frozen type each; a report of findings (`model.finding.Report`) is one of these too.

A result knows its exit code and what is to be said beside it; how it looks is for the renderers alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gzcheck.model.exit import Exit
from gzcheck.model.rule import Severity
from gzcheck.model.values import dataclass
from gzcheck.model.verdict import Verdict

if TYPE_CHECKING:
    from gzcheck.model.claim import Claim, Source
    from gzcheck.model.explanation import Explanation
    from gzcheck.model.figure import Figure
    from gzcheck.model.finding import Finding, Summary
    from gzcheck.model.identity import Evaluation
    from gzcheck.model.mention import ScannedText
    from gzcheck.model.rule import Rule
    from gzcheck.model.unit import Unit


class Result(Protocol):
    """What every result offers."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said beside the result, on stderr."""

    def exit(self, fail_on: Severity) -> Exit:
        """The exit code of the run, with findings from `fail_on` up as failures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim in a list."""

    claim: Claim
    label: str
    """What it is on, in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """Claims, in the order of their ids or, as a series, of their times."""

    claims: tuple[ListedClaim, ...]
    is_series: bool = False
    """Whether all are on one thing, in the order of their times."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """An empty list is no success: it is more often a slip in a filter than an answer."""
        return Exit.CLEAN if self.claims else Exit.NOT_CHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityList:
    """The declared arithmetic with its outcomes."""

    evaluations: tuple[Evaluation, ...]
    findings: tuple[Finding, ...] = ()
    """The open findings on identities; a resolved one makes no run fail."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Judged by the open findings, unless not one identity could be checked."""
        if all(evaluation.verdict is Verdict.NOT_CHECKED for evaluation in self.evaluations):
            return Exit.NOT_CHECKED
        return Exit.of((finding.severity for finding in self.findings), fail_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source and how its figures fared."""

    source: Source
    claims: int
    drafts: int
    """Drafted claims, which are compared with nothing."""
    set_aside: int
    """Figures of its text that were left out on purpose."""
    compared: int
    """Groups of comparable claims in which it took part together with another source."""
    agreed: int
    """Of these, those in which all its figures stand in the largest set that agrees, together with another source's."""
    alone: int
    """Of these, those in which no other source can hold together with it."""
    shared: int
    """Figures that another source prints exactly alike: perhaps of one origin, and so no second witness."""
    copies: tuple[str, ...]
    """Ids of the sources it copies directly."""
    copies_in_all: int
    """How many it copies directly or through another; in a long chain of copies a list of them would be endless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """All sources, in the order of their ids."""

    sources: tuple[SourceRecord, ...]
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Nothing to list is no success."""
        return Exit.CLEAN if self.sources else Exit.NOT_CHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed from the first state of a corpus to the second; each list in the order of its report."""

    new: tuple[Finding, ...]
    """Open now, and not open before: not there, or resolved."""
    open: tuple[Finding, ...]
    """Open in both."""
    grown: tuple[Finding, ...]
    """Open in both, with more claims now."""
    resolved: tuple[Finding, ...]
    """Resolved now, and not resolved before."""
    gone: tuple[Finding, ...]
    """Open or resolved before, and not found any more."""
    summary: Summary
    """The totals of the second state."""
    title: str = ""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Only what is new makes a run fail."""
        return Exit.of((finding.severity for finding in self.new), fail_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two printed figures and the answer."""

    printed: tuple[str, str]
    figures: tuple[Figure, Figure]
    verdict: Verdict
    reason: str
    explanations: tuple[Explanation, ...] = ()
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """A conflict is a finding."""
        return Exit.FINDINGS if self.verdict is Verdict.CONFLICT else Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDoc:
    """A rule with its documentation."""

    rule: Rule
    doc: str

    @property
    def summary(self) -> str:
        """The first paragraph on one line."""
        return " ".join(self.doc.strip().partition("\n\n")[0].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleList:
    """All rules by code, or the one that was asked for."""

    rules: tuple[RuleDoc, ...]
    in_full: bool
    """Whether people see the whole documentation rather than a line a rule."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Saying what a rule means always works out."""
        return Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaFile:
    """A JSON schema that ships with the program."""

    name: str
    path: str
    """Where it lies, absolute."""
    content: str
    """The file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaList:
    """All schemas by name, or the one that was asked for."""

    schemas: tuple[SchemaFile, ...]
    in_full: bool
    """Whether people see the schema itself rather than where it lies."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Giving what ships with the program always works out."""
        return Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnit:
    """A unit with what it is converted to."""

    unit: Unit
    base: Unit
    """The unit that its dimension is counted in, or the first of the dimension; itself where it is that."""
    declared: bool
    """Whether the corpus declares it."""
    replaces: bool
    """Whether it takes the place of a built-in unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitList:
    """Units, measures by dimension first, then currencies."""

    units: tuple[ListedUnit, ...]
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Saying which units there are always works out."""
        return Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A corpus that was put somewhere."""

    folder: str
    files: tuple[str, ...]
    """Paths of its files, sorted."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """What cannot be written stops the run before there is a result."""
        return Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Resolutions that were written."""

    path: str
    """The file they stand in."""
    fingerprints: tuple[str, ...]
    """Of the findings that they resolve, in the order of writing."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """What cannot be written stops the run before there is a result."""
        return Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated:
    """Resolutions with the fingerprints that their findings have now: of an older version, or of fewer claims."""

    path: str
    """The file they stand in."""
    moved: tuple[tuple[str, str], ...]
    """Old and new fingerprint of those that were changed."""
    left: tuple[str, ...]
    """Fingerprints that no finding has or had: their resolutions are as they were."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """What cannot be written stops the run before there is a result."""
        return Exit.CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class TextList:
    """Texts with their mentions."""

    texts: tuple[ScannedText, ...]
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """Texts in which no number was found at all were not checked: more often a slip than an answer."""
        return Exit.CLEAN if any(text.mentions for text in self.texts) else Exit.NOT_CHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A source file that was drafted from a text, or to which the figures of a changed text were added."""

    path: str
    """Of the file; empty where it was only printed."""
    content: str
    """The file as it is now."""
    text: ScannedText
    is_new: bool
    added: tuple[str, ...]
    """Ids of the claims that were added, in the order of the text."""
    not_read: int
    """How many mentions were added as comments, because they cannot be read."""
    not_drafted: int = 0
    """How many figures were added as comments, because none of their fragments reads alone as in its sentence."""
    moved: tuple[tuple[str, int], ...] = ()
    """Ids of entries that stand in another paragraph of the text now, with its number."""
    gone: tuple[str, ...] = ()
    """Ids of entries that do not stand in the text any more."""
    remarks: tuple[str, ...] = ()

    def exit(self, fail_on: Severity) -> Exit:
        """A text without any number was more likely the wrong one than an article."""
        return Exit.CLEAN if self.text.mentions else Exit.NOT_CHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Drafted claims that somebody went through."""

    path: str
    claimed: tuple[str, ...]
    """Ids of what is a claim now, in the order of deciding."""
    set_aside: int
    left: int
    """How many drafts are left."""
    remarks: tuple[str, ...] = ()
    is_interrupted: bool = False
    """Whether Ctrl-C ended it."""

    def exit(self, fail_on: Severity) -> Exit:
        """What cannot be written stops the run before there is a result."""
        return Exit.INTERRUPTED if self.is_interrupted else Exit.CLEAN
