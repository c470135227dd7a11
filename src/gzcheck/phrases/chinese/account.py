"""The guard for Chinese: what touches a number is known, or the fragment is refused with that piece named."""

from __future__ import annotations

import re

from gzcheck.model import Hedge, PhraseError
from gzcheck.phrases.chinese.hedge_words import WORDS_OF_ODDS
from gzcheck.phrases.chinese.hedges import NOT
from gzcheck.phrases.chinese.patterns import BLANK
from gzcheck.phrases.chinese.unit_words import CLASSIFIERS
from gzcheck.phrases.chinese.values import Found
from gzcheck.phrases.english.hedge_words import AFTER, BEFORE

_PART_OF_WORD = ("统", "同", "唯", "之", "周", "期", "单", "专", "第", "这", "那", "某", "每", "另", "任", "万")
_DATES = ("点", "时", "日", "号", "月", "季", "比", ":", "/", "又", "票对", "胜", "负", "平")
_NO_DATES = ("平均", "平方", "点多", "时间", "比例", "比上", "比去", "比重")
_CALLS = ("拨打", "致电", "拨", "电话", "热线", "航班", "编号")
_CALLED = ("报警", "急救", "热线", "火警")
_CHANGING = ("半", "个半", "个亿", "个万", "个多亿", "兆", "又", "开", "分之", "几", "成", "倍")
_MARKS = re.compile(r"[$¢£¤¥֏؋৲৳฿៛₠-⃀﷼%‰‱°′″±≠√×^]")
_FREE_BEFORE = set("“”\"'(（[【《:：,，.。;；、—…!！?？ ") | {"", BLANK, "\n", "\t"}
_FREE_AFTER = set("“”\"')）]】》:：,，.。;；、—…!！?？-+ \n\t") | {"", BLANK}
_NAME = re.compile("[A-Za-z]{3}$")
"""GDP3万亿元; fewer letters may be a currency: Rs5亿."""
_JOINED = re.compile("[-+][A-Za-z0-9]")
_MANY = ("成千", "上", "成百", "成", "上了")
_PERHAPS = ("可能", "也许", "或许", "恐怕", "疑似", "勉强", "好几", "若干")
_PER = ("每平方", "每立方", "每升", "每公斤", "每百", "每千", "每万", "/万", "/千", "/百")
_PER_SOMETHING = {"公里", "千米", "米", "克", "毫克", "微克"}
_TIMES = ("年", "个月", "个季度", "周", "天", "个星期", "星期", "个多月")
_LENGTHS = (*_TIMES, "小时", "个小时", "年时间", "个月时间", "周年", "个世纪", "分钟", "个年头")
_MONEY_IN_FRONT = re.compile(r"(?:新元|新币|美圆|盾|镑|铢|块钱|元钱|(?<![单多公状纪次二三板模地])[元块])$")
"""Currencies that are read behind a number only: 创新元素, 单元5."""
_ENGLISH_BEFORE = {words.split()[-1] for group in BEFORE.values() for words in group}
_ENGLISH_AFTER = re.compile(
    "|".join(rf"(?<![a-z]){re.escape(words)}(?![a-z])" for group in AFTER.values() for words in group), re.IGNORECASE
)
_LAST_WORD = re.compile(r"([A-Za-z]{2,})[ (]*$")


def check_neighbours(before: str, number: Found, after: str) -> None:
    """Refuse what stands right beside a number and makes something else of it."""
    _check_follower(before, number, after)
    _check_word_behind(number, after)
    _check_hedge_behind(number, after)
    _check_in_front(before, number)
    _check_word_in_front(before, number)
    if after.startswith(_CALLED) or before.endswith(_CALLS):
        raise PhraseError("a telephone number or a name is no figure")
    _check_negation(before)
    _check_vague(before, number)
    _check_right(number, after)
    _check_quotient(number, after)


def _check_in_front(before: str, number: Found) -> None:
    last = before[-1:]
    if last == "近" and number.unit in _TIMES and not before.endswith(("接近", "将近")):
        raise PhraseError("'近' in front of a time may be 'nearly' or 'the past': choose a fragment that shows which")
    if last == BLANK and number.core[0] in "百千万亿":
        raise PhraseError(f"{number.core} behind a name or a period has no number of its own")


def _check_word_in_front(before: str, number: Found) -> None:
    """Refuse a currency that is read behind a number only, and English words, which may be hedges."""
    if not number.currency and _MONEY_IN_FRONT.search(before):
        raise PhraseError(f"{before[-2:]} in front of the number may be its currency: write it behind the number")
    word = _LAST_WORD.search(before)
    if word and (word[1].islower() or word[1].lower() in _ENGLISH_BEFORE):
        raise PhraseError(f"{word[1]!r} in front of the number has no reading in Chinese: choose one language")


