"""JSON as described by the output schemas: sorted, byte-identical from run to run, numbers that matter as strings."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from gzcheck.model.claim import Claim
from gzcheck.model.figure import Figure
from gzcheck.model.finding import Finding, Report
from gzcheck.model.hedge import HEDGES_VERSION
from gzcheck.model.interval import Interval
from gzcheck.model.location import Location
from gzcheck.model.period import Period
from gzcheck.model.resolution import Resolution
from gzcheck.model.rule import Severity
from gzcheck.output import Canvas
from gzcheck.output.visible import HIDDEN

SCHEMA_VERSION = 1


def render(report: Report, canvas: Canvas) -> str:
    """The report as JSON."""
    summary = report.summary
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "hedges_version": HEDGES_VERSION,
            "summary": {
                "claims": summary.claims,
                "sources": summary.sources,
                "groups": summary.groups,
                "consistent": summary.consistent,
                "not_checked": dict(summary.not_checked),
                "findings": {severity.value: report.count(severity) for severity in Severity},
                "resolved": summary.resolved,
            },
            "findings": [_finding(finding) for finding in report.shown],
        }
    )


def render_claims(claims: Sequence[Claim]) -> str:
    """A list of claims as JSON."""
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "hedges_version": HEDGES_VERSION,
            "claims": [claim_data(claim) for claim in claims],
        }
    )


def dump(data: dict[str, Any]) -> str:
    """Indented JSON with sorted keys and a newline at the end."""
    return HIDDEN.sub(_escape, json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


def _escape(match: re.Match[str]) -> str:
    """What JSON may carry raw but a terminal might act on; the line breaks between the fields stay."""
    return match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}"


def _finding(finding: Finding) -> dict[str, Any]:
    roles = ["primary", *["related"] * (len(finding.claims) - 1)]
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "fingerprint": finding.fingerprint,
        "key": finding.key,
        "family": finding.rule.family.value,
        "title": finding.title,
        "message": finding.message,
        "location": _location(finding.location),
        "claims": [{**claim_data(c), "role": role} for c, role in zip(finding.claims, roles, strict=False)],
        "agreeing": list(finding.agreeing),
        "arithmetic": list(finding.arithmetic),
        "explanations": [
            {"kind": item.kind.value, "text": item.text, "against": item.against} for item in finding.explanations
        ],
        "advice": {
            "kind": finding.advice.kind.value,
            "claims": list(finding.advice.claims),
            "steps": list(finding.advice.steps),
            "vote": dict(finding.advice.votes),
            "text": finding.advice.text,
        },
        "unexplained": finding.unexplained,
        "see_also": list(finding.see_also),
        "resolution": _resolution(finding.resolution),
        "former_resolution": _resolution(finding.former),
    }


def _resolution(resolution: Resolution | None) -> dict[str, Any] | None:
    if resolution is None:
        return None
    return {
        "decision": resolution.decision.value,
        "cite": resolution.cite,
        "explanation": resolution.explanation,
        "reason": resolution.reason,
        "decided_by": resolution.decided_by,
        "decided": resolution.decided.isoformat(),
        "expires": resolution.expires.isoformat() if resolution.expires else None,
        "evidence": list(resolution.evidence),
    }


def claim_data(claim: Claim) -> dict[str, Any]:
    """One claim with its figure, intervals, period and place."""
    figure = claim.figure
    return {
        "id": claim.id,
        "source": claim.source.id,
        "snapshot": claim.source.snapshot_file,
        "about": claim.about,
        "indicator": claim.indicator,
        **figure_data(figure),
        "period": _period(claim.period),
        "status": claim.status.value,
        "printed": claim.printed,
        "paragraph": claim.paragraph,
        "location": _location(claim.location),
    }


def figure_data(figure: Figure) -> dict[str, Any]:
    """Value, unit, hedge, precision and both intervals of a figure, in its own unit."""
    return {
        "value": str(figure.value) if figure.upper is None else [str(figure.value), str(figure.upper)],
        "unit": figure.unit.name,
        "hedge": figure.hedge.value,
        "precision": "exact" if figure.precision == "exact" else exact(figure.grain),
        "hard": interval_data(figure.span.hard),
        "soft": interval_data(figure.span.soft),
    }


def interval_data(span: Interval) -> dict[str, Any]:
    """Ends as strings, null for an infinite one."""
    return {
        "lower": None if span.lower is None else exact(span.lower),
        "lower_closed": span.lower_closed,
        "upper": None if span.upper is None else exact(span.upper),
        "upper_closed": span.upper_closed,
    }


def exact(value: Fraction) -> str:
    """Plain decimal digits where the value has them, a fraction such as 7/12 otherwise."""
    bottom = value.denominator
    for prime in (2, 5):
        while bottom % prime == 0:
            bottom //= prime
    if bottom != 1:
        return str(value)
    context = Context(prec=200)
    return f"{context.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize(context):f}"


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "text": period.text,
        "start": None if period.start == date.min else period.start.isoformat(),
        "end": None if period.end == date.max else period.end.isoformat(),
        "assumed": period.assumed,
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}
