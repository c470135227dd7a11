"""Files of `tables/` -> tables: a source and how its data file is read; the data themselves are not looked at here."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from gzcheck.model import (
    MISSING,
    Fault,
    Hedge,
    Indicator,
    Role,
    Source,
    Status,
    Table,
    Unit,
    ValueColumn,
    dataclass,
    did_you_mean,
)
from gzcheck.reading import INVALID_VALUE, UNKNOWN_REFERENCE, Document, Pointer
from gzcheck.reading.registry import known_unit
from gzcheck.reading.wrong import Wrong, attempt

_WAY = ("table",)


@dataclass(frozen=True, slots=True)
class Register:
    """What a declaration may refer to."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]


def read_table(document: Document, source: Source, register: Register) -> Table | Fault:
    """The table of a file; its data conforms to the schema."""
    return attempt(lambda: _table(document, source, register), lambda: document.at(_WAY))


def _table(document: Document, source: Source, register: Register) -> Table:
    data = document.data["table"]
    columns = {Role(key): name for key, name in data.get("columns", {}).items()}
    values = _values(document, data, columns, register)
    _check_roles(document, data, columns)
    files, entities = data["file"], data.get("entities")
    _check_indicators(document, data.get("indicators", {}), register)
    for name, unit in data.get("units", {}).items():
        known_unit(document, (*_WAY, "units", name), unit, register.units)
    return Table(
        source=source,
        files=(files,) if isinstance(files, str) else tuple(files),
        columns={role: name for role, name in columns.items() if role is not Role.VALUE},
        values=values,
        about=data.get("constants", {}).get("about", ""),
        entities=entities if isinstance(entities, dict) else None,
        is_open=entities == "open",
        indicators=data.get("indicators", {}),
        units=data.get("units", {}),
        missing=tuple(data.get("missing", MISSING)),
        delimiter=data.get("delimiter", ""),
        sha256=data.get("sha256", "").lower(),
        location=document.at(_WAY),
        marks=document.positions[id(data)],
    )


def _values(
    document: Document, data: dict[str, Any], columns: Mapping[Role, str], register: Register
) -> tuple[ValueColumn, ...]:
    """The columns of figures; raises `Wrong` where there is none, or both forms of a table are mixed."""
    wide, name = data.get("wide", {}), columns.get(Role.VALUE)
    if bool(wide) == (name is not None):
        message = "a table has either a column 'value' or a list 'wide' of columns"
        raise Wrong(INVALID_VALUE, document.at(_WAY), message, "write 'columns: {value: ...}', or 'wide: {...}'")
    constants = data.get("constants", {})
    if name is not None:
        own = {key: data[key] for key in ("scale", "precision") if key in data}
        return (_value(document, _WAY, name, constants | own, register),)
    return tuple(
        _value(document, (*_WAY, "wide", key), key, constants | entry, register) for key, entry in wide.items()
    )


def _value(document: Document, way: Pointer, name: str, said: dict[str, Any], register: Register) -> ValueColumn:
    """A column of figures with what is said of all of them."""
    unit, precision = said.get("unit", ""), said.get("precision")
    if unit:
        known_unit(document, (*way, "unit"), unit, register.units)
    if "indicator" in said:
        _check_indicators(document, {name: said["indicator"]}, register)
    return ValueColumn(
        name=name,
        indicator=said.get("indicator", ""),
        unit=unit,
        scale=_power(document, way, said.get("scale", 1)),
        precision="exact" if precision == "exact" else None if precision is None else Fraction(precision),
        period=str(said.get("period", "")),
        status=Status(said.get("status", "actual")),
        hedge=Hedge(said.get("hedge", "bare")),
    )


def _power(document: Document, way: Pointer, scale: Any) -> int:
    """The power of ten that a scale is; raises `Wrong` for any other number."""
    factor = Fraction(scale)
    for power in range(-30, 31):
        if factor == Fraction(10) ** power:
            return power
    raise Wrong(
        INVALID_VALUE,
        document.at((*way, "scale")),
        f"a scale of {scale} is no power of ten",
        "write 1e3, 1e6, 1e8 ...; for anything else declare a unit",
    )


def _check_roles(document: Document, data: dict[str, Any], columns: Mapping[Role, str]) -> None:
    """Raise `Wrong` where nothing says what the figures are about, or what they measure."""
    constants, wide = data.get("constants", {}), data.get("wide")
    for role in (Role.ABOUT, Role.INDICATOR):
        if role not in columns and role.value not in constants and not (role is Role.INDICATOR and wide):
            message = f"nothing says the {role.value} of the figures"
            hint = (
                f"name the column under 'columns: {{{role.value}: ...}}', or write 'constants: {{{role.value}: ...}}'"
            )
            raise Wrong(INVALID_VALUE, document.at(_WAY), message, hint)
        if role in columns and role.value in constants:
            message = f"both a column and a constant say the {role.value} of the figures"
            raise Wrong(INVALID_VALUE, document.at((*_WAY, "constants", role.value)), message, "keep one of them")


def _check_indicators(document: Document, names: Mapping[str, str], register: Register) -> None:
    for name in names.values():
        if name not in register.indicators:
            hint = did_you_mean(name, register.indicators) or "register it in indicators.yaml"
            raise Wrong(UNKNOWN_REFERENCE, document.at(_WAY), f"unknown indicator {name!r}", hint)
