"""What became of all cells, in numbers, and examples of those that are not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gzcheck.model import Fault, Location, Role, Table, TableTotals, clipped
from gzcheck.reading import MIXED_ROWS, UNREAD_CELLS
from gzcheck.tables.cells import Opened, State, Unread
from gzcheck.tables.engines import FILE, PARQUET, ROW, Engine, Where
from gzcheck.tables.rows import said

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_LISTED = 20
"""How many columns a finding names."""
EXAMPLES = 5
"""How many cells of a kind a finding shows."""

Counts = Sequence[Mapping[str, Any]]
"""Rows of a survey: by source, column, scale, state and reason how many cells there are."""


def totals_of(surveys: Sequence[tuple[Opened, Counts]], sizes: Mapping[str, int], candidates: int) -> TableTotals:
    """The totals of all tables. `sizes`: how many groups of what kind their cells make."""
    states: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    rows = 0
    for opened, counts in surveys:
        rows += sum(row["cells"] for row in counts) // len(opened.table.values)
        for row in counts:
            states[row["state"]] += row["cells"]
            refused[row["reason"]] += row["cells"]
    del refused[""]
    return TableTotals(
        tables=len(surveys),
        rows=rows,
        left_out=sum(opened.left_out for opened, _ in surveys),
        read=states[State.READ.value],
        missing=states[State.MISSING.value],
        refused=dict(sorted(refused.items())),
        groups=sizes["groups"],
        alone=sizes["alone"],
        other_periods=sizes["other_periods"],
        candidates=candidates,
    )


def unread_cells(engine: Engine, opened: Opened, cells: ir.Table, counts: Counts, where: Where) -> Iterator[Fault]:
    """A fault for each reason for which cells of a table are not read, with the first of them."""
    reasons: Counter[str] = Counter()
    for row in counts:
        reasons[row["reason"]] += row["cells"]
    del reasons[""]
    if len(reasons) > 1:
        unread = cells.filter(cells.reason != "")
        words = sorted(map(said, set(_ROLES.values())))
        cells = engine.keep(unread.select("reason", "text", "column", FILE, ROW, *words))
    for reason in sorted(reasons):
        told = [said(_ROLES[reason])] if reason in _ROLES else []
        found = cells.filter(cells.reason == reason).order_by(*told, "text", "column", FILE, ROW).limit(EXAMPLES)
        examples = engine.rows(found)
        name = opened.table.source.id
        places = [where(name, row[FILE], row[ROW], _column(opened.table, row, reason)) for row in examples]
        shown = (_told(opened.table, row, reason, place) for row, place in zip(examples, places, strict=True))
        yield _fault(opened, reason, reasons[reason], [*dict.fromkeys(shown)], places[0])


LEAST_MIXED = 10
"""Groups with several figures of one source from which on these are no single slips."""
SHARE_MIXED = 0.1
"""The share of groups, likewise."""


def mixed_rows(tables: Iterable[Opened], repeated: Mapping[str, tuple[int, int]], one_in: int) -> Iterator[Fault]:
    """A fault for each table in which one source often prints several figures on one thing.

    `repeated`: by table, in how many groups its sources print figures, and in how many several that cannot all be true.
    `one_in`: of how many entities one was looked at.
    """
    for opened in tables:
        groups, several = repeated.get(opened.table.source.id, (0, 0))
        if several >= max(LEAST_MIXED, SHARE_MIXED * groups):
            part = f" (on one entity in {one_in:,})" if one_in > 1 else ""
            yield _mixed(opened, f"{several:,} of {groups:,} times{part}")


def _mixed(opened: Opened, often: str) -> Fault:
    name, used = opened.table.source.id, opened.table.wanted
    others = dict.fromkeys(column for sheet in opened.sheets for column in sheet.columns if column not in used)
    listed = ", ".join(repr(clipped(column)) for column in [*others][:MOST_LISTED])
    told = f"; columns that it does not name: {listed}" if others else ""
    first = next(iter(others), "column")
    return Fault(
        rule=MIXED_ROWS,
        location=opened.table.at("columns"),
        message=f"{name}: {often} one source prints figures on one thing at one time that cannot all be true{told}",
        hint=f"read one sort of rows with 'only: {{{first}: ...}}', or name what tells them apart",
        key=name,
    )


def _fault(opened: Opened, reason: str, count: int, examples: Sequence[str], place: Location) -> Fault:
    told = "; ".join(examples) + (f" and {count - len(examples):,} more" if count > len(examples) else "")
    name = opened.table.source.id
    return Fault(
        rule=UNREAD_CELLS,
        location=place,
        message=f"{name}: {count:,} {'cell is' if count == 1 else 'cells are'} not read: {reason}: {told}",
        hint=_HINTS.get(reason, "correct the file, or list under 'missing:' what stands for no figure"),
        key=f"{name} {reason}",
    )


def _told(table: Table, row: Mapping[str, Any], reason: str, place: Location) -> str:
    """ "line 6, column labs: '16-Apr'"; a Parquet file has rows and no lines."""
    text = row["text"] if not (role := _ROLES.get(reason)) else row[said(role)]
    column = f"column {clipped(_column(table, row, reason))}"
    if role is Role.PERIOD and table.parts:
        column = f"columns {', '.join(map(clipped, table.parts.values()))}"
    line = f"{'row' if row[FILE].lower().endswith(PARQUET) else 'line'} {place.line}"
    return f"{line}, {column}: {clipped(str(text or ''))!r}"


def _column(table: Table, row: Mapping[str, Any], reason: str) -> str:
    """The column in which stands what is not known."""
    role = _ROLES.get(reason)
    return table.columns.get(role, row["column"]) if role else str(row["column"])


_ROLES = {
    Unread.ENTITY.value: Role.ABOUT,
    Unread.INDICATOR.value: Role.INDICATOR,
    Unread.UNIT.value: Role.UNIT,
    Unread.SCALE.value: Role.SCALE,
    Unread.DIMENSION.value: Role.UNIT,
    Unread.STATUS.value: Role.STATUS,
    Unread.HEDGE.value: Role.HEDGE,
    Unread.PERIOD.value: Role.PERIOD,
}
"""Which column says what is not known; elsewhere it is the cell itself."""
_HINTS = {
    Unread.SOURCE.value: "say in the file who prints it",
    Unread.ENTITY.value: "register it, map it under 'entities:', or write 'entities: open'; fill cells that are empty",
    Unread.STATUS.value: "write actual, estimate, forecast or target there, or do not read the column",
    Unread.HEDGE.value: "write about, nearly, over, at least, under, at most, < or ~ there, or do not read the column",
    Unread.INDICATOR.value: "register it, or map it under 'indicators:'",
    Unread.UNIT.value: "map it under 'units:', or declare the unit in corpus.yaml; 'gzcheck units' lists all",
    Unread.SCALE.value: "map it under 'scales:' to a power of ten: {\"6\": 1e6}",
    Unread.DIMENSION.value: "map it under 'units:' to the unit that is meant, or correct the indicator of the row",
    Unread.NO_PERIOD.value: "fill the cell, name the column that says the period, or write 'constants: {period: ...}'",
    Unread.PERIOD.value: "write it as 2016, 2017-08, Aug 2017, 2017-08-06, 2019-Q3, 2017-08-06T06:11Z, 2010-04/2011-03",
}
