"""Whole numbers in words: "two hundred and fifty", "one million two hundred thousand", "twenty-first"."""

from __future__ import annotations

from decimal import Decimal

from gzcheck.model.numeral import Numeral
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import NOT_ONE, ONES, ORDINALS, SCALES, TENS
from gzcheck.phrases.english.parts import share_of
from gzcheck.phrases.reading import PhraseError

_ARTICLES = ("a", "an")


def whole_number(f: Fragment, i: int) -> Number | None:
    """The number whose words start at `i`; a single scale word behind them is left to be taken in later."""
    group = _group(f, i)
    if group is None or (f.lows[i] == "one" and group[1] == i + 1 and _is_pronoun(f, i)):
        return None
    value, place = group
    if number := _groups(f, i, value, place) or _compound_ordinal(f, i, value, place):
        return number
    if f.lows[place : place + 3] == ["and", "a", "half"]:
        return Number(i, place + 3, Numeral.of(value + Decimal("0.5")))
    if f.lows[i - 1] == "number":
        return Number(i - 1, place, Numeral.of(value), Kind.RANK, ("rank",))
    return share_of(f, Number(i, place, Numeral.of(value)))


def _groups(f: Fragment, first: int, value: int, place: int) -> Number | None:
    """Several groups, each behind a smaller scale word than the one before; None when there is only one."""
    total, last_power = 0, 0
    while power := SCALES.get(f.lows[f.past_hyphen(place)], 0):
        if last_power and power >= last_power:
            raise PhraseError("scale words in one number must fall: write it as digits")
        behind = f.past_hyphen(place) + 1
        start = behind + (f.lows[behind] == "and")
        more = None if f.lows[start] in _ARTICLES else _group(f, start)
        if more is None:
            if not total:
                return None
            return Number(first, behind, Numeral.of(total // 10**power + value).shifted(power), scaled=True)
        total, last_power = total + value * 10**power, power
        value, place = more
    return Number(first, place, Numeral.of(total + value), scaled=True) if total else None


def _group(f: Fragment, i: int) -> tuple[int, int] | None:
    """A number below 1,000 or some dozens, and the token behind it."""
    if f.lows[i] == "dozen":
        return None if f.lows[i - 1] in ("of", "couple", "by") else (12, i + 1)
    group = _below_hundred(f, i)
    if group is None:
        return None
    value, place = group
    after = f.past_hyphen(place)
    if f.lows[after] == "dozen":
        return value * 12, after + 1
    if f.lows[after] != "hundred":
        return group
    value, place = value * 100, after + 1
    start = place + (f.lows[place] == "and")
    rest = None if f.lows[start] in _ARTICLES else _below_hundred(f, start)
    if rest is None or f.lows[rest[1]] in ("dozen", "hundred"):
        return value, place
    return value + rest[0], rest[1]


def _below_hundred(f: Fragment, i: int) -> tuple[int, int] | None:
    low = f.lows[i]
    if low in ONES:
        return ONES[low], i + 1
    if low in TENS:
        unit = f.past_hyphen(i + 1)
        one = ONES.get(f.lows[unit], 0)
        return (TENS[low] + one, unit + 1) if 0 < one < 10 else (TENS[low], i + 1)
    if low in _ARTICLES and (f.lows[i + 1] in ("hundred", "dozen") or f.lows[i + 1] in SCALES):
        return 1, i + 1
    return None


def _compound_ordinal(f: Fragment, i: int, value: int, place: int) -> Number | None:
    """ "twenty-first"."""
    last = f.past_hyphen(place)
    one = ORDINALS.get(f.lows[last], 10)
    if one > 9 or value not in TENS.values() or (one == 2 and f.hint == "second"):
        return None
    return Number(i, last + 1, Numeral.of(value + one), Kind.RANK, ("rank",))


def _is_pronoun(f: Fragment, i: int) -> bool:
    """Whether "one" at `i` stands for a thing; "one of the five" is left to be refused as two figures."""
    if f.lows[i + 1] == "of":
        behind = i + 3 if f.lows[i + 2] in ("the", "its", "their", "these", "those") else i + 2
        return f.kinds[behind] != "number" and not f.small(behind)
    return f.lows[i + 1] == "another" or f.lows[i - 1] in NOT_ONE
