"""`gzcheck proof`: drafts held against the corpus, figure by figure."""

from __future__ import annotations

from collections.abc import Sequence

from gzcheck import engine
from gzcheck.commands.figures import period_of, scanned
from gzcheck.model import Period, ProofReport
from gzcheck.reading.texts import read_text
from gzcheck.settings import Settings


def run(
    settings: Settings, paths: Sequence[str], *, language: str | None = None, published: str | None = None
) -> ProofReport:
    """The verdicts on every figure of some drafts ("-": standard input).

    `published` is when the draft appears (default: the day of the run). Raises `Stop` as `figures` does, and
    where there is no corpus.
    """
    day = period_of(published) or Period.parse(settings.today.isoformat())
    texts = [scanned(read_text(path), language, is_draft=True) for path in paths]
    return engine.proof(engine.load(settings, drafts=texts), texts, day, settings.today)
