"""A count that no source prints: how many names a fragment lists ("offices in Silicon Valley, Boston and Tel Aviv")."""

from __future__ import annotations

import re

from gzcheck.model import Numeral, PhraseError, Reading

_BETWEEN = re.compile(r",?\s+(?:as well as|and|or|&)\s+|,\s*|\s*(?:、|，|以及|和|及|与)\s*")
_NAME = re.compile(r"[A-ZÀ-Þ]|[一-鿿]")


def count_names(text: str) -> Reading:
    """The number of names in the list that `text` is; raises `PhraseError` when it is none."""
    items = [item for item in _BETWEEN.split(text) if item.strip()]
    if len(items) < 2:
        raise PhraseError("it lists no names to be counted")
    if nameless := [item for item in items if not _NAME.search(item)]:
        raise PhraseError(f"{nameless[0]!r} in its list is no name")
    return Reading(value=Numeral.of(len(items)), units=("count",), span=(0, len(text)))
