"""Currencies in front of a number ("$", "HK$", "Rs", "CNY", "N700 million") and what narrows them down behind it."""

from __future__ import annotations

from gzcheck.model import PhraseError
from gzcheck.phrases.english.currency_words import CODES_LIKE_WORDS, LETTERS, MONEY_LETTERS, UNCERTAIN_LETTERS
from gzcheck.phrases.english.fragment import Fragment, Number, common
from gzcheck.phrases.english.lexicon import SCALE_LETTERS, SCALES

_COMMON_CODES = set("usd eur gbp jpy cny hkd inr aud cad chf sek nok dkk krw".split())
"""ISO codes that are printed in small letters too, being no words."""
_SCALES = {*SCALES, *SCALE_LETTERS, "m"}
CODE = 3
"""Letters of a currency's code."""


def code_at(f: Fragment, i: int) -> str:
    """The ISO 4217 code at `i`; empty when there is none."""
    text = f.texts[i]
    if len(text) != CODE:
        return ""
    code = text.upper() if text.lower() in _COMMON_CODES else text
    is_clear = code.isupper() and _is_code(f, code) and (code not in CODES_LIKE_WORDS or _is_amount(f, i + 1))
    return code if is_clear else ""


def _is_code(f: Fragment, code: str) -> bool:
    unit = f.words.units.get(code)
    return unit is not None and unit.is_currency


def letters_at(f: Fragment, i: int) -> tuple[str, ...]:
    """The currencies that letters in front of a number stand for; none when they are no currency."""
    text = f.texts[i]
    if code := code_at(f, i):
        return (code,)
    if text in MONEY_LETTERS:
        return MONEY_LETTERS[text] if f.glued[i + 1] and _is_amount(f, i + 1) else ()
    return LETTERS.get(text, ())


def _is_amount(f: Fragment, i: int) -> bool:
    """Whether the digits at `i` cannot be the number of a name: N700 million, R1,300, R9.99."""
    if f.kinds[i] != "number":
        return False
    return not {",", "."}.isdisjoint(f.lows[i]) or f.lows[f.past_hyphen(i + 1)] in _SCALES


def money_before(f: Fragment, i: int) -> bool:
    """Whether a currency stands in front of token `i`."""
    return f.kinds[i - 1] == "currency" or bool(letters_at(f, i - 1))


def is_money(f: Fragment) -> bool:
    """Whether any currency stands in front of a number in the fragment."""
    if "currency" in f.kinds:
        return True
    numbers = [i for i, token in enumerate(f.tokens) if token.kind == "number"]
    return any(letters_at(f, i - 1) for i in numbers)


def take_currency(f: Fragment, number: Number) -> None:
    """Note the currency in front, and check it against the unit behind."""
    if not number.first:
        return
    _take_bracketed(f, number)
    is_minus = _is_minus(f, number.first - 1)
    place = number.first - 1 - is_minus
    if _take_magnitude(f, number, place):
        return
    number.prefix, first = _sign(f, place) if f.kinds[place] == "currency" else (letters_at(f, place), place)
    if number.prefix:
        number.must_choose |= f.texts[place] in UNCERTAIN_LETTERS
        number.minus |= is_minus
        number.first = first
        _narrow(f, number)


def _is_minus(f: Fragment, i: int) -> bool:
    """Whether a dash at `i` stands between a currency and its number."""
    return f.lows[i] == "-" and f.glued[i + 1] and money_before(f, i)


def _take_bracketed(f: Fragment, number: Number) -> None:
    """Step over the brackets of "$(18.6)" and "$(18.6) million", which make it negative."""
    i = number.first - 1
    if not _is_bracket_at_sign(f, i):
        return
    is_closed = ")" in f.lows[i : number.last]
    if is_closed or f.lows[number.last] == ")":
        number.minus, number.first = True, i
        number.last += not is_closed


def _is_bracket_at_sign(f: Fragment, i: int) -> bool:
    """Whether a bracket at `i` touches a currency sign and the number."""
    return f.lows[i] == "(" and f.kinds[i - 1] == "currency" and f.glued[i] and f.glued[i + 1]


def _take_magnitude(f: Fragment, number: Number, i: int) -> bool:
    """ "magnitude 6", "magnitude-6"."""
    start = i - (f.lows[i] == "-")
    if f.lows[start] != "magnitude":
        return False
    number.units, number.first = ("magnitude",), start
    return True


def sign_at(f: Fragment, i: int) -> tuple[str, ...]:
    """What the currency sign at `i` admits; raises `PhraseError` when it has no reading."""
    units = f.words.signs.get(f.texts[i], ())
    if not units or units == ("-",):
        raise PhraseError(f"{f.texts[i]!r} is a currency sign without a reading")
    return units


def _sign(f: Fragment, i: int) -> tuple[tuple[str, ...], int]:
    """What a currency sign and a country in front of it ("US $5") admit, and where they start."""
    units = sign_at(f, i)
    dollars = _dollars_of(f, i) if f.lows[i] == "$" else None
    return dollars or (units, i)


def _dollars_of(f: Fragment, i: int) -> tuple[tuple[str, ...], int] | None:
    """What the country in front of a "$" at `i` makes of it ("Hong Kong $5"), and where its name starts."""
    country = f.texts[i - 1]
    if code := code_at(f, i - 1):
        return (code,), i - 1
    if _is_abbreviated(country) and f"{country}$" in f.words.signs:
        return f.words.signs[f"{country}$"], i - 1
    for width in range(min(3, i), 0, -1):
        if dollars := f.words.phrases.get((*f.lows[i - width : i], "dollars")):
            return dollars.units, i - width
    return None


def _is_abbreviated(country: str) -> bool:
    return len(country) > 1 and country.isupper()


def _narrow(f: Fragment, number: Number) -> None:
    """Let the unit behind choose among the currencies in front: "$1,000 Canadian", "$5m CAD", "¥5 million (JPY)"."""
    if "USD" in number.prefix:
        _take_country_behind(f, number)
    both = common(number.prefix, number.units)
    if number.units and not both:
        raise PhraseError(f"two units stand at one number: {f.shown(number)}")
    number.units = both or number.prefix


def _take_country_behind(f: Fragment, number: Number) -> None:
    is_open = f.lows[number.last] == "("
    place = number.last + is_open
    for width in (2, 1):
        words, end = (*f.lows[place : place + width], "dollars"), place + width
        if words in f.words.phrases and f.lows[end] not in ("dollar", "dollars"):
            number.prefix, number.last = f.words.phrases[words].units, end + is_open
            return
