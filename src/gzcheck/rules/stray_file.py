"""A YAML file lies in the corpus folder, but where nothing reads it.

Sources belong into `sources/`; anything else would be passed by in silence, as
if it had been checked.

Fails (a file called notes.yaml beside corpus.yaml):

    # notes.yaml
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

RULE = Rule("GZ008", "stray-file", Severity.WARNING)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
