"""From a German fragment to its one reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gzcheck.model import NEGATED, Hedge, Numeral, NumeralError
from gzcheck.model.units import units as known_units
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.german.numerals import in_words
from gzcheck.phrases.german.words import (
    AFTER,
    BEFORE,
    CURRENCY_SIGNS,
    FALLING,
    FEWER,
    LOSSES,
    NEGATIONS,
    PARTS,
    SCALES,
    SIGNS,
    THROUGH,
    UNITS,
)
from gzcheck.phrases.reading import PhraseError, Reading, Sign
from gzcheck.phrases.tokens import Token, tokens

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ARTICLES = {"ein", "eine", "einen", "einem", "einer", "die", "der"}
_FREE_LEFT, _FREE_RIGHT = set("(\"'—"), set(")\"',.;:!?—")
_MARKS = set("%‰°±≠√×^")
_MONTHS = set("januar februar märz april mai juni juli august september oktober november dezember".split())
_PHRASES_BEFORE = sorted(
    ((phrase.split(), hedge) for hedge, group in BEFORE.items() for phrase in group), key=lambda pair: -len(pair[0])
)


@dataclass
class Found:
    """A number found between two tokens (first inclusive, last exclusive)."""

    first: int
    last: int
    value: Numeral
    unit: str = ""
    scaled: bool = False


class German:
    """A fragment's tokens; a look past either end finds an empty one."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.tokens = [*tokens(folded), *[Token("", "", "", False, 0, 0)] * 6]

    def low(self, i: int) -> str:
        """The word at `i` in small letters."""
        return self.tokens[i].low

    def lows(self, i: int, width: int) -> list[str]:
        """So many words from `i` on."""
        return [token.low for token in self.tokens[i : i + width]] if i >= 0 else []


