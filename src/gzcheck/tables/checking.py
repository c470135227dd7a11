"""The tables of a corpus from their files to the groups that the exact core judges, and the totals of all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.model import Claim, Corpus, Entity, Fault, Table, Tabled, dataclass
from gzcheck.reading import TABLE_FILE
from gzcheck.tables.candidates import GROUP, Claims, candidates_of, claim_rows, groups_of, is_coarse, read_cells
from gzcheck.tables.cells import Found, Opened, State, Unread, cells_of, opened_table, said_cells, survey_of
from gzcheck.tables.counting import totals_of, unread_cells
from gzcheck.tables.engines import Engine, EngineError, Limits
from gzcheck.tables.meeting import met_groups
from gzcheck.tables.oddities import read_odd
from gzcheck.tables.opening import open_engine
from gzcheck.tables.sheets import Unusable, changed_since, check_rows, sheets_of

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


def check_tables(corpus: Corpus, folder: Path, limits: Limits, asked: Collection[str] = ()) -> Tabled:
    """What the data of a corpus's tables come to; raises `Stop` where the package that reads them is not installed.

    All figures on the entities `asked` are compared like claims, since a draft names them.
    """
    with open_engine(limits) as engine:
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


def _attempted(
    engine: Engine, corpus: Corpus, folder: Path, surveyed: Sequence[Surveyed], asked: Collection[str]
) -> Tabled:
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
    return reduce(lambda one, other: one.union(other), (one.cells for one in surveyed))


def _survey(engine: Engine, corpus: Corpus, table: Table, folder: Path) -> Surveyed:
    opened = opened_table(engine, corpus, table, sheets_of(table, folder))
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
    opened = replace(opened, found=_found(counts))
    places = {(row["source"], row["column"]): row["place"] for row in counts if row["state"] == State.READ.value}
    return Surveyed(opened=opened, cells=cells_of(opened, places), said_cells=cells, counts=counts)


def _found(counts: Sequence[Mapping[str, Any]]) -> Found:
    return Found(
        reasons=frozenset(row["reason"] for row in counts if row["reason"]),
        has_missing=any(row["state"] == State.MISSING.value for row in counts),
        has_hedges=any(row["hedged"] for row in counts),
    )


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
    asked: Collection[str],
) -> Tabled:
    cells = engine.named(read_cells(all_cells(surveyed)))
    tables = {one.opened.table.source.id: one.opened.table for one in surveyed}
    makes = Claims(corpus, tables, str(folder))
    grouped = engine.keep(groups_of(cells, coarse=is_coarse(tables.values())))
    met: list[Claim] = []
    if (meeting := met_groups(engine, grouped, corpus, asked)) is not None:
        rows = engine.rows(claim_rows(cells, meeting))
        met = [replace(claim, printed="") for claim in chain.from_iterable(makes.groups(rows))]
        grouped = grouped.anti_join(meeting, list(GROUP))
    candidates = candidates_of(grouped, coarse=is_coarse(tables.values()))
    groups = tuple(makes.groups(engine.rows(claim_rows(cells, candidates))))
    claims = [*chain.from_iterable(groups), *met]
    unregistered = sorted({claim.about for claim in claims} - corpus.entities.keys())
    unread = chain.from_iterable(
        unread_cells(engine, one.opened, one.said_cells, one.counts, folder) for one in surveyed
    )
    return Tabled(
        groups=groups,
        met=tuple(met),
        sources={claim.source.id: claim.source for claim in claims},
        entities={name: Entity(id=name, label=name) for name in unregistered},
        faults=tuple(unread),
        names=frozenset(tables),
        totals=totals_of(engine, [(one.opened, one.counts) for one in surveyed], grouped, len(groups)),
    )
