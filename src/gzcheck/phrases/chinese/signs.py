"""The sign of a Chinese figure: 负 and 零下 at the number, or a word of falling, losing or lacking that governs it."""

from __future__ import annotations

import re

from gzcheck.model import Numeral, Sign

_FALLING = """下降 减少 下跌 降低 跌 负增长 回落 缩减 降 下滑 减 萎缩 缩水 下挫 跌去 收窄 下调 下行 锐减 骤降 暴跌 大跌
        大降 缩小 削减 裁减 走低 减弱 贬值 蒸发 滑落 少了 少 低了 低 缩短 压缩 下探 急跌 重挫 精简 裁员 压减 减持
        调降 调低 减亏 放缓""".split()
_LOSING = "亏损 净亏损 亏 净流出 亏了 净亏 浮亏".split()
_LACKING = "赤字 逆差 缺口 流出 损失".split()
_FILLERS = "了约为是达近超过逾的同比环比幅度有大概已又再仅将(（ 共计:：额"
_HEDGES = re.compile(r"(?:大约|超过|接近|将近|不足|不到|至少|约|近|超|逾|达到|幅度达|幅度为)$")
_LEVEL = ("到", "至", "为", "成")
_BEHIND = re.compile(r"^的?(?:降幅|跌幅|减幅|下降|下滑|下跌|跌势|降低|减少|负增长|亏损|回落|缩减)")
_CHARACTERS = "".join(sorted({*"".join((*_FALLING, *_LOSING, *_LACKING))} - {*"的了"}))
SIGN_WORDS = re.compile(f"[{_CHARACTERS}]|低于|小于|幅")
"""Without one of these characters in front nothing but a mark or a word behind makes a value negative."""
_NEAR = re.compile(
    "|".join(["低于", "少于", "小于", *(word for word in (*_FALLING, *_LOSING, *_LACKING) if len(word) > 1)])
)
"""In front of a number these, if they do not govern it, leave its sign open."""
_MIXED = ("减亏", "扭亏", "减少亏损", "止亏", "弥补亏损")
_ENDINGS: tuple[tuple[tuple[str, ...], Sign, bool], ...] = (
    (_MIXED, Sign.OPEN, False),
    (tuple(_LOSING), Sign.RESULT, True),
    (("损失",), Sign.OPEN, False),
    (tuple(_LACKING), Sign.OPEN, True),
)
"""Words that govern a number, what they say of its sign, and whether the value is negative; the first that fits."""
_NO_FALLING = ("最低", "至少", "最少", "多少", "不少", "起降")
_RATE = re.compile(r"(?:降幅|跌幅|减幅)[^\d]*$|亏损.*(?:收窄|扩大).*$")
_LOSSES = "|".join((*_LOSING, *_LACKING))
_LOSS_IS = re.compile(rf"(?:{_LOSSES})额?(?:分别|合计|共计|共|约)?为(?:约|近|超过|超|逾|不足)?$")
"""净亏损为4800万元 is what is lost, and 下降为 in front of a number a level."""
_SHARE_OF_LOSS = re.compile(rf"(?:{_LOSSES})额?的$")
"""亏损额的六成 is a part of it."""
_NARROWING = re.compile(r"收窄|扩大")


def signed(value: Numeral, before: str, after: str, mark: str) -> tuple[Numeral, Sign]:
    """The value with its sign, and what says so; `before` ends where the number or its hedge begins."""
    if mark in ("-", "负") or before.endswith("零下"):
        return -value, Sign.MARK
    if not SIGN_WORDS.search(before) and not _BEHIND.match(after):
        return value, Sign.NONE
    sign, is_minus = _governed(before, after)
    return (-value if is_minus else value), sign


def _governed(before: str, after: str) -> tuple[Sign, bool]:
    """Which word governs the number, if one does: the sign's kind, and whether it makes the value negative."""
    if _RATE.search(before):
        return Sign.OPEN, not _NARROWING.search(before)
    if _SHARE_OF_LOSS.search(before) or (_is_level(before) and not _LOSS_IS.search(before)):
        return Sign.NONE, False
    stem = _stem(before)
    if ending := _by_ending(stem):
        return ending
    if _is_falling(stem, after):
        return Sign.CHANGE, True
    return (Sign.OPEN if _NEAR.search(before) else Sign.NONE), False


def _by_ending(stem: str) -> tuple[Sign, bool] | None:
    """The same by the word of losing or lacking in front of the number."""
    for words, sign, is_minus in _ENDINGS:
        if stem.endswith(words):
            return sign, is_minus
    return None


def _is_falling(stem: str, after: str) -> bool:
    """Whether a word of falling governs the number, in front of it or behind."""
    is_in_front = stem.endswith(tuple(_FALLING)) and not stem.endswith(_NO_FALLING)
    return is_in_front or _BEHIND.match(after) is not None


def _is_level(before: str) -> bool:
    """Whether the number is what something fell to (降至, 下降到)."""
    return before.rstrip("了约近超过逾不足到").endswith(_LEVEL) or before.endswith(("降到", "跌到", "减到", "低到"))


def _stem(before: str) -> str:
    """What stands in front of the fillers between a verb and its number."""
    while before:
        shorter = _HEDGES.sub("", before)
        if shorter == before and before[-1] in _FILLERS:
            shorter = before[:-1]
        if shorter == before:
            break
        before = shorter
    return before
