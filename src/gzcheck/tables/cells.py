"""The cells: one relation of all figures of a table, with hard ends, and of what should be one and is not read.

See `CELLS` for its columns. A cell is `missing` where the table declares what stands for no figure, `refused` with a
reason where something about it is not known, and `read` otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gzcheck.model import (
    MAX_DIGITS,
    MAX_EXPONENT,
    Corpus,
    Hedge,
    Measure,
    Precision,
    Role,
    Table,
    ValueColumn,
    dataclass,
    power_of_ten,
)
from gzcheck.tables import lookups
from gzcheck.tables.ends import EXACT_DIGITS, with_bare_ends, with_ends
from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.oddities import KEYS, Odd
from gzcheck.tables.periods import normal_period
from gzcheck.tables.rows import rows_of, said
from gzcheck.tables.sheets import Sheet
from gzcheck.tables.values import PLAIN, read_values, with_places

if TYPE_CHECKING:
    import ibis.expr.types as ir

CELLS = (
    "source", FILE, ROW, "column", "about", "indicator", "period", "status", "text", "hedge", "unit", "dimension",
    "scale", "place", "number", "lower", "upper", "lower_open", "upper_open", "state", "reason", "numeral",
    "beyond_numeral",
)  # fmt: skip
"""The columns; `numeral` is the number as a curator types it, `beyond_numeral` the second one of a range."""


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
    DIMENSION = "a unit that its indicator is not measured in"
    STATUS = "unknown status"
    HEDGE = "unknown hedge"
    TWO_HEDGES = "one hedge at the number and another in its column"
    NO_PERIOD = "no period"
    PERIOD = "a period that is not read"
    NUMBER = "no number that is read"
    DIGITS = "a number of more digits than can be meant"
    BESIDE = "a hedge that has no reading beside its number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A table whose files are open, with what the words in them stand for."""

    table: Table
    corpus: Corpus
    sheets: tuple[Sheet, ...]
    engine: Engine
    odd: tuple[Odd, ...] = ()
    """Texts that are no plain number, with what they say."""


def said_cells(opened: Opened) -> ir.Table:
    """The cells of a table with all that they say, before it is known how precise a column is."""
    rows = rows_of(opened.engine, opened.table, opened.sheets)
    cells = with_places(_with_values(_with_names(rows, opened), opened))
    return opened.engine.named(_with_states(cells, opened))


def cells_of(
    said_by: ir.Table, opened: Opened, places: Mapping[tuple[str, str], int], *, are_bare: bool = False
) -> ir.Table:
    """The cells, `CELLS`. `places`: by source and column the place of the finest digit printed there.

    `are_bare`: whether it is known that none has a hedge.
    """
    return opened.engine.named(_with_ends(said_by, opened, places, are_bare=are_bare))


def survey_of(cells: ir.Table) -> ir.Table:
    """By source, column, state and reason: how many cells there are, and the finest place of those that are read.

    `hedged`: how many have a hedge.
    """
    keys = ("source", "column", "state", "reason")
    read = cells.state == State.READ.value
    place = cells.own_place.min(where=read)
    return cells.group_by(*keys).agg(cells=cells.count(), hedged=cells.hedged.count(), place=place).order_by(*keys)


# ---------------------------------------------------------------- what a cell is on


def _with_names(rows: ir.Table, opened: Opened) -> ir.Table:
    """With source, about, indicator, unit, period, status and said hedge as they are registered; null where unknown."""
    table, corpus = opened.table, opened.corpus
    cells = _with_columns(rows, opened)
    cells = cells.mutate(source=_source(cells, table), period=_period(cells, table))
    if Role.ABOUT not in table.columns:
        cells = cells.mutate(about=_text(table.about))
    elif table.is_open and not corpus.entities:
        cells = cells.mutate(about=cells[said(Role.ABOUT)].nullif(""))
    else:
        cells = _looked_up(opened, cells, Role.ABOUT, "about", lookups.entities(corpus, table))
        if table.is_open:
            cells = cells.mutate(about=cells.about.coalesce(cells[said(Role.ABOUT)].nullif("")))
    if Role.INDICATOR in table.columns:
        cells = _looked_up(opened, cells, Role.INDICATOR, "indicator", lookups.indicators(corpus, table))
    if Role.UNIT in table.columns:
        cells = _looked_up(opened, cells, Role.UNIT, "asked_unit", lookups.units(corpus, table))
    if Role.STATUS in table.columns:
        cells = _looked_up(opened, cells, Role.STATUS, "status", lookups.statuses(), folded=True)
    if Role.HEDGE in table.columns:
        cells = _looked_up(opened, cells, Role.HEDGE, "said_class", lookups.hedges(), folded=True)
    return _with_measures(cells, opened)


