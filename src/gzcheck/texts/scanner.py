"""A text becomes mentions: every place with a digit, a number word or a Chinese numeral, with exactly one outcome.

A sentence is taken apart in three steps. What holds no figure is found first, by the patterns of its language. What
is left of numbers is found next, each with its currency and scale. Then each number is read by the grammar that reads
fragments, in a window that ends where its clause or the next number begins: what the grammar refuses is *not read*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gzcheck.model import Figure, FigureError, Hedge, Mention, NoFigure, Outcome, ScannedText
from gzcheck.model.units import units as known_units
from gzcheck.phrases.read import MAX_LENGTH, read_phrase
from gzcheck.phrases.reading import PhraseError, Reading, Sign
from gzcheck.phrases.style import Style
from gzcheck.texts.document import Apart, Block, Paragraph, paragraphs_of
from gzcheck.texts.found import Found
from gzcheck.texts.heads import Heads
from gzcheck.texts.languages import language_of, sieve_of
from gzcheck.texts.sieve import Core, Sieve

LONGEST = 12
"""The longest fragment of a text that a claim may quote, in words."""
_LOOK = 60
"""How far in front of a number its sentence is looked at, in characters."""
_DIGIT = re.compile(r"\d")


def scan(
    text: str,
    path: str,
    *,
    language: str | None = None,
    style: Style | None = None,
    is_markdown: bool = False,
    sha256: str = "",
) -> ScannedText:
    """All mentions of a text; `language` is a BCP 47 tag (None: by the script). Raises `Stop` for another language."""
    sieve = sieve_of(language or language_of(text))
    paragraphs = paragraphs_of(text, is_markdown=is_markdown)
    scanner = _Scanner(sieve, style, paragraphs)
    mentions = tuple(mention for paragraph in paragraphs for mention in scanner.mentions(paragraph))
    return ScannedText(
        path=path,
        language=sieve.language,
        paragraphs=tuple(paragraph.text for paragraph in paragraphs),
        lines=tuple(paragraph.line for paragraph in paragraphs),
        mentions=mentions,
        sha256=sha256,
    )


class _Scanner:
    """Walks the paragraphs of one text; keeps what the head of a table says for its rows."""

    def __init__(self, sieve: Sieve, style: Style | None, paragraphs: Sequence[Paragraph]) -> None:
        self.sieve = sieve
        self.style = style
        self.heads = Heads(sieve, paragraphs)

    def mentions(self, paragraph: Paragraph) -> list[Mention]:
        """The mentions of one paragraph, in its order."""
        self.heads.note(paragraph)
        found: list[Mention] = []
        for low, high in self._stretches(paragraph):
            found += self._sentence(paragraph, low, high)
        return found

    def _stretches(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        if paragraph.block is Block.ROW:
            yield from paragraph.cells
        else:
            yield from self.sieve.sentences(paragraph.text)

    def _sentence(self, paragraph: Paragraph, low: int, high: int) -> list[Mention]:
        text = paragraph.text
        head = self.heads.head_in(paragraph, low, high)
        apart = _disjoint([*_within(paragraph.apart, low, high), *head, *_moved(self.sieve.apart(text[low:high]), low)])
        cores = list(_cores(self.sieve, text, low, high, apart))
        numbers = self._numbers(paragraph, cores, apart, low, high)
        self._share(text, numbers)
        self._govern(text, numbers, low)
        mentions = [self._mention(paragraph, number, (low, high)) for number in numbers]
        mentions += [_no_figure(paragraph, one, (low, high)) for one in apart if _has_number(self.sieve, text, one)]
        return sorted(mentions, key=lambda mention: (mention.start, mention.end))

    def _numbers(
        self, paragraph: Paragraph, cores: Sequence[Core], apart: Sequence[Apart], low: int, high: int
    ) -> list[Found]:
        text, found = paragraph.text, []
        fences = sorted([*((one.start, one.end) for one in apart if _has_number(self.sieve, text, one))])
        i, last = 0, low
        while i < len(cores):
            core = cores[i]
            limit = self._limit(fences, cores, i + 1, core.end, high)
            pair = self._pair(text, cores, i, fences)
            number = None
            if pair is not None:
                behind = self._limit(fences, cores, i + 2, pair.end, high)
                number = self._read(paragraph, pair, max(last, self._fence(fences, core.start, low)), behind)
                if number.reading is None and not _is_tight(text, core, cores[i + 1]):
                    number = None
            if number is None:
                number = self._read(paragraph, core, max(last, self._fence(fences, core.start, low)), limit)
                i += 1
            else:
                i += 2
            found.append(number)
            last = max(number.end, number.core[1])
        return found

    def _fence(self, fences: Sequence[tuple[int, int]], place: int, low: int) -> int:
        return max((end for _, end in fences if end <= place), default=low)

    def _limit(self, fences: Sequence[tuple[int, int]], cores: Sequence[Core], i: int, place: int, high: int) -> int:
        ends = [start for start, _ in fences if start >= place]
        if i < len(cores):
            ends.append(cores[i].start)
        return min([*ends, high])

    def _pair(self, text: str, cores: Sequence[Core], i: int, fences: Sequence[tuple[int, int]]) -> Core | None:
        """The core at `i` and the next as the ends of one range, if what stands between may join them."""
        if i + 1 == len(cores):
            return None
        first, second = cores[i], cores[i + 1]
        between = text[first.end : second.start]
        if any(first.end <= start < second.start for start, _ in fences) or not self.sieve.joint.fullmatch(between):
            return None
        word = between.strip().lower()
        if word.endswith("and") and not self.sieve.opener.search(text[: first.start]):
            return None
        if word.endswith("to") and self.sieve.mover.search(text[max(0, first.start - _LOOK) : first.start]):
            return None
        return Core(first.start, second.end)

    def _read(self, paragraph: Paragraph, core: Core, low: int, high: int) -> Found:
        """Read one number, in its clause, then in fewer words where something further off is refused."""
        text, reason = paragraph.text, ""
        windows = self._windows(text, core, low, high)
        for first, last in windows:
            try:
                reading = self._reading(text[first:last])
            except PhraseError as error:
                reason = reason or str(error)
                continue
            start, end = first + reading.span[0], first + reading.span[1]
            start, end = _trimmed(text, reading, core, min(start, core.start), max(end, core.end))
            found = Found(start, end, first, last, (core.start, core.end), reading)
            self._widen(text, found)
            return self.heads.applied(paragraph, found)
        return self._rank(text, core) or Found(
            core.start, core.end, core.start, core.end, (core.start, core.end), reason=reason
        )

    def _reading(self, fragment: str) -> Reading:
        """What a window prints; a currency sign in front of an accounting bracket is read as inside it."""
        return read_phrase(fragment.replace("$(", "($"), self.sieve.language, style=self.style)

    def _rank(self, text: str, core: Core) -> Found | None:
        """A rank that its superlative says: "third-largest"."""
        match = self.sieve.rank.match(text, core.start, core.end)
        if match is None:
            return None
        try:
            reading = read_phrase(self.sieve.ranked.format(match["rank"]), self.sieve.language)
        except PhraseError:
            return None
        return Found(
            core.start, match.end(), core.start, core.end, (core.start, core.end), replace(reading, span=match.span())
        )

    def _windows(self, text: str, core: Core, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where to read a number: its clause, at most so many words on either side; then a narrower place."""
        left = _words_before(self.sieve, text, core.start, low, self.sieve.left)
        right = _words_behind(self.sieve, text, core.end, high, self.sieve.right)
        yield left, right
        near_left = _words_before(self.sieve, text, core.start, low, 3 if self.sieve.language == "en" else 4)
        near_right = _words_behind(self.sieve, text, core.end, high, 2 if self.sieve.language == "en" else 4)
        if (near_left, near_right) != (left, right):
            yield near_left, near_right
        if joint := self.sieve.joining.search(text, near_left, core.start):
            yield joint.end(), near_right

    def _widen(self, text: str, found: Found) -> None:
        """Let the fragment take in the word that gives the sign, where it stands outside number, hedge and unit."""
        reading = found.reading
        assert reading is not None
        if reading.sign in (Sign.NONE, Sign.MARK) or reading.value.value >= 0:
            return
        for start, end in self._wider(text, found):
            if self._reads_as(text[start:end], reading):
                found.start, found.end = start, end
                return
        found.sign_from = text[found.low : found.high].strip()

    def _wider(self, text: str, found: Found) -> Iterator[tuple[int, int]]:
        words = [match.span() for match in self.sieve.word.finditer(text, found.low, found.high)]
        ahead = [start for start, _ in words if start < found.start][::-1]
        behind = [end for _, end in words if end > found.end]
        yield found.start, found.end
        yield from ((start, found.end) for start in ahead)
        yield from ((found.start, end) for end in behind)

    def _reads_as(self, fragment: str, wanted: Reading) -> bool:
        try:
            reading = self._reading(fragment)
        except PhraseError:
            return False
        return (reading.value, reading.upper, reading.hedge, reading.units) == (
            wanted.value,
            wanted.upper,
            wanted.hedge,
            wanted.units,
        )

    def _share(self, text: str, numbers: list[Found]) -> None:
        """Give the numbers of a list the unit and scale that only its last one prints: "10, 12 and 13 percent"."""
        for number, behind in reversed(list(pairwise(numbers))):
            if number.reading is None or behind.reading is None or number.reading.units or number.fallback:
                continue
            between = text[number.end : behind.start]
            if not self.sieve.listed.fullmatch(between) or not behind.reading.units:
                continue
            if not self.sieve.together.search(between) and not behind.fallback:
                continue
            tail = behind.fallback or text[behind.core[1] : behind.end]
            digits = re.match(r"[\d.,]*\d", text[behind.core[0] : behind.core[1]])
            scale = text[behind.core[0] + digits.end() : behind.core[1]] if digits else ""
            self._borrow(text, number, behind.fallback or scale + tail)

    def _borrow(self, text: str, number: Found, tail: str) -> None:
        if not tail.strip():
            return
        try:
            reading = self._reading(text[number.start : number.end] + tail)
        except PhraseError:
            return
        if reading.units and number.reading is not None and reading.hedge is number.reading.hedge:
            number.reading, number.fallback = reading, tail

    def _govern(self, text: str, numbers: list[Found], low: int) -> None:
        """Let a word of falling or losing hold on through a list or comparison: "slid 2.0 % and 15.4 %"."""
        for before, number in pairwise(numbers):
            a, b = before.reading, number.reading
            if a is None or b is None or b.sign is not Sign.NONE or a.sign not in (Sign.CHANGE, Sign.RESULT):
                continue
            if a.value.value >= 0 or a.units != b.units:
                continue
            between = text[before.end : number.start]
            if self.sieve.listed.fullmatch(between) and not re.search(r"\b(?:to|from|at)\b", between):
                number.reading = b.mirrored()
                number.sign_from = before.sign_from or text[before.start : before.end]

    def _mention(self, paragraph: Paragraph, number: Found, sentence: tuple[int, int]) -> Mention:
        printed = paragraph.text[number.start : number.end]
        figure, reason = _figure(number)
        if figure is None:
            return _made(paragraph, number.start, number.end, sentence, outcome=Outcome.NOT_READ, reason=reason)
        if len(self.sieve.word.findall(printed)) > LONGEST and self.sieve.language == "en":
            reason = f"its fragment is longer than {LONGEST} words"
            return _made(paragraph, number.start, number.end, sentence, outcome=Outcome.NOT_READ, reason=reason)
        return replace(
            _made(paragraph, number.start, number.end, sentence, outcome=Outcome.READ),
            figure=figure,
            span=figure.span,
            scale=number.scale,
            sign_from=number.sign_from,
        )


