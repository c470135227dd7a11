"""Which claims `gzcheck claims` lists, and how."""

from __future__ import annotations

from collections.abc import Iterable

from gzcheck.model.claim import Claim
from gzcheck.model.corpus import Corpus
from gzcheck.model.suggest import did_you_mean
from gzcheck.output import Canvas
from gzcheck.output.visible import visible
from gzcheck.output.words import plural
from gzcheck.wording import figures as wording


class ListingError(Exception):
    """A filter names something that does not exist."""


def select(corpus: Corpus, *, about: str | None, indicator: str | None, source: str | None) -> list[Claim]:
    """The claims that pass all filters, by id; raises `ListingError` for an unknown name."""
    _known("entity", about, corpus.entities)
    _known("indicator", indicator, corpus.indicators)
    _known("source", source, corpus.sources)
    return [
        claim
        for claim in corpus.claims
        if about in (None, claim.about) and indicator in (None, claim.indicator) and source in (None, claim.source.id)
    ]


def _known(what: str, name: str | None, known: Iterable[str]) -> None:
    if name is not None and name not in known:
        raise ListingError(f"unknown {what} {name!r}; {did_you_mean(name, known) or 'see claims/ for what there is'}")


def show(corpus: Corpus, claims: list[Claim], format: str, canvas: Canvas) -> str:
    """The list in one of the formats."""
    if format == "json":
        from gzcheck.output.json import render_claims

        return render_claims(claims)
    if format == "rich":
        from gzcheck.output.rich import render_claims as render_table

        return render_table(claims, corpus.label, canvas)
    lines = [f"{claim.location}: {claim.id}: {_line(claim)}" for claim in claims]
    return "\n".join([*map(visible, lines), plural(len(claims), "claim")]) + "\n"


def _line(claim: Claim) -> str:
    unit = claim.figure.unit.name
    period = wording.period(claim.period) if claim.period else "no period"
    return (
        f"{claim.about} {claim.indicator}: {claim.printed!r} is {wording.figure(claim.figure)}; must mean "
        f"{wording.interval(claim.figure.span.hard, unit)}, suggests {wording.interval(claim.figure.span.soft, unit)}; "
        f"{period}; {claim.status.value}"
    )
