"""`gzcheck compare`: two printed figures outside any corpus."""

from __future__ import annotations

from gzcheck.explaining.explanations import explain_figures
from gzcheck.model import (
    Comparison,
    Figure,
    PhraseError,
    Stop,
    Verdict,
    clash_by_precision,
    compare,
    did_you_mean,
    units,
)
from gzcheck.phrases.read import read


def run(first: str, second: str, unit: str | None = None) -> Comparison:
    """Read and judge two printed figures; a unit printed at one holds for the other if that prints none.

    Raises `Stop` for a figure that cannot be read, and for two that measure different things.
    """
    a, b = _read_both(first, second, unit)
    verdict = compare(a, b)
    explanations = explain_figures(a, b) if verdict is Verdict.CONFLICT else ()
    return Comparison(
        printed=(first, second),
        figures=(a, b),
        verdict=verdict,
        reason=_reason(a, b, verdict),
        explanations=tuple(explanations),
    )


def _read_both(first: str, second: str, unit: str | None) -> tuple[Figure, Figure]:
    """Both figures, in units of one dimension."""
    if unit is not None:
        _check_unit(unit)
    a, b = _read(first, unit), _read(second, unit)
    if unit is None and a.unit.dimension != b.unit.dimension:
        a, b = _open_to(b, first, a), _open_to(a, second, b)
    if a.unit.dimension != b.unit.dimension:
        raise Stop(f"{first!r} is in {a.unit.name} and {second!r} in {b.unit.name}: nothing to compare")
    return a, b


def _check_unit(name: str) -> None:
    if name not in units():
        raise Stop(f"unknown unit {name!r}; {did_you_mean(name, units()) or 'for example count, CNY, percent, m2'}")


def _read(text: str, unit: str | None) -> Figure:
    try:
        return read(text, unit=unit)
    except PhraseError as error:
        raise Stop(f"{text!r} cannot be read: {error}") from None


def _open_to(other: Figure, text: str, figure: Figure) -> Figure:
    """A figure in the unit of the other one, if its own text prints none."""
    try:
        return read(text, unit=other.unit.name)
    except PhraseError:
        return figure


def _reason(a: Figure, b: Figure, verdict: Verdict) -> str:
    if verdict is Verdict.AGREE:
        return "what the words suggest overlaps"
    if verdict is Verdict.COMPATIBLE:
        return "only by rounding or hedge: what the words suggest does not overlap, what they allow does"
    if clash_by_precision(a, b) and a.base.hard.meets(b.base.hard):
        return "they touch, but two figures rounded to the same place meet only if they are equal"
    return "no number fits both"
