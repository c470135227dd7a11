"""Words of a text that say when a figure holds and whether it is a fact: years, "last year", "is expected to"."""

from __future__ import annotations

import re

from gzcheck.model.patterns import late_pattern

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
_PLANNED = (
    late_pattern(
        r"(?<!than )(?:is|are|was|were|be) (?:expected|projected|forecast(?:ed)?|planned|set|scheduled|slated|due|"
        r"estimated) to\b|\bexpect(?:s|ing)?\b|\bplan(?:s|ning)? to\b|\baim(?:s|ing)? (?:to|at|for)\b|\bwill\b|"
        r"\bhope(?:s|d)? to\b|\bintend(?:s|ed)? to\b|\bseek(?:s|ing)? to\b|\bforecasts?\b|\btarget(?:s|ed|ing)?\b|"
        r"\bby the end of (?:19|20|21)\d\d\b|\bis likely to\b|(?<!than )\bexpected\b",
        re.IGNORECASE,
    ),
    late_pattern(r"预计|预期|预测|计划|目标|力争|将(?!近|军|领)|拟(?!人)|有望|争取"),
)
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
    for words in _PLANNED:
        if match := words.search(cleaned):
            return match[0]
    return ""
