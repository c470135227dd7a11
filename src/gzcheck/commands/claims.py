"""`gzcheck claims`: the claims of a corpus, by entity, indicator and source."""

from __future__ import annotations

from collections.abc import Iterable

from gzcheck import engine
from gzcheck.model.exit import Stop
from gzcheck.model.result import ClaimList, ListedClaim
from gzcheck.model.suggest import did_you_mean
from gzcheck.settings import Settings


def run(
    settings: Settings, *, about: str | None = None, indicator: str | None = None, source: str | None = None
) -> ClaimList:
    """The claims that pass all filters, by id; raises `Stop` for a filter that names nothing."""
    corpus = engine.load(settings)
    _known("entity", about, corpus.entities)
    _known("indicator", indicator, corpus.indicators)
    _known("source", source, corpus.sources)
    chosen = [
        ListedClaim(claim=claim, label=corpus.label(claim))
        for claim in corpus.claims
        if about in (None, claim.about) and indicator in (None, claim.indicator) and source in (None, claim.source.id)
    ]
    return ClaimList(claims=tuple(chosen), remarks=engine.complaints(corpus))


def _known(what: str, name: str | None, known: Iterable[str]) -> None:
    if name is not None and name not in known:
        raise Stop(f"unknown {what} {name!r}; {did_you_mean(name, known) or 'see claims/ for what there is'}")
