"""Where tables meet claims: which rows are on things that claims are on, at times that may be theirs.

Only these rows come into Python beside the candidates; the one "same time" of the corpus decides what is compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gzcheck.model import Claim, Corpus, Indicator, Period
from gzcheck.tables.engines import Engine
from gzcheck.tables.figures import GROUP

if TYPE_CHECKING:
    import ibis.expr.types as ir

_THING = ("about", "indicator", "dimension")


MOST = 100_000
"""Groups on the things that claims and drafts name; more would not fit beside them."""


class TooMany(Exception):
    """So many figures are on what claims and drafts name that they are not compared with these one by one."""

    def __init__(self, entities: Sequence[str]) -> None:
        first = ", ".join(entities[:5]) + (f" and {len(entities) - 5} more" if len(entities) > 5 else "")
        super().__init__(f"more than {MOST:,} groups of figures are on what claims or the draft name: {first}")


def met_groups(engine: Engine, cells: ir.Table, corpus: Corpus, asked: Collection[str] = ()) -> ir.Table | None:
    """The groups of cells that claims of the corpus may be at the time of, and all on the entities `asked`.

    None where there are none; raises `TooMany`.
    """
    claims: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        claims[claim.about, claim.indicator, claim.figure.unit.dimension].append(claim)
    entities = sorted({about for about, _, _ in claims} | set(asked))
    if not entities:
        return None
    near = cells.filter(cells.about.isin(entities)).select(*GROUP).distinct().order_by(*GROUP)
    found = engine.rows(near.limit(MOST + 1))
    if len(found) > MOST:
        raise TooMany(entities)
    met = [row for row in found if row["about"] in asked or _may_meet(row, claims.get(_thing(row), ()), corpus)]
    return _small(engine, GROUP, [tuple(row[name] for name in GROUP) for row in met]) if met else None


def named_in(engine: Engine, cells: ir.Table, text: str) -> set[str]:
    """The entities of cells whose names stand in a text as words of it, however they are cased."""
    import ibis

    text = text.lower()
    names = cells.select("about").distinct()
    found = names.filter((names.about.length() >= SHORTEST) & ibis.literal(text).contains(names.about.lower()))
    told = (row["about"] for row in engine.rows(found.order_by("about")))
    return {name for name in told if re.search(rf"(?<![a-z0-9]){re.escape(name.lower())}(?![a-z0-9])", text)}


SHORTEST = 2
"""Characters that the name of an entity has to have to be looked for in a text."""


def _thing(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in _THING)


def _small(engine: Engine, names: Sequence[str], rows: Iterable[tuple[str, ...]]) -> ir.Table:
    return engine.small(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def _may_meet(row: Mapping[str, Any], claims: Iterable[Claim], corpus: Corpus) -> bool:
    indicator = corpus.indicators.get(row["indicator"])
    if indicator is None:
        return False
    period = Period.parse(row["period"]) if row["period"] else None
    return any(_is_near(period, claim.period, indicator) for claim in claims)


def _is_near(period: Period | None, claimed: Period | None, indicator: Indicator) -> bool:
    """Whether two times may be one; a moment of a day is only at its own."""
    if period is None or claimed is None:
        return True
    if period.clock is not None:
        return period.clock == claimed.clock
    return period.near(claimed, indicator.same_time)
