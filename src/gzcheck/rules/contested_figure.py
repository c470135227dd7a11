"""A figure of a draft is one side of a contradiction that the corpus has not settled.

Both sides are named; the advice of the open finding says which to print. A
draft that gives each with its date, where that is the advice, is backed.

Fails (one source says 19, another 20):

    draft.md: Guangzhou has 20 national key laboratories.

Passes (a resolution settles the contradiction, or there is none):

    draft.md: Guangzhou has 19 national key laboratories.
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.explaining.proofs import problems
from gzcheck.model import ProofVerdict
from gzcheck.rules.rule import Facts, Family, Rule, Said, Severity

RULE = Rule(code="GZ502", name="contested-figure", severity=Severity.WARNING, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the figures of drafts with this verdict."""
    yield from problems(facts, ProofVerdict.CONTESTED)
