"""Encounters: every figure of a source beside that of every other source in its group, both ways round.

Columns: those of the group, `group` (its number), `series` (the number of a thing whatever the time), `when`, `step`
(the place of its period among those of its sort), `source`, `other`, `text`, `number`, `theirs`, `half`
and `their_half` (half the width of what the printed digits leave open), `agrees`, and `file`, `row`, `column` of the
figure, with `their_` before those of the other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from gzcheck.tables.engines import FILE, ROW, Engine
from gzcheck.tables.figures import GROUP, SERIES, keys_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

PAIR = ("source", "other", "indicator")
_PLACE = (FILE, ROW, "column", "text", "number", "place", "half")
_NUMBERED = ("group", "series", "when", "step")
_CELL = (*GROUP, "source", FILE, ROW, "column", "text", "number", "place", "lower", "upper")
_COUNTED = (
    *GROUP, "source", "other", *_NUMBERED, "text", "number", "theirs", "place", "their_place", "half", "their_half",
    "agrees",
)  # fmt: skip
"""What is counted by: all but the places of figures."""


def numbered_cells(engine: Engine, cells: ir.Table, same: Mapping[str, str]) -> Numbered:
    """Cells with the number of their group and its place in time, kept: `_NUMBERED`.

    Numbers are compared sooner than texts, and columns of `GROUP` that are the `same` in all cells not at all. `series`
    is the number of the first group of the same thing.
    """
    import ibis

    keys, series = keys_of(GROUP, same) or list(GROUP), keys_of(SERIES, same) or list(SERIES)
    groups = cells.select(*GROUP).distinct(on=keys)
    groups = groups.mutate(when=_in_time(groups.period), sort=sort_of(groups.period))
    steps = ibis.row_number().over(group_by=[*series, "sort"], order_by=["when", "period"])
    groups = groups.mutate(place=steps, group=ibis.row_number().over(order_by=keys))
    groups = engine.keep(groups.mutate(step=groups["sort"] * MOST_STEPS + groups.place).drop("sort", "place"))
    numbers = groups.mutate(series=groups.group.min().over(group_by=series)).select(*keys, *_NUMBERED)
    return Numbered(engine.keep(cells.select(*_CELL).join(numbers, keys)), groups)


class Numbered(NamedTuple):
    """Cells with the numbers of their groups, and the groups."""

    cells: ir.Table
    groups: ir.Table
    """The columns of `GROUP`, and `group`, its number."""


class Repeated(NamedTuple):
    """How often one source prints more than one figure on one thing."""

    source: str
    groups: int
    """Groups that it has a figure in."""
    several: int
    """Of these, the ones in which it prints figures that differ."""
    apart: int
    """The ones in which it prints figures that cannot all be true."""
    twice: int
    """The ones in which it prints several, be they equal."""


def repeated_in(engine: Engine, cells: ir.Table) -> list[Repeated]:
    """By source, of numbered cells."""
    own = cells.group_by("group", "source").agg(
        cells=cells.count(),
        least=cells.number.min(),
        most=cells.number.max(),
        highest=cells.lower.max(),
        lowest=cells.upper.min(),
    )
    counted = own.group_by("source").agg(
        groups=own.count(),
        several=(own.most > own.least).sum(),
        apart=((own.most > own.least) & (own.highest > own.lowest)).sum(),
        twice=(own["cells"] > 1).sum(),
    )
    return [Repeated(**row) for row in engine.rows(counted.order_by("source"))]


def figures_of(engine: Engine, cells: ir.Table, repeated: Sequence[Repeated]) -> ir.Table:
    """One figure for each source and group of numbered cells: the smallest, so that the order of rows is no matter.

    Which are the `several` that differ is kept: what explains one of them may not explain the other.
    """
    import ibis

    columns = (*GROUP, "source", *_NUMBERED, *_PLACE, "several")
    if not any(one.twice for one in repeated):
        return engine.keep(with_halves(cells).mutate(several=ibis.literal(False)).select(*columns))
    order = [ibis.asc("number"), ibis.asc("text"), ibis.asc(FILE), ibis.asc(ROW), ibis.asc("column")]
    window = {"group_by": ["group", "source"], "order_by": order}
    ranked = cells.mutate(
        rank=ibis.row_number().over(**window),
        largest=cells.number.last().over(ibis.window(**window, preceding=None, following=None)),
    )
    first = ranked.filter(ranked["rank"] == 0).mutate(several=ranked.largest > ranked.number)
    return engine.keep(with_halves(first).select(*columns))


def single(engine: Engine, figures: ir.Table, repeated: Sequence[Repeated]) -> ir.Table:
    """The figures whose sources print no other one on the same thing; all of them, as they are, where none does."""
    return engine.keep(figures.filter(~figures.several)) if any(one.several for one in repeated) else figures


def sole_figures(engine: Engine, cells: ir.Table, same: Mapping[str, str]) -> ir.Table:
    """The figures of cells whose sources print no other one on the same thing."""
    numbered = numbered_cells(engine, cells, same).cells
    repeated = repeated_in(engine, numbered)
    return single(engine, figures_of(engine, numbered, repeated), repeated)


def with_halves(cells: ir.Table) -> ir.Table:
    """Cells with `half`; those without an end have none."""
    width = (cells.upper - cells.lower) / 2
    return cells.mutate(half=(width < float("inf")).ifelse(width, 0.0))


FIRST_MONTHS = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10", "H1": "01", "H2": "07"}


def _in_time(period: ir.Value) -> ir.StringValue:
    """A period as text that sorts by when it begins: quarters and half-years as their first month."""
    text = cast("ir.StringValue", period)
    for part, month in FIRST_MONTHS.items():
        text = text.replace(f"-{part}", f"-{month}")
    return text


def sort_of(period: ir.Value) -> ir.IntegerValue:
    """What sort of period a text is, as a number: a year, a half, a quarter, a month, a day."""
    text = cast("ir.StringValue", period)
    halves, quarters = text.contains("H").cast("int64"), text.contains("Q").cast("int64")
    return cast("ir.IntegerValue", text.length().cast("int64") * 4 + halves * 2 + quarters)


MOST_STEPS = 10**9
"""No thing has so many periods: places of two sorts are never next to each other."""


def encounters_of(figures: ir.Table, others: ir.Table, by: Sequence[str] = ("group",)) -> ir.Table:
    """Every figure beside each other one of its group, which is known `by` these columns."""
    theirs = as_theirs(others, by)
    joined = figures.join(theirs, [figures[name] == theirs[f"their_{name}"] for name in by])
    joined = joined.filter(joined.source != joined.other).drop(*(f"their_{name}" for name in by))
    return joined.mutate(agrees=meets(joined, joined.number, joined.theirs))


def counted_encounters(engine: Engine, encounters: ir.Table) -> ir.Table:
    """Encounters without what is only shown of examples, kept."""
    return engine.keep(encounters.select(*_COUNTED))


def among(engine: Engine, encounters: ir.Table, suspected: ir.Table) -> Iterator[ir.Table]:
    """The encounters of what is suspected, which has some columns of theirs; nothing where nothing is suspected.

    A cause explains only figures that do not agree with the other's, and it has to explain a share of all. Where too
    few do not agree with any one other source, none can show, and nothing is lost by not counting it.
    """
    found = engine.keep(suspected)
    if engine.rows(found.limit(1)):
        yield engine.keep(encounters.semi_join(found, list(found.columns)))


def as_theirs(figures: ir.Table, by: Sequence[str]) -> ir.Table:
    """The figures under names for the other side."""
    names = {f"their_{name}": name for name in (*by, FILE, ROW, "column", "text", "place", "half")}
    return figures.select("source", "number", *names.values()).rename(other="source", theirs="number", **names)


def meets(encounters: ir.Table, ours: ir.Value, theirs: ir.Value, times: float = 1.0) -> ir.BooleanValue:
    """Whether two numbers mean the same as far as they are printed: of one fineness equal, else within rounding."""
    numbers = cast("ir.FloatingValue", ours), cast("ir.FloatingValue", theirs)
    distance = (numbers[0] - numbers[1]).abs()
    noise = NOISE * numbers[0].abs()
    same = (encounters.place == encounters.their_place).ifelse(0.0, encounters.half + encounters.their_half * times)
    return cast("ir.BooleanValue", distance <= same + noise)


NOISE = 1e-9
"""What computing with doubles may leave, as a share."""
