"""Plain text, one `path:line:col: CODE[name] message` a finding, unwrapped, details indented below."""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model.claim import Claim
from gzcheck.model.finding import Finding, Report
from gzcheck.output import Canvas
from gzcheck.output.visible import visible
from gzcheck.output.words import not_checked, totals
from gzcheck.wording import figures as wording


def render(report: Report, canvas: Canvas) -> str:
    """The whole report."""
    lines = [line for finding in report.shown for line in _finding(finding)]
    return "\n".join([*lines, totals(report), not_checked(report)]) + "\n"


def _finding(finding: Finding) -> Iterator[str]:
    level = "resolved" if finding.resolution else finding.severity.value
    head = f"{finding.rule.code}[{finding.rule.name}] {level}"
    yield f"{visible(str(finding.location))}: {head}: {visible(finding.message)}"
    if len(finding.claims) > 1:
        for claim in finding.claims:
            yield f"    {visible(_claim(claim))}"
    elif finding.excerpt:
        yield f"    | {visible(finding.excerpt.strip())}"
    for line in finding.arithmetic:
        yield f"    = {visible(line)}"
    for explanation in finding.explanations:
        yield f"    {explanation.kind}: {visible(explanation.text)}"
    if finding.resolution:
        yield f"    resolved: {visible(finding.resolution.summary)}"
    if finding.former:
        yield f"    once decided: {visible(finding.former.summary)}"
    if finding.advice.text and not finding.resolution:
        yield f"    advice: {visible(finding.advice.text)}"
    yield f"    fingerprint: {finding.fingerprint}"


def _claim(claim: Claim) -> str:
    period = wording.period(claim.period) if claim.period else "no period"
    span = wording.interval(claim.figure.span.hard, claim.figure.unit.name)
    return f"{claim.location}: {claim.id}: {claim.printed!r} read as {span}; {period}; {claim.status.value}"
