"""Refusals: characters beside a number that leave open what it says, and 汉字 that may be part of a word."""

from __future__ import annotations

import re

from gzcheck.model.hedge import Hedge
from gzcheck.phrases.chinese.hedges import NOT
from gzcheck.phrases.chinese.patterns import CLASSIFIERS
from gzcheck.phrases.reading import PhraseError

_PART_OF_WORD = ("统", "同", "唯", "之", "周", "期", "单", "专")


def check_neighbours(before: str, match: re.Match[str], after: str) -> None:
    """Refuse what stands right beside a number and makes something else of it."""
    is_rate = bool(match["unit"]) and after.startswith((":", "/"))
    if after.startswith(("点", "时", "日", "号", "月", "季", "比", ":", "/", "又")) and not is_rate:
        raise PhraseError(f"{match[0].strip()}{after[0]} is a date, a time or a ratio, no figure")
    if after.startswith(("半", "个半", "个亿", "个万", "公里", "海里", "又")):
        raise PhraseError(f"{after[:2]!r} behind the number changes it: write the figure as digits")
    if match["unit"] in ("公里", "千米", "米") and after.startswith(("/", "每")):
        raise PhraseError("a speed has no reading")
    if after.startswith("强") and not before.endswith("前"):
        raise PhraseError(f"{match[0].strip()}强 is a name, no figure")
    if before.endswith("近") and (match["unit"] or "") in ("年", "个月", "个季度", "周", "天"):
        raise PhraseError("'近' in front of a time may be 'nearly' or 'the past': choose a fragment that shows which")
    if match["core"][0] in "百千万亿" and before.endswith("|"):
        raise PhraseError(f"{match['core']} behind a name or a period has no number of its own")
    if before.endswith(NOT) or (before.rstrip("到达满").endswith(NOT) and not before.endswith("不到")):
        raise PhraseError("a negation in front of the number has no certain reading")
    if before.endswith(("成千", "上", "成百")) and match["core"][0] in "百千万":
        raise PhraseError(f"'上{match['core']}' is too vague for a figure")


def check_word(before: str, match: re.Match[str], after: str, hedge: Hedge) -> None:
    """Refuse 汉字 that may be part of a word: 统一, 一些, 百姓, 十分."""
    core = match["core"]
    alone = not after or not ("\u4e00" <= after[0] <= "\u9fff") or after[0] in CLASSIFIERS or hedge is not Hedge.BARE
    if core in ("百", "千", "万", "亿") and not match["scale"] and hedge is Hedge.BARE:
        raise PhraseError(f"{core} without a number in front may be part of a word or of a unit")
    if core[0].isdigit() or match["unit"]:
        return
    if len(core + match["scale"]) == 1 and (not alone or before.endswith(_PART_OF_WORD)):
        raise PhraseError(f"{core} may be part of a word: choose a fragment that shows what is counted")
    if core[0] in "百千万亿" and hedge is Hedge.BARE and not (len(core) > 1 and alone):
        raise PhraseError(f"{core} may be part of a word: choose a fragment that shows what is counted")
