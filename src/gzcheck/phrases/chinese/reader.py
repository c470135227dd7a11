"""From a Chinese fragment to its one reading."""

from __future__ import annotations

import re
from dataclasses import replace

from gzcheck.model import Hedge, Numeral, NumeralError
from gzcheck.phrases.chinese.account import check_left, check_leftovers, check_neighbours, check_word
from gzcheck.phrases.chinese.folding import simplified
from gzcheck.phrases.chinese.hedges import NOT, hedge_of
from gzcheck.phrases.chinese.numerals import numeral, power_of
from gzcheck.phrases.chinese.patterns import BLANK, BLANKED, MONTH, NUMBER, SPAN, YEAR, blanked
from gzcheck.phrases.chinese.ranges import read_range
from gzcheck.phrases.chinese.shares import has_share, read_share
from gzcheck.phrases.chinese.signs import signed
from gzcheck.phrases.chinese.unit_words import POWERS
from gzcheck.phrases.chinese.values import is_date, is_open, units_of, value_of
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.reading import PhraseError, Reading

_ORDERS = ("百", "千", "万", "亿", "十", "十万", "百万", "千万", "十亿", "百亿", "千亿", "万亿", "百万亿")
_MIXED_MONEY = re.compile(
    r"(?P<yuan>[\d零〇一二两三四五六七八九十百千万]+)[元块](?P<jiao>[\d一二两三四五六七八九])[角毛](?:钱)?"
)
_GROWING = re.compile(r"(?:增长|增加|提高|上升|扩大|增|多|上涨|攀升|提升|高出)(?:了|近|约|超过|超|逾|大约)*$")


