"""Entries of `corpus.yaml` and `indicators.yaml` -> entities and indicators."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from gzcheck.model import (
    Duration,
    Entity,
    Fault,
    Indicator,
    Kind,
    Numeral,
    NumeralError,
    Period,
    PeriodError,
    Plausible,
    Tolerance,
    Unit,
    did_you_mean,
    hint_for,
    nearest,
    replacement,
    units,
)
from gzcheck.reading import INVALID_VALUE, UNKNOWN_REFERENCE, Document, Pointer
from gzcheck.reading.wrong import Wrong, attempt


def read_entity(document: Document, index: int, entry: dict[str, Any]) -> Entity:
    """The entity at `index`; the entry conforms to the schema."""
    return Entity(
        id=entry["id"],
        label=entry["label"],
        label_zh=entry.get("label_zh", ""),
        part_of=entry.get("part_of", ""),
        parts_complete=entry.get("parts_complete", False),
        location=document.at(("entities", index)),
    )


def read_same_time(document: Document) -> Duration | Fault | None:
    """The corpus's own tolerance, if it has one."""
    text = document.data.get("defaults", {}).get("same_time")
    way = ("defaults", "same_time")
    return None if text is None else attempt(lambda: _duration(document, way, text), lambda: document.at(way))


def read_indicator(
    document: Document,
    index: int,
    entry: dict[str, Any],
    same_time: Duration,
    known: Mapping[str, Unit] | None = None,
) -> Indicator | Fault:
    """The indicator at `index`; `same_time` is the corpus's own tolerance, used where the entry names none.

    `known` are the units of the corpus, if it declares any of its own.
    """
    way = ("indicators", index)
    return attempt(lambda: _indicator(document, way, entry, same_time, known), lambda: document.at(way))


def _indicator(
    document: Document, way: Pointer, entry: dict[str, Any], same_time: Duration, known: Mapping[str, Unit] | None
) -> Indicator:
    known_unit(document, (*way, "unit"), entry["unit"], known)
    if "same_time" in entry:
        same_time = _duration(document, (*way, "same_time"), entry["same_time"])
    return Indicator(
        id=entry["id"],
        label=entry["label"],
        label_zh=entry.get("label_zh", ""),
        definition=entry["definition"],
        kind=Kind(entry["kind"]),
        unit=entry["unit"],
        location=document.at(way),
        cumulative=entry.get("cumulative", False),
        lower_is_better=entry.get("lower_is_better", False),
        tolerance=_tolerance(document, (*way, "tolerance"), entry["tolerance"]) if "tolerance" in entry else None,
        counts_decline=entry.get("counts_decline", False),
        can_be_negative=entry.get("can_be_negative", False),
        same_time=same_time,
        plausible=_plausibles(document, (*way, "plausible"), entry.get("plausible", [])),
        part_of=entry.get("part_of", ""),
        aliases=tuple(entry.get("aliases", ())),
        growth_of=entry.get("growth_of", ""),
        parts_complete=entry.get("parts_complete", False),
    )


def known_unit(document: Document, pointer: Pointer, name: str, known: Mapping[str, Unit] | None = None) -> Unit:
    """The unit of this name; raises `Wrong` when there is none among the units of the corpus, or the built-in ones."""
    registry = units() if known is None else known
    if name in registry:
        return registry[name]
    meant = replacement(hint_for(name, registry) or nearest(name, registry))
    raise Wrong(UNKNOWN_REFERENCE, document.at(pointer), f"unknown unit {name!r}", unit_hint(name, registry), meant)


def unit_hint(unit: str, known: Mapping[str, Unit]) -> str:
    """What to write for a unit that there is not: looked up (RMB is CNY), else the nearest spelling, else a list."""
    if meant := hint_for(unit, known):
        return f"write 'unit: {meant}'"
    everyday = (
        "use count for things, an ISO 4217 code for money, percent, m2, year, rank ...; 'gzcheck units' lists all"
    )
    return did_you_mean(unit, known) or everyday


def _duration(document: Document, pointer: Pointer, text: str) -> Duration:
    try:
        return Duration.parse(text)
    except PeriodError as error:
        raise Wrong(INVALID_VALUE, document.at(pointer), str(error), "correct it") from None


def _plausibles(
    document: Document, pointer: Pointer, limits: dict[str, Any] | list[dict[str, Any]]
) -> tuple[Plausible, ...]:
    """One range for all times, or one for each of several periods."""
    if isinstance(limits, dict):
        return (_plausible(document, pointer, limits),)
    return tuple(_plausible(document, (*pointer, index), one) for index, one in enumerate(limits))


def _plausible(document: Document, pointer: Pointer, limits: dict[str, Any]) -> Plausible:
    ends = {key: number for key in ("min", "max") if (number := _number(document, pointer, limits, key)) is not None}
    if len(ends) > 1 and ends["min"] > ends["max"]:
        message = f"no figure lies between {limits['min']} and {limits['max']}"
        raise Wrong(INVALID_VALUE, document.at((*pointer, "min")), message, "correct the limits")
    period = None
    if "period" in limits:
        try:
            period = Period.parse(str(limits["period"]))
        except PeriodError as error:
            raise Wrong(INVALID_VALUE, document.at((*pointer, "period")), str(error), "correct the date") from None
    return Plausible(minimum=ends.get("min"), maximum=ends.get("max"), why=limits["why"], period=period)


def _tolerance(document: Document, pointer: Pointer, entry: dict[str, Any]) -> Tolerance:
    relative, absolute = (_number(document, pointer, entry, key) for key in ("relative", "absolute"))
    return Tolerance(relative=relative, absolute=absolute)


def _number(document: Document, pointer: Pointer, entry: dict[str, Any], key: str) -> Fraction | None:
    """The number behind a key; `Wrong` for one that the schema accepts and nobody can count with (1/0)."""
    if key not in entry:
        return None
    try:
        return Numeral.read(entry[key]).value
    except NumeralError as error:
        raise Wrong(INVALID_VALUE, document.at((*pointer, key)), str(error), "correct the number") from None
