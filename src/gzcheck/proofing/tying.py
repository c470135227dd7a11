"""What a figure of a draft is on: the one entity and indicator that its own clause, sentence or mark names, and its time.

An indicator is named by most of the weight of its label, an alias, what sources call it, or its claims' own fragments;
each word counts for the number of its own clause. An entity is the nearest registered name of the sentence, else of the
paragraph or heading above. A name that the corpus does not know and that stands nearer means that nothing is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gzcheck.model import Corpus, Figure, Mention, Outcome, Period, PeriodError, ScannedText, Status
from gzcheck.proofing.strangers import strangers
from gzcheck.texts.labels import Labels, Match, entity_labels, placed_stems
from gzcheck.texts.suggesting import period_suggestions, status_suggestions

_BORDER = re.compile(r"[,;:—()，；：（）、]|\s(?:and|while|but|whereas|compared with|up from|against)\s|而|，")
_CLOSE = 0.9
"""Two indicators whose weights are nearer than this are a tie."""
_SHARES = frozenset({"percent", "ratio", "percentage-point", "basis-point", "permille"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What a figure is on; without an indicator or entity, why that is not certain."""

    about: str = ""
    indicator: str = ""
    period: Period | None = None
    period_words: str = ""
    status: Status = Status.ACTUAL
    claim: str = ""
    """The claim that a mark names."""
    is_sure: bool = False
    """Whether the entity stands in the sentence itself, and the indicator by its own name."""
    why: str = ""
    """Why it is tied to nothing."""


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

    def tie(self, text: ScannedText, mention: Mention) -> Tie:
        """What a figure that is read is on."""
        scene = _scene(text, mention)
        assert mention.figure is not None
        indicator, why = self._indicator(scene, mention.figure)
        if not indicator:
            return Tie(why=why)
        about, is_near, why = self._entity(scene)
        if not about:
            return Tie(indicator=indicator, why=why)
        period, words = self._period(scene)
        return Tie(
            about=about,
            indicator=indicator,
            period=period,
            period_words=words,
            status=_status(scene),
            is_sure=is_near,
            why=why,
        )

    def time_and_status(self, text: ScannedText, mention: Mention) -> tuple[Period | None, Status]:
        """For a figure that a mark ties."""
        scene = _scene(text, mention)
        return self._period(scene)[0], _status(scene)

    def _indicator(self, scene: _Scene, figure: Figure) -> tuple[str, str]:
        labels = self._indicators.get(_family(figure), None)
        if labels is None:
            return "", "the corpus has no indicator in this unit"
        low, high = scene.clause
        for piece in (scene.sentence[low:high], scene.sentence):
            found = [match for match in labels.named(piece) if match.share >= 0.75 or match.weight >= 1]
            if found and not _is_tied(found):
                return found[0].id, ""
            if found:
                names = " or ".join(match.id for match in found[:2])
                return "", f"its words fit {names}"
        return "", "no indicator of the corpus is named beside it"

    def _entity(self, scene: _Scene) -> tuple[str, bool, str]:
        """The entity, whether the sentence itself names it, and why none is certain."""
        named = self.entities.named(scene.sentence)
        named = [match for match in named if match.share > 0.99]
        others = [
            (abs((low + high) // 2 - scene.place), name) for low, high, name in strangers(scene.sentence, self._known)
        ]
        if named:
            best = min(named, key=lambda match: (_distance(match, scene.place), -match.weight))
            nearer = [name for distance, name in others if distance < _distance(best, scene.place)]
            return (
                ("", True, f"{nearer[0]!r} stands nearer, which the corpus does not know")
                if nearer
                else (best.id, True, "")
            )
        if others:
            return "", False, f"{others[0][1]!r} is a name that the corpus does not know"
        return self._entity_above(scene)

    def _entity_above(self, scene: _Scene) -> tuple[str, bool, str]:
        for piece in _above(scene.text, scene.mention):
            found = [match.id for match in self.entities.named(piece) if match.share > 0.99]
            if len(set(found)) == 1:
                return found[0], False, ""
            if found:
                return "", False, f"{' or '.join(sorted(set(found))[:2])} may be meant"
        return "", False, "no entity of the corpus is named near it"

    def _period(self, scene: _Scene) -> tuple[Period | None, str]:
        low, high = scene.clause
        for offset, piece in ((low, scene.sentence[low:high]), (0, scene.sentence)):
            for suggestion in period_suggestions(piece, scene.place - offset, self.published):
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


def _is_tied(found: Sequence[Match]) -> bool:
    """Whether a second indicator is named as surely as the first, and not by fewer of the same words."""
    if len(found) < 2:
        return False
    first, second = found[0], found[1]
    return second.weight * second.share > _CLOSE * first.weight * first.share


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
