"""Currencies in front of a number ("$", "HK$", "Rs", "CNY", "N700 million") and what narrows them down behind it."""

from __future__ import annotations

from gzcheck.model.units import units as known_units
from gzcheck.phrases.english.currency_words import CODES_LIKE_WORDS, LETTERS, MONEY_LETTERS, SIGNS, UNCERTAIN_LETTERS
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.lexicon import GLUED_SCALES, SCALES
from gzcheck.phrases.english.unit_words import PHRASES
from gzcheck.phrases.reading import PhraseError

_COMMON_CODES = set("usd eur gbp jpy cny hkd inr aud cad chf sek nok dkk krw".split())
"""ISO codes that are printed in small letters too, being no words."""


def code_at(f: Fragment, i: int) -> str:
    """The ISO 4217 code at `i`; empty when there is none."""
    text = f.texts[i] if i >= 0 else ""
    if len(text) != 3:
        return ""
    code = text.upper() if text.lower() in _COMMON_CODES else text
    is_code = code.isupper() and code in known_units() and known_units()[code].is_currency
    return code if is_code and (code not in CODES_LIKE_WORDS or _is_amount(f, i + 1)) else ""


def letters_at(f: Fragment, i: int) -> tuple[str, ...]:
    """The currencies that letters in front of a number stand for; none when they are no currency."""
    text = f.texts[i] if i >= 0 else ""
    if code := code_at(f, i):
        return (code,)
    if text in MONEY_LETTERS:
        return MONEY_LETTERS[text] if f.glued[i + 1] and _is_amount(f, i + 1) else ()
    return LETTERS.get(text, ())


def _is_amount(f: Fragment, i: int) -> bool:
    """Whether the digits at `i` cannot be the number of a name: N700 million, R1,300, R9.99."""
    behind = f.lows[f.past_hyphen(i + 1)]
    if f.kinds[i] != "number":
        return False
    return "," in f.lows[i] or "." in f.lows[i] or behind in SCALES or behind in GLUED_SCALES or behind == "m"


def money_before(f: Fragment, i: int) -> bool:
    """Whether a currency stands in front of token `i`."""
    return f.kinds[i - 1] == "currency" or bool(letters_at(f, i - 1))


def is_money(f: Fragment) -> bool:
    """Whether any currency stands in front of a number in the fragment."""
    return any(
        token.kind == "currency" or (f.kinds[i + 1] == "number" and bool(letters_at(f, i)))
        for i, token in enumerate(f.tokens)
    )


def take_currency(f: Fragment, number: Number) -> None:
    """Note the currency in front, and check it against the unit behind."""
    i = number.first - 1
    if i < 0:
        return
    minus = f.lows[i] == "-" and f.glued[i + 1] and (f.kinds[i - 1] == "currency" or bool(letters_at(f, i - 1)))
    i -= minus
    if i < 0:
        return
    if f.kinds[i] == "currency":
        number.prefix, i = _sign(f, i)
    elif f.lows[i] == "magnitude" or (f.lows[i] == "-" and f.lows[i - 1] == "magnitude"):
        number.units, number.first = ("magnitude",), i - (f.lows[i] == "-")
        return
    elif letters := letters_at(f, i):
        number.prefix = letters
        number.must_choose |= f.texts[i] in UNCERTAIN_LETTERS
    else:
        return
    number.minus |= minus
    number.first = i
    _narrow(f, number)


def _sign(f: Fragment, i: int) -> tuple[tuple[str, ...], int]:
    """What a currency sign and a country in front of it ("US $5") admit, and where they start."""
    units = SIGNS.get(f.texts[i], ())
    if not units or units == ("-",):
        raise PhraseError(f"{f.texts[i]!r} is a currency sign without a reading")
    if f.lows[i] != "$" or i == 0:
        return units, i
    country = f.texts[i - 1]
    if code := code_at(f, i - 1):
        return (code,), i - 1
    if f.texts[i - 1].isupper() and f"{country}$" in SIGNS and len(country) > 1:
        return SIGNS[f"{country}$"], i - 1
    for width in (3, 2, 1):
        words = tuple(f.lows[i - width : i]) if i >= width else ()
        if words and (*words, "dollars") in PHRASES:
            return PHRASES[(*words, "dollars")].units, i - width
    return units, i


def _narrow(f: Fragment, number: Number) -> None:
    """Let the unit behind choose among the currencies in front: "$1,000 Canadian", "$5m CAD", "¥5 million (JPY)"."""
    place = number.last + (f.lows[number.last] == "(")
    for width in (2, 1):
        words = (*f.lows[place : place + width], "dollars")
        if "USD" in number.prefix and words in PHRASES and f.lows[place + width] not in ("dollar", "dollars"):
            end = place + width + (place > number.last)
            number.prefix, number.last = PHRASES[words].units, end
            break
    if not number.units:
        number.units = number.prefix
    elif common := tuple(unit for unit in number.prefix if unit in number.units):
        number.units = common
    elif number.units != ("percent",):
        raise PhraseError(f"two units stand at one number: {f.shown(number)}")
