"""What may stand where somebody types: keys, names by anything they are called, units, choices, and whole claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gzcheck.editing import (
    Candidate,
    Edit,
    Look,
    Pointer,
    Slot,
    Sort,
    Suggested,
    candidates,
    described,
    is_definition,
    names_claims_by_key,
    properties,
    ranked,
    required,
    slots_of,
    sort_at,
    source_in,
    values,
)
from gzcheck.model import Corpus, Location, hint_for_hedge, lines_of

MOST = 200
"""Completions that are offered at once; a longer word finds the others."""
_MARK = "\x00"
_HEDGE = "hedge"


@dataclass(frozen=True)
class _Cursor:
    """Where somebody types."""

    file: str
    slots: list[Slot]
    slot: Slot
    word: str
    """What stands in front of the cursor."""
    location: Location
    """The word that the completion takes the place of."""

    @property
    def holder(self) -> Pointer:
        """The way of the mapping that a key is typed in."""
        return self.slot.way[:-1]

    @property
    def is_in_source(self) -> bool:
        """Whether it is a file of a source."""
        return self.file.startswith("sources/")

    @cached_property
    def present(self) -> set[str]:
        """The keys that the mapping has already."""
        size = len(self.holder)
        return {
            str(one.way[size])
            for one in self.slots
            if one is not self.slot and len(one.way) > size and one.way[:size] == self.holder
        }


def completions(corpus: Corpus, file: str, text: str, line: int, column: int) -> list[Suggested]:
    """What may stand at a place of a file of a corpus, the likeliest first."""
    cursor = _cursor(file, text, line, column)
    if cursor is None:
        return []
    found = [*_items(corpus, cursor)] if cursor.slot.is_bare else [*_values(corpus, cursor, cursor.slot.way)]
    return found[:MOST]


def _cursor(file: str, text: str, line: int, column: int) -> _Cursor | None:
    """The word at a place; the text is read with a mark in it that no file can hold."""
    lines = _marked(text, line, column)
    slots = slots_of("\n".join(lines))
    slot = next((one for one in slots if _has_mark(one)), None)
    if slot is None:
        return None
    in_value = _MARK in slot.text
    where = slot.value if in_value else slot.key
    word, _, rest = lines[line - 1][where.column - 1 : where.end_column - 1].partition(_MARK)
    made = _without_mark(slot, word + rest, is_bare=slot.is_bare or not in_value)
    behind = rest if slot.in_braces or not slot.is_bare else rest.split(" ")[0]
    place = Location("", line, where.column, line, where.column + len(word) + len(behind))
    return _Cursor(file, [one for one in slots if one is not slot], made, word.lstrip("\"'"), place)


def _marked(text: str, line: int, column: int) -> list[str]:
    """The lines of a text, with the mark at a place."""
    lines = [one.replace(_MARK, " ") for one in lines_of(text)]
    lines += [""] * (line - len(lines))
    here = lines[line - 1]
    lines[line - 1] = here[: column - 1].ljust(column - 1) + _MARK + here[column - 1 :]
    return lines


def _has_mark(slot: Slot) -> bool:
    return _MARK in slot.text or any(_MARK in str(step) for step in slot.way)


def _without_mark(slot: Slot, text: str, *, is_bare: bool) -> Slot:
    way = tuple(step.replace(_MARK, "") if isinstance(step, str) else step for step in slot.way)
    return Slot(way=way, key=slot.key, value=slot.value, text=text, is_bare=is_bare, in_braces=slot.in_braces)


# ---------------------------------------------------------------- keys, and items of lists


def _items(corpus: Corpus, cursor: _Cursor) -> Iterator[Suggested]:
    """A key that is being typed, or an item of a list of words."""
    if not properties(cursor.file, cursor.holder):
        yield from _words(corpus, cursor)
    yield from _whole_claims(corpus, cursor)
    yield from _keys(cursor)


def _words(corpus: Corpus, cursor: _Cursor) -> Iterator[Suggested]:
    """What may stand in a list of words, or as a key that is a name."""
    if names_claims_by_key(cursor.file, cursor.holder):
        return _named(corpus, cursor, Sort.CLAIM, behind=": ")
    return _values(corpus, cursor, cursor.holder)


def _keys(cursor: _Cursor) -> Iterator[Suggested]:
    file, holder = cursor.file, cursor.holder
    needed = required(file, holder)
    for key, said in properties(file, holder).items():
        if key not in cursor.present and key.startswith(cursor.word):
            text = f"{key}:" if _is_nested(file, (*holder, key)) else f"{key}: "
            detail = "required" if key in needed else ""
            yield _made(cursor, key, text, Look.KEY, detail=detail, documentation=said)


def _whole_claims(corpus: Corpus, cursor: _Cursor) -> Iterator[Suggested]:
    """A new claim, where an entry of the list begins or may begin."""
    if not cursor.is_in_source or not any(one.way == ("claims",) for one in cursor.slots):
        return
    match cursor.holder:
        case ("claims", _):
            if not cursor.present and not cursor.slot.in_braces:
                yield _claim_snippet(corpus, cursor, "")
        case ("claims",):
            yield _claim_snippet(corpus, cursor, "- ")
        case () if cursor.slot.value.column > 1:
            yield _claim_snippet(corpus, cursor, "- ")


def _is_nested(file: str, way: Pointer) -> bool:
    return bool(properties(file, way) or properties(file, (*way, 0)))


def _claim_snippet(corpus: Corpus, cursor: _Cursor, dash: str) -> Suggested:
    """All that a claim needs, on lines of their own; the entity is the one that the file is about so far."""
    entity = next((one.text for one in reversed(cursor.slots) if one.way[-1:] == ("about",)), "")
    entity = entity or next(iter(corpus.entities), "entity")
    margin = " " * (cursor.location.column - 1 + len(dash))
    fields = (
        ("id", "${1:id}"),
        ("about", f"${{2:{entity}}}"),
        ("indicator", "${3:indicator}"),
        ("value", "${4:0}"),
        ("unit", "${5:count}"),
        ("printed", "${6:as printed}"),
        ("paragraph", "${7:1}"),
    )
    body = f"\n{margin}".join(f"{key}: {value}" for key, value in fields)
    return _made(cursor, "claim", f"{dash}{body}", Look.SNIPPET, detail="a new claim", is_snippet=True)


# ---------------------------------------------------------------- values


def _values(corpus: Corpus, cursor: _Cursor, way: Pointer) -> Iterator[Suggested]:
    """What a key may have as its value."""
    sort = sort_at(cursor.file, way)
    if sort is not None and not is_definition(cursor.file, way):
        yield from _named(corpus, cursor, sort)
        return
    meant = hint_for_hedge(cursor.word) if way[-1:] == (_HEDGE,) and cursor.word else None
    for value in values(cursor.file, way):
        if value.startswith(cursor.word) or (meant is not None and value == meant.value):
            said = described(cursor.file, way)
            yield _made(cursor, value, value, Look.CHOICE, detail=_told(way, value), documentation=said)


def _told(way: Pointer, value: str) -> str:
    """An example of a hedge, in words."""
    return _EXAMPLES.get(value, "") if way[-1:] == (_HEDGE,) else ""


_EXAMPLES = {
    "exact": "exactly 203",
    "about": "some 230, around 230, 约230",
    "nearly": "nearly 230, 近230",
    "over": "more than 230, 超过230",
    "at-least": "at least 230, 至少230",
    "under": "fewer than 230, 不到230",
    "at-most": "up to 230, 至多230",
    "odd": "230-odd, 230多",
    "range": "200 to 230",
    "order": "hundreds of",
}


def _named(corpus: Corpus, cursor: _Cursor, sort: Sort, behind: str = "") -> Iterator[Suggested]:
    source = source_in(cursor.slots) if cursor.is_in_source else ""
    for one in ranked(candidates(corpus, sort, source), cursor.word)[:MOST]:
        yield _candidate(cursor, one, sort, behind)


def _candidate(cursor: _Cursor, one: Candidate, sort: Sort, behind: str) -> Suggested:
    look = Look.UNIT if sort is Sort.UNIT else Look.NAME
    return _made(cursor, one.name, one.name + behind, look, detail=one.label, documentation=one.definition)


def _made(
    cursor: _Cursor,
    label: str,
    text: str,
    look: Look,
    *,
    detail: str = "",
    documentation: str = "",
    is_snippet: bool = False,
) -> Suggested:
    edit = Edit(location=cursor.location, text=text)
    return Suggested(
        label=label, edit=edit, look=look, detail=detail, documentation=documentation, is_snippet=is_snippet
    )
