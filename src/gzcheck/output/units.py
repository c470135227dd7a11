"""Lists of units as lines of text and as data."""

from __future__ import annotations

from fractions import Fraction

from gzcheck.model import ListedUnit, UnitList
from gzcheck.output.visible import pad, visible
from gzcheck.wording.figures import number


def unit_lines(found: UnitList) -> list[str]:
    """A line a unit, under the name of its dimension; currencies together."""
    lines: list[str] = []
    heading = ""
    width = max((len(one.unit.name) for one in found.units), default=0)
    for one in found.units:
        dimension = "currency" if one.unit.is_currency else one.unit.dimension
        if dimension != heading:
            lines += [*([""] if lines else []), visible(dimension)]
            heading = dimension
        lines.append(f"  {pad(visible(one.unit.name), width)}  {visible(_line(one))}".rstrip())
    return lines


def unit_data(found: UnitList) -> list[dict[str, object]]:
    """The same as data; numbers are strings, exact fractions where they have no decimals."""
    return [
        {
            "id": one.unit.name,
            "dimension": one.unit.dimension,
            "base": one.base.name,
            "factor": str(one.unit.factor),
            "offset": str(one.unit.offset),
            "measure": one.unit.measure.value,
            "printed": {"en": list(one.unit.printed("en")), "zh": list(one.unit.printed("zh"))},
            "declared": one.declared,
            "replaces": one.replaces,
        }
        for one in found.units
    ]


def _line(one: ListedUnit) -> str:
    unit = one.unit
    parts = []
    if unit.name != one.base.name and (unit.factor, unit.offset) != (one.base.factor, one.base.offset):
        offset = f" {'-' if unit.offset < 0 else '+'} {_number(abs(unit.offset))}" if unit.offset else ""
        parts.append(f"= {_number(unit.factor / one.base.factor)} {one.base.name}{offset};")
    forms = [*unit.printed("en"), *unit.printed("zh")]
    if forms:
        parts.append(f"printed {', '.join(forms)}")
    if one.replaces:
        parts.append("(declared by the corpus, instead of the built-in one)")
    elif one.declared:
        parts.append("(declared by the corpus)")
    return " ".join(parts)


def _number(value: Fraction) -> str:
    """A factor in decimals where it has any, otherwise as the fraction it is."""
    text = number(value, scale=False)
    return str(value) if text.startswith("≈") else text
