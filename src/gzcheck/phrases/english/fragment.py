"""The fragment as the grammar walks over it: its tokens, ways to look around, and the numbers found between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from gzcheck.model import Hedge, Numeral
from gzcheck.phrases.english.currency_words import Meaning
from gzcheck.phrases.english.lexicon import ONES, TENS
from gzcheck.phrases.english.unit_words import UnitWords
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.tokens import tokens

_MARGIN = 12
"""How many tokens past an end of the fragment may be looked at."""
_NO_TEXT, _NOT = [""] * _MARGIN, [False] * _MARGIN
_NO_COLUMNS: tuple[tuple[()], ...] = ((),) * 6
_SMALL = ONES | TENS
_ARTICLES = {"a": 1, "an": 1}
_EURO_WORDS = {"zone", "area", "nations", "states", "members", "countries", "bloc", "member", "nation"}


class Kind(Enum):
    """What sort of number it is."""

    PLAIN = auto()
    ORDER = auto()
    """An order of magnitude ("thousands")."""
    RATIO = auto()
    """A fraction or a multiple."""
    RANK = auto()


@dataclass(eq=False, slots=True)
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
    coins: int = 0
    """The power of ten from the coin that it is told in to its currency, in which its value is ("2 cents": -2)."""
    minus: bool = False
    """Whether a minus stands at it, or accounting brackets around it."""
    is_exact: bool = False
    """Whether it counts time ("five consecutive years")."""
    digits: range = range(0)
    """The tokens of the number itself, without scale and unit."""

    @property
    def unit(self) -> str:
        """The usual one of its units; empty when there is none."""
        return self.units[0] if self.units else ""

    @property
    def has_no_unit(self) -> bool:
        """Whether it is a plain number without unit."""
        return self.kind is Kind.PLAIN and not self.units

    @property
    def is_bare(self) -> bool:
        """Whether it is a plain number without unit and scale."""
        return self.has_no_unit and not self.scaled

    def scale(self, power: int, last: int) -> None:
        """Take in a scale word that ends in front of token `last`."""
        self.value, self.last, self.scaled = self.value.shifted(power), last, True

    def take(self, units: tuple[str, ...], last: int) -> None:
        """Take in unit words that end in front of token `last`."""
        self.units, self.last = units, last


def common(units: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The units that are among the others too, in their order."""
    return tuple(unit for unit in units if unit in others)


class Fragment:
    """A fragment's tokens and the unit the curator gave (`hint`, or empty).

    `lows`, `kinds` and `glued` end in a margin of empty entries: a look a little past either end finds nothing there,
    for an index below 0 counts from the end.
    """

    def __init__(self, folded: Folded, hint: str, words: UnitWords) -> None:
        self.folded = folded
        self.tokens = tokens(folded)
        self.hint = hint
        self.words = words
        kinds, texts, lows, glued, _, _ = zip(*self.tokens, strict=True) if self.tokens else _NO_COLUMNS
        self.lows: list[str] = [*lows, *_NO_TEXT]
        self.texts: list[str] = [*texts, *_NO_TEXT]
        self.kinds: list[str] = [*kinds, *_NO_TEXT]
        self.glued: list[bool] = [*glued, *_NOT]
        """Whether a token touches the one before it."""
        self.used = [False] * (len(self.tokens) + _MARGIN)
        """Whether it is known what a token belongs to."""
        self.is_hedge = self.used[:]
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

    def past(self, i: int, words: Sequence[str]) -> int:
        """The token behind `words` at `i`, also with hyphens between ("1,000-or-so"); 0 when they are not there."""
        for word in words:
            i = self.past_hyphen(i)
            if self.lows[i] != word:
                return 0
            i += 1
        return i

    def stands(self, words: list[str], i: int) -> bool:
        """Whether `words` stand at `i`, with nothing between."""
        return self.lows[i : i + len(words)] == words

    def before(self, i: int) -> str:
        """The word in front of token `i`; empty in front of the first one."""
        return self.lows[i - 1] if i else ""

    def has_capital(self, i: int) -> bool:
        """Whether the token at `i` starts with a capital letter."""
        return self.texts[i][:1].isupper()

    def is_glued_word(self, i: int) -> bool:
        """Whether a word touches what stands in front of it."""
        return self.glued[i] and self.kinds[i] == "word"

    def small(self, i: int) -> int | None:
        """A whole number of one token."""
        low = self.lows[i]
        return int(low) if low.isdecimal() and len(low) <= 3 else _SMALL.get(low) or None

    def one_or(self, i: int) -> int:
        """What an article, which is 1, or a number word below 20 at `i` counts; 0 when it is neither."""
        low = self.lows[i]
        return _ARTICLES.get(low) or ONES.get(low, 0)

    def is_unit(self, i: int) -> bool:
        """Whether the one word at `i` is a unit."""
        return (self.lows[i],) in self.words.phrases

    def unit_at(self, i: int) -> tuple[Meaning | None, int]:
        """What the longest unit phrase at `i` means, and the token behind it."""
        best: tuple[Meaning | None, int] = None, i
        if self.lows[i] not in self.words.first_words or not self._is_written_as_unit(i):
            return best
        words: tuple[str, ...] = ()
        while len(words) < self.words.longest and self.lows[i]:
            words, i = (*words, self.lows[i]), i + 1
            if words in self.words.phrases:
                best = self.words.phrases[words], i
            i = self.past_hyphen(i)
        return best

    def is_written_as_symbol(self, i: int) -> bool:
        """Whether the letters at `i` have the case that a symbol is written in."""
        return self.texts[i].replace(".", "") in self.words.exact_case

    def _is_written_as_unit(self, i: int) -> bool:
        """Whether the word at `i` is written like the symbol that it may be, and used like the unit."""
        low = self.lows[i]
        if low == "euro" and self.lows[i + 1] in _EURO_WORDS:
            return False
        return low not in self.words.symbols or self.is_written_as_symbol(i)

    def is_money(self, number: Number) -> bool:
        """Whether the usual unit of a number is a currency."""
        return self.words.is_currency(number.unit)

    def shown(self, number: Number) -> str:
        """A number as the fragment prints it."""
        return " ".join(token.text for token in self.tokens[number.first : number.last])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to `last` stand in the text as given."""
        return self.folded.place(self.tokens[first].start, self.tokens[last - 1].end)
