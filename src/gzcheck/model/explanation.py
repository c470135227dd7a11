"""How a contradiction may have come about, and which figure to print."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.model.mend import Mend
from gzcheck.model.values import dataclass


class ExplanationKind(StrEnum):
    """The kinds of explanation, likeliest first; `resolve --explained` takes one of these."""

    TRANSPOSED_DIGITS = "transposed-digits"
    OPPOSITE_SIGN = "opposite-sign"
    UNIT_SLIP = "unit-slip"
    CUT_OFF = "cut-off"
    """Cut off instead of rounded."""
    PERCENT_OR_POINT = "percent-or-point"
    ONE_DIGIT = "one-digit"
    COPIED_FIGURE = "copied-figure"
    NEIGHBOURING_PERIOD = "neighbouring-period"
    UPDATE = "update"
    DEFINITION = "definition"
    DATING = "dating"
    ROUNDING = "rounding"
    PLAN = "plan"
    """A plan is given as a fact, or a fact as a plan."""
    NOT_UPDATED = "not-updated"
    REVISED_BASE = "revised-base"
    PERIOD_LEFT_OUT = "period-left-out"
    PERIOD_RATE = "period-rate"
    GAP = "gap"
    PLAUSIBLE_RANGE = "plausible-range"
    REPEATED_NUMBER = "repeated-number"
    WHY = "why"
    """The reason that an identity itself gives."""
    OLD_RESOLUTION = "old-resolution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One way a contradiction may have come about, with its evidence in figures; never a correction."""

    kind: ExplanationKind
    text: str
    against: str = ""
    """What speaks against it."""


class AdviceKind(StrEnum):
    """What an editor is advised to print."""

    CITE = "cite"
    """One of the readings."""
    EACH_WITH_DATE = "each-with-date"
    """Every reading, each with its date."""
    NONE = "none"
    """Nothing decides, or there is nothing to print; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to print or do, as a sentence and as a choice that a machine can read."""

    text: str = ""
    kind: AdviceKind = AdviceKind.NONE
    claims: tuple[str, ...] = ()
    """Ids of the claims to print."""
    steps: tuple[str, ...] = ()
    """What decided, in order."""
    votes: tuple[tuple[str, int], ...] = ()
    """Each reading with the number of independent sources for it."""
    mends: tuple[Mend, ...] = ()
    """What would mend it, each by itself, the likeliest first."""


NO_ADVICE = Advice()
"""There is nothing to print and nothing to do."""
