"""A claim, source or registry entry names something that is not registered.

A claim whose indicator nobody knows is compared with nothing: a spelling
mistake would hide a contradiction.

Fails:

    harbour, 2017-05-02:
      - {indicator: frims, value: 12, printed: 12 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gzcheck.corpus import Corpus
from gzcheck.gates import Gates
from gzcheck.model.claim import Location
from gzcheck.model.finding import Outcome, Problem, Severity
from gzcheck.model.identity import EACH
from gzcheck.model.suggest import did_you_mean
from gzcheck.rules.rule import Rule, Said, from_faults

if TYPE_CHECKING:
    from gzcheck.model.identity import Derivation, Identity, Term

RULE = Rule("GZ101", "unknown-reference", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield every name that leads nowhere."""
    yield from from_faults(corpus, RULE)
    indicators = {*corpus.indicators, *(alias for entry in corpus.indicators.values() for alias in entry.aliases)}
    ids = {claim.id for claim in corpus.claims}
    for claim in corpus.claims:
        if claim.indicator not in corpus.indicators:
            yield _unknown("indicator", claim.indicator, indicators, claim.at("indicator"), "indicators.yaml")
        if claim.about not in corpus.entities:
            yield _unknown("entity", claim.about, corpus.entities, claim.at("about"), "corpus.yaml")
        if claim.equals and (claim.equals not in ids or claim.equals == claim.id):
            siblings = [other.local_id for other in corpus.claims if other.source is claim.source and other is not claim]
            yield _unknown("claim", claim.equals.partition("/")[2], siblings, claim.at("equals"), "this source")
    for indicator in corpus.indicators.values():
        if indicator.part_of and indicator.part_of not in corpus.indicators:
            yield _unknown("indicator", indicator.part_of, corpus.indicators, indicator.location, "indicators.yaml")
        if indicator.growth_of and indicator.growth_of not in corpus.indicators:
            yield _unknown("indicator", indicator.growth_of, corpus.indicators, indicator.location, "indicators.yaml")
    for entity in corpus.entities.values():
        if entity.part_of and entity.part_of not in corpus.entities:
            yield _unknown("entity", entity.part_of, corpus.entities, entity.location, "corpus.yaml")
    if not corpus.complete:
        return
    for identity in corpus.identities.values():
        for term in identity.terms.values():
            yield from _of_term(corpus, term, ids)
        yield from _of_where(corpus, identity)
        if identity.derivation:
            yield from _of_derivation(corpus, identity.derivation, identity.at)
    for source in corpus.sources.values():
        for name in source.derived_from:
            if name not in corpus.sources:
                yield _unknown("source", name, corpus.sources, source.at("derived_from"), "sources/")


def _of_term(corpus: Corpus, term: Term, ids: set[str]) -> Iterator[Problem]:
    for what, name, known, home in (
        ("claim", term.claim, ids, "sources/"),
        ("identity", term.derived, corpus.identities, "identities.yaml"),
        ("indicator", term.indicator, corpus.indicators, "indicators.yaml"),
        ("entity", term.about, corpus.entities, "corpus.yaml"),
        ("source", term.source, corpus.sources, "sources/"),
    ):
        if name and name not in known:
            yield _unknown(what, name, known, term.location, home)


def _of_where(corpus: Corpus, identity: Identity) -> Iterator[Problem]:
    for key, what, known, home in (
        ("about", "entity", corpus.entities, "corpus.yaml"), ("source", "source", corpus.sources, "sources/"),
    ):
        name = identity.where.get(key, EACH)
        if name != EACH and name not in known:
            yield _unknown(what, name, known, identity.location, home)


def _of_derivation(corpus: Corpus, derivation: Derivation, location: Location) -> Iterator[Problem]:
    for what, name, known, home in (
        ("indicator", derivation.indicator, corpus.indicators, "indicators.yaml"),
        ("entity", derivation.about, corpus.entities, "corpus.yaml"),
    ):
        if name not in known:
            yield _unknown(what, name, known, location, home)


def _unknown(what: str, name: str, known: Iterable[str], location: Location, home: str) -> Problem:
    return Problem(
        message=f"unknown {what} {name!r}", location=location, verdict=Outcome.INVALID,
        suggestion=did_you_mean(name, known) or f"register it in {home}, or correct the name",
        key=f"{location.path}: {what} {name}",
    )
