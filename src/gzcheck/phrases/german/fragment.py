"""A German fragment as the grammar walks over it: its tokens, the units it may print, and a number found in it."""

from __future__ import annotations

from dataclasses import dataclass

from gzcheck.model import Numeral
from gzcheck.phrases.folding import Folded, fold_leniently
from gzcheck.phrases.german.words import UNITS
from gzcheck.phrases.tokens import Token, tokens
from gzcheck.phrases.vocabulary import Vocabulary

NOTHING = Token("", "", "", False, 0, 0)
LONGEST = 4
"""Most words that a unit is printed as."""
_MARGIN = 8
"""How many tokens past the end of the fragment may be looked at."""
_Units = dict[tuple[str, ...], str]


@dataclass
class Found:
    """A number found between two tokens (first inclusive, last exclusive)."""

    first: int
    last: int
    value: Numeral
    unit: str = ""
    power: int = 0
    """Of ten, of its scale word."""

    @property
    def units(self) -> tuple[str, ...]:
        """Its unit, if it prints one."""
        return (self.unit,) if self.unit else ()


class German:
    """A fragment's tokens; a look past either end finds an empty one."""

    def __init__(self, folded: Folded, vocabulary: Vocabulary) -> None:
        self.folded = folded
        self.tokens = [*tokens(folded), *[NOTHING] * _MARGIN]
        self.known = vocabulary.units
        self.units = vocabulary.words(unit_words)

    def low(self, i: int) -> str:
        """The word at `i` in small letters."""
        return self.tokens[i].low

    def lows(self, i: int, width: int) -> list[str]:
        """So many words from `i` on."""
        return [token.low for token in self.tokens[i : i + width]] if i >= 0 else []

    @property
    def size(self) -> int:
        """How many tokens the fragment has."""
        return len(self.tokens) - _MARGIN

    def unit_at(self, i: int) -> str:
        """The unit that the words at `i` print, the longest that fits; empty when they are none."""
        widths = range(LONGEST, 0, -1)
        return next((self.units[words] for width in widths if (words := tuple(self.lows(i, width))) in self.units), "")

    def ends(self, i: int) -> bool:
        """Whether nothing, or a sign, stands at `i`."""
        return self.tokens[i].kind in ("", "sign")

    def has_hyphen(self, i: int) -> bool:
        """Whether a hyphen at `i` joins a word to what stands in front of it."""
        hyphen, word = self.tokens[i], self.tokens[i + 1]
        return hyphen.low == "-" and hyphen.glued and word.glued and word.kind == "word"

    def before(self, i: int) -> Token:
        """The token in front of `i`."""
        return self.tokens[i - 1] if i else NOTHING

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to `last` stand in the text as given."""
        return self.folded.place(self.tokens[first].start, self.tokens[last - 1].end)


def unit_words(vocabulary: Vocabulary) -> _Units:
    """The built-in words with those of a corpus in their place."""
    table = {words: "".join(vocabulary.still_printed([name])) or "unread" for words, name in UNITS.items()}
    for unit in vocabulary.declared:
        table |= {
            tuple(token.low for token in tokens(Folded(fold_leniently(form)))): unit.name for form in unit.printed()
        }
    return table
