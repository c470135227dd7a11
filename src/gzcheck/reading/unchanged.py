"""A corpus folder read as a whole, so that a run over the very same bytes can be answered with what was kept of one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from gzcheck.model import dataclass
from gzcheck.reading import CORPUS, MAX_BYTES, Cache, Found, Held, Missing, Opener, Refused
from gzcheck.reading.loader import corpus_folder
from gzcheck.reading.stray import KNOWN, LOOKED_AT, is_looked_into

_KIND = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """All that a run will read, taken at once."""

    opener: Opener
    """Gives what the name was made from, and nothing else."""
    only: Sequence[str]
    """The source files that are asked for; empty for all."""
    name: str
    """Another for other files, other bytes, another question, another program."""
    cache: Cache

    def recall(self) -> Any:
        """What was kept under the name; None where nothing was."""
        return self.cache.recall(self.name)


def take(folder: Path, only: Sequence[str], question: str, cache: Cache) -> Taken | None:
    """What there is in a corpus folder, for a question that is asked of it.

    None where some of it cannot be read: what stands in the way may change without any file changing. Raises
    `CorpusError` where the folder is no corpus.
    """
    disk = corpus_folder(folder)
    found = sorted(disk.walk())
    if any(one.obstacle for one in found):
        return None
    contents: dict[str, bytes] = {}
    try:
        for name, limit in sorted({*_read_of(found), *((name, MAX_BYTES) for name in (*KNOWN, *only))}):
            with suppress(Missing):
                contents[name] = disk.read(name, limit)
    except (Refused, OSError):
        return None
    asked = "\0".join([question, disk.shown(CORPUS), *only, "", *(one.name for one in found)])
    parts = (part for name, content in contents.items() for part in (os.fsencode(name), content))
    key = cache.key(_KIND, os.fsencode(asked), *parts)
    return Taken(opener=Held(disk, found, contents), only=only, name=key, cache=cache)


def _read_of(found: Sequence[Found]) -> Iterator[tuple[str, int]]:
    """Of all files there are, those of which something is read, and how much at most."""
    for one in found:
        if one.is_yaml:
            yield one.name, MAX_BYTES
        elif is_looked_into(one):
            yield one.name, LOOKED_AT
