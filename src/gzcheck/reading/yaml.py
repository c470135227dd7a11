"""YAML for hand-written facts: the 1.2 core schema, positions for everything, and nothing that could bite.

No tags, aliases, merge keys, duplicate keys or second documents; limits on size, depth and numbers. Every breach is a
fault with its line, and reading goes on behind it wherever that makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import yaml

from gzcheck.model import (
    MAX_DIGITS,
    MAX_EXPONENT,
    Fault,
    Lines,
    Location,
    Mend,
    MendKind,
    PackedMarks,
    Rule,
    clipped,
    place_behind,
)
from gzcheck.reading.document import MAX_BYTES, Document
from gzcheck.reading.faults import BAD_ENCODING, DUPLICATE_KEY, UNSAFE_YAML, YAML_SYNTAX

MAX_DEPTH = 32
MAX_FAULTS = 50
"""How many breaches of one file are listed before reading it is given up."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# YAML 1.2.2, section 10.3.2 (core schema). Dates, yes/no and sexagesimals are not in it and stay text.
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
"""Octal to readers of YAML 1.1, decimal to those of 1.2."""
_RADIX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"([-+]?)(\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMERIC_START = frozenset("0123456789+-.")
_SPECIAL = _NUMERIC_START | frozenset(("", *"~nNtTfF"))
"""First characters of everything that may not be text."""


_NEAR = 4
"""How many lines on either side tell how far a line should be indented."""
_OTHER_BREAKS = "\x85\u2028\u2029"
"""What libyaml takes for the end of a line as YAML 1.1 did; to YAML 1.2, editors and this program it is none."""
_PRIVATE = range(0xE000, 0xF900)
"""Characters without a meaning of their own, one of which can stand for another while libyaml looks."""


def read_yaml(path: str, content: bytes) -> Document:
    """Parse `content`; never raises: whatever is wrong stands in `faults`, and `data` is None if nothing is usable."""
    document = Document(path, [])
    if len(content) > MAX_BYTES:
        _fault(document, UNSAFE_YAML, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "split it")
        return document
    text = _decode(document, content)
    if text is None:
        return document
    document.lines = Lines(text)
    if not text.strip():
        _fault(document, YAML_SYNTAX, "the file is empty", "fill it in, or delete it")
        return document
    if "<<<<<<< " in text and (conflict := _conflict_marker(document.lines)):
        _fault(document, YAML_SYNTAX, "git's conflict markers stand in the file", "merge the two versions", conflict)
        return document
    try:
        _compose(document, text)
    except yaml.MarkedYAMLError as error:
        _syntax_fault(document, error)
        document.data = None
    except yaml.reader.ReaderError as error:
        _character_fault(document, error, text)
        document.data = None
    except _Stop:
        document.data = None
    return document


def _compose(document: Document, text: str) -> None:
    """Fill the document; raises what PyYAML raises, and `_Stop`.

    Newer versions of libyaml refuse deep nesting themselves, a thousand levels down and before they have told of the
    first. Then only the text up to there is read, which is deep enough for the limit of this program.
    """
    plain, back = _without_other_breaks(text)
    composer = _Composer(document, plain, back)
    try:
        composer.compose()
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in (error.problem or error.context or "") or error.problem_mark is None:
            raise
        document.positions.clear()
        del document.numbers[:]
        document.faults.clear()
        _compose(document, plain[: error.problem_mark.index])
    if composer.repeated > MAX_FAULTS:
        _fault(document, DUPLICATE_KEY, f"{composer.repeated - MAX_FAULTS} more keys stand twice", "keep one of each")


def _without_other_breaks(text: str) -> tuple[str, dict[int, str]]:
    """The text with stand-ins for characters that libyaml would count as line breaks, and the way back."""
    there = [char for char in _OTHER_BREAKS if char in text]
    if not there:
        return text, {}
    free = (chr(code) for code in _PRIVATE if chr(code) not in text)
    stand_ins = dict(zip(there, free, strict=False))
    plain = text.translate({ord(char): stand_in for char, stand_in in stand_ins.items()})
    return plain, {ord(stand_in): char for char, stand_in in stand_ins.items()}


def _conflict_marker(lines: Sequence[str]) -> int:
    """The index of a line with which git marks a conflict, if all three kinds are there; 0 otherwise.

    The first line is never one of interest: what git marks it leaves inside both versions.
    """
    starts = [index for index, line in enumerate(lines) if line.startswith("<<<<<<< ")]
    rest = [line for line in lines if line.startswith(("=======", ">>>>>>> "))]
    return starts[0] if starts and len(rest) > 1 else 0


def _syntax_fault(document: Document, error: yaml.MarkedYAMLError) -> None:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = " ".join(part for part in (error.problem, error.context) if part)
    key = f"not valid YAML: {problem}"
    if error.context_mark and error.context_mark.line < line:
        problem += f" that begins on line {error.context_mark.line + 1}"
    is_bare = "mapping values" in problem and _has_two_colons(document.lines[line])
    hint = 'put a text that holds ": " in quotes' if is_bare else _hint_on_indentation(document.lines, line)
    mends = (Mend(kind=MendKind.QUOTE),) if is_bare else ()
    _fault(document, YAML_SYNTAX, f"not valid YAML: {problem}", hint, line, column, key, mends)


