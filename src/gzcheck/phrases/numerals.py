"""Numbers as a text prints them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gzcheck.model import Numeral


def exact(value: Fraction) -> Numeral:
    """A mixed number as decimal digits where it has few of them (5/2: 2.5), else as a common fraction."""
    for places in range(4):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return Numeral.of(Decimal(scaled.numerator).scaleb(-places))
    return Numeral(value)
