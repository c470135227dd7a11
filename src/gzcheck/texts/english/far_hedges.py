"""Hedges that do not touch their number in English ("240 tech firms max"), and what only looks like one ("1+9")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gzcheck.model import Hedge
from gzcheck.texts.sieve import Found, Sentence

_LOOK = 60
_BEHIND = re.compile(
    r"(?:\s(?!and\b|or\b|to\b|of\b|in\b|on\b|at\b)[a-z-]+){1,3}(?P<hedge>\s(?:max|maximum|tops)\b|\s?\+(?!\w))\.?"
)
_ENDS = re.compile(r"\s*(?:[,.;:)\]–—]|$)")
_MIN = re.compile(r"(?i)(?<![\d.]\s)(?<!\d)\b(?P<hedge>min\.?\s)$")
_PLUS_BEHIND = re.compile(r"\+\d")
_PLUS_BEFORE = re.compile(r"\d\+$")
_OF_AGE = re.compile(
    r"(?i)\b(?:those|children|infants|babies|toddlers|people|patients|adults|anyone|everyone|calves|puppies|pupils)\s"
    r"(?:aged\s|of\s)?(?P<hedge>over|under|above|below)\s$"
)
"""Of whom it is told how old they are at least or at most, in months or weeks too."""
_IN_A_TIME = re.compile(
    r"(?i)\b(?:(?P<within>within\s)|(?:in|for|lasted|last)\s(?P<hedge>(?:just\s)?(?:under|over)\s)"
    r"|\b(?:takes?|took|taken)\s(?P<took>under\s)|\b(?:have|has|had|having)\sbeen\b[^.;,]{0,40}\s(?P<been>(?:over|under)\s))$"
)
"""In front of a length of time these limit it, whatever else stands in front: "fail within five years"."""
_AGES = {"over": Hedge.OVER, "above": Hedge.OVER, "under": Hedge.UNDER, "below": Hedge.UNDER}
_TIMES = tuple((unit,) for unit in ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"))
_DURING = re.compile(r"\s(?:[a-z-]+\s){0,2}over\s")
_DONE_OVER = re.compile(
    r"(?i)\b(?:jailed|fined|sued|sues|arrested|charged|convicted|sacked|fired|quits?|resign(?:s|ed)|held|row|anger|fury|clash|probe"
    r"|investigated|dispute|talks|battle|sentenced|banned|protests?)\b[^.;]{0,40}\bover\s(?:an?\s)?$"
)
_LASTED = re.compile(
    r"(?i)\b(?:spen[dt]s?|spending|wait(?:s|ed|ing)?|last(?:s|ed|ing)?|took|takes?|taking|queued?|lived|worked|those"
    r"|children|babies|infants|adults|patients)\s"
)
"""Behind these "over" is no "during"."""
_MATTER = re.compile(
    r"(?i)\s(?:[a-z-]+\s){0,2}(?:fraud|debts?|bill|claim|scandal|theft|scam|deal|loan|contract|payment|bonus|plan|project|scheme"
    r"|cut|cuts|bribe|heist|haul)\b"
)
"""Behind "jailed over £1.2m" these show what it was for."""
_AT_LEAST = "+"
_ADDED = "'+' behind what is counted may add something or mean 'or more'"


def refuse_sums(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Leave the parts of "1+9" unread: no "at least 1", and the name of a programme or a sum."""
    for number in numbers if "+" in sentence.text else ():
        start, end = number.core
        if _PLUS_BEHIND.match(sentence.text, end) or _PLUS_BEFORE.search(sentence.before(start, 3)):
            number.reading, number.reason = None, "with a plus between two numbers it may be a sum or a name"
            number.start, number.end = number.core


def refuse_reasons(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Leave "jailed over £1.2m fraud" unread: "over" may tell there what something was done for."""
    for number in numbers:
        if number.reading is None or number.reading.hedge is not Hedge.OVER:
            continue
        before = sentence.before(number.core[0], _LOOK)
        if _DONE_OVER.search(before) and _MATTER.match(sentence.text, number.core[1]):
            number.reading, number.reason = None, "'over' may mean 'because of' or 'more than' here"
            number.start, number.end = number.core


def drop_durations(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Read "over" as "during" right behind another amount: "18 per cent over three years"."""
    for before, number in pairwise(numbers):
        reading = number.reading
        if reading is None or reading.hedge is not Hedge.OVER or reading.units[:1] not in _TIMES:
            continue
        between = sentence.text[before.end : number.core[0]]
        if _DURING.fullmatch(between) and not _LASTED.search(between):
            number.reading, number.start = replace(reading, hedge=Hedge.BARE), number.core[0]


def give_far_hedges(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Give bare numbers the hedge that ends their clause; what may also add something is not read."""
    for i, number in enumerate(numbers):
        if number.reading is not None and number.reading.hedge is Hedge.BARE:
            high = numbers[i + 1].start if i + 1 < len(numbers) else len(sentence.text)
            _give_behind(sentence, number, min(high, number.end + _LOOK))
            _give_before(sentence, number)


def _give_behind(sentence: Sentence, number: Found, high: int) -> None:
    match = _BEHIND.match(sentence.text, number.end, high)
    if match is None or number.reading is None:
        return
    is_more = match["hedge"].strip() == _AT_LEAST
    if _ENDS.match(sentence.text, match.end()):
        number.reading = replace(number.reading, hedge=Hedge.AT_LEAST if is_more else Hedge.AT_MOST)
        number.end = match.end("hedge")
    elif is_more:
        number.reading, number.reason = None, _ADDED


def _give_before(sentence: Sentence, number: Found) -> None:
    before = sentence.before(number.start, _LOOK)
    is_age = number.units[:1] in (("month",), ("week",), ("year",))
    age = _OF_AGE.search(before) if is_age else None
    least = _MIN.search(before) if "min" in before[-5:].lower() else None
    match = age or least
    if match is None and number.units[:1] in _TIMES:
        _give_time(number, before)
    elif match is not None and number.reading is not None:
        hedge = _AGES[match["hedge"].lower()] if age else Hedge.AT_LEAST
        number.reading = replace(number.reading, hedge=hedge)
        number.start -= len(before) - match.start("hedge")


def _give_time(number: Found, before: str) -> None:
    """The limit of a length of time."""
    match = _IN_A_TIME.search(before)
    if match is not None and number.reading is not None:
        limit = match["hedge"] or match["took"] or match["been"] or match["within"]
        hedge = Hedge.AT_MOST if match["within"] else _AGES[limit.lower().split()[-1]]
        number.reading = replace(number.reading, hedge=hedge)
        number.start -= len(limit)
