"""The one "did you mean" of the program."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

LONGEST = 200
"""Characters of a word that may be a misspelt one."""
_FEW = 30
"""So many known words are all compared; of more, only those that share rare parts with the word."""
_CANDIDATES = 5
_COMMON = 100
"""A part that so many words have says nothing about any of them."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question naming the known word closest to `word`, or an empty string when none is close."""
    name = nearest(word, known)
    return f"did you mean {name!r}?" if name else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word closest to `word`, or an empty string when none is close."""
    return _nearest(word.lower(), frozenset(known)) if len(word) <= LONGEST else ""


@lru_cache(maxsize=1024)
def _nearest(small: str, known: frozenset[str]) -> str:
    from difflib import get_close_matches

    by_small, parts = _index(known)
    candidates = list(by_small) if len(by_small) <= _FEW else _candidates(small, parts)
    matches = get_close_matches(small, sorted(candidates), n=1, cutoff=0.65)
    return by_small[matches[0]] if matches else ""


@lru_cache(maxsize=16)
def _index(known: frozenset[str]) -> tuple[Mapping[str, str], Mapping[str, Sequence[str]]]:
    """The known words by their small letters, and by the parts of three letters in them."""
    by_small = {name.lower(): name for name in sorted(known, reverse=True)}
    parts: dict[str, list[str]] = defaultdict(list)
    for small in by_small if len(by_small) > _FEW else ():
        for part in _parts(small):
            parts[part].append(small)
    return by_small, parts


def _parts(small: str) -> set[str]:
    """All parts of three letters, beginning and end being letters too: "lab" has "^^l", "^la", "lab", "ab$", "b$$"."""
    marked = f"^^{small}$$"
    return {marked[index : index + 3] for index in range(len(marked) - 2)}


def _candidates(small: str, parts: Mapping[str, Sequence[str]]) -> list[str]:
    """The known words that share most parts with a word; of parts that are all common the rarest counts."""
    there = sorted((parts[part] for part in _parts(small) if part in parts), key=len)
    shared = Counter(name for names in there[:1] for name in names[:_COMMON])
    for names in there[1:]:
        if len(names) <= _COMMON:
            shared.update(names)
    return [name for name, _ in shared.most_common(_CANDIDATES)]
