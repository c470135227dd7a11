"""A part exceeds the whole it is part of.

What was exported from January to September cannot be more than what was exported in the whole year, as long as the
indicator cannot be negative (mark a balance with `can_be_negative`).

Fails:

    harbour, 2019-11-02:
      - {indicator: exports, value: 320e9, unit: CNY, printed: 320 billion yuan, period: 2019-01/2019-09}
    gazette, 2020-02-01:
      - {indicator: exports, value: 211e9, unit: CNY, printed: 211 billion yuan, period: 2019}

Passes:

    harbour, 2019-11-02:
      - {indicator: exports, value: 320e9, unit: CNY, printed: 320 billion yuan, period: 2019-01/2019-09}
    gazette, 2020-02-01:
      - {indicator: exports, value: 411e9, unit: CNY, printed: 411 billion yuan, period: 2019}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gzcheck.corpus import Corpus
from gzcheck.gates import Gates
from gzcheck.model import wording
from gzcheck.model.claim import Claim, Kind, Status
from gzcheck.model.finding import Outcome, Problem, Severity
from gzcheck.rules.explanations import explain
from gzcheck.rules.rule import Rule, Said

RULE = Rule("GZ303", "part-above-whole", Severity.ERROR)


def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
    """Yield flows that exceed the flow of a longer period around them."""
    for (_, name, _), claims in gates.things.items():
        indicator = corpus.indicators[name]
        negative = indicator.can_be_negative or any(claim.figure.value.value < 0 for claim in claims)
        if indicator.kind is not Kind.FLOW or negative:
            continue
        for status in Status:
            yield from _periods(corpus, [c for c in claims if c.status is status and c.period])


def _periods(corpus: Corpus, claims: list[Claim]) -> Iterator[Problem]:
    """Compare, for every two nested periods, the highest figure of the inner with the lowest of the outer one."""
    table: dict[tuple[object, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        assert claim.period
        table[claim.period.nominal].append(claim)
    lows = [min(group, key=lambda c: (c.figure.base_hard.stop, c.id)) for group in table.values()]
    highs = [max(group, key=lambda c: (c.figure.base_hard.start, c.id)) for group in table.values()]
    for part in highs:
        for whole in lows:
            assert part.period and whole.period
            if part.period.inside(whole.period) and whole.figure.base_hard.below(part.figure.base_hard):
                yield _problem(corpus, part, whole)


def _problem(corpus: Corpus, part: Claim, whole: Claim) -> Problem:
    assert part.period and whole.period
    text = (
        f"{wording.figure(part.figure)} in {part.period.text} is more than "
        f"{wording.figure(whole.figure)} in {whole.period.text}"
    )
    return Problem(
        title=f"{corpus.label(part)}: {text}",
        message=f"{corpus.label(part)}: {text}, of which it is a part",
        location=part.at("value"), verdict=Outcome.CONFLICT, claims=(part, whole),
        explanations=tuple(item for item in explain(corpus, (whole, part)) if item.kind != "update"),
        suggestion="check both figures and both periods against the sources",
    )
