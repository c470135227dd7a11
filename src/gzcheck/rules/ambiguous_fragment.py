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

from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict

RULE = Rule(code="GZ108", name="ambiguous-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments with several places and no `occurrence`."""
    for claim in facts.corpus.quoted_claims:
        text = facts.texts.get(claim.source.id)
        if text is not None and not claim.occurrence:
            count = len(text.places(claim.printed, claim.paragraph))
            yield from _problems(claim, count)


def _problems(claim: Claim, count: int) -> Iterator[Problem]:
    if count > 1:
        yield Problem(
            message=f"{claim.printed!r} stands {count} times in paragraph {claim.paragraph}",
            location=claim.at("printed"),
            verdict=Verdict.INVALID,
            claims=(claim,),
            advice=Advice(text="add a word of context, or an 'occurrence:'"),
        )
