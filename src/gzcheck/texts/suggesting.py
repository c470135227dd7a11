"""What a text says beside a figure of thing, time and status: suggestions with the words they rest on, no decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from gzcheck.model import Corpus, Mention, Outcome, Period, ScannedText, Status, Suggested, Suggestion
from gzcheck.phrases.time_words import statuses_in
from gzcheck.texts.attribution import Speakers
from gzcheck.texts.calling import called, is_own_name
from gzcheck.texts.labels import Labels, Match, entity_labels, indicator_labels, names_of
from gzcheck.texts.places import Spot, Spots
from gzcheck.texts.times import Times

_MOST = 5
"""How many suggestions of one kind are made."""
_LONGEST = 2000
"""Characters of a sentence from which only so many on either side of a figure are looked at."""
_NEAR = 300
_KEPT = 20
"""Paragraphs whose names are kept while their figures ask."""


class Suggester:
    """Knows the names of a corpus and the day a text appeared."""

    def __init__(self, corpus: Corpus | None, published: Period | None) -> None:
        self.indicators: Labels | None = indicator_labels(corpus) if corpus else None
        self.own_names = {one.id: names_of(one) for one in corpus.indicators.values()} if corpus else {}
        self.entities: Labels | None = entity_labels(corpus) if corpus else None
        self.published = published
        self._named = lru_cache(_KEPT)(Labels.named)
        """What a paragraph names; its figures ask one after the other."""

    def suggested(self, text: ScannedText) -> ScannedText:
        """The same text, its figures with what their sentence, paragraph and heading suggest."""
        spoken = lru_cache(1)(lambda paragraph, low, high: _Spoken(paragraph[low:high], self.published))
        return replace(
            text,
            mentions=tuple(
                self._one(text, mention, spoken(text.paragraphs[mention.paragraph - 1], *mention.sentence))
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
        found = self._names(self.indicators, sentence, place, wider[:1])
        return replace(
            mention,
            suggested=Suggested(
                about=self._names(self.entities, sentence, place, wider),
                indicator=found,
                period=tuple(islice(spoken.times.near(mention.start - first, within=inside), 2)),
                status=tuple(islice(_statuses(spoken.statuses.within(*inside), mention.start - first), 2)),
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

    def _names(
        self, labels: Labels | None, sentence: str, place: int, wider: tuple[str, ...]
    ) -> tuple[Suggestion, ...]:
        if labels is None:
            return ()
        found = sorted(labels.named(sentence), key=lambda match: (-round(match.share, 1), _distance(match, place)))
        for text in wider:
            found += self._named(labels, text)
        seen: dict[str, Suggestion] = {}
        for match in found:
            seen.setdefault(match.id, Suggestion(value=match.id, words=match.words))
        return tuple(seen.values())[:_MOST]


def _around(mention: Mention) -> tuple[int, int]:
    """Where the sentence of a mention stands, or what is near to it in one that has no end."""
    low, high = mention.sentence
    if high - low <= _LONGEST:
        return low, high
    return max(low, mention.start - _NEAR), min(high, mention.end + _NEAR)


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))


class _Spoken:
    """What a sentence says beside its figures: looked for once, and not again for each of them."""

    def __init__(self, sentence: str, published: Period | None) -> None:
        self.times = Times(sentence, published)
        self.statuses = _told(sentence)
        self.speakers = Speakers(sentence)


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
