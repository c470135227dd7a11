"""A file uses a part of YAML that makes hand-written facts unsafe or unclear.

Tags, aliases, merge keys, second documents, nesting below 32 levels, files over
5 MiB, NaN and infinity, numbers of more than 40 digits or with exponents beyond
30: none is needed to write down a figure, and each has been used to attack or
mislead.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: &t Port news, publisher: *t, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ004", "unsafe-yaml", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
