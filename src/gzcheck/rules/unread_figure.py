"""A number of a draft cannot be read with certainty, so it is held against nothing.

Fails:

    draft.md: The plant cost 3 lakh-odd something.

Passes:

    draft.md: The plant cost 300,000 yuan.
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
