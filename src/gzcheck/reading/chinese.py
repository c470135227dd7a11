"""The grammar of figures printed in Chinese: digits or 汉字 numbers with 万/亿, hedges around them, units behind.

More regular than English: periods and names are blanked, one pattern finds every number, and exactly one must be there.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from gzcheck.model.hedge import CHINESE_AFTER, CHINESE_BEFORE, NEGATED, SIGNS, Hedge
from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.reading.reading_result import PhraseError, Reading

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"千": 3, "百": 2, "十": 1}
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11, "万亿": 12, "": 0}

_UNITS = {
    "元人民币": "CNY", "人民币": "CNY", "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY",
    "英镑": "GBP", "澳元": "AUD", "加元": "CAD", "韩元": "KRW", "卢布": "RUB", "新台币": "TWD", "元": "CNY",
    "个百分点": "percentage-point", "百分点": "percentage-point", "%": "percent", "‰": "permille", "倍": "ratio",
    "平方米": "m2", "平方公里": "km2", "平方千米": "km2", "公顷": "ha", "亩": "mu", "立方米": "m3", "升": "l",
    "毫升": "ml",
    "公里": "km", "千米": "km", "米": "m", "厘米": "cm", "毫米": "mm", "吨": "t", "公斤": "kg", "千克": "kg", "克": "g",
    "千瓦时": "kWh", "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "兆瓦时": "MWh", "年": "year", "岁": "year",
    "个季度": "quarter", "个月": "month", "个多月": "month", "周": "week", "天": "day", "小时": "hour",
    "个小时": "hour",
    "个多小时": "hour", "分钟": "minute", "秒": "second",
}
_CLASSIFIERS = "个家项名人件台座所条辆位套架艘户次只种处间场款支株例宗笔张份头匹棵幢栋门块片省市区县镇村层枚对组班列"
_HAN = "零〇一二两三四五六七八九"
_NUMERIC = _HAN + r"十百千万亿数几\d"
_SCALE = r"(?:十|百(?!分[点之])|千(?![米克瓦卡]|分之)|[万亿](?!分之))"
_ARABIC = rf"\d+(?:,\d+)*(?:\.\d+)*(?:{_SCALE}+\d+)*"

_BLANKED = re.compile(
    rf"(?:前|第|上|下|头)?[{_HAN}1-4]季度|(?:前|头)[{_HAN}十\d]+(?:个月|天|周|年)"
    rf"|(?:\d{{4}}年)?(?:\d{{1,2}}[-~至到])?(?:\d{{1,2}}|(?<![{_NUMERIC}])[{_HAN}十]{{1,3}})月(?:份|(?:[{_HAN}十\d]{{1,3}}[日号]))?"
    rf"|“?十[{_HAN}]五”?(?=期间|规划|时期|末|以来|[”]|$)|[{_HAN}十\d]+(?:世纪|年代|后(?=$|[^{_NUMERIC}多]))|第[{_HAN}\d](?:产业|方|时间)"
    rf"|(?!RMB|CNY|USD)[A-Za-z]+-?\d+[A-Za-z]*(?![\d.,%‰多余]|{_SCALE})|(?<!\d)\d+(?:\.\d+)?[A-Za-z]+|一带一路"
)
"""Periods and names with a number inside: they hold no figure."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年(?:[初末底内中]|上半|下半)?")
_SPAN = re.compile(r"(?:19|20)\d\d年?[-~至到](?:19|20)\d\d年")
_NUMBER = re.compile(
    r"(?P<currency>US\$|[$€£¥]|RMB|CNY|USD|人民币)?\s*(?P<sign>[-+负])?"
    rf"(?P<core>{_ARABIC}|(?:[{_HAN}几数]|{_SCALE})+(?:点[{_HAN}]+)?)"
    rf"(?P<odd1>[多余])?\s*(?P<scale>{_SCALE}*)(?P<odd2>[多余])?\s*"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))}|成(?![立为员本功果长]))?"
)
_SHARE = re.compile(
    rf"(?<![{_NUMERIC}])(?P<base>[百千万])分之(?P<number>\d+(?:\.\d+)?|[{_HAN}十百]+(?:点[{_HAN}]+)?)(?P<odd>[多余])?(?![{_NUMERIC}])"
)
_PART = re.compile(
    rf"(?<![{_NUMERIC}又])(?P<bottom>[二三四五六七八九十])分之(?P<top>[一二三四五六七八九两])(?![{_NUMERIC}])"
)
_HALF = re.compile(rf"(?<![{_NUMERIC}])(?:一半|半数)")
_DOUBLED = re.compile(rf"翻了?(?P<times>[一两三])?番(?![{_NUMERIC}])")
_BASES = {"百": ("percent", 0), "千": ("permille", 0), "万": ("ratio", -4)}
_BEFORE = [(word, hedge) for hedge, group in CHINESE_BEFORE.items() for word in group]
_BEFORE.sort(key=lambda pair: -len(pair[0]))
_AFTER = [(word, hedge) for hedge, group in CHINESE_AFTER.items() for word in group]
_CLEAR = [word for word, _ in _BEFORE if len(word) > 1 and word not in ("估计", "突破", "高达")]
"""Hedges that are nothing else; standing apart from the number they make a fragment unreadable."""
_NOT = ("不", "未", "没有", "没", "无", "无法")
_BETWEEN_NOT_AND_HEDGE = "得应能会可宜再曾许准要须"
_PART_OF_WORD = ("统", "同", "唯", "之", "周", "期", "单", "专")
_FILLERS = "有为了达占共 (（"
_CURRENCY = {"$": ("USD",), "US$": ("USD",), "€": ("EUR",), "£": ("GBP",), "¥": ("CNY",), "人民币": ("CNY",)}
_CURRENCY |= {"RMB": ("CNY",), "CNY": ("CNY",), "USD": ("USD",)}
_DECLINES = ("下降", "减少", "下跌", "降低", "跌", "负增长", "回落", "缩减")


