"""Numbers in English that are no figures: dates, times, names, ordinals, scores, contacts and idioms.

Each pattern says what the whole stretch is that it finds; a number in it is no figure. What no pattern finds is left to
be read. Where two overlap the first one holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.texts.document import Apart
from gzcheck.texts.english.dates import DATES, PERIODS, TIMES, years_in
from gzcheck.texts.english.idioms import IDIOMS
from gzcheck.texts.english.names import CONTACTS, FOOTNOTES, NAMES
from gzcheck.texts.english.ordinals import ordinals_in
from gzcheck.texts.english.patterns import Patterns, words_of
from gzcheck.texts.english.scores import scores_in

_PATTERNS = Patterns((*CONTACTS, *DATES, *TIMES, *FOOTNOTES, *PERIODS, *NAMES, *IDIOMS))


def apart_in(text: str) -> Iterator[Apart]:
    """Every stretch of a sentence that holds no figure."""
    words = words_of(text)
    yield from _PATTERNS.found_in(text, words)
    if words.has_digit:
        yield from years_in(text, words)
    yield from scores_in(text, words)
    yield from ordinals_in(text, words)
