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
