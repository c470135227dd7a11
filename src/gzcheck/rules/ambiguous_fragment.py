"""A printed fragment stands more than once in its paragraph, so that nobody can
tell which place is meant.

Add a word of context, or say which one with `occurrence`. Only done when a
snapshots directory is given.

Fails:

    # snapshot harbour.txt: It won 10 firms and lost 10 firms again.
    harbour, 2017-05-02:
      - {indicator: firms, value: 10, printed: 10 firms}

Passes:

    # snapshot harbour.txt: It won 10 firms and lost 10 firms again.
    harbour, 2017-05-02:
      - {indicator: firms, value: 10, printed: 10 firms again}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import (
    Advice,
    Facts,
    Family,
    Problem,
    Quoted,
    Rule,
    Said,
    Severity,
    Verdict,
    concerned,
    subject_of,
)

RULE = Rule(code="GZ108", name="ambiguous-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments with several places and no `occurrence`."""
    for quoted in facts.corpus.quotations:
        text = facts.texts.get(quoted.source.id)
        if text is not None and not quoted.occurrence:
            count = len(text.places(quoted.printed, quoted.paragraph))
            yield from _problems(quoted, count)


def _problems(quoted: Quoted, count: int) -> Iterator[Problem]:
    if count > 1:
        yield Problem(
            message=f"{quoted.printed!r} stands {count} times in paragraph {quoted.paragraph}",
            location=quoted.at("printed"),
            verdict=Verdict.INVALID,
            claims=concerned(quoted),
            subject=subject_of(quoted),
            advice=Advice(text="add a word of context, or an 'occurrence:'"),
        )
