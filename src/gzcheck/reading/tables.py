"""Files of `tables/` -> tables: a source and how its data file is read; the data themselves are not looked at here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gzcheck.model import (
    MAX_EXPONENT,
    MISSING,
    Entity,
    Fault,
    Hedge,
    Indicator,
    Period,
    PeriodError,
    PeriodPart,
    Role,
    Source,
    Status,
    Table,
    Unit,
    ValueColumn,
    dataclass,
    did_you_mean,
    exponent_of,
)
from gzcheck.reading import INVALID_VALUE, UNKNOWN_REFERENCE, Document, Pointer
from gzcheck.reading.registry import known_unit
from gzcheck.reading.wrong import Wrong, attempt

_WAY = ("table",)


@dataclass(frozen=True, slots=True)
class Register:
    """What a declaration may refer to."""

    entities: Mapping[str, Entity]
    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]


def read_table(document: Document, source: Source, register: Register) -> Table | Fault:
    """The table of a file; its data conforms to the schema."""
    return attempt(lambda: _table(document, source, register), lambda: document.at(_WAY))


def _table(document: Document, source: Source, register: Register) -> Table:
    data = document.data["table"]
    parts = _parts(document, data.get("columns", {}).get("period"))
    columns = _columns(data, parts)
    values = _values(document, data, columns, register)
    _check_roles(document, data, columns, register)
    _check_entities(document, data, register)
    files, entities = data["file"], data.get("entities")
    _check_indicators(document, data.get("indicators", {}), register)
    for name, unit in data.get("units", {}).items():
        known_unit(document, (*_WAY, "units", name), unit, register.units)
    return Table(
        source=source,
        files=(files,) if isinstance(files, str) else tuple(files),
        columns={role: name for role, name in columns.items() if role is not Role.VALUE},
        parts=parts,
        values=values,
        about=data.get("constants", {}).get("about", ""),
        entities=entities if isinstance(entities, dict) else None,
        is_open=entities == "open",
        indicators=data.get("indicators", {}),
        units=data.get("units", {}),
        scales={text: _power(document, (*_WAY, "scales", text), one) for text, one in data.get("scales", {}).items()},
        missing=tuple(data.get("missing", MISSING)),
        only={name: _texts(one) for name, one in data.get("only", {}).items()},
        delimiter=data.get("delimiter", ""),
        skip=data.get("skip", 0),
        sha256=data.get("sha256", "").lower(),
        location=document.at(_WAY),
        marks=document.positions[id(data)],
    )


def _columns(data: dict[str, Any], parts: Mapping[PeriodPart, str]) -> dict[Role, str]:
    """Which column says what; of several that say one thing together (`parts`) the first."""
    columns = {Role(key): name for key, name in data.get("columns", {}).items()}
    return columns | ({Role.PERIOD: next(iter(parts.values()))} if parts else {})


def _parts(document: Document, said: Any) -> dict[PeriodPart, str]:
    """The columns that say a period together; none where one does. Raises `Wrong` for parts that make no period."""
    if not isinstance(said, dict):
        return {}
    parts = {part: said[part.value] for part in PeriodPart if part.value in said}
    if frozenset(parts) not in _PERIODS:
        message = f"{' and '.join(parts)} {'make' if len(parts) > 1 else 'alone makes'} no period"
        hint = (
            "name a year with its quarter, or month (and day, and hour or time), or a date with an hour or time; "
            "one column that says it all is written 'period: NAME'"
        )
        raise Wrong(INVALID_VALUE, document.at((*_WAY, "columns", "period")), message, hint)
    return parts


_DAY = frozenset({PeriodPart.YEAR, PeriodPart.MONTH, PeriodPart.DAY})
_PERIODS = {
    frozenset({PeriodPart.YEAR, PeriodPart.QUARTER}),
    frozenset({PeriodPart.YEAR, PeriodPart.MONTH}),
    _DAY,
    *({day | {PeriodPart.HOUR} for day in (_DAY, frozenset({PeriodPart.DATE}))}),
    *({day | {PeriodPart.TIME} for day in (_DAY, frozenset({PeriodPart.DATE}))}),
}
"""What makes a period together."""


def _texts(said: Any) -> tuple[str, ...]:
    """What a column has in the rows that are read: one text or several, without white space at their ends."""
    return tuple(str(one).strip() for one in (said if isinstance(said, list) else [said]))


def _values(
    document: Document, data: dict[str, Any], columns: Mapping[Role, str], register: Register
) -> tuple[ValueColumn, ...]:
    """The columns of figures; raises `Wrong` where there is none, or both forms of a table are mixed."""
    wide, name = data.get("wide", {}), columns.get(Role.VALUE)
    if bool(wide) == (name is not None):
        message = "a table has either a column 'value' or a list 'wide' of columns"
        raise Wrong(INVALID_VALUE, document.at(_WAY), message, "write 'columns: {value: ...}', or 'wide: {...}'")
    every = data.get("constants", {}) | {key: data[key] for key in ("scale", "precision") if key in data}
    if name is not None:
        return (_value(document, _WAY, name, every, register),)
    return tuple(_value(document, (*_WAY, "wide", key), key, every | entry, register) for key, entry in wide.items())


def _value(document: Document, way: Pointer, name: str, said: dict[str, Any], register: Register) -> ValueColumn:
    """A column of figures with what is said of all of them."""
    unit, precision = said.get("unit", ""), said.get("precision")
    if unit:
        known_unit(document, (*way, "unit"), unit, register.units)
    if "indicator" in said:
        _check_indicators(document, {name: said["indicator"]}, register)
        _check_measured(document, way, register.indicators[said["indicator"]], unit, register)
    return ValueColumn(
        name=name,
        indicator=said.get("indicator", ""),
        unit=unit,
        scale=_power(document, (*way, "scale"), said.get("scale", 1)),
        precision="exact" if precision == "exact" else None if precision is None else Fraction(precision),
        period=_period(document, way, said.get("period", "")),
        part=next(((part, said[part.value]) for part in _HELD if part.value in said), None),
        status=Status(said.get("status", "actual")),
        hedge=Hedge(said.get("hedge", "bare")),
    )


_HELD = (PeriodPart.QUARTER, PeriodPart.MONTH)
"""What a column of figures may hold of a year."""


def _check_measured(document: Document, way: Pointer, indicator: Indicator, unit: str, register: Register) -> None:
    """Raise `Wrong` where an indicator is not measured in the unit that is said of its figures."""
    if not unit or indicator.unit not in register.units or register.units[unit].fits(register.units[indicator.unit]):
        return
    message = f"{indicator.id} is measured in {indicator.unit}, which {unit} is no unit for"
    raise Wrong(INVALID_VALUE, document.at(way), message, "correct the unit, or the indicator")


def _period(document: Document, way: Pointer, said: Any) -> str:
    """When figures hold; empty where that is not said. Raises `Wrong` for what is no period."""
    text = str(said).removesuffix(".0")
    try:
        return Period.parse(text).text if text else ""
    except PeriodError as error:
        raise Wrong(INVALID_VALUE, document.at(way), str(error), "correct the period") from None


def _power(document: Document, way: Pointer, scale: Any) -> int:
    """The power of ten that a scale is; raises `Wrong` for any other number."""
    power = exponent_of(Decimal(scale))
    if power is not None and abs(power) <= MAX_EXPONENT:
        return power
    raise Wrong(
        INVALID_VALUE,
        document.at(way),
        f"a scale of {scale} is no power of ten",
        "write 1e3, 1e6, 1e8 ...; for anything else declare a unit",
    )


def _check_roles(document: Document, data: dict[str, Any], columns: Mapping[Role, str], register: Register) -> None:
    """Raise `Wrong` where nothing says what the figures are about, or what they measure, or two things do."""
    own = [name for name, entry in data.get("wide", {}).items() if "indicator" in entry]
    for role in (Role.ABOUT, Role.INDICATOR):
        by = (role in columns, role.value in data.get("constants", {}))
        if all(by):
            raise _said_twice(document, (*_WAY, "constants", role.value), role, "a constant")
        if not any(by):
            _check_named(document, data, role, own if role is Role.INDICATOR else ())
    _check_words(document, data, columns)
    if Role.SCALE in columns:
        _check_scale_column(document, data)
    _check_periods(document, data)
    if Role.INDICATOR in columns:
        _check_indicator_column(document, own, register)


def _check_words(document: Document, data: dict[str, Any], columns: Mapping[Role, str]) -> None:
    """Raise `Wrong` where it is said what the words of a column stand for, and no column is named that has them."""
    for key, role in (("scales", Role.SCALE), ("units", Role.UNIT), ("indicators", Role.INDICATOR)):
        if key in data and role not in columns:
            message = f"'{key}:' says what the words of a column mean, and no column says the {role.value}"
            hint = f"name the column under 'columns: {{{role.value}: ...}}', or leave out '{key}:'"
            raise Wrong(INVALID_VALUE, document.at((*_WAY, key)), message, hint)


def _check_named(document: Document, data: dict[str, Any], role: Role, own: Sequence[str]) -> None:
    """Raise `Wrong` where nothing says the role; the list 'wide' does of some columns, its `own`."""
    left = [name for name in data.get("wide", {}) if name not in own]
    if not own:
        raise _unsaid(document, _WAY, role, "the figures")
    if left:
        raise _unsaid(document, (*_WAY, "wide", left[0]), role, f"column {left[0]!r}")


def _said_twice(document: Document, way: Pointer, role: Role, other: str) -> Wrong:
    """The error where two things say what one has to."""
    message = f"both a column and {other} say the {role.value} of the figures"
    return Wrong(INVALID_VALUE, document.at(way), message, "keep one of them")


def _unsaid(document: Document, way: Pointer, role: Role, what: str) -> Wrong:
    """The error where nothing says what a table has to say."""
    message = f"nothing says the {role.value} of {what}"
    hint = f"name the column under 'columns: {{{role.value}: ...}}', or write 'constants: {{{role.value}: ...}}'"
    more = f", or 'wide: {{...: {{{role.value}: ...}}}}'" if "wide" in way else ""
    return Wrong(INVALID_VALUE, document.at(way), message, hint + more)


def _check_indicator_column(document: Document, own: Sequence[str], register: Register) -> None:
    """Raise `Wrong` where a column of indicators is not the only thing that says them, or none can be meant by it.

    `own`: columns of figures for which the list 'wide' names an indicator.
    """
    role = Role.INDICATOR
    way = (*_WAY, "columns", role.value)
    if own:
        raise _said_twice(document, way, role, "the list 'wide'")
    if not register.indicators:
        message = "a column says the indicator of the figures, and none can be used"
        raise Wrong(UNKNOWN_REFERENCE, document.at(way), message, "register the indicators in indicators.yaml")


def _check_scale_column(document: Document, data: dict[str, Any]) -> None:
    """Raise `Wrong` where a column of scales is not the only thing that says them."""
    wide = ((*_WAY, "wide", name) for name, entry in data.get("wide", {}).items() if "scale" in entry)
    if way := next(iter([_WAY] if "scale" in data else wide), None):
        raise _said_twice(document, (*way, "scale"), Role.SCALE, "'scale:'")


def _check_periods(document: Document, data: dict[str, Any]) -> None:
    """Raise `Wrong` where a column of figures has a period of its own and another column says that of a row too, or
    where it holds a month of a year that no column says."""
    said = data.get("columns", {}).get("period")
    for name, entry in data.get("wide", {}).items():
        if held := [key for key in ("period", *_HELD) if key in entry]:
            _check_held(document, (*_WAY, "wide", name), held, said)


def _check_held(document: Document, way: Pointer, held: Sequence[str], said: object) -> None:
    """The same of one column, which holds a period or a part of one; `said`: which columns say that of a row."""
    first, place = held[0], document.at((*way, held[0]))
    if len(held) > 1:
        message = f"both {' and '.join(held)} say when the figures hold"
        raise Wrong(INVALID_VALUE, place, message, "keep one of them")
    if said is None and first != "period":
        message = f"column {way[-1]!r} holds a {first}, and no column says of which year"
        raise Wrong(INVALID_VALUE, place, message, "name it under 'columns: {period: ...}'")
    if said is not None and (first == "period" or isinstance(said, dict)):
        raise _said_twice(document, (*way, first), Role.PERIOD, "the list 'wide'")


def _check_entities(document: Document, data: dict[str, Any], register: Register) -> None:
    """Raise `Wrong` for an entity that is not registered, where the corpus registers any.

    In a table whose entities are open, the one of its constants may be new, but for what looks like a typing slip.
    """
    entities, about = data.get("entities"), data.get("constants", {}).get("about")
    for name in entities.values() if isinstance(entities, dict) else ():
        _check_entity(document, (*_WAY, "entities"), name, register, may_be_new=False)
    if about:
        _check_entity(document, (*_WAY, "constants", "about"), about, register, may_be_new=entities == "open")


def _check_entity(document: Document, way: Pointer, name: str, register: Register, *, may_be_new: bool) -> None:
    """Raise `Wrong` for an entity that is not registered; one that may be new has to look like none that is."""
    if not register.entities or name in register.entities:
        return
    meant = did_you_mean(name, register.entities)
    if meant or not may_be_new:
        raise Wrong(
            UNKNOWN_REFERENCE, document.at(way), f"unknown entity {name!r}", meant or "register it in corpus.yaml"
        )


def _check_indicators(document: Document, names: Mapping[str, str], register: Register) -> None:
    for name in names.values():
        if name not in register.indicators:
            hint = did_you_mean(name, register.indicators) or "register it in indicators.yaml"
            raise Wrong(UNKNOWN_REFERENCE, document.at(_WAY), f"unknown indicator {name!r}", hint)
