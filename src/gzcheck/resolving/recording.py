"""`gzcheck resolve`: a decision is built, checked against the schema, and written without losing anything.

Only the new entry is written; all the rest of the file stays as it is, byte for byte.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from gzcheck.model import NOWHERE, Decision, ExplanationKind, Fault, Finding, Report, Resolution, did_you_mean
from gzcheck.reading import RESOLUTIONS, Disk, Document, Refused, read_yaml
from gzcheck.reading.resolutions import read_resolution
from gzcheck.reading.schema import violations
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
    matches = _beginning_with(fingerprint, (*report.findings, *report.folded))
    if not matches:
        raise _not_open(report, fingerprint)
    if len(matches) > 1:
        raise ResolveError(f"{fingerprint} fits {len(matches)} findings: give more of it")
    return matches[0]


def _beginning_with(fingerprint: str, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.fingerprint.startswith(fingerprint)]


def _not_open(report: Report, fingerprint: str) -> ResolveError:
    """Why no open finding has this fingerprint: it is resolved, or there is none."""
    resolutions = [finding.resolution for finding in _beginning_with(fingerprint, report.resolved)]
    if resolutions and resolutions[0]:
        return ResolveError(f"{fingerprint} is resolved already: {resolutions[0].summary}")
    known = [finding.fingerprint for finding in report.findings]
    return ResolveError(f"no open finding {fingerprint}; {did_you_mean(fingerprint, known) or 'see gzcheck conflicts'}")


def record(folder: Path, finding: Finding, choice: Choice) -> Path:
    """Write the decision on `finding` into the corpus at `folder`; raises `ResolveError`."""
    if not finding.can_be_resolved:
        raise ResolveError(f"{finding.rule.code} {finding.rule.name} is about the files themselves: mend them instead")
    _check(choice, [claim.id for claim in finding.claims])
    entry = entry_of(finding, choice)
    return rewrite_resolutions(folder, lambda path, before: _with_entry(path, before, entry, finding))


def entry_of(finding: Finding, choice: Choice) -> dict[str, Any]:
    """The resolution as it is written, an empty field left out; raises `ResolveError` for a day that is none."""
    figures = {claim.id: wording.figure(claim.figure) for claim in finding.claims}
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


def _check(choice: Choice, figures: Collection[str]) -> None:
    """Raise `ResolveError` for a choice that does not go with a finding of these claims."""
    if choice.decision is Decision.PREFER:
        _check_cited(choice.cite, figures)
    if not choice.reason.strip():
        raise ResolveError("a resolution needs a reason: give it with --reason")
    if choice.explanation:
        _check_explanation(choice.explanation)


def _check_cited(name: str, figures: Collection[str]) -> None:
    if name not in figures:
        hint = did_you_mean(name, figures) or f"choose one of {', '.join(figures)}"
        raise ResolveError(f"{name!r} is not part of this finding; {hint}")


def _check_explanation(name: str) -> None:
    known = [kind.value for kind in ExplanationKind]
    if name not in known:
        hint = did_you_mean(name, known) or f"one of {', '.join(known)}"
        raise ResolveError(f"{name!r} is no kind of explanation; {hint}")


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
    _refuse([*document.faults, *violations(document, "resolutions")[1]], advice)
    results = _results(document)
    _refuse([result for result in results if isinstance(result, Fault)], advice)
    return document, [result for result in results if isinstance(result, Resolution)]


def _results(document: Document) -> list[Resolution | Fault]:
    """The decisions in a document that conforms to the schema, or what is wrong with them."""
    entries = document.data["resolutions"] or ()
    return [read_resolution(document, index, entry) for index, entry in enumerate(entries)]


def _refuse(faults: Sequence[Fault], advice: str) -> None:
    """Raise `ResolveError` with the first of the faults, if there are any."""
    if faults:
        raise ResolveError(f"nothing was written, {advice}: {faults[0].location}: {faults[0].message}")


# ---------------------------------------------------------------- the file's new text


def rewrite_resolutions(folder: Path, change: Callable[[Path, bytes | None], bytes]) -> Path:
    """Write what `change` makes of the file of resolutions; returns its path. Raises `ResolveError`."""
    path = folder / RESOLUTIONS
    try:
        rewrite(Path(Disk(folder).place_of(RESOLUTIONS)), lambda before: change(path, before))
    except (WriteError, Refused) as error:
        raise ResolveError(f"{RESOLUTIONS} {error}" if isinstance(error, Refused) else str(error)) from None
    return path


def edit_resolutions(folder: Path, edit: Callable[[str, Sequence[Resolution]], str]) -> None:
    """Write what `edit` makes of the file's text and decisions, if it can be read again; raises `ResolveError`."""

    def change(path: Path, before: bytes | None) -> bytes:
        content = before or b""
        _, resolutions = read_resolutions(path, content, "mend the file first")
        after = edit(content.decode(), resolutions).encode()
        read_resolutions(path, after, "the file would be refused")
        return after

    rewrite_resolutions(folder, change)


def put_fingerprint(lines: list[str], resolution: Resolution, fingerprint: str) -> None:
    """Change the fingerprint of a resolution in the lines of its file."""
    place = resolution.at("fingerprint")
    line = lines[place.line - 1]
    head, tail = line[: place.column - 1], line[place.column - 1 :]
    lines[place.line - 1] = head + tail.replace(resolution.fingerprint, fingerprint, 1)


def _with_entry(path: Path, before: bytes | None, entry: dict[str, Any], finding: Finding) -> bytes:
    """The file with the entry in place of the decision it replaces, or at the end; nothing else of it changes."""
    after = text_with_entry(path, before, entry, finding)
    if before is None:
        return after
    _, decisions = read_resolutions(path, before, "mend the file first")
    place = _place(decisions, finding)
    _, now = read_resolutions(path, after, "the decision would be refused")
    if _others(now, place) != _others(decisions, place):
        raise ResolveError("nothing was written: write the resolutions as a list with dashes")
    return after


def text_with_entry(path: Path, before: bytes | None, entry: dict[str, Any], finding: Finding) -> bytes:
    """The same, without a look at what it says afterwards; raises `ResolveError` for a file that cannot be changed."""
    if before is None:
        return _encoded(HEADER + textwrap.indent(block(entry), "  "))
    document, decisions = read_resolutions(path, before, "mend the file first")
    items = [decision.location for decision in decisions]
    whole, place = document.at(("resolutions",)), _place(decisions, finding)
    try:
        return _encoded(with_entry(before.decode(), whole, items, entry, place))
    except ValueError as error:
        raise ResolveError(f"nothing was written: {error}: write the resolutions as a list with dashes") from None


def _others(decisions: Sequence[Resolution], place: int) -> list[Resolution]:
    """All decisions but the one at this place, wherever they stand in the file."""
    return [replace(one, location=NOWHERE) for one in (*decisions[:place], *decisions[place + 1 :])]


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
