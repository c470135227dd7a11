"""docs/editors.md names nothing that is not there: commands, options, settings, schemas."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from making import ROOT, Gzcheck

from gzcheck.editing.session import OPTIONS
from gzcheck.reading import schema_names

TEXT = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
SERVER_OPTIONS = {*OPTIONS, "drafts", "asks"}
FILES = {
    "corpus": "corpus.yaml",
    "indicators": "indicators.yaml",
    "identities": "identities.yaml",
    "resolutions": "resolutions.yaml",
    "source": "sources/*.yaml",
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def tables() -> list[dict[str, object]]:
    return [json.loads(block) for block in blocks("json")]


def commands() -> set[tuple[str, ...]]:
    """Every command of gzcheck that is named, as words."""
    inline = {tuple(one.split()) for one in re.findall(r"`(?:\S+/)?gzcheck ([^`]+)`", TEXT)}
    lua = {tuple(one.split("', '")) for one in re.findall(r"cmd = \{ 'gzcheck', '([^}]+)' \}", TEXT)}
    (toml,) = map(tomllib.loads, blocks("toml"))
    server = toml["language-server"]["gzcheck"]
    assert server["command"] == "gzcheck"
    return inline | lua | {tuple(server["args"])}


@pytest.mark.parametrize("words", sorted(commands()), ids=" ".join)
def test_command_exists(words: tuple[str, ...], gzcheck: Gzcheck) -> None:
    run = gzcheck(*words[:1], "--help")
    assert run.code == 0
    assert all(word in run.out for word in words[1:] if word.startswith("-"))


def test_options_of_the_server_are_all_there_and_all_named() -> None:
    own, *_ = tables()
    assert set(own) == SERVER_OPTIONS
    (toml,) = map(tomllib.loads, blocks("toml"))
    assert set(toml["language-server"]["gzcheck"]["config"]) <= SERVER_OPTIONS
    (lua,) = re.findall(r"init_options = \{(.+?)\}", TEXT)
    (jetbrains,) = re.findall(r"Initialization options \| `(.+?)`", TEXT)
    assert {*re.findall(r"(\w+) =", lua), *json.loads(jetbrains)} <= SERVER_OPTIONS


def test_settings_of_the_extension_exist() -> None:
    package = json.loads((ROOT / "editors/vscode/package.json").read_text(encoding="utf-8"))
    named = {key for table in tables() for key in table if key.startswith("gzcheck.")}
    assert named
    assert named <= set(package["contributes"]["configuration"]["properties"])


def test_every_mapping_leads_from_the_files_of_a_schema_to_it() -> None:
    names = r"SCHEMAS/([a-z-]+)\.schema\.json[\"'`\]]*\s*[:=|]\s*[\"'`](?:\*\*/)?claims/([^\"'`]+)"
    found = re.findall(names, TEXT)
    assert found == [(name, FILES[name]) for name, _ in found]
    assert {name for name, _ in found} == set(FILES) <= set(schema_names())
    assert len(found) == TEXT.count("SCHEMAS/") > 10


def test_what_it_links_to_is_there() -> None:
    for place in re.findall(r"\]\((?!https?:)([^)]+)\)", TEXT):
        path, _, anchor = place.partition("#")
        target = (ROOT / "docs" / path).read_text(encoding="utf-8")
        assert anchor in {re.sub(r"\W+", "-", line.strip("# ").lower()) for line in target.splitlines()}
    assert "docs/editors.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert Path(ROOT, "Makefile").read_text(encoding="utf-8").count("\nvscode:") == 1
