"""`gzcheck conflicts`: the whole corpus cross-checked."""

from __future__ import annotations

from dataclasses import replace

from gzcheck import engine
from gzcheck.model import Report
from gzcheck.settings import Settings, Show


def run(settings: Settings) -> Report:
    """All findings; those that come of what is wrong with a source as a whole only where the settings unfold them."""
    report = engine.report(settings)
    if settings.unfold:
        report = engine.unfolded(report)
    return replace(report, show_resolved=settings.show is Show.RESOLVED, top=settings.top)
