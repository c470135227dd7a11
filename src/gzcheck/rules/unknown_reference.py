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

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from gzcheck.model import dataclass, nearest, replacement
from gzcheck.reading import UNKNOWN_REFERENCE
from gzcheck.rules.rule import Advice, Claim, Corpus, Facts, Location, Problem, Said, Verdict, did_you_mean

if TYPE_CHECKING:
    from gzcheck.model import Identity

RULE = UNKNOWN_REFERENCE


@dataclass(frozen=True, slots=True)
class _Reference:
    """A name that stands for something registered elsewhere."""

    what: str
    name: str
    known: Collection[str]
    location: Location
    claims: tuple[Claim, ...] = ()
    inside: str = ""
    """The source that the name is local to."""

    @property
    def leads_nowhere(self) -> bool:
        """Whether a name is given, and none that was read."""
        return bool(self.name) and self.name not in self.known

    @property
    def full(self) -> str:
        """The name as the whole corpus knows it."""
        return f"{self.inside}/{self.name}" if self.inside else self.name


_HOMES = {
    "indicator": "indicators.yaml",
    "entity": "corpus.yaml",
    "claim": "sources/",
    "source": "sources/",
    "identity": "identities.yaml",
}


def check(facts: Facts) -> Iterator[Said]:
    """Yield every name that leads nowhere; names of entries that are there but broken have a finding of their own."""
    for reference in _references(facts.corpus):
        if reference.leads_nowhere and not _is_there(facts.corpus, reference):
            yield _problem(facts.corpus, reference)


def _is_there(corpus: Corpus, reference: _Reference) -> bool:
    """Whether the name may well be registered, but in an entry or a file that could not be loaded."""
    return corpus.is_left_out(reference.full) or _HOMES[reference.what] in corpus.left_out


def _references(corpus: Corpus) -> Iterator[_Reference]:
    ids = {claim.id for claim in corpus.entered}
    for claim in corpus.entered:
        yield from _of_claim(corpus, claim, ids)
    for indicator in corpus.indicators.values():
        yield _Reference("indicator", indicator.part_of, corpus.indicators, indicator.location)
        yield _Reference("indicator", indicator.growth_of, corpus.indicators, indicator.location)
    for entity in corpus.entities.values():
        yield _Reference("entity", entity.part_of, corpus.entities, entity.location)
    if corpus.complete:
        yield from _across_files(corpus, ids)


def _of_claim(corpus: Corpus, claim: Claim, ids: Collection[str]) -> Iterator[_Reference]:
    if claim.indicator not in corpus.indicators:
        yield _Reference("indicator", claim.indicator, corpus.indicators, claim.at("indicator"), (claim,))
    if claim.about not in corpus.entities:
        yield _Reference("entity", claim.about, corpus.entities, claim.at("about"), (claim,))
    if claim.equals and (claim.equals not in ids or claim.equals == claim.id):
        yield _equal(corpus, claim)


def _equal(corpus: Corpus, claim: Claim) -> _Reference:
    """The claim that one is declared equal to, which has to be another one of the same source."""
    home, _, name = claim.equals.partition("/")
    known = {other.local_id for other in corpus.entered if other.source is claim.source and other is not claim}
    return _Reference("claim", name, known, claim.at("equals"), (claim,), inside=home)


def _across_files(corpus: Corpus, ids: Collection[str]) -> Iterator[_Reference]:
    """What can be judged only if all files were loaded."""
    for identity in corpus.identities.values():
        yield from _of_identity(corpus, identity, ids)
    for source in corpus.sources.values():
        for name in source.derived_from:
            yield _Reference("source", name, corpus.sources, source.at("derived_from"))


def _of_identity(corpus: Corpus, identity: Identity, ids: Collection[str]) -> Iterator[_Reference]:
    for term in identity.terms.values():
        yield _Reference("claim", term.claim, ids, term.location)
        yield _Reference("identity", term.derived, corpus.identities, term.location)
        yield _Reference("indicator", term.indicator, corpus.indicators, term.location)
        yield _Reference("entity", term.about, corpus.entities, term.location)
        yield _Reference("source", term.source, corpus.sources, term.location)
    yield _Reference("entity", _bound(identity, "about"), corpus.entities, identity.location)
    yield _Reference("source", _bound(identity, "source"), corpus.sources, identity.location)
    if made := identity.derivation:
        yield _Reference("indicator", made.indicator, corpus.indicators, identity.at)
        yield _Reference("entity", made.about, corpus.entities, identity.at)


def _bound(identity: Identity, key: str) -> str:
    """The one name that an identity holds for; empty where it holds for each, or says nothing."""
    from gzcheck.model import EACH

    name = identity.where.get(key, EACH)
    return "" if name == EACH else name


def _problem(corpus: Corpus, reference: _Reference) -> Problem:
    names = [*reference.known, *_aliases(corpus)] if reference.what == "indicator" else reference.known
    hint = did_you_mean(reference.name, names)
    return Problem(
        message=f"unknown {reference.what} {reference.name!r}",
        location=reference.location,
        verdict=Verdict.INVALID,
        claims=reference.claims,
        advice=Advice(
            text=hint or f"register it in {_HOMES[reference.what]}, or correct the name",
            mends=replacement(nearest(reference.name, names)),
        ),
        subject=f"{reference.what} {reference.name}",
    )


def _aliases(corpus: Corpus) -> Iterator[str]:
    for indicator in corpus.indicators.values():
        yield from indicator.aliases
