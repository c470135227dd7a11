"""`gzcheck diff`: the findings of two states of a corpus side by side, by fingerprint. The working tree is only read."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gzcheck.corpus import CORPUS, CorpusError, load_corpus
from gzcheck.engine import check
from gzcheck.model.finding import Finding, Report
from gzcheck.render.json import SCHEMA_VERSION, dump
from gzcheck.render.visible import visible


class DiffError(Exception):
    """A state that cannot be looked at; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed from the first state to the second."""

    new: tuple[Finding, ...]
    """Open now, and not open before."""
    open: tuple[Finding, ...]
    """Open in both."""
    resolved: tuple[Finding, ...]
    """Open before, settled by a decision now."""
    gone: tuple[Finding, ...]
    """Open or settled before, and not found any more."""


def diff(before: str, after: str | None, corpus: Path, today: date) -> Difference:
    """Compare two states, each a git revision or a folder; without `after`, the corpus as it lies there.

    Raises `DiffError` when a state is neither, or holds no corpus.
    """
    return differences(_report(before, corpus, today), _report(after, corpus, today))


def differences(before: Report, after: Report) -> Difference:
    """The four lists, each in the order of its report."""
    was_open = {finding.fingerprint for finding in before.findings}
    is_open = {finding.fingerprint for finding in after.findings}
    is_there = is_open | {finding.fingerprint for finding in after.resolved}
    return Difference(
        new=tuple(finding for finding in after.findings if finding.fingerprint not in was_open),
        open=tuple(finding for finding in after.findings if finding.fingerprint in was_open),
        resolved=tuple(finding for finding in after.resolved if finding.fingerprint in was_open),
        gone=tuple(f for f in (*before.findings, *before.resolved) if f.fingerprint not in is_there),
    )


def _report(state: str | None, corpus: Path, today: date) -> Report:
    try:
        if state is None:
            return check(load_corpus(corpus), today=today)
        if (Path(state) / CORPUS).exists():
            return check(load_corpus(state), today=today)
        with _checked_out(state, corpus) as folder:
            return check(load_corpus(folder), today=today)
    except CorpusError as error:
        raise DiffError(str(error)) from None


@contextmanager
def _checked_out(revision: str, corpus: Path) -> Iterator[Path]:
    """The corpus of a revision in a temporary folder, taken from git's store and not from the working tree."""
    if revision.startswith("-"):
        raise DiffError(f"{revision!r} is no revision")
    place = corpus if corpus.is_dir() else corpus.parent
    top = Path(_git(place, "rev-parse", "--show-toplevel").decode().strip())
    inside = corpus.resolve().relative_to(top.resolve()).as_posix()
    commit = _git(place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    archive = _git(top, "archive", "--format=tar", commit, "--", inside)
    with tempfile.TemporaryDirectory(prefix="gzcheck-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder) / inside


def _git(place: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(place), *arguments], capture_output=True, check=False)
    except OSError:
        raise DiffError("git is not installed; name two folders instead") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = said[-1] if said else f"git does not know {arguments[-1].removesuffix('^{commit}')!r}"
        raise DiffError(f"{what}; name a git revision or a folder with a corpus")
    return done.stdout


def show(difference: Difference, format: str) -> str:
    """The difference as text or JSON."""
    lists = {
        "new": difference.new, "open": difference.open, "resolved": difference.resolved, "gone": difference.gone,
    }
    if format == "json":
        data = {name: [_data(finding) for finding in findings] for name, findings in lists.items()}
        return dump({"schema_version": SCHEMA_VERSION, **data})
    lines = []
    for name, findings in lists.items():
        for finding in findings:
            head = f"{finding.code}[{finding.name}] {finding.severity.value}"
            lines.append(f"{name}: {head}: {visible(finding.message)} ({finding.fingerprint})")
            if name == "new" and finding.former:
                lines.append(f"    once decided: {visible(finding.former.summary)}")
    counts = ", ".join(f"{len(findings)} {'still open' if name == 'open' else name}" for name, findings in lists.items())
    return "\n".join([*lines, counts]) + "\n"


def _data(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code, "name": finding.name, "severity": finding.severity.value, "fingerprint": finding.fingerprint,
        "message": finding.message, "claims": [claim.id for claim in finding.claims],
    }
