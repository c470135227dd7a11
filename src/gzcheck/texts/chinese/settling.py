"""What only the sentence tells of a number in Chinese: its unit, then its sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gzcheck.model import Hedge, PhraseError, Reading, Sign
from gzcheck.model import units as known_units
from gzcheck.phrases.read import read_phrase
from gzcheck.texts.chinese.cores import BELOW_ZERO, RANGE
from gzcheck.texts.chinese.quantities import give_quantity
from gzcheck.texts.chinese.words import one_of
from gzcheck.texts.sieve import Found, Sentence

_LOOK = 24
"""How far in front of a number it is looked for the words that decide, in characters."""
_LENGTHS = frozenset("year quarter month week day hour minute second century".split())


def settle(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Decide what the grammar of fragments left open."""
    before: Found | None = None
    for number in numbers:
        below = BELOW_ZERO.fullmatch(sentence.text[slice(*number.core)])
        if below is not None and (below["side"] or below["own"]):
            _read_from_below(number, below)
        elif number.reading is None:
            _read_below_zero(sentence, number)
        if number.reading is not None:
            give_quantity(sentence, number)
            if before is not None and before.unit == "km/h" and _MOVED.fullmatch(_between(sentence, before, number)):
                number.unit = before.unit
            _give_unit(sentence, number, before)
            _give_sign(sentence, number, before)
            _take_whole_word(sentence, number, before)
        before = number


def _between(sentence: Sentence, before: Found, number: Found) -> str:
    return sentence.text[before.end : number.start]


def _in_front(sentence: Sentence, number: Found) -> str:
    return sentence.before(number.core[0], _LOOK)


def _around(sentence: Sentence, number: Found) -> str:
    return sentence.around(*number.core, 4 * _LOOK)


def _behind(sentence: Sentence, number: Found) -> str:
    return sentence.behind(number.core[1], _LOOK)


_AT_OR_BELOW_ZERO = re.compile(r"[-−]|0$")


def _read_below_zero(sentence: Sentence, number: Found) -> None:
    """ "-5℃至3℃", "零下5至零上3摄氏度": a range that begins below zero, which the grammar refuses."""
    match = RANGE.fullmatch(sentence.text[slice(*number.core)])
    if match is None or not _AT_OR_BELOW_ZERO.match(match["low"] or ""):
        return
    tail = _UNIT_BEHIND.match(sentence.text, number.core[1])
    ends = _ends(match, match["last"] or match["unit"] or (tail[0] if tail else ""))
    if ends is not None:
        low, high = ends
        number.reading = replace(
            low, upper=high.value, hedge=Hedge.RANGE, sign=Sign.MARK, span=(number.core[0], number.core[1])
        )
        number.end = max(number.end, tail.end() if tail else number.core[1])


def _read_from_below(number: Found, match: re.Match[str]) -> None:
    """ "零下12至零下8摄氏度"; where both ends have a unit and the last no side, its side is not known."""
    if match["side"] is None:
        number.reading, number.reason = None, "it is not said whether the second end is below zero too"
        return
    unit = match["degree"].replace("度", "摄氏度").replace("摄氏摄氏", "摄氏")
    side = "-" if match["side"] == "零下" else ""
    try:
        low, high = (read_phrase(f"{end}{unit}", "zh") for end in (f"-{match['below']}", f"{side}{match['above']}"))
    except PhraseError as error:
        number.reason = str(error)
        return
    if low.value.value > high.value.value:
        low, high = high, low
    number.reading = replace(low, upper=high.value, hedge=Hedge.RANGE, sign=Sign.MARK, span=number.core)
    number.start, number.end = number.core


def _ends(match: re.Match[str], unit: str) -> tuple[Reading, Reading] | None:
    """Both ends of a range, each read on its own; None where one cannot be read or they are not in order."""
    try:
        low, high = (read_phrase(match[end].replace("−", "-") + unit, "zh") for end in ("low", "high"))
    except PhraseError:
        return None
    return (low, high) if low.value.value < high.value.value else None


