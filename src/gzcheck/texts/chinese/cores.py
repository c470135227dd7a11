"""Where numbers stand in a Chinese sentence, and where its sentences end.

Two numbers that are the ends of one range, or the parts of one length of time, are one place: 80至120毫米,
一年零两个月.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.phrases.needed import guarded
from gzcheck.texts.chinese.words import ANY, ARABIC, DIGIT, FORMAL, HAN, RATIO, SCALES, one_of

_UNIT = r"(?:个百分点|个基点|百分点|%|％|‰|成|倍|折)?"
_CURRENCY = r"(?:(?:US|HK|NT|A|C|S)?\$|[€£¥￥₩₽])"
_SIGN = r"[-+−]"
_SCALED = rf"(?:\s?[{SCALES}]+)?"
DIGITS = rf"{ARABIC}[多余来几]?{_SCALED}[多余来]?[{SCALES}]?(?:(?<=[万亿])\d+[{SCALES}]*)?\+?"
"""A number in digits with its scale: 2.3万, 1200余, 3亿5000万."""
IN_HAN = rf"[{HAN}]+(?:点[{HAN}]+)?[多余来几]?[{SCALES}]*"
"""A number in 汉字 with its scale: 三十多, 两点五万."""
_NO_HAN_BEFORE = rf"(?:(?<=[^{HAN}])|^|(?<=[分之一]))"

TO = r"\s?(?:[-—–~～至到]|——)\s?"
_END_UNITS = one_of(
    """% ％ ‰ 个百分点 元 元/股 元/吨 元/平方米 元/公斤 元/人 美元 港元 欧元 日元 美元/桶 人 名 岁 年 个月 个季度 天
    小时 分钟 秒 米 厘米 毫米 公里 千米 平方米 平方公里 ℃ °C 摄氏度 度 吨 公斤 克 倍 成 个 家 亩 公顷 级 户 件 点
    场 次 台 辆 艘 万元 亿元 万人 亿吨 万吨 千瓦时 米/秒""".split()
)
_A_LEVEL = "".join(
    f"(?<!{verb}{filler})" for verb in "下降 下跌 上涨 上升 减少 增加 下调 上调".split() for filler in ("", "了", "约")
)
"""Behind these a number tells how far something moved, and the next one where to: 下跌20元至380元."""
RANGE = guarded(
    rf"(?<![从由第\d.]){_A_LEVEL}(?P<low>{_SIGN}?{DIGITS})(?:(?P<unit>{_END_UNITS})(?={TO}{_SIGN}?{DIGITS}(?P"
    rf"=unit)))?(?P<to>{TO})"
    rf"(?P<high>{_SIGN}?{DIGITS})(?P<last>{_END_UNITS})?"
    rf"|(?<![从由第{HAN}\d])(?P<han_low>[{DIGIT}十百]+)(?:(?P<han_unit>[成倍年天岁]|个月)(?={TO}{IN_HAN}(?P=h"
    rf"an_unit)))?"
    rf"(?P<han_to>[至到])(?P<han_high>[{HAN}]+)(?P<han_last>成|倍)?"
)
_CHANGED = "%|℃|个百分点|个基点"
"""In these a change is told by a range too: 下降30%至50%."""
METRES = guarded(r"(?<![\d.])(?P<metres>[12])米(?P<centimetres>\d\d?)(?![\d.])")
"""A height: 1米92."""

FRACTION = guarded(r"(?<![\d/.])(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![\d/])(?=[的以左多强弱，。；、]|$)")
"""2/3的乡镇."""

PAIR = guarded(
    # 七八名, 五六百, 十七八岁, 两三千万, 三五天
    rf"(?<![{HAN}点第\d])(?P<tens>[{DIGIT}]?十)?(?P<first>一(?=两)|两(?=三)|二(?=三)|三(?=四)"
    rf"|四(?=五)|五(?=六)|六(?=七)|七(?=八)|八(?=九)"
    rf"|三(?=五[十百千万天个人名家年]))(?P<second>[{DIGIT}])(?P<scale>[十百千万亿]*)(?P<tenths>成)?(?![{HAN}"
    rf"\d月日季号]|年代|点钟)"
)

_LENGTH = rf"(?:\d+(?:\.\d+)?|[{DIGIT}十]+)"
SPAN = guarded(
    rf"(?<![{HAN}\d.])(?:(?P<years>{_LENGTH})年(?:零|又)?(?P<months>{_LENGTH})个月"
    rf"|(?P<hours>{_LENGTH})(?:个小时|小时|个钟头)(?:零|又)?(?P<minutes>{_LENGTH})(?:分钟|分)(?!之)"
    rf"|(?P<whole_minutes>{_LENGTH})(?:分钟|分)(?:零)?(?P<seconds>{_LENGTH})秒"
    rf"|(?P<with_half>{_LENGTH})(?P<half_unit>年|天|小时)半(?!导|数)"
    rf"|(?P<mixed>{_LENGTH})个半(?P<mixed_unit>小时|月|钟头))"
    rf"|(?<![{HAN}\d大上下前后对])半(?P<half>年|天|个小时|小时|个月)(?!报|度|来)"
    rf"|(?P<quarters>[一三])刻钟"
)
"""A length of time in two units, or with a half."""

_PART = rf"[{HAN}点\d.]+"
CORE = guarded(
    rf"负?[百千万]分之{_PART}(?:[至到~—-](?:[百千万]分之)?{_PART})?"
    rf"|{ANY}+分之{ANY}+"
    rf"|{FRACTION.pattern}|{RATIO.pattern}|{SPAN.pattern}|{RANGE.pattern}"
    rf"|(?<![从由第\d.]){DIGITS}(?:(?P<changed>{_CHANGED}){TO}{DIGITS}(?P=changed)|{TO}{DIGITS})|{METRES.pattern}"
    rf"|{ARABIC}个[亿万](?=[^，。；]|$)"
    rf"|{_CURRENCY}?\s?{_SIGN}?{DIGITS}{_UNIT}"
    rf"|{PAIR.pattern}"
    rf"|[{DIGIT}七八]成[{DIGIT}](?![{HAN}])"
    rf"|(?<![{HAN}])[{DIGIT}][成倍]半"
    rf"|{_NO_HAN_BEFORE}(?!零下)(?![{FORMAL}](?![{FORMAL}万亿元圆]))[几数上]?{IN_HAN}{_UNIT}"
    rf"|[数几上][十{SCALES}]+"
    rf"|(?<![大多上下前后对])半数|[过近超]半(?![{HAN}年月天个日程路途数])|一半"
    rf"|翻(?:了)?[一两三二]?番|翻(?:了)?倍|双倍"
    rf"|[{DIGIT}]旬(?=[的老以，。])"
)
JOINT = re.compile(r"(?!)")
"""Both ends of a range are one place already."""
OPENER = re.compile(r"(?!)")
MOVER = re.compile(r"(?!)")
TOGETHER = re.compile(r"[和与及或、]")
JOINING = re.compile(r"(?!)")
RANK = re.compile(r"(?!)(?P<rank>)")
LISTED = re.compile(r"[\s，、；（(和与及或对比为同上年同期的分别其中]*")
CLAUSE = re.compile(r"[，。；：、（）()《》“”\"！？!?]")
CONNECTIVE = re.compile(r"及(?!其?以)|[和与或至比较，而但约近超逾达增降减从由为在]")
WORD = re.compile(r"[A-Za-z\d.,%]+|\S")
_HAS_NUMBER = re.compile(
    rf"\d|[{HAN}十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬億兩幾数几半双番倍①-⒇]|[^\W\d_]\d|[½¼¾²³¹]"
)

_END = re.compile(r"[。！？!?]+[”\"」』）)]*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def has_number(text: str) -> bool:
    """Whether a text may hold a number at all."""
    return _HAS_NUMBER.search(text) is not None
