"""What a key or value of a file stands for: which name it gives or refers to, and what its schema says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from gzcheck.editing.outline import Slot
from gzcheck.model import EACH, dataclass
from gzcheck.reading import Pointer, load_schema, schema_of


class Sort(StrEnum):
    """What a name is the name of."""

    ENTITY = "entity"
    INDICATOR = "indicator"
    SOURCE = "source"
    CLAIM = "claim"
    IDENTITY = "identity"
    UNIT = "unit"
    RULE = "rule"


_ANY = "*"
_TABLE: dict[str, dict[tuple[str, ...], tuple[Sort, bool]]] = {
    "source": {
        ("source", "id"): (Sort.SOURCE, True),
        ("source", "derived_from", _ANY): (Sort.SOURCE, False),
        ("source", "replaced_by"): (Sort.SOURCE, False),
        ("source", "speaks_for", _ANY): (Sort.ENTITY, False),
        ("claims", _ANY, "id"): (Sort.CLAIM, True),
        ("claims", _ANY, "about"): (Sort.ENTITY, False),
        ("claims", _ANY, "indicator"): (Sort.INDICATOR, False),
        ("claims", _ANY, "unit"): (Sort.UNIT, False),
        ("claims", _ANY, "equals"): (Sort.CLAIM, False),
    },
    "corpus": {
        ("entities", _ANY, "id"): (Sort.ENTITY, True),
        ("entities", _ANY, "part_of"): (Sort.ENTITY, False),
        ("units", _ANY, "id"): (Sort.UNIT, True),
    },
    "indicators": {
        ("indicators", _ANY, "id"): (Sort.INDICATOR, True),
        ("indicators", _ANY, "part_of"): (Sort.INDICATOR, False),
        ("indicators", _ANY, "growth_of"): (Sort.INDICATOR, False),
        ("indicators", _ANY, "unit"): (Sort.UNIT, False),
    },
    "identities": {
        ("identities", _ANY, "id"): (Sort.IDENTITY, True),
        ("identities", _ANY, "terms", _ANY): (Sort.CLAIM, False),
        ("identities", _ANY, "terms", _ANY, "indicator"): (Sort.INDICATOR, False),
        ("identities", _ANY, "terms", _ANY, "about"): (Sort.ENTITY, False),
        ("identities", _ANY, "terms", _ANY, "source"): (Sort.SOURCE, False),
        ("identities", _ANY, "where", "about"): (Sort.ENTITY, False),
        ("identities", _ANY, "where", "source"): (Sort.SOURCE, False),
        ("identities", _ANY, "as", "indicator"): (Sort.INDICATOR, False),
        ("identities", _ANY, "as", "about"): (Sort.ENTITY, False),
        ("identities", _ANY, "as", "unit"): (Sort.UNIT, False),
    },
    "resolutions": {
        ("resolutions", _ANY, "rule"): (Sort.RULE, False),
        ("resolutions", _ANY, "cite"): (Sort.CLAIM, False),
        ("resolutions", _ANY, "claims", _ANY): (Sort.CLAIM, False),
        ("resolutions", _ANY, "evidence", _ANY): (Sort.CLAIM, False),
    },
}
"""By schema and way, what is named there, and whether it gets its name there."""
_KEYS_ARE_NAMES = ("resolutions", _ANY, "claims", _ANY)
_MAY_BE_EACH = ("identities", _ANY, "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A name at some place of a file."""

    sort: Sort
    name: str
    """In full: of a claim with its source."""
    defines: bool
    """Whether the thing gets its name here."""
    in_key: bool = False
    """Whether the key is the name, rather than the value."""


def meaning_of(file: str, slot: Slot, source: str) -> Meaning | None:
    """What a slot of a file of the corpus names; None for anything else. `source` is the id of the file's source."""
    pattern = pattern_of(file, slot)
    found = _TABLE.get(schema_of(file), {}).get(pattern)
    if found is None:
        return None
    sort, defines = found
    in_key = pattern == _KEYS_ARE_NAMES
    name = slot.name if in_key else slot.text
    if name == EACH and pattern[:3] == _MAY_BE_EACH:
        return None
    if sort is Sort.CLAIM:
        return _claim(pattern, name, source, defines=defines, in_key=in_key)
    return Meaning(sort=sort, name=name, defines=defines) if name else None


