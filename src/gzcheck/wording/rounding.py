"""How many digits a computed number may be told with: no more than the figures that it was computed from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import combinations
from math import floor, log10

from gzcheck.model import Figure, Interval

LEAST, MOST = 2, 6
"""Significant digits of what is computed from rounded figures: fewer hide what is said, more pretend to know."""
EXACT = 15
"""Digits of what is computed from counts that nobody rounded."""


def to_digits(value: Fraction, digits: int) -> Fraction:
    """The value rounded to some significant digits; below 10,000 it keeps all digits before the point.

    41,872.4 to two digits is 42,000, and 203.4 to two is 203: nobody prints two hundred for it.
    """
    if value == 0:
        return value
    whole = len(str(abs(round(value)))) if 1 <= abs(value) < 10_000 else 0
    return to_few(value, max(digits, min(4, whole)))


def to_few(value: Fraction, digits: int) -> Fraction:
    """The value rounded to some significant digits, whatever it is."""
    return Fraction(Context(prec=digits).divide(Decimal(value.numerator), Decimal(value.denominator)))


def to_interval(span: Interval, digits: int) -> Interval:
    """An interval with both ends rounded; where nothing is left between them, the one end stands for both."""
    low, high = _rounded(span.lower, digits), _rounded(span.upper, digits)
    if low is not None and low == high:
        return Interval.point(low)
    return Interval(low, high, span.lower_closed, span.upper_closed)


def _rounded(end: Fraction | None, digits: int) -> Fraction | None:
    return None if end is None else to_digits(end, digits)


def carried(figures: Iterable[Figure]) -> int:
    """Significant digits that a result of these figures may have: those of the roughest one, two at least.

    A count that was not rounded limits nobody: 203 incubators are as good as 203.000.
    """
    found = [one.value.significant_digits for one in figures if not one.span.hard.is_point]
    return min(MOST, max(LEAST, min(found))) if found else EXACT


def enough(spans: Sequence[Interval], digits: int) -> int:
    """As many digits as it takes, six at most, for what is apart to stay apart when it is rounded.

    That is the two ends of each interval, and intervals that do not meet.
    """
    for count in range(digits, MOST):
        if _what_is_apart([to_interval(span, count) for span in spans]) == _what_is_apart(spans):
            return count
    return max(digits, MOST)


def _what_is_apart(spans: Sequence[Interval]) -> tuple[list[bool], list[bool]]:
    return [span.is_point for span in spans], [one.meets(other) for one, other in combinations(spans, 2)]


def share(part: Fraction, whole: Fraction, grain: Fraction) -> str:
    """A part of a whole in per cent, with the digits that the part has at this grain, three at most.

    27 of 203 at grain 1 is "13"; 0.5 of 11.3 at grain 0.1 is "4", for the part may as well be 0.4 or 0.6. Whole per
    cents are kept: 3 of 22 is "14".
    """
    percent = abs(part / whole) * 100
    digits = floor(log10(abs(part) / grain)) + 1 if part and grain else 1
    return percent_text(percent, max(len(str(int(percent))), min(3, digits), 1))


def percent_text(percent: Fraction, digits: int) -> str:
    """A percentage in some significant digits: "8", "13", "0.5", "1,500"."""
    rounded = Context(prec=digits).divide(Decimal(percent.numerator), Decimal(percent.denominator))
    return f"{rounded.normalize():,f}"