def _trimmed(text: str, reading: Reading, core: Core, start: int, end: int) -> tuple[int, int]:
    """The fragment without brackets that only stand around it, and without words in front that say nothing of it."""
    if reading.sign is not Sign.MARK and text[start] == "(" and text[end - 1] == ")":
        start, end = start + 1, end - 1
    if reading.hedge is Hedge.BARE and reading.sign is Sign.NONE and reading.upper is None:
        start = max(start, core.start) if _is_free(text[start : core.start]) else start
    return start, end


def _is_free(words: str) -> bool:
    """Whether words in front of a number are a hedge's fillers ("another 200") and no part of a figure."""
    return words.strip().lower() in (
        "",
        "a",
        "an",
        "another",
        "additional",
        "the",
        "extra",
        "further",
        "combined",
        "record",
        "total of",
        "mere",
        "a further",
        "a total of",
        "an additional",
        "just",
        "only",
    )


def _figure(number: Found) -> tuple[Figure | None, str]:
    """The figure of a reading, or why there is none."""
    reading = number.reading
    if reading is None:
        return None, number.reason
    if reading.must_choose and not number.unit:
        return None, f"it may stand for {' or '.join(reading.units)}"
    unit = number.unit or next(iter(reading.units), "count")
    try:
        figure = Figure(reading.value, known_units()[unit], reading.hedge, reading.upper, reading.precision)
        _ = figure.span.hard
    except FigureError as error:
        return None, str(error)
    return figure, ""


