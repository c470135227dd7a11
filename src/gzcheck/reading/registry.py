"""Entries of `corpus.yaml` and `indicators.yaml` -> entities and indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gzcheck.model.claim import Entity, Indicator, Kind, Plausible
from gzcheck.model.finding import Fault
from gzcheck.model.numeral import Numeral
from gzcheck.model.period import Duration
from gzcheck.model.suggest import did_you_mean
from gzcheck.model.units import Unit, hint_for, units
from gzcheck.reading.faults import UNKNOWN_REFERENCE
from gzcheck.reading.yaml import Document, Pointer


def read_entity(document: Document, index: int, entry: dict[str, Any]) -> Entity:
    """The entity at `index`; the entry conforms to the schema."""
    return Entity(
        id=entry["id"],
        label=entry["label"],
        label_zh=entry.get("label_zh", ""),
        part_of=entry.get("part_of", ""),
        location=document.at(("entities", index)),
    )


def read_indicator(document: Document, index: int, entry: dict[str, Any], same_time: Duration) -> Indicator:
    """The indicator at `index`; `same_time` is the corpus's own tolerance, used where the entry names none."""
    limits = entry.get("plausible")
    return Indicator(
        id=entry["id"],
        label=entry["label"],
        label_zh=entry.get("label_zh", ""),
        definition=entry["definition"],
        kind=Kind(entry["kind"]),
        unit=entry["unit"],
        location=document.at(("indicators", index)),
        cumulative=entry.get("cumulative", False),
        lower_is_better=entry.get("lower_is_better", False),
        can_be_negative=entry.get("can_be_negative", False),
        same_time=Duration.parse(entry["same_time"]) if "same_time" in entry else same_time,
        plausible=_plausible(limits) if limits else None,
        part_of=entry.get("part_of", ""),
        aliases=tuple(entry.get("aliases", ())),
        growth_of=entry.get("growth_of", ""),
        parts_complete=entry.get("parts_complete", False),
    )


def unknown_unit(
    document: Document, pointer: Pointer, unit: str, known: Mapping[str, Unit] | None = None
) -> Fault | None:
    """A fault when there is no such unit; `known` are the units of the corpus, if it declares any of its own."""
    registry = units() if known is None else known
    if unit in registry:
        return None
    hint = unit_hint(unit, registry)
    return Fault(rule=UNKNOWN_REFERENCE, location=document.at(pointer), message=f"unknown unit {unit!r}", hint=hint)


def unit_hint(unit: str, known: Mapping[str, Unit]) -> str:
    """What to write for a unit that there is not: looked up (RMB is CNY), else the nearest spelling, else a list."""
    if meant := hint_for(unit, known):
        return f"write 'unit: {meant}'"
    everyday = (
        "use count for things, an ISO 4217 code for money, percent, m2, year, rank ...; 'gzcheck units' lists all"
    )
    return did_you_mean(unit, known) or everyday


def _plausible(limits: dict[str, Any]) -> Plausible:
    low, high = (Numeral.read(limits[key]).value if key in limits else None for key in ("min", "max"))
    return Plausible(minimum=low, maximum=high, why=limits["why"])
