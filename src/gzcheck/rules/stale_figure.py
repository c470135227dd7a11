"""A draft tells an older figure as the present one, and a later one differs.

The present tense without a date is held against the latest claim. Events do
not age, and a figure with its date is held against the claims for that date.

Fails:

    # draft.md
    Harbour City has 19 laboratories.
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}
      - {indicator: labs, value: 23, period: 2017, printed: 23 labs}

Passes:

    # draft.md
    Harbour City had 19 laboratories in 2016.
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}
      - {indicator: labs, value: 23, period: 2017, printed: 23 labs}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.proofs import problems
from gzcheck.model import ProofVerdict
from gzcheck.rules.rule import Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ503", name="stale-figure", severity=Severity.WARNING, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the figures of drafts with this verdict."""
    yield from problems(facts, ProofVerdict.STALE)
