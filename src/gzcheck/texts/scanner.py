"""A text becomes mentions: every place with a digit, a number word or a Chinese numeral, with exactly one outcome.

A sentence is taken apart in four steps. What holds no figure is found first, by the patterns of its language. What is
left of numbers is found next, each with its currency and scale. Then each number is read by the grammar that reads
fragments: what the grammar refuses is *not read*. At last the sentence around the numbers decides what they alone
leave open: the unit of a list, a currency, a sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from gzcheck.model import (
    Figure,
    FigureError,
    Mention,
    NoFigure,
    NumberStyle,
    Outcome,
    ScaleFound,
    ScannedText,
    stretch_in,
)
from gzcheck.model import units as known_units
from gzcheck.texts.document import MARKDOWN, Apart, Block, Paragraph, markdown_paragraph, paragraphs_of
from gzcheck.texts.heads import Heads
from gzcheck.texts.languages import language_of, sieve_of
from gzcheck.texts.places import Fences, Within, disjoint, moved
from gzcheck.texts.sharing import carry_signs, share_units
from gzcheck.texts.sieve import Core, Found, Sentence, Sieve, Surroundings
from gzcheck.texts.windows import Reader
from gzcheck.texts.wrapping import joined

_LOOK = 60
"""How far in front of a number it is looked at what joins it to the next, in characters."""
_LONGEST_JOINT = 24
"""No more characters stand between the two ends of a range: a unit's word and " - to - "."""
_MOST_KEPT = 4096
"""So many sentences are kept that may come again, none of them longer than `_LONGEST_KEPT` characters."""
_LONGEST_KEPT = 1000
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_UNKNOWN_FORM = "it is written in a form that is not known"
_SPACE = re.compile(r"\s")


def scan(
    text: str,
    path: str,
    *,
    language: str | None = None,
    style: NumberStyle | None = None,
    is_markdown: bool | None = None,
    is_draft: bool = False,
    sha256: str = "",
) -> ScannedText:
    """All mentions of a text; `language` is a BCP 47 tag (None: by the script). Raises `Stop` for another language.

    Markdown is told by the ending of the path, where it is not said. In a draft of it the lines of a paragraph are
    joined.
    """
    sieve = sieve_of(language or language_of(text))
    paragraphs = _paragraphs(text, _is_markdown(path) if is_markdown is None else is_markdown, is_draft)
    scanner = _Scanner(sieve, style, paragraphs)
    mentions = tuple(mention for paragraph in paragraphs for mention in scanner.mentions(paragraph))
    return ScannedText(
        path=path,
        language=sieve.language,
        paragraphs=tuple(paragraph.text for paragraph in paragraphs),
        lines=tuple(paragraph.line for paragraph in paragraphs),
        wraps={paragraph.number: paragraph.wraps for paragraph in paragraphs if paragraph.wraps},
        mentions=mentions,
        sha256=sha256,
    )


def _is_markdown(path: str) -> bool:
    return path.lower().endswith(MARKDOWN)


def _paragraphs(text: str, is_markdown: bool, is_draft: bool) -> tuple[Paragraph, ...]:
    paragraphs = paragraphs_of(text, is_markdown=is_markdown)
    return joined(paragraphs, markdown_paragraph) if is_markdown and is_draft else paragraphs


class _Said(NamedTuple):
    """What a mention says; places are of the sentence, or of the paragraph."""

    start: int
    end: int
    outcome: Outcome
    reason: str = ""
    kind: NoFigure | None = None
    figure: Figure | None = None
    scale: ScaleFound | None = None
    sign_from: str = ""


@dataclass(slots=True)
class _Looked:
    """What stands in a sentence or cell; places are of it."""

    numbers: Sequence[Found]
    numbered: Sequence[Apart]
    """What holds a number and no figure."""
    said: Sequence[_Said] = ()
    """What is said of both, where no table says more."""


