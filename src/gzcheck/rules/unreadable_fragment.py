"""A printed fragment cannot be read as exactly one figure, so that value and
fragment were not compared.

The parser never guesses. Usually a shorter or longer fragment helps: one
figure, its hedge and its unit, nothing else that looks like a number. Fragments
in languages without a grammar are counted as not checked instead.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 123, printed: "123 firms in 4 parks"}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 123, printed: 123 firms}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import PhraseError
from gzcheck.phrases.languages import has_grammar
from gzcheck.rules.rule import Advice, Facts, Family, Problem, Reason, Rule, Said, Severity, Skipped, Verdict

RULE = Rule(code="GZ103", name="unreadable-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims whose double entry could not be checked."""
    corpus = facts.corpus
    for claim in corpus.quoted_claims:
        reading = facts.readings[claim.id]
        if not isinstance(reading, PhraseError):
            continue
        yield Skipped(reason=Reason.UNREADABLE_FRAGMENT, subject=claim.id)
        if has_grammar(claim.source.language):
            yield Problem(
                message=f"{claim.printed!r} cannot be read: {reading}",
                location=claim.at("printed"),
                verdict=Verdict.INVALID,
                claims=(claim,),
                advice=Advice(text="choose a fragment that holds just this figure"),
            )