def read_chinese(folded: Folded, hint: str, vocabulary: object) -> Reading:
    """Read a folded fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        reading = _read(simplified(folded.text), hint)
    except NumeralError as error:
        raise PhraseError(str(error)) from None
    span = folded.place(*reading.span)
    return reading if span == reading.span else replace(reading, span=span)


def _read(text: str, hint: str) -> Reading:
    if hint == "calendar-month" and (month := _month(text)):
        return month
    if SPAN.search(text):
        raise PhraseError("a span of years is a period, no figure")
    text = BLANKED.sub(blanked, text)
    without_years = YEAR.sub(blanked, text)
    if NUMBER.search(without_years) or has_share(without_years):
        text = without_years
    if money := _MIXED_MONEY.search(text):
        return _yuan_and_jiao(text, money)
    return read_share(text) or _plain_number(text, list(NUMBER.finditer(text)))


def _month(text: str) -> Reading | None:
    """ "3月": 3; None when there is another figure, a day or a year in the text, or another month."""
    months = list(MONTH.finditer(text))
    if len(months) != 1 or NUMBER.search(BLANKED.sub(blanked, MONTH.sub(blanked, text))):
        return None
    (match,) = months
    before = text[: match.start()]
    if before.endswith((*NOT, "晚于", "早于")) or hedge_of(before, text[match.end() :], None).hedge is not Hedge.BARE:
        raise PhraseError("a hedge at the name of a month has no reading")
    return Reading(value=numeral(match["month"]), units=("calendar-month",), span=match.span())


def _yuan_and_jiao(text: str, match: re.Match[str]) -> Reading:
    """ "三元五角": 3.5 yuan."""
    if NUMBER.search(_MIXED_MONEY.sub(blanked, text)):
        raise PhraseError("it holds several figures: shorten it to one")
    hedging = hedge_of(text[: match.start()], text[match.end() :], None)
    tenths = int(numeral(match["yuan"]).value * 10 + numeral(match["jiao"]).value)
    value, sign = signed(Numeral.of(tenths).shifted(-1), text[: hedging.start], text[match.end() :], "")
    return Reading(value=value, hedge=hedging.hedge, units=("CNY",), sign=sign, span=(hedging.start, match.end()))


def _plain_number(text: str, matches: list[re.Match[str]]) -> Reading:
    if not matches:
        raise PhraseError("it holds no figure" + (": a period or a name is none" if BLANK in text else ""))
    if len(matches) == 2 and (reading := read_range(text, *matches)):
        return reading
    if len(matches) > 1:
        shown = "、".join(match[0].strip() for match in matches)
        raise PhraseError(f"it holds {len(matches)} figures ({shown}): shorten it to one")
    return _single(text, matches[0])


def _single(text: str, match: re.Match[str]) -> Reading:
    before, after = text[: match.start()], text[match.end() :]
    check_neighbours(before, match, after)
    if reading := _order(text, before, match, after) or _rank(before, match, after):
        return reading
    odd = _hedge_inside(match)
    hedging = hedge_of(before, after, odd, match["unit"] in ("个百分点", "百分点", "个基点", "基点"))
    check_word(before, match, after, hedging.hedge)
    check_left(before[: hedging.start])
    start, end = hedging.start, len(text[: match.end()].rstrip()) + hedging.width
    check_leftovers(text, start, end)
    value, units = _valued(match, before[:start])
    value, sign = signed(value, before[:start], after, match["sign"] or "")
    if match["sign"] == "+" and before.endswith(("+", "/")):
        raise PhraseError("'+' in front of the number is not understood")
    units = ("calendar-year", "year") if is_date(match) else units
    return Reading(
        value=value, hedge=hedging.hedge, units=units, sign=sign, must_choose=is_open(match), span=(start, end)
    )


def _valued(match: re.Match[str], before: str) -> tuple[Numeral, tuple[str, ...]]:
    """The number in its unit: 七成 is 70 percent, 5角 half a yuan; growing by a multiple is refused."""
    value, units = value_of(match), units_of(match)
    if match["unit"] == "成":
        if not 0 < value.value <= 10:
            raise PhraseError(f"{match['core']}成 is more than the whole")
        return value.shifted(1), ("percent",)
    if match["unit"] == "倍" and _GROWING.search(before):
        raise PhraseError("growing by a multiple may or may not count the original: no reading is certain")
    return value.shifted(POWERS.get(match["unit"] or "", 0)), units


def _hedge_inside(match: re.Match[str]) -> Hedge | None:
    """A hedge inside the number: 30多万, 十几, 30来人, 100万+."""
    odds = {match["odd1"], match["odd2"]}
    if match["plus"] or match["more"]:
        return Hedge.AT_LEAST
    if "来" in odds:
        return Hedge.ABOUT
    return Hedge.ODD if odds & {"多", "余"} or match["core"].endswith("几") or "多" in (match["unit"] or "") else None


def _rank(before: str, match: re.Match[str], after: str) -> Reading | None:
    """ "第3名", "前十名"."""
    if before.endswith("第"):
        return Reading(value=value_of(match), units=("rank",), span=(match.start() - 1, match.end()))
    if not before.endswith("前"):
        return None
    if units_of(match) or after[:1] not in ("", "名", "位", "强", BLANK, ",", "。", "大"):
        raise PhraseError("'前' in front of the number may speak of a period: choose a shorter fragment")
    span = match.start() - 1, match.end()
    return Reading(value=value_of(match), units=("rank",), hedge=Hedge.AT_MOST, span=span)


def _order(text: str, before: str, match: re.Match[str], after: str) -> Reading | None:
    """ "数百", "几千万": an order of magnitude."""
    core = match["core"] + match["scale"]
    if core[0] not in "数几":
        return None
    if core[1:] not in _ORDERS or match["odd1"] or match["odd2"]:
        raise PhraseError(f"{core} is too vague for a figure")
    if hedge_of(before.removesuffix("好"), after, None).hedge is not Hedge.BARE:
        raise PhraseError("a hedge on an order of magnitude has no reading")
    check_left(before)
    check_leftovers(text, match.start(), match.end())
    value = Numeral.of(1).shifted(power_of(core[1:]))
    return Reading(value=value, hedge=Hedge.ORDER, units=units_of(match), span=match.span())
