"""The stretch of a draft that a figure stands in: its sentence and clause, or its row and column in a table."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from gzcheck.model import Mention, Outcome, ScannedText
from gzcheck.proofing.strangers import Writing
from gzcheck.texts.cells import Cell, Tables

_BORDER = re.compile(r"[,;:—()，；：（）、]|\s[–-]\s|\s(?:and|while|but|whereas|compared with|up from|against)\s|而")
_STOP = re.compile(r"[,;:。，；]|\s(?:and|but|while|which|who)\s")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s")
_SAME_THING = re.compile(r"\s*[\"“]?(?:That|Those)\s(?:of|at)\s(?:the\s)?[A-Z]")
_REACH = 6
"""How many paragraphs above a figure may name its entity; a list counts as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A figure in its sentence; `place` and `clause` are places in the sentence."""

    text: ScannedText
    mention: Mention
    sentence: str
    place: int
    clause: tuple[int, int]
    is_cell: bool = False
    """Whether the sentence is made of a row's name and its column's."""
    before: str = ""
    """What stands in front of the sentence in its paragraph."""
    last: str = ""
    """The sentence in front of it."""
    lead: str = ""
    """What leads in the list that it stands in, the end of the paragraph above up to its colon; of a cell, what the
    corner of its table says of all of it."""
    numbers: tuple[tuple[int, int], ...] = ()
    """Where the sentence's figures stand."""
    without_numbers: str = ""
    """The sentence with its figures' digits blotted out: "1,945 doctors" names no year."""

    @property
    def own(self) -> str:
        """The clause that belongs to the figure."""
        return self.sentence[slice(*self.clause)]

    @property
    def end(self) -> int:
        """Where the figure ends in the sentence."""
        return self.place + self.mention.end - self.mention.start

    @property
    def end_of_saying(self) -> int:
        """Where what is said of the figure ends: a plan or a name behind it is one for something else."""
        end = min(self.end, len(self.sentence))
        stop = _STOP.search(self.sentence, end)
        return min(self.clause[1], stop.start() if stop else len(self.sentence))

    @property
    def said(self) -> str:
        """Its clause, up to where what is said of the figure ends."""
        return self.sentence[self.clause[0] : self.end_of_saying]

    @property
    def is_on_same_thing(self) -> bool:
        """Whether its sentence is on the thing of the one in front of it: "That of Sparrow rose to 88 percent"."""
        return _SAME_THING.match(self.sentence) is not None

    @property
    def behind(self) -> str:
        """What follows the figure in its sentence."""
        return self.sentence[self.end :]

    @property
    def in_front(self) -> str:
        """What stands in front of the figure in its sentence."""
        return self.sentence[: self.place]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """What the scenes of one sentence share, worked out once however many it has; places are places in the sentence."""

    text: str
    before: str
    last: str
    lead: str
    starts: tuple[int, ...]
    """Where its figures begin, in order."""
    numbers: tuple[tuple[int, int], ...]
    """Where those that could be read stand."""
    without_numbers: str
    borders: tuple[tuple[int, int], ...]
    """What may part two clauses, in order."""

    def clause(self, low: int, high: int) -> tuple[int, int]:
        """The stretch that belongs to a figure: between the nearest borders beyond which another figure stands."""
        first = next((start for start in self.starts if start != low), len(self.text))
        last = next((start for start in reversed(self.starts) if start != low), -1)
        before = bisect_right(self.borders, low, key=itemgetter(1)) - 1
        behind = bisect_left(self.borders, high, key=itemgetter(0))
        is_parted = before >= 0 and first < self.borders[before][0]
        is_closed = behind < len(self.borders) and last >= self.borders[behind][1]
        return (
            self.borders[before][1] if is_parted else 0,
            self.borders[behind][0] if is_closed else len(self.text),
        )


