"""Units of measurement, each with its dimension, its exact way to the dimension's base unit, and what it is printed as.

The list is data (`unit_data.py`, written by `tools/make_units.py`); a corpus may declare more. Comparing two figures
needs only that their units share a dimension.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from gzcheck.model.interval import Interval
from gzcheck.model.span import Span
from gzcheck.model.values import dataclass


class Measure(StrEnum):
    """How a bare number with this unit is to be read."""

    COUNT = "count"
    """Things that are counted: a number with few zeros is exact."""
    MEASURED = "measured"
    """Money, area, shares: always rounded to its last digit."""
    ORDINAL = "ordinal"
    """Ranks, tiers and generations: always exact."""
    DATE = "date"
    """A place on the time axis."""


_Stretch = TypeVar("_Stretch", Interval, Span)
_NONE, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; figures are comparable exactly when their units share a dimension."""

    name: str
    dimension: str
    factor: Fraction
    """How many base units of the dimension one of this unit is."""
    measure: Measure
    offset: Fraction = _NONE
    """What is added behind the factor: 50 °F are 50 * 5/9 - 160/9 = 10 °C, the base unit."""
    english: str = ""
    """What it is printed as, divided by bars, usual plural first, then the singular; empty for counts and ranks."""
    chinese: str = ""
    """The same in Chinese, the usual form first."""

    def __hash__(self) -> int:
        """Few units share a name, and the hash of a fraction takes long."""
        return hash(self.name)

    @property
    def is_currency(self) -> bool:
        """Whether this is an ISO 4217 currency code."""
        return self.dimension.startswith("currency:")

    @property
    def is_signed(self) -> bool:
        """Whether its zero is a convention, so that less than it is nothing special (temperatures)."""
        return self.dimension == "temperature"

    def fits(self, expected: Unit) -> bool:
        """Whether a figure in this unit may be one of an indicator whose unit is `expected`."""
        if self.is_currency and expected.is_currency:
            return True
        dimensions = {self.dimension, expected.dimension}
        return len(dimensions) == 1 or dimensions == {"ratio", "ratio-difference"}

    def printed(self, language: str = "en") -> tuple[str, ...]:
        """Every form it is printed in, the usual one first."""
        forms = self.chinese if language == "zh" else self.english
        return tuple(dict.fromkeys(forms.split("|"))) if forms else ()

    @property
    def plural(self) -> str:
        """The usual form behind a number ("square miles"); empty for counts."""
        return self.english.partition("|")[0]

    @property
    def singular(self) -> str:
        """The usual form behind "1" ("square mile")."""
        forms = self.english.split("|", 2)
        return forms[1] if len(forms) > 1 else forms[0]

    def to_base(self, value: Fraction) -> Fraction:
        """A value in the base unit of the dimension: 50 °F is 10."""
        if self.factor == 1 and not self.offset:
            return value
        return value * self.factor + self.offset

    def from_base(self, value: Fraction) -> Fraction:
        """A value of the base unit in this unit: 10 °C is 50 °F."""
        return (value - self.offset) / self.factor

    def span_to_base(self, span: _Stretch) -> _Stretch:
        """An interval, or both of a span, in the base unit."""
        if self.factor == 1 and not self.offset:
            return span
        return span.scaled(self.factor).moved(self.offset)

    def span_from_base(self, span: _Stretch) -> _Stretch:
        """An interval, or both of a span, given in the base unit, in this unit."""
        if self.factor == 1 and not self.offset:
            return span
        return span.moved(-self.offset).scaled(1 / self.factor)


@cache
def units() -> Mapping[str, Unit]:
    """Every built-in unit by its name, in the order of the data: measures, then currencies, the usual ones first."""
    from gzcheck.model.unit_data import ROWS

    measures = {measure.value: measure for measure in Measure}
    numbers = {"0": _NONE, "1": _ONE}
    table = {}
    for name, dimension, factor, offset, measure, english, chinese in ROWS:
        for text in (factor, offset):
            if text not in numbers:
                top, _, bottom = text.partition("/")
                numbers[text] = Fraction(int(top), int(bottom or 1))
        table[name] = Unit(name, dimension, numbers[factor], measures[measure], numbers[offset], english, chinese)
    return MappingProxyType(table)


# ---------------------------------------------------------------- what is printed


@cache
def _built_in_forms(language: str) -> Mapping[str, tuple[str, ...]]:
    from gzcheck.model.unit_data import KNOWN_CHINESE, KNOWN_ENGLISH

    known = KNOWN_CHINESE if language == "zh" else KNOWN_ENGLISH
    table: dict[str, tuple[str, ...]] = {_key(form): () for form in known.split("|")}
    return MappingProxyType(_with_forms(table, units().values(), language))


