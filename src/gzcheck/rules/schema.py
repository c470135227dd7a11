"""A file does not have the form that its schema in `schemas/` describes.

A missing, misspelt or misshapen field would silently mean something else, or
nothing. The claim is left out until it is mended; the others are checked all
the same.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: many, unit: count,
         printed: many firms, paragraph: 1}

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

RULE = Rule("GZ006", "schema", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
