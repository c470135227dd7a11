"""How two or more printed figures are read and whether they meet, as text, JSON, or drawn on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gzcheck.model.figure import Figure
from gzcheck.model.hedge import HEDGES_VERSION
from gzcheck.model.verdict import Verdict
from gzcheck.output import Canvas
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.output.visible import visible
from gzcheck.wording import figures as wording

if TYPE_CHECKING:
    from gzcheck.model.explanation import Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two printed figures and the answer."""

    printed: tuple[str, str]
    figures: tuple[Figure, Figure]
    verdict: Verdict
    reason: str
    explanations: tuple[Explanation, ...] = ()


def render_text(comparison: Comparison, canvas: Canvas) -> str:
    """Both readings, the drawing, the verdict and why."""
    lines: list[str] = []
    for printed, figure in zip(comparison.printed, comparison.figures, strict=True):
        name = figure.unit.name
        lines.append(f"“{visible(printed)}”")
        lines.append(f"  is read as {wording.figure(figure)}: hedge {figure.hedge.value}, unit {name}")
        lines.append(f"  must mean  {wording.interval(figure.span.hard, name)}")
        lines.append(f"  suggests   {wording.interval(figure.span.soft, name)}")
    lines += ["", *_drawing(comparison, canvas.width), "", f"{comparison.verdict.value}: {comparison.reason}"]
    lines += [f"  • {visible(explanation.text)}" for explanation in comparison.explanations]
    return "\n".join(lines) + "\n"


def _drawing(comparison: Comparison, columns: int) -> list[str]:
    factor = comparison.figures[0].unit.factor
    rows: Sequence[Row] = [
        Row(visible(printed), figure.base.scaled(1 / factor))
        for printed, figure in zip(comparison.printed, comparison.figures, strict=True)
    ]
    return [*draw(rows, min(columns, 80) - 2), LEGEND]


def render_json(comparison: Comparison, canvas: Canvas) -> str:
    """The same as JSON."""
    from gzcheck.output.json import SCHEMA_VERSION, dump, figure_data

    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "hedges_version": HEDGES_VERSION,
            "figures": [
                {"printed": printed, **figure_data(figure)}
                for printed, figure in zip(comparison.printed, comparison.figures, strict=True)
            ],
            "verdict": comparison.verdict.value,
            "reason": comparison.reason,
            "explanations": [{"kind": item.kind, "text": item.text} for item in comparison.explanations],
        }
    )
