"""An identity's expression is outside the grammar, uses an unknown name, or is
derived from itself.

Expressions are names, numbers, + - * / ^, parentheses and one comparison; they
are never run as code.

Fails:

    harbour, 2017-05-02:
      - {id: a, indicator: firms, value: 12, printed: 12 firms}
    identities:
      - {id: x, title: Firms, why: A sum, terms: {firms: harbour/a},
         expect: firms == frims}

Passes:

    harbour, 2017-05-02:
      - {id: a, indicator: firms, value: 12, printed: 12 firms}
    identities:
      - {id: x, title: Firms, why: A sum, terms: {firms: harbour/a},
         expect: firms == 12}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ010", "invalid-expression", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the identities were read."""
    yield from from_faults(corpus, RULE)
