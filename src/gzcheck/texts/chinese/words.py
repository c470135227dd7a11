"""What the patterns for Chinese texts are built from: numerals, classifiers, and words for a change."""

from __future__ import annotations

import re

from gzcheck.phrases.chinese.unit_words import CLASSIFIERS
from gzcheck.texts.sieve import one_of as one_of

DIGIT = "一二两三四五六七八九"
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億兩幾"
PLAIN = "零〇一二两三四五六七八九十百千万亿廿卅"
"""Characters that are numerals wherever they stand; those for cheques are in other words too (队伍, 收拾)."""
HAN = PLAIN + FORMAL
"""Characters that a number in 汉字 may have."""
ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
SCALES = "百千万亿"
ANY = rf"[{HAN}\d]"
COUNTED = f"[{CLASSIFIERS}]"
"""What stands between a number and the thing that is counted."""


HURT = one_of(
    "死 伤 亡 死亡 身亡 遇难 罹难 受伤 轻伤 重伤 失踪 失联 被困 获救 丧生 牺牲 溺亡 确诊 感染 治愈 出院 落水 被捕 落网"
)
"""What becomes of people whose number is told, though it be one."""
MOVES = one_of("""前移 后移 上升 下降 提升 提高 下滑 跃升 上移 下移 攀升 前进 后退 跌落""".split())
"""How a place in a ranking changes."""
RISES = one_of("增长 增加 提高 上升 扩大 上涨 攀升 提升 高出 增 涨 多")

RATIO = re.compile(
    # 每十人中有三人, 每10人中至少有4人, 每5户就有1户, 每3名游客里有两名
    rf"每(?:卖出|售出|销售|生产|交付)?(?P<whole>[{HAN}\d]+)"
    rf"(?:{COUNTED}|[^，。；：\d{HAN}数几]{{1,5}})(?:[^，。；：\d{HAN}数几]{{0,5}}?)?["
    rf"中里]?，?就?"
    rf"(?P<hedge>约|至少|超过|近|不到)?有(?:将)?(?P<hedge2>约|至少|超过|近|不到)?(?P<part>[{HAN}\d]+)"
    rf"(?![{HAN}\d.%％])"
)
"""A part of a whole that is told by two numbers."""
