"""The cells: one relation of all figures of a table, with hard ends, and of what should be one and is not read.

See `CELLS` for its columns. A cell is `missing` where the table declares what stands for no figure, `refused` with a
reason where something about it is not known, and `read` otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gzcheck.model import (
    MAX_EXPONENT,
    Corpus,
    Hedge,
    Measure,
    Precision,
    Role,
    Table,
    dataclass,
    power_of_ten,
)
from gzcheck.tables import lookups
from gzcheck.tables.ends import with_bare_ends, with_ends
from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.figures import in_groups, union_of
from gzcheck.tables.oddities import KEYS, MOST, NUMBERS, Oddities, read_odd
from gzcheck.tables.rows import SAYING, left_out, rows_of
from gzcheck.tables.sheets import Sheet, Unusable
from gzcheck.tables.values import PLAIN, knows_style, style_of, valued, with_places
from gzcheck.tables.words import Things, constants, joined, on_things

if TYPE_CHECKING:
    import ibis.expr.types as ir

CELLS = (
    "source", FILE, ROW, "column", "about", "indicator", "period", "status", "text", "hedge", "unit", "dimension",
    "scale", "place", "number", "lower", "upper", "lower_open", "upper_open", "state", "reason", "numeral",
    "beyond_numeral",
)  # fmt: skip
"""The columns; `numeral` is the number as a curator types it, `beyond_numeral` the second one of a range."""


PRINTED_IN = ("source", "column", "scale")
"""What figures have in common that are printed to one precision: that of the finest of them."""
Places = Mapping[tuple[str, str, int], int]
"""From these to the place of the finest digit."""


class State(StrEnum):
    """What became of a cell."""

    READ = "read"
    MISSING = "missing"
    REFUSED = "refused"


class Unread(StrEnum):
    """Why a cell is refused, in the order in which it is asked."""

    SOURCE = "no source"
    ENTITY = "unknown entity"
    INDICATOR = "unknown indicator"
    UNIT = "unknown unit"
    SCALE = "unknown scale"
    DIMENSION = "a unit that its indicator is not measured in"
    STATUS = "unknown status"
    HEDGE = "unknown hedge"
    TWO_HEDGES = "one hedge at the number and another in its column"
    NO_PERIOD = "no period"
    PERIOD = "a period that is not read"
    NUMBER = "no number that is read"
    MANY = f"no plain number, beside more than {MOST:,} other texts that are none, too many to read each"
    DIGITS = "a number of more digits than can be meant"
    BESIDE = "a hedge that has no reading beside its number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is among the cells of a table; no cell need be asked again for what there is not."""

    reasons: frozenset[str]
    """Why some are not read."""
    has_missing: bool
    has_hedges: bool
    all_plain: bool
    """Whether each is a number that nothing need be done to, of no more digits than can be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A table whose files are open, with what the words in them stand for."""

    table: Table
    corpus: Corpus
    sheets: tuple[Sheet, ...]
    engine: Engine
    rows: tuple[ir.Table, ...]
    """The rows of files of one form, with what each is on."""
    things: Things
    """What gave them that, and what is known of all of them."""
    dated: frozenset[str] = frozenset()
    """The indicators whose figures have a period in some rows: in the others it is missing."""
    left_out: int = 0
    """How many rows its files have besides, which are not read."""
    odd: Oddities = Oddities()
    """What is known of texts that are no plain number."""
    found: Found | None = None
    """What a survey of all cells has found; None before there was one."""


def opened_table(engine: Engine, corpus: Corpus, table: Table, sheets: Sequence[Sheet]) -> Opened:
    """A table with its files gone through as far as they have to be to know what its words stand for."""
    scanned = [(sheet, engine.scan(sheet.scan(table))) for sheet in sheets]
    others = left_out(engine, table, scanned)
    rows = rows_of(table, scanned)
    things = on_things(engine, corpus, table, union_of(one.select(*SAYING) for one in rows))
    on = tuple(engine.named(things.of(one)) for one in rows)
    return Opened(
        table=table,
        corpus=corpus,
        sheets=tuple(sheets),
        engine=engine,
        rows=on,
        things=things,
        dated=_dated(engine, table, things, on),
        left_out=others,
    )


