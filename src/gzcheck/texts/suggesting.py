"""What a text says beside a figure of thing, time and status: suggestions with the words they rest on, no decisions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from gzcheck.model import Corpus, Mention, Outcome, Period, ScannedText, Status, Suggested, Suggestion
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
        self._named = lru_cache(maxsize=64)(Labels.named)
        """Sentences and paragraphs hold several figures, and are looked through once for all of them."""

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
                period=tuple(islice(period_suggestions(sentence, place, self.published), 2)),
                status=tuple(status_suggestions(sentence, place))[:2],
                attributed_to=attributed(sentence),
            ),
        )

    def _names(
        self, labels: Labels | None, sentence: str, place: int, wider: tuple[str, ...]
    ) -> tuple[Suggestion, ...]:
        if labels is None:
            return ()
        found = sorted(
            self._named(labels, sentence), key=lambda match: (-round(match.share, 1), _distance(match, place))
        )
        for text in wider:
            found += self._named(labels, text)
        seen: dict[str, Suggestion] = {}
        for match in found:
            seen.setdefault(match.id, Suggestion(value=match.id, words=match.words))
        return tuple(seen.values())[:_MOST]


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))


def _words(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(english.split(', '))})\b|{'|'.join(chinese.split())}")


_STATUSES = (
    (
        Status.TARGET,
        _words(
            "plans?, planned, planning, aims?, aimed, aiming, targets?, targeted, goals?, seeks?, pledge[sd]?, "
            r"vow(?:s|ed)?, intends?, will, shall, (?:is|are) to(?= \w+), wants?, hopes?, to be built, "
            "commit(?:s|ted)?, ambition",
            r"计划 规划 目标 力争 争取 将(?=[在于投建达到把为成]) 拟 到\d{4}年(?!\S{0,12}已)",
        ),
    ),
    (
        Status.FORECAST,
        _words(
            "expect(?:s|ed)?, forecasts?, project(?:s|ed), predict(?:s|ed)?, outlook, likely to, anticipate[sd]?, "
            "(?:is|are) set to, scheduled to, slated to, due to reach",
            "预计 预期 预测 有望 料将",
        ),
    ),
    (Status.ESTIMATE, _words("estimat(?:es?|ed), preliminary, provisional", "估计 估算 初步(?:统计|核算)")),
)


def status_suggestions(sentence: str, place: int) -> Iterator[Suggestion]:
    """The statuses that words of the sentence speak of, the nearest in front of the figure first."""
    nearest = []
    for status, found in _statuses_in(sentence):
        behind = bisect_left(found, (place + 1,))
        start, words = found[behind - 1 if behind else 0]
        nearest.append((start > place, abs(start - place), status.value, words))
    for _, _, value, words in sorted(nearest):
        yield Suggestion(value=value, words=words)


@lru_cache(maxsize=16)
def _statuses_in(sentence: str) -> list[tuple[Status, list[tuple[int, str]]]]:
    """The statuses that a sentence speaks of, with all places and words of each."""
    found = [(status, [(match.start(), match[0]) for match in words.finditer(sentence)]) for status, words in _STATUSES]
    return [(status, places) for status, places in found if places]


_ATTRIBUTION = re.compile(
    r"(?:[Aa]ccording to|(?:[Dd]ata|[Ff]igures|[Ss]tatistics) from)\s(?:the\s)?(?P<who>[^,.;]{3,60})"
    r"|(?P<said>(?:[A-Z][\w'’-]+\s){1,4})(?:said|says|told)\b"
    r"|(?:据|根据)(?P<zh>[^，。]{2,20}?)(?:统计|介绍|数据|通报|显示|消息)"
)


@lru_cache(maxsize=16)
def attributed(sentence: str) -> tuple[Suggestion, ...]:
    """Whom the sentence attributes its figures to, if to somebody."""
    match = _ATTRIBUTION.search(sentence)
    if match is None:
        return ()
    who = next(part for part in (match["who"], match["said"], match["zh"]) if part)
    return (Suggestion(value=who.strip(), words=match[0]),)
