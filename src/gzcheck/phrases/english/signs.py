"""The sign of a figure: a minus or accounting brackets at the number, or a word of falling or losing that governs it.

"Fell 3 percent", "a 3 percent decline" and "a net loss of $3 million" are negative; "fell to 3 million" is a level;
"the first loss in 20 years" has a word of losing that only stands near.
"""

from __future__ import annotations

import re

from gzcheck.model import Numeral, PhraseError, Sign, late_pattern
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

_LOST = LOSING | LACKING
_GOVERNING = FALLING | _LOST
_FALLING_ONLY = _GOVERNING - RISING - LEVEL
_MOVING_DOWN = _GOVERNING | NEGATIVE
_WORDS = frozenset(_MOVING_DOWN | FEWER | LESSER | FALLS)
"""Without one of these nothing makes a value negative but a mark."""
SIGN_WORDS = late_pattern(rf"(?<![a-z])(?:{'|'.join(sorted(_WORDS))})(?![a-z])", re.IGNORECASE)
"""The same in a text."""
_SIZED = FALLS | _LOST
"""Behind a number these may be what it is the size of."""
_ENDING = RISING | LEVEL | {"of", "for", "by", "would", "will", "could", "may", "might", "should", "can", "must"}
"""Behind a number nothing beyond these belongs to it."""
_NOT_SIZED = {"in", "of", "to", "from", "for", "no", "on"}
"""In front of a noun of falling these show that the number is not its size."""
_ON_A_SCALE = {"the", "zero", "sea"}
"""Behind "below" these make a place on a scale of it."""
_REACH = 8
"""How far behind a number the noun may stand that it is the size of ("a 3 percent year-on-year decline")."""
_CHANGES = {"percent", "percentage-point", "basis-point", "permille", "ratio"}
_RESULT_WORDS = set("net operating pretax pre-tax quarterly annual trading after-tax record tax".split())
_LOSS_WORDS = LOSING - {"losses"}
_MILD = {"down", "lower", "cut", "cuts", "fall", "drop", "reduction"}
_NEAR = _GOVERNING - _MILD
"""In front of a number these, if they do not govern it, leave its sign open."""
_BEHIND_BRACKETS = {"%", "percent", "million", "billion", "trillion", "thousand", "bn", "m", "pct", "points"}
_UNSIGNED = {"calendar-year", "rank"}


def refuse_bullet(f: Fragment, number: Number) -> None:
    """Refuse "- 240 firms": a dash with a space in front of a number of things may open an item of a list."""
    is_dash = number.first == 1 and f.lows[0] == "-" and not f.glued[1]
    if is_dash and not number.units and f.kinds[number.last] == "word":
        raise PhraseError("a dash and a space in front of the number may be a minus or a bullet: leave it out")


def is_negative(f: Fragment, number: Number) -> bool:
    """Whether a minus stands in front, or brackets around the digits alone."""
    if number.minus or _in_brackets(f, number):
        return True
    i = number.first - 1
    return _is_minus(f, i) if f.lows[i] == "-" else f.lows[i] in NEGATIVE


def _is_minus(f: Fragment, i: int) -> bool:
    """Whether the dash at `i` is a minus: no dash between words, and no hyphen behind one."""
    if i > 0 and not f.glued[i + 1]:
        return False
    return not (f.glued[i] and f.kinds[i - 1] == "word")


def _in_brackets(f: Fragment, number: Number) -> bool:
    """Accounting brackets: "(37)%", "($2.4) billion" (their end is inside the figure), "(0.43)" alone."""
    if f.lows[number.first - 1] != "(" or number.kind is not Kind.PLAIN:
        return False
    return ")" in f.lows[number.first : number.last] or _is_alone_in_brackets(f, number)


def _is_alone_in_brackets(f: Fragment, number: Number) -> bool:
    """Whether the fragment is nothing but a bracket, digits, and the bracket's end."""
    is_alone = number.first == 1 and f.lows[number.last : number.last + 2] == [")", ""]
    return is_alone and number.last == number.digits.stop and f.kinds[number.digits.start] == "number"


def take_bracket(f: Fragment, number: Number) -> None:
    """Step over the bracket that ends inside a figure: "(37)%", "($2.4) billion"."""
    i = number.last
    if f.lows[i] != ")" or f.lows[i + 1] not in _BEHIND_BRACKETS or number.kind is not Kind.PLAIN:
        return
    number.last += f.lows[number.first - 1] == "(" or (number.first > 0 and f.lows[number.first - 2] == "(")


def signed(f: Fragment, number: Number, start: int) -> tuple[Numeral, Sign]:
    """The value with its sign, and what says so; `start` is where the number or its hedge begins."""
    sign, is_minus = _sign(f, number, start)
    return (-number.value if is_minus else number.value), sign


