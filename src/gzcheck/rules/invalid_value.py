"""A value has the right form but means nothing: 30 February, a range that runs
downwards, "nearly 0".

Such a figure has no place on any axis, so it could be compared with nothing.
The claim is left out until it is corrected.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms, period: 2017-02-30}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms, period: 2017-02-28}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ009", "invalid-value", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the corpus was loaded."""
    yield from from_faults(corpus, RULE)
