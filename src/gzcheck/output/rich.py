"""The reconciliation report for a terminal: per finding a heading, a table, a drawing, explanations, what to do.

Everything is built from `Text`, so nothing in a corpus is ever taken for markup. Readable at 80 columns, in monochrome
and piped to a file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gzcheck.model.claim import Claim
from gzcheck.model.finding import Finding, Report
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.output import Canvas
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.output.visible import clip, visible
from gzcheck.output.words import not_checked, plural, totals
from gzcheck.wording import figures as wording

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_CHAPTERS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
_DRAWN = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.SUSPICIOUS, Verdict.UNCLEAR, Verdict.PENDING)
_AXIS_COLUMNS = 76
_HEADINGS = ("claim and date", "as printed", "read as", "where")


def render(report: Report, canvas: Canvas) -> str:
    """The whole report."""
    console = open_console(canvas)
    drawn = False
    for severity in Severity:
        findings = [finding for finding in report.findings if finding.severity is severity]
        if findings:
            console.print()
            heading = f"{_CHAPTERS[severity]} ({len(findings)})"
            console.print(Rule(Text(heading, _STYLES[severity]), style=_STYLES[severity], characters="━"))
        for finding in findings:
            drawn |= _finding(console, finding)
    console.print()
    if report.show_resolved and report.resolved:
        console.print()
        console.print(
            Rule(Text(f"Resolved ({len(report.resolved)})", "bold green"), style="bold green", characters="━")
        )
        for finding in report.resolved:
            drawn |= _finding(console, finding)
    if drawn:
        console.print(Text(LEGEND, "dim"))
    if any(finding.can_be_resolved for finding in report.findings):
        console.print(Text("settle a finding: gzcheck resolve FINGERPRINT (the number at its end)", "dim"))
    console.print(Rule(style="bold", characters="━"))
    console.print(Text(visible(report.title) or "Totals", "bold"))
    console.print(Text(totals(report)))
    console.print(Text(not_checked(report)))
    return written(console)


def render_finding(finding: Finding, canvas: Canvas) -> str:
    """One finding by itself."""
    console = open_console(canvas)
    _finding(console, finding)
    return written(console)


def open_console(canvas: Canvas) -> Console:
    """A console that writes into memory."""
    return Console(
        file=io.StringIO(),
        width=canvas.width,
        force_terminal=canvas.color,
        no_color=not canvas.color,
        color_system="standard" if canvas.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def written(console: Console) -> str:
    """What a console from `open_console` holds, without trailing blanks."""
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()).lstrip("\n") + "\n"


def _finding(console: Console, finding: Finding) -> bool:
    """Print one finding; returns whether intervals were drawn."""
    console.print()
    title = Text(visible(finding.title or finding.message), "bold")
    console.print(title)
    console.print(Text(f"{finding.rule.code} {finding.rule.name}", _STYLES[finding.severity]))
    comparable = len(finding.claims) > 1 and len({claim.figure.unit.dimension for claim in finding.claims}) == 1
    if len(finding.claims) > 1:
        console.print(claim_table(finding.claims, console.width, agreeing=finding.agreeing))
    else:
        _place(console, finding)
    for line in finding.arithmetic:
        console.print(_hanging("= ", visible(line), ""))
    drawing: list[str] = []
    if finding.bars:
        rows = [Row(visible(bar.label), bar.span) for bar in finding.bars]
        drawing = draw(rows, min(console.width - 4, _AXIS_COLUMNS), finding.bar_unit == "calendar-year")
    elif comparable and finding.verdict in _DRAWN and not _all_alike(finding.claims):
        drawing = axis(finding.claims, console.width - 4)
    if drawing:
        console.print(Padding(Text("\n".join(drawing)), (0, 0, 1, 2)))
    for explanation in finding.explanations:
        _bullet(console, f"{visible(explanation.text)}")
    if finding.resolution:
        console.print(_hanging("✓ ", visible(finding.resolution.summary), "green"))
    if finding.former:
        console.print(_hanging("! ", f"once decided: {visible(finding.former.summary)}", "yellow"))
    if finding.advice.text and not finding.resolution:
        console.print(_hanging("→ ", visible(finding.advice.text), "green"))
    console.print(Text(f"  fingerprint {finding.fingerprint}", "dim"))
    return bool(drawing)


def _all_alike(claims: Sequence[Claim]) -> bool:
    """Whether all intervals are the same, so that a drawing would show nothing."""
    return all(claim.figure.same_reading(claims[0].figure) for claim in claims)


def _bullet(console: Console, text: str) -> None:
    console.print(_hanging("• ", text, ""))


def _hanging(sign: str, text: str, style: str) -> Table:
    grid = Table.grid(padding=0)
    grid.add_column(width=4)
    grid.add_column()
    grid.add_row(Text(f"  {sign}"), Text(text, style))
    return grid


def _place(console: Console, finding: Finding) -> None:
    """The line of the file, with a caret under the place."""
    if finding.title and finding.title != finding.message:
        console.print(Padding(Text(visible(finding.message)), (0, 0, 0, 2)))
    console.print(Text(f"  {visible(str(finding.location))}"))
    if finding.excerpt:
        line, column = finding.excerpt, finding.location.column - 1
        before = visible(line[:column].lstrip())
        text = Text("  | ", "dim")
        text.append(clip(before + visible(line[column:].rstrip()), console.width - 6))
        console.print(text)
        if len(before) < console.width - 6:
            console.print(Text(f"  | {' ' * len(before)}^", "dim"))


def claim_table(
    claims: Sequence[Claim], width: int, agreeing: Iterable[str] = (), label: Callable[[Claim], str] | None = None
) -> Table:
    """Claim and date (with `label`: and what it is on), as printed, read as, where."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), width=width - 2)
    for heading, columns in zip(_HEADINGS, _columns(width), strict=True):
        table.add_column(heading, width=columns, overflow="fold", header_style="dim")
    id_columns = _columns(width)[0]
    agreed = set(agreeing)
    for claim in claims:
        mark = " (agrees)" if claim.id in agreed else ""
        source = claim.source
        published = wording.period(source.published) + ("" if source.stated_date else ", inferred")
        table.add_row(
            Text(
                "\n".join(
                    [wrap_id(claim.id, id_columns), f"{published}{mark}", *([visible(label(claim))] if label else [])]
                )
            ),
            Text(f"“{visible(claim.printed)}”"),
            Text(f"{visible(_reading(claim))}\n{_when(claim)}"),
            Text(f"¶ {claim.paragraph}\nline {claim.location.line}"),
        )
    return table


