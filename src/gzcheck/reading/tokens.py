"""Text into tokens: numbers, words, currency signs and single signs, with their places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from gzcheck.reading.reading_result import PhraseError

_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d+)*(?:\.\d+)*|\.\d+)"
    r"|(?P<currency>(?:US|HK|NT|AU|CA|NZ|A|C|S|R)?\$|[€£¥₩₹])"
    r"|(?P<word>[kmc]?m[23]\b|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_VULGAR = re.compile(r"(?<=\d)\s?([½¼¾])")
_ABBREVIATION = re.compile(r"\b(?:U\.S\.|(?:sq|approx|ca|est)\.)", re.IGNORECASE)
_SPELLED = {"½": ".5", "¼": ".25", "¾": ".75"}
_PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u2014": "|", "\u2044": "/", "￥": "¥", "〜": "~", "○": "〇", "\u200b": None, "\ufeff": None,
})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def plain(text: str) -> str:
    """One spelling for dashes, quotes,
    full-width and composed characters; raises `PhraseError` for "230¹" and "230①"."""
    if text.isascii():
        return text
    text = _VULGAR.sub(lambda match: _SPELLED[match[1]], text)
    for left, right in pairwise(text):
        if (left.isdecimal() and unicodedata.category(right) == "No") or (
            right.isdecimal() and unicodedata.category(left) == "No"
        ):
            raise PhraseError("a raised or circled digit stands at a number: leave footnote signs and powers out")
    return unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """Split plain text."""
    text = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)
    found = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        found.append(Token(match.lastgroup or "sign", piece, piece.lower(), match.start(), match.end()))
    return found
