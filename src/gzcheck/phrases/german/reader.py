"""From a German fragment to its one reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gzcheck.model import NEGATED, Hedge, Numeral, NumeralError, PhraseError, Reading, Sign
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.german.account import account, refuse_numbered
from gzcheck.phrases.german.fragment import LONGEST, Found, German
from gzcheck.phrases.german.numerals import in_words
from gzcheck.phrases.german.words import (
    AFTER,
    BEFORE,
    CURRENCY_SIGNS,
    FALLING,
    FEWER,
    HALVES,
    LOSSES,
    PARTS,
    SCALES,
    SIGNS,
    SYMBOLS,
    THROUGH,
)
from gzcheck.phrases.tokens import Token
from gzcheck.phrases.vocabulary import Vocabulary

_GROUPED = re.compile(r"(?!0[^.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_SYMBOLS = {symbol.lower() for symbol in SYMBOLS}
_ARTICLES = {"ein", "eine", "einen", "einem", "einer"}
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}")
_ENDING = {"mindestens", "höchstens", "maximal", "plus"}
"""Hedges that are one behind a number only where nothing follows ("5 maximal ausgelastete Werke")."""
_OPEN_YEAR = ("calendar-year", "count")
_BEFORE_YEARS = set("jahr jahre jahres seit ab anfang ende mitte in von im vor nach".split())
"""In front of four digits these make a year of them."""
_MONTHS = set("januar februar märz april mai juni juli august september oktober november dezember".split())
_PHRASES_BEFORE = sorted(
    ((phrase.split(), hedge) for hedge, group in BEFORE.items() for phrase in group), key=lambda pair: -len(pair[0])
)
_PHRASES_AFTER = [(phrase.split(), hedge) for hedge, group in AFTER.items() for phrase in group]


def read_german(folded: Folded, hint: str, vocabulary: Vocabulary) -> Reading:
    """Read a folded fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(German(folded, vocabulary))
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(g: German) -> Reading:
    match _numbers(g):
        case []:
            raise PhraseError("it holds no figure")
        case [number]:
            return _single(g, number)
        case [low, high]:
            return _range(g, low, high)
        case found:
            raise PhraseError(f"it holds {len(found)} figures: shorten it to one")


def _single(g: German, number: Found) -> Reading:
    hedge, start = _hedge(g, number)
    end, behind = _hedge_behind(g, number.last)
    if behind and hedge not in (Hedge.BARE, behind):
        raise PhraseError("two hedges contradict each other")
    refuse_numbered(g, number)
    _refuse_cut(g, number, start)
    account(g, number, start, end)
    value, sign = _signed(g, number, start)
    units = _admitted(g, number, is_bare=hedge is Hedge.BARE and not behind and sign is Sign.NONE)
    return Reading(
        value=value,
        must_choose=units == _OPEN_YEAR,
        hedge=behind or hedge,
        units=units,
        sign=sign,
        span=g.span(start, end),
    )


def _numbers(g: German) -> list[Found]:
    found, i = [], 0
    while g.tokens[i].kind:
        number = _number(g, i)
        if number is None:
            i += 1
            continue
        _complete(g, number)
        found.append(number)
        i = number.last
    return found


def _number(g: German, i: int) -> Found | None:
    token = g.tokens[i]
    if token.kind == "number":
        return _digits(g, i)
    if part := _part(g, i):
        return part
    value = _counted(g, i) if token.low in _ARTICLES else in_words(token.low)
    return None if value is None else Found(i, i + 1, Numeral.of(value))


def _counted(g: German, i: int) -> int | None:
    """The article at `i` as 1, in front of a scale or a unit."""
    return 1 if g.low(i + 1) in SCALES or (g.low(i + 1),) in g.units else None


def _digits(g: German, i: int) -> Found | None:
    token = g.tokens[i]
    if _is_name(g, i):
        return None
    if not _GROUPED.fullmatch(token.low):
        raise PhraseError(f"{token.text!r} is not written as German writes numbers: 1.234,5")
    if g.low(i + 1) == "." and g.low(i + 2) in _MONTHS:
        raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
    return Found(i, i + 1, Numeral.of(Decimal(token.low.replace(",", ""))))


def _is_name(g: German, i: int) -> bool:
    """Whether a word that touches the digits at `i`, neither a unit nor a scale behind them, makes a name of them."""
    behind = g.tokens[i + 1]
    if g.tokens[i].glued and g.tokens[i - 1].kind == "word":
        return True
    return behind.glued and behind.kind == "word" and not _may_touch(g, behind.low)


