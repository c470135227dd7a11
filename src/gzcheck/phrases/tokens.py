"""Text into tokens: numbers, words, currency signs and single signs, each with its place in the text as given."""

from __future__ import annotations

import re
from typing import NamedTuple

from gzcheck.phrases.folding import Folded

_MONEY = r"$¢£¤¥֏؋৲৳૱௹฿៛₠-⃀﷼"
_TOKEN = re.compile(
    r"(?P<plain>[A-Za-z]+(?=[\s,;:)%-]|$))|"  # most tokens, found without trying what else begins with a letter
    # "1 234 567" is one number: read in part it would be another one; the point of "No.1" is that of a short form
    r"(?P<number>\d{1,3}(?:[ ']\d{3})+(?![\d,.'])(?! \d)|\d+(?:[,.']\d+)*|(?<![^\W\d_])\.\d+)"
    rf"|(?P<currency>[A-Za-z]{{1,4}}\$|[{_MONEY}])"
    r"|(?P<word>(?:U\.S\.(?:A\.)?|[Rr]s\.(?=\s*\d)|p\.c\.|[ap]\.m\.|(?:sq|approx|ca|est|cu|incl)\.|[Cc]\.(?=\s*\d))"
    r"|[kmc]?m[23]\b|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[<>!]=|=[<>]|\+/-|\+-|<>|\S)"
)


class Token(NamedTuple):
    """A piece of text."""

    kind: str
    """number, currency, word or sign."""
    text: str
    low: str
    """The text in small letters, without the dots of an abbreviation."""
    glued: bool
    """Whether it touches the token before it."""
    start: int
    """The place of its first character in the folded text."""
    end: int
    """One past its last character."""


def tokens(folded: Folded) -> list[Token]:
    """Split folded text."""
    found: list[Token] = []
    new, last = tuple.__new__, -1  # what `Token` itself calls: this is made for every word that is read
    for match in _TOKEN.finditer(folded.text):
        kind, piece, (start, end) = match.lastgroup or "sign", match[0], match.span()
        low = piece.lower()
        if kind == "plain":
            kind = "word"
        elif kind == "word" and len(piece) > 2:
            low = low.replace(".", "")
        found.append(new(Token, (kind, piece, low, start == last, start, end)))
        last = end
    return found
