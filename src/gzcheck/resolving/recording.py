"""`gzcheck resolve`: a decision is built, checked against the schema, and written without losing anything.

Only the new entry is written; all the rest of the file stays as it is, byte for byte.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from gzcheck.model import NOWHERE, Decision, ExplanationKind, Fault, Finding, Report, Resolution, did_you_mean
from gzcheck.reading.disk import Disk
from gzcheck.reading.document import Document
from gzcheck.reading.opener import RESOLUTIONS, Refused
from gzcheck.reading.resolutions import read_resolution
from gzcheck.reading.schema import violations
from gzcheck.reading.yaml import read_yaml
from gzcheck.wording import figures as wording
from gzcheck.writing.files import WriteError, rewrite
from gzcheck.writing.lists import block, with_entry

HEADER = """\
# Resolutions of findings. A resolution dies when a figure under it changes.
resolutions:
"""
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
    raise _not_open(report, fingerprint)


def _not_open(report: Report, fingerprint: str) -> ResolveError:
    """Why no open finding has this fingerprint: it is resolved, or there is none."""
    for finding in report.resolved:
        if finding.fingerprint.startswith(fingerprint) and finding.resolution:
            return ResolveError(f"{fingerprint} is resolved already: {finding.resolution.summary}")
    known = [finding.fingerprint for finding in report.findings]
    return ResolveError(f"no open finding {fingerprint}; {did_you_mean(fingerprint, known) or 'see gzcheck conflicts'}")


def record(folder: Path, finding: Finding, choice: Choice) -> Path:
    """Write the decision on `finding` into the corpus at `folder`; raises `ResolveError`."""
    if not finding.can_be_resolved:
        raise ResolveError(f"{finding.rule.code} {finding.rule.name} is about the files themselves: mend them instead")
    entry = _entry(finding, choice)
    return rewrite_resolutions(folder, lambda path, before: _with_entry(path, before, entry, finding))


def _entry(finding: Finding, choice: Choice) -> dict[str, Any]:
    figures = {claim.id: wording.figure(claim.figure) for claim in finding.claims}
    _check(choice, figures)
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


def _check(choice: Choice, figures: Mapping[str, str]) -> None:
    """Raise `ResolveError` for a choice that does not go with a finding of these claims."""
    if choice.decision is Decision.PREFER and choice.cite not in figures:
        hint = did_you_mean(choice.cite, figures) or f"choose one of {', '.join(figures)}"
        raise ResolveError(f"{choice.cite!r} is not part of this finding; {hint}")
    if not choice.reason.strip():
        raise ResolveError("a resolution needs a reason: give it with --reason")
    kinds = [kind.value for kind in ExplanationKind]
    if choice.explanation and choice.explanation not in kinds:
        hint = did_you_mean(choice.explanation, kinds) or f"one of {', '.join(kinds)}"
        raise ResolveError(f"{choice.explanation!r} is no kind of explanation; {hint}")


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
    for index, entry in enumerate(() if faults else document.data["resolutions"] or ()):
        result = read_resolution(document, index, entry)
        if isinstance(result, Fault):
            faults.append(result)
        else:
            decisions.append(result)
    if faults:
        raise ResolveError(f"nothing was written, {advice}: {faults[0].location}: {faults[0].message}")
    return document, decisions


# ---------------------------------------------------------------- the file's new text


def rewrite_resolutions(folder: Path, change: Callable[[Path, bytes | None], bytes]) -> Path:
    """Write what `change` makes of the file of resolutions; returns its path. Raises `ResolveError`."""
    path = folder / RESOLUTIONS
    try:
        rewrite(Path(Disk(folder).place_of(RESOLUTIONS)), lambda before: change(path, before))
    except (WriteError, Refused) as error:
        raise ResolveError(f"{RESOLUTIONS} {error}" if isinstance(error, Refused) else str(error)) from None
    return path


def _with_entry(path: Path, before: bytes | None, entry: dict[str, Any], finding: Finding) -> bytes:
    """The file with the entry in place of the decision it replaces, or at the end; nothing else of it changes."""
    if before is None:
        return _encoded(HEADER + textwrap.indent(block(entry), "  "))
    document, decisions = read_resolutions(path, before, "mend the file first")
    place = _place(decisions, finding)
    items = [decision.location for decision in decisions]
    try:
        after = _encoded(with_entry(before.decode(), document.at(("resolutions",)), items, entry, place))
    except ValueError as error:
        raise ResolveError(f"nothing was written: {error}: write the resolutions as a list with dashes") from None
    _, now = read_resolutions(path, after, "the decision would be refused")
    kept = [_without_place(one) for one in decisions]
    if [_without_place(one) for one in [*now[:place], *now[place + 1 :]]] != [*kept[:place], *kept[place + 1 :]]:
        raise ResolveError("nothing was written: write the resolutions as a list with dashes")
    return after


def _without_place(resolution: Resolution) -> Resolution:
    return replace(resolution, location=NOWHERE)


def _place(decisions: Sequence[Resolution], finding: Finding) -> int:
    """The index of the decision that a new one replaces, or the index behind the last; raises `ResolveError`."""
    former, place = finding.former, len(decisions)
    for index, decision in enumerate(decisions):
        if former and decision == replace(former, location=decision.location):
            place = index
        elif decision.fingerprint == finding.fingerprint:
            raise ResolveError(f"somebody has just decided on {finding.fingerprint}: run again to see it")
    return place


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ResolveError("nothing was written: the text holds bytes that are not UTF-8") from None


def kinds(finding: Finding) -> Sequence[str]:
    """All kinds of explanation, those that the finding offers first."""
    return tuple(dict.fromkeys([*(item.kind.value for item in finding.explanations), *map(str, ExplanationKind)]))
