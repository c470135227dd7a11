"""The parser of printed figures: one function from text to `Figure`.

It never guesses: a fragment that does not hold exactly one figure, or holds words whose place is unclear, is refused
with the reason.
"""

from __future__ import annotations

from gzcheck.model.claim import Claim
from gzcheck.model.figure import Figure, FigureError
from gzcheck.model.units import units
from gzcheck.phrases.english.reader import read_english
from gzcheck.phrases.reading import PhraseError, Reading
from gzcheck.phrases.tokens import is_chinese, plain

MAX_LENGTH = 400
"""Longest fragment looked at, in characters."""


def parse_figure(text: str, unit: str | None = None) -> Figure:
    """The one figure that `text` prints ("some 230", "$9.22 billion", "近七成").

    `unit` is a unit's name and is consulted only where the text leaves the unit open: for a bare number, for "$" and
    "¥", "times", "top 3", superlatives and "all". Without it a bare number is a count. Raises `PhraseError` when the
    text holds no figure, more than one, or one that cannot be read with certainty.
    """
    reading = read_phrase(text, unit or "")
    if reading.must_choose and unit not in reading.units:
        raise PhraseError(f"it may stand for {' or '.join(reading.units)}: give the unit")
    chosen = unit if unit and (not reading.units or unit in reading.units) else next(iter(reading.units), "count")
    try:
        figure = Figure(reading.value, units()[chosen], reading.hedge, reading.upper)
        _ = figure.span.hard  # a number without an interval, such as "nearly 0", is refused here
    except FigureError as error:
        raise PhraseError(str(error)) from None
    return figure


def read_phrase(text: str, hint: str = "") -> Reading:
    """What `text` prints, with everything it leaves open; raises `PhraseError`."""
    if len(text) > MAX_LENGTH:
        raise PhraseError(f"it is longer than {MAX_LENGTH} characters: shorten it to one figure")
    prepared = plain(text)
    if not is_chinese(prepared):
        return read_english(prepared, hint)
    from gzcheck.phrases.chinese.reader import read_chinese  # its patterns are costly to compile, and often not needed

    return read_chinese(prepared, hint)


LANGUAGES = ("en", "zh")
"""Languages whose printed figures can be read."""


def read_printed(claim: Claim) -> Reading | PhraseError:
    """What a claim's fragment prints in its source's language, or why it cannot be read."""
    language = claim.source.language.partition("-")[0]
    if language not in LANGUAGES:
        return PhraseError(f"fragments in language {language!r} cannot be read")
    try:
        return read_phrase(claim.printed, claim.figure.unit.name)
    except PhraseError as error:
        return error
