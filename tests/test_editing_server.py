"""The language server, asked by a real client over the streams of a real process."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from editors import PATIENCE, SERVER, Editor
from lsprotocol import types
from making import CLAIM, Folder, claim, source
from pygls.exceptions import JsonRpcException

from gzcheck.editing.deciding import COMMAND


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


# ---------------------------------------------------------------- positions


async def test_positions_count_units_of_utf_16(folder: Folder, editor: Editor) -> None:
    broken = claim("firms", "12", "12 人 firms", note='"🎉企业🎉"', hedge="abuot")
    uri = editor.open(folder.source("a", CLAIM), source("a", broken))
    await editor.until(lambda: editor.codes(uri) == ["GZ006"])
    (shown,) = editor.shown(uri)
    line = source("a", broken).split("\n")[9]
    start = len(line[: line.index("abuot")].encode("utf-16-le")) // 2
    assert (shown.range.start.character, shown.range.end.character) == (start, start + 5)
    hover = await editor.client.text_document_hover_async(
        types.HoverParams(text_document=types.TextDocumentIdentifier(uri=uri), position=shown.range.start)
    )
    assert hover is not None
    assert hover.range is not None
    assert hover.range.start.character == start


async def test_client_that_counts_bytes_gets_bytes(folder: Folder) -> None:
    encodings = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8])
    editor = await Editor.start(folder.path.parent, capabilities=types.ClientCapabilities(general=encodings))
    broken = claim("firms", "12", "12 人 firms", hedge="abuot")
    uri = editor.open(folder.source("a", CLAIM), source("a", broken))
    await editor.until(lambda: editor.codes(uri) == ["GZ006"])
    line = source("a", broken).split("\n")[9]
    assert editor.shown(uri)[0].range.start.character == len(line[: line.index("abuot")].encode())
    assert await editor.stop() == 0


# ---------------------------------------------------------------- what is asked


def at(text: str) -> tuple[str, types.Position]:
    """A text without its mark §, and the position of that."""
    before = text.partition("§")[0]
    last = before.rpartition("\n")[2]
    return text.replace("§", ""), types.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)


async def test_completion_hover_and_names_over_the_wire(folder: Folder, editor: Editor) -> None:
    folder.source("b", claim("labs", "3", "3 labs", indicator="labs"))
    text, position = at(source("a", CLAIM.replace("indicator: firms", "indicator: fi§rms")))
    uri = editor.open(folder.source("a", CLAIM), text)
    await editor.until(lambda: uri in editor.client.diagnostics)
    document = types.TextDocumentIdentifier(uri=uri)
    hover = await editor.client.text_document_hover_async(types.HoverParams(document, position))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "Registered firms." in hover.contents.value
    found = await editor.client.text_document_completion_async(types.CompletionParams(document, position))
    assert isinstance(found, types.CompletionList)
    assert found.items[0].label == "firms"
    place = await editor.client.text_document_definition_async(types.DefinitionParams(document, position))
    assert isinstance(place, types.Location)
    assert place.uri.endswith("/indicators.yaml")
    places = await editor.client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(include_declaration=True), document, position)
    )
    assert sorted(one.uri.rpartition("/")[2] for one in places or ()) == ["a.yaml", "indicators.yaml"]
    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert [one.name for one in symbols or ()] == ["source", "claims"]


async def test_rename_gives_edits_and_writes_nothing(folder: Folder, editor: Editor) -> None:
    text, position = at(source("a", CLAIM.replace("about: harbour", "about: har§bour")))
    uri = editor.open(folder.source("a", CLAIM), text)
    document = types.TextDocumentIdentifier(uri=uri)
    prepared = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, position))
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "harbour-city"
    before = {path: path.read_bytes() for path in folder.path.rglob("*.yaml")}
    edit = await editor.client.text_document_rename_async(types.RenameParams(document, position, "port-city"))
    assert edit is not None
    assert sorted(one.rpartition("/")[2] for one in edit.changes or ()) == ["a.yaml", "corpus.yaml"]
    assert {path: path.read_bytes() for path in folder.path.rglob("*.yaml")} == before
    with pytest.raises(JsonRpcException, match="is taken"):
        await editor.client.text_document_rename_async(types.RenameParams(document, position, "old-port"))


async def actions(editor: Editor, uri: str, line: int) -> dict[str, Any]:
    """What may be done about a line, by title; this client takes an action that runs a command for a bare command."""
    where = types.Range(types.Position(line, 0), types.Position(line, 200))
    found = await editor.client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri=uri), where, types.CodeActionContext(diagnostics=[]))
    )
    return {one.title: one for one in found or ()}


async def test_fix_is_an_edit_that_mends_the_buffer(folder: Folder, editor: Editor) -> None:
    text = source("a", claim("firms", "12", "12 firms", note='"🎉企业🎉"', hedge="abuot"))
    uri = editor.open(folder.source("a", CLAIM), text)
    await editor.until(lambda: editor.codes(uri) == ["GZ006"])
    action = (await actions(editor, uri, 9))["Write about"]
    assert [one.code for one in action.diagnostics or ()] == ["GZ006"]
    assert action.edit is not None
    (edit,) = (action.edit.changes or {})[uri]
    assert isinstance(edit, types.TextEdit)
    editor.type(uri, edited(text, edit))
    await editor.until(lambda: editor.codes(uri) == ["GZ102"])


def edited(text: str, edit: types.TextEdit) -> str:
    """A text as a client makes it from an edit, counting in UTF-16."""
    lines = text.split("\n")

    def offset(position: types.Position) -> int:
        line = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
        return sum(len(one) + 1 for one in lines[: position.line]) + len(line)

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]


@pytest.mark.parametrize("answer", ["Both stand in print.", None])
async def test_finding_is_resolved_with_the_reason_that_somebody_types(folder: Folder, answer: str | None) -> None:
    editor = await Editor.start(folder.path.parent, settings={"asks": True} if answer else None, GZCHECK_BY="A. Editor")
    asked, applied = [], []

    @editor.client.feature("gzcheck/ask")
    def ask(params: Any) -> str:
        asked.append(params.question)
        return str(answer)

    @editor.client.feature(types.WORKSPACE_APPLY_EDIT)
    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        applied.append(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    folder.source("b", claim("firms", "12", "12 firms"))
    uri = editor.open(folder.source("a", claim("firms", "19", "19 firms")))
    await editor.until(lambda: editor.codes(uri) == ["GZ201"])
    assert COMMAND in str((await actions(editor, uri, 9))["Resolve: a known disagreement"].command)
    name = editor.shown(uri)[0].data["fingerprint"]
    await editor.client.workspace_execute_command_async(
        types.ExecuteCommandParams(command=COMMAND, arguments=[str(folder.path), name, "accept", ""])
    )
    (edit,) = applied
    assert not (folder.path / "resolutions.yaml").exists()
    created, changed = edit.document_changes
    assert created.uri.endswith("/claims/resolutions.yaml")
    text = changed.edits[0].new_text
    assert len(asked) == (1 if answer else 0)
    assert f"reason: {answer}" in text if answer else 'reason: ""' in text
    (folder.path / "resolutions.yaml").write_text(text, encoding="utf-8")
    editor.changed_outside(folder.path / "resolutions.yaml")
    hint = types.DiagnosticSeverity.Hint
    if answer:
        await editor.until(lambda: [one.severity for one in editor.shown(uri)] == [hint])
        assert answer in editor.shown(uri)[0].message
    else:
        await editor.until(lambda: editor.codes(folder.path / "resolutions.yaml") == ["GZ006"])
        assert editor.codes(uri) == ["GZ201"]
    assert await editor.stop() == 0


# ---------------------------------------------------------------- drafts


async def test_draft_is_proofed_in_place_and_the_fix_writes_the_mark(folder: Folder, editor: Editor) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    path = folder.path.parent / "draft.md"
    text = "# 港口 🎉\n\n🎉 The city has 12 of something.\n"
    path.write_text(text, encoding="utf-8")
    uri = editor.open(path, language="markdown")
    await editor.until(lambda: editor.codes(uri) == ["GZ504"])
    (shown,) = editor.shown(uri)
    assert shown.range.start == types.Position(2, 16)
    action = (await actions(editor, uri, 2))["Mark: this is a/firms"]
    assert action.edit is not None
    (edit,) = (action.edit.changes or {})[uri]
    assert isinstance(edit, types.TextEdit)
    editor.type(uri, edited(text, edit))
    await editor.until(lambda: [one.severity for one in editor.shown(uri)] == [types.DiagnosticSeverity.Hint])
    assert "backed" in editor.shown(uri)[0].message
    assert path.read_text(encoding="utf-8") == text


async def test_text_that_is_no_draft_of_anything_is_left_alone(folder: Folder, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "notes.md").write_text("It has 12 firms.\n", encoding="utf-8")
    editor = await Editor.start(folder.path.parent, settings={"drafts": False})
    inside = editor.open(folder.path.parent / "draft.md", "It has 12 firms.\n", "markdown")
    outside = editor.open(elsewhere / "notes.md", language="markdown")
    stray = editor.open(elsewhere / "x.yaml", "claims: [", "yaml")
    uri = editor.open(folder.source("a", claim("x", "13", "12 firms")))
    await editor.until(lambda: editor.codes(uri) == ["GZ102"])
    assert [editor.shown(one) for one in (inside, outside, stray)] == [[], [], []]
    assert await editor.stop() == 0


# ---------------------------------------------------------------- what goes wrong


async def test_half_typed_file_shows_its_fault_and_the_rest_stays(folder: Folder, editor: Editor) -> None:
    other = folder.source("b", claim("firms", "19", "19 firms"))
    text = source("a", claim("firms", "12", "12 firms"))
    uri = editor.open(folder.source("a", CLAIM), text)
    await editor.until(lambda: editor.codes(uri) == editor.codes(other) == ["GZ201"])
    editor.type(uri, f"{text}  - {{id: new, about: [")
    await editor.until(lambda: editor.codes(uri) == ["GZ003", "GZ201"])
    await asyncio.sleep(1)
    assert (editor.codes(uri), editor.codes(other)) == (["GZ003", "GZ201"], ["GZ201"])
    editor.type(uri, text)
    await editor.until(lambda: editor.codes(uri) == ["GZ201"])


async def test_rule_that_breaks_down_is_told_and_the_others_go_on(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(CRASHING, encoding="utf-8")
    editor = await Editor.start(folder.path.parent, PYTHONPATH=str(tmp_path))
    uri = editor.open(folder.source("a", claim("firms", "13", "12 firms")))
    await editor.until(lambda: editor.codes(uri) == ["GZ102", "GZ104"])
    (told,) = [one for one in editor.shown(uri) if one.code == "GZ104"]
    assert "was NOT checked" in told.message
    assert "it is Friday" in told.message
    await editor.until(lambda: any("broke down" in one.message for one in editor.client.messages))
    assert any("Traceback" in one.message for one in editor.client.log_messages)
    editor.type(uri, source("a", CLAIM))
    await editor.until(lambda: editor.codes(uri) == ["GZ104"])
    assert await editor.stop() == 0


CRASHING = """
import gzcheck.rules.excess_digits as rule

