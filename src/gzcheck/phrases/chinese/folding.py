"""Traditional and formal characters as the simplified everyday ones, one for one, so that places stay."""

from __future__ import annotations

import re

_TRADITIONAL = """
萬万 億亿 兩两 幾几 餘余 點点 負负 約约 過过 達达 個个 圓元 圆元 歲岁 噸吨 畝亩 頃顷 釐厘 週周 間间
條条 隻只 輛辆 組组 對对 幣币 臺台 灣湾 韓韩 盧卢 鎊镑 歐欧 紐纽 將将 僅仅 數数 強强 減减 縮缩 虧亏
損损 漲涨 積积 許许 於于 應应 會会 戶户 種种 處处 項项 張张 筆笔 頭头 樓楼 棟栋 層层 鎮镇 縣县 區区
鄉乡 國国 級级 鐘钟 時时 產产 電电 華华 攝摄 溫温 單单 錢钱 塊块 預预 計计 滿满 裏里 裡里 嶺岭 長长
紀纪 從从 與与 為为 佔占 實实 際际 約约 門门 萎萎 斷断 貶贬 質质 澤泽 見见 賺赚 賠赔 銀银 聯联 債债
額额 虛虚 淨净 進进 離离 總总 倍倍 連连 續续 親亲 場场 極极 課课 價价 樣样 機机 車车 業业 廠厂 廳厅
團团 員员 學学 醫医 藥药 歷历 曆历 開开 關关 還还 這这
"""
_CHARACTERS = str.maketrans({pair[0]: pair[1] for pair in _TRADITIONAL.split()})
_FORMAL = str.maketrans("零壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟", "零一二二三三三四五六六七八九十百千")
_FORMAL_DIGITS = frozenset("壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟")
_FORMAL_RUN = re.compile(
    r"[零壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟]{2,}|[壹贰貳叁叄肆伍陆陸柒捌玖](?=[万亿元圆圓萬億成倍])|(?<=\d)[拾佰仟]"
)
"""A single one may be a name (陆 is land too); two, or one in front of 万 or 元, are a number."""


def simplified(text: str) -> str:
    """The text in simplified characters, with everyday numerals."""
    if not _FORMAL_DIGITS.isdisjoint(text):
        text = _FORMAL_RUN.sub(lambda match: match[0].translate(_FORMAL), text)
    return text.translate(_CHARACTERS)
