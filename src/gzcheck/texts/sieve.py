"""What a language offers, so that its texts can be scanned; one folder a language, as with the grammars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gzcheck.texts.document import Apart


@dataclass(frozen=True, slots=True)
class Core:
    """The words or digits of one number, with its currency sign and scale: what a fragment must not cut."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """How numbers are found in the texts of one language."""

    language: str
    """ISO 639-1."""
    sentences: Callable[[str], Iterator[tuple[int, int]]]
    """Where the sentences of a paragraph stand."""
    apart: Callable[[str], Iterator[Apart]]
    """What in a sentence holds a number and no figure; of two that overlap the first holds."""
    core: re.Pattern[str]
    """A number with its currency sign and scale."""
    joint: re.Pattern[str]
    """What may stand between the two ends of a range."""
    opener: re.Pattern[str]
    """What must stand in front of a range that is joined by "and"; matched at the end of the text in front."""
    mover: re.Pattern[str]
    """What in front of two numbers joined by "to" makes a change of them and no range; matched at the end."""
    together: re.Pattern[str]
    """What between two numbers shows that they are of one list and share the last one's unit."""
    joining: re.Pattern[str]
    """A word in front of a hedge that says nothing of the number ("and" in front of "more than 300")."""
    rank: re.Pattern[str]
    """A rank with its superlative, as `rank`."""
    ranked: str
    """A template in which an ordinal is read as a rank."""
    listed: re.Pattern[str]
    """All that stands between two numbers of one list or comparison, behind the first one's unit."""
    clause: re.Pattern[str]
    """A sign at which a clause ends."""
    connective: re.Pattern[str]
    """A word that belongs to the next number rather than to the one before it."""
    word: re.Pattern[str]
    """A word, to count how long a fragment is."""
    left: int
    """How many words in front of a number are read with it."""
    right: int
    """How many words behind it are."""
    scale: re.Pattern[str]
    """The scale in a table's head, with a group for each part that `scale_of` needs."""
    scale_of: Callable[[re.Match[str]], tuple[int, str]]
    """The power of ten and the unit that the head says (a unit's id, or empty)."""
    unscaled: re.Pattern[str]
    """In a row's or column's name: rates, shares, ranks, counts of other things, which no scale is for."""
