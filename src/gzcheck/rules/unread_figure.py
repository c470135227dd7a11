"""A number of a draft cannot be read with certainty, so nothing is said of it.

It is held against no claim, and counted. Write it so that it has one reading,
or leave it out with a mark and a reason.

Fails:

    # draft.md
    Harbour City had hardly 19 laboratories in 2016.
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}

Passes:

    # draft.md
    Harbour City had 19 laboratories in 2016.
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.proofs import problems
from gzcheck.model import ProofVerdict
from gzcheck.rules.rule import Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ505", name="unread-figure", severity=Severity.NOTE, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the figures of drafts with this verdict."""
    yield from problems(facts, ProofVerdict.NOT_READ)
