"""Workflow commands for GitHub Actions: every open finding as an annotation at its line.

The escapes are those of actions/toolkit (`packages/core/src/command.ts`): what a corpus holds can end neither the
property it stands in nor the line, so it never becomes a command.
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import Difference, Finding, Location, ProofReport, Report, Severity
from gzcheck.output import Canvas
from gzcheck.output.board import board_of
from gzcheck.output.details import details
from gzcheck.output.places import relative
from gzcheck.output.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def findings(result: Report | ProofReport | Difference, canvas: Canvas) -> str:
    """A line a finding, one for what was not checked, and the totals."""
    board = board_of(result, canvas.corpus)
    lines = [_annotation(one.finding, canvas) for one in board.standing]
    if board.gaps:
        said = "\n".join(visible(one.text) for one in board.gaps)
        lines.append(_command("notice", {"title": "gzcheck: not checked"}, said))
    lines += [f"gzcheck: {visible(total)}" for total in board.totals]
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding, canvas: Canvas) -> str:
    said = [visible(finding.message), *details(finding), f"fingerprint: {finding.fingerprint}"]
    properties = dict(_place(finding.location, canvas))
    properties["title"] = f"{finding.rule.code} {finding.rule.name}"
    return _command(_COMMANDS[finding.severity], properties, "\n".join(said))


def _place(location: Location, canvas: Canvas) -> Iterator[tuple[str, str]]:
    """Columns only within one line: GitHub takes none that span more."""
    if not location.path:
        return
    end_line, end_column = location.end
    yield "file", visible(relative(location.path, canvas))
    yield "line", str(location.line)
    yield "endLine", str(end_line)
    if end_line == location.line:
        yield "col", str(location.column)
        yield "endColumn", str(end_column)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={value.translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_IN_MESSAGES)}"
