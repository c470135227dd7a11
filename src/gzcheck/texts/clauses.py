"""A sentence as pieces between its commas and joining words, and which of them are clauses with a verb of their own.

What is said of one clause ("and wants to cut 900 jobs by 2026") says nothing of the figures of another ("has 8,450
employees").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FIGURE, TIME = "\ue000", "\ue001"
"""Stand for each character of a figure and of a time in a sentence that is cut into pieces."""
_COMPARED_WORDS = r"after|against|compared\s(?:with|to)|versus|(?:up|down)\sfrom|from|than|following|instead\sof"
_BORDER = re.compile(
    rf"(?i)[,;:—()，；：（）、]|\s[–-]\s|\s(?:and|but|while|whereas|although|or|which|who|when|{_COMPARED_WORDS})(?=\s)"
    rf"|[和及与](?=\D{{0,3}}{FIGURE})|其中|(?:较|比|从|由|高于|低于)(?={FIGURE})"
)
_COMPARED = re.compile(rf"(?i)(?:\b(?:{_COMPARED_WORDS})|较|比|从|由|高于|低于)$")
_JOINED = re.compile(r"(?i)(?:\b(?:and|or)|[、和及与])$")
_PART = re.compile(
    r"(?i)^\s*(?:of\s(?:which|them|whom|these|those)|including|其中)|\bof\s(?:which|them|whom|these|those)\b|其中$"
)
_OWN_NOUN = re.compile(
    rf"\s*(?:[{TIME}年月日底末在，]*)(?![增减降升涨跌占约达为共]|下降|上升|提高|回落|同比|环比|其中|分别)[\u3400-\u9fff]{{2,}}"
)
"""Begins a piece of Chinese with a thing of its own: 订单30亿元."""
_MOST_LEADS = 4
"""How many clauses in front may lend a subject."""
_STRONG = re.compile(r"[;；]")
_FINITE = re.compile(
    r"(?i)\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|does|did|stood|stands|came|comes"
    r"|rose|fell|grew|sold|built|spent|made|got|won|lost|led|began|paid|held|ran|kept|left|took|gave|saw|set|said|says"
    r"|plans?\sto|aims?\sto|wants?|hopes?|expects?|intends?|reached|employs?|earns?|produces?)\b"
    r"|已|达|有|为|是|完成|实现|建成|计划|将|力争|预计|拟|目标"
)
_VERB_FIRST = re.compile(
    r"(?i)^\s*(?:it\s|they\s|he\s|she\s)?(?:also\s|then\s|now\s|\w+ly\s)?(?!its\b|this\b|as\b)[a-z]{2,}(?:ed|[^s\W]s)\s"
)
_NOUN_FIRST = re.compile(rf"^\s*(?:\w+\s){{0,2}}{FIGURE}")


@dataclass(slots=True)
class Piece:
    """A stretch of a sentence between two borders."""

    start: int
    end: int
    text: str
    """With its figures and times blotted out."""
    opener: str
    """What stands between it and the piece in front of it."""
    numbers: list[int] = field(default_factory=list)
    """Which of the sentence's figures stand in it, by index; so too for its times."""
    times: list[int] = field(default_factory=list)
    clause: int = 0
    """Of the sentence's clauses, the one it belongs to."""

    @property
    def is_compared(self) -> bool:
        """Whether it holds what another figure is compared with ("after about two billion in 2022")."""
        return _COMPARED.search(self.opener.strip()) is not None

    @property
    def is_joined(self) -> bool:
        """Whether it goes on with a list."""
        return _JOINED.search(self.opener.strip()) is not None

    @property
    def is_part(self) -> bool:
        """Whether it tells of a part of what is in front of it."""
        return bool(_PART.search(self.text) or _PART.search(self.opener.strip()))

    @property
    def is_strong(self) -> bool:
        """Whether a semicolon parts it from what is in front of it."""
        return _STRONG.search(self.opener) is not None

    @property
    def has_verb(self) -> bool:
        """Whether it has a verb of its own, and so is a new clause."""
        return _FINITE.search(self.text) is not None or self._is_led_by_verb

    @property
    def begins_with_verb(self) -> bool:
        """Whether it has a verb and no subject."""
        return self._is_led_by_verb or _FINITE.match(self.text.lstrip()) is not None

    @property
    def _is_led_by_verb(self) -> bool:
        return _VERB_FIRST.match(self.text) is not None and not _NOUN_FIRST.match(self.text)


