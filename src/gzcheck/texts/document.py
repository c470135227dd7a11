"""A text as paragraphs: its lines that are not empty, with what is markup in them set apart.

In Markdown, front matter, code, targets of links, footnote marks, and the numbers of headings and lists are no figures;
in plain text, numbers of sections and lists at the start of a line are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from gzcheck.model import NoFigure, lines_of

MARKDOWN = (".md", ".markdown")


class Block(Enum):
    """What a paragraph is."""

    PROSE = auto()
    HEADING = auto()
    ITEM = auto()
    """An entry of a list."""
    ROW = auto()
    """A row of a table: cells between tabs, several spaces or bars."""
    MARKUP = auto()
    """Front matter, code, a comment, the rule under a table's head."""


class Apart(NamedTuple):
    """A stretch of a paragraph that holds no figure."""

    start: int
    end: int
    kind: NoFigure


class Wrap(NamedTuple):
    """Where a line begins in a paragraph of several."""

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a text that is not empty, or several that were joined."""

    number: int
    line: int
    text: str
    block: Block = Block.PROSE
    apart: tuple[Apart, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    """Of a row: where its cells stand."""
    wraps: tuple[Wrap, ...] = ()
    """Of joined lines: where each begins."""


@dataclass(slots=True)
class _Mode:
    """In what stretch of Markdown the walk is."""

    fence: str = ""
    in_front_matter: bool = False
    in_comment: bool = False
    seen: int = field(default=0)


def paragraphs_of(text: str, *, is_markdown: bool) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in its order."""
    mode = _Mode()
    found: list[Paragraph] = []
    for line, content in enumerate(lines_of(text), 1):
        if not content.strip():
            continue
        number = len(found) + 1
        found.append(_markdown(mode, number, line, content) if is_markdown else _plain(number, line, content))
    return tuple(found)


_GAP = re.compile(r"\t+| {2,}| *\| *")
_SECTION = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.)、]|\d+(?:\.\d+)+)(?=\s|[^\d\s])"
)
_SHORTEST_CELL = 2
_SHORTEST_HEADER = 3
"""A line without digits is a row from so many cells on."""


def _plain(number: int, line: int, text: str) -> Paragraph:
    cells = _cells(text)
    if cells:
        return Paragraph(number=number, line=line, text=text, block=Block.ROW, cells=cells)
    apart = tuple(_section(text))
    return Paragraph(number=number, line=line, text=text, block=Block.ITEM if apart else Block.PROSE, apart=apart)


def _section(text: str) -> Iterator[Apart]:
    match = _SECTION.match(text)
    if match and not re.match(r"\d*\.\d+\s", match[0] + " ") and not re.fullmatch(r"\s*\d+\.\d+", match[0]):
        yield Apart(match.start(), match.end(), NoFigure.SECTION)


def _cells(text: str) -> tuple[tuple[int, int], ...]:
    """The cells of a row; none for a line that is no row."""
    if "  " not in text and "|" not in text and "\t" not in text:
        return ()
    spans, start = [], 0
    for gap in _GAP.finditer(text):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    filled = tuple((low, high) for low, high in spans if text[low:high].strip())
    return filled if _is_row(text, filled) and not _is_sentence(text, filled) else ()


def _is_row(text: str, cells: tuple[tuple[int, int], ...]) -> bool:
    """Whether what stands between tabs, bars or wide gaps is a row: it has numbers, or is surely divided."""
    if len(cells) < _SHORTEST_CELL:
        return False
    is_divided = "|" in text or "\t" in text or len(cells) >= _SHORTEST_HEADER
    return is_divided or any(char.isdigit() for low, high in cells[1:] for char in text[low:high])


def _is_sentence(text: str, cells: tuple[tuple[int, int], ...]) -> bool:
    """Whether two spaces only stand between sentences."""
    return any(text[low:high].rstrip().endswith((".", "。", "!", "?", "”", '."')) for low, high in cells[:-1])


