"""What a pattern for numbers that are no figures is, and when and where it is worth asking.

Most sentences hold no month and no score: a pattern names a few words of which one must stand in the sentence, or asks
for a digit, so that it is run only where it may find something. Where most of them begin, at one of some words or at a
digit, their expressions tell, and they are not tried at all the other places of the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from gzcheck.model import NoFigure
from gzcheck.phrases.needed import Needed, places_of
from gzcheck.texts.document import Apart
from gzcheck.texts.english.beginnings import Beginnings, beginnings_of, behind_digits
from gzcheck.texts.sieve import one_of as one_of

_PIECE = re.compile(r"[A-Za-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a sentence, in small letters, and its runs of digits begin."""

    places: Mapping[str, Sequence[int]]
    digits: Sequence[int]

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of some words stands in the sentence."""
        return not words.isdisjoint(self.places)

    def places_of(self, words: frozenset[str]) -> list[int]:
        """Where some words stand, in the order of the text."""
        found: list[int] = []
        for word in self.places.keys() & words:
            found += self.places[word]
        return sorted(found)


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
    begins_with_word: bool = False
    """Whether it matches only where one of its words begins, which a regex of very many words does not tell itself."""
    clue: re.Pattern[str] | None = None
    """What is quicker to look for, and stands in every sentence in which it matches."""

    def may_match(self, text: str) -> bool:
        """Whether a sentence has its sign or clue, so that it is worth looking at."""
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
    """Patterns in their order. Which of them are tried in a sentence, and where, is told by numbers with a bit each.

    A pattern is tried that finds its characters in the sentence, one of its words and a digit where it needs them, and
    a place at which it may begin: at a digit with what stands behind it, at one of some words, or anywhere.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        begins = [_beginnings(one) for one in patterns]
        self._tried = [(one.regex.match, one.regex.finditer) for one in patterns]
        self._needed = Needed([one.regex for one in patterns])
        self._wordless = _flags(not one.words for one in patterns)
        self._digitless = _flags(not one.needs_digit for one in patterns)
        self._asked = _flags(bool(one.signs or one.clue) for one in patterns)
        self._anywhere = _flags(one is None for one in begins)
        self._at_digits = _AtDigits(_behind_digits(patterns, begins))
        self._of_word = _by_word(patterns, begins)
        """By word, those that need it or another one, and those that may begin at it."""

    def found_in(self, text: str, words: Words) -> Iterator[Apart]:
        """What they find in a sentence, the first pattern's first."""
        begins = [(place, self._at_digits.going_on(text, place)) for place in words.digits]
        chosen = self._wordless
        for word in self._of_word.keys() & words.places.keys():
            needing, beginning = self._of_word[word]
            chosen |= needing
            if beginning:
                begins += [(place, beginning) for place in words.places[word]]
        chosen = self._worthwhile(chosen if words.digits else chosen & self._digitless, text, begins)
        found = [(i, *match.span()) for i in places_of(chosen & self._anywhere) for match in self._tried[i][1](text)]
        found += self._found_at(sorted(begins), text, chosen)
        for i, start, end in sorted(found):
            if start < end:
                yield Apart(start, end, self._patterns[i].kind)

    def _worthwhile(self, chosen: int, text: str, begins: Iterable[tuple[int, int]]) -> int:
        """Those of some that find in a sentence what else they need, and a place at which they may begin."""
        beginning = self._anywhere
        for _, some in begins:
            beginning |= some
        chosen &= beginning & self._needed.met(text)
        for i in places_of(chosen & self._asked):
            if not self._patterns[i].may_match(text):
                chosen ^= 1 << i
        return chosen

    def _found_at(self, begins: Iterable[tuple[int, int]], text: str, chosen: int) -> Iterator[tuple[int, int, int]]:
        """What some patterns find where they say that they begin, with the pattern's place."""
        ends: dict[int, int] = {}
        for place, some in begins:
            for i in places_of(some & chosen):
                match = self._tried[i][0](text, place)
                if match and place >= ends.get(i, 0):
                    ends[i] = match.end()
                    yield i, place, match.end()


def _behind_digits(
    patterns: Sequence[Pattern], begins: Sequence[Beginnings | None]
) -> dict[int, frozenset[str] | None]:
    """What stands behind the digits, by pattern, of those that begin with digits."""
    return {i: behind_digits(patterns[i].regex) for i, one in enumerate(begins) if one and one.has_digit}


_RUN = re.compile(r"\d+")


class _AtDigits:
    """Patterns that begin with digits, by what stands behind these."""

    def __init__(self, behind: Mapping[int, frozenset[str] | None]) -> None:
        self._all = _bits(behind)
        self._any = _bits(i for i, one in behind.items() if one is None)
        characters = frozenset().union(*(one or () for one in behind.values()))
        self._by_character = {char: _bits(i for i in behind if char in (behind[i] or char)) for char in characters}

    def going_on(self, text: str, place: int) -> int:
        """Those that may match where a run of digits begins."""
        run = _RUN.match(text, place)
        char = text[run.end() : run.end() + 1] if run else ""
        if not char.isascii() and char.isalpha():
            return self._all  # it may be what a letter is without regard to capitals
        return self._by_character.get(" " if char.isspace() else char.lower(), self._any)


def _beginnings(one: Pattern) -> Beginnings | None:
    """How what a pattern finds begins, as it says or as its regex tells; None for anything."""
    return Beginnings(one.words, has_digit=False) if one.begins_with_word else beginnings_of(one.regex)


def _bits(places: Iterable[int]) -> int:
    """A number with a bit for each place."""
    return reduce(or_, (1 << place for place in places), 0)


def _flags(flags: Iterable[bool]) -> int:
    """A number with a bit for each flag that is set."""
    return _bits(i for i, flag in enumerate(flags) if flag)


def _by_word(patterns: Sequence[Pattern], begins: Sequence[Beginnings | None]) -> dict[str, tuple[int, int]]:
    """By word, the places of the patterns that need it or another one, and of those that may begin at it."""
    needed = [one.words for one in patterns]
    beginning = [one.words if one else frozenset() for one in begins]
    words = frozenset().union(*needed, *beginning)
    return {
        word: (_flags(word in some for some in needed), _flags(word in some for some in beginning)) for word in words
    }


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
    begins_with_word: bool = False,
    clue: str = "",
) -> Pattern:
    """A pattern; `words` and `signs` are divided by spaces."""
    return Pattern(
        kind,
        re.compile(regex),
        frozenset(words.lower().split()),
        digit,
        tuple(signs.split()),
        begins_with_word,
        re.compile(clue) if clue else None,
    )
