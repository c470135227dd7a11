"""Entries put into a list of a YAML file, or taken out of it, by which no other byte of the file changes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from gzcheck.model import HIDDEN, Location, lines_of

Entry = Mapping[str, Any]
"""Keys in order, with texts, lists of texts, or mappings of texts."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w%./²³°()-]| (?=[\w%(]))*")
"""Texts that mean themselves without quotes, in every version of YAML, if they are no word of its own."""
_HALF = re.compile(r"[\ud800-\udfff]")
"""Stands for a byte that is not UTF-8: left as it is, so that the file cannot be encoded."""
_IN_BRACES = re.compile(r"(?:\s|#.*|---(?=\s))*\{")
"""A file that is one mapping in braces, in which nothing can stand in lines of its own."""
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


def block(entry: Entry) -> str:
    """The entry as a list of one, a key a line."""
    lines = [line for key, value in entry.items() for line in _lines(key, value)]
    return "".join(f"{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def _lines(key: str, value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{scalar(key)}:", *(f"  {scalar(name)}: {scalar(text)}" for name, text in value.items())]
    if isinstance(value, list):
        return [f"{scalar(key)}:", *(f"  - {scalar(text)}" for text in value)]
    return [f"{scalar(key)}: {scalar(str(value))}"]


def scalar(text: str) -> str:
    """A text as a value of YAML: as it is where it means itself, in quotes otherwise."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return quoted(text)


def quoted(value: object) -> str:
    """As JSON, which is YAML too; what nobody sees is written as an escape, but never half a character."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(_escaped(char) if _is_hidden(char) else char for char in text)


def _is_hidden(char: str) -> bool:
    return not _HALF.match(char) and (not char.isprintable() or HIDDEN.match(char) is not None)


def _escaped(char: str) -> str:
    """Beyond U+FFFF JSON writes two halves, which YAML refuses."""
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def with_entry(text: str, whole: Location, items: Sequence[Location], entry: Entry, place: int) -> str:
    """The text with `entry` in place of the item of this index, or behind the last.

    `whole` is where the list stands, and `items` where its items do. Raises `ValueError` for a layout that is too
    unusual to be changed by hand.
    """
    lines = lines_of(text, with_ends=True)
    start, end = _offset(lines, whole.line, whole.column), _offset(lines, *whole.end)
    if _IN_BRACES.match(text) and not text[start:end].startswith("["):  # nothing, or a word for it
        return f"{text[:start].rstrip(' ')} [{quoted(entry)}]{text[end:]}"
    if text[start:end].startswith("["):
        if items or "\n" in text[start:end] or _IN_BRACES.match(text):
            return _in_brackets(text, lines, end, items, entry, place)
        return _in_lines(text[:start] + text[end:], whole, (), entry, 0)
    if not items:  # nothing, or a word for it
        return _in_lines(text[:start] + text[end:], whole, (), entry, 0)
    return _in_lines(text, whole, items, entry, place)


def _offset(lines: Sequence[str], line: int, column: int) -> int:
    return sum(map(len, lines[: line - 1])) + column - 1


def _in_brackets(text: str, lines: Sequence[str], end: int, items: Sequence[Location], entry: Entry, place: int) -> str:
    new = quoted(entry)
    if place < len(items):
        first, last = items[place], items[place].end
        return text[: _offset(lines, first.line, first.column)] + new + text[_offset(lines, *last) :]
    bracket = end - 1
    behind = _offset(lines, *items[-1].end) if items else text.rindex("[", 0, bracket) + 1
    column = items[-1].column if items else 5
    appended = _appended(text[behind:bracket], new, column, ending=_line_end(text), is_first=not items)
    return text[:behind] + appended + text[bracket:]


