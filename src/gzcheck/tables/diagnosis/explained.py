"""Which figures a diagnosis explains: among those that were looked at, for its examples, and among all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from gzcheck.model import Cause, Diagnosis
from gzcheck.tables.diagnosis import displaced, values
from gzcheck.tables.diagnosis.encounters import encounters_of, sole_figures, with_halves
from gzcheck.tables.engines import CELL, Engine
from gzcheck.tables.figures import GROUP, Figures, keys_of

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Looked(NamedTuple):
    """What was looked at to find out what is wrong with sources."""

    cells: Figures
    """All cells."""
    figures: ir.Table
    """The figures of all entities, or of some that stand for all."""
    crowded: ir.Table
    """The figures of the entities that were looked at by themselves."""
    is_all: bool
    """Whether the figures are those of all entities."""
    found: Sequence[Diagnosis]
    """What is wrong with them."""

    def explained_by(self, one: Diagnosis) -> ir.Table:
        """The encounters that it explains, of those looked at."""
        return self._explained(one, self.crowded if one.cause is Cause.BREAK else self.figures)

    def everywhere(self, engine: Engine, one: Diagnosis) -> ir.Table:
        """The encounters that it explains, of all.

        For what is explained by its number alone figures need not be numbered, and all that a source prints on one
        thing are asked, not the first one alone.
        """
        if one.cause is Cause.BREAK or (self.is_all and one.cause in _MOVED):
            return self.explained_by(one)
        cells = self.cells.every
        if one.cause in _MOVED:
            some = cells.filter(cells.indicator.isin([one.indicator, one.detail]))
            return self._explained(one, sole_figures(engine, some, self.cells.same))
        return self._explained(one, engine.named(with_halves(cells)), keys_of(GROUP, self.cells.same) or GROUP)

    def _explained(self, one: Diagnosis, figures: ir.Table, by: Sequence[str] = ("group",)) -> ir.Table:
        """The encounters that it explains, of figures whose group is known `by` these columns."""
        own = figures.filter((figures.source == one.source) & (figures.indicator == one.indicator))
        return _explained(one, encounters_of(own, figures, by), figures, self.found)


_MOVED = (Cause.PERIOD, Cause.INDICATOR)
"""Causes that ask where figures stand."""


def _explained(one: Diagnosis, own: ir.Table, figures: ir.Table, found: Sequence[Diagnosis]) -> ir.Table:
    """The encounters that a diagnosis, one of those `found`, explains, of those of its source and indicator."""
    import ibis

    match one.cause:
        case Cause.FACTOR:
            factor = ibis.literal(one.factor)
            return own.filter(values.fits_factor(own, factor, values.near(factor)))
        case Cause.OFFSET if one.detail:
            return own.filter(values.fits_zero(own, values.slip_called(one.detail)))
        case Cause.OFFSET:
            return own.filter(values.fits_offset(own, ibis.literal(one.offset)))
        case Cause.SIGN if one.detail:
            return own.filter(values.fits_turned(own))
        case Cause.SIGN:
            return own.filter(values.fits_sign(own))
        case Cause.MISSING:
            return _coded(one, own, found)
        case Cause.PERIOD:
            moved = displaced.beside_period(own, figures, one.detail)
            return moved.filter(moved.fits)
        case Cause.INDICATOR:
            moved = displaced.beside_indicator(own, figures)
            return moved.filter(moved.fits & (moved.detail == one.detail))
        case _:
            inside = displaced.in_breaks(own.filter(own.about == one.about))
            return inside.filter(inside.fits)


def _coded(one: Diagnosis, own: ir.Table, found: Sequence[Diagnosis]) -> ir.Table:
    """The encounters of a code, without figures that another source prints too and does not print as a code."""
    alike = {other.source for other in found if one.is_same_code(other)}
    coded = own.filter((own.number == one.offset) & own.text.isin(values.spellings()))
    agreeing = coded.filter(coded.agrees & coded.other.notin(sorted(alike))).select(*CELL).distinct()
    return coded.filter(values.fits_code(coded)).anti_join(agreeing, list(CELL))
