"""What a pattern for numbers that are no figures is, and when and where it is worth asking.

Most sentences hold no month and no score: a pattern names a few words of which one must stand in the sentence, or asks
for a digit, so that it is run only where it may find something. Most patterns also say where they begin, at one of
their words or at a digit, and are not tried at all the other places of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart
from gzcheck.texts.sieve import one_of as one_of

_PIECE = re.compile(r"[A-Za-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a sentence, in small letters, and its runs of digits begin."""

    places: Mapping[str, Sequence[int]]
    digits: Sequence[int]

    @property
    def has_digit(self) -> bool:
        """Whether the sentence has a digit."""
        return bool(self.digits)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of some words stands in the sentence."""
        return not words.isdisjoint(self.places)

    def places_of(self, words: Iterable[str]) -> list[int]:
        """Where some words stand, in the order of the text."""
        return sorted(place for word in words for place in self.places.get(word, ()))


@lru_cache(maxsize=8)  # all that looks at a sentence asks for its words
def words_of(text: str) -> Words:
    """What patterns are chosen by."""
    places: dict[str, list[int]] = {}
    digits: list[int] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece.isalpha():
            places.setdefault(piece.lower(), []).append(match.start())
        else:
            digits.append(match.start())
    return Words(places, digits)


class Begin(Enum):
    """Where a pattern may match."""

    ANYWHERE = auto()
    WORD = auto()
    """Only where one of its words begins."""
    DIGIT = auto()
    """Only where a run of digits begins."""


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
    begins: Begin = Begin.ANYWHERE
    clue: re.Pattern[str] | None = None
    """What is quicker to look for, and stands in every sentence in which it matches."""

    def may_match(self, text: str, words: Words) -> bool:
        """Whether a sentence that has one of its words is worth looking at."""
        if self.needs_digit and not words.digits:
            return False
        return has_sign(text, self.signs) and (self.clue is None or self.clue.search(text) is not None)

    def matches(self, text: str, words: Words) -> Iterable[re.Match[str]]:
        """All that it finds in a sentence, none over another."""
        if self.begins is Begin.ANYWHERE:
            return self.regex.finditer(text)
        places = words.digits if self.begins is Begin.DIGIT else words.places_of(self.words & words.places.keys())
        return matches_at(self.regex.match, text, places)


def matches_at(
    match: Callable[[str, int], re.Match[str] | None], text: str, places: Iterable[int]
) -> list[re.Match[str]]:
    """What a regex finds at some places, in their order, none over another."""
    found, end = [], 0
    for place in places:
        if place >= end and (one := match(text, place)):
            found.append(one)
            end = one.end()
    return found


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
        chosen = {i for word in self._by_word.keys() & words.places.keys() for i in self._by_word[word]}
        chosen.update(self._always)
        if words.has_digit:
            chosen.update(self._digit)
        for i in sorted(chosen):
            one = self._patterns[i]
            if one.may_match(text, words):
                for match in one.matches(text, words):
                    if match.start() < match.end():
                        yield Apart(*match.span(), one.kind)


def has_sign(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a text has one of the signs, where any is asked for."""
    for sign in signs:  # a loop: this is asked for every pattern and sentence
        if sign in text:
            return True
    return not signs


def pattern(
    kind: NoFigure,
    regex: str,
    words: str = "",
    *,
    digit: bool = False,
    signs: str = "",
    begins: Begin = Begin.ANYWHERE,
    clue: str = "",
) -> Pattern:
    """A pattern; `words` and `signs` are divided by spaces."""
    return Pattern(
        kind,
        re.compile(regex),
        frozenset(words.lower().split()),
        digit or begins is Begin.DIGIT,
        tuple(signs.split()),
        begins,
        re.compile(clue) if clue else None,
    )
