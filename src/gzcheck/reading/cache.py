"""What was read of files that did not change: plain data by the hash of what it was made from, in a folder of the user.

A cache may be deleted at any time and never changes what is printed. Whatever is not plainly an entry of this very
version, written by this user, is none; whatever cannot be written is not kept. An entry is JSON, so that nothing in it
can be run, and the folder is refused unless nobody else may write there: others could hide findings.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

MAX_BYTES = 256 * 1024 * 1024
"""Size of a cache. Beyond it the entries that were not used for longest are deleted."""
MAX_ENTRY = 64 * 1024 * 1024
"""Longest entry that is read."""
MAX_AGE = 30 * 24 * 3600
"""Seconds after which an entry that nobody used is deleted, as are those of other versions."""
REFRESHED = 24 * 3600
"""Seconds between two notes, as the time of the file, that an entry is in use."""

_SUFFIX = ".json"
_ROOM = Path(__file__).parents[1]
_SCHEMAS = "schemas"
"""Lies in the package, or beside its source."""


def default_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Where a program of this platform keeps what may be deleted; None where the user has no such place."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local, "gzcheck", "cache") if local else None
    home = environment.get("HOME", "")
    if platform == "darwin":
        return Path(home, "Library", "Caches", "gzcheck") if os.path.isabs(home) else None
    chosen = environment.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return Path(chosen, "gzcheck")
    return Path(home, ".cache", "gzcheck") if os.path.isabs(home) else None


class Cache:
    """Entries in one folder. Two processes may use it at once: an entry is renamed into place when it is whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._is_ready: bool | None = None
        self._salt = b""
        self._is_pruned = False

    def key(self, kind: str, *parts: bytes) -> str:
        """The name of an entry of some kind, for what it is made from; another in every version of the program."""
        if not self._salt:
            try:
                self._salt = sha256(json.dumps([sys.version, sys.byteorder, *_stamps()]).encode() + _face()).digest()
            except OSError:  # which version this is cannot be told
                self._salt, self._is_ready = b"?", False
        digest = sha256(self._salt + kind.encode() + b"\0")
        for part in parts:
            digest.update(len(part).to_bytes(8, "little") + part)
        return digest.hexdigest()

    def recall(self, key: str) -> Any:
        """The data that was kept under a key, or None."""
        if not self._ready():
            return None
        path = f"{self._folder}{os.sep}{key}{_SUFFIX}"
        with suppress(OSError, ValueError, RecursionError, MemoryError):
            digest, _, body = _read(path).partition(b"\n")
            if sha256(key.encode() + body).hexdigest().encode() == digest:
                return json.loads(body)
        return None

    def keep(self, key: str, data: Any) -> None:
        """Keep plain data (lists, mappings by text, text, numbers) under a key; where that cannot be, keep nothing."""
        if not self._ready():
            return
        if not self._is_pruned:
            self._is_pruned = True
            with suppress(OSError):
                _prune(self._folder)
        body = json.dumps(data, separators=(",", ":")).encode()
        digest = sha256(key.encode() + body).hexdigest().encode()
        path = os.path.join(self._folder, key + _SUFFIX)
        draft = f"{path}.{os.getpid()}"
        with suppress(OSError):
            try:
                with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(digest + b"\n" + body)
                os.replace(draft, path)
            except OSError:
                os.unlink(draft)

    def _ready(self) -> bool:
        if self._is_ready is None:
            self._is_ready = _is_private(self._folder)
        return self._is_ready


class Store(Protocol):
    """What a `Cache` offers to whoever keeps something in one."""

    def key(self, kind: str, *parts: bytes) -> str:
        """The name of an entry of some kind, for what it is made from."""

    def recall(self, key: str) -> Any:
        """The data that was kept under a key, or None."""

    def keep(self, key: str, data: Any) -> None:
        """Keep plain data under a key."""


class FileMemory:
    """What was worked out of files, by the hash of their content."""

    def __init__(self, cache: Store) -> None:
        self._cache = cache
        self._content: dict[str, bytes] = {}
        """The hash of every file that was read, by the path it is shown with."""

    def note(self, path: str, content: bytes) -> None:
        """A file was read."""
        self._content[path] = sha256(content).digest()

    def recall(self, path: str, kind: str) -> Any:
        """What was kept of a file as it is now; None where nothing was."""
        return self._cache.recall(self._cache.key(kind, self._content[path])) if path in self._content else None

    def keep(self, path: str, kind: str, data: object) -> None:
        """Keep something of a file as it is now."""
        if path in self._content:
            self._cache.keep(self._cache.key(kind, self._content[path]), data)


def _face() -> bytes:
    """The module that says which version this is."""
    return (_ROOM / "__init__.py").read_bytes()


def _stamps() -> Iterator[tuple[str, int, int]]:
    """Name, size and time of every file of the program: an editable installation changes without a version."""
    yield from _code_in(os.fspath(_ROOM), _ROOM.name)
    yield from _code_in(os.path.join(_ROOM.parents[1], _SCHEMAS), _SCHEMAS)


def _code_in(folder: str, shown: str) -> Iterator[tuple[str, int, int]]:
    """The same of what lies in a folder and below it, sorted; nothing where there is no such folder."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.endswith((".py", _SUFFIX)):
            found = entry.stat()
            yield f"{shown}/{entry.name}", found.st_size, found.st_mtime_ns
        elif "." not in entry.name and entry.name != "__pycache__":
            yield from _code_in(entry.path, f"{shown}/{entry.name}")


def _is_private(folder: str) -> bool:
    """Whether the folder is there, or could be made, is the user's own, and lets nobody else in."""
    try:
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)
        found = os.lstat(folder)
    except (OSError, ValueError):
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o077)


def _read(path: str) -> bytes:
    """The content of an entry; raises `OSError` for what is no regular file of the user's own, or too long."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        found = os.fstat(descriptor)
        is_own = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
        if not stat.S_ISREG(found.st_mode) or not is_own or found.st_size > MAX_ENTRY:
            raise OSError
        content = os.read(descriptor, found.st_size)  # what comes short is no whole entry
    finally:
        os.close(descriptor)
    if _now() - found.st_mtime > REFRESHED:
        with suppress(OSError):
            os.utime(path)
    return content


def _now() -> float:
    import time

    return time.time()


def _prune(folder: str) -> None:
    """Delete the oldest entries beyond the size of a cache, and what nobody used for long."""
    entries = []
    with os.scandir(folder) as listing:
        for entry in listing:
            with suppress(OSError):  # another process was faster
                found = entry.stat(follow_symlinks=False)
                entries.append((found.st_mtime, found.st_size, entry.path))
    total, oldest = 0, _now() - MAX_AGE
    for used, size, path in sorted(entries, reverse=True):
        total += size
        if total > MAX_BYTES or used < oldest:
            with suppress(OSError):
                os.unlink(path)
