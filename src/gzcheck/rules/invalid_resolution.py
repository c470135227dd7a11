"""A decision contradicts itself, or another one on the same finding.

It lacks its reason, the claim to cite or the explanation that holds, prefers a
claim that it is not about, expires before it was taken, or is the second on one
finding. Nobody could tell what was decided, so it settles nothing.

Fails:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
      - {id: firms, indicator: firms, value: 127, printed: 127 firms}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: prefer, cite: harbour/firms}

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
      - {id: firms, indicator: firms, value: 127, printed: 127 firms}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: prefer, cite: harbour/labs}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said, from_faults

RULE = Rule("GZ805", "invalid-resolution", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield the faults recorded while the decisions were read."""
    yield from from_faults(corpus, RULE)
