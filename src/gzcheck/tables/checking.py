"""The tables of a corpus from their files to the groups that the exact core judges, and the totals of all."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.comparing.copying import declared_families
from gzcheck.model import Corpus, Diagnosis, Entity, Fault, Location, Table, Tabled, TableTotals, dataclass
from gzcheck.reading import TABLE_FILE, UNREAD_CELLS, no_collection
from gzcheck.tables.candidates import Claims, claim_rows, grouped_of, is_coarse, sizes_of
from gzcheck.tables.cells import (
    Found,
    Opened,
    Places,
    State,
    Unread,
    cells_of,
    check_style,
    opened_table,
    read_cells,
    said_cells,
    survey_of,
    with_odd,
)
from gzcheck.tables.close import close_cells
from gzcheck.tables.counting import mixed_rows, totals_of, unread_cells
from gzcheck.tables.diagnosis.folding import Folding, Made, made_of, with_claims, with_figures
from gzcheck.tables.diagnosis.whole import Wholes, examine
from gzcheck.tables.engines import Engine, EngineError
from gzcheck.tables.figures import GROUP, Figures, held, union_of
from gzcheck.tables.meeting import TooMany, met_groups, named_in
from gzcheck.tables.places import Whereabouts
from gzcheck.tables.plain_survey import plain_survey
from gzcheck.tables.sheets import Unusable, changed_since, check_rows, sheets_of, without_rows

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
    """By source, column, scale, state and reason, how many cells there are."""

    def within(self, *groups: ir.Table) -> ir.Table:
        """The cells of some groups."""
        return cells_of(self.opened, _places(self.counts), said_cells(self.opened, groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for beside the groups that may be in conflict."""

    entities: Collection[str] = ()
    """All figures on them are compared like claims, since a draft names them."""
    text: str = ""
    """A draft: entities of tables that no register lists are asked for if it has their names."""
    unfold: bool = False
    """Whether figures that a whole source being off explains are compared all the same."""


NOTHING_MORE = Wish()


def check_tables(
    corpus: Corpus, folder: Path, engine: AbstractContextManager[Engine], asked: Wish = NOTHING_MORE
) -> Tabled:
    """What the data of a corpus's tables come to; raises `Stop` where the package that reads them is not installed."""
    with engine as running, _steps_told(), no_collection():
        surveyed, faults = survey_all(running, corpus, folder)
        while surveyed:
            tabled = _attempted(running, corpus, folder, surveyed, asked)
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
            faults += without_rows(surveyed[-1].opened.sheets)
        except Unusable as unusable:
            faults.append(unusable.fault)
        except EngineError as error:
            faults.append(_failed(table, error))
    return surveyed, faults


def all_cells(surveyed: Sequence[Surveyed]) -> ir.Table:
    """The cells of all tables, one relation."""
    return union_of(one.cells for one in surveyed)


def _survey(engine: Engine, corpus: Corpus, table: Table, folder: Path) -> Surveyed:
    _LOG.info("reading %s", table.source.id)
    sheets = sheets_of(table, folder)
    check_style(table, sheets)
    opened = opened_table(engine, corpus, table, sheets)
    counts = plain_survey(opened)
    if counts is None:
        opened, counts = _full_survey(opened)
    check_rows(opened.sheets, engine.rejected())
    if fault := changed_since(opened.sheets):
        raise Unusable(fault.location, fault.message, fault.hint)
    opened = replace(opened, found=_found(counts))
    said = said_cells(opened)
    return Surveyed(opened=opened, cells=cells_of(opened, _places(counts), said), said_cells=said, counts=tuple(counts))


def _full_survey(opened: Opened) -> tuple[Opened, list[dict[str, Any]]]:
    """The table with what is known of its texts that are no plain numbers, and the rows of its survey."""
    cells = said_cells(opened)
    counts = opened.engine.rows(survey_of(cells))
    if any(row["reason"] == Unread.NUMBER.value for row in counts):
        opened = with_odd(opened, cells)
        counts = opened.engine.rows(survey_of(said_cells(opened))) if opened.odd else counts
    return opened, counts


def _places(counts: Sequence[Mapping[str, Any]]) -> Places:
    return {
        (row["source"], row["column"], row["scale"]): row["place"] for row in counts if row["state"] == State.READ.value
    }


def _meeting(
    engine: Engine, cells: ir.Table, corpus: Corpus, asked: Collection[str]
) -> tuple[ir.Table | None, list[Fault]]:
    """The groups that meet claims, or a fault where they are too many to be compared with them."""
    try:
        return met_groups(engine, cells, corpus, asked), []
    except TooMany as many:
        hint = (
            "compare with fewer data: name a folder with a part of the tables, or keep these in a corpus of their own"
        )
        table = next(iter(corpus.tables.values()))
        return None, [Fault(rule=UNREAD_CELLS, location=table.at("file"), message=str(many), hint=hint, key="too many")]


def _found(counts: Sequence[Mapping[str, Any]]) -> Found:
    reasons = frozenset(row["reason"] for row in counts if row["reason"])
    return Found(
        reasons=reasons,
        has_missing=any(row["state"] == State.MISSING.value for row in counts),
        has_hedges=any(row["hedged"] for row in counts),
        all_plain=Unread.DIGITS.value not in reasons and not any(row["unusual"] for row in counts),
    )


