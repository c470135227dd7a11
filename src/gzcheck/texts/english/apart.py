"""Numbers in English that are no figures: dates, times, names, ordinals, scores, contacts and idioms.

Each pattern says what the whole stretch is that it finds; a number in it is no figure. What no pattern finds is left to
be read. Where two overlap the first one holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart
from gzcheck.texts.english.contacts import CONTACTS, FOOTNOTES
from gzcheck.texts.english.dates import DATES, PERIODS, TIMES, years_in
from gzcheck.texts.english.designations import designations_in
from gzcheck.texts.english.idioms import IDIOMS
from gzcheck.texts.english.names import NAMES
from gzcheck.texts.english.numbered import NUMBERED
from gzcheck.texts.english.numero import numeros_in
from gzcheck.texts.english.ordinals import ordinals_in
from gzcheck.texts.english.patterns import Patterns, words_of
from gzcheck.texts.english.scores import runs_in, scores_in
from gzcheck.texts.english.shapes import SHAPES

_PATTERNS = Patterns((*SHAPES, *NUMBERED, *CONTACTS, *DATES, *TIMES, *FOOTNOTES, *PERIODS, *NAMES, *IDIOMS))


_SMALL = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ONE = re.compile(r"(?i)one\s(?!of\s(?!them\b|these\b|those\b|which\b|whom\b))")
_COUNTED_BEFORE = re.compile(
    rf"(?i)\b{_SMALL}\s(?:[a-z][a-z’'-]*\s){{0,3}}[a-z]*(?:s|men|women|people|children)(?:,|\sand|,\sand)\s$"
)
_COUNTED_BEHIND = re.compile(
    rf"(?i)one(?!\s(?:thing|day|way)\b)(?:\s[a-z][a-z’'-]*){{1,3}}(?:,|\sand|,\sand)\s{_SMALL}\s(?!of\b|per\b|million|billion|percent|years?\b|days?\b)[a-z]"
)
_LOOK = 60


def _is_counted_one(text: str, one: Apart) -> bool:
    """Whether "one" is in a list of things that are counted: "one zone and 19 parks", "two goals and one assist"."""
    if one.kind is not NoFigure.IDIOM or not _ONE.match(text, one.start):
        return False
    before = text[max(0, one.start - _LOOK) : one.start]
    return _COUNTED_BEHIND.match(text, one.start) is not None or _COUNTED_BEFORE.search(before) is not None


def apart_in(text: str) -> Iterator[Apart]:
    """Every stretch of a sentence that holds no figure."""
    words = words_of(text)
    yield from runs_in(text, words)
    yield from (one for one in _PATTERNS.found_in(text, words) if not _is_counted_one(text, one))
    if words.digits:
        yield from years_in(text, words)
    yield from scores_in(text, words)
    yield from ordinals_in(text, words)
    yield from numeros_in(text, words)
    if words.digits:
        yield from designations_in(text, words)