def _sign(f: Fragment, number: Number, start: int) -> tuple[Sign, bool]:
    """What says whether the value is negative, and whether it is."""
    if is_negative(f, number):
        is_dash = f.lows[number.first - 1] == "-" and f.lows[number.first - 2] in FALLING
        return (Sign.OPEN, False) if is_dash else (Sign.MARK, True)
    if _WORDS.isdisjoint(f.lows) or _is_unsigned(number):
        return Sign.NONE, False
    return _governed(f, number, start)


def _is_unsigned(number: Number) -> bool:
    """Whether it is of a kind that is never negative."""
    return number.kind in (Kind.RANK, Kind.ORDER) or number.unit in _UNSIGNED


def _governed(f: Fragment, number: Number, start: int) -> tuple[Sign, bool]:
    """What the word that governs the number says of its sign, if one does, and whether the value is negative."""
    governor = _in_front(f, start)
    if governor < 0:
        governor = _behind(f, number)
    if governor >= 0:
        return _judged(f, number, governor)
    return (Sign.OPEN if _is_open(f, number, start) else Sign.NONE), False


def _is_open(f: Fragment, number: Number, start: int) -> bool:
    """Whether a word that does not govern the number may still make it negative."""
    front, before = f.lows[:start], f.lows[start - 1]
    if _is_less(f, number, before):
        return True
    if _NEAR.isdisjoint(front):
        return False
    return before not in LEVEL or (before in ("to", "at") and not _LOST.isdisjoint(front))


def _is_less(f: Fragment, number: Number, before: str) -> bool:
    """Whether "cheaper" or its like stands behind the number, or "off" in front of a share."""
    return f.lows[f.past_hyphen(number.last)] in LESSER or (before == "off" and number.unit in _CHANGES)


def _in_front(f: Fragment, start: int) -> int:
    """The place of the governing word in front; -1 when there is none."""
    i = start - 1
    while f.lows[i] in THROUGH or f.lows[i].endswith("ly"):
        if f.lows[i] in ("by", "of"):
            return _last_mover(f, i)
        i -= 1
    if f.lows[i] == "year":
        return _last_mover(f, i)
    return i if f.lows[i] in _FALLING_ONLY else -1


def _last_mover(f: Fragment, i: int) -> int:
    """The last word of rising or falling in front of "by" or "of", if it is one of falling or losing."""
    for place in range(i - 1, -1, -1):
        low = f.lows[place]
        if low in RISING and f.lows[place - 1] not in NEGATIVE:
            return -1
        if low in _MOVING_DOWN:
            return place
    return -1


def _behind(f: Fragment, number: Number) -> int:
    """The place of a word behind that the number is the size of: "3 percent lower", "a 3 percent decline"."""
    i = f.past_hyphen(number.last)
    if f.lows[i] in FEWER:
        return -1 if f.lows[i] == "below" and f.lows[i + 1] in _ON_A_SCALE and not number.units else i
    return _noun_behind(f, i)


def _noun_behind(f: Fragment, i: int) -> int:
    """The place of the noun of falling that a number in front of token `i` is the size of."""
    for place in range(i, min(i + _REACH, len(f.tokens))):
        if f.lows[place] in _SIZED:
            return place if f.lows[place - 1] not in _NOT_SIZED else -1
        if _ends_size(f, place):
            break
    return -1


def _ends_size(f: Fragment, i: int) -> bool:
    """Whether what stands at `i` cannot be between a number and what it is the size of."""
    low = f.lows[i]
    return low in _ENDING or (low != "-" and f.kinds[i] != "word")


def _judged(f: Fragment, number: Number, governor: int) -> tuple[Sign, bool]:
    """What a governing word says of the sign, and whether the value is negative."""
    low = f.lows[governor]
    if low in NEGATIVE:
        return Sign.MARK, True
    if low in LACKING:
        return Sign.OPEN, True
    if low in LOSING:
        return _judged_loss(f, number, governor)
    return (Sign.OPEN, False) if _is_amount_cut(f, number, governor) else (Sign.CHANGE, True)


def _is_amount_cut(f: Fragment, number: Number, governor: int) -> bool:
    """Whether so many things may have been cut ("cut 500 jobs"), and no share."""
    is_cut = f.lows[governor] in CUTTING and number.unit not in _CHANGES
    return is_cut and "by" not in f.lows[governor + 1 : number.first]


def _judged_loss(f: Fragment, number: Number, governor: int) -> tuple[Sign, bool]:
    """A result is negative, damage is not; a number of lost things may be either."""
    is_amount = number.unit in _CHANGES or f.is_money(number)
    if not DAMAGE.isdisjoint(f.lows):
        return Sign.OPEN if is_amount else Sign.NONE, False
    if not is_amount or number.kind is Kind.RATIO:
        return Sign.OPEN, False
    return (Sign.RESULT if _is_result(f, governor) else Sign.OPEN), True


def _is_result(f: Fragment, governor: int) -> bool:
    """Whether a word of losing tells of the balance of a year: "a net loss", "lost"."""
    return f.lows[governor - 1] in _RESULT_WORDS or f.lows[governor] in _LOSS_WORDS
