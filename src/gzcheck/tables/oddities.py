"""Cells whose text is no plain number, read one by one by the readers of printed phrases and of dates.

There are few different ones in most tables: "approx. 5", "5 to 7", "2017-03" for a date, "6:45 PM" by the clock. Where
there are too many they stay unread, and are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gzcheck.model import (
    Corpus,
    DateValue,
    Figure,
    FigureError,
    Hedge,
    Measure,
    NumeralError,
    PhraseError,
    Reading,
    Table,
    Unit,
    dataclass,
)
from gzcheck.tables.ends import EXACT_DIGITS
from gzcheck.tables.engines import Engine
from gzcheck.tables.periods import respelled
from gzcheck.tables.whole_cells import CellReader

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST = 20_000
"""Different texts of one table that are read one by one."""
KEYS = ("text", "unit", "said_class", "scale")
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][01][0-9](?::?[0-5][0-9])?)?"
_MOMENT = re.compile(rf"([^T]+)(?:{_TIME})?")
"""A date, and a time of that day, which is left out of it."""
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?: ?([AP])\.?M\.?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """What one text says."""

    text: str
    unit: str
    said_class: str
    """The hedge that a column says."""
    scale: int
    """The power of ten that the head of a column says."""
    numeral: str
    hedge: str
    beyond: str = ""
    """The second number of a range."""
    lower: float = 0.0
    """Of a date: the first day that it may be."""
    upper: float = 0.0

    @property
    def row(self) -> dict[str, Any]:
        """As a row to be joined."""
        return {
            "text_key": self.text,
            "unit_key": self.unit,
            "said_class_key": self.said_class,
            "scale_key": self.scale,
            "odd_hedge": self.hedge,
            **{f"odd_{name}": value for name, value in _spelled(self.numeral).items()},
            "odd_beyond": self.beyond,
            "date_lower": self.lower,
            "date_upper": self.upper,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddities:
    """What is known of the texts of a table that are no plain number."""

    read: tuple[Odd, ...] = ()
    are_too_many: bool = False
    """Whether there are more than `MOST` different ones, so that none was read."""

    def __bool__(self) -> bool:
        """Whether anything is known of them."""
        return bool(self.read) or self.are_too_many


NUMBERS = ("numeral", "number", "mantissa", "digit_place", "zeros", "noise", "is_short", "is_long")
"""What is known of a number by its digits alone, as `values.spelled` has it."""


def _spelled(numeral: str) -> dict[str, Any]:
    """`NUMBERS` of a number as it is typed; of a date nothing but that."""
    try:
        number = float(numeral)
    except ValueError:
        return dict(zip(NUMBERS, (numeral, 0.0, 0.0, 0, 0, 0, True, False), strict=True))
    digits, _, exponent = numeral.partition("e")
    decimals = len(digits.partition(".")[2])
    zeros = 0 if decimals else len(digits) - len(digits.rstrip("0"))
    known = numeral, number, abs(float(digits)), int(exponent or 0) - decimals, zeros, 0
    return dict(zip(NUMBERS, (*known, len(numeral) <= EXACT_DIGITS, False), strict=True))


def read_odd(engine: Engine, unread: ir.Table, table: Table, corpus: Corpus) -> Oddities:
    """What those texts of cells say that are no plain number and can be read; nothing where they are many."""
    found = engine.rows(unread.select(*KEYS).distinct().limit(MOST + 1))
    if len(found) > MOST:
        return Oddities(are_too_many=True)
    read = sorted(_read_all(found, table, corpus), key=lambda one: (one.text, one.unit, one.said_class, one.scale))
    return Oddities(read=tuple(read))


def _read_all(found: Sequence[Mapping[str, Any]], table: Table, corpus: Corpus) -> Iterator[Odd]:
    reader = CellReader(table.source, corpus.units)
    for row in found:
        if row["text"] is None or row["unit"] is None or row["said_class"] is None:
            continue
        try:
            yield _read(row, corpus.units[row["unit"]], reader)
        except (PhraseError, NumeralError, FigureError):
            continue


def _read(row: Mapping[str, Any], unit: Unit, reader: CellReader) -> Odd:
    """What a text says; raises one of the errors of the readers."""
    text, said = row["text"], Hedge(row["said_class"])
    key = {"text": text, "unit": unit.name, "said_class": said.value, "scale": row["scale"]}
    if unit.measure is Measure.DATE:
        return _date(text, unit, said, key)
    if unit.name == "minute" and (clock := _CLOCK.fullmatch(text)):
        return Odd(**key, numeral=str(_minutes(clock)), hedge=said.value)
    reading = reader.read(text, unit)
    _refuse_other_scale(reading, row["scale"])
    return _phrase(reading, unit, said, key)


def _refuse_other_scale(reading: Reading, scale: int) -> None:
    """Refuse "5 million" in a column whose head says millions: one of the two is all that is meant, or neither."""
    if scale and any("e" in number.as_typed for number in (reading.value, reading.upper) if number):
        raise PhraseError("it prints a scale word, and its column has a scale")


def _phrase(reading: Reading, unit: Unit, said: Hedge, key: Mapping[str, Any]) -> Odd:
    """What a printed phrase says beside what its columns do; raises `PhraseError` where that does not go together."""
    if said is not Hedge.BARE and reading.hedge not in (Hedge.BARE, said):
        raise PhraseError("its column says another hedge")
    Figure(reading.value, unit, reading.hedge, reading.upper)
    beyond = reading.upper.as_typed if reading.upper else ""
    hedge = said if reading.hedge is Hedge.BARE else reading.hedge
    return Odd(**key, numeral=reading.value.as_typed, hedge=hedge.value, beyond=beyond)


def _date(text: str, unit: Unit, said: Hedge, key: Mapping[str, Any]) -> Odd:
    """A date with the days that it may be; raises `PhraseError` where something other than a time follows it."""
    moment = _MOMENT.fullmatch(respelled(text))
    if moment is None:
        raise PhraseError("behind its date stands no time of day")
    value = DateValue.parse(moment[1])
    hard = Figure(value, unit, said).span.hard
    lower = float("-inf") if hard.lower is None else float(hard.lower)
    upper = float("inf") if hard.upper is None else float(hard.upper)
    return Odd(**key, numeral=value.as_typed, hedge=said.value, lower=lower, upper=upper)


def _minutes(clock: re.Match[str]) -> int:
    """Minutes since midnight; raises `NumeralError` for 13:00 PM."""
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").upper()
    if half:
        if not 1 <= hour <= 12:
            raise NumeralError(f"{clock[0]} is no time of day")
        hour = hour % 12 + (12 if half == "P" else 0)
    return 60 * hour + minute
