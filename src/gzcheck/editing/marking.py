"""What a mark in a draft may name, while somebody types one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gzcheck.editing import Candidate, Edit, Look, Sort, Suggested, candidates, ranked
from gzcheck.model import Corpus, Location

MOST_OFFERED = 200
"""Names that are offered at once; a longer word finds the others."""


def mark_completions(corpus: Corpus, lines: Sequence[str], line: int, column: int) -> list[Suggested]:
    """What a mark in a draft may name, where somebody types one: claims, and things as entity/indicator."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    _, opened, word = before.rpartition("<!-- gz:")
    if not opened or "-->" in word:
        return []
    typed = word.lstrip()
    where = Location("", line, column - len(typed), line, column)
    found = [*candidates(corpus, Sort.CLAIM, ""), *_things(corpus)]
    behind = "" if "-->" in lines[line - 1][column - 1 :] else " -->"
    return [
        Suggested(
            label=one.name,
            edit=Edit(location=where, text=one.name + behind),
            look=Look.NAME,
            detail=one.label,
            documentation=one.definition,
        )
        for one in ranked(found, typed)[:MOST_OFFERED]
    ]


def _things(corpus: Corpus) -> Iterator[Candidate]:
    for about, indicator in sorted({(claim.about, claim.indicator) for claim in corpus.claims}):
        if about in corpus.entities and indicator in corpus.indicators:
            label = f"{corpus.indicator_label(indicator)}, {corpus.entity_label(about)}"
            yield Candidate(name=f"{about}/{indicator}", label=label)