def _appended(between: str, new: str, column: int, *, ending: str, is_first: bool) -> str:
    """A new item with what stands `between` the last one and the bracket; in a line of its own if there is one."""
    has_comma = "," in re.sub(r"#.*", "", between)
    if "\n" not in between:
        return new if is_first else f"{between.rstrip() if has_comma else ','} {new}"
    comma = "" if is_first or has_comma else ","
    head = between.rstrip(" ")
    return f"{comma}{head}{' ' * (column - 1)}{new}{ending}{between[len(head) :]}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _in_lines(text: str, whole: Location, items: Sequence[Location], entry: Entry, place: int) -> str:
    lines, ending = lines_of(text, with_ends=True), _line_end(text)
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += ending
    if not items:
        return "".join([*lines[: whole.line], _indented(entry, 2, ending), *lines[whole.line :]])
    column = whole.column - 1
    starts = [_dash_line(lines, item, column) for item in items]
    bottom = _document_end(lines, items[-1].end[0])
    first, behind = [*starts, bottom, bottom][place : place + 2]
    end = _end_of_item(lines, first, behind, column)
    return "".join([*lines[:first], _indented(entry, column, ending), *lines[end:]])


def _end_of_item(lines: Sequence[str], first: int, behind: int, column: int) -> int:
    """The index behind the last line of an item; blank lines and comments in front of the next one belong to that."""
    end = behind
    while end > first and _is_between(lines[end - 1], column):
        end -= 1
    return end


def _document_end(lines: Sequence[str], start: int) -> int:
    """The index of the line that ends the document, or the one behind the last."""
    ends = (index for index in range(start, len(lines)) if lines[index].startswith("..."))
    return next(ends, len(lines))


def _dash_line(lines: Sequence[str], item: Location, column: int) -> int:
    """The index of the line in which the dash of an item stands; it may stand alone."""
    own = item.line - 1
    for index in range(own, -1, -1):
        if _is_dash_at(lines[index], column):
            return index
        if index < own and not re.fullmatch(r"\s*(#.*)?\s*", lines[index]):
            break
    raise ValueError("the list is laid out in an unusual way")


def _is_dash_at(line: str, column: int) -> bool:
    return line[column : column + 1] == "-" and not line[:column].strip()


def _indented(entry: Entry, column: int, ending: str) -> str:
    return "".join(f"{' ' * column}{line}{ending}" for line in block(entry).splitlines())


def with_blocks(text: str, whole: Location, items: Sequence[Location], blocks: Mapping[int, str]) -> str:
    """The text with whole lines put into a list: each block behind as many items as its key says.

    The lines of a block end with a line feed and have no indentation of the list's own. Raises `ValueError` for a list
    that is not laid out with dashes; see `dashed` for one in brackets.
    """
    if not items:
        text = _without_empty(text, whole)
    lines, ending = _ended_lines(text)
    bounds, column = _bounds(lines, whole, items)
    for number in sorted(blocks, reverse=True):
        new = [f"{' ' * column}{line}{ending}" if line else ending for line in blocks[number].splitlines()]
        lines[bounds[number] : bounds[number]] = new
    return "".join(lines)


def _without_empty(text: str, whole: Location) -> str:
    """The text without what stands for a list that holds nothing."""
    start, end = _ends(text, whole)
    if text[start:end].startswith("[") and text[start:end].strip("[] \n\r"):
        raise ValueError("the list is laid out in an unusual way")
    return text[:start].rstrip(" ") + text[end:] if start < end else text


def is_in_brackets(text: str, whole: Location, items: Sequence[Location]) -> bool:
    """Whether a list that is not empty stands in brackets."""
    start, _ = _ends(text, whole)
    return bool(items) and text[start : start + 1] == "["


def dashed(text: str, whole: Location, items: Sequence[Location]) -> str:
    """The text with a list in brackets laid out with dashes: each item stays as it is, on lines of its own.

    Comments and blank lines between the items stay between them, and what stands behind the closing bracket moves
    behind the key. `[a, b]  # c` becomes ` # c`, `- a`, `- b`. Whoever asks for it holds the result against what the
    file said before: an item that goes over several lines may be indented too little for a dash.
    """
    lines, ending = lines_of(text, with_ends=True), _line_end(text)
    start, end = _ends(text, whole)
    places = [(_offset(lines, item.line, item.column), _offset(lines, *item.end)) for item in items]
    behind, line_end, rest = text[end:].partition(ending)
    made = [text[:start].rstrip(), f" {behind.strip()}" if behind.strip() else ""]
    place = start + 1
    for low, high in places:
        made += [_between(text[place:low], ending), f"{ending}  - {text[low:high]}"]
        place = high
    return "".join([*made, _between(text[place : end - 1], ending), line_end or ending, rest])


