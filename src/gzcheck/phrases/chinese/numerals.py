"""Chinese numbers: 汉字, digits, and both in turn with 万 and 亿 ("1亿2000万", 十亿3000万, 一万五)."""

from __future__ import annotations

import re
from decimal import Decimal

from gzcheck.model import Numeral, PhraseError

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"千": 3, "百": 2, "十": 1}
_LARGE = (("亿", 8), ("万", 4))
_ARABIC = re.compile(
    r"(?!0[\d,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:([十百千])([\d零〇一二两三四五六七八九].*)?)?",
    re.DOTALL,
)
"""Digits, a scale character, and what else stands behind that."""
_HAN = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九]?千)零?)?(?:(?P<hundreds>[一二两三四五六七八九]?百)零?)?"
    r"(?P<tens>[一二三四五六七八九]?十)?(?P<ones>[一二三四五六七八九]|(?<![千百十零])[零〇两])?"
)
_VAGUE = set("几数廿卅卌")
_PLACES_BEHIND = {"千": 2, "百": 1}
"""The power of a last digit alone behind one of these: 三百二 is 320."""


def numeral(text: str) -> Numeral:
    """The number that digits, 汉字 and scale characters print; raises `PhraseError` when it is vague or none."""
    if not text or not _VAGUE.isdisjoint(text):
        raise PhraseError(f"{text or '几'} is too vague for a figure, or an old way to write it")
    whole, point, part = text.partition("点")
    if point:
        return _with_point(text, whole, part)
    if len(text) > 1 and DIGITS.keys() >= set(text):
        return _digit_by_digit(text)
    return _scaled(text)


def _digit_by_digit(text: str) -> Numeral:
    """ "二〇一六": 2016; 三五 may be "three or five"."""
    if len(text) != 4 and "零" not in text and "〇" not in text:
        raise PhraseError(f"{text} may be an estimate or a number: no reading is certain")
    return Numeral.of(int("".join(str(DIGITS[char]) for char in text)))


def _with_point(text: str, whole: str, part: str) -> Numeral:
    """ "五点五", "一点二万": the digits behind the point are read one by one."""
    digits = part.rstrip("万亿千百十")
    number = numeral(whole)
    if not number.is_integer or set(whole) & set("万亿") or not digits:
        raise PhraseError(f"{text} has a decimal point behind a scale word")
    value = Numeral.of(Decimal(f"{int(number.value)}.{''.join(str(DIGITS[char]) for char in digits)}"))
    return value.shifted(power_of(part[len(digits) :]))


def power_of(scale: str) -> int:
    """The power of ten that scale characters stand for ("百万": 6)."""
    if not scale:
        return 0
    number = _scaled(scale)
    return len(str(int(number.value))) - 1


def _scaled(text: str) -> Numeral:
    for scale, power in _LARGE:
        left, found, right = text.rpartition(scale)
        if found:
            return _large(text, left, scale, right, power)
    return _small(text)


def _large(text: str, left: str, scale: str, right: str, power: int) -> Numeral:
    if left.endswith(scale) or (scale == "万" and "亿" in left):
        raise PhraseError(f"{text}: {scale} is no scale word here")
    high = (_scaled(left) if left else Numeral.of(1)).shifted(power)
    if not right:
        return high
    low = right.lstrip("零〇")
    if not low:
        raise PhraseError(f"{text} ends in a zero: write the figure as digits")
    return _sum(text, high, _low_part(text, low, power, is_short=low == right), power)


def _low_part(text: str, low: str, power: int, is_short: bool) -> Numeral:
    """What stands behind a scale character; one digit alone is the next place: 一万五 is 15,000."""
    if len(low) == 1 and low in DIGITS and is_short:
        return Numeral.of(DIGITS[low]).shifted(power - 1)
    if low.isdecimal() and len(low) != power:
        raise PhraseError(f"{text} mixes digits and scale words: write the figure as digits")
    return _scaled(low)


def _sum(text: str, high: Numeral, low: Numeral, power: int) -> Numeral:
    if low.value >= 10**power or not high.is_integer or high.value % 10**power or not low.is_integer:
        raise PhraseError(f"{text} is no number")
    places = len(str(int(low.grain))) - 1  # zeros inside say nothing: 1亿2000万 is printed to 10 million
    return Numeral.of(int(high.value + low.value) // 10**places).shifted(places)


def _small(text: str) -> Numeral:
    """A number below 10,000 in digits ("3千", "2千5百") or 汉字; raises `PhraseError` where nothing is left of one."""
    if not text:
        raise PhraseError("a number in which only a zero or a scale word stands: write it as digits")
    return _arabic(text) if text[0] == "." or text[0].isdecimal() else _han(text)


def _arabic(text: str) -> Numeral:
    """ "1,200", "3千", "2千5百"."""
    match = _ARABIC.fullmatch(text)
    if match is None:
        raise PhraseError(f"{text!r} is not grouped as thousands: is it a typing slip?")
    digits, scale, rest = match.groups()
    high = Numeral.of(Decimal(digits.replace(",", "")))
    if not scale:
        return high
    power = _SMALL[scale]
    high = high.shifted(power)
    return _sum(text, high, _low_part(text, rest.lstrip("零〇"), power, is_short=True), power) if rest else high


def _han(text: str) -> Numeral:
    """A whole number below 10,000 in 汉字; 三百二 is 320, estimates (三五) are refused."""
    match = _HAN.fullmatch(text)
    if match is None:
        raise PhraseError(f"{text} may be an estimate or no number: no reading is certain")
    thousands, hundreds, tens = (_place(match, name) for name in ("thousands", "hundreds", "tens"))
    if text.endswith("千"):
        return Numeral.of(thousands).shifted(3)
    total = 1000 * thousands + 100 * hundreds + 10 * tens
    power = _PLACES_BEHIND.get(text[-2:-1], 0)
    return Numeral.of(total + DIGITS[match["ones"] or "零"] * 10**power)


def _place(match: re.Match[str], name: str) -> int:
    """The digit in front of 千, 百 or 十; 一 may be left out."""
    group = match[name]
    return 0 if group is None else DIGITS.get(group[:1], 1)
