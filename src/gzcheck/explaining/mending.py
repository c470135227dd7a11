"""What would mend a broken identity: one claim, changed by a plausible slip, if it is the only one that could.

Offered only when exactly one slip can do it without breaking another identity; a second one would make it a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import islice

from gzcheck.comparing.identities import Arithmetic
from gzcheck.model import (
    Claim,
    Evaluation,
    Explanation,
    ExplanationKind,
    Figure,
    FigureError,
    Interval,
    Measure,
    Numeral,
    NumeralError,
    Value,
)
from gzcheck.wording import figures as wording
from gzcheck.wording.arithmetic import term

POWERS = (3, 4, 6, 8, 9)
"""Powers of ten that units are mistaken by: thousand, 万, million, 亿, billion."""

Digits = tuple[int, ...]

Slip = tuple[ExplanationKind, Callable[[], str], Interval]
"""Kind, the figure in words (of the few that are shown), and its hard interval in base units."""


def mend(arithmetic: Arithmetic, broken: Evaluation) -> tuple[Explanation, ...]:
    """At most one explanation."""
    mending = (
        (claim, slip)
        for claim in broken.claims
        for slip in _slips(claim, broken)
        if arithmetic.mends(broken, claim, slip[2])
    )
    found = list(islice(mending, 2))
    if len(found) != 1:
        return ()
    claim, (kind, figure, _) = found[0]
    printed = wording.figure(claim.figure)
    text = f"{claim.id} as {figure()} instead of {printed} would mend it, and no other single slip would"
    return (Explanation(kind=kind, text=text),)


def _slips(claim: Claim, broken: Evaluation) -> Iterator[Slip]:
    figure = claim.figure
    for kind, other in _written_slips(figure):
        yield kind, partial(wording.figure, other), other.base.hard
    if figure.unit.dimension not in ("ratio", "ratio-difference"):
        return
    for value in broken.values.values():
        if claim not in value.claims and value.dimension == "ratio":
            scaled = figure.base.hard * value.span.hard
            yield ExplanationKind.PERCENT_OR_POINT, partial(_percent_of, figure, value), scaled


def _percent_of(figure: Figure, value: Value) -> str:
    return f"{wording.number(figure.value)} percent of {term(value)}"


def _written_slips(figure: Figure) -> Iterator[tuple[ExplanationKind, Figure]]:
    """The figure with adjacent digits swapped, a unit mistaken, or (from four digits up) one digit changed."""
    written = figure.value.written
    if isinstance(written, Fraction) or figure.upper is not None or figure.unit.measure is Measure.DATE:
        return
    sign, digits, exponent = written.as_tuple()
    for kind, changed, shift in _variants(digits, figure.value.significant_digits):
        if changed[0] == 0 != digits[0]:
            continue  # nobody prints a number with a leading zero
        try:
            value = Numeral.of(Decimal((sign, changed, int(exponent) + shift)), figure.value.decimals)
            other = replace(figure, value=value)
            other.span  # noqa: B018 - a figure without a reading is no candidate
        except (NumeralError, FigureError, ValueError):
            continue
        yield kind, other


def _variants(digits: Digits, significant: int) -> Iterator[tuple[ExplanationKind, Digits, int]]:
    """What could have been meant: the slip, the digits without it, and how many places they are shifted."""
    for swapped in _swapped(digits):
        yield ExplanationKind.TRANSPOSED_DIGITS, swapped, 0
    for power in POWERS:
        yield ExplanationKind.UNIT_SLIP, digits, power
        yield ExplanationKind.UNIT_SLIP, digits, -power
    for changed in _changed(digits) if significant >= 4 else ():
        yield ExplanationKind.ONE_DIGIT, changed, 0


def _swapped(digits: Digits) -> Iterator[Digits]:
    """The digits with two neighbours swapped."""
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            yield (*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :])


def _changed(digits: Digits) -> Iterator[Digits]:
    """The digits with another one in one place."""
    for i, old in enumerate(digits):
        for new in range(10):
            if new != old:
                yield (*digits[:i], new, *digits[i + 1 :])
