"""Data against the published JSON schemas: jsonschema-rs accepts or rejects, jsonschema is loaded only to explain.

Explanations name the deepest exact field. What was meant is taken from the schema's own `description`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from gzcheck.model.clipping import LONGEST_LINE, clipped
from gzcheck.model.finding import Fault
from gzcheck.model.hedge import Hedge, hint_for_hedge
from gzcheck.model.suggest import did_you_mean
from gzcheck.reading.faults import SCHEMA
from gzcheck.reading.resources import schema_folder
from gzcheck.reading.yaml import Document, Pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

LISTS = {
    "corpus": "entities",
    "indicators": "indicators",
    "identities": "identities",
    "resolutions": "resolutions",
    "source": "claims",
}
"""The key of each kind of file that holds a list of entries."""
MAX_EXPLAINED = 50
"""How many broken entries of one file are explained."""
_TYPE_NAMES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}


def load_schema(name: str) -> dict[str, Any]:
    """The schema `schemas/<name>.schema.json`, parsed."""
    schema: dict[str, Any] = json.loads((schema_folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def violations(document: Document, name: str) -> tuple[list[Pointer], list[Fault]]:
    """What in `document` breaks the schema `name`: the ways to all bad fields, and a fault for each that needs one.

    A field whose value could not even be read already has its fault and gets no second one. To explain costs a thousand
    times what it costs to refuse, so that of many broken entries only the first are explained.
    """
    if _validator(name).is_valid(document.data):
        return [], []
    key = LISTS.get(name, "")
    broken = _broken_entries(document.data, name, key)
    explained, others = broken[:MAX_EXPLAINED], broken[MAX_EXPLAINED:]
    data = document.data | {key: [document.data[key][index] for index in explained]} if broken else document.data
    unreadable = {(fault.location.line, fault.location.column) for fault in document.faults}
    pointers: list[Pointer] = []
    faults: list[Fault] = []
    for error in _errors(data, name):
        way = _in_file(tuple(error.absolute_path), explained)
        pointer, fault = _explain(document, error, way)
        pointers.append(pointer)
        if (fault.location.line, fault.location.column) not in unreadable:
            faults.append(fault)
    if not pointers:
        pointers, faults = _unexplained(document, data, name, explained)
    for index in others:
        pointers.append((key, index))
        message = f"an entry of {key} does not have the form of one"
        faults.append(Fault(rule=SCHEMA, location=document.at((key, index)), message=message))
    return pointers, list(dict.fromkeys(faults))


def _in_file(way: Pointer, explained: Sequence[int]) -> Pointer:
    """A way into the file, for one into the list that holds only the entries to be explained."""
    if explained and len(way) > 1 and isinstance(way[1], int):
        return (way[0], explained[way[1]], *way[2:])
    return way


def _broken_entries(data: Any, name: str, key: str) -> list[int]:
    """The indices of the entries that do not conform."""
    entries = data.get(key) if isinstance(data, dict) else None
    if not isinstance(entries, list):
        return []
    validator = _entry_validator(name, key)
    return [index for index, entry in enumerate(entries) if not validator.is_valid(entry)]


def _unexplained(
    document: Document, data: Any, name: str, explained: Sequence[int]
) -> tuple[list[Pointer], list[Fault]]:
    """What only the fast validator refuses, in its own words."""
    pointers, faults = [], []
    for error in _validator(name).iter_errors(data):
        pointer = _in_file(tuple(error.instance_path), explained)
        pointers.append(pointer)
        message = f"{_field(pointer)} cannot be used: {clipped(error.message, LONGEST_LINE)}"
        faults.append(Fault(rule=SCHEMA, location=document.at(pointer), message=message))
    return pointers, faults


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(load_schema(name), validate_formats=False)


@cache
def _entry_validator(name: str, key: str) -> Any:
    """For one entry of the list at `key`."""
    import jsonschema_rs

    schema = load_schema(name)
    entry = {"$schema": schema["$schema"], "$defs": schema.get("$defs", {}), **schema["properties"][key]["items"]}
    return jsonschema_rs.validator_for(entry, validate_formats=False)


def _errors(data: Any, name: str) -> Iterator[ValidationError]:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    checker = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number).redefine("integer", _is_integer)
    validator = extend(Draft202012Validator, {"pattern": _pattern}, type_checker=checker)(  # type: ignore[no-untyped-call]
        load_schema(name)
    )
    errors = sorted(validator.iter_errors(data), key=lambda error: [str(step) for step in error.absolute_path])
    return (_deepest(error) for error in errors)


def _pattern(validator: Any, pattern: str, value: Any, _: Any) -> Iterator[ValidationError]:
    """Patterns are those of ECMA 262, in which $ is the very end; in Python a line break may follow."""
    from jsonschema.exceptions import ValidationError

    if validator.is_type(value, "string") and not re.search(re.sub(r"(?<!\\)\$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _is_number(_: Any, value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_integer(_: Any, value: Any) -> bool:
    return _is_number(_, value) and value == int(value)


def _deepest(error: ValidationError) -> ValidationError:
    """Of an error that offers alternatives, the error of the alternative that got furthest into the data."""
    while error.context:
        deeper = max(error.context, key=lambda inner: (len(inner.absolute_path), inner.validator != "type"))
        if len(deeper.absolute_path) <= len(error.absolute_path):
            return error
        error = deeper
    return error


def _explain(document: Document, error: ValidationError, pointer: Pointer) -> tuple[Pointer, Fault]:
    """The way to the bad field, and what is wrong with the value at `pointer`."""
    schema: Any = error.schema
    wanted = schema.get("description", "") if isinstance(schema, dict) else ""
    hint = f"write {wanted[0].lower()}{wanted[1:].rstrip('.')}" if wanted else ""
    location = document.at(pointer)
    if error.validator == "additionalProperties":
        known = schema.get("properties", {})
        names = [key for key in cast(Any, error.instance) if key not in known]
        message = f"unknown key{'s' if len(names) > 1 else ''} {_listed(names)} in {_field(pointer)}"
        hint = did_you_mean(names[0], known) or f"known here: {', '.join(sorted(known))}"
        pointer = (*pointer, names[0])
        location = document.at(pointer, key=True)
    else:
        said, own_hint = _said(error, pointer)
        message, hint = f"{_field(pointer)} {said}", own_hint or hint
    if error.validator in _EMPTY:
        hint = hint or "fill it in, or delete the key"
    return pointer, Fault(
        rule=SCHEMA, location=location, message=message, hint=hint, key=f"{_owner(document, pointer)}{message}"
    )


_EMPTY = ("minLength", "minItems", "minProperties")


def _said(error: ValidationError, pointer: Pointer) -> tuple[str, str]:
    """What is wrong with a value, to be said behind the name of its field; and a hint, if there is a better one."""
    rule, value = cast(Any, error.validator_value), cast(Any, error.instance)
    match error.validator:
        case "required":
            names = [key for key in rule if key not in value]
            hint = f"add {', '.join(f'{key}:' for key in names)}"
            return f"lacks the key{'s' if len(names) > 1 else ''} {_listed(names)}", hint
        case "oneOf" if isinstance(value, dict):
            choices = [_listed(choice["required"]) for choice in rule]
            return f"needs exactly one of: {'; '.join(choices)}", "give one of them"
        case "enum":
            choices = [str(choice) for choice in rule]
            hint = _hedge_hint(pointer, value) or did_you_mean(str(value), choices) or "choose one of these"
            return f"is {_show(value)}, not one of {', '.join(choices)}", hint
        case "type":
            return _wrong_type(rule, value)
        case _:
            return _beyond(error, rule, value), ""


def _wrong_type(rule: Any, value: Any) -> tuple[str, str]:
    kinds = " or ".join(_TYPE_NAMES[kind] for kind in (rule if isinstance(rule, list) else [rule]))
    hint = "put it in quotes if it is text" if rule == "string" and _is_number(None, value) else ""
    return f"is {_show(value)}, where {kinds} is expected", hint


def _beyond(error: ValidationError, rule: Any, value: Any) -> str:
    match error.validator:
        case "minLength" | "minItems" | "minProperties":
            return "is empty"
        case "minimum" | "maximum" | "maxLength" | "maxItems":
            return f"is {_show(value)}, beyond the limit of {rule}"
        case "dependentRequired":
            return f"is incomplete: {clipped(error.message, LONGEST_LINE)}"
        case _:
            return f"is {_show(value)}, which cannot be read"


def _owner(document: Document, pointer: Pointer) -> str:
    """The ids of the source and of the entry that a field belongs to, which say whose fault it is in every file."""
    source = document.data.get("source") if isinstance(document.data, dict) else None
    holders, node = [source], document.data
    for step in pointer:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            break
        holders.append(node)
    names = [one["id"] for one in holders if isinstance(one, dict) and isinstance(one.get("id"), str)]
    return "/".join(dict.fromkeys(names)) + ": "


def _hedge_hint(pointer: Pointer, value: Any) -> str:
    """The class for a hedge typed in words ("more than"); empty for every other field."""
    hedge = hint_for_hedge(str(value)) if pointer[-1:] == ("hedge",) else None
    if hedge is Hedge.BARE:
        return "leave the hedge out for a bare number"
    return f"write 'hedge: {hedge.value}'" if hedge else ""


def _field(pointer: Pointer) -> str:
    """The way to a field in words: "claims.value", "an entry of claims", "the file"."""
    way = ".".join(step for step in pointer if isinstance(step, str)) or "the file"
    return f"an entry of {way}" if pointer and isinstance(pointer[-1], int) else way


def _listed(names: Iterable[str]) -> str:
    *others, last = (repr(clipped(name)) for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def _show(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = repr(value) if isinstance(value, str) else str(value)
    return clipped(text)
