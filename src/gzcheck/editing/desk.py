"""One corpus that is being edited: its folder with the editor's buffers over it, checked by the engine.

One edit reads one file: of the others, what was read before is remembered by their content. `own` answers for one file
at once, and `whole` for the corpus.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gzcheck import engine
from gzcheck.editing.shelf import Shelf
from gzcheck.editing.view import Checked, Earlier, View
from gzcheck.model import Corpus, Reason, Rule
from gzcheck.reading import (
    CORPUS,
    MAX_BYTES,
    SOURCES,
    Cache,
    Disk,
    FileMemory,
    Found,
    Opener,
    Overlay,
    Parts,
    Refused,
    schema_of,
)
from gzcheck.settings import Settings


@dataclass(kw_only=True)
class Desk:
    """The corpus in one folder. Paths in what it gives are names in the corpus: "sources/harbour.yaml"."""

    folder: str
    settings: Settings
    buffers: dict[str, bytes] = field(default_factory=dict)
    """What the editor has open, by name."""
    checked: Checked | None = None
    """What the last check of the whole corpus came to."""

    def __post_init__(self) -> None:
        self._shelf = Shelf(Cache(self.settings.cache) if self.settings.cache else None)
        self._parts = Parts()
        self._earlier: Earlier | None = None
        self._good: dict[str, bytes] = {}
        """What buffers said when they could last be read."""
        self.broken: set[str] = set()
        """The names of buffers that cannot be read at the moment, as they are half typed."""

    def place(self, name: str) -> str:
        """The path of a file of the corpus."""
        return os.path.join(self.folder, *name.split("/"))

    def opener(self) -> Overlay:
        """The files as they are now; what is typed later does not change what it gives."""
        return Overlay(Disk(self.folder, shown_as=""), dict(self.buffers))

    def readable(self) -> Overlay:
        """The same, but of what cannot be read as it is, how it was when it could: half a line takes no claim away."""
        buffers = {name: self._good.get(name) if name in self.broken else one for name, one in self.buffers.items()}
        return Overlay(Disk(self.folder, shown_as=""), {name: one for name, one in buffers.items() if one is not None})

    def texts(self, word: str) -> list[tuple[str, str]]:
        """The YAML files that hold a word, as name and text, as they are now."""
        opener, wanted = self.opener(), word.encode()
        names = sorted(found.name for found in opener.walk() if found.is_yaml and not found.obstacle)
        contents = ((name, _content(opener, name)) for name in names)
        return [(name, content.decode("utf-8", "replace")) for name, content in contents if wanted in content]

    def text(self, name: str) -> str:
        """A file as it is now; empty where there is none."""
        return _content(self.opener(), name).decode("utf-8", "replace")

    def view(self, name: str) -> View:
        """What is known while a file is typed."""
        now, checked = self.current(name), self.checked
        if checked is None:
            return View(now=now, whole=now)
        return View(now=now, whole=checked.corpus, facts=checked.facts, report=checked.report)

    def loaded(self, opener: Opener, only: Sequence[str] = ()) -> Corpus:
        """The corpus that an opener gives, with what the settings add to it."""
        return engine.read(opener, self.settings, only, FileMemory(self._shelf), self._parts)

    def current(self, name: str) -> Corpus:
        """The registry with one source file as it is now; for any other file the registry alone."""
        if name.startswith(f"{SOURCES}/"):
            return self.loaded(self.opener(), [name])
        return self.loaded(_Registry(self.opener()))

    def own(self, name: str) -> Checked:
        """What is wrong with one file, nothing being compared; of a file of the registry, with its form alone."""
        corpus = self.current(name)
        self._note_state(name, corpus)
        if not name.startswith(f"{SOURCES}/"):
            faults = tuple(fault for fault in corpus.faults if fault.location.path == name)
            corpus = Corpus(claims=(), faults=faults, lines=corpus.lines)
        return self._check(corpus, comparing=False)

    def whole(self) -> Checked:
        """Everything that is wrong with the corpus as it is now; `checked` stays what it was."""
        checked = self.check(self.readable())
        self._earlier = checked.facts.later
        self._shelf.sweep()
        return checked

    def check(self, opener: Opener) -> Checked:
        """Everything that is wrong with the corpus that an opener gives."""
        return self._check(self.loaded(opener), comparing=True)

    def check_with(self, buffers: Mapping[str, bytes]) -> Checked:
        """The same, as if these files said something else."""
        return self.check(Overlay(self.opener(), buffers))

    def _note_state(self, name: str, corpus: Corpus) -> None:
        """Remember what a buffer says while it can be read."""
        if any(one.reason is Reason.UNREAD_FILE and one.subject == name for one in corpus.skipped):
            self.broken.add(name)
        else:
            self.broken.discard(name)
            if name in self.buffers:
                self._good[name] = self.buffers[name]

    def _check(self, corpus: Corpus, *, comparing: bool) -> Checked:
        crashes: list[tuple[Rule, Exception]] = []
        report, facts = engine.run(
            corpus,
            comparing=comparing,
            today=self.settings.today,
            on_crash=lambda rule, error: crashes.append((rule, error)),
            earlier=self._earlier if comparing else None,
        )
        return Checked(corpus=corpus, report=report, facts=facts, crashes=tuple(crashes))


def _content(opener: Opener, name: str) -> bytes:
    try:
        return opener.read(name, MAX_BYTES)
    except (Refused, OSError):
        return b""


class _Registry:
    """The files of a corpus without its sources."""

    def __init__(self, below: Opener) -> None:
        self._below = below

    def read(self, name: str, limit: int) -> bytes:
        return self._below.read(name, limit)

    def walk(self) -> Iterator[Found]:
        return iter(())

    def shown(self, name: str) -> str:
        return self._below.shown(name)


def is_corpus(folder: str | Path) -> bool:
    """Whether a folder is that of a corpus."""
    return os.path.isfile(os.path.join(folder, CORPUS))


def home_of(path: str | Path, buffers: frozenset[str] = frozenset()) -> str:
    """The folder of the corpus that a file belongs to, the nearest one upwards; empty where there is none.

    `buffers` are the paths of files that are open and may not have been saved yet.
    """
    for folder in Path(path).parents:
        if is_corpus(folder) or str(folder / CORPUS) in buffers:
            return str(folder) if schema_of(Path(path).relative_to(folder).as_posix()) else ""
    return ""
