"""A real client of the language server, over the streams of a process of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

SERVER = [sys.executable, "-m", "gzcheck", "lsp", "--stdio"]
PATIENCE = 20.0
"""Seconds after which something that did not come is taken never to come."""


class Editor:
    """One editor with its server."""

    def __init__(self, client: LanguageClient, process: asyncio.subprocess.Process | None) -> None:
        self.client = client
        self.process = process
        self._versions: dict[str, int] = {}
        self._heard: dict[str, int] = {}
        """By address, the version for which diagnostics came last."""

    @classmethod
    async def start(
        cls, *folders: Path, settings: object = None, capabilities: types.ClientCapabilities | None = None, **env: str
    ) -> Editor:
        """Start a server, and say hello."""
        import os

        config = ClientServerConfig(server_command=SERVER, server_env={**os.environ, **env})
        client = await config.start()
        assert isinstance(client, LanguageClient)
        await client.initialize_session(
            types.InitializeParams(
                capabilities=capabilities or types.ClientCapabilities(),
                workspace_folders=[types.WorkspaceFolder(uri=one.as_uri(), name=one.name) for one in folders],
                initialization_options=settings,
            )
        )
        return cls(client, client._server)

    async def stop(self) -> int | None:
        """Say goodbye, and wait for the server to go; returns its exit code."""
        await self.client.shutdown_session()
        if self.process is not None:
            await asyncio.wait_for(self.process.wait(), PATIENCE)
        await self.client.stop()
        return self.process.returncode if self.process else None

    def open(self, path: Path | str, text: str | None = None, language: str = "yaml") -> str:
        """Open a file as it lies there, or with another text; returns its address."""
        uri = path.as_uri() if isinstance(path, Path) else path
        if text is None:
            assert isinstance(path, Path)
            text = path.read_text(encoding="utf-8")
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def type(self, uri: str, text: str) -> None:
        """Change the whole text of a document."""
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri]),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )

    def close(self, uri: str) -> None:
        """Close a document."""
        item = types.TextDocumentIdentifier(uri=uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=item))

    def changed_outside(self, *paths: Path) -> None:
        """Tell the server that files changed that nobody has open."""
        changes = [types.FileEvent(uri=path.as_uri(), type=types.FileChangeType.Changed) for path in paths]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=changes))

    def shown(self, uri: str | Path) -> list[types.Diagnostic]:
        """What is shown in a document at the moment."""
        return list(self.client.diagnostics.get(uri.as_uri() if isinstance(uri, Path) else uri, ()))

    def codes(self, uri: str | Path) -> list[str]:
        """The codes of what is shown, sorted."""
        return sorted(str(one.code) for one in self.shown(uri))

    async def until(self, holds: Callable[[], Any], what: str = "") -> None:
        """Wait until something holds."""
        for _ in range(int(PATIENCE / 0.02)):
            if holds():
                return
            await asyncio.sleep(0.02)
        shown = {uri: [f"{one.code} {one.message}" for one in found] for uri, found in self.client.diagnostics.items()}
        raise AssertionError(f"{what or 'it'} never came; shown are {shown}; said was {self.client.messages}")
