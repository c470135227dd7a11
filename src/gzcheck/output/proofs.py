"""Drafts with their verdicts: a line a figure, as JSON, and as the text with its figures marked."""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import Proof, ProofReport, ProofVerdict
from gzcheck.output import Data, finding_data, proof_totals, visible
from gzcheck.output.text_data import reading_data

STYLES = {
    ProofVerdict.BACKED: "green",
    ProofVerdict.CONTRADICTED: "bold red",
    ProofVerdict.CONTESTED: "bold magenta",
    ProofVerdict.STALE: "bold yellow",
    ProofVerdict.UNKNOWN: "cyan",
    ProofVerdict.NOT_READ: "blue",
    ProofVerdict.NOT_CHECKED: "dim",
}


def proof_lines(result: ProofReport) -> Iterator[str]:
    """A line for every figure, then the other findings, and the totals of each text."""
    for text in result.texts:
        for proof in text.proofs:
            place = f"{proof.path}:{proof.mention.line}:{proof.mention.column}"
            yield visible(f"{place}: {proof.verdict.value}: {proof.mention.printed!r}: {told(proof)}")
        yield proof_totals(text)
    for finding in result.findings:
        if not finding.evidence:
            yield visible(f"{finding.location}: {finding.severity.value}: {finding.message} [{finding.rule.code}]")


def told(proof: Proof) -> str:
    """Why, and for an unknown figure what it could be."""
    could_be = ", ".join(claim.id for claim in proof.could_be)
    return f"{proof.why}; it could be {could_be}" if could_be else proof.why


def report_data(result: ProofReport) -> Data:
    """All texts with all their figures, and the findings as in a report."""
    return {
        "summary": {"claims": result.claims, "texts": len(result.texts), **_keys(result.totals)},
        "texts": [
            {
                "path": text.text.path,
                "language": text.text.language,
                "totals": _keys(text.totals),
                "figures": [_figure(proof) for proof in text.proofs],
            }
            for text in result.texts
        ],
        "findings": [finding_data(finding) for finding in result.findings],
        "not_held_against": [*result.remarks],
    }


def _keys(totals: dict[str, int]) -> dict[str, int]:
    return {name.replace("-", "_"): count for name, count in totals.items()}


def _figure(proof: Proof) -> Data:
    mention = proof.mention
    return {
        "paragraph": mention.paragraph,
        "line": mention.line,
        "column": mention.column,
        "printed": mention.printed,
        **reading_data(mention.figure),
        "verdict": proof.verdict.value,
        "about": proof.about or None,
        "indicator": proof.indicator or None,
        "claims": [claim.id for claim in proof.claims],
        "could_be": [claim.id for claim in proof.could_be],
        "why": proof.why,
    }
