"""Which of the times that a sentence names is that of which of its figures.

The time in a figure's own stretch goes first: behind it, before the next figure or border. A change belongs to the
later of two times. A time in front of all figures holds for those that have none of their own, unless they are what
another is compared with, or stand in a clause that says "now". What is left over is offered, and sure is none of it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from gzcheck.model import Period, PeriodError, Suggestion
from gzcheck.texts.clauses import Clauses, Piece
from gzcheck.texts.places import Spot
from gzcheck.texts.time_forms import RIGHT_BEFORE, Time, lasts_a_year, times_in, years_later

_NEXT_NUMBER = re.compile(r"(?:的|'s|’s)?\s?$")
"""Between a time and a figure it makes the time the figure's own: "2022's 19", 2022年的20亿元."""
_ALONE = re.compile(r"\s*(?:(?i:in|for|during|at|by|on|of|as of|the|截至|截止|在|到|至)\s?)*")
_MADE = re.compile(r"(?i)\b\w{2,}(?:ed|lt)\s(?:in|on|at|since|by)?\s?(?:the\s)?$")
"""In front of a time it may tell when something came about and not when a figure holds: "founded in 1998"."""
_THEN = re.compile(r"(?i)\s(?:to|by|from)\s")
_TO = re.compile(r"(?i),?\s(?:to|at)\s(?:a\s(?:record|new\shigh)\s(?:of\s)?)?")
_NOW = re.compile(r"(?i)\b(?:now|today|currently|at present)\b|目前|现有|如今")
_FAR_BACK = re.compile(r"(?i)\b\w{2,}ed\b|\bof\s(?:them|which|whom|these|those)\b|其中")
_SAME_TIME = re.compile(r"(?i)\b(?:a|one) year|months|同期")
"""A year before a shorter period: these words mean the same stretch of that year."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure's place in its sentence."""

    start: int
    end: int
    is_change: bool = False


class Timing:
    """The times of a sentence, each given to its figures once."""

    def __init__(self, sentence: str, numbers: Sequence[Number], published: Period | None) -> None:
        self.sentence = sentence
        self.numbers = sorted(numbers, key=lambda one: one.start)
        self._starts = [one.start for one in self.numbers]
        self.times = [spot for spot in times_in(sentence, published) if not self._is_in_a_number(spot)]
        self._time_starts = [spot.start for spot in self.times]
        self.clauses = Clauses(
            sentence,
            [(one.start, one.end) for one in self.numbers],
            [(spot.start, spot.end) for spot in self.times],
        )
        self._given = _Giving(self).given() if self.times else {}

    def _is_in_a_number(self, spot: Spot[Time]) -> bool:
        """Whether a figure covers what looks like a time; a stretch ("two years later") is both."""
        index = bisect_left(self._starts, spot.end) - 1
        return spot.said.step is None and index >= 0 and self.numbers[index].end > spot.start

    def near(self, place: int, within: tuple[int, int] | None = None) -> Iterator[Suggestion]:
        """The time that is surely that of the figure at a place, then others, the nearest first."""
        seen = set()
        low, high = within or (0, sys.maxsize)
        sure = self._given.get(bisect_left(self._starts, place))
        if sure and sure.value and low <= sure.start < high:
            seen.add(sure.value)
            yield Suggestion(value=sure.value, words=sure.words, is_sure=True)
        inside = range(bisect_left(self._time_starts, low), bisect_left(self._time_starts, high))
        for index in sorted(inside, key=lambda index: abs(self.times[index].start - place)):
            time = self.times[index].said
            if time.value and time.step is None and not time.is_base and time.value not in seen:
                seen.add(time.value)
                yield Suggestion(value=time.value, words=time.words)


