"""The names of a corpus that the words around a figure say: entities, and indicators of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gzcheck.model import Corpus, Mention, Suggestion
from gzcheck.texts.calling import counted
from gzcheck.texts.cells import Cell
from gzcheck.texts.changes import CHANGING, POINTS, is_in_points, is_of_change
from gzcheck.texts.labels import Labels, Match, entity_labels, indicator_labels, stems_in
from gzcheck.texts.spoken import Spoken, around

_MOST = 5
"""How many suggestions of one kind are made."""
_SPEAKS_ON = re.compile(
    r"(?i)\s*[\"“]?(?:it|they|this|that|these|those|its|their"
    r"|the (?:figure|number|rate|total|amount|share|sum))\b|[其该这此]"
)
"""Begins a sentence on the thing of the one in front of it."""
_WHOLE = 0.95
"""How much of a name's weight must stand in a figure's own words for it to be surely the figure's."""
_KEPT = 20
"""Paragraphs whose names are kept while their figures ask."""
_NOTHING = frozenset[str]()


class Names:
    """The names of a corpus; what is suggested of them is the likeliest first."""

    def __init__(self, corpus: Corpus) -> None:
        self._indicators: Labels = indicator_labels(corpus)
        self._entities: Labels = entity_labels(corpus)
        every = list(corpus.indicators.values())
        self._in_points = {one.id for one in every if one.unit in POINTS}
        self._of_change = {one.id for one in every if is_of_change(one)} - self._in_points
        self._of_level = {one.id for one in every} - self._in_points - self._of_change
        self._named = lru_cache(_KEPT)(Labels.named)
        """What a paragraph names; its figures ask one after the other."""

    # ------------------------------------------------------------ in running text

    def entities(
        self, paragraph: str, mention: Mention, spoken: Spoken, wider: Iterable[str]
    ) -> tuple[Suggestion, ...]:
        """The entities that the words around a figure name; what another part of its sentence names is far."""
        low, high = around(mention)
        place, (first, last) = mention.start - low, spoken.part(mention)
        named = self._entities.named(paragraph[low:high])
        near = sorted(named, key=lambda match: (-round(match.share, 1), _distance(match, place)))
        found = [Suggestion(value=one.id, words=one.words, is_far=not first <= one.start < last) for one in near]
        found += [_far(one) for text in wider for one in self._named(self._entities, text)]
        return _first_of_each(found)

    def indicators(self, paragraph: str, mention: Mention, spoken: Spoken, language: str) -> tuple[Suggestion, ...]:
        """The indicators that the words around a figure name.

        Those of other sentences are there only for one that speaks on of something ("It fell to 5.4 percent").
        """
        low, high = around(mention)
        named = self._indicators.named(paragraph[low:high])
        ranked = sorted(
            (match for match in named if match.is_together),
            key=lambda match: (-round(match.share, 1), _distance(match, mention.start - low)),
        )
        sure = self._sure(paragraph, mention, spoken, language)
        found = [Suggestion(value=match.id, words=match.words) for match in ranked]
        if _SPEAKS_ON.match(paragraph[low:high]):
            found += [_far(one) for one in self._named(self._indicators, paragraph) if one.is_together]
        return _first_of_each([*sure, *found])

    def _sure(self, paragraph: str, mention: Mention, spoken: Spoken, language: str) -> list[Suggestion]:
        """The one name that a figure's own words say whole."""
        noun = set(stems_in(counted(paragraph, mention, language)))
        own, place = spoken.own_words(mention, has_noun=bool(noun))
        found = [
            match
            for match in self._whole(own, place, mention, is_change=spoken.is_change(mention))
            if not noun or not noun.isdisjoint(stems_in(match.words))
        ]
        words = spoken.quoted(mention, found[0]) if len(found) == 1 else ""
        return [Suggestion(value=found[0].id, words=words, is_sure=True)] if words else []

    def _whole(self, text: str, place: int, mention: Mention, *, is_change: bool) -> list[Match]:
        """The longest names that stand whole in a text: of changes, if the figure is one, else of levels."""
        fitting = self._in_points if is_in_points(mention) else self._of_change if is_change else self._of_level
        said = [
            match
            for match in self._indicators.named(text, near=place, implied=CHANGING if is_change else _NOTHING)
            if match.share >= _WHOLE and match.id in fitting
        ]
        most = max((match.weight for match in said), default=0)
        return [match for match in said if match.weight == most]

    # ------------------------------------------------------------ in tables

    def cell_entities(self, cell: Cell, wider: Iterable[str]) -> tuple[Suggestion, ...]:
        """The entities that a row, its column, the table or what stands above it names."""
        near = (cell.name, cell.head, cell.corner, cell.above)
        found = [
            Suggestion(value=one.id, words=one.words)
            for text in near
            if text
            for one in self._named(self._entities, text)
        ]
        found += [_far(one) for text in wider for one in self._named(self._entities, text)]
        return _first_of_each(found)

    def cell_indicators(self, cell: Cell, mention: Mention) -> tuple[Suggestion, ...]:
        """The indicators that the name of a row or the head of its column names; one named whole is sure."""
        is_change = is_in_points(mention) or not CHANGING.isdisjoint(stems_in(f"{cell.head} {cell.name}"))
        sure: list[Match] = []
        for text in (cell.name, cell.head, f"{cell.name}: {cell.head}"):
            sure = sure or self._whole(text, 0, mention, is_change=is_change)
        found = [Suggestion(value=one.id, words=one.words, is_sure=True) for one in sure if len(sure) == 1]
        for text in (cell.name, cell.head, cell.corner, cell.above):
            found += [
                Suggestion(value=one.id, words=one.words)
                for one in self._named(self._indicators, text)
                if one.is_together
            ]
        return _first_of_each(found)


def _far(match: Match) -> Suggestion:
    return Suggestion(value=match.id, words=match.words, is_far=True)


def _first_of_each(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """The first suggestion of each value, and no more than enough."""
    seen: dict[str, Suggestion] = {}
    for one in found:
        seen.setdefault(one.value, one)
    return tuple(seen.values())[:_MOST]


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))
