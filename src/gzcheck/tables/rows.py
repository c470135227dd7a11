"""The files of a table -> one relation of texts, a row for each cell of figures, in the words of the file.

Columns: `file`, `row`, `column`, `text` (the cell), and for each of source, about, indicator, period, status, unit and
hedge what a column of the file says, as `said_<role>`; null where none does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from gzcheck.model import Role, Table
from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.sheets import Sheet, own_name
from gzcheck.tables.values import SPELLED, is_typed, spelled, typed

if TYPE_CHECKING:
    import ibis.expr.types as ir

SAID = (Role.SOURCE, Role.ABOUT, Role.INDICATOR, Role.PERIOD, Role.STATUS, Role.UNIT, Role.HEDGE)
"""What columns say beside the figures."""


def said(role: Role) -> str:
    """The column that holds what the file says."""
    return f"said_{role.value}"


def rows_of(engine: Engine, table: Table, sheets: Sequence[Sheet]) -> ir.Table:
    """All cells of all files of a table, with what `values.spelled` adds.

    Text files are gone through once, whatever is asked of their cells; of other files only the columns that it needs.
    """
    parts = [_cells(engine, sheet, table) for sheet in sheets]
    return reduce(lambda one, other: one.union(other), parts)


def _cells(engine: Engine, sheet: Sheet, table: Table) -> ir.Table:
    """The cells of some files: those of the one column of figures, or of all of a wide table below one another."""
    scan = engine.scan(sheet.scan(table))
    known = {said(role): _text_of(scan[own_name(table, name)]) for role, name in table.columns.items()}
    known |= {FILE: scan[FILE], ROW: scan[ROW].cast("int64")}
    figures = {f"cell{i}": scan[own_name(table, one.name)] for i, one in enumerate(table.values)}
    alone = table.values[0].name if len(figures) == 1 else ""
    if alone and is_typed(figures["cell0"]):
        rows = scan.select(**known, figure=figures["cell0"])
        return engine.named(_in_order(typed(rows, rows.figure), alone))
    texts = {name: _text_of(figure) for name, figure in figures.items()}
    if alone:
        rows = scan.select(**known, text=texts["cell0"])
    else:
        names = {f"cell{i}": one.name for i, one in enumerate(table.values)}
        wide = scan.select(**known, **texts)
        rows = wide.pivot_longer(
            list(texts), names_to="column", values_to="text", names_transform=lambda one: names[one]
        )
    columns = [*rows.columns, *SPELLED]
    rows = spelled(rows, table.source.numbers).select(*columns)
    return engine.named(_in_order(engine.keep(rows) if sheet.is_text else rows, alone))


def _in_order(rows: ir.Table, alone: str) -> ir.Table:
    """The same columns in the same order, whichever the file has; what is the same in all rows need not be kept.

    `alone`: the one column of figures; empty where a column says in which one a cell stands.
    """
    import ibis

    missing = {said(role): ibis.null("string") for role in SAID if said(role) not in rows.columns}
    same = {"column": ibis.literal(alone)} if alone else {}
    full = rows.mutate(**missing, **same)
    return full.select(FILE, ROW, "column", "text", *(said(role) for role in SAID), *SPELLED)


def _text_of(column: ir.Value) -> ir.StringValue:
    """A column as text: floats in their shortest decimal form, all else as it is kept."""
    kind = column.type()
    if kind.is_string():
        return column
    text = column.cast("string")
    if kind.is_floating():
        return text.lower().re_replace(r"\.0$|\.0(e)", r"\1")
    if kind.is_timestamp():
        return text.re_replace(r"\.0+$", "")
    return text
