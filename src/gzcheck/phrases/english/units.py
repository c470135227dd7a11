"""Units behind a number; what a bare number may stand for."""

from __future__ import annotations

from gzcheck.model import PhraseError
from gzcheck.phrases.english.currency_words import (
    LETTERS,
    LETTERS_BEHIND,
    MUST_CHOOSE,
    UNCERTAIN_LETTERS,
    YEN_OR_YUAN,
    Meaning,
)
from gzcheck.phrases.english.dates import is_month, is_year
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import COMPARATIVES, RANK_WORDS, RATE_WORDS, YEAR_WORDS
from gzcheck.phrases.english.money import code_at, money_before, sign_at
from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT, WEIGHT_OR_MONEY

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
_NO_OCCASIONS = COMPARATIVES | {"as"}
_COUNTED = {"people", "men", "women", "children", "new", "more", "of"}
"""Behind four digits these show that they count something."""
_NO_ADJECTIVES = set("a an per each every in of over by for and or to from during within last this".split())
"""Behind a rate these begin something else ("per 100,000 a year")."""
_FIRST_LIKELY = "1900"
"""Without a word of time in front, four digits from here on are more likely a year than a count."""
_OPEN_YEAR = ("calendar-year", "count")
_NO_UNIT = Meaning(())
_CLEAR_WITH_SCALE = WEIGHT_OR_MONEY | {"won"}
"""Behind a scale word these are surely money."""


def take_unit(f: Fragment, number: Number) -> None:
    """Note the unit behind the number, the longest that fits, also in brackets."""
    place = _past_of(f, number, f.past_hyphen(number.last))
    if _take_metres(f, number, place) or _take_sign_behind(f, number, place):
        return
    meaning, last = _unit_at(f, place)
    if meaning is None:
        _refuse_unlike_symbol(f, number, place)
    elif not _is_no_unit_here(f, number, meaning, place, last):
        _note(f, number, meaning, place, last)


def _take_metres(f: Fragment, number: Number, place: int) -> bool:
    """The "m" that could be million too, where the curator says metres."""
    if f.lows[place] != f.hint or f.hint != "m" or number.kind is not Kind.PLAIN or number.scaled:
        return False
    number.take(("m",), place + 1)
    return True


def _unit_at(f: Fragment, place: int) -> tuple[Meaning | None, int]:
    """The unit at `place`, also in brackets, and the token behind it."""
    meaning, last = f.unit_at(place)
    return _bracketed(f, place) if meaning is None and f.lows[place] == "(" else (meaning, last)


def _past_of(f: Fragment, number: Number, place: int) -> int:
    """The token behind the "of" in "millions of tonnes"."""
    if f.lows[place] != "of" or not (number.scaled or number.kind is Kind.ORDER):
        return place
    return place + (f.unit_at(place + 1)[0] is not None)


def _take_sign_behind(f: Fragment, number: Number, place: int) -> bool:
    """A currency sign or code behind the number: "10 €", "5m SEK"."""
    text = f.texts[place]
    if code := code_at(f, place):
        number.take((code,), place + 1)
    elif text in LETTERS_BEHIND:
        number.take(LETTERS[text], place + 1)
        number.must_choose |= text in UNCERTAIN_LETTERS
    elif f.kinds[place] == "currency" and f.kinds[place + 1] != "number":
        number.take(sign_at(f, place), place + 1)
    else:
        return False
    return True


def _bracketed(f: Fragment, place: int) -> tuple[Meaning | None, int]:
    """A unit alone in brackets: "1,000 (HKD)"."""
    meaning, last = f.unit_at(place + 1)
    if code := code_at(f, place + 1):
        meaning, last = Meaning((code,)), place + 2
    elif f.kinds[place + 1] == "currency":
        meaning, last = Meaning(f.words.signs.get(f.texts[place + 1], ("-",))), place + 2
    return (meaning, last + 1) if meaning and f.lows[last] == ")" else (None, place)


def _refuse_unlike_symbol(f: Fragment, number: Number, place: int) -> None:
    """Refuse MG, mW, T …: what a symbol would be in other letters."""
    low = f.lows[place]
    is_unlike = low in f.words.symbols and f.is_unit(place) and not f.is_written_as_symbol(place)
    if is_unlike and (f.glued[place] or number.scaled or len(low) > 1):
        raise PhraseError(f"{f.texts[place]!r} is not how a unit is written: write it out")


def _note(f: Fragment, number: Number, meaning: Meaning, place: int, last: int) -> None:
    """Let the number have a unit that stands at `place`."""
    units = _with_reading(f, meaning, place, last)
    _refuse_idiom(f, number, place, units)
    if _is_rate(meaning):
        _refuse_rate(f, last)
    number.must_choose |= _must_choose(number, f.lows[place], units)
    number.take(_as_used(f, number, units, place, last), last)
    if meaning.power:
        number.coins = meaning.power
        number.value = number.value.shifted(meaning.power)


def _with_reading(f: Fragment, meaning: Meaning, place: int, last: int) -> tuple[str, ...]:
    """What the unit words at `place` admit; raises `PhraseError` where that is no unit of this tool."""
    units = tuple(unit for unit in meaning.units if unit in f.words.units)
    if not units or f.lows[last] in _POWERS:
        raise PhraseError(f"{' '.join(f.texts[place:last])!r} is a unit without a reading here")
    return units


