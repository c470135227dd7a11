"""Units behind a number; what a bare number may stand for."""

from __future__ import annotations

from gzcheck.model.units import units as known_units
from gzcheck.phrases.english.currency_words import LETTERS, LETTERS_BEHIND, MUST_CHOOSE, SIGNS, UNCERTAIN_LETTERS
from gzcheck.phrases.english.dates import is_month, is_year
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import COMPARATIVES, RANK_WORDS, RATE_WORDS, YEAR_WORDS
from gzcheck.phrases.english.money import code_at, money_before
from gzcheck.phrases.english.table import Meaning
from gzcheck.phrases.english.unit_words import (
    EXACT_CASE,
    FIRST_WORDS,
    LONGEST,
    OFTEN_NO_UNIT,
    PHRASES,
    SYMBOLS,
    WEIGHT_OR_MONEY,
)
from gzcheck.phrases.reading import PhraseError

_EURO_WORDS = {"zone", "area", "nations", "states", "members", "countries", "bloc", "member", "nation"}
_COUNTED_VERBS = set(
    """shot hit stabbed won elected arrested fired visited met called tried voted married been seen""".split()
)
"""In front of "14 times" these show that occasions are counted."""
_PER_NUMBER = {
    "1,000": "per-1000", "1000": "per-1000", "thousand": "per-1000", "1 000": "per-1000",
    "10,000": "per-10000", "10000": "per-10000", "ten thousand": "per-10000",
    "100,000": "per-100000", "100000": "per-100000", "100 000": "per-100000", "hundred thousand": "per-100000",
    "million": "per-million", "1 million": "per-million", "1,000,000": "per-million", "one million": "per-million",
}  # fmt: skip
"""How many heads a rate may be for."""
_POWERS = {"cubed", "squared"}
_BEHIND_SHARES = {"won", "second", "seconds", "quarters", "p"}
"""Units that are other words behind a share ("two-thirds won")."""


def unit_at(f: Fragment, place: int) -> tuple[Meaning | None, int]:
    """What the longest unit phrase at `place` means, and the token behind it."""
    best: tuple[Meaning | None, int] = None, place
    if f.lows[place] not in FIRST_WORDS or not _is_unit_word(f, place):
        return best
    words: tuple[str, ...] = ()
    while len(words) < LONGEST and f.lows[place]:
        words, place = (*words, f.lows[place]), place + 1
        if words in PHRASES:
            best = PHRASES[words], place
        place = f.past_hyphen(place)
    return best


def _is_unit_word(f: Fragment, i: int) -> bool:
    """Whether the word at `i` is written like the symbol that it may be, and used like the unit."""
    low = f.lows[i]
    if low == "euro" and f.lows[i + 1] in _EURO_WORDS:
        return False
    return low not in SYMBOLS or f.texts[i].replace(".", "") in EXACT_CASE


def take_unit(f: Fragment, number: Number) -> None:
    """Note the unit behind the number, the longest that fits, also in brackets."""
    place = f.past_hyphen(number.last)
    if f.lows[place] == "of" and (number.kind is Kind.ORDER or number.scaled):
        place += unit_at(f, place + 1)[0] is not None
    if number.kind is Kind.PLAIN and f.lows[place] == f.hint == "m" and not number.scaled:
        number.units, number.last = ("m",), place + 1
        return
    if _take_sign_behind(f, number, place):
        return
    meaning, last = unit_at(f, place)
    if meaning is None and f.lows[place] == "(":
        meaning, last = _bracketed(f, place)
    if meaning is None:
        _refuse_unlike_symbol(f, number, place)
        return
    _note(f, number, meaning, place, last)


def _take_sign_behind(f: Fragment, number: Number, place: int) -> bool:
    """A currency sign or code behind the number: "10 €", "5m SEK"."""
    if code := code_at(f, place):
        number.units, number.last = (code,), place + 1
        return True
    if f.texts[place] in LETTERS_BEHIND:
        number.units, number.last = LETTERS[f.texts[place]], place + 1
        number.must_choose |= f.texts[place] in UNCERTAIN_LETTERS
        return True
    if f.kinds[place] != "currency" or f.kinds[place + 1] == "number":
        return False
    units = SIGNS.get(f.texts[place], ())
    if not units or units == ("-",):
        raise PhraseError(f"{f.texts[place]!r} is a currency sign without a reading")
    number.units, number.last = units, place + 1
    return True


def _bracketed(f: Fragment, place: int) -> tuple[Meaning | None, int]:
    """A unit alone in brackets: "1,000 (HKD)"."""
    meaning, last = unit_at(f, place + 1)
    if code := code_at(f, place + 1):
        meaning, last = Meaning((code,)), place + 2
    elif f.kinds[place + 1] == "currency":
        meaning, last = Meaning(SIGNS.get(f.texts[place + 1], ("-",))), place + 2
    return (meaning, last + 1) if meaning and f.lows[last] == ")" else (None, place)


