"""Which of very many groups of tables are explained: the widest apart, as reports order them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gzcheck.comparing.groups import Group
from gzcheck.model import Claim, Verdict

MOST_EXPLAINED = 1_000
"""How many conflicts of tables are told with explanations and advice; the others with figures and verdict alone."""


def widest_first(groups: Sequence[Group], most: int = MOST_EXPLAINED) -> list[Group]:
    """The same groups in their order; those in conflict beyond the `most` widest are told in brief."""
    conflicts = [place for place, group in enumerate(groups) if group.verdict is Verdict.CONFLICT]
    if len(conflicts) <= most:
        return list(groups)
    ranked = sorted(conflicts, key=lambda place: (-width(groups[place].claims), place))
    brief = frozenset(ranked[most:])
    return [replace(group, is_brief=True) if place in brief else group for place, group in enumerate(groups)]


def width(claims: Sequence[Claim]) -> float:
    """How far the lowest and the highest figure lie apart, as a share of the larger one."""
    values = [claim.figure.about_in_base for claim in claims]
    low, high = min(values), max(values)
    return (high - low) / (max(abs(low), abs(high)) or 1.0)


def furthest(claims: Sequence[Claim]) -> tuple[Claim, Claim]:
    """The two of claims in conflict that contradict each other most clearly: the one that ends first and the one that
    begins last, by what their figures must mean. "More than 100" lies apart from no larger number.

    Where ends are alike the numbers decide: 8.5 and 8.6 million touch at 8.55, and do not agree for all that.
    """
    low = min(claims, key=lambda claim: (claim.figure.base.hard.stop, claim.figure.about_in_base, claim.id))
    high = max(claims, key=lambda claim: (claim.figure.base.hard.start, claim.figure.about_in_base, claim.id))
    return low, high
