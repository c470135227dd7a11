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

if TYPE_CHECKING:
    import ibis.expr.types as ir

SAID = (Role.SOURCE, Role.ABOUT, Role.INDICATOR, Role.PERIOD, Role.STATUS, Role.UNIT, Role.HEDGE)
"""What columns say beside the figures."""


def said(role: Role) -> str:
    """The column that holds what the file says."""
    return f"said_{role.value}"


def rows_of(engine: Engine, table: Table, sheets: Sequence[Sheet]) -> ir.Table:
    """All cells of all files of a table."""
    parts = [_cells(engine.scan(sheet.scan(table)), table) for sheet in sheets]
    return reduce(lambda one, other: one.union(other), parts)


def _cells(scan: ir.Table, table: Table) -> ir.Table:
    """The cells of a scan: those of the one column of figures, or of all of a wide table below one another."""
    known = {said(role): _text_of(scan[own_name(table, name)]) for role, name in table.columns.items()}
    known |= {FILE: scan[FILE], ROW: scan[ROW].cast("int64")}
    texts = {f"cell{i}": _text_of(scan[own_name(table, one.name)]) for i, one in enumerate(table.values)}
    if len(texts) == 1:
        return _in_order(scan.select(**known, column=_literal(table.values[0].name), text=texts["cell0"]))
    names = {f"cell{i}": one.name for i, one in enumerate(table.values)}
    wide = scan.select(**known, **texts)
    return _in_order(
        wide.pivot_longer(list(texts), names_to="column", values_to="text", names_transform=lambda one: names[one])
    )


def _in_order(rows: ir.Table) -> ir.Table:
    """The same columns in the same order, whichever the file has."""
    import ibis

    missing = {said(role): ibis.null("string") for role in SAID if said(role) not in rows.columns}
    full = rows.mutate(**missing)
    return full.select(FILE, ROW, "column", "text", *(said(role) for role in SAID))


def _text_of(column: ir.Value) -> ir.StringValue:
    """A column as text: floats in their shortest decimal form, all else as it is kept."""
    kind = column.type()
    if kind.is_string():
        return _trimmed(column)
    text = column.cast("string")
    if kind.is_floating():
        return text.lower().re_replace(r"\.0$|\.0(e)", r"\1")
    if kind.is_timestamp():
        return text.re_replace(r"\.0+$", "")
    return text


def _trimmed(text: ir.StringValue) -> ir.StringValue:
    """A text without white space at its ends. Looking at the ends costs a tenth of trimming: all of it is below "!"."""
    may_have = (text < "!") | (text.right(1) < "!")
    return may_have.ifelse(text.strip(), text)


def _literal(text: str) -> ir.StringValue:
    import ibis

    return ibis.literal(text)
