"""What the heads, rows and columns of Chinese tables say of their numbers: 单位：万元, 每股收益（元/股）, 同比增减."""

from __future__ import annotations

import re

from gzcheck.texts.chinese.words import one_of
from gzcheck.texts.sieve import NO_MEASURE, Measure

_POWERS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10}
_MONEY = {
    **dict.fromkeys(("元", "人民币元", "人民币"), "CNY"),
    "美元": "USD", "港元": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP", "新台币": "TWD",
}  # fmt: skip
_THINGS = {
    "吨": "t", "公斤": "kg", "公里": "km", "米": "m", "毫米": "mm", "厘米": "cm", "平方米": "m2", "平方公里": "km2",
    "公顷": "ha", "亩": "mu", "立方米": "m3", "千瓦时": "kWh", "千瓦": "kW", "标箱": "teu", "岁": "year", "年": "year",
    "天": "day", "小时": "hour", "分钟": "minute", "℃": "celsius", "°C": "celsius", "摄氏度": "celsius", "倍": "ratio",
    "‰": "permille", "桶": "barrel",
    **dict.fromkeys(
        "人 人次 户 家 个 辆 台 套 件 所 艘 只 头 条 张 例 起 宗 部 名 座 项 股 票 份 场 次".split(), "count"
    ),
}  # fmt: skip
_SCALE = one_of(_POWERS)
_UNIT = one_of(map(re.escape, (*_MONEY, *_THINGS)))
SCALE = re.compile(
    rf"(?:单位|金额单位|币种|计量单位)[：:]\s?(?:人民币)?\s?(?P<scale>{_SCALE})?\s?(?P<unit>{_UNIT})?(?![，/／])"
    rf"|[（(](?:单位[：:])?(?:人民币)?(?P<scale2>{_SCALE})(?P<unit2>{_UNIT})[)）]"
)
_PERCENT = re.compile(
    r"[%％]|同比|环比|增减|增长率|增速|增幅|降幅|涨幅|跌幅|变动幅度|变动比例|占比|比重|比例|[^利费汇税]率$|率[（(]"
)
_CHANGE = re.compile(
    r"\W*(?:同比|环比|比上年|较上年|比上年同期|较上年同期)?(?:增减|变动|变化|差额|增加|减少)(?:额|数|量)?\W*"
)
"""Names of columns of changes: by themselves they do not say whether in percent or in the unit of the others."""
_POINTS = re.compile(r"百分点")
_RANK = re.compile(r"排名|位次|名次|位列")
_PER = re.compile(r"每股|元[/／](?:股|吨|平方米|公斤|人|月|千瓦时|斤)|均价|单价|人均")
_IN_UNIT = re.compile(rf"[（(](?:单位[：:])?(?P<unit>{_UNIT})[)）]|[，,/]\s?(?P<unit2>{_UNIT})$")
_UNSCALED = re.compile(r"人数|户数|家数|年份|天数|面积|倍数|年龄|序号|数量|编号|月份|日期")
"""Rows and columns for which the scale of the table's head does not hold."""
_MONEY_PER = re.compile(rf"[（(](?P<money>{one_of(_MONEY)})(?:[/／]\w+)?[)）]")


def scale_of(match: re.Match[str]) -> tuple[int, str]:
    """The power of ten and the unit of a table's head: 单位：万元, （亿美元）."""
    scale, unit = match["scale"] or match["scale2"] or "", match["unit"] or match["unit2"] or ""
    return _POWERS.get(scale, 0), _unit(unit)


def _unit(printed: str) -> str:
    unit = _MONEY.get(printed) or _THINGS.get(printed, "")
    return "" if unit == "count" else unit


def measure_of(name: str) -> Measure:
    """What the name of a row or column says: 同比增减, 占比（%）, 每股收益（元/股）, 产量（万吨）, 排名."""
    if _POINTS.search(name):
        return Measure(unit="percentage-point", is_scaled=False)
    if match := SCALE.search(name):
        power, unit = scale_of(match)
        return Measure(unit=unit or "count", power=power)
    if _PER.search(name):
        money = _MONEY_PER.search(name)
        return Measure(unit=_MONEY[money["money"]] if money else "", is_scaled=False, is_money=True)
    return _unscaled_measure_of(name)


def _unscaled_measure_of(name: str) -> Measure:
    """The same for a name for whose cells no scale holds: 岁数（岁）, 占比, 排名, 户数."""
    if match := _IN_UNIT.search(name):
        printed = match["unit"] or match["unit2"]
        return Measure(unit=_MONEY.get(printed) or _THINGS[printed], is_scaled=False)
    if _PERCENT.search(name):
        is_open = "%" not in name and "％" not in name and _CHANGE.fullmatch(name.strip()) is not None
        return Measure(unit="percent", is_scaled=False, is_change=is_open)
    if _RANK.search(name):
        return Measure(unit="rank", is_scaled=False)
    if _CHANGE.fullmatch(name.strip()):
        return Measure(is_scaled=False, is_change=True)
    return Measure(is_scaled=False) if _UNSCALED.search(name) else NO_MEASURE
