"""The cells of tables together: all of them as one relation, or those of some groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import ibis.expr.types as ir

GROUP = ("about", "indicator", "dimension", "period", "status")
"""What cells of one group have in common."""
SERIES = ("about", "indicator", "dimension", "status")
"""What figures of one series have in common; their periods differ."""
NOTHING: Mapping[str, str] = MappingProxyType({})


class Figures(NamedTuple):
    """Cells that are read. Of few groups less is read than of all, so these are asked for by themselves."""

    every: ir.Table
    within: Callable[..., ir.Table]
    """The cells of the groups of any of some relations, as `in_groups` has it."""
    same: Mapping[str, str] = NOTHING
    """Columns of `GROUP` that are known to say the same in all cells, with what they say."""
    sources: int | None = None
    """How many sources print them at most; None where that is not known."""

    def without(self, cells: ir.Table, by: Sequence[str]) -> Figures:
        """The others than some cells, which are known `by` these columns."""
        rest = self.every.anti_join(cells, list(by))
        return Figures(rest, lambda *groups: self.within(*groups).anti_join(cells, list(by)), self.same, self.sources)

    def apart_from(self, groups: ir.Table | None) -> Figures:
        """The figures of other groups than some, if there are any."""
        return self if groups is None else self.without(groups, GROUP)


class Grouped(NamedTuple):
    """The groups of cells, counted and kept by series, since there may be nearly as many groups as cells."""

    counts: ir.Table
    """By `SERIES` and the `length` of a period, in characters, how many `groups` there are, how many of them have one
    cell (`alone`), and the `pairs` of cells in them. A group that may be in conflict stands by itself, with its
    `period`, which is null for all others."""

    @property
    def candidates(self) -> ir.Table:
        """The groups that may be in conflict."""
        return self.counts.filter(self.counts.period.notnull()).select(*GROUP)


def table_of(source: str) -> str:
    """The id of the table that a source stands in: one of several in a file is called after both."""
    return source.partition(":")[0]


def held(cells: ir.Table, same: Mapping[str, str] = NOTHING) -> Figures:
    """Cells that are at hand."""
    return Figures(cells, lambda *groups: in_groups(cells, groups), same)


def in_groups(cells: ir.Table, relations: Sequence[ir.Table], same: Mapping[str, str] = NOTHING) -> ir.Table:
    """The cells of the groups of any of some relations, or that agree with a row of one in what it has of `GROUP`.

    What is the `same` in all cells need not be looked for in each.
    """
    import ibis

    asked = [_asked(groups, same) for groups in relations]
    if len(asked) == 1:
        [groups] = asked
        return cells.semi_join(groups, list(groups.columns))
    columns = cells.columns
    for number, groups in enumerate(asked):
        keys = {f"key{number}_{name}": name for name in groups.columns}
        marks = groups.distinct().rename(keys).mutate(**{f"in{number}": ibis.literal(True)})
        cells = cells.left_join(marks, [cells[name] == marks[key] for key, name in keys.items()])
    is_in = [cells[f"in{number}"].notnull() for number in range(len(asked))]
    return cells.filter(ibis.or_(*is_in)).select(*columns)


def _asked(groups: ir.Table, same: Mapping[str, str]) -> ir.Table:
    """What cells are asked to agree with."""
    told = [groups[name] == text for name, text in same.items() if name in groups.columns]
    keys = keys_of(groups.columns, same) or keys_of(groups.columns)
    return (groups.filter(told) if told else groups).select(*keys)


def keys_of(columns: Iterable[str], same: Mapping[str, str] = NOTHING) -> list[str]:
    """Those of some columns that tell groups apart, where others are the `same` in all of them."""
    return [name for name in columns if name in GROUP and name not in same]


def union_of(relations: Iterable[ir.Table]) -> ir.Table:
    """The rows of all of one or more relations of the same columns, nested like a tree.

    A chain of unions would nest as deep as there are relations, deeper than engines take.
    """
    parts = [*relations]
    while len(parts) > 1:
        parts = [one.union(other) for one, other in zip(parts[::2], parts[1::2], strict=False)] + (
            [parts[-1]] if len(parts) % 2 else []
        )
    return parts[0]