def _made(
    paragraph: Paragraph,
    start: int,
    end: int,
    sentence: tuple[int, int],
    *,
    outcome: Outcome,
    reason: str = "",
    kind: NoFigure | None = None,
) -> Mention:
    while end > start and paragraph.text[end - 1].isspace():
        end -= 1
    while start < end and paragraph.text[start].isspace():
        start += 1
    return Mention(
        paragraph=paragraph.number,
        line=paragraph.line,
        column=start + 1,
        start=start,
        end=end,
        printed=paragraph.text[start:end],
        outcome=outcome,
        reason=reason,
        kind=kind,
        sentence=sentence,
    )


def _no_figure(paragraph: Paragraph, apart: Apart, sentence: tuple[int, int]) -> Mention:
    return _made(paragraph, apart.start, apart.end, sentence, outcome=Outcome.NO_FIGURE, kind=apart.kind)


def _within(apart: Sequence[Apart], low: int, high: int) -> Iterator[Apart]:
    for one in apart:
        if one.start < high and one.end > low:
            yield Apart(max(one.start, low), min(one.end, high), one.kind)


def _moved(apart: Iterator[Apart], by: int) -> Iterator[Apart]:
    return (Apart(one.start + by, one.end + by, one.kind) for one in apart)


def _disjoint(apart: Sequence[Apart]) -> list[Apart]:
    """Those that overlap none in front of them in the list, in the order of the text."""
    kept: list[Apart] = []
    for one in apart:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _cores(sieve: Sieve, text: str, low: int, high: int, apart: Sequence[Apart]) -> Iterator[Core]:
    """The numbers between the stretches that are set apart."""
    place = low
    for one in [*apart, Apart(high, high, NoFigure.CODE)]:
        for match in sieve.core.finditer(text, place, one.start):
            if match.start() < match.end():
                yield Core(*match.span())
        place = one.end


