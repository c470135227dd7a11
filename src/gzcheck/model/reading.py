"""What a phrase grammar hands over: the number, the hedge, the sign, the units the text admits, and the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from gzcheck.model.figure import Precision
from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.model.values import dataclass


class PhraseError(ValueError):
    """A fragment that cannot be read as exactly one figure; the message says why and what to do."""


def agreed(hedges: Iterable[Hedge | None]) -> Hedge:
    """The one class of all hedges at a number, bare when there is none; raises `PhraseError` for several classes."""
    classes = list(filter(None, hedges))
    if not classes:
        return Hedge.BARE
    if len(set(classes)) > 1:
        raise PhraseError(f"two hedges contradict each other: {' and '.join(classes)}")
    return classes[0]


class Sign(StrEnum):
    """How the text says whether a value is negative."""

    NONE = "none"
    """No mark and no word speaks of it: the value is as printed."""
    MARK = "mark"
    """A minus, "minus", 零下 or accounting brackets: the value is negative."""
    CHANGE = "change"
    """A word of falling governs it ("fell 3 percent"): negative, unless the indicator counts declines."""
    RESULT = "result"
    """A word of losing governs it ("net loss of $5 million"): negative."""
    OPEN = "open"
    """Words stand there that allow both signs ("a deficit of $5 million", "cut 500 jobs"): not to be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One figure as a fragment prints it."""

    value: Numeral
    """Signed as `sign` says; where that is open, with the likelier sign."""
    hedge: Hedge = Hedge.BARE
    upper: Numeral | None = None
    units: tuple[str, ...] = ()
    """Units the text admits, the usual one first; empty when it prints none."""
    must_choose: bool = False
    """Whether the text alone cannot decide between `units` ("¥")."""
    sign: Sign = Sign.NONE
    precision: Precision = None
    """"exact" for counted time ("five consecutive years")."""
    span: tuple[int, int] = (0, 0)
    """Where number, hedge, scale and unit stand in the text as it was given: first character, one past the last."""

    def mirrored(self) -> Reading:
        """The same with the other sign: a range from -3 to -2 is one from 2 to 3."""
        low, high = (self.value, None) if self.upper is None else (self.upper, self.value)
        return replace(self, value=-low, upper=None if high is None else -high)

    def scaled(self, power: int) -> Reading:
        """The same reading where a table's head says that numbers are in units of ten to the `power`.

        Raises `PhraseError` for a share or a rank, which no such head is about.
        """
        if not {"percent", "permille", "percentage-point", "basis-point", "rank", "ratio"}.isdisjoint(self.units):
            raise PhraseError("a share, a rate or a rank has no scale: drop 'scale:'")
        try:
            upper = self.upper.shifted(power) if self.upper else None
            return replace(self, value=self.value.shifted(power), upper=upper)
        except NumeralError as error:
            raise PhraseError(str(error)) from None
