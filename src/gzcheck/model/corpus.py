"""A corpus: everything that claims are tied to and checked with, wherever it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from gzcheck.model.claim import Claim, Entity, Indicator, Quoted, SetAside, Source, Tolerance
from gzcheck.model.clipping import LONGEST_LINE, clipped
from gzcheck.model.finding import Fault, Skipped
from gzcheck.model.interval import Interval
from gzcheck.model.location import Location
from gzcheck.model.unit import Unit, units
from gzcheck.model.values import dataclass

if TYPE_CHECKING:
    from gzcheck.model.identity import Identity
    from gzcheck.model.resolution import Resolution
    from gzcheck.model.snapshot import Snapshot
    from gzcheck.model.table import Table, Tabled


class Rates(Protocol):
    """Reference exchange rates."""

    def span(self, base: str, quote: str, first: date, last: date) -> Interval | None:
        """From the lowest to the highest price of one `base` in `quote` between two days; None when there is none."""


class Memory(Protocol):
    """What was worked out of files that did not change, kept from one run to the next as plain data."""

    def recall(self, path: str, kind: str) -> Any:
        """What was kept of a file as it is now; None where nothing was."""

    def keep(self, path: str, kind: str, data: object) -> None:
        """Keep something of a file as it is now."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Everything the rules look at; all mappings are by id."""

    title: str = ""
    entities: Mapping[str, Entity] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: tuple[Claim, ...]
    """Ordered by id, however they were given."""
    drafts: tuple[Claim, ...] = ()
    """Claims of which nobody has decided yet what they are about, ordered likewise; compared with nothing."""
    set_asides: tuple[SetAside, ...] = ()
    """Figures that were left out on purpose, ordered by place."""
    faults: tuple[Fault, ...] = ()
    """Ordered by place, however they were given."""
    skipped: tuple[Skipped, ...] = ()
    """What could not be loaded."""
    left_out: frozenset[str] = frozenset()
    """Ids of entries, and names of files, that are there but were not loaded; who refers to them is not at fault."""
    identities: Mapping[str, Identity] = field(default_factory=dict)
    resolutions: tuple[Resolution, ...] = ()
    """In the order of the file."""
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of every file by path, for the places that findings point at."""
    complete: bool = True
    """Whether all source files were loaded, rather than only those named."""
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    """By source id."""
    with_texts: bool = False
    """Whether snapshots were looked for."""
    rates: Rates | None = None
    """Reference exchange rates, if the package that has them is installed and they are needed."""
    memory: Memory | None = None
    """None: everything is worked out anew."""
    tolerance: Tolerance | None = None
    """What the settings tolerate where an indicator says nothing."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """By source id."""
    tabled: Tabled | None = None
    """What the data of the tables came to; None where they were not looked at."""
    units: Mapping[str, Unit] = field(default_factory=units)
    """The built-in units and those that the corpus declares."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", tuple(sorted(self.claims, key=lambda claim: claim.id)))
        object.__setattr__(self, "drafts", tuple(sorted(self.drafts, key=lambda claim: claim.id)))
        object.__setattr__(self, "set_asides", tuple(sorted(self.set_asides, key=lambda one: one.location)))
        object.__setattr__(self, "faults", tuple(sorted(self.faults, key=lambda fault: fault.location)))

    @property
    def entered(self) -> tuple[Claim, ...]:
        """The claims, and the drafts as far as they go: what is checked of each by itself."""
        return (*self.claims, *self.drafts) if self.drafts else self.claims

    @property
    def met(self) -> tuple[Claim, ...]:
        """Those of its claims that are rows of tables, on what other claims are on."""
        return self.tabled.met if self.tabled else ()

    @property
    def in_tables(self) -> frozenset[str]:
        """The sources that are tables or stand in one, as far as claims were made of them."""
        return frozenset(self.tables).union(self.tabled.sources if self.tabled else ())

    @property
    def unread_tables(self) -> frozenset[str]:
        """The tables whose data were not looked at."""
        return frozenset(self.tables) - (self.tabled.names if self.tabled else frozenset())

    @property
    def quoted_claims(self) -> Iterator[Claim]:
        """Those of them that carry a fragment of a text; what comes from elsewhere has nothing to be held against."""
        return (claim for claim in self.entered if claim.printed)

    @property
    def quotations(self) -> Iterator[Quoted]:
        """Everything that carries a fragment of a text: claims, drafts, and what was set aside."""
        yield from self.quoted_claims
        yield from self.set_asides

    def is_left_out(self, name: str) -> bool:
        """Whether an id belongs to an entry, or a claim to a source, that could not be loaded."""
        return name in self.left_out or name.partition("/")[0] in self.left_out

    def line(self, location: Location) -> str:
        """The line of the file at a location, clipped; empty where the place lies beyond it or too far out."""
        lines = self.lines.get(location.path, ())
        if not 0 < location.line <= len(lines) or location.column > LONGEST_LINE:
            return ""
        return clipped(lines[location.line - 1], LONGEST_LINE)

    def paragraph_of(self, claim: Claim) -> str:
        """The paragraph of the source's text that a claim's fragment stands in; empty where the text is not at hand."""
        snapshot = self.snapshots.get(claim.source.id)
        paragraphs = snapshot.paragraphs if snapshot else ()
        return paragraphs[claim.paragraph - 1] if 0 < claim.paragraph <= len(paragraphs) else ""

    def label(self, claim: Claim) -> str:
        """What a claim is about, in plain words: "National key laboratories, Guangzhou"."""
        return f"{self.indicator_label(claim.indicator)}, {self.entity_label(claim.about)}"

    def indicator_label(self, name: str) -> str:
        """The label of an indicator, or its id when it is not registered."""
        return self.indicators[name].label if name in self.indicators else name

    def dimension_of(self, name: str) -> str:
        """What an indicator measures; empty when it, or its unit, is not registered."""
        unit = self.units.get(self.indicators[name].unit) if name in self.indicators else None
        return unit.dimension if unit else ""

    def entity_label(self, name: str) -> str:
        """The label of an entity, or its id when it is not registered."""
        return self.entities[name].label if name in self.entities else name