def _has_two_colons(line: str) -> bool:
    """Whether a line has a key and another ": " behind it, which its value may hold."""
    return len(re.findall(r":(?=\s)", line)) > 1


def _hint_on_indentation(lines: Sequence[str], line: int) -> str:
    """What to do about a line that is indented otherwise than those around it; empty where it is not."""
    own = _indentation(lines[line]) if line < len(lines) else None
    if own is None:
        return ""
    if "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]:
        return f"indent line {line + 1} with spaces: YAML takes no tabs there"
    around = [
        _indentation(one) for one in (*reversed(lines[max(0, line - _NEAR) : line]), *lines[line + 1 : line + _NEAR])
    ]
    known = list(dict.fromkeys(one for one in around if one is not None))[:2]
    if not known or own in known:
        return ""
    told = " and ".join(map(str, sorted(known)))
    return (
        f"line {line + 1} is indented by {own}, the lines around it by {told}: keys of one entry begin below each other"
    )


def _indentation(line: str) -> int | None:
    """The column in which the first key of a line begins, behind its "- "; None for an empty line or a comment."""
    plain = line.lstrip()
    if not plain or plain.startswith("#"):
        return None
    return len(line) - len(plain.removeprefix("- ").lstrip())


def _character_fault(document: Document, error: yaml.reader.ReaderError, text: str) -> None:
    line, column = place_behind(text.encode()[: error.position].decode(errors="ignore"))
    message = f"a control character (U+{_ordinal(error):04X}) stands in the file"
    _fault(document, YAML_SYNTAX, message, 'delete it, or write it as "\\x1b" in double quotes', line, column)


class _Stop(Exception):
    """The document is beyond reading; the fault is already recorded."""


def _short(tag: str) -> str:
    """A tag as people write it: `!!python/name` for `tag:yaml.org,2002:python/name`."""
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _ordinal(error: yaml.reader.ReaderError) -> int:
    character: int | str = error.character
    return character if isinstance(character, int) else ord(character)


def _fault(
    document: Document,
    rule: Rule,
    message: str,
    hint: str = "",
    line: int = 0,
    column: int = 0,
    key: str = "",
    mends: tuple[Mend, ...] = (),
) -> None:
    """Record a fault; what the parser finds behind the last line stands at the end of that."""
    last = len(document.lines) - 1
    if line > last >= 0:
        line, column = last, len(document.lines[last])
    location = Location(document.path, line + 1, column + 1)
    document.faults.append(Fault(rule=rule, location=location, message=message, hint=hint, key=key, mends=mends))


def _decode(document: Document, content: bytes) -> str | None:
    if content.startswith(b"\xef\xbb\xbf"):
        _fault(document, BAD_ENCODING, "the file starts with a byte-order mark", "save it as UTF-8 without BOM")
        content = content[3:]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = place_behind(content[: error.start].decode("utf-8"))
        hint = "save the file as UTF-8"
        _fault(document, BAD_ENCODING, f"byte 0x{content[error.start]:02x} is not UTF-8", hint, line, column)
        return None


class _Level:
    """An open list or mapping."""

    __slots__ = ("data", "is_flow", "is_list", "key", "key_mark", "numbers")

    def __init__(self, data: Any, *, is_flow: bool) -> None:
        self.data, self.is_list = data, type(data) is list
        self.numbers: list[int] = []
        """The marks of what is in it so far, one behind the other. The last two are the end of the newest value."""
        self.key: str | None = None
        """A key of a mapping that still waits for its value."""
        self.key_mark: Any = None
        self.is_flow = is_flow


