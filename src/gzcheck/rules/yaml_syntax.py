"""A file is not valid YAML, or is empty.

Nothing in it was checked. The usual causes: a text that holds a colon or a hash
sign and is not in quotes, a bracket that is never closed, a tab as indentation.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news
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

RULE = Rule("GZ003", "yaml-syntax", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