_FENCE = re.compile(r"\s*(```+|~~~+)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<number>(?:\d+(?:\.\d+)*[.)]?|[IVX]+\.)\s+)?")
_LIST = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)")
_BOLD_NUMBER = re.compile(r"\s*(?:\*{1,3}|_{1,3})\d+[.)]\s")
_QUOTE = re.compile(r"\s*(?:>\s*)+(?![-*+]\s|\d+[.)]\s|[>\s])")
_RULE = re.compile(r"\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*")
_INLINE = (
    (re.compile(r"(?<!`)(`{1,9})(?!`).{1,2000}?(?<!`)\1(?!`)"), NoFigure.CODE),
    (re.compile(r"<!--.{0,5000}?-->"), NoFigure.CODE),
    (re.compile(r"(?<=\])\((?:[^()\s]|\([^()]{0,200}\)){0,2000}(?:\s+\"[^\"]{0,500}\")?\)"), NoFigure.CONTACT),
    (re.compile(r"(?<=\])\[[^\[\]]{0,500}\]"), NoFigure.CONTACT),
    (re.compile(r"\[\^[^\[\]]{1,200}\]:?"), NoFigure.FOOTNOTE),
    (re.compile(r"^\s*\[[^\[\]^]{1,500}\]:\s*\S+.*"), NoFigure.CONTACT),
    (re.compile(r"</?[a-zA-Z][^<>]{0,2000}>"), NoFigure.CODE),
)


def _markdown(mode: _Mode, number: int, line: int, text: str) -> Paragraph:
    mode.seen += 1
    if _is_markup(mode, text):
        whole = (Apart(0, len(text), NoFigure.CODE),)
        return Paragraph(number=number, line=line, text=text, block=Block.MARKUP, apart=whole)
    return markdown_paragraph(number, line, text)


def markdown_paragraph(number: int, line: int, text: str) -> Paragraph:
    """A paragraph of Markdown that is no markup as a whole."""
    apart = [Apart(*match.span(), kind) for pattern, kind in _INLINE for match in pattern.finditer(text)]
    block = Block.PROSE
    if heading := _HEADING.match(text):
        block = Block.HEADING
        if heading["number"]:
            apart.append(Apart(*heading.span("number"), NoFigure.SECTION))
    elif quote := _QUOTE.match(text):
        apart.append(Apart(*quote.span(), NoFigure.SECTION))
    elif item := _LIST.match(text):
        block = Block.ITEM
        apart.append(Apart(*item.span(), NoFigure.SECTION))
    elif bold := _BOLD_NUMBER.match(text):
        apart.append(Apart(*bold.span(), NoFigure.SECTION))
    cells = _cells(text) if "|" in text else ()
    block = Block.ROW if cells else block
    return Paragraph(
        number=number, line=line, text=text, block=block, apart=tuple(sorted(apart, key=_place)), cells=cells
    )


def _place(apart: Apart) -> tuple[int, int]:
    return apart.start, apart.end


def _is_markup(mode: _Mode, text: str) -> bool:
    """Whether a line is front matter, fenced or indented code, a comment or a rule; keeps the mode."""
    return (
        _in_front_matter(mode, text) or _in_fence(mode, text) or _in_comment(mode, text) or bool(_RULE.fullmatch(text))
    )


def _in_front_matter(mode: _Mode, text: str) -> bool:
    if mode.seen == 1 and text.strip() in ("---", "+++"):
        mode.in_front_matter = True
        return True
    if not mode.in_front_matter:
        return False
    mode.in_front_matter = text.strip() not in ("---", "+++", "...")
    return True


def _in_fence(mode: _Mode, text: str) -> bool:
    fence = _FENCE.match(text)
    if not mode.fence:
        mode.fence = fence[1] if fence else ""
        return bool(fence)
    if fence and fence[1].startswith(mode.fence):
        mode.fence = ""
    return True


def _in_comment(mode: _Mode, text: str) -> bool:
    if mode.in_comment:
        mode.in_comment = "-->" not in text
        return True
    mode.in_comment = text.lstrip().startswith("<!--") and "-->" not in text
    return mode.in_comment
