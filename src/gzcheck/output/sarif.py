"""SARIF 2.1.0 for code scanning: rules with their documentation, findings with all their places, decisions, and gaps.

The format is that of the OASIS standard (docs.oasis-open.org/sarif/sarif/v2.1.0). Resolved findings stay in it as
suppressed results, with the reason and who decided; what was not checked is told as notifications of the run, so that
a log without results does not look clean about it. Of very many findings the first, which are the worst, are in it,
and a notification counts the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gzcheck import __version__
from gzcheck.model import Claim, Finding, Location, Resolution, RuleDoc, Severity
from gzcheck.output import (
    Board,
    Canvas,
    Findings,
    Posted,
    State,
    as_json,
    board_of,
    details,
    plural,
    registry,
    uri,
    visible,
)
from gzcheck.rules import catalogue
from gzcheck.wording import figures as wording

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
"""The name by which the repository's root goes."""
MOST = 25_000
"""Results of a run; GitHub refuses a log with more of them (docs.github.com, "SARIF support for code scanning")."""
_BASELINE = {
    State.NEW: "new",
    State.GROWN: "updated",
    State.OPEN: "unchanged",
    State.RESOLVED: "updated",
    State.GONE: "absent",
}
Data = dict[str, Any]


def findings(result: Findings, canvas: Canvas) -> str:
    """One run with all findings, also the resolved ones."""
    board = board_of(result, canvas.corpus)
    run = {
        "tool": {"driver": _driver(board)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository"}}},
        "invocations": [_invocation(board, int(result.exit(canvas.fail_on)))],
        "results": [_result(one, board, canvas) for one in board.posted[:MOST]],
        "properties": {"title": visible(board.title), "totals": [visible(line) for line in board.totals]},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _driver(board: Board) -> Data:
    docs = catalogue()
    return {
        "name": "gzcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(RuleDoc(rule=rule, doc=docs[rule])) for rule in board.rules],
    }


def _rule(one: RuleDoc) -> Data:
    rule, summary = one.rule, one.summary
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": summary.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": summary},
        "help": {"text": one.doc.strip()},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.name, rule.family.value], "problem.severity": _severity(rule.severity)},
    }


def _severity(severity: Severity) -> str:
    """GitHub's word for it."""
    return "recommendation" if severity is Severity.NOTE else severity.value


def _invocation(board: Board, code: int) -> Data:
    told = [visible(f"not checked: {one.text}") for one in board.gaps]
    if (left := len(board.posted) - MOST) > 0:
        told.insert(0, f"{plural(left, 'finding')} more did not fit into this log: --format json holds all")
    return {
        "executionSuccessful": board.is_checked,
        "exitCode": code,
        "toolExecutionNotifications": [{"level": "note", "message": {"text": text}} for text in told],
    }


def _result(posted: Posted, board: Board, canvas: Canvas) -> Data:
    """A finding that is gone is no failure: a reader that knows no baselines would count it as one."""
    finding = posted.finding
    is_gone = posted.state is State.GONE
    where = finding.location if finding.location.path else Location(path=registry(canvas))
    data: Data = {
        "ruleId": finding.rule.code,
        "kind": "pass" if is_gone else "fail",
        "level": "none" if is_gone else finding.severity.value,
        "message": {"text": "\n".join([visible(finding.message), *details(finding)])},
        "locations": [_place(where, canvas)],  # GitHub refuses a log where one has none
        "relatedLocations": [*_related(finding, canvas)],
        "partialFingerprints": {"gzcheckFinding/v2": finding.fingerprint, "gzcheckMatter/v2": finding.key},
        "suppressions": [_suppression(finding.resolution, canvas)] if finding.resolution else [],
        "properties": {"verdict": finding.verdict.value, "state": posted.state.value},
    }
    if board.is_compared:
        data["baselineState"] = _BASELINE[posted.state]
    return data


def _place(location: Location, canvas: Canvas) -> Data:
    region = {"startLine": location.line, "startColumn": location.column}
    if location.end_line:
        region |= {"endLine": location.end_line, "endColumn": location.end_column}
    artifact = {"uri": uri(location.path, canvas), "uriBaseId": ROOT}
    if artifact["uri"].startswith("file:"):
        del artifact["uriBaseId"]
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _related(finding: Finding, canvas: Canvas) -> Iterator[Data]:
    """The places of all claims, for the finding itself points at one of them only."""
    placed = [claim for claim in finding.claims if claim.location.path]
    for number, claim in enumerate(placed, 1):
        yield {"id": number, "message": {"text": _printed(claim)}, **_place(claim.at("printed"), canvas)}


def _printed(claim: Claim) -> str:
    return visible(f"{claim.id}: {wording.fragment(claim)}, read as {wording.reading(claim)}")


def _suppression(resolution: Resolution, canvas: Canvas) -> Data:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": visible(resolution.summary),
        "location": _place(resolution.location, canvas),
        "properties": {"decidedBy": visible(resolution.decided_by), "decided": resolution.decided.isoformat()},
    }
