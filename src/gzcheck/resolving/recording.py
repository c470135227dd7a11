"""`gzcheck resolve`: a decision is built, checked against the schema, and written without losing anything.

Only the new entry is written; all the rest of the file stays as it is, byte for byte. A lock makes two writers take
turns. The new file is written beside the old one and moved over it in one step, so that a crash at any moment leaves
either the old file or the new one.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gzcheck.model.explanation import ExplanationKind
from gzcheck.model.finding import Fault, Finding, Report
from gzcheck.model.resolution import Decision, Resolution
from gzcheck.model.suggest import did_you_mean
from gzcheck.reading.opener import RESOLUTIONS
from gzcheck.reading.resolutions import read_resolution
from gzcheck.reading.schema import violations
from gzcheck.reading.yaml import Document, read_yaml
from gzcheck.wording import figures as wording

if TYPE_CHECKING:
    from ruamel.yaml import YAML

HEADER = """\
# Resolutions of findings. A resolution dies when a figure under it changes.
resolutions:
"""
LOCK_SECONDS = 20
SHORTEST_FINGERPRINT = 6


class ResolveError(Exception):
    """A decision that cannot be taken or written; nothing was changed. The message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody decided, before it is tied to a finding."""

    decision: Decision
    reason: str
    by: str
    today: date
    cite: str = ""
    explanation: str = ""
    expires: str = ""
    evidence: tuple[str, ...] = ()


def decision_of(*, prefer: str | None, explained: str | None, accept: bool, error_in_source: bool) -> Decision:
    """The one decision among the options; raises `ResolveError` for none or several."""
    chosen = {
        Decision.PREFER: prefer is not None,
        Decision.EXPLAINED: explained is not None,
        Decision.ACCEPT: accept,
        Decision.ERROR_IN_SOURCE: error_in_source,
    }
    found = [decision for decision, given in chosen.items() if given]
    if len(found) != 1:
        raise ResolveError("say exactly one of --prefer CLAIM, --explained KIND, --accept, --error-in-source")
    return found[0]


def find(report: Report, fingerprint: str) -> Finding:
    """The open finding with this fingerprint or the beginning of one; raises `ResolveError`."""
    if len(fingerprint) < SHORTEST_FINGERPRINT:
        raise ResolveError(f"give at least {SHORTEST_FINGERPRINT} characters of the fingerprint")
    matches = [finding for finding in report.findings if finding.fingerprint.startswith(fingerprint)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise ResolveError(f"{fingerprint} fits {len(matches)} findings: give more of it")
    for finding in report.resolved:
        if finding.fingerprint.startswith(fingerprint) and finding.resolution:
            raise ResolveError(f"{fingerprint} is resolved already: {finding.resolution.summary}")
    known = [finding.fingerprint for finding in report.findings]
    raise ResolveError(f"no open finding {fingerprint}; {did_you_mean(fingerprint, known) or 'see gzcheck conflicts'}")


def record(folder: Path, finding: Finding, choice: Choice) -> Path:
    """Write the decision on `finding` into the corpus at `folder`; raises `ResolveError`."""
    if not finding.can_be_resolved:
        raise ResolveError(f"{finding.rule.code} {finding.rule.name} is about the files themselves: mend them instead")
    entry = _entry(finding, choice)
    path = folder / RESOLUTIONS
    with lock(path):
        before = path.read_bytes() if path.exists() else None
        after = _with_entry(path, before, entry, finding)
        read_resolutions(path, after, "the resolution would be refused")
        replace_file(path, before, after)
    return path


def _entry(finding: Finding, choice: Choice) -> dict[str, Any]:
    figures = {claim.id: wording.figure(claim.figure) for claim in finding.claims}
    if choice.decision is Decision.PREFER and choice.cite not in figures:
        hint = did_you_mean(choice.cite, figures) or f"choose one of {', '.join(figures)}"
        raise ResolveError(f"{choice.cite!r} is not part of this finding; {hint}")
    if not choice.reason.strip():
        raise ResolveError("a resolution needs a reason: give it with --reason")
    kinds = [kind.value for kind in ExplanationKind]
    if choice.explanation and choice.explanation not in kinds:
        hint = did_you_mean(choice.explanation, kinds) or f"one of {', '.join(kinds)}"
        raise ResolveError(f"{choice.explanation!r} is no kind of explanation; {hint}")
    entry: dict[str, Any] = {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule.code,
        "claims": figures,
        "decision": choice.decision.value,
        "cite": choice.cite,
        "explanation": choice.explanation,
        "reason": choice.reason.strip(),
        "decided_by": choice.by,
        "decided": choice.today.isoformat(),
        "expires": expiry(choice.expires, choice.today),
        "evidence": list(choice.evidence),
    }
    return {key: value for key, value in entry.items() if value}


def expiry(text: str, today: date) -> str:
    """A day to come, or nothing; raises `ResolveError`."""
    if not text:
        return ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ResolveError(f"{text!r} is no date: write it as 2019-11-30") from None
    if day <= today:
        raise ResolveError(f"{text} is not in the future: give a later date, or none")
    return day.isoformat()


def read_resolutions(path: Path, content: bytes, advice: str) -> tuple[Document, list[Resolution]]:
    """The decisions in a file; raises `ResolveError` where one of them would be refused."""
    document = read_yaml(str(path), content)
    faults: list[Fault] = [*document.faults, *violations(document, "resolutions")[1]]
    decisions = []
    for index, entry in enumerate(() if faults else document.data["resolutions"]):
        result = read_resolution(document, index, entry)
        if isinstance(result, Fault):
            faults.append(result)
        else:
            decisions.append(result)
    if faults:
        raise ResolveError(f"nothing was written, {advice}: {faults[0].location}: {faults[0].message}")
    return document, decisions


# ---------------------------------------------------------------- the file's new text


def _with_entry(path: Path, before: bytes | None, entry: dict[str, Any], finding: Finding) -> bytes:
    """The file with the entry in place of the decision it replaces, or at the end; nothing else of it changes."""
    if before is None:
        return _encoded(HEADER + textwrap.indent(_block(entry), "  "))
    document, decisions = read_resolutions(path, before, "mend the file first")
    place = _place(decisions, finding)
    text = before.decode()
    lines = text.splitlines(keepends=True)
    column = document.at(("resolutions",)).column - 1
    starts = [decision.location.line - 1 for decision in decisions]
    if not decisions or any(lines[start][column] != "-" for start in starts):
        return _encoded(_rewritten(text, entry, place))
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end_of_line
    starts += [len(lines)] * 2
    first, end = starts[place], starts[place + 1]
    while end > first and re.fullmatch(rf" {{0,{column}}}(#.*)?\s*", lines[end - 1]):
        end -= 1  # blank lines and comments in front of the next decision belong to that one
    new = textwrap.indent(_block(entry), " " * column).replace("\n", end_of_line)
    return _encoded("".join([*lines[:first], new, *lines[end:]]))


def _place(decisions: Sequence[Resolution], finding: Finding) -> int:
    """The index of the decision that a new one replaces, or the index behind the last; raises `ResolveError`."""
    former, place = finding.former, len(decisions)
    for index, decision in enumerate(decisions):
        if former and decision == replace(former, location=decision.location):
            place = index
        elif decision.fingerprint == finding.fingerprint:
            raise ResolveError(f"somebody has just decided on {finding.fingerprint}: run again to see it")
    return place


def _block(entry: dict[str, Any]) -> str:
    """The entry as a list of one, in block style."""
    out = io.StringIO()
    _yaml().dump([entry], out)
    return out.getvalue()


def _rewritten(text: str, entry: dict[str, Any], place: int) -> str:
    """The whole file written anew with its comments, for a list in brackets or otherwise unusual."""
    yaml = _yaml()
    data = yaml.load(text)
    decisions = data["resolutions"]
    decisions.fa.set_block_style()
    decisions[place : place + 1] = [entry]
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    return yaml


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ResolveError("nothing was written: the text holds bytes that are not UTF-8") from None


# ---------------------------------------------------------------- writing


def replace_file(path: Path, before: bytes | None, after: bytes) -> None:
    """Replace a file in one step; a crash leaves the old or the new one, never a mixture.

    Raises `ResolveError` when the file is not as it was `before` any more (`None`: not there).
    """
    for left_behind in path.parent.glob(f".{path.name}.*.tmp"):
        left_behind.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644 if before is None else path.stat().st_mode & 0o777)
        if before != (path.read_bytes() if path.exists() else None):
            raise ResolveError(f"somebody has just changed {path}: run again")
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Exclusive use of a file by name; the system lets go of it if the process dies."""
    from filelock import FileLock, Timeout

    user = os.getuid() if hasattr(os, "getuid") else ""  # nobody else may open a lock that this user made
    name = hashlib.sha256(f"{user} {path.resolve()}".encode()).hexdigest()[:16]
    try:
        with FileLock(Path(tempfile.gettempdir()) / f"gzcheck-{name}.lock", timeout=LOCK_SECONDS):
            yield
    except Timeout:
        raise ResolveError(f"another gzcheck is writing {path}: run again") from None
    except OSError as error:
        raise ResolveError(f"{path} cannot be written: {error.strerror or error}") from None


def kinds(finding: Finding) -> Sequence[str]:
    """All kinds of explanation, those that the finding offers first."""
    return tuple(dict.fromkeys([*(item.kind.value for item in finding.explanations), *map(str, ExplanationKind)]))
