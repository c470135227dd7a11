"""The suggested reading: which figure to cite and why, by stated steps, or that nothing decides.

In this order: the most independent sources that agree (copies count once), official before others, a stated date before
an inferred one, finer precision, later publication. Each step that narrows the choice is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import inf

from gzcheck.comparing.consistency import largest_agreeing
from gzcheck.comparing.facts import Facts
from gzcheck.explaining.explanations import ONE_SIDED, moment
from gzcheck.model.claim import Claim, Kind, SourceKind
from gzcheck.model.explanation import Advice, AdviceKind
from gzcheck.model.figure import clash_by_precision
from gzcheck.wording import figures as wording

MAX_RATIO = 100
"""From this ratio of the largest to the smallest figure on, their widths say nothing about precision."""
MAX_SETS = 60
"""Beyond this many claims only the largest agreeing set is looked at, not every claim's own."""


def preferred(facts: Facts, claims: Sequence[Claim]) -> tuple[list[Claim], list[str]]:
    """The claims that are left after all steps, and the steps that decided."""
    left, steps = list(claims), []
    witnesses = _witnesses(facts, claims)
    total = facts.copies.independent(claims)
    most = max(witnesses.values())
    if any(count < most for count in witnesses.values()):
        left = [claim for claim in left if witnesses[claim.id] == most]
        steps.append(f"{most} of {total} independent sources")
    for name, measure in _STEPS:
        if _alike(left) or (measure is _width and not _of_one_size(left)):
            break
        best = min(measure(claim) for claim in left)
        kept = [claim for claim in left if measure(claim) == best]
        if len(kept) < len(left):
            left = kept
            steps.append(name)
    dated = facts.corpus.indicators[left[0].indicator].kind is not Kind.EVENT
    if dated and _of_one_size(left) and not _alike(left):
        left = _latest(facts, left, steps)
    return left, steps


def advise(facts: Facts, claims: Sequence[Claim]) -> Advice:
    """Which of several readings to print, by stated steps, or that nothing decides."""
    left, steps = preferred(facts, claims)
    if not _alike(left):
        readings = " and ".join(dict.fromkeys(wording.figure(claim.figure) for claim in left))
        why = f" (after: {'; '.join(steps)})" if steps else ""
        text = f"nothing in the sources decides between {readings}{why}; ask the publishers or an official source"
        return Advice(text=text, steps=tuple(steps))
    chosen = left[0]
    text = f"cite {wording.figure(chosen.figure)} ({chosen.source.id}): {'; '.join(steps) or 'all sources agree'}"
    return Advice(text=text, kind=AdviceKind.CITE, claims=tuple(claim.id for claim in left), steps=tuple(steps))


def _witnesses(facts: Facts, claims: Sequence[Claim]) -> dict[str, int]:
    """For every claim, how many independent sources can hold together with it, its own included."""
    counts = {claim.id: 1 for claim in claims}
    for together in _sets(claims):
        count = facts.copies.independent(together)
        for claim in together:
            counts[claim.id] = max(counts[claim.id], count)
    return counts


def _sets(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """For every place where an interval begins, the claims that can all be true there."""
    if len(claims) > MAX_SETS:
        yield _agreeing(claims)
        return
    for start in sorted({claim.figure.base.hard.start for claim in claims}):
        inside = [claim for claim in claims if claim.figure.base.hard.start <= start <= claim.figure.base.hard.stop]
        kept = _agreeing(inside)
        yield kept
        for rival in inside:  # bare figures of one precision touch there, but only one of them can be true
            if rival not in kept:
                yield _agreeing([claim for claim in inside if not clash_by_precision(claim.figure, rival.figure)])


def _agreeing(claims: Sequence[Claim]) -> list[Claim]:
    return [claims[i] for i in largest_agreeing([claim.figure for claim in claims])]


def _alike(claims: Sequence[Claim]) -> bool:
    return all(claim.figure.same_reading(claims[0].figure) for claim in claims)


def _unofficial(claim: Claim) -> int:
    return 0 if claim.source.kind is SourceKind.OFFICIAL else 1


def _undated(claim: Claim) -> int:
    return 0 if claim.source.stated_date else 1


def _width(claim: Claim) -> Fraction | float:
    """How coarse a figure is: 8.5 and 8.6 million, each printed to 0.1 million, are equally so."""
    span = claim.figure.base.hard
    if claim.figure.hedge in ONE_SIDED or span.lower is None or span.upper is None:
        return inf
    return span.upper - span.lower


def _of_one_size(claims: Sequence[Claim]) -> bool:
    """Whether widths can be compared: 85 billion is no less precise than 8.5 million for being larger."""
    sizes = [abs(claim.figure.base_value) for claim in claims]
    return max(sizes) < MAX_RATIO * min(sizes)


_STEPS: tuple[tuple[str, Callable[[Claim], Fraction | float]], ...] = (
    ("official source", _unofficial),
    ("its date is stated", _undated),
    ("finer precision", _width),
)


def _latest(facts: Facts, claims: list[Claim], steps: list[str]) -> list[Claim]:
    """Those that speak of a later time than all others; a running total that falls is not brought up to date."""
    corpus = facts.corpus
    last = max(claims, key=lambda claim: moment(corpus, claim).nominal)
    falls = any(last.figure.base.hard.below(claim.figure.base.hard) for claim in claims)
    if falls and corpus.indicators[last.indicator].cumulative:
        return claims
    tied = [claim for claim in claims if not moment(corpus, claim).before(moment(corpus, last))]
    if len(tied) < len(claims):
        steps.append("later date" if moment(corpus, last) is last.stated_period else "later publication")
    return tied
