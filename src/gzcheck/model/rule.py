"""What a rule is: a code, a name, a severity and a family."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.model.values import dataclass


class Severity(StrEnum):
    """How bad it is; the order of the members is the order of the report."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Family(StrEnum):
    """What a rule looks at; it decides what a finding rests on, and whether somebody can decide on it."""

    READING = "reading"
    """Files: YAML, schema, encoding."""
    PROVENANCE = "provenance"
    """A claim against its fragment, its registry and its source's text."""
    SAME = "same"
    """The same thing twice."""
    ARITHMETIC = "arithmetic"
    SUSPICION = "suspicion"
    """One claim, or two on different things, that look odd."""
    PROOFING = "proofing"
    """A draft held against the corpus."""
    SOURCE = "source"
    """A source or table as a whole."""
    RESOLUTION = "resolution"

    @property
    def is_about_claims(self) -> bool:
        """Whether a decision on a finding makes sense, rather than mending the files, the resolutions or the draft."""
        return self not in (Family.READING, Family.RESOLUTION, Family.PROOFING)

    @property
    def rests_on_claims(self) -> bool:
        """Whether a finding rests on the claims that it names, rather than on many of which it names some."""
        return self is not Family.SOURCE

    @property
    def rests_on_fragment(self) -> bool:
        """Whether a finding rests on what was copied from the source, beside the figure."""
        return self is Family.PROVENANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The identity of a rule."""

    code: str
    """`GZ201`; it never changes."""
    name: str
    """Reads well after "allow": value-conflict."""
    severity: Severity
    family: Family
    compares: bool = False
    """Whether a claim in one of its findings was held against something, so that it is not "without counterpart"."""
    doc: str = ""
    """The documentation of a rule that has no module of its own, because reading reports it; otherwise the module's."""
