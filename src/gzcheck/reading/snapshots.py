"""Snapshots are read from their folder outside the repository; nothing in a corpus leads out of it."""

from __future__ import annotations

import re
from pathlib import Path

from gzcheck.model.snapshot import Snapshot, SnapshotState

MAX_BYTES = 20 * 1024 * 1024


def read_snapshot(directory: Path, name: str) -> Snapshot:
    """Read `directory/name`; never raises, and never follows a path or link out of `directory`."""
    base = directory.resolve()
    path = base / name
    try:
        if Path(name).is_absolute() or ".." in Path(name).parts or not path.resolve().is_relative_to(base):
            return Snapshot(SnapshotState.OUTSIDE, reason=f"{name} leads out of the snapshots directory")
        if path.is_symlink() and not path.exists():  # from Python 3.13 on a circle is no error
            return Snapshot(SnapshotState.UNREADABLE, reason=f"{name} is a link that leads nowhere")
        if not path.exists():
            return Snapshot(SnapshotState.MISSING, reason=f"{name} is not in the snapshots directory")
        if path.stat().st_size > MAX_BYTES:
            return Snapshot(SnapshotState.UNREADABLE, reason=f"{name} is larger than {MAX_BYTES // 1024 // 1024} MiB")
        content = path.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:  # also a NUL in the name, or links in a circle
        why = getattr(error, "strerror", None) or error
        return Snapshot(SnapshotState.UNREADABLE, reason=f"{name} cannot be read: {why}")
    import hashlib  # costs every start that looks at no snapshot two milliseconds

    digest = hashlib.sha256(content).hexdigest()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Snapshot(SnapshotState.UNREADABLE, digest, reason=f"{name} is not UTF-8")
    paragraphs = tuple(line for line in re.split(r"\r\n|\r|\n", text) if line.strip())
    return Snapshot(SnapshotState.READ, digest, paragraphs)
