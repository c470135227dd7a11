"""Ordinals in Chinese texts: a rank is a figure (第11位, 第一大客户); one that counts a repetition is none (第五次)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.phrases.needed import guarded
from gzcheck.texts.chinese.words import HAN, one_of
from gzcheck.texts.document import Apart

_N = f"[{HAN}\\d]"
_ORDINAL = re.compile(rf"第{_N}+(?=(?P<behind>[\u3400-\u9fff]{{0,6}}))")
_RANK = re.compile(r"(?:名(?!单)|位(?!数)|大|高|长|多|强(?!化)|低|富|好|佳|宽|深|快|慢|早|小|重|贵|热)")
"""What is behind a rank."""
_NO_RANK = re.compile(
    one_of(
        """大道 大街 大学 大队 大桥 大厦 高中 高级中学 强化 小学 小组 小队 小时 小节 小标题 低潮 多功能 高峰 快车道 大脑
    长江 大会堂""".split()
    )
)
_PLACED = re.compile(
    "(?:"
    + one_of(
        """居 列 排 位 名列 位居 位列 排在 排到 全国 全球 世界 全省 全市 亚洲 欧洲 升至 降至 升到 降到 跌至 夺得 获得 获
    摘得 排名 并列 稳居 跻身 行业 国内 排名为 排名全国 为全国 综合 总分 总榜 同比 东部 中部 西部 历史 历史同期
    全区 升为 暂列 暂居 跃居 跃升至 提升至 上升至 上升到 下滑至""".split()
    )
    + ")$"
)
_ENDS = re.compile(r"[，。；、：）)”的和与及且但并，]|$|\s")
_ENUMERATED = re.compile(r"(?:^|[。；！：])\s*[“]?$")
_LOOK = 8
_SHORT = guarded(r"(?<![以之])(?:头|上|下|首|末)[一二两三几\d]?(?:次|届|个|批|回|轮|季|周|场|局|集|款|座|家)")


def ordinals_in(text: str) -> Iterator[Apart]:
    """Ordinals that are no rank."""
    for match in _ORDINAL.finditer(text):
        end = match.start("behind")
        if not _is_rank(text, match.start(), end, match["behind"]):
            yield Apart(match.start(), end + (1 if match["behind"] else 0), NoFigure.ORDINAL)
    for match in _SHORT.finditer(text):
        yield Apart(*match.span(), NoFigure.ORDINAL)


def _is_rank(text: str, start: int, end: int, behind: str) -> bool:
    in_front = text[max(0, start - _LOOK) : start]
    if _ENUMERATED.search(in_front) and text[end : end + 1] in ("，", "、", "："):
        return False
    if _RANK.match(behind):
        return _NO_RANK.match(behind) is None
    return _PLACED.search(in_front) is not None or _ENDS.match(text, end) is not None
