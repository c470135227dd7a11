"""`gzcheck resolve --migrate`: resolutions of an older version get the fingerprints that findings have now.

Up to 0.1 a fingerprint was made of less than a finding rests on. The old one is computed for every finding there is;
a resolution that carries it gets the new one, and nothing else in the file changes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gzcheck.model import Claim, Corpus, Finding, Indicator, Kind, Period, Report, Resolution, lines_of
from gzcheck.reading import RESOLUTIONS
from gzcheck.resolving.recording import edit_resolutions, put_fingerprint


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

    def edit(text: str, resolutions: Sequence[Resolution]) -> str:
        steps.extend(migrations(resolutions, [*report.findings, *report.resolved], corpus.indicators))
        return migrated(text, steps)

    edit_resolutions(folder, edit)
    return steps


def migrations(
    resolutions: Iterable[Resolution], findings: Sequence[Finding], indicators: Mapping[str, Indicator]
) -> list[Migration]:
    """For every resolution that fits no finding, the fingerprint that its finding has now."""
    new = _new_fingerprints(findings, indicators)
    now = {finding.fingerprint for finding in findings}
    lost = [resolution for resolution in resolutions if resolution.fingerprint not in now]
    return [Migration(resolution=one, fingerprint=new.get(one.fingerprint, "")) for one in lost]


def _new_fingerprints(findings: Sequence[Finding], indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """By the fingerprint that a finding on claims once had, the one it has now."""
    return {old_fingerprint(finding, indicators): finding.fingerprint for finding in findings if finding.claims}


def migrated(text: str, steps: Iterable[Migration]) -> str:
    """The file with the new fingerprints in the places of the old ones."""
    lines = lines_of(text, with_ends=True)
    for step in steps:
        if step.fingerprint:
            put_fingerprint(lines, step.resolution, step.fingerprint)
    return "".join(lines)


def old_fingerprint(finding: Finding, indicators: Mapping[str, Indicator]) -> str:
    """The fingerprint that version 0.1 gave to a finding on claims."""
    parts = [finding.rule.code, *sorted(_old_identity(claim, indicators) for claim in finding.claims), finding.subject]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _old_identity(claim: Claim, indicators: Mapping[str, Indicator]) -> str:
    figure, period = claim.figure, _old_period(claim, indicators)
    values = [
        str(figure.value),
        str(figure.upper or ""),
        figure.unit.name,
        figure.hedge.value,
        str(figure.precision or ""),
    ]
    return "|".join([claim.id, *values, period.text if period else "", claim.status.value])


def _old_period(claim: Claim, indicators: Mapping[str, Indicator]) -> Period | None:
    """A plan without a time was taken to be for the day of publication."""
    indicator = indicators.get(claim.indicator)
    is_stock = indicator is not None and indicator.kind is Kind.STOCK
    return claim.source.published if claim.period is None and is_stock else claim.period
