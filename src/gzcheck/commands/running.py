"""The steps that commands share: settings, loading, checking, and the exit code that follows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gzcheck.output.console import Stop, canvas, chosen_format, talk, write
from gzcheck.settings import Exit

if TYPE_CHECKING:
    from gzcheck.model.corpus import Corpus
    from gzcheck.model.finding import Report
    from gzcheck.settings import Settings


def settings_from(**options: str | None) -> Settings:
    """The settings of this run; raises `Stop` for one that cannot be used."""
    from gzcheck.settings import SettingsError, load_settings

    try:
        return load_settings(options, os.environ, Path.cwd())
    except SettingsError as error:
        raise Stop(str(error)) from None


def sources_among(paths: list[str], settings: Settings) -> list[str]:
    """The source files to check for the paths given; none means all, as when the registry itself is named."""
    from gzcheck.reading.loader import CorpusError, source_paths

    try:
        return source_paths(settings.corpus, paths)
    except CorpusError as error:
        raise Stop(str(error)) from None


def load(settings: Settings, only: list[str] | None = None) -> Corpus:
    """The corpus, or its registry and the source files `only`; raises `Stop` when there is none."""
    from gzcheck.reading.loader import CorpusError, load_corpus

    if settings.snapshots and not settings.snapshots.is_dir():
        raise Stop(f"{settings.snapshots}: no such folder; correct --snapshots, or leave it out")
    try:
        return load_corpus(settings.corpus, only or [])
    except CorpusError as error:
        raise Stop(str(error)) from None


def talk_faults(corpus: Corpus) -> None:
    """Say on stderr what could not be loaded, for commands that report no findings."""
    for fault in corpus.faults:
        talk(f"{fault.location}: {fault.message}")


def run_checks(corpus: Corpus, settings: Settings, *, facts: bool) -> int:
    """Check, print the report, and say with which code to leave."""
    from dataclasses import replace

    from gzcheck.engine import check, with_snapshots
    from gzcheck.settings import Show

    if settings.snapshots:
        corpus = with_snapshots(corpus, settings.snapshots)
    report = replace(check(corpus, comparing=facts, today=settings.today), show_resolved=settings.show is Show.RESOLVED)
    write(_render(report, settings))
    if any(finding.severity.rank <= settings.fail_on.rank for finding in report.findings):
        return Exit.FINDINGS
    if not report.summary.claims:
        talk(f"{settings.corpus}: no claims in it, so nothing was checked")
        return Exit.NOT_CHECKED
    return Exit.CLEAN


def _render(report: Report, settings: Settings) -> str:
    match chosen_format(settings):
        case "json":
            from gzcheck.output.json import render
        case "text":
            from gzcheck.output.text import render
        case _:
            from gzcheck.output.rich import render
    return render(report, canvas(settings))
