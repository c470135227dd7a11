"""The documents for developers name files and functions: those must be there."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module

import pytest
from making import ROOT

DOCUMENTS = ("ARCHITECTURE.md", "CONTRIBUTING.md")
NAMED = [
    (document, name)
    for document in DOCUMENTS
    for name in sorted(set(re.findall(r"`([\w./-]+)`", (ROOT / document).read_text(encoding="utf-8"))))
]
ROOMS = {path.stem for path in (ROOT / "src" / "gzcheck").iterdir() if not path.name.startswith(("_", "."))}
FILES = [(document, name) for document, name in NAMED if name.startswith(("src/", "tests/", "schemas/", "claims/"))]
OBJECTS = [(document, name) for document, name in NAMED if name.partition(".")[0] in ROOMS and re.search(r"\.\w", name)]


@pytest.mark.parametrize(("document", "name"), FILES)
def test_files_are_there(document: str, name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize(("document", "name"), OBJECTS)
def test_modules_and_functions_are_there(document: str, name: str) -> None:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(("gzcheck", *parts[:length])))
        except ModuleNotFoundError:
            continue
        for attribute in parts[length:]:
            found = getattr(found, attribute)
        return
    pytest.fail(f"{document}: there is no gzcheck.{name}")


def test_the_documents_name_something_at_all() -> None:
    assert len(FILES) > 10
    assert len(OBJECTS) > 15


def test_the_table_of_rooms_is_that_of_the_floors() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (floors,) = [one["layers"] for one in settings["tool"]["importlinter"]["contracts"] if one["id"] == "floors"]
    rooms = [[re.sub(r"[() ]", "", room) for room in floor.split("|")] for floor in floors if floor != "__main__"]
    there = [[room for room in floor if room in ROOMS] for floor in rooms]
    drawn: dict[int, list[str]] = {}
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for number, room in re.findall(r"^\| (\d+) \| `(\w+)/?` \|", text, re.MULTILINE):
        drawn.setdefault(int(number), []).append(room)
    assert [sorted(drawn[number]) for number in sorted(drawn, reverse=True)] == [sorted(one) for one in there if one]
