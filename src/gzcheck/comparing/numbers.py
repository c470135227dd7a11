"""Where the numbers of a corpus stand: which claims print the same one, found without walking all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction

from gzcheck.model import Claim


class Numbers:
    """The claims of a corpus by the value that they print, which is looked up as two whole numbers, as that is fast."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._in_source: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        self._on_thing: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        self._claims_of: Counter[str] = Counter()
        self._of_value: Counter[tuple[int, int]] = Counter()
        self._of_digits: Counter[int] = Counter()
        for claim in claims:
            figure = claim.figure
            value = figure.base_value.as_integer_ratio()
            self._in_source[claim.source.id, figure.unit.dimension, value].append(claim)
            self._on_thing[claim.about, claim.indicator, figure.unit.dimension, value].append(claim)
            self._claims_of[claim.source.id] += 1
            self._of_value[figure.value.value.as_integer_ratio()] += 1
            self._of_digits[figure.significant_digits] += 1

    def elsewhere(self, claim: Claim) -> list[Claim]:
        """The claims of the same source that print the same amount for another thing."""
        figure = claim.figure
        return [
            other
            for other in self._in_source[claim.source.id, figure.unit.dimension, figure.base_value.as_integer_ratio()]
            if (other.indicator, other.about) != (claim.indicator, claim.about)
        ]

    def same_thing(self, claim: Claim) -> list[Claim]:
        """The claims on the same thing that print the same amount, this one excepted."""
        figure = claim.figure
        key = (claim.about, claim.indicator, figure.unit.dimension, figure.base_value.as_integer_ratio())
        return [other for other in self._on_thing[key] if other is not claim]

    def chance(self, claim: Claim) -> Fraction:
        """How many claims of its source print a claim's number by chance.

        The number of the source's claims, times the share of all claims with as many digits that print this number;
        the claim itself and the one it is held against do not count.
        """
        value, digits = claim.figure.value.value.as_integer_ratio(), claim.figure.significant_digits
        others = self._of_value[value] - 2
        return Fraction(self._claims_of[claim.source.id] * max(others, 0), self._of_digits[digits])
