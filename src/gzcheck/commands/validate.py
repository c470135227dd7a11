"""`gzcheck validate`: form, references, and value against fragment, for the files named or the whole corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gzcheck import engine
from gzcheck.model import Report
from gzcheck.settings import Settings, Show


def run(settings: Settings, paths: Sequence[str] = ()) -> Report:
    """The findings on the claims themselves, nothing being compared."""
    report = engine.report(settings, paths, comparing=False)
    return replace(report, show_resolved=settings.show is Show.RESOLVED, top=settings.top)