def _has_number(sieve: Sieve, text: str, apart: Apart) -> bool:
    piece = text[apart.start : apart.end]
    return bool(_DIGIT.search(piece) or sieve.core.search(piece)) or any(char.isnumeric() for char in piece)


def _is_tight(text: str, first: Core, second: Core) -> bool:
    """Whether two numbers are joined without a space, so that reading one alone would cut the other off."""
    return not re.search(r"\s", text[first.end : second.start])


def _words_before(sieve: Sieve, text: str, place: int, low: int, words: int) -> int:
    """Where at most so many words in front of a place begin, within its clause."""
    reach = max(low, place - MAX_LENGTH // 3)
    ends = [match.end() for match in sieve.clause.finditer(text, reach, place) if not _is_opened(text, match, place)]
    start = max([reach, *ends])
    found = [match.start() for match in sieve.word.finditer(text, start, place)]
    return found[-words] if len(found) > words else start


def _is_opened(text: str, match: re.Match[str], place: int) -> bool:
    """Whether an accounting bracket opens right in front of the number: "($2.4) billion"."""
    return match[0] == "(" and match.end() == place


def _words_behind(sieve: Sieve, text: str, place: int, high: int, words: int) -> int:
    """Where at most so many words behind a place end, within its clause; words that lead to the next number are left."""
    reach = min(high, place + MAX_LENGTH // 3)
    is_bracketed = text[place : place + 1] == ")" and "(" in text[max(0, place - 16) : place]
    clause = sieve.clause.search(text, place + is_bracketed, reach)
    end = clause.start() if clause else reach
    found = [match.end() for match in sieve.word.finditer(text, place, end)][:words]
    end = found[-1] if found else place
    if end < high and not clause:
        leading = [match.start() for match in sieve.connective.finditer(text, place, end)]
        end = leading[0] if leading else end
    return max(end, place)
