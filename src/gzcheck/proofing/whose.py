"""Whose figure it is: the nearest registered entity of its sentence, else of the paragraphs above.

A name that the corpus does not know and that stands nearer means that nothing is certain. A part of an entity's name
("Harbour" for Harbour City) stands for it in a draft that also gives the whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from gzcheck.model import Corpus
from gzcheck.proofing import Scene, Scenes, Tie, goes_on, has_own_subject, known_names, short_names
from gzcheck.proofing.strangers import Strangers, Writing, is_speaker, shown
from gzcheck.texts.labels import Match, entity_labels, stems_in

_WHOLE = 0.99
"""An entity is named only by its whole name."""
_ALL_OF_IT = re.compile("全(?:集团|公司)")
_JOINED = re.compile(r"\s*(?:,?\s(?:and|or)(?:\sthe)?\s|,|&|和|与|及|以及|、)\s*")
_BESIDE = re.compile(
    r"\b(?:neighbou?r|rival|competitor|owner|parent|critic|supplier|partner|predecessor)s?\sof\s(?:the\s)?$"
)
_PRONOUN = re.compile(r"\b(?:it|its|they|their)\b")
_KEPT = 64
"""How many sentences' names are kept at hand, since all figures of a sentence ask for them."""


class Owners:
    """Knows the entities of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._labels = entity_labels(corpus)
        self._strangers = Strangers(sorted(known_names(corpus)))
        self._short = short_names(corpus)
        self._kept = lru_cache(_KEPT)(self._beside_whole)
        self._all_names = [name for one in corpus.indicators.values() for name in (one.label_zh, *one.aliases)]
        self._things = {(claim.about, claim.indicator) for claim in corpus.claims}

    def named(self, scenes: Scenes, scene: Scene) -> tuple[list[Match], str]:
        """The entities that the sentence names, the nearest first, and why none of them can be meant for certain."""
        found = self._whole(scene.sentence, scene.place)
        unknown, short = self._kept(scene.sentence, scenes.writing, scenes.entities)
        found = [match for match in found if not _ends_a_name(scene.sentence, match, unknown)]
        for one in short:
            if not any(match.start < one.end and one.start < match.end for match in found):
                found.append(one)
        found.sort(key=lambda match: (_distance(match, scene.place), -match.weight))
        return ([], why) if (why := _stranger(scene, found, unknown)) else (found, "")

    def _beside_whole(
        self, sentence: str, writing: Writing, entities: frozenset[str]
    ) -> tuple[list[tuple[int, int, str]], list[Match]]:
        """The names of a sentence that are not known, and the entities of a draft by a part of their names.

        A part that is none of another's name is enough in a draft that gives the whole name.
        """
        names = list(self._strangers.names(sentence, writing))
        unknown = [one for one in names if not self._is_told(entities, one[2])]
        whole = ((match.start(), match.end(), match[0]) for match in _ALL_OF_IT.finditer(sentence))
        short = ((self._short_for(name), low, high, name) for low, high, name in (*names, *whole))
        return unknown, [
            Match(entity, 1.0, 1.0, name, low, high) for entity, low, high, name in short if entity in entities
        ]

    def _is_told(self, entities: frozenset[str], name: str) -> bool:
        """Whether a name is known: all of it, or as the short form of one that the draft gives in full."""
        entity = self._short_for(name)
        return self._strangers.is_known(name) and (not entity or entity in entities)

    def _short_for(self, name: str) -> str:
        """The entity that a name may be short for, or nothing."""
        entities = {self._short.get(stem, "") for stem in (stems_in(name) if name.isascii() else [name])}
        return entities.pop() if len(entities) == 1 else ""

    def names_in(self, piece: str) -> list[str]:
        """The entities that a stretch of text names whole."""
        return [match.id for match in self._whole(piece)]

    def _whole(self, piece: str, near: int = 0) -> list[Match]:
        found = self._labels.named(piece, near=near)
        return [match for match in found if match.share > _WHOLE and match.is_together]

    def abouts(
        self, scenes: Scenes, scene: Scene, named: Sequence[Match], names: Sequence[str], indicator: str
    ) -> Iterator[Tie]:
        """The entities that an indicator may be of here.

        Those of the sentence on which the corpus has this indicator, the ones of the clause first; else the nearest
        of the clause in front of the number, whatever the corpus has; else those of the paragraphs above.
        """
        named = _not_behind(named, scene)
        front = _ids_within(named, (scene.clause[0], scene.place))
        close = _ids_within(named, (scene.clause[0], scene.end_of_saying))
        fitting = _first_of(self._fitting_here(scene, named, names, indicator), close)
        if front and {*front, *close, *self._members(scene, front)}.isdisjoint(fitting):
            yield Tie(about=front[0], is_sure=True)
        elif fitting:
            is_own = fitting[0] in _ids_within(named, scene.clause)
            is_clear = is_own or self._is_alone(scenes, scene, named, fitting, names)
            is_clear = is_clear and not _are_together(scene, named) and not _is_beside(scene, named)
            yield from _each(fitting, is_sure=True, is_weak=not is_clear)
            if not is_clear and not _ids_within(named, (0, scene.place)):
                yield from self._above(scenes, scene, names, indicator, is_weak=True)
        else:
            yield from self._above(scenes, scene, names, indicator, is_weak=bool(named))

    def _fitting_here(self, scene: Scene, named: Sequence[Match], names: Sequence[str], indicator: str) -> list[str]:
        """The entities of the sentence that fit, with their parts in the paragraph unless its subject goes on."""
        ids = [*_ids_within(named, scene.clause), *(match.id for match in named)]
        fitting = self._fitting(ids, indicator)
        if len(fitting) == 1 and goes_on(scene, named, fitting[0], names):
            return fitting
        return self._fitting((*ids, *self._members(scene, ids)), indicator)

    def _above(
        self, scenes: Scenes, scene: Scene, names: Sequence[str], indicator: str, *, is_weak: bool
    ) -> Iterator[Tie]:
        """Those of the text in front of the sentence in its paragraph, else those of the paragraphs above."""
        is_weak = is_weak or has_own_subject(scene, self._all_names) or self._has_stranger_behind(scenes, scene.before)
        near = self._fitting(self.names_in(scene.before), indicator)
        if len(near) == 1 and not is_weak:
            yield Tie(about=near[0])
            return
        pieces = (name for piece in scenes.above(scene.mention) for name in self.names_in(piece))
        fitting = near or self._fitting(pieces, indicator)
        is_weak = is_weak or bool(near) or len(fitting) > 1
        yield from _each(fitting, is_sure=False, is_weak=is_weak)

    def _has_stranger_behind(self, scenes: Scenes, before: str) -> bool:
        """Whether a name that is not known stands behind the last known entity: what follows may be on it."""
        last = max((match.end for match in self._whole(before, len(before))), default=0)
        names = self._strangers.names(before, scenes.writing)
        return any(low >= last and not self._strangers.is_known(name) for low, _, name in names)

    def _fitting(self, names: Iterable[str], indicator: str) -> list[str]:
        """The entities on which the corpus has an indicator, each once."""
        return [name for name in dict.fromkeys(names) if (name, indicator) in self._things]

    def _is_alone(
        self, scenes: Scenes, scene: Scene, named: Sequence[Match], fitting: Sequence[str], names: Sequence[str]
    ) -> bool:
        if len(fitting) != 1:
            return False
        return not self._has_rival(scenes, scene, named, fitting[0]) or goes_on(scene, named, fitting[0], names)

    def _has_rival(self, scenes: Scenes, scene: Scene, named: Sequence[Match], entity: str) -> bool:
        """Whether an entity stands in the clause of another figure of the sentence, and not in this one's."""
        spots = [match for match in named if match.id == entity]
        return any(_is_in(match, other.clause) for match in spots for other in scenes.beside(scene.mention))

    def _members(self, scene: Scene, entities: Sequence[str]) -> list[str]:
        """Entities of the paragraph that are part of one of the sentence ("first in the province", of its city)."""
        found = self.names_in(scene.text.paragraphs[scene.mention.paragraph - 1])
        return [name for name in found if self.is_inside(name, entities)]

    def is_named_part(self, scene: Scene, named: Sequence[Match], entity: str) -> bool:
        """Whether the clause itself names an entity that is registered as a part of another one."""
        return entity in _ids_within(named, scene.clause) and bool(self.corpus.entities[entity].part_of)

    def is_inside(self, name: str, entities: Sequence[str]) -> bool:
        """Whether an entity is a part of one of others, directly or not."""
        seen: set[str] = set()
        while name in self.corpus.entities and name not in seen:
            seen.add(name)
            name = self.corpus.entities[name].part_of
            if name in entities:
                return True
        return False


