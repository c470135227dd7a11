"""`gzcheck resolve --renew`: claims that joined a resolved finding, and agree, are written into its resolution."""

from __future__ import annotations

import json
from pathlib import Path

from gzcheck.model import Finding, Report, Resolution, lines_of
from gzcheck.resolving.recording import read_resolutions, rewrite_resolutions
from gzcheck.wording import figures as wording


def renew(folder: Path, report: Report) -> list[tuple[str, str]]:
    """Write joiners and new fingerprints into the corpus at `folder`; returns the old and new fingerprints.

    Raises `ResolveError` when the file cannot be read or written; then nothing was changed.
    """
    grown = [one for one in report.resolved if one.resolution and one.resolution.fingerprint != one.fingerprint]
    if not grown:
        return []
    done: list[tuple[str, str]] = []

    def change(path: Path, before: bytes | None) -> bytes:
        content = before or b""
        _, resolutions = read_resolutions(path, content, "mend the file first")
        by_name = {resolution.fingerprint: resolution for resolution in resolutions}
        lines = lines_of(content.decode(), with_ends=True)
        for finding in grown:
            assert finding.resolution
            if resolution := by_name.get(finding.resolution.fingerprint):
                _write(lines, resolution, finding)
                done.append((resolution.fingerprint, finding.fingerprint))
        after = "".join(lines).encode()
        read_resolutions(path, after, "the file would be refused")
        return after

    rewrite_resolutions(folder, change)
    return done


def _write(lines: list[str], resolution: Resolution, finding: Finding) -> None:
    """Change one entry in place; lines are never split or joined, so that the places of other entries stay right."""
    joined = {one.id: wording.figure(one.figure) for one in finding.claims if one.id not in resolution.claims}
    last = max(resolution.claim_marks.values(), key=lambda mark: (mark.line, mark.column))
    pairs = [f"{name}: {json.dumps(figure, ensure_ascii=False)}" for name, figure in joined.items()]
    line = lines[last.end_line]
    if _is_block(resolution):
        new_line = "\r\n" if line.endswith("\r\n") else "\n"
        text = line if line.endswith("\n") else line + new_line
        lines[last.end_line] = text + "".join(f"{' ' * last.key_column}{pair}{new_line}" for pair in pairs)
    else:
        end = last.end_column
        lines[last.end_line] = line[:end] + "".join(f", {pair}" for pair in pairs) + line[end:]
    place = resolution.at("fingerprint")
    line = lines[place.line - 1]
    head, tail = line[: place.column - 1], line[place.column - 1 :]
    lines[place.line - 1] = head + tail.replace(resolution.fingerprint, finding.fingerprint, 1)


def _is_block(resolution: Resolution) -> bool:
    """Whether the claims stand on lines of their own below their key, rather than in braces."""
    mark = resolution.marks["claims"]
    first = min(resolution.claim_marks.values(), key=lambda one: (one.key_line, one.key_column))
    return (mark.line, mark.column) == (first.key_line, first.key_column)
