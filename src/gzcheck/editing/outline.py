"""The keys and values of a YAML file with their places, also where it is half typed and no YAML reader takes it.

Lines in block style are told apart by their indentation, mappings and lists in braces character by character. What
cannot be told is passed by: nothing here decides what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gzcheck.model import Location, lines_of
from gzcheck.reading import Pointer as Pointer

_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s\-?:,\[\]{}\#&*!|>'"%@`][^:\#{}\[\],]*?|-[^\s:]+)\s*:(?=\s|$)"""
)
_COMMENT = re.compile(r"(?:^|\s)\#.*$")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)""")
_MAP, _LIST = "map", "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A key with its value, an item of a list, or a word that may become either."""

    way: Pointer
    """Keys and indices: ("claims", 3, "unit"); of a bare word, the container's way and the word."""
    key: Location
    """Where the key stands; of an item of a list, the value."""
    value: Location
    """Where the value stands on its first line, quotes included; a point where nothing is typed yet."""
    text: str
    """The value without quotes; empty for a mapping or a list."""
    is_bare: bool = False
    """Whether it is a word where a key or an item stands, without a colon."""
    in_braces: bool = False

    def is_key_at(self, line: int, column: int) -> bool:
        """Whether a place is in the key, which is not the value too."""
        where = self.key
        return where != self.value and where.line == line and where.column <= column <= where.end_column

    @property
    def name(self) -> str:
        """The last step of the way."""
        return str(self.way[-1]) if self.way else ""


@dataclass(slots=True)
class _Frame:
    """A mapping or a list that is open at a line."""

    kind: str
    indent: int
    way: Pointer
    last: Pointer = ()
    """The way of the key or item that was read last."""
    count: int = 0


@dataclass(slots=True)
class _Scan:
    """Goes over the lines of a file once."""

    lines: Sequence[str]
    slots: list[Slot] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=lambda: [_Frame(_MAP, 0, ())])
    row: int = 0

    def run(self) -> list[Slot]:
        while self.row < len(self.lines):
            line = self.lines[self.row]
            if line.strip() and not line.lstrip().startswith("#") and not line.startswith(("---", "...")):
                self._line(line)
            self.row += 1
        return self.slots

    def _line(self, line: str) -> None:
        place = len(line) - len(line.lstrip(" "))
        while _is_dash(line, place):
            self._open_item(place)
            rest = line[place + 1 :]
            place += 1 + len(rest) - len(rest.lstrip(" "))
        self._entry(line, place, after_dash=line[:place].strip() != "")

    def _open_item(self, place: int) -> None:
        self._leave(place, keep_list=True)
        top = self.frames[-1]
        if not (top.kind == _LIST and top.indent == place):
            top = _Frame(_LIST, place, top.last)
            self.frames.append(top)
        top.last = (*top.way, top.count)
        top.count += 1

    def _leave(self, place: int, *, keep_list: bool) -> None:
        """Close what is indented more than this column, and a list of this column unless its next item comes."""
        while len(self.frames) > 1:
            top = self.frames[-1]
            if top.indent < place or (top.indent == place and (keep_list or top.kind == _MAP)):
                return
            self.frames.pop()

    def _entry(self, line: str, place: int, *, after_dash: bool) -> None:
        """What stands behind the dashes of a line: a key, or a word."""
        if place >= len(line):
            return
        found = _KEY.match(line, place)
        if not after_dash:
            self._leave(place, keep_list=False)
        if found is None:
            self._word(line, place)
            return
        top = self._mapping(place)
        key = _unquoted(found["key"])
        top.last = (*top.way, key)
        name = self._location(place, place + len(found["key"]))
        self._value(line, found.end(), top.last, name, place)

    def _mapping(self, place: int) -> _Frame:
        top = self.frames[-1]
        if not (top.kind == _MAP and top.indent == place):
            top = _Frame(_MAP, place, top.last)
            self.frames.append(top)
        return top

    def _word(self, line: str, place: int) -> None:
        """A word without a colon: an item of a list, or a key that is being typed."""
        top = self.frames[-1]
        if line[place] in "{[":
            _Flow(self, top.last).run(place, top.indent)
            return
        end = _end_of_value(line, place)
        where = self._location(place, end)
        text = _unquoted(line[place:end])
        holder = top.way if top.kind == _MAP and top.indent == place else top.last
        self.slots.append(Slot(way=(*holder, text), key=where, value=where, text=text, is_bare=True))

    def _value(self, line: str, place: int, way: Pointer, key: Location, indent: int) -> None:
        rest = line[place:]
        start = place + len(rest) - len(rest.lstrip(" \t"))
        if line[start : start + 1] in ("{", "["):
            self.slots.append(Slot(way=way, key=key, value=self._location(start, start), text=""))
            _Flow(self, way).run(start, indent)
            return
        end = _end_of_value(line, start)
        text = line[start:end]
        self.slots.append(Slot(way=way, key=key, value=self._location(start, end), text=_unquoted(text)))
        if text[:1] in ("|", ">"):
            self._skip_block(indent)

    def _skip_block(self, indent: int) -> None:
        """Pass by the lines of a text in block style."""
        while self.row + 1 < len(self.lines):
            line = self.lines[self.row + 1]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                return
            self.row += 1

    def _location(self, start: int, end: int) -> Location:
        return Location("", self.row + 1, start + 1, self.row + 1, end + 1)