class _Giving:
    """One walk through the pieces of a sentence, and one back for lists that end in a time."""

    def __init__(self, timing: Timing) -> None:
        self.sentence, self.numbers, self.times = timing.sentence, timing.numbers, timing.times
        self.pieces: Sequence[Piece] = timing.clauses.pieces
        self.found: dict[int, Time] = {}
        self.open_changes: list[int] = []
        self.lead: Time | None = None
        """The time that leads the sentence, or its last part."""
        self.is_lead_of_all = False
        self.last: Time | None = None
        """The time of the last figure, for what is told of it without a verb."""

    def given(self) -> dict[int, Time]:
        """By index of a figure: its time."""
        for place, piece in enumerate(self.pieces):
            if piece.has_verb or piece.is_strong:
                self._new_clause(piece)
            if piece.numbers:
                self._figures(piece)
            elif piece.times:
                self._times_alone(place, piece)
        self._backwards()
        return dict(self._dated())

    def _new_clause(self, piece: Piece) -> None:
        self.last = None
        if not self.is_lead_of_all or _NOW.search(piece.text):
            self.lead = None

    # ------------------------------------------------------------ pieces

    def _figures(self, piece: Piece) -> None:
        """Give the times of a piece to its figures, and what leads it to those without."""
        owned: dict[int, list[int]] = {}
        before = self.lead
        for index in piece.times:
            number = self._owner(piece, index)
            if number is not None:
                owned.setdefault(number, []).append(index)
            elif not self.times[index].said.is_base and self._may_lead(index):
                self._leading(piece, index)
        for number in piece.numbers:
            self._figure(piece, number, owned)
        if self.lead is not before and self.lead and self.lead.step is not None:
            self.lead = before

    def _leading(self, piece: Piece, index: int) -> None:
        is_first = piece is self.pieces[0] or not (piece.has_verb or self.lead or self.found)
        self.lead = self.times[index].said
        if self.lead.step is None:
            self.is_lead_of_all = is_first and self._is_at_start(piece, index)

    def _figure(self, piece: Piece, number: int, owned: dict[int, list[int]]) -> None:
        mine = [self.times[index].said for index in owned.get(number, ())]
        time = next(iter(mine), None) if mine else self._lent(piece, number, owned)
        if time is None or time.is_vague or len(mine) > 1:
            return
        self.found[number] = time
        if not piece.is_compared:
            self.last = time

    def _lent(self, piece: Piece, number: int, owned: dict[int, list[int]]) -> Time | None:
        """The time of a figure that has none of its own."""
        if piece.is_compared:
            return None
        if reached := self._reached(number, owned):
            return reached
        if self.numbers[number].is_change:
            return self._later(owned)
        return self.lead or (self.last if piece.is_part or not piece.has_verb else None)

    def _reached(self, number: int, owned: dict[int, list[int]]) -> Time | None:
        """Of a level the time that stands between it and the change to it: "fell 4.2% in 2017 to 14.1 billion"."""
        times = owned.get(number - 1, ())
        if len(times) != 1 or not self.numbers[number - 1].is_change:
            return None
        time = self.times[times[0]]
        is_told = _TO.fullmatch(self.sentence, time.end, self.numbers[number].start)
        return time.said if is_told and not time.said.is_base else None

    def _later(self, owned: dict[int, list[int]]) -> Time | None:
        """Of a change: the later of the times that its clause names."""
        ahead = [self.times[index].said for indexes in owned.values() for index in indexes]
        known = [time for time in (self.lead, self.last, *ahead) if time and not time.is_vague]
        return max(known, key=_last_day, default=None)

    def _owner(self, piece: Piece, index: int) -> int | None:
        """The figure whose own a time is, in the piece where both stand."""
        time = self.times[index]
        behind = bisect_left(self.numbers, time.end, key=lambda one: one.start)
        follows = behind in piece.numbers
        if follows and _NEXT_NUMBER.fullmatch(self.sentence, time.end, self.numbers[behind].start):
            return self._owner_behind(piece, time, behind)
        if time.said.is_base:
            return None
        before = bisect_left(self.numbers, time.start, key=lambda one: one.start) - 1
        return before if before in piece.numbers and not (follows and self._is_chinese(time)) else None

    def _owner_behind(self, piece: Piece, time: Spot[Time], behind: int) -> int | None:
        """The figure right behind a time, unless the time may lead the piece as well."""
        is_near = self.numbers[behind].start - time.end <= RIGHT_BEFORE
        is_own = piece.numbers[0] != behind or time.said.is_base
        return behind if is_near and is_own else None

    def _is_chinese(self, time: Spot[Time]) -> bool:
        """In Chinese a time stands in front of what is told of it."""
        return any("\u3400" <= char <= "\u9fff" for char in time.said.words)

    def _may_lead(self, index: int) -> bool:
        """Whether a time in front of a figure tells when that holds, and not when something was made."""
        time = self.times[index]
        made = _MADE.search(self.sentence, max(0, time.start - 40), time.start)
        return not made or _THEN.match(self.sentence, time.end) is not None

    def _is_at_start(self, piece: Piece, index: int) -> bool:
        """Whether nothing but small words stand in front of a time."""
        time = self.times[index]
        return _ALONE.fullmatch(self.sentence, piece.start, time.start) is not None

    def _times_alone(self, place: int, piece: Piece) -> None:
        """Times between commas or in brackets: those of the figure in front of them, or of what follows."""
        index = piece.times[0]
        time = self.times[index].said
        if time.is_base or piece.has_verb or not self._may_lead(index):
            return
        front = self.pieces[place - 1].numbers[-1:] if place else []
        is_alone = self._is_alone(piece)
        if is_alone and front and front[0] not in self.found:
            self.found |= {} if time.is_vague else {front[0]: time}
        elif is_alone or not front:
            self._leading(piece, index)

    def _is_alone(self, piece: Piece) -> bool:
        """Whether a piece says nothing but one time."""
        time = self.times[piece.times[0]]
        rest = self.sentence[time.end : piece.end].strip(" .。")
        return len(piece.times) == 1 and not rest and self._is_at_start(piece, piece.times[0])

    def _backwards(self) -> None:
        """Lists that end in a time: "14 ships and 3 ferries in 2023"."""
        is_list = False
        for piece, after in zip(reversed(self.pieces[:-1]), reversed(self.pieces), strict=False):
            is_list = after.is_joined or (is_list and after.opener.strip() in (",", "、", "，"))
            is_list = is_list and bool(after.numbers and piece.numbers) and self._begins(after)
            if is_list and not piece.is_compared and not piece.times:
                self._lend_back(piece.numbers[-1], after.numbers[0])

    def _lend_back(self, number: int, after: int) -> None:
        """Give a figure without a time that of the next in its list."""
        if after in self.found:
            self.found.setdefault(number, self.found[after])

    def _begins(self, piece: Piece) -> bool:
        """Whether a piece begins with its figure, and says nothing of it but a noun and a time."""
        number = self.numbers[piece.numbers[0]]
        return self.sentence[piece.start : number.start].strip() == "" and not _FAR_BACK.search(piece.text)

    # ------------------------------------------------------------ times told from others

    def _dated(self) -> Iterator[tuple[int, Time]]:
        """ "The year before" counted from the time of the figure in front, or from the first of the sentence."""
        told = (spot.said for spot in self.times if spot.said.value and spot.said.step is None)
        base = next(told, None)
        for index, time in sorted(self.found.items(), key=itemgetter(0)):
            if time.step is None:
                base = time
                yield index, time
            elif time.step and base is not None and (lasts_a_year(base.value) or _SAME_TIME.search(time.words)):
                yield index, replace(time, value=years_later(base.value, time.step))


def _last_day(time: Time) -> str:
    try:
        return Period.parse(time.value).nominal[1].isoformat() if time.step is None else ""
    except PeriodError:
        return ""
