"""The sign of a figure: a minus or accounting brackets at the number, or a word of falling or losing that governs it.

"Fell 3 percent", "a 3 percent decline" and "a net loss of $3 million" are negative; "fell to 3 million" is a level;
"the first loss in 20 years" has a word of losing that only stands near.
"""

from __future__ import annotations

from gzcheck.model import Numeral
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.sign_words import (
    CUTTING,
    DAMAGE,
    FALLING,
    FALLS,
    FEWER,
    LACKING,
    LESSER,
    LEVEL,
    LOSING,
    NEGATIVE,
    RISING,
    THROUGH,
)
from gzcheck.phrases.reading import PhraseError, Sign

_WORDS = frozenset({*FALLING, *LOSING, *LACKING, *NEGATIVE, *FEWER, *LESSER, *FALLS})
"""Without one of these nothing makes a value negative but a mark."""
_REACH = 8
"""How far behind a number the noun may stand that it is the size of ("a 3 percent year-on-year decline")."""
_CHANGES = {"percent", "percentage-point", "basis-point", "permille", "ratio"}
_RESULT_WORDS = {
    "net",
    "operating",
    "pretax",
    "pre-tax",
    "quarterly",
    "annual",
    "trading",
    "after-tax",
    "record",
    "tax",
}


def refuse_bullet(f: Fragment, number: Number) -> None:
    """Refuse "- 240 firms": a dash with a space in front of a number of things may open an item of a list."""
    i = number.first - 1
    if f.lows[i] == "-" and i == 0 and not f.glued[1] and not number.units and f.kinds[number.last] == "word":
        raise PhraseError("a dash and a space in front of the number may be a minus or a bullet: leave it out")


def is_negative(f: Fragment, number: Number) -> bool:
    """Whether a minus stands in front, or brackets around the digits alone; a hyphen behind a word is none."""
    i = number.first - 1
    if number.minus or _in_brackets(f, number):
        return True
    if f.lows[i] == "-":
        is_dash = not f.glued[i + 1] and i > 0
        return not is_dash and not (f.glued[i] and f.kinds[i - 1] == "word")
    return f.lows[i] in NEGATIVE


def _in_brackets(f: Fragment, number: Number) -> bool:
    """Accounting brackets: "(37)%", "($2.4) billion" (their end is inside the figure), "(0.43)" alone."""
    if f.lows[number.first - 1] != "(" or number.kind is not Kind.PLAIN:
        return False
    if ")" in f.lows[number.first : number.last]:
        return True
    is_alone = number.first == 1 and f.lows[number.last] == ")" and not f.lows[number.last + 1]
    return is_alone and number.last == number.digits.stop and f.kinds[number.digits.start] == "number"


def take_bracket(f: Fragment, number: Number) -> None:
    """Step over the bracket that ends inside a figure: "(37)%", "($2.4) billion"."""
    is_open = f.lows[number.first - 1] == "(" or (f.kinds[number.first - 1] and f.lows[number.first - 2] == "(")
    if is_open and f.lows[number.last] == ")" and number.kind is Kind.PLAIN and _goes_on(f, number.last + 1):
        number.last += 1


def _goes_on(f: Fragment, i: int) -> bool:
    return f.lows[i] in ("%", "percent", "million", "billion", "trillion", "thousand", "bn", "m", "pct", "points")


def signed(f: Fragment, number: Number, start: int) -> tuple[Numeral, Sign]:
    """The value with its sign, and what says so; `start` is where the number or its hedge begins."""
    if is_negative(f, number):
        if f.lows[number.first - 1] == "-" and f.lows[number.first - 2] in FALLING:
            return number.value, Sign.OPEN
        return -number.value, Sign.MARK
    if number.kind in (Kind.RANK, Kind.ORDER) or number.units[:1] in (("calendar-year",), ("rank",)):
        return number.value, Sign.NONE
    if _WORDS.isdisjoint(f.lows):
        return number.value, Sign.NONE
    sign, is_minus = _governed(f, number, start)
    return (-number.value if is_minus else number.value), sign


