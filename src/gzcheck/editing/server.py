"""`gzcheck lsp`: the language server, a thin shell over pygls. What it says is worked out in the other modules.

It writes nothing by itself: edits go to the editor, which applies them when somebody asks for it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from gzcheck import __version__
from gzcheck.editing import OPTIONS, Document, Refused, Session, path_of
from gzcheck.editing.answering import Answers

OWN_DELAY, WHOLE_DELAY = 0.1, 0.4
"""Seconds of quiet before a file is checked by itself, and before its corpus is."""
WATCH_PARENT = 3.0
"""Seconds between two looks whether the editor is still there."""
_WATCHED = "**/*.{yaml,yml,toml}"


class Server(LanguageServer):
    """One editor, over its standard streams."""

    def __init__(self) -> None:
        # The whole text with every change: pygls ends lines where Python does, editors where the protocol does.
        super().__init__("gzcheck", __version__, types.TextDocumentSyncKind.Full)
        self.session = Session()
        self.answers = Answers(self.session, self._publish)
        self.publisher = self.answers.publisher
        self.was_asked_to_stop = False
        self.can_ask = False
        """Whether the editor answers `gzcheck/ask`: shows a question, and returns what somebody types."""
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="gzcheck")
        self._timers: dict[tuple[str, str], asyncio.TimerHandle] = {}
        self._running: set[str] = set()
        """Folders of the corpora that are being checked as a whole."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()

    # ------------------------------------------------------------ when to check

    def touched(self, document: Document | None, *, at_once: bool = False) -> None:
        """A document is not what it was: check it soon, and then its corpus."""
        if document is None or document.desk is None:
            return
        folder = document.desk.folder
        self._later((folder, document.uri), 0 if at_once else OWN_DELAY, lambda: self.publisher.own(document))
        if not document.is_draft or document.desk.checked is None:
            self.corpus_touched(folder, at_once=at_once)

    def settle(self) -> None:
        """A corpus or a setting may be new: check the documents that belong elsewhere now, and what they left."""
        for document, left in self.session.settle():
            self.publisher.left(document.uri, left)
            self.touched(document, at_once=True)
            if left is not None and left.folder in self.session.desks:
                self.corpus_touched(left.folder)

    def corpus_touched(self, folder: str, *, at_once: bool = False) -> None:
        """Something of a corpus is not what it was: check all of it soon."""
        self.publisher.outdate(folder)
        delay = OWN_DELAY if at_once else WHOLE_DELAY
        self._later((folder, ""), delay, lambda: self._start(self._check_whole(folder)))

    def _later(self, key: tuple[str, str], delay: float, do: Callable[[], None]) -> None:
        """Do something after so many seconds in which nobody asks for it again."""
        if key in self._timers:
            self._timers.pop(key).cancel()

        def due() -> None:
            self._timers.pop(key, None)
            self.guarded(do)

        self._timers[key] = asyncio.get_running_loop().call_later(delay, due)

    async def _check_whole(self, folder: str) -> None:
        """Check a corpus beside the conversation; what is outdated by then is thrown away and done again."""
        if folder in self._running:
            return
        self._running.add(folder)
        try:
            while work := self.publisher.whole(folder):
                checked = await asyncio.get_running_loop().run_in_executor(self._worker, work)
                if self.publisher.accept(folder, checked):
                    break
        except Exception as error:
            self.tell_crash(error)
        finally:
            self._running.discard(folder)
        self._tell_complaints()

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # ------------------------------------------------------------ what is said

    def _publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        )

    def guarded(self, do: Callable[[], None]) -> None:
        """Do something; a crash is told and stops nothing else."""
        try:
            do()
        except Exception as error:
            self.tell_crash(error)
        self._tell_complaints()

    def tell_crash(self, error: Exception) -> None:
        """Log what happened, and say once that it did."""
        self.log("".join(traceback.format_exception(error)))
        self.tell(f"gzcheck broke down and did not check everything: {type(error).__name__}: {error}")

    def _tell_complaints(self) -> None:
        for text in self.publisher.new_complaints():
            self.log(text)
            self.tell(f"gzcheck: {text.strip().splitlines()[-1]}")

    def log(self, text: str) -> None:
        """Write to the editor's log."""
        self.window_log_message(types.LogMessageParams(type=types.MessageType.Error, message=text))

    def tell(self, text: str) -> None:
        """Show a message, the same one once."""
        if text not in self._told:
            self._told.add(text)
            self.window_show_message(types.ShowMessageParams(type=types.MessageType.Warning, message=text))

    # ------------------------------------------------------------ the editor itself

    async def watch_parent(self) -> None:
        """Stop when the process that started the server is gone, even where its end of the streams lives on."""
        while self.process_id is not None and os.name != "nt":
            await asyncio.sleep(WATCH_PARENT)
            try:
                os.kill(self.process_id, 0)
            except ProcessLookupError:
                os._exit(1)
            except OSError:  # it is there, and somebody else's
                continue

    def start_watching(self) -> None:
        """Look after the editor, and let it tell of files that change outside of it where it can."""
        self._start(self.watch_parent())
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched is None or not watched.dynamic_registration:
            return
        options = types.DidChangeWatchedFilesRegistrationOptions(
            watchers=[types.FileSystemWatcher(glob_pattern=_WATCHED)]
        )
        registration = types.Registration(
            id="files", method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
        )
        self.client_register_capability(types.RegistrationParams(registrations=[registration]))

    def configure(self, given: object) -> None:
        """Take settings from the editor: a mapping, perhaps below `gzcheck`."""
        table = given.get("gzcheck", given) if isinstance(given, dict) else None
        if not isinstance(table, dict):
            return
        self.session.options = {key: str(table[key]) for key in OPTIONS if table.get(key)}
        self.session.with_drafts = bool(table.get("drafts", True))
        self.can_ask = bool(table.get("asks", self.can_ask))
        self.settle()
        for desk in self.session.desks.values():
            desk.settings = self.session.settings(desk.folder)
            self.corpus_touched(desk.folder)
        self._tell_complaints()

    # ------------------------------------------------------------ resolving

    async def resolve(self, folder: str, fingerprint: str, decision: str, what: str) -> None:
        """Ask for the reason, and let the editor write the decision; without an answer nothing is written."""
        try:
            desk, finding = self.answers.finding(folder, fingerprint)
            reason = await self._ask(f"Why? ({finding.message})") if self.can_ask else ""
            if reason is None:
                return
            edit, shown = self.answers.decision(desk, finding, decision, what, reason)
        except Refused as refused:
            self.tell(f"gzcheck: {refused}")
            return
        await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit=edit, label="gzcheck: resolve"))
        if not reason:
            self.tell("gzcheck: type the reason of the decision")
            window = self.client_capabilities.window
            if window and window.show_document:
                self.window_show_document(shown)

    async def _ask(self, question: str) -> str | None:
        """What somebody types in the editor; None where they would not."""
        answer = await self.protocol.send_request_async("gzcheck/ask", {"question": question})
        return str(answer) if answer else None


