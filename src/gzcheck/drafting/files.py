"""A source file drafted from a text, or brought up to date with one that changed.

In a file that is there already, figures that it does not speak of are added at their places in the order of the text,
and the hash is brought up to date. Everything else stays as it is, byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from gzcheck.drafting.composing import NOT_DRAFTED, NOT_READ, Entry, Quarry, totals_comment
from gzcheck.drafting.matching import FIGURES, Matched, Quotation, match, stretches_of
from gzcheck.model import Drafted, Location, Numeral, NumeralError, Period, ScannedText, Stop, clipped, lines_of
from gzcheck.reading import Document, read_yaml
from gzcheck.texts.document import MARKDOWN, Block, paragraphs_of
from gzcheck.texts.times import period_suggestions
from gzcheck.writing.lists import dashed, is_in_brackets, scalar, with_blocks

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a new source file says."""

    id: str
    snapshot: str
    """The name of the text below the folder of snapshots."""
    published: Period | None


def new_file(head: Head, quarry: Quarry) -> Drafted:
    """The source file of a text that has none yet."""
    text, entries = quarry.text, _entries(quarry, Matched(of_mention={}), set())
    body = "".join(f"  {line}\n" for entry in entries for line in entry.lines.splitlines())
    lines = [
        *_head(head, text),
        totals_comment(head.snapshot, text, entries).rstrip(),
        f"claims:{'' if _ids(entries) else ' []'}",
    ]
    return Drafted(
        path="",
        content="\n".join(lines) + "\n" + body,
        text=text,
        is_new=True,
        added=_ids(entries),
        not_drafted=sum(one.is_not_drafted for one in entries),
        not_read=sum(not one.id and not one.is_not_drafted for one in entries),
    )


def _head(head: Head, text: ScannedText) -> list[str]:
    lines = [
        "source:",
        f"  id: {head.id}",
        f"  title: {scalar(title_of(text))}",
        "  publisher: unknown      # to be filled in",
    ]
    if head.published is None:
        lines += ["  published:              # to be filled in: 2017-05-02, or 2017-05~ where it had to be inferred"]
        lines += ["  dating: stated          # or inferred, and then a dating_note says from what"]
    elif is_printed(text, head.published):
        lines += [f"  published: {head.published.text}", "  dating: stated"]
    else:
        lines += [f"  published: {head.published.text}", "  dating: inferred"]
        lines += ["  dating_note: Said when the text was drafted; the text itself does not print the day."]
    snapshot = f"{{file: {scalar(head.snapshot)}, sha256: {text.sha256}}}"
    return [
        *lines,
        "  kind: news              # official, news, company or research",
        f"  language: {text.language}",
        f"  snapshot: {snapshot}",
    ]


def title_of(text: ScannedText) -> str:
    """The first heading of a Markdown text, or the first line of another."""
    paragraphs = text.paragraphs
    if text.path.lower().endswith(MARKDOWN):
        blocks = paragraphs_of("\n".join(paragraphs), is_markdown=True)
        by_block = {one.block: one.text for one in reversed(blocks)}
        found = by_block.get(Block.HEADING, "").lstrip("# ").strip() or by_block.get(Block.PROSE, "")
    else:
        found = next(iter(paragraphs), "")
    return clipped(found.strip(), LONGEST_TITLE) or "untitled"


def is_printed(text: ScannedText, published: Period) -> bool:
    """Whether a text prints the day it is said to have appeared."""
    found = (one.value for paragraph in text.paragraphs for one in period_suggestions(paragraph, 0, None))
    return published.text in found


def _entries(quarry: Quarry, matched: Matched, taken: set[str]) -> list[Entry]:
    """Entries for all figures that nothing speaks of, in the order of the text; their ids are taken then."""
    placed = enumerate(zip(quarry.text.mentions, stretches_of(quarry.text), strict=True))
    return quarry.entries(
        [one for index, one in placed if one[0].outcome in FIGURES and index not in matched.of_mention], taken
    )


def _ids(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries if entry.id)


# ---------------------------------------------------------------- a file that is there


