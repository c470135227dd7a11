"""What a text says beside a figure of thing, time and status: suggestions with the words they rest on, no decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gzcheck.model import Corpus, Mention, Outcome, Period, ScannedText, Status, Suggested, Suggestion
from gzcheck.texts.labels import Labels, Match, entity_labels, indicator_labels

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


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERS = {
    "three": 3,
    "six": 6,
    "nine": 9,
    "four": 4,
    "five": 5,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "eleven": 11,
    "two": 2,
}
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_STATED = (
    (re.compile(rf"(?i)\bfirst (?P<n>{'|'.join(_NUMBERS)}|\d+) months of (?P<y>\d{{4}})"), "months"),
    (re.compile(r"(?i)\b(?P<q>first|second|third|fourth) quarter of (?P<y>\d{4})"), "quarter"),
    (re.compile(r"(?i)\b(?P<h>first|second) half of (?P<y>\d{4})"), "half"),
    (
        re.compile(
            rf"(?P<d>\d{{1,2}}) (?P<m>{_MONTHS}),? (?P<y>\d{{4}})|(?P<m2>{_MONTHS}) (?P<d2>\d{{1,2}}),? (?P<y2>\d{{4}})"
        ),
        "day",
    ),
    (re.compile(rf"(?P<m>{_MONTHS}),? (?:of )?(?P<y>\d{{4}})"), "month"),
    (re.compile(r"(?P<y>\d{4})年第?(?P<q>[一二三四1-4])季度"), "quarter"),
    (re.compile(r"(?P<y>\d{4})年(?P<h>上|下)半年"), "half"),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"), "day"),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月"), "month"),
    (re.compile(r"(?<![\d,.])(?P<y>(?:19|20)\d\d)(?!\d|[,.]\d)(?:年)?"), "year"),
    (re.compile(r"(?i)\blast year\b|\bthe previous year\b|\ba year earlier\b|去年|上年"), "last"),
    (re.compile(r"(?i)\bthis year\b|\bthe current year\b|今年|本年"), "this"),
    (re.compile(r"(?i)\bnext year\b|明年"), "next"),
)


def period_suggestions(sentence: str, place: int, published: Period | None) -> Iterator[Suggestion]:
    """The times that a sentence names, the nearest to the figure first."""
    found = []
    taken: list[tuple[int, int]] = []
    for pattern, kind in _STATED:
        for match in pattern.finditer(sentence):
            if any(low < match.end() and match.start() < high for low, high in taken):
                continue
            taken.append(match.span())
            if value := _period(match, kind, published):
                found.append((abs(match.start() - place), value, match[0]))
    for _, value, words in sorted(found):
        yield Suggestion(value=value, words=words)


def _period(match: re.Match[str], kind: str, published: Period | None) -> str:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if kind in ("last", "this", "next"):
        return str(published.nominal[0].year + {"last": -1, "this": 0, "next": 1}[kind]) if published else ""
    year = str(groups.get("y") or groups["y2"])
    if kind == "year":
        return year
    if kind == "quarter":
        return f"{year}-Q{_QUARTERS[groups['q'].lower()]}"
    if kind == "half":
        return f"{year}-H{1 if groups['h'].lower() in ('first', '上') else 2}"
    if kind == "months":
        last = _NUMBERS.get(groups["n"].lower()) or int(groups["n"])
        return f"{year}-01/{year}-{last:02}" if 1 <= last <= 12 else ""
    month = _month(groups.get("m") or groups["m2"])
    if kind == "month":
        return f"{year}-{month:02}" if 1 <= month <= 12 else ""
    return _day(int(year), month, int(groups.get("d") or groups["d2"]))


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else _MONTHS.split("|").index(text) + 1


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


_STATUSES = (
    (
        Status.TARGET,
        re.compile(
            r"(?i)\b(?:plans?|planned|planning|aims?|aimed|aiming|targets?|targeted|goals?|seeks?|pledge[sd]?|vow(?:s|ed)?|intends?|will|shall|to be built|commit(?:s|ted)?|ambition)\b|计划|规划|目标|力争|争取|将(?=[在于投建达到把为成])|拟|到\d{4}年"
        ),
    ),
    (
        Status.FORECAST,
        re.compile(
            r"(?i)\b(?:expect(?:s|ed)?|forecasts?|project(?:s|ed)|predict(?:s|ed)?|outlook|likely to|anticipate[sd]?|is set to|are set to)\b|预计|预期|预测|有望|料将"
        ),
    ),
    (Status.ESTIMATE, re.compile(r"(?i)\b(?:estimat(?:es?|ed)|preliminary|provisional)\b|估计|估算|初步(?:统计|核算)")),
)


def status_suggestions(sentence: str, place: int) -> Iterator[Suggestion]:
    """The statuses that words of the sentence speak of, the nearest in front of the figure first."""
    found = []
    for status, pattern in _STATUSES:
        for match in pattern.finditer(sentence):
            is_behind = match.start() > place
            found.append((is_behind, abs(match.start() - place), status.value, match[0]))
    seen: set[str] = set()
    for _, _, value, words in sorted(found):
        if value not in seen:
            seen.add(value)
            yield Suggestion(value=value, words=words)


_ATTRIBUTION = re.compile(
    r"(?:[Aa]ccording to|[Dd]ata from|[Ff]igures from|[Ss]tatistics from)\s(?:the\s)?(?P<who>[^,.;]{3,60})|(?P<said>(?:[A-Z][\w'’-]+\s){1,4})(?:said|says|told)\b|(?:据|根据)(?P<zh>[^，。]{2,20}?)(?:统计|介绍|数据|通报|显示|消息)"
)


def attributed(sentence: str) -> Iterator[Suggestion]:
    """Whom the sentence attributes its figures to."""
    for match in _ATTRIBUTION.finditer(sentence):
        who = next(part for part in (match["who"], match["said"], match["zh"]) if part)
        yield Suggestion(value=who.strip(), words=match[0])
