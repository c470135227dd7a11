"""What a module in this folder offers: a rule and a generator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from gzcheck.comparing.facts import Facts
from gzcheck.model.finding import Problem, Skipped
from gzcheck.model.rule import Rule

Said = Problem | Skipped
"""What a rule may yield: something found, or something not checked."""


class RuleModule(Protocol):
    """A module in this folder."""

    RULE: Rule
    __doc__: str | None

    @staticmethod
    def check(facts: Facts) -> Iterator[Said]:
        """Yield what is wrong. Pure: no I/O, no printing, no severity policy."""
