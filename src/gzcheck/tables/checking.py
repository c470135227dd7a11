"""The tables of a corpus from their files to the groups that the exact core judges, and the totals of all."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.comparing.copying import declared_families
from gzcheck.model import Claim, Corpus, Entity, Fault, Table, Tabled, dataclass
from gzcheck.reading import TABLE_FILE, UNREAD_CELLS
from gzcheck.tables.candidates import GROUP, Claims, candidates_of, claim_rows, groups_of, is_coarse, read_cells
from gzcheck.tables.cells import Found, Opened, State, Unread, cells_of, opened_table, said_cells, survey_of
from gzcheck.tables.counting import totals_of, unread_cells
from gzcheck.tables.diagnosis.whole import examine
from gzcheck.tables.engines import Engine, EngineError, Limits
from gzcheck.tables.meeting import TooMany, met_groups
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
    with open_engine(limits) as engine, _steps_told():
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


_LOG = logging.getLogger(__name__)
"""Is told what is done now, so that a terminal can show it."""


@contextmanager
def _steps_told() -> Iterator[None]:
    """Tell at the end that there are no more steps."""
    try:
        yield
    finally:
        _LOG.info("")


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
    _LOG.info("reading %s", table.source.id)
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


def _meeting(
    engine: Engine, groups: ir.Table, corpus: Corpus, asked: Collection[str]
) -> tuple[ir.Table | None, list[Fault]]:
    """The groups that meet claims, or a fault where they are too many to be compared with them."""
    try:
        return met_groups(engine, groups, corpus, asked), []
    except TooMany as many:
        hint = (
            "compare with fewer data: name a folder with a part of the tables, or keep these in a corpus of their own"
        )
        table = next(iter(corpus.tables.values()))
        return None, [Fault(rule=UNREAD_CELLS, location=table.at("file"), message=str(many), hint=hint, key="too many")]


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
    families = declared_families({name: one.source for name, one in corpus.tables.items()})
    wholes = examine(engine, read_cells(all_cells(surveyed)), families, str(folder))
    cells = engine.named(wholes.remaining)
    tables = {one.opened.table.source.id: one.opened.table for one in surveyed}
    makes = Claims(corpus, tables, str(folder))
    _LOG.info("comparing the figures of %s", ", ".join(sorted(tables)))
    grouped = engine.keep(groups_of(cells, coarse=is_coarse(tables.values())))
    met: list[Claim] = []
    meeting, unmet = _meeting(engine, grouped, corpus, asked)
    if meeting is not None:
        rows = engine.rows(claim_rows(cells, meeting))
        met = [replace(claim, printed="") for claim in chain.from_iterable(makes.groups(rows))]
        grouped = grouped.anti_join(meeting, list(GROUP))
    candidates = candidates_of(grouped, coarse=is_coarse(tables.values()))
    _LOG.info("looking closely at what may be in conflict")
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
        faults=(*unread, *unmet),
        names=frozenset(tables),
        diagnoses=wholes.found,
        totals=totals_of(engine, [(one.opened, one.counts) for one in surveyed], grouped, len(groups)),
    )