def read_german(folded: Folded, hint: str, vocabulary: object) -> Reading:
    """Read a folded fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(German(folded))
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(g: German) -> Reading:
    found = _numbers(g)
    if len(found) == 2:
        return _range(g, *found)
    if len(found) != 1:
        raise PhraseError("it holds no figure" if not found else f"it holds {len(found)} figures: shorten it to one")
    (number,) = found
    hedge, start = _hedge(g, number)
    end, behind = _hedge_behind(g, number.last)
    if behind and hedge is not Hedge.BARE and hedge is not behind:
        raise PhraseError("two hedges contradict each other")
    _account(g, number, start, end)
    value, sign = _signed(g, number, start)
    units = (number.unit,) if number.unit else ()
    span = g.folded.place(g.tokens[start].start, g.tokens[end - 1].end)
    return Reading(value=value, hedge=behind or hedge, units=units, sign=sign, span=span)


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
    if token.low in _ARTICLES:
        is_counted = g.low(i + 1) in SCALES or tuple(g.lows(i + 1, 1)) in UNITS
        return Found(i, i + 1, Numeral.of(1)) if is_counted and token.low not in ("die", "der") else None
    value = in_words(token.low) if token.kind == "word" else None
    return None if value is None else Found(i, i + 1, Numeral.of(value))


def _digits(g: German, i: int) -> Found | None:
    text, token = g.low(i), g.tokens[i]
    before, behind = g.tokens[i - 1], g.tokens[i + 1]
    if (token.glued and before.kind == "word") or (behind.glued and behind.kind == "word" and not _is_suffix(behind)):
        return None
    if not _GROUPED.fullmatch(text) or (len(text) > 1 and text[0] == "0" and text[1] != "."):
        raise PhraseError(f"{token.text!r} is not written as German writes numbers: 1.234,5")
    if g.low(i + 1) == "." and g.low(i + 2) in _MONTHS:
        raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
    return Found(i, i + 1, Numeral.of(Decimal(text.replace(",", ""))))


def _is_suffix(token: Token) -> bool:
    return (token.low,) in UNITS or token.low in SCALES or token.low in ("fach", "mal")


def _part(g: German, i: int) -> Found | None:
    """ "die Hälfte", "ein Drittel", "zwei Drittel", "eine halbe Million"."""
    top = in_words(g.low(i)) if g.low(i) != "die" else 1
    bottom = PARTS.get(g.low(i + 1), 0) if top else 0
    if g.low(i) == "hälfte":
        return Found(i, i + 1, Numeral(Fraction(1, 2)), "ratio")
    if not bottom or not top or top >= bottom:
        return None
    if g.low(i + 1).startswith("halb"):
        return Found(i, i + 2, Numeral.of(Decimal("0.5"))) if g.low(i + 2) in SCALES else None
    return Found(i, i + 2, Numeral(Fraction(top, bottom)), "ratio")


def _complete(g: German, number: Found) -> None:
    """Take in the scale word, the unit behind, and the currency in front."""
    if not number.unit and (power := SCALES.get(g.low(number.last))):
        number.value, number.last, number.scaled = number.value.shifted(power), number.last + 1, True
        number.last += g.low(number.last) == "." and g.tokens[number.last].glued and bool(g.low(number.last + 1))
    i = number.last + (g.low(number.last) == "-" and g.tokens[number.last].glued)
    for width in (2, 1):
        if unit := UNITS.get(tuple(g.lows(i, width))):
            if number.unit or unit not in known_units():
                raise PhraseError(f"{g.tokens[i].text!r} is a unit without a reading here")
            number.unit, number.last = unit, i + width
            break
    if g.tokens[number.first - 1].kind == "currency" and number.first:
        _take_currency(g, number)


def _take_currency(g: German, number: Found) -> None:
    sign = CURRENCY_SIGNS.get(g.tokens[number.first - 1].text, "")
    if not sign or (number.unit and number.unit != sign):
        raise PhraseError(f"{g.tokens[number.first - 1].text!r} has no reading here")
    number.unit, number.first = sign, number.first - 1


def _hedge(g: German, number: Found) -> tuple[Hedge, int]:
    """The hedge in front, and the token at which it starts."""
    end = number.first
    end -= end > 0 and g.low(end - 1) in ("die", "den", "der", "(") and g.low(end - 2) != "um"
    if end and g.low(end - 1) in SIGNS:
        return SIGNS[g.low(end - 1)], end - 1
    for words, hedge in _PHRASES_BEFORE:
        start = end - len(words)
        if start >= 0 and g.lows(start, len(words)) == words:
            if g.low(start - 1) == "nicht" and start:
                if hedge not in NEGATED:
                    raise PhraseError("a negation in front of a hedge has no reading")
                return NEGATED[hedge], start - 1
            return hedge, start
    return Hedge.BARE, number.first


def _hedge_behind(g: German, i: int) -> tuple[int, Hedge | None]:
    if g.low(i) == "+" and g.tokens[i].glued and not g.tokens[i + 1].glued:
        return i + 1, Hedge.AT_LEAST
    for hedge, group in AFTER.items():
        for phrase in group:
            words = phrase.split()
            if g.lows(i, len(words)) == words:
                return i + len(words), hedge
    return i, None


def _account(g: German, number: Found, start: int, end: int) -> None:
    """Refuse the fragment if a piece at the number, or a mark anywhere, is not accounted for."""
    before, behind = g.tokens[start - 1] if start else g.tokens[-1], g.tokens[end]
    if before.low in NEGATIONS or before.low == "als" or not _is_free_left(before, g.tokens[start].glued):
        raise PhraseError(f"{before.text!r} in front of the number has no certain reading")
    is_compound = behind.low == "-" and g.tokens[end + 1].kind == "word"
    if behind.glued and behind.low not in _FREE_RIGHT and not is_compound:
        raise PhraseError(f"{behind.text!r} touches the number and is not understood")
    for token in (*g.tokens[:start], *g.tokens[end:]):
        if token.kind == "currency" or token.low in _MARKS or token.low in SCALES:
            raise PhraseError(f"{token.text!r} belongs to no number here: choose a fragment that shows which")


def _is_free_left(before: Token, glued: bool) -> bool:
    """Whether a token before a number says nothing of it."""
    if glued:
        return before.low in _FREE_LEFT or before.low == "-"
    return before.kind != "sign" or before.low in _FREE_LEFT or before.low in "-,.:;+"


def _signed(g: German, number: Found, start: int) -> tuple[Numeral, Sign]:
    """The value with its sign, and what says so."""
    before = g.low(start - 1) if start else ""
    if before == "minus" or (before == "-" and (start == 1 or not g.tokens[start - 1].glued)):
        return -number.value, Sign.MARK
    word = _governor(g, start)
    if word in LOSSES:
        return -number.value, Sign.RESULT if "verlust" in word else Sign.OPEN
    if word in FALLING or g.low(number.last) in FEWER:
        return -number.value, Sign.CHANGE
    is_near = before not in ("auf", "bei") and any(token.low in FALLING for token in g.tokens[:start])
    return number.value, Sign.OPEN if is_near else Sign.NONE


def _governor(g: German, start: int) -> str:
    """The word in front of "um", "von" and their like."""
    i = start - 1
    while i >= 0 and g.low(i) in THROUGH:
        i -= 1
    return g.low(i) if i >= 0 else ""


def _range(g: German, low: Found, high: Found) -> Reading:
    between = g.lows(low.last, high.first - low.last)
    is_joined = between in (["-"], ["bis"]) or (between == ["und"] and g.low(low.first - 1) == "zwischen")
    hedge, start = _hedge(g, low)
    if not is_joined or hedge not in (Hedge.BARE, Hedge.ABOUT) or (low.unit and low.unit != high.unit):
        raise PhraseError("it holds 2 figures: shorten it to one")
    end, behind = _hedge_behind(g, high.last)
    _account(g, Found(low.first, high.last, high.value), start, end)
    first = low.value
    if high.scaled and not low.scaled:
        scale = next(SCALES[token.low] for token in g.tokens[high.first : high.last] if token.low in SCALES)
        first = first.shifted(scale)
    if behind or not first.value < high.value.value:
        raise PhraseError("a range runs upwards and has no hedge behind it")
    units = (high.unit,) if high.unit else ()
    span = g.folded.place(g.tokens[start].start, g.tokens[end - 1].end)
    return Reading(value=first, upper=high.value, hedge=Hedge.RANGE, units=units, span=span)
