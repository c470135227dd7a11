"""Sources contradict each other, or one source itself, on the same thing at the
same time.

Every figure is read as an interval. When the widest honest readings of all
figures have no number in common, at least one of them is wrong, out of date, or
about something else. The report lists all claims, the largest set that agrees,
ways in which it may have come about, and which figure to cite.

Fails:

    harbour, 2017-05-02:
      - {indicator: labs, value: 20, printed: 20 labs}
    gazette, 2017-06-11:
      - {indicator: labs, value: 19, printed: 19 labs}

Passes (8,700 may be rounded to hundreds):

    harbour, 2017-05-02:
      - {indicator: firms, value: 8700, printed: "8,700 firms"}
    gazette, 2017-06-11:
      - {indicator: firms, value: 8690, printed: "8,690 firms"}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gzcheck.comparing.groups import Group
from gzcheck.comparing.series import only_rises
from gzcheck.comparing.tolerance import is_tolerated
from gzcheck.explaining.advice import advise
from gzcheck.explaining.explanations import explain, unexplained
from gzcheck.rules.rule import Claim, Corpus, Facts, Family, Problem, Rule, Said, Severity, Status, Verdict
from gzcheck.wording import figures as wording
from gzcheck.wording.questions import opening

MAX_TOLD = 8
"""How many readings, and sources of one reading, a message names; the claims themselves are all listed."""
RULE = Rule(code="GZ201", name="value-conflict", severity=Severity.ERROR, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every group without a common number."""
    corpus = facts.corpus
    for group in facts.disagreements:
        indicator = corpus.indicators[group.claims[0].indicator]
        if group.verdict is Verdict.CONFLICT and not only_rises(group.claims, indicator):
            yield disagreement(corpus, facts, group, Verdict.CONFLICT)


def disagreement(corpus: Corpus, facts: Facts, group: Group, verdict: Verdict) -> Problem:
    """The problem of a group whose figures differ, with explanations and suggestion."""
    agreeing = group.agreeing
    inside = {claim.id for claim in agreeing}
    others = [claim for claim in group.claims if claim.id not in inside]
    ordered = [*agreeing, *others]
    label = f"{corpus.label(group.claims[0])}{_plan(group)}"
    readings = _readings(ordered)
    message = " against ".join([_told(agreeing, " and "), *([_told(others, " against ")] if others else [])])
    opening_words = f"{opening(corpus, group.claims[0])}{_plan(group)}"
    problem = Problem(
        title=f"{opening_words}: {' or '.join(readings)}?",
        message=f"{label}: {message}; they agree only by rounding or hedge",
        location=ordered[0].at("value"),
        verdict=verdict,
        claims=tuple(ordered),
        agreeing=tuple(claim.id for claim in agreeing) if len(agreeing) > 1 else (),
        advice=advise(facts, ordered),
    )
    if verdict is not Verdict.CONFLICT:
        return problem
    explanations = explain(facts, ordered)
    return replace(
        problem,
        message=f"{label}: {message}",
        location=ordered[-1].at("value"),
        level=Severity.NOTE if is_tolerated(corpus, ordered) else None,
        explanations=explanations,
        unexplained=unexplained(explanations),
    )


def _plan(group: Group) -> str:
    status = group.claims[0].status
    return "" if status is Status.ACTUAL else f" ({status.value})"


def _readings(claims: list[Claim]) -> list[str]:
    """The different readings in the order of their dates; of very many only the first."""
    readings = list(dict.fromkeys(wording.figure(claim.figure) for claim in _by_date(claims)))
    if len(readings) > MAX_TOLD:
        return [*readings[:MAX_TOLD], f"{len(readings) - MAX_TOLD} others"]
    return readings


def _told(claims: Sequence[Claim], joiner: str) -> str:
    """The readings, each with its sources; of very many only the first."""
    table = _sources_by_reading(claims)
    told = [f"{reading} ({_some(sources)})" for reading, sources in table.items()]
    return joiner.join(
        [*told[:MAX_TOLD], *([f"{len(told) - MAX_TOLD} other readings"] if len(told) > MAX_TOLD else [])]
    )


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - MAX_TOLD} more" if len(names) > MAX_TOLD else ""
    return f"{', '.join(names[:MAX_TOLD])}{rest}"


def _sources_by_reading(claims: Sequence[Claim]) -> dict[str, list[str]]:
    table: dict[str, dict[str, None]] = {}
    for claim in claims:
        table.setdefault(wording.figure(claim.figure), {})[claim.source.id] = None
    return {reading: list(sources) for reading, sources in table.items()}


def _by_date(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.source.published.nominal, claim.id))
