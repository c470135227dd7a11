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
    Quoted,
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
    "concerned",
    "subject_of",
]

Said = Problem | Skipped
"""What a rule may yield: something found, or something not checked."""


def concerned(quoted: Quoted) -> tuple[Claim, ...]:
    """The claims that a problem of a fragment is about: none where the figure was set aside."""
    return (quoted,) if isinstance(quoted, Claim) else ()


def subject_of(quoted: Quoted) -> str:
    """What such a problem is about where there is no claim, without the place in the file, which may move."""
    if isinstance(quoted, Claim):
        return ""
    place = f"paragraph {quoted.paragraph}, occurrence {quoted.occurrence}"
    return f"{quoted.source.id}: {quoted.printed} set aside in {place}"


class RuleModule(Protocol):
    """A module in this folder."""

    RULE: Rule
    __doc__: str | None

    @staticmethod
    def check(facts: Facts) -> Iterator[Said]:
        """Yield what is wrong. Pure: no I/O, no printing, no severity policy."""
