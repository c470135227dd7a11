"""What a figure of a draft is on: the one entity and indicator that its clause, sentence or mark names, and its time.

An indicator is named by most of the weight of its label, an alias, what sources call it, or its claims' own fragments;
each word counts for the number of its own clause. An entity is the nearest registered name of the sentence, else of the
paragraph or heading above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from gzcheck.model import Claim, Corpus, DateValue, Figure, Kind, Mention, Period, ScannedText
from gzcheck.proofing import (
    Scene,
    Scenes,
    Tie,
    are_opposite,
    change_of,
    changing,
    family_of,
    is_coming_or_going,
    is_counted,
    is_moved,
    is_numbering,
    own_words,
)
from gzcheck.proofing.borrowing import left_out
from gzcheck.proofing.named import Namer
from gzcheck.proofing.telling import told
from gzcheck.proofing.whose import Owners
from gzcheck.texts.labels import placed_stems
from gzcheck.texts.sharing import SHARES


class Tier:
    """Knows the names of a corpus."""

    def __init__(self, corpus: Corpus, published: Period | None) -> None:
        self.corpus = corpus
        self.published = published
        self._owners = Owners(corpus)
        self._namer = Namer(corpus)
        self._changing = changing(corpus)
        self._change_of = cache(partial(change_of, corpus))
        self._claim_words = {claim.id: own_words(claim, corpus) for claim in corpus.claims}

    def ties(self, scenes: Scenes, mention: Mention) -> tuple[list[Tie], str]:
        """What a figure that is read may be on, the likeliest first, and why nothing is certain if there are several.

        Where nothing is certain the list is empty.
        """
        scene = scenes.of(mention)
        assert mention.figure is not None
        named, why = self._owners.named(scenes, scene)
        indicators, is_near = self._namer.named(scene, mention.figure, named)
        if not indicators:
            return [], "no indicator of the corpus is named beside it"
        if why:
            return [], why
        base = told(scene, self.published)
        found = []
        for indicator in self._as_moved(scene, indicators):
            names = self._namer.names(indicator)
            is_told = self._is_told_of(scenes, scene, indicator) and not self._is_change_of_level(scene, indicator)
            is_weak = base.is_weak or not is_near or not is_told
            for one in self._owners.abouts(scenes, scene, named, names, indicator):
                is_part = base.is_part and not self._owners.is_named_part(scene, named, one.about)
                found.append(_joined(base, one, indicator, is_weak=is_weak, is_part=is_part))
        return found, _said_of(found)

    def _is_told_of(self, scenes: Scenes, scene: Scene, indicator: str) -> bool:
        """Whether a count is that of an indicator's things; of a stock, those that are there."""
        is_stock = self.corpus.indicators[indicator].kind is Kind.STOCK
        return is_counted(scenes, scene, self._namer.names(indicator)) and not (is_stock and is_coming_or_going(scene))

    def _as_moved(self, scene: Scene, indicators: Sequence[str]) -> list[str]:
        """The indicators that an amount may be on, for each level that it is a change of the one of that change."""
        moved = ((self._change_of(one) if self._is_change_of_level(scene, one) else "") or one for one in indicators)
        return list(dict.fromkeys(moved))

    def _is_change_of_level(self, scene: Scene, indicator: str) -> bool:
        """Whether a share is the one by which something moved, and an indicator tells where it stands."""
        figure = scene.mention.figure
        is_share = figure is not None and figure.unit.name in SHARES
        return is_share and indicator not in self._changing and is_moved(scene)

    def entities_of(self, text: ScannedText) -> frozenset[str]:
        """The entities that a draft names by their whole names."""
        return frozenset(name for piece in text.paragraphs for name in self._owners.names_in(piece))

    def as_named(self, scenes: Scenes, mention: Mention) -> Mention:
        """A bare number in a table in the unit of the one indicator that its row or column names.

        In a sentence, what the corpus counts and measures nothing by is a count: "3,215 degrees were awarded".
        """
        figure, scene = mention.figure, scenes.of(mention)
        if figure is None:
            return mention
        if not scene.is_cell:
            is_thing = self._namer.is_counted(scene, figure) or is_numbering(scene)
            said = self.corpus.units["count"] if is_thing else left_out(scenes, scene)
            return mention if said is None else replace(mention, figure=replace(figure, unit=said))
        if figure.unit.name != "count":
            return mention
        if self._namer.named(scene, figure, self._owners.named(scenes, scene)[0])[0]:
            return mention
        unit = self._namer.unit_named(scene)
        return mention if unit is None else replace(mention, figure=replace(figure, unit=unit))

    def names_it(self, scenes: Scenes, mention: Mention, indicator: str, other: str) -> bool:
        """Whether a word stands in the sentence that belongs to one indicator's name and not to the other's."""
        return self._namer.names_it(scenes.of(mention).sentence, indicator, other)

    def meant(self, scenes: Scenes, mention: Mention, tie: Tie, indicator: str) -> Tie | None:
        """What a figure may be on instead that has the very number of a claim on another indicator.

        None where the sentence does not name that one whole. Where it names both whole, neither is sure, and where they
        have nothing in common it is on what it is tied to.
        """
        scene = scenes.of(mention)
        if not self._namer.is_beside(scene.sentence, indicator, tie.indicator):
            return None
        is_tied_whole = self._namer.is_whole(scene.sentence, tie.indicator)
        if is_tied_whole and not self._namer.are_related(indicator, tie.indicator):
            return None
        return replace(tie, indicator=indicator, is_weak=is_tied_whole)

    def base(self, scenes: Scenes, mention: Mention) -> Tie:
        """The time and status of a figure whose entity and indicator are found otherwise."""
        return told(scenes.of(mention), self.published)

    def alike(self, scenes: Scenes, mention: Mention) -> list[Claim]:
        """Claims on an entity named here that print this very number and share a word with the sentence."""
        figure, scene = mention.figure, scenes.of(mention)
        assert figure is not None
        named, stranger = self._owners.named(scenes, scene)
        if stranger:
            return []
        entities = {match.id for match in named}.union(*map(self._owners.names_in, scenes.above(mention)))
        found = [claim for claim in self.corpus.claims if claim.about in entities and has_digits_of(figure, claim)]
        return [claim for claim in found if self._may_be_told(scene, claim)]

    def _may_be_told(self, scene: Scene, claim: Claim) -> bool:
        """Whether a sentence shares a word with a claim and does not tell of its opposite."""
        words = set(placed_stems(scene.sentence))
        return not words.isdisjoint(self._claim_words[claim.id]) and not self._is_opposite(scene, claim)

    def _is_opposite(self, scene: Scene, claim: Claim) -> bool:
        """Whether a claim is on a loss and the clause tells of a profit, or the other way round."""
        figure = scene.mention.figure
        names = self._namer.names(claim.indicator) if claim.indicator in self.corpus.indicators else ()
        return figure is not None and are_opposite(scene.own, " ".join(names), figure)


def _said_of(found: Sequence[Tie]) -> str:
    things = dict.fromkeys(f"{one.about}/{one.indicator}" for one in found[:3])
    return f"it may be on {' or '.join(things)}" if found else "no entity of the corpus is named near it"


def _joined(base: Tie, owner: Tie, indicator: str, *, is_weak: bool, is_part: bool) -> Tie:
    """What the words tell of a figure, with the entity that it may be of and its indicator."""
    is_weak = is_weak or owner.is_weak
    return replace(
        base, about=owner.about, indicator=indicator, is_sure=owner.is_sure, is_weak=is_weak, is_part=is_part
    )


def has_digits_of(figure: Figure, claim: Claim) -> bool:
    """Whether a claim has the very number of a figure, in its unit or in another one of its family."""
    if isinstance(claim.figure.value, DateValue) or family_of(claim.figure.unit) != family_of(figure.unit):
        return False
    is_alike = claim.figure.unit.dimension == figure.unit.dimension and claim.figure.base_value == figure.base_value
    return is_alike or claim.figure.value.value == figure.value.value
