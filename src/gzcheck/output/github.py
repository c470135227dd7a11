"""Not written yet."""

from __future__ import annotations

from gzcheck.model import Difference, ProofReport, Report
from gzcheck.output import Canvas
from gzcheck.output.board import board_of


def findings(result: Report | ProofReport | Difference, canvas: Canvas) -> str:
    """Findings."""
    return board_of(result, canvas.corpus).title
