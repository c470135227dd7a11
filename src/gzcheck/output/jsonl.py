"""JSON as lines, for findings by the million: each finding is an object on a line, and the last line has the totals."""

from __future__ import annotations

from gzcheck.output import Canvas, Data, Findings, as_json, finding_data
from gzcheck.output.board import board_of
from gzcheck.output.json import SCHEMA_VERSION


def findings(result: Findings, canvas: Canvas) -> str:
    """The findings in the order of the report."""
    board = board_of(result, canvas.corpus)
    lines = [_line({"state": one.state.value, "finding": finding_data(one.finding)}) for one in board.posted]
    not_checked = [{"reason": one.name, "count": one.count, "text": one.text} for one in board.gaps]
    return "".join([*lines, _line({"totals": list(board.totals), "not_checked": not_checked})])


def _line(data: Data) -> str:
    return as_json({"schema_version": SCHEMA_VERSION, **data}, is_sorted=True, indent=None)
