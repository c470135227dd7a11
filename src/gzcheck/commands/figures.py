"""`gzcheck figures`: the figures of a text as they are read, with all that is no figure or cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from gzcheck import engine
from gzcheck.model import NumberStyle, Period, PeriodError, ScannedText, Stop, TextList
from gzcheck.reading.texts import GivenText, read_text
from gzcheck.settings import Settings
from gzcheck.texts.scanner import scan
from gzcheck.texts.suggesting import Suggester


def run(
    settings: Settings, paths: Sequence[str], *, language: str | None = None, published: str | None = None
) -> TextList:
    """Scan texts ("-": standard input); suggestions are made from the corpus, where there is one.

    Raises `Stop` for a text that cannot be read, a language without a sieve, and a date that is none.
    """
    suggester = Suggester(engine.corpus_if_any(settings), period_of(published))
    return TextList(texts=tuple(suggester.suggested(scanned(read_text(path), language)) for path in paths))


def scanned(
    given: GivenText, language: str | None, style: NumberStyle | None = None, *, is_draft: bool = False
) -> ScannedText:
    """The mentions of a text."""
    return scan(given.text, given.path, language=language, style=style, is_draft=is_draft, sha256=given.sha256)


def period_of(published: str | None) -> Period | None:
    """The day a text appeared; raises `Stop` for what is no date."""
    if published is None:
        return None
    try:
        return Period.parse(published)
    except PeriodError as error:
        raise Stop(f"--published: {error}") from None
