"""What a schema says is wrong, in words that name the field, what stands there, and what was meant.

One small function for each keyword of JSON Schema; what was meant is taken from the schema's own `description`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from gzcheck.model import (
    LONGEST_LINE,
    Fault,
    Hedge,
    Location,
    Mend,
    MendKind,
    clipped,
    did_you_mean,
    hint_for_hedge,
    late_pattern,
    nearest,
    replacement,
    setting,
)
from gzcheck.reading import SCHEMA, Document, Pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


class _Breach(NamedTuple):
    rule: Any
    """What the schema says for the keyword."""
    value: Any
    schema: Any
    """The part of it that was broken."""
    message: str


Words = tuple[str, str]
"""What is wrong behind the name of the field, and what to do (empty: what the schema describes)."""

MOST_NAMES = 5
_TYPE_NAMES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}


def complaint(document: Document, error: ValidationError, pointer: Pointer) -> tuple[Pointer, Fault]:
    """The way to the bad field, and what is wrong with the value at `pointer`."""
    breach = _Breach(error.validator_value, error.instance, error.schema, error.message)
    if error.validator == "additionalProperties":
        return _unknown_keys(document, breach, pointer)
    said, hint = _SAID.get(str(error.validator), _unreadable)(breach)
    hint = (_hedge_hint(pointer, breach.value) if error.validator == "enum" else "") or hint or _described(error.schema)
    mends = _MENDS.get(str(error.validator), _no_mends)(pointer, breach)
    return pointer, _fault(document, pointer, document.at(pointer), f"{field(pointer)} {said}", hint, mends)


def _fault(
    document: Document, pointer: Pointer, location: Location, message: str, hint: str, mends: tuple[Mend, ...]
) -> Fault:
    key = f"{_owner(document, pointer)}{message}"
    return Fault(rule=SCHEMA, location=location, message=message, hint=hint, key=key, mends=mends)


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


def _described(schema: Any) -> str:
    wanted = schema.get("description", "") if isinstance(schema, dict) else ""
    return f"write {wanted[0].lower()}{wanted[1:].rstrip('.')}" if wanted else ""


def _unknown_keys(document: Document, breach: _Breach, pointer: Pointer) -> tuple[Pointer, Fault]:
    known = breach.schema.get("properties", {})
    names = [key for key in breach.value if key not in known]
    way = (*pointer, names[0])
    message = f"unknown {_keys(names)} in {field(pointer)}"
    hint = did_you_mean(names[0], known) or f"known here: {', '.join(sorted(known))}"
    meant = replacement(nearest(names[0], known))
    return way, _fault(document, way, document.at(way, key=True), message, hint, meant)


def _lacks(breach: _Breach) -> Words:
    names = [key for key in breach.rule if key not in breach.value]
    return f"lacks the {_keys(names)}", f"add {', '.join(f'{key}:' for key in names)}"


def _keys(names: Sequence[str]) -> str:
    return f"key{'s' if len(names) > 1 else ''} {_listed(names)}"


def _needs_one(breach: _Breach) -> Words:
    if not isinstance(breach.value, dict):
        return _unreadable(breach)
    choices = [_listed(choice["required"]) for choice in breach.rule]
    return f"needs exactly one of: {'; '.join(choices)}", "give one of them"


def _not_among(breach: _Breach) -> Words:
    choices = [str(choice) for choice in breach.rule]
    hint = did_you_mean(str(breach.value), choices) or "choose one of these"
    return f"is {_show(breach.value)}, not one of {', '.join(choices)}", hint


def _hedge_hint(pointer: Pointer, value: Any) -> str:
    """The class for a hedge typed in words ("more than"); empty for every other field."""
    hedge = hint_for_hedge(str(value)) if pointer[-1:] == ("hedge",) else None
    if hedge is Hedge.BARE:
        return "leave the hedge out for a bare number"
    return f"write 'hedge: {hedge.value}'" if hedge else ""


def _another_type(breach: _Breach) -> Words:
    kinds = breach.rule if isinstance(breach.rule, list) else [breach.rule]
    hint = "put it in quotes if it is text" if breach.rule == "string" and _is_number(breach.value) else ""
    return f"is {_show(breach.value)}, where {' or '.join(_TYPE_NAMES[kind] for kind in kinds)} is expected", hint


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _empty(breach: _Breach) -> Words:
    return "is empty", _described(breach.schema) or "fill it in, or delete the key"


def _beyond(breach: _Breach) -> Words:
    return f"is {_show(breach.value)}, beyond the limit of {breach.rule}", ""


def _incomplete(breach: _Breach) -> Words:
    return f"is incomplete: {clipped(breach.message, LONGEST_LINE)}", ""


def _unreadable(breach: _Breach) -> Words:
    return f"is {_show(breach.value)}, which cannot be read", ""


_SAID: dict[str, Callable[[_Breach], Words]] = {
    "required": _lacks,
    "oneOf": _needs_one,
    "enum": _not_among,
    "type": _another_type,
    **dict.fromkeys(("minLength", "minItems", "minProperties"), _empty),
    **dict.fromkeys(("minimum", "maximum", "maxLength", "maxItems"), _beyond),
    "dependentRequired": _incomplete,
}


# ---------------------------------------------------------------- what would mend it


def _no_mends(pointer: Pointer, breach: _Breach) -> tuple[Mend, ...]:
    return ()


def _add_keys(pointer: Pointer, breach: _Breach) -> tuple[Mend, ...]:
    return tuple(mend for key in breach.rule if key not in breach.value for mend in setting(key, ""))


def _choose(pointer: Pointer, breach: _Breach) -> tuple[Mend, ...]:
    hedge = hint_for_hedge(str(breach.value)) if pointer[-1:] == ("hedge",) else None
    if hedge is Hedge.BARE:
        return (Mend(kind=MendKind.DROP, key="hedge"),)
    return replacement(hedge.value if hedge else nearest(str(breach.value), map(str, breach.rule)))


def _quote(pointer: Pointer, breach: _Breach) -> tuple[Mend, ...]:
    """A number that is meant as a text is put in quotes; one that is typed with commas goes without them."""
    if breach.rule == "string" and _is_number(breach.value):
        return (Mend(kind=MendKind.QUOTE),)
    return _without_commas(pointer, breach)


def _without_commas(pointer: Pointer, breach: _Breach) -> tuple[Mend, ...]:
    is_grouped = isinstance(breach.value, str) and _GROUPED.fullmatch(breach.value.strip())
    return replacement(re.sub("[, _]", "", breach.value.strip())) if is_grouped else ()


_GROUPED = late_pattern(r"-?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+|(?:_[0-9]{3})+)(?:\.[0-9]+)?")
_MENDS: dict[str, Callable[[Pointer, _Breach], tuple[Mend, ...]]] = {
    "required": _add_keys,
    "enum": _choose,
    "type": _quote,
    "anyOf": _without_commas,
    "pattern": _without_commas,
}


def field(pointer: Pointer) -> str:
    """The way to a field in words: "claims.value", "an entry of claims", "the file"."""
    way = ".".join(clipped(step) for step in pointer if isinstance(step, str)) or "the file"
    return f"an entry of {way}" if pointer and isinstance(pointer[-1], int) else way


def _listed(names: Iterable[str]) -> str:
    *others, last = [repr(clipped(name)) for name in names]
    if len(others) >= MOST_NAMES:
        return f"{', '.join(others[:MOST_NAMES])} and {len(others) + 1 - MOST_NAMES} more"
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
