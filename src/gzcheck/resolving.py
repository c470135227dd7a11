"""`gzcheck resolve`: a decision is built, checked against the schema, and written without losing anything.

The file keeps its comments and order. A lock makes two writers take turns; the new file is written beside the old one and
moved over it in one step, so that a crash at any moment leaves either the old file or the new one.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gzcheck.corpus import RESOLUTIONS
from gzcheck.model import wording
from gzcheck.model.finding import Fault, Finding, Report
from gzcheck.model.resolution import Decision, Resolution
from gzcheck.model.suggest import did_you_mean
from gzcheck.reading.resolutions import read_resolution
from gzcheck.reading.schema import violations
from gzcheck.reading.yaml_reader import read_yaml

HEADER = """\
# Decisions taken on findings. A decision dies when a figure under it changes.
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
        Decision.PREFER: prefer is not None, Decision.EXPLAINED: explained is not None, Decision.ACCEPT: accept,
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


def can_be_resolved(finding: Finding) -> bool:
    """Whether a decision on it makes sense: findings on claims, but not on the form of files or on decisions."""
    return bool(finding.claims) and finding.code[2] not in "08"


def record(folder: Path, finding: Finding, choice: Choice) -> Path:
    """Write the decision on `finding` into the corpus at `folder`; raises `ResolveError`."""
    if not can_be_resolved(finding):
        raise ResolveError(f"{finding.code} {finding.name} is about the files themselves: mend them instead")
    entry = _entry(finding, choice)
    path = folder / RESOLUTIONS
    with _lock(path):
        text = _with_entry(path, entry, finding.former)
        _check(path, text)
        write_atomically(path, text.encode())
    return path


def _entry(finding: Finding, choice: Choice) -> dict[str, Any]:
    figures = {claim.id: wording.figure(claim.figure) for claim in finding.claims}
    if choice.decision is Decision.PREFER and choice.cite not in figures:
        hint = did_you_mean(choice.cite, figures) or f"choose one of {', '.join(figures)}"
        raise ResolveError(f"{choice.cite!r} is not part of this finding; {hint}")
    if not choice.reason.strip():
        raise ResolveError("a decision needs a reason: give it with --reason")
    if choice.expires:
        try:
            if date.fromisoformat(choice.expires) <= choice.today:
                raise ResolveError(f"{choice.expires} is in the past: give a later date, or none")
        except ValueError:
            raise ResolveError(f"{choice.expires!r} is no date: write it as 2019-11-30") from None
    entry: dict[str, Any] = {
        "fingerprint": finding.fingerprint, "rule": finding.code, "claims": figures, "decision": choice.decision.value,
        "cite": choice.cite, "explanation": choice.explanation, "reason": choice.reason.strip(), "decided_by": choice.by,
        "decided": choice.today.isoformat(), "expires": choice.expires, "evidence": list(choice.evidence),
    }
    return {key: value for key, value in entry.items() if value}


def _with_entry(path: Path, entry: dict[str, Any], former: Resolution | None) -> str:
    """The file's new text: the entry in place of the decision it replaces, or at the end."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        data = yaml.load(path.read_text(encoding="utf-8") if path.exists() else HEADER)
    except (YAMLError, UnicodeDecodeError) as error:
        raise ResolveError(f"{path} cannot be read, mend it first: {str(error).splitlines()[0]}") from None
    if not isinstance(data, dict) or not isinstance(data.get("resolutions") or [], list):
        raise ResolveError(f"{path} has no list of resolutions, mend it first")
    if data.get("resolutions") is None:
        data["resolutions"] = []
    decisions = data["resolutions"]
    fingerprints = [str(one.get("fingerprint")) if isinstance(one, dict) else "" for one in decisions]
    replaced = former.fingerprint if former else entry["fingerprint"]
    if replaced in fingerprints and (former or entry["fingerprint"] not in fingerprints):
        decisions[fingerprints.index(replaced)] = entry
    elif entry["fingerprint"] in fingerprints:
        raise ResolveError(f"somebody has just decided on {entry['fingerprint']}: run again to see it")
    else:
        decisions.append(entry)
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _check(path: Path, text: str) -> None:
    """Refuse to write what would be refused when read."""
    document = read_yaml(str(path), text.encode())
    faults: list[Fault] = [*document.faults, *violations(document, "resolutions")[1]]
    if not faults:
        for index, entry in enumerate(document.data["resolutions"]):
            if isinstance(result := read_resolution(document, index, entry), Fault):
                faults.append(result)
    if faults:
        raise ResolveError(f"not written, because it would be refused: {faults[0].location}: {faults[0].message}")


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file in one step; a crash leaves the old or the new one, never a mixture."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Exclusive use of a file by name; the system lets go of it if the process dies."""
    from filelock import FileLock, Timeout

    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    try:
        with FileLock(Path(tempfile.gettempdir()) / f"gzcheck-{name}.lock", timeout=LOCK_SECONDS):
            yield
    except Timeout:
        raise ResolveError(f"another gzcheck is writing {path}: run again") from None
    except PermissionError as error:
        raise ResolveError(f"{path} cannot be written: {error.strerror}") from None


def kinds(finding: Finding) -> Sequence[str]:
    """The kinds of explanation that a finding offers."""
    return tuple(dict.fromkeys(explanation.kind for explanation in finding.explanations))
