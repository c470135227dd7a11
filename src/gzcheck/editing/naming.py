"""Where a name gets its meaning, where it is used, and what a file names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from gzcheck.editing.answers import Symbol
from gzcheck.editing.meaning import Meaning, Sort, meaning_of, source_in
from gzcheck.editing.outline import Pointer, Slot, slot_at, slots_of
from gzcheck.model import Corpus, Location, dataclass, lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A name at a place of a file."""

    file: str
    meaning: Meaning
    location: Location
    """The name itself, without quotes."""
    text: str
    """As it stands there: of a claim perhaps without its source."""


def name_at(file: str, text: str, line: int, column: int) -> Occurrence | None:
    """The name at a place of a file."""
    slots = slots_of(text)
    slot = slot_at(slots, line, column)
    made = _occurrence(file, slot, source_in(slots), lines_of(text)) if slot is not None else None
    if made is None or not made.location.column <= column <= made.location.end_column:
        return None
    return made


def occurrences(file: str, text: str) -> Iterator[Occurrence]:
    """Every name in a file."""
    slots, lines = slots_of(text), lines_of(text)
    source = source_in(slots)
    return (made for slot in slots if (made := _occurrence(file, slot, source, lines)) is not None)


def _occurrence(file: str, slot: Slot, source: str, lines: Sequence[str]) -> Occurrence | None:
    meaning = meaning_of(file, slot, source)
    if meaning is None:
        return None
    text = slot.name if meaning.in_key else slot.text
    where = slot.key if meaning.in_key else slot.value
    line = lines[where.line - 1] if where.line <= len(lines) else ""
    start = line.find(text, where.column - 1) + 1
    if not 0 < start < where.end_column:
        return None
    place = Location(file, where.line, start, where.line, start + len(text))
    return Occurrence(file=file, meaning=meaning, location=place, text=text)


Texts = Callable[[str], Sequence[tuple[str, str]]]
"""Gives the files of the corpus, as name and text, that hold a word."""


def references(texts: Texts, wanted: Meaning) -> list[Occurrence]:
    """Every place of the corpus that has a name, where it is defined included."""
    word = wanted.name.rpartition("/")[2] if wanted.sort is Sort.CLAIM else wanted.name
    return [
        one
        for file, text in texts(word)
        for one in occurrences(file, text)
        if (one.meaning.sort, one.meaning.name) == (wanted.sort, wanted.name)
    ]


def definition(corpus: Corpus, meaning: Meaning) -> Location | None:
    """Where what a name stands for is written down; None for what the program itself has, and what nobody knows."""
    if meaning.sort is Sort.CLAIM:
        return next((claim.location for claim in corpus.entered if claim.id == meaning.name), None)
    tables: dict[Sort, Mapping[str, _Located]] = {
        Sort.SOURCE: corpus.sources,
        Sort.ENTITY: corpus.entities,
        Sort.INDICATOR: corpus.indicators,
        Sort.IDENTITY: corpus.identities,
    }
    found = tables.get(meaning.sort, {}).get(meaning.name)
    return found.location if found else None


class _Located(Protocol):
    @property
    def location(self) -> Location: ...


# ---------------------------------------------------------------- what a file names


_LISTS = ("claims", "entities", "indicators", "identities", "resolutions", "units", "set_aside")
_TITLES = ("id", "fingerprint", "printed")
_DETAILS = ("printed", "label", "title", "decision", "why")


def symbols(text: str) -> list[Symbol]:
    """What is named in a file: its lists with their entries, each as far as it reaches."""
    slots, lines = slots_of(text), lines_of(text)
    tops = [slot for slot in slots if len(slot.way) == 1 and not slot.is_bare]
    ends = _ends(tops, len(lines))
    return [_symbol(top, _last(lines, end), slots, lines) for top, end in zip(tops, ends, strict=True)]


def _symbol(top: Slot, end: int, slots: Sequence[Slot], lines: Sequence[str]) -> Symbol:
    children = tuple(_entries(top.name, end, slots, lines)) if top.name in _LISTS else ()
    title = next((slot.text for slot in slots if slot.way == (top.name, "id")), "")
    whole = _stretch(top.key, end, lines)
    return Symbol(name=top.name, detail=title or top.text, location=whole, name_at=top.key, children=children)


def _entries(name: str, end: int, slots: Sequence[Slot], lines: Sequence[str]) -> Iterator[Symbol]:
    by_entry: dict[Pointer, list[Slot]] = {}
    for slot in slots:
        if len(slot.way) > 2 and slot.way[0] == name and isinstance(slot.way[1], int):
            by_entry.setdefault(slot.way[:2], []).append(slot)
    entries = list(by_entry.values())
    ends = _ends([own[0] for own in entries], end)
    for own, last in zip(entries, ends, strict=True):
        whole = _stretch(own[0].key, max(_last(lines, last), own[0].key.line), lines)
        yield _entry(own, whole)


def _entry(slots: Sequence[Slot], whole: Location) -> Symbol:
    own = {slot.name: slot for slot in slots if len(slot.way) == 3}
    title = next((own[key] for key in _TITLES if key in own and own[key].text), slots[0])
    detail = next((own[key].text for key in _DETAILS if key in own and own[key] is not title), "")
    return Symbol(name=title.text or title.name, detail=detail, location=whole, name_at=_inside(title, whole))


def _ends(starts: Sequence[Slot], end: int) -> list[int]:
    """The last line of each of several things that follow one another."""
    return [*(slot.key.line - 1 for slot in starts[1:]), end] if starts else []


def _inside(slot: Slot, whole: Location) -> Location:
    """Where a name stands; it has to lie in what it is the name of."""
    return slot.value if slot.value.end_line <= whole.end_line else slot.key


def _stretch(start: Location, end: int, lines: Sequence[str]) -> Location:
    last = lines[end - 1] if 0 < end <= len(lines) else ""
    return Location("", start.line, start.column, end, len(last) + 1)


def _last(lines: Sequence[str], end: int) -> int:
    """The last line up to this one that is not blank and no comment."""
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
