"""What a finding rests on and what to make of it, a line each, as every plain format tells it.

In goes a finding, out come lines in which nothing is left that a terminal might act on.
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import Claim, Finding
from gzcheck.output.escaping import visible
from gzcheck.wording import figures as wording


def details(finding: Finding) -> Iterator[str]:
    """Claims or excerpt, arithmetic, explanations, decisions, advice, and other findings on the same figures."""
    yield from _evidence(finding)
    for line in finding.arithmetic:
        yield f"= {visible(line)}"
    yield from _explanations(finding)
    yield from decided(finding)
    if finding.advice.text and not finding.resolution:
        yield f"advice: {visible(finding.advice.text)}"
    if finding.see_also:
        yield f"see also: {', '.join(finding.see_also)}"
    if finding.explained_by:
        yield f"comes of: {', '.join(finding.explained_by)}"


def _evidence(finding: Finding) -> Iterator[str]:
    """The claims of a finding, or the line of the file."""
    if len(finding.compared) > 1:
        for claim in finding.compared:
            yield visible(_claim(claim))
    elif finding.excerpt:
        yield f"| {visible(finding.excerpt.strip())}"


def _explanations(finding: Finding) -> Iterator[str]:
    for explanation in finding.explanations:
        yield f"{explanation.kind}: {visible(explanation.text)}"
        if explanation.against:
            yield f"against {explanation.kind}: {visible(explanation.against)}"
    if finding.unexplained:
        yield f"unexplained: {visible(finding.unexplained)}"


def decided(finding: Finding) -> Iterator[str]:
    """The decision that settles it, or once did."""
    if finding.resolution:
        yield f"resolved: {visible(finding.resolution.summary)}"
    if finding.former:
        yield f"once resolved: {visible(finding.former.summary)}"


def _claim(claim: Claim) -> str:
    return f"{claim.location}: {claim.id}: {claim.shown!r} read as {wording.reading(claim)}; {when(claim)}"


def when(claim: Claim) -> str:
    """What a claim is for, and whether it is a fact."""
    return f"{wording.period(claim.period) if claim.period else 'no period'}; {claim.status.value}"
