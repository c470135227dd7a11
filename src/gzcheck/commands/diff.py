"""`gzcheck diff`: the findings of two states side by side, by fingerprint; the working tree is only read."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gzcheck.engine import check
from gzcheck.model.finding import Finding, Report
from gzcheck.output.json import SCHEMA_VERSION, dump
from gzcheck.output.visible import visible
from gzcheck.reading.loader import CORPUS, CorpusError, load_corpus


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
    try:
        if state is None:
            return _checked(corpus, today)
        if (Path(state) / CORPUS).exists():
            return _checked(Path(state), today)
        with _taken_out(state, corpus) as folder:
            return _checked(folder, today)
    except CorpusError as error:
        raise DiffError(str(error)) from None


def _checked(folder: Path, today: date) -> Report:
    """The report on a folder, seen from inside, so that the same file has the same path in both states."""
    if not folder.is_dir():
        raise DiffError(f"{folder}: no such folder; name the corpus with --corpus")
    with chdir(folder):
        return check(load_corpus("."), today=today)


@contextmanager
def _taken_out(revision: str, corpus: Path) -> Iterator[Path]:
    """The corpus of a revision in a temporary folder, taken from git's store and not from the working tree."""
    if revision.startswith("-"):
        raise DiffError(f"{revision!r} is no revision")
    place = corpus if corpus.is_dir() else corpus.parent
    top = Path(_git(place, "rev-parse", "--show-toplevel"))
    inside = corpus.resolve().relative_to(top.resolve())
    commit = _git(place, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", unknown=revision)
    if not _git(top, "ls-tree", "--name-only", commit, "--", (inside / CORPUS).as_posix()):
        raise DiffError(f"{revision}: no {(inside / CORPUS).as_posix()} in it; name revisions that have the corpus")
    archive = _git_bytes(top, "archive", "--format=tar", f"{commit}:{'' if inside == Path() else inside.as_posix()}")
    with tempfile.TemporaryDirectory(prefix="gzcheck-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for member in tar:
                _unpack(tar, member, Path(folder), revision)
        yield Path(folder)


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, revision: str) -> None:
    """One file or folder; a link, or a name that leads out of `folder`, is refused."""
    place = folder / member.name
    if not (member.isfile() or member.isdir()) or ".." in place.parts or not place.is_relative_to(folder):
        raise DiffError(f"{revision}: {visible(member.name)} is no plain file; diff follows no links")
    if content := tar.extractfile(member):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.read())


_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""Set by git for its hooks; the folder of the corpus says which repository is meant."""


def _git(place: Path, *arguments: str, unknown: str = "") -> str:
    """What git says, without the end of the line."""
    return os.fsdecode(_git_bytes(place, *arguments, unknown=unknown)).removesuffix("\n")


def _git_bytes(place: Path, *arguments: str, unknown: str = "") -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    try:
        done = subprocess.run(["git", "-C", place, *arguments], capture_output=True, check=False, env=environment)
    except OSError:
        raise DiffError("git is not installed; name two folders instead") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = said[0] if said else f"git does not know {unknown!r}"
        raise DiffError(f"{what}; name a git revision or a folder with a corpus")
    return done.stdout


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
