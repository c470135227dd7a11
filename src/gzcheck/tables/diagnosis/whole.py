"""What is wrong with whole sources of tables: the counting of every cause, the decision, and the rows it explains."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from gzcheck.comparing.wholes import Agreeing, Tally, copied, diagnoses, least_groups
from gzcheck.model import Cause, Diagnosis, Example, Meetings, Place, dataclass
from gzcheck.tables.close import Close
from gzcheck.tables.diagnosis import displaced, values
from gzcheck.tables.diagnosis.encounters import (
    Numbered,
    Repeated,
    among,
    counted_encounters,
    encounters_of,
    figures_of,
    numbered_cells,
    repeated_in,
    single,
    sole_figures,
)
from gzcheck.tables.diagnosis.explained import Looked
from gzcheck.tables.diagnosis.folding import Cells, Folding, folded
from gzcheck.tables.diagnosis.meetings import meetings_of
from gzcheck.tables.engines import CELL, FILE, ROW, Engine, Where
from gzcheck.tables.figures import GROUP, Figures, Grouped, table_of, union_of
from gzcheck.tables.reliability import copies_in

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """What is wrong with whole sources, and what it explains."""

    found: tuple[Diagnosis, ...]
    """Those that explain cells come first, in the order of the folding."""
    folding: Folding
    examples: tuple[Cells, ...]
    """For each the cells of its examples."""
    meetings: Meetings
    repeated: Mapping[str, tuple[int, int]]
    """By table in how many groups its sources print figures, and in how many several that cannot all be true."""


def examine(
    engine: Engine,
    cells: Figures,
    grouped: Grouped,
    close: Close,
    declared: Mapping[str, str],
    where: Where,
    *,
    meeting: ir.Table | None = None,
    coarse: bool = False,
) -> Wholes:
    """Look at the sources of cells that are read as wholes.

    `grouped`: the groups of the cells without those that meet claims (`meeting`). `close`: what of them is looked at
    one by one. `declared`: from each source that is known to copy, or to be copied, to the one that stands for its
    family; nothing is said of copies in one family. `where`: from table, file, row and column to the place of a cell.
    `coarse`: whether a declaration says that figures are good to less than their digits may say.
    """
    some = numbered_cells(engine, close.sample, cells.same)
    repeated = repeated_in(engine, some.cells)
    figures = figures_of(engine, some.cells, repeated)
    encounters = encounters_of(figures, figures)
    met = counted_encounters(engine, encounters)
    sole = single(engine, figures, repeated)
    counted = met if sole is figures else counted_encounters(engine, encounters_of(sole, sole))
    crowded = sole if close.crowded is None else sole_figures(engine, close.in_crowded, cells.same)
    found = diagnoses(_tallies(engine, counted, sole, crowded), partial(_agreements, engine, counted))
    looked = Looked(cells, sole, crowded, close.one_in == 1, found)
    aside = [engine.keep(looked.everywhere(engine, one).select(*GROUP, *CELL).distinct()) for one in found]
    told = [
        *(_Told(one, _examples(engine, looked.explained_by(one), one.against)) for one in found),
        *_copies(engine, some, encounters, declared, aside),
    ]
    folding = folded(engine, cells, grouped, aside, meeting, coarse=coarse)
    counts = [*zip(_sizes(engine, aside), folding.conflicts, strict=True), *((0, 0) for _ in told)]
    return Wholes(
        found=tuple(one.diagnosis(where, close.one_in, *count) for one, count in zip(told, counts, strict=False)),
        folding=folding,
        examples=tuple(one.rows for one in told),
        meetings=meetings_of(engine, met, close.one_in),
        repeated=_by_table(repeated),
    )


def _by_table(repeated: Iterable[Repeated]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for one in repeated:
        groups, several = found.get(table_of(one.source), (0, 0))
        found[table_of(one.source)] = groups + one.groups, several + one.apart
    return found


class _Told(NamedTuple):
    """A diagnosis, and the encounters that are its examples."""

    one: Diagnosis
    rows: list[dict[str, Any]]

    def diagnosis(self, where: Where, one_in: int, set_aside: int, conflicts: int) -> Diagnosis:
        """With what was counted. `one_in`: so many entities; what is wrong with one of them is counted in that one."""
        examples = tuple(_example(row, where) for row in self.rows)
        part = 1 if self.one.about else one_in
        return replace(self.one, one_in=part, examples=examples, set_aside=set_aside, conflicts=conflicts)


def _sizes(engine: Engine, relations: Iterable[ir.Table]) -> Iterator[int]:
    for rows in relations:
        [found] = engine.rows(rows.agg(cells=rows.count()))
        yield found["cells"]


def _tallies(engine: Engine, encounters: ir.Table, figures: ir.Table, crowded: ir.Table) -> list[Tally]:
    dimensions = {row["dimension"] for row in engine.rows(figures.select("dimension").distinct())}
    counts = [*_counts(engine, encounters, figures, dimensions)]
    if crowded is not figures:
        encounters = counted_encounters(engine, encounters_of(crowded, crowded))
    counts += _breaks(engine, encounters)
    return [_tally(cause, row) for cause, relation in counts for row in _counted(engine, cause, relation)]


def _counts(
    engine: Engine, encounters: ir.Table, figures: ir.Table, dimensions: Collection[str]
) -> Iterator[tuple[Cause, ir.Table]]:
    """How often each cause would explain what a source prints, by pairs of sources, where it may explain enough."""
    apart = engine.keep(encounters.filter(~encounters.agrees))
    for some in among(engine, encounters, values.off_by_number(encounters)):
        yield Cause.FACTOR, values.factors(some)
        yield Cause.OFFSET, values.offsets(some)
        yield Cause.SIGN, values.turned_signs(some)
    yield from ((Cause.OFFSET, counts) for counts in values.zero_slips(encounters, dimensions))
    yield Cause.SIGN, values.signs(encounters)
    suspected = engine.keep(values.off_by_code(encounters))
    if engine.rows(suspected.limit(1)):
        yield Cause.MISSING, values.codes(encounters, figures, suspected)
    for cause, counts in _MOVES:
        for some in among(engine, encounters, displaced.off_in_place(counts(apart, figures))):
            yield cause, counts(some, figures)


def _breaks(engine: Engine, encounters: ir.Table) -> Iterator[tuple[Cause, ir.Table]]:
    for some in among(engine, encounters, displaced.off_in_entity(encounters.filter(~encounters.agrees))):
        yield Cause.BREAK, displaced.breaks(some)


_Moves = Callable[["ir.Table", "ir.Table"], "ir.Table"]
_MOVES: tuple[tuple[Cause, _Moves], ...] = (
    *((Cause.PERIOD, partial(displaced.periods, detail=detail)) for detail in displaced.STEPS),
    (Cause.INDICATOR, displaced.indicators),
)
"""How figures are counted that are another's elsewhere: of encounters and figures."""


