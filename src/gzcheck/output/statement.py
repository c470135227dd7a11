"""One finding as a reconciliation statement for the terminal: heading, table, drawing, explanations, what to do.

Everything is built from `Text`, so nothing in a corpus is ever taken for markup. Readable at 80 columns, in monochrome
and piped to a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gzcheck.model.claim import Claim
from gzcheck.model.finding import Finding
from gzcheck.model.rule import Severity
from gzcheck.model.verdict import Verdict
from gzcheck.output.axis import Row, draw
from gzcheck.output.claim_table import claim_table
from gzcheck.output.visible import clip, visible
from gzcheck.wording import figures as wording

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_DRAWN = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.SUSPICIOUS, Verdict.UNCLEAR, Verdict.PENDING)
_AXIS_COLUMNS = 76


def print_finding(page: Console, finding: Finding) -> bool:
    """Print one finding; returns whether intervals were drawn."""
    page.print()
    page.print(Text(visible(finding.title or finding.message), "bold"))
    page.print(Text(f"{finding.rule.code} {finding.rule.name}", STYLES[finding.severity]))
    if len(finding.claims) > 1:
        page.print(claim_table(finding.claims, page.width, agreeing=finding.agreeing))
    else:
        _print_place(page, finding)
    for line in finding.arithmetic:
        page.print(_hanging("= ", visible(line)))
    drawing = _drawing(finding, page.width - 4)
    if drawing:
        page.print(Padding(Text("\n".join(drawing)), (0, 0, 1, 2)))
    _print_what_to_make_of_it(page, finding)
    page.print(Text(f"  fingerprint {finding.fingerprint}", "dim"))
    return bool(drawing)


def _print_place(page: Console, finding: Finding) -> None:
    """The line of the file, with a caret under the place."""
    if finding.title and finding.title != finding.message:
        page.print(Padding(Text(visible(finding.message)), (0, 0, 0, 2)))
    page.print(Text(f"  {visible(str(finding.location))}"))
    if finding.excerpt:
        line, column = finding.excerpt, finding.location.column - 1
        before = visible(line[:column].lstrip())
        text = Text("  | ", "dim")
        text.append(clip(before + visible(line[column:].rstrip()), page.width - 6))
        page.print(text)
        if len(before) < page.width - 6:
            page.print(Text(f"  | {' ' * len(before)}^", "dim"))


def _drawing(finding: Finding, columns: int) -> list[str]:
    """The bars of a finding, or else its claims' intervals where they can be compared and differ."""
    if finding.bars:
        rows = [Row(visible(bar.label), bar.span) for bar in finding.bars]
        return draw(rows, min(columns, _AXIS_COLUMNS), finding.bar_unit == "calendar-year")
    claims = finding.claims
    comparable = len(claims) > 1 and len({claim.figure.unit.dimension for claim in claims}) == 1
    if not comparable or finding.verdict not in _DRAWN or _all_alike(claims):
        return []
    unit = claims[0].figure.unit
    rows = [Row(visible(wording.figure(claim.figure)), unit.span_from_base(claim.figure.base)) for claim in claims]
    return draw(rows, min(columns, _AXIS_COLUMNS), unit.name == "calendar-year")


def _all_alike(claims: Sequence[Claim]) -> bool:
    """Whether all intervals are the same, so that a drawing would show nothing."""
    return all(claim.figure.same_reading(claims[0].figure) for claim in claims)


def _print_what_to_make_of_it(page: Console, finding: Finding) -> None:
    for explanation in finding.explanations:
        page.print(_hanging("• ", visible(explanation.text)))
    if finding.resolution:
        page.print(_hanging("✓ ", visible(finding.resolution.summary), "green"))
    if finding.former:
        page.print(_hanging("! ", f"once decided: {visible(finding.former.summary)}", "yellow"))
    if finding.advice.text and not finding.resolution:
        page.print(_hanging("→ ", visible(finding.advice.text), "green"))


def _hanging(sign: str, text: str, style: str = "") -> Table:
    grid = Table.grid(padding=0)
    grid.add_column(width=4)
    grid.add_column()
    grid.add_row(Text(f"  {sign}"), Text(text, style))
    return grid
