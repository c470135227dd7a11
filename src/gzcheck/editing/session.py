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
        path = path_of(uri)
        document = Document(uri=uri, path=path, text=text, version=version, desk=None)
        home = home_of(path, self._open_paths()) if path else ""
        if home:
            document.desk = self.desk(home)
            document.name = Path(path).relative_to(home).as_posix()
            document.desk.buffers[document.name] = _encoded(text)
        elif self.with_drafts and _is_draft(path, language):
            folder = self._corpus_for(path)
            document.desk = self.desk(folder) if folder else None
        self.documents[uri] = document
        return document

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
        if document is None or document.desk is None:
            return document
        document.desk.buffers.pop(document.name, None)
        if not any(self.of(document.desk)):
            self.desks.pop(document.desk.folder, None)
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
