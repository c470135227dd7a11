"""Snapshots are read from their folder outside the repository; nothing in a corpus leads out of it."""

from __future__ import annotations

import os
from pathlib import Path

from gzcheck.model import Snapshot, SnapshotState, lines_of
from gzcheck.reading import Missing, Refused, is_within, read_file

MAX_BYTES = 20 * 1024 * 1024


def read_snapshot(directory: Path, name: str) -> Snapshot:
    """Read `directory/name`; never raises, and never follows a path or link out of `directory`."""
    base = os.path.realpath(directory)
    path = os.path.join(base, name)
    try:
        if os.path.isabs(name) or ".." in Path(name).parts or not is_within(os.path.realpath(path), base):
            return Snapshot(SnapshotState.OUTSIDE, reason=f"{name} leads out of the snapshots directory")
        content = read_file(path, MAX_BYTES)
    except Missing:
        return Snapshot(SnapshotState.MISSING, reason=f"{name} is not in the snapshots directory")
    except Refused as refused:
        return Snapshot(SnapshotState.UNREADABLE, reason=f"{name} {refused}")
    except (OSError, ValueError) as error:  # a NUL in the name
        return Snapshot(SnapshotState.UNREADABLE, reason=f"{name} cannot be read: {error}")
    if len(content) > MAX_BYTES:
        return Snapshot(SnapshotState.UNREADABLE, reason=f"{name} is larger than {MAX_BYTES // 1024 // 1024} MiB")
    return _snapshot(name, content)


def _snapshot(name: str, content: bytes) -> Snapshot:
    """What stands in a file."""
    import hashlib  # costs every start that looks at no snapshot two milliseconds

    digest = hashlib.sha256(content).hexdigest()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Snapshot(SnapshotState.UNREADABLE, digest, reason=f"{name} is not UTF-8")
    numbered = [(number, line) for number, line in enumerate(lines_of(text), 1) if line.strip()]
    lines, paragraphs = tuple(number for number, _ in numbered), tuple(line for _, line in numbered)
    other_ends = content.replace(b"\r\n", b"\n"), content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    others = frozenset(hashlib.sha256(other).hexdigest() for other in other_ends) - {digest}
    return Snapshot(SnapshotState.READ, digest, paragraphs, lines, sha256_by_line_ends=others)
