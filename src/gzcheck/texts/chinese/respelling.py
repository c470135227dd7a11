"""Other spellings for what the grammar of fragments does not read as it stands in Chinese texts.

Each says the same thing: 七八名 as a range, 一年零两个月 in months, 每十人中有三人 as a fraction, 一死两伤
as two counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from gzcheck.model import PhraseError
from gzcheck.phrases.chinese.numerals import numeral
from gzcheck.phrases.needed import Needed, guarded
from gzcheck.texts.chinese.cores import COINS, FRACTION, HALVED, METRES, PAIR, RANGE, SPAN
from gzcheck.texts.chinese.words import ANY, DIGIT, HAN, HURT, MOVES, PLAIN, RATIO, RISES, one_of
from gzcheck.texts.sieve import Edit, Sentence


def respelled(sentence: Sentence) -> Iterator[Edit]:
    """All edits of a sentence, in its order; of two at one place the longer one."""
    text = sentence.text
    found = [edit for i in _NEEDED.in_text(text) for edit in _RESPELLINGS[i][1](text)]
    yield from sorted(found, key=lambda edit: (edit.start, -edit.end))


def _value(printed: str) -> Fraction | None:
    try:
        return numeral(printed.replace(",", "")).value
    except (PhraseError, ValueError):
        return None


def _shown(value: Fraction) -> str:
    """A number in digits; halves and quarters with decimals."""
    return str(int(value)) if value.denominator == 1 else str(float(value))


_PARTS = {100: "百分之", 1000: "千分之", 10000: "万分之"}


def _ratios(text: str) -> Iterator[Edit]:
    """ "每10人中至少有4人" is at least 4 tenths, "每100户有3户" 3 percent."""
    for match in RATIO.finditer(text):
        whole, part = _value(match["whole"]), _value(match["part"])
        if whole is None or part is None or not 0 < part < whole:
            continue
        hedge = match["hedge"] or match["hedge2"] or ""
        if whole in _PARTS:
            yield Edit(*match.span(), f"{hedge}{_PARTS[int(whole)]}{_shown(part)}")
        elif whole <= 10:
            yield Edit(*match.span(), f"{hedge}{whole}分之{_shown(part)}")
        elif (part * 10**4 / whole).denominator == 1:
            yield Edit(*match.span(), f"{hedge}{_shown(part * 100 / whole)}%")


def _spans_of_time(text: str) -> Iterator[Edit]:
    """ "一年零两个月" is 14 months, "两个半小时" 2.5 hours, "半年" half a year, "一刻钟" 15 minutes."""
    for match in SPAN.finditer(text):
        if spelled := _in_one_unit(match):
            yield Edit(*match.span(), spelled)


def _in_one_unit(match: re.Match[str]) -> str:
    for large, small, factor, unit in (
        ("years", "months", 12, "个月"),
        ("hours", "minutes", 60, "分钟"),
        ("whole_minutes", "seconds", 60, "秒"),
    ):
        if match[large]:
            high, low = _value(match[large]), _value(match[small])
            return "" if high is None or low is None else f"{_shown(high * factor + low)}{unit}"
    if match["half"]:
        return f"0.5{match['half']}"
    if match["quarters"]:
        return "15分钟" if match["quarters"] == "一" else "45分钟"
    number = _value(match["with_half"] or match["mixed"])
    unit = match["half_unit"] or {"月": "个月"}.get(match["mixed_unit"], "小时")
    return "" if number is None else f"{_shown(number + Fraction(1, 2))}{unit}"


def _ranges(text: str) -> Iterator[Edit]:
    """ "11.26元/股至12.83元/股" with one unit, "三至五成" in percent."""
    for match in RANGE.finditer(text):
        if match["unit"] not in (None, "成"):
            yield Edit(*match.span("unit"), "")
        if match["last"] == "成":
            yield from _tenths(match, "low", "high", "last")
        elif match["han_last"] == "成":
            yield from _tenths(match, "han_low", "han_high", "han_last")
        elif match["han_unit"]:
            yield Edit(*match.span("han_unit"), "")


def _tenths(match: re.Match[str], low: str, high: str, last: str) -> Iterator[Edit]:
    first, second = _value(match[low]), _value(match[high])
    if first is not None and second is not None and first < second <= 10:
        yield Edit(match.start(low), match.end(last), f"{_shown(first * 10)}%至{_shown(second * 10)}%")


_POWERS = {"": 0, "十": 1, "百": 2, "千": 3}


def _pairs(text: str) -> Iterator[Edit]:
    """ "五六百" is 500 to 600, "十七八" 17 to 18, "二三十万" 20万 to 30万."""
    for match in PAIR.finditer(text):
        small = match["scale"].rstrip("万亿")
        large = match["scale"][len(small) :]
        first, second = _value(match["first"]), _value(match["second"])
        tens = _value(match["tens"]) if match["tens"] else Fraction(0)
        if small not in _POWERS or first is None or second is None or tens is None or (tens and small):
            continue
        if match["tenths"]:
            yield Edit(*match.span(), f"{_shown(first * 10)}%至{_shown(second * 10)}%")
            continue
        factor = 10 ** _POWERS[small]
        low, high = _shown((tens + first) * factor), _shown((tens + second) * factor)
        yield Edit(*match.span(), f"{low}{large}至{high}{large}")


_ROUND = r"[十百千]?[百千万亿]"
_COMPARED = one_of(
    """上年同期 上年 去年同期 去年 上月 同期 前一年 全国平均水平 全国平均 全省平均水平 全省平均 平均水平 原来 原先
    此前 之前 周边 以往 历史同期 常年 常年同期 市场价 原价 目标 预算 计划""".split()
)
_LEVEL_WORDS = "响应|预警|戒备|警报|险情|风险|防护|防控|级别|等级"
_INDEX = re.compile(r"指数|沪指|深成指|大盘|点位|收报|恒指|道指|纳指|PMI|升值|贬值|中间价")
_WARM = re.compile(r"气温|温度|高温|低温|降温|升温|水温|体温|最低温|最高温|天气|冷空气|℃")
_DIGITS_OF_HAN = dict(zip("一二三四五六七八九", "123456789", strict=True)) | {"两": "2"}


def _swapped(pattern: re.Pattern[str], spell: Callable[[re.Match[str]], str], text: str) -> Iterator[Edit]:
    """What a character or word is put for, or left out for, wherever it stands."""
    for match in pattern.finditer(text):
        yield Edit(*match.span(), spell(match))


def _constant(spelled: str) -> Callable[[re.Match[str]], str]:
    return lambda match: spelled


def _digit_first(match: re.Match[str]) -> str:
    printed = match["number"]
    return _DIGITS_OF_HAN.get(printed, printed) + match[0][len(printed) :]


def _person(match: re.Match[str]) -> str:
    return _DIGITS_OF_HAN.get(match["number"], match["number"]) + "人"


def _decade(match: re.Match[str]) -> str:
    return _DIGITS_OF_HAN[match["number"]] + "0岁"


_PLAIN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (guarded(regex), spell)
    for regex, spell in (
        # 股东总数23,517户, 指数, 人数: no "several"
        (rf"数(?![十百千万亿{DIGIT}]|$)|(?<=[总户人次件家只股])数(?=[{DIGIT}\d])|(?<=[指总参])数", _constant("量")),
        # 邻近三县, 附近两个村: no "nearly"
        (r"(?<=[邻附临靠最就远])近(?=[\d一二两三四五六七八九十])", _constant("处")),
        (rf"(?<![{HAN}\d])(?P<number>[一{DIGIT}十]|\d+)(?={HURT})(?<!第.)", _person),
        # 四连败, 三连冠
        (
            rf"(?<![{PLAIN}\d第])(?P<number>[{DIGIT}])(?=连[胜败冠跌涨平阳阴降升增板霸])",
            lambda match: _DIGITS_OF_HAN[match["number"]],
        ),
        (r"零(?=增长)", _constant("0%")),
        (r"零(?=新增)", _constant("0")),
        (r"[「『」』]", _constant("“")),
        (rf"连[涨跌升降](?P<number>[{DIGIT}])(?=日)", lambda match: "连续" + _DIGITS_OF_HAN[match["number"]]),
        (rf"(?<=连[涨跌升降][{DIGIT}])日", _constant("天")),
        (r"(?<=[米℃度%％元吨里])时(?!速|尚|代)", _constant("者")),
        # 半米, 半吨
        (rf"(?<![{HAN}\d大上下前后对多])半(?={HALVED})", _constant("0.5")),
        # 前移一位
        (rf"(?P<verb>{MOVES})了?一(?=[位名个])", lambda match: match["verb"] + "1"),
        (rf"(?<![{HAN}])(?P<number>[{DIGIT}])旬(?=[的老以，。])", _decade),
        # 六大行业, 三大板块
        (rf"(?<![{HAN}第前\d])(?P<number>[{DIGIT}十])大(?=[^，。；于小])", lambda match: match["number"] + "个"),
        # 12个月内, 5公里内
        (
            rf"(?<=[{HAN}\d个])(?<![{DIGIT}][{DIGIT}])(?<![-—–~～至到]\d)"
            rf"(?P<unit>年|月|天|周|日|小时|分钟|秒钟|秒|公里|米|岁|星期)内(?![蒙部外陆地资容涵置需存])",
            lambda match: match["unit"] + "以内",
        ),
        # 不足上年的八成, 约为上年同期的1.5倍
        (rf"(?<=不足)(?:{_COMPARED}|\d{{4}}年(?:同期)?)的?(?={ANY})", _constant("")),
        (rf"(?<=[约为超过近到逾达仅足])(?:{_COMPARED}|\d{{4}}年(?:同期)?)(?:水平)?的(?={ANY})", _constant("")),
        # 上亿元, 上百家
        (rf"(?<![以之{HAN}])上(?P<number>{_ROUND})(?=[^，。；\s市海]|$)", lambda match: "至少1" + match["number"]),
        # 达万亿元, 百亿元
        (rf"(?<![{HAN}\d数几上成多余来每第]){_ROUND}(?=[元美港吨])", lambda match: "1" + match[0]),
        (r"(?<=\d)个(?=[亿万])", _constant("")),
        (r"[百千](?=年一遇)", lambda match: "1" + match[0]),
        # 四级响应, 提升至二级
        (rf"(?<![{HAN}\d])(?P<number>[{DIGIT}])级(?=(?:应急)?(?:{_LEVEL_WORDS})|[，。；]|$)", _digit_first),
        # 增长2倍: twofold as it is printed
        (rf"(?:{RISES})了?(?=(?:约|近|超过|超|逾)?{ANY}+(?:\.\d+)?(?:多)?倍)", _constant("达")),
        (r"[:：](?=\d)", _constant(" ")),
        # 下拨1亿元: no telephone call
        (r"(?<=[下划调增])拨", _constant("发")),
        # 6级以上地震
        (r"(?<=\d)级(?=以[上下])", _constant("")),
        # 前十车企
        (
            rf"前(?P<number>[{DIGIT}十]+|\d+)(?=[\u3400-\u9fff])(?![{HAN}年月天周季日个名位强大轮场届次期排半者后])",
            lambda match: match[0] + "名",
        ),
        (r"(?<=[签合违])约", _constant("订")),
        (r"(?<=[%％])/(?=年|月)", _constant(" ")),
        # 风险比 HR 0.74, 95%CI 0.60
        (r"\s?(?<![A-Za-z])(?:CI|HR|OR|RR|aHR|aOR)(?=[\s:：=]{0,3}\d)", _constant("为")),
        (r"十分(?=钟)", _constant("十 分")),
        (r"航班(?=\d[\d,.万余多]*[架个班趟])", _constant("航线")),
        # 约需三天
        (rf"(?<=[约近超])[需花用有合值重长](?={ANY})", _constant("")),
        (r"(?<=提)前(?=[一二两三四五六七八九十\d])", _constant("早")),
        (r"跌破", _constant("低于")),
        # 案件5起: a classifier, no "from"
        (rf"(?<=[{HAN}\d多余])起(?!码)", _constant("件")),
        (rf"(?<![{HAN}\d])两(?![{HAN}成])", _constant("2")),
        (r"(?<=\d)\s?pcts?(?![A-Za-z])", _constant("个百分点")),
        (r"(?<=倍)P[EBS]", _constant("的")),
        (r"±", _constant(" ")),
        (r"(?<![A-Za-z])[Pp]\s?[<＜]\s?(?=\d)", _constant("低于")),
        (rf"(?<![{HAN}])(?P<number>[{DIGIT}])倍半", lambda match: _DIGITS_OF_HAN[match["number"]] + ".5倍"),
        (rf"(?<![{HAN}])(?P<number>[{DIGIT}])成半", lambda match: _DIGITS_OF_HAN[match["number"]] + "5%"),
        (rf"(?<=[经通度])过(?={ANY})", _constant("了")),
        (r"(?<![经通度不超])过(?=[百千万亿])", _constant("超")),
        (r"成(?=[交立为功员本果绩品都])", _constant("达")),
        (r"(?<=\d)日(?=以?内|[，。；])", _constant("天")),
        (r"前(?=\d+(?:\.\d+)?[%％])", _constant("列")),
        # 不足北江队的六成
        (
            rf"(?:(?<=不足)|(?<=不到)|(?<=约为)|(?<=超过)|(?<=约占)|(?<=约是)|(?<=接近))[^，。；：、\d{HAN}]"
            rf"{{1,10}}的"
            rf"(?=[{HAN}\d.]+(?:成|倍|分之|%)|一半)",
            _constant(""),
        ),
        (r"(?<=[达时用迟误续期足约])近(?=[一二两三四五六七八九十\d])", _constant("将近")),
    )
)


def _heights(text: str) -> Iterator[Edit]:
    """ "1米92" in metres."""
    for match in METRES.finditer(text):
        whole, part = match["metres"] or match["far"], match["centimetres"] or match["hundredths"]
        yield Edit(*match.span(), f"{whole}.{part}米")


def _prices(text: str) -> Iterator[Edit]:
    """ "4块5" in yuan."""
    for match in COINS.finditer(text):
        yield Edit(*match.span(), f"{match['yuan']}.{match['jiao']}元")


def _fractions(text: str) -> Iterator[Edit]:
    """ "2/3的乡镇" is two thirds."""
    for match in FRACTION.finditer(text):
        yield Edit(*match.span(), f"{match['bottom']}分之{match['top']}")


_DEGREES = re.compile(rf"(?<=[{HAN}\d])度(?![电假过数量])")
_POINTS = re.compile(rf"(?<=[\d余多])点(?![\d{HAN}])")


def _degrees_of_heat(text: str) -> Iterator[Edit]:
    """ "气温降至3度" is in degrees Celsius."""
    if _WARM.search(text):
        for match in _DEGREES.finditer(text):
            yield Edit(*match.span(), "摄氏度")


def _points_of_an_index(text: str) -> Iterator[Edit]:
    """ "收报3050.12点" is in points."""
    if _INDEX.search(text):
        for match in _POINTS.finditer(text):
            yield Edit(*match.span(), "个")


_RESPELLINGS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Edit]]], ...] = (
    (RATIO, _ratios),
    (SPAN, _spans_of_time),
    (RANGE, _ranges),
    (PAIR, _pairs),
    *((pattern, partial(_swapped, pattern, spell)) for pattern, spell in _PLAIN),
    (METRES, _heights),
    (COINS, _prices),
    (FRACTION, _fractions),
    (_WARM, _degrees_of_heat),
    (_INDEX, _points_of_an_index),
)
"""What is respelled, and a pattern for what must stand in a sentence then."""
_NEEDED = Needed([pattern for pattern, _ in _RESPELLINGS])
