"""`gzcheck identities`: every identity with its outcome, its arithmetic, and why it is worth checking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from gzcheck.model.identity import Evaluation
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.output import Canvas
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.output.visible import visible
from gzcheck.output.words import plural
from gzcheck.wording.arithmetic import bars, formula, lines, shown, side_unit

_MARKS = {
    Verdict.AGREE: "holds",
    Verdict.COMPATIBLE: "only by rounding",
    Verdict.CONFLICT: "broken",
    Verdict.DERIVED: "derived",
    Verdict.NOT_CHECKED: "not checked",
}


def render(evaluations: Sequence[Evaluation], format: str, canvas: Canvas) -> str:
    """All evaluations in one of the formats."""
    if format == "json":
        return _json(evaluations)
    if format == "text":
        body = [line for evaluation in evaluations for line in _plain(evaluation)]
        return "\n".join([*body, _totals(evaluations)]) + "\n"
    body = [line for evaluation in evaluations for line in _drawn(evaluation, canvas)]
    legend = [LEGEND, ""] if evaluations else []
    return "\n".join([*body, *legend, _totals(evaluations)]) + "\n"


def _totals(evaluations: Sequence[Evaluation]) -> str:
    counts = Counter(evaluation.verdict for evaluation in evaluations)
    parts = [f"{counts[verdict]} {said}" for verdict, said in _MARKS.items()]
    return f"{plural(len(evaluations), 'identity', 'identities')}: {', '.join(parts)}"


def _plain(evaluation: Evaluation) -> Iterator[str]:
    identity, outcome = evaluation.identity, _MARKS[evaluation.verdict]
    yield f"{visible(str(identity.location))}: {identity.id}: {outcome}: {visible(_outcome(evaluation))}"


def _outcome(evaluation: Evaluation) -> str:
    if evaluation.verdict is Verdict.NOT_CHECKED:
        return f"{evaluation.title}: {evaluation.reason}"
    if evaluation.verdict is Verdict.DERIVED:
        unit, span = side_unit(evaluation), evaluation.sides[0]
        return f"{evaluation.title}: {formula(evaluation)}; must be {shown(span.hard, unit)}, suggested {shown(span.soft, unit)}"
    return f"{evaluation.title}: {formula(evaluation)}"


def _drawn(evaluation: Evaluation, canvas: Canvas) -> Iterator[str]:
    yield from wrap(visible(evaluation.title), canvas.width)
    yield f"  {_MARKS[evaluation.verdict]}"
    yield from _wrapped(f"why: {visible(evaluation.identity.why)}", canvas.width)
    if evaluation.reason:
        yield from _wrapped(visible(evaluation.reason), canvas.width)
    if evaluation.sides:
        for line in lines(evaluation):
            yield from _wrapped(f"= {visible(line)}", canvas.width)
        rows = [Row(bar.label, bar.span) for bar in bars(evaluation)]
        yield from (f"  {line}" for line in draw(rows, min(canvas.width - 4, 76)))
    yield ""


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent="  ", subsequent_indent="    ")


def _json(evaluations: Sequence[Evaluation]) -> str:
    from gzcheck.output.json import SCHEMA_VERSION, dump

    return dump({"schema_version": SCHEMA_VERSION, "identities": [_data(evaluation) for evaluation in evaluations]})


def _data(evaluation: Evaluation) -> dict[str, Any]:
    from gzcheck.output.json import interval_data

    identity, unit = evaluation.identity, side_unit(evaluation).name if evaluation.sides else ""
    sides = [
        {"label": bar.label, "hard": interval_data(bar.span.hard), "soft": interval_data(bar.span.soft)}
        for bar in (bars(evaluation) if evaluation.sides else ())
    ]
    return {
        "id": identity.id,
        "title": identity.title,
        "why": identity.why,
        "severity": Severity(identity.severity).value,
        "binding": dict(evaluation.binding),
        "verdict": evaluation.verdict.value,
        "reason": evaluation.reason,
        "needs": list(evaluation.needs),
        "formula": formula(evaluation) if evaluation.sides else "",
        "sides": sides,
        "unit": unit,
        "claims": [claim.id for claim in evaluation.claims],
        "location": {
            "path": identity.location.path,
            "line": identity.location.line,
            "column": identity.location.column,
        },
    }
