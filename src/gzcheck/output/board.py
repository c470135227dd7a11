"""The findings of a run as the outlets outside a terminal show them, whichever command found them.

In goes a report of findings (`Report`, `ProofReport`, `Difference`), out comes one frozen `Board`: what was found and
in which state it is, which rules were asked, and what was not checked, so that no outlet can look clean about that.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gzcheck import rules
from gzcheck.model import (
    Difference,
    Finding,
    Location,
    Matrix,
    ProofReport,
    ProofVerdict,
    Reason,
    Report,
    Rule,
    Severity,
)
from gzcheck.output.words import difference_totals, not_checked_parts, plural, proof_totals, table_totals, totals


class State(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    RESOLVED = "resolved"
    NEW = "new"
    """Against an earlier state of the corpus: not open there."""
    GROWN = "grown"
    """Open there too, with fewer claims."""
    GONE = "gone"
    """Not found any more."""

    @property
    def is_standing(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self not in (State.RESOLVED, State.GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A finding on the board."""

    finding: Finding
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """Something that was not checked, with how often."""

    name: str
    """A word for machines: `no-counterpart`."""
    count: int
    text: str
    """ "3 claims with an unclear period"."""


NOTHING = Unchecked(name="nothing-to-check", count=1, text="there was nothing to check")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What an outlet shows."""

    title: str
    posted: tuple[Posted, ...]
    """Worst first, as in the report."""
    asked: tuple[Rule, ...]
    """The rules that were asked."""
    totals: tuple[str, ...]
    """What was looked at and how it came out, a line each."""
    unchecked: tuple[Unchecked, ...]
    is_checked: bool
    """Whether there was anything to check: silence on nothing is no success."""
    matrix: Matrix | None = None
    """Source against source."""
    failing: State = State.OPEN
    """The state in which a finding can make the run fail: of a difference, only what is new does."""

    @property
    def gaps(self) -> tuple[Unchecked, ...]:
        """What was not checked; where there was nothing to check, that too."""
        return self.unchecked if self.is_checked else (*self.unchecked, NOTHING)

    @property
    def standing(self) -> tuple[Posted, ...]:
        """Those that somebody still has to do something about."""
        return tuple(one for one in self.posted if one.state.is_standing)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those that were asked, and those of findings that are left from an earlier run, by their codes."""
        every = {*self.asked, *(one.finding.rule for one in self.posted)}
        return tuple(sorted(every, key=lambda rule: rule.code))

    @property
    def counts(self) -> tuple[tuple[Severity, int], ...]:
        """How many findings of each severity stand, the worst first."""
        found = Counter(one.finding.severity for one in self.standing)
        return tuple((severity, found[severity]) for severity in Severity)

    @property
    def is_compared(self) -> bool:
        """Whether the states are those against an earlier state of the corpus."""
        return self.failing is State.NEW

    def makes_fail(self, posted: Posted, fail_on: Severity) -> bool:
        """Whether a finding is one for which the run fails."""
        return posted.state is self.failing and posted.finding.severity.rank <= fail_on.rank

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, whatever became of them."""
        return tuple(one.finding for one in self.posted)


Findings = Report | ProofReport | Difference
"""Results that are reports of findings."""


def board_of(result: Findings, corpus: str) -> Board:
    """The board of a report of findings on the corpus in a folder."""
    match result:
        case Report():
            return _of_report(result)
        case ProofReport():
            return _of_proofs(result)
        case Difference():
            return _of_difference(result, corpus)


def _of_report(report: Report) -> Board:
    return Board(
        title=report.title,
        posted=(*_all(report.findings, State.OPEN), *_all(report.resolved, State.RESOLVED)),
        asked=tuple(rules.asked(comparing=report.comparing)),
        totals=(*table_totals(report.summary.tables, comparing=report.comparing), totals(report)),
        unchecked=tuple(_unchecked(report.summary.not_checked)),
        is_checked=report.summary.figures > 0,
        matrix=report.summary.matrix,
    )


def _of_proofs(report: ProofReport) -> Board:
    counts = report.totals
    left = [verdict for verdict in (ProofVerdict.NOT_READ, ProofVerdict.NOT_CHECKED) if counts[verdict.value]]
    said = [
        Unchecked(
            name=f"figure-{verdict.value}",
            count=counts[verdict.value],
            text=f"{plural(counts[verdict.value], 'figure')} {verdict.value.replace('-', ' ')}",
        )
        for verdict in left
    ]
    lost = [Unchecked(name="not-loaded", count=1, text=complaint) for complaint in report.complaints]
    counts_of = {Reason.DRAFT: report.drafts, Reason.TABLE: report.tables}
    lost += [Unchecked(name=one.value, count=counts_of[one], text=text) for one, text in report.left_out.items()]
    return Board(
        title=report.title,
        posted=tuple(_all(report.findings, State.OPEN)),
        asked=tuple(module.RULE for module in rules.PROOF_RULES),
        totals=tuple(proof_totals(text) for text in report.texts),
        unchecked=(*said, *lost),
        is_checked=report.claims > 0 and any(text.proofs for text in report.texts),
    )


def _of_difference(result: Difference, corpus: str) -> Board:
    lists = {
        State.NEW: result.new,
        State.GROWN: result.grown,
        State.OPEN: result.open,
        State.RESOLVED: result.resolved,
        State.GONE: result.gone,
    }
    posted = [one for state, findings in lists.items() for one in _all(findings, state)]
    return Board(
        title=result.title,
        posted=tuple(replace(one, finding=_in_folder(one.finding, corpus)) for one in posted),
        asked=tuple(rules.asked(comparing=True)),
        totals=(difference_totals(result),),
        unchecked=tuple(_unchecked(result.summary.not_checked)),
        is_checked=result.summary.claims > 0,
        failing=State.NEW,
    )


def _all(findings: Iterable[Finding], state: State) -> Iterator[Posted]:
    return (Posted(finding=finding, state=state) for finding in findings)


def _unchecked(counts: Mapping[str, int]) -> Iterator[Unchecked]:
    for reason, count, text in not_checked_parts(counts):
        yield Unchecked(name=reason.value, count=count, text=text)


def _in_folder(finding: Finding, folder: str) -> Finding:
    """The finding with paths that begin where the run was started: those of a difference begin in the corpus."""

    def moved(location: Location) -> Location:
        return replace(location, path=os.path.join(folder, location.path)) if location.path else location

    claims = tuple(replace(claim, location=moved(claim.location)) for claim in finding.claims)
    return replace(finding, location=moved(finding.location), claims=claims)
