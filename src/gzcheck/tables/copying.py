"""What pairs of sources of tables have in common, counted in the engine; `comparing.copying` decides who copies.

Pairs are counted in a sample of the groups that have two sources and more, spread over all of them, since what copies
share shows in some thousands of groups as well as in millions, and pairs grow with the square of a group.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gzcheck.comparing.copying import LEAST_SHARED, LEAST_TOGETHER, Pair, close_families, copies_among, likely_copies
from gzcheck.tables.engines import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

Pairs = list[Pair]
"""Pairs of sources, the clearest first."""
MOST_PAIRS = 20_000_000
"""Pairs of votes that are looked at, about."""
LEAST_ALONE = 0.3
"""The share of false values of two sources that nobody else prints, below which sharing them is no evidence."""
MOST_TRUE = 1.4
"""Who agrees on what is true more often than this many times the usual share of true votes is right, and no copy."""


def sampled(engine: Engine, votes: ir.Table) -> ir.Table:
    """The votes of so many groups, spread evenly, that there are at most `MOST_PAIRS` pairs of votes or so."""
    sizes = votes.group_by("group").agg(size=votes.count())
    [found] = engine.rows(sizes.agg(pairs=(sizes.size * sizes.size / 2).sum()))
    step = int((found["pairs"] or 0) // MOST_PAIRS) + 1
    return votes if step == 1 else votes.filter(votes.group % step == 0)


def pairs_of(engine: Engine, votes: ir.Table) -> ir.Table:
    """By `first` and `second` source in how many groups they meet (`together`), and are `alike`; kept."""
    pairs = _pairs(votes)
    counted = pairs.group_by("first", "second").agg(
        together=pairs.group.nunique(), alike=pairs.group.nunique(where=pairs.number == pairs.other)
    )
    return engine.keep(counted)


def likely_pairs(engine: Engine, pairs: ir.Table) -> list[tuple[str, str]]:
    """Pairs of sources that agree suspiciously often, the clearest first."""
    rows = engine.rows(pairs.filter(pairs.together >= LEAST_TOGETHER).order_by("first", "second"))
    return likely_copies([(row["first"], row["second"], row["together"], row["alike"]) for row in rows])


def standing_of(readings: ir.Table, best: ir.Table) -> ir.Table:
    """Whether each reading of a group may be what the majority has, as far as digits go: `group`, `number`, `is_true`.

    `best`: `group`, `number`, what the majority has, and `is_tied`, whether it is none. Whoever rounds it prints no
    false value.
    """
    chosen = readings.join(best, ["group", "number"]).select(
        "group", "is_tied", majority="number", majority_place="place", at_least="lower", at_most="upper"
    )
    joined = readings.join(chosen, "group")
    meets = (joined.lower <= joined.at_most) & (joined.at_least <= joined.upper)
    is_majority = (joined.number == joined.majority) | (meets & (joined.place != joined.majority_place))
    is_true = joined.is_tied | is_majority
    return joined.select("group", "number", is_true=is_true)


def families_of(
    engine: Engine, votes: ir.Table, standing: ir.Table, pairs: ir.Table, likely: Mapping[str, str]
) -> dict[str, str]:
    """Families of sources that copy, by source."""
    return close_families((pair.first, pair.second) for pair in copies_of(engine, votes, standing, pairs, likely))


def copies_of(engine: Engine, votes: ir.Table, standing: ir.Table, pairs: ir.Table, likely: Mapping[str, str]) -> Pairs:
    """The pairs of sources that copy, the clearest first.

    `standing`: which readings of disputed groups are true, as far as is known; in all others the only one is. `pairs`:
    in how many groups, disputed or not, they meet. `likely`: families of sources that agree suspiciously often. Where
    most of what two share is printed by somebody else too, who belongs to neither of their families, it may be true
    after all, or errors that are popular, and is no evidence that one of the two has it from the other. Nor is it where
    most of what they agree on in disputed groups is true: two that are right agree on what looks false now and then.
    """
    judged = engine.keep(votes.join(standing, ["group", "number"]))
    [found] = engine.rows(judged.agg(true=judged.is_true.cast("float64").mean()))
    most_true = MOST_TRUE * (found["true"] or 0.0)
    joined = _pairs(_with_printers(with_families(engine, judged, likely)))
    false = (joined.number == joined.other) & ~joined.is_true
    alone = joined.families <= (joined.family == joined.other_family).ifelse(1, 2)
    counted = joined.group_by("first", "second").agg(
        disputed=joined.group.nunique(),
        both_true=joined.group.nunique(where=joined.is_true & joined.other_is_true),
        shared=joined.group.nunique(where=false),
        alone=joined.group.nunique(where=false & alone),
    )
    is_evidence = (counted.alone >= LEAST_ALONE * counted.shared) & (
        counted.both_true <= most_true * (counted.both_true + counted.shared)
    )
    counted = counted.mutate(both_false=is_evidence.ifelse(counted.shared, 0))
    counted = counted.join(pairs.drop("alike"), ["first", "second"])
    both_true = counted.both_true + counted.together - counted.disputed
    told = counted.select("first", "second", "together", "both_false", both_true=both_true)
    told = engine.keep(told.filter((told.together >= LEAST_SHARED) & (told.together > told.both_true)))
    sharing = told.both_false > 0
    [found] = engine.rows(told.agg(none=told.count(where=~sharing)))
    rows = engine.rows(told.filter(sharing).order_by("first", "second"))
    return copies_among([Pair(**row) for row in rows], found["none"])


def with_families(engine: Engine, said: ir.Table, families: Mapping[str, str]) -> ir.Table:
    """What is said with the `family` of its source: one that is in none stands for itself."""
    if not families:
        return said.mutate(family=said.source)
    known = engine.small({"member": list(families), "stands_for": list(families.values())})
    joined = said.left_join(known, said.source == known.member)
    return joined.mutate(family=joined.stands_for.fill_null(joined.source)).drop("member", "stands_for")


def _with_printers(votes: ir.Table) -> ir.Table:
    """Votes with the number of families that print each reading."""
    counted = votes.group_by("group", "number").agg(families=votes.family.nunique())
    return votes.join(counted, ["group", "number"])


def _pairs(votes: ir.Table) -> ir.Table:
    """Every two votes of different sources in a group."""
    known = [name for name in ("is_true", "family") if name in votes.columns]
    kept = [*known, "families"] if "families" in votes.columns else known
    ours = votes.select("group", "number", *kept, first="source")
    theirs = votes.select("group", other="number", second="source", **{f"other_{name}": name for name in known})
    joined = ours.join(theirs, "group")
    return joined.filter(joined.first < joined.second)
