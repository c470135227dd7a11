"""From a Chinese fragment to its one reading."""

from __future__ import annotations

import re
from dataclasses import replace

from gzcheck.model import Hedge, Numeral, NumeralError, PhraseError, Reading
from gzcheck.phrases.chinese.account import check_left, check_leftovers, check_neighbours, check_word
from gzcheck.phrases.chinese.folding import simplified
from gzcheck.phrases.chinese.hedges import NOT, hedge_of, touching_hedge
from gzcheck.phrases.chinese.numerals import numeral, power_of
from gzcheck.phrases.chinese.patterns import BLANK, MONTH, SPAN, YEAR, UnitWords, blank, unit_words
from gzcheck.phrases.chinese.ranges import read_range
from gzcheck.phrases.chinese.shares import has_share, read_share
from gzcheck.phrases.chinese.signs import signed
from gzcheck.phrases.chinese.values import Found
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.vocabulary import Vocabulary

_ORDERS = {"百", "千", "万", "亿", "十", "十万", "百万", "千万", "十亿", "百亿", "千亿", "万亿", "百万亿"}
_MIXED_MONEY = re.compile(
    r"(?P<yuan>[\d零〇一二两三四五六七八九十百千万]+)[元块](?P<jiao>[\d一二两三四五六七八九])[角毛](?:钱)?"
)
_POINTS = {"个百分点", "百分点", "个基点", "基点"}
_BEHIND_A_RANK = {"", "名", "位", "强", BLANK, ",", "。", "大"}


def read_chinese(folded: Folded, hint: str, vocabulary: Vocabulary) -> Reading:
    """Read a folded fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        reading = _read(simplified(folded.text), hint, vocabulary.words(unit_words))
    except NumeralError as error:
        raise PhraseError(str(error)) from None
    span = folded.place(*_without_spaces(folded.text, *reading.span))
    return reading if span == reading.span else replace(reading, span=span)


def _without_spaces(text: str, first: int, last: int) -> tuple[int, int]:
    """A span without the spaces that it starts with."""
    piece = text[first:last]
    return first + len(piece) - len(piece.lstrip()), last


def _read(text: str, hint: str, words: UnitWords) -> Reading:
    if hint == "calendar-month" and (month := _month(text, words)):
        return month
    if SPAN.search(text):
        raise PhraseError("a span of years is a period, no figure")
    text = _without_years(words.blanked.sub(blank, text), words)
    if money := _MIXED_MONEY.search(text):
        return _yuan_and_jiao(text, money, words)
    return read_share(text, words) or _numbers(text, words)


def _numbers(text: str, words: UnitWords) -> Reading:
    """The one number, or the one range, of a text; raises `PhraseError` for none or several."""
    found = [Found(match, words) for match in words.number.finditer(text)]
    match found:
        case []:
            raise PhraseError("it holds no figure" + (": a period or a name is none" if BLANK in text else ""))
        case [number]:
            return _number(text, number)
        case [low, high]:
            if reading := read_range(text, low, high):
                return reading
    shown = "、".join(number.shown for number in found)
    raise PhraseError(f"it holds {len(found)} figures ({shown}): shorten it to one")


def _number(text: str, number: Found) -> Reading:
    check_neighbours(number.before, number, number.after)
    return _order(text, number) or _rank(number) or _single(text, number)


def _without_years(text: str, words: UnitWords) -> str:
    """The text without its calendar years, unless there is no figure but them."""
    if "年" not in text:
        return text
    blanked = YEAR.sub(blank, text)
    return blanked if words.number.search(blanked) or has_share(blanked) else text


def _month(text: str, words: UnitWords) -> Reading | None:
    """ "3月": 3; None when there is another figure, a day or a year in the text, or another month."""
    months = list(MONTH.finditer(text))
    if len(months) != 1 or words.number.search(words.blanked.sub(blank, MONTH.sub(blank, text))):
        return None
    (match,) = months
    before = text[: match.start()]
    if before.endswith((*NOT, "晚于", "早于")) or hedge_of(before, text[match.end() :], None).hedge is not Hedge.BARE:
        raise PhraseError("a hedge at the name of a month has no reading")
    return Reading(value=numeral(match["month"]), units=("calendar-month",), span=match.span())


def _yuan_and_jiao(text: str, match: re.Match[str], words: UnitWords) -> Reading:
    """ "三元五角": 3.5 yuan."""
    if words.number.search(_MIXED_MONEY.sub(blank, text)):
        raise PhraseError("it holds several figures: shorten it to one")
    hedging = hedge_of(text[: match.start()], text[match.end() :], None)
    tenths = int(numeral(match["yuan"]).value * 10 + numeral(match["jiao"]).value)
    value, sign = signed(Numeral.of(tenths).shifted(-1), text[: hedging.start], text[match.end() :], "")
    return Reading(value=value, hedge=hedging.hedge, units=("CNY",), sign=sign, span=(hedging.start, match.end()))


def _single(text: str, number: Found) -> Reading:
    before, after = number.before, number.after
    hedging = hedge_of(before, after, number.hedge, number.unit in _POINTS)
    check_word(number, hedging.hedge)
    check_left(before[: hedging.start])
    start, end = hedging.start, len(text[: number.end].rstrip()) + hedging.width
    check_leftovers(text, start, end)
    value = number.in_its_unit(before[:start])
    units = _units(number)
    value, sign = signed(value, before[:start], after, number.sign)
    if number.sign == "+" and before.endswith(("+", "/")):
        raise PhraseError("'+' in front of the number is not understood")
    return Reading(
        value=value, hedge=hedging.hedge, units=units, sign=sign, must_choose=number.must_choose, span=(start, end)
    )


def _units(number: Found) -> tuple[str, ...]:
    """The units that a number may have; a year of the calendar may be so many years."""
    units = number.units
    if number.is_date:
        return "calendar-year", "year"
    return ("percent",) if number.unit == "成" else units


def _rank(number: Found) -> Reading | None:
    """ "第3名", "前十名"."""
    if not number.before.endswith(("第", "前")):
        return None
    _refuse_hedged_rank(number)
    span = number.start - 1, number.end
    if number.before.endswith("第"):
        return Reading(value=number.value, units=("rank",), span=span)
    if number.units or number.after[:1] not in _BEHIND_A_RANK:
        raise PhraseError("'前' in front of the number may speak of a period: choose a shorter fragment")
    return Reading(value=number.value, units=("rank",), hedge=Hedge.AT_MOST, span=span)


def _refuse_hedged_rank(number: Found) -> None:
    """Refuse "第3以上" and "约第3名"; "前10名以内" says nothing more than "前10名"."""
    hedge = touching_hedge(number.before[:-1], number.after) or number.hedge
    if hedge and not (hedge is Hedge.AT_MOST and number.before.endswith("前")):
        raise PhraseError("a hedge on a rank has no reading")


def _order(text: str, number: Found) -> Reading | None:
    """ "数百", "几千万": an order of magnitude."""
    core = number.digits
    if core[0] not in "数几":
        return None
    if core[1:] not in _ORDERS or number.odds:
        raise PhraseError(f"{core} is too vague for a figure")
    if hedge_of(number.before.removesuffix("好"), number.after, None).hedge is not Hedge.BARE:
        raise PhraseError("a hedge on an order of magnitude has no reading")
    check_left(number.before)
    check_leftovers(text, number.start, number.end)
    value = Numeral.of(1).shifted(power_of(core[1:]))
    return Reading(value=value, hedge=Hedge.ORDER, units=number.units, span=(number.start, number.end))
