"""Reads one number of a sentence, in a window that ends where its clause or the next number begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gzcheck.model import Hedge, NumberStyle, PhraseError, Reading, Sign
from gzcheck.phrases.chinese import signs as chinese
from gzcheck.phrases.chinese.folding import simplified
from gzcheck.phrases.english import signs as english
from gzcheck.phrases.read import MAX_LENGTH, read_phrase
from gzcheck.texts.sieve import Core, Found, Sentence, Sieve
from gzcheck.texts.spelling import Spelling

_REACH = MAX_LENGTH // 3
"""How far from a number it is looked for words that belong to it, in characters."""
_FOREIGN = "its number is written in another style than the source's: say 'numbers' of the source"
_BRACKET = 16
"""How far in front of a number it is looked for a bracket, or for a word that changes nothing."""
_SIGN_WORDS = re.compile(f"{chinese.SIGN_WORDS.pattern}|(?i:{english.SIGN_WORDS.pattern})")
"""Without one of these a fragment of either language is negative by a mark alone."""
_ENGLISH_SIGN_WORDS = re.compile(f"(?i){english.SIGN_WORDS.pattern}")


class Reader:
    """Reads the numbers of one sentence."""

    def __init__(self, sieve: Sieve, style: NumberStyle | None, sentence: Sentence) -> None:
        self.sieve = sieve
        self.style = style
        self.text = sentence.text
        self.spelling = Spelling(sentence.text, sieve.respelled(sentence))

    def read(self, core: Core, low: int, high: int) -> Found:
        """Read one number in its clause, then in fewer words where something further off is refused."""
        if self.sieve.is_foreign(self.text[core.start : core.end], self.style):
            return _unread(core, _FOREIGN)
        reason = ""
        tried: list[tuple[int, int]] = []
        for first, last in self._windows(core, low, high):
            if (first, last) in tried:
                continue
            tried.append((first, last))
            try:
                reading = self.reading(first, last)
            except PhraseError as error:
                reason = reason or str(error)
                continue
            start, end = self.spelling.place(first, last, reading.span)
            if start < core.end and end > core.start:
                return self._found(core, (first, last), reading, (start, end))
        return self._rank(core) or _unread(core, reason)

    def _found(self, core: Core, window: tuple[int, int], reading: Reading, place: tuple[int, int]) -> Found:
        start, end = _trimmed(self.text, reading, core, min(place[0], core.start), max(place[1], core.end))
        found = Found(start, end, *window, (core.start, core.end), reading)
        self._widen(found)
        return found

    def reading(self, first: int, last: int, tail: str = "") -> Reading:
        """What a stretch prints; raises `PhraseError`."""
        fragment = self.spelling.fragment(first, last).replace("$(", "($")
        return read_phrase(fragment + tail, self.sieve.language, style=self.style)

    def _rank(self, core: Core) -> Found | None:
        """A rank that its superlative says: "third-largest"."""
        match = self.sieve.rank.match(self.text, core.start, core.end)
        if match is None:
            return None
        try:
            reading = read_phrase(self.sieve.ranked.format(match["rank"]), self.sieve.language)
        except PhraseError:
            return None
        return Found(core.start, match.end(), core.start, core.end, (core.start, core.end), reading)

    def _windows(self, core: Core, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where to read a number: its clause, at most so many words on either side; then narrower places."""
        bound = self.sieve.bound.search(self.text, max(0, core.start - _BRACKET), core.start)
        if bound and bound["rate"]:
            low = core.start
        yield self._words_before(core.start, low, self.sieve.left), self._words_behind(core.end, high, self.sieve.right)
        near_left = self._words_before(core.start, low, self.sieve.near[0])
        near_right = self._words_behind(core.end, high, self.sieve.near[1])
        yield near_left, near_right
        if bound and not bound["rate"]:
            return
        if joint := self.sieve.joining.search(self.text, near_left, core.start):
            yield joint.end(), near_right
        yield from self._bare(core, near_left, near_right)

    def _bare(self, core: Core, left: int, right: int) -> Iterator[tuple[int, int]]:
        """The number with its unit alone, where the words that are left out of the window change nothing."""
        pattern = self.sieve.bare_start
        if pattern is None:
            return
        one = self._words_behind(core.end, right, 1)
        behind = _LETTERS.match(self.text, core.end, one)
        is_unit = behind is not None and bool(behind["more"] or behind["word"].lower() in self.sieve.unit_words)
        yield left, one
        if not is_unit:
            yield left, core.end
        if pattern.search(self.text[max(0, core.start - _BRACKET) : core.start]):
            yield core.start, right
            yield core.start, one
            if not is_unit:
                yield core.start, core.end

    def _words_before(self, place: int, low: int, words: int) -> int:
        """Where at most so many words in front of a place begin, within its clause."""
        start = reach = max(low, place - _REACH)
        for match in self.sieve.clause.finditer(self.text, reach, place):
            end = match.end()
            if end < place or match[0] != "(":  # an accounting bracket: "($2.4) billion"
                start = end
        found = [match.start() for match in self.sieve.word.finditer(self.text, start, place)]
        return found[-words] if len(found) > words else start

    def _words_behind(self, place: int, high: int, words: int) -> int:
        """Where at most so many words behind a place end, within its clause.

        Words that lead to the next number are left to it.
        """
        reach = min(high, place + _REACH)
        is_bracketed = self.text[place : place + 1] == ")" and "(" in self.text[max(0, place - _BRACKET) : place]
        clause = self.sieve.clause.search(self.text, place + is_bracketed, reach)
        end_of_clause = clause.start() if clause else reach
        end = place
        for match in islice(self.sieve.word.finditer(self.text, place, end_of_clause), words):
            end = match.end()
        if end < high and not clause and (leading := self.sieve.connective.search(self.text, place, end)):
            end = leading.start()
        return max(end, place)

    def _widen(self, found: Found) -> None:
        """Let the fragment take in the word that gives the sign, where it stands outside number, hedge and unit."""
        reading = found.reading
        assert reading is not None
        if reading.sign in (Sign.NONE, Sign.MARK) or reading.value.value >= 0:
            return
        for start, end in self._wider(found):
            if self._has_sign_word(start, end) and self._reads_as(start, end, reading):
                found.start, found.end = start, end
                return
        found.sign_from = self.text[found.low : found.high].strip()

    def _wider(self, found: Found) -> Iterator[tuple[int, int]]:
        words = [match.span() for match in self.sieve.word.finditer(self.text, found.low, found.high)]
        ahead = [start for start, _ in words if start < found.start][::-1]
        behind = [end for _, end in words if end > found.end]
        yield found.start, found.end
        yield from ((start, found.end) for start in ahead)
        yield from ((found.start, end) for end in behind)

    def _has_sign_word(self, start: int, end: int) -> bool:
        piece = self.text[start:end]
        if piece.isascii():
            return _ENGLISH_SIGN_WORDS.search(piece) is not None
        return _SIGN_WORDS.search(simplified(piece)) is not None

    def _reads_as(self, first: int, last: int, wanted: Reading) -> bool:
        try:
            reading = self.reading(first, last)
        except PhraseError:
            return False
        return (reading.value, reading.upper, reading.hedge, reading.units) == (
            wanted.value,
            wanted.upper,
            wanted.hedge,
            wanted.units,
        )


def _unread(core: Core, reason: str) -> Found:
    return Found(core.start, core.end, core.start, core.end, (core.start, core.end), reason=reason)


_LETTERS = re.compile(r"[\s-]?(?P<word>[^\W\d_]+|[%°])(?P<more>[/²³])?")
_FILLERS = re.compile(
    r"\s*(?:(?:another|an? (?:additional|further|total of)|an?|the|additional|extra|further|combined|mere|just|only"
    r"|record|total of)\s*)?",
    re.IGNORECASE,
)
"""Words in front of a number that say nothing of it."""


def _trimmed(text: str, reading: Reading, core: Core, start: int, end: int) -> tuple[int, int]:
    """The fragment without brackets that only stand around it, and without words in front that say nothing of it."""
    if reading.sign is not Sign.MARK and text[start] == "(" and text[end - 1] == ")":
        start, end = start + 1, end - 1
    elif text[start] == "(" and ")" not in text[start:end]:
        start += 1
    is_plain = reading.hedge is Hedge.BARE and reading.sign is Sign.NONE and reading.upper is None
    if is_plain and start < core.start and _FILLERS.fullmatch(text, start, core.start):
        start = core.start
    return start, end
