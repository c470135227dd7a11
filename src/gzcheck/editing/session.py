"""What an editor has open: every document with the corpus that it belongs to, or is held against."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gzcheck.editing.desk import Desk, home_of, is_corpus
from gzcheck.model import Stop
from gzcheck.settings import Settings, load_settings

DRAFTS = (".md", ".markdown", ".txt")
"""Endings of texts that are held against a corpus."""
_DRAFT_LANGUAGES = ("markdown", "plaintext")
OPTIONS = ("corpus", "snapshots", "tolerance")
"""Settings that an editor may give, as a settings file has them."""


@dataclass(kw_only=True)
class Document:
    """Something open in the editor."""

    uri: str
    path: str
    """Empty where it was never saved."""
    text: str
    version: int | None
    desk: Desk | None
    """None: it has nothing to do with any corpus."""
    name: str = ""
    """In the corpus; empty for a draft."""
    language: str = ""
    """As the editor calls it."""

    @property
    def is_draft(self) -> bool:
        """Whether it is a text that is held against a corpus."""
        return self.desk is not None and not self.name


def path_of(uri: str) -> str:
    """The path that an address of a file stands for; empty for what is no file."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return ""
    path = unquote(parts.path)
    if os.name == "nt":
        path = (f"//{parts.netloc}" if parts.netloc else "") + path.removeprefix("/" if not parts.netloc else "")
    return os.path.normpath(path)


@dataclass(kw_only=True)
class Session:
    """All that one editor has open."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    folders: list[str] = field(default_factory=list)
    """Of the workspace, the first one first."""
    options: dict[str, str] = field(default_factory=dict)
    """What the editor's settings say."""
    with_drafts: bool = True
    """Whether texts are held against the corpus beside them."""
    documents: dict[str, Document] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    """By folder."""
    complaints: list[str] = field(default_factory=list)
    """Settings that could not be used, to be told once."""

    def open(self, uri: str, text: str, version: int | None = None, language: str = "") -> Document:
        """A document was opened."""
        document = Document(uri=uri, path=path_of(uri), text=text, version=version, desk=None, language=language)
        self.documents[uri] = document
        self._put(document, *self._place_of(document))
        return document

    def settle(self) -> list[tuple[Document, Desk | None]]:
        """Put documents where they belong now, a corpus or a setting being new; returns those, with the desk they left.

        A file stays with a corpus of which `corpus.yaml` is gone: that is said there, and nothing is taken for clean.
        """
        found = []
        for document in self.documents.values():
            left, (folder, name) = document.desk, self._place_of(document)
            is_there = (folder, name) == (left.folder if left else "", document.name)
            if not is_there and (folder or not document.name):
                self._leave(document)
                self._put(document, folder, name)
                found.append((document, left))
        return found

    def _place_of(self, document: Document) -> tuple[str, str]:
        """The folder of the corpus that a document belongs to, or is held against, and its name there; or nothing."""
        path = document.path
        home = home_of(path, self._open_paths()) if path else ""
        if home:
            return home, Path(path).relative_to(home).as_posix()
        is_held = self.with_drafts and _is_draft(path, document.language)
        return self._corpus_for(path) if is_held else "", ""

    def _put(self, document: Document, folder: str, name: str) -> None:
        document.desk, document.name = self.desk(folder) if folder else None, name
        if document.desk is not None and name:
            document.desk.buffers[name] = _encoded(document.text)

    def _leave(self, document: Document) -> None:
        """Take a document off its desk; a corpus of which nothing is open is left."""
        desk, document.desk = document.desk, None
        if desk is not None:
            desk.buffers.pop(document.name, None)
            if not any(self.of(desk)):
                self.desks.pop(desk.folder, None)

    def change(self, uri: str, text: str, version: int | None = None) -> Document | None:
        """A document says something else now; None where it is not open."""
        document = self.documents.get(uri)
        if document is None:
            return None
        document.text, document.version = text, version
        if document.desk is not None and document.name:
            document.desk.buffers[document.name] = _encoded(text)
        return document

    def close(self, uri: str) -> Document | None:
        """A document was closed: what lies on disk counts again. A corpus of which nothing is open is left."""
        document = self.documents.pop(uri, None)
        desk = document.desk if document else None
        if document is not None:
            self._leave(document)
            document.desk = desk
        return document

    def of(self, desk: Desk) -> Iterator[Document]:
        """What is open of a corpus, and the drafts that are held against it."""
        return (document for document in self.documents.values() if document.desk is desk)

    def uri_of(self, desk: Desk, name: str) -> str:
        """The address of a file of a corpus, as the editor writes it where it has it open."""
        path = desk.place(name)
        opened = (document.uri for document in self.of(desk) if document.name == name)
        return next(opened, Path(path).as_uri())

    def desk(self, folder: str) -> Desk:
        """The desk for the corpus in a folder, made where there is none yet."""
        if folder not in self.desks:
            self.desks[folder] = Desk(folder=folder, settings=self.settings(folder))
        return self.desks[folder]

    def settings(self, folder: str) -> Settings:
        """The settings that hold in a folder; what the editor says goes before files. What cannot be used is told."""
        for options in (self._given(), {}):
            try:
                return load_settings(options, self.environment, Path(folder))
            except Stop as stop:
                self.complaints.append(str(stop))
        return Settings()

    def _given(self) -> dict[str, str]:
        """What the editor says; a folder of texts lies in the workspace, wherever the server was started."""
        place = self.options.get("snapshots")
        if place is None or not self.folders:
            return self.options
        return {**self.options, "snapshots": os.path.join(self.folders[0], place)}

    def _open_paths(self) -> frozenset[str]:
        return frozenset(document.path for document in self.documents.values() if document.path)

    def _corpus_for(self, path: str) -> str:
        """The folder of the corpus that a draft is held against: that of the settings, seen from the draft upwards."""
        start = Path(path).parent if path else Path(self.folders[0]) if self.folders else None
        if start is None:
            return ""
        named = self.settings(str(start)).corpus
        for folder in (start, *start.parents):
            for place in (folder / named, folder):
                if is_corpus(place):
                    return os.path.normpath(place)
            if (folder / ".git").exists() or str(folder) in self.folders:
                break
        return ""


def _is_draft(path: str, language: str) -> bool:
    return path.lower().endswith(DRAFTS) if path else language in _DRAFT_LANGUAGES


def _encoded(text: str) -> bytes:
    """As the file will be; half a character, which no file can hold, stays one that is refused."""
    return text.encode("utf-8", "surrogatepass")
