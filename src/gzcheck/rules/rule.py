"""The interface of this folder: what a rule is given, what it may say, and what a module here offers.

A rule takes the usual things from here, the words from `wording`, and only what is special to it from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from gzcheck.comparing.facts import Facts
from gzcheck.model import (
    Advice,
    Bar,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Family,
    Indicator,
    Interval,
    Kind,
    Problem,
    Reason,
    Rule,
    Severity,
    Skipped,
    Span,
    Status,
    Verdict,
)

__all__ = [
    "Advice",
    "Bar",
    "Claim",
    "Corpus",
    "Explanation",
    "ExplanationKind",
    "Facts",
    "Family",
    "Indicator",
    "Interval",
    "Kind",
    "Problem",
    "Reason",
    "Rule",
    "RuleModule",
    "Said",
    "Severity",
    "Skipped",
    "Span",
    "Status",
    "Verdict",
]

Said = Problem | Skipped
"""What a rule may yield: something found, or something not checked."""


class RuleModule(Protocol):
    """A module in this folder."""

    RULE: Rule
    __doc__: str | None

    @staticmethod
    def check(facts: Facts) -> Iterator[Said]:
        """Yield what is wrong. Pure: no I/O, no printing, no severity policy."""
