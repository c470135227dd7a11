"""Drawings as SVG: the intervals of a finding on one axis, and a series of figures over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element

from gzcheck.model import Claim, Finding, Interval
from gzcheck.output import Key, clip
from gzcheck.output.axis import Row, Scale, scale_of
from gzcheck.output.claim_lines import reading_of, time_of
from gzcheck.output.drawing import drawn_rows, unit_of
from gzcheck.output.html.tree import element
from gzcheck.output.ticks import ticks
from gzcheck.wording import figures as wording

WIDTH, LABELS, ROW, EDGE = 640, 230, 22, 10
"""In pixels: of the drawing, of the labels at its left, of a row, and of the room at its right."""
LEGEND = (
    "In drawings: a dot is an exact figure; the thick line is what a figure suggests, the thin line what it allows; "
    "a bar says that an end is included, a ring that it is not, an arrow that there is none."
)
_LABEL_COLUMNS = 34
HEIGHT, FOOT = 150, 24
"""Of a series, and of its axis."""


def drawing(finding: Finding, key: Key) -> Element | None:
    """The intervals of a finding; None where there is nothing to see."""
    rows = drawn_rows(finding, key)
    if not rows:
        return None
    unit = unit_of(finding)
    scale = scale_of(rows, unit)
    height = ROW * len(rows) + FOOT
    parts = [*_axis(scale, unit, height - FOOT)]
    for place, row in enumerate(rows):
        parts += _row(row, scale, place * ROW + ROW // 2, unit)
    said = "; ".join(f"{row.label}: {wording.interval(row.span.hard, unit)}" for row in rows)
    return _picture(parts, height, f"Intervals on one axis. {said}")


def _picture(parts: Sequence[Element], height: int, said: str) -> Element:
    view = f"0 0 {WIDTH} {height}"
    return element("svg", *parts, role="img", aria_label=said, viewBox=view, width=str(WIDTH), height=str(height))


def _across(scale: Scale, value: Fraction) -> str:
    """The place of a value; what lies beyond the axis stands at its end."""
    share = min(max(scale.share(value), Fraction(0)), Fraction(1))
    return f"{LABELS + float(share) * (WIDTH - LABELS - EDGE):.1f}".removesuffix(".0")


def _axis(scale: Scale, unit: str, y: int) -> Iterator[Element]:
    yield element("path", class_="axis", d=f"M{LABELS} {y}H{WIDTH - EDGE}")
    if in_unit := wording.with_unit("", unit).strip():
        yield element("text", in_unit, class_="unit", x=str(LABELS - 8), y=str(y + 17))
    for tick, text in _thinned(ticks(scale.low, scale.high, unit)):
        x = _across(scale, tick)
        yield element("path", class_="grid", d=f"M{x} 0V{y + 4}")
        yield element("text", text, class_="tick", x=x, y=str(y + 17))


def _thinned(marks: Sequence[tuple[Fraction, str]]) -> Sequence[tuple[Fraction, str]]:
    """Every second mark where their texts would run into one another."""
    longest = max((len(text) for _, text in marks), default=0)
    return marks[::2] if longest * len(marks) * 8 > WIDTH - LABELS else marks


def _row(row: Row, scale: Scale, y: int, unit: str) -> Iterator[Element]:
    yield element("text", clip(row.label, _LABEL_COLUMNS), class_="label", x="0", y=str(y + 4))
    hard, soft = row.span.hard, row.span.soft
    if hard.lower is not None and hard.is_point:
        yield element("circle", class_="point", cx=_across(scale, hard.lower), cy=str(y), r="4")
        return
    yield element("path", class_="hard", d=f"M{_first(scale, hard)} {y}H{_last(scale, hard)}")
    yield element("path", class_="soft", d=f"M{_first(scale, soft)} {y}H{_last(scale, soft)}")
    yield from _ends(scale, hard, y)


def _first(scale: Scale, span: Interval) -> str:
    return str(LABELS) if span.lower is None else _across(scale, span.lower)


def _last(scale: Scale, span: Interval) -> str:
    return str(WIDTH - EDGE) if span.upper is None else _across(scale, span.upper)


def _ends(scale: Scale, span: Interval, y: int) -> Iterator[Element]:
    """A bar where the end is included, an open ring where it is not, an arrow where there is none."""
    for x, value, is_closed, way in (
        (_first(scale, span), span.lower, span.lower_closed, -1),
        (_last(scale, span), span.upper, span.upper_closed, 1),
    ):
        if value is None:
            yield element("path", class_="end", d=f"M{x} {y - 5}l{6 * way} 5l{-6 * way} 5")
        elif is_closed:
            yield element("path", class_="end", d=f"M{x} {y - 6}v12")
        else:
            yield element("circle", class_="open", cx=x, cy=str(y), r="4")


# ---------------------------------------------------------------- series


def series(finding: Finding, key: Key) -> Element | None:
    """The claims of a finding over time; None unless they are on one thing at three times or more."""
    dated = sorted(
        (claim for claim in finding.compared if claim.period is not None), key=lambda claim: (_time(claim), claim.id)
    )
    times = {_time(claim) for claim in dated}
    if len(times) < 3 or not _are_on_one_thing(dated):
        return None
    unit = dated[0].figure.unit
    rows = [Row("", claim.figure.base.scaled(1 / unit.factor)) for claim in dated]
    scale, days = scale_of(rows, unit.name), Scale(*_stretch(times))
    parts = [*_levels(scale, unit.name), *_axis(days, "date", HEIGHT)]
    for claim, row in zip(dated, rows, strict=True):
        parts += _stroke(row, _across(days, _time(claim)), scale, key.letters[claim.source.id])
    said = "; ".join(f"{time_of(claim)}: {reading_of(claim)}" for claim in dated)
    return _picture(parts, HEIGHT + FOOT, f"Figures over time. {said}")


def _are_on_one_thing(claims: Sequence[Claim]) -> bool:
    things = {(claim.about, claim.indicator, claim.figure.unit.dimension) for claim in claims}
    return len(things) == 1 and claims[0].figure.unit.name != "date"


def _time(claim: Claim) -> Fraction:
    assert claim.period is not None
    first, last = claim.period.nominal
    return Fraction(first.toordinal() + last.toordinal(), 2)


def _stretch(times: set[Fraction]) -> tuple[Fraction, Fraction]:
    low, high = min(times), max(times)
    return low - (high - low) / 12, high + (high - low) / 12


def _down(scale: Scale, value: Fraction) -> str:
    share = min(max(scale.share(value), Fraction(0)), Fraction(1))
    return f"{HEIGHT - float(share) * HEIGHT:.1f}"


def _levels(scale: Scale, unit: str) -> Iterator[Element]:
    for tick, text in ticks(scale.low, scale.high, unit):
        y = _down(scale, tick)
        yield element("path", class_="grid", d=f"M{LABELS} {y}H{WIDTH - EDGE}")
        yield element("text", wording.with_unit(text, unit), class_="level", x=str(LABELS - 8), y=y)


def _stroke(row: Row, x: str, scale: Scale, letter: str) -> Iterator[Element]:
    """What a figure must mean as a line up and down, or as a point."""
    hard = row.span.hard
    low = _down(scale, scale.low if hard.lower is None else hard.lower)
    high = _down(scale, scale.high if hard.upper is None else hard.upper)
    if low == high:
        yield element("circle", class_="point", cx=x, cy=low, r="4")
    else:
        yield element("path", class_="soft", d=f"M{x} {low}V{high}")
    yield element("text", letter, class_="letter", x=f"{float(x) + 6:.1f}", y=high)
