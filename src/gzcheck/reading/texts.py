"""Texts to scan: a file or standard input as characters, or a clear reason why not."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass

from gzcheck.model import Stop
from gzcheck.reading import Missing, Refused, printable, read_file

MAX_BYTES = 20 * 1024 * 1024
STDIN = "-"
_SHOWN_AS = "<stdin>"
_HTML = re.compile(r"\s*(?:<\?xml\b[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(r"</(?:p|div|span|td|tr|li|script|style)>", re.IGNORECASE)
_MANY_TAGS = 5
"""Closing tags from which a text is a page; a few stand in Markdown too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenText:
    """A text as somebody gave it."""

    path: str
    """As shown; `<stdin>` for standard input."""
    text: str
    sha256: str


def read_text(path: str) -> GivenText:
    """The text of a file, or of standard input for "-"; raises `Stop` for what is no text in UTF-8, or too large."""
    content = _standard_input() if path == STDIN else _file(path)
    return given_text(_SHOWN_AS if path == STDIN else printable(path), content)


def given_text(shown: str, content: bytes) -> GivenText:
    """The same of what somebody has read already; `shown` is its name."""
    if len(content) > MAX_BYTES:
        raise Stop(f"{shown}: larger than {MAX_BYTES // 1024 // 1024} MiB; split it into several texts")
    if b"\0" in content:
        raise Stop(f"{shown}: holds NUL bytes, so it is no text in UTF-8; convert it first (iconv, pandoc, pdftotext)")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Stop(
            f"{shown}:{line}: not UTF-8 (byte {error.start}); convert it, for example with iconv -t UTF-8"
        ) from None
    if not text.strip():
        raise Stop(f"{shown}: is empty, so there is nothing to read")
    if _HTML.match(text) or len(_TAGS.findall(text)) >= _MANY_TAGS:
        raise Stop(f"{shown}: is HTML; take the text out of it first, for example with pandoc -t plain or lynx -dump")
    return GivenText(path=shown, text=text, sha256=hashlib.sha256(content).hexdigest())


def _file(path: str) -> bytes:
    try:
        return read_file(path, MAX_BYTES)
    except Missing:
        raise Stop(f"{printable(path)}: there is no such file") from None
    except Refused as refused:
        raise Stop(f"{printable(path)}: {refused}") from None


def _standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, AttributeError) as error:
        raise Stop(f"standard input cannot be read: {error}") from None
