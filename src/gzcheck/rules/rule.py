"""The interface of this folder: what a rule is given, what it may say, and what a module here offers.

A rule takes the usual things from here, with the loops that several rules go through, the words from `wording`, and
only what is special to it from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from gzcheck.comparing.facts import Facts
from gzcheck.model import (
    Advice,
    Bar,
    Cause,
    Claim,
    Corpus,
    End,
    Evaluation,
    Explanation,
    ExplanationKind,
    Family,
    Finding,
    Hedge,
    Indicator,
    Interval,
    Kind,
    Location,
    Measure,
    Period,
    Plausible,
    Problem,
    Quoted,
    Reason,
    Resolution,
    Rule,
    Severity,
    Skipped,
    Snapshot,
    Span,
    Status,
    Unit,
    Verdict,
    contradict,
    did_you_mean,
    setting,
)
from gzcheck.wording import figures as wording
from gzcheck.wording.questions import ask, holds, lowered, opening, opening_of

__all__ = [
    "Advice",
    "Bar",
    "Cause",
    "Claim",
    "Corpus",
    "End",
    "Evaluation",
    "Explanation",
    "ExplanationKind",
    "Facts",
    "Family",
    "Finding",
    "Hedge",
    "Indicator",
    "Interval",
    "Kind",
    "Location",
    "Measure",
    "Period",
    "Plausible",
    "Problem",
    "Quoted",
    "Reason",
    "Resolution",
    "Rule",
    "RuleModule",
    "Said",
    "Severity",
    "Skipped",
    "Snapshot",
    "Span",
    "Status",
    "Unit",
    "Verdict",
    "ask",
    "by_period",
    "concerned",
    "contradict",
    "declared_equal",
    "did_you_mean",
    "evaluated",
    "holds",
    "lowered",
    "measured",
    "opening",
    "opening_of",
    "plan_words",
    "setting",
    "subject_of",
    "with_status",
]

Said = Problem | Skipped
"""What a rule may yield: something found, or something not checked."""


def concerned(quoted: Quoted) -> tuple[Claim, ...]:
    """The claims that a problem of a fragment is about: none where the figure was set aside."""
    return (quoted,) if isinstance(quoted, Claim) else ()


def subject_of(quoted: Quoted) -> str:
    """What such a problem is about where there is no claim, without the place in the file, which may move."""
    if isinstance(quoted, Claim):
        return ""
    place = f"paragraph {quoted.paragraph}, occurrence {quoted.occurrence}"
    return f"{quoted.source.id}: {quoted.printed} set aside in {place}"


def measured(facts: Facts) -> Iterator[tuple[Indicator, list[Claim]]]:
    """The claims on each thing, with its indicator."""
    for (_, name, _), claims in facts.things.items():
        yield facts.corpus.indicators[name], claims


def with_status(claims: Iterable[Claim], status: Status) -> list[Claim]:
    """The claims that have one status."""
    return [claim for claim in claims if claim.status is status]


def evaluated(facts: Facts, verdict: Verdict) -> Iterator[Evaluation]:
    """The evaluations of identities that came to one verdict."""
    return (evaluation for evaluation in facts.arithmetic.evaluations() if evaluation.verdict is verdict)


def declared_equal(corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Claims that name another one as their equal, with that one; a pair that both sides declare comes once."""
    declaring = [claim for claim in corpus.claims if claim.equals]
    if not declaring:
        return
    claims = {claim.id: claim for claim in corpus.claims}
    # Of two that name each other the one that comes first is kept, as the later ones are written first.
    declared = {frozenset({claim.id, claim.equals}): claim for claim in reversed(declaring)}
    for claim in sorted(declared.values(), key=lambda claim: claim.id):
        if claim.equals in claims and claim.equals != claim.id:
            yield claim, claims[claim.equals]


def by_period(claim: Claim) -> tuple[tuple[date, ...], str]:
    """For sorting claims by their periods; those without one come first."""
    return (claim.period.nominal if claim.period else ()), claim.id


def plan_words(claim: Claim) -> str:
    """What kind of plan it is, behind the name of its thing: " (target)"; nothing for a fact."""
    return "" if claim.status is Status.ACTUAL else f" ({claim.status.value})"


class RuleModule(Protocol):
    """A module in this folder."""

    RULE: Rule
    __doc__: str | None

    @staticmethod
    def check(facts: Facts) -> Iterator[Said]:
        """Yield what is wrong. Pure: no I/O, no printing, no severity policy."""


def in_two_units(corpus: Corpus, first: Claim, second: Claim, advice: str) -> Problem:
    """The problem of a thing that two claims give in units that cannot be compared; it stands at the second one."""
    here, there = wording.figure(first.figure), wording.figure(second.figure)
    return Problem(
        title=ask(corpus, second, [here, there]),
        message=f"{corpus.label(second)}: {here} ({first.source.id}) against {there} ({second.source.id})",
        location=second.at("unit"),
        verdict=Verdict.SUSPICIOUS,
        claims=(second, first),
        advice=Advice(text=advice),
    )
