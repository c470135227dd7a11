"""What the words of a data file stand for, as small relations to be joined: entities, indicators, units, hedges."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from gzcheck.model import (
    MAX_EXPONENT,
    Corpus,
    Hedge,
    Indicator,
    Kind,
    Measure,
    Role,
    Status,
    Table,
    Unit,
    dataclass,
    printed_units,
    typed_hedges,
)
from gzcheck.tables.scales import powers


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a figure is of, as far as its ends hang on it: an indicator in a unit."""

    indicator: Indicator
    unit: Unit

    @property
    def row(self) -> dict[str, object]:
        """As a row to be joined."""
        unit = self.unit
        return {
            "unit": unit.name,
            "dimension": unit.dimension,
            "factor": float(unit.factor),
            "offset": float(unit.offset),
            "is_counted": unit.measure is Measure.COUNT,
            "is_part": unit.dimension == "ratio-difference" or (unit.dimension == "ratio" and unit.name != "ratio"),
            "is_whole": float(1 / unit.factor),
            "is_ordinal": unit.measure is Measure.ORDINAL,
            "is_date": unit.measure is Measure.DATE,
            "is_rank": unit.name == "rank",
            "is_signed": unit.is_signed,
            "below_zero": self.indicator.can_be_negative or unit.is_signed,
            "needs_period": self.indicator.kind in (Kind.FLOW, Kind.RATE),
            "fits": True,
        }


def measured(corpus: Corpus, table: Table) -> list[Measured]:
    """Every indicator in every unit that its figures may have."""
    names = {one.indicator for one in table.values if one.indicator}
    chosen = names if Role.INDICATOR not in table.columns else corpus.indicators.keys()
    return [
        Measured(indicator=corpus.indicators[name], unit=unit)
        for name in sorted(chosen)
        for unit in _fitting(corpus, corpus.indicators[name])
    ]


def _fitting(corpus: Corpus, indicator: Indicator) -> Iterator[Unit]:
    expected = corpus.units[indicator.unit]
    return (unit for unit in corpus.units.values() if unit.fits(expected))


def entities(corpus: Corpus, table: Table) -> dict[str, str]:
    """From what the file says to registered entities: as the table declares, or by id and label."""
    if table.entities is not None:
        return dict(table.entities)
    return _named((one.id, (one.label, one.label_zh)) for one in corpus.entities.values())


def indicators(corpus: Corpus) -> dict[str, str]:
    """From what registered indicators are called to them."""
    return _named((one.id, (one.label, one.label_zh, *one.aliases)) for one in corpus.indicators.values())


def units(corpus: Corpus) -> dict[str, str]:
    """From what units are called to them: ids, and what means one unit only where it is printed."""
    forms = {form: names[0] for form, names in printed_units("en", corpus.units).items() if len(names) == 1}
    return forms | {name: name for name in corpus.units}


def scales(texts: Collection[str], table: Table) -> dict[str, str]:
    """From what stands in the column of scales to the power of ten that it stands for, written as text."""
    return {text: str(power) for text, power in powers(texts, table.scales).items()}


def scale_rows() -> list[dict[str, object]]:
    """Every power of ten that a scale may be, written as text, with what it is, as rows to be joined."""
    every = range(-MAX_EXPONENT, MAX_EXPONENT + 1)
    return [{"power_said_key": str(one), "row_scale": one, "row_power": power(one)} for one in every]


def power(scale: int) -> float:
    """Ten to that power, as a double."""
    return float(f"1e{scale}")


def hedges() -> dict[str, str]:
    """From what people write for a hedge to its class."""
    return {"=": Hedge.BARE.value} | {word: hedge.value for word, hedge in typed_hedges().items()}


def statuses() -> dict[str, str]:
    """From what people write for a status to the status; also the codes of SDMX (CL_OBS_STATUS) for these.

    Not P, a provisional value: no status says that a figure is to be revised.
    """
    codes = {"a": Status.ACTUAL.value, "e": Status.ESTIMATE.value, "f": Status.FORECAST.value}
    return codes | {status.value: status.value for status in Status}


def _named(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Ids by themselves and by their labels; a label that two have names neither."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for name, labels in entries:
        for label in filter(None, {*labels} - {name}):
            if names.setdefault(label, name) != name:
                shared.add(label)
        names[name] = name
    return {label: name for label, name in names.items() if label not in shared or label == name}