def check(facts):
    raise RuntimeError("it is Friday")
    yield

rule.check = check
"""


# ---------------------------------------------------------------- more than one


async def test_two_editors_on_one_corpus_see_what_the_other_saved(folder: Folder) -> None:
    one, two = await Editor.start(folder.path.parent), await Editor.start(folder.path.parent)
    first = one.open(folder.source("a", claim("firms", "12", "12 firms")))
    second = two.open(folder.source("b", claim("firms", "12", "12 firms")))
    one.type(first, source("a", claim("firms", "19", "19 firms")))
    await one.until(lambda: one.codes(first) == ["GZ201"])
    assert two.codes(second) == []
    folder.source("a", claim("firms", "19", "19 firms"))
    two.changed_outside(folder.path / "sources" / "a.yaml")
    await two.until(lambda: two.codes(second) == ["GZ201"])
    assert [await one.stop(), await two.stop()] == [0, 0]


async def test_files_come_go_and_change_their_names_outside(folder: Folder, editor: Editor) -> None:
    other = folder.source("b", claim("firms", "19", "19 firms"))
    uri = editor.open(folder.source("a", claim("firms", "12", "12 firms")))
    await editor.until(lambda: editor.codes(uri) == editor.codes(other) == ["GZ201"])
    renamed = other.rename(other.with_name("c.yaml"))
    editor.changed_outside(other, renamed)
    await editor.until(lambda: (editor.codes(other), editor.codes(renamed)) == ([], ["GZ201"]))
    renamed.unlink()
    editor.changed_outside(renamed)
    await editor.until(lambda: editor.codes(uri) == editor.codes(renamed) == [])


async def test_several_corpora_are_kept_apart_and_one_that_is_closed_is_cleared(
    folder: Folder, editor: Editor, tmp_path: Path
) -> None:
    second = Folder(tmp_path / "other" / "facts")
    for name in ("corpus.yaml", "indicators.yaml"):
        second.write(name, (folder.path / name).read_text())
    mine = editor.open(folder.source("a", claim("x", "13", "12 firms")))
    theirs = editor.open(second.source("a", claim("x", "12", "12 firms"), claim("y", "12", "13 firms")))
    await editor.until(lambda: (editor.codes(mine), editor.codes(theirs)) == (["GZ102"], ["GZ102"]))
    editor.close(mine)
    await editor.until(lambda: editor.codes(mine) == [])
    assert editor.codes(theirs) == ["GZ102"]


# ---------------------------------------------------------------- the end


async def start_alone(folder: Folder, process_id: int | None) -> asyncio.subprocess.Process:
    """A server whose streams belong to the test."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*SERVER, stdin=pipe, stdout=pipe, cwd=folder.path.parent)
    assert process.stdin is not None
    assert process.stdout is not None
    hello = {"processId": process_id, "rootUri": folder.path.parent.as_uri(), "capabilities": {}}
    for number, method, params in ((1, "initialize", hello), (None, "initialized", {})):
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        body = json.dumps(message).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    await process.stdin.drain()
    await asyncio.wait_for(process.stdout.readuntil(b"serverInfo"), PATIENCE)
    return process


async def test_server_stops_when_its_input_is_closed(folder: Folder) -> None:
    process = await start_alone(folder, None)
    assert process.stdin is not None
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 1


async def test_server_stops_when_its_editor_is_gone_though_the_streams_live_on(folder: Folder) -> None:
    editor = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(600)")
    process = await start_alone(folder, editor.pid)
    editor.kill()
    await editor.wait()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 1
