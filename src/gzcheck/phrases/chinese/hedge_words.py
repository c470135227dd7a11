"""Chinese hedges: the words that say how a number is meant."""

from __future__ import annotations

from gzcheck.model import Hedge
from gzcheck.phrases.grammar import HedgeWords

BEFORE: HedgeWords = {
    Hedge.EXACT: tuple("正好 恰好 刚好 整整 恰为".split()),
    Hedge.ABOUT: tuple("大约 大概 约为 约 估计 大致 约莫 大体 差不多 约略 估算 概略".split()),
    Hedge.NEARLY: tuple("接近 将近 逼近 近 直逼 几乎 几近 迫近 趋近".split()),
    Hedge.OVER: tuple("超过 超出 突破 多于 高于 大于 逾 超 不止 不只 破 越过 跨过 冲破 远超 不仅仅".split()),
    Hedge.AT_LEAST: tuple("""不少于 不低于 不小于 至少 不下 不下于 起码 最少 最低 下限 不短于 不早于 少说""".split()),
    Hedge.UNDER: tuple("不足 不到 低于 少于 小于 不满 未满 未到 不及 未及 尚不足 短于".split()),
    Hedge.AT_MOST: tuple(
        """不超过 不多于 不高于 至多 最多 高达 多达 最高 上限 不大于 不超 不逾 顶多 不长于 未超""".split()
    ),
}
"""Words that stand before a number."""

AFTER: HedgeWords = {
    Hedge.ABOUT: tuple("左右 上下 许 前后 来".split()),
    Hedge.OVER: ("开外",),
    Hedge.AT_LEAST: tuple("以上 及以上 或以上 之上 起 或更多 及更多".split()),
    Hedge.AT_MOST: tuple("以下 以内 之内 及以下 或以下 之下 以里 或更少".split()),
    Hedge.ODD: ("多", "余", "有余"),
}
"""Words that stand behind a number, its scale word or its unit."""
OFTEN_NO_HEDGE = (
    "估计",
    "突破",
    "高达",
    "几乎",
    "大体",
    "最低",
    "最高",
    "上限",
    "下限",
    "大致",
    "跨过",
    "越过",
    "最多",
    "最少",
    "远超",
)
WORDS_OF_ODDS = {
    first + second
    for first, rest in {
        "来": "自源客华电访往宾到回由者历信函路说看京穗",
        "余": "额地粮热款下温震生波晖票钱",
        "多": "样媒边方数云伦普",
    }.items()
    for second in rest
}
"""Words that begin with a hedge: 300来自, 300余额."""
ENDS_OF_WORDS = {
    first + second
    for second, before in {
        "大": "扩增最放较加巨重壮强做远很更庞宏极伟膨",
        "约": "节签契预公制合条特邀违履毁",
        "近": "最附靠邻临亲",
        "高": "提增升",
        "多": "增",
        "少": "减",
        "小": "缩",
        "低": "降",
        "超": "高赶",
        "破": "打爆识攻侦揭",
    }.items()
    for first in before
}
"""Words that end with what may begin a hedge: 扩大, 签约."""
