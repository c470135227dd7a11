"""`gzcheck sources`: what each source contributes, in counts and without a score that pretends to more."""

from __future__ import annotations

from collections.abc import Collection

from gzcheck import engine
from gzcheck.comparing.facts import Facts
from gzcheck.comparing.shared import shared_figures
from gzcheck.model import Claim, Source, SourceList, SourceRecord, Verdict
from gzcheck.model.figure import compare
from gzcheck.settings import Settings


def run(settings: Settings) -> SourceList:
    """All sources, by id."""
    corpus = engine.load(settings)
    facts = engine.run(corpus, today=settings.today)[1]
    shared = shared_figures(corpus)
    records = [_record(facts, corpus.sources[name], shared[name]) for name in sorted(corpus.sources)]
    return SourceList(sources=tuple(records), remarks=engine.complaints(corpus))


def _record(facts: Facts, source: Source, shared: int) -> SourceRecord:
    compared = agreed = alone = 0
    for group in facts.groups:
        mine = [claim for claim in group.claims if claim.source is source]
        others = [claim for claim in group.claims if claim.source is not source]
        if mine and others:
            compared += 1
            agreed += _agree(mine, others, group.agreeing)
            alone += _are_alone(mine, others)
    return SourceRecord(
        source=source,
        claims=sum(claim.source is source for claim in facts.corpus.claims),
        drafts=sum(draft.source is source for draft in facts.corpus.drafts),
        set_aside=sum(one.source is source for one in facts.corpus.set_asides),
        compared=compared,
        agreed=agreed,
        alone=alone,
        shared=shared,
        copies=tuple(sorted(facts.copies.origins[source.id])),
    )


def _agree(mine: list[Claim], others: list[Claim], agreeing: Collection[Claim]) -> bool:
    """Whether all of a source's own figures are among those that agree, and one of another source."""
    return all(claim in agreeing for claim in mine) and any(claim in agreeing for claim in others)


def _are_alone(mine: list[Claim], others: list[Claim]) -> bool:
    return all(compare(a.figure, b.figure) is Verdict.CONFLICT for a in mine for b in others)
