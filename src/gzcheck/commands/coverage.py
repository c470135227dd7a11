"""`gzcheck coverage`: how much of the sources' texts the claims cover."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gzcheck import engine
from gzcheck.drafting.coverage import coverage_of
from gzcheck.model import (
    Corpus,
    Coverage,
    CoverageList,
    Numeral,
    NumeralError,
    ScannedText,
    Snapshot,
    SnapshotState,
    Source,
    Stop,
    did_you_mean,
)
from gzcheck.settings import Settings
from gzcheck.texts.scanner import scan

NO_FOLDER = "no folder of texts was given: say where they are with --snapshots"


def run(settings: Settings, *, source: str | None = None, fail_under: str | None = None) -> CoverageList:
    """The mentions of every source's text, or of one source's, with the claims on them; raises `Stop`."""
    least = _least(fail_under)
    corpus = engine.load(settings)
    found: list[Coverage] = []
    not_checked: list[tuple[str, str]] = []
    for name in _names(corpus, source):
        said = _coverage(corpus, corpus.sources[name])
        if isinstance(said, Coverage):
            found.append(said)
        else:
            not_checked.append((name, said))
    return CoverageList(
        sources=tuple(found),
        not_checked=tuple(not_checked),
        fail_under=least,
        remarks=engine.complaints(corpus),
    )


def _names(corpus: Corpus, source: str | None) -> list[str]:
    """The sources that are asked about."""
    if source is None:
        return sorted(corpus.sources)
    if source not in corpus.sources:
        raise Stop(f"unknown source {source!r}; {did_you_mean(source, corpus.sources) or 'see gzcheck sources'}")
    return [source]


def _least(text: str | None) -> Fraction | None:
    if text is None:
        return None
    try:
        least = Numeral.parse(text).value
    except NumeralError:
        raise Stop(f"--fail-under: {text!r} is not a number; write per cent, such as 95") from None
    if not 0 <= least <= 100:
        raise Stop(f"--fail-under: {text} is not between 0 and 100 per cent")
    return least


def _coverage(corpus: Corpus, source: Source) -> Coverage | str:
    """The coverage of one source, or why there is none."""
    if not corpus.with_texts:
        return NO_FOLDER
    snapshot = corpus.snapshots.get(source.id)
    if snapshot is None:
        return "it names no snapshot"
    if snapshot.state is not SnapshotState.READ:
        return snapshot.reason
    try:
        return coverage_of(corpus, source, _scanned(source, snapshot))
    except Stop as stop:  # a language that texts are not scanned in
        return str(stop)


def _scanned(source: Source, snapshot: Snapshot) -> ScannedText:
    """The text of a source with its mentions, each on its line of the file."""
    text = scan(
        "\n".join(snapshot.paragraphs),
        source.snapshot_file,
        language=source.language,
        style=source.numbers,
        sha256=snapshot.sha256,
    )
    mentions = tuple(replace(one, line=snapshot.lines[one.paragraph - 1]) for one in text.mentions)
    return replace(text, lines=snapshot.lines, mentions=mentions)