def _with_columns(rows: ir.Table, opened: Opened) -> ir.Table:
    """With what the declaration says of the column that a cell stands in."""
    values = opened.table.values
    if len(values) == 1:
        return rows.mutate(**{name: _constant(value) for name, value in _declared(values[0]).items()})
    entries = [{"column_key": one.name, **_declared(one)} for one in values]
    return _joined(opened.engine, rows, entries, ("column",))


def _declared(column: ValueColumn) -> dict[str, Any]:
    return {
        "indicator": column.indicator,
        "asked_unit": column.unit,
        "scale": column.scale,
        "power": float(f"1e{column.scale}"),
        "declared_period": column.period,
        "status": column.status.value,
        "said_class": column.hedge.value,
    }


def _with_measures(cells: ir.Table, opened: Opened) -> ir.Table:
    """With unit and dimension, and what ends hang on; an indicator's own unit where nothing says one."""
    found = lookups.measured(opened.corpus, opened.table)
    entries = [one.row for one in found]
    entries += [{**one.row, "asked_unit_key": ""} for one in found if one.unit.name == one.indicator.unit]
    return _joined(opened.engine, cells, entries, ("indicator", "asked_unit"))


def _source(cells: ir.Table, table: Table) -> ir.StringValue:
    """The id of who says it: the table's, and behind it the value of the column where one file has several sources."""
    if Role.SOURCE not in table.columns:
        return _text(table.source.id)
    name = cells[said(Role.SOURCE)].nullif("").replace("%", "%25").replace("/", "%2F")
    return _text(f"{table.source.id}:") + name


def _period(cells: ir.Table, table: Table) -> ir.StringValue:
    """The period, normalised; empty where there is none, null where it is not read."""
    if Role.PERIOD not in table.columns:
        return cells.declared_period
    column = cells[said(Role.PERIOD)].fill_null("")
    return (column == "").ifelse(cells.declared_period, normal_period(column))


def _looked_up(
    opened: Opened, cells: ir.Table, role: Role, name: str, known: Mapping[str, str], *, folded: bool = False
) -> ir.Table:
    """With `name` as what the file says stands for; what a column leaves empty is as the declaration has it."""
    key = cells[said(role)].fill_null("")
    if folded:
        key = key.lower().replace(" ", "-")
    cells = cells.mutate(looked=key)
    entries = [{"looked_key": text, "found": value} for text, value in known.items()]
    joined = _joined(opened.engine, cells, entries, ("looked",))
    found = joined.found
    if name in joined.columns and "" not in known:
        found = (joined.looked == "").ifelse(joined[name], found)
    return joined.mutate(**{name: found}).drop("looked", "found")


def _joined(engine: Engine, cells: ir.Table, entries: Sequence[Mapping[str, Any]], on: Sequence[str]) -> ir.Table:
    """With the other columns of small entries, where `on` is equal to their columns of that name and `_key`."""
    keys = [f"{name}_key" for name in on]
    columns = {name: [entry[name] for entry in entries] for name in entries[0]}
    small = engine.small(columns)
    conditions = [cells[name] == small[key] for name, key in zip(on, keys, strict=True)]
    new = [name for name in columns if name not in keys]
    kept = [cells[name] for name in cells.columns if name not in new]
    return cells.left_join(small, conditions).select(*kept, *(small[name] for name in new))


# ---------------------------------------------------------------- what a cell says


def _with_values(cells: ir.Table, opened: Opened) -> ir.Table:
    """With `numeral`, `beyond_numeral`, `hedge`, and of dates their first and last day."""
    import ibis

    cells = read_values(cells, opened.table.source.numbers)
    cells = cells.mutate(
        numeral=cells.is_date.fill_null(False).ifelse(None, cells.numeral),
        hedge=ibis.ifelse(cells.said_class == Hedge.BARE.value, cells.mark, cells.said_class),
    )
    if not opened.odd:
        empty = {"beyond_numeral": "string", "date_lower": "float64", "date_upper": "float64"}
        return cells.mutate(**{name: ibis.null(kind) for name, kind in empty.items()})
    cells = _joined(opened.engine, cells, [one.row for one in opened.odd], KEYS)
    is_odd = cells.numeral.isnull()
    return cells.mutate(
        numeral=is_odd.ifelse(cells.odd_numeral, cells.numeral),
        hedge=(is_odd & cells.odd_hedge.notnull()).ifelse(cells.odd_hedge, cells.hedge),
        beyond_numeral=is_odd.ifelse(cells.odd_beyond.nullif(""), None),
    )


