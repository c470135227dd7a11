"""The files of a table -> relations of texts, a row for each cell of figures, in the words of the file.

Columns: `file`, `row`, `column`, `figure` (the cell as the file has it), and for each of source, about, indicator,
period, status, unit and hedge what a column of the file says, as `said_<role>`; null where none does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gzcheck.model import Role, Table
from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.sheets import Sheet, own_name
from gzcheck.tables.values import is_typed

if TYPE_CHECKING:
    import ibis.expr.types as ir

SAID = (Role.SOURCE, Role.ABOUT, Role.INDICATOR, Role.PERIOD, Role.STATUS, Role.UNIT, Role.HEDGE)
"""What columns say beside the figures."""


def said(role: Role) -> str:
    """The column that holds what the file says."""
    return f"said_{role.value}"


SAYING = (FILE, ROW, "column", *(said(role) for role in SAID))
"""The columns but for the figure, whose type hangs on the file."""


def rows_of(engine: Engine, table: Table, sheets: Sequence[Sheet]) -> tuple[ir.Table, ...]:
    """The cells of a table, those of files of one form together."""
    return tuple(_cells(engine, sheet, table) for sheet in sheets)


def _cells(engine: Engine, sheet: Sheet, table: Table) -> ir.Table:
    """The cells of some files: those of the one column of figures, or of all of a wide table below one another."""
    import ibis

    scan = engine.scan(sheet.scan(table))
    known = {said(role): _text_of(scan[own_name(table, name)]) for role, name in table.columns.items()}
    known |= {FILE: scan[FILE], ROW: scan[ROW].cast("int64")}
    missing = {said(role): ibis.null("string") for role in SAID if said(role) not in known}
    figures = {one.name: scan[own_name(table, one.name)] for one in table.values}
    if len(figures) == 1:
        [(column, figure)] = figures.items()
        figure = figure if is_typed(figure) else _text_of(figure)
        rows = scan.select(**known, **missing, column=ibis.literal(column), figure=figure)
    else:
        names = {f"cell{i}": name for i, name in enumerate(figures)}
        texts = {own: _text_of(figures[name]) for own, name in names.items()}
        wide = scan.select(**known, **missing, **texts)
        rows = wide.pivot_longer(
            list(texts), names_to="column", values_to="figure", names_transform=lambda one: names[one]
        )
    return rows.select(*SAYING, "figure")


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
