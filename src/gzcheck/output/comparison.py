"""Two printed figures, how they are read, and whether they meet, drawn on one axis."""

from __future__ import annotations

from gzcheck.model import Comparison
from gzcheck.output import visible
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.wording import figures as wording


def comparison_lines(result: Comparison, width: int) -> list[str]:
    """Both readings, the drawing, the verdict and why."""
    lines: list[str] = []
    for printed, figure in zip(result.printed, result.figures, strict=True):
        name = figure.unit.name
        lines.append(f"“{visible(printed)}”")
        lines.append(f"  is read as {wording.figure(figure)}: hedge {figure.hedge.value}, unit {name}")
        lines.append(f"  must mean  {wording.interval(figure.span.hard, name)}")
        lines.append(f"  suggests   {wording.interval(figure.span.soft, name)}")
    lines += ["", *_drawing(result, width), "", f"{result.verdict.value}: {result.reason}"]
    return [*lines, *(f"  • {visible(explanation.text)}" for explanation in result.explanations)]


def _drawing(result: Comparison, columns: int) -> list[str]:
    unit = result.figures[0].unit
    rows = [
        Row(visible(printed), unit.span_from_base(figure.base))
        for printed, figure in zip(result.printed, result.figures, strict=True)
    ]
    return [*draw(rows, min(columns, 80) - 2, unit.name), LEGEND]
