"""Whole numbers in words ("two hundred and fifty", "twenty-first") and decimals ("two point three million")."""

from __future__ import annotations

from decimal import Decimal

from gzcheck.model import Numeral, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import (
    MANY_PARTS,
    NOT_ONE,
    NOUGHTS,
    ONES,
    ORDINALS,
    SCALES,
    TENS,
    TENTHS,
    WORD_SCALES,
)
from gzcheck.phrases.english.parts import and_part, share_of

_ARTICLES = {"a", "an"}
_DIGITS = {word: str(value) for word, value in ONES.items() if value < 10} | dict.fromkeys(NOUGHTS, "0")
_BEFORE_POINT = {"a", "the", "this", "that", "one", "at"}
"""In front of "point" these make a noun of it."""
_NO_DOZEN = {"of", "couple", "by"}
"""In front of "dozen" these make it another word."""
_COUNTED_BY_ARTICLE = {*SCALES, "hundred", "dozen"}
_NO_REST = {"dozen", "hundred"}
_PART_WORDS = {"thirds", "quarters", "fifths"}
_UNREAD_PARTS = {*MANY_PARTS, *TENTHS}
_POSSESSIVES = {"the", "its", "their", "these", "those", "every", "each"}
_SMALL = {*ONES, *TENS}
_ABOVE_ALL = 100
"""More than the power of any scale word."""
_Group = tuple[int, int]
"""A number, and the token behind it."""


def whole_number(f: Fragment, i: int) -> Number | None:
    """The number whose words start at `i`; a single scale word behind them is left to be taken in later."""
    group = _group(f, i)
    if group is None or _is_lone_pronoun(f, i, group):
        return None
    value, place = group
    return _groups(f, i, value, place) or _compound_ordinal(f, i, value, place) or _one_group(f, i, value, place)


def _is_lone_pronoun(f: Fragment, i: int, group: _Group) -> bool:
    """Whether a number is the "one" that stands for a thing."""
    return f.lows[i] == "one" and group[1] == i + 1 and _is_pronoun(f, i)


def _one_group(f: Fragment, i: int, value: int, place: int) -> Number:
    """The number of one group, with the part or the bottom of a share behind it."""
    numeral = Numeral.of(value)
    if mixed := and_part(f, i, place, numeral):
        return mixed
    if f.before(i) == "number":
        return Number(i - 1, place, numeral, Kind.RANK, ("rank",))
    if f.lows[f.past_hyphen(place)] in _UNREAD_PARTS:
        raise PhraseError(f"'{f.lows[i]} {f.lows[place]}' is a fraction or an ordinal without a reading: use digits")
    return share_of(f, Number(i, place, numeral))


def decimal(f: Fragment, i: int) -> Number | None:
    """ "two point three", "nought point nought three", "point five": digits in words behind "point"."""
    value, place = _before_point(f, i)
    if f.lows[place] != "point" or (place == i and f.before(i) in _BEFORE_POINT):
        return None
    digits = ""
    while digit := _DIGITS.get(f.lows[place + 1 + len(digits)]):
        digits += digit
    return Number(i, place + 1 + len(digits), Numeral.of(Decimal(f"{value}.{digits}"))) if digits else None


def _before_point(f: Fragment, i: int) -> _Group:
    if f.lows[i] in NOUGHTS:
        return 0, i + 1
    if f.lows[i] == "point":
        return 0, i
    return _group(f, i) or (0, i)


