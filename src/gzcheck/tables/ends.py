"""Hard ends of figures as relational expressions, by the hedge table of the specification, rounded inward.

A filter that rests on these ends may pass too much and never too little: doubles carry 53 bits, so each end is moved
into its interval by more than all that rounding may have added. A point of few enough digits is a double exactly as
it is typed, in order with all others, and is not moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model import ONE_SIDED, Hedge

if TYPE_CHECKING:
    import ibis.expr.types as ir

SLACK = 2.0**-48
"""How far an end is moved, as a share of the largest number that it was computed from: 32 roundings of a double."""
LEAST = 1e-290
"""How far at least: beside 0 a share is nothing, and an open end at 0 has to lie beyond a closed one."""
EXACT_DIGITS = 15
"""Digits that a double always carries (IEEE 754, DBL_DIG)."""
_INFINITE = float("inf")


def with_ends(cells: ir.Table) -> ir.Table:
    """Cells with `number`, `lower`, `upper` in base units, and whether each end itself is out.

    Needs of each cell: `value` (the number in its unit, scale included), `step` (the place of the precision, likewise;
    0 for exact), `hedge`, `beyond` (the second number of a range; null elsewhere), `few_digits`, `below_zero`,
    `is_signed`, `is_rank`, `factor`, `offset`.
    """
    both = _with_reach(cells)
    both = both.mutate(low=_low(both), high=_high(both))
    both = both.mutate(low_open=_low_open(both), high_open=_high_open(both))
    return _in_base_units(_mirrored(both))


def with_bare_ends(cells: ir.Table) -> ir.Table:
    """The same of cells that are all bare, which is most tables, without asking each cell for its hedge."""
    import ibis

    half = cells.step / 2
    closed = ibis.literal(False)
    return _in_base_units(
        cells.mutate(low=cells.value - half, high=cells.value + half, low_open=closed, high_open=closed)
    )


def _with_reach(cells: ir.Table) -> ir.Table:
    """With `is_mirrored`, `size` (of a negative number its mirror image), `wide` (w of the table) and `bottom`."""
    one_sided = cells.hedge.isin([one.value for one in ONE_SIDED])
    is_mirrored = (cells.value < 0) & ~(cells.is_signed & one_sided) & cells.beyond.isnull()
    size = _if(is_mirrored, -cells.value, cells.value)
    return cells.mutate(
        is_mirrored=is_mirrored,
        size=size,
        wide=_larger(size / 50, _smaller(cells.step, size / 4)),
        bottom=_if(
            (cells.below_zero | cells.is_signed) & ~is_mirrored,
            -_INFINITE,
            _if(cells.is_rank, 1.0, 0.0),
        ),
    )


def _low(cells: ir.Table) -> ir.FloatingValue:
    v, half = cells.size, cells.step / 2
    return _by_hedge(
        cells,
        {
            Hedge.BARE: v - half,
            Hedge.RANGE: v - half,
            Hedge.ABOUT: v - cells.wide,
            Hedge.NEARLY: v - cells.wide,
            Hedge.UNDER: cells.bottom,
            Hedge.AT_MOST: cells.bottom,
            Hedge.ORDER: 2 * v,
        },
        v,
    )


def _high(cells: ir.Table) -> ir.FloatingValue:
    v, half = cells.size, cells.step / 2
    return _by_hedge(
        cells,
        {
            Hedge.BARE: v + half,
            Hedge.RANGE: cells.beyond + half,
            Hedge.ABOUT: v + cells.wide,
            Hedge.OVER: _number(_INFINITE),
            Hedge.AT_LEAST: _number(_INFINITE),
            Hedge.ODD: v + cells.step,
            Hedge.ORDER: _if((v == 12) | (v == 20), 100.0, 10 * v),
        },
        v,
    )


def _low_open(cells: ir.Table) -> ir.BooleanValue:
    return cells.hedge.isin([Hedge.OVER.value, Hedge.ODD.value]) | (cells.low == -_INFINITE)


def _high_open(cells: ir.Table) -> ir.BooleanValue:
    hedges = [Hedge.NEARLY.value, Hedge.UNDER.value, Hedge.ORDER.value]
    return cells.hedge.isin(hedges) | (cells.high == _INFINITE)


def _mirrored(cells: ir.Table) -> ir.Table:
    """The ends of negative figures, which are those of the positive ones seen from the other side."""
    turned = cells.is_mirrored
    return cells.mutate(
        low=_if(turned, -cells.high, cells.low),
        high=_if(turned, -cells.low, cells.high),
        low_open=_if(turned, cells.high_open, cells.low_open),
        high_open=_if(turned, cells.low_open, cells.high_open),
    )


def _in_base_units(cells: ir.Table) -> ir.Table:
    """Ends in base units, moved inward; infinite ones stay where they are."""
    factor, offset = cells.factor, cells.offset
    is_point = (cells.hedge == Hedge.EXACT.value) | ((cells.hedge == Hedge.BARE.value) & (cells.step == 0))
    is_exact = cells.few_digits & is_point & (factor == 1) & (offset == 0)
    largest = (cells.value.abs() + cells.beyond.abs().fill_null(0.0) + cells.step) * factor + offset.abs()
    slack = _if(is_exact, 0.0, 4 * largest * SLACK + LEAST)
    return cells.mutate(
        number=cells.value * factor + offset,
        lower=cells.low * factor + offset + slack,
        upper=cells.high * factor + offset - slack,
        lower_open=cells.low_open,
        upper_open=cells.high_open,
    )


def _by_hedge(cells: ir.Table, ends: dict[Hedge, ir.FloatingValue], otherwise: ir.FloatingValue) -> ir.FloatingValue:
    cases = ((hedge.value, end) for hedge, end in ends.items())
    return cells.hedge.cases(*cases, else_=otherwise)


def _if(test: ir.BooleanValue, yes: object, no: object) -> ir.FloatingValue:
    import ibis

    return ibis.ifelse(test, yes, no)


def _number(value: float) -> ir.FloatingValue:
    import ibis

    return ibis.literal(value, "float64")


def _larger(a: ir.FloatingValue, b: ir.FloatingValue) -> ir.FloatingValue:
    return _if(a >= b, a, b)


def _smaller(a: ir.FloatingValue, b: ir.FloatingValue) -> ir.FloatingValue:
    return _if(a <= b, a, b)
