"""Units that an English sentence tells beside a number: tiers, times that are occasions, the money of a like amount."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gzcheck.model import units as known_units
from gzcheck.texts.sieve import Found, Sentence

_LOOK = 60
_TIER = re.compile(r"(?i)[- ]tier\b")
_ROW = re.compile(
    r"(?i)\s(?:in a row|running|since|already|so far|this|last|every|a (?:day|week|month|year|night|season)|between"
    r"|during"
    r"|over the (?:past|last)|in (?:the|his|her|their|its|just|only|under)\s(?:last|past|first|career|history|space"
    r"|\d)|in (?:\d|two|three|four|five|six|seven|eight|nine|ten|a (?:day|week|month|year|decade)))"
)
"""Behind "five times" these show that occasions are counted, and nothing is that much larger."""
_ENDS = re.compile(r"\s?(?:[,.;:)]|$)|\s(?:and|or|but|by|for|on|at|to|from|before|after|when|with)\b")
_MULTIPLYING = re.compile(
    r"(?i)\b(?:gr[eo]w\w*|r[io]s(?:e|es|en|ing)|increas\w+|multipl\w+|up|jump\w+|climb\w+|swell\w*|swollen|is|was|are|were|at|of|to|by|from"
    r"|nearly|almost|about|around|some|roughly|over|under|than|least|most|cover\w*|subscrib\w+|oversubscribed|leverage|ratio|valued"
    r"|worth|stands?|stood|reach\w*|exceed\w*|trades?|traded|trading|sold for|bought for|fetched)\s$"
)
"""In front of "five times" these show that something is so many times as large, and not how often it happened."""
_TWICE = re.compile(r"(?i)(?:[a-z]+\s)?(?:twice|thrice)")
_MULTIPLIED = re.compile(
    r"(?i)\s(?:as|the|that|this|those|these|what|its|their|his|her|our|your|average|normal|national|usual|original|previous"
    r"|more|larger|higher|bigger|greater|[A-Z]\w*['’]s|(?:last|this) \w+['’]s)\b"
    r"|\s[$€£¥\d]"
)
"""Behind "twice" these are what is twice as much."""
_AMOUNT = re.compile(
    r"(?i)\b(?P<thing>revenues?|sales|turnover|incomes?|profits?|assets|budgets?|salar(?:y|ies)|wages|exports|imports|investments?"
    r"|prices?|rents?|costs?|debts?)\s(?:of|surpassing|exceeding|above|over|topping|below|under|beyond|between|worth)?\s?"
    r"(?:more than\s|less than\s|at least\s|up to\s|about\s|around\s|nearly\s)?$"
)
_STORM = re.compile(
    r"(?i)\b(?:pressure|hurricane|cyclone|typhoon|storm|barometer|depression|anticyclone|landfall|eyewall|isobars?)\b"
)
_NO_THING = re.compile(
    r"\s?(?:[,.;:)]|$)|\s(?:will|would|can|must|may|are|is|was|were|have|has|had|and|or|in|a year|each|to|should)\b"
)


_LINE_OF_TABLE = re.compile(r"\s*\d{1,3}\.?\s(?:[A-Z][\w.'’&-]*\s){1,5}(?:[+−–-]?\d[\d.,:]*(?:\s|$)){2,}\s*$")
"""A place, who has it, and nothing but numbers: "3 Penrith 11 +6 21"."""


def give_told_units(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Give the units; a number that prints a unit of its own keeps it, but for times that are occasions."""
    money = ""
    is_line = sentence.surroundings.place == 0 and _LINE_OF_TABLE.fullmatch(sentence.text) is not None
    if is_line and numbers and not sentence.text[: numbers[0].start].strip():
        numbers[0].unit = "rank"
    for number in numbers:
        unit = next(iter(number.units), "")
        _give(sentence, number, unit, money)
        if unit and known_units()[unit].is_currency:
            money = unit


def _give(sentence: Sentence, number: Found, unit: str, money: str) -> None:
    """Give one number its unit; `money` is the currency that an amount in front of it prints."""
    before, behind = _around(sentence, number)
    tier = _TIER.match(behind) if unit == "rank" else None
    if tier is not None:
        number.unit, number.end = "tier", number.end + tier.end()
    elif unit == "ratio" and _is_occasions(sentence, number, before, behind):
        number.unit, number.start = "count", number.core[0]
        number.affirm()
    elif unit == "MB" and _is_pressure(sentence, number):
        number.unit = "mbar"
    elif not unit and _NO_THING.match(behind) and _AMOUNT.search(before):
        number.unit = money


def _is_pressure(sentence: Sentence, number: Found) -> bool:
    """Whether "mb" are millibars: beside air pressure or a storm."""
    is_small = sentence.text.endswith("mb", number.start, number.end)
    return is_small and _STORM.search(sentence.text) is not None


def _around(sentence: Sentence, number: Found) -> tuple[str, str]:
    """What stands in front of a number's digits, and what behind its fragment."""
    return sentence.before(number.core[0], _LOOK), sentence.behind(number.end, _LOOK)


def _is_bare(number: Found) -> bool:
    return number.reading is not None and number.reading.hedge.value == "bare"


def _is_occasions(sentence: Sentence, number: Found, before: str, behind: str) -> bool:
    """Whether "times" are occasions: "topped the list five times", "five times in a row", "was fined twice"."""
    if _TWICE.fullmatch(sentence.text, number.start, number.end):
        return _is_bare(number) and _MULTIPLIED.match(behind) is None
    if not sentence.text.endswith(" times", number.start, number.end):
        return False
    if _ROW.match(behind):
        return True
    is_whole = number.reading is not None and number.reading.value.value.denominator == 1
    return is_whole and _ENDS.match(behind) is not None and _MULTIPLYING.search(before) is None
