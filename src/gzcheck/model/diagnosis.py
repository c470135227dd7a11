"""What is wrong with a source as a whole: one cause behind many of its figures."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.model.claim import Claim
from gzcheck.model.location import Location
from gzcheck.model.values import dataclass


class Cause(StrEnum):
    """What makes many figures of one source differ from all others, the likelier explanation first."""

    FACTOR = "factor"
    """All are the others' times one number."""
    OFFSET = "offset"
    """All are the others' plus one number, or in a unit whose zero is another."""
    SIGN = "sign"
    """No figure is negative, though the others' are."""
    PERIOD = "period"
    """They are the others' for the period before or after."""
    INDICATOR = "indicator"
    """They are the others' for another indicator."""
    COPY = "copy"
    """The same false values stand in another source."""
    MISSING = "missing"
    """One number stands where there is no figure."""
    BREAK = "break"
    """One entity's are the others' times one number from some period on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One figure of an example, and where it stands."""

    source: str
    text: str
    """As printed."""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A figure that a cause explains, beside that of another source."""

    about: str
    period: str
    ours: Place
    theirs: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """One cause behind many figures of one source."""

    cause: Cause
    source: str
    indicator: str = ""
    """Empty: all of them (a copy)."""
    about: str = ""
    """The entity, where it is one only."""
    explained: int = 0
    """Comparisons with others that it explains,"""
    groups: int = 0
    """of so many: the groups in which the source and another one print a figure, counted once for each other one."""
    one_in: int = 1
    """Of how many entities of tables one was looked at, where these were very many."""
    sources: int = 0
    """Other sources against which it shows,"""
    others: int = 0
    """of so many that have enough in common with it."""
    tied: bool = False
    """Whether it may as well be the other source that is off."""
    factor: float = 1.0
    """Ours are so many times theirs."""
    is_rough: bool = False
    """Whether the factors lie further apart that it shows with against different sources."""
    offset: float = 0.0
    """Behind the factor: what ours are more than theirs, in the base unit; or the number that stands for none."""
    detail: str = ""
    """The other indicator or source; "late" or "early"; the unit that is meant; since when it is so."""
    against: str = ""
    """The other source against which it shows most clearly."""
    unit: str = ""
    """In which its figures are declared."""
    set_aside: int = 0
    """Rows of tables that it explains and that are left out when the groups are tested again,"""
    conflicts: int = 0
    """and the groups that are in conflict with these rows only."""
    examples: tuple[Example, ...] = ()
    """Five at most."""
    claims: tuple[Claim, ...] = ()
    """The source's own figures of the examples."""
    figures: frozenset[str] = frozenset()
    """Ids of the claims that it explains; of tables only where all their conflicts are shown."""

    @property
    def subject(self) -> str:
        """What it says of what, without counts: it is the same as long as the cause is."""
        code = f"{self.offset:.10g}" if self.cause is Cause.MISSING else ""
        detail = self.against if self.cause is Cause.COPY else self.detail
        return " ".join(filter(None, (self.cause.value, self.source, self.indicator, self.about, detail, code)))

    def is_same_code(self, other: Diagnosis) -> bool:
        """Whether two sources print one number for what is missing."""
        ours, theirs = ((one.cause, one.indicator, one.offset) for one in (self, other))
        return self.cause is Cause.MISSING and ours == theirs
