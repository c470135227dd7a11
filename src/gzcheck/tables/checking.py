"""The tables of a corpus from their files to the groups that the exact core judges, and the totals of all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.comparing.copying import declared_families
from gzcheck.model import Corpus, Diagnosis, Entity, Fault, Table, Tabled, TableTotals, dataclass
from gzcheck.reading import TABLE_FILE
from gzcheck.tables.candidates import GROUP, Claims, candidates_of, groups_of, is_coarse, read_cells, rows_in
from gzcheck.tables.cells import Opened, State, Unread, cells_of, said_cells, survey_of
from gzcheck.tables.counting import totals_of, unread_cells
from gzcheck.tables.diagnosis.folding import Folding, Made, made_of, with_claims, with_figures
from gzcheck.tables.diagnosis.whole import Wholes, examine
from gzcheck.tables.engines import Engine, EngineError, Limits, duckdb_engine
from gzcheck.tables.meeting import met_groups
from gzcheck.tables.oddities import read_odd
from gzcheck.tables.sheets import Unusable, changed_since, check_rows, sheets_of
from gzcheck.tables.unions import union_of

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """A table whose cells can be asked for, and what a first look at all of them came to."""

    opened: Opened
    cells: ir.Table
    said_cells: ir.Table
    """The same with what the file says beside the figures."""
    counts: tuple[Mapping[str, Any], ...]
    """By source, column, state and reason, how many cells there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for beside the groups that may be in conflict."""

    entities: Collection[str] = ()
    """All figures on them are compared like claims, since a draft names them."""
    unfold: bool = False
    """Whether figures that a whole source being off explains are compared all the same."""


NOTHING_MORE = Wish()


def check_tables(corpus: Corpus, folder: Path, limits: Limits, asked: Wish = NOTHING_MORE) -> Tabled:
    """What the data of a corpus's tables come to; raises `Stop` where the package that reads them is not installed."""
    with duckdb_engine(limits) as engine:
        surveyed, faults = survey_all(engine, corpus, folder)
        while surveyed:
            tabled = _attempted(engine, corpus, folder, surveyed, asked)
            changed = {
                one.opened.table.source.id: fault for one in surveyed if (fault := changed_since(one.opened.sheets))
            }
            if not changed:
                return replace(tabled, faults=(*faults, *tabled.faults))
            faults += changed.values()
            surveyed = [one for one in surveyed if one.opened.table.source.id not in changed]
        return Tabled(faults=tuple(faults))


def _attempted(engine: Engine, corpus: Corpus, folder: Path, surveyed: Sequence[Surveyed], asked: Wish) -> Tabled:
    """What tables come to; where the engine does not get through, nothing but that."""
    try:
        return _checked(engine, corpus, folder, surveyed, asked)
    except EngineError as error:
        return Tabled(faults=tuple(_failed(one.opened.table, error) for one in surveyed))


def survey_all(engine: Engine, corpus: Corpus, folder: Path) -> tuple[list[Surveyed], list[Fault]]:
    """Every table that can be read, and what is wrong with the others."""
    surveyed: list[Surveyed] = []
    faults: list[Fault] = []
    for _, table in sorted(corpus.tables.items()):
        try:
            surveyed.append(_survey(engine, corpus, table, folder))
        except Unusable as unusable:
            faults.append(unusable.fault)
        except EngineError as error:
            faults.append(_failed(table, error))
    return surveyed, faults


def all_cells(surveyed: Sequence[Surveyed]) -> ir.Table:
    """The cells of all tables, one relation."""
    return union_of(one.cells for one in surveyed)


