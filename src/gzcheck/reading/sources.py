"""Files of `sources/` -> sources and claims, with a fault at its place for every value that means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from sys import intern
from typing import Any

from gzcheck.model import (
    Claim,
    DateValue,
    Fault,
    Figure,
    Hedge,
    Indicator,
    Kind,
    Measure,
    NumberStyle,
    Numeral,
    NumeralError,
    Period,
    PeriodError,
    Precision,
    Scale,
    SetAside,
    Source,
    SourceKind,
    Status,
    Unit,
    dataclass,
    did_you_mean,
    exponent_of,
    nearest,
    replacement,
    units,
)
from gzcheck.reading import INVALID_VALUE, Document, Pointer
from gzcheck.reading.registry import known_unit
from gzcheck.reading.wrong import Wrong, attempt


def read_source(document: Document) -> Source | Fault:
    """The source of a file; its data conforms to the schema."""
    return attempt(lambda: _source(document), lambda: document.at(("source",)))


def _source(document: Document) -> Source:
    data = document.data["source"]
    published = _period(document, ("source", "published"), data["published"])
    snapshot = data.get("snapshot", {})
    return Source(
        id=data["id"],
        title=data["title"],
        publisher=data["publisher"],
        author=data.get("author", ""),
        published=published,
        stated_date=data["dating"] == "stated",
        dating_note=data.get("dating_note", ""),
        note=data.get("note", ""),
        kind=SourceKind(data["kind"]),
        language=data["language"],
        derived_from=tuple(data.get("derived_from", ())),
        url=data.get("url", ""),
        withdrawn=data.get("withdrawn", False),
        replaced_by=data.get("replaced_by", ""),
        speaks_for=tuple(data.get("speaks_for", ())),
        numbers=_style(document, data.get("numbers")),
        snapshot_file=snapshot.get("file", ""),
        snapshot_sha256=snapshot.get("sha256", "").lower(),
        location=document.at(("source",)),
        marks=document.positions[id(data)],
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What the claims of a corpus are read with."""

    units: Mapping[str, Unit] = field(default_factory=units)
    """The units of the corpus."""
    assumed: dict[str, Period] = field(default_factory=dict)
    """By source: when it was published, as the time of what it gives no time for."""
    figures: dict[object, Figure] = field(default_factory=dict)
    """Every figure by all that is typed of it: claims that agree share one, whose intervals are worked out once."""


def read_claim(
    document: Document, index: int, entry: dict[str, Any], source: Source, indicator: Indicator | None, known: Known
) -> Claim | Fault:
    """The claim at `index`; a stock that names no period is taken to hold when its source was published."""
    place = ("claims", index)
    return attempt(lambda: _claim(document, index, entry, source, indicator, known), lambda: document.at(place))


def _claim(
    document: Document, index: int, entry: dict[str, Any], source: Source, indicator: Indicator | None, known: Known
) -> Claim:
    place = ("claims", index)
    unit = known_unit(document, (*place, "unit"), entry["unit"], known.units)
    try:
        figure = _figure(document, entry, unit, bool(indicator and indicator.can_be_negative), known.figures)
    except ValueError as error:
        raise Wrong(INVALID_VALUE, document.at((*place, "value")), str(error), "correct value or hedge") from None
    stated = _period(document, (*place, "period"), entry["period"]) if "period" in entry else None
    status = Status(entry["status"]) if "status" in entry else Status.ACTUAL
    period = _assumed(source, indicator, known) if stated is None and not status.is_plan else stated
    return Claim(
        scale=_scale(document, place, entry) if "scale" in entry else None,
        id=f"{source.id}/{entry['id']}",
        source=source,
        is_draft="draft" in entry,
        about=intern(entry.get("about", "")),
        indicator=intern(entry.get("indicator", "")),
        figure=figure,
        printed=intern(entry["printed"]),
        location=document.item("claims", index),
        paragraph=int(entry["paragraph"]),
        occurrence=int(entry.get("occurrence", 0)),
        counted=entry.get("counted", False),
        stated_period=stated,
        period=period,
        status=status,
        called=entry.get("called", ""),
        attributed_to=entry.get("attributed_to", ""),
        basis=entry.get("basis", ""),
        note=entry.get("note", ""),
        equals=f"{source.id}/{entry['equals']}" if "equals" in entry else "",
        marks=document.positions[id(entry)],
    )