def _governed(f: Fragment, number: Number, start: int) -> tuple[Sign, bool]:
    """Which word governs the number, if one does: the sign's kind, and whether it makes the value negative."""
    governor = _in_front(f, start)
    if governor < 0:
        governor = _behind(f, number)
    if governor >= 0:
        return _judged(f, number, governor)
    if f.lows[f.past_hyphen(number.last)] in LESSER:
        return Sign.OPEN, False
    is_near = any(low in LOSING or low in FALLING or low in LACKING for low in f.lows[:start] if low not in _MILD)
    is_lost = any(low in LOSING or low in LACKING for low in f.lows[:start])
    is_level = f.lows[start - 1] in LEVEL and not (is_lost and f.lows[start - 1] in ("to", "at"))
    return (Sign.OPEN if is_near and not is_level else Sign.NONE), False


_MILD = {"down", "lower", "cut", "cuts", "fall", "drop", "reduction"}


def _in_front(f: Fragment, start: int) -> int:
    """The place of the governing word in front; -1 when there is none."""
    i = start - 1
    while i >= 0 and (f.lows[i] in THROUGH or f.lows[i].endswith("ly")):
        if f.lows[i] in ("by", "of"):
            return _last_mover(f, i)
        i -= 1
    if i < 0 or f.lows[i] in LEVEL or f.lows[i] in RISING:
        return -1
    low = f.lows[i]
    if low == "year" or (low == "year" and f.lows[i - 1] == "on"):
        return _last_mover(f, i)
    return i if low in FALLING or low in LOSING or low in LACKING else -1


def _last_mover(f: Fragment, i: int) -> int:
    """The last word of rising or falling in front of "by" or "of", if it is one of falling or losing."""
    for place in range(i - 1, -1, -1):
        low = f.lows[place]
        if low in RISING and f.lows[place - 1] not in NEGATIVE:
            return -1
        if low in FALLING or low in LOSING or low in LACKING or low in NEGATIVE:
            return place
    return -1


def _behind(f: Fragment, number: Number) -> int:
    """The place of a word behind that the number is the size of: "3 percent lower", "a 3 percent decline"."""
    i = f.past_hyphen(number.last)
    if f.lows[i] in FEWER:
        return -1 if f.lows[i] == "below" and f.lows[i + 1] in ("the", "zero", "sea") and not number.units else i
    for place in range(i, min(i + _REACH, len(f.tokens))):
        low = f.lows[place]
        if low in FALLS or low in LOSING or low in LACKING:
            return place if f.lows[place - 1] not in ("in", "of", "to", "from", "for", "no", "on") else -1
        if (
            low in RISING
            or (f.kinds[place] != "word" and low not in ("-",))
            or low in LEVEL
            or low in ("of", "for", "by")
        ):
            return -1
    return -1


def _judged(f: Fragment, number: Number, governor: int) -> tuple[Sign, bool]:
    low = f.lows[governor]
    is_change = number.units[:1] and number.units[0] in _CHANGES
    if low in NEGATIVE:
        return Sign.MARK, True
    if low in LACKING:
        return Sign.OPEN, True
    if low in LOSING:
        return _judged_loss(f, number, governor)
    is_by = "by" in f.lows[governor + 1 : number.first]
    if low in CUTTING and not is_change and not is_by:
        return Sign.OPEN, False
    return Sign.CHANGE, True


def _judged_loss(f: Fragment, number: Number, governor: int) -> tuple[Sign, bool]:
    """A result is negative, damage is not; a number of lost things may be either."""
    is_money = bool(number.units) and number.units[0].isupper() and len(number.units[0]) == 3
    is_share = bool(number.units) and number.units[0] in _CHANGES
    if not DAMAGE.isdisjoint(f.lows):
        return Sign.OPEN if is_money or is_share else Sign.NONE, False
    if not (is_money or is_share) or number.kind is Kind.RATIO:
        return Sign.OPEN, False
    is_result = f.lows[governor - 1] in _RESULT_WORDS or f.lows[governor] in ("loss", "lost", "lose", "loses", "losing")
    return (Sign.RESULT if is_result else Sign.OPEN), True
