"""Where numbers stand in a Chinese sentence, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩幾"
_UNIT = r"(?:个百分点|个基点|百分点|%|％|‰|成|倍|折)?"
CORE = re.compile(
    rf"(?:百|千|万)分之[{_HAN}点\d.]+"
    rf"|[{_HAN}\d]+分之[{_HAN}\d]+"
    rf"|每[{_HAN}\d]+(?:名|个|位|户)?[^，。；\d{_HAN}]{{0,4}}(?:中|里)?(?:就)?有[{_HAN}\d]+(?=[个人名位户家]?)"
    rf"|(?:(?:US|HK|NT|A|C|S)?\$|[€£¥￥₩₽])?\s?[-+−]?\d+(?:,\d{{3}})*(?:\.\d+)?(?:[多余来几])?(?:\s?[百千万亿]+)?(?:[多余来])?(?:[百千万亿])?{_UNIT}"
    rf"|(?:(?<=[^{_HAN}])|^|(?<=[分之一]))[几数上]?[{_HAN}]+(?:点[{_HAN}]+)?[多余来几]?[百千万亿]*{_UNIT}"
    rf"|[数几][十百千万亿]+|半数|过半|近半|(?<=[^半])半(?=[年天个小日月])|一半|[两三四五六七八九十]番|翻番|翻一番|[{_HAN}]+番"
    rf"|双倍"
)
JOINT = re.compile(
    r"\s?(?:%|％|亿|万|千|百|元|亿元|万元|美元|人|岁|年|米|公里|℃|°C|吨|倍|成|个|家)?\s?(?:[-—–~～至到]|——)\s?"
)
OPENER = re.compile(r"(?!)")
MOVER = re.compile(r"(?:从|由)$")
TOGETHER = re.compile(r"[和与及或、至]")
JOINING = re.compile(r"(?!)")
RANK = re.compile(r"(?!)(?P<rank>)")
LISTED = re.compile(r"[\s，、；（(和与及或至对比为同上年同期的分别其中]*")
CLAUSE = re.compile(r"[，。；：、（）()《》“”\"！？!?]")
CONNECTIVE = re.compile(r"[和与及或至比较，而但约近超逾达增降减从由为在]")
WORD = re.compile(r"[A-Za-z\d.,%]+|\S")
UNSCALED = re.compile(
    r"%|％|率|比重|占比|同比|增减|增长|增速|每股|元/股|（人）|人数|户数|家数|排名|位次|年份|天数|面积|比例|倍"
)
SCALE = re.compile(
    r"(?:单位|金额单位|币种)[：:]\s?(?:人民币)?\s?(?P<scale>百|千|万|十万|百万|千万|亿|十亿|百亿)?\s?(?P<unit>人民币元|元|美元|港元|欧元|日元|人|吨|千瓦时|户|辆)?(?!，)|[（(](?P<scale2>百|千|万|百万|千万|亿|十亿)(?P<unit2>元|美元|港元|人民币|人|吨|千瓦时|户|辆)[)）]"
)
_POWERS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10}
_MONEY = {
    "元": "CNY",
    "人民币元": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "港元": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "吨": "t",
}


def scale_of(match: re.Match[str]) -> tuple[int, str]:
    """The power of ten and the unit of a table's head: 单位：万元."""
    scale, unit = match["scale"] or match["scale2"] or "", match["unit"] or match["unit2"] or ""
    return _POWERS.get(scale, 0), _MONEY.get(unit, "")


_END = re.compile(r"[。！？!?]+[”\"」』）)]*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
