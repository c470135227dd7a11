"""No claim of the corpus speaks of a draft's figure for certain.

The thing or the entity is not named beside it, or no claim is for that time.
Claims with the same number are listed as what it could be; nothing is judged.
A mark behind the figure ties it to a claim.

Fails:

    # draft.md
    The festival drew 12,000 visitors.
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}

Passes:

    # draft.md
    The festival drew 12,000 visitors. <!-- gz: ignore, our own count -->
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.proofs import problems
from gzcheck.model import ProofVerdict
from gzcheck.rules.rule import Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ504", name="unknown-figure", severity=Severity.NOTE, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the figures of drafts with this verdict."""
    yield from problems(facts, ProofVerdict.UNKNOWN)
