"""How far each source can be relied on, learnt from the groups themselves, together with the reading that this favours.

Each round weighs the readings with what is known of the sources so far, and then asks of every vote how likely it is
right by the votes of all, its own and its copies' only in part. The share of likely right votes, smoothed,
is the reliability of a source for an indicator. A weight is the logarithm of the odds that a source is right, times the
number of values that wrong sources choose among: with it a group's weights add up to the odds of a reading, if sources
err independently (the model of Dong, Berti-Equille and Srivastava, "Integrating Conflicting Data: The Role of Source
Dependence", VLDB 2009). Copies count once: of a family that prints one reading the weightiest has a vote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from gzcheck.comparing.copying import close_families, families
from gzcheck.model import dataclass
from gzcheck.tables.copying import (
    Pairs,
    copies_of,
    families_of,
    likely_pairs,
    pairs_of,
    sampled,
    standing_of,
    with_families,
)
from gzcheck.tables.engines import Engine
from gzcheck.tables.readings import DIGITS, Readings, disputed_of, readings_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROUNDS = 5
FIRST = 0.7
"""What every source is taken for at first: the share of its figures that are right."""
LEAST, MOST = 0.02, 0.99
"""Nobody is taken for worse or better than this."""
SMOOTHING = 4.0
"""Votes of its surroundings (the indicator, and its own record on others) that every source starts with."""
LEFT_OUT = 0.5
"""The part of its own weight that is left out where a vote is judged: all of it, and a good source that stands alone
is never believed; nothing, and every source believes itself."""
LEAST_WEIGHT = 0.01
LIKELY_COUNT = 0.45
"""The power of the number of likely copies that print one reading that they count for together at first: nothing, and
good sources, which agree more often than bad ones, are outvoted by these; one, and copies make what is true."""
FEW_ALTERNATIVES = 10.0
"""Where nothing says among how many values wrong sources choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Readings with their weights, and what was learnt on the way."""

    weights: ir.Table
    """`source`, `indicator`, `family`, `right` and `judged` (votes likely right, of so many), `weight`."""
    supports: ir.Table
    """`group`, `indicator`, `number`, `support`, and whether it `defers` to a finer or coarser reading."""
    families: Mapping[str, str]
    """From each source that copies or is copied to the one that stands for its family."""


def weigh(engine: Engine, readings: Readings, declared: Mapping[str, str]) -> Weighed:
    """The weight of every reading when weights and reliabilities have settled. `declared`: families that are known."""
    sources = engine.keep(readings.votes.select("source", "indicator").distinct())
    found = {**families_of(engine, *_at_first(engine, readings, declared)), **declared}
    record = _unjudged(sources)
    for rounds_left in reversed(range(ROUNDS)):
        weights = engine.keep(_weights(engine, record, readings, found))
        supports = engine.keep(_supports(readings, weights))
        if rounds_left:
            record = engine.keep(_record(readings, weights, supports, sources))
    return Weighed(weights=weights, supports=supports, families=found)


def copies_in(engine: Engine, cells: ir.Table, groups: ir.Table) -> tuple[Pairs, ir.Table]:
    """The pairs of sources that copy, the clearest first, and the readings that are false by a vote in which likely
    copies count once: the columns of `GROUP`, and `number`. `groups`: the numbered groups of the cells."""
    readings = readings_of(engine, cells, groups)
    first = _at_first(engine, readings, {})
    false = readings.groups.join(first.standing.filter(~first.standing.is_true), "group")
    return copies_of(engine, *first), false.drop("group", "sources", "readings", "is_true")


class _First(NamedTuple):
    """What is known of votes before anything is learnt, as `copies_of` asks for it."""

    votes: ir.Table
    standing: ir.Table
    pairs: ir.Table
    likely: Mapping[str, str]


def _at_first(engine: Engine, readings: Readings, declared: Mapping[str, str]) -> _First:
    votes = sampled(engine, readings.votes)
    pairs = pairs_of(engine, votes)
    likely = likely_pairs(engine, pairs)
    close = {**close_families(likely), **declared}
    standing = _standing_at_first(engine, readings, close, declared)
    return _First(votes, standing, pairs, {**families(likely), **declared})


def _standing_at_first(
    engine: Engine, readings: Readings, likely: Mapping[str, str], declared: Mapping[str, str]
) -> ir.Table:
    """Which readings of disputed groups are true by a vote in which all sources weigh the same, those that are likely
    copies the less the more they are, and those that are declared to be copies once."""
    sources = readings.votes.select("source", "indicator").distinct()
    weights = engine.keep(_weights(engine, _unjudged(sources), readings, likely))
    members = with_families(engine, weights.select("source", "indicator"), declared).rename(member="family")
    weights = engine.keep(weights.join(members, ["source", "indicator"]))
    disputed = disputed_of(engine, readings)
    return engine.keep(_standing(disputed, engine.keep(_supports(disputed, weights, are_likely=True))))


def _unjudged(sources: ir.Table) -> ir.Table:
    """The record of sources of which nothing is known."""
    return sources.mutate(share=FIRST, right=0.0, judged=0.0)


def _standing(readings: Readings, supports: ir.Table) -> ir.Table:
    return standing_of(readings.readings, best_of(supports, readings).select("group", "number", "is_tied"))


def best_of(supports: ir.Table, readings: Readings) -> ir.Table:
    """The reading of each group with most support; of several the most printed, the finest, the smallest number.

    `is_tied`: whether another one has as much.
    """
    import ibis

    proper = supports.filter(~supports.defers)
    joined = proper.join(readings.readings.select("group", "number", "printed", "place"), ["group", "number"])
    order = [ibis.desc("support"), ibis.desc("printed"), ibis.asc("place"), ibis.asc("number")]
    window = {"group_by": "group", "order_by": order}
    following = joined.support.lead().over(**window)
    ranked = joined.mutate(
        rank=ibis.row_number().over(**window), is_tied=(following == joined.support).fill_null(False)
    )
    return ranked.filter(ranked["rank"] == 0).drop("rank")


def _weights(engine: Engine, record: ir.Table, readings: Readings, families: Mapping[str, str]) -> ir.Table:
    """By source and indicator the family and the weight of a vote."""
    import ibis

    joined = with_families(engine, record, families).left_join(readings.false_values, "indicator")
    alternatives = joined.alternatives.fill_null(FEW_ALTERNATIVES)
    odds = joined.share / (1 - joined.share)
    weight = ibis.greatest(LEAST_WEIGHT, (alternatives * odds).ln()).round(DIGITS)
    return joined.mutate(weight=weight).select("source", "indicator", "family", "right", "judged", "weight")


def _by_family(readings: Readings, weights: ir.Table, *, are_likely: bool = False) -> ir.Table:
    """By group, reading and family the weight that the family has together: that of its weightiest member.

    Where families `are_likely` ones only, more if several of their members (`member`) print the reading.
    """
    votes = readings.votes.join(weights, ["source", "indicator"])
    weight = (votes.share * votes.weight).max()
    together = weight * votes.member.nunique() ** LIKELY_COUNT if are_likely else weight
    return votes.group_by("group", "indicator", "number", "family").agg(weight=together)


def _supports(readings: Readings, weights: ir.Table, *, are_likely: bool = False) -> ir.Table:
    """The weight of each reading with what others lend it; one that defers is as good as the best that it rounds to."""
    import ibis

    families = _by_family(readings, weights, are_likely=are_likely)
    own = families.group_by("group", "indicator", "number").agg(own=families.weight.sum())
    lent = readings.near.join(own.select("group", other="number", theirs="own"), ["group", "other"])
    lent = lent.group_by("group", "number").agg(lent=(lent.part * lent.theirs).sum())
    joined = own.left_join(lent, ["group", "number"]).drop("group_right", "number_right")
    supports = joined.mutate(support=(joined.own + joined.lent.fill_null(0.0)).round(DIGITS))
    proper = readings.deferring.join(supports.select("group", proper="number", best="support"), ["group", "proper"])
    proper = proper.group_by("group", "number").agg(best=proper.best.max())
    joined = supports.left_join(proper, ["group", "number"])
    return joined.select(
        "group", "indicator", "number", support=ibis.coalesce(joined.best, joined.support), defers=joined.best.notnull()
    )


def _record(readings: Readings, weights: ir.Table, supports: ir.Table, sources: ir.Table) -> ir.Table:
    """By source and indicator the share of figures that are right, by the votes of others, smoothed."""

    judged = _judged(readings, weights, supports)
    own = judged.group_by("source", "indicator").agg(
        right=(judged.share * judged.chance).sum(), judged=judged.share.sum()
    )
    usual = own.group_by("indicator").agg(usual=own.right.sum() / own.judged.sum())
    with_usual = own.join(usual, "indicator")
    elsewhere = with_usual.group_by("source").agg(
        better=(with_usual.right - with_usual.judged * with_usual.usual).sum() / (with_usual.judged.sum() + SMOOTHING)
    )
    joined = sources.left_join(own, ["source", "indicator"]).drop("source_right", "indicator_right")
    joined = joined.left_join(usual, "indicator").drop("indicator_right").left_join(elsewhere, "source")
    right, count = joined.right.fill_null(0.0), joined.judged.fill_null(0.0)
    expected = (joined.usual.fill_null(FIRST) + joined.better.fill_null(0.0)).clip(0.1, 0.97)
    share = ((right + SMOOTHING * expected) / (count + SMOOTHING)).clip(LEAST, MOST).round(DIGITS)
    return joined.select("source", "indicator", share=share, right=right.round(DIGITS), judged=count.round(DIGITS))


def _judged(readings: Readings, weights: ir.Table, supports: ir.Table) -> ir.Table:
    """Every vote that others can judge, with the chance that it is right by their votes."""
    import ibis

    families = _by_family(readings, weights)
    several = families.group_by("group").agg(families=families.family.nunique())
    several = several.filter(several.families > 1).select("group")
    proper = supports.filter(~supports.defers)
    top = proper.group_by("group").agg(top=proper.support.max())
    scaled = proper.join(top, "group")
    total = scaled.group_by("group", "top").agg(total=(scaled.support - scaled.top).exp().sum())
    votes = readings.votes.semi_join(several, "group").join(weights, ["source", "indicator"]).drop("weight")
    votes = votes.join(families.drop("indicator"), ["group", "number", "family"])
    votes = votes.join(supports.drop("indicator"), ["group", "number"]).join(total, "group")
    votes = votes.join(readings.groups.select("group", "readings"), "group")
    votes = votes.left_join(readings.false_values, "indicator")
    unseen = ibis.greatest(0.0, votes.alternatives.fill_null(FEW_ALTERNATIVES) - votes.readings + 1)
    ours = (votes.support - LEFT_OUT * votes.weight - votes.top).exp()
    theirs = votes.total - (votes.support - votes.top).exp()
    chance = ours / (ours + ibis.greatest(0.0, theirs) + unseen * (-votes.top).exp())
    return votes.mutate(chance=chance).select("group", "source", "indicator", "share", "chance")