def _dated(engine: Engine, table: Table, things: Things, rows: Sequence[ir.Table]) -> frozenset[str]:
    """The indicators of which some rows say a period, where a column says it and others leave it empty."""
    if Role.PERIOD not in table.columns or "period" in things.sure:
        return frozenset()
    every = union_of(one.select("indicator", "period") for one in rows)
    found = every.filter(every.indicator.notnull() & (every.period != "")).select("indicator").distinct()
    return frozenset(row["indicator"] for row in engine.rows(found.order_by("indicator")))


def check_style(table: Table, sheets: Sequence[Sheet]) -> None:
    """Raise `Unusable` where figures are texts and nobody knows how their source writes numbers."""
    are_texts = any(one.name not in sheet.numbers for sheet in sheets for one in table.values)
    if are_texts and not knows_style(table.source):
        message = f"nothing says how numbers are written in {table.source.language!r}, whether 1,203 is more than 2"
        hint = 'write \'numbers: {group: ".", decimal: ","}\' in the source, as its files have it'
        raise Unusable(table.source.at("language"), message, hint)


def said_cells(opened: Opened, groups: Sequence[ir.Table] = ()) -> ir.Table:
    """The cells of a table with all that they say, before it is known how precise a column is.

    `groups`: only those of some groups, as `in_groups` has it. They are sought before anything is made of the texts of
    figures, which takes longer than all else.
    """
    rows = [in_groups(one, groups, opened.things.same) for one in opened.rows] if groups else opened.rows
    style, all_plain = style_of(opened.table.source), opened.found is not None and opened.found.all_plain
    cells = _with_values(union_of(valued(one, style, all_plain=all_plain) for one in rows), opened)
    return opened.engine.named(_with_states(cells if all_plain else with_places(cells), opened))


def cells_of(opened: Opened, places: Places, said: ir.Table) -> ir.Table:
    """The cells, `CELLS`, of what they say."""
    return opened.engine.named(_with_ends(said, opened, places))


def read_cells(cells: ir.Table) -> ir.Table:
    """The cells that hold a figure."""
    return cells.filter(cells.state == State.READ.value)


def with_odd(opened: Opened, cells: ir.Table) -> Opened:
    """The table with what those of its cells say that are no plain number."""
    unread = cells.filter(cells.reason == Unread.NUMBER.value)
    return replace(opened, odd=read_odd(opened.engine, unread, opened.table, opened.corpus))


def survey_of(cells: ir.Table) -> ir.Table:
    """By source, column, scale, state and reason: how many cells, and the finest place of those that are read.

    `hedged`: how many have a hedge; `unusual`: how many are no plain number.
    """
    keys = (*PRINTED_IN, "state", "reason")
    place = cells.own_place.min()
    counts = {"cells": cells.count(), "hedged": cells.hedged.count(), "unusual": (~cells.is_plain).sum()}
    return cells.group_by(*keys).agg(**counts, place=place).order_by(*keys)


def _with_values(cells: ir.Table, opened: Opened) -> ir.Table:
    """With `numeral`, `beyond_numeral`, `hedge`, and of dates their first and last day."""
    import ibis

    if may_be_dates(opened):
        is_date = cells.is_date.fill_null(False)
        cells = cells.mutate(numeral=is_date.ifelse(None, cells.numeral), number=is_date.ifelse(None, cells.number))
    hedge = ibis.ifelse(cells.said_class == Hedge.BARE.value, cells.mark, cells.said_class)
    is_bare = opened.found is not None and not opened.found.has_hedges
    cells = cells.mutate(hedge=ibis.literal(Hedge.BARE.value) if is_bare else hedge)
    if not opened.odd.read:
        empty = {"beyond_numeral": "string", "date_lower": "float64", "date_upper": "float64"}
        return cells.mutate(**{name: ibis.null(kind) for name, kind in empty.items()})
    cells = joined(opened.engine, cells, [one.row for one in opened.odd.read], KEYS)
    is_odd = cells.numeral.isnull()
    read = {name: is_odd.ifelse(cells[f"odd_{name}"], cells[name]) for name in NUMBERS}
    return cells.mutate(
        **read,
        hedge=(is_odd & cells.odd_hedge.notnull()).ifelse(cells.odd_hedge, cells.hedge),
        beyond_numeral=is_odd.ifelse(cells.odd_beyond.nullif(""), None),
    )