class _Flow:
    """Goes over one mapping or list in braces, which may go over lines and may not be closed."""

    def __init__(self, scan: _Scan, way: Pointer) -> None:
        self._scan = scan
        self._open: list[_Frame] = []
        self._way = way
        self._key: tuple[str, Location] | None = None

    def run(self, place: int, indent: int) -> None:
        scan = self._scan
        while True:
            if self._line(scan.lines[scan.row], place) or self._ends_before_next(indent):
                return
            scan.row += 1
            place = 0

    def _ends_before_next(self, indent: int) -> bool:
        """Whether the next line is one in block style, so that somebody has not typed the closing brace yet."""
        if self._scan.row + 1 >= len(self._scan.lines):
            return True
        line = self._scan.lines[self._scan.row + 1]
        place = len(line) - len(line.lstrip(" "))
        return bool(line.strip()) and place <= indent and (_is_dash(line, place) or _KEY.match(line, place) is not None)

    def _line(self, line: str, place: int) -> bool:
        """Go over a line; True where the whole is closed on it."""
        while place < len(line):
            char = line[place]
            if char in "{[":
                self._enter(char)
            elif char in "}]":
                self._key = None
                if self._open:
                    self._open.pop()
                if not self._open:
                    return True
            elif char == ",":
                self._end_entry(place)
            elif char == "#" and line[place - 1 : place] in (" ", ""):
                break
            elif not char.isspace():
                place = self._token(line, place)
                continue
            place += 1
        self._end_entry(len(line))
        return False

    def _enter(self, char: str) -> None:
        way = self._way if not self._open else self._item_way()
        if self._key is not None:
            _, where = self._key
            self._scan.slots.append(Slot(way=way, key=where, value=where, text="", in_braces=True))
        self._key = None
        self._open.append(_Frame(_MAP if char == "{" else _LIST, 0, way))

    def _item_way(self) -> Pointer:
        top = self._open[-1]
        if top.kind == _LIST:
            top.count += 1
            return (*top.way, top.count - 1)
        return (*top.way, self._key[0]) if self._key else top.way

    def _end_entry(self, place: int) -> None:
        """A key whose value is not typed yet ends here."""
        if self._key is None:
            return
        name, where = self._key
        start = min(place, where.end_column)  # behind the colon
        point = Location("", self._scan.row + 1, start + 1, self._scan.row + 1, place + 1)
        if where.line == self._scan.row + 1:
            way = (*self._open[-1].way, name)
            self._scan.slots.append(Slot(way=way, key=where, value=point, text="", in_braces=True))
        self._key = None

    def _token(self, line: str, place: int) -> int:
        """A key or a value; returns the column behind it."""
        found = _KEY.match(line, place)
        if found is None and (quoted := _QUOTED.match(line, place)):
            found = re.compile(r"\s*:").match(line, quoted.end())
        top = self._open[-1] if self._open else _Frame(_LIST, 0, self._way)
        if found is not None and top.kind == _MAP and self._key is None:
            end = place + len(line[place : found.end()].rstrip(" ").removesuffix(":").rstrip())
            self._key = _unquoted(line[place:end]), self._location(place, end)
            return found.end()
        end = _end_in_braces(line, place)
        self._add(line[place:end].rstrip(), place, top)
        return end

    def _add(self, text: str, place: int, top: _Frame) -> None:
        where = self._location(place, place + len(text))
        plain = _unquoted(text)
        if top.kind == _LIST:
            way, key, bare = (*top.way, top.count), where, False
            top.count += 1
        elif self._key is not None:
            way, key, bare = (*top.way, self._key[0]), self._key[1], False
        else:
            way, key, bare = (*top.way, plain), where, True
        self._key = None
        self._scan.slots.append(Slot(way=way, key=key, value=where, text=plain, is_bare=bare, in_braces=True))

    def _location(self, start: int, end: int) -> Location:
        return Location("", self._scan.row + 1, start + 1, self._scan.row + 1, end + 1)


def _is_dash(line: str, place: int) -> bool:
    return line[place : place + 1] == "-" and line[place + 1 : place + 2] in (" ", "")


def _end_of_value(line: str, start: int) -> int:
    """The column behind a value in block style, without a comment."""
    if quoted := _QUOTED.match(line, start):
        return quoted.end()
    comment = _COMMENT.search(line, max(start - 1, 0))
    return max(start, len((line[: comment.start()] if comment else line).rstrip()))


def _end_in_braces(line: str, start: int) -> int:
    if quoted := _QUOTED.match(line, start):
        return quoted.end()
    end = start
    while end < len(line) and line[end] not in ",{}[]" and not (line[end] == "#" and line[end - 1] == " "):
        end += 1
    return max(end, start + 1)


def _unquoted(text: str) -> str:
    text = text.strip()
    if text[:1] == '"':
        return text[1:].removesuffix('"') if len(text) > 1 else ""
    if text[:1] == "'":
        return text[1:].removesuffix("'").replace("''", "'") if len(text) > 1 else ""
    return text


def slots_of(text: str) -> list[Slot]:
    """All keys and values of a file, in their order."""
    return _Scan(lines_of(text)).run()


def slot_at(slots: Sequence[Slot], line: int, column: int) -> Slot | None:
    """The key or value at a place; both ends count, since a cursor stands between two characters."""
    return next(_touching(slots, line, column), None)


def _touching(slots: Sequence[Slot], line: int, column: int) -> Iterator[Slot]:
    for slot in slots:
        for where in (slot.value, slot.key):
            if where.line == line and where.column <= column <= where.end_column:
                yield slot
