"""Lists of units as lines of text and as data."""

from __future__ import annotations

from fractions import Fraction

from gzcheck.model import ListedUnit, UnitList
from gzcheck.output import pad, visible
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
    forms = ", ".join([*one.unit.printed("en"), *one.unit.printed("zh")])
    parts = [_in_base(one), f"printed {forms}" if forms else "", _declared(one)]
    return " ".join(part for part in parts if part)


def _in_base(one: ListedUnit) -> str:
    """What it is in the base unit of its dimension; empty for that itself."""
    unit, base = one.unit, one.base
    if unit.name == base.name or (unit.factor, unit.offset) == (base.factor, base.offset):
        return ""
    sign = "-" if unit.offset < 0 else "+"
    offset = f" {sign} {_number(abs(unit.offset))}" if unit.offset else ""
    return f"= {_number(unit.factor / base.factor)} {base.name}{offset};"


def _declared(one: ListedUnit) -> str:
    if one.replaces:
        return "(declared by the corpus, instead of the built-in one)"
    return "(declared by the corpus)" if one.declared else ""


def _number(value: Fraction) -> str:
    """A factor in decimals where it has any, otherwise as the fraction it is."""
    text = number(value, scale=False)
    return str(value) if text.startswith("≈") else text
