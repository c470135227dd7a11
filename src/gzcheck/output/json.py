"""JSON as described by the output schemas: sorted, byte-identical from run to run, numbers that matter as strings."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gzcheck.model import (
    HEDGES_VERSION,
    Bar,
    ClaimList,
    Comparison,
    ConsensusList,
    CoverageList,
    Difference,
    Drafted,
    Evaluation,
    Finding,
    IdentityList,
    Migrated,
    ProofReport,
    Recorded,
    Report,
    RuleDoc,
    RuleList,
    SchemaFile,
    SchemaList,
    Severity,
    SourceList,
    SourceRecord,
    Started,
    TextList,
    UnitList,
    Walked,
)
from gzcheck.output import (
    Canvas,
    Data,
    as_json,
    claim_data,
    explanation_data,
    figure_data,
    finding_data,
    head_data,
    interval_data,
    location_data,
)
from gzcheck.output.consensus import reading_data
from gzcheck.output.data import table_data
from gzcheck.output.drafting import coverage_data, drafted_data, walked_data
from gzcheck.output.proofs import report_data
from gzcheck.output.text_data import text_data
from gzcheck.output.units import unit_data
from gzcheck.wording.arithmetic import bars, formula, side_unit

SCHEMA_VERSION = 2


def report(result: Report, canvas: Canvas) -> str:
    """The report with all it rests on."""
    summary: Data = {
        "claims": result.summary.claims,
        "sources": result.summary.sources,
        "groups": result.summary.groups,
        "consistent": result.summary.consistent,
        "not_checked": dict(result.summary.not_checked),
        "findings": {severity.value: result.count(severity) for severity in Severity},
        "resolved": result.summary.resolved,
        "explained": result.summary.explained,
    }
    if result.summary.tables:
        summary["tables"] = table_data(result.summary.tables)
    findings = [finding_data(finding) for finding in result.shown]
    return _dump({"hedges_version": HEDGES_VERSION, "summary": summary, "findings": findings})


def claims(result: ClaimList, canvas: Canvas) -> str:
    """The claims with their intervals."""
    return _dump({"hedges_version": HEDGES_VERSION, "claims": [claim_data(one.claim) for one in result.claims]})


def identities(result: IdentityList, canvas: Canvas) -> str:
    """Every identity with its outcome and both sides."""
    return _dump({"identities": [_evaluation(evaluation) for evaluation in result.evaluations]})


def sources(result: SourceList, canvas: Canvas) -> str:
    """The sources with their counts."""
    return _dump({"sources": [_source(record) for record in result.sources]})


def consensus(result: ConsensusList, canvas: Canvas) -> str:
    """The readings, and how many differ from the vote."""
    readings = [reading_data(one) for one in result.readings]
    return _dump(
        {"groups": result.groups, "differing": result.differing, "file": result.file or None, "readings": readings}
    )


def difference(result: Difference, canvas: Canvas) -> str:
    """The four lists."""
    return _dump(
        {
            "new": _heads(result.new),
            "open": _heads(result.open),
            "grown": _heads(result.grown),
            "resolved": _heads(result.resolved),
            "gone": _heads(result.gone),
            "not_checked": dict(result.summary.not_checked),
        }
    )


def comparison(result: Comparison, canvas: Canvas) -> str:
    """Both figures as read, and the answer."""
    pairs = zip(result.printed, result.figures, strict=True)
    return _dump(
        {
            "hedges_version": HEDGES_VERSION,
            "figures": [{"printed": printed, **figure_data(figure)} for printed, figure in pairs],
            "verdict": result.verdict.value,
            "reason": result.reason,
            "explanations": [explanation_data(explanation) for explanation in result.explanations],
        }
    )


def rules(result: RuleList, canvas: Canvas) -> str:
    """The rules with their whole documentation."""
    return _dump({"rules": [_rule(one) for one in result.rules]})


def units(result: UnitList, canvas: Canvas) -> str:
    """The units with their factors as exact fractions."""
    return _dump({"units": unit_data(result)})


def texts(result: TextList, canvas: Canvas) -> str:
    """Every text with all its mentions."""
    return _dump({"hedges_version": HEDGES_VERSION, "texts": [text_data(text) for text in result.texts]})


def proofs(result: ProofReport, canvas: Canvas) -> str:
    """Every draft with the verdicts on its figures."""
    return _dump({"hedges_version": HEDGES_VERSION, **report_data(result)})


def coverage(result: CoverageList, canvas: Canvas) -> str:
    """Every mention of every text with what became of it."""
    return _dump(coverage_data(result))


def drafted(result: Drafted, canvas: Canvas) -> str:
    """What was drafted, and the file where it was only printed."""
    return _dump(drafted_data(result))


def walked(result: Walked, canvas: Canvas) -> str:
    """What came of a walk."""
    return _dump(walked_data(result))


def schemas(result: SchemaList, canvas: Canvas) -> str:
    """Every schema with the place where it lies."""
    return _dump({"schemas": [_schema(one) for one in result.schemas]})


def started(result: Started, canvas: Canvas) -> str:
    """The folder and its files."""
    return _dump({"folder": result.folder, "files": list(result.files)})


def recorded(result: Recorded, canvas: Canvas) -> str:
    """The file, and the findings that are resolved now."""
    return _dump({"path": result.path, "resolved": list(result.fingerprints)})


def migrated(result: Migrated, canvas: Canvas) -> str:
    """Old and new fingerprints, and those that could not be moved."""
    moved = [{"old": old, "new": new} for old, new in result.moved]
    return _dump({"path": result.path, "moved": moved, "left": list(result.left)})


def _dump(data: Data) -> str:
    """Indented JSON with sorted keys and a newline at the end."""
    return as_json({"schema_version": SCHEMA_VERSION, **data}, is_sorted=True)


def _heads(findings: Iterable[Finding]) -> list[Data]:
    return [{**head_data(finding), "claims": [claim.id for claim in finding.claims]} for finding in findings]


def _evaluation(evaluation: Evaluation) -> Data:
    identity = evaluation.identity
    unit = side_unit(evaluation).name if evaluation.sides else ""
    return {
        "id": identity.id,
        "title": identity.title,
        "why": identity.why,
        "severity": identity.severity.value,
        "binding": dict(evaluation.binding),
        "verdict": evaluation.verdict.value,
        "reason": evaluation.reason,
        "needs": list(evaluation.needs),
        "formula": formula(evaluation) if evaluation.sides else "",
        "sides": [_side(bar, unit) for bar in bars(evaluation)] if evaluation.sides else [],
        "unit": unit,
        "claims": [claim.id for claim in evaluation.claims],
        "location": location_data(identity.location),
    }


def _side(bar: Bar, unit: str) -> Data:
    hard, soft = interval_data(bar.span.hard, unit), interval_data(bar.span.soft, unit)
    return {"label": bar.label, "hard": hard, "soft": soft}


def _source(record: SourceRecord) -> Data:
    source = record.source
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "published": source.published.text,
        "dating": "stated" if source.stated_date else "inferred",
        "claims": record.claims,
        "drafts": record.drafts,
        "set_aside": record.set_aside,
        "compared": record.compared,
        "agreed": record.agreed,
        "alone": record.alone,
        "shared": record.shared,
        "copies": list(record.copies),
        "copies_in_all": record.copies_in_all,
    }


def _schema(one: SchemaFile) -> Data:
    return {"name": one.name, "path": one.path, "schema": json.loads(one.content)}


def _rule(one: RuleDoc) -> Data:
    return {
        "code": one.rule.code,
        "name": one.rule.name,
        "family": one.rule.family.value,
        "severity": one.rule.severity.value,
        "doc": one.doc.strip(),
    }