def _counted(engine: Engine, cause: Cause, counts: ir.Table) -> list[dict[str, Any]]:
    """The counts that are enough to say something. A pair that shows nothing counts too: it may outvote the others."""
    keys = [name for name in ("source", "other", "indicator", "about", "value", "detail") if name in counts.columns]
    return engine.rows(counts.filter(counts.groups >= least_groups(cause)).order_by(keys))


def _tally(cause: Cause, row: Mapping[str, Any]) -> Tally:
    return Tally(cause=cause, **{**row, "value": float(row["value"])})


def _agreements(engine: Engine, encounters: ir.Table, sources: Collection[str]) -> Agreeing:
    """In how many groups sources agree with each other one."""
    agreeing = encounters.filter(encounters.agrees & encounters.source.isin(sources))
    keys = ("source", "other", "indicator", "about")
    rows = engine.rows(agreeing.group_by(*keys).agg(groups=agreeing.count()).order_by(*keys))
    return {(row["source"], row["other"], row["indicator"], row["about"]): row["groups"] for row in rows}


def _copies(
    engine: Engine, some: Numbered, encounters: ir.Table, declared: Mapping[str, str], aside: Sequence[ir.Table]
) -> list[_Told]:
    """Sources that share false values: those that a vote contradicts in which likely copies count once.

    What is explained (`aside`) is no evidence: two sources that count in thousands need not copy.
    """
    if aside:
        explained = engine.keep(union_of([rows.select(*CELL) for rows in aside]).distinct())
        some = Numbered(engine.keep(some.cells.anti_join(explained, list(CELL))), some.groups)
        encounters = encounters.anti_join(explained, list(CELL))
    pairs, false = copies_in(engine, some.cells, some.groups)
    shared = encounters.filter(encounters.number == encounters.theirs).semi_join(false, [*GROUP, "number"])
    return [
        _Told(one, _examples(engine, shared.filter(shared.source == one.source), one.against))
        for one in copied(pairs, declared)
    ]


def _examples(engine: Engine, explained: ir.Table, against: str) -> list[dict[str, Any]]:
    """The first encounters with one other source."""
    clearest = explained.filter(explained.other == against)
    return engine.rows(clearest.order_by(*GROUP, FILE, ROW, "column").limit(MOST_EXAMPLES))


def _example(row: Mapping[str, Any], where: Where) -> Example:
    ours = where(table_of(row["source"]), row[FILE], row[ROW], row["column"])
    theirs = where(table_of(row["other"]), row[f"their_{FILE}"], row[f"their_{ROW}"], row["their_column"])
    return Example(
        about=row["about"],
        period=row["period"],
        ours=Place(source=row["source"], text=row["text"], location=ours),
        theirs=Place(source=row["other"], text=row["their_text"], location=theirs),
    )
