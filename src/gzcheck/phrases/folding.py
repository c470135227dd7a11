"""One spelling for dashes, quotes, spaces and composed characters, with the way back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from gzcheck.model import NumberStyle, PhraseError, late_pattern

ENGLISH_STYLE = NumberStyle(group=",", decimal=".")
"""1,234.5"""

_PLAIN: dict[int, str | None] = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2014\u2015\u2500", "\u2014"),
        **dict.fromkeys("\u223c\u02dc\u301c\uff5e\u2053", "~"),
        **dict.fromkeys("\u2243\u2245\u224a", "≈"),
        **dict.fromkeys("\u2a7e\u2267\u2265", "≥"),
        **dict.fromkeys("\u2a7d\u2266\u2264", "≤"),
        **dict.fromkeys("\u2044\u2215", "/"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        **dict.fromkeys("\u00b4\u02b9", "\u2032"),
        "\u02ba": "\u2033",
        "○": "〇",
        "\u00b5": "\u03bc",
    }
)

_CHINESE = late_pattern("[\u3400-\u9fff〇○]")
_FOLDED_ALREADY = late_pattern("[\\0-~\u3400-\u9fff〇、。]*")
"""Characters that folding leaves as they are."""
_FIRST_CHINESE, _FIRST_FOLDED = "○", "、"
"""The first of either beyond ASCII: texts without any need no pattern, and these take a millisecond to be compiled."""


class Folded:
    """Folded text that still knows where each of its characters came from."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: list[int] | None = None, ends: list[int] | None = None) -> None:
        self.text = text
        self._starts, self._ends = starts, ends

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The characters `first` up to `last` of the folded text, as a span of the text as given."""
        if self._starts is None or self._ends is None or first >= last:
            return first, last
        return self._starts[first], self._ends[last - 1]

    def with_text(self, text: str) -> Folded:
        """Another text of the same length, each character in the place of the old one."""
        assert len(text) == len(self.text)
        return Folded(text, self._starts, self._ends)


def has_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return not text.isascii() and max(text) >= _FIRST_CHINESE and _CHINESE.search(text) is not None


def fold(text: str) -> Folded:
    """Fold a text; refuses "230¹" and "230①"."""
    if _is_folded(text):
        return Folded(text)
    _refuse_raised(text)
    return _folded(text)


def fold_leniently(text: str) -> str:
    """The same spelling for text in which nothing is to be read: raised digits become plain ones."""
    return text if _is_folded(text) else _folded(text).text


def _is_folded(text: str) -> bool:
    """Whether folding leaves a text as it is, which most are."""
    if text.isascii():
        return "\x7f" not in text
    return max(text) >= _FIRST_FOLDED and _FOLDED_ALREADY.fullmatch(text) is not None


def _folded(text: str) -> Folded:
    pieces, starts, ends = [], [], []
    for start, end in _clusters(text):
        piece = _fold_cluster(text, start, end)
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return Folded("".join(pieces), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the combining marks behind it, which NFKC may join to one."""
    starts = [i for i, char in enumerate(text) if i == 0 or not unicodedata.combining(char)]
    return list(pairwise([*starts, len(text)]))


def _fold_cluster(text: str, start: int, end: int) -> str:
    cluster = text[start:end]
    if cluster.isascii():
        return cluster
    plain = unicodedata.normalize("NFKC", cluster.translate(_PLAIN)).translate(_PLAIN)
    return f" {plain}" if _is_fraction(cluster) and text[start - 1 : start].isdecimal() else plain


def _is_fraction(char: str) -> bool:
    """Whether it is one of ½, ⅓ …"""
    return unicodedata.decomposition(char[0]).startswith("<fraction>")


def _refuse_raised(text: str) -> None:
    for left, right in pairwise(text):
        if _is_raised_behind(left, right) or _is_raised_in_front(left, right):
            raise PhraseError("a raised or circled digit stands at a number: leave footnote signs and powers out")


def _is_raised_behind(left: str, right: str) -> bool:
    """Whether a raised digit stands behind a plain one; one half may."""
    return unicodedata.category(right) == "No" and left.isdecimal() and not _is_fraction(right)


def _is_raised_in_front(left: str, right: str) -> bool:
    return right.isdecimal() and unicodedata.category(left) == "No"


def in_english_style(folded: Folded, style: NumberStyle) -> Folded:
    """The same text with its numbers as English writes them; a sign of another style becomes "_", which none reads."""
    if style == ENGLISH_STYLE:
        return folded
    signs = dict.fromkeys(",.", "_") | {style.group: ",", style.decimal: "."}
    inside = "".join({re.escape(sign) for sign in signs if sign})
    number = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{inside}]\d+)+|(?<!\d)\d+[,.]\d+(?:[,.]\d+)*")

    def swap(match: re.Match[str]) -> str:
        return "".join(signs.get(char, char) for char in match[0])

    return folded.with_text(number.sub(swap, folded.text))
