"""What a figure of a draft is on: the one entity and indicator that its clause, sentence or mark names, and its time.

An indicator is named by most of the weight of its label, an alias, what sources call it, or its claims' own fragments;
each word counts for the number of its own clause. An entity is the nearest registered name of the sentence, else of the
paragraph or heading above. A name that the corpus does not know and that stands nearer means that nothing is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gzcheck.model import Claim, Corpus, DateValue, Figure, Mention, Period, PeriodError, Status
from gzcheck.proofing.naming import family_of, indicator_names, known_names, own_words
from gzcheck.proofing.scenes import Scene, Scenes
from gzcheck.proofing.strangers import Strangers
from gzcheck.texts.labels import Match, entity_labels, placed_stems
from gzcheck.texts.suggesting import status_suggestions
from gzcheck.texts.times import period_suggestions

_FACT = re.compile(
    r"\b(?:has|have|had|reached|invested|invests|spent|spends|built|opened|attracted|completed|hit|achieved|got|employs?"
    r"|received|raised|created|counts?|counted|earned|earns|hired|produced|sold|sells|drew|draws|treated|handed out)\b"
    r"|已经?|了|达到|完成|建成|拥有|共有",
    re.IGNORECASE,
)
"""Words that tell a figure as a fact."""
_NEAR = 60
"""How far in front of a number its verb may stand, in characters."""
_BESIDE = 60
"""How far behind a number the thing that it counts may stand, in characters."""
_NUMBER_OF = re.compile(
    r"\b(?:(?:number|total|count) of|numbered|total(?:l?ed|s)|reached|stood at|came to|amounted to)\b"
    r"|\b(?:rose|grew|fell) to\b"
    r"|数量|总数|达到?|有|增至|为",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:the|a) (?:year|month|week|day|quarter) (?:before|earlier)\b|\bthe (?:previous|prior|preceding) \w+\b"
    r"|\bhad been\b|\bonce\b|\bused to\b|上年同期|前一年|此前",
    re.IGNORECASE,
)
"""Times that are told from another time: nothing is contradicted by a figure for one."""
_PART = re.compile(r"\b(?:of|among) (?:them|these|those|which|whom)\b|其中", re.IGNORECASE)
_WHOLE = 0.99
"""An entity is named only by its whole name."""
_CLOSE = 0.9
"""Two indicators whose weights are nearer than this are a tie."""
_COMPACT = 0.6
"""Of two indicators in a tie, one is meant if its words stand this much closer together and to the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What a figure is on; an entity, an indicator, and a time."""

    about: str = ""
    indicator: str = ""
    period: Period | None = None
    period_words: str = ""
    status: Status = Status.ACTUAL
    claim: str = ""
    """The claim that a mark names."""
    is_sure: bool = False
    """Whether the sentence itself names the entity."""
    is_weak: bool = False
    """Whether the words may as well speak of something else, so that nothing is contradicted by it."""
    is_fact: bool = False
    """Whether a verb tells the figure as a fact ("has reached")."""
    is_part: bool = False
    """Whether the clause speaks of a part of something ("of them")."""


class Tier:
    """Knows the names of a corpus."""

    def __init__(self, corpus: Corpus, published: Period | None) -> None:
        self.corpus = corpus
        self.published = published
        self.entities = entity_labels(corpus)
        self._indicators = indicator_names(corpus)
        self._strangers = Strangers(sorted(known_names(corpus)))
        self._things = {(claim.about, claim.indicator) for claim in corpus.claims}
        self._claim_words = {claim.id: own_words(claim, corpus) for claim in corpus.claims}

    def ties(self, scenes: Scenes, mention: Mention) -> tuple[list[Tie], str]:
        """What a figure that is read may be on, the likeliest first, and why nothing is certain if there are several.

        Where nothing is certain the list is empty.
        """
        scene = scenes.of(mention)
        assert mention.figure is not None
        named, why = self._entities(scene)
        indicators = self._named(scene, mention.figure, named)
        if not indicators:
            return [], "no indicator of the corpus is named beside it"
        if why:
            return [], why
        base = self._without_thing(scene)
        found = [
            replace(base, about=one.about, indicator=indicator, is_sure=one.is_sure, is_weak=weak or one.is_weak)
            for indicator in indicators
            for weak in [_RELATIVE.search(scene.own) is not None or not self._is_counted(scene, indicator)]
            for one in self._abouts(scenes, scene, named, indicator)
        ]
        if not found:
            return [], "no entity of the corpus is named near it"
        return found, f"it may be on {' or '.join(dict.fromkeys(f'{one.about}/{one.indicator}' for one in found[:3]))}"

    def as_named(self, scenes: Scenes, mention: Mention) -> Mention:
        """A bare number in a table in the unit of the one indicator that its row or column names."""
        figure, scene = mention.figure, scenes.of(mention)
        if figure is None or not scene.is_cell or figure.unit.name != "count":
            return mention
        if self._named(scene, figure, self._entities(scene)[0]):
            return mention
        found = [match for labels in self._indicators.values() for match in labels.named(scene.sentence)]
        best = max(found, key=lambda match: match.score, default=None)
        unit = self.corpus.units.get(self.corpus.indicators[best.id].unit) if best else None
        return mention if unit is None else replace(mention, figure=replace(figure, unit=unit))

    def _without_thing(self, scene: Scene) -> Tie:
        """The time and status that the words around a figure tell."""
        period, words = self._period(scene)
        near = scene.sentence[max(scene.clause[0], scene.place - _NEAR) : scene.place]
        return Tie(
            period=period,
            period_words=words,
            status=_status(scene),
            is_fact=bool(_FACT.search(near)),
            is_part=bool(_PART.search(scene.own)),
        )

    def _is_counted(self, scene: Scene, indicator: str) -> bool:
        """Whether a count stands beside a word of the indicator's names, or behind "number of", not just near it."""
        figure = scene.mention.figure
        if scene.is_cell or figure is None or figure.unit.dimension != "count":
            return True
        one = self.corpus.indicators[indicator]
        words = set(placed_stems(" ".join((one.label, one.label_zh, *one.aliases))))
        in_front = scene.in_front[-_BESIDE:]
        return bool(words & set(placed_stems(scene.behind[:_BESIDE]))) or bool(
            _NUMBER_OF.search(in_front) and words & set(placed_stems(in_front))
        )

    def _abouts(self, scenes: Scenes, scene: Scene, named: Sequence[Match], indicator: str) -> Iterator[Tie]:
        """The entities that an indicator may be of here.

        Those of the sentence on which the corpus has this indicator, the ones of the clause first; else the nearest
        of the clause in front of the number, whatever the corpus has; else those of the paragraphs above.
        """
        own = _ids_within(named, scene.clause)
        names = [match.id for match in named]
        fitting = self._fitting((*own, *names, *self._members(scene, names)), indicator)
        front = _ids_within(named, (scene.clause[0], scene.place))
        close = _ids_within(named, (scene.clause[0], scene.end_of_saying))
        if front and {*front, *close, *self._members(scene, front)}.isdisjoint(fitting):
            yield Tie(about=front[0], is_sure=True)
        elif fitting:
            is_clear = fitting[0] in own or self._is_alone(scenes, scene, named, fitting)
            yield from (Tie(about=name, is_sure=True, is_weak=not is_clear) for name in fitting)
        else:
            above = (name for piece in scenes.above(scene.mention) for name in self._names_in(piece))
            fitting = self._fitting(above, indicator)
            yield from (Tie(about=name, is_weak=bool(named) or len(fitting) > 1) for name in fitting)

    def _fitting(self, names: Iterable[str], indicator: str) -> list[str]:
        """The entities on which the corpus has an indicator, each once."""
        return [name for name in dict.fromkeys(names) if (name, indicator) in self._things]

    def _is_alone(self, scenes: Scenes, scene: Scene, named: Sequence[Match], fitting: Sequence[str]) -> bool:
        return len(fitting) == 1 and not self._has_rival(scenes, scene, named, fitting[0])

    def _has_rival(self, scenes: Scenes, scene: Scene, named: Sequence[Match], entity: str) -> bool:
        """Whether an entity stands in the clause of another figure of the sentence, and not in this one's."""
        spots = [match for match in named if match.id == entity]
        return any(_is_in(match, other.clause) for match in spots for other in scenes.beside(scene.mention))

    def _names_in(self, piece: str) -> list[str]:
        return [match.id for match in self.entities.named(piece) if match.share > _WHOLE]

    def _members(self, scene: Scene, entities: Sequence[str]) -> list[str]:
        """Entities of the paragraph that are part of one of the sentence ("first in the province", of its city)."""
        found = self._names_in(scene.text.paragraphs[scene.mention.paragraph - 1])
        return [name for name in found if self._is_inside(name, entities)]

    def _is_inside(self, name: str, entities: Sequence[str]) -> bool:
        seen: set[str] = set()
        while name in self.corpus.entities and name not in seen:
            seen.add(name)
            name = self.corpus.entities[name].part_of
            if name in entities:
                return True
        return False

    def names_it(self, scenes: Scenes, mention: Mention, indicator: str, other: str) -> bool:
        """Whether a word stands in the sentence that belongs to one indicator's name and not to the other's."""
        first, second = (self.corpus.indicators[name] for name in (indicator, other))
        own = set(placed_stems(f"{first.label} {first.label_zh} {' '.join(first.aliases)}"))
        own -= set(placed_stems(f"{second.label} {second.label_zh}"))
        return bool(own & set(placed_stems(scenes.of(mention).sentence)))

    def base(self, scenes: Scenes, mention: Mention) -> Tie:
        """The time and status of a figure whose entity and indicator are found otherwise."""
        return self._without_thing(scenes.of(mention))

    def alike(self, scenes: Scenes, mention: Mention) -> list[Claim]:
        """Claims on an entity named here that print this very number and share a word with the sentence."""
        figure, scene = mention.figure, scenes.of(mention)
        assert figure is not None
        above = (name for piece in scenes.above(mention) for name in self._names_in(piece))
        entities = {*(match.id for match in self._entities(scene)[0]), *above}
        words = set(placed_stems(scene.sentence))
        return [
            claim
            for claim in self.corpus.claims
            if claim.about in entities and has_digits_of(figure, claim) and words & self._claim_words[claim.id]
        ]

    def _named(self, scene: Scene, figure: Figure, entities: Sequence[Match]) -> list[str]:
        """The indicators that are named beside a figure, apart from the words that name its entities.

        One, or several that are named as surely.
        """
        labels = self._indicators.get(family_of(figure.unit))
        if labels is None:
            return []
        low = scene.clause[0]
        names = {stem for match in entities for stem in placed_stems(match.words)}
        for start, piece in ((low, scene.own), (0, scene.sentence)):
            found = labels.named(piece, names) or labels.named(piece)
            if found:
                tied = [match for match in found if match.score > _CLOSE * found[0].score]
                return [match.id for match in _nearest(tied, scene.place - start)]
        return []

    def _entities(self, scene: Scene) -> tuple[list[Match], str]:
        """The entities that the sentence names, the nearest first, and why none of them can be meant for certain."""
        found = [match for match in self.entities.named(scene.sentence, near=scene.place) if match.share > _WHOLE]
        found.sort(key=lambda match: (_distance(match, scene.place), -match.weight))
        nearest = _distance(found[0], scene.place) if found else len(scene.sentence)
        for low, high, name in self._strangers.in_sentence(scene.sentence):
            is_apart = low >= scene.clause[1]  # what another clause says of it comes behind, not in front
            if not is_apart and min(abs(low - scene.place), abs(high - scene.place)) < nearest:
                return [], f"{name!r} stands nearer, which the corpus does not know"
        return found, ""

    def _period(self, scene: Scene) -> tuple[Period | None, str]:
        """The time that the clause names, or else one in front of it, or behind it with no other number between."""
        low, high = scene.clause
        for start, piece in ((low, scene.own), (0, scene.sentence[:high])):
            for suggestion in period_suggestions(piece, scene.place - start, self.published):
                try:
                    return Period.parse(suggestion.value), suggestion.words
                except PeriodError:
                    continue
        return None, ""