def _claim(pattern: tuple[str, ...], name: str, source: str, *, defines: bool, in_key: bool) -> Meaning | None:
    """A claim by its full name; a term without a slash is an identity, and evidence may be an address."""
    if pattern[0] == "claims":
        return Meaning(sort=Sort.CLAIM, name=f"{source}/{name}", defines=defines) if name else None
    if "://" in name or not name:
        return None
    sort = Sort.CLAIM if "/" in name else Sort.IDENTITY
    return Meaning(sort=sort, name=name, defines=False, in_key=in_key)


def sort_at(file: str, way: Pointer) -> Sort | None:
    """What a value at a way is the name of, whatever stands there."""
    found = _TABLE.get(schema_of(file), {}).get(_pattern(schema_of(file), way))
    return found[0] if found else None


def is_definition(file: str, way: Pointer) -> bool:
    """Whether something gets its name there."""
    found = _TABLE.get(schema_of(file), {}).get(_pattern(schema_of(file), way))
    return bool(found and found[1])


def names_claims_by_key(file: str, way: Pointer) -> bool:
    """Whether the keys of the mapping at a way are ids of claims."""
    return schema_of(file) == "resolutions" and _pattern("resolutions", (*way, "x")) == _KEYS_ARE_NAMES


def pattern_of(file: str, slot: Slot) -> tuple[str, ...]:
    """The way of a slot as the table has it; a bare word in a list of words is an item."""
    way = slot.way
    if slot.is_bare and len(way) > 1 and isinstance(way[-2], int) and not properties(schema_of(file), way[:-1]):
        way = way[:-1]
    return _pattern(schema_of(file), way)


_FREE = {("identities", "terms"), ("resolutions", "claims"), ("source", "scales")}
"""Mappings whose keys somebody chose, by schema."""


def _pattern(schema: str, way: Pointer) -> tuple[str, ...]:
    steps: list[str] = []
    for place, step in enumerate(way):
        is_free = place > 1 and (schema, str(way[place - 1])) in _FREE
        steps.append(_ANY if isinstance(step, int) or is_free else step)
    return tuple(steps)


def source_in(slots: list[Slot]) -> str:
    """The id of the source of a file, as it stands there; empty where there is none."""
    return next((slot.text for slot in slots if slot.way == ("source", "id")), "")


# ---------------------------------------------------------------- what the schema says


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


def properties(schema: str, way: Pointer) -> dict[str, str]:
    """The keys that a mapping may have, required ones first, each with what it is for."""
    found: dict[str, str] = {}
    for choice in _choices(schema, way):
        known, needed = choice.get("properties", {}), choice.get("required", [])
        for key in sorted(known, key=lambda one: one not in needed):
            found.setdefault(key, str(_resolved(schema, known[key]).get("description", "")))
    return found


def required(schema: str, way: Pointer) -> list[str]:
    """The keys that a mapping needs."""
    return [str(key) for choice in _choices(schema, way) for key in choice.get("required", [])]


def _choices(schema: str, way: Pointer) -> Iterator[dict[str, Any]]:
    node = node_at(schema, way)
    yield node
    yield from (_resolved(schema, one) for one in node.get("anyOf", ()))


def values(schema: str, way: Pointer) -> list[str]:
    """The values that a key may have, where there are only some."""
    node = node_at(schema, way)
    if node.get("type") == "boolean":
        return ["true", "false"]
    found = [value for choice in _choices(schema, way) for value in choice.get("enum", [choice.get("const")])]
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in found if value not in (None, "")]


def described(file: str, way: Pointer) -> str:
    """What a key of a file is for, in the words of its schema."""
    return str(node_at(schema_of(file), way).get("description", ""))
