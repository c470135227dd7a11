"""What would mend a finding, as edits of the text in the editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gzcheck.editing.answers import Edit, Fix
from gzcheck.editing.outline import Pointer, Slot, slots_of
from gzcheck.model import Finding, Location, Mend, MendKind, lines_of

_PLAIN = re.compile(r"[\w.%/+-]*")
_ANCHORS = ("unit", "value", "indicator", "about", "id")
"""Keys behind which a new one is written, the best first."""


def fixes(finding: Finding, place: Location, file: str, text: str) -> list[Fix]:
    """What would mend a finding that is shown at a place of a file with this text."""
    slots, lines = slots_of(text), lines_of(text)
    made = [(mend, _edit(mend, place, slots, lines)) for mend in finding.advice.mends]
    found = [(mend, replace(edit, location=replace(edit.location, path=file))) for mend, edit in made if edit]
    missing = [(mend, edit) for mend, edit in found if _is_missing(mend)]
    others = [(mend, edit) for mend, edit in found if not _is_missing(mend)]
    additions = [_addition(finding, missing)] if missing else []
    return [*(_fix(finding, mend, edit, is_only=len(others) == 1) for mend, edit in others), *additions]


def _is_missing(mend: Mend) -> bool:
    """Whether it adds a key without a value, of which all that are missing are needed."""
    return mend.kind is MendKind.SET and not mend.text


def _fix(finding: Finding, mend: Mend, edit: Edit, *, is_only: bool) -> Fix:
    return Fix(title=_title(mend), edits=(edit,), fingerprint=finding.fingerprint, is_preferred=is_only)


def _addition(finding: Finding, missing: Sequence[tuple[Mend, Edit]]) -> Fix:
    """Several keys put in at one place, as one edit."""
    edit = Edit(location=missing[0][1].location, text="".join(edit.text for _, edit in missing))
    keys = ", ".join(mend.key for mend, _ in missing)
    return Fix(title=f"Add {keys}", edits=(edit,), fingerprint=finding.fingerprint)


def _title(mend: Mend) -> str:
    match mend.kind:
        case MendKind.REPLACE:
            return f"Write {mend.text}"
        case MendKind.SET:
            return f"Write {mend.key}: {mend.text}"
        case MendKind.DROP:
            return f"Drop {mend.key}"
        case MendKind.QUOTE:
            return "Put it in quotes"


def _edit(mend: Mend, place: Location, slots: Sequence[Slot], lines: Sequence[str]) -> Edit | None:
    slot = _slot(place, slots)
    if slot is None:
        return None
    match mend.kind:
        case MendKind.REPLACE:
            return Edit(location=_stretch(slot, place), text=_scalar(mend.text))
        case MendKind.QUOTE:
            return _quoted(slot, lines)
        case MendKind.SET:
            return _set(mend, _holder(slot), slots, lines)
        case MendKind.DROP:
            return _dropped(mend.key, _holder(slot), slots, lines)


def _slot(place: Location, slots: Sequence[Slot]) -> Slot | None:
    """The key or value that begins at a place or holds it, or else the first one behind it: a mapping's first key."""
    for slot in slots:
        for where in (slot.value, slot.key):
            if where.line == place.line and where.column <= place.column < max(where.end_column, where.column + 1):
                return slot
    behind = (slot for slot in slots if (slot.key.line, slot.key.column) >= (place.line, place.column))
    return next(behind, None)


def _stretch(slot: Slot, place: Location) -> Location:
    """The key where the place is in it, otherwise the value."""
    in_key = slot.key.line == place.line and slot.key.column <= place.column < slot.key.end_column
    return slot.key if in_key else slot.value


def _holder(slot: Slot) -> Pointer:
    """The way of the mapping that a slot is in."""
    way = slot.way[:-1]
    return way[:-1] if isinstance(slot.way[-1], int) else way


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _quoted(slot: Slot, lines: Sequence[str]) -> Edit:
    where = slot.value
    raw = lines[where.line - 1][where.column - 1 : where.end_column - 1]
    return Edit(location=where, text=json.dumps(raw, ensure_ascii=False))


def _set(mend: Mend, holder: Pointer, slots: Sequence[Slot], lines: Sequence[str]) -> Edit | None:
    own = {slot.name: slot for slot in reversed(_children(holder, slots))}
    said = f"{mend.key}: {_scalar(mend.text)}"
    if mend.key in own:
        return _revalued(own[mend.key], _scalar(mend.text), lines)
    anchor = _anchor(own)
    if anchor is None:
        return None
    if anchor.in_braces:
        return Edit(location=_point(anchor.value.line, anchor.value.end_column), text=f", {said}")
    end = len(lines[anchor.value.line - 1]) + 1
    return Edit(location=_point(anchor.value.line, end), text=f"\n{' ' * (anchor.key.column - 1)}{said}")


def _revalued(slot: Slot, text: str, lines: Sequence[str]) -> Edit:
    glued = lines[slot.value.line - 1][: slot.value.column - 1].endswith(":")
    return Edit(location=slot.value, text=f"{' ' if glued else ''}{text}")


def _anchor(own: Mapping[str, Slot]) -> Slot | None:
    """The key that a new one is written behind: one with a value on its line."""
    order = [*(own[key] for key in _ANCHORS if key in own), *own.values()]
    return next((slot for slot in order if _is_one_line(slot)), None)


def _children(holder: Pointer, slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if slot.way[:-1] == holder and not slot.is_bare]


def _is_one_line(slot: Slot) -> bool:
    return bool(slot.text) and slot.text[0] not in "|>"


def _point(line: int, column: int) -> Location:
    return Location("", line, column, line, column)


def _dropped(key: str, holder: Pointer, slots: Sequence[Slot], lines: Sequence[str]) -> Edit | None:
    own = _children(holder, slots)
    place = next((place for place, slot in enumerate(own) if slot.name == key), None)
    if place is None:
        return None
    slot = own[place]
    if slot.in_braces:
        return Edit(location=_with_comma(own, place), text="")
    before = lines[slot.key.line - 1][: slot.key.column - 1]
    if before.strip() or not _is_one_line(slot):  # the dash of the entry stands there too, or more lines belong to it
        return None
    return Edit(location=Location("", slot.key.line, 1, slot.key.line + 1, 1), text="")


def _with_comma(own: Sequence[Slot], place: int) -> Location:
    slot = own[place]
    if place:
        return Location("", *own[place - 1].value.end, *slot.value.end)
    behind = own[1].key if len(own) > 1 else slot.value
    last = (behind.line, behind.column) if len(own) > 1 else slot.value.end
    return Location("", slot.key.line, slot.key.column, *last)


def applied(text: str, edits: list[Edit]) -> str:
    """A text after edits that do not overlap."""
    lines = lines_of(text, with_ends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for edit in sorted(edits, key=lambda one: one.location, reverse=True):
        first, last = ((edit.location.line, edit.location.column), edit.location.end)
        start, end = (starts[min(line - 1, len(starts) - 1)] + column - 1 for line, column in (first, last))
        text = text[:start] + edit.text + text[end:]
    return text


def difference(file: str, old: str, new: str) -> Iterator[Edit]:
    """The one edit that makes a text another one; none where they are the same."""
    if old == new:
        return
    most = min(len(old), len(new))
    first = next((index for index in range(most) if old[index] != new[index]), most)
    rest = most - first
    last = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    start, end = _place(old, first), _place(old, len(old) - last)
    yield Edit(location=Location(file, *start, *end), text=new[first : len(new) - last])


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset; never between the two characters of a line end."""
    lines = lines_of(text[:offset] + "\x00")
    return len(lines), len(lines[-1])
