"""Text into tokens: numbers, words, currency signs and single signs, with their places."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

from gzcheck.phrases.reading import PhraseError

_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d+)*(?:\.\d+)*|\.\d+)"
    r"|(?P<currency>(?:US|HK|NT|AU|CA|NZ|A|C|S|R)?\$|[€£¥₩₹])"
    r"|(?P<word>[kmc]?m[23]\b|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_VULGAR = r"(?<=\d)\s?([½¼¾])"
_ABBREVIATION = r"(?i)\b(?:U\.S\.|(?:sq|approx|ca|est)\.)"
"""Not compiled here: few fragments need them."""
_SPELLED = {"½": ".5", "¼": ".25", "¾": ".75"}
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u2014": "|",
        "\u2044": "/",
        "￥": "¥",
        "〜": "~",
        "○": "〇",
        "\u200b": None,
        "\ufeff": None,
    }
)


class Token(NamedTuple):
    """A piece of text."""

    kind: str
    """number, currency, word or sign."""
    text: str
    low: str
    """The text in small letters."""
    glued: bool
    """Whether it touches the token before it."""


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return not text.isascii() and any("\u4e00" <= char <= "\u9fff" or char == "〇" for char in text)


def plain(text: str) -> str:
    """One spelling for dashes, quotes, full-width and composed characters; refuses "230¹" and "230①"."""
    if text.isascii():
        return text
    text = re.sub(_VULGAR, lambda match: _SPELLED[match[1]], text)
    for left, right in pairwise(text):
        if (left.isdecimal() and unicodedata.category(right) == "No") or (
            right.isdecimal() and unicodedata.category(left) == "No"
        ):
            raise PhraseError("a raised or circled digit stands at a number: leave footnote signs and powers out")
    return unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """Split plain text."""
    if "." in text:
        text = re.sub(_ABBREVIATION, lambda match: match[0].replace(".", ""), text)
    found, end = [], -1
    for match in _TOKEN.finditer(text):
        piece = match[0]
        found.append(Token(match.lastgroup or "sign", piece, piece.lower(), match.start() == end))
        end = match.end()
    return found
