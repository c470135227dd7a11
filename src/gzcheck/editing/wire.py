"""Between places in a text and positions of the language server protocol, which count units of an encoding from 0.

A line ends where YAML and the protocol say so (`lines_of`), not where `str.splitlines` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol import types

from gzcheck.editing.notes import Note
from gzcheck.model import Location

_TOKEN = re.compile(r"[^\s,{}\[\]]+")
"""What is underlined at a place whose end is not known."""
UTF_16 = "utf-16"


def units_in(text: str, encoding: str = UTF_16) -> int:
    """How many units of the encoding a text takes."""
    if text.isascii() or encoding == "utf-32":
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def column_at(line: str, units: int, encoding: str = UTF_16) -> int:
    """The column, from 1, of the character at so many units; a position inside a character is that character's."""
    if line.isascii():
        return min(units, len(line)) + 1
    column, taken = 1, 0
    for char in line:
        taken += units_in(char, encoding)
        if taken > units:
            break
        column += 1
    return column


def place_at(position: types.Position, lines: Sequence[str], encoding: str = UTF_16) -> tuple[int, int]:
    """Line and column, both from 1, of a position."""
    line = lines[position.line] if position.line < len(lines) else ""
    return position.line + 1, column_at(line, position.character, encoding)


def range_of(location: Location, lines: Sequence[str], encoding: str = UTF_16) -> types.Range:
    """The range of a location in a file of these lines; where its end is not known, that of the word there."""
    end_line, end_column = location.end
    if not location.end_line:
        text = lines[location.line - 1] if location.line <= len(lines) else ""
        word = _TOKEN.match(text, location.column - 1)
        end_column = word.end() + 1 if word else location.column
    start = _position(location.line, location.column, lines, encoding)
    return types.Range(start=start, end=_position(end_line, end_column, lines, encoding))


def _position(line: int, column: int, lines: Sequence[str], encoding: str) -> types.Position:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return types.Position(line=line - 1, character=units_in(text[: column - 1], encoding))


def diagnostic_of(
    note: Note, lines: Sequence[str], related: Sequence[types.DiagnosticRelatedInformation], encoding: str = UTF_16
) -> types.Diagnostic:
    """A note as the protocol has it; `lines` are those of its file."""
    link = types.CodeDescription(href=note.documentation.as_uri()) if note.documentation else None
    return types.Diagnostic(
        range=range_of(note.location, lines, encoding),
        severity=types.DiagnosticSeverity(note.level),
        code=note.code or None,
        code_description=link if note.code else None,
        source="gzcheck",
        message=note.message,
        related_information=list(related) or None,
        data={"fingerprint": note.finding.fingerprint} if note.finding else None,
    )
