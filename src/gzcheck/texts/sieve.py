"""What a language offers, so that its texts can be scanned; one folder a language, as with the grammars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gzcheck.model import NumberStyle, Reading, ScaleFound, Sign
from gzcheck.texts.document import Apart

Evidence = Counter[str]
"""How often a text names something that decides a unit: a currency's id, or a matter of the language's own."""


class Core(NamedTuple):
    """The words or digits of one number, with its currency sign and scale: what a fragment must not cut."""

    start: int
    end: int


class Edit(NamedTuple):
    """Another spelling for a stretch of a text, in which the grammar of fragments reads the same thing."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Found:
    """A number of a sentence on its way to a mention: what is known of it so far; places are of the paragraph."""

    start: int
    end: int
    low: int
    """Where the window that was read begins."""
    high: int
    core: tuple[int, int]
    reading: Reading | None = None
    reason: str = ""
    scale: ScaleFound | None = None
    unit: str = ""
    """What the text around it decides; it goes before the units of the reading."""
    sign_from: str = ""
    tail: str = ""
    """The scale and unit that it borrows from another number of its list."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units it may be in, the likeliest first; none where it is a bare number."""
        if self.unit:
            return (self.unit,)
        return self.reading.units if self.reading else ()

    def moved(self, by: int) -> Found:
        """The same in a text that begins so many characters earlier."""
        places = self.start + by, self.end + by, self.low + by, self.high + by, (self.core[0] + by, self.core[1] + by)
        return Found(*places, self.reading, self.reason, self.scale, self.unit, self.sign_from, self.tail)

    def negate(self, sign: Sign, words: str) -> None:
        """Make a positive value negative, because of words that stand outside its fragment."""
        if self.reading is not None and self.reading.value.value > 0:
            self.reading = replace(self.reading.mirrored(), sign=sign)
            self.sign_from = words

    def affirm(self) -> None:
        """Make a value positive that a word of falling was thought to govern."""
        if self.reading is not None and self.reading.value.value < 0:
            self.reading = replace(self.reading.mirrored(), sign=Sign.NONE)
            self.sign_from = ""


@dataclass(slots=True)
class Surroundings:
    """The paragraph of a sentence. What was found without asking it holds wherever the sentence stands."""

    text: str
    place: int
    """Where the sentence begins in it."""
    was_asked: bool = False

    def paragraph(self) -> str:
        """The text around the sentence, with the sentence."""
        self.was_asked = True
        return self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a cell of a table, with what the whole text says."""

    text: str
    evidence: Evidence
    surroundings: Surroundings

    def before(self, place: int, reach: int) -> str:
        """Of the sentence, so many characters in front of a place."""
        return self.text[max(0, place - reach) : place]

    def behind(self, place: int, reach: int) -> str:
        """Of the sentence, so many characters from a place on."""
        return self.text[place : place + reach]

    def around(self, start: int, end: int, reach: int) -> str:
        """A stretch of the sentence, with so many characters on either side."""
        return self.text[max(0, start - reach) : end + reach]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the name of a row or column says of its cells."""

    unit: str = ""
    """A unit's id; empty where the name says none."""
    power: int | None = None
    """Of ten; None where the name speaks of no scale."""
    is_scaled: bool = True
    """Whether the scale of the table's head is for such cells."""
    is_money: bool = False
    """Whether the currency of the table's head is for such cells even where the scale is not."""
    is_whole: bool = False
    """Whether such cells count things: one with decimals is none of them, and the head's scale holds for it."""
    is_change: bool = False
    """Whether such cells are changes between others of their row, in their unit or in percent."""


NO_MEASURE = Measure()


def _no_evidence(paragraphs: Sequence[str]) -> Evidence:
    return Counter()


def _no_edits(sentence: Sentence) -> Iterator[Edit]:
    return iter(())


def _leave(sentence: Sentence, numbers: Sequence[Found]) -> None:
    pass


def _no_measure(name: str) -> Measure:
    return NO_MEASURE


def _is_never_foreign(number: str, style: NumberStyle | None) -> bool:
    return False


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
    unscaled: re.Pattern[str] | None = None
    """In a row's or column's name: rates, shares, ranks, counts of other things, which no scale is for."""
    survey: Callable[[Sequence[str]], Evidence] = _no_evidence
    """What the paragraphs of a text say of units that a sentence leaves open."""
    respelled: Callable[[Sentence], Iterator[Edit]] = _no_edits
    """Other spellings for what the grammar cannot read as it stands, in the order of the text, none over another."""
    settle: Callable[[Sentence, Sequence[Found]], None] = _leave
    """Decide units and signs that only the sentence around a number tells."""
    measure: Callable[[str], Measure] = _no_measure
    """What the name of a row or column says of its cells."""
    foreseen: re.Pattern[str] = re.compile(r"(?!)")
    """What in front of two numbers makes a range of them behind a verb of change too, where the first prints its unit;
    matched at the end: "expects sales to grow by 9% to 11%".
    """
    bound: re.Pattern[str] = re.compile(r"(?P<rate>(?!))")
    """What ends right in front of a number that is not read without it: the larger unit of a quantity ("two hours
    and"), a denied verb ("did not reach"). As `rate`, "a day" of the number before, which is no part of this one.
    """
    bare_start: re.Pattern[str] | None = None
    """Words right in front of a number, matched at the end, that the grammar refuses and that change nothing."""
    unit_words: frozenset[str] = frozenset()
    """Words behind a number that may be its unit, and must not be left out of a window then."""
    is_foreign: Callable[[str, NumberStyle | None], bool] = _is_never_foreign
    """Whether a number is written in another style than the source's (None: the language's own)."""
    spread: re.Pattern[str] | None = None
    """Two numbers that are a range behind a verb of change too; matched where the first begins."""
    has_number: Callable[[str], bool] | None = None
    """Whether a sentence has what may be a number; None: every sentence is looked at."""
    core_places: Callable[[str], tuple[re.Pattern[str], Sequence[int]]] | None = None
    """As much of the pattern of cores as a sentence needs, and where one may begin; None: anywhere."""
    near: tuple[int, int] = (4, 4)
    """How many words in front of a number and behind it are read where the wider stretch is refused."""
    max_words: int | None = None
    """The most words a fragment may have; None where words are not told apart by spaces."""


def one_of(words: Iterable[str] | str) -> str:
    """An alternation of words or of small patterns, the longest first; a string is divided at its spaces."""
    return "|".join(sorted(sorted(words.split() if isinstance(words, str) else words), key=len, reverse=True))
