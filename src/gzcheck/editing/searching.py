"""The names that there are, found by anything they are called: id, label, alias, printed form, definition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field

from gzcheck.editing.meaning import Sort
from gzcheck.model import Claim, Corpus, Indicator, RuleDoc, Source, Unit, dataclass, hint_for
from gzcheck.wording import figures as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that may be meant."""

    name: str
    label: str = ""
    definition: str = ""
    others: tuple[str, ...] = field(default_factory=tuple)
    """What else it is called."""


def candidates(corpus: Corpus, sort: Sort, source: str) -> Iterator[Candidate]:
    """Every name of a sort; of claims, in a file of a source, those of that source by their short names."""
    return _MAKERS[sort](corpus, source)


def _entities(corpus: Corpus, _: str) -> Iterator[Candidate]:
    for one in corpus.entities.values():
        yield Candidate(name=one.id, label=_joined(one.label, one.label_zh), others=(one.label_zh,))


def _claims(corpus: Corpus, source: str) -> Iterator[Candidate]:
    own = (claim for claim in corpus.claims if not source or claim.source.id == source)
    return (_claim(corpus, claim, local=bool(source)) for claim in own)


def _joined(*labels: str) -> str:
    return " ".join(label for label in labels if label)


def _indicator(one: Indicator) -> Candidate:
    label = _joined(one.label, one.label_zh)
    definition = f"{one.definition}\n\n{one.kind.value}, in {one.unit}"
    return Candidate(name=one.id, label=label, definition=definition, others=(one.label_zh, *one.aliases))


def _unit(one: Unit) -> Candidate:
    forms = (*one.printed("en"), *one.printed("zh"))
    return Candidate(name=one.name, label=", ".join(forms[:3]) or one.dimension, definition=one.dimension, others=forms)


def _claim(corpus: Corpus, claim: Claim, *, local: bool) -> Candidate:
    name = claim.local_id if local else claim.id
    label = f"{corpus.label(claim)}: {wording.figure(claim.figure)}"
    return Candidate(name=name, label=label, definition=claim.printed, others=(claim.local_id,))


def _rules(*_: object) -> Iterator[Candidate]:
    from gzcheck.rules import catalogue

    for rule, doc in catalogue().items():
        told = RuleDoc(rule=rule, doc=doc)
        yield Candidate(name=rule.code, label=rule.name, definition=told.summary)


_MAKERS: dict[Sort, Callable[[Corpus, str], Iterator[Candidate]]] = {
    Sort.ENTITY: _entities,
    Sort.INDICATOR: lambda corpus, _: map(_indicator, corpus.indicators.values()),
    Sort.UNIT: lambda corpus, _: map(_unit, corpus.units.values()),
    Sort.SOURCE: lambda corpus, _: map(_source, corpus.sources.values()),
    Sort.CLAIM: _claims,
    Sort.IDENTITY: lambda corpus, _: (Candidate(name=one.id, label=one.title) for one in corpus.identities.values()),
    Sort.RULE: _rules,
}


def _source(one: Source) -> Candidate:
    return Candidate(name=one.id, label=one.title, definition=one.publisher)


def ranked(found: Iterable[Candidate], word: str) -> list[Candidate]:
    """Those that a word may mean, the likeliest first: by name, by what else it is called, by its definition."""
    wanted = word.strip().casefold()
    ranks = [(rank, place, one) for place, one in enumerate(found) if (rank := _rank(one, wanted)) is not None]
    return [one for _, _, one in sorted(ranks, key=lambda item: item[:2])]


def _rank(one: Candidate, wanted: str) -> int | None:
    """0 for the best; None for one that is not meant."""
    name = one.name.casefold()
    called = [text.casefold() for text in (one.label, *one.others) if text]
    said = f"{one.definition} {' '.join(called)}".casefold()
    words = wanted.split()
    tests: tuple[bool, ...] = (
        name.startswith(wanted),
        wanted in called or hint_for(wanted) == one.name,
        wanted in name or any(text.startswith(wanted) for text in called),
        any(wanted in text for text in called),
        bool(words) and all(part in said for part in words),
    )
    return tests.index(True) if True in tests else None