class _Scanner:
    """Walks the paragraphs of one text; keeps what the head of a table says for its rows."""

    def __init__(self, sieve: Sieve, style: NumberStyle | None, paragraphs: Sequence[Paragraph]) -> None:
        self.sieve = sieve
        self.style = style
        self.heads = Heads(sieve, paragraphs)
        self.evidence = sieve.survey([one.text for one in paragraphs if one.block is not Block.MARKUP])
        self.kept: dict[str, _Looked] = {}
        """By the words of a sentence or cell, where these alone decide."""
        self.numberless: set[str] = set()
        """Sentences and cells that hold no number."""

    def mentions(self, paragraph: Paragraph) -> list[Mention]:
        """The mentions of one paragraph, in its order."""
        self.heads.note(paragraph)
        found: list[Mention] = []
        marked = Within(paragraph.apart)
        for low, high in self._stretches(paragraph):
            if self._may_have_number(paragraph.text[low:high]):
                found += self._sentence(paragraph, marked, low, high)
        return found

    def _may_have_number(self, text: str) -> bool:
        if text in self.kept or self.sieve.has_number is None:
            return True
        if text in self.numberless:
            return False
        has_number = self.sieve.has_number(text)
        if not has_number and len(self.numberless) < _MOST_KEPT:
            self.numberless.add(text)
        return has_number

    def _stretches(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        if paragraph.block is Block.ROW:
            yield from paragraph.cells
        else:
            yield from self.sieve.sentences(paragraph.text)

    def _sentence(self, paragraph: Paragraph, marked: Within, low: int, high: int) -> list[Mention]:
        inside = [*marked.between(low, high), *self.heads.head_in(paragraph, low, high)]
        looked = self._look(paragraph.text, low, high, [*moved(inside, -low)])
        if paragraph.block is not Block.ROW:
            looked.said = looked.said or self._said(paragraph.text[low:high], looked.numbers, looked.numbered)
            return [_mention(paragraph, one, (low, high), low) for one in looked.said]
        numbers = [number.moved(low) for number in looked.numbers]
        for number in numbers:
            self.heads.apply(paragraph, number)
        said = self._said(paragraph.text, numbers, [*moved(looked.numbered, low)], (low, high))
        return [_mention(paragraph, one, (low, high), 0) for one in said]

    def _look(self, paragraph: str, low: int, high: int, inside: Sequence[Apart]) -> _Looked:
        """What stands in a sentence or cell; what a text says in the same words again is not looked at again."""
        text = paragraph[low:high]
        surroundings = Surroundings(paragraph, low)
        if inside:
            return self._look_at(Sentence(text, self.evidence, surroundings), inside)
        looked = self.kept.get(text)
        if looked is None:
            looked = self._look_at(Sentence(text, self.evidence, surroundings), ())
            if not surroundings.was_asked and len(text) <= _LONGEST_KEPT and len(self.kept) < _MOST_KEPT:
                self.kept[text] = looked
        return looked

    def _look_at(self, sentence: Sentence, inside: Sequence[Apart]) -> _Looked:
        text = sentence.text
        apart = disjoint([*inside, *self.sieve.apart(text)])
        numbered = tuple(one for one in apart if _has_number(self.sieve, text, one))
        cores = list(_cores(self.sieve, text, apart))
        reader = Reader(self.sieve, self.style, sentence)
        begin = apart[0].end if apart and not text[: apart[0].start].strip() else 0
        numbers = self._numbers(reader, cores, Fences(numbered), (begin, len(text)))
        share_units(self.sieve, reader, numbers)
        carry_signs(self.sieve, text, numbers)
        self.sieve.settle(sentence, numbers)
        return _Looked(numbers, numbered)

    def _numbers(self, reader: Reader, cores: Sequence[Core], fences: Fences, ends: tuple[int, int]) -> list[Found]:
        """Every core read, or two cores as one range; `ends` are those of the sentence."""
        found: list[Found] = []
        i, last = 0, ends[0]
        while i < len(cores):
            low = max(last, fences.end_before(cores[i].start, ends[0]))
            number = self._range(reader, cores, i, low, fences, ends[1])
            i += 1 if number is None else 2
            if number is None:
                core = cores[i - 1]
                number = reader.read(core, low, _limit(fences, cores, i, core.end, ends[1]))
            found.append(number)
            last = max(number.end, number.core[1])
        return found

    def _range(
        self, reader: Reader, cores: Sequence[Core], i: int, low: int, fences: Fences, high: int
    ) -> Found | None:
        """The cores at `i` and behind it as one range; None where they are two numbers."""
        pair = self._pair(reader.text, cores, i, fences)
        if pair is None:
            return None
        number = reader.read(pair, low, _limit(fences, cores, i + 2, pair.end, high))
        is_tight = not _SPACE.search(reader.text, cores[i].end, cores[i + 1].start)
        # Where two numbers touch, reading one alone would cut the other off.
        return number if number.reading is not None or is_tight else None

    def _pair(self, text: str, cores: Sequence[Core], i: int, fences: Fences) -> Core | None:
        """The core at `i` and the next as the ends of one range, if what stands between may join them."""
        if i + 1 == len(cores) or cores[i + 1].start - cores[i].end > _LONGEST_JOINT:
            return None
        first, second = cores[i], cores[i + 1]
        match = self.sieve.joint.fullmatch(text, first.end, second.start)
        if match is None or fences.is_between(first.end, second.start):
            return None
        is_joined = self._is_range(text, first.start, match[0].strip().lower())
        return Core(first.start, second.end) if is_joined else None

    def _is_range(self, text: str, start: int, word: str) -> bool:
        """Whether a joint makes one range: "between 5 and 6", "5 to 6"; but "fell from 5 to 6", "5 and 6"."""
        in_front = text[max(0, start - _LOOK) : start]
        if word.endswith("and"):
            return self.sieve.opener.search(in_front) is not None
        if not word.endswith("to") or (self.sieve.spread is not None and self.sieve.spread.match(text, start)):
            return True
        is_foreseen = not word.startswith("to") and self.sieve.foreseen.search(in_front) is not None
        return is_foreseen or self.sieve.mover.search(in_front) is None

    def _said(
        self, text: str, numbers: Sequence[Found], numbered: Sequence[Apart], within: tuple[int, int] | None = None
    ) -> list[_Said]:
        """What is said of every number in a stretch of a text, in its order."""
        said = [self._of_number(text, number) for number in numbers]
        said += [_Said(one.start, one.end, Outcome.NO_FIGURE, kind=one.kind) for one in numbered]
        said = [one._replace(start=start, end=end) for one in said for start, end in [_stripped(text, one)]]
        said.sort(key=_by_place)
        left = [*_left_over(text, *(within or (0, len(text))), said)]
        said += [_Said(start, end, Outcome.NOT_READ, _UNKNOWN_FORM) for start, end in left]
        return sorted(said, key=_by_place) if left else said

    def _of_number(self, text: str, number: Found) -> _Said:
        printed = text[number.start : number.end]
        figure, reason = _figure(number)
        most = self.sieve.max_words
        if figure is not None and most and len(printed) > 2 * most and len(self.sieve.word.findall(printed)) > most:
            figure, reason = None, f"its fragment is longer than {most} words"
        if figure is None:
            return _Said(number.start, number.end, Outcome.NOT_READ, reason)
        return _Said(
            number.start, number.end, Outcome.READ, figure=figure, scale=number.scale, sign_from=number.sign_from
        )


def _limit(fences: Fences, cores: Sequence[Core], i: int, place: int, high: int) -> int:
    """Where a window behind a place must end: at the core `i`, at what is set apart, or with the sentence."""
    return fences.start_behind(place, cores[i].start if i < len(cores) else high)


def _figure(number: Found) -> tuple[Figure | None, str]:
    """The figure of a reading, or why there is none."""
    reading = number.reading
    if reading is None:
        return None, number.reason or "it cannot be read with certainty"
    if reading.must_choose and not number.unit:
        return None, f"it may stand for {' or '.join(reading.units)}"
    unit = next(iter(number.units), "count")
    try:
        return Figure(reading.value, known_units()[unit], reading.hedge, reading.upper, reading.precision), ""
    except FigureError as error:
        return None, str(error)


def _stripped(text: str, one: _Said) -> tuple[int, int]:
    """Its place without white space at the ends."""
    start, end = one.start, one.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _mention(paragraph: Paragraph, said: _Said, sentence: tuple[int, int], by: int) -> Mention:
    """A mention of what is said, so many characters further on in its paragraph."""
    start, end = said.start + by, said.end + by
    line, column, end_line, end_column = stretch_in(paragraph.wraps, paragraph.line, start, end)
    return Mention(
        paragraph=paragraph.number,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=start,
        end=end,
        printed=paragraph.text[start:end],
        outcome=said.outcome,
        reason=said.reason,
        kind=said.kind,
        sentence=sentence,
        figure=said.figure,
        scale=said.scale,
        sign_from=said.sign_from,
    )


def _by_place(said: _Said) -> tuple[int, int]:
    return said.start, said.end


def _left_over(text: str, low: int, high: int, mentions: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Digits that are in no mention: of a form that no pattern knows ("m²7")."""
    ends = [*((mention.start, mention.end) for mention in mentions), (high, high)]
    begins = [low, *accumulate((end for _, end in ends), max)]
    if not _DIGIT.search("".join([text[begin:start] for begin, (start, _) in zip(begins, ends, strict=False)])):
        return
    place = low
    for start, end in ends:
        yield from (match.span() for match in _DIGITS.finditer(text, place, start))
        place = max(place, end)


def _cores(sieve: Sieve, text: str, apart: Sequence[Apart]) -> Iterator[Core]:
    """The numbers between the stretches that are set apart."""
    match_from = partial(sieve.core.finditer, text)
    if sieve.core_places is not None:
        match_from = partial(_cores_at, *sieve.core_places(text), text)
    place = 0
    for one in [*apart, Apart(len(text), len(text), NoFigure.CODE)]:
        for match in match_from(place, one.start) if place < one.start else ():
            if match.start() < match.end():
                yield Core(*match.span())
        place = one.end


def _cores_at(core: re.Pattern[str], places: Sequence[int], text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """What `finditer` would find, where it is known at which places a core may begin."""
    for place in places[bisect_left(places, low) : bisect_left(places, high)]:
        if place >= low and (match := core.match(text, place, high)):
            low = match.end()
            yield match


def _has_number(sieve: Sieve, text: str, apart: Apart) -> bool:
    piece = text[apart.start : apart.end]
    return bool(_DIGIT.search(piece) or sieve.core.search(piece)) or any(char.isnumeric() for char in piece)
