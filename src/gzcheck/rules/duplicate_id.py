"""Two claims of one source, two sources, two indicators or two entities have
one id.

Ids are how findings, decisions and other claims name a claim; with two of them
nobody knows which is meant. The second is left out until one of them is
renamed.

Fails:

    harbour, 2017-05-02:
      - {id: firms, indicator: firms, value: 12, printed: 12 firms}
      - {id: firms, indicator: labs, value: 3, printed: three labs}

Passes:

    harbour, 2017-05-02:
      - {id: firms, indicator: firms, value: 12, printed: 12 firms}
      - {id: labs, indicator: labs, value: 3, printed: three labs}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ007", "duplicate-id", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
