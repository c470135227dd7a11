"""A key stands twice in one mapping.

YAML readers keep one of the two and drop the other without a word, so one of
two figures would be lost.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: 12, value: 21,
         unit: count, printed: 12 firms, paragraph: 1}

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: 12, unit: count,
         printed: 12 firms, paragraph: 1}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ005", "duplicate-key", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
