"""A figure of a draft meets no claim on the same thing at the same time.

Or it is a claim's own number with another unit, year, entity or status, such
as a target told as a fact; or that of a claim to which a decision prefers
another one, and then the decision is told. It is said only where the draft
names one entity and one indicator, and the corpus agrees with itself.

Fails:

    # draft.md
    Harbour City had 25 laboratories in 2016.
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

RULE = Rule(code="GZ501", name="contradicted-figure", severity=Severity.ERROR, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the figures of drafts with this verdict."""
    yield from problems(facts, ProofVerdict.CONTRADICTED)
