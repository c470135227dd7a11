"""Which names of a corpus stand in a stretch of text: labels, aliases, and what sources call its things.

A name is a bag of words; a word that few names have weighs more. English words are compared by a stem that drops
endings; a Chinese name is compared by pairs of characters, for its words have no spaces.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from gzcheck.model import Corpus, Entity, Indicator

_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)?|[\u3400-\u9fff]+")
_EMPTY = frozenset(
    """a an the of in on at to for from by with and or as its their this that is are was were be been has have had it
    per number numbers total all than more""".split()
)
_ARTICLE = re.compile(r"(?:the|an?|der|die|das)\s+(?=\S)", re.IGNORECASE)
_VERB_STEM = re.compile(r"(?=.*[aeiouy]).{3,}")
_LATIN = re.compile("(ct|miss)$")
_DOUBLED = re.compile(r"([^lsz])\1$")
_SHORTEST_STEM = 3
_SHORTEST_ROOT = 5
_DEED = re.compile(r"(?P<with_y>[a-z]{3,}ver)y|(?P<with_al>.{3,}[vs])al|(?P<with_ance>.{5,})ance")
"""What is done, by its verb: "delivery" as "deliver", "arrival" as "arrive", "attendance" as "attend".

Others in -ery are places or trades, and their roots people: a bakery is no baker.
"""
_PATIENT = re.compile(r"(?P<root>.{6,})ee")
"""Whom it is done to: "employee" as "employ". Shorter roots are those of other words: a trainee is no train."""
_APART = 30
"""How many characters may stand between the words of a name ("Eastvale and Westfell districts")."""
_IRREGULAR = {
    "consume": "consumpt", "consumes": "consumpt", "consumed": "consumpt", "consuming": "consumpt",
    "lost": "loss", "losses": "loss", "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall",
    "rose": "rise", "risen": "rise", "sold": "sale", "sell": "sale", "sells": "sale", "built": "build",
    "spent": "spend", "born": "birth", "died": "death", "dead": "death", "die": "death", "dies": "death",
    "flew": "fly", "flown": "fly", "taught": "teach", "bought": "buy", "paid": "pay", "children": "child",
    "plane": "aeroplane", "planes": "aeroplane",
}  # fmt: skip
"""Forms that no ending tells; what was lost is a loss, what was sold a sale, and a plane no plan."""
_ROOTS = {"ct": "c", "miss": "mit"}
"""How the root of a word in -ion ends in its verb: "production" as "produce", "admission" as "admit"."""
MOST = 0.6
"""How much of a name's weight must stand in a text for the name to be there."""


_Spots = Sequence[tuple[int, int]]
"""Where stems stand, each from its first character to behind its last."""


@dataclass(frozen=True, slots=True)
class Match:
    """A thing of the corpus that a text names."""

    id: str
    share: float
    """How much of the weight of its name stands there, from `MOST` to 1."""
    weight: float
    words: str
    """The words of the text that it rests on."""
    start: int
    """Where the first and the last of these words stand."""
    end: int
    is_together: bool = True
    """Whether they stand together, and not each in another name."""
    spots: tuple[tuple[int, int], ...] = ()
    """Where each of them stands, in order."""

    @property
    def score(self) -> float:
        """How sure it is: a name that stands there whole counts for more than the better part of a longer one."""
        return self.weight * self.share**3


@dataclass(frozen=True, slots=True)
class _Name:
    id: str
    stems: frozenset[str]
    weight: float


