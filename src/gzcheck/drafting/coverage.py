"""How much of a source's text its claims cover: every mention is claimed, drafted, set aside, missing or not read."""

from __future__ import annotations

from collections.abc import Iterable

from gzcheck.drafting.matching import FIGURES, Matched, match, quotation_of
from gzcheck.model import Claim, Corpus, Coverage, Covered, Mention, Outcome, Quoted, ScannedText, Source


def coverage_of(corpus: Corpus, source: Source, text: ScannedText) -> Coverage:
    """The mentions of a source's text with what became of each."""
    quoted: dict[str, Quoted] = {one.id: one for one in corpus.quotations if one.source is source}
    matched = match(text, [quotation_of(one) for one in quoted.values()])
    mentions = tuple(
        (mention, _covered(mention, [quoted[name] for name in matched.of_mention.get(index, ())]))
        for index, mention in enumerate(text.mentions)
    )
    return Coverage(source=source, text=text, mentions=mentions, beside=_beside(matched, quoted), gone=matched.gone)


def _beside(matched: Matched, quoted: dict[str, Quoted]) -> tuple[str, ...]:
    return tuple(name for name in matched.beside if isinstance(quoted[name], Claim))


def _covered(mention: Mention, quoted: Iterable[Quoted]) -> Covered:
    """What became of a mention; what anybody says of it goes before what the scan says."""
    claims = [one for one in quoted if isinstance(one, Claim)]
    if any(not claim.is_draft for claim in claims):
        return Covered.CLAIMED
    if claims:
        return Covered.DRAFTED
    if quoted:
        return Covered.SET_ASIDE
    if mention.outcome not in FIGURES:
        return Covered.NO_FIGURE
    return Covered.MISSING if mention.outcome is Outcome.READ else Covered.NOT_READ
