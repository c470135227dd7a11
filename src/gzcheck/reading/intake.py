"""What has been read of a corpus: its files as far as they can be used, and a record of everything that cannot."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from gzcheck.model import Fault, Location, Reason, Rule, Skipped, clipped, dataclass
from gzcheck.reading import (
    MAX_BYTES,
    UNREADABLE_FILE,
    Document,
    Missing,
    NotKept,
    Opener,
    Pointer,
    Record,
    Refused,
    packed,
    printable,
    unpacked,
)
from gzcheck.reading.schema import LISTS, violations

if TYPE_CHECKING:
    from gzcheck.reading import FileMemory

MOST_OF_A_KIND = 50
"""Complaints of one rule about one file; of those beyond them only the number is told."""
LONGEST_MESSAGE = 600

_REASONS = {"identities": Reason.IDENTITY, "resolutions": Reason.RESOLUTION}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that can be used: its data, without the parts that break the schema."""

    name: str
    """In the corpus."""
    document: Document
    key: str
    """Of the list that the file is there for."""
    broken: frozenset[int]
    """Which entries of the list break the schema."""
    is_lost: bool
    """Whether the list as a whole breaks it, so that nobody knows what it should hold."""

    @property
    def head(self) -> dict[str, Any]:
        """What stands beside the list."""
        data: dict[str, Any] = self.document.data
        return data

    @property
    def reason(self) -> Reason:
        """Why an entry that is left out counts as not checked."""
        return _REASONS.get(self.key, Reason.INVALID_CLAIM)

    def entry(self, index: int) -> dict[str, Any]:
        """An entry of the list that conforms."""
        entry: dict[str, Any] = self.head[self.key][index]
        return entry

    def subject(self, index: int) -> str:
        """What an entry is called where it has no id."""
        return f"{self.document.path}#{self.key}/{index}"


class Twice(NamedTuple):
    """What to complain of when the name of an entry is taken."""

    rule: Rule
    message: str
    place: Location
    hint: str


class _Located(Protocol):
    @property
    def location(self) -> Location: ...


_Entry = TypeVar("_Entry", bound=_Located)


