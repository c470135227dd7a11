"""In how many groups two sources meet: the sources with most meetings, and each two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model import MOST_SOURCES, Meetings
from gzcheck.tables.engines import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir


def meetings_of(engine: Engine, encounters: ir.Table, one_in: int) -> Meetings:
    """The meetings among encounters, which are those of the groups of one entity in so many."""
    import ibis

    by_source = engine.keep(encounters.group_by("source").agg(groups=encounters.count()))
    order = [ibis.desc("groups"), ibis.asc("source")]
    sizes = {row["source"]: row["groups"] for row in engine.rows(by_source.order_by(order).limit(MOST_SOURCES))}
    [found] = engine.rows(by_source.agg(sources=by_source.count()))
    names = list(sizes)
    among = encounters.filter(encounters.source.isin(names) & encounters.other.isin(names))
    once = among.filter(among.source < among.other)
    pairs = engine.rows(once.group_by("source", "other").agg(groups=once.count()).order_by("source", "other"))
    return Meetings(
        sizes=sizes,
        pairs={(row["source"], row["other"]): row["groups"] for row in pairs},
        sources=found["sources"],
        one_in=one_in,
    )
