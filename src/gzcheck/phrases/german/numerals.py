"""German numbers in words: "dreiundzwanzig", "zweihundertfünfzigtausend", "eine halbe Million"."""

from __future__ import annotations

from collections.abc import Callable

from gzcheck.phrases.german.words import ONES, TENS

_Part = Callable[[str], int | None]


def in_words(word: str) -> int | None:
    """The whole number below a million that one word prints, in small letters; None when it is no number."""
    if word in ONES:
        return ONES[word]
    return _with(word, "tausend", 1000, _below_thousand)


def _with(word: str, joint: str, factor: int, of_part: _Part) -> int | None:
    left, found, right = word.partition(joint)
    if not found:
        return of_part(word)
    high = of_part(left) if left else 1
    low = of_part(right.removeprefix("und")) if right else 0
    return high * factor + low if high and low is not None and low < factor else None


def _below_thousand(word: str) -> int | None:
    return _with(word, "hundert", 100, _below_hundred)


def _below_hundred(word: str) -> int | None:
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    one, found, ten = word.partition("und")
    value = ONES.get(one, 0)
    return TENS[ten] + value if found and ten in TENS and 0 < value < 10 else None
