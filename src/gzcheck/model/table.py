"""Tables: sources whose figures are rows of a data file, how their files are read, and what checking them came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from gzcheck.model.claim import NOWHERE, Claim, Entity, Source, Status
from gzcheck.model.diagnosis import Diagnosis
from gzcheck.model.finding import Fault
from gzcheck.model.hedge import Hedge
from gzcheck.model.location import Location, Marks, place_of
from gzcheck.model.matrix import Meetings
from gzcheck.model.table_totals import TableTotals
from gzcheck.model.values import dataclass

MISSING = ("", "NA", "N/A", "n.a.", "-", "--", "..", "...", "null")
"""What stands for no figure where a table does not say; letters of either case."""


class Role(StrEnum):
    """What a column of a data file may say of the figures in its rows."""

    SOURCE = "source"
    ABOUT = "about"
    PERIOD = "period"
    INDICATOR = "indicator"
    STATUS = "status"
    VALUE = "value"
    UNIT = "unit"
    SCALE = "scale"
    HEDGE = "hedge"


class PeriodPart(StrEnum):
    """What a column may say of a period that it takes several columns to say."""

    DATE = "date"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueColumn:
    """A column that holds figures."""

    name: str
    """As the file's head has it."""
    indicator: str = ""
    """Empty: another column says it."""
    unit: str = ""
    """Empty: another column says it, or it is the indicator's own."""
    scale: int = 0
    """Figures are in units of ten to this power, as the head of the column says."""
    precision: Fraction | Literal["exact"] | None = None
    """How good its figures are, where the finest digits printed in it say something else."""
    period: str = ""
    """Empty: another column says it, or there is none."""
    part: tuple[PeriodPart, int] | None = None
    """The month or quarter that it holds of the year that another column says."""
    status: Status = Status.ACTUAL
    hedge: Hedge = Hedge.BARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A source whose figures are rows of a data file."""

    source: Source
    files: tuple[str, ...]
    """Names or patterns below the folder of tables."""
    columns: Mapping[Role, str]
    """Which column says what, by its name in the file; those of figures stand in `values`."""
    parts: Mapping[PeriodPart, str] = field(default_factory=dict)
    """The columns that say the period together, where it takes several; the first of them stands in `columns` too."""
    values: tuple[ValueColumn, ...]
    """The columns that hold figures: one of a long table, several of a wide one."""
    about: str = ""
    """The entity of all rows, where no column says it."""
    entities: Mapping[str, str] | None = None
    """From a column's values to registered entities; None: the values are their ids or labels."""
    is_open: bool = False
    """Whether every value of the column is an entity of this table."""
    indicators: Mapping[str, str] = field(default_factory=dict)
    """From a column's values to registered indicators, beside their ids and labels."""
    units: Mapping[str, str] = field(default_factory=dict)
    """From a column's values to units, beside their ids and what they are printed as."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """From a column's values to the powers of ten that they stand for, beside words and factors."""
    missing: tuple[str, ...] = MISSING
    """What stands for no figure."""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The rows that are read: from columns to the texts of which each has one there; empty: all of them."""
    delimiter: str = ""
    """Between the columns of a text file; empty: by the ending of its name."""
    skip: int = 0
    """Lines of a text file before the one that names its columns."""
    sha256: str = ""
    """Of the one file; empty where it is not declared."""
    location: Location = NOWHERE
    marks: Marks = field(default_factory=dict, compare=False, repr=False)

    @property
    def wanted(self) -> list[str]:
        """The columns of its files that are read, each once."""
        values = (one.name for one in self.values)
        return list(dict.fromkeys([*self.columns.values(), *self.parts.values(), *values, *self.only]))

    def at(self, key: str) -> Location:
        """Where the value of `key` stands, or the declaration itself when it has none."""
        return place_of(self.location, self.marks, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """What the tables of a corpus contribute to a run."""

    groups: tuple[tuple[Claim, ...], ...] = ()
    """Groups that may be in conflict, each judged as it stands."""
    met: tuple[Claim, ...] = ()
    """Figures on things that claims are on, which are compared like claims."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Of these figures, by id."""
    names: frozenset[str] = frozenset()
    """Source ids of the tables that were read."""
    entities: Mapping[str, Entity] = field(default_factory=dict)
    """What they are about and no register lists."""
    diagnoses: tuple[Diagnosis, ...] = ()
    """What is wrong with whole sources; the figures that it explains are in no group."""
    faults: tuple[Fault, ...] = ()
    meetings: Meetings = field(default_factory=Meetings)
    """In how many groups its sources meet."""
    totals: TableTotals = field(default_factory=TableTotals)
