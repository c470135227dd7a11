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
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Facts,
    Family,
    Problem,
    Rule,
    Said,
    Severity,
    Verdict,
    opening,
    plan_words,
)
from gzcheck.wording import figures as wording

MAX_TOLD = 8
"""How many readings, and sources of one reading, a message names; the claims themselves are all listed."""
RULE = Rule(code="GZ201", name="value-conflict", severity=Severity.ERROR, family=Family.SAME, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield every group without a common number."""
    for group in facts.disagreements:
        if group.verdict is Verdict.CONFLICT and not rises(facts.corpus, group):
            yield _in_brief(facts, group) if group.is_brief else disagreement(facts, group, Verdict.CONFLICT)


def rises(corpus: Corpus, group: Group) -> bool:
    """Whether the figures of a group only rise from one publication to the next, which has a finding of its own."""
    return only_rises(group.claims, corpus.indicators[group.claims[0].indicator])


def disagreement(facts: Facts, group: Group, verdict: Verdict) -> Problem:
    """The problem of a group whose figures differ, with explanations and suggestion."""
    agreeing = group.agreeing
    inside = {claim.id for claim in agreeing}
    others = [claim for claim in group.claims if claim.id not in inside]
    problem = _problem(facts, group, agreeing, others)
    if verdict is Verdict.CONFLICT:
        return _conflict(facts, problem)
    return replace(problem, message=f"{problem.message}; they agree only by rounding or hedge")


def _problem(facts: Facts, group: Group, agreeing: tuple[Claim, ...], others: list[Claim]) -> Problem:
    """The problem of figures that differ, as it is where they agree by rounding."""
    ordered, first = (*agreeing, *others), group.claims[0]
    which = _which(facts, group.claims)
    return Problem(
        title=f"{opening(facts.corpus, first)}{which}: {' or '.join(_readings(ordered))}?",
        message=f"{facts.corpus.label(first)}{which}: {' against '.join(_told_sides(agreeing, others))}",
        location=ordered[0].at("value"),
        verdict=Verdict.COMPATIBLE,
        claims=ordered,
        agreeing=tuple(claim.id for claim in agreeing) if len(agreeing) > 1 else (),
        advice=advise(facts, ordered),
    )


def _conflict(facts: Facts, problem: Problem) -> Problem:
    """The same problem where no rounding helps."""
    explanations = explain(facts, problem.claims)
    return replace(
        problem,
        location=problem.claims[-1].at("value"),
        verdict=Verdict.CONFLICT,
        level=Severity.NOTE if is_tolerated(facts.corpus, problem.claims) else None,
        explained_by=facts.folds.of(problem.claims),
        explanations=explanations,
        unexplained=unexplained(explanations),
    )


def _in_brief(facts: Facts, group: Group) -> Problem:
    """A conflict of which only the two figures furthest apart are told, and nothing is explained."""
    claims = group.claims
    low, high = group.furthest
    figures = [wording.figure(claim.figure) for claim in (low, high)]
    told = f"{figures[0]} ({low.source.id}) against {figures[1]} ({high.source.id})"
    which, more = _which(facts, claims), f"; {len(claims)} figures in all" if len(claims) > 2 else ""
    return Problem(
        title=f"{opening(facts.corpus, low)}{which}: {' or '.join(figures)}?",
        message=f"{facts.corpus.label(low)}{which}: {told}{more}",
        location=high.at("value"),
        verdict=Verdict.CONFLICT,
        claims=(low, *(claim for claim in claims if claim is not low and claim is not high), high),
        level=Severity.NOTE if is_tolerated(facts.corpus, claims) else None,
        explained_by=facts.folds.of(claims),
        unexplained="not looked into: very many conflicts lie further apart",
        advice=Advice(text="look at the widest conflicts first, or ask for fewer data"),
    )


def _which(facts: Facts, claims: Sequence[Claim]) -> str:
    """What is said behind a thing: its time, where all figures stand in tables, in which it has one for each period;
    and what kind of plan it is."""
    times = {claim.stated_period.text for claim in claims if claim.stated_period}
    is_series = len(times) == 1 and all(claim.source.id in facts.in_tables for claim in claims)
    period = claims[0].stated_period if is_series else None
    return f"{f', {wording.period(period)}' if period else ''}{plan_words(claims[0])}"


def _told_sides(agreeing: Sequence[Claim], others: Sequence[Claim]) -> Iterator[str]:
    yield _told(agreeing, " and ")
    if others:
        yield _told(others, " against ")


def _readings(claims: Sequence[Claim]) -> list[str]:
    """The different readings in the order of their dates; of very many only the first."""
    readings = list(dict.fromkeys(wording.figure(claim.figure) for claim in _by_date(claims)))
    if len(readings) > MAX_TOLD:
        return [*readings[:MAX_TOLD], f"{len(readings) - MAX_TOLD} others"]
    return readings


def _told(claims: Sequence[Claim], joiner: str) -> str:
    """The readings, each with its sources; of very many only the first."""
    told = [f"{reading} ({_some(sources)})" for reading, sources in _sources_by_reading(claims).items()]
    left_out = len(told) - MAX_TOLD
    return joiner.join([*told[:MAX_TOLD], f"{left_out} other readings"] if left_out > 0 else told)


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - MAX_TOLD} more" if len(names) > MAX_TOLD else ""
    return f"{', '.join(names[:MAX_TOLD])}{rest}"


def _sources_by_reading(claims: Sequence[Claim]) -> dict[str, list[str]]:
    table: dict[str, dict[str, None]] = {}
    for claim in claims:
        table.setdefault(wording.figure(claim.figure), {})[claim.source.id] = None
    return {reading: list(sources) for reading, sources in table.items()}


def _by_date(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.source.published.nominal, claim.id))