class Labels:
    """The names of one kind of thing, by the stems in them."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        # Sorted, and so are the stems: the order of a set is another one in every run, and decides ties.
        bags = sorted({(id, tuple(sorted(set(stems_in(name))))) for id, group in names.items() for name in group})
        counts = Counter(stem for _, bag in bags for stem in bag)
        self._weights = {stem: 1 / (1 + math.log(count)) for stem, count in counts.items()}
        self._names = [_Name(id, frozenset(bag), sum(self._weights[stem] for stem in bag)) for id, bag in bags if bag]
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for stem in name.stems:
                self._by_stem[stem].append(number)

    def named(
        self,
        text: str,
        without: AbstractSet[str] = frozenset(),
        near: int = 0,
        implied: AbstractSet[str] = frozenset(),
        meant: Mapping[str, _Spots] = MappingProxyType({}),
    ) -> list[Match]:
        """The things that a text names, the surest first; each once, by its best name, nearest to `near`.

        Some stems may be left out; of some others each name may take one as said at `near`; and some are `meant` where
        other words stand.
        """
        places = {stem: spots for stem, spots in placed_stems(text).items() if stem not in without} | dict(meant)
        found: dict[int, float] = defaultdict(float)
        for stem in places:
            for number in self._by_stem.get(stem, ()):
                found[number] += self._weights[stem]
        unsaid = implied - places.keys()
        places |= {stem: [(near, near)] for stem in unsaid}
        best: dict[str, Match] = {}
        for number, said in found.items():
            name = self._names[number]
            weight = said + max((self._weights[stem] for stem in unsaid & name.stems), default=0)
            share = weight / name.weight
            if share >= MOST:
                match = _match(text, name, share, weight, places, near)
                if match.id not in best or _rank(match) < _rank(best[match.id]):
                    best[match.id] = match
        return sorted(best.values(), key=_rank)


def _rank(match: Match) -> tuple[float, float, str]:
    return (-match.score, -match.share, match.id)


def _match(text: str, name: _Name, share: float, weight: float, places: Mapping[str, _Spots], near: int) -> Match:
    stems = tuple(sorted(name.stems & places.keys()))
    kept = placed_stems(text)
    if all(stem in kept for stem in stems):
        spots = _nearest_set(*_standing(text, stems), near)
    else:
        spots = _nearest_set(*_sets([places[stem] for stem in stems]), near)
    start, end = spots[0][0], max(high for _, high in spots)
    return Match(name.id, share, weight, quoted(text, spots), start, end, _gaps(spots) <= _APART, tuple(spots))


def quoted(text: str, spots: _Spots) -> str:
    """Words as they stand in a text; an ellipsis is put where others than small ones are left out between them."""
    said = [spot for spot in spots if spot[0] < spot[1]]  # what is only implied stands nowhere
    pieces, last = [], said[0][0] if said else 0
    for low, high in said:
        between = text[last:low]
        pieces += [between if _is_small(between) else " … ", text[max(low, last) : high]]
        last = max(last, high)
    return "".join(pieces)


def _is_small(between: str) -> bool:
    """Whether nothing but spaces and small words stand between two others."""
    return all(word.lower() in _EMPTY for word in between.split())


@lru_cache(1024)
def _standing(text: str, stems: tuple[str, ...]) -> tuple[Sequence[int], Sequence[_Spots]]:
    """Where some stems stand in a text; kept, for all figures of a long sentence ask where they are nearest to them."""
    places = placed_stems(text)
    return _sets([places[stem] for stem in stems])


def _sets(groups: Sequence[_Spots]) -> tuple[Sequence[int], Sequence[_Spots]]:
    """Of stems with their places: where each of them stands nearest to the rarest, and together if they ever do.

    In the order of the text, with the place at which each set begins.
    """
    rarest = min(groups, key=len)
    sets = [sorted(_nearest(group, one[0]) for group in groups) for one in rarest]
    chosen = [spots for spots in sets if _gaps(spots) <= _APART] or sets
    return [spots[0][0] for spots in chosen], chosen


def _nearest_set(starts: Sequence[int], sets: Sequence[_Spots], near: int) -> _Spots:
    """The set that begins nearest to a place, the first of several."""
    behind = bisect_left(starts, near)
    if behind == len(starts) or (behind and near - starts[behind - 1] <= starts[behind] - near):
        behind = bisect_left(starts, starts[behind - 1])
    return sets[behind]


def _nearest(group: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """The spot that begins nearest to a place; the spots are in their order in the text."""
    behind = bisect_left(group, (place, 0))
    return min(group[max(0, behind - 1) : behind + 1], key=lambda spot: abs(spot[0] - place))


def _gaps(spots: Sequence[tuple[int, int]]) -> int:
    """How many characters stand between the words of a name."""
    return sum(max(0, after[0] - before[1]) for before, after in pairwise(spots))


@lru_cache(256)
def placed_stems(text: str) -> Mapping[str, Sequence[tuple[int, int]]]:
    """The stems of a text, each with its places; kept, since all figures of a sentence ask for them."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in _WORD.finditer(text):
        if match[0][0] >= "\u3400":
            for place in range(len(match[0]) - 1):
                found[match[0][place : place + 2]].append((match.start() + place, match.start() + place + 2))
        elif (stem := stem_of(match[0])) not in _EMPTY:
            found[stem].append(match.span())
    return MappingProxyType(dict(found))


def stems_in(name: str) -> list[str]:
    """The stems of a name."""
    return list(placed_stems(name))


@lru_cache(4096)
def stem_of(word: str) -> str:
    """A word without its ending: "companies" and "company" are one, "waiting", "waited" and "waits" too."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    low = _IRREGULAR.get(low, low)
    return _without_verb_ending(_as_verb(_without_plural(low)))


def _as_verb(low: str) -> str:
    """The verb of a noun for a deed or for whom it is done to; other words as they are."""
    match = _DEED.fullmatch(low) or _PATIENT.fullmatch(low)
    return low if match is None else next(root for root in match.groups() if root)


def _without_plural(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ches", "shes", "sses", "xes"):
        if low.endswith(ending):
            return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


def _without_verb_ending(low: str) -> str:
    """A word without -ing, -ed, -ment, -ion or a last -e: "handle" is as "handled", "invest" as "investment"."""
    for ending in ("ment", "ion"):
        if low.endswith(ending) and len(low) >= len(ending) + _SHORTEST_ROOT and not low.endswith("llion"):
            return _LATIN.sub(lambda end: _ROOTS[end[0]], low.removesuffix(ending))
    for ending in ("ing", "ed"):
        if low.endswith(ending) and _VERB_STEM.match(low.removesuffix(ending)) and not low.endswith("eed"):
            return _DOUBLED.sub(r"\1", low.removesuffix(ending))
    return low[:-1] if low.endswith("e") and len(low) > _SHORTEST_STEM + 1 else low


def without_article(name: str) -> str:
    """A name without the article in front of it, which is no part of it: the Old Port, die Alte Werft."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def names_of(thing: Indicator | Entity) -> set[str]:
    """The names of an indicator or entity: its labels, its aliases, and its id as words; without their articles."""
    aliases = thing.aliases if isinstance(thing, Indicator) else ()
    return set(map(without_article, (thing.label, thing.label_zh, *aliases, thing.id.replace("-", " "))))


def indicator_labels(corpus: Corpus) -> Labels:
    """The indicators by label, alias, and what claims call them."""
    names = {one.id: names_of(one) for one in corpus.indicators.values()}
    for claim in corpus.claims:
        if claim.called and claim.indicator in names:
            names[claim.indicator].add(claim.called)
    return Labels({id: sorted(group - {""}) for id, group in names.items()})


def entity_labels(corpus: Corpus) -> Labels:
    """The entities by label and id."""
    return Labels({one.id: sorted(names_of(one) - {""}) for one in corpus.entities.values()})
