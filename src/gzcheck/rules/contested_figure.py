"""A draft's figure is one side of a contradiction that nobody has settled.

The claim that it meets is named and then the others, and the advice of the open
finding says which to print. A draft that gives each with its date, where that
is the advice, is backed. A decision that accepts the disagreement settles
nothing, nor does one that a source is wrong, for it does not say which; both
are told. What a decision prefers or explains is backed.

Fails:

    # draft.md
    Harbour City had 21 laboratories in 2016.
    harbour, 2017-05-02:
      - {indicator: labs, value: 19, period: 2016, printed: 19 labs}
    coast, 2017-05-02:
      - {indicator: labs, value: 21, period: 2016, printed: 21 labs}

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

RULE = Rule(code="GZ502", name="contested-figure", severity=Severity.WARNING, family=Family.PROOFING)


def check(facts: Facts) -> Iterator[Said]:
    """Yield the figures of drafts with this verdict."""
    yield from problems(facts, ProofVerdict.CONTESTED)