def _with_forms(
    table: dict[str, tuple[str, ...]], members: Iterable[Unit], language: str
) -> dict[str, tuple[str, ...]]:
    for unit in members:
        if unit.dimension == "temperature-difference":
            continue  # printed like temperatures; only the reader of a change can tell
        for form in unit.printed(language):
            key = _key(form)
            before = table.get(key, ())
            if unit.name not in before:
                table[key] = (*before, unit.name)
    return table


def _key(form: str) -> str:
    """Words in small letters; signs and short symbols as they are, because mW is not MW nor Mt mt."""
    return form if len(form) <= _SYMBOL or not form.replace(" ", "").isalpha() else form.casefold()


_SYMBOL = 4
"""Longest symbol whose capital letters matter (kWh, mmHg, TWh)."""


def printed_units(language: str, known: Mapping[str, Unit] | None = None) -> Mapping[str, tuple[str, ...]]:
    """From every printed form of a unit or currency to the ids it may stand for, the usual one first.

    An empty tuple is a form that is known to be a unit or currency but has no unit here (Belgian francs, DEM, cents):
    such a fragment must be refused, never read as bare. Words of more than four letters are keys in small letters,
    signs and symbols as they are printed. `known` are the units of a corpus, if it declares any.

    >>> printed_units("en")["$"][0], printed_units("en")["square miles"], printed_units("zh")["斤"]
    ('USD', ('square-mile',), ('jin',))
    """
    built_in = _built_in_forms(language)
    if known is None or known is units():
        return built_in
    declared = [unit for name, unit in known.items() if units().get(name) is not unit]
    if not declared:
        return built_in
    return MappingProxyType(_with_declared(built_in, declared))


def _with_declared(built_in: Mapping[str, tuple[str, ...]], declared: Sequence[Unit]) -> dict[str, tuple[str, ...]]:
    replaced = {unit.name for unit in declared}
    table = {form: tuple(name for name in names if name not in replaced) for form, names in built_in.items()}
    for unit in declared:  # what a corpus declares is what its sources print
        for form in {*unit.printed("en"), *unit.printed("zh")}:
            table[_key(form)] = (unit.name,)
    return table


def find_printed(text: str, language: str = "en", known: Mapping[str, Unit] | None = None) -> tuple[str, ...] | None:
    """The ids a printed form may stand for; empty: known but without a unit here; None: no unit or currency."""
    table = printed_units(language, known)
    for form in (text, _key(text), text.casefold()):
        if form in table:
            return table[form]
    return None


# ---------------------------------------------------------------- what was meant

_SYNONYMS = {
    "people": "count", "person": "count", "persons": "count", "firms": "count", "companies": "count", "number": "count",
    "items": "count", "units": "count", "none": "count", "pieces": "count", "integer": "count", "#": "count",
    "人": "count", "家": "count", "个": "count", "件": "count", "名": "count",
    "ton": "t", "tons": "t", "tonnes": "t", "tonne": "t", "sqm": "m2", "sqkm": "km2", "sq km": "km2", "sq m": "m2",
    "percentage": "percent", "per cent": "percent", "pct": "percent", "points": "percentage-point",
    "percentage points": "percentage-point", "pp": "percentage-point", "ppt": "percentage-point", "bp": "basis-point",
    "share": "ratio", "fraction": "ratio", "times": "ratio", "fold": "ratio", "multiple": "ratio",
    "place": "rank", "position": "rank", "ranking": "rank", "no": "rank", "no.": "rank",
    "years": "year", "age": "year", "annum": "year", "dates": "date", "day-date": "date", "time": "date",
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cnh": "CNY", "dollar": "USD", "dollars": "USD", "us$": "USD",
    "usd$": "USD", "sterling": "GBP", "pound": "GBP", "pounds": "GBP", "euro": "EUR", "euros": "EUR", "ntd": "TWD",
    "nt$": "TWD", "hk$": "HKD", "rs": "INR", "c": "celsius", "°": "celsius", "degrees": "celsius", "degree": "celsius",
    "f": "fahrenheit", "litre": "l", "liter": "l", "kmh": "km/h", "kph": "km/h", "hectare": "ha",
}  # fmt: skip
"""What people type for a unit, beside what is printed; in small letters."""


def hint_for(text: str, known: Mapping[str, Unit] | None = None) -> str:
    """The unit that somebody meant who typed `text`, or an empty string: RMB gives CNY, % percent, sqm m2.

    Looked up, never guessed by spelling: RMB is one letter from RUB and means another currency.
    """
    registry = units() if known is None else known
    small = text.strip().casefold()
    by_name = {name.casefold(): name for name in registry}
    if small in by_name:
        return by_name[small]
    if _SYNONYMS.get(small) in registry:
        return _SYNONYMS[small]
    return _printed_as(text.strip(), registry) or _printed_as(small, registry)


def _printed_as(form: str, registry: Mapping[str, Unit]) -> str:
    """The usual unit of a printed form, or an empty string."""
    names = find_printed(form, "en", registry) or find_printed(form, "zh", registry) or ("",)
    return names[0]