_SAID_OF_IT = re.compile(
    r",\s(?:led|headed|run|chaired|managed|founded|owned|based|headquartered|listed|backed|set up|where|whose)\b"
    r"[^,;]*,\s"
)
"""What is said of a name directly behind it, so that the sentence goes on with the name."""


def _stranger(scene: Scene, found: Sequence[Match], unknown: Iterable[tuple[int, int, str]]) -> str:
    """Why a name that the corpus does not know may be meant: it stands nearer, or is the subject of what goes on."""
    nearest = _distance(found[0], scene.place) if found else len(scene.sentence)
    first = _goes_on_behind(scene, found)
    place = scene.place
    for low, high, name in _telling(scene, found, unknown):
        is_nearer = abs(low - place) < nearest or abs(high - place) < nearest
        if (is_nearer or low < first) and not is_speaker(scene.sentence, low, high):
            where = "nearer" if is_nearer else "in front"
            return f"{shown(scene.sentence[low:high], name)!r} stands {where}, which the corpus does not know"
    return ""


def _telling(
    scene: Scene, found: Sequence[Match], unknown: Iterable[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """The names not known but for those of a clause behind, and of what is said of a known name in between."""
    asides = [aside.span() for one in found if (aside := _SAID_OF_IT.match(scene.sentence, one.end, scene.place))]
    for one in unknown:
        if one[0] < scene.end_of_saying and not any(start < one[0] < end for start, end in asides):
            yield one


def _goes_on_behind(scene: Scene, found: Sequence[Match]) -> int:
    """Where the first known name stands, if the figure's clause does not name it or speaks of "it" behind it; or 0."""
    if not found:
        return 0
    first = min(found, key=lambda match: match.start)
    is_own = any(_is_in(match, scene.clause) for match in found)
    return first.start if not is_own or _PRONOUN.search(scene.sentence, first.end, scene.place) else 0


def _each(entities: Iterable[str], *, is_sure: bool, is_weak: bool) -> Iterator[Tie]:
    return (Tie(about=name, is_sure=is_sure, is_weak=is_weak) for name in entities)


def _are_together(scene: Scene, named: Sequence[Match]) -> bool:
    """Whether several entities are one subject, of which a number may be the sum ("A and B together have 41")."""
    front = sorted((match.start, match.end) for match in named if match.end <= scene.place)
    return any(_JOINED.fullmatch(scene.sentence, end, start) for (_, end), (start, _) in pairwise(front))


def _is_beside(scene: Scene, named: Sequence[Match]) -> bool:
    """Whether a name only tells whose rival or owner the subject is."""
    return any(_BESIDE.search(scene.sentence, 0, match.start) for match in named if match.start < scene.place)


def _not_behind(named: Sequence[Match], scene: Scene) -> Sequence[Match]:
    """Those that do not stand in a clause behind the figure's, if any do not; else all."""
    return [match for match in named if match.start < scene.clause[1]] or named


def _first_of(entities: list[str], close: Sequence[str]) -> list[str]:
    """Those that stand close by, if any do; else all."""
    return [name for name in entities if name in close] or entities


def _ends_a_name(sentence: str, match: Match, unknown: Sequence[tuple[int, int, str]]) -> bool:
    """Whether what looks like an entity is the end of another name ("New Harbour City")."""
    fronts = (sentence[low : match.start].split() for low, high, _ in unknown if low < match.start < high)
    return any(words and words[-1][0].isupper() and not words[-1].endswith(("'s", "’s")) for words in fronts)


def _ids_within(named: Iterable[Match], stretch: tuple[int, int]) -> list[str]:
    return [match.id for match in named if _is_in(match, stretch)]


def _is_in(match: Match, clause: tuple[int, int]) -> bool:
    return clause[0] <= match.start and match.end <= clause[1]


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))
