"""Numbers in Chinese that are no figures: dates, times, names, ordinals, scores, contacts and idioms.

Each pattern says what the whole stretch is that it finds; a number in it is no figure. Where two overlap the first one
holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.phrases.chinese.patterns import BLANKED, SPAN, YEAR
from gzcheck.texts.chinese.dates import CLOCK, DATES, PERIODS
from gzcheck.texts.chinese.idioms import IDIOMS
from gzcheck.texts.chinese.names import CONTACTS, FOOTNOTES, NAMES, ORDINALS
from gzcheck.texts.chinese.scores import is_proportion, scores_in
from gzcheck.texts.document import Apart

_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, patterns in (
        (NoFigure.DATE, DATES),
        (NoFigure.TIME, CLOCK),
        (NoFigure.PERIOD, PERIODS),
        (NoFigure.ORDINAL, ORDINALS),
        (NoFigure.NAME, NAMES),
        (NoFigure.IDIOM, IDIOMS),
    )
    for pattern in patterns
)
_FIRST = tuple(
    (kind, re.compile(pattern))
    for kind, patterns in ((NoFigure.CONTACT, CONTACTS), (NoFigure.FOOTNOTE, FOOTNOTES))
    for pattern in patterns
)
_LAST = ((NoFigure.PERIOD, SPAN), (NoFigure.DATE, YEAR), (NoFigure.NAME, BLANKED))


def apart_in(text: str) -> Iterator[Apart]:
    """Every stretch of a sentence that holds no figure."""
    yield from _found(_FIRST, text)
    yield from scores_in(text)
    for one in _found((*_PATTERNS, *_LAST), text):
        if not (one.kind is NoFigure.TIME and is_proportion(text, one.start, one.end)):
            yield one


def _found(patterns: tuple[tuple[NoFigure, re.Pattern[str]], ...], text: str) -> Iterator[Apart]:
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            if match.start() < match.end():
                yield Apart(*match.span(), kind)
