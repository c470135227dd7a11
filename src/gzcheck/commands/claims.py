"""`gzcheck claims`: the claims of a corpus, by entity, indicator and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gzcheck import engine
from gzcheck.model import Claim, ClaimList, Corpus, ListedClaim, Stop, did_you_mean
from gzcheck.settings import Settings


def run(
    settings: Settings,
    *,
    about: str | None = None,
    indicator: str | None = None,
    source: str | None = None,
    series: str | None = None,
) -> ClaimList:
    """The claims that pass all filters, by id or (a series) by time; raises `Stop` for a filter that names nothing."""
    is_series = series is not None
    if series is not None:
        about, indicator = _thing(series, about, indicator)
    corpus = engine.load(replace(settings, tables=None))
    _known("entity", about, corpus.entities)
    _known("indicator", indicator, corpus.indicators)
    _known("source", source, corpus.sources)
    chosen = [_listed(corpus, claim) for claim in corpus.claims if _passes(claim, about, indicator, source)]
    if is_series:
        chosen.sort(key=lambda one: _time(one.claim))
    remarks = (*engine.complaints(corpus), *_drafts(corpus), *engine.beside_tables(corpus))
    return ClaimList(claims=tuple(chosen), is_series=is_series, remarks=remarks)


def _drafts(corpus: Corpus) -> tuple[str, ...]:
    """A remark on drafts, which are no claims yet and so not in the list."""
    return (f"drafted claims that are not listed: {len(corpus.drafts)}",) if corpus.drafts else ()


def _listed(corpus: Corpus, claim: Claim) -> ListedClaim:
    return ListedClaim(claim=claim, label=corpus.label(claim))


def _passes(claim: Claim, about: str | None, indicator: str | None, source: str | None) -> bool:
    return about in (None, claim.about) and indicator in (None, claim.indicator) and source in (None, claim.source.id)


def _thing(series: str, about: str | None, indicator: str | None) -> tuple[str, str]:
    """The entity and the indicator that a series is on."""
    names = series.split("/")
    if len(names) != 2 or not all(names):
        raise Stop(f"{series!r} names no series; write ABOUT/INDICATOR, as in guangzhou/technology-companies")
    if about is not None or indicator is not None:
        raise Stop("--series names entity and indicator already: leave out --about and --indicator")
    return names[0], names[1]


def _time(claim: Claim) -> tuple[object, ...]:
    """By the time that a figure is for, then by source; those without one come last."""
    period = claim.period
    return (period is None, period.nominal if period else (), claim.source.published.nominal, claim.id)


def _known(what: str, name: str | None, known: Iterable[str]) -> None:
    if name is not None and name not in known:
        raise Stop(f"unknown {what} {name!r}; {did_you_mean(name, known) or 'see claims/ for what there is'}")