def _check_follower(before: str, number: Found, after: str) -> None:
    if _is_date(number, after):
        raise PhraseError(f"{number.shown}{after[0]} is a date, a time, a score or a ratio, no figure")
    if after.startswith(_CHANGING) and not after.startswith("开外"):
        raise PhraseError(f"{after[:2]!r} behind the number changes it: write the figure as digits")
    if after.startswith("强") and not before.endswith("前"):
        raise PhraseError(f"{number.shown}强 is a name, no figure")


def _is_date(number: Found, after: str) -> bool:
    """Whether what follows makes a date, a time, a score or a ratio of a number."""
    is_rate = after.startswith((":", "/")) and number.unit
    return after.startswith(_DATES) and not is_rate and not after.startswith(_NO_DATES)


def _check_word_behind(number: Found, after: str) -> None:
    """Refuse what makes a multiple of a number, or a period (5年来)."""
    if after.startswith("番") and "翻" in number.before:
        raise PhraseError(f"{number.shown}番 has no reading: write the multiple as digits")
    if number.unit in _LENGTHS and after.lstrip().startswith(("来", "以来")):
        raise PhraseError("'来' behind a length of time speaks of a period: leave it out")


def _check_hedge_behind(number: Found, after: str) -> None:
    """Refuse words of which only the first character looks like a hedge (300来自), and English hedges."""
    odd = number.odds[-1:]
    if odd and not number.unit and odd + after[:1] in WORDS_OF_ODDS:
        raise PhraseError(f"{odd}{after[0]} behind the number may be a word of its own: leave it out")
    if found := _ENGLISH_AFTER.search(after):
        raise PhraseError(f"{found[0]!r} behind the number has no reading in Chinese: choose one language")


def _check_negation(before: str) -> None:
    is_reached = before.endswith(("不到", "未到", "不满", "未满"))
    if before.endswith(NOT) or (not is_reached and before.rstrip("到达满").endswith(NOT)):
        raise PhraseError("a negation in front of the number has no certain reading")


def _check_vague(before: str, number: Found) -> None:
    if before.endswith(_MANY) and number.core[0] in "百千万":
        raise PhraseError(f"'上{number.core}' is too vague for a figure")
    if before.endswith(_PERHAPS):
        raise PhraseError(f"{before[-2:]} in front of the number has no certain reading")


def check_left(before: str) -> None:
    """Refuse signs in front of a number, or of its hedge, that are not known to be nothing."""
    left = before[-1:]
    if not (left in _FREE_BEFORE or _is_han(left) or _NAME.search(before)):
        raise PhraseError(f"{left!r} in front of the number is not understood: choose a fragment without it")


def _check_right(number: Found, after: str) -> None:
    """Refuse signs and Latin letters behind the number that are not known to be nothing."""
    right = after[:1]
    is_price = right == "/" and "元" in number.unit
    if not (is_price or right in _FREE_AFTER or _is_han(right)):
        raise PhraseError(f"{right!r} behind the number is not understood: choose a fragment without it")
    if _JOINED.match(after):
        raise PhraseError(f"{after[:2]!r} behind the number is not understood: choose a fragment without it")


def _check_quotient(number: Found, after: str) -> None:
    if after.startswith(("每", "/")) and (number.unit in _PER_SOMETHING or after.startswith(_PER)):
        raise PhraseError("a quotient of two units has no reading")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def check_word(number: Found, hedge: Hedge) -> None:
    """Refuse 汉字 that may be part of a word: 统一, 一些, 百姓, 十分."""
    is_bare = hedge is Hedge.BARE
    if is_bare and number.digits in ("百", "千", "万", "亿"):
        raise PhraseError(f"{number.core} without a number in front may be part of a word or of a unit")
    if not number.unit and not number.core[0].isdecimal() and _may_be_syllable(number, is_bare):
        raise PhraseError(f"{number.core} may be part of a word: choose a fragment that shows what is counted")


def _may_be_syllable(number: Found, is_bare: bool) -> bool:
    is_apart = not is_bare or _counts_nothing_else(number.after)
    if len(number.digits) == 1:
        return not is_apart or number.before.endswith(_PART_OF_WORD)
    return not is_apart and number.core[0] in "百千万亿"


def _counts_nothing_else(after: str) -> bool:
    """Whether a number ends where 汉字 end, or a classifier stands behind it."""
    return not after or not _is_han(after[0]) or after[0] in CLASSIFIERS


def check_leftovers(text: str, start: int, end: int) -> None:
    """Refuse marks of a unit or a currency anywhere outside the figure."""
    if mark := _MARKS.search(text[:start] + text[end:]):
        raise PhraseError(f"{mark[0]!r} belongs to no number here: choose a fragment that shows which")
