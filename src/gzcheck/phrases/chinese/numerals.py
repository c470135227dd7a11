"""Chinese numbers: 汉字, or digits and scale characters in turn ("1亿2000")."""

from __future__ import annotations

import re
from decimal import Decimal

from gzcheck.model.numeral import Numeral
from gzcheck.phrases.reading import PhraseError

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"千": 3, "百": 2, "十": 1}
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11, "万亿": 12, "": 0}


def value_of(match: re.Match[str]) -> Numeral:
    """The number that a match of the number pattern prints, its scale included."""
    core = match["core"].removesuffix("几")
    return _mixed(core + match["scale"]) if core[:1].isdigit() else numeral(core).shifted(power_of(match["scale"]))


def power_of(scale: str) -> int:
    """The power of ten that scale characters stand for."""
    if scale in SCALES:
        return SCALES[scale]
    raise PhraseError(f"{scale} is no scale word")


def numeral(text: str) -> Numeral:
    """A number in digits or 汉字; raises `PhraseError` when it is vague or shorthand."""
    if not text or set(text) & set("几数"):
        raise PhraseError(f"{text or '几'} is too vague for a figure")
    if text[0].isdigit():
        return _mixed(text)
    whole, _, part = text.partition("点")
    if not part:
        return _han(whole)
    number = _han(whole)
    if not number.is_integer or set(whole) & set("万亿"):
        raise PhraseError(f"{text} has a decimal point behind a scale word")
    return Numeral.of(Decimal(f"{int(number.value)}.{''.join(str(DIGITS[char]) for char in part)}"))


def _mixed(text: str) -> Numeral:
    """Digits, or digits and scale words in turn ("1亿2000")."""
    pieces = re.findall(r"([\d,.]+)([十百千万亿]*)", text)
    for digits, _ in pieces:
        if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", digits):
            raise PhraseError(f"{digits!r} is not grouped as thousands: is it a typing slip?")
    numbers = [Numeral.of(Decimal(digits.replace(",", ""))).shifted(power_of(scale)) for digits, scale in pieces]
    for (_, scale), (digits, below), low in zip(pieces, pieces[1:], numbers[1:], strict=False):
        if power_of(below) >= power_of(scale) or not (below or len(digits) == power_of(scale)) or not low.is_integer:
            raise PhraseError(f"{text} mixes digits and scale words: write the figure as digits")
    total = numbers[0]
    for (_, scale), low in zip(pieces, numbers[1:], strict=False):
        total = _sum(text, total, low, power_of(scale))
    return total


def _han(text: str) -> Numeral:
    """A whole number in 汉字; raises `PhraseError` for shorthand (一万五) and estimates (三五)."""
    if all(char in DIGITS for char in text):
        if len(text) > 1 and len(text) != 4 and not set(text) & set("零〇"):
            raise PhraseError(f"{text} may be an estimate or a number: no reading is certain")
        return Numeral.of(int("".join(str(DIGITS[char]) for char in text)))
    for scale, power in (("亿", 8), ("万", 4)):
        left, found, right = text.rpartition(scale)
        if found and right:
            if len(right) == 1 or not right.strip("零〇"):
                raise PhraseError(f"{text} is shorthand: write the figure as digits")
            return _sum(text, _han(left or "一").shifted(power), _han(right.lstrip("零〇")), power)
        if found:
            return _han(left).shifted(power) if left else Numeral.of(1).shifted(power)
    if text == "千" or (text.endswith("千") and text[:-1] in DIGITS):
        return Numeral.of(DIGITS.get(text[0], 1)).shifted(3)
    return Numeral.of(_below_ten_thousand(text))


def _sum(text: str, high: Numeral, low: Numeral, power: int) -> Numeral:
    if low.value >= 10**power or not high.is_integer or high.value % 10**power:
        raise PhraseError(f"{text} is no number")
    places = len(str(int(low.place))) - 1
    return Numeral.of(int(high.value + low.value) // 10**places).shifted(places)


def _below_ten_thousand(text: str) -> int:
    total, digit, last, after_zero = 0, None, 4, False
    for char in text:
        if char in _SMALL:
            power = _SMALL[char]
            if power >= last or (digit is None and total) or digit == 0:
                raise PhraseError(f"{text} is no number")
            total, digit, last, after_zero = total + (1 if digit is None else digit) * 10**power, None, power, False
        elif DIGITS[char] == 0:
            after_zero = True
        elif digit is None:
            digit = DIGITS[char]
        else:
            raise PhraseError(f"{text} may be an estimate or a number: no reading is certain")
    if digit is not None and last > 1 and not after_zero:
        raise PhraseError(f"{text} is shorthand: write the figure as digits")
    return total + (digit or 0)
