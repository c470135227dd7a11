"""Where the data files of tables lie: in a folder, or in an object store such as S3.

A folder goes through the one opener of the corpus: regular files in it, not behind a way or link out of it. What an
object store holds is read over the network with the rights of whoever runs the check, so that its address is an option
of a run and cannot be said in any file of a corpus or in its settings.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from gzcheck.reading import checked_file

INSTALL = "pip install 'gzcheck[s3]', or what reads that store for fsspec"
_ADDRESS = re.compile(r"([a-z][a-z0-9]+):/+(.+)")


class State(NamedTuple):
    """What a file was like when its reading began; another state afterwards means that it changed meanwhile."""

    size: int
    version: str


class Store(Protocol):
    """A place with data files, which are named by their way from it, parts divided by slashes."""

    @property
    def root(self) -> str:
        """What stands in front of the names for an engine; ends in a slash."""

    def listed(self, inside: str) -> list[str]:
        """The names in a folder below it, sorted; none where there is no such folder."""

    def is_folder(self, name: str, *, follow: bool = True) -> bool:
        """Whether a name is that of a folder; `follow`: or of a link to one."""

    def exists(self, name: str) -> bool:
        """Whether something is there, be it a link that leads nowhere."""

    def checked(self, name: str) -> State:
        """The state of a file that may be read; raises `Refused` or `OSError`."""

    def state(self, name: str) -> State:
        """The state of a file; raises `OSError`."""

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file; raises `OSError`."""


def written(folder: Path) -> str:
    """A folder as it was typed: of the two slashes of an address pathlib leaves one."""
    address = _ADDRESS.fullmatch(str(folder))
    return f"{address[1]}://{address[2]}" if address else str(folder)


def is_there(folder: Path) -> bool:
    """Whether tables can be looked for in a folder; of an object store it is known when it is asked."""
    return _ADDRESS.fullmatch(str(folder)) is not None or os.path.isdir(folder)


def store_of(folder: Path) -> Store:
    """The place that an option names; raises `ImportError` where the package is missing that reads it."""
    address = _ADDRESS.fullmatch(str(folder))
    return Bucket(address[1], address[2]) if address else Folder(folder)


class Folder:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.root = os.path.join(os.path.realpath(folder), "")

    def listed(self, inside: str) -> list[str]:
        """As the interface says."""
        try:
            return sorted(os.listdir(self._folder / inside))
        except OSError:
            return []

    def is_folder(self, name: str, *, follow: bool = True) -> bool:
        """As the interface says."""
        place = self._folder / name
        return os.path.isdir(place) and (follow or not os.path.islink(place))

    def exists(self, name: str) -> bool:
        """As the interface says."""
        return os.path.lexists(self._folder / name)

    def checked(self, name: str) -> State:
        """As the interface says."""
        checked_file(self.root + name, self._folder)
        return self.state(name)

    def state(self, name: str) -> State:
        """As the interface says."""
        found = os.stat(self.root + name)
        return State(found.st_size, f"{found.st_mtime_ns} {found.st_ino}")

    def open(self, name: str) -> IO[bytes]:
        """As the interface says."""
        return open(self.root + name, "rb")


class Bucket:
    """A part of an object store, by the file system that fsspec has for it."""

    def __init__(self, kind: str, place: str) -> None:
        import fsspec

        try:
            self._files: Any = fsspec.filesystem(kind)
        except ValueError as error:  # of a kind that it does not know
            raise ImportError(str(error)) from None
        self.root = f"{kind}://{place.rstrip('/')}/"

    def listed(self, inside: str) -> list[str]:
        """As the interface says."""
        try:
            found = self._asked("ls", self.root + inside, detail=False)
        except OSError:
            return []
        return sorted(name for one in found if (name := one.rstrip("/").rpartition("/")[2]))

    def is_folder(self, name: str, *, follow: bool = True) -> bool:
        """As the interface says."""
        return bool(self._asked("isdir", self.root + name))

    def exists(self, name: str) -> bool:
        """As the interface says."""
        return bool(self._asked("exists", self.root + name))

    def checked(self, name: str) -> State:
        """As the interface says."""
        return self.state(name)

    def state(self, name: str) -> State:
        """As the interface says."""
        self._files.invalidate_cache()
        found = self._asked("info", self.root + name)
        return State(found["size"], str(found.get("ETag") or found.get("mtime") or found.get("created") or ""))

    def open(self, name: str) -> IO[bytes]:
        """As the interface says."""
        return io.BufferedReader(self._asked("open", self.root + name, "rb"))

    def _asked(self, question: str, *how: Any, **more: Any) -> Any:
        try:
            return getattr(self._files, question)(*how, **more)
        except OSError:
            raise
        except Exception as error:  # each kind of store has errors of its own
            raise OSError(0, " ".join(str(error).split())) from error