def _refuse_unlike_symbol(f: Fragment, number: Number, place: int) -> None:
    """Refuse MG, mW, T …: what a symbol would be in other letters."""
    low, text = f.lows[place], f.texts[place]
    is_symbol = low in SYMBOLS and text.replace(".", "") not in EXACT_CASE and (low,) in PHRASES
    if is_symbol and not number.scaled and (f.glued[place] or len(low) > 1):
        raise PhraseError(f"{text!r} is not how a unit is written: write it out")


def _note(f: Fragment, number: Number, meaning: Meaning, place: int, last: int) -> None:
    """Let the number have a unit that stands at `place`, unless the words there are no unit of it."""
    if _is_no_unit_here(f, number, meaning, place, last):
        return
    units = tuple(unit for unit in meaning.units if unit in known_units())
    if not units or f.lows[last] in _POWERS:
        raise PhraseError(f"{' '.join(f.texts[place:last])!r} is a unit without a reading here")
    low = f.lows[place]
    number.must_choose |= _must_choose(number, low, units)
    if low == "won" and len(units) > 1:
        units = ("KRW",) if number.scaled else ("KRW", "count")
    if low == "times":
        units = _occasions(f, number, units, last)
    number.units, number.last = units, last
    if meaning.power:
        number.value = number.value.shifted(meaning.power)


def _is_no_unit_here(f: Fragment, number: Number, meaning: Meaning, place: int, last: int) -> bool:
    """Whether unit words are something else: a verb behind a share, things that are counted, a price per head."""
    low = f.lows[place]
    if number.kind is Kind.RATIO and set(meaning.units).isdisjoint(number.units):
        if low not in _BEHIND_SHARES:
            raise PhraseError(f"{f.shown(number)!r} of {f.texts[place]!r} has no reading: write the figure as digits")
        return True
    is_thing = f.hint == "count" and low in OFTEN_NO_UNIT and last == place + 1 and not f.glued[place]
    is_rate = meaning.units[:1] != () and meaning.units[0].startswith("per-")
    return is_thing or (is_rate and (number.scaled or money_before(f, number.first)))


def _must_choose(number: Number, low: str, units: tuple[str, ...]) -> bool:
    """Whether no reader knows for certain which of several units a word is."""
    if low == "won" or low in WEIGHT_OR_MONEY:
        return not number.scaled and (low != "won" or len(units) > 1)
    return len(units) > 1 and low.removesuffix("s") in MUST_CHOOSE


def take_denominator(f: Fragment, number: Number) -> None:
    """ "12 per 100,000", "500 people per square kilometre": the unit behind "per", with what is counted between."""
    if number.units or number.kind is not Kind.PLAIN:
        return
    place = number.last if f.lows[number.last] == "per" else number.last + 1
    if f.lows[place] != "per":
        return
    meaning, last = unit_at(f, place)
    name = _PER_NUMBER.get(" ".join(f.lows[place + 1 : place + 3])) or _PER_NUMBER.get(f.lows[place + 1])
    if meaning is None and name:
        meaning, last = Meaning((name,)), place + 2 + (f.lows[place + 2] in ("thousand", "million"))
    if meaning is None or not meaning.units[0].startswith("per-"):
        return
    number.units = meaning.units
    f.use(place, last)
    if place == number.last:
        number.last = last


def _occasions(f: Fragment, number: Number, units: tuple[str, ...], last: int) -> tuple[str, ...]:
    """Whether "times" counts occasions ("three times a week", "shot 14 times")."""
    before = f.lows[number.first - 1] if number.first else ""
    is_counted = f.lows[last] in RATE_WORDS or before in _COUNTED_VERBS or f.hint == "count"
    if is_counted and f.lows[last] not in COMPARATIVES and f.lows[last] != "as":
        return ("count",)
    return units


def admitted(f: Fragment, number: Number) -> tuple[tuple[str, ...], bool]:
    """The units the number may have, none when the text leaves it open, and whether the curator must choose."""
    if number.units or number.kind is not Kind.PLAIN:
        return number.units, number.must_choose or number.units == SIGNS["¥"]
    i = number.first - 1
    if is_year(f.shown(number)) and (f.lows[i] in YEAR_WORDS or is_month(f, i)):
        is_counted = f.used[i] or f.lows[i - 1 : i + 1] == ["total", "of"]
        return ((), False) if is_counted else (("calendar-year", "count"), True)
    if _may_be_year(f, number):
        return ("calendar-year", "count"), True
    return (("rank", "count") if f.lows[i] in RANK_WORDS else ()), False


def _may_be_year(f: Fragment, number: Number) -> bool:
    """Whether four bare digits are more likely a year than a count: "2019", "the 2022 election"."""
    text = f.shown(number)
    if not is_year(text) or text < "1900" or number.hedge or f.used[number.first - 1]:
        return False
    behind = f.lows[number.last]
    if not behind or f.kinds[number.last] != "word":
        return True
    return not (behind.endswith("s") or behind in ("people", "men", "women", "children", "new", "more", "of"))
