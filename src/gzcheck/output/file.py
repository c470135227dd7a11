"""A result written to a file instead of being printed: whole or not at all, in the format that its name ends in."""

from __future__ import annotations

from pathlib import Path

from gzcheck.model import Stop
from gzcheck.settings import Format

ENDINGS = {
    ".sarif.json": Format.SARIF,
    ".sarif": Format.SARIF,
    ".json": Format.JSON,
    ".xml": Format.JUNIT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".txt": Format.TEXT,
}
"""What a name that ends so is for, the longer ending first."""


def format_of(name: str) -> Format:
    """The format that a file's name ends in; raises `Stop` for one that says none."""
    for ending, format in ENDINGS.items():
        if name.lower().endswith(ending):
            return format
    raise Stop(f"{name}: its ending names no format; say --format, or end it in one of {', '.join(ENDINGS)}")


def write_file(name: str, text: str) -> None:
    """Put a result in place of whatever the file held; raises `Stop` where that cannot be, and nothing is changed."""
    from gzcheck.writing.files import WriteError, rewrite

    try:
        rewrite(Path(name), lambda _: text.encode("utf-8", "backslashreplace"))
    except WriteError as error:
        raise Stop(str(error)) from None
