"""Causes that put figures in another place: a period late or early, another indicator, a break in one series."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, cast

from gzcheck.comparing.wholes import LEAST_DISTINCT, LEAST_FACTOR, NEAR
from gzcheck.tables.diagnosis.encounters import PAIR, meets, sort_of
from gzcheck.tables.diagnosis.values import fits_factor, is_telling, open_share, tallied, with_others, with_ratio

if TYPE_CHECKING:
    import ibis.expr.types as ir

STEPS = {"late": -1, "early": 1}
"""Whose figures a source prints: those of the period before are late, those of the one behind are early."""


def off_in_place(counts: ir.Table) -> ir.Table:
    """Sources and indicators with enough figures that are another's elsewhere. `counts`: of those that do not agree."""
    return counts.filter(counts["distinct"] >= LEAST_DISTINCT).select("source", "indicator").distinct()


def off_in_entity(apart: ir.Table) -> ir.Table:
    """Sources, indicators and entities with enough figures that do not agree with one other source. `apart`: these."""
    counted = apart.group_by(*PAIR, "about").agg(distinct=apart.theirs.nunique())
    return counted.filter(counted["distinct"] >= LEAST_DISTINCT).select("source", "indicator", "about").distinct()


def periods(encounters: ir.Table, figures: ir.Table, detail: str) -> ir.Table:
    """How often a source's figure is another's for the period before or after, where the other's two differ; a row for
    each sort of period."""
    import ibis

    moved = beside_period(encounters, figures, detail)
    moved = moved.mutate(value=0.0, detail=ibis.literal(detail), sort=sort_of(moved.period))
    return tallied(moved, "value", "detail", "sort").drop("sort")


def beside_period(encounters: ir.Table, figures: ir.Table, detail: str) -> ir.Table:
    """Encounters with the other's figure a period off, and whether ours `fits` that one."""
    elsewhere = figures.select(other="source", elsewhere="number", their_series="series", other_step="step")
    keys = [encounters.series == elsewhere.their_series, encounters.other == elsewhere.other]
    keys.append(encounters.step + STEPS[detail] == elsewhere.other_step)
    moved = encounters.join(elsewhere, keys).drop("their_series")
    moved = moved.filter(~meets(moved, moved.theirs, moved.elsewhere))
    return moved.mutate(fits=meets(moved, moved.number, moved.elsewhere) & ~moved.agrees)


def indicators(encounters: ir.Table, figures: ir.Table) -> ir.Table:
    """How often a source's figure is another's for another indicator, where the other's two differ."""
    moved = beside_indicator(encounters, figures)
    return tallied(moved.mutate(value=0.0), "value", "detail")


def beside_indicator(encounters: ir.Table, figures: ir.Table) -> ir.Table:
    """Encounters with the other's figure for each other indicator (`detail`), and whether ours `fits` that one."""
    same = ("about", "dimension", "period", "status")
    names = {f"their_{name}": name for name in same}
    elsewhere = figures.select(other="source", elsewhere="number", detail="indicator", **names)
    keys = [encounters[name] == elsewhere[f"their_{name}"] for name in same]
    keys += [encounters.other == elsewhere.other, encounters.indicator != elsewhere.detail]
    moved = encounters.join(elsewhere, keys).drop(*(f"their_{name}" for name in same))
    moved = moved.filter(~meets(moved, moved.theirs, moved.elsewhere))
    return moved.mutate(fits=meets(moved, moved.number, moved.elsewhere) & ~moved.agrees)


def breaks(encounters: ir.Table) -> ir.Table:
    """How often the figures of one entity are another's times one number, from the first to the last that are far off.

    Only where these are at the beginning or the end of what both print; `detail` says since when, or until when.
    """
    counted = tallied(in_breaks(encounters), "about", "value", "detail")
    return with_others(counted, encounters, LEAST_DISTINCT, "about")


def in_breaks(encounters: ir.Table) -> ir.Table:
    """The encounters of one entity between the first and last that are far off, with `value` and whether they fit."""
    import ibis

    entity = (*PAIR, "about")
    signed = with_ratio(encounters)
    ratio = cast("ir.FloatingValue", signed.number / signed.theirs)
    far = (ratio.ln().abs() >= log(LEAST_FACTOR)) & ~signed.agrees
    moment = signed.when + " " + signed.period
    found = signed.group_by(*entity).agg(
        value=far.ifelse(ratio, ibis.null("float64")).median(),
        open=far.ifelse(open_share(signed), ibis.null("float64")).median(),
        since=signed.when.min(where=far),
        until=signed.when.max(where=far),
        since_period=moment.min(where=far).re_replace("^[^ ]* ", ""),
        until_period=moment.max(where=far).re_replace("^[^ ]* ", ""),
        first=signed.when.min(),
        last=signed.when.max(),
    )
    reaches = (found.since == found["first"]) | (found.until == found["last"])
    found = found.filter(reaches & is_telling(found.open, found.value)).drop("open")
    detail = ibis.cases(
        ((found.since == found["first"]) & (found.until == found["last"]), ""),
        (found.until == found["last"], ibis.literal("since ") + found.since_period),
        else_=ibis.literal("until ") + found.until_period,
    )
    joined = signed.join(
        found.mutate(detail=detail).drop("first", "last", "since_period", "until_period"), list(entity)
    )
    inside = joined.filter((joined.when >= joined.since) & (joined.when <= joined.until)).drop("since", "until")
    return inside.mutate(fits=fits_factor(inside, inside.value, NEAR))
