"""`gzcheck units`: which units there are, how they are converted, and what they are printed as."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import chain

from gzcheck.model import ListedUnit, Stop, Unit, UnitList, did_you_mean, hint_for, units
from gzcheck.reading import CORPUS
from gzcheck.reading.declared_units import units_in
from gzcheck.settings import Settings


def run(settings: Settings, name: str | None = None, *, dimension: str | None = None) -> UnitList:
    """The units of the corpus, or the built-in ones where there is none; see `listed` for the filters."""
    if not os.path.isfile(settings.corpus / CORPUS):
        return listed(units(), name, dimension=dimension)
    known, faults = units_in(settings.corpus)
    found = listed(known, name, dimension=dimension)
    return UnitList(units=found.units, remarks=tuple(f"{fault.location}: {fault.message}" for fault in faults))


def listed(registry: Mapping[str, Unit], name: str | None = None, *, dimension: str | None = None) -> UnitList:
    """The units of one dimension, or the one that somebody calls `name`: an id, or anything it is printed as ("RMB").

    Raises `Stop` for a filter that names nothing.
    """
    if dimension is not None:
        _check_dimension(dimension, registry)
    wanted = None if name is None else _meant(name, registry)
    bases = _bases(registry)
    chosen = [unit for unit in registry.values() if _passes(unit, wanted, dimension)]
    return UnitList(units=tuple(_listed(unit, bases) for unit in chosen))


def _passes(unit: Unit, name: str | None, dimension: str | None) -> bool:
    return name in (None, unit.name) and dimension in (None, *_dimensions(unit))


def _listed(unit: Unit, bases: Mapping[str, Unit]) -> ListedUnit:
    built_in = units().get(unit.name)
    return ListedUnit(
        unit=unit,
        base=bases[unit.dimension],
        declared=built_in is not unit,
        replaces=built_in is not None and built_in is not unit,
    )


def _dimensions(unit: Unit) -> tuple[str, str]:
    """The dimension of a unit, and what somebody may call it: "currency" for "currency:CNY"."""
    return unit.dimension, unit.dimension.partition(":")[0]


def _bases(registry: Mapping[str, Unit]) -> dict[str, Unit]:
    """The base unit of every dimension, or the first unit of a dimension whose base unit has no name."""
    found: dict[str, Unit] = {}
    for unit in sorted(registry.values(), key=lambda unit: unit.factor != 1 or unit.offset != 0):
        found.setdefault(unit.dimension, unit)
    return found


def _check_dimension(dimension: str, registry: Mapping[str, Unit]) -> None:
    known = set(chain.from_iterable(map(_dimensions, registry.values())))
    if dimension not in known:
        plain = sorted(name for name in known if ":" not in name)
        raise Stop(f"unknown dimension {dimension!r}; {did_you_mean(dimension, known) or ', '.join(plain)}")


def _meant(name: str, registry: Mapping[str, Unit]) -> str:
    if name in registry:
        return name
    if meant := hint_for(name, registry):
        return meant
    hint = did_you_mean(name, registry) or "'gzcheck units' lists all"
    raise Stop(f"no unit is called {name!r}; {hint}")
