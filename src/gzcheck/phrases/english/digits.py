"""Numbers in digits: thousands groups, ranks ("No 3", "19th"), fractions with a slash, mixed numbers ("2 1/2")."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from gzcheck.model import Numeral
from gzcheck.phrases.english.dates import refuse_dates
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import ORDINAL_ENDINGS
from gzcheck.phrases.english.names import is_name
from gzcheck.phrases.english.parts import and_part, of_one, share_of, slashed
from gzcheck.phrases.numerals import exact
from gzcheck.phrases.reading import PhraseError

_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+|\d{1,3}'\d{3}|\d+(?:\.\d+)?|\.\d+"
)
"""1,234.5; 15,62,52,872; 1 234 567; 1'234. Several apostrophes are a style of their own, which a source must state."""
_OF_ANY_GROUP = str.maketrans("", "", ", '")


def digits(f: Fragment, i: int) -> Number | None:
    """The number whose digits stand at `i`; None when they belong to a name."""
    if is_name(f, i):
        return None
    value = _value(f.lows[i])
    refuse_dates(f, i)
    follower = f.lows[i + 1] if f.glued[i + 1] else ""
    if follower == ":" and f.glued[i + 2] and f.kinds[i + 2] == "number":
        raise PhraseError("a ratio or time with a colon has no reading: write the quotient's parts as two claims")
    if follower == "/" and f.kinds[i + 2] == "number":
        return slashed(f, i, value)
    if follower in ORDINAL_ENDINGS:
        return Number(i, i + 2, value, Kind.RANK, ("rank",))
    if width := _rank_sign(f, i):
        return Number(i - width, i + 1, value, Kind.RANK, ("rank",))
    if mixed := _mixed(f, i, value) or and_part(f, i, i + 1, value.value):
        return mixed
    return share_of(f, Number(i, i + 1, value))


def _value(text: str) -> Numeral:
    if not _GROUPED.fullmatch(text):
        raise PhraseError(f"{text!r} is not grouped as thousands: is it a decimal comma or a typing slip?")
    if len(text) > 1 and text[0] == "0" and text[1] != ".":
        raise PhraseError(f"{text!r} starts with a zero: a code, a date or a typing slip")
    plain = text.translate(_OF_ANY_GROUP)
    if len(plain) >= 10 and plain == text and len(plain.rstrip("0")) > 5 and "." not in text:
        raise PhraseError(f"{text!r} has no groups: a telephone number or a code")
    return Numeral.of(Decimal(plain))


def _mixed(f: Fragment, i: int, whole: Numeral) -> Number | None:
    """ "2 1/2", "2-1/2": the whole number at `i` with the fraction behind it."""
    place = f.past_hyphen(i + 1)
    if f.kinds[place] != "number" or f.lows[place + 1] != "/" or f.kinds[place + 2] != "number":
        return None
    part = slashed(f, place, _value(f.lows[place]), is_mixed=True)
    if not whole.is_integer or f.glued[place]:
        return None
    value = whole.value + Fraction(part.value.written)
    return of_one(f, i, place + 3, value) or Number(i, place + 3, exact(value))


def _rank_sign(f: Fragment, i: int) -> int:
    """How many tokens in front of the digits make a rank of them: "#", "No", "No."; the word NO does not."""
    if i == 0:
        return 0
    width = 2 if f.lows[i - 1] == "." and i > 1 else 1
    word, text = f.lows[i - width], f.texts[i - width]
    is_sign = word == "#" or (word in ("no", "number", "nos") and text != "NO")
    return width if is_sign else 0