def is_chinese(text: str) -> bool:
    """Whether a fragment has Chinese characters."""
    return any("\u4e00" <= char <= "\u9fff" or char == "〇" for char in text)


def read_chinese(text: str, hint: str) -> Reading:
    """Read a plain fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _read(text, hint)
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _read(text: str, hint: str) -> Reading:
    if _SPAN.search(text):
        raise PhraseError("a span of years is a period, no figure")
    text = _BLANKED.sub(_blank, text)
    without_years = _YEAR.sub(_blank, text)
    if _NUMBER.search(without_years) or _HALF.search(without_years) or _DOUBLED.search(without_years):
        text = without_years
    for pattern, build in ((_SHARE, _share), (_PART, _part), (_HALF, _half), (_DOUBLED, _doubled)):
        matches = list(pattern.finditer(text))
        if len(matches) == 1 and not _NUMBER.search(pattern.sub(_blank, text)):
            return build(text, matches[0])
        if matches:
            raise PhraseError("it holds several figures: shorten it to one")
    if "分之" in text:
        raise PhraseError("a part written with 分之 is incomplete or has no reading")
    return _plain_number(text, list(_NUMBER.finditer(text)), hint)


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])


def _plain_number(text: str, matches: list[re.Match[str]], hint: str) -> Reading:
    if not matches:
        raise PhraseError("no figure can be read in it" + (": a period or a name is none" if "|" in text else ""))
    if len(matches) == 2:
        low, high = matches
        between = text[low.end() : high.start()].strip() + (high["sign"] or "").replace("负", " ")
        if between in ("至", "到", "-", "~"):
            return _range(text, low, high)
    if len(matches) > 1:
        shown = "、".join(match[0].strip() for match in matches)
        raise PhraseError(f"it holds {len(matches)} figures ({shown}): shorten it to one")
    return _single(text, matches[0], hint)


def _single(text: str, match: re.Match[str], hint: str) -> Reading:
    before, after = text[: match.start()], text[match.end() :]
    _check_neighbours(before, match, after)
    if order := _order(before, match, after):
        return order
    if before.endswith("第"):
        return Reading(value=_value(match), units=("rank",))
    if before.endswith("前"):
        if _unit(match) or after[:1] not in ("", "名", "位", "强", "|", ",", "。"):
            raise PhraseError("'前' in front of the number may speak of a period: choose a shorter fragment")
        return Reading(value=_value(match), units=("rank",), hedge=Hedge.AT_MOST)
    core, ends_vague = match["core"], match["core"].endswith("几")
    odd = bool(match["odd1"] or match["odd2"] or ends_vague or "多" in (match["unit"] or ""))
    hedge = _hedge(before, after, odd)
    value, units = _value(match), _unit(match)
    _check_word(before, match, after, hedge)
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


def _check_neighbours(before: str, match: re.Match[str], after: str) -> None:
    """Refuse what stands right beside a number and makes something else of it."""
    is_rate = bool(match["unit"]) and after.startswith((":", "/"))
    if after.startswith(("点", "时", "日", "号", "月", "季", "比", ":", "/", "又")) and not is_rate:
        raise PhraseError(f"{match[0].strip()}{after[0]} is a date, a time or a ratio, no figure")
    if after.startswith(("半", "个半", "个亿", "个万", "公里", "海里", "又")):
        raise PhraseError(f"{after[:2]!r} behind the number changes it: write the figure as digits")
    if match["unit"] in ("公里", "千米", "米") and after.startswith(("/", "每")):
        raise PhraseError("a speed has no reading")
    if after.startswith("强") and not before.endswith("前"):
        raise PhraseError(f"{match[0].strip()}强 is a name, no figure")
    if before.endswith("近") and (match["unit"] or "") in ("年", "个月", "个季度", "周", "天"):
        raise PhraseError("'近' in front of a time may be 'nearly' or 'the past': choose a fragment that shows which")
    if match["core"][0] in "百千万亿" and before.endswith("|"):
        raise PhraseError(f"{match['core']} behind a name or a period has no number of its own")
    if before.endswith(_NOT) or (before.rstrip("到达满").endswith(_NOT) and not before.endswith("不到")):
        raise PhraseError("a negation in front of the number has no certain reading")
    if before.endswith(("成千", "上", "成百")) and match["core"][0] in "百千万":
        raise PhraseError(f"'上{match['core']}' is too vague for a figure")


def _check_word(before: str, match: re.Match[str], after: str, hedge: Hedge) -> None:
    """Refuse 汉字 that may be part of a word: 统一, 一些, 百姓, 十分."""
    core = match["core"]
    alone = not after or not ("\u4e00" <= after[0] <= "\u9fff") or after[0] in _CLASSIFIERS or hedge is not Hedge.BARE
    if core in ("百", "千", "万", "亿") and not match["scale"] and hedge is Hedge.BARE:
        raise PhraseError(f"{core} without a number in front may be part of a word or of a unit")
    if core[0].isdigit() or match["unit"]:
        return
    if len(core + match["scale"]) == 1 and (not alone or before.endswith(_PART_OF_WORD)):
        raise PhraseError(f"{core} may be part of a word: choose a fragment that shows what is counted")
    if core[0] in "百千万亿" and hedge is Hedge.BARE and not (len(core) > 1 and alone):
        raise PhraseError(f"{core} may be part of a word: choose a fragment that shows what is counted")


def _order(before: str, match: re.Match[str], after: str) -> Reading | None:
    """ "数百", "几千万": an order of magnitude."""
    text = match["core"] + match["scale"]
    if text[0] not in "数几":
        return None
    if not text[1:] or text[1:] not in (*_SCALES, "十万", "十亿", "百万亿") or match["odd1"] or match["odd2"]:
        raise PhraseError(f"{text} is too vague for a figure")
    if _hedge(before.removesuffix("好"), after, False) is not Hedge.BARE:
        raise PhraseError("a hedge on an order of magnitude has no reading")
    power = sum(_SCALES[char] for char in text[1:])
    return Reading(value=Numeral.of(1).shifted(power), hedge=Hedge.ORDER, units=_unit(match))


def _unit(match: re.Match[str]) -> tuple[str, ...]:
    if match["unit"] and match["unit"] != "成":
        unit = (_UNITS[match["unit"]],)
        if match["currency"] and unit != _CURRENCY[match["currency"]]:
            raise PhraseError(f"two units stand at one number: {match[0].strip()}")
        return unit
    return _CURRENCY[match["currency"]] if match["currency"] else ()


def _range(text: str, low: re.Match[str], high: re.Match[str]) -> Reading:
    before, after = text[: low.start()], text[high.end() :]
    if before.endswith(("从", "由", "第", "前")):
        raise PhraseError("a change, a rank or a period is no range: make two claims")
    if _hedge(before, after, any(match[odd] for match in (low, high) for odd in ("odd1", "odd2"))) is not Hedge.BARE:
        raise PhraseError("a hedged range has no reading")
    if low["sign"] in ("-", "负") or "成" in (low["unit"], high["unit"]):
        raise PhraseError("a range with a negative end or with 成 has no reading")
    _check_neighbours(before, high, after)
    if low["unit"] and low["unit"] != high["unit"]:
        raise PhraseError("the two ends of a range have different units")
    first, last = _value(low), _value(high)
    raw = _numeral(high["core"]) if high["core"][0].isdigit() else last
    if not low["scale"] and high["scale"] and first.value < raw.value:
        first = first.shifted(_power(high["scale"]))
    if first.value >= last.value:
        raise PhraseError(f"a range runs upwards, but {first} is not below {last}")
    if first.value * 1000 < last.value:
        raise PhraseError(f"{low[0].strip()} may share the scale of {high[0].strip()}: write both in full")
    return Reading(value=first, upper=last, hedge=Hedge.RANGE, units=_unit(high) or _unit(low))


def _share(text: str, match: re.Match[str]) -> Reading:
    hedge = _hedge(text[: match.start()], text[match.end() :], bool(match["odd"]))
    unit, places = _BASES[match["base"]]
    return Reading(value=_numeral(match["number"]).shifted(places), hedge=hedge, units=(unit,))


def _part(text: str, match: re.Match[str]) -> Reading:
    top, bottom = _numeral(match["top"]).value, _numeral(match["bottom"]).value
    if top >= bottom:
        raise PhraseError(f"{match[0]} is no part of a whole")
    if text[match.end() :].startswith(("强", "弱")):
        raise PhraseError(f"{match[0]}{text[match.end()]} has no reading: no class of hedge is that fine")
    hedge = _hedge(text[: match.start()], text[match.end() :], False)
    return Reading(value=Numeral(Fraction(top, bottom)), hedge=hedge, units=("ratio",))


def _half(text: str, match: re.Match[str]) -> Reading:
    hedge = _hedge(text[: match.start()], text[match.end() :], False)
    return Reading(value=Numeral(Fraction(1, 2)), hedge=hedge, units=("ratio",))


def _doubled(text: str, match: re.Match[str]) -> Reading:
    """ "翻一番" is twice, "翻两番" four times."""
    hedge = _hedge(text[: match.start()], text[match.end() :], False)
    return Reading(value=Numeral.of(2 ** _DIGITS[match["times"] or "一"]), hedge=hedge, units=("ratio",))


# ---------------------------------------------------------------- hedges


def _hedge(before: str, after: str, odd: bool) -> Hedge:
    found = [Hedge.ODD] if odd else []
    rest = before
    while ending := _hedge_ending(rest):
        rest, hedge = ending
        found.append(_negated(rest, hedge))
    tail = after.lstrip(" ").lstrip(_CLASSIFIERS) if not after.startswith("个多") else after
    behind = next((pair for pair in _AFTER if tail.startswith(pair[0])), None)
    if behind:
        found.append(behind[1])
        tail = tail.removeprefix(behind[0])
    if len(set(found)) > 1:
        raise PhraseError(f"two hedges contradict each other: {' and '.join(found)}")
    _check_apart(rest, tail)
    return found[0] if found else Hedge.BARE


def _hedge_ending(before: str) -> tuple[str, Hedge] | None:
    """What stands before the hedge at the end of `before`, and its class; fillers may stand behind the hedge."""
    while before:
        if before[-1] in SIGNS:
            return before[:-1], SIGNS[before[-1]]
        for word, hedge in _BEFORE:
            if before.endswith(word):
                return before.removesuffix(word), hedge
        if before[-1] not in _FILLERS:
            return None
        before = before[:-1]
    return None


def _negated(before: str, hedge: Hedge) -> Hedge:
    if not before.rstrip(_BETWEEN_NOT_AND_HEDGE).endswith(_NOT):
        return hedge
    if hedge not in NEGATED:
        raise PhraseError("a negation in front of a hedge has no reading")
    return NEGATED[hedge]


def _check_apart(before: str, after: str) -> None:
    """Refuse hedges that touch no number: nobody can tell what they belong to."""
    for word in _CLEAR:
        if word in before or word in after:
            raise PhraseError(f"{word} does not touch the number: choose a shorter fragment")
    for word in ("左右", "以上", "以下", "以内"):
        if word in after.replace("规模以上", ""):
            raise PhraseError(f"{word} does not touch the number: choose a shorter fragment")


# ---------------------------------------------------------------- numbers


def _value(match: re.Match[str]) -> Numeral:
    core = match["core"].removesuffix("几")
    return _mixed(core + match["scale"]) if core[:1].isdigit() else _numeral(core).shifted(_power(match["scale"]))


def _power(scale: str) -> int:
    if scale in _SCALES:
        return _SCALES[scale]
    raise PhraseError(f"{scale} is no scale word")


def _numeral(text: str) -> Numeral:
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
    return Numeral.of(Decimal(f"{int(number.value)}.{''.join(str(_DIGITS[char]) for char in part)}"))


def _mixed(text: str) -> Numeral:
    """Digits, or digits and scale words in turn ("1亿2000")."""
    pieces = re.findall(r"([\d,.]+)([十百千万亿]*)", text)
    for digits, _ in pieces:
        if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", digits):
            raise PhraseError(f"{digits!r} is not grouped as thousands: is it a typing slip?")
    numbers = [Numeral.of(Decimal(digits.replace(",", ""))).shifted(_power(scale)) for digits, scale in pieces]
    for (_, scale), (digits, below), low in zip(pieces, pieces[1:], numbers[1:], strict=False):
        if _power(below) >= _power(scale) or not (below or len(digits) == _power(scale)) or not low.is_integer:
            raise PhraseError(f"{text} mixes digits and scale words: write the figure as digits")
    total = numbers[0]
    for (_, scale), low in zip(pieces, numbers[1:], strict=False):
        total = _sum(text, total, low, _power(scale))
    return total


def _han(text: str) -> Numeral:
    """A whole number in 汉字; raises `PhraseError` for shorthand (一万五) and estimates (三五)."""
    if all(char in _DIGITS for char in text):
        if len(text) > 1 and len(text) != 4 and not set(text) & set("零〇"):
            raise PhraseError(f"{text} may be an estimate or a number: no reading is certain")
        return Numeral.of(int("".join(str(_DIGITS[char]) for char in text)))
    for scale, power in (("亿", 8), ("万", 4)):
        left, found, right = text.rpartition(scale)
        if found and right:
            if len(right) == 1 or not right.strip("零〇"):
                raise PhraseError(f"{text} is shorthand: write the figure as digits")
            return _sum(text, _han(left or "一").shifted(power), _han(right.lstrip("零〇")), power)
        if found:
            return _han(left).shifted(power) if left else Numeral.of(1).shifted(power)
    if text == "千" or (text.endswith("千") and text[:-1] in _DIGITS):
        return Numeral.of(_DIGITS.get(text[0], 1)).shifted(3)
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
        elif _DIGITS[char] == 0:
            after_zero = True
        elif digit is None:
            digit = _DIGITS[char]
        else:
            raise PhraseError(f"{text} may be an estimate or a number: no reading is certain")
    if digit is not None and last > 1 and not after_zero:
        raise PhraseError(f"{text} is shorthand: write the figure as digits")
    return total + (digit or 0)
