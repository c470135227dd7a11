"""What a pattern for numbers that are no figures is, and when and where it is worth asking.

Most sentences hold no month and no score: a pattern names a few words of which one must stand in the sentence, or asks
for a digit, so that it is run only where it may find something. Most patterns also say where they begin, at one of
their words or at a digit, and are not tried at all the other places of the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from gzcheck.model import NoFigure
from gzcheck.phrases.needed import Needed
from gzcheck.texts.document import Apart
from gzcheck.texts.english.beginnings import Beginnings, beginnings_of
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
    places: defaultdict[str, list[int]] = defaultdict(list)
    digits: list[int] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece.isalpha():
            places[piece.lower()].append(match.start())
        else:
            digits.append(match.start())
    places.default_factory = None  # what is asked for from here on is not in the text
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
        if (self.needs_digit and not words.digits) or not (not self.words or words.has(self.words)):
            return False
        return has_sign(text, self.signs) and (self.clue is None or self.clue.search(text) is not None)


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
    """Patterns in their order, by where they may begin: at a digit, at one of their words, or anywhere.

    At each word that any of them begins with, one regex asks whether any of them matches there.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._begins = [_beginnings(one) for one in patterns]
        self._at_words = _by_word([one.words if one else frozenset() for one in self._begins])
        self._joined = cache(self._join)
        further = [i for i, one in enumerate(self._begins) if one is None or one.has_digit]
        """Those that no word leads to."""
        self._others = [i for i in further if patterns[i].begins is Begin.DIGIT or not patterns[i].words]
        self._of_word = _by_word([one.words if i in further else frozenset() for i, one in enumerate(patterns)])
        self._needed = Needed([patterns[i].regex for i in self._others])

    def _join(self, places: Iterable[int]) -> re.Pattern[str]:
        """One regex that matches where one of some patterns does; made when a text first has one of their words."""
        return re.compile("|".join(_alone(self._patterns[i].regex) for i in places))

    def found_in(self, text: str, words: Words) -> Iterator[Apart]:
        """What they find in a sentence, the first pattern's first."""
        places = self._places(text, words)
        chosen = {*places, *(self._others[i] for i in self._needed.in_text(text))}
        for word in self._of_word.keys() & words.places.keys():
            chosen.update(self._of_word[word])
        for i in sorted(chosen):
            if self._patterns[i].may_match(text, words):
                for match in self._matches(i, text, words, places.get(i, ())):
                    start, end = match.span()
                    if start < end:
                        yield Apart(start, end, self._patterns[i].kind)

    def _matches(self, i: int, text: str, words: Words, places: Sequence[int]) -> Iterable[re.Match[str]]:
        """What a pattern finds in a sentence; `places` are those of its words where it matches."""
        regex, begins = self._patterns[i].regex, self._begins[i]
        if begins is None:
            return regex.finditer(text)
        return matches_at(regex.match, text, sorted((*places, *words.digits)) if begins.has_digit else sorted(places))

    def _places(self, text: str, words: Words) -> dict[int, list[int]]:
        """By pattern, where it matches, of those that begin with a word."""
        found: dict[int, list[int]] = {}
        for word in self._at_words.keys() & words.places.keys():
            chosen = self._at_words[word]
            match = self._joined(chosen).match
            for place in words.places[word]:
                if match(text, place):
                    for i in chosen:
                        if self._patterns[i].regex.match(text, place):
                            found.setdefault(i, []).append(place)
        return found


def _beginnings(one: Pattern) -> Beginnings | None:
    """How what a pattern finds begins, as it says or as its regex tells; None for anything."""
    match one.begins:
        case Begin.WORD:
            return Beginnings(one.words, has_digit=False)
        case Begin.DIGIT:
            return Beginnings(frozenset(), has_digit=True)
    return beginnings_of(one.regex)


def _by_word(words: Iterable[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    """By word, the places of the sets that have it."""
    found: dict[str, list[int]] = {}
    for i, some in enumerate(words):
        for word in some:
            found.setdefault(word, []).append(i)
    return {word: tuple(places) for word, places in found.items()}


_FLAGS = re.compile(r"\(\?([a-z]+)\)")


def _alone(regex: re.Pattern[str]) -> str:
    """A regex as a part of another one, with its own flags."""
    flags = _FLAGS.match(regex.pattern)
    if flags is None:
        return f"(?:{regex.pattern})"
    end = "\n" if "x" in flags[1] else ""  # behind which a comment would go on
    return f"(?{flags[1]}:{regex.pattern[flags.end() :]}{end})"


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
