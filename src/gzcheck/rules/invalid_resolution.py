"""A decision contradicts itself: no reason, a preferred claim it is not about, a date before it was taken, or two decisions
on one finding.

Fails:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions, on GZ201 of harbour/labs and gazette/labs, citing harbour/firms

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions, on GZ201 of harbour/labs and gazette/labs, citing harbour/labs
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.corpus import Corpus
from gzcheck.gates import Gates
from gzcheck.model.finding import Severity
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ805", "invalid-resolution", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the decisions were read."""
    yield from from_faults(corpus, RULE)
