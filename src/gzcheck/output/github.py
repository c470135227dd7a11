"""Workflow commands for GitHub Actions: every open finding as an annotation at its line.

The escapes are those of actions/toolkit (`packages/core/src/command.ts`): what a corpus holds can end neither the
property it stands in nor the line, so it never becomes a command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gzcheck.model import Location, Severity
from gzcheck.output import Board, Canvas, Findings, Posted, board_of, clip, details, plural, relative, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
LONGEST = 4_000
"""Characters of a message; the runner cuts it at 4,096, and what is cut nobody would miss."""
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def findings(result: Findings, canvas: Canvas) -> str:
    """One line for what was not checked, one a finding, and the totals.

    GitHub shows the first ten annotations of each kind: what was not checked goes before them, or nobody would see it.
    """
    board = board_of(result, canvas.corpus)
    lines = []
    if board.gaps:
        said = _fitting([visible(one.text) for one in board.gaps])
        lines.append(_command("notice", {"title": "gzcheck: not checked"}, said))
    lines += [_annotation(one, board, canvas) for one in board.standing]
    lines += [f"gzcheck: {visible(total)}" for total in board.totals]
    return "".join(f"{line}\n" for line in lines)


def _annotation(posted: Posted, board: Board, canvas: Canvas) -> str:
    finding = posted.finding
    said = [visible(finding.message), f"fingerprint: {finding.fingerprint}", *details(finding)]
    properties = dict(_place(finding.location, canvas))
    state = f" ({posted.state.value})" if board.is_compared else ""
    properties["title"] = f"{finding.rule.code} {finding.rule.name}{state}"
    return _command(_COMMANDS[finding.severity], properties, _fitting(said))


def _fitting(lines: Sequence[str]) -> str:
    """As many lines as GitHub shows; the others are counted."""
    said, room = [clip(lines[0], LONGEST // 2)], LONGEST // 2
    for line in lines[1:]:
        if (room := room - len(line) - 1) < 0:
            break
        said.append(line)
    left = len(lines) - len(said)
    return "\n".join([*said, *([f"and {plural(left, 'more line')}: --format text has all"] if left else [])])


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
