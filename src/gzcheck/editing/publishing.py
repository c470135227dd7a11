"""What an editor shows of a session: notes become diagnostics, and only what changed is sent."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from lsprotocol import types

from gzcheck.editing import (
    UTF_16,
    Checked,
    Desk,
    Document,
    Level,
    Note,
    Session,
    crash_note,
    diagnostic_of,
    moved,
    notes_of,
    range_of,
)
from gzcheck.editing.drafts import Proofed, proofed
from gzcheck.editing.drafts import notes as notes_of_draft
from gzcheck.model import Family, Location, Stop, lines_of
from gzcheck.rules import asked

Publish = Callable[[str, int | None, list[types.Diagnostic]], None]
"""Takes the address of a document, the version of it that was looked at, and what to show in it."""


class Publisher:
    """Knows what was published last, and which check of a corpus is still true."""

    def __init__(self, session: Session, publish: Publish) -> None:
        self.session = session
        self.encoding = UTF_16
        self._send = publish
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._notes: dict[str, dict[str, list[Note]]] = {}
        """What the last check of a corpus found, by its folder and by the name of the file."""
        self._revisions: dict[str, int] = {}
        self._checking: dict[str, int] = {}
        self._current: dict[str, list[Note]] = {}
        """What is shown in each open document."""
        self._proofed: dict[str, tuple[object, Proofed | Stop]] = {}
        """By address of a draft, what it was when it was held against its corpus, and what came of it."""
        self._complaints: list[str] = []
        self._crashed: set[str] = set()

    # ------------------------------------------------------------ one file

    def own(self, document: Document) -> None:
        """Show what is wrong with one document, and what the last check of all said of lines that did not change."""
        desk = document.desk
        if desk is None or document.uri not in self.session.documents:
            return
        if document.is_draft:
            self._draft(document, desk)
            return
        checked = desk.own(document.name)
        self._note_crashes(checked)
        notes = notes_of(checked.report).get(document.name, [])
        notes += _crashes(document.name, checked)
        notes += self._kept(desk, document.name, checked)
        self._current[document.uri] = notes
        self._show(desk, document.name, notes, checked)

    def notes_in(self, document: Document, first: tuple[int, int], last: tuple[int, int]) -> list[Note]:
        """What is shown in a stretch of a document, by lines and columns from 1."""
        notes = self._current.get(document.uri, ())
        return [
            note
            for note in notes
            if note.location.line <= last[0] and first[0] <= max(note.location.line, note.location.end[0])
        ]

    def shown(self, uri: str) -> list[types.Diagnostic]:
        """What was sent last."""
        return self._shown.get(uri, [])

    # ------------------------------------------------------------ drafts

    def proofed(self, document: Document) -> Proofed | Stop | None:
        """A draft held against its corpus; None where that was not checked yet."""
        desk = document.desk
        if desk is None or desk.checked is None:
            return None
        path = document.path or document.uri
        key = document.text, desk.checked
        if self._proofed.get(document.uri, (None, None))[0] != key:
            self._proofed[document.uri] = key, proofed(desk.checked, desk.settings.today, path, document.text)
        return self._proofed[document.uri][1]

    def _draft(self, document: Document, desk: Desk) -> None:
        draft = self.proofed(document)
        if draft is None or desk.checked is None:
            return
        if isinstance(draft, Proofed):
            notes = notes_of_draft(draft)
        else:  # not checked is never shown as clean
            notes = [Note(location=Location(document.path, 1, 1), level=Level.INFORMATION, message=str(draft))]
        lines, lines_in = lines_of(document.text), partial(_lines_in, desk, desk.checked)
        made = [
            diagnostic_of(note, lines, self._related(desk, note, lines_in), self.encoding)
            for note in sorted(notes, key=lambda note: note.location)
        ]
        self._current[document.uri] = notes
        self._shown[document.uri] = made
        self._send(document.uri, document.version, made)

    def _kept(self, desk: Desk, name: str, now: Checked) -> list[Note]:
        """What the last check of the corpus found in a file and a check of the file alone does not ask for."""
        if desk.checked is None:
            return []
        alone = {rule.code for rule in asked(comparing=False)} if name.startswith("sources/") else set()
        shift = moved(desk.checked.corpus.lines.get(name, ()), now.corpus.lines.get(name, ()))
        kept = []
        for note in self._notes.get(desk.folder, {}).get(name, []):
            is_asked = note.finding is None or note.code in alone or note.finding.rule.family is Family.READING
            place = None if is_asked else shift.place(note.location)
            kept += [replace(note, location=place)] if place is not None else []
        return kept

    # ------------------------------------------------------------ a corpus

    def outdate(self, folder: str) -> None:
        """What is being worked out of a corpus is not true any more."""
        self._revisions[folder] = self._revisions.get(folder, 0) + 1

    def whole(self, folder: str) -> Callable[[], Checked] | None:
        """The work of checking a corpus, to be done anywhere; None where nothing of it is open any more."""
        desk = self.session.desks.get(folder)
        if desk is None:
            return None
        self._checking[folder] = self._revisions.get(folder, 0)
        return desk.whole

    def accept(self, folder: str, checked: Checked) -> bool:
        """Show what a check came to; False where the corpus has changed since it began."""
        desk = self.session.desks.get(folder)
        if desk is None:
            return True
        if self._checking.get(folder) != self._revisions.get(folder, 0):
            return False
        desk.checked = checked
        self._note_crashes(checked)
        notes, before = notes_of(checked.report), self._notes.get(folder, {})
        opened = {document.name: document for document in self.session.of(desk)}
        for name in opened.keys() - {""}:
            notes.setdefault(name, []).extend(_crashes(name, checked))
        self._notes[folder] = notes
        for name in sorted({*notes, *before}):
            self._show_checked(desk, name, opened.get(name), checked)
        for document in list(self.session.of(desk)):
            if document.is_draft:
                self._draft(document, desk)
        return True

    def _show_checked(self, desk: Desk, name: str, document: Document | None, checked: Checked) -> None:
        """Show what a check of the corpus found in a file; of one that is half typed, beside its own faults."""
        if document is not None and name in desk.broken:
            self.own(document)
            return
        notes = self._notes[desk.folder].get(name, [])
        if document is not None:
            self._current[document.uri] = notes
        self._show(desk, name, notes, checked)

    def closed(self, document: Document | None, uri: str) -> None:
        """A document was closed; in a file of a corpus that is open still, the next check shows what lies on disk."""
        desk = document.desk if document else None
        if document is None or desk is None or document.is_draft or desk.folder not in self.session.desks:
            self.left(uri, desk)
        self._current.pop(uri, None)

    def left(self, uri: str, desk: Desk | None) -> None:
        """A document does not belong to a corpus any more; where nothing of that is open, nothing of it is shown."""
        self._current.pop(uri, None)
        self._proofed.pop(uri, None)
        self._clear([uri])
        if desk is not None and desk.folder not in self.session.desks:
            names = self._notes.pop(desk.folder, {})
            self._clear(self.session.uri_of(desk, name) for name in names)

    def _clear(self, uris: Iterable[str]) -> None:
        for uri in uris:
            if self._shown.pop(uri, None):
                self._send(uri, None, [])

    # ------------------------------------------------------------ what is sent

    def _show(self, desk: Desk, name: str, notes: Sequence[Note], checked: Checked) -> None:
        lines_in = partial(_lines_in, desk, checked)
        made = [self._diagnostic(desk, note, lines_in) for note in sorted(notes, key=lambda note: note.location)]
        uri = self.session.uri_of(desk, name)
        document = self.session.documents.get(uri)
        if self._shown.get(uri, []) != made or document is not None:
            self._shown[uri] = made
            self._send(uri, document.version if document else None, made)

    def _diagnostic(self, desk: Desk, note: Note, lines_in: Callable[[str], Sequence[str]]) -> types.Diagnostic:
        lines = lines_in(note.location.path)
        return diagnostic_of(note, lines, self._related(desk, note, lines_in), self.encoding)

    def _related(
        self, desk: Desk, note: Note, lines_in: Callable[[str], Sequence[str]]
    ) -> list[types.DiagnosticRelatedInformation]:
        return [
            types.DiagnosticRelatedInformation(location=self.location(desk, place, lines_in(place.path)), message=told)
            for place, told in note.related
        ]

    def location(self, desk: Desk, place: Location, lines: Sequence[str]) -> types.Location:
        """A place in a corpus as the protocol has it; `lines` are those of its file."""
        return types.Location(uri=self.session.uri_of(desk, place.path), range=range_of(place, lines, self.encoding))

    # ------------------------------------------------------------ what goes wrong

    def _note_crashes(self, checked: Checked) -> None:
        for rule, error in checked.crashes:
            key = f"{rule.code} {type(error).__name__}: {error}"
            if key not in self._crashed:
                self._crashed.add(key)
                told = "".join(traceback.format_exception(error))
                self._complaints.append(f"{told}{rule.code} {rule.name} broke down and was not checked")

    def new_complaints(self) -> list[str]:
        """What is to be told and was not yet."""
        found = [*self._complaints, *self.session.complaints]
        self._complaints, self.session.complaints = [], []
        return found


def _crashes(name: str, checked: Checked) -> list[Note]:
    return [crash_note(name, rule, error) for rule, error in checked.crashes]


def _lines_in(desk: Desk, checked: Checked, path: str) -> Sequence[str]:
    """The lines of a file: as they were looked at, or as the last check of the corpus saw them."""
    if path in checked.corpus.lines or desk.checked is None:
        return checked.corpus.lines.get(path, ())
    return desk.checked.corpus.lines.get(path, ())
