"""What a figure of a draft is on: the one entity and indicator that its own clause, sentence or mark names, and its time.

An indicator is named by most of the weight of its label, an alias, what sources call it, or its claims' own fragments;
each word counts for the number of its own clause. An entity is the nearest registered name of the sentence, else of the
paragraph or heading above. A name that the corpus does not know and that stands nearer means that nothing is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gzcheck.model import Claim, Corpus, Figure, Mention, Outcome, Period, PeriodError, ScannedText, Status
from gzcheck.proofing.strangers import strangers
from gzcheck.texts.labels import Labels, Match, entity_labels, placed_stems
from gzcheck.texts.suggesting import period_suggestions, status_suggestions

_BORDER = re.compile(r"[,;:—()，；：（）、]|\s(?:and|while|but|whereas|compared with|up from|against)\s|而|，")
_FACT = re.compile(
    r"\b(?:has|have|had|was|were|is|are|reached|invested|spent|built|opened|attracted|completed|hit|achieved|now|got|received"
    r"|raised|created|counts?|counted)\b|已|了|达到|完成|建成",
    re.IGNORECASE,
)
"""Words that tell a figure as a fact."""
_NEAR = 24
"""How far in front of a number its verb may stand, in characters."""
_BESIDE = 60
"""How far behind a number the thing that it counts may stand, in characters."""
_NUMBER_OF = re.compile(r"\b(?:number|total|count) of\b|数量|总数|达到?|有|增至|为", re.IGNORECASE)
_PART = re.compile(r"\b(?:of|among) (?:them|these|those|which|whom)\b|其中", re.IGNORECASE)
_WHOLE = 0.99
"""An entity is named only by its whole name."""
_CLOSE = 0.9
"""Two indicators whose weights are nearer than this are a tie."""
_SHARES = frozenset({"percent", "ratio", "percentage-point", "basis-point", "permille"})


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
    """Whether the entity stands in the sentence itself, and the indicator by its own name."""
    is_weak: bool = False
    """Whether another entity stands nearer, on which the corpus has nothing of the kind."""
    is_fact: bool = False
    """Whether a verb tells the figure as a fact ("has reached")."""
    is_part: bool = False
    """Whether the clause speaks of a part of something ("of them")."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A mention with the sentence and clause it stands in; `place` is its start in the sentence."""

    text: ScannedText
    mention: Mention
    sentence: str
    place: int
    clause: tuple[int, int]


