"""What a sentence says beside its figures, and which of its words are whose: times, statuses, speakers, own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from gzcheck.model import Mention, Period, Status, Suggestion
from gzcheck.phrases.time_words import statuses_in
from gzcheck.texts.attribution import Speakers
from gzcheck.texts.changes import is_change
from gzcheck.texts.labels import Match, quoted
from gzcheck.texts.places import Spot, Spots
from gzcheck.texts.timing import Number, Timing

_LONGEST = 2000
"""Characters of a sentence from which only so many on either side of a figure are looked at."""
_NEAR = 300
_BE_LOOK = 8
_NAMES_OF_WORK = frozenset(("projects", "planning"))
"""Nouns more often than verbs."""
_IS_SAID = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being)\s\S.*$")


def around(mention: Mention) -> tuple[int, int]:
    """Where the sentence of a mention stands, or what is near to it in one that has no end."""
    low, high = mention.sentence
    if high - low <= _LONGEST:
        return low, high
    return max(low, mention.start - _NEAR), min(high, mention.end + _NEAR)


class Spoken:
    """What a sentence says beside its figures: looked for once, and not again for each of them."""

    def __init__(self, sentence: str, low: int, mentions: Iterable[Mention], published: Period | None) -> None:
        numbers = [
            Number(one.start - low, one.end - low, is_change(sentence, one.start - low, one)) for one in mentions
        ]
        self.timing = Timing(sentence, numbers, published)
        self._low = low
        self._changes = {one.start for one in numbers if one.is_change}
        self.clauses = self.timing.clauses
        self.speakers = Speakers(sentence)
        self._told = _told(sentence)
        self._sentence = sentence

    def is_change(self, mention: Mention) -> bool:
        """Whether a figure tells how much something changed."""
        return mention.start - self._low in self._changes

    def part(self, mention: Mention) -> tuple[int, int]:
        """Where the part of the sentence between semicolons stands in which a figure is."""
        low, high = self.clauses.part(mention.start - self._low)
        offset = around(mention)[0] - self._low
        return low - offset, high - offset

    def own_words(self, mention: Mention, *, has_noun: bool) -> tuple[str, int]:
        """The words that are said of a figure, all others left blank, and where the figure stands among them.

        In a list a count without a noun has that of the figure in front: "12 firms in the west and 9 in the east".
        """
        offset = around(mention)[0] - self._low
        start, end = mention.start - self._low, around(mention)[1] - self._low
        stretches = [*self.clauses.own(start), (start, mention.end - self._low)]
        is_count = mention.figure is not None and mention.figure.unit.name == "count"
        if is_count and not has_noun and (front := self.clauses.listed_before(start)) is not None:
            stretches += self.clauses.own(front)
        pieces, last = [], offset
        for low, high in sorted((max(low, offset), min(high, end)) for low, high in stretches):
            low = max(low, last)
            pieces += [" " * (low - last), self._sentence[low : max(low, high)]]
            last = max(low, high)
        return "".join(pieces), start - offset

    def quoted(self, mention: Mention, match: Match) -> str:
        """The words of a name that was found among a figure's own."""
        return quoted(self._sentence[around(mention)[0] - self._low :], match.spots)

    def statuses(self, place: int, within: tuple[int, int]) -> Iterator[Suggestion]:
        """The statuses that words speak of: first the one that is said of the figure, which is sure, then others."""
        piece = self.clauses.at(place)
        low = piece.start if piece.is_compared else self.clauses.span(place)[0]
        high = self.clauses.stretch(place)[1]
        ruling = (spot for spot in self._told.within(low, high) if self._rules(spot, place))
        own = list(islice(_statuses(ruling, place), 1))
        yield from (replace(one, is_sure=True) for one in own)
        taken = {one.value for one in own}
        yield from (one for one in _statuses(self._told.within(*within), place) if one.value not in taken)

    def _rules(self, spot: Spot[tuple[Status, str]], place: int) -> bool:
        """Whether a word of status is one of saying: in front of a figure, or behind it with a form of "be"."""
        if spot.said[1].lower() in _NAMES_OF_WORK:
            return False
        words = self._sentence[max(0, spot.start - _BE_LOOK) : spot.end]
        return spot.start < place or _IS_SAID.search(words) is not None


def _told(sentence: str) -> Spots[tuple[Status, str]]:
    return Spots(Spot(*match.span(), (status, match[0])) for status, match in statuses_in(sentence))


def status_suggestions(sentence: str, place: int) -> Iterator[Suggestion]:
    """The statuses that words of the sentence speak of, the nearest in front of the figure first."""
    return _statuses(_told(sentence).within(), place)


def _statuses(told: Iterable[Spot[tuple[Status, str]]], place: int) -> Iterator[Suggestion]:
    found = [(spot.start > place, abs(spot.start - place), spot.said[0].value, spot.said[1]) for spot in told]
    seen: set[str] = set()
    for _, _, value, words in sorted(found):
        if value not in seen:
            seen.add(value)
            yield Suggestion(value=value, words=words)
