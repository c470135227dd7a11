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

from gzcheck.comparing.facts import Gates
from gzcheck.model.figure import Verdict
from gzcheck.model.finding import Outcome, Severity
from gzcheck.reading.loader import Corpus
from gzcheck.rules.rule import Rule, Said
from gzcheck.rules.value_conflict import disagreement

RULE = Rule("GZ208", "rounding-agreement", Severity.NOTE)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield every group whose hard intervals meet while its soft ones do not."""
    for group in gates.disagreements:
        if group.verdict is Verdict.COMPATIBLE:
            yield disagreement(corpus, gates, group, Outcome.COMPATIBLE)
