"""Whether a number that no claim backs is like one of them, so that it may be a wrong one for the same thing.

A wrong figure is near to the right one, has its digits in another order or with another scale, or is that of another
claim. One that is like none ("48 stations", where the railway has 612) is as a rule on a part of the thing or on
something beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from gzcheck.model import Claim, DateValue, Figure

_NEAR = 4
"""Two numbers that are further apart than this factor are not near."""
_FEW = 2
"""So few digits are the same by chance."""
_SCALES = (1000, 10_000, 1_000_000)
"""How far apart two scale words are that are taken for one another: million and billion, 万 and 亿."""
_PLACES = 10**9
"""How many decimals of a number are told."""


def is_near_one(figure: Figure, claims: Iterable[Claim]) -> bool:
    """Whether a figure is so near to one of some claims that it may be a wrong number for it."""
    return any(isinstance(one.figure.value, DateValue) or _is_near(figure, one.figure) for one in claims)


def has_digits_of_one(figure: Figure, claims: Iterable[Claim]) -> bool:
    """Whether a figure has the digits of one of some claims, in disorder or with another scale or unit."""
    return any(not isinstance(one.figure.value, DateValue) and _has_digits(figure, one.figure) for one in claims)


def _is_near(figure: Figure, claim: Figure) -> bool:
    low, high = sorted((abs(figure.base_value), abs(claim.base_value)))
    return high <= _NEAR * low


def _has_digits(figure: Figure, claim: Figure) -> bool:
    low, high = sorted((abs(figure.base_value), abs(claim.base_value)))
    first, second = _digits(figure), _digits(claim)
    is_in_disorder = len(first) > 1 and sorted(first) == sorted(second) and high < 10 * low
    return is_in_disorder or (first == second and (len(first) > _FEW or _is_slip(figure, claim)))


def _is_slip(figure: Figure, claim: Figure) -> bool:
    """Whether a number has a claim's digits with another scale word or unit: million for billion, feet for metres."""
    low, high = sorted((abs(figure.base_value), abs(claim.base_value)))
    is_other_unit = figure.unit.name != claim.unit.name and abs(figure.value.value) == abs(claim.value.value)
    return is_other_unit or (low > 0 and high / low in _SCALES)


def is_in_another_unit(figure: Figure, claim: Figure) -> bool:
    """Whether a claim has the very number of a figure, which is no small one, in a unit of another dimension."""
    is_other = figure.unit.dimension != claim.unit.dimension and not isinstance(claim.value, DateValue)
    return is_other and abs(figure.value.value) == abs(claim.value.value) and len(_digits(figure)) > 1


def _digits(figure: Figure) -> str:
    """The digits of a number as it is printed, without the zeros at its ends: those of 0.85 and of 8,500 are "85"."""
    return str(int(abs(figure.value.value) * _PLACES)).strip("0")
