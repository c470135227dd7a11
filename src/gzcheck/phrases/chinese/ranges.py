"""Two Chinese numbers that are one range: 3-5万元, 5%至6%, 20—30人."""

from __future__ import annotations

from gzcheck.model import Hedge, Numeral, PhraseError, Reading
from gzcheck.phrases.chinese.account import check_left, check_leftovers, check_neighbours
from gzcheck.phrases.chinese.hedges import hedge_of
from gzcheck.phrases.chinese.numerals import power_of
from gzcheck.phrases.chinese.signs import signed
from gzcheck.phrases.chinese.values import Found

_JOINTS = {"至", "到", "-", "~", "—", "——", "--"}
_NO_RANGES = ("从", "由", "第", "前", "自")
_FARTHEST = 1000
"""An upper end that is so many times the lower one may have a scale that the lower one shares."""


def read_range(text: str, low: Found, high: Found) -> Reading | None:
    """The range from one number to the other; None when nothing joins them. Raises `PhraseError`."""
    between = text[low.end : high.start].strip() + high.sign.replace("负", " ")
    if between not in _JOINTS:
        return None
    _refuse_ends(low, high)
    first, last = _ends(low, high)
    units = high.units or low.units
    check_leftovers(text, low.start, high.end)
    minus, sign = signed(first, low.before, high.after, "")
    if minus.value < first.value:
        first, last = -last, -first
    span = low.start, len(text[: high.end].rstrip())
    return Reading(value=first, upper=last, hedge=Hedge.RANGE, units=units, sign=sign, span=span)


def _ends(low: Found, high: Found) -> tuple[Numeral, Numeral]:
    """Both values, the lower one with the scale that it shares with the upper one."""
    first, last, power = low.value, high.value, power_of(_scale_of(high))
    if power and not _scale_of(low) and first.value < last.value / 10**power:
        first = first.shifted(power)
    if first.value >= last.value:
        raise PhraseError(f"a range runs upwards, but {first} is not below {last}")
    if first.value * _FARTHEST < last.value:
        raise PhraseError(f"{low.shown} may share the scale of {high.shown}: write both in full")
    return first, last


def _scale_of(number: Found) -> str:
    """The scale characters behind the digits of a number."""
    text = number.digits
    return text[len(text.rstrip("十百千万亿")) :] if text[0].isdecimal() else ""


def _refuse_ends(low: Found, high: Found) -> None:
    before, after = low.before, high.after
    if before.endswith(_NO_RANGES):
        raise PhraseError("a change, a rank or a period is no range: make two claims")
    _refuse_hedged(low, high)
    if low.sign in ("-", "负") or "成" in (low.unit, high.unit):
        raise PhraseError("a range with a negative end or with 成 has no reading")
    check_neighbours(before, low, "至")
    check_neighbours("", high, after)
    if low.unit not in ("", high.unit):
        raise PhraseError("the two ends of a range have different units")


def _refuse_hedged(low: Found, high: Found) -> None:
    """Refuse a hedge at either end; an "about" in front of both says nothing more."""
    hedging = hedge_of(low.before, high.after, Hedge.ODD if _is_odd(low) or _is_odd(high) else None)
    check_left(low.before[: hedging.start])
    if hedging.hedge not in (Hedge.BARE, Hedge.ABOUT):
        raise PhraseError("a hedged range has no reading")


def _is_odd(number: Found) -> bool:
    return bool(number.odds) or number.is_open_above
