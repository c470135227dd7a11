"""Which indicators are named beside a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from gzcheck.model import Corpus, Figure, Unit
from gzcheck.proofing import (
    BARE,
    CHANGE_WORDS,
    POINTS,
    Scene,
    counted_nouns,
    family_of,
    indicator_names,
    is_by_something,
    is_for_each,
    is_in_another_unit,
    is_level,
    is_moved,
    is_of_something,
    is_open,
    may_be_said_again,
    stand_for,
    thing_words,
)
from gzcheck.texts.changes import is_of_change
from gzcheck.texts.labels import Labels, Match, placed_stems, stems_in

_CLOSE = 0.9
"""Two indicators whose weights are nearer than this are a tie."""
_COMPACT = 0.6
"""Of two indicators in a tie, one is meant if its words stand this much closer together and to the number."""
_NO_QUANTITIES = ("count", "money", "share", "time", "calendar-time", "ratio", "rank")
"""Families of units beside quantities such as weights and volumes, which are taken for one another."""
_OF_ANYTHING = frozenset(stems_in("cost price rate share level growth change average value amount time length bill"))
_SHARE_WORDS = frozenset(stems_in("share proportion percentage 占比 比重 比例"))
_SHARE_OF = re.compile(r"\s(?:of|by|went|came)\b")
_MEASURES = {"long": "length", "deep": "depth", "high": "height", "tall": "height", "wide": "width", "heavy": "weight"}
_MEASURED = re.compile(rf"\s(?P<how>{'|'.join(_MEASURES)})\b")
"""A number with one of these behind it needs no word for what it measures: "the quay is 2,650 metres long"."""
_NOUN_BEHIND = re.compile(r"\s(?P<noun>[a-z]+s)(?=[,.;:)]|$|\s(?:at|in|of|by|on|for|and|from|to|are|were|last|this)\s)")
_RELATIVE_YEAR = re.compile(r"\b(?:an?|the|last|this|next|that)\s(?:previous\s)?year\b(?!['’-])", re.IGNORECASE)
"""These words tell a time, and never what a number counts."""
_SAYS_AGAIN = re.compile(
    r"\s*[\"“]?(?:That|This|It|These|They)\s(?:was|is|were|are|had|has)\b|\b[Tt]h(?:e|at|is)\s(?:figure|number)\b"
    r"|\s*The\s(?:rest|remainder|remaining|others?)\b|\s*(?:The|A)\syear\s(?:before|earlier),?\sit\s(?:had|was|stood)\b"
    r"|[这该]个?一?(?:数字|数据|数量)"
)
"""A sentence that speaks on of the thing of the one in front of it."""


class Namer:
    """Knows the names of a corpus's indicators."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._labels = indicator_names(corpus)
        self._nouns = counted_nouns(corpus)
        self._words = thing_words(corpus)

    def named(self, scene: Scene, figure: Figure, entities: Sequence[Match]) -> tuple[list[str], bool]:
        """The indicators named beside a figure, apart from the words that name its entities, and whether it is near.

        One, or several that are named as surely.
        """
        labels = self._labels.get(family_of(figure.unit))
        if labels is None:
            return [], False
        if slipped := self._in_another_unit(scene, figure):
            return slipped, True
        names = {stem for match in entities for stem in placed_stems(match.words)}
        implied = _implied(scene, figure)
        for place, text, is_near in _pieces(scene):
            piece = _without_relative_years(text)
            meant = stand_for(piece, figure)
            if found := self._of_levels(scene, _matches(labels, piece, names, place, implied, meant)):
                surest = _surest(self._in_points(found, figure), place)
                is_own = len(text) <= len(scene.own) or self._may_go_on(scene, entities, surest[0])
                return surest, is_near and is_own and self._is_clear(scene, piece, found[0], bool(meant))
        return self._by_noun(scene, figure), bool(entities)

    def _is_clear(self, scene: Scene, piece: str, match: Match, is_meant: bool) -> bool:
        """Whether the words that name a thing tell of no part of it, and are not all others that stand for its own."""
        return not (is_meant and self._has_none_of_its_words(match)) and not self._is_part(scene, piece, match)

    def _of_levels(self, scene: Scene, found: list[Match]) -> list[Match]:
        """Of indicators named beside a level those that are no changes, if there are any; beside another amount all."""
        levels = (
            [match for match in found if not is_of_change(self.corpus.indicators[match.id])] if len(found) > 1 else []
        )
        return levels if levels and is_level(scene) else found

    def _has_none_of_its_words(self, match: Match) -> bool:
        """Whether an indicator is named only by what stands for its word: any loss may be one of something else."""
        words = stems_in(match.words)
        return len(words) == 1 and words[0] not in {stem for name in self.names(match.id) for stem in stems_in(name)}

    def _is_part(self, scene: Scene, piece: str, match: Match) -> bool:
        """Whether words beside a figure and its thing tell of a part of it."""
        thing = self._words[match.id]
        return is_of_something(piece, match.end, thing) or is_by_something(scene, thing) or is_for_each(scene, thing)

    def _in_another_unit(self, scene: Scene, figure: Figure) -> list[str]:
        """The indicator that the clause names whole and that has this very number in a unit of another family."""
        mine = family_of(figure.unit)
        if mine in _NO_QUANTITIES:
            return []
        alike = {one.indicator for one in self.corpus.claims if is_in_another_unit(figure, one.figure)}
        others = self._labels.keys() - {mine, *_NO_QUANTITIES}
        named = chain.from_iterable(self._labels[family].named(scene.own) for family in others)
        return sorted({match.id for match in named if match.share == 1 and match.is_together and match.id in alike})[:1]

    def _may_go_on(self, scene: Scene, entities: Sequence[Match], indicator: str) -> bool:
        """Whether a figure may be on a thing that only another part of its sentence, or what leads it in, names."""
        return scene.is_cell or scene.is_on_same_thing or is_open(scene, entities, self.names(indicator))

    def _by_noun(self, scene: Scene, figure: Figure) -> list[str]:
        """The indicator whose counted noun alone, as its claims print it, stands right behind a count: "8,800 beds"."""
        match = _NOUN_BEHIND.match(scene.behind) if figure.unit.name == "count" else None
        found = {self._nouns.get(stem, "") for stem in stems_in(match["noun"])} if match else set()
        return sorted(found - {""})

    def _in_points(self, found: list[Match], figure: Figure) -> list[Match]:
        """Of indicators named beside a figure in percentage points those in points; beside another figure all."""
        dimension = figure.unit.dimension
        if dimension != POINTS:
            return found
        units = {match.id: self.corpus.units.get(self.corpus.indicators[match.id].unit) for match in found}
        return [match for match in found if (unit := units[match.id]) and unit.dimension == dimension] or found

    def is_counted(self, scene: Scene, figure: Figure) -> bool:
        """Whether the corpus has nothing in a figure's dimension, but counts things that are called as its unit is."""
        labels = self._labels.get("count")
        if labels is None or family_of(figure.unit) in self._labels:
            return False
        words = {stem for form in figure.unit.printed() for stem in stems_in(form)} & set(
            stems_in(scene.mention.printed)
        )
        found = labels.named(scene.own, near=scene.place - scene.clause[0]) if words else []
        return bool(found) and not words.isdisjoint(stems_in(found[0].words))

    def unit_named(self, scene: Scene) -> Unit | None:
        """The unit of the indicator that a stretch names best, whatever its unit is."""
        found = [match for labels in self._labels.values() for match in labels.named(scene.sentence)]
        best = max(found, key=lambda match: match.score, default=None)
        return self.corpus.units.get(self.corpus.indicators[best.id].unit) if best else None

    def names(self, indicator: str) -> tuple[str, ...]:
        """The names of an indicator in the registry."""
        one = self.corpus.indicators[indicator]
        return (one.label, one.label_zh, *one.aliases)

    def names_it(self, sentence: str, indicator: str, other: str) -> bool:
        """Whether a word stands in a sentence that belongs to one indicator's name and not to the other's."""
        second = self.corpus.indicators[other]
        own = {stem for name in self.names(indicator) for stem in stems_in(name)}
        own -= set(stems_in(f"{second.label} {second.label_zh}"))
        return bool(own & set(stems_in(sentence)))

    def is_whole(self, sentence: str, indicator: str) -> bool:
        """Whether all words of one of an indicator's names stand in a sentence."""
        return bool(self._whole(sentence, indicator))

    def is_beside(self, sentence: str, indicator: str, other: str) -> bool:
        """Whether a sentence names an indicator whole, and not only within the whole name of another one."""
        places, taken = placed_stems(sentence), set(chain.from_iterable(self._whole(sentence, other)))
        return any(
            all(len(places[stem]) > (stem in taken) for stem in name) for name in self._whole(sentence, indicator)
        )

    def _whole(self, sentence: str, indicator: str) -> list[list[str]]:
        """The names of an indicator of which all words stand in a sentence, by their stems."""
        places = placed_stems(sentence)
        names = (stems_in(name) for name in self.names(indicator))
        return [name for name in names if name and places.keys() >= set(name)]

    def are_related(self, indicator: str, other: str) -> bool:
        """Whether the names of two indicators share a word."""
        first, second = ({stem for name in self.names(one) for stem in stems_in(name)} for one in (indicator, other))
        return not first.isdisjoint(second)


