"""The drawing of one finding: its readings on one axis, named by the letters of their sources."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gzcheck.model import Claim, Finding, Verdict
from gzcheck.output import Key, visible, width
from gzcheck.output.axis import Row, draw
from gzcheck.wording import figures as wording

_DRAWN = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.SUSPICIOUS, Verdict.UNCLEAR, Verdict.PENDING)
MAX_ROWS = 20
"""Of more readings than these, none is drawn for itself."""
_MAX_LETTERS = 3
NARROW, WIDE = 77, 110
"""Columns that a drawing takes at most: usually, and where its labels are long."""


def drawing(finding: Finding, key: Key, columns: int) -> list[str]:
    """The lines of the drawing; none where there is neither a width nor a third reading to see."""
    rows = drawn_rows(finding, key)
    limit = WIDE if has_long_labels(rows, NARROW) else NARROW
    return draw(rows, min(columns, limit), unit_of(finding)) if rows else []


def drawn_rows(finding: Finding, key: Key) -> list[Row]:
    """The rows of its drawing; none where there is neither a width nor a third reading to see."""
    rows = _rows(finding, key)
    points = all(row.span.hard.is_point for row in rows)
    return [] if len(rows) < 2 or (points and len(rows) < 3) else rows[:MAX_ROWS]


def fits_beside(finding: Finding, key: Key, columns: int) -> bool:
    """Whether all labels can be read in a drawing of these columns."""
    return not has_long_labels(_rows(finding, key), columns)


def has_long_labels(rows: Sequence[Row], columns: int) -> bool:
    """Whether some label takes more than a third."""
    return any(width(row.label) > columns // 3 for row in rows)


def unit_of(finding: Finding) -> str:
    """The unit of the axis."""
    return finding.bar_unit if finding.bars else finding.claims[0].figure.unit.name


def _rows(finding: Finding, key: Key) -> list[Row]:
    """The bars of a finding, or else its claims' readings where they can be compared and differ."""
    if finding.bars:
        return [Row(visible(bar.label), bar.span) for bar in finding.bars]
    dimensions = {claim.figure.unit.dimension for claim in finding.compared}
    if len(dimensions) != 1 or finding.verdict not in _DRAWN:
        return []
    factor = finding.claims[0].figure.unit.factor
    return [_row(alike, key, 1 / factor) for alike in _readings(finding.claims)]


def _row(alike: Sequence[Claim], key: Key, factor: Fraction) -> Row:
    """One row for claims of one reading."""
    figure = alike[0].figure
    return Row(f"{_letters(alike, key)} {visible(wording.figure(figure))}", figure.base.scaled(factor))


def _readings(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by what they are read as, in their order."""
    found: list[list[Claim]] = []
    for claim in claims[: 10 * MAX_ROWS]:
        home = next((group for group in found if group[0].figure.same_reading(claim.figure)), None)
        if home is None:
            found.append([claim])
        else:
            home.append(claim)
    return found


def _letters(claims: Sequence[Claim], key: Key) -> str:
    letters = list(dict.fromkeys(key.letters[claim.source.id] for claim in claims))
    more = f"+{len(letters) - _MAX_LETTERS}" if len(letters) > _MAX_LETTERS else ""
    return "".join(letters[:_MAX_LETTERS]) + more
