"""Scores of games, race times, and votes in Chinese texts; a proportion (8:41:51) is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.texts.chinese.words import one_of
from gzcheck.texts.document import Apart

_GAME = re.compile(
    one_of(
        """胜 负于 战平 击败 战胜 不敌 力克 淘汰 领先 落后 逼平 取胜 告负 横扫 比分 夺冠 半场 决赛 主场 客场 小组赛 联赛
    首节 次节 末节 首局 次局 对阵 大胜 晋级 球队 冠军 点球 加时 绝杀 逆转 险胜 完胜 惜败 双杀 两连胜 客胜 主胜
    握手言和""".split()
    )
)
_PAIR = re.compile(r"(?<![\d.:：])\d{1,3}\s?[-–:：比平]\s?\d{1,3}(?![\d:：.%]|[万亿元人岁年月日号吨米个名级度%])")
_RECORD = re.compile(r"\d{1,3}胜(?:\d{1,3}平)?\d{1,3}负")
_VOTE = re.compile(r"\d{1,4}票(?:赞成)?[对比]\d{1,4}票")
_RACE = re.compile(
    r"(?<![\d.])(?:\d{1,2}小时)?(?:\d{1,2}分)?\d{1,2}(?:秒\d{1,3}|\.\d{1,3}秒|秒)|(?<![\d.])\d{1,2}小时\d"
    r"{1,2}分(?!钟)"
)
_RACED = re.compile(
    r"成绩|夺冠|夺得|冠军|打破|纪录|摘金|完赛|冲线|选手|泳|短跑|预赛|决赛|折桂|接力|跑出|游出|滑出|骑出|米栏|马拉松|半程"
)
_PROPORTION = re.compile(
    r"(?:比例|比重|结构|之比|[^对环同占，。]比(?![赛分较上去如]))[^，。；\d]{0,6}$"
    r"|[:：]\d+(?:\.\d+)?[^，。；\d]{0,4}为$"
)
_PROPORTION_BEHIND = re.compile(r"的?比例|之比|的?结构")
_LOOK = 16


def is_proportion(text: str, start: int, end: int) -> bool:
    """Whether a colon stands between the parts of a proportion."""
    in_front = text[max(0, start - _LOOK) : start]
    return bool(_PROPORTION.search(in_front) or _PROPORTION_BEHIND.match(text, end))


def scores_in(text: str) -> Iterator[Apart]:
    """The scores of a sentence that tells of a game, and the times of one that tells of a race."""
    if _GAME.search(text):
        for match in _PAIR.finditer(text):
            if not is_proportion(text, *match.span()):
                yield Apart(*match.span(), NoFigure.SCORE)
        for match in _RECORD.finditer(text):
            yield Apart(*match.span(), NoFigure.SCORE)
    for match in _VOTE.finditer(text) if "票" in text else ():
        yield Apart(*match.span(), NoFigure.SCORE)
    if _RACED.search(text):
        for match in _RACE.finditer(text):
            yield Apart(*match.span(), NoFigure.TIME)