@lru_cache(8)
def _without_relative_years(text: str) -> str:
    """A stretch with "last year" blotted out; kept, for the figures of a sentence ask one after the other."""
    return _RELATIVE_YEAR.sub(lambda year: " " * len(year[0]), text)


def _matches(
    labels: Labels,
    piece: str,
    names: set[str],
    place: int,
    implied: frozenset[str],
    meant: Mapping[str, Sequence[tuple[int, int]]],
) -> list[Match]:
    """What a stretch names apart from the words for its entities, or else with them.

    Words that stand for others count where nothing is named whole without them, and something is with them.
    """
    found = labels.named(piece, names, place, implied) or labels.named(piece, frozenset(), place, implied)
    if meant and not (found and found[0].share == 1):
        whole = [match for match in labels.named(piece, names, place, implied, meant) if match.share == 1]
        found = whole or found
    return [match for match in found if not _is_of_any_thing(match)]


def _pieces(scene: Scene) -> Iterator[tuple[int, str, bool]]:
    """The stretches that may name a figure's thing, the nearest first, with its place there; and if it is its own."""
    low = scene.clause[0]
    if own_words := _behind_last_number(scene):
        yield len(own_words), own_words, True
    yield scene.place - low, scene.own, True
    if BARE.match(scene.behind):
        yield scene.place, scene.sentence[: scene.clause[1]], True
    yield scene.place, scene.sentence, True
    if scene.lead:
        yield len(scene.lead) + scene.place, scene.lead + scene.sentence, True
    if scene.is_on_same_thing or (BARE.match(scene.behind) and _goes_on(scene)):
        yield len(scene.last) + scene.place, scene.last + scene.sentence, scene.is_on_same_thing


