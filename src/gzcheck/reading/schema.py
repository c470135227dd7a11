"""Data against the published JSON schemas: jsonschema-rs accepts or rejects, jsonschema is loaded only to explain.

Explanations name the deepest exact field. What was meant is taken from the schema's own `description`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from gzcheck.model.finding import Fault
from gzcheck.model.suggest import did_you_mean
from gzcheck.reading.faults import SCHEMA
from gzcheck.reading.resources import schema_folder
from gzcheck.reading.yaml import Document, Pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

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

    A field whose value could not even be read already has its fault and gets no second one.
    """
    if _is_valid(document.data, name):
        return [], []
    unreadable = {fault.location for fault in document.faults}
    pointers: list[Pointer] = []
    faults: list[Fault] = []
    for error in _errors(document.data, name):
        pointer, fault = _explain(document, error)
        pointers.append(pointer)
        if fault.location not in unreadable and fault not in faults:
            faults.append(fault)
    return pointers, faults


def _is_valid(data: Any, name: str) -> bool:
    return bool(_validator(name).is_valid(data))


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(load_schema(name), validate_formats=False)


def _errors(data: Any, name: str) -> Iterator[ValidationError]:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    checker = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number).redefine("integer", _is_integer)
    validator = extend(Draft202012Validator, type_checker=checker)(load_schema(name))  # type: ignore[no-untyped-call]
    errors = sorted(validator.iter_errors(data), key=lambda error: [str(step) for step in error.absolute_path])
    return (_deepest(error) for error in errors)


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


def _explain(document: Document, error: ValidationError) -> tuple[Pointer, Fault]:
    pointer: Pointer = tuple(error.absolute_path)
    field = _field(pointer)
    schema: Any = error.schema
    rule: Any = error.validator_value
    wanted = schema.get("description", "") if isinstance(schema, dict) else ""
    hint = f"write {wanted[0].lower()}{wanted[1:].rstrip('.')}" if wanted else ""
    location, value = document.at(pointer), cast(Any, error.instance)
    match error.validator:
        case "additionalProperties":
            known = schema.get("properties", {})
            names = [key for key in value if key not in known]
            pointer = (*pointer, names[0])
            location = document.at(pointer, key=True)
            message = f"unknown key{'s' if len(names) > 1 else ''} {_listed(names)} in {field}"
            hint = did_you_mean(names[0], known) or f"known here: {', '.join(sorted(known))}"
        case "required":
            names = [key for key in rule if key not in value]
            message = f"{field} lacks the key{'s' if len(names) > 1 else ''} {_listed(names)}"
            hint = f"add {', '.join(f'{key}:' for key in names)}"
        case "oneOf" if isinstance(value, dict):
            choices = [_listed(choice["required"]) for choice in rule]
            message, hint = f"{field} needs exactly one of: {'; '.join(choices)}", "give one of them"
        case "enum":
            choices = [str(choice) for choice in rule]
            message = f"{field} is {_show(value)}, not one of {', '.join(choices)}"
            hint = did_you_mean(str(value), choices) or "choose one of these"
        case "type":
            kinds = " or ".join(_TYPE_NAMES[kind] for kind in (rule if isinstance(rule, list) else [rule]))
            message = f"{field} is {_show(value)}, where {kinds} is expected"
        case "minLength" | "minItems" | "minProperties":
            message = f"{field} is empty"
            hint = hint or "fill it in, or delete the key"
        case "minimum" | "maximum" | "maxLength" | "maxItems":
            message = f"{field} is {_show(value)}, beyond the limit of {rule}"
        case "dependentRequired":
            message = f"{field} is incomplete: {error.message}"
        case _:
            message = f"{field} is {_show(value)}, which cannot be read"
    return pointer, Fault(rule=SCHEMA, location=location, message=message, hint=hint)


def _field(pointer: Pointer) -> str:
    """The way to a field in words: "claims.value", "an entry of claims", "the file"."""
    way = ".".join(step for step in pointer if isinstance(step, str)) or "the file"
    return f"an entry of {way}" if pointer and isinstance(pointer[-1], int) else way


def _listed(names: Iterable[str]) -> str:
    *others, last = map(repr, names)
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
    return text if len(text) <= 60 else text[:57] + "..."
