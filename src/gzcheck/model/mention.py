"""A place in a text that may be a figure, and what became of it: read, not read, or no figure, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from gzcheck.model.values import dataclass

if TYPE_CHECKING:
    from gzcheck.model.figure import Figure
    from gzcheck.model.span import Span


class Outcome(StrEnum):
    """What a mention is; every mention has exactly one."""

    READ = "read"
    """A figure, by the rules that fragments are read by."""
    NOT_READ = "not-read"
    """It may be a figure and cannot be read with certainty."""
    NO_FIGURE = "no-figure"
    """A date, a name, a footnote and the like."""


class NoFigure(StrEnum):
    """What a number in a text is when it is no figure."""

    DATE = "date"
    TIME = "time"
    PERIOD = "period"
    """A quarter, a half-year, a decade, a five-year plan."""
    NAME = "name"
    ORDINAL = "ordinal"
    """It counts a repetition or a place in an order of events ("third attempt")."""
    SCORE = "score"
    CONTACT = "contact"
    """A telephone number, an address, a link."""
    CODE = "code"
    """Code, markup and front matter."""
    FOOTNOTE = "footnote"
    SECTION = "section"
    """The number of a heading, a list's entry, a page."""
    SCALE = "scale"
    """The scale in a table's head."""
    IDIOM = "idiom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the text itself says of something that a person has to decide, never a decision."""

    value: str
    """An id of the corpus, a period or a status."""
    words: str
    """The words of the text that it rests on."""
    is_far: bool = False
    """Whether these stand around the figure's sentence and not in it."""
    is_sure: bool = False
    """Whether these are the figure's own, so that it may be taken for granted until somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """The suggestions for one mention, the likeliest first."""

    about: tuple[Suggestion, ...] = ()
    indicator: tuple[Suggestion, ...] = ()
    period: tuple[Suggestion, ...] = ()
    status: tuple[Suggestion, ...] = ()
    called: tuple[Suggestion, ...] = ()
    attributed_to: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a text with a digit, a number word or a Chinese numeral."""

    paragraph: int
    """Counted from 1 over the lines that are not empty."""
    line: int
    """Of the file, counted from 1."""
    column: int
    """Of the line, counted from 1."""
    end_line: int
    end_column: int
    """Behind its last character."""
    start: int
    """Of the printed fragment, in characters from the start of the paragraph, which is the line as it stands; in
    a draft of Markdown, the lines of one paragraph joined."""
    end: int
    printed: str
    outcome: Outcome
    figure: Figure | None = None
    """Where it is read."""
    kind: NoFigure | None = None
    """Where it is no figure."""
    reason: str = ""
    """Where it is not read."""
    sentence: tuple[int, int] = (0, 0)
    """Where its sentence stands in the paragraph."""
    scale: ScaleFound | None = None
    """A scale that stands elsewhere, in the head of its table."""
    sign_from: str = ""
    """Words outside the printed fragment that give the sign."""
    suggested: Suggested = Suggested()

    @property
    def span(self) -> Span | None:
        """How the figure is read: the interval it must mean and the one it suggests; made when it is asked for."""
        return self.figure.span if self.figure is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleFound:
    """The scale in a table's head that a cell's number is in."""

    power: int
    """Of ten."""
    printed: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedText:
    """A text with all its mentions, in its order."""

    path: str
    language: str
    """ISO 639-1."""
    paragraphs: tuple[str, ...]
    lines: tuple[int, ...]
    """The line of the file in which each paragraph stands."""
    mentions: tuple[Mention, ...]
    sha256: str = ""
    wraps: Mapping[int, Sequence[tuple[int, int, int]]] = field(default_factory=dict)
    """By the number of a paragraph that was joined of several lines: where each begins in it, its line, its column."""

    def stretch(self, paragraph: int, start: int, end: int) -> tuple[int, int, int, int]:
        """The line and column of the first character of a stretch of a paragraph, and those behind its last one."""
        return stretch_in(self.wraps.get(paragraph, ()), self.lines[paragraph - 1], start, end)

    def total(self, outcome: Outcome) -> int:
        """How many mentions have an outcome."""
        return sum(mention.outcome is outcome for mention in self.mentions)


def stretch_in(wraps: Sequence[tuple[int, int, int]], line: int, start: int, end: int) -> tuple[int, int, int, int]:
    """The line and column of the first character of a stretch of such a paragraph, and those behind its last one."""
    if not wraps:
        return line, start + 1, line, max(start, end - 1) + 2
    end_line, end_column = _place_in(wraps, line, max(start, end - 1))
    return *_place_in(wraps, line, start), end_line, end_column + 1


def _place_in(wraps: Sequence[tuple[int, int, int]], line: int, offset: int) -> tuple[int, int]:
    """The line and column of a place in a paragraph that was joined of several lines and begins in one."""
    start, line, column = max((one for one in wraps if one[0] <= offset), default=(0, line, 1))
    return line, column + offset - start
