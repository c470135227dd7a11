"""A result written to a file instead of being printed: whole or not at all, in the format that its name ends in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from gzcheck.model import Stop
from gzcheck.settings import Format, Settings

ENDINGS = {
    ".sarif.json": Format.SARIF,
    ".sarif": Format.SARIF,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
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


_CLAIMED = (".yaml", ".yml")
"""What a file of a corpus ends in."""


def check_place(name: str, named: Iterable[str], settings: Settings) -> None:
    """Raise `Stop` where a result must not or cannot go, before the run has done anything.

    A file that the run reads is never replaced by what was found in it: a draft, a text, a file of a corpus, or a
    source's own text.
    """
    from gzcheck.writing.files import WriteError, check_writable

    if _is_read(name, [str(settings.corpus), *named], [settings.snapshots, settings.tables]):
        raise Stop(f"{name} is among what this run reads: name another file for the result")
    try:
        check_writable(Path(name))
    except WriteError as error:
        raise Stop(str(error)) from None


def _is_read(name: str, read: Sequence[str], outside: Iterable[Path | None]) -> bool:
    """Whether a run on these files and folders takes this file for one of its own, or would the next time."""
    if name.lower().endswith(_CLAIMED) and any(_holds(one, name) for one in read):
        return True
    if not os.path.exists(name):
        return False
    if any(folder is not None and _holds(str(folder), name) for folder in outside):
        return True
    return any(_is_same(one, name) for one in read)


def _is_same(one: str, name: str) -> bool:
    return os.path.isfile(one) and os.path.samefile(one, name)


def _holds(folder: str, name: str) -> bool:
    return Path(os.path.realpath(folder)) in Path(os.path.realpath(name)).parents


def write_file(name: str, text: str) -> None:
    """Put a result in place of whatever the file held; raises `Stop` where that cannot be, and nothing is changed."""
    from gzcheck.writing.files import WriteError, rewrite

    try:
        rewrite(Path(name), lambda _: text.encode("utf-8", "backslashreplace"))
    except WriteError as error:
        raise Stop(str(error)) from None
