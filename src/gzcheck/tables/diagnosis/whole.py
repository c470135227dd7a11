"""What is wrong with whole sources of tables: the counting of every cause, the decision, and the rows it explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Any

from gzcheck.comparing.wholes import Tally, copied, diagnoses, least_groups
from gzcheck.model import Cause, Diagnosis, Example, Location, Place, dataclass
from gzcheck.reading import printable
from gzcheck.tables.candidates import GROUP
from gzcheck.tables.copying import copies_of, sampled
from gzcheck.tables.diagnosis import displaced, values
from gzcheck.tables.diagnosis.encounters import encounters_of, figures_of
from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.readings import readings_of
from gzcheck.tables.reliability import standing_at_first

if TYPE_CHECKING:
    import ibis.expr.types as ir

_CELL = ("source", FILE, ROW, "column")
MOST_EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """What is wrong with whole sources, and the cells that this does not explain."""

    found: tuple[Diagnosis, ...]
    remaining: ir.Table
    """The cells without those that are explained."""


def examine(engine: Engine, cells: ir.Table, declared: Mapping[str, str], shown: str) -> Wholes:
    """Look at the sources of cells that are read as wholes.

    `declared`: from each source that is known to copy, or to be copied, to the one that stands for its family; nothing
    is said of copies in one family. `shown`: what the names of data files begin with in findings.
    """
    cells = engine.keep(cells)
    figures = figures_of(engine, cells)
    encounters = engine.keep(encounters_of(figures))
    tallies = [
        _tally(cause, row) for cause, counts in _counts(encounters, figures) for row in _counted(engine, cause, counts)
    ]
    found = [_with_rows(engine, one, encounters, figures, shown) for one in diagnoses(tallies)]
    copies = _copies(engine, cells, encounters, declared, shown)
    explained = [rows for _, rows in found]
    remaining = cells.anti_join(reduce(lambda one, other: one.union(other), explained), list(_CELL)) if found else cells
    return Wholes(found=(*(one for one, _ in found), *copies), remaining=remaining)


def _counts(encounters: ir.Table, figures: ir.Table) -> Iterator[tuple[Cause, ir.Table]]:
    """How often each cause would explain what a source prints, by pairs of sources."""
    yield Cause.FACTOR, values.factors(encounters)
    yield Cause.OFFSET, values.offsets(encounters)
    yield from ((Cause.OFFSET, counts) for counts in values.zero_slips(encounters))
    yield Cause.SIGN, values.signs(encounters)
    yield Cause.MISSING, values.codes(encounters)
    yield from ((Cause.PERIOD, displaced.periods(encounters, figures, detail)) for detail in displaced.STEPS)
    yield Cause.INDICATOR, displaced.indicators(encounters, figures)
    yield Cause.BREAK, displaced.breaks(encounters)


def _counted(engine: Engine, cause: Cause, counts: ir.Table) -> list[dict[str, Any]]:
    """The counts that are enough to say something. A pair that shows nothing counts too: it may outvote the others."""
    keys = [name for name in ("source", "other", "indicator", "about", "value", "detail") if name in counts.columns]
    return engine.rows(counts.filter(counts.groups >= least_groups(cause)).order_by(keys))


def _tally(cause: Cause, row: Mapping[str, Any]) -> Tally:
    return Tally(cause=cause, **{**row, "value": float(row["value"])})


def _copies(
    engine: Engine, cells: ir.Table, encounters: ir.Table, declared: Mapping[str, str], shown: str
) -> list[Diagnosis]:
    """Sources that share false values: those that a vote contradicts in which likely copies count once."""
    readings = readings_of(engine, cells)
    votes = sampled(engine, readings.votes)
    standing = standing_at_first(engine, readings, votes)
    pairs = copies_of(engine, votes, standing)
    false = readings.groups.join(standing.filter(~standing.is_true), "group").select(*GROUP, "number")
    shared = encounters.filter(encounters.number == encounters.theirs).semi_join(false, [*GROUP, "number"])
    return [
        replace(one, examples=_examples(engine, shared.filter(shared.source == one.source), one.against, shown))
        for one in copied(pairs, declared)
    ]


def _examples(engine: Engine, explained: ir.Table, against: str, shown: str) -> tuple[Example, ...]:
    """The first encounters with one other source."""
    clearest = explained.filter(explained.other == against)
    rows = engine.rows(clearest.order_by(*GROUP, FILE, ROW, "column").limit(MOST_EXAMPLES))
    return tuple(_example(row, shown) for row in rows)


def _with_rows(
    engine: Engine, one: Diagnosis, encounters: ir.Table, figures: ir.Table, shown: str
) -> tuple[Diagnosis, ir.Table]:
    """The diagnosis with the number of cells that it explains and its examples; and these cells."""
    explained = engine.keep(_explained(one, encounters, figures))
    rows = engine.keep(explained.select(*_CELL).distinct())
    [counted] = engine.rows(rows.agg(cells=rows.count()))
    examples = _examples(engine, explained, one.against, shown)
    return replace(one, set_aside=counted["cells"], examples=examples), rows


def _explained(one: Diagnosis, encounters: ir.Table, figures: ir.Table) -> ir.Table:
    """The encounters that a diagnosis explains."""
    import ibis

    own = encounters.filter((encounters.source == one.source) & (encounters.indicator == one.indicator))
    match one.cause:
        case Cause.FACTOR:
            return own.filter(values.fits_factor(own, ibis.literal(one.factor)))
        case Cause.OFFSET if one.detail:
            return own.filter(values.fits_zero(own, values.slip_called(one.detail)))
        case Cause.OFFSET:
            return own.filter(values.fits_offset(own, ibis.literal(one.offset)))
        case Cause.SIGN:
            return own.filter(values.fits_sign(own))
        case Cause.MISSING:
            return own.filter((own.number == one.offset) & own.text.isin(values.CODES))
        case Cause.PERIOD:
            moved = displaced.beside_period(own, figures, one.detail)
            return moved.filter(moved.fits)
        case Cause.INDICATOR:
            moved = displaced.beside_indicator(own, figures)
            return moved.filter(moved.fits & (moved.detail == one.detail))
        case _:
            inside = displaced.in_breaks(own.filter(own.about == one.about))
            return inside.filter(inside.fits)


def _example(row: Mapping[str, Any], shown: str) -> Example:
    ours = Location(printable(f"{shown}/{row[FILE]}"), row[ROW] + 1)
    theirs = Location(printable(f"{shown}/{row[f'their_{FILE}']}"), row[f"their_{ROW}"] + 1)
    return Example(
        about=row["about"],
        period=row["period"],
        ours=Place(source=row["source"], text=row["text"], location=ours),
        theirs=Place(source=row["other"], text=row["their_text"], location=theirs),
    )
