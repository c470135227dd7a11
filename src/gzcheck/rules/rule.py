"""The interface of this folder: what a rule is given, what it may say, and what a module here offers.

A rule takes the usual things from here, the words from `wording`, and only what is special to it from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from gzcheck.comparing.facts import Facts
from gzcheck.model.claim import Claim, Indicator, Kind, Status
from gzcheck.model.corpus import Corpus
from gzcheck.model.explanation import Advice, Explanation, ExplanationKind
from gzcheck.model.finding import Bar, Problem, Reason, Skipped
from gzcheck.model.interval import Interval
from gzcheck.model.rule import Family, Rule, Severity
from gzcheck.model.span import Span
from gzcheck.model.verdict import Verdict

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
