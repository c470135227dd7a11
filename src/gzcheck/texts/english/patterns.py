"""What a pattern for numbers that are no figures is, and when it is worth asking.

Most sentences hold no month and no score: a pattern names a few words of which one must stand in the sentence, or asks
for a digit, so that it is run only where it may find something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence, in small letters, and whether it has a digit."""

    words: frozenset[str]
    has_digit: bool


def words_of(text: str) -> Words:
    """What patterns are chosen by."""
    return Words(frozenset(_WORD.findall(text.lower())), _DIGIT.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A stretch that holds a number and no figure."""

    kind: NoFigure
    regex: re.Pattern[str]
    words: frozenset[str] = frozenset()
    """One of these must stand in the sentence; empty: no matter which."""
    needs_digit: bool = False
    signs: tuple[str, ...] = ()
    """One of these must stand in the sentence; empty: no matter which."""


class Patterns:
    """Patterns in their order, by the words that they ask for."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._always = [i for i, one in enumerate(patterns) if not one.words and not one.needs_digit]
        self._digit = [i for i, one in enumerate(patterns) if not one.words and one.needs_digit]
        self._by_word: dict[str, list[int]] = {}
        for i, one in enumerate(patterns):
            for word in one.words:
                self._by_word.setdefault(word, []).append(i)

    def found_in(self, text: str, words: Words) -> Iterator[Apart]:
        """What they find in a sentence, the first pattern's first."""
        found = self._by_word.keys() & words.words
        chosen = {i for word in found for i in self._by_word[word]}
        chosen.update(self._always)
        if words.has_digit:
            chosen.update(self._digit)
        for i in sorted(chosen):
            one = self._patterns[i]
            if (one.needs_digit and not words.has_digit) or not _has_sign(text, one.signs):
                continue
            for match in one.regex.finditer(text):
                if match.start() < match.end():
                    yield Apart(*match.span(), one.kind)


def _has_sign(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a text has one of the signs, where any is asked for."""
    for sign in signs:  # a loop: this is asked for every pattern and sentence
        if sign in text:
            return True
    return not signs


def pattern(kind: NoFigure, regex: str, words: str = "", *, digit: bool = False, signs: str = "") -> Pattern:
    """A pattern; `words` and `signs` are divided by spaces."""
    return Pattern(kind, re.compile(regex), frozenset(words.lower().split()), digit, tuple(signs.split()))


def one_of(words: Iterable[str] | str) -> str:
    """An alternation of words or of small patterns, the longest first; a string is divided at its spaces."""
    return "|".join(sorted(words.split() if isinstance(words, str) else words, key=len, reverse=True))
