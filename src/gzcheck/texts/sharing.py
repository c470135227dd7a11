"""What the numbers of one list or comparison give each other: the unit that only one prints, and its sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gzcheck.model import PhraseError, Sign
from gzcheck.texts.sieve import Found, Sieve
from gzcheck.texts.windows import Reader

_DIGITS = re.compile(r"[\d.,]*\d")
SHARES = frozenset({"percent", "percentage-point", "permille", "ratio", "basis-point"})
"""Units of shares and of changes of shares."""
_LARGEST_SHARE = 1000
"""A number from here up is no share, whatever its neighbour is."""
_LEVEL = re.compile(r"\b(?:to|from|at)\b")
_SIGNED = (Sign.CHANGE, Sign.RESULT)


def share_units(sieve: Sieve, reader: Reader, numbers: Sequence[Found]) -> None:
    """Give the numbers of a list the unit and scale that only its last one prints: "10, 12 and 13 percent"."""
    for number, behind in reversed(list(pairwise(numbers))):
        if not _is_bare(number) or behind.reading is None or not behind.reading.units:
            continue
        between = reader.text[number.end : behind.start]
        if sieve.listed.fullmatch(between) and (behind.tail or sieve.together.search(between)):
            _borrow(reader, number, behind.tail or _tail(reader, behind))


def _is_bare(number: Found) -> bool:
    """Whether a number was read that has no unit, neither printed nor borrowed."""
    return number.reading is not None and not number.reading.units and not number.tail


def _tail(reader: Reader, found: Found) -> str:
    """The scale and unit behind a number's digits."""
    core = reader.text[slice(*found.core)]
    digits = _DIGITS.match(core)
    return (core[digits.end() :] if digits else "") + reader.spelling.fragment(found.core[1], found.end)


def _borrow(reader: Reader, number: Found, tail: str) -> None:
    if not tail.strip() or number.reading is None:
        return
    try:
        reading = reader.reading(number.start, number.end, tail)
    except PhraseError:
        return
    is_too_large = abs(reading.value.value) >= _LARGEST_SHARE and not SHARES.isdisjoint(reading.units)
    if reading.units and reading.hedge is number.reading.hedge and not is_too_large:
        number.reading, number.tail = reading, tail


def carry_signs(sieve: Sieve, text: str, numbers: Sequence[Found]) -> None:
    """Let a word of falling or losing hold on through a list or comparison: "slid 2.0 % and 15.4 %"."""
    for before, number in pairwise(numbers):
        if before.reading is None or not _may_carry(before, number):
            continue
        between = text[before.end : number.start]
        if sieve.listed.fullmatch(between) and not _LEVEL.search(between):
            number.negate(before.reading.sign, before.sign_from or text[before.start : before.end])


def _may_carry(before: Found, number: Found) -> bool:
    """Whether a word made the one number negative, and the other is of the same unit and has no sign yet."""
    a, b = before.reading, number.reading
    if a is None or b is None or b.sign is not Sign.NONE:
        return False
    return a.sign in _SIGNED and a.value.value < 0 and before.units == number.units
