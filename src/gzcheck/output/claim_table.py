"""Claims as a table for the terminal, at any width from 40 columns up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from gzcheck.model.claim import Claim, Status
from gzcheck.output.visible import visible
from gzcheck.wording import figures as wording

_HEADINGS = ("claim and date", "as printed", "read as", "where")


def claim_table(claims: Sequence[Claim], width: int, below: Sequence[str] = (), agreeing: Sequence[str] = ()) -> Table:
    """Claim and date (with `below`, a line for each claim: what it is on), as printed, read as, where."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), width=width - 2)
    columns = _columns(width)
    for heading, size in zip(_HEADINGS, columns, strict=True):
        table.add_column(heading, width=size, overflow="fold", header_style="dim")
    agreed = set(agreeing)
    for claim, label in zip(claims, below or [""] * len(claims), strict=True):
        table.add_row(
            Text(_name_and_date(claim, columns[0], claim.id in agreed) + (f"\n{visible(label)}" if label else "")),
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


def _name_and_date(claim: Claim, columns: int, agrees: bool) -> str:
    published = wording.period(claim.source.published) + ("" if claim.source.stated_date else ", inferred")
    return f"{_wrapped_id(claim.id, columns)}\n{published}{' (agrees)' if agrees else ''}"


def _wrapped_id(name: str, columns: int) -> str:
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
    return period if claim.status is Status.ACTUAL else f"{period}, {claim.status.value}"