def create() -> Server:
    """A server with all that it answers."""
    server = Server()
    _listen(server)
    _follow(server)
    _answer(server)
    _act(server)
    return server


def _listen(server: Server) -> None:
    """What the editor tells of itself and of what is around its documents."""

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        folders = [path_of(folder.uri) for folder in params.workspace_folders or []]
        root = path_of(params.root_uri) if params.root_uri else params.root_path or ""
        ls.session.folders = [folder for folder in folders or [root] if folder]
        ls.configure(params.initialization_options)

    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, params: types.InitializedParams) -> None:
        ls.publisher.encoding = str(ls.server_capabilities.position_encoding or "utf-16")
        ls.start_watching()

    @server.feature(types.SHUTDOWN)
    def shutdown(ls: Server, params: None) -> None:
        ls.was_asked_to_stop = True

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        ls.settle()
        for desk in ls.session.desks.values():
            desk.settings = ls.session.settings(desk.folder)
            ls.corpus_touched(desk.folder)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        ls.configure(params.settings)


def _follow(server: Server) -> None:
    """What the editor tells of its documents."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        ls.touched(ls.session.open(item.uri, item.text, item.version, item.language_id), at_once=True)
        ls.settle()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        text = ls.workspace.get_text_document(params.text_document.uri).source
        ls.touched(ls.session.change(params.text_document.uri, text, params.text_document.version))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.settle()
        ls.touched(ls.session.documents.get(params.text_document.uri), at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        document = ls.session.close(params.text_document.uri)
        ls.publisher.closed(document, params.text_document.uri)
        if document is not None and document.desk is not None and document.desk.folder in ls.session.desks:
            ls.corpus_touched(document.desk.folder)


def _answer(server: Server) -> None:
    """What the editor asks."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        return ls.answers.hover(params.text_document.uri, params.position)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[":", " ", "-", "/", "{", ","])
    )
    def complete(ls: Server, params: types.CompletionParams) -> types.CompletionList:
        return ls.answers.complete(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
        return ls.answers.definition(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
        with_definition = params.context.include_declaration
        return ls.answers.references(params.text_document.uri, params.position, with_definition=with_definition)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return ls.answers.symbols(params.text_document.uri)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        return ls.answers.actions(params.text_document.uri, params.range)


def _act(server: Server) -> None:
    """What the editor asks for that changes files: it gets the edits, and makes them itself."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        try:
            return ls.answers.prepare_rename(params.text_document.uri, params.position)
        except Refused as refused:
            raise JsonRpcInvalidParams(str(refused)) from None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit:
        try:
            return ls.answers.rename(params.text_document.uri, params.position, params.new_name)
        except Refused as refused:
            raise JsonRpcInvalidParams(str(refused)) from None

    @server.command("gzcheck.resolve")
    async def resolve(ls: Server, folder: str, fingerprint: str, decision: str, what: str) -> None:
        await ls.resolve(folder, fingerprint, decision, what)


def is_no_refusal(record: logging.LogRecord) -> bool:
    """Whether something belongs into the log: what was refused is told to who asked for it, and is no crash."""
    return not (record.exc_info and isinstance(record.exc_info[1], JsonRpcInvalidParams))


def serve() -> int:
    """Talk with an editor until it goes; returns the exit code, which is 1 where it went without a word."""
    import gc

    gc.enable()  # a command is short and does without; a server is not
    logging.getLogger("pygls.protocol.json_rpc").addFilter(is_no_refusal)
    server = create()
    streams = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # the stream belongs to the protocol, whatever anybody prints
    with suppress(BrokenPipeError):
        server.start_io(*streams)
    return 0 if server.was_asked_to_stop else 1
