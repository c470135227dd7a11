"""Hedges: the approximators a text puts beside a number, as a table with a version."""

from __future__ import annotations

from enum import StrEnum


class Hedge(StrEnum):
    """The class of approximator; it decides how a figure becomes an interval."""

    BARE = "bare"
    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    ODD = "odd"
    RANGE = "range"
    ORDER = "order"


HEDGES_VERSION = "2026-11-21"
"""Changes whenever a word below, or what a class means, changes."""

BEFORE: dict[Hedge, tuple[str, ...]] = {
    Hedge.EXACT: ("exactly", "precisely"),
    Hedge.ABOUT: (
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "approx",
        "circa",
        "ca",
        "an estimated",
        "estimated",
        "in the region of",
        "more or less",
        "somewhere around",
        "in the order of",
        "on the order of",
        "or about",
        "or around",
        "estimated at",
        "est",
        "in the vicinity of",
        "in the neighborhood of",
        "in the neighbourhood of",
        "something like",
    ),
    Hedge.NEARLY: (
        "nearly",
        "almost",
        "close to",
        "approaching",
        "approaches",
        "approached",
        "approach",
        "nearing",
        "just short of",
        "just shy of",
        "shy of",
        "not quite",
        "verging on",
    ),
    Hedge.OVER: (
        "more than",
        "over",
        "above",
        "exceed",
        "exceeds",
        "exceeded",
        "exceeding",
        "surpass",
        "surpasses",
        "surpassed",
        "surpassing",
        "tops",
        "topped",
        "topping",
        "in excess of",
        "upward of",
        "upwards of",
        "greater than",
        "higher than",
        "larger than",
        "north of",
        "beyond",
        "better than",
        "older than",
        "longer than",
        "bigger than",
    ),
    Hedge.AT_LEAST: (
        "at least",
        "no less than",
        "no fewer than",
        "not less than",
        "not fewer than",
        "a minimum of",
        "minimum of",
        "no lower than",
        "not lower than",
        "no smaller than",
        "as few as",
        "as little as",
        "as low as",
        "at the least",
        "at the very least",
        "minimum",
    ),
    Hedge.UNDER: (
        "less than",
        "under",
        "below",
        "fewer than",
        "lower than",
        "smaller than",
        "younger than",
        "shorter than",
        "short of",
    ),
    Hedge.AT_MOST: (
        "at most",
        "no more than",
        "not more than",
        "up to",
        "as many as",
        "as much as",
        "as high as",
        "a maximum of",
        "maximum of",
        "not exceeding",
        "no higher than",
        "not higher than",
        "no greater than",
        "as large as",
        "as big as",
        "as long as",
        "at the most",
        "at the very most",
        "maximum",
        "capped at",
    ),
}
"""Words that stand before a number."""

AFTER: dict[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: ("or so", "or thereabouts", "give or take", "more or less", "approximately", "roughly"),
    Hedge.AT_LEAST: (
        "or more",
        "or above",
        "and above",
        "or over",
        "and over",
        "or higher",
        "plus",
        "at least",
        "and up",
        "or greater",
        "or better",
        "or older",
        "or longer",
        "and more",
        "and higher",
        "and older",
        "and counting",
        "minimum",
        "at the least",
        "at the very least",
    ),
    Hedge.AT_MOST: (
        "or less",
        "or fewer",
        "or below",
        "or under",
        "and below",
        "or lower",
        "at most",
        "maximum",
        "or younger",
        "or shorter",
        "and under",
        "and lower",
        "at the most",
        "at the very most",
    ),
    Hedge.ODD: ("odd",),
}
"""Words that stand behind a number."""

SIGNS: dict[str, Hedge] = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    ">": Hedge.OVER,
    "≥": Hedge.AT_LEAST,
    "<": Hedge.UNDER,
    "≤": Hedge.AT_MOST,
}
"""Signs that stand before a number."""

CHINESE_BEFORE: dict[Hedge, tuple[str, ...]] = {
    Hedge.EXACT: ("正好", "恰好"),
    Hedge.ABOUT: ("大约", "大概", "约为", "约", "估计"),
    Hedge.NEARLY: ("接近", "将近", "逼近", "近"),
    Hedge.OVER: ("超过", "超出", "突破", "多于", "高于", "大于", "逾", "超"),
    Hedge.AT_LEAST: ("不少于", "不低于", "不小于", "至少"),
    Hedge.UNDER: ("不足", "不到", "低于", "少于", "小于"),
    Hedge.AT_MOST: ("不超过", "不多于", "不高于", "至多", "最多", "高达", "多达"),
}
"""Chinese words that stand before a number."""

CHINESE_AFTER: dict[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: ("左右", "上下"),
    Hedge.AT_LEAST: ("以上", "及以上", "或以上"),
    Hedge.AT_MOST: ("以下", "以内", "及以下", "或以下"),
    Hedge.ODD: ("多", "余"),
}
"""Chinese words that stand behind a number or its scale word."""

NEGATED: dict[Hedge, Hedge] = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST}
"""What a class turns into behind "not" ("did not exceed 500"); every other class cannot be negated."""

_TYPED = {
    "none": Hedge.BARE,
    "approx": Hedge.ABOUT,
    "max": Hedge.AT_MOST,
    "min": Hedge.AT_LEAST,
    "exceeding": Hedge.OVER,
    "before": Hedge.UNDER,
    "after": Hedge.OVER,
    "between": Hedge.RANGE,
    "from": Hedge.RANGE,
    "dozens": Hedge.ORDER,
    "hundreds": Hedge.ORDER,
    "thousands": Hedge.ORDER,
    "millions": Hedge.ORDER,
}
"""What people type for a class, beside what is printed."""


def hint_for_hedge(text: str) -> Hedge | None:
    """The class that somebody meant who typed the printed words: "more than" is `over`, ">=" is `at-least`."""
    small = " ".join(text.casefold().replace("_", " ").split())
    spelled = {">=": "≥", "<=": "≤", "+": "or more"}.get(small, small)
    for hedge in Hedge:
        if small.replace(" ", "-") == hedge.value:
            return hedge
    if spelled in SIGNS:
        return SIGNS[spelled]
    for table in (BEFORE, AFTER, CHINESE_BEFORE, CHINESE_AFTER):
        for hedge, words in table.items():
            if spelled in words:
                return hedge
    return _TYPED.get(small)
