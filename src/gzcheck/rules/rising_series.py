"""A stock's figures only rise from each publication to the next, as a running
total's do, and the indicator is not declared `cumulative`.

Such figures do not contradict each other: each was true on its day. Declared as
a running total, they are checked for what a running total cannot do, which is
to fall.

Fails:

    harbour, 2017-05-02:
      - {indicator: labs, value: 12, printed: 12 labs}
    gazette, 2017-05-04:
      - {indicator: labs, value: 15, printed: 15 labs}
    weekly, 2017-05-09:
      - {indicator: labs, value: 21, printed: 21 labs}

Passes (a running total):

    harbour, 2017-05-02:
      - {indicator: cards-issued, value: 12, printed: 12 cards}
    gazette, 2017-05-04:
      - {indicator: cards-issued, value: 15, printed: 15 cards}
    weekly, 2017-05-09:
      - {indicator: cards-issued, value: 21, printed: 21 cards}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Rule, Said, Severity, Verdict, ask, by_period
from gzcheck.rules.value_conflict import rises
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ210", name="rising-series", severity=Severity.NOTE, family=Family.SAME, compares=True)
MAX_TOLD = 6


def check(facts: Facts) -> Iterator[Said]:
    """Yield one note for every thing with such a series."""
    things: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    for group in facts.disagreements:
        if group.verdict is Verdict.CONFLICT and rises(facts.corpus, group):
            first = group.claims[0]
            things[first.about, first.indicator] |= {claim.id: claim for claim in group.claims}
    for claims in things.values():
        yield _problem(facts, sorted(claims.values(), key=by_period))


def _problem(facts: Facts, claims: list[Claim]) -> Problem:
    told = _told(claims)
    return Problem(
        title=ask(facts.corpus, claims[0], told, ", then "),
        message=f"{facts.corpus.label(claims[0])}: only rises, {', '.join(told)}",
        location=claims[-1].at("value"),
        verdict=Verdict.COMPATIBLE,
        claims=tuple(claims),
        advice=Advice(
            text="print each with its date; if it is a running total, declare the indicator cumulative: true"
        ),
    )


def _told(claims: list[Claim]) -> list[str]:
    """The figures with their dates; of very many only the first and the last."""
    dated = (f"{wording.figure(one.figure)} ({wording.period(one.source.published)})" for one in claims)
    told = list(dict.fromkeys(dated))
    return told if len(told) <= MAX_TOLD else [*told[:2], f"{len(told) - 4} more", *told[-2:]]
