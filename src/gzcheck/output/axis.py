"""Intervals drawn on one axis with plain characters.

20 labs   ┤        ●
about 19  ┤ [━━━━━━━━━━━]
          └─┬─────┬─────┬
            18    20    22
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gzcheck.model import Interval, Span, dataclass
from gzcheck.output import pad, width
from gzcheck.output.ticks import ticks

LEGEND = "● exact  ━ suggested  ─ allowed  [ ] end included  ( ) not included  ▶ no limit"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the drawing; both intervals are in the same unit for all rows."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretch of the axis that is drawn, in the unit of the rows."""

    low: Fraction
    high: Fraction

    def share(self, value: Fraction) -> Fraction:
        """How far along the drawing a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class _Columns(Scale):
    columns: int

    def at(self, value: Fraction) -> int:
        return round(self.share(value) * (self.columns - 1))

    def reach(self, span: Interval) -> tuple[int, int]:
        """The first and the last column of an interval."""
        first = 0 if span.lower is None else self.at(span.lower)
        return first, self.columns - 1 if span.upper is None else self.at(span.upper)


def draw(rows: Sequence[Row], columns: int, unit: str) -> list[str]:
    """Lines of at most `columns` columns; the axis is marked with round numbers of the unit, or with dates."""
    margin = min(max((width(row.label) for row in rows), default=0), max(12, columns // 3))
    room = scale_of(rows, unit)
    scale = _Columns(room.low, room.high, columns - margin - 3)
    lines = [f"{pad(row.label, margin)} ┤{_bar(row, scale)}".rstrip() for row in rows]
    ruler, numbers = _ruler(scale, unit)
    return [*lines, f"{' ' * margin} └{ruler}", f"{' ' * margin}  {numbers}".rstrip()]


def scale_of(rows: Sequence[Row], unit: str) -> Scale:
    """A stretch in which all ends of the rows stand, with some room around them."""
    ends = [end for row in rows for end in _ends_of(row.span)]
    low, high = min(ends, default=Fraction(0)), max(ends, default=Fraction(1))
    spread = high - low or (_DAYS if unit == "date" else max(abs(high) / 10, Fraction(1)))
    unlimited = any(row.span.hard.upper is None for row in rows)
    return Scale(low - spread / 12, high + spread * (Fraction(1, 4) if unlimited else Fraction(1, 12)))


_DAYS = Fraction(30)
"""How much of the calendar is drawn around a single day."""


def _ends_of(span: Span) -> list[Fraction]:
    ends = span.hard.lower, span.hard.upper, span.soft.lower, span.soft.upper
    return [end for end in ends if end is not None]


def _bar(row: Row, scale: _Columns) -> str:
    cells = [" "] * scale.columns
    hard, soft = row.span.hard, row.span.soft
    if hard.lower is not None and hard.is_point:
        cells[scale.at(hard.lower)] = "●"
        return "".join(cells)
    for span, stroke in ((hard, "─"), (soft, "━")):
        first, last = scale.reach(span)
        cells[first : last + 1] = stroke * (last + 1 - first)
    first, last = scale.reach(hard)
    cells[first], cells[last] = _first_end(hard), _last_end(hard)
    if first == last:
        cells[first] = "┃"
    return "".join(cells)


def _first_end(span: Interval) -> str:
    if span.lower is None:
        return "◀"
    return "[" if span.lower_closed else "("


def _last_end(span: Interval) -> str:
    if span.upper is None:
        return "▶"
    return "]" if span.upper_closed else ")"


def _ruler(scale: _Columns, unit: str) -> tuple[str, str]:
    ruler, numbers = ["─"] * scale.columns, [" "] * (scale.columns + 12)
    free = 0
    for tick, text in ticks(scale.low, scale.high, unit):
        place = scale.at(tick)
        start = max(0, min(place - len(text) // 2, scale.columns - len(text)))
        if start < free:
            continue
        ruler[place] = "┬"
        numbers[start : start + len(text)] = text
        free = start + len(text) + 2
    return "".join(ruler), "".join(numbers[: scale.columns])
