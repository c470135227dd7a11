"""Flows or rates on the same thing differ, but at least one of them names no
period, so they cannot be compared.

Whether they contradict each other depends on a year that the text leaves out.
It is a warning when the figures could not both hold for one period, and a note
otherwise.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan,
         period: 2016}
    gazette, 2017-06-11:
      - {indicator: exports, value: 450e9, unit: CNY, printed: 450 billion yuan}

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 300e9, unit: CNY, printed: 300 billion yuan,
         period: 2016}
    gazette, 2017-06-11:
      - {indicator: exports, value: 450e9, unit: CNY, printed: 450 billion yuan,
         period: 2017}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.consistency import Crowd
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Kind,
    Problem,
    Rule,
    Said,
    Severity,
    Status,
    Verdict,
    ask,
    measured,
    with_status,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ207", name="unclear-period", severity=Severity.WARNING, family=Family.SAME)


def check(facts: Facts) -> Iterator[Said]:
    """Yield things on which an undated flow differs from another one of the same status."""
    for indicator, claims in measured(facts):
        if indicator.kind in (Kind.FLOW, Kind.RATE):
            for status in Status:
                yield from _among(facts.corpus, with_status(claims, status))


def _among(corpus: Corpus, claims: list[Claim]) -> Iterator[Problem]:
    undated = [claim for claim in claims if claim.period is None]
    if not undated:
        return
    verdicts = _against(undated, claims)
    involved = [claim for claim in claims if claim.period is None or verdicts[claim.id] is not Verdict.AGREE]
    if set(verdicts.values()) - {Verdict.AGREE}:
        involved.sort(key=lambda claim: claim.id)
        yield _problem(corpus, involved, undated, Verdict.CONFLICT in verdicts.values())


def _against(undated: list[Claim], claims: list[Claim]) -> dict[str, Verdict]:
    """The worst that each claim comes to with an undated one."""
    crowd = Crowd([claim.figure for claim in undated])
    return {claim.id: crowd.worst(claim.figure) for claim in claims}


def _problem(corpus: Corpus, claims: list[Claim], undated: list[Claim], clash: bool) -> Problem:
    told, first = [_told(claim) for claim in claims], undated[0]
    consequence = "they contradict each other if it is the same period" if clash else "they may be on different periods"
    places = ", ".join(f"paragraph {claim.paragraph} of {claim.source.id}" for claim in undated)
    return Problem(
        title=ask(corpus, first, told),
        message=f"{corpus.label(first)}: {' and '.join(told)}; {consequence}",
        location=first.at("value"),
        verdict=Verdict.UNCLEAR,
        level=None if clash else Severity.NOTE,
        claims=tuple(claims),
        explanations=(Explanation(kind=ExplanationKind.PERIOD_LEFT_OUT, text=f"no period is named in {places}"),),
        advice=Advice(text="find out which period the undated figure is on, and write it into the claim"),
    )


def _told(claim: Claim) -> str:
    period = claim.period.text if claim.period else "no period"
    return f"{wording.figure(claim.figure)} ({period}, {claim.source.id})"
