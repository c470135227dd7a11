"""A draft in the editor: the verdict on every figure in its place, and the marks that say what a figure is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gzcheck import engine
from gzcheck.commands.proof import scanned_draft
from gzcheck.editing import Card, Checked, Edit, Fix, Level, Note, note_of
from gzcheck.editing.hovering import figure_card, plain
from gzcheck.model import Finding, Location, Period, Proof, ProofReport, ProofVerdict, Stop

_OFFERED = (ProofVerdict.UNKNOWN, ProofVerdict.CONTRADICTED, ProofVerdict.CONTESTED, ProofVerdict.STALE)
MOST_OFFERED = 6
IGNORE = "<!-- gz: ignore, why -->"
"""What is written where somebody leaves a figure out; "why" is to be replaced by the reason."""


@dataclass(frozen=True, kw_only=True)
class Proofed:
    """A draft as it was held against a corpus."""

    path: str
    report: ProofReport

    @property
    def proofs(self) -> Sequence[Proof]:
        """The verdicts, in the order of the text."""
        return self.report.texts[0].proofs


def proofed(checked: Checked, today: date, path: str, text: str) -> Proofed | Stop:
    """Hold a draft that appears today against a corpus that was checked; a `Stop` says why it cannot be read."""
    try:
        scan = scanned_draft(path, text.encode("utf-8", "surrogatepass"))
    except Stop as stop:
        return stop
    report = engine.proofed(checked.report, checked.facts, [scan], Period.parse(today.isoformat()))
    return Proofed(path=path, report=report)


def notes(draft: Proofed) -> list[Note]:
    """The findings on a draft, and as hints what backs a figure and what was not checked."""
    found = [_finding_note(finding) for finding in draft.report.findings]
    quiet = (ProofVerdict.BACKED, ProofVerdict.NOT_CHECKED)
    return [*found, *(_verdict_note(proof) for proof in draft.proofs if proof.verdict in quiet)]


def _finding_note(finding: Finding) -> Note:
    related = [(claim.at("value"), f"{claim.id} prints {claim.printed!r}") for claim in finding.claims]
    return note_of(finding, finding.location, related)


def _verdict_note(proof: Proof) -> Note:
    names = ", ".join(claim.id for claim in proof.claims)
    said = f"{proof.verdict.value}: {proof.why}{f' ({names})' if names else ''}"
    return Note(location=place_of(proof), level=Level.HINT, message=said)


def place_of(proof: Proof) -> Location:
    """Where a figure stands in its draft."""
    one = proof.mention
    return Location(proof.path, one.line, one.column, one.end_line, one.end_column)


def draft_hover(draft: Proofed, line: int, column: int) -> Card | None:
    """What is told about a figure of a draft."""
    proof = _at(draft, line, column)
    if proof is None:
        return None
    parts = [f"**{proof.verdict.value}**: {plain(proof.why)}"]
    for claim in proof.claims[:1]:
        parts += [f"`{claim.id}`", *figure_card(claim, proof.claims[1:])]
    parts += [f"it could be `{claim.id}`" for claim in proof.could_be[:MOST_OFFERED]]
    return Card(text="\n\n".join(part for part in parts if part), location=place_of(proof))


def _at(draft: Proofed, line: int, column: int) -> Proof | None:
    for proof in draft.proofs:
        place = place_of(proof)
        if (place.line, place.column) <= (line, column) <= place.end:
            return proof
    return None


def draft_fixes(draft: Proofed, first: tuple[int, int], last: tuple[int, int]) -> Iterator[Fix]:
    """The marks that may be written at the figures of a stretch, and those to take away that do nothing."""
    for proof in draft.proofs:
        place = place_of(proof)
        if place.end >= first and (place.line, place.column) <= last:
            yield from _marks(proof, place)
    for finding in draft.report.findings:
        where = finding.location
        if finding.rule.name == "dead-mark" and where.end >= first and (where.line, where.column) <= last:
            yield Fix(title="Take the mark away", edits=(Edit(location=where, text=""),), is_preferred=True)


def _marks(proof: Proof, place: Location) -> Iterator[Fix]:
    if proof.verdict not in (*_OFFERED, ProofVerdict.NOT_READ):
        return
    behind = Location(place.path, *place.end, *place.end)
    for claim in (*proof.could_be, *proof.claims)[:MOST_OFFERED]:
        mark = f" <!-- gz: {claim.id} -->"
        yield Fix(title=f"Mark: this is {claim.id}", edits=(Edit(location=behind, text=mark),))
    yield Fix(title="Mark: leave this figure out (say why)", edits=(Edit(location=behind, text=f" {IGNORE}"),))