class Intake:
    """Reads the files of one corpus and keeps the record."""

    def __init__(self, opener: Opener, memory: FileMemory | None = None) -> None:
        self.opener, self._memory = opener, memory
        self.lines: dict[str, Sequence[str]] = {}
        """The lines of every file that was opened, by the path it is shown with."""
        self.skipped: list[Skipped] = []
        self.left_out: set[str] = set()
        """Ids of entries, and names of files, that are there but not in the corpus."""
        self._faults: list[Fault] = []

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, bounded in number and length."""
        return tuple(replace(one, message=clipped(one.message, LONGEST_MESSAGE)) for one in _bounded(self._faults))

    # ------------------------------------------------------------ the record

    def noted(self) -> Record:
        """All that was noted so far."""
        return Record(
            lines=dict(self.lines),
            faults=tuple(self._faults),
            skipped=tuple(self.skipped),
            left_out=frozenset(self.left_out),
        )

    def take(self, record: Record) -> None:
        """Note what another intake of the same corpus has noted."""
        self.lines.update(record.lines)
        self._faults += record.faults
        self.skipped += record.skipped
        self.left_out |= record.left_out

    def record(self, *faults: Fault) -> None:
        """Keep what is wrong."""
        self._faults += faults

    def complain(self, rule: Rule, location: Location, message: str, hint: str = "", key: str = "") -> None:
        """The same, in words."""
        self.record(Fault(rule=rule, location=location, message=message, hint=hint, key=key))

    def leave_out(self, reason: Reason, subject: str, *names: str) -> None:
        """Count something as not checked; who refers to one of its `names` is not at fault."""
        self.skipped.append(Skipped(reason=reason, subject=subject))
        self.left_out.update(names)

    def enter(self, table: dict[str, _Entry], name: str, made: _Entry, complaint: Callable[[], Twice]) -> bool:
        """Put an entry on its table; False, with a fault, where its name is taken."""
        if name not in table:
            table[name] = made
            return True
        first, twice = table[name].location, complaint()
        where = f"on line {first.line}" if first.path == twice.place.path else f"in {first.path}"
        self.complain(twice.rule, twice.place, f"{twice.message} (first {where})", twice.hint, key=twice.message)
        return False

    # ------------------------------------------------------------ files

    def sheet(self, name: str, schema: str, *, optional: bool = False) -> Sheet | None:
        """A file against its schema; None, with a fault and a count, where nothing of it can be used.

        A file that is `optional` may be missing, which is no fault.
        """
        try:
            sheet = self._sheet(name, schema, self.opener.read(name, MAX_BYTES))
        except Missing as missing:
            if optional:
                return None
            self.cannot_read(name, str(missing), "check that it exists and that you may read it")
            return None
        except Refused as refused:
            is_folder = "directory" in str(refused)
            self.cannot_read(name, str(refused), "move it away" if is_folder else "put a plain file in its place")
            return None
        except OSError as error:  # of whatever else files come from
            why = f"cannot be read: {error.strerror or error}"
            self.cannot_read(name, why, "check the disk or the connection it lies behind")
            return None
        if sheet is None:
            self._unread(name)
        return sheet

    def cannot_read(self, name: str, why: str, hint: str) -> None:
        """Record that a file or folder was not read at all; `why` continues its name."""
        base = printable(posixpath.basename(name))
        self.complain(UNREADABLE_FILE, Location(self.opener.shown(name)), f"{base} {why}", hint, key=why)
        self._unread(name)

    def _unread(self, name: str) -> None:
        self.leave_out(Reason.UNREAD_FILE, self.opener.shown(name), posixpath.basename(name), stem_of(name))

    def _sheet(self, name: str, schema: str, content: bytes) -> Sheet | None:
        document, ways, faults = self._read(self.opener.shown(name), schema, content)
        self.lines[document.path] = document.lines
        self.record(*document.faults, *faults)
        if document.data is None and document.faults:
            return None
        if document.data is None or () in ways:
            return None
        key = LISTS[schema]
        for way in ways:
            if way[0] != key or len(way) == 1:
                _drop(document.data, way)
        return Sheet(name, document, key, frozenset(_indices(ways, key)), is_lost=(key,) in ways)

    def _read(self, path: str, schema: str, content: bytes) -> tuple[Document, list[Pointer], list[Fault]]:
        """A document, the ways to all in it that breaks its schema, and what is wrong there.

        Only what is without fault is kept: a broken file is read again until it is mended.
        """
        if self._memory is not None:
            self._memory.note(path, content)
            with suppress(NotKept):
                return unpacked(path, content, self._memory.recall(path, schema)), [], []
        from gzcheck.reading import read_yaml

        document = read_yaml(path, content)
        if document.data is None and document.faults:
            return document, [], []
        ways, faults = violations(document, schema)
        if self._memory is not None and not ways:
            with suppress(NotKept):
                self._memory.keep(path, schema, packed(document))
        return document, ways, faults

    def entries(self, sheet: Sheet | None, owner: str = "") -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries of a file's list that conform; the others are counted (their faults are recorded).

        `owner`: what the ids in the list begin with.
        """
        if sheet is None:
            return
        if sheet.is_lost:
            self.left_out.add(posixpath.basename(sheet.name))
        for index, entry in enumerate(sheet.head.get(sheet.key) or ()):
            if index not in sheet.broken:
                yield index, entry
                continue
            name = entry.get("id") if isinstance(entry, dict) else None
            self.leave_out(sheet.reason, sheet.subject(index), *([owner + name] if isinstance(name, str) else []))


def stem_of(name: str) -> str:
    """The name of a file without folder and ending."""
    return posixpath.splitext(posixpath.basename(name))[0]


def _drop(data: dict[str, Any], way: Pointer) -> None:
    """Take away what breaks the schema: a part of the file, or an entry of a second list (None in its place)."""
    part = data.get(str(way[0]))
    if isinstance(part, list) and len(way) > 1 and isinstance(way[1], int):
        part[way[1]] = None
    else:
        data.pop(str(way[0]), None)


def _indices(ways: Iterable[Pointer], key: str) -> Iterator[int]:
    for way in ways:
        if len(way) > 1 and way[0] == key and isinstance(way[1], int):
            yield way[1]


def _bounded(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults in their order, but of many of a kind in one file only the first, and then how many more there are."""
    kinds: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        kinds[fault.location.path, fault.rule.code].append(fault)
    for alike in kinds.values():
        if len(alike) <= MOST_OF_A_KIND + 1:
            yield from alike
            continue
        yield from alike[:MOST_OF_A_KIND]
        message = f"{len(alike) - MOST_OF_A_KIND} more complaints of this kind about this file"
        yield replace(alike[MOST_OF_A_KIND], message=message, hint="mend those listed first", key="more of this kind")