def _refuse_idiom(f: Fragment, number: Number, place: int, units: tuple[str, ...]) -> None:
    """Refuse "one-sum", "two-bit": a number word and one that is often no unit, with a hyphen between."""
    is_doubtful = place > number.last and f.lows[place] in OFTEN_NO_UNIT and f.hint not in units
    if is_doubtful and f.kinds[number.digits.start] != "number":
        raise PhraseError(f"'{f.shown(number)}-{f.texts[place]}' may be an idiom or a figure: give the unit")


def _as_used(f: Fragment, number: Number, units: tuple[str, ...], place: int, last: int) -> tuple[str, ...]:
    """Of what a word admits, what it is here: won that somebody won, times that are occasions."""
    match f.lows[place]:
        case "won" if len(units) > 1:
            return ("KRW",) if number.scaled else ("KRW", "count")
        case "times" if _is_occasions(f, number, last):
            return ("count",)
    return units


def _is_no_unit_here(f: Fragment, number: Number, meaning: Meaning, place: int, last: int) -> bool:
    """Whether unit words are something else: a verb behind a share, things that are counted, a price per head."""
    if number.kind is Kind.RATIO and set(meaning.units).isdisjoint(number.units):
        _refuse_divided(f, number, place)
        return True
    if f.hint == "count" and f.lows[place] in OFTEN_NO_UNIT:
        return last == place + 1 and not f.glued[place]
    return _is_rate(meaning) and (number.scaled or money_before(f, number.first))


def _refuse_divided(f: Fragment, number: Number, place: int) -> None:
    """Refuse a share of a unit ("two-thirds tonnes"); "two-thirds won" is none."""
    if f.lows[place] not in _BEHIND_SHARES:
        raise PhraseError(f"{f.shown(number)!r} of {f.texts[place]!r} has no reading: write the figure as digits")


def _is_rate(meaning: Meaning) -> bool:
    return bool(meaning.units) and meaning.units[0].startswith("per-")


def _must_choose(number: Number, low: str, units: tuple[str, ...]) -> bool:
    """Whether no reader knows for certain which of several units a word is."""
    is_unclear = not number.scaled if low in _CLEAR_WITH_SCALE else low.removesuffix("s") in MUST_CHOOSE
    return len(units) > 1 and is_unclear


def take_denominator(f: Fragment, number: Number) -> None:
    """ "12 per 100,000", "500 people per square kilometre": the unit behind "per", with what is counted between."""
    place = number.last + (f.lows[number.last] != "per")
    if f.lows[place] != "per" or not number.has_no_unit:
        return
    meaning, last = _denominator(f, place)
    if not _is_rate(meaning):
        return
    _refuse_rate(f, last)
    number.units = meaning.units
    f.use(place, last)
    if place == number.last:
        number.last = last


def _refuse_rate(f: Fragment, i: int) -> None:
    """Refuse "12 per 100,000 litres", "per million flight hours": a rate is of so many heads."""
    for place in (i, i + 1):
        if f.kinds[place] == "word" and f.unit_at(place)[0] is not None and f.lows[i] not in _NO_ADJECTIVES:
            raise PhraseError(f"a quotient 'per ... {f.texts[place]}' is a unit without a reading here")


def _denominator(f: Fragment, place: int) -> tuple[Meaning, int]:
    """The unit that "per" at `place` makes with what follows, and the token behind it."""
    meaning, last = f.unit_at(place)
    name = _PER_NUMBER.get(" ".join(f.lows[place + 1 : place + 3])) or _PER_NUMBER.get(f.lows[place + 1])
    if meaning is None and name:
        return Meaning((name,)), place + 2 + (f.lows[place + 2] in ("thousand", "million"))
    return meaning or _NO_UNIT, last


def _is_occasions(f: Fragment, number: Number, last: int) -> bool:
    """Whether "times" counts occasions ("three times a week", "shot 14 times")."""
    if f.lows[last] in _NO_OCCASIONS:
        return False
    return f.lows[last] in RATE_WORDS or f.before(number.first) in _COUNTED_VERBS or f.hint == "count"


def admitted(f: Fragment, number: Number) -> tuple[tuple[str, ...], bool]:
    """The units the number may have, none when the text leaves it open, and whether the curator must choose."""
    if not number.has_no_unit:
        return number.units, number.must_choose or number.units == YEN_OR_YUAN
    if _may_be_year(f, number):
        return _OPEN_YEAR, True
    return (("rank", "count") if f.before(number.first) in RANK_WORDS else ()), False


def _may_be_year(f: Fragment, number: Number) -> bool:
    """Whether four bare digits may be a year: "2019", "the 2022 election", "in 2016"."""
    text, i = f.shown(number), number.first - 1
    if not is_year(text) or f.used[i]:
        return False
    if f.lows[i] in YEAR_WORDS or is_month(f, i):
        return f.lows[i - 1 : i + 1] != ["total", "of"]
    return text >= _FIRST_LIKELY and not number.hedge and not _is_counting(f, number.last)


def _is_counting(f: Fragment, i: int) -> bool:
    """Whether the word behind four digits shows that they count something."""
    return f.kinds[i] == "word" and (f.lows[i].endswith("s") or f.lows[i] in _COUNTED)
