"""`gzcheck draft`: a source file with drafted claims from a text, or a walk through those that are left."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from gzcheck import engine
from gzcheck.commands.figures import period_of, scanned
from gzcheck.drafting.composing import Quarry, fitting
from gzcheck.drafting.desk import Desk
from gzcheck.drafting.files import Head, new_file, updated_file
from gzcheck.drafting.walking import walk
from gzcheck.model import Card, Corpus, Drafted, NumberStyle, Period, ScannedText, Source, Stop, Walked
from gzcheck.reading import MAX_BYTES, SOURCES, Disk, Missing, Refused, is_id, read_file
from gzcheck.reading.texts import STDIN, GivenText, read_text
from gzcheck.settings import Settings
from gzcheck.texts.suggesting import Suggester
from gzcheck.writing.files import WriteError, rewrite


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was said on the command line."""

    path: str
    """Of the text; "-" for standard input."""
    source: str
    language: str | None = None
    published: str | None = None
    print_only: bool = False


def run(settings: Settings, wish: Wish) -> Drafted:
    """Write `sources/<source>.yaml`, or print it where there is no corpus or that is wished; raises `Stop`."""
    if not is_id(wish.source):
        raise Stop(f"--source: {wish.source!r} is no id; use lower case, digits, hyphens and dots (gazette-2017-05-02)")
    given, corpus = read_text(wish.path), engine.corpus_if_any(settings)
    known = corpus.sources.get(wish.source) if corpus else None
    published = _published(wish, known)
    quarry = _quarry(given, corpus, known, wish.language, published)
    head = Head(id=wish.source, snapshot=_snapshot_name(settings, wish, given), published=published)
    if corpus is None:
        return replace(new_file(head, quarry), remarks=(f"{settings.corpus} is no corpus, so nothing was written",))
    path = source_path(settings, known, wish.source)
    if wish.print_only:
        return _printed(path, head, quarry)
    return _written(path, head, quarry)


def source_path(settings: Settings, known: Source | None, name: str) -> Path:
    """The file of a source: where it lies, or where a new one goes; raises `Stop` where that leads out."""
    if known is not None:
        return Path(known.location.path)
    path = f"{SOURCES}/{name}.yaml"
    try:
        Disk(settings.corpus).place_of(path)
    except Refused as refused:
        raise Stop(f"{path} {refused}") from None
    return settings.corpus / path


def _quarry(
    given: GivenText, corpus: Corpus | None, known: Source | None, language: str | None, published: Period | None
) -> Quarry:
    numbers: NumberStyle | None = known.numbers if known else None
    text = scanned(given, language or (known.language if known else None), numbers)
    text = fitting(Suggester(corpus, published).suggested(text), corpus)
    return Quarry(text=text, language=text.language, numbers=numbers)


def _snapshot_name(settings: Settings, wish: Wish, given: GivenText) -> str:
    """What the text is called below the folder of snapshots: by its place there, or else by its name."""
    if wish.path == STDIN:
        return f"{wish.source}.txt"
    if settings.snapshots:
        inside = os.path.relpath(os.path.realpath(wish.path), os.path.realpath(settings.snapshots))
        if not inside.startswith(os.pardir) and not os.path.isabs(inside):
            return Path(inside).as_posix()
    return Path(given.path).name


def _published(wish: Wish, known: Source | None) -> Period | None:
    """When the text appeared: as was said, or else as the corpus knows."""
    return period_of(wish.published) or (known.published if known else None)


def _printed(path: Path, head: Head, quarry: Quarry) -> Drafted:
    try:
        before = read_file(path, MAX_BYTES)
    except Missing:
        before = None
    except Refused as refused:
        raise Stop(f"{path} {refused}") from None
    return replace(_drafted(path, before, head, quarry), path="")


def _written(path: Path, head: Head, quarry: Quarry) -> Drafted:
    made: list[Drafted] = []

    def change(before: bytes | None) -> bytes:
        made.append(_drafted(path, before, head, quarry))
        return made[-1].content.encode()

    try:
        path.parent.mkdir(exist_ok=True)
        rewrite(path, change)
    except WriteError as error:
        raise Stop(str(error)) from None
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror or error}") from None
    return made[-1]


def _drafted(path: Path, before: bytes | None, head: Head, quarry: Quarry) -> Drafted:
    if before is None:
        return replace(new_file(head, quarry), path=str(path))
    return updated_file(path, before, quarry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Somebody at a terminal, by the functions that reach them."""

    key: Callable[[str], str]
    ask: Callable[[str], str]
    tell: Callable[[str], None]
    show: Callable[[Card], None]


def run_walk(settings: Settings, wish: Wish, conversation: Conversation | None) -> Walked:
    """Draft what is new in the text, then go through the drafts with somebody; raises `Stop`."""
    if conversation is None:
        raise Stop("this is no terminal: leave --walk out, and fill in the file by hand")
    if wish.print_only or wish.path == STDIN:
        raise Stop("--walk writes what is decided into the file, and reads answers: give a file, and leave --print out")
    if engine.corpus_if_any(settings) is None:
        raise Stop(f"{settings.corpus} is no corpus: start one with 'gzcheck init', or name it with --corpus")
    drafted = run(settings, wish)
    given = read_text(wish.path)

    def text_of(corpus: Corpus) -> ScannedText:
        known = corpus.sources.get(wish.source)
        return _quarry(given, corpus, known, wish.language, _published(wish, known)).text

    desk = Desk(Path(drafted.path), settings.corpus, load=lambda: engine.as_filed(settings), scan=text_of)
    return walk(desk, conversation)
