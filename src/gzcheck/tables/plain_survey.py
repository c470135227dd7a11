"""The survey of a table whose cells are all plain numbers, as most of large tables are: less is asked of each.

What it comes to is what `survey_of` would come to. Where anything else stands in a cell, or might be wrong with what a
row is on, nothing is said, and all is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gzcheck.model import FLOAT_DIGITS, MAX_EXPONENT, Hedge, Role
from gzcheck.tables.cells import PRINTED_IN, Opened, State, doubted, may_be_dates
from gzcheck.tables.figures import union_of
from gzcheck.tables.values import PLAIN, is_typed, style_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

TRIED = 10_000
"""Rows that are looked at first: with anything else among these, the others need not be tried."""


def plain_survey(opened: Opened) -> list[dict[str, Any]] | None:
    """The rows of the survey of an opened table; None where it has to be asked for in full."""
    if not _is_simple(opened):
        return None
    rows = union_of(one.select(*PRINTED_IN, "figure") for one in opened.rows)
    return _survey(opened, rows.limit(TRIED)) and _survey(opened, rows)


def _is_simple(opened: Opened) -> bool:
    """Whether nothing can be wrong with a cell but its figure, and figures are texts."""
    table = opened.table
    is_bare = opened.things.same.get("said_class") == Hedge.BARE.value and not may_be_dates(opened)
    has_codes = any(re.search(PLAIN, text) for text in table.missing)
    are_texts = all("figure" in rows.columns and not is_typed(rows.figure) for rows in opened.rows)
    return is_bare and not has_codes and are_texts and style_of(table.source).decimal == "." and _is_on_things(opened)


def _is_on_things(opened: Opened) -> bool:
    """Whether it is known of each row what it is on, at what time."""
    table = opened.table
    declared = ((Role.INDICATOR, "indicator"), (Role.PERIOD, "period"))
    names = [name for role, name in declared if role not in table.columns]
    return doubted(opened) <= opened.things.sure and all(getattr(one, name) for one in table.values for name in names)


def _survey(opened: Opened, rows: ir.Table) -> list[dict[str, Any]] | None:
    """By source, column and scale how many cells there are, with the finest place, if all of these are plain."""
    import ibis

    figure: Any = rows.figure
    rows = rows.mutate(length=figure.length(), point=figure.find("."))
    counts = rows.group_by(*PRINTED_IN).agg(
        cells=rows.count(),
        others=(~figure.re_search(PLAIN).fill_null(False)).sum(),
        longest=rows.length.max(),
        decimals=ibis.ifelse(rows.point >= 0, rows.length - rows.point - 1, 0).max(),
        telling=(~figure.endswith("0")).any(),
    )
    found = opened.engine.rows(counts.order_by(*PRINTED_IN))
    return [_counted(row) for row in found] if found and all(map(_is_plain, found)) else None


def _is_plain(row: Mapping[str, Any]) -> bool:
    """Whether all cells are plain numbers without noise of binary floats, one of which at least tells the place."""
    tells = row["decimals"] > 0 or row["telling"]
    is_meant = abs(row["scale"]) + row["decimals"] <= MAX_EXPONENT
    return not row["others"] and row["longest"] <= FLOAT_DIGITS and tells and is_meant


def _counted(row: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: row[name] for name in (*PRINTED_IN, "cells")}
    none = {"reason": "", "hedged": 0, "unusual": 0}
    return {**kept, **none, "state": State.READ.value, "place": row["scale"] - row["decimals"]}