def _groups(f: Fragment, first: int, value: int, place: int) -> Number | None:
    """Several groups, each behind a smaller scale word than the one before; None when there is only one."""
    total, last_power = 0, _ABOVE_ALL
    while power := _power(f, f.past_hyphen(place)):
        if power >= last_power:
            raise PhraseError("scale words in one number must fall: write it as digits")
        behind = f.past_hyphen(place) + 1
        more = _next_group(f, behind)
        if more is None:
            last = Numeral.of(total // 10**power + value).shifted(power)
            return Number(first, behind, last, scaled=True) if total else None
        total, last_power = total + value * 10**power, power
        value, place = more
    return Number(first, place, Numeral.of(total + value), scaled=True) if total else None


def _next_group(f: Fragment, behind: int) -> _Group | None:
    """The group behind a scale word: "two thousand [and five]", "two thousand, [three hundred]"."""
    start = behind + (f.lows[behind] == "and")
    start += f.lows[behind] == "," and f.lows[behind + 1] in _SMALL
    return None if f.lows[start] in _ARTICLES else _group(f, start)


def _power(f: Fragment, i: int) -> int:
    return SCALES[f.lows[i]] if f.lows[i] in WORD_SCALES else 0


def _group(f: Fragment, i: int) -> _Group | None:
    """A number below 1,000 or some dozens, and the token behind it."""
    if f.lows[i] == "dozen":
        return None if f.before(i) in _NO_DOZEN else (12, i + 1)
    group = _below_hundred(f, i)
    return None if group is None else _multiplied(f, group)


def _multiplied(f: Fragment, group: _Group) -> _Group:
    """A number below a hundred with the "dozen", "score" or "hundred" behind it."""
    value, place = group
    after = f.past_hyphen(place)
    match f.lows[after]:
        case "dozen":
            return value * 12, after + 1
        case "score" if value < 10:
            return value * 20, after + 1
        case "hundred":
            return _hundreds(f, value, after + 1)
    return group


def _hundreds(f: Fragment, value: int, behind: int) -> _Group:
    """So many hundreds, with what is below a hundred behind them."""
    place = f.past_hyphen(behind)
    start = f.past_hyphen(place + (f.lows[place] == "and"))
    rest = None if f.lows[start] in _ARTICLES else _below_hundred(f, start)
    if rest is None or f.lows[rest[1]] in _NO_REST or f.lows[f.past_hyphen(rest[1])] in _PART_WORDS:
        return 100 * value, behind
    return 100 * value + rest[0], rest[1]


def _below_hundred(f: Fragment, i: int) -> _Group | None:
    low = f.lows[i]
    if low in ONES:
        return ONES[low], i + 1
    if low in TENS:
        return _tens(f, i)
    return (1, i + 1) if low in _ARTICLES and f.lows[i + 1] in _COUNTED_BY_ARTICLE else None


def _tens(f: Fragment, i: int) -> _Group:
    """ "twenty", "twenty-one"."""
    tens, unit = TENS[f.lows[i]], f.past_hyphen(i + 1)
    one = ONES.get(f.lows[unit], 0)
    return (tens + one, unit + 1) if 0 < one < 10 else (tens, i + 1)


def _compound_ordinal(f: Fragment, i: int, value: int, place: int) -> Number | None:
    """ "twenty-first", "one hundredth"."""
    last = f.past_hyphen(place)
    one = ORDINALS.get(f.lows[last], 10)
    if one > 9 or value % 100 not in TENS.values() or (one == 2 and f.hint == "second"):
        return None
    return Number(i, last + 1, Numeral.of(value + one), Kind.RANK, ("rank",))


def high_ordinal(f: Fragment, i: int) -> Number | None:
    """ "hundredth", "the fiftieth"."""
    value = TENTHS.get(f.lows[i])
    return Number(i, i + 1, Numeral.of(value), Kind.RANK, ("rank",)) if value else None


def _is_pronoun(f: Fragment, i: int) -> bool:
    """Whether "one" at `i` stands for a thing; "one of the five" is left to be refused as two figures."""
    if f.lows[i + 1] == "of":
        return not _is_number(f, i + 2 + (f.lows[i + 2] in _POSSESSIVES))
    if f.before(i) == "that" and f.lows[i + 1] in ("in", "out"):
        return not f.small(i + 2)  # "said that one in five"
    return f.lows[i + 1] == "another" or f.before(i) in NOT_ONE


def _is_number(f: Fragment, i: int) -> bool:
    return f.kinds[i] == "number" or bool(f.small(i))
