"""The scale that the head of a table prints for all its cells: "Dollars in Millions", "(000s)", "pence", 单位：亿元."""

from __future__ import annotations

import re

from gzcheck.model import PhraseError, late_pattern
from gzcheck.phrases.folding import fold_leniently

_WORDS = {
    -2: "pence pennies cents?",
    2: "hundreds? 百",
    3: r"thousands? (?<![0-9.,])(?:1[,.]?)?000s?(?![,.]?[0-9]) 千 tsd k tausend kt kha",
    4: "万 萬 十千",
    6: "millions? mn mln m mio 百万 百萬 millionen",
    7: "crores? 千万 千萬",
    5: "lakhs? 十万 十萬",
    8: "亿 億",
    9: "billions? bn bln mrd 十亿 十億 milliarden",
    12: "trillions? tn trn 万亿 萬億 兆 billionen",
}
_POWERS = {word: power for power, words in _WORDS.items() for word in words.split()}
_LATIN = late_pattern(
    r"(?<![^\W\d_])'?(" + "|".join(word for word in _POWERS if word.isascii()) + r")(?![^\W_])", re.IGNORECASE
)
_HAN = late_pattern("|".join(sorted((word for word in _POWERS if not word.isascii()), key=len, reverse=True)))


def scale_of(text: str) -> int:
    """The power of ten that a head prints; raises `PhraseError` when it prints none or several."""
    plain = fold_leniently(text)
    found = {_power(match[1]) for match in _LATIN.finditer(plain)} | {
        _POWERS[match[0]] for match in _HAN.finditer(plain)
    }
    if len(found) != 1:
        what = "no scale word" if not found else "several scale words"
        raise PhraseError(f"it prints {what}: copy the words that say in what the numbers are given")
    return found.pop()


def _power(word: str) -> int:
    small = word.lower()
    return next(power for pattern, power in _POWERS.items() if pattern.isascii() and re.fullmatch(pattern, small))
