"""The cells that are looked at one by one, fetched together, since each going through a table takes about as long.

These are the groups that may be in conflict, the entities whose figures stand for all where sources are looked at as
wholes, and those in which so much is in conflict that a series of theirs may break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gzcheck.comparing.wholes import LEAST_DISTINCT
from gzcheck.tables.engines import Engine
from gzcheck.tables.figures import Figures, Grouped

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST = 1_000_000
"""Encounters that are looked at, about: beyond, a part of the entities stands for all of them."""
ENOUGH = 20_000
"""Encounters of two sources on one indicator that tell what the one is off by, if it is: no more are looked at where
these are of `LEAST_ENTITIES` entities or more, since some source may say nothing of a few."""
LEAST_ENTITIES = 50


class Close(NamedTuple):
    """Cells at hand."""

    cells: ir.Table
    """All that are looked at one by one, kept."""
    one_in: int = 1
    """Of how many entities one stands for all."""
    chosen: ir.Table | None = None
    """These entities (`about`); None where it is all of them."""
    crowded: ir.Table | None = None
    """The entities in which much is in conflict: what is wrong with one series shows in no other one.

    None where all entities are looked at."""

    @property
    def sample(self) -> ir.Table:
        """The cells that stand for all."""
        return self._of(self.chosen)

    @property
    def in_crowded(self) -> ir.Table:
        """The cells of the entities in which much is in conflict."""
        return self._of(self.crowded)

    def _of(self, entities: ir.Table | None) -> ir.Table:
        return self.cells if entities is None else self.cells.semi_join(entities, "about")


def close_cells(engine: Engine, figures: Figures, grouped: Grouped) -> Close:
    """The cells of some figures that are looked at."""
    import ibis

    counts = grouped.counts
    one_in = _one_in(engine, counts, figures.sources)
    if one_in == 1:
        return Close(engine.keep(figures.every))
    entities = counts.select("about").distinct().mutate(entity=ibis.row_number().over(order_by="about"))
    chosen = engine.keep(entities.filter(entities.entity % one_in == 0).select("about"))
    crowded = engine.keep(_crowded(counts))
    return Close(engine.keep(figures.within(grouped.candidates, chosen, crowded)), one_in, chosen, crowded)


def _one_in(engine: Engine, counts: ir.Table, sources: int | None) -> int:
    """Of how many entities one is looked at."""
    names = {"entities": counts.about.nunique(), "indicators": counts.indicator.nunique()}
    [found] = engine.rows(counts.agg(pairs=counts.pairs.sum(), **names))
    pairs, entities = int(found["pairs"] or 0), int(found["entities"])
    one_in = pairs // MOST + 1
    if not sources or not pairs:
        return one_in
    enough = pairs // (ENOUGH * int(found["indicators"]) * sources**2) + 1
    return max(one_in, min(enough, entities // LEAST_ENTITIES))


def _crowded(counts: ir.Table) -> ir.Table:
    """The entities with enough groups that may be in conflict for a break; those with the largest share of such groups,
    as long as figures do not meet too often."""
    import ibis

    by_entity = counts.group_by("about").agg(
        disputed=counts.period.count(), groups=counts.groups.sum(), pairs=counts.pairs.sum()
    )
    enough = by_entity.filter(by_entity.disputed >= LEAST_DISTINCT)
    order = [ibis.desc(enough.disputed / enough.groups), enough.about]
    ranked = enough.mutate(upto=enough.pairs.sum().over(ibis.cumulative_window(order_by=order)))
    return ranked.filter(ranked.upto <= MOST).select("about")
