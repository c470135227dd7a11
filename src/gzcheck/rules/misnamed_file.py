"""A source file is not called after its source.

`sources/<id>.yaml` is how a reader finds a source, and how two sources of one
id cannot come about.

Fails:

    # sources/port.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
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

from gzcheck.corpus import Corpus
from gzcheck.gates import Gates
from gzcheck.model.finding import Severity
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ008", "misnamed-file", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
