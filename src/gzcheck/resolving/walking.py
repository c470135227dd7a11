"""`gzcheck resolve` on a terminal: one open finding at a time, the report first and then the question.

Every decision is written at once, so one may stop at any question and go on another day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from gzcheck.model import Decision, Finding, Report
from gzcheck.resolving.recording import Choice, ResolveError, expiry, kinds, record

_MENU = "[p]refer one figure  [e]xplained  [a]ccept  error in [s]ource  [n]ext  [q]uit: "
_DECISIONS = {
    "p": Decision.PREFER,
    "e": Decision.EXPLAINED,
    "a": Decision.ACCEPT,
    "s": Decision.ERROR_IN_SOURCE,
}

Ask = Callable[[str], str]
Tell = Callable[[str], None]
Show = Callable[[Finding], str]


def walk(report: Report, folder: Path, *, by: str, today: date, show: Show, ask: Ask, tell: Tell) -> list[Finding]:
    """Go through the open findings; returns those that a resolution was written for. The end of the input is a quit."""
    findings = [finding for finding in report.findings if finding.can_be_resolved]
    written: list[Finding] = []
    with suppress(_Quit):
        for number, finding in enumerate(findings, 1):
            tell(f"\n{number} of {len(findings)}\n{show(finding)}")
            choice = _asked(finding, by, today, ask, tell)
            if choice and _is_recorded(folder, finding, choice, tell):
                written.append(finding)
    return written


class _Quit(Exception):
    """Nothing more is to be decided."""


def _asked(finding: Finding, by: str, today: date, ask: Ask, tell: Tell) -> Choice | None:
    """What somebody decides on a finding; None to go on without a decision."""
    try:
        answer = _choose(ask, tell)
        if answer == "q":
            raise _Quit
        if answer == "n":
            return None
        return _details(finding, Choice(decision=_DECISIONS[answer], reason="", by=by, today=today), ask, tell)
    except EOFError:
        tell("\n")
        raise _Quit from None


def _is_recorded(folder: Path, finding: Finding, choice: Choice, tell: Tell) -> bool:
    """Write a decision, and say whether that was possible."""
    try:
        path = record(folder, finding, choice)
    except ResolveError as error:
        tell(f"not written: {error}\n")
        return False
    tell(f"written to {path}\n")
    return True


def _choose(ask: Ask, tell: Tell) -> str:
    while True:
        answer = ask(_MENU).strip().lower()[:1]
        if answer in (*_DECISIONS, "n", "q"):
            return answer
        tell("one of p, e, a, s, n, q\n")


def _details(finding: Finding, choice: Choice, ask: Ask, tell: Tell) -> Choice:
    if choice.decision is Decision.PREFER:
        ids = [claim.id for claim in finding.claims]
        choice = replace(choice, cite=_numbered("Which claim is to be cited?", ids, ask, tell))
    if choice.decision is Decision.EXPLAINED:
        choice = replace(choice, explanation=_numbered("Which explanation holds?", kinds(finding), ask, tell))
    choice = replace(choice, reason=_said("Reason (for the next reader): ", ask))
    return replace(choice, expires=_expiry(choice.today, ask, tell))


def _expiry(today: date, ask: Ask, tell: Tell) -> str:
    while True:
        try:
            return expiry(ask("Expires (2020-11-30, or nothing): ").strip(), today)
        except ResolveError as error:
            tell(f"{error}\n")


def _said(question: str, ask: Ask) -> str:
    answer = ""
    while not answer:
        answer = ask(question).strip()
    return answer


def _numbered(question: str, options: Sequence[str], ask: Ask, tell: Tell) -> str:
    tell(question + "\n" + "".join(f"  {number} {option}\n" for number, option in enumerate(options, 1)))
    while True:
        answer = ask(f"1 to {len(options)}: ").strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return options[int(answer) - 1]
