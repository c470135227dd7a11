"""The advised reading of every group of tables: one that a source prints, never a mean.

Beside it stand the plain vote, who supports the reading, how far its sources can be relied on as counts, and whether
vote and advice differ. Ties go to the most printed reading, then to the finest, then to the smallest number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gzcheck.model import ONE_SIDED, dataclass
from gzcheck.tables.engines import Engine
from gzcheck.tables.figures import GROUP
from gzcheck.tables.readings import Readings, plain_winners, readings_of
from gzcheck.tables.reliability import Weighed, best_of, weigh

if TYPE_CHECKING:
    import ibis.expr.types as ir

COLUMNS = (
    *GROUP, "text", "unit", "number", "sources", "readings", "support", "independent", "right", "judged", "vote",
    "vote_number", "vote_support", "differs",
)  # fmt: skip
"""The columns of a consensus: the group; the advised reading as printed, with its unit, and in base units; how many
sources and readings the group has; how many sources print the advised one, and how many of them are independent; of the
figures of these sources that others can judge (`judged`), how many are likely `right`; the plain vote likewise, and
whether the two differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The advised readings, as a relation in the engine, ordered by group."""

    rows: ir.Table
    """With the columns of `COLUMNS`."""
    families: Mapping[str, str]
    """From each source that copies or is copied to the one that stands for its family."""


def consensus_of(engine: Engine, cells: ir.Table, declared: Mapping[str, str] | None = None) -> Consensus:
    """The advised reading of every group of cells that are read. `declared`: families of copies that are known.

    Who prints only that a figure is over or under a number has no vote for that number where others print a figure.
    """
    kept = engine.keep(cells.select(*GROUP, "source", "text", "unit", "hedge", "place", "number", "lower", "upper"))
    [found] = engine.rows(kept.agg(units=kept.unit.nunique(), bounds=kept.count(where=_is_bound(kept))))
    cells = _without_bounds(engine, kept) if found["bounds"] else kept
    cells = _without_noise(engine, cells) if found["units"] > 1 else cells
    readings = readings_of(engine, cells)
    weighed = weigh(engine, readings, declared or {})
    return Consensus(
        rows=engine.keep(_rows(engine, cells, readings, weighed)).order_by(*GROUP), families=weighed.families
    )


def _is_bound(cells: ir.Table) -> ir.BooleanValue:
    return cells.hedge.isin([one.value for one in ONE_SIDED])


def _without_bounds(engine: Engine, cells: ir.Table) -> ir.Table:
    """The cells that are no bounds, and those of groups that have nothing else."""
    figures = cells.filter(~_is_bound(cells))
    return engine.keep(figures.union(cells.filter(_is_bound(cells)).anti_join(figures, list(GROUP))))


def _without_noise(engine: Engine, cells: ir.Table) -> ir.Table:
    """Cells in which numbers of one group that differ by no more than what changing their unit leaves are the same."""
    import ibis

    numbers = cells.select(*GROUP, "number").distinct()
    before = numbers.number.lag().over(group_by=list(GROUP), order_by="number")
    numbers = numbers.mutate(starts=(numbers.number - before > NOISE * numbers.number.abs()).fill_null(True))
    places = ibis.cumulative_window(group_by=list(GROUP), order_by="number")
    numbers = numbers.mutate(cluster=numbers.starts.cast("int64").sum().over(places))
    numbers = engine.keep(numbers.mutate(same=numbers.number.min().over(group_by=[*GROUP, "cluster"])))
    joined = cells.join(numbers.drop("starts", "cluster"), [*GROUP, "number"])
    return engine.keep(joined.mutate(number=joined.same).drop("same"))


NOISE = 1e-12
"""What changing the unit of a double may leave, as a share."""


def _rows(engine: Engine, cells: ir.Table, readings: Readings, weighed: Weighed) -> ir.Table:
    best = engine.keep(best_of(weighed.supports, readings).select("group", "number"))
    votes = plain_winners(readings.readings)
    joined = readings.groups.join(best, "group").join(votes, "group").join(_backers(readings, weighed, best), "group")
    printed = engine.keep(_printed(cells, readings))
    joined = joined.join(printed, ["group", "number"])
    voted = printed.select("group", vote_number="number", vote="text")
    joined = joined.rename(vote_number="vote", vote_support="voted").join(voted, ["group", "vote_number"])
    joined = joined.mutate(differs=joined.number != joined.vote_number)
    return joined.select(*COLUMNS)


def _backers(readings: Readings, weighed: Weighed, best: ir.Table) -> ir.Table:
    """By group how many sources print the advised reading, and what is known of them."""
    votes = readings.votes.join(best, ["group", "number"]).join(weighed.weights, ["source", "indicator"])
    return votes.group_by("group").agg(
        support=votes.source.nunique(),
        independent=votes.family.nunique(),
        right=votes.right.sum().cast("float64").round(1),
        judged=votes.judged.sum().cast("float64").round(1),
    )


def _printed(cells: ir.Table, readings: Readings) -> ir.Table:
    """By reading the text that is printed, of those to the finest place the first in the order of letters."""
    import ibis

    numbered = cells.join(readings.groups.select("group", *GROUP), list(GROUP))
    order = [ibis.asc("place"), ibis.asc("text"), ibis.asc("unit")]
    ranked = numbered.mutate(rank=ibis.row_number().over(group_by=["group", "number"], order_by=order))
    return ranked.filter(ranked["rank"] == 0).select("group", "number", "text", "unit")


def totals_of(engine: Engine, consensus: Consensus) -> tuple[int, int]:
    """How many groups there are, and in how many advice and plain vote differ."""
    rows = consensus.rows
    [found] = engine.rows(rows.agg(groups=rows.count(), differing=rows.count(where=rows.differs)))
    return found["groups"], found["differing"]
