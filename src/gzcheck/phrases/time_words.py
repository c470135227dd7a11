"""Words of a text that say when a figure holds and whether it is a fact: years, "last year", "is expected to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gzcheck.model import Status, late_pattern

_YEAR = late_pattern(
    r"(?<![\d.,])(?:1[89]|20|21)\d\d"
    r"(?!\d|[.,]\d|\s*(?:%|percent|billion|million|thousand|yuan|万|亿|元|家|人|个))"
)
_SHORT = late_pattern(r"(?<![\d.,])((?:1[89]|20|21)\d\d)[-–/](\d\d)(?!\d)")
_RELATIVE = late_pattern(
    r"\b(?:last|next|this|previous|past|current|coming|following|same|preceding|year[- ]on[- ]year|annual(?:ly)?|"
    r"year[- ]earlier|a year (?:earlier|ago|before)|compared with)\b|今年|去年|明年|前年|上年|同比|本年|次年|同期|年来",
    re.IGNORECASE,
)
_FISCAL = late_pattern(
    r"\b(?:fiscal|financial|budget|accounting|tax)[- ]years?\b|\bfiscal (?:19|20)\d\d|\bFY ?\d|"
    r"财年|财政年度|会计年度|\b(?:Geschäfts|Haushalts|Wirtschafts|Rechnungs)jahr|(?<![\d.,])(?:19|20)\d\d/\d\d(?![\d/])",
    re.IGNORECASE,
)
_GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_BE = r"(?:is|are|was|were|be)"
_PLANS = (
    (
        Status.TARGET,
        rf"plan(?:s|ning)? to|(?<!than ){_BE} planned to|aim(?:s|ing)? (?:to|at|for)|will|hope(?:s|d)? to"
        r"|intend(?:s|ed)? to|seek(?:s|ing)? to|target(?:s|ed|ing)?",
        r"plans?|planned|planning|aims?|aimed|aiming|hoped|there would be|seeks?|pledge[sd]?|vow(?:s|ed)?|intends?"
        r"|shall|(?:is|are) to(?= \w+)|wants?|hopes?|to be built|commit(?:s|ted)?|ambition"
        r"|(?:a|the|its|their|our|this|that) goals?|goals?(?= (?:is|was|of|for|to)\b)",
        r"计划|目标|力争|争取|将(?=[在于投建达到把为成会有增超新突提扩完实]|$)|拟(?!人)",
        r"规划|到\d{4}年(?!\S{0,12}已)",
    ),
    (
        Status.FORECAST,
        rf"(?<!than ){_BE} (?:expected|projected|forecast(?:ed)?|set|scheduled|slated|due|estimated) to"
        r"|expect(?:s|ing)?|forecasts?|is likely to|(?<!than )expected",
        r"project(?:s|ed)|predict(?:s|ed)?|outlook|(?:are )?likely to|anticipate[sd]?|(?:scheduled|slated) to"
        r"|due to reach",
        r"预计|预期|预测|有望",
        r"料将",
    ),
    (
        Status.ESTIMATE,
        "",
        r"estimat(?:es?|ed)|preliminary|provisional",
        "",
        r"估计|估算|初步(?:统计|核算)",
    ),
)
"""For each status the words that tell it: those that tell it of the figure they stand with, and those that may tell it
of something beside it ("the planned area"); in English, then in Chinese."""
_BY_THE_END = r"\bby the end of (?:19|20|21)\d\d\b"
"""Tells a plan where it is part of a figure's own fragment; in a sentence it may be a fact's time."""
_DONE = r"\b(?:than|as|had been|more|fewer|less) (?:was |were |had been )?(?:expected|planned|forecast|projected)\b"
"""A fact held against what was expected ("more than expected") is no plan."""


def years_in(text: str) -> set[int]:
    """The years that a text names in digits, also the second one of "2016-17"."""
    found = {int(match[0]) for match in _YEAR.finditer(text)}
    for match in _SHORT.finditer(text):
        first = int(match[1])
        found |= {first, first - first % 100 + int(match[2])}
    return found


def is_relative(text: str) -> bool:
    """Whether a text counts years from its own: "last year", "year on year", 同比."""
    return bool(_RELATIVE.search(text))


def is_fiscal(text: str) -> bool:
    """Whether a text speaks of a year that is not the calendar's: "fiscal year", FY10, 2009/10, 财年."""
    return bool(_FISCAL.search(text))


def names_month(text: str, month: int) -> bool:
    """Whether a text names a month, given by its number: "Oct.", October, Oktober, 10月."""
    from gzcheck.phrases.english.lexicon import MONTHS  # brings the whole grammar along

    names = [name.capitalize() for name, number in MONTHS.items() if number == month]
    pattern = rf"\b(?:{'|'.join([*names, _GERMAN_MONTHS[month - 1]])})\b|(?<!\d){month}月"
    return bool(re.search(pattern, text))


def planned(text: str) -> str:
    """The words with which a fragment speaks of what is to come, or nothing."""
    cleaned = re.sub(_DONE, " ", text, flags=re.IGNORECASE)
    for pattern in _plans():
        if match := pattern.search(cleaned):
            return match[0]
    return ""


def statuses_in(text: str) -> Iterator[tuple[Status, re.Match[str]]]:
    """The words of a text that tell a status or may tell one, status by status."""
    cleaned = re.sub(_DONE, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    for status, pattern in _statuses().items():
        yield from ((status, match) for match in pattern.finditer(cleaned))


@cache
def _plans() -> tuple[re.Pattern[str], ...]:
    """Of English and of Chinese, the words that tell a plan or a forecast."""
    english = "|".join(told for _, told, *_ in _PLANS if told)
    chinese = "|".join(told for *_, told, _ in _PLANS if told)
    return _pattern(rf"\b(?:{english})\b|{_BY_THE_END}"), _pattern(chinese)


@cache
def _statuses() -> dict[Status, re.Pattern[str]]:
    return {
        status: _pattern(rf"\b(?:{_either(*english)})\b|{_either(*chinese)}")
        for status, *words in _PLANS
        for english, chinese in [(words[:2], words[2:])]
    }


def _either(*alternatives: str) -> str:
    return "|".join(filter(None, alternatives))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
