"""A decision has nothing to resolve any more.

The figures it was about agree now, or their claims are no longer compared. Left in place, it would look as if something
were settled.

Fails:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    resolutions, on GZ201 of harbour/labs and gazette/labs

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions, on GZ201 of harbour/labs and gazette/labs
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.corpus import Corpus
from gzcheck.gates import Gates
from gzcheck.model.finding import Outcome, Problem, Severity
from gzcheck.rules.rule import Rule, Said

RULE = Rule("GZ803", "unused-resolution", Severity.WARNING)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield decisions without a finding whose rule and claims exist."""
    settlement = gates.settlement
    if settlement is None or not settlement.complete:
        return
    ids = {claim.id for claim in corpus.claims}
    for resolution in settlement.unused:
        if resolution.rule in settlement.rules and resolution.claims.keys() <= ids:
            yield Problem(
                message=f"nothing is left to resolve for the decision on {resolution.fingerprint}",
                location=resolution.at("fingerprint"), verdict=Outcome.INVALID, key=resolution.fingerprint,
                suggestion="delete the decision",
            )