def _between(gap: str, ending: str) -> str:
    """What stands between two items in brackets without its comma: comments, each on its line, and blank lines."""
    first, *others = gap.split(ending)
    kept = [_without_comma(first)]
    kept += [f"{ending}{'  ' if line else ''}{line}" for line in map(str.strip, map(_without_comma, others[:-1]))]
    last = _without_comma(others[-1]).strip() if others else ""
    return "".join([*kept, f"{ending}  {last}" if last else ""]).rstrip(" ")


def _without_comma(line: str) -> str:
    code, mark, comment = line.partition("#")
    return code.replace(",", "") + mark + comment


def _ends(text: str, whole: Location) -> tuple[int, int]:
    """Where a list begins and ends in its text."""
    lines = lines_of(text, with_ends=True)
    return _offset(lines, whole.line, whole.column), _offset(lines, *whole.end)


def without_item(text: str, whole: Location, items: Sequence[Location], place: int) -> str:
    """The text without the item of this index and the comments inside it; `[]` stays where it was the only one."""
    lines, ending = _ended_lines(text)
    bounds, column = _bounds(lines, whole, items)
    first = _dash_line(lines, items[place], column)
    del lines[first : bounds[place + 1]]
    if len(items) == 1:
        key = next(index for index in range(first - 1, -1, -1) if lines[index].split("#")[0].strip())
        lines[key] = lines[key].split("#")[0].rstrip() + " []" + ending
    return "".join(lines)


def item_lines(text: str, whole: Location, items: Sequence[Location], place: int) -> tuple[int, int]:
    """The indices of the first line of an item and of the line behind its last one."""
    lines, _ = _ended_lines(text)
    bounds, column = _bounds(lines, whole, items)
    return _dash_line(lines, items[place], column), bounds[place + 1]


def _ended_lines(text: str) -> tuple[list[str], str]:
    """The lines of a text, the last one ended too, and how lines end in it."""
    lines = lines_of(text, with_ends=True)
    ending = "\r\n" if "\r\n" in text else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += ending
    return lines, ending


def _bounds(lines: Sequence[str], whole: Location, items: Sequence[Location]) -> tuple[list[int], int]:
    """The indices of the lines that new lines may be put before: at the top of the list and behind each item.

    Blank lines and comments in front of the next item belong to that one. Also the column of the dashes.
    """
    if not items:
        return [whole.line], 2
    column = whole.column - 1
    _check_line_ends(lines)
    starts = [_dash_line(lines, item, column) for item in items]
    ends = [*starts, _bottom(lines, starts[-1] + 1, column)]
    tops = [0, *starts]
    return [_end_of_item(lines, top, end, column) for top, end in zip(tops, ends, strict=True)], column


def _check_line_ends(lines: Sequence[str]) -> None:
    if any("\n" not in line and line for line in lines[:-1]):
        raise ValueError("the lines of the file end in different ways")


def _bottom(lines: Sequence[str], start: int, column: int) -> int:
    """The index of the line that is no part of the list any more, or the one behind the last."""
    return next((i for i in range(start, len(lines)) if _is_below(lines[i], column)), len(lines))


def _is_between(line: str, column: int) -> bool:
    return re.fullmatch(rf" {{0,{column}}}(#.*)?\s*", line) is not None


def _is_below(line: str, column: int) -> bool:
    """Whether a line behind the first one of an item is no part of the list any more."""
    indent = len(line) - len(line.lstrip(" "))
    is_filled = bool(line.strip()) and line.lstrip(" ")[:1] != "#"
    return is_filled and (indent < column or (indent == column and not line[column:].startswith("-")))
