"""A draft tells an older figure as the present one, and a later one differs.

The present tense without a date is held against the latest claim. Events do
not age, and a figure with its date is held against the claims for that date.

Fails (the corpus has 203 for 2016 and 230 for 2017):

    draft.md: The city has 203 incubators.

Passes:

    draft.md: The city had 203 incubators in 2016.
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