class Tier:
    """Knows the names of a corpus."""

    def __init__(self, corpus: Corpus, published: Period | None) -> None:
        self.corpus = corpus
        self.published = published
        self.entities = entity_labels(corpus)
        self._indicators = _indicator_names(corpus)
        self._known = sorted(_known_names(corpus))
        self._things = {(claim.about, claim.indicator) for claim in corpus.claims}
        self._claim_words = {claim.id: _own_words(claim, corpus) for claim in corpus.claims}

    def ties(self, text: ScannedText, mention: Mention) -> tuple[list[Tie], str]:
        """What a figure that is read may be on, the likeliest first, and why nothing is certain where there are several.

        Where nothing is certain the list is empty.
        """
        scene = _scene(text, mention)
        assert mention.figure is not None
        indicators = self._named(scene, mention.figure)
        if not indicators:
            return [], "no indicator of the corpus is named beside it"
        named, why = self._entities(scene)
        if why:
            return [], why
        period, words = self._period(scene)
        scene_tie = Tie(
            period=period,
            period_words=words,
            status=_status(scene),
            is_fact=bool(_FACT.search(scene.sentence[max(scene.clause[0], scene.place - _NEAR) : scene.place])),
            is_part=bool(_PART.search(scene.sentence[slice(*scene.clause)])),
        )
        found = [
            replace(
                scene_tie,
                about=about,
                indicator=indicator,
                is_sure=is_sure,
                is_weak=is_weak or not self._is_counted(scene, indicator),
            )
            for indicator in indicators
            for about, is_sure, is_weak in self._abouts(scene, named, indicator)
        ]
        if not found:
            return [], "no entity of the corpus is named near it"
        return found, f"it may be on {' or '.join(dict.fromkeys(f'{one.about}/{one.indicator}' for one in found[:3]))}"

    def _is_counted(self, scene: _Scene, indicator: str) -> bool:
        """Whether a count stands beside a word of the indicator's names, or behind "number of": not only in its sentence."""
        figure = scene.mention.figure
        if figure is None or figure.unit.dimension != "count":
            return True
        one = self.corpus.indicators[indicator]
        words = set(placed_stems(" ".join((one.label, one.label_zh, *one.aliases))))
        end = scene.place + scene.mention.end - scene.mention.start
        behind = scene.sentence[end : end + _BESIDE]
        in_front = scene.sentence[max(0, scene.place - _BESIDE) : scene.place]
        return bool(words & set(placed_stems(behind))) or bool(
            _NUMBER_OF.search(in_front) and words & set(placed_stems(in_front))
        )

    def _abouts(self, scene: _Scene, named: Sequence[str], indicator: str) -> list[tuple[str, bool, bool]]:
        """The entities that an indicator may be of here: whether the sentence names each, and whether another is nearer.

        The nearest of the sentence on which the corpus has this indicator; else those of the nearest stretch above.
        """
        for about in [*named, *self._members(scene, named)]:
            if (about, indicator) in self._things:
                return [(about, True, False)]
        for piece in _above(scene.text, scene.mention):
            found = [name for name in self._names_in(piece) if (name, indicator) in self._things]
            if found:
                return [(about, False, bool(named)) for about in found]
        return [(named[0], True, False)] if named else []

    def _names_in(self, piece: str) -> list[str]:
        return [match.id for match in self.entities.named(piece) if match.share > _WHOLE]

    def _members(self, scene: _Scene, entities: Sequence[str]) -> list[str]:
        """Entities of the paragraph that are part of one of the sentence: "first in the province" is said of its city."""
        found = self._names_in(scene.text.paragraphs[scene.mention.paragraph - 1])
        return [name for name in found if name in self.corpus.entities and self._is_inside(name, entities)]

    def _is_inside(self, name: str, entities: Sequence[str]) -> bool:
        seen: set[str] = set()
        while name in self.corpus.entities and name not in seen:
            seen.add(name)
            name = self.corpus.entities[name].part_of
            if name in entities:
                return True
        return False

    def names_it(self, text: ScannedText, mention: Mention, indicator: str, other: str) -> bool:
        """Whether a word stands in the sentence that belongs to one indicator's name and not to the other's."""
        first, second = (self.corpus.indicators[name] for name in (indicator, other))
        own = set(placed_stems(f"{first.label} {first.label_zh} {' '.join(first.aliases)}"))
        own -= set(placed_stems(f"{second.label} {second.label_zh}"))
        return bool(own & set(placed_stems(_scene(text, mention).sentence)))

    def alike(self, text: ScannedText, mention: Mention) -> list[Claim]:
        """Claims on an entity named here that print this very number and share a word with the sentence."""
        figure = mention.figure
        assert figure is not None
        scene = _scene(text, mention)
        entities = {
            *self._entities(scene)[0],
            *(name for piece in _above(text, mention) for name in self._names_in(piece)),
        }
        number = figure.unit.to_base(figure.value.value)
        words = set(placed_stems(scene.sentence))
        return [
            claim
            for claim in self.corpus.claims
            if claim.about in entities
            and claim.figure.unit.dimension == figure.unit.dimension
            and claim.figure.unit.to_base(claim.figure.value.value) == number
            and words & self._claim_words[claim.id]
        ]

    def time_and_status(self, text: ScannedText, mention: Mention) -> tuple[Period | None, Status]:
        """For a figure that a mark ties."""
        scene = _scene(text, mention)
        return self._period(scene)[0], _status(scene)

    def _named(self, scene: _Scene, figure: Figure) -> list[str]:
        """The indicators that are named beside a figure: one, or several that are named as surely."""
        labels = self._indicators.get(_family(figure))
        if labels is None:
            return []
        low, high = scene.clause
        for piece in (scene.sentence[low:high], scene.sentence):
            found = labels.named(piece)
            if found:
                best = found[0].weight * found[0].share
                return [match.id for match in found if match.weight * match.share > _CLOSE * best]
        return []

    def _entities(self, scene: _Scene) -> tuple[list[str], str]:
        """The entities that the sentence names, the nearest first, and why none of them can be meant for certain."""
        found = [match for match in self.entities.named(scene.sentence) if match.share > _WHOLE]
        found.sort(key=lambda match: (_distance(match, scene.place), -match.weight))
        nearest = _distance(found[0], scene.place) if found else len(scene.sentence)
        for low, high, name in strangers(scene.sentence, self._known):
            if min(abs(low - scene.place), abs(high - scene.place)) < nearest:
                return [], f"{name!r} stands nearer, which the corpus does not know"
        return [match.id for match in found], ""

    def _period(self, scene: _Scene) -> tuple[Period | None, str]:
        """The time that the clause names, or else one in front of it, or behind it with no other number between."""
        low, high = scene.clause
        sentence = scene.sentence
        end = high if high < len(sentence) else len(sentence)
        for start, piece in ((low, sentence[low:high]), (0, sentence[:end])):
            for suggestion in period_suggestions(piece, scene.place - start, self.published):
                try:
                    return Period.parse(suggestion.value), suggestion.words
                except PeriodError:
                    continue
        return None, ""