class Scenes:
    """The scenes of one draft."""

    def __init__(self, text: ScannedText, entities: frozenset[str]) -> None:
        self.text = text
        self.entities = entities
        """The entities that the draft names by their whole names."""
        self._tables = Tables(text.paragraphs)
        self.writing = Writing.of(text.paragraphs)
        self._figures: dict[tuple[int, tuple[int, int]], list[Mention]] = defaultdict(list)
        self._sentences: dict[tuple[int, tuple[int, int]], _Sentence] = {}
        self._scenes: dict[int, Scene] = {}
        """By the identity of the mention, which its scene keeps alive."""
        for mention in text.mentions:
            if mention.outcome is not Outcome.NO_FIGURE:
                self._figures[mention.paragraph, mention.sentence].append(mention)

    def of(self, mention: Mention) -> Scene:
        """The scene of a figure."""
        if id(mention) not in self._scenes:
            self._scenes[id(mention)] = self._scene(mention)
        return self._scenes[id(mention)]

    def _scene(self, mention: Mention) -> Scene:
        if cell := self._tables.cell(mention):
            return self._cell(cell, mention)
        sentence, low = self._sentence(mention), mention.sentence[0]
        return Scene(
            text=self.text,
            mention=mention,
            sentence=sentence.text,
            place=mention.start - low,
            clause=sentence.clause(mention.start - low, mention.end - low),
            before=sentence.before,
            last=sentence.last,
            lead=sentence.lead,
            numbers=sentence.numbers,
            without_numbers=sentence.without_numbers,
        )

    def _sentence(self, mention: Mention) -> _Sentence:
        """What the scene of a figure has in common with those of the others of its sentence."""
        place = mention.paragraph, mention.sentence
        if place not in self._sentences:
            paragraph, (low, high) = self.text.paragraphs[mention.paragraph - 1], mention.sentence
            together = self._figures[place]
            text, before = paragraph[low:high], paragraph[:low]
            numbers = tuple((one.start - low, one.end - low) for one in together if one.outcome is Outcome.READ)
            self._sentences[place] = _Sentence(
                text=text,
                before=before,
                last=_last_sentence(before) or self._item_above(mention.paragraph),
                lead=self._lead(mention.paragraph),
                starts=tuple(sorted(one.start - low for one in together)),
                numbers=numbers,
                without_numbers=blotted(text, numbers),
                borders=tuple(match.span() for match in _BORDER.finditer(text)),
            )
        return self._sentences[place]

    def beside(self, mention: Mention) -> Iterator[Scene]:
        """The scenes of the other figures in its sentence."""
        for one in self._figures[mention.paragraph, mention.sentence]:
            if one.start != mention.start:
                yield self.of(one)

    def _cell(self, cell: Cell, mention: Mention) -> Scene:
        """A cell's sentence: the head of its column, the name of its row, and the cell itself."""
        own = mention.printed
        front = f"{cell.head}, {cell.name} " if cell.head else f"{cell.name} "
        sentence, numbers = front + own, ((len(front), len(front) + len(own)),)
        return Scene(
            text=self.text,
            mention=mention,
            lead=cell.corner,
            sentence=sentence,
            place=len(front),
            clause=(0, len(sentence)),
            is_cell=True,
            numbers=numbers,
            without_numbers=blotted(sentence, numbers),
        )

    def above(self, mention: Mention) -> Iterator[str]:
        """The figure's own paragraph, those above it, the nearest first, and the title."""
        paragraphs = self.text.paragraphs
        first = self._first_item(mention.paragraph)
        yield from reversed(paragraphs[first - 1 : mention.paragraph])
        yield from reversed(paragraphs[max(0, first - _REACH) : first - 1])
        yield paragraphs[0]

    def _first_item(self, number: int) -> int:
        """The first entry of the list that a paragraph is in; itself, if it is in none."""
        paragraphs = self.text.paragraphs
        while number > 1 and _ITEM.match(paragraphs[number - 1]) and _ITEM.match(paragraphs[number - 2]):
            number -= 1
        return number

    def _item_above(self, number: int) -> str:
        """The last sentence of the entry above in a list."""
        return _last_sentence(self.text.paragraphs[number - 2]) if self._first_item(number) < number else ""

    def _lead(self, number: int) -> str:
        """The last sentence above a list, where it ends with a colon."""
        paragraphs = self.text.paragraphs
        first = self._first_item(number)
        if first == 1 or not _ITEM.match(paragraphs[number - 1]):
            return ""
        lead = _last_sentence(paragraphs[first - 2].strip(" *_"))
        return f"{lead} " if lead.endswith((":", "：")) else ""


def _last_sentence(text: str) -> str:
    return next((piece for piece in reversed(_SENTENCE.split(text)) if piece.strip()), "")


def blotted(text: str, places: Sequence[tuple[int, int]], what: re.Pattern[str] = _DIGIT, mark: str = "#") -> str:
    """A text with the digits, or something else, of some stretches blotted out; the stretches are in order."""
    pieces, end = [], 0
    for low, high in places:
        pieces += [text[end:low], what.sub(mark, text[max(low, end) : high])]
        end = max(end, high)
    return "".join([*pieces, text[end:]])
