"""The list `units` of `corpus.yaml` -> the units of the corpus: the built-in ones, and those that it declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gzcheck.model import Fault, Measure, Numeral, NumeralError, Unit, units
from gzcheck.reading import CORPUS, DUPLICATE_ID, INVALID_VALUE, REPLACED_UNIT, Disk, Document, Pointer
from gzcheck.reading.intake import Intake


def read_units(document: Document) -> tuple[Mapping[str, Unit], list[Fault]]:
    """All units by name, and what is wrong with or worth knowing of the declarations, which conform to the schema.

    A declaration of a built-in unit replaces it in this corpus, with a note.
    """
    declared: dict[str, Unit] = {}
    faults: list[Fault] = []
    for index, entry in enumerate(document.data.get("units") or ()):
        if entry is None:  # it breaks the schema
            continue
        unit = _unit(document, index, entry)
        if isinstance(unit, Fault):
            faults.append(unit)
            continue
        faults += _noted(document, index, unit, declared)
        declared.setdefault(unit.name, unit)
    return (MappingProxyType({**units(), **declared}) if declared else units()), faults


def _noted(document: Document, index: int, unit: Unit, declared: Mapping[str, Unit]) -> Iterator[Fault]:
    """What there is to say of a unit that can be used: that it stands there already, or is built in."""
    if unit.name in declared:
        place, message = document.at(("units", index, "id")), f"unit {unit.name!r} is declared twice"
        yield Fault(rule=DUPLICATE_ID, location=place, message=message, hint="keep one of the two")
    elif unit.name in units():
        yield _replaced(document, index, units()[unit.name], unit)


def units_in(folder: Path) -> tuple[Mapping[str, Unit], tuple[Fault, ...]]:
    """The units of the corpus in a folder, and what is wrong with its `corpus.yaml`; nothing else of it is read."""
    intake = Intake(Disk(folder))
    sheet = intake.sheet(CORPUS, "corpus")
    known = units()
    if sheet is not None:
        known, faults = read_units(sheet.document)
        intake.record(*faults)
    return known, intake.faults


def _unit(document: Document, index: int, entry: dict[str, Any]) -> Unit | Fault:
    """One declaration; raises nothing: a factor that is no number is a fault."""
    numbers = {}
    for key, default in (("factor", 1), ("offset", 0)):
        place: Pointer = ("units", index, key)
        try:
            numbers[key] = _exactly(entry.get(key, default))
        except NumeralError as error:
            return Fault(
                rule=INVALID_VALUE, location=document.at(place), message=str(error), hint="write 5/9 or 0.3048"
            )
    if numbers["factor"] <= 0:
        message = f"a unit is {entry['factor']} of another, which nothing can be"
        at = document.at(("units", index, "factor"))
        return Fault(rule=INVALID_VALUE, location=at, message=message, hint="write a factor above 0")
    english, chinese = _by_script([str(form).replace("|", "/") for form in entry.get("printed", [entry["id"]])])
    measure = Measure(entry.get("measure", Measure.MEASURED))
    return Unit(
        entry["id"],
        entry["dimension"],
        numbers["factor"],
        measure,
        numbers["offset"],
        "|".join([*english[:1], *english]) or str(entry["id"]),
        "|".join(chinese),
    )


def _by_script(forms: Sequence[str]) -> tuple[list[str], list[str]]:
    """Printed forms in other letters, and those with Chinese characters."""
    chinese = [form for form in forms if any("\u4e00" <= char <= "\u9fff" for char in form)]
    return [form for form in forms if form not in chinese], chinese


def _exactly(value: Any) -> Fraction:
    """A number, or text for a common fraction of any length (`40468564224/10000000`)."""
    if not isinstance(value, str):
        return Numeral.of(value).value
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        raise NumeralError(f"{value!r} is not a number") from None


def _replaced(document: Document, index: int, old: Unit, new: Unit) -> Fault:
    base = old.dimension.removeprefix("currency:")
    same = (old.dimension, old.factor, old.offset) == (new.dimension, new.factor, new.offset)
    change = (
        "with other printed forms" if same else f"as {new.factor} of {new.dimension} instead of {old.factor} of {base}"
    )
    return Fault(
        rule=REPLACED_UNIT,
        location=document.at(("units", index, "id")),
        message=f"unit {new.name!r} is declared anew for this corpus, {change}",
        hint="give it an id of its own, unless that is meant",
    )