def _columns(width: int) -> tuple[int, int, int, int]:
    """Widths of the four columns; what is left after the narrow last one goes to the others."""
    rest = width - 2 - 9 - 9
    first, second = rest * 40 // 100, rest * 30 // 100
    return first, second, rest - first - second, 9


def wrap_id(name: str, columns: int) -> str:
    """An id broken behind slashes and hyphens rather than anywhere."""
    lines = [""]
    for part in re.split(r"(?<=[-/])", visible(name)):
        if lines[-1] and len(lines[-1]) + len(part) > columns:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _reading(claim: Claim) -> str:
    return wording.interval(claim.figure.span.hard, claim.figure.unit.name)


def _when(claim: Claim) -> str:
    period = wording.period(claim.period) if claim.period else "no period"
    return period if claim.status.value == "actual" else f"{period}, {claim.status.value}"


def axis(claims: Sequence[Claim], columns: int) -> list[str]:
    """The claims' intervals on one axis, in the unit of the first."""
    factor = claims[0].figure.unit.factor
    rows = [
        Row(
            visible(wording.figure(claim.figure)),
            claim.figure.base.scaled(1 / factor),
        )
        for claim in claims
    ]
    return draw(rows, min(columns, _AXIS_COLUMNS), claims[0].figure.unit.name == "calendar-year")


def render_claims(claims: Sequence[Claim], label: Callable[[Claim], str], canvas: Canvas) -> str:
    """A list of claims as one table, with what each is on."""
    console = open_console(canvas)
    if claims:
        console.print(claim_table(claims, console.width, label=label))
        console.print()
    console.print(Text(plural(len(claims), "claim"), "bold"))
    return written(console)