def _with_states(cells: ir.Table, opened: Opened) -> ir.Table:
    """With `state` and `reason`; what the survey has not found is not asked for."""
    import ibis

    found = opened.found
    is_hedged = cells.hedge != Hedge.BARE.value
    cells = cells.mutate(
        is_missing=_is_missing(cells, opened.table) if found is None or found.has_missing else ibis.literal(False),
        hedged=is_hedged.ifelse(cells.hedge, ibis.null("string")),
        hedged_numeral=is_hedged.ifelse(cells.numeral, ibis.null("string")),
    )
    doubts = [
        (test(), why.value)
        for why, name, test in _doubts(cells, opened)
        if name not in opened.things.sure and (found is None or why.value in found.reasons)
    ]
    cells = cells.mutate(reason=ibis.cases((cells.is_missing, ""), *doubts, else_=""))
    is_read = cells.reason == "" if doubts else ibis.literal(True)
    state = ibis.cases((cells.is_missing, State.MISSING.value), (is_read, State.READ.value), else_=State.REFUSED.value)
    return cells.mutate(state=state)


def _is_missing(cells: ir.Table, table: Table) -> ir.BooleanValue:
    """Whether a cell is empty or holds a code for no figure; codes that are numbers are known in any spelling."""
    import ibis

    missing = [text.upper() for text in table.missing]
    numbers = sorted({float(text) for text in missing if re.search(PLAIN, text)})
    if numbers:
        is_number = (cells.is_plain & cells.number.isin(numbers)).fill_null(False)
        return cells.text.isnull() | cells.text.upper().isin(missing) | is_number
    unusual = cells.is_plain.ifelse(ibis.null("string"), cells.text)
    return ~cells.is_plain & (unusual.isnull() | unusual.upper().isin(missing))


def _doubts(cells: ir.Table, opened: Opened) -> list[tuple[Unread, str, Callable[[], ir.BooleanValue]]]:
    """What may be wrong with a cell, in the order of `Unread`, and the column whose nulls it is about, if it is."""
    return [
        (Unread.SOURCE, "source", lambda: cells.source.isnull()),
        (Unread.ENTITY, "about", lambda: cells.about.isnull()),
        (Unread.INDICATOR, "indicator", lambda: cells.indicator.isnull() | (cells.indicator == "")),
        (Unread.UNIT, "asked_unit", lambda: cells.asked_unit.isnull()),
        (Unread.SCALE, "power_said", lambda: cells.power_said.isnull()),
        (Unread.DIMENSION, "fits", lambda: cells.fits.isnull()),
        (Unread.STATUS, "status", lambda: cells.status.isnull()),
        (Unread.HEDGE, "said_class", lambda: cells.said_class.isnull()),
        (Unread.TWO_HEDGES, "", lambda: _has_two_hedges(cells)),
        (Unread.NO_PERIOD, "", lambda: _needs_period(cells, opened.dated) & (cells.period == "")),
        (Unread.PERIOD, "period", lambda: cells.period.isnull()),
        (Unread.MANY if opened.odd.are_too_many else Unread.NUMBER, "", lambda: cells.numeral.isnull()),
        (Unread.DIGITS, "", lambda: ~cells.is_date & (cells.is_long | (cells.last_place.abs() > MAX_EXPONENT))),
        (Unread.BESIDE, "", lambda: _has_no_reading(cells)),
    ]


def _needs_period(cells: ir.Table, dated: Collection[str]) -> ir.BooleanValue:
    """Whether figures have to say when they hold; of some indicators all have to, since others on them do."""
    return cells.needs_period | cells.indicator.isin(sorted(dated)) if dated else cells.needs_period


def doubted(opened: Opened) -> frozenset[str]:
    """The columns whose nulls leave a cell unread."""
    return frozenset(name for _, name, _ in _doubts(opened.rows[0], opened) if name)


