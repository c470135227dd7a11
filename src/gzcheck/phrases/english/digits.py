"""Numbers in digits: thousands groups, ranks ("No 3", "19th"), fractions with a slash, mixed numbers ("2 1/2")."""

from __future__ import annotations

import re
from decimal import Decimal

from gzcheck.model import Numeral, PhraseError, late_pattern
from gzcheck.phrases.english.dates import refuse_dates
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import ORDINAL_ENDINGS
from gzcheck.phrases.english.names import is_name
from gzcheck.phrases.english.parts import and_part, divided, exact, of_one, share_of, slashed

_GROUPED = late_pattern(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+|\d{1,3}'\d{3}|\d+(?:\.\d+)?|\.\d+"
)
"""1,234.5; 15,62,52,872; 1 234 567; 1'234. Several apostrophes are a style of their own, which a source must state."""
_CODE, _TELEPHONE = re.compile(r"0[^.]"), re.compile(r"\d{10,}")
_ZEROS_OF_NONE = 5
"""A long number with no more digits before its zeros is round, and no telephone number."""
_OF_ANY_GROUP = str.maketrans("", "", ", '")
_BEFORE_RANKS = {"#", "no", "number", "nos"}


def digits(f: Fragment, i: int) -> Number | None:
    """The number whose digits stand at `i`; None when they belong to a name."""
    if is_name(f, i):
        return None
    value = _value(f.lows[i])
    refuse_dates(f, i)
    if number := _with_sign_behind(f, i, value) or _ranked(f, i, value):
        return number
    return _mixed(f, i, value) or and_part(f, i, i + 1, value) or share_of(f, Number(i, i + 1, value))


def _with_sign_behind(f: Fragment, i: int, value: Numeral) -> Number | None:
    """What the piece that touches the digits makes of them: "1/3", "19th"."""
    if not f.glued[i + 1]:
        return None
    match f.lows[i + 1], f.kinds[i + 2]:
        case ":", "number" if f.glued[i + 2]:
            raise PhraseError("a ratio or time with a colon has no reading: write the quotient's parts as two claims")
        case "/", "number":
            return slashed(f, i, value)
        case ending, _ if ending in ORDINAL_ENDINGS:
            return Number(i, i + 2, value, Kind.RANK, ("rank",))
    return None


def _value(text: str) -> Numeral:
    if not _GROUPED.fullmatch(text):
        raise PhraseError(f"{text!r} is not grouped as thousands: is it a decimal comma or a typing slip?")
    if _CODE.match(text):
        raise PhraseError(f"{text!r} starts with a zero: a code, a date or a typing slip")
    if _TELEPHONE.fullmatch(text) and len(text.rstrip("0")) > _ZEROS_OF_NONE:
        raise PhraseError(f"{text!r} has no groups: a telephone number or a code")
    return Numeral.of(Decimal(text.translate(_OF_ANY_GROUP)))


def _mixed(f: Fragment, i: int, whole: Numeral) -> Number | None:
    """ "2 1/2", "2-1/2": the whole number at `i` with the fraction behind it."""
    place = f.past_hyphen(i + 1)
    if not _is_fraction(f, place):
        return None
    part = divided(f, place, _value(f.lows[place]))
    if not whole.is_integer or f.glued[place]:
        return None
    value = whole.value + part
    return of_one(f, i, place + 3, value) or Number(i, place + 3, exact(value))


def _is_fraction(f: Fragment, i: int) -> bool:
    """Whether two numbers with a slash between start at `i`."""
    return f.lows[i + 1] == "/" and f.kinds[i] == f.kinds[i + 2] == "number"


def _ranked(f: Fragment, i: int, value: Numeral) -> Number | None:
    """ "#3", "No 3", "No. 3"; the word NO makes no rank."""
    first = i - 1 - (f.lows[i - 1] == ".")
    if f.lows[first] not in _BEFORE_RANKS or f.texts[first] == "NO":
        return None
    if not value.is_integer:
        raise PhraseError(f"{f.texts[first]!r} in front of a number with decimals has no reading")
    return Number(first, i + 1, value, Kind.RANK, ("rank",))
