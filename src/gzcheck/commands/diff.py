"""`gzcheck diff`: the findings of two states side by side, by fingerprint; the working tree is only read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gzcheck.engine import check
from gzcheck.model.finding import Finding, Report
from gzcheck.output.json import SCHEMA_VERSION, dump
from gzcheck.output.visible import visible
from gzcheck.reading.history import HistoryError, Repository
from gzcheck.reading.loader import CorpusError, corpus_folder, load
from gzcheck.reading.opener import CORPUS


class DiffError(Exception):
    """A state that cannot be looked at; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed from the first state to the second."""

    new: tuple[Finding, ...]
    """Open now, and not open before: not there, or settled."""
    open: tuple[Finding, ...]
    """Open in both."""
    resolved: tuple[Finding, ...]
    """Settled by a decision now, and not settled before."""
    gone: tuple[Finding, ...]
    """Open or settled before, and not found any more."""


def diff(before: str, after: str | None, corpus: Path, today: date) -> Difference:
    """Compare two states, each a git revision or a folder; without `after`, the corpus as it lies there.

    Raises `DiffError` when a state is neither, holds no corpus, or nothing is left in the second to check.
    """
    now = _report(after, corpus, today)
    if not now.summary.claims:
        raise DiffError(f"{after or corpus}: no claims in it, so nothing was checked")
    return differences(_report(before, corpus, today), now)


def differences(before: Report, after: Report) -> Difference:
    """The four lists, each in the order of its report."""
    was_open = {finding.fingerprint for finding in before.findings}
    was_resolved = {finding.fingerprint for finding in before.resolved}
    is_open = {finding.fingerprint for finding in after.findings}
    is_there = is_open | {finding.fingerprint for finding in after.resolved}
    return Difference(
        new=tuple(finding for finding in after.findings if finding.fingerprint not in was_open),
        open=tuple(finding for finding in after.findings if finding.fingerprint in was_open),
        resolved=tuple(finding for finding in after.resolved if finding.fingerprint not in was_resolved),
        gone=tuple(f for f in (*before.findings, *before.resolved) if f.fingerprint not in is_there),
    )


def _report(state: str | None, corpus: Path, today: date) -> Report:
    """The report on a state; names of files are those in the corpus, so that they are the same in both states."""
    try:
        if state is None or (Path(state) / CORPUS).exists():
            if state is not None and _is_revision(state, corpus):
                raise DiffError(f"{state}: both a folder and a revision; say ./{state}, or refs/heads/{state}")
            return check(load(corpus_folder(corpus if state is None else state, shown_as="")), today=today)
        with Repository(corpus).commit(state) as commit:
            return check(load(commit), today=today)
    except (CorpusError, HistoryError) as error:
        raise DiffError(str(error)) from None


def _is_revision(state: str, corpus: Path) -> bool:
    """Whether git knows a revision of this name; without git or a repository there is none."""
    try:
        return Repository(corpus).knows(state)
    except HistoryError:
        return False


def show(difference: Difference, format: str) -> str:
    """The difference as text or JSON."""
    lists = {
        "new": difference.new,
        "open": difference.open,
        "resolved": difference.resolved,
        "gone": difference.gone,
    }
    if format == "json":
        data = {name: [_data(finding) for finding in findings] for name, findings in lists.items()}
        return dump({"schema_version": SCHEMA_VERSION, **data})
    lines = []
    for name, findings in lists.items():
        for finding in findings:
            place, head = (
                visible(str(finding.location)),
                f"{finding.rule.code}[{finding.rule.name}] {finding.severity.value}",
            )
            lines.append(f"{name}: {place}: {head}: {visible(finding.message)} ({finding.fingerprint})")
            if name in ("new", "open") and finding.former:
                lines.append(f"    once decided: {visible(finding.former.summary)}")
            if name == "resolved" and finding.resolution:
                lines.append(f"    resolved: {visible(finding.resolution.summary)}")
    counts = ", ".join(f"{len(found)} {'still open' if name == 'open' else name}" for name, found in lists.items())
    return "\n".join([*lines, counts]) + "\n"


def _data(finding: Finding) -> dict[str, object]:
    location = finding.location
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "fingerprint": finding.fingerprint,
        "message": finding.message,
        "claims": [claim.id for claim in finding.claims],
        "location": {"path": location.path, "line": location.line, "column": location.column},
        "decided": finding.resolution.summary if finding.resolution else None,
        "once_decided": finding.former.summary if finding.former else None,
    }
