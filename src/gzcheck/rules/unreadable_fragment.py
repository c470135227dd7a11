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

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Outcome, Problem, Reason, Severity, Skipped
from gzcheck.phrases.languages import has_grammar
from gzcheck.phrases.reading import PhraseError
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said

RULE = Rule("GZ103", "unreadable-fragment", Severity.WARNING)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield claims whose double entry could not be checked."""
    for claim in corpus.claims:
        reading = corpus.readings[claim.id]
        if not isinstance(reading, PhraseError):
            continue
        yield Skipped(reason=Reason.UNREADABLE_FRAGMENT, subject=claim.id)
        if has_grammar(claim.source.language):
            yield Problem(
                message=f"{claim.printed!r} cannot be read: {reading}",
                location=claim.at("printed"),
                verdict=Outcome.INVALID,
                claims=(claim,),
                suggestion="choose a fragment that holds just this figure",
            )
