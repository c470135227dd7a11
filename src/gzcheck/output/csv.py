"""A table for spreadsheets: a row for each claim of a finding, then a row for each kind of thing not checked.

As in RFC 4180, in UTF-8, with the line ends of all other formats. A cell that a spreadsheet would take for a formula
gets an apostrophe in front, which spreadsheets show as text (owasp.org/www-community/attacks/CSV_Injection); numbers
that the program itself writes stay numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from io import StringIO

from gzcheck.model import AdvisedReading, Claim, ConsensusList, Finding
from gzcheck.output import Canvas, Findings, Posted, board_of, claim_data, relative, visible
from gzcheck.output.consensus import reading_data
from gzcheck.wording import figures as wording
from gzcheck.wording.gaps import gap

COLUMNS = (
    *("number", "severity", "code", "rule", "state", "title", "message", "role", "agrees", "claim", "source"),
    *("publisher", "source_title", "published", "about", "indicator", "period", "status", "printed", "value", "upper"),
    *("unit", "hedge", "at_least", "at_most", "difference", "arithmetic", "explanations", "against", "unexplained"),
    *("advice", "decision", "once_resolved", "path", "line", "column", "paragraph", "fingerprint"),
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
_BEHIND_SEPARATOR = re.compile(r"(?<=;)(\s*)(?=[=+@＝＋＠|]|-(?!\d))")
"""Where a spreadsheet that separates by semicolons, as in many countries, would begin a cell with a formula."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
Row = dict[str, str]


def findings(result: Findings, canvas: Canvas) -> str:
    """The head and all rows, worst first."""
    board = board_of(result, canvas.corpus)
    file = StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for number, posted in enumerate(board.posted, 1):
        writer.writerows(_defused(row) for row in _rows(posted, number, canvas))
    for one in board.gaps:
        writer.writerow(_defused({"severity": "not-checked", "rule": one.name, "message": one.text}))
    return file.getvalue()


def readings(result: ConsensusList, canvas: Canvas) -> str:
    """The advised readings, a row each."""
    file = StringIO()
    writer = csv.DictWriter(file, [field.name for field in fields(AdvisedReading)], lineterminator="\n")
    writer.writeheader()
    for one in result.readings:
        writer.writerow(_defused({name: str(value) for name, value in reading_data(one).items()}))
    return file.getvalue()


def _rows(posted: Posted, number: int, canvas: Canvas) -> Iterator[Row]:
    shared = {"number": str(number), "state": posted.state.value, **_finding(posted.finding)}
    claims = posted.finding.claims
    if not claims:
        location = posted.finding.location
        yield {**shared, **_place(location.path, location.line, location.column, canvas)}
    for place, claim in enumerate(claims):
        yield {**shared, "role": "related" if place else "primary", **_claim(claim, posted.finding, canvas)}


def _finding(finding: Finding) -> Row:
    decided = finding.resolution
    return {
        "severity": finding.severity.value,
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "title": finding.title,
        "message": finding.message,
        "difference": gap(finding),
        "arithmetic": "; ".join(finding.arithmetic),
        "explanations": "; ".join(f"{one.kind}: {one.text}" for one in finding.explanations),
        "against": "; ".join(f"{one.kind}: {one.against}" for one in finding.explanations if one.against),
        "unexplained": finding.unexplained,
        "advice": "" if decided else finding.advice.text,
        "decision": decided.summary if decided else "",
        "once_resolved": finding.former.summary if finding.former else "",
        "fingerprint": finding.fingerprint,
    }


def _claim(claim: Claim, finding: Finding, canvas: Canvas) -> Row:
    data, source = claim_data(claim), claim.source
    figure, hard = claim.figure, claim.figure.span.hard
    where = claim.at("printed")
    return {
        "agrees": ("yes" if claim.id in finding.agreeing else "no") if finding.agreeing else "",
        "claim": claim.id,
        "source": source.id,
        "publisher": source.publisher,
        "source_title": source.title,
        "published": source.published.text,
        "about": claim.about,
        "indicator": claim.indicator,
        "period": wording.period(claim.period) if claim.period else "",
        "status": claim.status.value,
        "printed": claim.printed,
        "value": str(figure.value),
        "upper": "" if figure.upper is None else str(figure.upper),
        "unit": data["unit"],
        "hedge": data["hedge"],
        "at_least": "" if hard.lower is None else data["hard"]["lower"],
        "at_most": "" if hard.upper is None else data["hard"]["upper"],
        "paragraph": str(claim.paragraph or ""),
        **_place(where.path, where.line, where.column, canvas),
    }


def _place(path: str, line: int, column: int, canvas: Canvas) -> Row:
    return {"path": relative(path, canvas), "line": str(line), "column": str(column)} if path else {}


def _defused(row: Mapping[str, str]) -> Row:
    return {name: _cell(text) for name, text in row.items()}


def _cell(text: str) -> str:
    shown = _BEHIND_SEPARATOR.sub(r"\1'", visible(text))
    return f"'{shown}" if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown) else shown
