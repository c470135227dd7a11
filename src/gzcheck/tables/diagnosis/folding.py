"""The cells that diagnoses explain, set aside, and the groups that are in conflict with these cells only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gzcheck.model import Claim, Diagnosis, dataclass
from gzcheck.tables.candidates import Claims, candidates_of, claim_rows, grouped_of, groups_of
from gzcheck.tables.engines import CELL, Engine
from gzcheck.tables.figures import GROUP, Figures, Grouped, union_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

Cells = Sequence[Mapping[str, Any]]
"""Rows that have the columns of `CELL`."""
Made = Sequence[tuple[Mapping[str, Any], Claim]]
"""Rows with the claims made of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """Cells without those that are explained, and what became of their groups."""

    remaining: Figures
    grouped: Grouped
    """The groups of these, without the ones that meet claims."""
    explained: ir.Table | None = None
    """The columns of `GROUP` and `CELL`, and `cause`, the place of the diagnosis; None where there is none."""
    conflicts: tuple[int, ...] = ()
    """By diagnosis the groups that may be in conflict with its cells, and are not without all that is explained."""
    explained_conflicts: int = 0
    """All of these groups, each counted once."""
    set_aside: int = 0
    """Cells that are explained."""

    def without(self, figures: Figures) -> Figures:
        """Some of the figures, without those that are explained."""
        return figures if self.explained is None else figures.without(self.explained, CELL)


def folded(
    engine: Engine,
    figures: Figures,
    grouped: Grouped,
    explained: Sequence[ir.Table],
    meeting: ir.Table | None,
    *,
    coarse: bool,
) -> Folding:
    """Set aside what diagnoses explain: `explained` has the columns of `GROUP` and `CELL`, one relation for each.

    `grouped`: the groups of the cells without those that meet claims (`meeting`).
    """
    import ibis

    if not explained:
        return Folding(remaining=figures, grouped=grouped)
    numbered = [rows.mutate(cause=ibis.literal(number, "int64")) for number, rows in enumerate(explained)]
    rows = engine.keep(union_of(numbered))
    remaining = figures.without(rows, CELL)
    after = grouped_of(engine, remaining.apart_from(meeting), coarse=coarse)
    gone = grouped.candidates.anti_join(after.candidates, list(GROUP))
    if meeting is not None:
        before, left = (_candidates(part.within(meeting), coarse=coarse) for part in (figures, remaining))
        gone = gone.union(before.anti_join(left, list(GROUP)))
    gone = engine.keep(gone)
    by_cause = rows.select(*GROUP, "cause").distinct().semi_join(gone, list(GROUP))
    counts = {
        row["cause"]: row["groups"] for row in engine.rows(by_cause.group_by("cause").agg(groups=by_cause.count()))
    }
    [totals] = engine.rows(gone.agg(groups=gone.count()))
    aside = rows.select(*CELL).distinct()
    [found] = engine.rows(aside.agg(cells=aside.count()))
    return Folding(
        remaining=remaining,
        grouped=after,
        explained=rows,
        conflicts=tuple(counts.get(number, 0) for number in range(len(explained))),
        explained_conflicts=totals["groups"],
        set_aside=found["cells"],
    )


def _candidates(cells: ir.Table, *, coarse: bool) -> ir.Table:
    return candidates_of(groups_of(cells, coarse=coarse), coarse=coarse)


def made_of(engine: Engine, rows: ir.Table, makes: Claims) -> tuple[Made, tuple[tuple[Claim, ...], ...]]:
    """Rows in the order of their groups as claims: each beside its own, and by group."""
    found = engine.rows(rows)
    groups = tuple(makes.groups(found))
    return list(zip(found, (claim for group in groups for claim in group), strict=True)), groups


def with_claims(
    engine: Engine, figures: Figures, diagnoses: Sequence[Diagnosis], examples: Sequence[Cells], makes: Claims
) -> list[Diagnosis]:
    """Diagnoses with the claims of their examples, whose cells are named by `CELL` for each diagnosis."""
    places = [_place(row) for rows in examples for row in rows]
    if not places:
        return [*diagnoses]
    groups = [tuple(row[name] for name in GROUP) for rows in examples for row in rows]
    only = figures.within(_small(engine, GROUP, groups)).semi_join(_small(engine, CELL, places), list(CELL))
    made, _ = made_of(engine, claim_rows(only), makes)
    claims = {_place(row): claim for row, claim in made}
    return [
        replace(one, claims=tuple({claims[_place(row)].id: claims[_place(row)] for row in rows}.values()))
        for one, rows in zip(diagnoses, examples, strict=True)
    ]


def _small(engine: Engine, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> ir.Table:
    return engine.small(dict(zip(names, map(list, zip(*dict.fromkeys(rows), strict=True)), strict=True)))


def with_figures(engine: Engine, diagnoses: Iterable[Diagnosis], explained: ir.Table, made: Made) -> list[Diagnosis]:
    """Diagnoses with the ids of the claims that they explain, of those that were made."""
    ids = {_place(row): claim.id for row, claim in made}
    figures: dict[int, set[str]] = defaultdict(set)
    for row in engine.rows(explained):
        if (name := ids.get(_place(row))) is not None:
            figures[row["cause"]].add(name)
    return [replace(one, figures=frozenset(figures[number])) for number, one in enumerate(diagnoses)]


def _place(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in CELL)
