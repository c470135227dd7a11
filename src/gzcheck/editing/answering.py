"""What is asked of a session, answered in the types of the protocol: from positions to places, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lsprotocol import types

from gzcheck.editing import (
    Card,
    Desk,
    Document,
    Edit,
    Fix,
    Look,
    Occurrence,
    Refused,
    Session,
    Suggested,
    Symbol,
    applied,
    definition,
    fixes,
    name_at,
    place_at,
    range_of,
    references,
    symbols,
)
from gzcheck.editing.completing import completions
from gzcheck.editing.deciding import decisions, reason_at, resolution_edits
from gzcheck.editing.drafts import Proofed, draft_fixes, draft_hover
from gzcheck.editing.hovering import hover
from gzcheck.editing.marking import mark_completions
from gzcheck.editing.publishing import Publish, Publisher
from gzcheck.editing.registering import registrations
from gzcheck.editing.renaming import check_name, rename
from gzcheck.model import Finding, Location, lines_of
from gzcheck.reading import CORPUS, INDICATORS, RESOLUTIONS

_KINDS = {
    Look.KEY: types.CompletionItemKind.Property,
    Look.NAME: types.CompletionItemKind.Reference,
    Look.CHOICE: types.CompletionItemKind.EnumMember,
    Look.UNIT: types.CompletionItemKind.Unit,
    Look.SNIPPET: types.CompletionItemKind.Snippet,
}


class Answers:
    """Answers for all that one editor has open."""

    def __init__(self, session: Session, publish: Publish) -> None:
        self.publisher = Publisher(session, publish)
        """What the editor shows."""
        self._session = session

    # ------------------------------------------------------------ hover and completion

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """What is told about a place."""
        document = self._session.documents.get(uri)
        if document is None or document.desk is None:
            return None
        lines = lines_of(document.text)
        line, column = place_at(position, lines, self._encoding)
        card = self._card(document, document.desk, line, column)
        if card is None:
            return None
        content = types.MarkupContent(kind=types.MarkupKind.Markdown, value=card.text)
        return types.Hover(contents=content, range=range_of(card.location, lines, self._encoding))

    def _card(self, document: Document, desk: Desk, line: int, column: int) -> Card | None:
        if document.is_draft:
            draft = self.publisher.proofed(document)
            return draft_hover(draft, line, column) if isinstance(draft, Proofed) else None
        view = desk.view(document.name)
        return hover(view, document.name, document.text, line, column)

    def complete(self, uri: str, position: types.Position) -> types.CompletionList:
        """What may stand at a place. The list is never the last word: another letter asks again."""
        document = self._session.documents.get(uri)
        found: list[Suggested] = []
        lines = lines_of(document.text) if document else []
        if document is not None and document.desk is not None:
            view = document.desk.view(document.name)
            line, column = place_at(position, lines, self._encoding)
            if document.is_draft:
                found = mark_completions(view.whole, lines, line, column)
            else:
                found = completions(view.whole, document.name, document.text, line, column)
        items = [self._item(one, place, lines) for place, one in enumerate(found)]
        return types.CompletionList(is_incomplete=True, items=items)

    def _item(self, one: Suggested, place: int, lines: Sequence[str]) -> types.CompletionItem:
        where = range_of(one.edit.location, lines, self._encoding)
        typed = lines[one.edit.location.line - 1] if one.edit.location.line <= len(lines) else ""
        stretch = typed[one.edit.location.column - 1 : one.edit.location.end[1] - 1]
        snippet = types.InsertTextFormat.Snippet if one.is_snippet else types.InsertTextFormat.PlainText
        return types.CompletionItem(
            label=one.label,
            kind=_KINDS[one.look],
            detail=one.detail or None,
            documentation=one.documentation or None,
            sort_text=f"{place:05}",
            filter_text=stretch or one.label,  # found by what it is called, which is not what it is written as
            insert_text_format=snippet,
            insert_text_mode=types.InsertTextMode.AsIs,
            text_edit=types.TextEdit(range=where, new_text=one.edit.text),
        )

    # ------------------------------------------------------------ names

    def _name(self, uri: str, position: types.Position) -> tuple[Document, Desk, Occurrence] | None:
        document = self._session.documents.get(uri)
        if document is None or document.desk is None or document.is_draft:
            return None
        line, column = place_at(position, lines_of(document.text), self._encoding)
        found = name_at(document.name, document.text, line, column)
        return (document, document.desk, found) if found else None

    def definition(self, uri: str, position: types.Position) -> types.Location | None:
        """Where a name gets its meaning."""
        asked = self._name(uri, position)
        if asked is None:
            return None
        document, desk, found = asked
        view = desk.view(document.name)
        place = definition(view.now, found.meaning) or definition(view.whole, found.meaning)
        return self._location(desk, place) if place else None

    def references(self, uri: str, position: types.Position, *, with_definition: bool) -> list[types.Location]:
        """Every place that has the name."""
        asked = self._name(uri, position)
        if asked is None:
            return []
        _, desk, found = asked
        places = references(desk.texts, found.meaning)
        return [self._location(desk, one.location) for one in places if with_definition or not one.meaning.defines]

    def symbols(self, uri: str) -> list[types.DocumentSymbol]:
        """What is named in a document."""
        document = self._session.documents.get(uri)
        if document is None or document.desk is None or document.is_draft:
            return []
        lines = lines_of(document.text)
        return [self._symbol(one, lines) for one in symbols(document.text)]

    def _symbol(self, one: Symbol, lines: Sequence[str]) -> types.DocumentSymbol:
        return types.DocumentSymbol(
            name=one.name,
            detail=one.detail or None,
            kind=types.SymbolKind.Array if one.children else types.SymbolKind.Constant,
            range=range_of(one.location, lines, self._encoding),
            selection_range=range_of(one.name_at, lines, self._encoding),
            children=[self._symbol(child, lines) for child in one.children],
        )

    def prepare_rename(self, uri: str, position: types.Position) -> types.PrepareRenamePlaceholder | None:
        """The name at a place, where it can be another one; raises `Refused`."""
        asked = self._name(uri, position)
        if asked is None:
            return None
        document, desk, found = asked
        check_name(desk.view(document.name).whole, found.meaning, "a-name-that-nothing-has")
        short = found.text.rpartition("/")[2]
        start = found.location.column + len(found.text) - len(short)
        place = Location("", found.location.line, start, found.location.line, start + len(short))
        where = range_of(place, lines_of(document.text), self._encoding)
        return types.PrepareRenamePlaceholder(range=where, placeholder=short)

    def rename(self, uri: str, position: types.Position, new: str) -> types.WorkspaceEdit:
        """The edits that give what is named at a place another name; raises `Refused`."""
        asked = self._name(uri, position)
        if asked is None:
            raise Refused("no name of the corpus stands here")
        _, desk, found = asked
        return self.workspace_edit(desk, rename(desk, found.meaning, new))

    # ------------------------------------------------------------ fixes

    def actions(self, uri: str, where: types.Range) -> list[types.CodeAction]:
        """What may be done about what is shown in a stretch of a document."""
        document = self._session.documents.get(uri)
        if document is None or document.desk is None:
            return []
        lines = lines_of(document.text)
        first, last = (place_at(position, lines, self._encoding) for position in (where.start, where.end))
        if document.is_draft:
            draft = self.publisher.proofed(document)
            found = list(draft_fixes(draft, first, last)) if isinstance(draft, Proofed) else []
        else:
            found = list(self._fixes(document, document.desk, first, last))
        return [self._action(document, document.desk, fix) for fix in found]

    def _fixes(self, document: Document, desk: Desk, first: tuple[int, int], last: tuple[int, int]) -> Iterator[Fix]:
        seen: set[tuple[str, str]] = set()
        for note in self.publisher.notes_in(document, first, last):
            if note.finding is None:
                continue
            offers = [
                *fixes(note.finding, note.location, document.name, document.text),
                *registrations(note.finding, desk.text(CORPUS), desk.text(INDICATORS)),
                *decisions(note.finding, desk.folder),
            ]
            for fix in offers:
                if (fix.title, fix.fingerprint) not in seen:
                    seen.add((fix.title, fix.fingerprint))
                    yield fix

    def _action(self, document: Document, desk: Desk, fix: Fix) -> types.CodeAction:
        shown = self.publisher.shown(document.uri)
        own = [one for one in shown if isinstance(one.data, dict) and one.data.get("fingerprint") == fix.fingerprint]
        by_file: dict[str, list[Edit]] = {}
        for edit in fix.edits:
            by_file.setdefault(edit.location.path, []).append(edit)
        command = None
        if fix.needs is not None:
            command = types.Command(title=fix.title, command=fix.needs.command, arguments=list(fix.needs.arguments))
        changes = self._changes(document, desk, by_file) if by_file else None
        return types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=own or None,
            is_preferred=fix.is_preferred or None,
            edit=types.WorkspaceEdit(changes=changes) if changes else None,
            command=command,
        )

    def _changes(
        self, document: Document, desk: Desk, edits: Mapping[str, Sequence[Edit]]
    ) -> dict[str, Sequence[types.TextEdit]]:
        if document.is_draft:
            lines = lines_of(document.text)
            return {document.uri: [self._text_edit(edit, lines) for own in edits.values() for edit in own]}
        return self._corpus_changes(desk, edits)

    def workspace_edit(self, desk: Desk, edits: Mapping[str, Sequence[Edit]]) -> types.WorkspaceEdit:
        """Edits by file of a corpus; a file that is not there is made."""
        changes = self._corpus_changes(desk, edits)
        new = [file for file in edits if file not in desk.buffers and not Path(desk.place(file)).exists()]
        if not new:
            return types.WorkspaceEdit(changes=changes)
        made: list[types.CreateFile | types.TextDocumentEdit] = [
            types.CreateFile(
                uri=self._session.uri_of(desk, file), options=types.CreateFileOptions(ignore_if_exists=True)
            )
            for file in new
        ]
        for uri, texts in changes.items():
            document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=None)
            made.append(types.TextDocumentEdit(text_document=document, edits=list(texts)))
        return types.WorkspaceEdit(document_changes=made)

    def _corpus_changes(self, desk: Desk, edits: Mapping[str, Sequence[Edit]]) -> dict[str, Sequence[types.TextEdit]]:
        return {
            self._session.uri_of(desk, file): [self._text_edit(edit, lines_of(desk.text(file))) for edit in own]
            for file, own in edits.items()
        }

    def _text_edit(self, edit: Edit, lines: Sequence[str]) -> types.TextEdit:
        return types.TextEdit(range=range_of(edit.location, lines, self._encoding), new_text=edit.text)

    # ------------------------------------------------------------ decisions

    def finding(self, folder: str, fingerprint: str) -> tuple[Desk, Finding]:
        """An open finding of a corpus that is open; raises `Refused`."""
        desk = self._session.desks.get(folder)
        report = desk.checked.report if desk and desk.checked else None
        found = [one for one in report.findings if one.fingerprint == fingerprint] if report else []
        if desk is None or not found:
            raise Refused(f"finding {fingerprint} is not there any more")
        return desk, found[0]

    def decision(
        self, desk: Desk, finding: Finding, decision: str, what: str, reason: str
    ) -> tuple[types.WorkspaceEdit, types.ShowDocumentParams]:
        """The edit that writes a decision, and where its reason is to be typed; raises `Refused`."""
        before = desk.text(RESOLUTIONS)
        edits = resolution_edits(
            finding,
            RESOLUTIONS,
            before or None,
            decision=decision,
            what=what,
            reason=reason,
            today=desk.settings.today,
            by=self._session.environment.get("GZCHECK_BY", ""),
        )
        after = applied(before, edits)
        place = reason_at(after)
        selection = range_of(place, lines_of(after), self._encoding) if place else None
        uri = self._session.uri_of(desk, RESOLUTIONS)
        shown = types.ShowDocumentParams(uri=uri, take_focus=True, selection=selection)
        return self.workspace_edit(desk, {RESOLUTIONS: edits}), shown

    # ------------------------------------------------------------ places

    @property
    def _encoding(self) -> str:
        return self.publisher.encoding

    def _location(self, desk: Desk, place: Location) -> types.Location:
        return self.publisher.location(desk, place, lines_of(desk.text(place.path)))