def _may_touch(g: German, low: str) -> bool:
    return low in SCALES or low in ("fach", "mal") or (low,) in g.units


def _part(g: German, i: int) -> Found | None:
    """ "die Hälfte", "ein Drittel", "zwei Drittel", "eine halbe Million"."""
    low, word = g.low(i), g.low(i + 1)
    if low == "hälfte":
        return Found(i, i + 1, Numeral(Fraction(1, 2)), "ratio")
    top, bottom = _top(low) if word in PARTS else 0, PARTS.get(word, 0)
    if not 0 < top < bottom:
        return None
    if word in HALVES:
        return Found(i, i + 2, Numeral.of(Decimal("0.5"))) if g.low(i + 2) in SCALES else None
    return Found(i, i + 2, Numeral(Fraction(top, bottom)), "ratio")


def _top(low: str) -> int:
    """How many parts a word counts; 0 when it is no number."""
    return 1 if low == "die" else in_words(low) or 0


def _complete(g: German, number: Found) -> None:
    """Take in the scale word, the unit behind, and the currency in front."""
    if not number.unit:
        _take_scale(g, number)
    _take_unit(g, number)
    if g.before(number.first).kind == "currency":
        _take_currency(g, number)


def _take_scale(g: German, number: Found) -> None:
    """A scale word, with the point of an abbreviation where the fragment goes on behind it."""
    number.power = SCALES.get(g.low(number.last), 0)
    if number.power:
        number.value, number.last = number.value.shifted(number.power), number.last + 1
        behind = g.tokens[number.last]
        number.last += behind.low == "." and behind.glued and bool(g.low(number.last + 1))


def _take_unit(g: German, number: Found) -> None:
    i = number.last + (g.low(number.last) == "-" and g.tokens[number.last].glued)
    for width in range(LONGEST, 0, -1):
        unit = g.units.get(tuple(g.lows(i, width)))
        if unit is not None:
            if number.unit or unit not in g.known:
                raise PhraseError(f"{g.tokens[i].text!r} is a unit without a reading here")
            _refuse_unlike_symbol(g.tokens[i].text)
            number.unit, number.last = unit, i + width
            return


def _refuse_unlike_symbol(text: str) -> None:
    """Refuse mW, MM …: what a symbol would be in other letters; most are written small as well."""
    low = text.lower()
    if low in _SYMBOLS and text not in SYMBOLS and (text != low or low == "mw"):
        raise PhraseError(f"{text!r} is not how a unit is written: write it out")


def _take_currency(g: German, number: Found) -> None:
    sign = CURRENCY_SIGNS.get(g.tokens[number.first - 1].text, "")
    if not sign or number.unit not in ("", sign):
        raise PhraseError(f"{g.tokens[number.first - 1].text!r} has no reading here")
    number.unit, number.first = sign, number.first - 1


def _hedge(g: German, number: Found) -> tuple[Hedge, int]:
    """The hedge in front, and the token at which it starts."""
    end = number.first
    end -= g.before(end).low in ("die", "den", "der", "(") and g.low(end - 2) != "um"
    if g.before(end).low in SIGNS:
        return SIGNS[g.low(end - 1)], end - 1
    for words, hedge in _PHRASES_BEFORE:
        start = end - len(words)
        if g.lows(start, len(words)) == words:
            return (_negated(hedge), start - 1) if g.before(start).low == "nicht" else (hedge, start)
    return Hedge.BARE, number.first


def _negated(hedge: Hedge) -> Hedge:
    if hedge not in NEGATED:
        raise PhraseError("a negation in front of a hedge has no reading")
    return NEGATED[hedge]


def _hedge_behind(g: German, i: int) -> tuple[int, Hedge | None]:
    """The hedge behind the number or behind the word that is counted ("61 Firmen oder mehr"), and where it ends."""
    if g.low(i) == "+" and g.tokens[i].glued and not g.tokens[i + 1].glued:
        return i + 1, Hedge.AT_LEAST
    for end, hedge in _phrases_at(g, i):
        if g.low(i) not in _ENDING or g.ends(end):
            return end, hedge
    return _hedge_behind_counted(g, i)


