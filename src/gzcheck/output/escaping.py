"""Text from files made safe to show: control characters and terminal escapes become visible."""

from __future__ import annotations

import re
import unicodedata

from gzcheck.model import HIDDEN, as_text


def visible(text: str) -> str:
    """The text on one line, with everything a terminal might act on written as an escape such as \\x1b."""
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(_escape, as_text(text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def as_json(data: object, *, is_sorted: bool = False, indent: int | None = 2) -> str:
    """JSON with a line break at the end (on one line without `indent`), in which no hidden character stands raw.

    All that is printed as JSON is made here, since JSON itself lets most of these characters through.
    """
    import json  # only a few formats need it

    def escaped(match: re.Match[str]) -> str:
        return match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1]

    return HIDDEN.sub(escaped, json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=is_sorted)) + "\n"


def width(text: str) -> int:
    """Columns the text takes on a terminal: East Asian wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def clip(text: str, columns: int) -> str:
    """The text cut to a number of columns, with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    room = columns - 1
    for place, char in enumerate(text):
        if (room := room - width(char)) < 0:
            return text[:place] + "…"
    return text


def pad(text: str, columns: int) -> str:
    """The text cut and filled to exactly a number of columns."""
    text = clip(text, columns)
    return text + " " * (columns - width(text))
