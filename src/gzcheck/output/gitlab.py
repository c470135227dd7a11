"""GitLab's code quality report: a list of open findings, each with a fingerprint by which merge requests compare.

The fields are those of docs.gitlab.com/ci/testing/code_quality (description, check_name, fingerprint, severity,
location); what was not checked stands in it as entries of their own, since there is no other place for it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from gzcheck.model import Finding, Severity
from gzcheck.output import Canvas, Findings, Unchecked, as_json, board_of, details, registry, relative, visible

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def findings(result: Findings, canvas: Canvas) -> str:
    """The list, worst first."""
    board = board_of(result, canvas.corpus)
    place = relative(registry(canvas), canvas)
    issues = [_issue(one.finding, place, canvas) for one in board.standing]
    return as_json([*issues, *(_unchecked(one, place) for one in board.gaps)])


def _issue(finding: Finding, place: str, canvas: Canvas) -> dict[str, Any]:
    path = visible(relative(finding.location.path, canvas)) or place
    return {
        "description": visible(finding.message),
        "content": {"body": "\n".join(details(finding))},
        "check_name": f"{finding.rule.code} {finding.rule.name}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.location.line, "end": finding.location.end[0]}},
    }


def _unchecked(one: Unchecked, place: str) -> dict[str, Any]:
    """The count is no part of the fingerprint: it is the same gap when it grows."""
    return {
        "description": visible(f"not checked: {one.text}"),
        "check_name": f"not-checked {one.name}",
        "fingerprint": sha256(f"not-checked {one.name} {one.text if one.count == 1 else ''}".encode()).hexdigest()[:16],
        "severity": "info",
        "location": {"path": place, "lines": {"begin": 1, "end": 1}},
    }