def _has_two_hedges(cells: ir.Table) -> ir.BooleanValue:
    mark, said_class = cells.mark, cells.said_class
    return (mark == Hedge.BARE.value).ifelse(False, (said_class != Hedge.BARE.value) & (mark != said_class))


def _has_no_reading(cells: ir.Table) -> ir.BooleanValue:
    """Whether a hedge has no reading beside its number: under 0, a rank below the first, a range without an end."""
    hedge, number = cells.hedged, cells.hedged_numeral.try_cast("float64")
    least = hedge.cases((Hedge.UNDER.value, 2), (Hedge.AT_MOST.value, 1), else_=0)
    reaches_below = cells.below_zero | cells.is_signed
    is_empty = (hedge == Hedge.NEARLY.value) | ((hedge == Hedge.UNDER.value) & ~reaches_below)
    return (
        (is_empty & (number == 0))
        | ((hedge == Hedge.RANGE.value) & cells.beyond_numeral.isnull())
        | ((hedge == Hedge.ORDER.value) & ~_is_order(cells))
        | (cells.is_rank & (number.abs() < least))
    )


def _is_order(cells: ir.Table) -> ir.BooleanValue:
    """Whether a number stands for an order of magnitude: 12, 20, or a power of ten."""
    return cells.hedged_numeral.re_search(r"^(12|20|10+)$|^10*e[1-9][0-9]*$") & (cells.scale == 0)


def _with_ends(cells: ir.Table, opened: Opened, places: Places) -> ir.Table:
    """With `place`, and the ends of the cells that are read; null elsewhere."""
    cells = _with_steps(cells, opened, places)
    are_bare = opened.found is not None and not opened.found.has_hedges
    is_read = cells.state == State.READ.value
    value = is_read.ifelse(cells.number * cells.power, None)
    cells = cells.mutate(
        value=cells.is_date.ifelse(0.0, value),
        step=cells.bare_step if are_bare else cells.hedged.isnull().ifelse(cells.bare_step, cells.step),
        beyond=cells.beyond_numeral.try_cast("float64") * cells.power,
        few_digits=(cells.scale == 0) & cells.is_short,
    )
    cells = with_bare_ends(cells) if are_bare else with_ends(cells)
    return (_with_days(cells) if may_be_dates(opened) else cells).select(*CELLS)


def _with_steps(cells: ir.Table, opened: Opened, places: Places) -> ir.Table:
    """With `place`, `step` and `bare_step`; where they are the same for all figures nothing is joined."""
    declared = {one.name: one.precision for one in opened.table.values}
    steps = {key: _steps(declared[key[1]], place) for key, place in sorted(places.items())}
    different = {tuple(one.values()) for one in steps.values()}
    if len(different) < 2:
        return constants(cells, next(iter(steps.values()), _steps(None, 0)))
    keys = [f"{name}_key" for name in PRINTED_IN]
    entries = [{**dict(zip(keys, key, strict=True)), **one} for key, one in steps.items()]
    return joined(opened.engine, cells, entries, PRINTED_IN)


def _steps(declared: Precision, place: int) -> dict[str, Any]:
    step = float(_step(declared, place))
    return {"place": place, "step": step, "bare_step": 0.0 if declared == "exact" else step}


def may_be_dates(opened: Opened) -> bool:
    """Whether an indicator of a table may be measured in dates."""
    return any(one.unit.measure is Measure.DATE for one in lookups.measured(opened.corpus, opened.table))


def _with_days(cells: ir.Table) -> ir.Table:
    """With the ends of dates, which their reader knows."""
    is_date = cells.is_date & (cells.state == State.READ.value)
    return cells.mutate(
        number=is_date.ifelse(cells.date_lower, cells.number),
        lower=is_date.ifelse(cells.date_lower, cells.lower),
        upper=is_date.ifelse(cells.date_upper, cells.upper),
        lower_open=is_date.ifelse(cells.date_lower.isinf(), cells.lower_open),
        upper_open=is_date.ifelse(cells.date_upper.isinf(), cells.upper_open),
        place=is_date.ifelse(0, cells.place),
    )


def _step(declared: Precision, place: int) -> Fraction:
    """The place to which the figures of a column are good: as declared, or that of the finest printed."""
    return declared if isinstance(declared, Fraction) else power_of_ten(place)