def _survey(engine: Engine, corpus: Corpus, table: Table, folder: Path) -> Surveyed:
    opened = Opened(table=table, corpus=corpus, sheets=tuple(sheets_of(table, folder)), engine=engine)
    cells = said_cells(opened)
    counts = tuple(engine.rows(survey_of(cells)))
    if any(row["reason"] == Unread.NUMBER.value for row in counts):
        unread = cells.filter(cells.reason == Unread.NUMBER.value)
        opened = replace(opened, odd=tuple(read_odd(engine, unread, table, corpus)))
        cells = said_cells(opened) if opened.odd else cells
        counts = tuple(engine.rows(survey_of(cells))) if opened.odd else counts
    check_rows(opened.sheets, engine.rejected())
    if fault := changed_since(opened.sheets):
        raise Unusable(fault.location, fault.message, fault.hint)
    places = {(row["source"], row["column"]): row["place"] for row in counts if row["state"] == State.READ.value}
    return Surveyed(opened=opened, cells=cells_of(cells, opened, places), said_cells=cells, counts=counts)


def _failed(table: Table, error: EngineError) -> Fault:
    return Fault(
        rule=TABLE_FILE,
        location=table.at("file"),
        message=f"the data of {table.source.id} cannot be read: {error}",
        hint="mend the file",
        key="cannot be read",
    )


def _checked(
    engine: Engine,
    corpus: Corpus,
    folder: Path,
    surveyed: Sequence[Surveyed],
    asked: Wish,
) -> Tabled:
    families = declared_families({name: one.source for name, one in corpus.tables.items()})
    tables = {one.opened.table.source.id: one.opened.table for one in surveyed}
    coarse = is_coarse(tables.values())
    every = read_cells(all_cells(surveyed))
    wholes = examine(engine, every, families, str(folder), coarse=coarse)
    cells = engine.named(every if asked.unfold else wholes.folding.remaining)
    makes = Claims(corpus, tables, str(folder))
    grouped = engine.keep(groups_of(cells))
    met: Made = []
    if (meeting := met_groups(engine, grouped, corpus, asked.entities)) is not None:
        met = made_of(engine, rows_in(cells, meeting), makes)[0]
        grouped = grouped.anti_join(meeting, list(GROUP))
    pairs, groups = made_of(engine, rows_in(cells, candidates_of(grouped, coarse=coarse)), makes)
    diagnoses = _diagnoses(engine, wholes, every, makes, [*met, *pairs] if asked.unfold else None)
    totals = totals_of(engine, [(one.opened, one.counts) for one in surveyed], grouped, len(groups))
    unread = (unread_cells(engine, one.opened, one.said_cells, one.counts, folder) for one in surveyed)
    tabled = Tabled(
        groups=groups,
        met=tuple(replace(claim, printed="") for _, claim in met),
        faults=tuple(chain.from_iterable(unread)),
        names=frozenset(tables),
        diagnoses=tuple(diagnoses),
        meetings=wholes.meetings,
        totals=totals if asked.unfold else _with_aside(totals, wholes.folding),
    )
    return _with_registers(tabled, corpus)


def _with_registers(tabled: Tabled, corpus: Corpus) -> Tabled:
    """With the sources of all its claims, and the entities that no register lists."""
    told = chain.from_iterable(one.claims for one in tabled.diagnoses)
    claims = [*chain.from_iterable(tabled.groups), *tabled.met, *told]
    unregistered = sorted({claim.about for claim in claims} - corpus.entities.keys())
    return replace(
        tabled,
        sources={claim.source.id: claim.source for claim in claims},
        entities={name: Entity(id=name, label=name) for name in unregistered},
    )


def _diagnoses(
    engine: Engine, wholes: Wholes, cells: ir.Table, makes: Claims, unfolded: Made | None
) -> list[Diagnosis]:
    """What is wrong with whole sources, with claims. `unfolded`: what is compared though it is explained."""
    found = with_claims(engine, cells, wholes.found, wholes.examples, makes)
    if unfolded is None or wholes.folding.explained is None:
        return found
    return [
        replace(one, set_aside=0, conflicts=0)
        for one in with_figures(engine, found, wholes.folding.explained, unfolded)
    ]


def _with_aside(totals: TableTotals, folding: Folding) -> TableTotals:
    return replace(totals, set_aside=folding.set_aside, explained=folding.explained_conflicts)
