"""`gzcheck diff`: the findings of two states side by side, by fingerprint; the working tree is only read."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import replace
from pathlib import Path

from gzcheck import engine
from gzcheck.model.exit import Stop
from gzcheck.model.finding import Report
from gzcheck.model.result import Difference
from gzcheck.reading.loader import CORPUS
from gzcheck.settings import Settings


def run(settings: Settings, before: str, after: str | None = None) -> Difference:
    """Compare two states, each a git revision or a folder; without `after`, the corpus as it lies there.

    Raises `Stop` when a state is neither, holds no corpus, or nothing is left in the second to check.
    """
    now = _report(settings, after)
    if not now.summary.claims:
        raise Stop(f"{after or settings.corpus}: no claims in it, so nothing was checked")
    return differences(_report(settings, before), now)


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


def _report(settings: Settings, state: str | None) -> Report:
    if state is None:
        return _checked(settings, settings.corpus)
    if (Path(state) / CORPUS).exists():
        return _checked(settings, Path(state))
    with _taken_out(state, settings.corpus) as folder:
        return _checked(settings, folder)


def _checked(settings: Settings, folder: Path) -> Report:
    """The report on a folder, with paths as seen from inside it, so that a file has the same path in both states."""
    if not folder.is_dir():
        raise Stop(f"{folder}: no such folder; name the corpus with --corpus")
    texts = settings.snapshots and settings.snapshots.absolute()
    with chdir(folder):
        corpus = engine.load(replace(settings, corpus=Path(), snapshots=texts))
        return engine.check(corpus, today=settings.today)


@contextmanager
def _taken_out(revision: str, corpus: Path) -> Iterator[Path]:
    """The corpus of a revision in a temporary folder, taken from git's store and not from the working tree."""
    if revision.startswith("-"):
        raise Stop(f"{revision!r} is no revision")
    place = corpus if corpus.is_dir() else corpus.parent
    top = Path(_git(place, "rev-parse", "--show-toplevel"))
    inside = corpus.resolve().relative_to(top.resolve())
    commit = _git(place, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", unknown=revision)
    if not _git(top, "ls-tree", "--name-only", commit, "--", (inside / CORPUS).as_posix()):
        raise Stop(f"{revision}: no {(inside / CORPUS).as_posix()} in it; name revisions that have the corpus")
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
        raise Stop(f"{revision}: {member.name} is no plain file; diff follows no links")
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
        raise Stop("git is not installed; name two folders instead") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = said[0] if said else f"git does not know {unknown!r}"
        raise Stop(f"{what}; name a git revision or a folder with a corpus")
    return done.stdout
