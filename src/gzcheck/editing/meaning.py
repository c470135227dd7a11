"""What a key or value of a file stands for: which name it gives or refers to, and what its schema says of it."""

from __future__ import annotations

from enum import StrEnum

from gzcheck.editing.outline import Pointer, Slot
from gzcheck.editing.schemas import properties
from gzcheck.model import EACH, dataclass
from gzcheck.reading import schema_of


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
    if slot.is_bare and len(way) > 1 and isinstance(way[-2], int) and not properties(file, way[:-1]):
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
