"""Text from files made safe to show: control characters and terminal escapes become visible."""

from __future__ import annotations

import re
import unicodedata

_ACTED_ON = (
    r"\x00-\x1f\x7f-\x9f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u2028\u2029\ud800-\udfff\ufff9-\ufffb"
    r"\U000110bd\U000110cd\U00013430-\U0001343f"
)
"""Categories Cc, Cf, Cs, Zl and Zp, but for those below; written out because asking takes a tenth of a second."""

_IGNORED = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point in DerivedCoreProperties.txt of the Unicode Character Database."""

HIDDEN = re.compile(f"[{_ACTED_ON}{_IGNORED}]")
"""Characters that a terminal might act on, or that nobody can see."""


def visible(text: str) -> str:
    """The text on one line, with everything a terminal might act on written as an escape such as \\x1b."""
    return HIDDEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """Columns the text takes on a terminal: East Asian wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def clip(text: str, columns: int) -> str:
    """The text cut to a number of columns, with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept) + width(char) > columns - 1:
            break
        kept += char
    return kept + "…"


def pad(text: str, columns: int) -> str:
    """The text cut and filled to exactly a number of columns."""
    text = clip(text, columns)
    return text + " " * (columns - width(text))
