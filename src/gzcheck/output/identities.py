"""`gzcheck identities`: every identity with its outcome, its arithmetic, and why it is worth checking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from gzcheck.model.finding import Severity
from gzcheck.model.identity import Evaluation, Standing
from gzcheck.output import Canvas
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.output.visible import visible
from gzcheck.output.words import plural
from gzcheck.wording.arithmetic import bars, formula, lines, shown, side_unit

_MARKS = {
    Standing.HOLDS: "holds",
    Standing.ROUNDING: "only by rounding",
    Standing.BROKEN: "broken",
    Standing.DERIVED: "derived",
    Standing.NOT_CHECKED: "not checked",
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
    counts = Counter(evaluation.standing for evaluation in evaluations)
    parts = [f"{counts[standing]} {_MARKS[standing]}" for standing in Standing]
    return f"{plural(len(evaluations), 'identity', 'identities')}: {', '.join(parts)}"


def _plain(evaluation: Evaluation) -> Iterator[str]:
    identity, standing = evaluation.identity, _MARKS[evaluation.standing]
    yield f"{visible(str(identity.location))}: {identity.id}: {standing}: {visible(_outcome(evaluation))}"


def _outcome(evaluation: Evaluation) -> str:
    if evaluation.standing is Standing.NOT_CHECKED:
        return f"{evaluation.title}: {evaluation.reason}"
    if evaluation.standing is Standing.DERIVED:
        hard, soft = evaluation.sides[0]
        unit = side_unit(evaluation)
        return f"{evaluation.title}: {formula(evaluation)}; must be {shown(hard, unit)}, suggested {shown(soft, unit)}"
    return f"{evaluation.title}: {formula(evaluation)}"


def _drawn(evaluation: Evaluation, canvas: Canvas) -> Iterator[str]:
    yield from wrap(visible(evaluation.title), canvas.width)
    yield f"  {_MARKS[evaluation.standing]}"
    yield from _wrapped(f"why: {visible(evaluation.identity.why)}", canvas.width)
    if evaluation.reason:
        yield from _wrapped(visible(evaluation.reason), canvas.width)
    if evaluation.sides:
        for line in lines(evaluation):
            yield from _wrapped(f"= {visible(line)}", canvas.width)
        rows = [Row(bar.label, bar.hard, bar.soft) for bar in bars(evaluation)]
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
        {"label": bar.label, "hard": interval_data(bar.hard), "soft": interval_data(bar.soft)}
        for bar in (bars(evaluation) if evaluation.sides else ())
    ]
    return {
        "id": identity.id,
        "title": identity.title,
        "why": identity.why,
        "severity": Severity(identity.severity).value,
        "binding": dict(evaluation.binding),
        "standing": evaluation.standing.value,
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
