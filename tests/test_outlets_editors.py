"""Language servers in use: gzcheck's before a client from npm, and the one for YAML before gzcheck's schemas.

`make test-outlets` installs what they need and lets nothing be skipped; elsewhere what is missing is skipped.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from editors import SERVER
from making import CLAIM, ROOT, Folder, Gzcheck, claim, source
from outlet_tools import MODULES, in_node, needed, ran

from gzcheck import __version__
from gzcheck.editing.session import OPTIONS
from gzcheck.reading import schema_path

pytestmark = [pytest.mark.outlets, pytest.mark.slow]
YAML = ("node", MODULES / "yaml-language-server/bin/yaml-language-server", "--stdio")
Step = tuple[Any, ...]


def talked(command: tuple[str | Path, ...] | list[str], root: Path, *steps: Step, **told: Any) -> dict[str, Any]:
    """What a client from npm and a server said to each other about a folder."""
    hello = {
        "rootUri": root.as_uri(),
        "capabilities": told.pop("capabilities", CAPABILITIES),
        "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}],
        "initializationOptions": told.pop("options", None),
    }
    said = json.dumps({"initialize": hello, "steps": steps, **told})
    answered = in_node("editor.mjs", *command, needs="vscode-languageserver-protocol", input=said)
    seen: dict[str, Any] = json.loads(answered)
    assert seen["exit"] == 0, "it says goodbye and goes"
    return seen


CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "applyEdit": True,
        "configuration": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        "rename": {"prepareSupport": True},
    },
}


def opened(uri: str, text: str, language: str = "yaml") -> Step:
    item = {"uri": uri, "languageId": language, "version": 1, "text": text}
    return "notify", "textDocument/didOpen", {"textDocument": item}


def typed(uri: str, text: str, version: int) -> Step:
    changed = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
    return "notify", "textDocument/didChange", changed


def asked(method: str, uri: str, position: Mapping[str, int], **others: object) -> Step:
    return "request", f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position, **others}


def where(text: str, found: str) -> dict[str, int]:
    """The position, in units of UTF-16, of the first place that has these characters."""
    before = text[: text.index(found)]
    column = before.rpartition("\n")[2]
    return {"line": before.count("\n"), "character": len(column.encode("utf-16-le")) // 2}


# ---------------------------------------------------------------- gzcheck's server


def test_client_from_npm_is_answered_where_chinese_and_emoji_stand_before(folder: Folder) -> None:
    folder.source("b", claim("labs", "3", "3 labs", indicator="labs"))
    broken = claim("firms", "12", "12 家企业 firms", note='"🎉企业🎉"', hedge="abuot")
    text = source("a", broken)
    mended = text.replace("abuot", "about")
    uri = folder.source("a", CLAIM).as_uri()
    hedge = where(text, "abuot")
    line = {"start": {"line": hedge["line"], "character": 0}, "end": {"line": hedge["line"] + 1, "character": 0}}
    actions = {"textDocument": {"uri": uri}, "range": line, "context": {"diagnostics": []}}
    seen = talked(
        SERVER,
        folder.path.parent,
        opened(uri, text),
        ("shown", uri, "GZ006"),
        ("request", "textDocument/codeAction", actions),
        asked("hover", uri, where(text, "harbour-city")),
        asked("completion", uri, {**hedge, "character": hedge["character"] + 2}),
        typed(uri, mended, 2),
        ("shown", uri, "GZ102"),
        asked("rename", uri, where(text, "harbour-city"), newName="port-city"),
        asked("rename", uri, where(text, "harbour-city"), newName="old-port"),
    )
    _, shown, fixes, hover, completion, _, _, renamed, taken = seen["steps"]
    (fault,) = [one for one in shown if one["code"] == "GZ006"]
    assert fault["range"]["start"] == hedge
    assert fault["range"]["end"] == {**hedge, "character": hedge["character"] + len("abuot")}
    (fix,) = [one for one in fixes if one["title"] == "Write about"]
    assert fix["edit"]["changes"][uri] == [{"range": fault["range"], "newText": "about"}]
    assert "Harbour City" in hover["contents"]["value"]
    (about,) = [one for one in completion["items"] if one["label"] == "about"]
    assert about["textEdit"] == {"range": fault["range"], "newText": "about"}
    assert sorted(Path(one).name for one in renamed["changes"]) == ["a.yaml", "b.yaml", "corpus.yaml"]
    assert "is taken" in taken["error"]


def test_decision_is_written_with_what_a_client_from_npm_answers(folder: Folder) -> None:
    folder.source("b", claim("firms", "12", "12 firms"))
    text = source("a", claim("firms", "19", "19 firms"))
    uri = folder.source("a", claim("firms", "19", "19 firms")).as_uri()
    seen = talked(SERVER, folder.path.parent, opened(uri, text), ("shown", uri, "GZ201"))
    name = [str(folder.path), seen["steps"][1][0]["data"]["fingerprint"]]
    seen = talked(
        SERVER,
        folder.path.parent,
        opened(uri, text),
        ("shown", uri, "GZ201"),
        ("request", "workspace/executeCommand", {"command": "gzcheck.resolve", "arguments": [*name, "accept", ""]}),
        options={"asks": True},
        answer="两个数字都印在 🎉 上。",
    )
    assert len(seen["questions"]) == 1
    (edit,) = seen["edits"]
    assert "两个数字都印在 🎉 上。" in json.dumps(edit, ensure_ascii=False)
    assert not (folder.path / "resolutions.yaml").exists(), "the editor writes, and this one did not"


def test_draft_is_held_against_the_corpus_in_a_client_from_npm(folder: Folder) -> None:
    folder.source("a", claim("firms", "12", "12 firms"))
    text = "# 港口 🎉\n\n🎉🎉 The city has 12 of something.\n"
    uri = (folder.path.parent / "draft.md").as_uri()
    seen = talked(SERVER, folder.path.parent, opened(uri, text, "markdown"), ("shown", uri, "GZ504"))
    (shown,) = seen["steps"][1]
    assert shown["range"]["start"] == where(text, "12")


# ---------------------------------------------------------------- the server for YAML


@pytest.fixture
def starter(gzcheck: Gzcheck, tmp_path: Path) -> Path:
    """A corpus as `gzcheck init` writes it."""
    needed((MODULES / "yaml-language-server").exists(), "yaml-language-server")
    gzcheck("init", str(tmp_path / "own/claims"))
    return tmp_path / "own/claims"


YAML_SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}


def test_every_file_that_init_writes_is_without_fault_before_the_server_for_yaml(starter: Path) -> None:
    paths = sorted(starter.rglob("*.yaml"))
    assert len(paths) > 3
    steps = [step for path in paths for step in (opened(path.as_uri(), path.read_text()), ("shown", path.as_uri(), ""))]
    talked(YAML, starter, *steps, settings=YAML_SETTINGS)


def test_bad_hedge_is_underlined_and_keys_complete_before_the_server_for_yaml(starter: Path) -> None:
    path = sorted((starter / "sources").glob("*.yaml"))[0]
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    item = "  - id: 企业-🎉\n    hedge: abuot\n    ind"
    broken = text + item
    seen = talked(
        YAML,
        starter,
        opened(path.as_uri(), broken),
        ("shown", path.as_uri(), "Value is not accepted"),
        asked("completion", path.as_uri(), {"line": broken.count("\n"), "character": len("    ind")}),
        asked("hover", path.as_uri(), where(broken, "hedge: abuot")),
        settings=YAML_SETTINGS,
    )
    _, shown, completion, hover = seen["steps"]
    assert where(broken, "abuot") in [one["range"]["start"] for one in shown]
    assert "indicator" in [one["label"] for one in completion["items"]]
    assert hover["contents"]["value"]


def test_mapping_in_the_documentation_does_for_files_without_a_schema_line(starter: Path) -> None:
    text = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    (block,) = [one for one in re.findall(r"```json\n(.*?)```", text, re.DOTALL) if "yaml.schemas" in one]
    mapping = json.loads(block.replace("SCHEMAS", str(schema_path("source").parent)))["yaml.schemas"]
    steps: list[Step] = [("notify", "workspace/didChangeConfiguration", {"settings": None})]
    for path in sorted(starter.rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        bare = "".join(line for line in lines if "yaml-language-server" not in line)
        steps += (
            opened(path.as_uri(), f"{bare}nonsense: 1\n"),
            ("shown", path.as_uri(), "Property nonsense is not allowed"),
        )
    assert len(steps) > 6
    settings = {"yaml": {**YAML_SETTINGS["yaml"], "schemas": mapping}}
    talked(YAML, starter.parent, *steps, settings=settings, capabilities={"workspace": {"configuration": True}})


# ---------------------------------------------------------------- the extension for VS Code

EXTENSION = ROOT / "editors/vscode"


def test_extension_starts_the_command_of_the_settings_and_shows_the_question(tmp_path: Path) -> None:
    """Its own lines, before a VS Code and a client that only note what they are asked for."""
    needed(shutil.which("node"), "node")
    settings = {"path": ".venv/bin/gzcheck", "arguments": ["lsp", "-v"], "drafts": False, "corpus": "facts"}
    seen = json.loads(ran("node", ROOT / "tests/outlets/extension.cjs", EXTENSION, tmp_path, json.dumps(settings)))
    assert seen["server"] == {
        "command": str(tmp_path / ".venv/bin/gzcheck"),
        "args": ["lsp", "-v"],
        "options": {"cwd": str(tmp_path)},
    }
    assert seen["told"] == {"corpus": "facts", "drafts": False, "asks": True}
    assert (seen["question"], seen["answer"], seen["closed"]) == ("Why?", "Because.", None)
    assert seen["started"] == seen["stopped"] == 1
    (error,) = seen["errors"]
    assert "pip install 'gzcheck[lsp]'" in error and "gzcheck.path" in error


def test_settings_of_the_extension_are_those_of_the_server() -> None:
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert package["version"] == __version__
    given = package["contributes"]["configuration"]["properties"]
    assert set(given) == {f"gzcheck.{name}" for name in ("path", "arguments", "drafts", *OPTIONS)}
    script = (EXTENSION / "extension.js").read_text(encoding="utf-8")
    read = re.search(r"const { (.+) } = workspace.getConfiguration", script)
    assert read is not None
    assert set(read[1].split(", ")) == {"drafts", *OPTIONS}
    text = (EXTENSION / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(gzcheck\.(?!toml)[a-z]+)`", text)) == set(given)


def test_packed_extension_has_what_it_needs_and_no_more() -> None:
    packed = ROOT / "dist/gzcheck.vsix"
    needed(packed.exists(), str(packed))
    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())
        held = json.loads(archive.read("extension/package.json"))
        same = archive.read("extension/extension.js") == (EXTENSION / "extension.js").read_bytes()
    assert held["version"] == __version__
    assert same, "make vscode packs it anew"
    assert {"extension/LICENSE.txt", "extension/node_modules/vscode-languageclient/package.json"} <= names
    modules = {name.split("/")[2] for name in names if name.startswith("extension/node_modules/")}
    assert not modules & {"typescript", "@types", "@vscode"}
