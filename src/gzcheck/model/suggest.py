"""The one "did you mean" of the program."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question naming the known word closest to `word`, or an empty string when none is close."""
    from difflib import get_close_matches

    by_small = {name.lower(): name for name in sorted(known, reverse=True)}
    matches = get_close_matches(word.lower(), sorted(by_small), n=1, cutoff=0.65)
    return f"did you mean {by_small[matches[0]]!r}?" if matches else ""
