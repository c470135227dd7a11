"""From a German fragment to its one reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gzcheck.model import NEGATED, Hedge, Numeral, NumeralError
from gzcheck.phrases.folding import Folded, fold_leniently
from gzcheck.phrases.german.numerals import in_words
from gzcheck.phrases.german.words import (
    AFTER,
    BEFORE,
    CURRENCY_SIGNS,
    FALLING,
    FEWER,
    HALVES,
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
from gzcheck.phrases.vocabulary import Vocabulary

_GROUPED = re.compile(r"(?!0[^.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_ARTICLES = {"ein", "eine", "einen", "einem", "einer"}
_FREE_LEFT, _FREE_RIGHT = set("(\"'—"), set(")\"',.;:!?—")
_FREE_BEFORE = _FREE_LEFT | set("-,.:;+")
"""Signs that may stand in front of a number with a space between."""
_UNCLEAR = NEGATIONS | {"als"}
_BELONGING = {*SCALES, *"%‰°±≠√×^"}
"""Words and signs that belong to a number wherever they stand."""
_MONTHS = set("januar februar märz april mai juni juli august september oktober november dezember".split())
_PHRASES_BEFORE = sorted(
    ((phrase.split(), hedge) for hedge, group in BEFORE.items() for phrase in group), key=lambda pair: -len(pair[0])
)
_PHRASES_AFTER = [(phrase.split(), hedge) for hedge, group in AFTER.items() for phrase in group]
_NOTHING = Token("", "", "", False, 0, 0)
_LONGEST = 4
"""Most words that a unit is printed as."""
_Units = dict[tuple[str, ...], str]


@dataclass
class Found:
    """A number found between two tokens (first inclusive, last exclusive)."""

    first: int
    last: int
    value: Numeral
    unit: str = ""
    power: int = 0
    """Of ten, of its scale word."""


class German:
    """A fragment's tokens; a look past either end finds an empty one."""

    def __init__(self, folded: Folded, vocabulary: Vocabulary) -> None:
        self.folded = folded
        self.tokens = [*tokens(folded), *[_NOTHING] * 6]
        self.known = vocabulary.units
        self.units = vocabulary.words(unit_words)

    def low(self, i: int) -> str:
        """The word at `i` in small letters."""
        return self.tokens[i].low

    def lows(self, i: int, width: int) -> list[str]:
        """So many words from `i` on."""
        return [token.low for token in self.tokens[i : i + width]] if i >= 0 else []

    def before(self, i: int) -> Token:
        """The token in front of `i`."""
        return self.tokens[i - 1] if i else _NOTHING

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to `last` stand in the text as given."""
        return self.folded.place(self.tokens[first].start, self.tokens[last - 1].end)


def unit_words(vocabulary: Vocabulary) -> _Units:
    """The built-in words with those of a corpus in their place."""
    table = {words: "".join(vocabulary.still_printed([name])) or "unread" for words, name in UNITS.items()}
    for unit in vocabulary.declared:
        table |= {
            tuple(token.low for token in tokens(Folded(fold_leniently(form)))): unit.name for form in unit.printed()
        }
    return table


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
    _account(g, start, end)
    value, sign = _signed(g, number, start)
    units = (number.unit,) if number.unit else ()
    return Reading(value=value, hedge=behind or hedge, units=units, sign=sign, span=g.span(start, end))


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
        return Found(i, i + 1, Numeral.of(1)) if g.low(i + 1) in SCALES or (g.low(i + 1),) in g.units else None
    value = in_words(token.low) if token.kind == "word" else None
    return None if value is None else Found(i, i + 1, Numeral.of(value))


def _digits(g: German, i: int) -> Found | None:
    token = g.tokens[i]
    if (token.glued and g.tokens[i - 1].kind == "word") or _is_name(g, g.tokens[i + 1]):
        return None
    if not _GROUPED.fullmatch(token.low):
        raise PhraseError(f"{token.text!r} is not written as German writes numbers: 1.234,5")
    if g.low(i + 1) == "." and g.low(i + 2) in _MONTHS:
        raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
    return Found(i, i + 1, Numeral.of(Decimal(token.low.replace(",", ""))))


def _is_name(g: German, behind: Token) -> bool:
    """Whether a word that touches digits makes a name of them: neither a unit nor a scale."""
    if not behind.glued or behind.kind != "word":
        return False
    return behind.low not in SCALES and behind.low not in ("fach", "mal") and (behind.low,) not in g.units


def _part(g: German, i: int) -> Found | None:
    """ "die Hälfte", "ein Drittel", "zwei Drittel", "eine halbe Million"."""
    low, word = g.low(i), g.low(i + 1)
    if low == "hälfte":
        return Found(i, i + 1, Numeral(Fraction(1, 2)), "ratio")
    top = (1 if low == "die" else in_words(low) or 0) if word in PARTS else 0
    if not 0 < top < PARTS.get(word, 0):
        return None
    if word in HALVES:
        return Found(i, i + 2, Numeral.of(Decimal("0.5"))) if g.low(i + 2) in SCALES else None
    return Found(i, i + 2, Numeral(Fraction(top, PARTS[word])), "ratio")


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
    for width in range(_LONGEST, 0, -1):
        unit = g.units.get(tuple(g.lows(i, width)))
        if unit is not None:
            if number.unit or unit not in g.known:
                raise PhraseError(f"{g.tokens[i].text!r} is a unit without a reading here")
            number.unit, number.last = unit, i + width
            return


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
    if g.low(i) == "+" and g.tokens[i].glued and not g.tokens[i + 1].glued:
        return i + 1, Hedge.AT_LEAST
    for words, hedge in _PHRASES_AFTER:
        if g.lows(i, len(words)) == words:
            return i + len(words), hedge
    return i, None


def _account(g: German, start: int, end: int) -> None:
    """Refuse the fragment if a piece at the number, or a mark anywhere, is not accounted for."""
    before, behind = g.before(start), g.tokens[end]
    if before.low in _UNCLEAR or not _is_free_left(before, g.tokens[start].glued):
        raise PhraseError(f"{before.text!r} in front of the number has no certain reading")
    is_compound = behind.low == "-" and g.tokens[end + 1].kind == "word"
    if behind.glued and behind.low not in _FREE_RIGHT and not is_compound:
        raise PhraseError(f"{behind.text!r} touches the number and is not understood")
    _refuse_leftovers([*g.tokens[:start], *g.tokens[end:]])


def _refuse_leftovers(left: list[Token]) -> None:
    """Refuse marks, currencies and scale words that belong to no number."""
    for token in left:
        if token.kind == "currency" or token.low in _BELONGING:
            raise PhraseError(f"{token.text!r} belongs to no number here: choose a fragment that shows which")


def _is_free_left(before: Token, glued: bool) -> bool:
    """Whether a token before a number says nothing of it."""
    if glued:
        return before.low in _FREE_LEFT or before.low == "-"
    return before.kind != "sign" or before.low in _FREE_BEFORE


def _signed(g: German, number: Found, start: int) -> tuple[Numeral, Sign]:
    """The value with its sign, and what says so."""
    sign, is_minus = _sign(g, number, start)
    return (-number.value if is_minus else number.value), sign


def _sign(g: German, number: Found, start: int) -> tuple[Sign, bool]:
    """What says that the value is negative, and whether it is."""
    before, word = g.before(start), _governor(g, start)
    if _is_minus(before, start):
        return Sign.MARK, True
    if word in LOSSES:
        return (Sign.RESULT if "verlust" in word else Sign.OPEN), True
    if word in FALLING or g.low(number.last) in FEWER:
        return Sign.CHANGE, True
    if before.low in ("auf", "bei") or FALLING.isdisjoint(g.lows(0, start)):
        return Sign.NONE, False
    return Sign.OPEN, False


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
    if hedge not in (Hedge.BARE, Hedge.ABOUT) or low.unit not in ("", high.unit) or not _are_joined(g, low, high):
        raise PhraseError("it holds 2 figures: shorten it to one")
    end, behind = _hedge_behind(g, high.last)
    _account(g, start, end)
    first = low.value if low.power else low.value.shifted(high.power)
    if behind or not first.value < high.value.value:
        raise PhraseError("a range runs upwards and has no hedge behind it")
    units = (high.unit,) if high.unit else ()
    return Reading(value=first, upper=high.value, hedge=Hedge.RANGE, units=units, span=g.span(start, end))


def _are_joined(g: German, low: Found, high: Found) -> bool:
    """Whether a hyphen, "bis", or "und" behind "zwischen" stands between two numbers."""
    between = g.lows(low.last, high.first - low.last)
    return between in (["-"], ["bis"]) or (between == ["und"] and g.before(low.first).low == "zwischen")
