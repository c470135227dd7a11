"""A figure of a draft meets no claim on the same thing at the same time.

Or it is a claim's own number with another unit, year, entity or status: a
target told as a fact, percent for percentage points. It is said only where the
draft names one entity and one indicator, and the corpus agrees with itself.

Fails (the corpus has 19 laboratories, and one source for them):

    draft.md: Guangzhou has 21 national key laboratories.

Passes:

    draft.md: Guangzhou has 19 national key laboratories.
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
