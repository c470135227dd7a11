"""A count that no source prints: how many names a fragment lists ("offices in Silicon Valley, Boston and Tel Aviv")."""

from __future__ import annotations

from gzcheck.model import Numeral, PhraseError, Reading, late_pattern

_BETWEEN = late_pattern(r",?\s+(?:as well as|and|or|&)\s+|,\s*|\s*(?:、|，|以及|和|及|与)\s*")


def count_names(text: str) -> Reading:
    """The number of names in the list that `text` is; raises `PhraseError` when it is none."""
    items = list(filter(str.strip, _BETWEEN.split(text)))
    if len(items) < 2:
        raise PhraseError("it lists no names to be counted")
    for item in items:
        if not any(char.isalpha() and not char.islower() for char in item):  # a capital, or of a script without them
            raise PhraseError(f"{item!r} in its list is no name")
    return Reading(value=Numeral.of(len(items)), units=("count",), span=(0, len(text)))
