"""Files on disk, read in one way: a regular file, opened without waiting, never beyond its limit.

What the user names (a corpus folder, a snapshots folder, a settings file) may lie anywhere and be a link. What is found
inside a folder may not lead out of it: a corpus is often a stranger's pull request.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from gzcheck.reading.opener import (
    IS_FOLDER,
    IS_LINKED_FOLDER,
    IS_REPOSITORY,
    LEADS_NOWHERE,
    LEADS_OUT,
    SOURCES,
    Found,
    Missing,
    Refused,
    printable,
)

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: str | Path, limit: int) -> bytes:
    """The content of a regular file, or its first `limit` + 1 bytes where it is longer; raises `Refused`.

    A pipe or device is refused instead of waited for: it is opened without blocking, and looked at only then, so that
    nothing can take the file's place in between.
    """
    descriptor = _opened(path)
    try:
        return _content(descriptor, limit)
    except OSError as error:
        raise Refused(_reason(error)) from None
    finally:
        os.close(descriptor)


def checked_file(path: str | Path, folder: str | Path) -> None:
    """Raise `Refused` for what is no regular file in a folder, for a reader that opens it itself."""
    base = os.path.realpath(folder)
    if not is_within(os.path.realpath(path), base):
        raise Refused("is a link that leads out of the folder")
    descriptor = _opened(path)
    try:
        _content(descriptor, 0)
    except OSError as error:
        raise Refused(_reason(error)) from None
    finally:
        os.close(descriptor)


def _opened(path: str | Path) -> int:
    try:
        return os.open(path, _FLAGS)
    except FileNotFoundError:
        if os.path.islink(path):
            raise Refused(LEADS_NOWHERE) from None
        raise Missing(LEADS_NOWHERE) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Refused(IS_FOLDER if os.path.isdir(path) else _reason(error)) from None


def _content(descriptor: int, limit: int) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise Refused(IS_FOLDER)
    if not stat.S_ISREG(mode):
        raise Refused("is no regular file, but a pipe or device")
    with open(descriptor, "rb", closefd=False) as file:
        return file.read(limit + 1)


def _reason(error: OSError | ValueError) -> str:
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


class Disk:
    """A corpus folder."""

    def __init__(self, folder: str | Path, *, shown_as: str | None = None) -> None:
        """`shown_as`: what names begin with in findings; by default the folder as seen from the working directory."""
        self.folder = os.fspath(folder)
        self._shown_as = _seen_from_here(self.folder) if shown_as is None else shown_as
        self._sources = os.path.realpath(os.path.join(self.folder, SOURCES))
        self._project = _project_of(os.path.realpath(self.folder))
        self._real: set[str] = {self._sources}
        """Folders below `sources` that are no links and lie behind none."""

    def shown(self, name: str) -> str:
        """The name with the folder in front of it."""
        return printable(f"{self._shown_as}/{name}" if self._shown_as else name)

    def read(self, name: str, limit: int) -> bytes:
        """Read a file of the corpus; raises `Refused`, also for a link that leads out."""
        return read_file(self.place_of(name), limit)

    def walk(self) -> Iterator[Found]:
        """All files that are not hidden; linked folders and repositories of their own are named and not entered."""
        return self._walk(self.folder, "")

    def _walk(self, folder: str, inside: str) -> Iterator[Found]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(inside.removesuffix("/"), f"cannot be entered: {error.strerror}")
            return
        if inside.count("/") > 1 and any(entry.name == ".git" for entry in entries):
            yield Found(inside.removesuffix("/"), IS_REPOSITORY)
            return
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self._entry(entry, inside + entry.name)

    def _entry(self, entry: os.DirEntry[str], name: str) -> Iterator[Found]:
        found = Found(name)
        is_linked = entry.is_symlink()
        if not _is_folder(entry):
            yield found
        elif is_linked and not (name == SOURCES and is_within(self._sources, self._project)):
            yield Found(name, IS_LINKED_FOLDER)
        else:
            if found.is_yaml:
                yield found
            yield from self._walk(entry.path, f"{name}/")

    def place_of(self, name: str) -> str:
        """The real path of a file; raises `Refused` for one that leads out.

        The files that belong to the corpus itself, and the folder `sources`, may be shared between corpora by links
        within the project. What lies in `sources` stays there, and no folder below it is a link.
        """
        first, _, rest = name.partition("/")
        if first != SOURCES or not rest:
            return self._within(os.path.join(self.folder, name), self._project)
        if not is_within(self._sources, self._project):
            raise Refused(LEADS_OUT)
        path = os.path.join(self._sources, rest)
        folder = os.path.dirname(path)
        if folder not in self._real:
            if os.path.realpath(folder) != folder:
                raise Refused("lies behind a link to a folder, which is not followed")
            self._real.add(folder)
        return self._within(path, self._sources)

    def _within(self, path: str, bounds: str) -> str:
        try:
            is_plain = os.path.dirname(path) in self._real and not os.path.islink(path)
            real = path if is_plain else os.path.realpath(path)  # which asks for every folder above
        except (OSError, ValueError) as error:
            raise Refused(_reason(error)) from None
        if not is_within(real, bounds):
            raise Refused(LEADS_OUT)
        return path if os.path.islink(path) and not os.path.exists(path) else real


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it; both are resolved already."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _project_of(folder: str) -> str:
    """How far the links of a corpus may lead: its repository, or without one the folder it lies in."""
    place = Path(folder)
    return repository_of(folder) or (folder if place.parent == Path(place.anchor) else str(place.parent))


def repository_of(folder: str) -> str | None:
    """The nearest folder from this one upwards that is a git repository; None where there is none."""
    for place in (Path(folder), *Path(folder).parents):
        if os.path.lexists(place / ".git"):
            return str(place)
    return None


def _seen_from_here(folder: str) -> str:
    """The folder relative to the working directory where it lies below it; nothing for the working directory itself."""
    try:
        relative = os.path.relpath(folder)
    except (OSError, ValueError):  # the working directory is gone, or lies on another drive
        relative = folder
    if relative == os.curdir:
        return ""
    return Path(folder if relative.startswith("..") else relative).as_posix()
