"""Which indicators are named beside a figure, and whether it is they that are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gzcheck.model import Corpus, Figure, Unit
from gzcheck.proofing.naming import family_of, indicator_names
from gzcheck.proofing.scenes import Scene, Scenes
from gzcheck.texts.labels import Match, placed_stems, stems_in

_BESIDE = 60
"""How far behind a number the thing that it counts may stand, in characters."""
_LAST_WORDS = 3
"""Within how many words in front of a bare number its thing may stand ("a capacity of 24,100")."""
_CLOSE = 0.9
"""Two indicators whose weights are nearer than this are a tie."""
_POINTS = "ratio-difference"
_COMPACT = 0.6
"""Of two indicators in a tie, one is meant if its words stand this much closer together and to the number."""
_NUMBER_OF = re.compile(
    r"\b(?:(?:number|total|count) of|numbered|total(?:l?ed|s)|reached|stood at|came to|amounted to)\b"
    r"|\b(?:rose|grew|fell) to\b"
    r"|(?:[:：]|\b(?:is|was|are|were))\s*$|数量|总数|达到?|有|增至|为",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\s*[张辆家个人名座台次件所项]?(?:$|[,.;:)。，；、]|(?:in|of|for|at|by|during|and|on)\s(?:the\send\sof\s)?(?:19|20)\d\d"
    r"|(?:the|a)\syear\s(?:before|earlier)|last\syear|(?:in|at)\s(?:that|the)\s)",
    re.IGNORECASE,
)
"""What follows a number that leaves out what it counts: "up from 12 in 2015"."""
_WITH = re.compile(r"\s(?:with|without|from|by)\s")
_MORE = re.compile(r"\d(?:\s(?:thousand|million|billion))?\s(?:more|fewer|less|extra)\b(?!\sthan)", re.IGNORECASE)
"""What makes a count one that is added or taken away."""
_BREAK = re.compile(r",\s|\s(?:of|with|by|in|for|at|to|on|from|per)\s", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:\b(?:rise|rose|risen|grew|grown|growth|increased?|up|gain(?:ed)?|fell|fall(?:en)?|dropp?(?:ed)?|declined?|decreased?"
    r"|down|shr[aiu]nk|slipped|jumped|climbed|change[sd]?)\b(?:\s(?:by|of|a|an|some|about|nearly|almost|roughly|over|more"
    r"|less|than|another|further)\b)*"
    r"|增长|提高|上升|提升|下降|减少|增加|加快|回落|降低|增幅为?|增速为?)[\s约近超逾达了]*$",
    re.IGNORECASE,
)
"""Words that make the share behind them a change."""
_MOVED_BEHIND = re.compile(r"\s(?:more|less|fewer|higher|lower|faster|slower|growth|increase|rise|decline|drop)\b")
CHANGE_WORDS = frozenset(
    stems_in("change growth increase rise gain difference fall decline drop decrease 变化 增速 增长 增幅 变动 降幅")
)
_SHARE_WORDS = frozenset(stems_in("share proportion percentage 占比 比重 比例"))
_SHARE_OF = re.compile(r"\s(?:of|by|went|came)\b")
_SAYS_AGAIN = re.compile(
    r"\s*[\"“]?(?:That|This|It|These|They)\s(?:was|is|were|are|had|has)\b|\b[Tt]h(?:e|at|is)\s(?:figure|number)\b"
    r"|[这该]个?一?(?:数字|数据|数量)"
)
"""A sentence that speaks on of the thing of the one in front of it."""


class Namer:
    """Knows the names of a corpus's indicators."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._labels = indicator_names(corpus)

    def named(self, scene: Scene, figure: Figure, entities: Sequence[Match]) -> tuple[list[str], bool]:
        """The indicators named beside a figure, apart from the words that name its entities, and whether it is near.

        One, or several that are named as surely.
        """
        labels = self._labels.get(family_of(figure.unit))
        if labels is None:
            return [], False
        names = {stem for match in entities for stem in placed_stems(match.words)}
        implied = _implied(scene, figure)
        for place, piece, is_near in _pieces(scene):
            found = labels.named(piece, names, place, implied) or labels.named(piece, frozenset(), place, implied)
            found = [match for match in found if self._is_in_points(match.id, figure)] or found
            if found:
                tied = [match for match in found if match.score > _CLOSE * found[0].score]
                return [match.id for match in _nearest(tied, place)], is_near
        return [], False

    def _is_in_points(self, indicator: str, figure: Figure) -> bool:
        """Whether a figure in percentage points may be on an indicator as it stands; others may be on any."""
        dimension = figure.unit.dimension
        unit = self.corpus.units.get(self.corpus.indicators[indicator].unit)
        return dimension != _POINTS or unit is None or unit.dimension == dimension

    def unit_named(self, scene: Scene) -> Unit | None:
        """The unit of the indicator that a stretch names best, whatever its unit is."""
        found = [match for labels in self._labels.values() for match in labels.named(scene.sentence)]
        best = max(found, key=lambda match: match.score, default=None)
        return self.corpus.units.get(self.corpus.indicators[best.id].unit) if best else None

    def is_counted(self, scenes: Scenes, scene: Scene, indicator: str) -> bool:
        """Whether a count stands beside what it counts, or behind "number of", not just near a word of its names."""
        figure = scene.mention.figure
        if scene.is_cell or figure is None or figure.unit.dimension != "count":
            return True
        names = self.names(indicator)
        if _MORE.search(f"{scene.mention.printed[-_BESIDE:]}{scene.behind[:_BESIDE]}"):
            return False
        behind = _WITH.split(scene.behind[: min(_BESIDE, max(0, scene.end_of_saying - scene.end))])[0]
        if _counts(behind, names):
            return True
        words = {stem for name in names for stem in stems_in(name)}
        in_front = scene.in_front[-_BESIDE:]
        is_told = _NUMBER_OF.search(in_front) and words & set(stems_in(in_front))
        if is_told or words & set(stems_in(scene.lead)):
            return True
        if words & set(stems_in(" ".join(in_front.split()[-_LAST_WORDS:]))) and _BARE.match(scene.behind):
            return True
        fronts = (one.behind[:_BESIDE] for one in scenes.beside(scene.mention) if one.place < scene.place)
        return bool(_BARE.match(scene.behind)) and any(_counts(front, names) for front in fronts)

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


