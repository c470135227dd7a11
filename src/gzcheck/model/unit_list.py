"""What `gzcheck units` has to say: units, each with what it is converted to and printed as."""

from __future__ import annotations

from dataclasses import dataclass

from gzcheck.model.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnit:
    """One unit of the list."""

    unit: Unit
    base: Unit
    """The unit that its dimension is counted in, or the first of the dimension; itself where it is that."""
    declared: bool
    """Whether the corpus declares it."""
    replaces: bool
    """Whether it takes the place of a built-in unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitList:
    """The units that pass all filters, measures by dimension first, then currencies."""

    units: tuple[ListedUnit, ...]
