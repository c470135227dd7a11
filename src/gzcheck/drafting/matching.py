"""Which figures of a text a source file speaks of: the mentions of a scan are tied to the fragments of claims.

Places are compared in the folded text that fragments are looked up in, so that a curly quote or a double space makes no
difference.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, pairwise

from gzcheck.model import Claim, Measure, Mention, NoFigure, Outcome, Quoted, ScannedText
from gzcheck.phrases.lookup import Passages, Place, folded

FIGURES = (Outcome.READ, Outcome.NOT_READ)
"""What is, or may be, a figure."""
_TIMES = (NoFigure.DATE, NoFigure.PERIOD, NoFigure.TIME)
"""What a claim of unit `date` speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The fragment of a claim, a draft or a figure that is set aside, and where it is said to stand."""

    name: str
    """The claim's id, or a name for what has none."""
    printed: str
    paragraph: int
    occurrence: int = 0
    value: Fraction | None = None
    is_date: bool = False


def quotation_of(quoted: Quoted) -> Quotation:
    """The quotation of a claim, a draft, or a figure that is set aside."""
    is_date = isinstance(quoted, Claim) and quoted.figure.unit.measure is Measure.DATE
    return Quotation(
        name=quoted.id,
        printed=quoted.printed,
        paragraph=quoted.paragraph,
        occurrence=quoted.occurrence,
        value=quoted.figure.value.value if isinstance(quoted, Claim) and not is_date else None,
        is_date=is_date,
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a folded paragraph."""

    paragraph: int
    start: int
    end: int

    def shared(self, other: Stretch) -> int:
        """How many characters two pieces have in common."""
        if self.paragraph != other.paragraph:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What became of the quotations of one source."""

    of_mention: Mapping[int, tuple[str, ...]]
    """By the index of a mention: the names of what speaks of it."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By name: where it stands in the text, as paragraph and place in it."""
    beside: tuple[str, ...] = ()
    """Names of quotations that stand in the text where no number is ("the largest", names that are counted)."""
    moved: Mapping[str, int] = field(default_factory=dict)
    """By name: the paragraph it stands in now, where that is another than it says."""
    gone: tuple[str, ...] = ()
    """Names of quotations that do not stand in the text any more."""


def match(text: ScannedText, quotations: Iterable[Quotation]) -> Matched:
    """Tie the quotations of a source to the mentions of its text.

    Each is tied to one mention, and to the others that lie wholly inside its fragment: a fragment prints one figure, so
    that of ("1+9" policies) there is nothing left to claim.
    """
    asked = list(quotations)
    passages = Passages(text.paragraphs, (one.printed for one in asked))
    mentions = {number: _Row(entries) for number, entries in _by_paragraph(text).items()}
    tied: dict[int, list[str]] = defaultdict(list)
    places: dict[str, tuple[int, int]] = {}
    moved: dict[str, int] = {}
    beside: list[str] = []
    gone: list[str] = []
    for one in asked:
        paragraph, stretches = _stretches(passages, one)
        if not stretches:
            gone.append(one.name)
            continue
        if paragraph != one.paragraph:
            moved[one.name] = paragraph
        places[one.name] = (stretches[0].paragraph, stretches[0].start)
        found = _spoken_of(text, mentions, one, stretches)
        for index in found:
            tied[index].append(one.name)
        if not found:
            beside.append(one.name)
    return Matched(
        of_mention={index: tuple(names) for index, names in tied.items()},
        places=places,
        beside=tuple(beside),
        moved=moved,
        gone=tuple(gone),
    )


def stretches_of(text: ScannedText) -> list[Stretch]:
    """Where every mention stands in the folded text, in the order of the mentions."""
    table = _by_paragraph(text)
    found = {index: stretch for entries in table.values() for index, stretch in entries}
    return [found[index] for index in range(len(text.mentions))]


def _by_paragraph(text: ScannedText) -> dict[int, list[tuple[int, Stretch]]]:
    """The mentions of every paragraph, by index, with their places in the folded text."""
    table: dict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for index, mention in enumerate(text.mentions):
        table[mention.paragraph].append((index, mention))
    found = {}
    for number, entries in table.items():
        at = _folded_places(
            text.paragraphs[number - 1], [place for _, one in entries for place in (one.start, one.end)]
        )
        found[number] = [(index, Stretch(number, at[one.start], at[one.end])) for index, one in entries]
    return found


def _folded_places(paragraph: str, places: Sequence[int]) -> dict[int, int]:
    """Where places of a paragraph are when it is folded; each piece between two of them is folded once."""
    table, length = {0: 0}, 0
    for low, high in pairwise(sorted({0, *places})):
        piece = paragraph[low:high]
        length += len(folded(f"|{piece}|")) - 2 if low else len(folded(f"{piece}|")) - 1
        table[high] = length
    return table


def _stretches(passages: Passages, one: Quotation) -> tuple[int, list[Stretch]]:
    """The paragraph where a quotation stands, its own or else the nearest, and its place there; nothing if nowhere."""
    for paragraph in _nearest_first(passages, one):
        place = passages.place(one.printed, paragraph, max(one.occurrence, 1))
        if place:
            return paragraph, _placed(place, paragraph, passages.text(paragraph), one)
    return one.paragraph, []


def _nearest_first(passages: Passages, one: Quotation) -> Iterator[int]:
    """The paragraph that a quotation names, and only when it does not stand there the others in which it does."""
    yield one.paragraph
    yield from sorted(passages.paragraphs_with(one.printed), key=lambda number: (abs(number - one.paragraph), number))


def _placed(place: Place, paragraph: int, text: str, one: Quotation) -> list[Stretch]:
    """A place as a stretch of its paragraph, and of the next where it goes on there."""
    wanted = folded(one.printed)
    if place.text == text:
        return [Stretch(paragraph, place.start, place.end)]
    broken = next(k for k, char in enumerate(wanted) if char == " " and text.endswith(wanted[:k]))
    return [Stretch(paragraph, len(text) - broken, len(text)), Stretch(paragraph + 1, 0, len(wanted) - broken - 1)]


def _spoken_of(
    text: ScannedText,
    mentions: Mapping[int, _Row],
    one: Quotation,
    stretches: Sequence[Stretch],
) -> list[int]:
    """The mention that a quotation speaks of, then the figures inside its fragment.

    That is a figure, or a date for a claim of one, where it covers any; then whatever it covers most.
    """
    shared = [found for found in _shared(mentions, stretches) if found[1]]
    if not shared:
        return []
    best = max(shared, key=lambda found: (*_rank(text.mentions[found[0]], one), found[1], -found[0]))[0]
    inside = [
        index
        for index, length, whole in shared
        if not one.is_date and length == whole and text.mentions[index].outcome in FIGURES
    ]
    return [best, *(index for index in inside if index != best)]


class _Row:
    """The mentions of one paragraph, in the order of the text: those at a stretch are had without going through all."""

    def __init__(self, entries: Iterable[tuple[int, Stretch]]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry[1].start)
        self._starts = [place.start for _, place in self._entries]
        self._ends = list(accumulate((place.end for _, place in self._entries), max))
        """Where the longest mention so far ends."""

    def at(self, stretch: Stretch) -> Sequence[tuple[int, Stretch]]:
        """Those that may share characters with a stretch."""
        return self._entries[bisect_right(self._ends, stretch.start) : bisect_left(self._starts, stretch.end)]


def _shared(mentions: Mapping[int, _Row], stretches: Sequence[Stretch]) -> Iterator[tuple[int, int, int]]:
    """The mentions of the paragraphs, by index: how many characters are shared, and how many there are."""
    for stretch in stretches:
        if stretch.paragraph in mentions:
            for index, place in mentions[stretch.paragraph].at(stretch):
                yield index, stretch.shared(place), place.end - place.start


def _rank(mention: Mention, one: Quotation) -> tuple[bool, bool]:
    """Whether a mention is of the sort that is quoted, and whether its value is."""
    if one.is_date:
        return mention.kind in _TIMES, False
    is_equal = mention.figure is not None and mention.figure.value.value == one.value
    return mention.outcome in FIGURES, is_equal
