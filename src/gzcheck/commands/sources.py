"""`gzcheck sources`: what each source contributes, in counts and without a score that pretends to more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gzcheck.comparing.facts import Facts
from gzcheck.model.claim import Source
from gzcheck.model.corpus import Corpus
from gzcheck.model.figure import compare
from gzcheck.model.verdict import Verdict
from gzcheck.output.json import SCHEMA_VERSION, dump
from gzcheck.output.visible import pad, visible
from gzcheck.wording import figures as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One source and how its figures fared."""

    source: Source
    claims: int
    groups: int
    """Groups of comparable claims in which it took part together with another source."""
    agreed: int
    """Of these, those in which all its figures stand in the largest set that agrees, together with another source's."""
    alone: int
    """Of these, those in which no other source can hold together with it."""
    copies: tuple[str, ...]
    """The sources it copies, directly or through another."""


def witnesses(corpus: Corpus) -> list[Witness]:
    """All sources, by id."""
    facts = Facts(corpus)
    return [_witness(corpus, facts, corpus.sources[name]) for name in sorted(corpus.sources)]


def _witness(corpus: Corpus, facts: Facts, source: Source) -> Witness:
    groups = agreed = alone = 0
    for group in facts.groups:
        mine = [claim for claim in group.claims if claim.source is source]
        if not mine or len({claim.source.id for claim in group.claims}) < 2:
            continue
        groups += 1
        together = group.agreeing
        others = [claim for claim in group.claims if claim.source is not source]
        agreed += all(claim in together for claim in mine) and any(claim in together for claim in others)
        alone += all(compare(a.figure, b.figure) is Verdict.CONFLICT for a in mine for b in others)
    return Witness(
        source=source,
        claims=sum(claim.source is source for claim in corpus.claims),
        groups=groups,
        agreed=agreed,
        alone=alone,
        copies=tuple(sorted(facts.copies.origins[source.id])),
    )


def show(found: Sequence[Witness], format: str) -> str:
    """The list as text or JSON."""
    if format == "json":
        return dump({"schema_version": SCHEMA_VERSION, "sources": [_data(witness) for witness in found]})
    headings = ("source", "published", "claims", "compared", "agreed", "alone", "copies")
    rows = [headings, *(_row(witness) for witness in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(headings))]
    lines = ["  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", _LEGEND]) + "\n"


_LEGEND = (
    "compared: groups with another source; agreed: all its figures in the largest agreeing set;\n"
    "alone: no other source can be true together with it"
)


def _row(witness: Witness) -> tuple[str, ...]:
    published = wording.period(witness.source.published) + ("" if witness.source.stated_date else ", inferred")
    counts = (witness.claims, witness.groups, witness.agreed, witness.alone)
    return (visible(witness.source.id), published, *map(str, counts), ", ".join(witness.copies) or "-")


def _data(witness: Witness) -> dict[str, object]:
    source = witness.source
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "published": source.published.text,
        "dating": "stated" if source.stated_date else "inferred",
        "claims": witness.claims,
        "compared": witness.groups,
        "agreed": witness.agreed,
        "alone": witness.alone,
        "copies": list(witness.copies),
    }
