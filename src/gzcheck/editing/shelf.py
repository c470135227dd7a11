"""What was read of files, kept while a server runs: what no file says any more is forgotten."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from gzcheck.reading import Cache


class Shelf:
    """Plain data by key, as a `Cache` keeps it, but in memory.

    The cache on disk is asked for what is not here, and nothing is written to it: of a file that is being typed, most
    versions are never seen again.
    """

    def __init__(self, below: Cache | None = None) -> None:
        self._below = below
        self._kept: dict[str, bytes] = {}
        self._used: set[str] = set()
        """The keys that were asked for, or kept, since the last `sweep`."""

    def key(self, kind: str, *parts: bytes) -> str:
        """The name of an entry of some kind, for what it is made from."""
        if self._below is not None:
            return self._below.key(kind, *parts)
        return sha256(b"\0".join([kind.encode(), *parts])).hexdigest()

    def recall(self, key: str) -> Any:
        """A copy of the data that was kept under a key, or None."""
        if key in self._kept:
            self._used.add(key)
            return json.loads(self._kept[key])
        data = self._below.recall(key) if self._below is not None else None
        if data is not None:
            self.keep(key, data)
        return data

    def keep(self, key: str, data: Any) -> None:
        """Keep plain data under a key."""
        self._kept[key] = json.dumps(data).encode()
        self._used.add(key)

    def sweep(self) -> None:
        """Forget what nobody asked for since the last time."""
        self._kept = {key: data for key, data in list(self._kept.items()) if key in self._used}
        self._used = set()

    def __len__(self) -> int:
        return len(self._kept)
