"""What a pattern for numbers that are no figures is, and when it is worth asking.

Most sentences hold no month and no score: a pattern names a few words of which one must stand in the sentence, or asks
for a digit, so that it is run only where it may find something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

    def found_in(self, text: str, words: Words) -> Iterator[Apart]:
        """The stretches of a sentence that it finds."""
        if (self.needs_digit and not words.has_digit) or (self.words and self.words.isdisjoint(words.words)):
            return
        for match in self.regex.finditer(text):
            if match.start() < match.end():
                yield Apart(*match.span(), self.kind)


def pattern(kind: NoFigure, regex: str, words: str = "", *, digit: bool = False) -> Pattern:
    """A pattern; `words` are divided by spaces."""
    return Pattern(kind, re.compile(regex), frozenset(words.lower().split()), digit)


def one_of(words: Iterable[str] | str) -> str:
    """An alternation of words or of small patterns, the longest first; a string is divided at its spaces."""
    return "|".join(sorted(words.split() if isinstance(words, str) else words, key=len, reverse=True))
