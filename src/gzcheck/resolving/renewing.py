"""`gzcheck resolve --renew`: claims that joined a resolved finding, and agree, are written into its resolution."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from gzcheck.model import Claim, Finding, Report, Resolution, lines_of
from gzcheck.resolving.recording import edit_resolutions, put_fingerprint
from gzcheck.wording import figures as wording


def renew(folder: Path, report: Report) -> list[tuple[str, str]]:
    """Write joiners and new fingerprints into the corpus at `folder`; returns the old and new fingerprints.

    Raises `ResolveError` when the file cannot be read or written; then nothing was changed.
    """
    grown = _grown(report)
    if not grown:
        return []
    done: list[tuple[str, str]] = []

    def edit(text: str, resolutions: Sequence[Resolution]) -> str:
        lines = lines_of(text, with_ends=True)
        for resolution, finding in _settling(resolutions, grown):
            _write(lines, resolution, finding)
            done.append((resolution.fingerprint, finding.fingerprint))
        return "".join(lines)

    edit_resolutions(folder, edit)
    return done


def _settling(resolutions: Sequence[Resolution], grown: Mapping[str, Finding]) -> list[tuple[Resolution, Finding]]:
    """Each finding that has grown, with the resolution that settles it, as far as that still stands in the file."""
    by_name = {resolution.fingerprint: resolution for resolution in resolutions}
    return [(by_name[name], finding) for name, finding in grown.items() if name in by_name]


def _grown(report: Report) -> dict[str, Finding]:
    """By fingerprint of a resolution, the finding that it settles and that has another fingerprint by now."""
    settled = {one.resolution.fingerprint: one for one in report.resolved if one.resolution}
    return {name: finding for name, finding in settled.items() if name != finding.fingerprint}


def _write(lines: list[str], resolution: Resolution, finding: Finding) -> None:
    """Change one entry in place; lines are never split or joined, so that the places of other entries stay right."""
    joined = [_pair(claim) for claim in finding.claims if claim.id not in resolution.claims]
    last = max(resolution.claim_marks.values(), key=lambda mark: (mark.line, mark.column))
    line, end = lines[last.end_line], last.end_column
    if _is_block(resolution):
        lines[last.end_line] = _with_lines_below(line, joined, " " * last.key_column)
    else:
        lines[last.end_line] = ", ".join([line[:end], *joined]) + line[end:]
    put_fingerprint(lines, resolution, finding.fingerprint)


def _pair(claim: Claim) -> str:
    return f"{claim.id}: {json.dumps(wording.figure(claim.figure), ensure_ascii=False)}"


def _with_lines_below(line: str, below: list[str], indent: str) -> str:
    ending = "\r\n" if line.endswith("\r\n") else "\n"
    first = line if line.endswith("\n") else f"{line}{ending}"
    return first + "".join(f"{indent}{text}{ending}" for text in below)


def _is_block(resolution: Resolution) -> bool:
    """Whether the claims stand on lines of their own below their key, rather than in braces."""
    mark = resolution.marks["claims"]
    first = min(resolution.claim_marks.values(), key=lambda one: (one.key_line, one.key_column))
    return (mark.line, mark.column) == (first.key_line, first.key_column)
