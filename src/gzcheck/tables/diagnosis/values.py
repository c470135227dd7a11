"""Causes that change the numbers themselves: another unit or factor, another zero, a lost sign, a code for missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from math import log
from typing import TYPE_CHECKING, cast

from gzcheck.comparing.wholes import (
    APART,
    CODE_SHARE,
    CODES,
    FAR_FACTOR,
    LEAST_DISTINCT,
    LEAST_FACTOR,
    LEAST_GROUPS,
    MIDDLE,
    MIDDLE_SHARE,
    NEAR,
    NEAR_FAR,
    SHARE,
    SMALL_CODE,
    TELLING,
    TURNED,
    USUAL,
)
from gzcheck.model import Unit, units
from gzcheck.tables.diagnosis.encounters import NOISE, PAIR, meets

if TYPE_CHECKING:
    import ibis.expr.types as ir

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


def with_ratio(encounters: ir.Table) -> ir.Table:
    """Encounters in which a ratio says something: not of different signs, nor where nought is a convention."""
    scales = sorted({unit.dimension for unit in units().values() if unit.is_signed})
    return encounters.filter(((encounters.number * encounters.theirs) > 0) & encounters.dimension.notin(scales))


def factors(encounters: ir.Table) -> ir.Table:
    """How often a source's figures are another's times the median ratio of both, where that is far from one."""
    signed = with_ratio(encounters)
    ratio = signed.number / signed.theirs
    medians = signed.group_by(*PAIR).agg(value=ratio.median(), found=ratio.count(), open=open_share(signed).median())
    is_far = medians.value.ln().abs() >= log(LEAST_FACTOR)
    far = medians.filter((medians.found >= LEAST_GROUPS) & is_far & is_telling(medians.open, medians.value))
    joined = signed.join(far.drop("found", "open"), list(PAIR))
    counted = tallied(joined.mutate(fits=fits_factor(joined, joined.value, near(joined.value))), "value")
    return with_others(counted, encounters, LEAST_GROUPS)


def open_share(encounters: ir.Table) -> ir.FloatingValue:
    """Which part of a ratio rounding leaves open."""
    share = encounters.half / encounters.number.abs() + encounters.their_half / encounters.theirs.abs()
    return cast("ir.FloatingValue", share)


def is_telling(open_part: ir.Value, factor: ir.Value) -> ir.BooleanValue:
    """Whether rounding leaves so little open that a factor says something."""
    times, part = cast("ir.FloatingValue", factor), cast("ir.FloatingValue", open_part)
    return cast("ir.BooleanValue", part <= TELLING * times.ln().abs())


def near(factor: ir.Value) -> ir.FloatingValue:
    """How far a ratio may be off a factor, as `comparing.wholes` has it."""
    times = cast("ir.FloatingValue", factor)
    return cast("ir.FloatingValue", (times.ln().abs() >= log(FAR_FACTOR)).ifelse(NEAR_FAR, NEAR))


def fits_factor(encounters: ir.Table, factor: ir.Value, most: ir.Value | float) -> ir.BooleanValue:
    """Whether ours are a factor times theirs, off by no more than a share (`most`), and not theirs as they are."""
    times = cast("ir.FloatingValue", factor)
    off = (encounters.number - times * encounters.theirs).abs()
    allowed = encounters.half + times * encounters.their_half + most * encounters.number.abs()
    return cast("ir.BooleanValue", (off <= allowed) & ~encounters.agrees)


def offsets(encounters: ir.Table) -> ir.Table:
    """How often a source's figures are another's plus the median difference of both, where that is no rounding.

    Half of all differences have to lie about as near to one another as rounding leaves those that are one number.
    """
    import ibis

    apart = encounters.number - encounters.theirs
    medians = encounters.group_by(*PAIR).agg(
        value=apart.median(),
        middle=apart.quantile(0.75) - apart.quantile(0.25),
        found=apart.count(),
        width=(encounters.half + encounters.their_half).median(),
    )
    is_one = medians.middle <= ibis.greatest(MIDDLE * medians.width, MIDDLE_SHARE * medians.value.abs())
    is_far = (medians.found >= LEAST_GROUPS) & (medians.value.abs() > OFFSET_WIDTHS * medians.width)
    far = medians.filter(is_far & is_one)
    joined = encounters.join(far.select(*PAIR, "value"), list(PAIR))
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


def turned_signs(encounters: ir.Table) -> ir.Table:
    """How often a source's figures are another's with the opposite sign, where it prints both signs: else it may have
    left them out, or the other."""
    import ibis

    signed = encounters.filter(encounters.theirs != 0)
    signed = signed.mutate(fits=fits_turned(signed))
    both = signed.group_by(*PAIR).agg(both=(signed.number.min() < 0) & (signed.number.max() > 0))
    signed = signed.join(both, list(PAIR)).mutate(value=0.0, detail=ibis.literal(TURNED))
    return tallied(signed.mutate(fits=signed.fits & signed.both), "value", "detail")


def fits_turned(encounters: ir.Table) -> ir.BooleanValue:
    """Whether ours is theirs with the opposite sign, and not theirs as it is."""
    return cast("ir.BooleanValue", meets(encounters, encounters.number, -encounters.theirs) & ~encounters.agrees)


@cache
def spellings(least: float = 0.0) -> tuple[str, ...]:
    """How codes for a missing figure are printed that are so far from nought: -999 is -999.0, −999 and -999.00 too."""
    texts = [f"{number:{comma}.10g}" for number in sorted(CODES) if abs(number) >= least for comma in ("", ",")]
    fractions = [text + zeros for text in texts for zeros in ("", *(("0", "00") if "." in text else _ZEROS))]
    return tuple(dict.fromkeys(sign for text in fractions for sign in (text, text.replace("-", "\N{MINUS SIGN}"))))


_ZEROS = (".0", ".00", ".000")


def off_by_code(encounters: ir.Table) -> ir.Table:
    """Numbers that may stand for a missing figure and that others contradict often enough, by source and indicator."""
    coded = encounters.filter(encounters.text.isin(spellings())).mutate(value=encounters.number)
    coded = coded.mutate(fits=fits_code(coded), last=_last_place(coded.half, coded.place))
    counted = coded.group_by(*PAIR, "value").agg(
        groups=coded.count(),
        fitting=coded.count(where=coded.fits),
        distinct=coded.theirs.nunique(where=coded.fits),
        is_small=(~coded.text.isin(spellings(SMALL_CODE))).max(),
        least=coded["last"].min(),
    )
    enough = (counted.fitting >= SHARE * counted.groups) & (counted["distinct"] >= LEAST_DISTINCT)
    found = counted.filter(enough)
    return found.group_by("source", "indicator", "value").agg(is_small=found.is_small.max(), least=found.least.min())


def fits_code(encounters: ir.Table) -> ir.BooleanValue:
    """Whether ours is far from theirs, by units of the last place of the coarser one."""
    import ibis

    apart = cast("ir.FloatingValue", encounters.number - encounters.theirs).abs()
    units = _last_place(encounters.half, encounters.place), _last_place(encounters.their_half, encounters.their_place)
    return cast("ir.BooleanValue", ~encounters.agrees & (apart > APART * ibis.greatest(*units)))


def _last_place(half: ir.Value, place: ir.Value) -> ir.FloatingValue:
    """What the last digit counts, in the base unit; of an exact count, which leaves nothing open, by its place."""
    import ibis

    width, power = cast("ir.FloatingValue", half), cast("ir.IntegerValue", place)
    return cast("ir.FloatingValue", (width > 0).ifelse(2 * width, ibis.literal(10.0) ** power))


def codes(encounters: ir.Table, figures: ir.Table, suspected: ir.Table) -> ir.Table:
    """How often a number that may stand for a missing figure is contradicted, where it stands out as one.

    A number that a source prints for what it is has others beside it, and what others print there is near to it. So a
    code stands *apart* from all other numbers of its source, or what others print there is *usual* for them, no nearer
    to the code than elsewhere, and in either case not close to it. One near nought has to do both, since -1, 0 and 99
    are ordinary numbers. Who prints the same code there says nothing of it.
    """
    import ibis

    subject = ("source", "indicator", "value")
    own = encounters.join(suspected, ["source", "indicator"])
    is_code = own.text.isin(spellings())
    coded = own.filter(is_code & (own.number == own.value) & (own.is_small | (own.theirs != own.number)))
    beside = figures.filter(~figures.text.isin(spellings())).join(suspected, ["source", "indicator"])
    beside = beside.filter((beside.value >= 0) | (beside.number < 0))
    near = beside.filter((beside.number - beside.value).abs() <= APART * beside.least).select(*subject).distinct()
    near = near.mutate(is_near=True)
    elsewhere = own.filter(~is_code)
    elsewhere = elsewhere.group_by(*PAIR, "value").agg(
        usual=(elsewhere.theirs - elsewhere.value).abs().quantile(USUAL), met=elsewhere.count()
    )
    elsewhere = elsewhere.filter(elsewhere.met >= LEAST_DISTINCT).drop("met")
    here = coded.group_by(*PAIR, "value").agg(here=(coded.theirs - coded.value).abs().median())
    told = here.left_join(elsewhere, [*PAIR, "value"]).drop(*(f"{name}_right" for name in (*PAIR, "value")))
    told = told.join(suspected.drop("least"), list(subject)).left_join(near, list(subject))
    is_apart, is_usual = told.is_near.isnull(), (told.here >= told.usual)
    is_distant = told.here > CODE_SHARE * told.value.abs()
    is_large_code = is_distant & (is_apart | is_usual.fill_null(False))
    stands_out = ibis.ifelse(told.is_small, is_apart & is_usual.fill_null(True), is_large_code)
    told = told.select(*PAIR, "value", stands_out=stands_out)
    joined = coded.join(told, [*PAIR, "value"])
    return tallied(joined.mutate(fits=fits_code(joined) & joined.stands_out), "value")


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