def _failed(table: Table, error: EngineError) -> Fault:
    return Fault(
        rule=TABLE_FILE,
        location=table.at("file"),
        message=f"the data of {table.source.id} cannot be read: {error}",
        hint=error.hint,
        key="cannot be read",
    )


def _checked(
    engine: Engine,
    corpus: Corpus,
    folder: Path,
    surveyed: Sequence[Surveyed],
    asked: Wish,
) -> Tabled:
    where = whereabouts_of(surveyed)
    tables = {one.opened.table.source.id: one.opened.table for one in surveyed}
    coarse = is_coarse(tables.values())
    every = figures_in(engine, surveyed)
    named = {*asked.entities, *(named_in(engine, every.every, asked.text) if asked.text else ())}
    meeting, unmet = _meeting(engine, every.every, corpus, named)
    grouped = grouped_of(engine, every.apart_from(meeting), coarse=coarse)
    close = close_cells(engine, every, grouped)
    wholes = examine(engine, every, grouped, close, families_in(corpus), where, meeting=meeting, coarse=coarse)
    figures, near = every, held(close.cells, every.same)
    if not asked.unfold:
        figures, near, grouped = wholes.folding.remaining, wholes.folding.without(near), wholes.folding.grouped
    makes = Claims(corpus, tables, where)
    _LOG.info("comparing the figures of %s", ", ".join(sorted(tables)))
    met = made_of(engine, claim_rows(figures.within(meeting)), makes)[0] if meeting is not None else []
    _LOG.info("looking closely at what may be in conflict")
    pairs, groups = made_of(engine, claim_rows(near.within(grouped.candidates)), makes)
    diagnoses = _diagnoses(engine, wholes, every, makes, [*met, *pairs] if asked.unfold else None)
    totals = totals_of([(one.opened, one.counts) for one in surveyed], sizes_of(engine, grouped.counts), len(groups))
    mixed = mixed_rows((one.opened for one in surveyed), wholes.repeated, close.one_in)
    tabled = Tabled(
        groups=groups,
        met=tuple(replace(claim, printed="", cell=claim.printed) for _, claim in met),
        faults=(*unread_in(engine, surveyed, where), *mixed, *unmet),
        names=frozenset(tables),
        diagnoses=tuple(diagnoses),
        meetings=wholes.meetings,
        totals=replace(totals if asked.unfold else _with_aside(totals, wholes.folding), met=len(met)),
    )
    return _with_registers(tabled, corpus)


FEW = 100_000
"""So many cells are kept; of more those that are asked for are read again, which takes less than to hold all."""


def figures_in(engine: Engine, surveyed: Sequence[Surveyed]) -> Figures:
    """The cells of all tables that hold a figure."""
    cells = read_cells(all_cells(surveyed))
    same = _same_in(one.opened.things.same for one in surveyed)
    counts = [row for one in surveyed for row in one.counts if row["state"] == State.READ.value]
    if sum(row["cells"] for row in counts) <= FEW:
        return held(engine.keep(cells), same)
    sources = len({row["source"] for row in counts})
    return Figures(cells, lambda *groups: read_cells(union_of(one.within(*groups) for one in surveyed)), same, sources)


def _same_in(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """What is the same in all cells of all tables, of what tells groups apart."""
    first, *others = ({name: text for name, text in one.items() if name in GROUP} for one in tables)
    return {name: text for name, text in first.items() if all(one.get(name) == text for one in others)}


def voting(engine: Engine, surveyed: Sequence[Surveyed], families: Mapping[str, str]) -> ir.Table:
    """The cells that say which reading is right: without those that a source being off as a whole explains, but where a
    group has no others. `families`: sources that are known to copy, or to be copied."""
    figures = figures_in(engine, surveyed)
    grouped = grouped_of(engine, figures, coarse=False)
    close = close_cells(engine, figures, grouped)
    folding = examine(engine, figures, grouped, close, families, lambda *_: Location()).folding
    if folding.explained is None:
        return figures.every
    remaining = folding.remaining.every
    alone = folding.explained.select(*GROUP).distinct().anti_join(remaining, list(GROUP))
    return remaining.union(figures.within(alone))


def families_in(corpus: Corpus) -> dict[str, str]:
    """From each source that is declared to copy, or to be copied, to the one that stands for its family."""
    return declared_families(corpus.sources)


def whereabouts_of(surveyed: Iterable[Surveyed]) -> Whereabouts:
    """What tells where the cells of tables stand."""
    return Whereabouts({one.opened.table.source.id: one.opened.sheets for one in surveyed})


def unread_in(engine: Engine, surveyed: Iterable[Surveyed], where: Whereabouts) -> Iterator[Fault]:
    """What was not read in tables, by reason."""
    for one in surveyed:
        yield from unread_cells(engine, one.opened, one.said_cells, one.counts, where)


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
    engine: Engine, wholes: Wholes, figures: Figures, makes: Claims, unfolded: Made | None
) -> list[Diagnosis]:
    """What is wrong with whole sources, with claims. `unfolded`: what is compared though it is explained."""
    found = with_claims(engine, figures, wholes.found, wholes.examples, makes)
    if unfolded is None or wholes.folding.explained is None:
        return found
    return [
        replace(one, set_aside=0, conflicts=0)
        for one in with_figures(engine, found, wholes.folding.explained, unfolded)
    ]


def _with_aside(totals: TableTotals, folding: Folding) -> TableTotals:
    return replace(totals, set_aside=folding.set_aside, explained=folding.explained_conflicts)
