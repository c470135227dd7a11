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
from gzcheck.texts.english.beginnings import Beginnings, beginnings_of, behind_digits
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

    At each word that any of them begins with, and at digits by what stands behind them, one regex asks whether any of
    them matches there.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        begins = [_beginnings(one) for one in patterns]
        anywhere = [i for i, one in enumerate(begins) if one is None]
        self._joined = cache(self._join)
        self._at_words = _by_word({i: one.words for i, one in enumerate(begins) if one})
        self._at_digits = _AtDigits(_behind_digits(patterns, begins))
        self._is_anywhere = frozenset(anywhere)
        self._of_word = _by_word({i: patterns[i].words for i in anywhere})
        self._others = [i for i in anywhere if not patterns[i].words]
        """Those that no word chooses."""
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
            one = self._patterns[i]
            if one.may_match(text, words):
                for match in self._matches(i, text, places):
                    start, end = match.span()
                    if start < end:
                        yield Apart(start, end, one.kind)

    def _matches(self, i: int, text: str, places: Mapping[int, Sequence[int]]) -> Iterable[re.Match[str]]:
        """What a pattern finds in a sentence; `places` are those at which one that says where it begins matches."""
        regex = self._patterns[i].regex
        return regex.finditer(text) if i in self._is_anywhere else matches_at(regex.match, text, places[i])

    def _places(self, text: str, words: Words) -> dict[int, list[int]]:
        """By pattern, where it matches, in order, of those that say where they begin."""
        begins = [(place, self._at_digits.going_on(text, place)) for place in words.digits]
        for word in self._at_words.keys() & words.places.keys():
            begins += [(place, self._at_words[word]) for place in words.places[word]]
        found: dict[int, list[int]] = {}
        for place, chosen in sorted(begins):
            if chosen and self._joined(chosen).match(text, place):
                for i in chosen:
                    if self._patterns[i].regex.match(text, place):
                        found.setdefault(i, []).append(place)
        return found


def _behind_digits(
    patterns: Sequence[Pattern], begins: Sequence[Beginnings | None]
) -> dict[int, frozenset[str] | None]:
    """What stands behind the digits, by pattern, of those that begin with digits."""
    return {i: behind_digits(patterns[i].regex) for i, one in enumerate(begins) if one and one.has_digit}


_RUN = re.compile(r"\d+")


class _AtDigits:
    """Patterns that begin with digits, by what stands behind these."""

    def __init__(self, behind: Mapping[int, frozenset[str] | None]) -> None:
        self._all = tuple(behind)
        self._any = tuple(i for i, one in behind.items() if one is None)
        characters = frozenset().union(*(one or () for one in behind.values()))
        self._by_character = {char: tuple(i for i in behind if char in (behind[i] or char)) for char in characters}

    def going_on(self, text: str, place: int) -> tuple[int, ...]:
        """Those that may match where a run of digits begins."""
        run = _RUN.match(text, place)
        char = text[run.end() : run.end() + 1] if run else ""
        if not char.isascii() and char.isalpha():
            return self._all  # it may be what a letter is without regard to capitals
        return self._by_character.get(" " if char.isspace() else char.lower(), self._any)


def _beginnings(one: Pattern) -> Beginnings | None:
    """How what a pattern finds begins, as it says or as its regex tells; None for anything."""
    match one.begins:
        case Begin.WORD:
            return Beginnings(one.words, has_digit=False)
        case Begin.DIGIT:
            return Beginnings(frozenset(), has_digit=True)
    return beginnings_of(one.regex)


def _by_word(words: Mapping[int, Iterable[str]]) -> dict[str, tuple[int, ...]]:
    """By word, the places of the sets that have it."""
    found: dict[str, list[int]] = {}
    for i, some in words.items():
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