def has_digits_of(figure: Figure, claim: Claim) -> bool:
    """Whether a claim has the very number of a figure, in its unit or in another one of its family."""
    if isinstance(claim.figure.value, DateValue) or family_of(claim.figure.unit) != family_of(figure.unit):
        return False
    is_alike = claim.figure.unit.dimension == figure.unit.dimension and claim.figure.base_value == figure.base_value
    return is_alike or claim.figure.value.value == figure.value.value


def _status(scene: Scene) -> Status:
    low = scene.clause[0]
    high = scene.end_of_saying
    for offset, piece in ((low, scene.sentence[low:high]), (0, scene.sentence[:high])):
        for suggestion in status_suggestions(piece, scene.place - offset):
            return Status(suggestion.value)
    return Status.ACTUAL


def _ids_within(named: Iterable[Match], stretch: tuple[int, int]) -> list[str]:
    return [match.id for match in named if _is_in(match, stretch)]


def _is_in(match: Match, clause: tuple[int, int]) -> bool:
    return clause[0] <= match.start and match.end <= clause[1]


def _nearest(tied: Sequence[Match], place: int) -> list[Match]:
    """Of indicators in a tie the one whose words stand closest together and to the number, if it is clear which."""
    if len(tied) < 2:
        return list(tied)
    ranked = sorted(tied, key=lambda match: _extent(match, place))
    first, second = (_extent(match, place) for match in ranked[:2])
    return ranked[:1] if first <= _COMPACT * second else ranked


def _extent(match: Match, place: int) -> int:
    return max(match.end, place) - min(match.start, place)


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))