def _assumed(source: Source, indicator: Indicator | None, known: Known) -> Period | None:
    """When a claim without a period is taken to hold: only what there is of a stock needs none."""
    if indicator is None or indicator.kind is not Kind.STOCK:
        return None
    return known.assumed.get(source.id) or known.assumed.setdefault(source.id, source.published.as_assumed())


def read_set_aside(document: Document, index: int, entry: dict[str, Any], source: Source) -> SetAside:
    """What a source leaves out at `index`; the entry conforms to the schema."""
    return SetAside(
        id=f"{source.id}#set_aside/{index}",
        source=source,
        printed=entry["printed"],
        paragraph=int(entry["paragraph"]),
        occurrence=int(entry.get("occurrence", 0)),
        why=entry["why"],
        location=document.at(("set_aside", index)),
        marks=document.positions[id(entry)],
    )


def _figure(
    document: Document, entry: dict[str, Any], unit: Unit, negative: bool, figures: dict[object, Figure]
) -> Figure:
    """Raises `FigureError` or `NumeralError`, which are both `ValueError`."""
    value, stated, hedge = entry["value"], entry.get("precision"), entry.get("hedge", "bare")
    ends = value if isinstance(value, list) else [value]
    typed = [(type(end), document.texts[id(end)] if type(end) is Decimal else end) for end in ends]
    key = *typed, unit.name, hedge, type(stated), stated, negative
    if key not in figures:
        upper = _numeral(ends[1], typed[1][1], unit) if len(ends) > 1 else None
        precision: Precision = "exact" if stated == "exact" else None if stated is None else Fraction(stated)
        lower = _numeral(ends[0], typed[0][1], unit)
        figures[key] = Figure(lower, unit, Hedge(hedge), upper, precision, negative)
    return figures[key]


def _numeral(value: int | Decimal | str, written: object, unit: Unit) -> Numeral:
    """A value with its digits as they stand in the file; a date where the unit is one."""
    if unit.measure is Measure.DATE:
        return DateValue.parse(str(value))
    if isinstance(value, Decimal):
        try:
            return Numeral.parse(str(written))
        except NumeralError:  # not plainly on its line; then its value is all there is
            return Numeral.of(value)
    return Numeral.read(value)


def _period(document: Document, pointer: Pointer, value: object) -> Period:
    try:
        return Period.parse(str(value))
    except PeriodError as error:
        raise Wrong(INVALID_VALUE, document.at(pointer), str(error), "correct the date") from None


def _style(document: Document, numbers: dict[str, str] | None) -> NumberStyle | None:
    """How a source writes numbers, if it says so; raises `Wrong` where one sign would stand for two things."""
    if numbers is None:
        return None
    if numbers["group"] == numbers["decimal"]:
        message = f"{numbers['group']!r} cannot stand both between thousands and in front of decimals"
        hint = "write which of the two it is, and the other sign or '' for the other"
        raise Wrong(INVALID_VALUE, document.at(("source", "numbers", "decimal")), message, hint)
    return NumberStyle(group=numbers["group"], decimal=numbers["decimal"])


def _scale(document: Document, place: Pointer, entry: dict[str, Any]) -> Scale:
    """The scale of a claim: its own, or one of those that the source declares, by name."""
    own, where = entry["scale"], document.at((*place, "scale"))
    if isinstance(own, str):
        declared = document.data["source"].get("scales", {})
        if own not in declared:
            hint = did_you_mean(own, declared) or "declare it under the source's 'scales:'"
            raise Wrong(INVALID_VALUE, where, f"unknown scale {own!r}", hint, replacement(nearest(own, declared)))
        own = declared[own]
    power = exponent_of(Decimal(own["factor"]))
    if not power:
        raise Wrong(
            INVALID_VALUE, where, f"a scale of {own['factor']} is no power of ten", "write 1e3, 1e6, 1e8, 0.01 ..."
        )
    return Scale(power=power, printed=own["printed"], paragraph=int(own["paragraph"]), location=where)
