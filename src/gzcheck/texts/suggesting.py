"""What a text says beside a figure of thing, time and status: suggestions with the words they rest on, no decisions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from gzcheck.model import Corpus, Mention, Outcome, Period, ScannedText, Status, Suggested, Suggestion
from gzcheck.phrases.time_words import statuses_in
from gzcheck.texts.attribution import Speakers
from gzcheck.texts.calling import called, counted, is_own_name
from gzcheck.texts.changes import CHANGING, POINTS, is_change, is_in_points, is_of_change
from gzcheck.texts.labels import Labels, Match, entity_labels, indicator_labels, names_of, quoted, stems_in
from gzcheck.texts.places import Spot, Spots
from gzcheck.texts.timing import Number, Timing

_MOST = 5
"""How many suggestions of one kind are made."""
_LONGEST = 2000
"""Characters of a sentence from which only so many on either side of a figure are looked at."""
_NEAR = 300
_BE_LOOK = 8
_NAMES_OF_WORK = frozenset(("projects", "planning"))
"""Nouns more often than verbs."""
_IS_SAID = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being)\s\S.*$")
_SPEAKS_ON = re.compile(
    r"(?i)\s*[\"“]?(?:it|they|this|that|these|those|its|their|the (?:figure|number|rate|total|amount|share|sum))\b|[其该这此]"
)
"""Begins a sentence on the thing of the one in front of it."""
_WHOLE = 0.95
"""How much of a name's weight must stand in a figure's own words for it to be surely the figure's."""
_KEPT = 20
"""Paragraphs whose names are kept while their figures ask."""


