"""What a corpus holds: sources, indicators, entities, and the claims that tie figures to them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from itertools import chain

from gzcheck.model.figure import Figure
from gzcheck.model.location import Location, Marks, place_of
from gzcheck.model.period import Duration, Period
from gzcheck.model.values import dataclass

NOWHERE = Location()
DEFAULT_SAME_TIME = Duration(months=6, days=0)


class Kind(StrEnum):
    """What sort of quantity an indicator is; it decides what "at the same time" means."""

    STOCK = "stock"
    FLOW = "flow"
    RATE = "rate"
    EVENT = "event"


class Status(StrEnum):
    """SDMX OBS_STATUS as far as print uses it, and `target`, which SDMX lacks."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TARGET = "target"

    @property
    def is_plan(self) -> bool:
        """Whether it speaks of what is to come rather than of what is."""
        return self in _PLANS


_PLANS = (Status.FORECAST, Status.TARGET)


class SourceKind(StrEnum):
    """Who speaks."""

    OFFICIAL = "official"
    NEWS = "news"
    COMPANY = "company"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausible:
    """The range in which an indicator's figures can be believed, and the reason."""

    minimum: Fraction | None
    maximum: Fraction | None
    why: str
    period: Period | None = None
    """When it holds; None: at all times."""

    def holds(self, period: Period | None) -> bool:
        """Whether it holds for the whole of a period."""
        if self.period is None or period is None:
            return self.period is None
        return period.inside(self.period) or period.same_as(self.period)

    def meets(self, period: Period | None) -> bool:
        """Whether it holds for a part of a period."""
        return self.period is not None and period is not None and period.overlaps(self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far apart two figures may lie and not matter."""

    relative: Fraction | None = None
    """As a share of the larger figure."""
    absolute: Fraction | None = None
    """In the indicator's unit."""

    def allows(self, gap: Fraction, largest: Fraction, unit: Fraction) -> bool:
        """Whether a gap between figures up to `largest` is within it, by either part.

        `unit`: how large the indicator's unit is, in that of the gap.
        """
        by_share = self.relative is not None and gap <= self.relative * largest
        return by_share or (self.absolute is not None and gap <= self.absolute * unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured."""

    id: str
    label: str
    kind: Kind
    unit: str
    location: Location = NOWHERE
    label_zh: str = ""
    definition: str = ""
    cumulative: bool = False
    """Whether it is a running total, which never falls."""
    lower_is_better: bool = False
    """Whether a plan below the past is the wanted direction."""
    counts_decline: bool = False
    """Whether it counts falls, cuts or losses, so that a fall is a positive number."""
    can_be_negative: bool = False
    """Whether a flow may be below zero (a balance), so that a part may exceed its whole."""
    same_time: Duration = DEFAULT_SAME_TIME
    """How far apart two stocks still count as at the same time."""
    plausible: tuple[Plausible, ...] = ()
    """Ranges in which its figures can be believed: one for all times, or one for each of several periods."""
    part_of: str = ""
    growth_of: str = ""
    """For a growth rate over a year: the indicator whose growth it is."""
    tolerance: Tolerance | None = None
    """None: only what computing leaves behind is tolerated."""
    parts_complete: bool = False
    """Whether the indicators that are `part_of` this one make it up, so that their figures add up to its own."""
    aliases: tuple[str, ...] = ()

    def plausible_at(self, period: Period | None) -> Plausible | None:
        """The plausible range for a period: one that holds it whole, or else meets it; None when there is none."""
        held = (limits for limits in self.plausible if limits.holds(period))
        met = (limits for limits in self.plausible if limits.meets(period))
        return next(chain(held, met), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What figures are about."""

    id: str
    label: str
    location: Location = NOWHERE
    label_zh: str = ""
    part_of: str = ""
    parts_complete: bool = False
    """Whether the entities that are `part_of` this one make it up, so that their amounts add up to its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """How a source writes numbers: the signs between thousands and in front of decimals."""

    group: str
    decimal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale that stands elsewhere than at the number, such as in the head of a table."""

    power: int
    """Numbers are in units of ten to this power."""
    printed: str
    paragraph: int
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document."""

    id: str
    title: str
    published: Period
    publisher: str = "unknown"
    stated_date: bool = True
    """Whether the document prints its date; otherwise it was inferred."""
    kind: SourceKind = SourceKind.NEWS
    language: str = "en"
    location: Location = NOWHERE
    author: str = ""
    dating_note: str = ""
    note: str = ""
    """What a reader must know of it, such as figures that it shares with another."""
    derived_from: tuple[str, ...] = ()
    snapshot_file: str = ""
    snapshot_sha256: str = ""
    url: str = ""
    withdrawn: bool = False
    """Whether its publisher took it back: its claims stay, and have no vote."""
    replaced_by: str = ""
    """The source that takes its place; its own claims have no vote then."""
    speaks_for: tuple[str, ...] = ()
    """Entities on whose figures it is the official source."""
    numbers: NumberStyle | None = None
    """None: as its language writes them."""
    marks: Marks = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Location:
        """Where the value of `key` stands, or the source itself when it has none."""
        return place_of(self.location, self.marks, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure that one source prints about one thing."""

    id: str
    """`<source id>/<claim id>`."""
    source: Source
    about: str
    indicator: str
    figure: Figure
    printed: str = ""
    """The fragment as printed; empty for a figure that was never copied from a text, such as a cell of a table."""
    cell: str = ""
    """What a cell of a table prints, where it is held against texts and is no fragment of one."""
    location: Location = NOWHERE
    paragraph: int = 0
    """Counts the non-empty lines of the snapshot from 1; 0 where there are none."""
    occurrence: int = 0
    """Which occurrence of `printed` in its paragraph is meant, from 1; 0 when there must be only one."""
    counted: bool = False
    """Whether the figure counts the names that the fragment lists, where the source prints no number."""
    stated_period: Period | None = None
    """What the text says; `None` when it says nothing."""
    period: Period | None = None
    """What comparisons use: the stated period, or for a stock without one the publication date; `None` is unclear."""
    status: Status = Status.ACTUAL
    called: str = ""
    attributed_to: str = ""
    scale: Scale | None = None
    """The scale that its number is printed in elsewhere; None where it is printed at the number, or there is none."""
    equals: str = ""
    """Full id of the claim that gives the same amount in another currency or unit."""
    basis: str = ""
    """What a growth rate or level is computed on ("constant-prices"), where the source says so."""
    note: str = ""
    is_draft: bool = False
    """Whether nobody has decided yet what it is about: entity and indicator may be empty, and nothing is compared."""
    marks: Marks = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Location:
        """Where the value of `key` stands, or the claim itself when it has none."""
        return place_of(self.location, self.marks, key)

    @property
    def local_id(self) -> str:
        """The id without the source."""
        return self.id.partition("/")[2]

    @property
    def shown(self) -> str:
        """What its source prints, in a text or in a cell of a table."""
        return self.printed or self.cell

    @property
    def is_to_date(self) -> bool:
        """Whether it is a fact for a stated period that had not ended when the source appeared: so far, not in all."""
        period = self.stated_period
        return period is not None and not self.is_plan and self.source.published.nominal[1] < period.nominal[1]

    @property
    def is_plan(self) -> bool:
        """Whether the claim speaks of what is to come rather than of what is."""
        return self.status.is_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A figure of a source's text that was left out on purpose."""

    id: str
    """`<source id>#set_aside/<index>`: it has no name of its own."""
    source: Source
    printed: str
    paragraph: int
    why: str
    occurrence: int = 0
    """As of a claim."""
    location: Location = NOWHERE
    marks: Marks = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Location:
        """Where the value of `key` stands, or the entry itself when it has none."""
        return place_of(self.location, self.marks, key)


Quoted = Claim | SetAside
"""What carries a fragment of a text."""
