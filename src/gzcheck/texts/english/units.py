"""Units that an English sentence leaves to its words or to another number: "from 4.9 to 4.6 per cent, against 5.1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from gzcheck.model.units import units as known_units
from gzcheck.texts.english.evidence import likeliest, nearest
from gzcheck.texts.found import Found
from gzcheck.texts.sieve import Sentence

_LOOK = 60


def choose_currencies(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Choose among the currencies that "cents", "francs" or "¥" admit by what the text names."""
    for number in numbers:
        reading = number.reading
        if reading is None or number.unit or len(reading.units) == 1 or not reading.units:
            continue
        if not known_units()[reading.units[0]].is_currency:
            continue
        printed = sentence.text[number.core[0] : number.end]
        if not reading.must_choose and "$" in printed:
            continue
        near = nearest(sentence, number.start, number.end, reading.units)
        number.unit = near or likeliest(sentence.evidence, reading.units)


_SHARES = ("percent", "ratio", "permille")
_CHANGES = ("percent", "percentage-point", "basis-point", "permille")
_FREE = re.compile(
    r"""(?xi) ^\s?(?: $ | [,.;:)\]–—] | (?:
    and | or | in | on | to | from | last | earlier | against | compared | versus | before | respectively | than | at | by
    | a\ (?:year|week|month|day|decade|share|head) | of\ (?:19|20)\d\d | the\ (?:year|month|week|previous|same|quarter)
    | per | previously | when | while | but | after | for | during | with | as | this | next | is | was | under )\b )"""
)
"""What stands behind a number that has no thing of its own behind it."""
_LINK = re.compile(
    r"""(?xi) (?: \b(?: from | against | compared\ (?:with|to) | versus | vs\.? | than(?:\ the)? | twice\ the | double\ the
    | half\ the | range,? | to | at ) \s | [(–-]\s? )
    (?: (?:more|less|fewer|higher|lower)\ than\s | about\s | around\s | some\s | nearly\s | almost\s | just\s )? $"""
)
"""What links a number to another one that prints the unit of both."""
_LISTED = re.compile(r"(?i)^(?:,\s(?:and\s|or\s)?|\sand\s|\sor\s|\sto\s|\s?[–-]\s?|;\s)$")
_QUAKE = re.compile(r"(?i)^[- ](?:aftershock|tremor|quake|earthquake|temblor)s?\b")
_MORE = re.compile(r"(?i)^\s(?:more|less|higher|lower|above|below)\b")
_PER_MONEY = re.compile(r"(?i)^\s(?:per|to the|against the)\s(?:US |U\.S\. )?dollar\b")
_TRADED = (
    "EUR", "GBP", "JPY", "CNY", "CHF", "SEK", "NOK", "DKK", "INR", "RUB", "KRW", "BRL", "MXN", "TRY", "AUD", "CAD", "ZAR",
    "IDR", "ARS", "EGP", "PKR", "PLN", "HUF", "CZK", "KES",
)  # fmt: skip
_LEVEL = re.compile(r"(?i)\b(?:from|to|at)\s(?:about\s|around\s|nearly\s|just\s|under\s|over\s)*$")
_RATIO = re.compile(
    r"""(?x) (?: \b(?i:ratio|coefficient|probability|correlation|p-value|gini|odds|hazard|r-squared|beta|multiplier)\b
    [^.;\d]{0,24} | \b(?:OR|HR|RR|aOR|aHR|R²)\s?[=:]?\s? | (?:^|[(\s;,])[Pp]\s?[=<≤>]\s? ) (?:[<≤>]\s?)? $"""
)
_CI = re.compile(r"(?i)\bCI[,:]?\s$|\b(?:interval|range)[,:]?\s(?:was\s|of\s)?$|\d\s\($")
_SUBJECTS = (
    (re.compile(r"(?i)\bhours\b[^.;\d]{0,32}\b(?:at|to|was|were|averaged|of)\s$"), "hour"),
    (re.compile(r"(?i)\bmagnitude(?:s)?\s(?:of\s)?(?:about\s)?$|\bmagnitude\b.{0,60}\ba[n]?\s$"), "magnitude"),
    (re.compile(r"(?i)\blife expectancy\b[^.;\d]{0,40}$"), "year"),
)
_WARMER = re.compile(
    r"(?i)^\s(?:warmer|cooler|colder|hotter|above|below|higher|lower|of warming|(?:of )?global warming|rise|increase"
    r"|drop|limit|goal|target|threshold|more|less)\b"
)
_BY = re.compile(
    r"(?i)\b(?:by|rose|fell|risen|fallen|warmed|increased?|cooled|difference of|rise of|warming (?:of|to|at)|up|down|gained"
    r"|lost|record(?: of)? by|anomaly of)\s(?:by\s|about\s|nearly\s|more than\s|some\s|just\s|almost\s|over\s)*$"
)
_CLIMATE = re.compile(r"(?i)\b(?:pre-?industrial|paris (?:agreement|accord)|warming|global mean|staying|limit)\b")
_DIFFERENCE = {"celsius": "celsius-difference", "fahrenheit": "fahrenheit-difference"}
_CLIMATE_GOALS = (Fraction(3, 2), Fraction(2))
_LEVEL_APART = 1000
"""A change of a thousandth of a level is printed beside it."""
_MOST_APART = 20
"""Numbers further apart than this factor are not of one comparison."""


