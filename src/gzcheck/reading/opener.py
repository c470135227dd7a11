"""Where the files of a corpus come from: an opener gives bytes by name and lists what there is.

A name is a path relative to the corpus folder, with `/` between its parts ("sources/harbour.yaml"). `disk.py` opens a
folder, `history.py` a commit, and `Overlay` an editor's unsaved buffers over either.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from gzcheck.model import dataclass

CORPUS, INDICATORS, IDENTITIES, RESOLUTIONS = "corpus.yaml", "indicators.yaml", "identities.yaml", "resolutions.yaml"
SOURCES, TABLES = "sources", "tables"

IS_FOLDER = "is a directory, not a file"
IS_LINKED_FOLDER = "is a link to a folder, which is not followed"
IS_REPOSITORY = "is a repository of its own (a submodule), which is not entered"
LEADS_OUT = "is a link that leads out of the corpus"
LEADS_NOWHERE = "cannot be read: No such file or directory"


class Refused(Exception):
    """A file that cannot be had; the message continues its name: "is a directory, not a file"."""


class Missing(Refused):
    """There is nothing of that name."""


def printable(name: str) -> str:
    """A name in which bytes that are not UTF-8 are written out, since no report could carry them."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """What a walk met: a file, or a folder that it could not or would not enter."""

    name: str
    obstacle: str = ""
    """Why a folder was not entered, as a continuation of its name; empty for a file."""

    @property
    def is_yaml(self) -> bool:
        """Whether it is called like a YAML file."""
        return self.name.lower().endswith((".yaml", ".yml"))


class Opener(Protocol):
    """Gives the files of one corpus."""

    def read(self, name: str, limit: int) -> bytes:
        """The content, or its first `limit` + 1 bytes where it is longer; raises `Refused`."""

    def walk(self) -> Iterator[Found]:
        """Everything in the corpus by name, except what is hidden (a part of the name begins with a dot)."""

    def shown(self, name: str) -> str:
        """The name as findings show it."""


class Overlay:
    """Buffers by name, laid over another opener."""

    def __init__(self, below: Opener, buffers: Mapping[str, bytes]) -> None:
        self._below, self._buffers = below, buffers

    def read(self, name: str, limit: int) -> bytes:
        """The buffer of this name, or what lies below."""
        if name in self._buffers:
            return self._buffers[name][: limit + 1]
        return self._below.read(name, limit)

    def walk(self) -> Iterator[Found]:
        """What lies below, and the buffers that were never saved."""
        there = list(self._below.walk())
        names = {found.name for found in there}
        yield from sorted([*there, *(Found(name) for name in self._buffers if name not in names)])

    def shown(self, name: str) -> str:
        """As below."""
        return self._below.shown(name)


class Held:
    """What was read of another opener at one moment, and nothing else: all that is not among it is missing."""

    def __init__(self, below: Opener, found: Sequence[Found], contents: Mapping[str, bytes]) -> None:
        self._below, self._found, self._contents = below, found, contents

    def read(self, name: str, limit: int) -> bytes:
        """The content that was read."""
        if name not in self._contents:
            raise Missing(LEADS_NOWHERE)
        return self._contents[name][: limit + 1]

    def walk(self) -> Iterator[Found]:
        """What was met."""
        yield from self._found

    def shown(self, name: str) -> str:
        """As below."""
        return self._below.shown(name)
