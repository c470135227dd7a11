"""Two Chinese numbers that are one range: 3-5万元, 5%至6%, 20—30人."""

from __future__ import annotations

import re

from gzcheck.model import Hedge
from gzcheck.phrases.chinese.account import check_left, check_leftovers, check_neighbours
from gzcheck.phrases.chinese.hedges import hedge_of
from gzcheck.phrases.chinese.numerals import power_of
from gzcheck.phrases.chinese.signs import signed
from gzcheck.phrases.chinese.values import units_of, value_of
from gzcheck.phrases.reading import PhraseError, Reading

_SCALE = re.compile(r"[十百千万亿]*$")


def read_range(text: str, low: re.Match[str], high: re.Match[str]) -> Reading | None:
    """The range from one number to the other; None when nothing joins them. Raises `PhraseError`."""
    between = text[low.end() : high.start()].strip() + (high["sign"] or "").replace("负", " ")
    if between not in ("至", "到", "-", "~", "—", "——", "--"):
        return None
    before, after = text[: low.start()], text[high.end() :]
    _refuse_ends(before, low, high, after)
    first, last = value_of(low), value_of(high)
    scale = _scale_of(high)
    raw = last.value / 10 ** power_of(scale)
    if not _scale_of(low) and scale and first.value < raw:
        first = first.shifted(power_of(scale))
    if first.value >= last.value:
        raise PhraseError(f"a range runs upwards, but {first} is not below {last}")
    if first.value * 1000 < last.value:
        raise PhraseError(f"{low[0].strip()} may share the scale of {high[0].strip()}: write both in full")
    units = units_of(high) or units_of(low)
    check_leftovers(text, low.start(), high.end())
    minus, sign = signed(first, before, after, "")
    if minus.value < first.value:
        first, last = -last, -first
    span = low.start(), len(text[: high.end()].rstrip())
    return Reading(value=first, upper=last, hedge=Hedge.RANGE, units=units, sign=sign, span=span)


def _scale_of(match: re.Match[str]) -> str:
    """The scale characters behind the digits of a match."""
    text: str = match["core"] + match["scale"]
    found = _SCALE.search(text)
    return found[0] if found and text[0].isdecimal() else ""


def _refuse_ends(before: str, low: re.Match[str], high: re.Match[str], after: str) -> None:
    if before.endswith(("从", "由", "第", "前", "自")):
        raise PhraseError("a change, a rank or a period is no range: make two claims")
    inside = any(match[odd] for match in (low, high) for odd in ("odd1", "odd2", "plus", "more"))
    hedging = hedge_of(before, after, Hedge.ODD if inside else None)
    check_left(before[: hedging.start])
    if hedging.hedge not in (Hedge.BARE, Hedge.ABOUT):
        raise PhraseError("a hedged range has no reading")
    if low["sign"] in ("-", "负") or "成" in (low["unit"], high["unit"]):
        raise PhraseError("a range with a negative end or with 成 has no reading")
    check_neighbours(before, low, "至")
    check_neighbours("", high, after)
    if low["unit"] and low["unit"] != high["unit"]:
        raise PhraseError("the two ends of a range have different units")
