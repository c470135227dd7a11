"""Where an open document belongs: to the corpus that is there now, whichever of them was there first."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
from pathlib import Path

import pytest
from editors import PATIENCE, SERVER, Editor
from lsprotocol import types
from making import CLAIM, CORPUS, INDICATORS, Folder, claim, source

from gzcheck.editing import Session
from gzcheck.editing.session import Document

WRONG = source("a", claim("firms", "13", "12 firms"))
FILES = ("claims/sources/a.yaml", "claims/corpus.yaml", "claims/sources/nested/b.yaml", "draft.md", "other/draft.txt")
CORPORA = ("claims/corpus.yaml", "other/corpus.yaml", "other/claims/corpus.yaml")


def held(session: Session) -> dict[str, tuple[str, str, bytes | None]]:
    """What a session knows of each document: folder and name, and what its corpus has for it."""

    def of(document: Document) -> tuple[str, str, bytes | None]:
        desk = document.desk
        return (desk.folder, document.name, desk.buffers.get(document.name)) if desk else ("", document.name, None)

    return {uri: of(document) for uri, document in session.documents.items()}


@pytest.mark.parametrize("seed", range(30))
def test_it_makes_no_difference_what_was_there_first(tmp_path: Path, seed: int) -> None:
    rolled = random.Random(seed)
    session = Session(environment={}, folders=[str(tmp_path)])
    for _ in range(25):
        name = rolled.choice(FILES)
        uri = (tmp_path / name).as_uri()
        match rolled.choice(("open", "close", "type", "make", "drafts")):
            case "open":
                session.open(uri, f"# {rolled.random()}\n", language="yaml")
            case "close":
                session.close(uri)
            case "type":
                session.change(uri, f"# {rolled.random()}\n")
            case "make":
                made = tmp_path / rolled.choice(CORPORA)
                made.parent.mkdir(parents=True, exist_ok=True)
                made.write_text(CORPUS, encoding="utf-8")
            case _:
                session.with_drafts = not session.with_drafts
        session.settle()
        fresh = Session(environment={}, folders=[str(tmp_path)], with_drafts=session.with_drafts)
        for document in session.documents.values():
            fresh.open(document.uri, document.text, language="yaml")
        fresh.settle()
        stays = {uri for uri, document in session.documents.items() if document.name and not fresh.documents[uri].name}
        now, then = held(session), held(fresh)
        assert {uri: now[uri] for uri in now.keys() - stays} == {uri: then[uri] for uri in then.keys() - stays}
        assert set(session.desks) == {folder for folder, _, _ in now.values() if folder}
        assert session.settle() == []


@pytest.mark.parametrize("can_watch", [True, False])
async def test_files_that_were_open_before_their_corpus_are_checked_once_it_is_there(
    tmp_path: Path, can_watch: bool
) -> None:
    folder = Folder(tmp_path / "企业 a+b" / "claims")
    editor = await Editor.start(folder.path.parent)
    uri = editor.open(folder.source("a", CLAIM), WRONG)
    draft = editor.open(folder.path.parent / "draft.md", "It has 13 firms.\n", "markdown")
    await asyncio.sleep(0.3)
    assert (editor.shown(uri), editor.shown(draft)) == ([], [])
    folder.write("indicators.yaml", INDICATORS)
    path = folder.write("corpus.yaml", CORPUS)
    if can_watch:
        editor.changed_outside(path)
    else:
        editor.open(path)
    await editor.until(lambda: editor.codes(uri) == ["GZ102"], "what is in the buffer, not on the disk")
    await editor.until(lambda: editor.codes(draft) == ["GZ504"])
    assert await editor.stop() == 0


async def test_drafts_are_held_against_the_corpus_and_not_as_soon_as_the_setting_says_so(folder: Folder) -> None:
    editor = await Editor.start(folder.path.parent, settings={"drafts": False})
    folder.source("a", CLAIM)
    draft = editor.open(folder.path.parent / "draft.md", "It has 13 firms.\n", "markdown")
    for drafts in (True, False, True):
        editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams(settings={"gzcheck": {"drafts": drafts}})
        )
        await editor.until(lambda: bool(editor.shown(draft)) is drafts)  # noqa: B023
    assert await editor.stop() == 0


async def test_nothing_is_shown_of_a_corpus_when_the_draft_that_was_held_against_it_is_closed(folder: Folder) -> None:
    editor = await Editor.start(folder.path.parent)
    path = folder.source("a", claim("firms", "13", "12 firms"))
    draft = editor.open(folder.path.parent / "draft.md", "It has 13 firms.\n", "markdown")
    await editor.until(lambda: editor.codes(path) == ["GZ102"] and editor.shown(draft))
    editor.close(draft)
    await editor.until(lambda: editor.shown(draft) == editor.shown(path) == [])
    assert await editor.stop() == 0


def test_what_is_refused_is_answered_and_leaves_no_crash_in_the_log(folder: Folder) -> None:
    uri = folder.source("a", CLAIM).as_uri()
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": source("a", CLAIM)}
    place = {"textDocument": {"uri": uri}, "position": {"line": 9, "character": 10}, "newName": "No Id"}
    asked = (
        (1, "initialize", {"processId": None, "rootUri": folder.path.as_uri(), "capabilities": {}}),
        (None, "initialized", {}),
        (None, "textDocument/didOpen", {"textDocument": item}),
        (2, "textDocument/rename", place),
        (3, "shutdown", None),
        (None, "exit", None),
    )
    said = b""
    for number, method, params in asked:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        body = json.dumps(message).encode()
        said += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    run = subprocess.run(SERVER, input=said, capture_output=True, check=False, timeout=PATIENCE)
    assert run.returncode == 0
    assert b"'No Id' is no id" in run.stdout
    assert run.stderr == b""