def _hedge_behind_counted(g: German, i: int) -> tuple[int, Hedge | None]:
    """The hedge behind a noun; it ends the fragment, for "und weniger" may go on to something else."""
    if g.tokens[i].text[:1].isupper():
        for end, hedge in _phrases_at(g, i + 1):
            if g.ends(end):
                return end, hedge
    return i, None


def _phrases_at(g: German, i: int) -> Iterator[tuple[int, Hedge]]:
    """The hedges whose words stand at `i`, and the token behind each."""
    for words, hedge in _PHRASES_AFTER:
        if g.lows(i, len(words)) == words:
            yield i + len(words), hedge


def _refuse_cut(g: German, number: Found, start: int) -> None:
    """Refuse a range of which one end is missing: "zwischen 5", "bis 6", "5 bis"."""
    if g.before(start).low in ("zwischen", "bis") or g.low(number.last) == "bis":
        raise PhraseError("a range of which one end is missing: copy both")


def _admitted(g: German, number: Found, is_bare: bool) -> tuple[str, ...]:
    """The units that the number may have; four digits without hedge and sign may be a year."""
    if number.unit or number.power or not is_bare or not _YEAR.fullmatch(g.tokens[number.first].text):
        return number.units
    return _OPEN_YEAR if _is_year(g, number) else ()


def _is_year(g: German, number: Found) -> bool:
    """Whether four digits stand behind a word of time, or alone."""
    return g.before(number.first).low in _BEFORE_YEARS or g.tokens[number.last].kind != "word"


def _signed(g: German, number: Found, start: int) -> tuple[Numeral, Sign]:
    """The value with its sign, and what says so."""
    sign, is_minus = _sign(g, number, start)
    return (-number.value if is_minus else number.value), sign


def _sign(g: German, number: Found, start: int) -> tuple[Sign, bool]:
    """What says that the value is negative, and whether it is."""
    word = _governor(g, start)
    if _is_minus(g.before(start), start):
        return Sign.MARK, True
    if word in LOSSES:
        return (Sign.RESULT if "verlust" in word else Sign.OPEN), True
    if word in FALLING or g.low(number.last) in FEWER:
        return Sign.CHANGE, True
    return (Sign.OPEN if _is_behind_falling(g, start) else Sign.NONE), False


def _is_behind_falling(g: German, start: int) -> bool:
    """Whether a word of falling stands in front that may govern the number; not where it names a level ("fiel auf")."""
    return g.before(start).low not in ("auf", "bei") and not FALLING.isdisjoint(g.lows(0, start))


def _is_minus(before: Token, start: int) -> bool:
    """Whether the token in front of the number is a minus and no hyphen."""
    return before.low == "minus" or (before.low == "-" and (start == 1 or not before.glued))


def _governor(g: German, start: int) -> str:
    """The word in front of "um", "von" and their like."""
    i = start
    while g.before(i).low in THROUGH:
        i -= 1
    return g.before(i).low


def _range(g: German, low: Found, high: Found) -> Reading:
    hedge, start = _hedge(g, low)
    if hedge not in (Hedge.BARE, Hedge.ABOUT) or not _are_joined(g, low, high):
        raise PhraseError("it holds 2 figures: shorten it to one")
    end, behind = _hedge_behind(g, high.last)
    account(g, high, start, end)
    _refuse_falling(g, start, end)
    first = low.value if low.power else low.value.shifted(high.power)
    if behind or not first.value < high.value.value:
        raise PhraseError("a range runs upwards and has no hedge behind it")
    return Reading(value=first, upper=high.value, hedge=Hedge.RANGE, units=high.units, span=g.span(start, end))


def _refuse_falling(g: German, start: int, end: int) -> None:
    """Refuse a range that a word of falling or a minus may make negative, and a change from one figure to another."""
    before = g.before(start)
    is_change = before.low == "von" or g.low(end) in FEWER
    if is_change or _is_minus(before, start) or _is_behind_falling(g, start):
        raise PhraseError("a range behind a minus, a word of falling or 'von' has no reading")


def _are_joined(g: German, low: Found, high: Found) -> bool:
    """Whether a hyphen, "bis", or "und" behind "zwischen" stands between two numbers of one unit."""
    between = g.lows(low.last, high.first - low.last)
    if low.unit not in ("", high.unit):
        return False
    return between in (["-"], ["bis"]) or (between == ["und"] and g.before(low.first).low == "zwischen")
