"""`gzcheck sources`: what each source contributes, in counts and without a score that pretends to more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from gzcheck import engine
from gzcheck.comparing.facts import Facts
from gzcheck.comparing.groups import Group
from gzcheck.comparing.shared import shared_figures
from gzcheck.model import Claim, Quoted, Source, SourceList, SourceRecord, Verdict, compare
from gzcheck.settings import Settings


def run(settings: Settings) -> SourceList:
    """All sources of claims, by id; what stands in tables is not counted here."""
    corpus = engine.load(replace(settings, tables=None))
    facts = engine.run(corpus, today=settings.today)[1]
    shared = shared_figures(corpus)
    names = sorted(corpus.sources.keys() - corpus.tables.keys())
    records = [_record(facts, corpus.sources[name], shared[name]) for name in names]
    return SourceList(sources=tuple(records), remarks=(*engine.complaints(corpus), *engine.beside_tables(corpus)))


def _record(facts: Facts, source: Source, shared: int) -> SourceRecord:
    compared = [_Sides.of(group, source) for group in facts.groups if _compares(group, source)]
    return SourceRecord(
        source=source,
        claims=_number(source, facts.corpus.claims),
        drafts=_number(source, facts.corpus.drafts),
        set_aside=_number(source, facts.corpus.set_asides),
        compared=len(compared),
        agreed=sum(sides.agree for sides in compared),
        alone=sum(sides.are_alone for sides in compared),
        shared=shared,
        copies=tuple(sorted(set(source.derived_from) - {source.id})),
        copies_in_all=len(facts.copies.origins[source.id]),
    )


def _number(source: Source, entries: Iterable[Quoted]) -> int:
    """How many entries are of a source."""
    return sum(entry.source is source for entry in entries)


def _compares(group: Group, source: Source) -> bool:
    """Whether a group has claims of this source and of another one."""
    return {claim.source is source for claim in group.claims} == {True, False}


@dataclass(frozen=True, slots=True)
class _Sides:
    """A group of claims as one source sees it."""

    mine: tuple[Claim, ...]
    others: tuple[Claim, ...]
    agreeing: tuple[Claim, ...]

    @staticmethod
    def of(group: Group, source: Source) -> _Sides:
        """A group, divided into the claims of a source and those of all others."""
        mine = tuple(claim for claim in group.claims if claim.source is source)
        return _Sides(mine, tuple(claim for claim in group.claims if claim.source is not source), group.agreeing)

    @property
    def agree(self) -> bool:
        """Whether all of the source's own figures are among those that agree, and one of another source."""
        return all(claim in self.agreeing for claim in self.mine) and any(one in self.agreeing for one in self.others)

    @property
    def are_alone(self) -> bool:
        """Whether no figure of the source fits any other."""
        pairs = product(self.mine, self.others)
        return all(compare(mine.figure, other.figure) is Verdict.CONFLICT for mine, other in pairs)
