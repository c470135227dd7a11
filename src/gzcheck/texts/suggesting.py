"""What a text says beside a figure of thing, time and status: suggestions with the words they rest on, no decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gzcheck.model import Corpus, Mention, Outcome, Period, ScannedText, Suggested, Suggestion
from gzcheck.phrases.time_words import statuses_in
from gzcheck.texts.labels import Labels, Match, entity_labels, indicator_labels
from gzcheck.texts.times import period_suggestions

_MOST = 5
"""How many suggestions of one kind are made."""


class Suggester:
    """Knows the names of a corpus and the day a text appeared."""

    def __init__(self, corpus: Corpus | None, published: Period | None) -> None:
        self.indicators: Labels | None = indicator_labels(corpus) if corpus else None
        self.entities: Labels | None = entity_labels(corpus) if corpus else None
        self.published = published

    def suggested(self, text: ScannedText) -> ScannedText:
        """The same text, its figures with what their sentence, paragraph and heading suggest."""
        return replace(text, mentions=tuple(self._one(text, mention) for mention in text.mentions))

    def _one(self, text: ScannedText, mention: Mention) -> Mention:
        if mention.outcome is not Outcome.READ:
            return mention
        paragraph = text.paragraphs[mention.paragraph - 1]
        sentence = paragraph[slice(*mention.sentence)]
        place = mention.start - mention.sentence[0]
        wider = (paragraph, *reversed(text.paragraphs[max(0, mention.paragraph - 3) : mention.paragraph - 1]))
        return replace(
            mention,
            suggested=Suggested(
                about=self._names(self.entities, sentence, place, wider),
                indicator=self._names(self.indicators, sentence, place, wider[:1]),
                period=tuple(period_suggestions(sentence, place, self.published))[:2],
                status=tuple(status_suggestions(sentence, place))[:2],
                attributed_to=tuple(attributed(sentence))[:1],
            ),
        )

    def _names(
        self, labels: Labels | None, sentence: str, place: int, wider: tuple[str, ...]
    ) -> tuple[Suggestion, ...]:
        if labels is None:
            return ()
        found = sorted(labels.named(sentence), key=lambda match: (-round(match.share, 1), _distance(match, place)))
        for text in wider:
            found += labels.named(text)
        seen: dict[str, Suggestion] = {}
        for match in found:
            seen.setdefault(match.id, Suggestion(value=match.id, words=match.words))
        return tuple(seen.values())[:_MOST]


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))


def status_suggestions(sentence: str, place: int) -> Iterator[Suggestion]:
    """The statuses that words of the sentence speak of, the nearest in front of the figure first."""
    found = []
    for status, match in statuses_in(sentence):
        is_behind = match.start() > place
        found.append((is_behind, abs(match.start() - place), status.value, match[0]))
    seen: set[str] = set()
    for _, _, value, words in sorted(found):
        if value not in seen:
            seen.add(value)
            yield Suggestion(value=value, words=words)


_ATTRIBUTION = re.compile(
    r"(?:[Aa]ccording to|(?:[Dd]ata|[Ff]igures|[Ss]tatistics) from)\s(?:the\s)?(?P<who>[^,.;]{3,60})"
    r"|(?P<said>(?:[A-Z][\w'’-]+\s){1,4})(?:said|says|told)\b"
    r"|(?:据|根据)(?P<zh>[^，。]{2,20}?)(?:统计|介绍|数据|通报|显示|消息)"
)


def attributed(sentence: str) -> Iterator[Suggestion]:
    """Whom the sentence attributes its figures to."""
    for match in _ATTRIBUTION.finditer(sentence):
        who = next(part for part in (match["who"], match["said"], match["zh"]) if part)
        yield Suggestion(value=who.strip(), words=match[0])
