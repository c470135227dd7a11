"""Holds the scanner's mentions against an annotation: what is read, right, signed, and wrongly taken for a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import yaml

from gzcheck.model import Figure, Mention, Outcome, ScannedText
from gzcheck.texts.scanner import scan

Wanted = tuple[Fraction, Fraction | None, str, str]


@dataclass(frozen=True)
class Score:
    """Counts over one or more annotations, and what went wrong."""

    figures: int = 0
    read: int = 0
    right: int = 0
    missed: int = 0
    """Without any mention, which must not happen."""
    falls: int = 0
    falls_right: int = 0
    no_figures: int = 0
    no_figures_read: int = 0
    misses: tuple[str, ...] = field(default=())

    def plus(self, other: Score) -> Score:
        numbers = [getattr(self, name) + getattr(other, name) for name in _COUNTS]
        return Score(*numbers, misses=self.misses + other.misses)


_COUNTS = ("figures", "read", "right", "missed", "falls", "falls_right", "no_figures", "no_figures_read")


def measure(score: Score) -> dict[str, float]:
    """Shares: of figures that are read, of the read ones that are right, of falls, of no figures taken for one."""
    return {
        "read": score.read / score.figures,
        "right": score.right / score.read,
        "signs": score.falls_right / score.falls,
        "no_figure_read": score.no_figures_read / score.no_figures,
    }


def score(annotation: Path) -> Score:
    """The scanner's work on one annotated text."""
    stem = annotation.name.split(".")[0]
    path = next(path for path in (annotation.parent / f"{stem}.txt", annotation.parent / f"{stem}.md") if path.exists())
    scanned = scan(path.read_text(encoding="utf-8"), path.name, is_markdown=path.suffix == ".md")
    data = yaml.safe_load(annotation.read_text(encoding="utf-8"))
    total, used = Score(), {}
    for entry in data["figures"]:
        total = total.plus(_figure(scanned, entry, used, annotation.name))
    used = {}
    for entry in data["no_figures"]:
        total = total.plus(_no_figure(scanned, entry, used, annotation.name))
    return total


def _place(scanned: ScannedText, entry: dict[str, object], used: dict[int, list[tuple[int, int]]]) -> tuple[int, int]:
    """Where an entry stands: its text's first place that none before it took, or simply the first.

    "4" does not stand in "4.8%" where it stands by itself too.
    """
    number, printed = int(str(entry["paragraph"])), str(entry["printed"])
    paragraph, taken = scanned.paragraphs[number - 1], used.setdefault(number, [])
    spots = [match.span() for match in re.finditer(re.escape(printed), paragraph)]
    assert spots, entry
    spots.sort(key=lambda spot: (_is_cut(paragraph, *spot), spot))
    free = [spot for spot in spots if not any(spot[0] < high and low < spot[1] for low, high in taken)]
    taken.append((free or spots)[0])
    return taken[-1]


def _is_cut(paragraph: str, start: int, end: int) -> bool:
    """Whether more of the same number or word stands on either side."""
    before, behind = paragraph[:start], paragraph[end:]
    is_cut_before = re.search(r"[A-Za-z0-9_.,]$", before) is not None and paragraph[start].isalnum()
    return is_cut_before or re.match(r"[A-Za-z0-9_]|[.,]\d", behind) is not None


def _at(scanned: ScannedText, entry: dict[str, object], low: int, high: int) -> list[Mention]:
    return [
        one for one in scanned.mentions if one.paragraph == entry["paragraph"] and one.start < high and low < one.end
    ]


def _figure(scanned: ScannedText, entry: dict[str, object], used: dict[int, list[tuple[int, int]]], name: str) -> Score:
    low, high = _place(scanned, entry, used)
    found = _at(scanned, entry, low, high)
    wanted = _wanted(entry)
    read = [one.figure for one in found if one.figure is not None]
    right = [figure for figure in read if _same(figure, wanted)]
    is_fall = wanted[0] < 0
    best = (right or read or [None])[0]
    is_signed = is_fall and best is not None and best.value.value < 0
    misses = () if right else (f"{name} {entry} got {[(one.printed, str(one.figure), one.reason) for one in found]}",)
    return Score(
        figures=1,
        read=bool(read),
        right=bool(right),
        missed=not found,
        falls=is_fall,
        falls_right=is_signed,
        misses=misses,
    )


def _wanted(entry: dict[str, object]) -> Wanted:
    upper = entry.get("upper")
    return (
        _number(entry["value"]),
        None if upper is None else _number(upper),
        str(entry["unit"]),
        str(entry["hedge"]),
    )


def _number(value: object) -> Fraction:
    return Fraction(str(value).replace(",", "").replace("−", "-"))


def _same(figure: Figure, wanted: Wanted) -> bool:
    """Whether a figure is the one annotated; a share may be annotated as percent or as a ratio."""
    upper = figure.upper.value if figure.upper else None
    value, unit = figure.value.value, figure.unit.name
    if {unit, wanted[2]} == {"percent", "ratio"}:
        factor = Fraction(1, 100) if unit == "percent" else Fraction(100)
        value, upper, unit = value * factor, None if upper is None else upper * factor, wanted[2]
    return (value, upper, unit, figure.hedge.value) == wanted


def _no_figure(
    scanned: ScannedText, entry: dict[str, object], used: dict[int, list[tuple[int, int]]], name: str
) -> Score:
    low, high = _place(scanned, entry, used)
    paragraph = scanned.paragraphs[int(str(entry["paragraph"])) - 1]
    read = [
        one
        for one in _at(scanned, entry, low, high)
        if one.outcome is Outcome.READ
        and any(char.isalnum() for char in paragraph[max(low, one.start) : min(high, one.end)])
    ]
    misses = (f"{name} {entry} read as {read[0].printed!r}",) if read else ()
    return Score(no_figures=1, no_figures_read=bool(read), misses=misses)