def _with_states(cells: ir.Table, opened: Opened) -> ir.Table:
    """With `state` and `reason`."""
    import ibis

    missing = [text.upper() for text in opened.table.missing]
    is_missing = cells.text.isnull() | cells.text.upper().isin(missing)
    if not any(re.search(PLAIN, text) for text in missing):
        is_missing = ibis.ifelse(cells.is_plain, False, is_missing)
    is_hedged = cells.hedge != Hedge.BARE.value
    cells = cells.mutate(
        is_missing=is_missing,
        long=(cells.numeral.length() > MAX_DIGITS).ifelse(cells.numeral, ibis.null("string")),
        hedged=is_hedged.ifelse(cells.hedge, ibis.null("string")),
        hedged_numeral=is_hedged.ifelse(cells.numeral, ibis.null("string")),
    )
    reason = ibis.cases((cells.is_missing, ""), *((test, why.value) for why, test in _doubts(cells)), else_="")
    cells = cells.mutate(reason=reason)
    state = ibis.cases(
        (cells.is_missing, State.MISSING.value), (cells.reason == "", State.READ.value), else_=State.REFUSED.value
    )
    return cells.mutate(state=state)


def _doubts(cells: ir.Table) -> list[tuple[Unread, ir.BooleanValue]]:
    """What may be wrong with a cell, in the order of `Unread`."""
    mark, said_class = cells.mark, cells.said_class
    is_long = (cells.long.re_replace(r"e.*$|[^0-9]", "").length() > MAX_DIGITS).fill_null(False)
    two_hedges = (said_class != Hedge.BARE.value) & (mark != said_class)
    return [
        (Unread.SOURCE, cells.source.isnull()),
        (Unread.ENTITY, cells.about.isnull()),
        (Unread.INDICATOR, cells.indicator.isnull() | (cells.indicator == "")),
        (Unread.UNIT, cells.asked_unit.isnull()),
        (Unread.DIMENSION, cells.fits.isnull()),
        (Unread.STATUS, cells.status.isnull()),
        (Unread.HEDGE, said_class.isnull()),
        (Unread.TWO_HEDGES, (mark == Hedge.BARE.value).ifelse(False, two_hedges)),
        (Unread.NO_PERIOD, cells.needs_period & (cells.period == "")),
        (Unread.PERIOD, cells.period.isnull()),
        (Unread.NUMBER, cells.numeral.isnull()),
        (Unread.DIGITS, ~cells.is_date & (is_long | (cells.last_place.abs() > MAX_EXPONENT))),
        (Unread.BESIDE, _has_no_reading(cells)),
    ]


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


def _with_ends(cells: ir.Table, opened: Opened, places: Mapping[tuple[str, str], int], *, are_bare: bool) -> ir.Table:
    """With `place`, and the ends of the cells that are read; null elsewhere."""
    declared = {one.name: one.precision for one in opened.table.values}
    entries = [
        {
            "source_key": source,
            "column_key": column,
            "place": place,
            "step": float(_step(declared[column], place)),
            "bare_step": 0.0 if declared[column] == "exact" else float(_step(declared[column], place)),
        }
        for (source, column), place in sorted(places.items())
    ] or [{"source_key": "", "column_key": "", "place": 0, "step": 0.0, "bare_step": 0.0}]
    cells = _joined(opened.engine, cells, entries, ("source", "column"))
    is_read = cells.state == State.READ.value
    value = is_read.ifelse(cells.numeral.try_cast("float64") * cells.power, None)
    cells = cells.mutate(
        value=cells.is_date.ifelse(0.0, value),
        step=cells.bare_step if are_bare else cells.hedged.isnull().ifelse(cells.bare_step, cells.step),
        beyond=cells.beyond_numeral.try_cast("float64") * cells.power,
        few_digits=(cells.scale == 0) & (cells.numeral.length() <= EXACT_DIGITS),
    )
    cells = with_bare_ends(cells) if are_bare else with_ends(cells)
    return (_with_days(cells) if _may_be_dates(opened) else cells).select(*CELLS)


def _may_be_dates(opened: Opened) -> bool:
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


def _constant(value: Any) -> ir.Value:
    """A literal of the type that a column of such values has."""
    import ibis

    return ibis.literal(value).cast("int64") if type(value) is int else ibis.literal(value)


def _text(value: str) -> ir.StringValue:
    return _constant(value)
