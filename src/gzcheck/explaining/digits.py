"""Slips of the pen: digits swapped, one digit changed, cut off instead of rounded, a sign turned.

A slip that chance would offer too is not offered. Its chance is the share, among the values of the same precision
within twice the difference of either reading, that the same kind of slip would explain: 203 and 230 differ by 27, of
the 135 other whole numbers from 149 to 284 one has the digits of 203 swapped, which is 0.007; 30.12 and 30.22 differ by
ten hundredths, and 4 of 50 values differ from 30.12 in one digit, which is 0.08.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from gzcheck.model import Figure, Measure
from gzcheck.wording import figures as wording

LIKELY = Fraction(1, 20)
"""An explanation that chance offers this often is none."""
LEAST_DIGITS = 4
"""In shorter numbers nearly every other one differs in one digit only."""


def transposed(a: Figure, b: Figure) -> tuple[str, str] | None:
    """The two adjacent digits that are swapped between two numbers, or None; also where chance would swap them."""
    digits = _digits(a, b)
    if digits is None or not _is_offered(digits, _swaps):
        return None
    places = [i for i, (x, y) in enumerate(zip(*digits, strict=True)) if x != y]
    return digits[0][places[0]], digits[0][places[1]]


def one_digit(a: Figure, b: Figure) -> tuple[str, str] | None:
    """The one digit that differs between two numbers of four digits or more, but not the last, or None."""
    digits = _digits(a, b)
    if digits is None or len(digits[0]) < LEAST_DIGITS or not _is_offered(digits, _changes):
        return None
    return next((x, y) for x, y in zip(*digits, strict=True) if x != y)


def cut_off(a: Figure, b: Figure) -> bool:
    """Whether the coarser number is the finer one without its last digits, where rounding gives another."""
    fine, coarse = sorted((a, b), key=lambda figure: figure.place)
    step = coarse.place
    if fine.place == step or not _is_one_number_like(fine, coarse):
        return False
    size = abs(fine.value.value)
    cut = size // step * step
    return cut == abs(coarse.value.value) and size - cut >= step / 2 and _same_sign(a, b)


def _is_one_number_like(a: Figure, b: Figure) -> bool:
    """Whether neither is a date or a range, and both are in one unit."""
    return a.unit == b.unit and a.unit.measure is not Measure.DATE and not a.upper and not b.upper


def opposite_sign(a: Figure, b: Figure) -> bool:
    """Whether the two numbers are one with its sign turned."""
    return not _same_sign(a, b) and a.base.hard.mirrored().meets(b.base.hard)


def is_telling(figure: Figure) -> bool:
    """Whether a number is unusual enough that meeting it twice means something: three significant digits or more."""
    return figure.significant_digits >= 3 and figure.unit.name not in ("calendar-year", "rank", "date")


def plain(figure: Figure) -> str:
    """A figure's number with its unit and without its hedge."""
    if figure.unit.name == "calendar-year":
        return str(figure.value)
    return wording.with_unit(wording.number(figure.value), figure.unit.name)


# ---------------------------------------------------------------- digits and chance


def _same_sign(a: Figure, b: Figure) -> bool:
    return a.value.value * b.value.value > 0


def _digits(a: Figure, b: Figure) -> tuple[str, str] | None:
    """Both values as digits down to the finer one's last place, or None where they cannot be set side by side."""
    if a.unit.name != b.unit.name or not (_has_digits(a) and _has_digits(b) and _same_sign(a, b)):
        return None
    place = min(a.value.grain, b.value.grain, Fraction(1)) if a.value.grain != b.value.grain else a.value.grain
    first, second = (str(int(abs(figure.value.value) / place)) for figure in (a, b))
    return (first, second) if len(first) == len(second) and first != second else None


def _has_digits(figure: Figure) -> bool:
    """Whether it is a number other than zero and written in digits."""
    return figure.unit.measure is not Measure.DATE and not figure.value.is_fraction and figure.value.value != 0


def _is_offered(digits: tuple[str, str], variants: Callable[[str], Iterator[str]]) -> bool:
    """Whether a kind of slip turns one number into the other, and hardly any other number into it by chance."""
    first, second = digits
    if second not in variants(first):
        return False
    low, high = sorted((int(first), int(second)))
    reach = 2 * (high - low)
    others = high - low + 2 * reach
    offered = max(sum(low - reach <= int(variant) <= high + reach for variant in variants(number)) for number in digits)
    return Fraction(offered, others) < LIKELY


def _swaps(number: str) -> Iterator[str]:
    """The number with two neighbouring digits swapped."""
    for place in range(len(number) - 1):
        x, y = number[place], number[place + 1]
        if x != y:
            yield f"{number[:place]}{y}{x}{number[place + 2 :]}"


def _changes(number: str) -> Iterator[str]:
    """The number with one digit changed, but not the last, which rounding and counting change all the time."""
    for place, old in enumerate(number[:-1]):
        for new in "0123456789":
            if new != old:
                yield f"{number[:place]}{new}{number[place + 1 :]}"