def _scene(text: ScannedText, mention: Mention) -> _Scene:
    paragraph = text.paragraphs[mention.paragraph - 1]
    low, high = mention.sentence
    sentence = paragraph[low:high]
    own: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for one in text.mentions:
        if one.paragraph == mention.paragraph and low <= one.start < high and one.outcome is not Outcome.NO_FIGURE:
            (own if one is mention else others).append((one.start - low, one.end - low))
    return _Scene(text, mention, sentence, mention.start - low, _clause(sentence, own[0], others))


def _clause(sentence: str, own: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch that belongs to a number: up to the last border in front of which, or the first behind which, another
    number stands."""
    low, high = 0, len(sentence)
    for match in _BORDER.finditer(sentence):
        if match.end() <= own[0] and any(start < match.start() for start, _ in others):
            low = max(low, match.end())
        if match.start() >= own[1] and any(start >= match.end() for start, _ in others):
            high = min(high, match.start())
    return low, high


def _status(scene: _Scene) -> Status:
    low, high = scene.clause
    for offset, piece in ((low, scene.sentence[low:high]), (0, scene.sentence)):
        for suggestion in status_suggestions(piece, scene.place - offset):
            return Status(suggestion.value)
    return Status.ACTUAL


def _above(text: ScannedText, mention: Mention) -> Iterator[str]:
    """The paragraph before the sentence, the paragraphs in front of it, nearest first, and the title."""
    yield text.paragraphs[mention.paragraph - 1]
    for number in range(mention.paragraph - 1, max(0, mention.paragraph - 6), -1):
        yield text.paragraphs[number - 1]
    yield text.paragraphs[0]


def _distance(match: Match, place: int) -> int:
    return min(abs(match.start - place), abs(match.end - place))


def _family(figure: Figure) -> str:
    """What figures can be on one indicator: those of one dimension, all money, all shares and changes of shares."""
    unit = figure.unit
    return "money" if unit.is_currency else "share" if unit.name in _SHARES else unit.dimension


def _indicator_names(corpus: Corpus) -> dict[str, Labels]:
    """The names of the indicators, for each family of units."""
    names: dict[str, dict[str, set[str]]] = {}
    for one in corpus.indicators.values():
        unit = corpus.units.get(one.unit)
        if unit is None:
            continue
        family = "money" if unit.is_currency else "share" if unit.name in _SHARES else unit.dimension
        names.setdefault(family, {})[one.id] = {one.label, one.label_zh, *one.aliases, one.id.replace("-", " ")}
    for claim in corpus.claims:
        group = names.get(_family(claim.figure), {}).get(claim.indicator)
        if group is not None:
            group |= {claim.called, _words_of(claim.printed, corpus)}
    return {
        family: Labels({id: sorted(group - {""}) for id, group in by_id.items()}) for family, by_id in names.items()
    }


def _own_words(claim: Claim, corpus: Corpus) -> set[str]:
    """The words that tell what a claim is on: of its indicator's names, of what it is called, of its fragment."""
    indicator = corpus.indicators.get(claim.indicator)
    names = (indicator.label, indicator.label_zh, *indicator.aliases) if indicator else ()
    units = {stem for form in claim.figure.unit.printed() for stem in placed_stems(form)}
    words = {stem for name in (*names, claim.called, claim.printed) for stem in placed_stems(name)}
    entity = corpus.entities.get(claim.about)
    return words - units - _NUMBER_WORDS - set(placed_stems(entity.label if entity else ""))


def _words_of(printed: str, corpus: Corpus) -> str:
    """What a fragment says beside its number and unit; empty where that is less than two words."""
    units = {
        word.lower()
        for unit in ("CNY", "USD", "percent")
        for form in corpus.units[unit].printed()
        for word in form.split()
    }
    words = [stem for stem in placed_stems(printed) if stem not in _NUMBER_WORDS and stem not in units]
    return " ".join(words) if len(words) > 1 else ""


_NUMBER_WORDS = frozenset(
    """million billion trillion thousand hundred percent cent some over around about nearly almost approximately under
    exceed exceeding yuan dollar time point year two three four five six seven eight nine ten""".split()
)


def _known_names(corpus: Corpus) -> set[str]:
    """All names that stand in the corpus's registry and sources."""
    names = {name for one in corpus.entities.values() for name in (one.label, one.label_zh, one.id.replace("-", " "))}
    names |= {name for one in corpus.indicators.values() for name in (one.label, one.label_zh, *one.aliases)}
    names |= {name for one in corpus.sources.values() for name in (one.publisher, one.author)}
    names |= {name for claim in corpus.claims for name in (claim.attributed_to, claim.called)}
    return names - {""}
