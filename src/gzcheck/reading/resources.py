"""Where the files that ship with the program lie: in the package when installed, beside `src` when editable."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from gzcheck.reading.opener import CORPUS, IDENTITIES, INDICATORS, RESOLUTIONS, SOURCES

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]


def schema_folder() -> Path:
    """The folder of the JSON schemas."""
    return _first(_PACKAGE / "schemas", _CHECKOUT / "schemas")


_ENDING = ".schema.json"
SCHEMA_LINE = "# yaml-language-server: $schema="
"""What begins the line by which editors find the schema of a file; the address of the schema follows."""


def schema_names() -> list[str]:
    """The names of all schemas, those of the files of a corpus and those of outputs, sorted."""
    return sorted(path.name.removesuffix(_ENDING) for path in schema_folder().glob(f"*{_ENDING}"))


def schema_path(name: str) -> Path:
    """The file of the schema of this name, absolute."""
    return (schema_folder() / f"{name}{_ENDING}").resolve()


def schema_of(name: str) -> str:
    """The schema of a file of a corpus, by its name there ("sources/a.yaml"); empty for one that nothing reads."""
    if name in (CORPUS, INDICATORS, IDENTITIES, RESOLUTIONS):
        return name.removesuffix(".yaml")
    is_source = name.startswith(f"{SOURCES}/") and name.lower().endswith((".yaml", ".yml"))
    return "source" if is_source else ""


def load_schema(name: str) -> dict[str, Any]:
    """The schema of this name, parsed."""
    schema: dict[str, Any] = json.loads(schema_path(name).read_text(encoding="utf-8"))
    return schema


def is_id(text: str) -> bool:
    """Whether the schemas allow a text as an id."""
    form = load_schema("corpus")["$defs"]["id"]
    return len(text) <= form["maxLength"] and bool(re.search(form["pattern"].replace("$", r"\Z"), text))


def rule_file(name: str) -> Path:
    """The file that begins with the documentation of a rule; of one that reading reports, the file that lists those."""
    own = _PACKAGE / "rules" / f"{name.replace('-', '_')}.py"
    return own if own.is_file() else _PACKAGE / "reading" / "faults.py"


def with_schema_line(name: str, content: bytes) -> bytes:
    """A file of a corpus with the line by which editors find its schema, in place of one that it begins with.

    The address is that of the schema as it is installed here. It is an address and no path, because editors end the
    line at a blank, and take `#` for the begin of something else.
    """
    schema = schema_of(name)
    if not schema:
        return content
    first, _, rest = content.partition(b"\n")
    kept = rest if first.startswith(SCHEMA_LINE.encode()) else content
    return f"{SCHEMA_LINE}{schema_path(schema).as_uri()}\n".encode() + kept


def example_folder(name: str) -> Path:
    """The folder of a corpus that ships with the program; raises `FileNotFoundError` for an unknown name."""
    if name == "guangzhou":
        return _first(_PACKAGE / "examples" / name, _CHECKOUT / "claims")
    return _first(_PACKAGE / "examples" / name)


def _first(*places: Path) -> Path:
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{places[0]} is missing: install gzcheck again")
