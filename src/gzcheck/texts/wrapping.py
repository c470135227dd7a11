"""Lines that a writer wrapped by hand, joined to the paragraph of Markdown that they are.

A draft is read so; a source is not, whose paragraphs are counted by its lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gzcheck.texts.document import Block, Paragraph, Wrap

_QUOTE = re.compile(r"\s*(?:>\s*)+")
_HARD_BREAK = re.compile(r"(?: {2,}|\\|<br\s*/?>)$")
_INDENT = re.compile(r"\s*")
_LONGEST = 20_000
"""No paragraph is joined beyond so many characters, so that a file without empty lines stays quick to read."""


def joined(paragraphs: Sequence[Paragraph], parse: Callable[[int, int, str], Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with their lines joined and counted anew; `parse` makes one of its number, line and text."""
    found: list[Paragraph] = []
    for lines in _groups(paragraphs):
        number = len(found) + 1
        first = lines[0]
        if len(lines) == 1:
            found.append(replace(first, number=number))
            continue
        text, wraps = _as_one(lines)
        found.append(replace(parse(number, first.line, text), block=first.block, cells=(), wraps=wraps))
    return tuple(found)


def _groups(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    length = 0
    for one in paragraphs:
        if group and (length + len(one.text) > _LONGEST or not _goes_on(group[0], group[-1], one)):
            yield group
            group, length = [], 0
        group.append(one)
        length += len(one.text)
    if group:
        yield group


def _goes_on(first: Paragraph, last: Paragraph, line: Paragraph) -> bool:
    """Whether a line goes on with the paragraph of the lines in front of it."""
    if line.line != last.line + 1 or line.block is not Block.PROSE or _HARD_BREAK.search(last.text):
        return False
    is_quote = _QUOTE.match(line.text) is not None
    return first.block in (Block.PROSE, Block.ITEM) and (not is_quote or _QUOTE.match(first.text) is not None)


def _as_one(lines: Sequence[Paragraph]) -> tuple[str, tuple[Wrap, ...]]:
    """The text of lines that are one paragraph, and where in it each of them begins."""
    text = lines[0].text.rstrip()
    wraps = [Wrap(0, lines[0].line, 1)]
    for one in lines[1:]:
        mark = _QUOTE.match(one.text) or _INDENT.match(one.text)
        margin = mark.end() if mark else 0
        piece = one.text[margin:].rstrip()
        text += "" if _is_chinese(text[-1:]) and _is_chinese(piece[:1]) else " "
        wraps.append(Wrap(len(text), one.line, margin + 1))
        text += piece
    return text, tuple(wraps)


def _is_chinese(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
