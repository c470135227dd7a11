"""The files of a table -> relations of texts, a row for each cell of figures, in the words of the file.

Columns: `file`, `row`, `column`, `figure` (the cell as the file has it; `NUMBER` instead for cells that it keeps as
numbers, of which only the text is left), and for each of source, about, indicator,
period, status, unit, scale and hedge what a column of the file says, as `said_<role>`; null where none does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gzcheck.model import PeriodPart, Role, Table
from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.figures import union_of
from gzcheck.tables.periods import put_together
from gzcheck.tables.sheets import Sheet, Unusable, own_name
from gzcheck.tables.values import NUMBER, is_typed

if TYPE_CHECKING:
    import ibis.expr.types as ir

SAID = (Role.SOURCE, Role.ABOUT, Role.INDICATOR, Role.PERIOD, Role.STATUS, Role.UNIT, Role.SCALE, Role.HEDGE)
"""What columns say beside the figures."""


def said(role: Role) -> str:
    """The column that holds what the file says."""
    return f"said_{role.value}"


SAYING = (FILE, ROW, "column", *(said(role) for role in SAID))
"""The columns but for the figure, whose type hangs on the file."""


Scanned = Sequence[tuple[Sheet, "ir.Table"]]
"""Files of one form, each with the relation of their columns."""


def rows_of(table: Table, scanned: Scanned) -> tuple[ir.Table, ...]:
    """The cells of a table, those of files of one form together, but numbers and texts apart."""
    return tuple(cells for sheet, scan in scanned for cells in _cells_in(sheet, _only(table, scan), table))


def left_out(engine: Engine, table: Table, scanned: Scanned) -> int:
    """How many rows are left out, since they have other texts than the table declares. Raises `Unusable` for such a
    text that no row has."""
    import ibis

    if not table.only:
        return 0
    own = {name: own_name(table, name) for name in table.only}
    rows = union_of(scan.select(**{name: _told(scan[name]) for name in own.values()}) for _, scan in scanned)
    for name, texts in table.only.items():
        there = rows.filter(rows[own[name]].isin(texts)).select(text=own[name]).distinct()
        found = {row["text"] for row in engine.rows(there)}
        if missing := [text for text in texts if text not in found]:
            message = f"no row has {missing[0]!r} in the column {name!r}"
            raise Unusable(table.at("only"), message, "correct 'only:'", key=f"{name} {missing[0]}")
    [counts] = engine.rows(rows.agg(every=rows.count(), kept=rows.count(where=ibis.and_(*_wanted(table, rows)))))
    return int(counts["every"] - counts["kept"])


def _only(table: Table, scan: ir.Table) -> ir.Table:
    """The rows of a scan that are read."""
    return scan.filter(*_wanted(table, scan)) if table.only else scan


def _wanted(table: Table, scan: ir.Table) -> list[ir.BooleanValue]:
    """What holds of the rows of a scan that are read."""
    return [_told(scan[own_name(table, name)]).isin(texts) for name, texts in table.only.items()]


def _told(column: ir.Value) -> ir.StringValue:
    return _text_of(column).fill_null("").strip()


def _cells_in(sheet: Sheet, scan: ir.Table, table: Table) -> Iterator[ir.Table]:
    """The cells of some files: those that are kept as numbers, then the others."""
    names = [one.name for one in table.values]
    numbers = [name for name in names if name in sheet.numbers]
    if numbers:
        yield _cells(scan, table, numbers, NUMBER)
    if len(numbers) < len(names):
        yield _cells(scan, table, [name for name in names if name not in sheet.numbers], "figure")


def _cells(scan: ir.Table, table: Table, names: Sequence[str], called: str) -> ir.Table:
    """The cells of some columns: as they are of one, as texts of several, which stand below one another then."""
    import ibis

    known = _said_in(scan, table) | {FILE: scan[FILE], ROW: scan[ROW].cast("int64")}
    missing = {said(role): ibis.null("string") for role in SAID if said(role) not in known}
    figures = {name: scan[own_name(table, name)] for name in names}
    if len(figures) == 1:
        [(column, figure)] = figures.items()
        figure = figure if is_typed(figure) else _text_of(figure)
        rows = scan.select(**known, **missing, column=ibis.literal(column), **{called: figure})
    else:
        own = {f"cell{i}": name for i, name in enumerate(figures)}
        texts = {cell: _text_of(figures[name]) for cell, name in own.items()}
        wide = scan.select(**known, **missing, **texts)
        rows = wide.pivot_longer(list(texts), names_to="column", values_to=called, names_transform=lambda one: own[one])
    return _with_parts(rows, table).select(*SAYING, called)


def _said_in(scan: ir.Table, table: Table) -> dict[str, ir.Value]:
    """What the columns of the file say beside the figures."""
    told = {said(role): _text_of(scan[own_name(table, name)]) for role, name in table.columns.items()}
    parts = {part: _text_of(scan[own_name(table, name)]) for part, name in table.parts.items()}
    return told | ({said(Role.PERIOD): put_together(parts)} if parts else {})


def _with_parts(rows: ir.Table, table: Table) -> ir.Table:
    """With the month or quarter that a column of figures holds, of the year that another column says."""
    import ibis

    period = rows[said(Role.PERIOD)]
    holding = [
        (rows.column == one.name, put_together({PeriodPart.YEAR: period, one.part[0]: ibis.literal(str(one.part[1]))}))
        for one in table.values
        if one.part
    ]
    return rows.mutate(**{said(Role.PERIOD): ibis.cases(*holding, else_=period)}) if holding else rows


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