class SourceFile:
    """A source file as text and as data; raises `Stop` for one that cannot be understood."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        self.document = read_yaml(str(path), content)
        data = self.document.data
        if self.document.faults or not isinstance(data, dict) or not isinstance(data.get("source"), dict):
            fault = next(iter(self.document.faults), None)
            why = f"{fault.location}: {fault.message}" if fault else f"{path}: it holds no source"
            raise Stop(f"nothing was written, mend the file first: {why}")
        self.data: dict[str, Any] = data
        self.text = content.decode("utf-8")

    @property
    def source(self) -> dict[str, Any]:
        """What the file says of the source itself."""
        found: dict[str, Any] = self.data["source"]
        return found

    def entries(self, key: str) -> list[dict[str, Any]]:
        """The entries of `claims` or `set_aside`; what is none is an empty one, so that the indices stay."""
        found = self.data.get(key) or []
        return [entry if isinstance(entry, dict) else {} for entry in found] if isinstance(found, list) else []

    def whole(self, key: str) -> Location:
        """Where a list stands."""
        return self.document.at((key,))

    def items(self, key: str) -> list[Location]:
        """Where its entries stand."""
        return [self.document.at((key, index)) for index in range(len(self.entries(key)))]

    def quotations(self) -> dict[str, Quotation]:
        """What the file quotes, by name: the claims by their ids."""
        found = {}
        for key in ("claims", "set_aside"):
            for index, entry in enumerate(self.entries(key)):
                name = str(entry.get("id") or f"{key}/{index}")
                if quotation := _quotation(name, entry):
                    found[name] = quotation
        return found


def _quotation(name: str, entry: Mapping[str, Any]) -> Quotation | None:
    printed, paragraph, occurrence = entry.get("printed"), entry.get("paragraph"), entry.get("occurrence", 0)
    if not isinstance(printed, str) or not isinstance(paragraph, int) or not isinstance(occurrence, int):
        return None
    return Quotation(
        name=name,
        printed=printed,
        paragraph=paragraph,
        occurrence=occurrence,
        value=_value(entry.get("value")),
        is_date=entry.get("unit") == "date",
    )


def _value(value: Any) -> Fraction | None:
    try:
        return Numeral.read(value[0] if isinstance(value, list) and value else value).value
    except (NumeralError, TypeError, ValueError, ArithmeticError):
        return None


def updated_file(path: Path, before: bytes, quarry: Quarry) -> Drafted:
    """The source file with the figures of the text that it does not speak of; raises `Stop`."""
    file = SourceFile(path, before)
    matched = match(quarry.text, file.quotations().values())
    entries = _new(file, _entries(quarry, matched, _taken(file)))
    is_laid_out_anew = bool(entries) and is_in_brackets(file.text, file.whole("claims"), file.items("claims"))
    if is_laid_out_anew:
        file = _with_dashes(file)
    after = _added(file, matched, entries) if entries else file.text
    after = _with_hash(file, after, quarry.text.sha256)
    _check(file, after, entries)
    return Drafted(
        path=str(path),
        content=after,
        text=quarry.text,
        is_new=False,
        added=_ids(entries),
        not_drafted=sum(one.is_not_drafted for one in entries),
        not_read=sum(not one.id and not one.is_not_drafted for one in entries),
        moved=tuple(matched.moved.items()),
        gone=matched.gone,
        remarks=(_LAID_OUT.format(path),) if is_laid_out_anew else (),
    )


def _added(file: SourceFile, matched: Matched, entries: Sequence[Entry]) -> str:
    """The file with new entries among its claims; raises `Stop` where their list is laid out in an unusual way."""
    try:
        return with_blocks(file.text, file.whole("claims"), file.items("claims"), _blocks(file, matched, entries))
    except ValueError as error:
        raise Stop(f"nothing was written: {error}: {_as_dashes(file)}") from None


_LAID_OUT = (
    "{}: the claims stood in brackets and have dashes now, so that each new one has lines and comments of its own"
)


def _with_dashes(file: SourceFile) -> SourceFile:
    """The file with its claims in brackets put behind dashes; raises `Stop` where that says another thing."""
    text = dashed(file.text, file.whole("claims"), file.items("claims"))
    document: Document = read_yaml(str(file.path), text.encode())
    if document.faults or document.data != file.data:
        raise Stop(f"nothing was written: {file.path} has its claims in brackets: {_as_dashes(file)}")
    return SourceFile(file.path, text.encode())


def _as_dashes(file: SourceFile) -> str:
    """What to type instead of a list that cannot be added to, with the first claim of the file as the example."""
    entry = next(iter(file.entries("claims")), {})
    named = f"- id: {entry['id']}" if "id" in entry else "- id: <id>"
    return f"write each claim behind a dash, a key a line ('  {named}', then '    value: …' below it), without brackets"


def _taken(file: SourceFile) -> set[str]:
    return {str(entry.get("id")) for entry in file.entries("claims")}


_COMMENT = re.compile(rf'\s*(?:{NOT_READ}|{NOT_DRAFTED})(paragraph [0-9]+: "(?:[^"\\]|\\.)*")')


def _new(file: SourceFile, entries: Sequence[Entry]) -> list[Entry]:
    """The entries without comments that stand in the file already, whatever their reason was."""
    commented = {_subject(line) for line in file.document.lines}
    return [one for one in entries if one.id or _subject(one.lines) not in commented]


def _subject(line: str) -> str:
    """What a comment on a mention that is not drafted is about, whatever its reason; empty for any other line."""
    found = _COMMENT.match(line)
    return found[1] if found else ""


def _blocks(file: SourceFile, matched: Matched, entries: Sequence[Entry]) -> dict[int, str]:
    """The new lines by the number of the claims in front of them: each behind the claim that is nearest before it."""
    ids = [str(entry.get("id")) for entry in file.entries("claims")]
    there = sorted((matched.places[name], index) for index, name in enumerate(ids) if name in matched.places)
    blocks: dict[int, list[str]] = defaultdict(list)
    for entry in entries:
        before = bisect_left(there, (entry.place, 0))
        blocks[there[before - 1][1] + 1 if before else 0].append(entry.lines)
    return {number: "".join(lines) for number, lines in blocks.items()}


def _with_hash(file: SourceFile, after: str, sha256: str) -> str:
    """The text with the hash brought up to date: the snapshot stands in front of the claims or behind them."""
    snapshot = file.source.get("snapshot")
    old = snapshot.get("sha256") if isinstance(snapshot, dict) else None
    if not isinstance(old, str) or old.lower() == sha256:
        return after
    return after.replace(old, sha256, 1) if after.count(old) == 1 else _at_its_place(file, after, old, sha256)


def _at_its_place(file: SourceFile, after: str, old: str, new: str) -> str:
    """The same where the hash stands more than once, as in a comment: the one that counts is on the line of its key."""
    place = file.document.at(("source", "snapshot", "sha256"))
    line = file.document.line(place.line)
    lines = lines_of(after, with_ends=True)
    index = next(i for i, one in enumerate(lines) if one.rstrip("\r\n") == line)
    head, tail = lines[index][: place.column - 1], lines[index][place.column - 1 :]
    lines[index] = head + tail.replace(old, new, 1)
    return "".join(lines)


def _check(file: SourceFile, after: str, entries: Sequence[Entry]) -> None:
    """Raise `Stop` unless the new file holds all that the old one did, and what was added."""
    document: Document = read_yaml(str(file.path), after.encode())
    data = document.data or {}
    added = set(_ids(entries))
    now = [entry for entry in data.get("claims") or [] if not _is_added(entry, added)]
    is_kept = now == (file.data.get("claims") or []) and _others(data) == _others(file.data)
    if document.faults or not is_kept:
        raise Stop(f"nothing was written: {_as_dashes(file)}")


def _is_added(entry: object, added: set[str]) -> bool:
    return isinstance(entry, dict) and entry.get("id") in added


def _others(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a file holds besides its source and its claims."""
    return {key: value for key, value in data.items() if key not in ("claims", "source")}