def give_units(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Give bare numbers the unit that the sentence names elsewhere."""
    for i, number in enumerate(numbers):
        before = _in_front(sentence, number.start)
        core_before = _in_front(sentence, number.core[0])
        behind = sentence.text[number.end : min(sentence.high, number.end + _LOOK)]
        if number.units:
            _make_difference(sentence, number, core_before, behind)
            continue
        unit = _named(sentence, number, before, core_before, behind) or _inherited(numbers, i, before, behind, sentence)
        if unit:
            number.unit = unit
            _make_difference(sentence, number, core_before, behind)
    for number, behind_it in reversed(list(pairwise(numbers))):
        if number.tail and behind_it.unit in _DIFFERENCE.values():
            number.unit = behind_it.unit


def _in_front(sentence: Sentence, place: int) -> str:
    return sentence.text[max(sentence.low, place - _LOOK) : place]


def _named(sentence: Sentence, number: Found, before: str, core_before: str, behind: str) -> str:
    """The unit that a word of the sentence says: "a ratio of 0.86"."""
    reading = number.reading
    assert reading is not None
    if reading.value.value.denominator != 1 and _RATIO.search(core_before):
        return "ratio"
    if reading.value.value.denominator != 1 and _QUAKE.match(behind):
        return "magnitude"
    if _PER_MONEY.match(behind):
        return nearest(sentence, number.start, number.start, _TRADED)
    if not _FREE.match(behind):
        return ""
    return next((unit for pattern, unit in _SUBJECTS if pattern.search(before)), "")


def _inherited(numbers: Sequence[Found], i: int, before: str, behind: str, sentence: Sentence) -> str:
    """The unit of the nearest number that has one and that this one is compared or listed with."""
    number = numbers[i]
    is_more = _MORE.match(behind) is not None
    if not is_more and not _FREE.match(behind):
        return ""
    earlier = next((one for one in reversed(numbers[:i]) if _lends(one)), None)
    if _CI.search(before) and earlier is not None:
        earlier = _measured(numbers[:i]) or earlier
        return earlier.units[0]
    if is_more and (earlier is None or earlier.units[0] in _CHANGES):
        return ""
    if earlier is not None and earlier.units[0] != "ratio" and _is_alike(number, earlier, before):
        is_listed = numbers[i - 1] is earlier and _LISTED.match(sentence.text[earlier.end : number.start])
        if is_listed or _LINK.search(before):
            return earlier.units[0]
    return _of_decimals(numbers, i, before)


def _lends(number: Found) -> bool:
    return bool(number.units) and number.units[0] not in ("rank", "count", "calendar-year", "date", "tier")


def _measured(numbers: Sequence[Found]) -> Found | None:
    """What a confidence interval is of: the number in front of "95% CI"."""
    lending = [one for one in numbers if _lends(one)]
    is_level = bool(lending) and lending[-1].reading is not None and lending[-1].reading.value.value in (90, 95, 99)
    return lending[-2] if is_level and len(lending) > 1 else (lending[-1] if lending else None)


def _is_alike(number: Found, other: Found, before: str) -> bool:
    """Whether two numbers may be of one comparison: a share is no level, and both are of one size."""
    a, b = number.reading, other.reading
    assert a is not None and b is not None
    if not a.value.value or not b.value.value:
        return False
    apart = abs(a.value.value / b.value.value)
    most = _LEVEL_APART if _LEVEL.search(before) and other.units[0] not in _CHANGES else _MOST_APART
    if not Fraction(1, most) <= apart <= most and not other.units[0].startswith("per-"):
        return False
    if other.units[0] in _CHANGES or other.units[0] == "ratio":
        is_decimal = b.value.value.denominator == 1 or a.value.value.denominator != 1
        is_list = not _LEVEL.search(before) or other.units[0] == "percent"
        return abs(a.value.value) <= 1000 and is_decimal and is_list
    return True


def _of_decimals(numbers: Sequence[Found], i: int, before: str) -> str:
    """ "Tokyo fell 1.9, Hong Kong 0.8 and Sydney 0.3 percent": a bare decimal in a sentence of percentages."""
    reading = numbers[i].reading
    assert reading is not None
    is_small = reading.value.value.denominator != 1 and abs(reading.value.value) < 100
    is_shared = any(one.units[:1] == ("percent",) for one in numbers)
    return "percent" if is_small and is_shared and not re.search(r"(?i)\b(?:at|of|gives?|to)\s$", before) else ""


def _make_difference(sentence: Sentence, number: Found, before: str, behind: str) -> None:
    """A temperature that something is warmer by is a difference of two."""
    reading = number.reading
    unit = number.units[0]
    if unit not in _DIFFERENCE or reading is None:
        return
    is_goal = reading.value.value in _CLIMATE_GOALS and _CLIMATE.search(sentence.text, sentence.low, sentence.high)
    is_above = _WARMER.match(behind) and not re.match(r"(?i)\s(?:above|below) (?:zero|freezing)", behind)
    if is_goal or is_above or _BY.search(before):
        number.unit = _DIFFERENCE[unit]
