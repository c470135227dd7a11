"""Fragments are looked up in a text with the folding that reading uses, so that two texts that look equal are equal.

No-break and narrow spaces, several spaces, soft hyphens, ligatures, curly quotes, composed and decomposed letters and
full-width digits make no difference, and a fragment may go on in the next line. Where a fragment stands is said in the
text as folded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from gzcheck.model import dataclass, late_pattern
from gzcheck.phrases.folding import fold_leniently

_LETTER = r"[^\W\u3007\u3400-\u9fff]"
"""A letter or digit, but no Chinese character: "1200家" stands alone in "已有1200家"."""
_PIECE = late_pattern(r"[0-9A-Za-z]+|[^0-9A-Za-z\s]")
"""What a text is taken apart into to find where fragments may begin: plain words and numbers, and single characters."""
_GOES_BEFORE = late_pattern(rf"(?<={_LETTER})|(?<=\d[.,])")
_GOES_ON = late_pattern(rf"{_LETTER}|[.,]\d")
_AROUND = 200
"""How many characters of the text are given on either side of a fragment; a few words of them are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fragment stands in a text as folded."""

    text: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """The text in front of the fragment, or the end of it."""
        return self.text[max(0, self.start - _AROUND) : self.start]

    @property
    def after(self) -> str:
        """The text behind the fragment, or the beginning of it."""
        return self.text[self.end : self.end + _AROUND]


class Passages:
    """The paragraphs of one source's text, each folded once, and all fragments looked for in one pass through them.

    So the work grows with the text and with the number of fragments, and not with their product.
    """

    def __init__(self, paragraphs: Sequence[str], fragments: Iterable[str] = ()) -> None:
        """`fragments`: those that will be asked for; others are looked for one by one."""
        self._given, self._announced = paragraphs, frozenset(map(folded, fragments))

    def places(self, fragment: str, paragraph: int) -> list[Place]:
        """Where a fragment stands in a paragraph (counted from 1), also across the end of its line into the next.

        At word and number boundaries: "5 billion" does not stand in "55 billion" or "1.5 billion".
        """
        if not 1 <= paragraph <= len(self._given):
            return []
        wanted, text = folded(fragment), self._folded[paragraph - 1]
        starts = self._starts(wanted).get(paragraph, ())
        found = [Place(text, start, start + len(wanted)) for start in starts]
        return found or list(self._across(wanted, paragraph))

    def starts(self, fragment: str, paragraph: int) -> Sequence[int]:
        """Where the places of a fragment in a paragraph begin, in their order: there may be very many of them."""
        within = self._starts(folded(fragment)).get(paragraph)
        return within or [one.start for one in self.places(fragment, paragraph)]

    def place(self, fragment: str, paragraph: int, occurrence: int) -> Place | None:
        """One of the places of a fragment in a paragraph, counted from 1; None where there are not so many."""
        starts = self._starts(folded(fragment)).get(paragraph, ())
        if not starts:
            return next(iter(self.places(fragment, paragraph)[occurrence - 1 : occurrence]), None)
        if len(starts) < occurrence:
            return None
        start = starts[occurrence - 1]
        return Place(self.text(paragraph), start, start + len(folded(fragment)))

    def text(self, paragraph: int) -> str:
        """A paragraph, counted from 1, as folded."""
        return self._folded[paragraph - 1]

    def paragraphs_with(self, fragment: str) -> list[int]:
        """The numbers of all paragraphs in which a fragment stands."""
        return list(self._starts(folded(fragment)))

    def _starts(self, wanted: str) -> dict[int, list[int]]:
        """Where a folded fragment begins, by paragraph."""
        if wanted in self._announced:
            return self._found.get(wanted, {})
        return _search(self._folded, [wanted]).get(wanted, {})

    @cached_property
    def _found(self) -> dict[str, dict[int, list[int]]]:
        return _search(self._folded, self._announced)

    def _across(self, wanted: str, paragraph: int) -> Iterator[Place]:
        """Places that begin in a paragraph and end in the next, as in a text of fixed line length."""
        if paragraph == len(self._given) or not wanted:
            return
        reach = len(wanted) + _AROUND
        first, second = self._folded[paragraph - 1][-reach:], self._folded[paragraph][:reach]
        text = f"{first} {second}"
        start = max(0, len(first) - len(wanted))
        for place in _all(text, wanted, start, len(first) + len(wanted) + 3):
            if place < len(first) < place + len(wanted):
                yield Place(text, place, place + len(wanted))

    @cached_property
    def _folded(self) -> list[str]:
        return [folded(paragraph) for paragraph in self._given]


def folded(text: str) -> str:
    """A text in the one spelling that fragments are looked up by."""
    return re.sub(r"\s+", " ", fold_leniently(text)).strip()


def _search(paragraphs: Sequence[str], fragments: Iterable[str]) -> dict[str, dict[int, list[int]]]:
    """Where fragments begin, by fragment and number of the paragraph.

    At each piece of the text only those fragments are tried that begin with that very piece, all of one length at once:
    for "12 firms" and "12 laboratories" two lookups wherever a "12" stands.
    """
    beginnings = _by_beginning(fragments)
    found: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for number, text in enumerate(paragraphs, 1):
        for piece in _PIECE.finditer(text):
            start = piece.start()
            for length, wanteds in beginnings.get(piece[0], {}).items():
                wanted = text[start : start + length]
                if wanted in wanteds and _stands_alone(text, start, start + length):
                    _keep(found[wanted].setdefault(number, []), start, length)
    return found


def _keep(starts: list[int], start: int, length: int) -> None:
    """One more place of a fragment, unless it overlaps the one before it."""
    if not starts or starts[-1] + length <= start:
        starts.append(start)


def _by_beginning(fragments: Iterable[str]) -> dict[str, dict[int, set[str]]]:
    """Folded fragments by the piece that they begin with and by their length."""
    sorted_out: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fragment in fragments:
        if beginning := _PIECE.match(fragment):
            sorted_out[beginning[0]][len(fragment)].add(fragment)
    return sorted_out


def _all(text: str, wanted: str, start: int, end: int) -> Iterator[int]:
    """Where a fragment begins and stands alone within these bounds."""
    start = text.find(wanted, start, end)
    while start >= 0:
        if _stands_alone(text, start, start + len(wanted)):
            yield start
        start = text.find(wanted, start + 1, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer word or number; a sign at its edge parts it from anything."""
    return not (_is_plain(text[start]) and _GOES_BEFORE.match(text, start)) and not (
        _is_plain(text[end - 1]) and _GOES_ON.match(text, end)
    )


def _is_plain(char: str) -> bool:
    return char.isalnum() and char.isascii()
