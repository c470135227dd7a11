"""A number as it was written: its exact value and how finely it was written down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MAX_DIGITS = 40
"""Most significant digits a number in a corpus may have."""
MAX_EXPONENT = 30
"""Largest power of ten, either way, a number in a corpus may be written to."""

SCALE_EXPONENTS = frozenset((0, 2, 3, 4, 6, 8, 9, 12, 15, 16))
"""Powers of ten of hundred, thousand, 万, million, 亿, billion, trillion and beyond."""

_FRACTION = re.compile(r"(-?)(\d{1,4})/(\d{1,4})")


class NumeralError(ValueError):
    """A text that is no number, or one outside the limits above."""


def power_of_ten(exponent: int) -> Fraction:
    """10 to the `exponent`, exactly, for negative exponents too."""
    return Fraction(10**exponent) if exponent >= 0 else Fraction(1, 10**-exponent)


@dataclass(frozen=True, slots=True, eq=False)
class Numeral:
    """A written number: digits and exponent (`14.68e9`), or a common fraction (`2/3`).

    `14.68e9` and `14680e6` have one value but not one precision, so they are not equal numerals.
    """

    written: Decimal | Fraction
    """`Decimal` keeps the digits as printed; `Fraction` stands for a common fraction."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Numeral) and self._digits == other._digits

    def __hash__(self) -> int:
        return hash(self._digits)

    @property
    def _digits(self) -> object:
        """What makes two numerals the same; a `Decimal` compares by value alone."""
        return self.written if isinstance(self.written, Fraction) else self.written.as_tuple()

    @staticmethod
    def parse(text: str) -> Numeral:
        """Read `127000`, `127e3`, `14.68e9`, `-3.20` or `2/3`; raises `NumeralError`."""
        if match := _FRACTION.fullmatch(text):
            sign, top, bottom = match.groups()
            if int(bottom) == 0:
                raise NumeralError(f"{text} divides by zero")
            return Numeral(Fraction(int(top) * (-1 if sign else 1), int(bottom)))
        try:
            return Numeral.of(Decimal(text))
        except ArithmeticError:
            raise NumeralError(f"{text!r} is not a number") from None

    @staticmethod
    def read(value: int | Decimal | str) -> Numeral:
        """A value as a file carries it: a number, or text for a common fraction; raises `NumeralError`."""
        return Numeral.parse(value) if isinstance(value, str) else Numeral.of(value)

    @staticmethod
    def of(number: Decimal | int) -> Numeral:
        """Wrap a number; raises `NumeralError` when it is not finite or breaks the limits."""
        value = Decimal(number)
        if not value.is_finite():
            raise NumeralError(f"{number} is not a finite number")
        _, digits, exponent = value.as_tuple()
        assert isinstance(exponent, int)
        if len(digits) > MAX_DIGITS or abs(exponent) > MAX_EXPONENT:
            raise NumeralError(f"more than {MAX_DIGITS} digits, or an exponent beyond ±{MAX_EXPONENT}")
        return Numeral(value)

    def shifted(self, places: int) -> Numeral:
        """The same digits times 10 to the `places`: "14.68" and 9 give 14.68e9."""
        if isinstance(self.written, Fraction):
            return Numeral(self.written * power_of_ten(places))
        sign, digits, exponent = self.written.as_tuple()
        assert isinstance(exponent, int)
        return Numeral.of(Decimal((sign, digits, exponent + places)))

    @property
    def value(self) -> Fraction:
        """The exact value."""
        return Fraction(self.written)

    @property
    def place(self) -> Fraction:
        """`u` of the figure table: the place of the last written digit (61e9: 1e9).

        A common fraction n/d has none; its place is the way to the next unit fraction, 1/(d(d+1)),
        so that "one-third" reaches half-way to a quarter.
        """
        if isinstance(self.written, Fraction):
            return self._fraction_place
        exponent = self.written.as_tuple().exponent
        assert isinstance(exponent, int)
        return power_of_ten(exponent)

    @property
    def grain(self) -> Fraction:
        """`g` of the figure table: the place of the last digit that is not zero (300e9: 1e11)."""
        if isinstance(self.written, Fraction):
            return self._fraction_place
        exponent = self.written.as_tuple().exponent
        assert isinstance(exponent, int)
        return power_of_ten(exponent + (0 if not self.written else self.trailing_zeros))

    @property
    def _fraction_place(self) -> Fraction:
        assert isinstance(self.written, Fraction)
        bottom = self.written.denominator
        return Fraction(1, bottom * (bottom + 1))

    @property
    def has_decimals(self) -> bool:
        """Whether digits are written behind a point (10.0; 10.00 million), so that even zeros there say something.

        A point is gone once a scale word is multiplied in; an exponent that no scale word has gives it away.
        """
        if isinstance(self.written, Fraction):
            return False
        exponent = self.written.as_tuple().exponent
        return isinstance(exponent, int) and (exponent < 0 or exponent not in SCALE_EXPONENTS)

    @property
    def trailing_zeros(self) -> int:
        """Zeros at the end that need not say anything (300: 2; 1.20: 0)."""
        if isinstance(self.written, Fraction) or self.has_decimals:
            return 0
        digits = "".join(map(str, self.written.as_tuple().digits))
        return len(digits) - len(digits.rstrip("0"))

    @property
    def significant_digits(self) -> int:
        """Digits from the first to the last one that is not zero (1,020: 3)."""
        if isinstance(self.written, Fraction):
            return 1
        return max(1, len(self.written.as_tuple().digits) - self.trailing_zeros)

    @property
    def scaled_up(self) -> bool:
        """Whether a scale word (thousand, million, 亿) stands behind the digits."""
        exponent = 0 if isinstance(self.written, Fraction) else self.written.as_tuple().exponent
        return isinstance(exponent, int) and exponent > 0

    @property
    def is_integer(self) -> bool:
        """Whether the value is a whole number."""
        return self.value.denominator == 1

    @property
    def as_typed(self) -> str:
        """How a curator types it: `3.2e6` for 3.2 million, `127e3`, `2/3`, `14.5`."""
        if isinstance(self.written, Fraction) or not self.scaled_up:
            return str(self)
        exponent = self.written.as_tuple().exponent
        assert isinstance(exponent, int)
        scale = -(-exponent // 3) * 3
        return f"{Numeral(self.written).shifted(-scale)}e{scale}"

    def __str__(self) -> str:
        """Plain digits without an exponent, as JSON output carries them: `127000`, `1.20`, `2/3`."""
        return str(self.written) if isinstance(self.written, Fraction) else format(self.written, "f")