_UNIT_BEHIND = re.compile(r"℃|°C|摄氏度|%|％|个百分点|米|元")
_RATE = re.compile(
    r"每(?P<scale>百万|十万|10万|1万|万|千)(?:名|位)?(?:老年|常住|户籍|儿童|女性|男性|适龄|学龄)?(?:人次|人口|人|名|个)"
)
_RATES = {"百万": "million", "十万": "100000", "10万": "100000", "1万": "10000", "万": "10000", "千": "1000"}
_MOVED = re.compile(r"[^，。；、]{0,4}(?:上升|提高|增加|增长|下降|减少|升|降|增)(?:为|到|至)[^，。；、]{0,3}")
_QUAKE = re.compile(r"地震|余震|震级|强震")
_ALARM = re.compile(r"响应|预警|戒备|警报|应急|等级")
_RAISED = re.compile(r"(?:启动|提升|升级|提高|上调|下调|调整|降|升|为|至|到|了)$")
_PROPORTION = re.compile(r"[:：]$")
_QUOTIENT = re.compile(
    r"(?<!对)(?:[^环同占]比|比率|系数|比值|性别比|收入比|抚养比)(?:由|从)?(?:上年|上年同期|去年|年初|上年末)?的?(?:[\d.]+)?(?:为|达|仅|是|约|约为|上升|下降|缩小|扩大|到|至|升至|降至)*$"
)
_PROPORTION_BEHIND = re.compile(r"\s?[:：]\s?\d")


def _give_unit(sentence: Sentence, number: Found, before: Found | None) -> None:
    """A rate per so many people, the level of an alarm, a part of a proportion."""
    if number.reading is None or (number.reading.units and number.unit != "count"):
        return
    unit = (
        _unit_of_ratio(sentence, number)
        or _unit_of_rate(sentence, number)
        or _unit_of_rate_before(sentence, number, before)
        or _unit_of_level(sentence, number)
    )
    if unit:
        number.unit = unit


def _unit_of_ratio(sentence: Sentence, number: Found) -> str:
    front, behind = _in_front(sentence, number), _behind(sentence, number)
    is_ratio = _PROPORTION.search(front) or _PROPORTION_BEHIND.match(behind) or _QUOTIENT.search(front)
    return "ratio" if is_ratio else ""


def _unit_of_rate(sentence: Sentence, number: Found) -> str:
    """每10万人…: the words of the rate stand in front, in the same part of the sentence."""
    front = _in_front(sentence, number)
    rate = _last(_RATE, front)
    if rate is None or re.search("[，。；、]", front[rate.end() :]):
        return ""
    return f"per-{_RATES[rate['scale']]}"


def _unit_of_rate_before(sentence: Sentence, number: Found, before: Found | None) -> str:
    """What a rate rose or fell to is in its unit."""
    if before is None or not before.unit.startswith("per-"):
        return ""
    return before.unit if _MOVED.fullmatch(_between(sentence, before, number)) else ""


def _unit_of_level(sentence: Sentence, number: Found) -> str:
    """6.1级 of an earthquake, 四级 of an alarm."""
    behind = _behind(sentence, number)
    if not behind.startswith("级"):
        return ""
    if _QUAKE.search(_around(sentence, number)):
        return "magnitude"
    is_alarm = _ALARM.match(behind[1:]) or _is_alarm(sentence, number, _in_front(sentence, number))
    return "tier" if is_alarm else ""


def _is_alarm(sentence: Sentence, number: Found, front: str) -> bool:
    return _RAISED.search(front) is not None and _ALARM.search(_around(sentence, number)) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


_FALLS = one_of(
    """减产 降价 减收 短收 少收 少增 减员 缩窄 走弱 下修 倒退 下浮 下挫 减仓 负增长 走跌 降薪 缩编 骤减 剧减 锐降
    少发 少缴 同比少 环比少 缩量 降息 降准 下降 减少 下跌 降低 回落 下滑 减幅 收窄 萎缩 缩减 降幅 跌幅""".split()
)
_CUT = re.compile(r"(?:压减|压缩|削减|核减|裁撤)[^，。；、\d]{1,12}$")
_FALL = re.compile(rf"(?:{_FALLS})(?:了|约|近|超|逾|超过|达|达到|为|分别|分别为|幅度达|仅|又|额达)*$")
_LOSS = re.compile(
    r"(?:转为|汇兑|投资|公允价值变动|公允价值|净|营业外|处置)损失(?:了|约|近|超|逾|超过|达|达到|为|合计|共)*$|"
    r"(?:净利润|归母净利润|净利|利润总额|扣非净利润|经营利润|EBITDA)(?:为)?(?:亏损?|-|负)(?:了|约|近|超|达|为)*$|"
    # 净亏损由3200万元扩大至4800万元
    r"(?:亏损|逆差|赤字|净流出)额?(?:则|也|已)?(?:由|从)[^，。；、\d盈]{0,16}$|"
    r"(?:亏损|逆差|赤字|净流出)额?[^，。；、]{0,24}(?:扩大|收窄|缩小|增加|减少|扩|增|减|升|降)(?:至|到|为)(?:约|近|超|逾)*$"
)
_DAMAGE = re.compile(r"(?:经济|财产|直接|受灾|设施|农业|人员|灾害|水利)损失[^，。；]{0,8}$")
_GOES_ON = re.compile(r"[、和与及]|[和及、]?(?:以及|分别)")
_NARROWED = re.compile(
    r"(?:亏损|跌幅|降幅|减幅|逆差|赤字|缺口)额?[^，。；]{0,8}(?:收窄|缩窄|减少|缩小|下降)"
    r"|(?:亏损|逆差|赤字)[^。；]{0,16}，(?:同比|环比|较上年同期|较上年|比上年)?(?:大幅|明显)?(?:收窄|缩窄)"
)
"""What was lost before became less: better, not worse."""
_LEVEL = re.compile(r"(?:下降|减少|下跌|降低|回落|下滑|跌|降|减|收窄|缩)(?:了)?(?:到|至|为)(?:约|近|不足|不到)?$")


