"""Data against the published JSON schemas: jsonschema-rs accepts or rejects, jsonschema is loaded only to explain.

Explanations name the deepest exact field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from gzcheck.model import LONGEST_LINE, Fault, clipped
from gzcheck.reading import SCHEMA, Document, Pointer, load_schema
from gzcheck.reading.complaints import complaint, field

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

LISTS = {
    "corpus": "entities",
    "indicators": "indicators",
    "identities": "identities",
    "resolutions": "resolutions",
    "source": "claims",
    "table": "",
}
"""The key of each kind of file that holds a list of entries; empty for one that holds a single thing."""
MAX_EXPLAINED = 50
"""How many broken entries of one file are explained."""


def violations(document: Document, name: str) -> tuple[list[Pointer], list[Fault]]:
    """What in `document` breaks the schema `name`: the ways to all bad fields, and a fault for each that needs one.

    A field whose value could not even be read already has its fault and gets no second one. To explain costs a thousand
    times what it costs to refuse, so that of many broken entries only the first are explained, and where none is broken
    one of them stands for all.
    """
    if _validator(name).is_valid(document.data):
        return [], []
    key = LISTS.get(name, "")
    entries = _entries(document.data, key)
    broken = _broken_entries(entries, name, key)
    explained, others = broken[:MAX_EXPLAINED] or [0][: len(entries)], broken[MAX_EXPLAINED:]
    data = document.data | {key: [entries[index] for index in explained]} if entries else document.data
    pointers, faults = _explained(document, data, name, key, explained)
    if not pointers and broken:
        pointers, faults = _unexplained(document, data, name, key, explained)
    elif not pointers:
        pointers, faults = _unexplained(document, document.data, name, key, ())
    for index in others:
        pointers.append((key, index))
        message = f"an entry of {key} does not have the form of one"
        faults.append(Fault(rule=SCHEMA, location=document.at((key, index)), message=message))
    return pointers, list(dict.fromkeys(faults))


def _explained(
    document: Document, data: Any, name: str, key: str, explained: Sequence[int]
) -> tuple[list[Pointer], list[Fault]]:
    """What the slow validator refuses, in words for people."""
    errors = [(error, _in_file(tuple(error.absolute_path), key, explained)) for error in _errors(data, name)]
    found = [complaint(document, error, way) for error, way in errors]
    unreadable = {(fault.location.line, fault.location.column) for fault in document.faults}
    faults = [fault for _, fault in found if (fault.location.line, fault.location.column) not in unreadable]
    return [pointer for pointer, _ in found], faults


def _in_file(way: Pointer, key: str, explained: Sequence[int]) -> Pointer:
    """A way into the file, for one into data whose list at `key` holds only the entries to be explained."""
    if explained and way[:1] == (key,) and len(way) > 1 and isinstance(way[1], int):
        return (key, explained[way[1]], *way[2:])
    return way


def _entries(data: Any, key: str) -> list[Any]:
    """The list at `key`; empty where there is none."""
    entries = data.get(key) if isinstance(data, dict) else None
    return entries if isinstance(entries, list) else []


def _broken_entries(entries: Sequence[Any], name: str, key: str) -> list[int]:
    """The indices of the entries that do not conform."""
    if not entries:
        return []
    validator = _entry_validator(name, key)
    return [index for index, entry in enumerate(entries) if not validator.is_valid(entry)]


def _unexplained(
    document: Document, data: Any, name: str, key: str, explained: Sequence[int]
) -> tuple[list[Pointer], list[Fault]]:
    """What only the fast validator refuses, in its own words."""
    pointers, faults = [], []
    for error in _validator(name).iter_errors(data):
        pointer = _in_file(tuple(error.instance_path), key, explained)
        pointers.append(pointer)
        message = f"{field(pointer)} cannot be used: {clipped(error.message, LONGEST_LINE)}"
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
