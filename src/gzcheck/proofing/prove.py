"""Every figure of some drafts with its verdict, and every mark that does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gzcheck.comparing.facts import Facts
from gzcheck.model import (
    DeadMark,
    Finding,
    Mention,
    Outcome,
    Period,
    Proof,
    ProofedText,
    ProofVerdict,
    ScannedText,
)
from gzcheck.proofing import (
    Mark,
    Scenes,
    Tie,
    has_digits_of_one,
    has_weight,
    is_falling,
    is_near_one,
    is_opposite,
    marks_of,
)
from gzcheck.proofing.judging import Judge, Judgement
from gzcheck.proofing.telling import is_denied
from gzcheck.proofing.tying import Tier

_HELD = (ProofVerdict.BACKED, ProofVerdict.CONTESTED)
_NO_FINDINGS = (ProofVerdict.BACKED, ProofVerdict.NOT_CHECKED)


def prove(
    texts: Sequence[ScannedText], facts: Facts, findings: Sequence[Finding], published: Period | None
) -> tuple[tuple[ProofedText, ...], tuple[DeadMark, ...]]:
    """Hold drafts against the facts of a corpus and its findings, open and resolved.

    `published`: what "last year" is relative to.
    """
    prover = _Prover(facts, findings, published)
    proofed = tuple(ProofedText(text=text, proofs=tuple(prover.proofs(text))) for text in texts)
    return proofed, tuple(prover.dead)


class _Prover:
    def __init__(self, facts: Facts, findings: Sequence[Finding], published: Period | None) -> None:
        self.corpus = facts.corpus
        self.tier = Tier(facts.corpus, published)
        self.judge = Judge(facts, findings)
        self.dead: list[DeadMark] = []

    def proofs(self, text: ScannedText) -> Iterator[Proof]:
        found = marks_of(text)
        marks = {id(mark.mention): mark for mark in found if mark.mention is not None}
        self.dead += [_dead(text, mark, "it stands behind no figure") for mark in found if mark.mention is None]
        self.scenes = Scenes(text, self.tier.entities_of(text))
        for mention in text.mentions:
            if mention.outcome is not Outcome.NO_FIGURE:
                yield self._proof(text, mention, marks.get(id(mention)))

    def _proof(self, text: ScannedText, mention: Mention, mark: Mark | None) -> Proof:
        proof = self._judged(text, mention, mark)
        if mark is not None and mark.reason:
            if proof.verdict in _NO_FINDINGS:
                self.dead.append(_dead(text, mark, "the figure is no finding without it"))
            return _made(text, mention, ProofVerdict.NOT_CHECKED, f"left out: {mark.reason}")
        return proof

    def _judged(self, text: ScannedText, mention: Mention, mark: Mark | None) -> Proof:
        if mention.figure is None:
            return _made(text, mention, ProofVerdict.NOT_READ, mention.reason)
        mention = self.tier.as_named(self.scenes, mention)
        assert mention.figure is not None
        tie = self._marked(text, mention, mark) if mark is not None and not mark.reason else None
        ties, why = ([tie], "") if tie else self.tier.ties(self.scenes, mention)
        judged = _decided([(tie, self.judge.judge(mention.figure, tie)) for tie in ties])
        if not judged:
            return self._alike(text, mention, why, None)
        tie, judgement = judged[0]
        if judgement.verdict is ProofVerdict.UNKNOWN:
            return self._alike(text, mention, judgement.why, tie)
        if not tie.is_marked and is_denied(self.scenes.of(mention)):
            return self._unknown(text, mention, "it is denied, and what holds is not said", tie)
        return self._on_one_thing(text, mention, tie, judgement)

    def _on_one_thing(self, text: ScannedText, mention: Mention, tie: Tie, judgement: Judgement) -> Proof:
        """The proof of a figure that is tied; what may be on something else contradicts nothing."""
        assert mention.figure is not None
        if judgement.related and self.tier.names_it(self.scenes, mention, judgement.related, tie.indicator):
            tie = replace(tie, indicator=judgement.related)
            judgement = self.judge.judge(mention.figure, tie)
        if not tie.is_marked and judgement.verdict is ProofVerdict.CONTRADICTED:
            tie, judgement = self._on_what_has_it(mention, tie) or (tie, judgement)
        if judgement.verdict is ProofVerdict.CONTRADICTED and (why := self._doubt(mention, tie, judgement)):
            return self._unknown(text, mention, why, tie)
        if judgement.verdict is ProofVerdict.UNKNOWN:
            return self._unknown(text, mention, judgement.why, tie)
        return _said(text, mention, tie, judgement)

    def _on_what_has_it(self, mention: Mention, tie: Tie) -> tuple[Tie, Judgement] | None:
        """The other indicator that the sentence names whole and that has the very number of a figure, if there is one.

        A claim on what a figure is less surely on contradicts none that is right there.
        """
        assert mention.figure is not None
        for indicator in self.judge.others_with(mention.figure, tie):
            other = self.tier.meant(self.scenes, mention, tie, indicator)
            if other and (held := self.judge.judge(mention.figure, other)).verdict in _HELD:
                why = f"it may be on {tie.indicator} or on {indicator}"
                return other, replace(held, verdict=ProofVerdict.UNKNOWN, why=why) if other.is_weak else held
        return None

    def _doubt(self, mention: Mention, tie: Tie, judgement: Judgement) -> str:
        """Why a figure that meets no claim on what it is tied to may be on something else; empty if a mark ties it."""
        figure = mention.figure
        assert figure is not None
        if tie.is_part:
            return "it is a part of another figure"
        if tie.is_weak:
            return "its words may speak of something else"
        if is_falling(self.scenes.of(mention)) and any(is_opposite(figure, one.figure) for one in judgement.claims):
            return "a word of falling stands further off, which may be its sign"
        alike = (*judgement.claims, *self.judge.claims_on(tie))
        if tie.is_marked or is_near_one(figure, judgement.claims) or has_digits_of_one(figure, alike):
            return ""
        return f"it may be on something else, so far is it from {judgement.claims[0].shown!r}"

    def _alike(self, text: ScannedText, mention: Mention, why: str, tie: Tie | None) -> Proof:
        """A figure that words alone do not tie: judged if just one thing named here has its number, else unknown."""
        assert mention.figure is not None
        alike = self.tier.alike(self.scenes, mention) if has_weight(mention.figure) and tie is None else []
        if len({(claim.about, claim.indicator) for claim in alike}) != 1:
            return self._unknown(text, mention, why, tie)
        tie = replace(self.tier.base(self.scenes, mention), about=alike[0].about, indicator=alike[0].indicator)
        judgement = self.judge.judge(mention.figure, tie)
        if judgement.verdict not in (ProofVerdict.BACKED, ProofVerdict.CONTRADICTED):
            return self._unknown(text, mention, why, None)
        return _said(text, mention, tie, judgement)

    def _marked(self, text: ScannedText, mention: Mention, mark: Mark) -> Tie | None:
        """What a mark ties a figure to; a mark that names nothing is dead."""
        claim = next((one for one in self.corpus.claims if one.id == mark.name), None)
        if claim is not None:
            return Tie(
                about=claim.about,
                indicator=claim.indicator,
                period=claim.period,
                status=claim.status,
                claim=claim.id,
                is_marked=True,
            )
        about, _, indicator = mark.name.partition("/")
        if about in self.corpus.entities and indicator in self.corpus.indicators:
            told = self.tier.base(self.scenes, mention)
            return Tie(
                about=about, indicator=indicator, period=told.period, status=told.status, is_sure=True, is_marked=True
            )
        said = f"no claim is called {mark.name}, and it is no entity/indicator" if mark.name else "it is not understood"
        self.dead.append(_dead(text, mark, said))
        return None

    def _unknown(self, text: ScannedText, mention: Mention, why: str, tie: Tie | None = None) -> Proof:
        assert mention.figure is not None
        proof = _made(text, mention, ProofVerdict.UNKNOWN, why, tie)
        return replace(proof, could_be=self.judge.could_be(mention.figure))


def _decided(judged: list[tuple[Tie, Judgement]]) -> list[tuple[Tie, Judgement]]:
    """Of several things that a figure may be on, the one that has it; or the first, if none of the clear ones has."""
    if len(judged) < 2:
        return judged
    held = [one for one in judged if one[1].verdict in _HELD]
    clear = [one for one in judged if not one[0].is_weak]
    is_none = all(one[1].verdict in (ProofVerdict.CONTRADICTED, ProofVerdict.STALE) for one in clear)
    return held or (clear[:1] if is_none else [])


def _said(text: ScannedText, mention: Mention, tie: Tie, judgement: Judgement) -> Proof:
    return replace(_made(text, mention, judgement.verdict, judgement.why, tie), claims=judgement.claims)


def _made(text: ScannedText, mention: Mention, verdict: ProofVerdict, why: str, tie: Tie | None = None) -> Proof:
    return Proof(
        path=text.path,
        mention=mention,
        verdict=verdict,
        why=why,
        about=tie.about if tie else "",
        indicator=tie.indicator if tie else "",
        sentence=text.paragraphs[mention.paragraph - 1][slice(*mention.sentence)].strip(),
    )


def _dead(text: ScannedText, mark: Mark, why: str) -> DeadMark:
    line, column, end_line, end_column = text.stretch(mark.paragraph, mark.start, mark.end)
    return DeadMark(
        path=text.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=mark.text,
        why=why,
    )
