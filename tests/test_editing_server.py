"""The language server, asked by a real client over the streams of a real process."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from editors import Editor
from lsprotocol import types
from making import Folder, claim, source


@pytest_asyncio.fixture
async def editor(folder: Folder) -> AsyncIterator[Editor]:
    one = await Editor.start(folder.path.parent)
    yield one
    assert await one.stop() == 0


async def test_what_validate_finds_is_shown_in_a_buffer_that_was_never_saved(folder: Folder, editor: Editor) -> None:
    path = folder.source("a", claim("firms", "12", "12 firms"))
    uri = editor.open(path, source("a", claim("firms", "13", "12 firms")))
    await editor.until(lambda: editor.codes(uri) == ["GZ102"])
    (shown,) = editor.shown(uri)
    assert shown.severity is types.DiagnosticSeverity.Error
    assert shown.range.start.line == 9
    assert shown.code_description is not None
    assert "printed_differently" in shown.code_description.href
    editor.type(uri, source("a", claim("firms", "12", "12 firms")))
    await editor.until(lambda: editor.codes(uri) == [])
    assert "12 firms" in path.read_text()


async def test_conflict_is_shown_in_both_files_and_each_leads_to_the_other(folder: Folder, editor: Editor) -> None:
    other = folder.source("a", claim("firms", "12", "12 firms"))
    uri = editor.open(folder.source("b", claim("firms", "19", "19 firms")))
    await editor.until(lambda: editor.codes(uri) == editor.codes(other) == ["GZ201"])
    (here,), (there,) = editor.shown(uri), editor.shown(other)
    assert [one.location.uri for one in here.related_information or ()] == [other.as_uri()]
    assert [one.location.uri for one in there.related_information or ()] == [uri]