def _pieces(scene: Scene) -> Iterator[tuple[int, str, bool]]:
    """The stretches that may name a figure's thing, the nearest first, with its place there; and if it is its own."""
    low = scene.clause[0]
    yield scene.place - low, scene.own, True
    yield scene.place, scene.sentence, True
    if scene.lead:
        yield len(scene.lead) + scene.place, scene.lead + scene.sentence, True
    if _BARE.match(scene.behind) and _SAYS_AGAIN.search(scene.sentence):
        yield len(scene.last) + scene.place, scene.last + scene.sentence, False


def _implied(scene: Scene, figure: Figure) -> frozenset[str]:
    """Words that a share needs not say: "3 percent of" is a share, "rose 3 percent" is a change."""
    if family_of(figure.unit) != "share":
        return frozenset()
    moved = f"{scene.in_front[-_BESIDE:]}{scene.mention.printed}"
    digit = re.search(r"[\d一二三四五六七八九十百]", scene.mention.printed)
    moved = moved[: len(moved) - len(scene.mention.printed) + digit.start()] if digit else scene.in_front
    if _MOVED.search(moved) or _MOVED_BEHIND.match(scene.behind):
        return CHANGE_WORDS
    return _SHARE_WORDS if _SHARE_OF.match(scene.behind) or " of" in scene.mention.printed else frozenset()


def _counts(behind: str, names: Sequence[str]) -> bool:
    """Whether what stands behind a number holds the word for what is counted, not only one that describes it.

    "Three hospitals" counts no hospital beds.
    """
    words = set(stems_in(behind))
    return any(not words.isdisjoint(_heads(name)) for name in names)


def _heads(name: str) -> set[str]:
    """The words of a name that stand for what is counted: the last one in front of each preposition, and at the end.

    Where that is a participle ("homes damaged"), the one in front of it does too.
    """
    if not name.isascii():
        return set(stems_in(name))
    parts = [words for part in _BREAK.split(name) if (words := part.split())]
    heads = [words[-2:] if words[-1].lower().endswith(("ed", "ing")) else words[-1:] for words in parts]
    return {stem for words in heads for stem in stems_in(" ".join(words))}


def _nearest(tied: Sequence[Match], place: int) -> list[Match]:
    """Of indicators in a tie the one whose words stand closest together and to the number, if it is clear which."""
    if len(tied) < 2:
        return list(tied)
    ranked = sorted(tied, key=lambda match: _extent(match, place))
    first, second = (_extent(match, place) for match in ranked[:2])
    return ranked[:1] if first <= _COMPACT * second else ranked


def _extent(match: Match, place: int) -> int:
    return max(match.end, place) - min(match.start, place)
