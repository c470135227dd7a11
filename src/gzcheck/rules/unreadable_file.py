"""A file of the corpus cannot be read: it is missing, a directory, or closed to
this user.

Nothing in it was checked, so no other result speaks for it.

Fails (a directory called harbour.yaml):

    # sources/harbour.yaml/

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

RULE = Rule("GZ001", "unreadable-file", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
