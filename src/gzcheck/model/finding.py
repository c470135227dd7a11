"""What a run says: problems as rules see them, findings as the engine stamps them, and the report around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gzcheck.model.claim import Claim
from gzcheck.model.exit import Exit
from gzcheck.model.explanation import NO_ADVICE, Advice, Explanation
from gzcheck.model.location import Location
from gzcheck.model.mend import Mend
from gzcheck.model.reason import Reason
from gzcheck.model.rule import Family, Rule, Severity
from gzcheck.model.span import Span
from gzcheck.model.values import dataclass
from gzcheck.model.verdict import Verdict

if TYPE_CHECKING:
    from gzcheck.model.matrix import Matrix
    from gzcheck.model.resolution import Resolution
    from gzcheck.model.table_totals import TableTotals


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that could not be read or resolved while a corpus was loaded; a rule turns it into a problem."""

    rule: Rule
    location: Location
    message: str
    hint: str = ""
    key: str = ""
    """What is wrong without file names and line numbers, where the message has some."""
    level: Severity | None = None
    """How bad it is, where that is not what the rule says."""
    mends: tuple[Mend, ...] = ()
    """What would mend it, each by itself, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """One check that was not done: not the same as one that found nothing."""

    reason: Reason
    subject: str
    """Id of the claim, or path of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a drawing: an interval that is no claim's own, such as a sum. All bars of a finding share a unit."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule has to say, before the engine stamps code, severity and fingerprint on it."""

    message: str
    """One line, complete without the rest."""
    location: Location
    verdict: Verdict
    title: str = ""
    """A heading in plain words; empty where the message is one already."""
    claims: tuple[Claim, ...] = ()
    """The claims concerned, the primary one first."""
    agreeing: tuple[str, ...] = ()
    """Ids of the largest set of claims that agree."""
    arithmetic: tuple[str, ...] = ()
    """The sums behind the verdict, a line each."""
    bars: tuple[Bar, ...] = ()
    """What to draw instead of the claims' own intervals."""
    bar_unit: str = ""
    """The unit of the bars."""
    explanations: tuple[Explanation, ...] = ()
    """Likeliest first."""
    unexplained: str = ""
    """What no explanation accounts for."""
    advice: Advice = NO_ADVICE
    """Which figure to print, or what to do."""
    see_also: tuple[str, ...] = ()
    """Fingerprints of other findings on the same figures."""
    explained_by: tuple[str, ...] = ()
    """The findings on whole sources that it comes of: by subject as rules say it, by fingerprint when stamped."""
    explains: int = 0
    """Conflicts that come of it."""
    level: Severity | None = None
    """Overrides the rule's own severity."""
    subject: str = ""
    """What the problem is about beside its claims, such as an identity by name."""
    evidence: tuple[str, ...] = ()
    """What the rule looked at beside the claims: an expression, a range; a change of it makes another finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Problem):
    """A problem with the rule, severity and fingerprint it is reported under."""

    rule: Rule
    severity: Severity
    fingerprint: str
    """Changes with anything that the finding rests on, and with nothing else."""
    key: str
    """Stays while the group grows."""
    excerpt: str = ""
    """The line of the file the finding points at."""
    resolution: Resolution | None = None
    """The decision that settles it."""
    former: Resolution | None = None
    """A decision that once settled it, but is stale or expired."""

    @property
    def claim_ids(self) -> frozenset[str]:
        """The ids of the claims concerned."""
        return frozenset(claim.id for claim in self.claims)

    @property
    def compared(self) -> tuple[Claim, ...]:
        """The claims that are held against one another, rather than named as examples."""
        return self.claims if self.rule.family.rests_on_claims else ()

    @property
    def is_on_source(self) -> bool:
        """Whether it says what is wrong with a source as a whole."""
        return self.rule.family is Family.SOURCE

    @property
    def can_be_resolved(self) -> bool:
        """Whether a decision on it makes sense: on claims, but not on the form of files, on decisions or on drafts."""
        return bool(self.claims) and self.rule.family.is_about_claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The totals every report ends with; what was not checked is counted beside what was."""

    claims: int
    sources: int
    groups: int
    """Groups of two or more claims on the same thing at the same time."""
    consistent: int
    """Groups whose hard intervals all meet."""
    not_checked: Mapping[str, int]
    """How many things were not checked, by reason."""
    resolved: int = 0
    explained: int = 0
    """Conflicts that come of what is wrong with a source as a whole."""
    matrix: Matrix | None = None
    """Source against source, where three or more meet."""
    tables: TableTotals | None = None
    """What the data of tables came to; None where none were looked at."""

    @property
    def figures(self) -> int:
        """Claims, and figures of tables."""
        return self.claims + (self.tables.read if self.tables else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a renderer needs."""

    title: str
    findings: tuple[Finding, ...]
    """The open ones."""
    summary: Summary
    resolved: tuple[Finding, ...] = ()
    """Those that a decision settles."""
    folded: tuple[Finding, ...] = ()
    """Open ones that come of what is wrong with a source as a whole, which is a finding of its own."""
    show_resolved: bool = False
    """Whether renderers shall print the resolved ones too."""
    top: int = 0
    """How many findings people are shown, the first ones; 0 for all."""
    comparing: bool = True
    """Whether the rules that judge facts were asked too: silence of one that was not says nothing."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings to print, worst first."""
        return (*self.findings, *(self.resolved if self.show_resolved else ()))

    @property
    def displayed(self) -> tuple[Finding, ...]:
        """Those of them that people are shown; machines get all. What is wrong with whole sources always is."""
        wholes = sum(finding.is_on_source for finding in self.findings)
        return self.shown[: max(self.top, wholes) if self.top else None]

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The open findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return len(self.of(severity))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said beside the report, on stderr; an error says it by itself."""
        return (
            ()
            if self.summary.figures or self.count(Severity.ERROR)
            else ("there are no claims, so nothing was checked",)
        )

    def exit(self, fail_on: Severity) -> Exit:
        """The exit code of the run; a corpus without claims is no success."""
        found = Exit.of((finding.severity for finding in self.findings), fail_on)
        return found if found or self.summary.figures else Exit.NOT_CHECKED
