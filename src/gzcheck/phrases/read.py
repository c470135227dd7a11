"""The one door: from a printed fragment to a `Figure`, or to a `Reading` with everything that the text leaves open.

It never guesses: a fragment that does not hold exactly one figure, or holds a piece that is not accounted for, is
refused with the reason.
"""

from __future__ import annotations

from gzcheck.model import Claim, DateValue, Figure, FigureError, NumberStyle, PhraseError, Reading, Unit, did_you_mean
from gzcheck.phrases.folding import fold, in_english_style
from gzcheck.phrases.languages import grammar_of
from gzcheck.phrases.listed_names import count_names
from gzcheck.phrases.printed_dates import read_date
from gzcheck.phrases.vocabulary import Vocabulary as Vocabulary
from gzcheck.phrases.vocabulary import built_in
from gzcheck.phrases.vocabulary import vocabulary_of as vocabulary_of

MAX_LENGTH = 400
"""Longest fragment looked at, in characters."""


def read(
    text: str, language: str | None = None, unit: str | None = None, vocabulary: Vocabulary | None = None
) -> Figure:
    """The one figure that `text` prints ("some 230", "$9.22 billion", "近七成"), signed by meaning.

    `language` is that of the source (a BCP 47 tag; None: by the script of the text). `unit` is a unit's name and is
    consulted only where the text leaves the unit open: for a bare number, for "$" and "¥", "times", "top 3",
    superlatives and "all". Without it a bare number is a count. Raises `PhraseError` when the text holds no figure,
    more than one, one that cannot be read with certainty, or one in another unit than `unit`, and for a language
    without a grammar. `vocabulary` has the units of a corpus, where that declares some of its own.
    """
    reading = read_phrase(text, language, unit or "", vocabulary=vocabulary)
    _refuse_other_unit(reading, unit)
    chosen = _known_unit(unit or next(iter(reading.units), "count"), vocabulary or built_in())
    try:
        return Figure(reading.value, chosen, reading.hedge, reading.upper, reading.precision)
    except FigureError as error:
        raise PhraseError(str(error)) from None


def _known_unit(name: str, vocabulary: Vocabulary) -> Unit:
    """The unit of a name; raises `PhraseError` when there is none."""
    if name not in vocabulary.units:
        hint = did_you_mean(name, vocabulary.units) or "for example count, CNY, percent, m2"
        raise PhraseError(f"unknown unit {name!r}; {hint}")
    return vocabulary.units[name]


def _refuse_other_unit(reading: Reading, unit: str | None) -> None:
    """Refuse what prints another unit than the one given, or only the curator can tell which."""
    if not reading.units or unit in reading.units:
        return
    printed = " or ".join(reading.units)
    if reading.must_choose:
        raise PhraseError(f"it may stand for {printed}: give the unit")
    if unit:
        raise PhraseError(f"it prints {printed}, not {unit}: a unit never overrides a printed one")


def read_phrase(
    text: str,
    language: str | None = None,
    unit: str = "",
    style: NumberStyle | None = None,
    vocabulary: Vocabulary | None = None,
) -> Reading:
    """What `text` prints, with everything it leaves open; raises `PhraseError`.

    `style` is how the source writes numbers, where that is not its language's way; `vocabulary` has the units that it
    may print, where those are not the built-in ones alone.
    """
    if len(text) > MAX_LENGTH:
        raise PhraseError(f"it is longer than {MAX_LENGTH} characters: shorten it to one figure")
    folded = fold(text)
    grammar = grammar_of(folded.text, language)
    return grammar.read(in_english_style(folded, style or grammar.style), unit, vocabulary or built_in())


def read_printed(claim: Claim, vocabulary: Vocabulary | None = None) -> Reading | PhraseError:
    """What a claim's fragment prints in its source's language, or why it cannot be read."""
    try:
        if claim.counted:
            return count_names(claim.printed)
        if isinstance(claim.figure.value, DateValue):
            return read_date(claim.printed, claim.figure.value, claim.source.published)
        source, unit = claim.source, claim.figure.unit.name
        reading = read_phrase(claim.printed, source.language, unit, source.numbers, vocabulary)
        return reading if claim.scale is None else reading.scaled(claim.scale.power)
    except PhraseError as error:
        return error
