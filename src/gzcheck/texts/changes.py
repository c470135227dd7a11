"""Whether a figure is the amount by which another changed, and no level: "fell by 0.6 points", 增长12.7%."""

from __future__ import annotations

import re

from gzcheck.model import Indicator, Mention
from gzcheck.texts.labels import names_of, stems_in

_MOVED = (
    r"(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|grows?|growth"
    r"|(?:in|de)creas(?:ed?|es|ing)|dropp?(?:ed|ing|s)?|declin(?:ed?|es|ing)"
    r"|climb(?:ed|s)?|jump(?:ed|s)?|shrank|shrunk|slipp?(?:ed|s)?|slid|gain(?:ed|s)?|surg(?:ed?|es)|soar(?:ed|s)?|plung(?:ed?|es)"
    r"|tumbl(?:ed?|es)|eas(?:ed|es)|up|down|higher|lower|expand(?:ed|s)?|contract(?:ed|s)?|widen(?:ed|s)?"
    r"|narrow(?:ed|s)?)"
)
_HEDGES = (
    r"(?:(?:about|some|nearly|almost|over|more\sthan|less\sthan|around|roughly|only|just|an?|another|a\sfurther"
    r"|further|as\smuch\sas)\s)*"
)
_IN_FRONT = re.compile(
    rf"(?i)(?:\b{_MOVED}(?:\s(?:year[- ]on[- ]year|slightly|sharply|steadily|again))?(?:\s(?:by|of))?"
    r"|\b(?:cut|lowered|raised|reduced|lifted|trimmed|improved|rise|fall|drop|rising|falling)\b[^,;.\d]{1,40}?\sby)"
    rf"\s{_HEDGES}[^\w\s]?$"
    r"|(?:增长|增幅|增速|下降|降幅|上升|增加|减少|提高|提升|回落|上涨|下跌|降低|缩小|扩大|收窄"
    r"|同比增|同比降|[涨跌升降])(?:幅度)?[了为约近超达逾]*$"
)
_BEHIND = re.compile(
    r"(?i)\s?(?:year[- ]on[- ]year\s)?(?:more|less|fewer|higher|lower|faster|slower|up|down|growth|increase|decrease"
    r"|rise|fall|drop|decline|jump|gain)\b(?!\sto\b)"
)
_NUMBER = re.compile(
    r"[\d一二三四五六七八九十百千万亿]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|an?)\b"
)
_LOOK = 60
POINTS = ("percentage-point", "basis-point")
CHANGING = frozenset(
    stem
    for word in "change growth increase rise fall decline decrease drop gain 增长 变化 增速 增幅 降幅 下降 变动".split()
    for stem in stems_in(word)
)
"""Stems of names for a change, which the words beside such a figure say in their own way."""
_APART = frozenset(
    stem
    for word in "difference gap margin lead spread contribution premium deviation 差距 差额 差值 利差 贡献 拉动".split()
    for stem in stems_in(word)
)
"""Stems of names for how far two levels are apart."""


def is_of_change(indicator: Indicator) -> bool:
    """Whether an indicator is the change of another: it or its unit says so, or one of its names does."""
    return bool(indicator.growth_of) or indicator.unit in POINTS or not CHANGING.isdisjoint(_stems(indicator))


def may_be_in_points(indicator: Indicator) -> bool:
    """Whether percentage points may be figures of an indicator: of a change, or of how far two levels are apart."""
    return is_of_change(indicator) or not _APART.isdisjoint(_stems(indicator))


def _stems(indicator: Indicator) -> set[str]:
    return {stem for name in names_of(indicator) for stem in stems_in(name)}


def is_in_points(mention: Mention) -> bool:
    """Whether a figure is in percentage points or the like, and so tells how far two rates are apart."""
    return mention.figure is not None and mention.figure.unit.name in POINTS


def is_change(sentence: str, start: int, mention: Mention) -> bool:
    """Whether the figure that begins at `start` of its sentence tells how much something changed."""
    figure = mention.figure
    if figure is None or figure.unit.name == "rank":
        return False
    if is_in_points(mention):
        return True
    number = _NUMBER.search(mention.printed)
    front = mention.printed[: number.start()] if number else ""
    before = f"{sentence[max(0, start - _LOOK) : start]}{front}"
    behind = sentence[start + len(mention.printed) : start + len(mention.printed) + _LOOK]
    return _IN_FRONT.search(before) is not None or _BEHIND.match(behind) is not None
