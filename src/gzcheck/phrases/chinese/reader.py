"""From a Chinese fragment to its one reading."""

from __future__ import annotations

import re

from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.phrases.chinese.doubts import check_neighbours, check_word
from gzcheck.phrases.chinese.hedges import NOT, hedge_of
from gzcheck.phrases.chinese.numerals import SCALES, numeral, power_of, value_of
from gzcheck.phrases.chinese.patterns import BLANKED, CURRENCY, MONTH, NUMBER, SPAN, UNITS, YEAR, blanked
from gzcheck.phrases.chinese.shares import has_share, read_share
from gzcheck.phrases.reading import PhraseError, Reading

_DECLINES = ("下降", "减少", "下跌", "降低", "跌", "负增长", "回落", "缩减")


def read_chinese(text: str, hint: str) -> Reading:
    """Read a plain fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(text, hint)
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(text: str, hint: str) -> Reading:
    if hint == "calendar-month" and (month := _month(text)):
        return month
    if SPAN.search(text):
        raise PhraseError("a span of years is a period, no figure")
    text = BLANKED.sub(blanked, text)
    without_years = YEAR.sub(blanked, text)
    if NUMBER.search(without_years) or has_share(without_years):
        text = without_years
    return read_share(text) or _plain_number(text, list(NUMBER.finditer(text)))


def _month(text: str) -> Reading | None:
    """ "3月": 3; None when there is another figure, a day or a year in the text, or another month."""
    months = list(MONTH.finditer(text))
    if len(months) != 1 or NUMBER.search(BLANKED.sub(blanked, MONTH.sub(blanked, text))):
        return None
    (match,) = months
    before = text[: match.start()]
    if before.endswith((*NOT, "晚于", "早于")) or hedge_of(before, text[match.end() :], False) is not Hedge.BARE:
        raise PhraseError("a hedge at the name of a month has no reading")
    return Reading(value=numeral(match["month"]), units=("calendar-month",))


def _plain_number(text: str, matches: list[re.Match[str]]) -> Reading:
    if not matches:
        raise PhraseError("it holds no figure" + (": a period or a name is none" if "|" in text else ""))
    if len(matches) == 2:
        low, high = matches
        between = text[low.end() : high.start()].strip() + (high["sign"] or "").replace("负", " ")
        if between in ("至", "到", "-", "~"):
            return _range(text, low, high)
    if len(matches) > 1:
        shown = "、".join(match[0].strip() for match in matches)
        raise PhraseError(f"it holds {len(matches)} figures ({shown}): shorten it to one")
    return _single(text, matches[0])


def _single(text: str, match: re.Match[str]) -> Reading:
    before, after = text[: match.start()], text[match.end() :]
    check_neighbours(before, match, after)
    if order := _order(before, match, after):
        return order
    if before.endswith("第"):
        return Reading(value=value_of(match), units=("rank",))
    if before.endswith("前"):
        if _unit(match) or after[:1] not in ("", "名", "位", "强", "|", ",", "。"):
            raise PhraseError("'前' in front of the number may speak of a period: choose a shorter fragment")
        return Reading(value=value_of(match), units=("rank",), hedge=Hedge.AT_MOST)
    core, ends_vague = match["core"], match["core"].endswith("几")
    odd = bool(match["odd1"] or match["odd2"] or ends_vague or "多" in (match["unit"] or ""))
    hedge = hedge_of(before, after, odd)
    value, units = value_of(match), _unit(match)
    check_word(before, match, after, hedge)
    if match["unit"] == "成":
        if not 0 < value.value <= 10:
            raise PhraseError(f"{core}成 is more than the whole")
        value, units = value.shifted(1), ("percent",)
    if match["sign"] in ("-", "负"):
        value = Numeral(-value.written)
    is_date = match["unit"] == "年" and bool(re.fullmatch(r"(?:19|20)\d\d|[一二][零〇九][\w]{2}", core))
    units = ("calendar-year", "year") if is_date else units
    sign_open = any(word in before for word in _DECLINES)
    return Reading(value=value, hedge=hedge, units=units, sign_open=sign_open, must_choose=is_date)


def _order(before: str, match: re.Match[str], after: str) -> Reading | None:
    """ "数百", "几千万": an order of magnitude."""
    text = match["core"] + match["scale"]
    if text[0] not in "数几":
        return None
    if not text[1:] or text[1:] not in (*SCALES, "十万", "十亿", "百万亿") or match["odd1"] or match["odd2"]:
        raise PhraseError(f"{text} is too vague for a figure")
    if hedge_of(before.removesuffix("好"), after, False) is not Hedge.BARE:
        raise PhraseError("a hedge on an order of magnitude has no reading")
    power = sum(SCALES[char] for char in text[1:])
    return Reading(value=Numeral.of(1).shifted(power), hedge=Hedge.ORDER, units=_unit(match))


def _unit(match: re.Match[str]) -> tuple[str, ...]:
    if match["unit"] and match["unit"] != "成":
        unit = (UNITS[match["unit"]],)
        if match["currency"] and unit != CURRENCY[match["currency"]]:
            raise PhraseError(f"two units stand at one number: {match[0].strip()}")
        return unit
    return CURRENCY[match["currency"]] if match["currency"] else ()


def _range(text: str, low: re.Match[str], high: re.Match[str]) -> Reading:
    before, after = text[: low.start()], text[high.end() :]
    if before.endswith(("从", "由", "第", "前")):
        raise PhraseError("a change, a rank or a period is no range: make two claims")
    if hedge_of(before, after, any(match[odd] for match in (low, high) for odd in ("odd1", "odd2"))) is not Hedge.BARE:
        raise PhraseError("a hedged range has no reading")
    if low["sign"] in ("-", "负") or "成" in (low["unit"], high["unit"]):
        raise PhraseError("a range with a negative end or with 成 has no reading")
    check_neighbours(before, high, after)
    if low["unit"] and low["unit"] != high["unit"]:
        raise PhraseError("the two ends of a range have different units")
    first, last = value_of(low), value_of(high)
    raw = numeral(high["core"]) if high["core"][0].isdigit() else last
    if not low["scale"] and high["scale"] and first.value < raw.value:
        first = first.shifted(power_of(high["scale"]))
    if first.value >= last.value:
        raise PhraseError(f"a range runs upwards, but {first} is not below {last}")
    if first.value * 1000 < last.value:
        raise PhraseError(f"{low[0].strip()} may share the scale of {high[0].strip()}: write both in full")
    return Reading(value=first, upper=last, hedge=Hedge.RANGE, units=_unit(high) or _unit(low))
