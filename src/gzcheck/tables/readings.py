"""What the sources of each group say: votes for readings, and which readings of a group are near one another.

A *reading* is a number that a source prints for a group. A source that prints several for one group has one vote, which
it divides among them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from gzcheck.model import dataclass
from gzcheck.tables.engines import Engine
from gzcheck.tables.figures import GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_READINGS = 200
"""With more readings in a group than this, none of them counts as near another: all pairs would take too long."""
DIGITS = 9
"""Decimals that sums of votes are rounded to: engines add in any order, and the last bits must not decide."""
MEASURED_FROM = 3
"""Sources that a group needs to say how far apart figures of its indicator usually lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The votes of all groups, kept in the engine."""

    groups: ir.Table
    """`group` (a number from 0), the columns of `GROUP`, `sources`, `readings`."""
    votes: ir.Table
    """One row for each group, source and number: `group`, `indicator`, `source`, `number`, `share` of a vote."""
    readings: ir.Table
    """One row for each group and number: `group`, `indicator`, `number`, `place` (the finest one printed), `lower`,
    `upper` (the narrowest ends), `printed` (votes for it)."""
    near: ir.Table
    """Readings of one group that support one another: `group`, `number`, `other`, `part` (of the other's weight)."""
    deferring: ir.Table
    """Readings that stand for others of the usual fineness, into which they round: `group`, `number`, `proper`."""
    false_values: ir.Table
    """`indicator`, `alternatives`: among how many values two sources that are both wrong choose, so to speak."""


def readings_of(engine: Engine, cells: ir.Table, numbered: ir.Table | None = None) -> Readings:
    """What the cells that are read say, group by group.

    `numbered`: their groups, where these have numbers already, which the cells have too then (`group`).
    """
    if numbered is None:
        numbered = engine.keep(_numbered(cells))
        cells = cells.join(numbered, list(GROUP))
    numbered = numbered.select("group", *GROUP)
    votes = engine.keep(_votes(cells))
    readings = engine.keep(_readings(votes))
    groups = engine.keep(numbered.join(_sizes(readings), "group"))
    disputed = engine.keep(readings.semi_join(_disputed(groups), "group"))
    winners = engine.keep(plain_winners(disputed))
    distance = _usual_distance(disputed, groups, winners)
    pairs = engine.keep(_pairs(disputed, groups, distance, _usual_places(readings)))
    return Readings(
        groups=groups,
        votes=votes.select("group", "indicator", "source", "number", "share"),
        readings=readings,
        near=engine.keep(pairs.filter(pairs.part > 0).select("group", "number", "other", "part")),
        deferring=engine.keep(pairs.filter(pairs.defers).select("group", "number", proper="other")),
        false_values=engine.keep(_false_values(disputed, winners)),
    )


def disputed_of(engine: Engine, readings: Readings) -> Readings:
    """The same of the groups with more than one reading, which are few in most tables."""
    several = engine.keep(_disputed(readings.groups))
    return replace(
        readings,
        votes=engine.keep(readings.votes.semi_join(several, "group")),
        readings=engine.keep(readings.readings.semi_join(several, "group")),
    )


def _disputed(groups: ir.Table) -> ir.Table:
    return groups.filter(groups.readings > 1).select("group")


def plain_winners(readings: ir.Table) -> ir.Table:
    """The reading of each group with most votes; of several the finest, and of these the smallest number."""
    import ibis

    order = [ibis.desc("printed"), ibis.asc("place"), ibis.asc("number")]
    ranked = readings.mutate(rank=ibis.row_number().over(group_by="group", order_by=order))
    return ranked.filter(ranked["rank"] == 0).select("group", vote="number", voted="printed")


def _numbered(cells: ir.Table) -> ir.Table:
    import ibis

    keys = cells.select(*GROUP).distinct()
    return keys.mutate(group=ibis.row_number().over(order_by=list(GROUP)))


def _votes(cells: ir.Table) -> ir.Table:
    """By group, source and number: share, finest place, and the narrowest ends."""
    by_reading = cells.group_by("group", "indicator", "source", "number").agg(
        place=cells.place.min(),
        lower=cells.lower.max(),
        upper=cells.upper.min(),
    )
    of_source = by_reading.group_by(["group", "source"])
    return of_source.mutate(share=(1.0 / by_reading.number.count()).cast("float64"))


def _readings(votes: ir.Table) -> ir.Table:
    return votes.group_by("group", "indicator", "number").agg(
        place=votes.place.min(),
        lower=votes.lower.max(),
        upper=votes.upper.min(),
        printed=votes.share.sum().round(DIGITS),
    )


def _sizes(readings: ir.Table) -> ir.Table:
    """By group how many sources and readings it has. The shares of a source are one vote together."""
    sources = readings.printed.sum().round().cast("int64")
    return readings.group_by("group").agg(sources=sources, readings=readings.count())


def _usual_distance(readings: ir.Table, groups: ir.Table, winners: ir.Table) -> ir.Table:
    """By indicator how far a reading that is not the voted one usually lies from it: in units, and as a share."""
    apart = readings.join(winners, "group").join(groups.select("group", "sources"), "group")
    apart = apart.filter((apart.sources >= MEASURED_FROM) & (apart.number != apart.vote))
    distance = (apart.number - apart.vote).abs()
    return apart.group_by("indicator").agg(
        usual=distance.median(), usual_share=(distance / _larger(apart.number, apart.vote)).median()
    )


def _larger(one: ir.Value, other: ir.Value) -> ir.FloatingValue:
    """The larger of two absolute values; null where both are nothing."""
    import ibis

    numbers = cast("ir.FloatingValue", one), cast("ir.FloatingValue", other)
    return cast("ir.FloatingValue", ibis.greatest(numbers[0].abs(), numbers[1].abs()).nullif(0))


def _usual_places(readings: ir.Table) -> ir.Table:
    """By indicator the place that most votes are printed to, the finest of several."""
    import ibis

    votes = readings.group_by("indicator", "place").agg(votes=readings.printed.sum())
    order = [ibis.desc("votes"), ibis.asc("place")]
    ranked = votes.mutate(rank=ibis.row_number().over(group_by="indicator", order_by=order))
    return ranked.filter(ranked["rank"] == 0).select("indicator", usual_place="place")


def _pairs(readings: ir.Table, groups: ir.Table, usual: ir.Table, usual_places: ir.Table) -> ir.Table:
    """Pairs of readings of a group: which part of the other's weight a number has too, and whether it defers to it.

    Of two that round to one another the one that is as fine as is usual for the indicator is the proper one: the other
    says the same as far as its source can, lends it all its weight, and is not advised itself. Others lend the less the
    further they lie apart, in distances that are usual for the indicator, by units or shares, whichever makes it less.
    """
    import ibis

    few = groups.filter(groups.readings <= MOST_READINGS).select("group")
    ours = readings.semi_join(few, "group").select("group", "indicator", "number", "place", "lower", "upper")
    theirs = ours.drop("indicator").rename(other="number", other_place="place", from_="lower", to="upper")
    pairs = ours.join(theirs, "group").left_join(usual, "indicator").drop("indicator_right")
    pairs = pairs.left_join(usual_places, "indicator")
    pairs = pairs.filter(pairs.number != pairs.other)
    rounds = (pairs.place != pairs.other_place) & (pairs.lower <= pairs.to) & (pairs.from_ <= pairs.upper)
    off, other_off = (pairs.place - pairs.usual_place).abs(), (pairs.other_place - pairs.usual_place).abs()
    defers = rounds & ((off > other_off) | ((off == other_off) & (pairs.place > pairs.other_place)))
    distance = (pairs.number - pairs.other).abs()
    steps = ibis.least(distance / pairs.usual, distance / _larger(pairs.number, pairs.other) / pairs.usual_share)
    close = ibis.greatest(0.0, NEAREST * (-STEEPNESS * steps).exp() - LEAST_NEARNESS).fill_null(0.0)
    return pairs.mutate(part=ibis.cases((defers, 0.0), (rounds, 1.0), else_=close), defers=defers)


NEAREST, STEEPNESS, LEAST_NEARNESS = 0.2, 2.0, 0.04
"""The part of its weight that a reading lends: `NEAREST` at no distance, falling by e^-`STEEPNESS` for each usual
distance, and nothing below `LEAST_NEARNESS`."""


def _false_values(readings: ir.Table, winners: ir.Table) -> ir.Table:
    """One over the chance that two votes against the voted reading are for the same one; at least 2."""
    import ibis

    false = readings.join(winners, "group")
    false = false.filter(false.number != false.vote)
    totals = false.group_by("group", "indicator").agg(
        alike=(false.printed * (false.printed - 1)).sum(), total=false.printed.sum()
    )
    totals = totals.filter(totals.total > 1)
    chance = (totals.alike / (totals.total * (totals.total - 1))).mean()
    values = (1.0 / chance.nullif(0)).fill_null(MOST_VALUES)
    return totals.group_by("indicator").agg(alternatives=ibis.greatest(FEWEST_VALUES, values).round(DIGITS))


FEWEST_VALUES, MOST_VALUES = 2.0, 100.0
