"""`gzcheck diff`: the findings of two states side by side, by fingerprint; the working tree is only read."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from gzcheck import engine
from gzcheck.model import Corpus, Difference, Finding, Report, Stop
from gzcheck.reading import CORPUS
from gzcheck.reading.history import HistoryError, Repository
from gzcheck.reading.loader import CorpusError, corpus_folder, load
from gzcheck.settings import Settings


def run(settings: Settings, before: str, after: str | None = None) -> Difference:
    """Compare two states, each a git revision or a folder; without `after`, the corpus as it lies there.

    Raises `Stop` when a state is neither, holds no corpus, or nothing is left in the second to check.
    """
    now = _report(settings, after)
    if not now.summary.figures:
        raise Stop(f"{after or settings.corpus}: no claims in it, so nothing was checked")
    return differences(_report(settings, before), now)


def differences(before: Report, after: Report) -> Difference:
    """The five lists, each in the order of its report."""
    was_open, was_resolved = _names(before.findings), _names(before.resolved)
    is_there = _names(after.findings) | _names(after.resolved)
    grown = _grown(before.findings, after.findings)
    return Difference(
        new=_without(after.findings, was_open | grown.keys()),
        grown=_among(after.findings, grown),
        open=_among(after.findings, was_open),
        resolved=_without(after.resolved, was_resolved),
        gone=_without((*before.findings, *before.resolved), is_there | set(grown.values())),
        summary=after.summary,
        title=after.title,
    )


def _names(findings: Iterable[Finding]) -> set[str]:
    return {finding.fingerprint for finding in findings}


def _among(findings: Iterable[Finding], names: Collection[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.fingerprint in names)


def _without(findings: Iterable[Finding], names: Collection[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.fingerprint not in names)


def _grown(before: Iterable[Finding], after: Iterable[Finding]) -> dict[str, str]:
    """Findings that are there with more claims now: their fingerprints, each with the one it had."""
    by_key: dict[str, list[Finding]] = defaultdict(list)
    for finding in before:
        by_key[finding.key].append(finding)
    return {
        finding.fingerprint: old.fingerprint
        for finding in after
        for old in by_key[finding.key]
        if old.claim_ids < finding.claim_ids
    }


def _report(settings: Settings, state: str | None) -> Report:
    """The report on a state; names of files are those in the corpus, so that they are the same in both states."""
    try:
        if state is None or _is_folder(state, settings.corpus):
            folder = settings.corpus if state is None else state
            return _checked(settings, load(corpus_folder(folder, shown_as=""), memory=engine.memory(settings)))
        with Repository(settings.corpus).commit(state) as commit:
            return _checked(settings, load(commit, memory=engine.memory(settings)))
    except (CorpusError, HistoryError) as error:
        raise Stop(str(error)) from None


def _is_folder(state: str, corpus: Path) -> bool:
    """Whether it is the folder of a corpus; raises `Stop` where it may as well be a revision."""
    if not os.path.exists(Path(state) / CORPUS):
        return False
    if _is_revision(state, corpus):
        raise Stop(f"{state}: both a folder and a revision; say ./{state}, or refs/heads/{state}")
    return True


def _checked(settings: Settings, corpus: Corpus) -> Report:
    """With the texts of the sources where they are at hand: they lie outside history."""
    return engine.check(engine.as_asked(corpus, settings), today=settings.today)


def _is_revision(state: str, corpus: Path) -> bool:
    """Whether git knows a revision of this name; without git or a repository there is none."""
    try:
        return Repository(corpus).knows(state)
    except HistoryError:
        return False
