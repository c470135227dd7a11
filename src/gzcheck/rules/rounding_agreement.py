"""Figures on the same thing at the same time agree only by rounding or because
of a hedge.

They do not contradict each other, but a reader who sees both will ask; the
finer one is usually the one to cite.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 8700, printed: "8,700 firms"}
    gazette, 2017-06-11:
      - {indicator: firms, value: 8690, printed: "8,690 firms"}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 4739, printed: "4,739 firms"}
    gazette, 2017-06-11:
      - {indicator: firms, value: 4739, printed: "4,739 firms"}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.rules.rule import Facts, Family, Rule, Said, Severity, Verdict
from gzcheck.rules.value_conflict import disagreement

RULE = Rule(code="GZ208", name="rounding-agreement", severity=Severity.NOTE, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every group whose hard intervals meet while its soft ones do not."""
    for group in facts.disagreements:
        if group.verdict is Verdict.COMPATIBLE:
            yield disagreement(facts, group, Verdict.COMPATIBLE)
