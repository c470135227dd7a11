"""What the schema of a file says of a place in it: which keys and values there may be, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from gzcheck.reading import Pointer, load_schema, schema_of


@cache
def _schema(name: str) -> dict[str, Any]:
    return load_schema(name)


def node_at(schema: str, way: Pointer) -> dict[str, Any]:
    """The part of a schema that holds at a way; empty where it says nothing."""
    if not schema:
        return {}
    node = _schema(schema)
    for step in way:
        node = _step(schema, _resolved(schema, node), step)
    return _resolved(schema, node)


def _step(schema: str, node: Mapping[str, Any], step: str | int) -> dict[str, Any]:
    for choice in (node, *(_resolved(schema, one) for one in node.get("anyOf", ()))):
        if isinstance(step, int) and "items" in choice:
            return dict(choice["items"])
        if isinstance(step, str) and step in choice.get("properties", {}):
            return dict(choice["properties"][step])
        if isinstance(step, str) and isinstance(choice.get("additionalProperties"), dict):
            return dict(choice["additionalProperties"])
    return {}


def _resolved(schema: str, node: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return dict(node)
    target: Any = _schema(schema)
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return {**target, **{key: value for key, value in node.items() if key != "$ref"}}


def properties(file: str, way: Pointer) -> dict[str, str]:
    """The keys that a mapping may have, required ones first, each with what it is for."""
    found: dict[str, str] = {}
    schema = schema_of(file)
    for choice in _choices(schema, way):
        known, needed = choice.get("properties", {}), choice.get("required", [])
        for key in sorted(known, key=lambda one: one not in needed):
            found.setdefault(key, str(_resolved(schema, known[key]).get("description", "")))
    return found


def required(file: str, way: Pointer) -> list[str]:
    """The keys that a mapping needs."""
    return [str(key) for choice in _choices(schema_of(file), way) for key in choice.get("required", [])]


def _choices(schema: str, way: Pointer) -> Iterator[dict[str, Any]]:
    node = node_at(schema, way)
    yield node
    yield from (_resolved(schema, one) for one in node.get("anyOf", ()))


def values(file: str, way: Pointer) -> list[str]:
    """The values that a key may have, where there are only some."""
    schema = schema_of(file)
    if node_at(schema, way).get("type") == "boolean":
        return ["true", "false"]
    found = [value for choice in _choices(schema, way) for value in choice.get("enum", [choice.get("const")])]
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in found if value not in (None, "")]


def described(file: str, way: Pointer) -> str:
    """What a key of a file is for, in the words of its schema."""
    return str(node_at(schema_of(file), way).get("description", ""))
