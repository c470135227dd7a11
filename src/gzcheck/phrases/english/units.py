"""Units behind a number and currencies in front of it; what a bare number may stand for."""

from __future__ import annotations

from gzcheck.model.units import units as known_units
from gzcheck.phrases.english.dates import is_month, is_year
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOUBTFUL_UNITS,
    LONGEST_UNIT,
    RANK_WORDS,
    RATE_WORDS,
    UNIT_PHRASES,
    UNIT_STARTS,
    WORDS_LIKE_CODES,
    YEAR_WORDS,
)
from gzcheck.phrases.reading import PhraseError


def is_currency_word(f: Fragment, i: int) -> bool:
    """Whether a currency's name or ISO code stands at `i`."""
    return f.lows[i] in CURRENCY_WORDS or _is_currency_code(f, i)


def money_before(f: Fragment, i: int) -> bool:
    """Whether a currency stands in front of token `i`."""
    return f.kinds[i - 1] == "currency" or is_currency_word(f, i - 1)


def _is_currency_code(f: Fragment, i: int) -> bool:
    if len(f.lows[i]) != 3:
        return False
    text = f.tokens[i].text
    return text.isupper() and text not in WORDS_LIKE_CODES and text in known_units() and known_units()[text].is_currency


def take_unit(f: Fragment, number: Number) -> None:
    """Note the unit behind the number, the longest that fits."""
    place = f.past_hyphen(number.last)
    if number.kind is Kind.ORDER and f.lows[place] == "of":
        place += 1
    if _is_currency_code(f, place):
        number.units, number.last = (f.tokens[place].text,), place + 1
        return
    if f.lows[place] == f.hint == "m" and number.kind is Kind.PLAIN:
        number.units, number.last = ("m",), place + 1
        return
    units, last = unit_at(f, place)
    if f.lows[place] == "mw" and f.tokens[place].text[0] == "m":
        raise PhraseError("'mW' is a thousandth of a watt, 'MW' a million: write the unit out")
    if not units or (number.kind is Kind.RATIO and set(units).isdisjoint(number.units)):
        return
    number.must_choose = f.lows[place] in DOUBTFUL_UNITS and not number.scaled
    if f.lows[place] == "times" and f.lows[place + 1] in RATE_WORDS:
        units = ("count",)
    number.units, number.last = units, last


def unit_at(f: Fragment, place: int) -> tuple[tuple[str, ...], int]:
    """The units that the longest unit phrase at `place` admits, and the token behind it."""
    words: tuple[str, ...] = ()
    best: tuple[tuple[str, ...], int] = (), place
    if f.lows[place] not in UNIT_STARTS:
        return best
    while len(words) < LONGEST_UNIT and f.lows[place]:
        words, place = (*words, f.lows[place]), place + 1
        if words in UNIT_PHRASES:
            best = UNIT_PHRASES[words], place
        place = f.past_hyphen(place)
    return best


def take_currency(f: Fragment, number: Number) -> None:
    """Note the currency in front, and check it against the unit behind."""
    i = number.first - 1
    minus = f.lows[i] == "-" and f.glued[i] and f.glued[i + 1]
    i -= minus
    if f.kinds[i] == "currency":
        number.prefix, number.minus = CURRENCY_SIGNS[f.tokens[i].text], minus
        if f.lows[i] == "$" and f.lows[i - 1] in ("us", "usd") and f.tokens[i - 1].text.isupper():
            number.prefix, i = ("USD",), i - 1
    elif is_currency_word(f, i):
        number.prefix = (CURRENCY_WORDS.get(f.lows[i]) or f.tokens[i].text,)
    else:
        return
    number.first = i
    if not number.units:
        number.units = number.prefix
    elif common := tuple(unit for unit in number.prefix if unit in number.units):
        number.units = common
    elif number.units != ("percent",):
        raise PhraseError(f"two currencies stand at one number: {f.shown(number)}")


def admitted(f: Fragment, number: Number) -> tuple[tuple[str, ...], bool]:
    """The units the number may have, none when the text leaves it open, and whether the curator must choose."""
    if number.units or number.kind is not Kind.PLAIN:
        return number.units, number.must_choose or number.units == CURRENCY_SIGNS["¥"]
    i = number.first - 1
    if is_year(f.shown(number)) and (f.lows[i] in YEAR_WORDS or is_month(f, i)):
        is_counted = f.used[i] or (f.lows[i] == "of" and f.lows[i - 1] == "total")
        return ((), False) if is_counted else (("calendar-year", "count"), True)
    return (("rank", "count") if f.lows[i] in RANK_WORDS else ()), False
