"""Groups that may be in conflict: the relational filter, and what it passes as claims for the exact core."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from gzcheck.model import (
    Claim,
    Corpus,
    DateValue,
    Figure,
    Hedge,
    Indicator,
    Kind,
    Measure,
    Numeral,
    Period,
    Source,
    Status,
    Table,
    dataclass,
    power_of_ten,
)
from gzcheck.tables.ends import EXACT_DIGITS, LEAST, SLACK
from gzcheck.tables.engines import FILE, ROW, Engine, Where
from gzcheck.tables.figures import GROUP, NOTHING, SERIES, Figures, Grouped, keys_of, table_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ORDER = (*GROUP, "source", "number", "text", "unit", "hedge", "column", FILE, ROW)
"""Where a row stands decides last of all, so that rows may be moved."""


def sizes_of(engine: Engine, counts: ir.Table) -> dict[str, int]:
    """How many groups have more cells than one, how many have one (`alone`), and how many of these have none to be
    compared with although their series has figures for periods of another length (`other_periods`).

    `counts`: of groups. Periods of one length are written in as many characters: a year in 4, a month or quarter in 7,
    a day in 10.
    """
    [found] = engine.rows(counts.agg(alone=counts.alone.sum(), groups=counts.groups.sum()))
    alone, groups = int(found["alone"] or 0), int(found["groups"] or 0)
    if not alone:
        return {"groups": groups, "alone": 0, "other_periods": 0}
    several = counts.group_by(*SERIES).agg(lengths=counts.length.nunique())
    among = counts.semi_join(several.filter(several.lengths > 1), list(SERIES))
    [others] = engine.rows(among.agg(alone=among.alone.sum()))
    return {"groups": groups - alone, "alone": alone, "other_periods": int(others["alone"] or 0)}


def grouped_of(engine: Engine, figures: Figures, *, coarse: bool = True) -> Grouped:
    """The groups of cells that are read."""
    import ibis

    groups = groups_of(figures.every, coarse=coarse, same=figures.same)
    period = _may_differ(groups, coarse=coarse).ifelse(groups.period, ibis.null("string"))
    groups = groups.mutate(length=groups.period.length(), period=period)
    keys = [*keys_of(SERIES, figures.same), "length", "period"]
    pairs = (groups.members * groups.members).sum()
    counted = groups.group_by(keys).agg(groups=groups.count(), alone=(groups.members == 1).sum(), pairs=pairs)
    return Grouped(counts=engine.keep(_with_same(counted, figures.same, SERIES)))


def groups_of(cells: ir.Table, *, coarse: bool = True, same: Mapping[str, str] = NOTHING) -> ir.Table:
    """Every group with its size and the ends that decide: the highest lower and the lowest upper one.

    Where tables may be `coarse` the most and the least of bare figures too. What is the `same` in all cells need not be
    compared to know them apart.
    """
    ends = {"members": cells.lower.count(), "highest": cells.lower.max(), "lowest": cells.upper.min()}
    ends |= _extremes(cells) if coarse else {}
    return _with_same(cells.group_by(keys_of(GROUP, same) or GROUP).agg(**ends), same, GROUP)


def _with_same(groups: ir.Table, same: Mapping[str, str], names: Iterable[str]) -> ir.Table:
    import ibis

    return groups.mutate(**{name: ibis.literal(same[name]) for name in names if name not in groups.columns})


def _extremes(cells: ir.Table) -> dict[str, ir.Scalar]:
    is_bare = cells.hedge == Hedge.BARE.value
    is_long = cells.numeral.length() > EXACT_DIGITS
    doubt = is_long.ifelse(cells.number.abs() * SLACK + LEAST, 0.0)
    return {
        "most": (cells.number + doubt).max(where=is_bare),
        "least": (cells.number - doubt).min(where=is_bare),
    }


def candidates_of(groups: ir.Table, *, coarse: bool = False) -> ir.Table:
    """The groups that may be in conflict."""
    return groups.filter(_may_differ(groups, coarse=coarse)).select(*GROUP)


def _may_differ(groups: ir.Table, *, coarse: bool) -> ir.BooleanValue:
    """Whether groups may be in conflict.

    Bare figures of one precision meet only if they are equal. Where all are printed to their precision, two that differ
    lie so far apart that their ends say it; not so where a declaration says that they are good to less (`coarse`).
    """
    differ = groups.highest > groups.lowest
    if coarse:
        differ = differ | (groups.most > groups.least)
    return cast("ir.BooleanValue", (groups.members > 1) & differ)


def is_coarse(tables: Iterable[Table]) -> bool:
    """Whether a declaration says that figures are good to less than their digits may say."""
    return any(isinstance(one.precision, Fraction) for table in tables for one in table.values)


def rows_in(cells: ir.Table, groups: ir.Table) -> ir.Table:
    """The cells of some groups, in the order of groups, then of sources and what they say."""
    return cells.semi_join(groups, list(GROUP)).order_by(*_ORDER)


def claim_rows(cells: ir.Table) -> ir.Table:
    """Cells in the same order with no more than claims are made from."""
    return cells.select(*_ORDER, "numeral", "beyond_numeral", "scale", "place").order_by(*_ORDER)


@dataclass(frozen=True, slots=True)
class Claims:
    """Makes claims of rows."""

    corpus: Corpus
    tables: Mapping[str, Table]
    """By the id of the table's source."""
    where: Where
    """From table, file, row and column to the place of a cell."""

    def groups(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each group; the rows come in the order of `rows_in`."""
        figures: dict[object, Figure] = {}
        sources: dict[str, Source] = {}
        for _, members in groupby(rows, key=itemgetter(*GROUP)):
            claims = [self._claim(row, figures, sources) for row in members]
            yield tuple(_told_apart(claims)) if len({claim.id for claim in claims}) < len(claims) else tuple(claims)

    def _claim(self, row: Mapping[str, Any], figures: dict[object, Figure], sources: dict[str, Source]) -> Claim:
        name = row["source"]
        table = self.tables[table_of(name)]
        if name not in sources:
            sources[name] = _source(table, name)
        source, indicator = sources[name], self.corpus.indicators[row["indicator"]]
        stated = _period(row["period"]) if row["period"] else None
        period = stated
        if stated is None and indicator.kind is Kind.STOCK:
            period = source.published.as_assumed()
        return Claim(
            id=_name(row, indicator),
            source=source,
            about=row["about"],
            indicator=indicator.id,
            figure=self._figure(row, table, indicator.can_be_negative, figures),
            printed=row["text"],
            location=self.where(table.source.id, row[FILE], row[ROW], row["column"]),
            stated_period=stated,
            period=period,
            status=Status(row["status"]),
        )

    def _figure(self, row: Mapping[str, Any], table: Table, negative: bool, figures: dict[object, Figure]) -> Figure:
        names = ("numeral", "beyond_numeral", "unit", "hedge", "scale", "place", "column")
        key = tuple(row[name] for name in names), negative, table.source.id
        if key not in figures:
            column = next(one for one in table.values if one.name == row["column"])
            upper, precision = row["beyond_numeral"], column.precision
            if precision is None or (precision == "exact" and row["hedge"] != Hedge.BARE.value):
                precision = power_of_ten(row["place"])
            unit = self.corpus.units[row["unit"]]
            if unit.measure is Measure.DATE:
                figures[key] = Figure(DateValue.parse(row["numeral"]), unit, Hedge(row["hedge"]))
                return figures[key]
            figures[key] = Figure(
                _numeral(row["numeral"], row["scale"]),
                unit,
                Hedge(row["hedge"]),
                _numeral(upper, row["scale"]) if upper else None,
                precision,
                negative,
            )
        return figures[key]


_period = lru_cache(maxsize=100_000)(Period.parse)


def _name(row: Mapping[str, Any], indicator: Indicator) -> str:
    """The id of a claim: its source, thing and time, whichever row it stands in, without what goes without saying."""
    about = row["about"].replace("%", "%25").replace("/", "%2F")
    status = "" if row["status"] == Status.ACTUAL.value else row["status"]
    unit = "" if row["unit"] == indicator.unit else row["unit"]
    return "/".join(filter(None, (row["source"], about, indicator.id, row["period"], status, unit)))


def _told_apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same claims, numbered from the second on where one source says several things on one thing."""
    seen: Counter[str] = Counter()
    for claim in claims:
        seen[claim.id] += 1
        yield replace(claim, id=f"{claim.id}#{seen[claim.id]}") if seen[claim.id] > 1 else claim


def _numeral(text: str, scale: int) -> Numeral:
    """A number as it is typed, without noise of binary floats, in its scale."""
    numeral = Numeral.parse(text).without_noise
    return numeral.shifted(scale) if scale else numeral


def _source(table: Table, name: str) -> Source:
    """The source of a row: the table's own, or one of several in one file."""
    own = name.partition(":")[2].replace("%2F", "/").replace("%25", "%")
    return replace(table.source, id=name, title=f"{table.source.title}: {own}", publisher=own) if own else table.source
