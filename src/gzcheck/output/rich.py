"""For a terminal: the reconciliation report, claims as a table, identities with their drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from gzcheck.model.finding import Finding, Report
from gzcheck.model.identity import Evaluation
from gzcheck.model.result import ClaimList, IdentityList
from gzcheck.model.rule import Severity
from gzcheck.output import Canvas
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.output.claim_table import claim_table
from gzcheck.output.page import open_page, written
from gzcheck.output.statement import STYLES, print_finding
from gzcheck.output.visible import visible
from gzcheck.output.words import OUTCOMES, identity_totals, not_checked, plural, totals
from gzcheck.wording.arithmetic import bars, lines

_CHAPTERS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def report(result: Report, canvas: Canvas) -> str:
    """The whole report: a chapter for each severity, the resolved findings, the totals."""
    page = open_page(canvas)
    drawn = [_chapter(page, name, STYLES[severity], result.of(severity)) for severity, name in _CHAPTERS.items()]
    page.print()
    if result.show_resolved:
        drawn.append(_chapter(page, "Resolved", "bold green", result.resolved))
    if any(drawn):
        page.print(Text(LEGEND, "dim"))
    if any(finding.can_be_resolved for finding in result.findings):
        page.print(Text("resolve a finding: gzcheck resolve FINGERPRINT (the number at its end)", "dim"))
    page.print(Rule(style="bold", characters="━"))
    page.print(Text(visible(result.title) or "Totals", "bold"))
    page.print(Text(totals(result)))
    page.print(Text(not_checked(result)))
    return written(page)


def _chapter(page: Console, name: str, style: str, findings: Sequence[Finding]) -> bool:
    """Print findings under a heading, if there are any; returns whether intervals were drawn."""
    if not findings:
        return False
    page.print()
    page.print(Rule(Text(f"{name} ({len(findings)})", style), style=style, characters="━"))
    drawn = [print_finding(page, finding) for finding in findings]
    return any(drawn)


def finding(result: Finding, canvas: Canvas) -> str:
    """One finding by itself."""
    page = open_page(canvas)
    print_finding(page, result)
    return written(page)


def claims(result: ClaimList, canvas: Canvas) -> str:
    """The claims as one table, with what each is on."""
    page = open_page(canvas)
    if result.claims:
        listed = [one.claim for one in result.claims]
        page.print(claim_table(listed, page.width, below=[one.label for one in result.claims]))
        page.print()
    page.print(Text(plural(len(result.claims), "claim"), "bold"))
    return written(page)


def identities(result: IdentityList, canvas: Canvas) -> str:
    """Every identity with its outcome, its arithmetic drawn, and why it is worth checking."""
    body = [line for evaluation in result.evaluations for line in _evaluation(evaluation, canvas.width)]
    legend = [LEGEND, ""] if result.evaluations else []
    return "\n".join([*body, *legend, identity_totals(result)]) + "\n"


def _evaluation(evaluation: Evaluation, width: int) -> Iterator[str]:
    yield from wrap(visible(evaluation.title), width)
    yield f"  {OUTCOMES[evaluation.verdict]}"
    yield from _wrapped(f"why: {visible(evaluation.identity.why)}", width)
    if evaluation.reason:
        yield from _wrapped(visible(evaluation.reason), width)
    if evaluation.sides:
        for line in lines(evaluation):
            yield from _wrapped(f"= {visible(line)}", width)
        rows = [Row(bar.label, bar.span) for bar in bars(evaluation)]
        yield from (f"  {line}" for line in draw(rows, min(width - 4, 76)))
    yield ""


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent="  ", subsequent_indent="    ")
