"""Numbers in Chinese that are no figures: dates, times, names, ordinals, scores, contacts and idioms.

Each pattern says what the whole stretch is that it finds; a number in it is no figure. Where two overlap the first one
holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from gzcheck.model import NoFigure
from gzcheck.phrases.chinese.patterns import SPAN, YEAR, built_in_words
from gzcheck.phrases.needed import Needed, guarded
from gzcheck.texts.chinese.dates import CLOCK, DATES, PERIODS
from gzcheck.texts.chinese.idioms import IDIOMS
from gzcheck.texts.chinese.names import CONTACTS, ENUMERATED, FOOTNOTES, NAMES, SECTIONS
from gzcheck.texts.chinese.ordinals import ordinals_in
from gzcheck.texts.chinese.scores import is_proportion, scores_in
from gzcheck.texts.chinese.words import HAN, RATIO
from gzcheck.texts.document import Apart

_One = tuple[NoFigure, re.Pattern[str]]
_Some = Sequence[_One]


class _Patterns:
    """Patterns in groups, each in its order, with what each pattern needs."""

    def __init__(self, groups: Iterable[Iterable[_One]]) -> None:
        self._ends: list[int] = []
        self._each: list[_One] = []
        for group in groups:
            self._each += group
            self._ends.append(len(self._each))
        self._needed = Needed([pattern for _, pattern in self._each])

    def groups_in(self, text: str) -> list[list[_One]]:
        """Those of each group that may match in a text."""
        groups: list[list[_One]] = [[] for _ in self._ends]
        for i in self._needed.in_text(text):
            groups[bisect_right(self._ends, i)].append(self._each[i])
        return groups


def _compiled(patterns: Iterable[tuple[NoFigure, Iterable[str]]]) -> Iterator[_One]:
    return ((kind, guarded(regex)) for kind, regexes in patterns for regex in regexes)


_PATTERNS = _Patterns(
    (
        _compiled(((NoFigure.CONTACT, CONTACTS), (NoFigure.SECTION, SECTIONS), (NoFigure.FOOTNOTE, FOOTNOTES))),
        _compiled(
            (
                (NoFigure.DATE, DATES),
                (NoFigure.TIME, CLOCK),
                (NoFigure.PERIOD, PERIODS),
                (NoFigure.SECTION, ENUMERATED),
                (NoFigure.NAME, NAMES),
                (NoFigure.IDIOM, IDIOMS),
            )
        ),
        (
            *_compiled(((NoFigure.PERIOD, (SPAN.pattern,)), (NoFigure.DATE, (YEAR.pattern,)))),
            (NoFigure.NAME, built_in_words().blanked),
        ),
    )
)
_LONG_RUN = re.compile(rf"[{HAN}\d]{{64}}")
"""Numerals and nothing else over such a stretch are no text; the last patterns take too long to see it."""
_POINTS = re.compile(r"pcts?$")
_AHEAD = frozenset("提空以目")
"""In front of 前 these make another word of it: 提前5天."""


def apart_in(text: str) -> Iterator[Apart]:
    """Every stretch of a sentence that holds no figure."""
    first, common, last = _PATTERNS.groups_in(text)
    yield from _found(first, text)
    yield from scores_in(text)
    yield from _outside_ratios(common, text)
    yield from ordinals_in(text)
    if last and not _LONG_RUN.search(text):
        yield from (one for one in _found(last, text) if not _is_another_word(text, one))


def _outside_ratios(patterns: _Some, text: str) -> Iterator[Apart]:
    """Dates, times, names and the like; what looks like one in a ratio or a proportion is none."""
    ratios = [match.span() for match in RATIO.finditer(text)]
    for one in _found(patterns, text):
        if one.kind is NoFigure.TIME and is_proportion(text, one.start, one.end):
            continue
        if not _is_in(ratios, one.start):
            yield one


def _is_another_word(text: str, one: Apart) -> bool:
    """Whether what was found is cut out of other words: 提前5天, 5分钟, "3pcts"."""
    is_ahead = text[one.start] == "前" and text[max(0, one.start - 1) : one.start] in _AHEAD
    is_minutes = text.startswith("分钟", one.end - 1)
    return is_ahead or is_minutes or _POINTS.search(text, one.start, one.end) is not None


def _found(patterns: _Some, text: str) -> Iterator[Apart]:
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            if match.start() < match.end():
                yield Apart(*match.span(), kind)


def _is_in(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of the stretches, which are in order."""
    i = bisect_right(spans, place, key=lambda span: span[0])
    return i > 0 and place < spans[i - 1][1]
