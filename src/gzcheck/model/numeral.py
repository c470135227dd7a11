"""A number as it was written: its exact value and how finely it was written down."""

from __future__ import annotations

import re
from dataclasses import field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache

from gzcheck.model.patterns import late_pattern
from gzcheck.model.values import dataclass

MAX_DIGITS = 40
"""Most significant digits a number in a corpus may have."""
MAX_EXPONENT = 30
"""Largest power of ten, either way, a number in a corpus may be written to."""
FLOAT_DIGITS = 15
"""Decimal digits that a binary double always carries faithfully (IEEE 754, DBL_DIG); those behind may be noise."""

_FRACTION = late_pattern(r"([-+]?)(\d{1,4})/(\d{1,12})(?:[eE]\+?(\d{1,2}))?")
_POINT = late_pattern(r"[-+]?\d*\.(\d*)")
_NOISE_RUN = 5
"""Equal digits, all 0 or all 9, that must stand before the digits taken for noise."""
_PENNY = 2
"""Decimals of an amount to the penny, which is never noise however long the amount is."""
_LARGEST_SCALE = 16
"""Power of ten of the largest scale word that "half a ..." is said of (万亿, quadrillion)."""
_UNSET = -1
_NO_DIGITS: tuple[int, tuple[int, ...], int] = (0, (), 0)
"""A common fraction's sign, digits and exponent, as a `Decimal` gives its own."""


class NumeralError(ValueError):
    """A text that is no number, or one outside the limits above."""


@cache
def power_of_ten(exponent: int) -> Fraction:
    """10 to the `exponent`, exactly, for negative exponents too."""
    return Fraction(10**exponent) if exponent >= 0 else Fraction(1, 10**-exponent)


def exponent_of(number: Decimal) -> int | None:
    """Which power of ten a number is, 3 for 1000 and -2 for 0.010; None where it is none."""
    sign, digits, _ = number.as_tuple()
    is_one = number.is_finite() and not sign and digits[0] == 1 and not any(digits[1:])
    return number.adjusted() if is_one else None


