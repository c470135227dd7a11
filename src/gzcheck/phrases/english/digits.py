"""Numbers in digits: thousands groups, ranks ("No 3", "19th"), fractions with a slash, the minus sign."""

from __future__ import annotations

import re
from decimal import Decimal

from gzcheck.model.numeral import Numeral
from gzcheck.phrases.english.dates import refuse_dates
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import ORDINAL_ENDINGS
from gzcheck.phrases.english.names import is_name
from gzcheck.phrases.english.parts import share_of, slashed
from gzcheck.phrases.reading import PhraseError

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")


def digits(f: Fragment, i: int) -> Number | None:
    """The number whose digits stand at `i`; None when they belong to a name."""
    if is_name(f, i):
        return None
    value = _value(f.lows[i])
    refuse_dates(f, i)
    follower = f.lows[i + 1] if f.glued[i + 1] else ""
    if follower in (":", "/") and f.glued[i + 2] and f.kinds[i + 2] == "number":
        if follower == "/":
            return slashed(f, i, value)
        raise PhraseError("a ratio or time with a colon has no reading: write the quotient's parts as two claims")
    if follower in ORDINAL_ENDINGS:
        return Number(i, i + 2, value, Kind.RANK, ("rank",))
    if width := _rank_sign(f, i):
        return Number(i - width, i + 1, value, Kind.RANK, ("rank",))
    return share_of(f, Number(i, i + 1, value))


def _value(text: str) -> Numeral:
    if not _GROUPED.fullmatch(text):
        raise PhraseError(f"{text!r} is not grouped as thousands: is it a decimal comma or a typing slip?")
    if len(text) > 1 and text[0] == "0" and text[1] != ".":
        raise PhraseError(f"{text!r} starts with a zero: a code, a date or a typing slip")
    return Numeral.of(Decimal(text.replace(",", "")))


def _rank_sign(f: Fragment, i: int) -> int:
    """How many tokens in front of the digits make a rank of them: "#", "No", "No."; the word NO does not."""
    width = 2 if f.lows[i - 1] == "." else 1
    word = f.lows[i - width]
    is_sign = word == "#" or (word in ("no", "number") and f.tokens[i - width].text != "NO")
    return width if is_sign else 0


def is_negative(f: Fragment, number: Number) -> bool:
    """Whether a minus stands in front; a hyphen behind a word is none."""
    i = number.first - 1
    if f.lows[i] == "-":
        return number.minus or (f.glued[i + 1] and not (f.glued[i] and f.kinds[i - 1] == "word"))
    return number.minus or f.lows[i] in ("minus", "negative")
