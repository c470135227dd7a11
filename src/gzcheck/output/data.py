"""Values of the model as JSON data: claims, figures, intervals, periods, places; numbers that matter are strings."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from gzcheck.comparing.spread import spread
from gzcheck.model import (
    Advice,
    Claim,
    Explanation,
    Figure,
    Finding,
    Interval,
    Location,
    Period,
    Resolution,
    TableTotals,
    day_of,
)

Data = dict[str, Any]


def head_data(finding: Finding) -> Data:
    """What a finding is, without what it rests on."""
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "family": finding.rule.family.value,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "fingerprint": finding.fingerprint,
        "key": finding.key,
        "title": finding.title,
        "message": finding.message,
        "location": location_data(finding.location),
        "resolution": _resolution(finding.resolution),
        "former_resolution": _resolution(finding.former),
    }


def finding_data(finding: Finding) -> Data:
    """A finding with all that it rests on."""
    roles = ["primary", *["related"] * (len(finding.claims) - 1)]
    return {
        **head_data(finding),
        "spread": _spread(finding),
        "claims": [{**claim_data(c), "role": role} for c, role in zip(finding.claims, roles, strict=False)],
        "agreeing": list(finding.agreeing),
        "arithmetic": list(finding.arithmetic),
        "explanations": [explanation_data(explanation) for explanation in finding.explanations],
        "advice": _advice(finding.advice),
        "unexplained": finding.unexplained,
        "see_also": list(finding.see_also),
        "explained_by": list(finding.explained_by),
        "explains": finding.explains,
    }


def explanation_data(explanation: Explanation) -> Data:
    """Kind, text, and what speaks against it."""
    return {"kind": explanation.kind.value, "text": explanation.text, "against": explanation.against}


def table_data(totals: TableTotals) -> Data:
    """What checking tables came to."""
    return {
        "tables": totals.tables,
        "rows": totals.rows,
        "left_out": totals.left_out,
        "read": totals.read,
        "missing": totals.missing,
        "refused": dict(totals.refused),
        "groups": totals.groups,
        "without_counterpart": totals.alone,
        "of_another_period": totals.other_periods,
        "candidates": totals.candidates,
        "conflicts": totals.conflicts,
        "unexplained": totals.unexplained,
        "set_aside": totals.set_aside,
        "explained": totals.explained,
        "compared_with_claims": totals.met,
        "by_sources": [{"sources": [*pair], "conflicts": count} for pair, count in totals.by_sources.items()],
        "by_indicator": [{"indicator": name, "conflicts": count} for name, count in totals.by_indicator.items()],
    }


def _advice(advice: Advice) -> Data:
    return {
        "kind": advice.kind.value,
        "claims": list(advice.claims),
        "steps": list(advice.steps),
        "vote": dict(advice.votes),
        "text": advice.text,
    }


def _spread(finding: Finding) -> Data | None:
    found = spread(finding.compared)
    if found is None:
        return None
    return {
        "absolute": exact(found.absolute),
        "relative": _rounded(found.relative),
        "halfwidths": _rounded(found.halfwidths),
    }


def _rounded(value: Fraction | None) -> str | None:
    """A computed ratio to three digits."""
    if value is None:
        return None
    return f"{Context(prec=3).divide(Decimal(value.numerator), Decimal(value.denominator)).normalize():f}"


def _resolution(resolution: Resolution | None) -> Data | None:
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


def claim_data(claim: Claim) -> Data:
    """One claim with its figure, intervals, period and place."""
    return {
        "id": claim.id,
        "source": claim.source.id,
        "snapshot": claim.source.snapshot_file,
        "about": claim.about,
        "indicator": claim.indicator,
        **figure_data(claim.figure),
        "period": _period(claim.period),
        "status": claim.status.value,
        "printed": claim.printed,
        "paragraph": claim.paragraph,
        "location": location_data(claim.location),
    }


def figure_data(figure: Figure) -> Data:
    """Value, unit, hedge, precision and both intervals of a figure, in its own unit."""
    return {
        "value": str(figure.value) if figure.upper is None else [str(figure.value), str(figure.upper)],
        "unit": figure.unit.name,
        "hedge": figure.hedge.value,
        "precision": "exact" if figure.precision == "exact" else exact(figure.grain),
        "hard": interval_data(figure.span.hard, figure.unit.name),
        "soft": interval_data(figure.span.soft, figure.unit.name),
    }


def interval_data(span: Interval, unit: str) -> Data:
    """Ends as strings, null for an infinite one: numbers in the unit, or days as ISO 8601 writes them for dates."""
    said = _iso if unit == "date" else exact
    return {
        "lower": None if span.lower is None else said(span.lower),
        "lower_closed": span.lower_closed,
        "upper": None if span.upper is None else said(span.upper),
        "upper_closed": span.upper_closed,
    }


def _iso(ordinal: Fraction) -> str:
    """A place of the time axis as its day: 736389 is 2017-03-01."""
    return day_of(ordinal).isoformat()


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


def _period(period: Period | None) -> Data | None:
    if period is None:
        return None
    return {
        "text": period.text,
        "start": None if period.start == date.min else period.start.isoformat(),
        "end": None if period.end == date.max else period.end.isoformat(),
        "assumed": period.assumed,
    }


def location_data(location: Location) -> Data:
    """A stretch of a file, its end behind the last character."""
    end_line, end_column = location.end
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": end_line,
        "end_column": end_column,
    }