@dataclass(frozen=True, slots=True, eq=False)
class Numeral:
    """A written number: digits and exponent (`14.68e9`), or a common fraction (`2/3`; half a million is `1/2e6`).

    Digits as written decide. `1.0e9` and `1e9` have one value, but the zero behind the point was printed on purpose:
    the first is good to a hundred million, the second may be. So they are not equal, and neither are `127e3` and
    `127000`. `14.68e9` and `1468e7` say the same and are.
    """

    written: Decimal | Fraction
    """`Decimal` keeps the digits as printed; `Fraction` stands for a fraction in words, its scale multiplied in."""
    decimals: int = _UNSET
    """How many digits were written behind the point, before a scale word or exponent: 1 for `1.0e9`, 0 for `1e9`.

    Left out, it is what the exponent of `written` says: 2 for `Decimal("1.20")`, 0 for `Decimal("1.0e9")`, which has
    forgotten its point. Use `parse` where the text is at hand and `shifted` for a scale word; both keep it.
    """
    exponent: int = field(init=False, repr=False)
    """The power of ten of the last written digit; 0 for a common fraction."""
    _digits: tuple[int, ...] = field(init=False, repr=False)
    _value: Fraction | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        _, digits, exponent = self.written.as_tuple() if isinstance(self.written, Decimal) else _NO_DIGITS
        assert isinstance(exponent, int)
        object.__setattr__(self, "exponent", exponent)
        object.__setattr__(self, "_digits", digits)
        if self.decimals == _UNSET:
            object.__setattr__(self, "decimals", max(0, -exponent))

    @property
    def value(self) -> Fraction:
        """The exact value; made when first asked for, because a fraction is dear and most digits are only read."""
        value = self._value
        if value is None:
            value = Fraction(*self.written.as_integer_ratio())  # quicker than of a number whose type is asked for
            object.__setattr__(self, "_value", value)
        return value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Numeral):
            return False
        mine, theirs = self.written, other.written
        if isinstance(mine, Decimal) and isinstance(theirs, Decimal) and mine.compare_total(theirs):
            return False  # digits or exponent differ, which is told here without taking them apart
        return self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self.written.as_integer_ratio())

    def __neg__(self) -> Numeral:
        """The same digits with the sign turned; unlike the minus of a `Decimal` it never rounds."""
        number = self.written
        return Numeral(number.copy_negate() if isinstance(number, Decimal) else -number, self.decimals)

    @property
    def _identity(self) -> object:
        """What makes two numerals the same; a `Decimal` compares by value alone."""
        if isinstance(self.written, Fraction):
            return self.written
        return self.written.as_tuple(), self.scaled_up, self._digits[-1] == 0 and self.has_decimals

    # ------------------------------------------------------------ making one

    @staticmethod
    def parse(text: str) -> Numeral:
        """Read `127000`, `127e3`, `14.68e9`, `1.0e9`, `-3.20`, `2/3` or `1/2e6`; raises `NumeralError`."""
        if "/" in text and (match := _FRACTION.fullmatch(text)):
            return Numeral(_common_fraction(match))
        try:
            number = Decimal(text)
        except ArithmeticError:
            raise NumeralError(f"{text!r} is not a number") from None
        point = _POINT.match(text) if "." in text else None
        return Numeral.of(number, len(point[1]) if point else 0)

    @staticmethod
    def read(value: int | Decimal | str) -> Numeral:
        """A value as a file carries it: a number, or text for one that knows its point; raises `NumeralError`."""
        return Numeral.parse(value) if isinstance(value, str) else Numeral.of(value)

    @staticmethod
    def of(number: Decimal | int, decimals: int = _UNSET) -> Numeral:
        """Wrap a number; raises `NumeralError` when it is not finite or breaks the limits."""
        value = Decimal(number)
        if not value.is_finite():
            raise NumeralError(f"{number} is not a finite number")
        numeral = Numeral(value, decimals)
        if len(numeral._digits) > MAX_DIGITS or abs(numeral.exponent) > MAX_EXPONENT:
            raise NumeralError(f"more than {MAX_DIGITS} digits, or an exponent beyond ±{MAX_EXPONENT}")
        return numeral

    def shifted(self, places: int) -> Numeral:
        """The same digits with a scale word: "14.68" and 9 give 14.68e9, "1.0" and 9 give 1.0e9, "80" and -2 80e-2."""
        if isinstance(self.written, Fraction):
            return Numeral(self.written * power_of_ten(places))
        sign = 1 if self.written.is_signed() else 0
        return Numeral.of(Decimal((sign, self._digits, self.exponent + places)), self.decimals)

    # ------------------------------------------------------------ how finely it is written

    @property
    def is_fraction(self) -> bool:
        """Whether it is a common fraction in words or signs ("two-thirds", "half a million")."""
        return isinstance(self.written, Fraction)

    @property
    def place(self) -> Fraction:
        """`u` of the figure table: the place of the last written digit (61e9: 1e9).

        A common fraction n/d has none; its place is the way to the next unit fraction, 1/(d(d+1)). Figures read
        fractions by a rule of their own.
        """
        return self._fraction_place if isinstance(self.written, Fraction) else power_of_ten(self.exponent)

    @property
    def grain(self) -> Fraction:
        """`g` of the figure table: the place of the last digit that is not zero, or `u` where a point is written.

        300e9: 1e11; 1.0e9: 1e8; 1e9: 1e9; 10.0: 0.1.
        """
        if isinstance(self.written, Fraction):
            return self._fraction_place
        return power_of_ten(self.exponent + (0 if not self.written else self.trailing_zeros))

    @property
    def _fraction_place(self) -> Fraction:
        assert isinstance(self.written, Fraction)
        bottom = self.written.denominator
        return Fraction(1, bottom * (bottom + 1))

    @property
    def has_decimals(self) -> bool:
        """Whether digits are written behind a point (10.0; 10.00 million), so that even zeros there say something."""
        return self.decimals > 0

    @property
    def trailing_zeros(self) -> int:
        """Zeros at the end that need not say anything (300: 2; 1.20: 0; 10.0e6: 0)."""
        if self.decimals > 0 or isinstance(self.written, Fraction):
            return 0
        zeros = 0
        for digit in reversed(self._digits):
            if digit:
                break
            zeros += 1
        return zeros

    @property
    def significant_digits(self) -> int:
        """Digits from the first to the last one that says something (1,020: 3; 1.20: 3)."""
        if isinstance(self.written, Fraction):
            return 1
        return max(1, len(self._digits) - self.trailing_zeros)

    @property
    def scaled_up(self) -> bool:
        """Whether a scale word (thousand, million, 亿) stands behind the digits."""
        return not isinstance(self.written, Fraction) and self.exponent + self.decimals > 0

    @property
    def is_negative(self) -> bool:
        """Whether the value is below zero."""
        return self.written < 0

    @property
    def is_integer(self) -> bool:
        """Whether the value is a whole number."""
        if isinstance(self.written, Decimal) and self.exponent >= 0:
            return True
        return self.value.denominator == 1

    @property
    def is_noisy(self) -> bool:
        """Whether the digits after the 15th are the noise of binary floats: 61031.999999999996, 0.30000000000000004.

        They are where a run of five zeros or nines stands before them, and never in an amount to the penny
        (20,244,900,016,053.51).
        """
        if isinstance(self.written, Fraction) or self.decimals <= _PENNY:
            return False
        digits = self._digits
        run = digits[FLOAT_DIGITS - _NOISE_RUN : FLOAT_DIGITS]
        return len(digits) > FLOAT_DIGITS and set(run) in ({0}, {9})

    @property
    def without_noise(self) -> Numeral:
        """Rounded to 15 digits where those behind are noise: 61032.0000000000 for 61031.999999999996."""
        if not self.is_noisy:
            return self
        assert isinstance(self.written, Decimal)
        rounded = Context(prec=FLOAT_DIGITS, rounding=ROUND_HALF_EVEN).plus(self.written)
        lost = self.exponent - Numeral(rounded).exponent
        return Numeral(rounded, max(0, self.decimals + lost))

    # ------------------------------------------------------------ as text

    @property
    def as_typed(self) -> str:
        """How a curator types it, so that `parse` reads the same: `3.2e6`, `127e3`, `1.0e9`, `2/3`, `1/2e6`, `14.5`."""
        if isinstance(self.written, Fraction):
            return _typed_fraction(self.written)
        scale = self.exponent + self.decimals
        if scale == 0:
            return str(self)
        sign = 1 if self.written.is_signed() else 0
        return f"{Decimal((sign, self._digits, -self.decimals)):f}e{scale}"

    def __str__(self) -> str:
        """Plain digits without an exponent, as JSON output carries them: `127000`, `1.20`, `2/3`."""
        return str(self.written) if isinstance(self.written, Fraction) else format(self.written, "f")


def _common_fraction(match: re.Match[str]) -> Fraction:
    """The value of `2/3` or `1/2e6`; raises `NumeralError`."""
    sign, top, bottom, scale = match.groups(default="")
    exponent = int(scale or 0)
    if int(bottom) == 0:
        raise NumeralError(f"{match[0]} divides by zero")
    if exponent > MAX_EXPONENT:
        raise NumeralError(f"an exponent beyond ±{MAX_EXPONENT}")
    scaled: int = int(top) * 10**exponent
    return Fraction(-scaled if sign == "-" else scaled, int(bottom))


def _typed_fraction(value: Fraction) -> str:
    """The n/d with the fewest digits, and the scale word that makes it so: 500000 is half a million, `1/2e6`."""

    def length(scale: int) -> tuple[bool, int]:
        part = abs(value) / 10**scale
        return part.denominator == 1, len(f"{part.numerator}{part.denominator}") + (part > 1)

    scale = min(range(_LARGEST_SCALE + 1), key=length)
    part = value / 10**scale
    return f"{part.numerator}/{part.denominator}" + (f"e{scale}" if scale else "")
