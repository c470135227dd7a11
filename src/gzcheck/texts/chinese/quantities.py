"""What a Chinese sentence says of a number's unit beside it: 每秒1.4米, 降温12℃, 8级风, 3块金牌."""

from __future__ import annotations

import re

from gzcheck.texts.sieve import Found, Sentence

_LOOK = 24
"""How far from a number its words are looked for, in characters."""
_FILLED = r"(?:为|达|达到|约|近|超|超过|逾|可达|最高|最大|高达|仅|至|升至|降至|控制在|不超过|不低于|不足)*$"
_SPEEDS = (
    (re.compile(rf"每秒(?:钟)?{_FILLED}"), {"m": "m/s", "km": "km/s", "m3": "m3/s"}),
    (re.compile(rf"(?:每小时|时速){_FILLED}"), {"km": "km/h"}),
)
"""A speed whose time stands in front: 每秒1.4米, 每小时30公里."""
_DIFFERENCE_BEFORE = re.compile(
    r"(?:降温|升温|温差|增温|升幅|降幅|偏高|偏低|变暖|变冷|回升|骤降|骤升|猛降|下降|上升|升高|降低|高出|低了|高了|暴跌|下跌"
    r"|较常年高|较常年低|均高|均低)(?:幅度)?(?:了|约|近|超|超过|逾|达|达到|将达|可达|高达|为|仅|将|在|普遍|最大|平均|过)*$"
)
_DIFFERENCE_BEHIND = re.compile(r"(?:以上|左右|以内)?(?:的)?(?:温差|降温|升温|降幅|升幅)")
_HIGHER = re.compile(r"(?:比|较)[^，。；]{1,12}(?:高|低|偏高|偏低|暖|冷)(?:出|了|约|近|超)*$")
_WIND = re.compile(r"风|台风|浪|海况")
_YUAN = re.compile(r"元|钱|角|毛|价|卖|售|费|薪|花|贵|便宜|涨|每斤|每公斤|一斤|一碗|一张票|优惠|补贴|工资|收入")
_RATE_OF_YUAN = re.compile(r"(?:中间价|[在离]岸人民币|人民币[对兑]美元|人民币汇率)[^，。；\d]{0,14}$")
_DECIMALS_OF_RATES = 3
_BLOCKS = re.compile(r"块(?!钱)")


def give_quantity(sentence: Sentence, number: Found) -> None:
    """Give a number the unit that its words beside it make of what it prints."""
    unit = next(iter(number.units), "")
    number.unit = (_of_printed(sentence, number, unit) if unit else _of_bare(sentence, number)) or number.unit


def _of_printed(sentence: Sentence, number: Found, unit: str) -> str:
    """What becomes of the unit that a number prints; empty where it stays."""
    front, behind = _front(sentence, number), _behind(sentence, number)
    if unit == "celsius":
        return "celsius-difference" if _is_difference(front, behind) else ""
    if unit == "CNY":
        is_block = _BLOCKS.match(behind) and not _YUAN.search(_around(sentence, number))
        return "count" if is_block else ""
    return next((units[unit] for words, units in _SPEEDS if unit in units and words.search(front)), "")


def _of_bare(sentence: Sentence, number: Found) -> str:
    """The unit of a number that prints none: a rate of exchange, the force of a wind."""
    front, behind = _front(sentence, number), _behind(sentence, number)
    assert number.reading is not None
    if _RATE_OF_YUAN.search(front) and number.reading.value.decimals >= _DECIMALS_OF_RATES:
        return "CNY"
    return "tier" if _is_level(sentence, number, behind) and _WIND.search(front + behind[:6]) else ""


def _is_level(sentence: Sentence, number: Found, behind: str) -> bool:
    """Whether it is told in 级, which a range takes in."""
    return behind.startswith("级") or sentence.text.endswith("级", number.core[0], number.core[1])


def _is_difference(front: str, behind: str) -> bool:
    """Whether a temperature is by how much something is warmer or colder."""
    is_before = _DIFFERENCE_BEFORE.search(front) or _HIGHER.search(front)
    return is_before is not None or _DIFFERENCE_BEHIND.match(behind.lstrip("℃°C摄氏度")) is not None


def _front(sentence: Sentence, number: Found) -> str:
    return sentence.before(number.core[0], _LOOK)


def _behind(sentence: Sentence, number: Found) -> str:
    return sentence.behind(number.core[1], _LOOK)


def _around(sentence: Sentence, number: Found) -> str:
    near = sentence.around(*number.core, 4 * _LOOK)
    return near.replace(sentence.text[slice(*number.core)] + "块", "")