class Suggester:
    """Knows the names of a corpus and the day a text appeared."""

    def __init__(self, corpus: Corpus | None, published: Period | None) -> None:
        self.indicators: Labels | None = indicator_labels(corpus) if corpus else None
        self.own_names = {one.id: names_of(one) for one in corpus.indicators.values()} if corpus else {}
        every = list(corpus.indicators.values()) if corpus else []
        self.in_points = {one.id for one in every if one.unit in POINTS}
        self.of_change = {one.id for one in every if is_of_change(one)} - self.in_points
        self.of_level = {one.id for one in every} - self.in_points - self.of_change
        self.entities: Labels | None = entity_labels(corpus) if corpus else None
        self.published = published
        self._named = lru_cache(_KEPT)(Labels.named)
        """What a paragraph names; its figures ask one after the other."""

    def suggested(self, text: ScannedText) -> ScannedText:
        """The same text, its figures with what their sentence, paragraph and heading suggest."""
        together = _together(text)
        spoken = lru_cache(1)(
            lambda paragraph, low, high: _Spoken(
                text.paragraphs[paragraph - 1][low:high], low, together[paragraph, low], self.published
            )
        )
        return replace(
            text,
            mentions=tuple(
                self._one(text, mention, spoken(mention.paragraph, *mention.sentence))
                if mention.outcome is Outcome.READ
                else mention
                for mention in text.mentions
            ),
        )

    def _one(self, text: ScannedText, mention: Mention, spoken: _Spoken) -> Mention:
        paragraph = text.paragraphs[mention.paragraph - 1]
        low, high = _around(mention)
        first = mention.sentence[0]
        inside = low - first, high - first
        sentence = paragraph[low:high]
        place = mention.start - low
        wider = (paragraph, *reversed(text.paragraphs[max(0, mention.paragraph - 3) : mention.paragraph - 1]))
        found = self._indicators(text, mention, spoken, wider[:1])
        return replace(
            mention,
            suggested=Suggested(
                about=self._entities(sentence, place, spoken.part(mention), wider),
                indicator=found,
                period=tuple(islice(spoken.timing.near(mention.start - first, inside), 2)),
                status=tuple(islice(spoken.statuses(mention.start - first, inside), 2)),
                called=self._called(paragraph, mention, text.language, found),
                attributed_to=tuple(spoken.speakers.near(mention.start - first, inside))[:1],
            ),
        )

    def _called(
        self, paragraph: str, mention: Mention, language: str, indicators: Iterable[Suggestion]
    ) -> tuple[Suggestion, ...]:
        """What the text calls the thing, where that is not how one of the indicators is called anyway."""
        own = [name for one in indicators for name in self.own_names.get(one.value, ())]
        return tuple(one for one in called(paragraph, mention, language) if not is_own_name(one.value, own))[:1]

    def _entities(
        self, sentence: str, place: int, part: tuple[int, int], wider: tuple[str, ...]
    ) -> tuple[Suggestion, ...]:
        """The entities that the words around a figure name; what another part of its sentence names is far."""
        if self.entities is None:
            return ()
        named = self.entities.named(sentence)
        near = sorted(named, key=lambda match: (-round(match.share, 1), _distance(match, place)))
        found = [
            Suggestion(value=match.id, words=match.words, is_far=not part[0] <= match.start < part[1]) for match in near
        ]
        found += [_far(one) for text in wider for one in self._named(self.entities, text)]
        return _first_of_each(found)

    def _indicators(
        self, text: ScannedText, mention: Mention, spoken: _Spoken, wider: tuple[str, ...]
    ) -> tuple[Suggestion, ...]:
        """The indicators that the words around a figure name.

        Those of other sentences are there only for one that speaks on of something ("It fell to 5.4 percent").
        """
        if self.indicators is None:
            return ()
        paragraph = text.paragraphs[mention.paragraph - 1]
        low, high = _around(mention)
        named = self.indicators.named(paragraph[low:high])
        ranked = sorted(
            (match for match in named if match.is_together),
            key=lambda match: (-round(match.share, 1), _distance(match, mention.start - low)),
        )
        sure = self._sure(self.indicators, paragraph, mention, spoken, text.language)
        found = [Suggestion(value=match.id, words=match.words) for match in ranked]
        implied = CHANGING if spoken.is_change(mention) else frozenset[str]()
        speaks_on = _SPEAKS_ON.match(paragraph[low:high]) is not None
        far = [self._named(self.indicators, one, frozenset(), 0, implied) for one in wider if speaks_on]
        found += [_far(one) for group in far for one in group if one.is_together]
        return _first_of_each([*sure, *found])

    def _sure(
        self, indicators: Labels, paragraph: str, mention: Mention, spoken: _Spoken, language: str
    ) -> list[Suggestion]:
        """The one name that a figure's own words say whole; of a change, if the figure tells one, else of a level."""
        noun = set(stems_in(counted(paragraph, mention, language)))
        own, place = spoken.own_words(mention, has_noun=bool(noun))
        is_change = spoken.is_change(mention)
        fitting = self.in_points if is_in_points(mention) else self.of_change if is_change else self.of_level
        said = [
            match
            for match in indicators.named(own, near=place, implied=CHANGING if is_change else frozenset())
            if match.share >= _WHOLE
            and match.id in fitting
            and (not noun or not noun.isdisjoint(stems_in(match.words)))
        ]
        most = max((match.weight for match in said), default=0)
        best = [match for match in said if match.weight == most]
        words = [spoken.quoted(mention, match) for match in best]
        return [Suggestion(value=best[0].id, words=words[0], is_sure=True)] if len(best) == 1 else []


def _far(match: Match) -> Suggestion:
    return Suggestion(value=match.id, words=match.words, is_far=True)


def _first_of_each(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """The first suggestion of each value, and no more than enough."""
    seen: dict[str, Suggestion] = {}
    for one in found:
        seen.setdefault(one.value, one)
    return tuple(seen.values())[:_MOST]


def _around(mention: Mention) -> tuple[int, int]:
    """Where the sentence of a mention stands, or what is near to it in one that has no end."""
    low, high = mention.sentence
    if high - low <= _LONGEST:
        return low, high
    return max(low, mention.start - _NEAR), min(high, mention.end + _NEAR)


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))


def _together(text: ScannedText) -> Mapping[tuple[int, int], Sequence[Mention]]:
    """The figures of each sentence, by its paragraph and where it begins."""
    found: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in text.mentions:
        if mention.outcome is not Outcome.NO_FIGURE:
            found[mention.paragraph, mention.sentence[0]].append(mention)
    return found


class _Spoken:
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
        offset = _around(mention)[0] - self._low
        return low - offset, high - offset

    def own_words(self, mention: Mention, *, has_noun: bool) -> tuple[str, int]:
        """The words that are said of a figure, all others left blank, and where the figure stands among them.

        In a list a count without a noun has that of the figure in front of it: "12 firms in the west and 9 in the east".
        """
        offset = _around(mention)[0] - self._low
        start, end = mention.start - self._low, _around(mention)[1] - self._low
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
        return quoted(self._sentence[_around(mention)[0] - self._low :], match.spots)

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
