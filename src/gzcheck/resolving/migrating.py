"""`gzcheck resolve --migrate`: resolutions of an older version get the fingerprints that findings have now.

Up to 0.1 a fingerprint was made of less than a finding rests on. The old one is computed for every finding there is;
a resolution that carries it gets the new one, and nothing else in the file changes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gzcheck.model import Claim, Corpus, Finding, Indicator, Kind, Report, Resolution, lines_of
from gzcheck.reading.opener import RESOLUTIONS
from gzcheck.resolving.recording import read_resolutions, rewrite_resolutions


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """What is to become of one resolution."""

    resolution: Resolution
    fingerprint: str = ""
    """The new one; empty where no finding has the old one, and the resolution stays as it is."""


def migrate(folder: Path, corpus: Corpus, report: Report) -> list[Migration]:
    """Write the new fingerprints into the corpus at `folder`; returns what became of each resolution that needed one.

    Raises `ResolveError` when the file cannot be read or written; then nothing was changed.
    """
    if not os.path.exists(folder / RESOLUTIONS):
        return []
    steps: list[Migration] = []

    def change(path: Path, before: bytes | None) -> bytes:
        content = before or b""
        _, resolutions = read_resolutions(path, content, "mend the file first")
        steps.extend(migrations(resolutions, [*report.findings, *report.resolved], corpus.indicators))
        after = migrated(content.decode(), steps).encode()
        read_resolutions(path, after, "the file would be refused")
        return after

    rewrite_resolutions(folder, change)
    return steps


def migrations(
    resolutions: Iterable[Resolution], findings: Iterable[Finding], indicators: Mapping[str, Indicator]
) -> list[Migration]:
    """For every resolution that fits no finding, the fingerprint that its finding has now."""
    every = list(findings)
    now = {finding.fingerprint for finding in every}
    by_old = {old_fingerprint(finding, indicators): finding.fingerprint for finding in every if finding.claims}
    return [
        Migration(resolution=one, fingerprint=by_old.get(one.fingerprint, ""))
        for one in resolutions
        if one.fingerprint not in now
    ]


def migrated(text: str, steps: Iterable[Migration]) -> str:
    """The file with the new fingerprints in the places of the old ones."""
    lines = lines_of(text, with_ends=True)
    for step in steps:
        place = step.resolution.at("fingerprint")
        if step.fingerprint:
            line = lines[place.line - 1]
            head, tail = line[: place.column - 1], line[place.column - 1 :]
            lines[place.line - 1] = head + tail.replace(step.resolution.fingerprint, step.fingerprint, 1)
    return "".join(lines)


def old_fingerprint(finding: Finding, indicators: Mapping[str, Indicator]) -> str:
    """The fingerprint that version 0.1 gave to a finding on claims."""
    parts = [finding.rule.code, *sorted(_old_identity(claim, indicators) for claim in finding.claims), finding.subject]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _old_identity(claim: Claim, indicators: Mapping[str, Indicator]) -> str:
    figure, period = claim.figure, claim.period
    indicator = indicators.get(claim.indicator)
    if period is None and indicator and indicator.kind is Kind.STOCK:
        period = claim.source.published  # a plan without a time was taken to be for the day of publication
    values = [
        str(figure.value),
        str(figure.upper or ""),
        figure.unit.name,
        figure.hedge.value,
        str(figure.precision or ""),
    ]
    return "|".join([claim.id, *values, period.text if period else "", claim.status.value])
