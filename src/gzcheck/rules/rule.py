"""What a rule is: a code, a name, a severity, and a generator of problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from gzcheck.comparing.facts import Gates
from gzcheck.model.finding import Outcome, Problem, Severity, Skipped
from gzcheck.reading.loader import Corpus

Said = Problem | Skipped
"""What a rule may yield: something found, or something not checked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The identity of a rule. Its module's docstring is its documentation."""

    code: str
    name: str
    severity: Severity


class RuleModule(Protocol):
    """A module in this folder."""

    RULE: Rule
    __doc__: str | None

    @staticmethod
    def check(corpus: Corpus, gates: Gates) -> Iterator[Said]:
        """Yield what is wrong. Pure: no I/O, no printing, no severity policy."""


def from_faults(corpus: Corpus, rule: Rule) -> Iterator[Problem]:
    """The faults that loading recorded under this rule's name, as problems."""
    for fault in corpus.faults:
        if fault.rule == rule.name:
            yield Problem(
                message=fault.message,
                location=fault.location,
                verdict=Outcome.INVALID,
                suggestion=fault.hint,
                key=f"{fault.location.path}: {fault.message}",
            )
