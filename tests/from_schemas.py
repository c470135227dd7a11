"""Data made from the JSON schemas themselves: whatever a schema accepts, and little else."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from gzcheck.reading.schema import load_schema

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["each", "[b]", "1e3", "\x85"])
NUMBERS = st.integers(-(10**20), 10**20) | st.decimals(-(10**9), 10**9, places=2) | st.sampled_from([0, 1, -1])


@cache
def files(name: str) -> st.SearchStrategy[Any]:
    """Files that conform to the schema `name`."""
    schema = load_schema(name)
    return _Maker(schema.get("$defs", {})).made_for(schema)


class _Maker:
    def __init__(self, definitions: dict[str, Any]) -> None:
        self.definitions = definitions

    def made_for(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        """A strategy for what one part of a schema accepts."""
        if "$ref" in schema:
            return self.made_for(self.definitions[schema["$ref"].removeprefix("#/$defs/")])
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        if "anyOf" in schema:
            return st.one_of([self.made_for(choice) for choice in schema["anyOf"]])
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return st.one_of([getattr(self, f"_{kind}")(schema) for kind in kinds])

    def _string(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        made = st.from_regex(schema["pattern"]) if "pattern" in schema else TEXTS
        least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
        return made.filter(lambda text: least <= len(text) <= most)

    def _number(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        least = schema.get("exclusiveMinimum")
        return NUMBERS if least is None else NUMBERS.filter(lambda number: number > least)

    def _integer(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        least, most = schema.get("minimum", -(10**6)), schema.get("maximum", 10**6)
        return st.integers(least, most) | st.integers(least, most).map(lambda number: f"{number}.0").map(Decimal)

    def _boolean(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        return st.booleans()

    def _null(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        return st.none()

    def _array(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", 3)
        return st.lists(self.made_for(schema["items"]), min_size=least, max_size=most)

    def _object(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        known = {key: self.made_for(value) for key, value in schema.get("properties", {}).items()}
        if not known:
            names = self.made_for({"type": "string"} | schema["propertyNames"])
            values = self.made_for(schema["additionalProperties"])
            return st.dictionaries(names, values, min_size=schema.get("minProperties", 0), max_size=3)
        needed = set(schema.get("required", ()))
        return st.one_of([self._with(known, needed | set(more)) for more in _alternatives(schema)])

    def _with(self, known: dict[str, st.SearchStrategy[Any]], needed: set[str]) -> st.SearchStrategy[Any]:
        optional = {key: value for key, value in known.items() if key not in needed}
        return st.fixed_dictionaries({key: known[key] for key in needed}, optional=optional)


def _alternatives(schema: dict[str, Any]) -> list[list[str]]:
    """The keys that one choice or condition of a mapping needs beside the required ones."""
    if "oneOf" in schema:
        return [choice["required"] for choice in schema["oneOf"]]
    if "then" not in schema:
        return [[]]
    if "else" not in schema:
        return [schema["then"]["required"]]
    return [schema["then"]["required"], [*schema["if"]["not"]["required"], *schema["else"]["required"]]]
