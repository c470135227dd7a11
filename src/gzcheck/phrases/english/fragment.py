"""The fragment as the grammar walks over it: its tokens, ways to look around, and the numbers found between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from gzcheck.model import Hedge, Numeral
from gzcheck.phrases.english.lexicon import ONES, TENS
from gzcheck.phrases.english.unit_words import PHRASES
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.tokens import tokens

_MARGIN = 12
"""How many tokens past an end of the fragment may be looked at."""
_NO_TEXT, _NOT = [""] * _MARGIN, [False] * _MARGIN


class Kind(Enum):
    """What sort of number it is."""

    PLAIN = auto()
    ORDER = auto()
    """An order of magnitude ("thousands")."""
    RATIO = auto()
    """A fraction or a multiple."""
    RANK = auto()


@dataclass(eq=False)
class Number:
    """A number found between two tokens (first inclusive, last exclusive)."""

    first: int
    last: int
    value: Numeral
    kind: Kind = Kind.PLAIN
    units: tuple[str, ...] = ()
    """Units the words at it admit, the usual one first."""
    hedge: Hedge | None = None
    """From a sign or word between number and unit ("300+ firms")."""
    scaled: bool = False
    """Whether a scale word is part of it."""
    prefix: tuple[str, ...] = ()
    """Currencies that a sign in front admits."""
    must_choose: bool = False
    """Whether only the curator can tell which unit it is."""
    minus: bool = False
    """Whether a minus stands at it, or accounting brackets around it."""
    is_exact: bool = False
    """Whether it counts time ("five consecutive years")."""
    digits: range = range(0)
    """The tokens of the number itself, without scale and unit."""


class Fragment:
    """A fragment's tokens and the unit the curator gave (`hint`, or empty).

    `lows`, `kinds` and `glued` end in a margin of empty entries: a look a little past either end finds nothing there,
    for an index below 0 counts from the end.
    """

    def __init__(self, folded: Folded, hint: str) -> None:
        self.folded = folded
        self.tokens = tokens(folded)
        self.hint = hint
        self.lows = [token.low for token in self.tokens] + _NO_TEXT
        self.texts = [token.text for token in self.tokens] + _NO_TEXT
        self.kinds = [token.kind for token in self.tokens] + _NO_TEXT
        self.glued = [token.glued for token in self.tokens] + _NOT
        """Whether a token touches the one before it."""
        self.used = [False] * (len(self.tokens) + _MARGIN)
        """Whether it is known what a token belongs to."""
        self.is_hedge = [False] * (len(self.tokens) + _MARGIN)
        """Whether a token is part of a hedge."""
        self.hedge_end = 0
        """One past the hedge behind the number, if there is one."""

    def use(self, first: int, last: int) -> None:
        """Note that the tokens from `first` up to `last` have found their place."""
        for place in range(first, last):
            self.used[place] = True

    def past_hyphen(self, i: int) -> int:
        """The token behind a hyphen that glues words ("10-billion-yuan"), or `i` when there is none."""
        return i + 1 if self.lows[i] == "-" and self.glued[i] and self.glued[i + 1] else i

    def small(self, i: int) -> int | None:
        """A whole number of one token."""
        low = self.lows[i]
        return int(low) if low.isdecimal() and len(low) <= 3 else ONES.get(low) or TENS.get(low)

    def is_unit(self, i: int) -> bool:
        """Whether the one word at `i` is a unit."""
        return (self.lows[i],) in PHRASES

    def shown(self, number: Number) -> str:
        """A number as the fragment prints it."""
        return " ".join(token.text for token in self.tokens[number.first : number.last])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to `last` stand in the text as given."""
        return self.folded.place(self.tokens[first].start, self.tokens[last - 1].end)
