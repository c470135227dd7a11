"""What stands in a column of scales -> powers of ten: "Millions" is 6, "1000" is 3, and codes are as declared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from gzcheck.model import MAX_EXPONENT, PhraseError, exponent_of
from gzcheck.phrases.scale_words import scale_of

_UNSCALED = frozenset(("unit", "units", "one", "ones"))
"""What says that figures are as they stand."""
LEAST_FACTOR = 2
"""The power from which on a number is surely what figures are multiplied by: 10 may be a code, and 100 is none."""
SDMX = {str(power): power for power in range(16)}
"""The codes of SDMX (CL_UNIT_MULT), which are the powers themselves."""


def powers(texts: Collection[str], declared: Mapping[str, int]) -> dict[str, int]:
    """The powers of ten that the texts of a column stand for; those that stand for none are left out.

    `declared`: from texts to powers, which goes first. Numbers are factors where all of them are powers of ten, and one
    is 100 or more; 0, 3 and 6 are codes, of which nobody knows what they say until it is declared.
    """
    others = [text for text in texts if text not in declared]
    numbers = dict(_numbers(others))
    are_factors = None not in numbers.values() and max(filter(None, numbers.values()), default=0) >= LEAST_FACTOR
    factors = {text: power for text, power in numbers.items() if power is not None} if are_factors else {}
    return {**dict(_words(text for text in others if text not in numbers)), **factors, **declared}


def _numbers(texts: Collection[str]) -> Iterator[tuple[str, int | None]]:
    """The texts that are numbers, with the power of ten that they are, if they are one that a scale may be."""
    for text in texts:
        try:
            number = Decimal(text.replace(",", ""))
        except InvalidOperation:
            continue
        power = exponent_of(number)
        yield text, power if power is not None and abs(power) <= MAX_EXPONENT else None


def _words(texts: Iterator[str]) -> Iterator[tuple[str, int]]:
    """The texts that are one word for a scale and no more: "1000 persons" has a unit, "per million" is a rate."""
    for text in texts:
        if text.casefold() in _UNSCALED:
            yield text, 0
        elif _WORD.fullmatch(text) and text.casefold() not in _UNITS:
            try:
                yield text, scale_of(text)
            except PhraseError:
                continue


_WORD = re.compile(r"[(]?(?:in )?[^\W0-9]+[)]?|[(]?'?000s?[)]?")
_UNITS = frozenset(("kt", "kha", "cent", "cents", "pence", "pennies"))
"""What says a unit too."""
