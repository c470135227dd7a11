"""What a phrase grammar hands over: the number, the hedge, and the units the text admits."""

from __future__ import annotations

from dataclasses import dataclass

from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import Numeral


class PhraseError(ValueError):
    """A fragment that cannot be read as exactly one figure; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One figure as a fragment prints it."""

    value: Numeral
    hedge: Hedge = Hedge.BARE
    upper: Numeral | None = None
    units: tuple[str, ...] = ()
    """Units the text admits, the usual one first; empty when it prints none."""
    must_choose: bool = False
    """Whether the text alone cannot decide between `units` ("¥")."""
    sign_open: bool = False
    """Whether a word such as "fell" lets the number stand for a negative one."""
