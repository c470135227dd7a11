"""Causes that change the numbers themselves: another unit or factor, another zero, a lost sign, a code for missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from math import log
from typing import TYPE_CHECKING, cast

from gzcheck.comparing.wholes import LEAST_DISTINCT, LEAST_FACTOR, LEAST_GROUPS, NEAR, SHARE
from gzcheck.model import Unit, units
from gzcheck.tables.diagnosis.encounters import NOISE, PAIR, meets

if TYPE_CHECKING:
    import ibis.expr.types as ir

CODES = (
    "0", "-1", "-9", "-99", "-999", "-9999", "-99999", "99", "999", "9999", "99999", "999999", "9999999", "99999999",
    "999999999", "99.9", "999.9", "9999.9", "-99.9", "-999.9", "-9999.9", "99.99", "999.99", "-99.99", "-999.99",
    "32767", "-32768",
)  # fmt: skip
"""What is printed for a missing figure, beside words."""
OFFSET_WIDTHS = 2.0
"""How many widths of rounding an offset has to be, or it may be rounding."""


def off_by_number(encounters: ir.Table) -> ir.Table:
    """Sources and indicators in which a factor or an offset may explain enough of what is printed beside one other."""
    is_off, signed = ~encounters.agrees, (encounters.number * encounters.theirs) > 0
    counted = encounters.group_by(*PAIR).agg(
        groups=encounters.count(),
        off=encounters.count(where=is_off),
        signed=encounters.count(where=signed),
        signed_off=encounters.count(where=signed & is_off),
    )
    by_factor, by_offset = counted.signed_off >= SHARE * counted.signed, counted.off >= SHARE * counted.groups
    enough = (counted.off >= LEAST_DISTINCT) & (by_factor | by_offset)
    return counted.filter(enough).select("source", "indicator").distinct()


def factors(encounters: ir.Table) -> ir.Table:
    """How often a source's figures are another's times the median ratio of both, where that is far from one."""
    signed = encounters.filter((encounters.number * encounters.theirs) > 0)
    ratio = signed.number / signed.theirs
    medians = signed.group_by(*PAIR).agg(value=ratio.median(), found=ratio.count())
    far = medians.filter((medians.found >= LEAST_GROUPS) & (medians.value.ln().abs() >= log(LEAST_FACTOR)))
    joined = signed.join(far.drop("found"), list(PAIR))
    counted = tallied(joined.mutate(fits=fits_factor(joined, joined.value)), "value")
    return with_others(counted, encounters, LEAST_GROUPS)


def fits_factor(encounters: ir.Table, factor: ir.Value) -> ir.BooleanValue:
    """Whether ours are a factor times theirs, and not theirs as they are."""
    times = cast("ir.FloatingValue", factor)
    off = (encounters.number - times * encounters.theirs).abs()
    allowed = encounters.half + times * encounters.their_half + NEAR * encounters.number.abs()
    return cast("ir.BooleanValue", (off <= allowed) & ~encounters.agrees)


def offsets(encounters: ir.Table) -> ir.Table:
    """How often a source's figures are another's plus the median difference of both, where that is no rounding."""
    apart = encounters.number - encounters.theirs
    medians = encounters.group_by(*PAIR).agg(
        value=apart.median(), found=apart.count(), width=(encounters.half + encounters.their_half).median()
    )
    far = medians.filter((medians.found >= LEAST_GROUPS) & (medians.value.abs() > OFFSET_WIDTHS * medians.width))
    joined = encounters.join(far.drop("found", "width"), list(PAIR))
    counted = tallied(joined.mutate(fits=fits_offset(joined, joined.value)), "value")
    return with_others(counted, encounters, LEAST_GROUPS)


def fits_offset(encounters: ir.Table, offset: ir.Value) -> ir.BooleanValue:
    """Whether ours are theirs plus a number, and not theirs as they are."""
    plus = cast("ir.FloatingValue", offset)
    off = (encounters.number - encounters.theirs - plus).abs()
    allowed = encounters.half + encounters.their_half + NOISE * encounters.number.abs()
    return cast("ir.BooleanValue", (off <= allowed) & ~encounters.agrees)


def zero_slips(encounters: ir.Table, dimensions: Collection[str]) -> Iterator[ir.Table]:
    """How often a source's figures are another's in a unit whose zero is another, for each two units of a dimension.

    `dimensions`: those that figures have; the others need not be looked for.
    """
    import ibis

    for words, (dimension, factor, offset) in slips().items():
        if dimension not in dimensions:
            continue
        own = encounters.filter(encounters.dimension == dimension)
        fitted = own.mutate(fits=fits_zero(own, (factor, offset)), value=offset, detail=ibis.literal(words))
        yield tallied(fitted, "value", "detail")


@cache
def slips() -> dict[str, tuple[str, float, float]]:
    """What numbers become that are meant in one unit and declared in another one with another zero.

    By words for it ("fahrenheit as celsius"), the dimension, and factor and offset in its base unit.
    """
    pairs = [
        (meant, declared)
        for meant in units().values()
        for declared in units().values()
        if meant.dimension == declared.dimension and meant.offset != declared.offset
    ]
    return {f"{meant.name} as {declared.name}": (meant.dimension, *_slip(meant, declared)) for meant, declared in pairs}


def slip_called(words: str) -> tuple[float, float]:
    """Factor and offset of a slip."""
    return slips()[words][1:]


def _slip(meant: Unit, declared: Unit) -> tuple[float, float]:
    """True values in base units become what is declared, in base units: back to the number, and forth as declared."""
    factor = declared.factor / meant.factor
    return float(factor), float(declared.offset - meant.offset * factor)


def fits_zero(encounters: ir.Table, slip: tuple[float, float]) -> ir.BooleanValue:
    """Whether ours are theirs with factor and offset of a slip, and not theirs as they are."""
    factor, offset = slip
    off = (encounters.number - factor * encounters.theirs - offset).abs()
    allowed = encounters.half + factor * encounters.their_half + NEAR * encounters.number.abs()
    return cast("ir.BooleanValue", (off <= allowed) & ~encounters.agrees)


def signs(encounters: ir.Table) -> ir.Table:
    """How often a source prints a negative figure of another without its sign, where it never prints a negative one."""
    lowest = encounters.group_by("source", "indicator").agg(lowest=encounters.number.min())
    never = lowest.filter(lowest.lowest >= 0).select("source", "indicator")
    negative = encounters.filter(encounters.theirs < 0).semi_join(never, ["source", "indicator"])
    return tallied(negative.mutate(fits=fits_sign(negative), value=0.0), "value")


def fits_sign(encounters: ir.Table) -> ir.BooleanValue:
    """Whether ours is theirs without its sign."""
    return cast("ir.BooleanValue", meets(encounters, encounters.number, -encounters.theirs) & (encounters.theirs < 0))


def codes(encounters: ir.Table) -> ir.Table:
    """How often a number that may stand for a missing figure is contradicted."""
    coded = encounters.filter(encounters.text.isin(CODES)).mutate(value=encounters.number)
    return tallied(coded.mutate(fits=~coded.agrees), "value")


def tallied(encounters: ir.Table, *more: str) -> ir.Table:
    """Encounters with `fits`, counted by pair of sources, indicator and `more`."""
    fits = encounters.fits
    return encounters.group_by(*PAIR, *more).agg(
        groups=encounters.count(), fitting=encounters.count(where=fits), distinct=encounters.theirs.nunique(where=fits)
    )


def with_others(counted: ir.Table, encounters: ir.Table, least: int, *more: str) -> ir.Table:
    """Counts with the number of other sources that have at least so many groups in common with a source."""
    pairs = encounters.group_by(*PAIR, *more).agg(groups=encounters.count())
    enough = (
        pairs.filter(pairs.groups >= least).group_by("source", "indicator", *more).agg(others=pairs.other.nunique())
    )
    return counted.join(enough, ["source", "indicator", *more])