class _Composer:
    """Turns parser events into data with a stack of its own, so that depth cannot exhaust Python's."""

    def __init__(self, document: Document, text: str, back: dict[int, str]) -> None:
        """`back`: which characters of the text stand for which others."""
        self.document, self.back = document, back
        self.loader = _Loader(text)
        self.levels: list[_Level] = []
        self.documents = 0
        self.numbers = document.numbers
        self.shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
        """The keys of the mappings so far: most have those of another one, and share them."""
        self.repeated = 0
        """How many keys stand twice."""

    def compose(self) -> None:
        """Read all events; raises what PyYAML raises, and `_Stop`.

        Nearly all events are scalars, so these are dealt with here rather than through three calls each.
        """
        handlers = {
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        get_event, levels, scalar, back = self.loader.get_event, self.levels, yaml.ScalarEvent, self.back
        while self.documents < 2:
            event = get_event()
            kind = type(event)
            if kind is not scalar:
                if kind in handlers:
                    handlers[kind](event)
                elif kind is yaml.StreamEndEvent:
                    return
                continue
            text = event.value.translate(back) if back else event.value
            if event.tag is not None:
                self._reject(event, f"tag {clipped(_short(event.tag))}", "delete the tag")
            level = levels[-1] if levels else None
            if level is not None and level.key is None and not level.is_list:
                level.key, level.key_mark = text, event.start_mark
                if text in level.data or text == "<<":
                    self._odd_key(event, text, level)
            elif event.implicit[0] and text[:1] in _SPECIAL:
                self._place(self._resolve(event, text), event.start_mark, event.end_mark)
            else:
                self._place(text, event.start_mark, event.end_mark)

    def _reject(self, event: Any, what: str, hint: str) -> None:
        mark = event.start_mark
        if len(self.document.faults) >= MAX_FAULTS:
            _fault(self.document, UNSAFE_YAML, "more than this is wrong", "mend what is listed first", mark.line)
            raise _Stop
        _fault(self.document, UNSAFE_YAML, f"{what} is not allowed here", hint, mark.line, mark.column)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._reject(event, "a second document (---)", "put it into a file of its own")

    def _alias(self, event: Any) -> None:
        self._reject(event, f"alias *{clipped(event.anchor)}", "write the value out: claims stand on their own")
        self._place(None, event.start_mark, event.end_mark)

    def _mapping(self, event: Any) -> None:
        self._open(event, {})

    def _list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, data: Any) -> None:
        if event.tag is not None:
            self._reject(event, f"tag {clipped(_short(event.tag))}", "delete the tag")
        if len(self.levels) >= MAX_DEPTH:
            self._reject(event, f"nesting deeper than {MAX_DEPTH} levels", "flatten the file")
            raise _Stop
        self._place(data, event.start_mark, event.end_mark)
        self.levels.append(_Level(data, is_flow=event.flow_style))

    def _close(self, event: Any) -> None:
        level = self.levels.pop()
        keys = range(len(level.data)) if level.is_list else tuple(level.data)
        shape = keys if isinstance(keys, range) else self.shapes.setdefault(keys, keys)
        self.document.positions[id(level.data)] = PackedMarks(shape, self.numbers, len(self.numbers))
        self.numbers.extend(level.numbers)
        if not self.levels:
            return
        end = self.levels[-1].numbers
        if level.is_flow:
            end[-2:] = event.end_mark.line, event.end_mark.column
        elif level.numbers:  # the parser ends a block collection only where the next token begins
            end[-2:] = level.numbers[-2:]

    def _odd_key(self, event: Any, text: str, level: _Level) -> None:
        mark = event.start_mark
        if text == "<<" and event.implicit[0]:
            self._reject(event, "merge key <<", "write the keys out")
        elif text in level.data:
            self.repeated += 1
            if self.repeated > MAX_FAULTS:
                return
            what = f"key {clipped(text)!r} stands twice in one mapping"
            first = level.numbers[6 * list(level.data).index(text)]
            message = f"{what} (first on line {first + 1})"
            _fault(self.document, DUPLICATE_KEY, message, "keep one of the two", mark.line, mark.column, what)

    def _place(self, value: Any, mark: Any, end: Any) -> None:
        if not self.levels:
            self.document.data = value
            return
        level = self.levels[-1]
        if level.is_list:
            line, column = mark.line, mark.column
            level.numbers += (line, column, line, column, end.line, end.column)
            level.data.append(value)
        elif level.key is None:
            _fault(
                self.document,
                UNSAFE_YAML,
                "a key that is itself a list or mapping is not allowed here",
                "use a plain word as key",
                mark.line,
                mark.column,
            )
            raise _Stop
        else:
            key, key_mark, level.key = level.key, level.key_mark, None
            if key not in level.data:
                level.numbers += (key_mark.line, key_mark.column, mark.line, mark.column, end.line, end.column)
                level.data[key] = value

    def _resolve(self, event: Any, text: str) -> Any:
        """A plain scalar that may not be text, by the core schema; a number outside the limits is a fault and None."""
        if text in _NULL:
            return None
        if text[0] not in _NUMERIC_START:
            return _BOOL.get(text, text)
        problem = ""
        if _INT.fullmatch(text):
            problem = _wrong_with_integer(text)
            if not problem:
                return int(text)
        elif match := _FLOAT.fullmatch(text):
            problem = _wrong_with_decimal(match)
            if not problem:
                number = Decimal(text)
                self.document.texts[id(number)] = text
                return number
        elif _RADIX.fullmatch(text):
            problem = f"the octal or hexadecimal number {text[:20]}"
        elif _NOT_FINITE.fullmatch(text):
            problem = f"{text}, which is not a finite number,"
        if not problem:
            return text
        self._reject(event, problem, "write the number as the source prints it, or put it in quotes if it is text")
        return None


def _wrong_with_integer(text: str) -> str:
    digits = len(text.lstrip("+-"))
    if digits > MAX_DIGITS:
        return f"a number of {digits} digits (the limit is {MAX_DIGITS})"
    return f"the leading zero of {text}" if _LEADING_ZERO.match(text) else ""


def _wrong_with_decimal(match: re.Match[str]) -> str:
    digits, exponent = len(match[2].replace(".", "")), match[3] or "0"
    if digits > MAX_DIGITS:
        return f"a number of {digits} digits (the limit is {MAX_DIGITS})"
    if len(exponent) > 4 or abs(int(exponent)) > MAX_EXPONENT:
        return f"an exponent of {exponent[:12]} (the limit is ±{MAX_EXPONENT})"
    return ""
