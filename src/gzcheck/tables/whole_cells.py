"""The text of a cell -> its one figure, every piece of the text accounted for.

The reader of printed phrases is made for prose, where words may stand beside a figure: "see note 5" has one. A cell is
no prose. It holds a hedge, a sign or accounting brackets round all of it, one number or a range, a scale word and the
unit of its column, each at most once, and nothing else; what holds more is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from gzcheck.model import Hedge, Measure, PhraseError, Reading, Sign, Source, Unit
from gzcheck.phrases.read import read_phrase, vocabulary_of

_ONE_SPELLING = str.maketrans("（）［］｛｝‐‑‒―﹣－", "()[]{}------")
"""Brackets and dashes as Chinese and printers set them."""
_GOVERNED = re.compile(r"\(\s*([^()]+?)\s*\)|(?:[-−–—]|minus\b)\s*(.+)", re.IGNORECASE)
_MARK = re.compile(r"\(|(?<![^\W\d_])[-−–—]|\bminus\b", re.IGNORECASE)
_NO_FIGURE = re.compile(r"[][{}]|\([A-Za-z]{1,2}\)|[0-9]\s*\+\s*[0-9]|[0-9]\s+[-−–][0-9]|\(\s*[-+−–—]|[-−–—]\s*[-+−–—]")
"""Brackets that say nothing of a figure, marks such as "(p)" for provisional, sums, which prose prints of packages
("1+9 policies"), "5 -7", which may be two numbers, and signs on signs."""
_LETTERS = re.compile(r"[0-9]\s?([A-Za-z]{1,2})(?![^\W\d_])")
_SCALES = frozenset(("k", "m", "b", "t", "g", "bn", "mn", "tn", "mm", "kt"))
_CREDIT = "cr"
"""Crores, or the credit side of a book."""
_OPENING = frozenset(("", "between", "from", "zwischen", "von"))
"""What may stand in front of a range beside its hedge."""


class CellReader:
    """Reads the cells of one source."""

    def __init__(self, source: Source, units: Mapping[str, Unit]) -> None:
        self._source = source
        self._vocabulary = vocabulary_of(units)

    def read(self, text: str, unit: Unit) -> Reading:
        """The figure of a cell in a column of a unit, "(5 million)" as -5e6; raises `PhraseError`."""
        amount = _without_own_unit(text.translate(_ONE_SPELLING), unit)
        if _NO_FIGURE.search(amount):
            raise PhraseError("it is more than one number")
        _refuse_letters(amount, unit)
        governed = _GOVERNED.fullmatch(amount)
        if governed and (reading := self._amount(governed[1] or governed[2], unit)):
            return replace(reading.mirrored(), sign=Sign.MARK)
        return self._whole(amount, unit)

    def _amount(self, text: str, unit: Unit) -> Reading | None:
        """What a sign or brackets stand round, where that is one number with its scale and unit and nothing more."""
        try:
            reading = self._whole(text, unit)
        except PhraseError:
            return None
        is_plain = reading.hedge is Hedge.BARE and reading.sign is Sign.NONE and reading.upper is None
        return reading if is_plain else None

    def _whole(self, text: str, unit: Unit) -> Reading:
        """What a text prints, if that is all of it and its sign is beyond doubt; raises `PhraseError`."""
        reading = read_phrase(text, self._source.language, unit.name, self._source.numbers, self._vocabulary)
        if reading.value.is_fraction or (reading.units and unit.name not in reading.units):
            raise PhraseError("it prints a share in words, or another unit")
        _refuse_words_beside(text, reading)
        _refuse_open_sign(text, reading)
        return reading


def _refuse_words_beside(text: str, reading: Reading) -> None:
    """Refuse a text of which the reader of phrases has passed something over."""
    first, last = reading.span
    before, inside, behind = text[:first].strip().lower(), text[first:last], text[last:].strip()
    is_closed = inside.count("(") - inside.count(")") == behind.count(")")
    if before not in (_OPENING if reading.upper else ("",)) or behind not in ("", ".", ")") or not is_closed:
        raise PhraseError("something stands beside its number")


def _refuse_open_sign(text: str, reading: Reading) -> None:
    """Refuse a text with words that allow both signs, or a mark of a sign that the reader has not taken for one."""
    front = re.match(r"[^0-9]*", text)
    is_marked = front is not None and _MARK.search(front[0]) is not None
    if reading.sign is not Sign.MARK and (is_marked or reading.sign is not Sign.NONE):
        raise PhraseError("whether it is negative is open")


def _without_own_unit(text: str, unit: Unit) -> str:
    """A text without the letters behind its number that are what its column is measured in: "278K" of kelvins."""
    tail = re.fullmatch(r"(.*[0-9])\s?([A-Za-z]{1,2})(\)?)", text)
    return tail[1] + tail[3] if tail and tail[2] in unit.printed("en") else text


def _refuse_letters(text: str, unit: Unit) -> None:
    """Refuse letters that may be a unit or a scale: "5 m" of kilometres is no 5 million, and "5 CR" may be a credit."""
    found = {letters.lower() for letters in _LETTERS.findall(text)}
    has_scales = unit.is_currency or unit.measure is Measure.COUNT
    if _CREDIT in found or (not has_scales and not found.isdisjoint(_SCALES)):
        raise PhraseError("its letters may be a scale or something else: write it out")
