"""Numbers as a text prints them, kept with the digits behind their point."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gzcheck.model.numeral import Numeral


def negated(number: Numeral) -> Numeral:
    """The same digits with the other sign; a Decimal's own minus would round to the context's precision."""
    written = number.written
    return replace(number, written=written.copy_negate() if isinstance(written, Decimal) else -written)


def exact(value: Fraction) -> Numeral:
    """A value as decimal digits where it has few of them (5/2: 2.5), else as a common fraction."""
    for places in range(4):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return Numeral.of(Decimal(scaled.numerator).scaleb(-places))
    return Numeral(value)
