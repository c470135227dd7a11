"""For a terminal: the reconciliation report, claims as a table, identities with their drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from gzcheck.model import (
    ClaimList,
    Coverage,
    CoverageList,
    Evaluation,
    Finding,
    IdentityList,
    Mention,
    Outcome,
    Proof,
    ProofedText,
    ProofReport,
    Report,
    ScannedText,
    TextList,
)
from gzcheck.output import (
    OUTCOMES,
    Canvas,
    Key,
    identity_totals,
    more_findings,
    not_checked,
    plural,
    proof_totals,
    table_totals,
    totals,
    visible,
    wrapped,
)
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.output.claim_lines import claim_line, series_lines
from gzcheck.output.drafting import COVERAGE_LEGEND, coverage_table, coverage_total, missed
from gzcheck.output.marked import STYLES as MARKS
from gzcheck.output.marked import meaning, pieces
from gzcheck.output.marked import totals as text_totals
from gzcheck.output.overview import CHAPTERS, CONTENTS_FROM, WHOLES, chapter_of, contents, in_common
from gzcheck.output.page import open_page, written
from gzcheck.output.proofs import STYLES as VERDICTS
from gzcheck.output.proofs import told
from gzcheck.output.statement import STYLES, Setting, print_finding
from gzcheck.wording import arithmetic


def report(result: Report, canvas: Canvas) -> str:
    """The whole statement: source key, contents, a chapter for each severity, the resolved findings, the totals."""
    page = open_page(canvas)
    setting = Setting(Key.of(result.displayed), {one.fingerprint: n for n, one in enumerate(result.displayed, 1)})
    _print_opening(page, result, setting.key)
    drawn = [_chapter(page, name, style, found, setting) for name, style, found in _chapters(result)]
    page.print()
    if any(drawn):
        page.print(Text(LEGEND, "dim"))
    if hidden := len(result.shown) - len(result.displayed):
        page.print(Text(more_findings(hidden), "bold"))
    page.print(Rule(style="bold", characters="━"))
    page.print(Text(visible(result.title) or "Totals", "bold"))
    for line in table_totals(result.summary.tables, comparing=result.comparing):
        page.print(Text(line))
    page.print(Text(totals(result)))
    page.print(Text(not_checked(result.summary)))
    return written(page)


def _print_opening(page: Console, result: Report, key: Key) -> None:
    shown = result.displayed
    _print_part(page, "Sources", key.lines(page.width))
    if len(shown) < len(result.shown):
        _print_part(page, "In common", in_common(result, page.width))
    if len(shown) >= CONTENTS_FROM:
        _print_part(page, "Contents (and how far apart, in % of the larger)", contents(shown, key, page.width))


def _print_part(page: Console, heading: str, part: Iterable[str]) -> None:
    """A part with its heading; nothing where it is empty."""
    lines = [*part]
    if lines:
        page.print()
        page.print(Text(heading, "bold"))
    for line in lines:
        page.print(Text(line))


def _chapters(result: Report) -> Iterator[tuple[str, str, Sequence[Finding]]]:
    """Heading, style and findings of each part of what is printed."""
    still_open = [finding for finding in result.displayed if not finding.resolution]
    for name, style in {WHOLES: "bold", **{CHAPTERS[one]: STYLES[one] for one in CHAPTERS}}.items():
        count = sum(chapter_of(finding) == name for finding in result.findings)
        yield f"{name} ({count:,})", style, [finding for finding in still_open if chapter_of(finding) == name]
    resolved = [finding for finding in result.displayed if finding.resolution]
    yield f"Resolved ({result.summary.resolved:,})", "bold green", resolved


def _chapter(page: Console, name: str, style: str, findings: Sequence[Finding], setting: Setting) -> bool:
    """Print findings under a heading, if there are any; returns whether intervals were drawn."""
    if not findings:
        return False
    page.print()
    page.print(Rule(Text(name, style), style=style, characters="━"))
    drawn = [print_finding(page, finding, setting) for finding in findings]
    return any(drawn)


def finding(result: Finding, canvas: Canvas) -> str:
    """One finding by itself, with the key to its sources."""
    page = open_page(canvas)
    key = Key.of([result])
    for line in key.lines(page.width):
        page.print(Text(line, "dim"))
    print_finding(page, result, Setting(key, {}))
    return written(page)


def claims(result: ClaimList, canvas: Canvas) -> str:
    """Every claim with its id, what it is on and how it is read; a series as one table by time."""
    page = open_page(canvas)
    for line in _series(result, page.width) if result.is_series else _listed(result, page.width):
        page.print(Text(line))
    page.print(Text(plural(len(result.claims), "claim"), "bold"))
    return written(page)


def _listed(result: ClaimList, columns: int) -> Iterator[str]:
    for one in result.claims:
        yield from wrapped(visible(one.claim.id), columns)
        yield from (f"  {line}" for line in wrapped(visible(one.label), columns - 2))
        yield from (f"  {line}".rstrip() for line in claim_line(one.claim, columns - 2))
        yield ""


def _series(result: ClaimList, columns: int) -> Iterator[str]:
    listed = [one.claim for one in result.claims]
    key = Key.of_claims(listed)
    if result.claims:
        yield from (*wrapped(visible(result.claims[0].label), columns), "", *key.lines(columns), "")
    yield from (line.rstrip() for line in series_lines(listed, key, columns))
    yield ""


def identities(result: IdentityList, canvas: Canvas) -> str:
    """Every identity with its outcome, its arithmetic drawn, and why it is worth checking."""
    body = [line for evaluation in result.evaluations for line in _evaluation(evaluation, canvas.width)]
    legend = [LEGEND, ""] if result.evaluations else []
    return "\n".join([*body, *legend, *wrapped(identity_totals(result), canvas.width)]) + "\n"


def _evaluation(evaluation: Evaluation, width: int) -> Iterator[str]:
    yield from wrapped(visible(evaluation.title), width)
    yield f"  {OUTCOMES[evaluation.verdict]}"
    yield from _wrapped(f"why: {visible(evaluation.identity.why)}", width)
    if evaluation.reason:
        yield from _wrapped(visible(evaluation.reason), width)
    if evaluation.sides:
        yield from _sides(evaluation, width)
    yield ""


def _sides(evaluation: Evaluation, width: int) -> Iterator[str]:
    """The arithmetic, and the two sides drawn."""
    for line in arithmetic.lines(evaluation):
        yield from _wrapped(f"= {visible(line)}", width)
    rows = [Row(bar.label, bar.span) for bar in arithmetic.bars(evaluation)]
    yield from (f"  {line}" for line in draw(rows, min(width - 4, 76), arithmetic.side_unit(evaluation).name))


def _wrapped(text: str, width: int) -> list[str]:
    return [f"{'    ' if place else '  '}{line}" for place, line in enumerate(wrapped(text, width - 4))]


def texts(result: TextList, canvas: Canvas) -> str:
    """Every text with its numbers marked; below each paragraph, how its figures are read."""
    page = open_page(canvas)
    for text in result.texts:
        page.print(Rule(visible(text.path), style="bold"))
        for number, parts in pieces(text):
            _print_paragraph(page, text, number, parts)
        page.print()
        page.print(Text(text_totals(text), "bold"))
    return written(page)


def _print_paragraph(page: Console, text: ScannedText, number: int, parts: list[tuple[str, Mention | None]]) -> None:
    page.print()
    line = Text(f"{number:>3}  ", "dim")
    for piece, mention in parts:
        line.append(visible(piece), MARKS[mention.outcome] if mention else "")
    page.print(line)
    for _, mention in parts:
        if mention and mention.outcome is not Outcome.NO_FIGURE:
            page.print(Text(f"     {visible(mention.printed)}: {visible(meaning(mention))}", MARKS[mention.outcome]))


def proofs(result: ProofReport, canvas: Canvas) -> str:
    """Every draft with its figures in the colour of their verdicts; below each paragraph what was found, and why."""
    page = open_page(canvas)
    for text in result.texts:
        page.print(Rule(visible(text.text.path), style="bold"))
        _print_draft(page, text)
        page.print()
        page.print(Text(proof_totals(text), "bold"))
    for finding in result.findings:
        if not finding.evidence:
            page.print(Text(visible(f"{finding.location}: {finding.message}"), "yellow"))
    return written(page)


def _print_draft(page: Console, text: ProofedText) -> None:
    verdicts = {id(proof.mention): proof for proof in text.proofs}
    for number, parts in pieces(text.text):
        _print_proofed(page, number, parts, verdicts)


def _print_proofed(
    page: Console, number: int, parts: list[tuple[str, Mention | None]], verdicts: Mapping[int, Proof]
) -> None:
    """One paragraph of a draft; `verdicts` are by id() of their mentions."""
    page.print()
    line = Text(f"{number:>3}  ", "dim")
    for piece, mention in parts:
        proof = verdicts.get(id(mention))
        line.append(visible(piece), VERDICTS[proof.verdict] if proof else "")
    page.print(line)
    for _, mention in parts:
        if proof := verdicts.get(id(mention)):
            said = f"     {proof.verdict.value}: {proof.mention.printed}: {told(proof)}"
            page.print(Text(visible(said), VERDICTS[proof.verdict]))


def coverage(result: CoverageList, canvas: Canvas) -> str:
    """The figures that nobody has decided on, each in its paragraph; then the counts of every source."""
    page = open_page(canvas)
    for source in result.sources:
        _print_open(page, source)
    if result.sources:
        page.print()
        for line in coverage_table(result):
            page.print(Text(line))
        page.print(Text(COVERAGE_LEGEND, "dim"))
    page.print(Text(coverage_total(result), "bold"))
    for name, why in result.not_checked:
        page.print(Text(visible(f"not checked: {name}: {why}"), "yellow"))
    return written(page)


def _print_open(page: Console, source: Coverage) -> None:
    if not source.open and not source.gone:
        return
    page.print()
    page.print(Rule(visible(source.source.id), style="bold"))
    for mention, covered in source.open:
        before, after = missed(source.text, mention)
        page.print()
        page.print(Text(f"{mention.line}:{mention.column}  {covered.value}: {visible(meaning(mention))}", "bold"))
        line = Text(f"  {visible(before)}")
        line.append(visible(mention.printed), MARKS[mention.outcome])
        page.print(line.append(visible(after)))
    for name in source.gone:
        page.print(Text(visible(f"not found: {name} does not stand in the text"), "red"))
