"""The guard for Chinese: what touches a number is known, or the fragment is refused with that piece named."""

from __future__ import annotations

import re
import string

from gzcheck.model import Hedge
from gzcheck.phrases.chinese.hedges import NOT
from gzcheck.phrases.chinese.patterns import BLANK
from gzcheck.phrases.chinese.unit_words import CLASSIFIERS
from gzcheck.phrases.reading import PhraseError

_PART_OF_WORD = ("统", "同", "唯", "之", "周", "期", "单", "专", "第", "这", "那", "某", "每", "另", "任", "万")
_DATES = ("点", "时", "日", "号", "月", "季", "比", ":", "/", "又", "票对", "胜", "负", "平")
_NO_DATES = ("平均", "平方", "点多", "时间", "比例", "比上", "比去", "比重")
_CALLS = ("拨打", "致电", "拨", "电话", "热线", "航班", "编号")
_CALLED = ("报警", "急救", "热线", "火警")
_CHANGING = ("半", "个半", "个亿", "个万", "个多亿", "兆", "又", "开", "分之", "几", "成", "倍")
_MARKS = re.compile(r"[$¢£¤¥֏؋৲৳฿៛₠-⃀﷼%‰‱°′″±≠√×^]")
_FREE_BEFORE = set("“”\"'(（[【《:：,，.。;；、—…!！?？ ") | {BLANK, "\n", "\t"}
_FREE_AFTER = set("“”\"')）]】》:：,，.。;；、—…!！?？-+ \n\t") | {"", BLANK}
_LETTERS = string.ascii_letters
_SHORTEST_NAME = 2
_TIMES = ("年", "个月", "个季度", "周", "天", "个星期", "星期", "个多月")


def check_neighbours(before: str, match: re.Match[str], after: str) -> None:
    """Refuse what stands right beside a number and makes something else of it."""
    _check_follower(before, match, after)
    if before.endswith("近") and match["unit"] in _TIMES and not before.endswith(("接近", "将近")):
        raise PhraseError("'近' in front of a time may be 'nearly' or 'the past': choose a fragment that shows which")
    if match["core"][0] in "百千万亿" and before.endswith(BLANK):
        raise PhraseError(f"{match['core']} behind a name or a period has no number of its own")
    if before.endswith(_CALLS) or after.startswith(_CALLED):
        raise PhraseError("a telephone number or a name is no figure")
    _check_negation(before, match)
    _check_right(match, after)


def _check_follower(before: str, match: re.Match[str], after: str) -> None:
    number = match[0].strip()
    is_rate = bool(match["unit"]) and after.startswith((":", "/"))
    if after.startswith(_DATES) and not is_rate and not after.startswith(_NO_DATES):
        raise PhraseError(f"{number}{after[0]} is a date, a time, a score or a ratio, no figure")
    if after.startswith(_CHANGING) and not after.startswith("开外"):
        raise PhraseError(f"{after[:2]!r} behind the number changes it: write the figure as digits")
    if after.startswith("强") and not before.endswith("前"):
        raise PhraseError(f"{number}强 is a name, no figure")


def _check_negation(before: str, match: re.Match[str]) -> None:
    if before.endswith(NOT) or (
        before.rstrip("到达满").endswith(NOT) and not before.endswith(("不到", "未到", "不满", "未满"))
    ):
        raise PhraseError("a negation in front of the number has no certain reading")
    if before.endswith(("成千", "上", "成百", "成", "上了")) and match["core"][0] in "百千万":
        raise PhraseError(f"'上{match['core']}' is too vague for a figure")
    if before.endswith(("可能", "也许", "或许", "恐怕", "疑似", "勉强", "好几", "若干")):
        raise PhraseError(f"{before[-2:]} in front of the number has no certain reading")


def check_left(before: str) -> None:
    """Refuse signs in front of a number, or of its hedge, that are not known to be nothing."""
    left = before[-1:]
    letters = len(before) - len(before.rstrip(_LETTERS))
    is_name = letters > _SHORTEST_NAME  # GDP3万亿元; fewer may be a currency: Rs5亿
    if left and not (left in _FREE_BEFORE or _is_han(left) or is_name):
        raise PhraseError(f"{left!r} in front of the number is not understood: choose a fragment without it")
    if left == "+" or (left == "-" and before[-2:-1] in "+/"):
        raise PhraseError(f"{before[-2:]!r} in front of the number is not understood: choose a fragment without it")


def _check_right(match: re.Match[str], after: str) -> None:
    """Refuse signs and Latin letters behind the number that are not known to be nothing."""
    right = after[:1]
    if not (right in _FREE_AFTER or _is_han(right)) and not _is_price(match, after):
        raise PhraseError(f"{right!r} behind the number is not understood: choose a fragment without it")
    if right in "-+" and right and after[1:2].isalnum() and after[1:2].isascii():
        raise PhraseError(f"{after[:2]!r} behind the number is not understood: choose a fragment without it")
    if after.startswith(("每", "/")) and (
        match["unit"] in ("公里", "千米", "米", "克", "毫克", "微克") or _is_per(after)
    ):
        raise PhraseError("a quotient of two units has no reading")


def _is_price(match: re.Match[str], after: str) -> bool:
    return after.startswith("/") and "元" in (match["unit"] or "")


def _is_per(after: str) -> bool:
    return after.startswith(("每平方", "每立方", "每升", "每公斤", "每百", "每千", "每万", "/万", "/千", "/百"))


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def check_word(before: str, match: re.Match[str], after: str, hedge: Hedge) -> None:
    """Refuse 汉字 that may be part of a word: 统一, 一些, 百姓, 十分."""
    core, is_bare = match["core"], hedge is Hedge.BARE
    if core in ("百", "千", "万", "亿") and not match["scale"] and is_bare:
        raise PhraseError(f"{core} without a number in front may be part of a word or of a unit")
    if core[0].isdecimal() or match["unit"]:
        return
    is_alone = not after or not _is_han(after[0]) or after[0] in CLASSIFIERS or not is_bare
    is_single = len(core + match["scale"]) == 1
    is_syllable = is_single and (not is_alone or before.endswith(_PART_OF_WORD))
    if is_syllable or (core[0] in "百千万亿" and is_bare and (is_single or not is_alone)):
        raise PhraseError(f"{core} may be part of a word: choose a fragment that shows what is counted")


def check_leftovers(text: str, start: int, end: int) -> None:
    """Refuse marks of a unit or a currency anywhere outside the figure."""
    if mark := _MARKS.search(text[:start] + text[end:]):
        raise PhraseError(f"{mark[0]!r} belongs to no number here: choose a fragment that shows which")
