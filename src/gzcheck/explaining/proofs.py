"""What a verdict on a draft's figure says to its writer: the figure, why, its claims, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.facts import Facts
from gzcheck.model import Advice, Location, Mention, Problem, Proof, ProofVerdict, Verdict

_VERDICTS = {
    ProofVerdict.CONTRADICTED: Verdict.CONFLICT,
    ProofVerdict.CONTESTED: Verdict.CONFLICT,
    ProofVerdict.STALE: Verdict.SUSPICIOUS,
    ProofVerdict.UNKNOWN: Verdict.NOT_CHECKED,
    ProofVerdict.NOT_READ: Verdict.NOT_CHECKED,
}
_ADVICE = {
    ProofVerdict.CONTRADICTED: "print what the claim says, or add the source of this figure to the corpus",
    ProofVerdict.CONTESTED: "say that the sources differ, or resolve the contradiction (gzcheck conflicts)",
    ProofVerdict.STALE: "print the latest figure, or give the date of this one",
    ProofVerdict.UNKNOWN: "name the thing beside the figure, mark it with <!-- gz: source/claim -->, or add its source",
    ProofVerdict.NOT_READ: "write the figure out, or mark it with <!-- gz: ignore, why -->",
}


def problems(facts: Facts, verdict: ProofVerdict) -> Iterator[Problem]:
    """One problem for each figure of a draft with this verdict."""
    for proof in facts.proofs:
        if proof.verdict is verdict:
            yield _problem(proof)


def _problem(proof: Proof) -> Problem:
    could_be = ", ".join(claim.id for claim in proof.could_be)
    guess = f"; it could be {could_be}" if could_be else ""
    return Problem(
        message=f"{proof.mention.printed!r}: {proof.why}{guess}",
        location=place_of(proof.path, proof.mention),
        verdict=_VERDICTS[proof.verdict],
        claims=proof.claims,
        subject=f"{proof.path} {proof.sentence} {proof.mention.printed}",
        evidence=(proof.mention.printed, proof.about, proof.indicator),
        advice=Advice(text=_ADVICE[proof.verdict]),
    )


def place_of(path: str, mention: Mention) -> Location:
    """Where a mention stands in its file."""
    return Location(path, mention.line, mention.column, mention.end_line, mention.end_column)