class Clauses:
    """The pieces of a sentence, cut once however many figures it has; places are places in the sentence."""

    def __init__(
        self, sentence: str, numbers: Sequence[tuple[int, int]], times: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.numbers, self.times = numbers, times
        self.pieces = _pieces(_blotted(sentence, numbers, times))
        self._starts = [piece.start for piece in self.pieces]
        for index, (start, _) in enumerate(numbers):
            self.at(start).numbers.append(index)
        for index, (start, _) in enumerate(times):
            self.at(start).times.append(index)
        self._strong = [piece for piece in self.pieces if piece.is_strong]
        clause = 0
        for piece in self.pieces[1:]:
            clause += piece.has_verb or piece.is_strong
            piece.clause = clause

    def at(self, place: int) -> Piece:
        """The piece in which a place is."""
        return self.pieces[max(0, bisect_right(self._starts, place) - 1)]

    def span(self, place: int) -> tuple[int, int]:
        """From where to where the clause of a place goes."""
        clause = self.at(place).clause
        low = bisect_left(self.pieces, clause, key=lambda piece: piece.clause)
        high = bisect_right(self.pieces, clause, key=lambda piece: piece.clause)
        return self.pieces[low].start, self.pieces[high - 1].end

    def part(self, place: int) -> tuple[int, int]:
        """From where to where the part of the sentence between semicolons goes in which a place is."""
        low = max((piece.start for piece in self._strong if piece.start <= place), default=0)
        high = min((piece.start for piece in self._strong if piece.start > place), default=self.pieces[-1].end)
        return low, high

    def own(self, place: int) -> tuple[tuple[int, int], ...]:
        """The words that are a figure's own: its piece up to the figures beside it, and what leads its clause.

        A clause that begins with its verb has its subject in the one in front ("Unemployment peaked and came down").
        """
        piece = self.at(place)
        if _OWN_NOUN.match(piece.text):
            return (self.stretch(place),)
        leads = [self._lead(piece)]
        while (first := self._first(piece)).begins_with_verb and first.start > 0:
            piece = self.at(first.start - 1)
            leads.append(self._lead(piece))
            if len(leads) == _MOST_LEADS:
                break
        return (*leads, self.stretch(place))

    def _first(self, piece: Piece) -> Piece:
        """The first piece of a piece's clause."""
        return self.pieces[bisect_left(self.pieces, piece.clause, key=lambda one: one.clause)]

    def _lead(self, piece: Piece) -> tuple[int, int]:
        """What stands in a piece's clause in front of its first figure."""
        low, high = self.span(piece.start)
        first = bisect_left(self.numbers, (low, 0))
        head = self.numbers[first][0] if first < len(self.numbers) else high
        return low, max(low, min(head, high))

    def listed_before(self, place: int) -> int | None:
        """Where the figure begins that stands in front of the one at a place, if "and" joins both in one clause."""
        piece, index = self.at(place), bisect_left(self.numbers, (place, 0)) - 1
        if index < 0 or not piece.is_joined or self.numbers[index][0] >= piece.start:
            return None
        front = self.numbers[index][0]
        return front if self.at(front).clause == piece.clause else None

    def stretch(self, place: int) -> tuple[int, int]:
        """The piece of a figure at a place, up to the figures beside it."""
        piece = self.at(place)
        index = bisect_left(self.numbers, (place, 0))
        low = self.numbers[index - 1][1] if index else 0
        high = self.numbers[index + 1][0] if index + 1 < len(self.numbers) else piece.end
        return max(piece.start, low), min(piece.end, high)


def _blotted(sentence: str, numbers: Iterable[tuple[int, int]], times: Iterable[tuple[int, int]]) -> str:
    """A sentence in which no comma or word of a figure or a time is one that parts."""
    marks = [(start, end, mark) for places, mark in ((numbers, FIGURE), (times, TIME)) for start, end in places]
    pieces, last = [], 0
    for start, end, mark in sorted(marks):
        pieces += [sentence[last : max(last, start)], mark * (end - max(last, start))]
        last = max(last, end)
    return "".join([*pieces, sentence[last:]])


def _pieces(sentence: str) -> list[Piece]:
    """What stands between the borders; where nothing does, both borders lead the next piece in."""
    pieces: list[Piece] = []
    opener, start = "", 0
    for match in [*_BORDER.finditer(sentence), None]:
        end = match.start() if match else len(sentence)
        if sentence[start:end].strip() or not match:
            pieces.append(Piece(start, end, sentence[start:end], opener))
            opener = ""
        if match:
            opener, start = f"{opener} {match[0]}", match.end()
    return pieces