def _give_sign(sentence: Sentence, number: Found, before: Found | None) -> None:
    """Make the numbers negative that fall or are lost; make those positive that such a word only stands near."""
    reading = number.reading
    if reading is None or reading.sign is Sign.MARK:
        return
    unit = next(iter(number.units), "count")
    if reading.value.value < 0:
        if _is_positive(sentence, number, unit):
            number.affirm()
        else:
            _affirm_beside(sentence, number, before)
    elif (match := _LOSS.search(_front_of_hedge(sentence, number))) and known_units()[unit].is_currency:
        number.negate(Sign.RESULT, match[0])
    else:
        _let_fall(sentence, number, before)


def _let_fall(sentence: Sentence, number: Found, before: Found | None) -> None:
    """Make a number negative that words of falling stand in front of, or in front of the list that it is in."""
    front = _front_of_hedge(sentence, number)
    match = _FALL.search(front) or _CUT.search(front)
    if match and not _NARROWED.search(_in_front(sentence, number)):
        number.negate(Sign.CHANGE, match[0])
    elif before is not None and _carries(sentence, number, before):
        number.negate(Sign.CHANGE, before.sign_from or sentence.text[before.start : before.end])


def _front_of_hedge(sentence: Sentence, number: Found) -> str:
    return sentence.before(min(number.start, number.core[0]), _LOOK)


def _is_positive(sentence: Sentence, number: Found, unit: str) -> bool:
    """ "连续两个季度亏损" counts quarters, "经济损失4.7亿元" is damage, "下降为2.67%" is a level."""
    front = _in_front(sentence, number)
    is_behind = not _FALL.search(front) and not re.search("[降减跌缩短少低落亏]", front[-6:])
    is_length = unit in _LENGTHS and is_behind
    return is_length or _DAMAGE.search(front) is not None or _LEVEL.search(front) is not None


def _affirm_beside(sentence: Sentence, number: Found, before: Found | None) -> None:
    """ "4.08%下降为2.67%": both are levels, whichever of them the word of falling was read with."""
    is_from = _FROM_A_LEVEL.match(_behind(sentence, number)) and not _FALL.search(_in_front(sentence, number))
    if is_from:
        number.affirm()
        number.end = max(number.core[1], number.reading.span[1]) if number.reading else number.core[1]
    elif before is not None and _BECOMES.fullmatch(_between(sentence, before, number)):
        number.affirm()


_FROM_A_LEVEL = re.compile(
    r"[^，。；、\d]{0,4}?(?:下降|减少|降低|回落|下滑|下跌|降|跌|减)(?:为|到|至|了)?(?:约|近)?[\d一二三四五六七八九两]"
)
"""4.08%下降为2.67%: what is behind the first is where it fell to, or by how much."""
_BECOMES = re.compile(r"[，、](?:降)?为")


def _carries(sentence: Sentence, number: Found, before: Found) -> bool:
    """ "降幅分别为3%、4%和5%": the words of falling hold for the list."""
    if (
        before.reading is None
        or before.reading.sign is Sign.MARK
        or before.reading.value.value >= 0
        or before.units != number.units
    ):
        return False
    between = sentence.text[before.end : number.start].strip()
    return _GOES_ON.fullmatch(between) is not None


def _take_whole_word(sentence: Sentence, number: Found, before: Found | None) -> None:
    """Let a fragment that begins in the middle of a word begin with the word: 减少8.4%."""
    low = 0 if before is None else before.end
    if sentence.text.endswith("零下", low, number.start):
        number.start -= 2
    if low < number.start < number.core[0] and sentence.text[number.start - 1 : number.start + 1] in _WORDS:
        number.start -= 1


_WORDS = frozenset(
    """下降 减少 下跌 降低 回落 下滑 缩短 收窄 萎缩 缩减 缩小 压减 压缩 削减 下调 调降 下挫 锐减 骤降 暴跌 大跌 放缓
    走低 净亏 减持 裁减 大降 骤减 偏少 偏低""".split()
)