def _goes_on(scene: Scene) -> bool:
    """Whether a sentence speaks on of the thing of the one in front of it."""
    return may_be_said_again(scene) or _SAYS_AGAIN.search(scene.sentence) is not None


def _behind_last_number(scene: Scene) -> str:
    """What leads to a number from the one in front of it in its clause, where that ends with "of"."""
    ends = [high for _, high in scene.numbers if scene.clause[0] < high <= scene.place]
    words = scene.sentence[max(ends) : scene.place] if ends else ""
    return words if words.endswith(" of ") else ""


def _is_of_any_thing(match: Match) -> bool:
    """Whether of a longer name only such words stand there as are said of many things ("it costs")."""
    return match.share < 1 and set(stems_in(match.words)) <= _OF_ANYTHING


def _implied(scene: Scene, figure: Figure) -> frozenset[str]:
    """Words that a share needs not say: "3 percent of" is a share, "rose 3 percent" is a change."""
    if family_of(figure.unit) != "share":
        measured = _MEASURED.match(scene.behind)
        return frozenset(stems_in(_MEASURES[measured["how"]])) if measured else frozenset()
    if is_moved(scene):
        return CHANGE_WORDS
    return _SHARE_WORDS if _SHARE_OF.match(scene.behind) or " of" in scene.mention.printed else frozenset()


def _surest(found: Sequence[Match], place: int) -> list[str]:
    return [match.id for match in _nearest([one for one in found if one.score > _CLOSE * found[0].score], place)]


def _nearest(tied: Sequence[Match], place: int) -> list[Match]:
    """Of indicators in a tie the one whose words stand closest together and to the number, if it is clear which."""
    if len(tied) < 2:
        return list(tied)
    ranked = sorted(tied, key=lambda match: _extent(match, place))
    first, second = (_extent(match, place) for match in ranked[:2])
    return ranked[:1] if first <= _COMPACT * second else ranked


def _extent(match: Match, place: int) -> int:
    return max(match.end, place) - min(match.start, place)
