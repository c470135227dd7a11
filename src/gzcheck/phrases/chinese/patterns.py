"""What numbers, units, periods and names look like in Chinese."""

from __future__ import annotations

import re

UNITS = {
    "元人民币": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "澳元": "AUD",
    "加元": "CAD",
    "韩元": "KRW",
    "卢布": "RUB",
    "新台币": "TWD",
    "元": "CNY",
    "个百分点": "percentage-point",
    "百分点": "percentage-point",
    "%": "percent",
    "‰": "permille",
    "倍": "ratio",
    "平方米": "m2",
    "平方公里": "km2",
    "平方千米": "km2",
    "公顷": "ha",
    "亩": "mu",
    "立方米": "m3",
    "升": "l",
    "毫升": "ml",
    "公里": "km",
    "千米": "km",
    "米": "m",
    "厘米": "cm",
    "毫米": "mm",
    "吨": "t",
    "公斤": "kg",
    "千克": "kg",
    "克": "g",
    "千瓦时": "kWh",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    "兆瓦时": "MWh",
    "年": "year",
    "岁": "year",
    "个季度": "quarter",
    "个月": "month",
    "个多月": "month",
    "周": "week",
    "天": "day",
    "小时": "hour",
    "个小时": "hour",
    "个多小时": "hour",
    "分钟": "minute",
    "秒": "second",
}
CLASSIFIERS = "个家项名人件台座所条辆位套架艘户次只种处间场款支株例宗笔张份头匹棵幢栋门块片省市区县镇村层枚对组班列"
HAN = "零〇一二两三四五六七八九"
NUMERIC = HAN + r"十百千万亿数几\d"
_SCALE = r"(?:十|百(?!分[点之])|千(?![米克瓦卡]|分之)|[万亿](?!分之))"
_ARABIC = rf"\d+(?:,\d+)*(?:\.\d+)*(?:{_SCALE}+\d+)*"

BLANKED = re.compile(
    rf"(?:前|第|上|下|头)?[{HAN}1-4]季度|(?:前|头)[{HAN}十\d]+(?:个月|天|周|年)"
    rf"|(?:\d{{4}}年)?(?:\d{{1,2}}[-~至到])?(?:\d{{1,2}}|(?<![{NUMERIC}])[{HAN}十]{{1,3}})月(?:份|(?:[{HAN}十\d]{{1,3}}[日号]))?"
    rf"|“?十[{HAN}]五”?(?=期间|规划|时期|末|以来|[”]|$)|[{HAN}十\d]+(?:世纪|年代|后(?=$|[^{NUMERIC}多]))|第[{HAN}\d](?:产业|方|时间)"
    rf"|(?!RMB|CNY|USD)[A-Za-z]+-?\d+[A-Za-z]*(?![\d.,%‰多余]|{_SCALE})|(?<!\d)\d+(?:\.\d+)?[A-Za-z]+|一带一路"
)
"""Periods and names with a number inside: they hold no figure."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年(?:[初末底内中]|上半|下半)?")
MONTH = re.compile(
    rf"(?<![{NUMERIC}.第])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|(?![球亮薪饼台]))"
)
SPAN = re.compile(r"(?:19|20)\d\d年?[-~至到](?:19|20)\d\d年")
NUMBER = re.compile(
    r"(?P<currency>US\$|[$€£¥]|RMB|CNY|USD|人民币)?\s*(?P<sign>[-+负])?"
    rf"(?P<core>{_ARABIC}|(?:[{HAN}几数]|{_SCALE})+(?:点[{HAN}]+)?)"
    rf"(?P<odd1>[多余])?\s*(?P<scale>{_SCALE}*)(?P<odd2>[多余])?\s*"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))}|成(?![立为员本功果长]))?"
)
CURRENCY = {"$": ("USD",), "US$": ("USD",), "€": ("EUR",), "£": ("GBP",), "¥": ("CNY",), "人民币": ("CNY",)}
CURRENCY |= {"RMB": ("CNY",), "CNY": ("CNY",), "USD": ("USD",)}


def blanked(match: re.Match[str]) -> str:
    """Bars in the place of what holds no figure."""
    return "|" * len(match[0])
