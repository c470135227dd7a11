"""Units that an English sentence leaves to its words or to another number: "from 4.9 to 4.6 per cent, against 5.1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from gzcheck.model import units as known_units
from gzcheck.texts.english.evidence import likeliest, nearest
from gzcheck.texts.sieve import Found, Sentence

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


_CHANGES = ("percent", "percentage-point", "basis-point", "permille")
_FREE = re.compile(
    r"""(?xi) ^\s?(?: $ | [,.;:)\]–—] | (?:
    and | or | in | on | to | from | last | earlier | against | compared | versus | before | respectively | than |
    at | by
    | a\ (?:year|week|month|day|decade|share|head) | of\ (?:19|20)\d\d | the\ (?:year|month|week|previous|same|quarter)
    | per | previously | when | while | but | after | for | during | with | as | this | next | is | was | under )\b )"""
)
"""What stands behind a number that has no thing of its own behind it."""
_LINK = re.compile(
    r"""(?xi) (?: \b(?: from | against | compared\ (?:with|to) | versus | vs\.? | than(?:\ the)? | twice\ the |
    double\ the
    | half\ the | range,? | (?:below|above|over|under)(?=\s(?:an?|the|its|their)\s) 
    | (?<!came\ )(?<!comes\ )(?<!amounted\ )to | at | by\ (?:a\ further|another) ) \s
    (?:
    (?:an?|the|its|their)\s(?:[\w-]+\s){0,3}(?:average|mean|norm|record|high|low|peak|forecast|consensus|target|total
    |baseline|threshold|rate|median|ceiling|floor|limit)
    \sof\s )? | [(–-]\s? | \((?:previously|earlier|formerly|originally|was|prior)\s )
    (?: (?:more|less|fewer|higher|lower)\ than\s | about\s | around\s | some\s | nearly\s | almost\s | just\s )? $"""
)
"""What links a number to another one that prints the unit of both."""
_TAKEN = re.compile(
    r"(?i)\b(?:tak(?:es?|ing|en)|took|knock(?:s|ed)?|shav(?:es?|ed))\s(?:about\s|some\s|up to\s|nearly\s)?$"
)
_OFF = re.compile(r"(?i)\soff\b")
"""Between the two a temperature is a difference: "shade takes 2 degrees off"."""
_NUMBER = re.compile(
    r"(?i)\bthe (?:total )?number (?:of|who|that|which|with|in|on)\b(?!\s(?:days|hours|weeks|months|years|miles))"
)
"""Behind a number that has a unit this begins what is counted."""
_LISTED = re.compile(r"(?i)^(?:,\s(?:and\s|or\s)?|\sand\s|\sor\s|\sto\s|\s?[–-]\s?|;\s)$")
_QUAKE = re.compile(r"(?i)^[- ](?:aftershock|tremor|quake|earthquake|temblor)s?\b")
_MORE = re.compile(r"(?i)^\s(?:more|less|higher|lower|above|below)\b")
_PER_MONEY = re.compile(r"(?i)^\s(?:per|to the|against the)\s(?:US |U\.S\. )?(?P<money>dollar|euro|pound)\b")
_OF_WHICH = re.compile(r"(?i)^\sof\s(?:which|it)\b")
"""Behind a number these show that it is a part of the one before."""
_OF_A_WHOLE = re.compile(r"(?i)\sof\s(?:the|its|their|his|her|our|my|those|these)\s(?:first\s|last\s|total\s)?")
"""Between two numbers: the one is a part of the other ("38 of its 52 years")."""
_TRADED = (
    "EUR", "GBP", "JPY", "CNY", "CHF", "SEK", "NOK", "DKK", "INR", "RUB", "KRW", "BRL", "MXN", "TRY", "AUD", "CAD",
    "ZAR",
    "IDR", "ARS", "EGP", "PKR", "PLN", "HUF", "CZK", "KES",
)  # fmt: skip
_LEVEL = re.compile(r"(?i)\b(?:from|to|at)\s(?:about\s|around\s|nearly\s|just\s|under\s|over\s)*$")
_RATIO = re.compile(
    r"""(?x) (?:
    \b(?i:ratio|coefficient|probability|correlation|p-value|gini|odds|hazard|r-squared|beta|multiplier
        |reproduction\ number|r\ number|r0|rt)\b
    [^.;\d]{0,40} | \b(?:redshift|albedo|eccentricity|refractive\ index)\s(?:of\s)?(?:about\s)?
    | \b(?:OR|HR|RR|aOR|aHR|R²)\s?[=:]?\s? | (?:^|[(\s;,])[Pp]\s?[=<≤>]\s? ) (?:[<≤>]\s?)? $"""
)
_CI = re.compile(r"(?i)\bCI[,:]?\s$|\b(?:interval|range)[,:]?\s(?:was\s|of\s)?$|\d\s\($")
_SUBJECTS = (
    (re.compile(r"(?i)\bhours\b[^.;\d]{0,32}\b(?:at|to|was|were|averaged|of)\s$"), "hour"),
    (re.compile(r"(?i)\bmagnitude(?:s)?\s(?:of\s)?(?:about\s)?$|\bmagnitude\b.{0,60}\ba[n]?\s$"), "magnitude"),
    (re.compile(r"(?i)\blife expectancy\b[^.;\d]{0,40}$"), "year"),
)
_FREEZING = re.compile(r"(?i)\s(?:[a-z]+\s){0,2}(?:above|below) (?:zero|freezing)")
_WARMER = re.compile(
    r"(?i)^\s(?:warmer|cooler|colder|hotter|above|below|higher|lower|short of|over (?:the|their|its|his|her|normal"
    r"|average)\b|of warming|(?:of )?global warming|rise|increase"
    r"|drop|limit|goal|target|threshold|more|less)\b"
)
_BY = re.compile(
    r"(?i)\b(?:by|rose|fell|risen|fallen|warmed|increased?|cooled|difference of|rise of|warming (?:of|to|at)|up"
    r"|down|gained|dropped|climbed|jumped|plunged|(?:fall|rise|drop|warm|cool) by"
    r"|lost|record(?: of)? by|anomaly of)"
    r"\s(?:by\s|about\s|nearly\s|more than\s|some\s|just\s|almost\s|over\s)*$"
    r"|\bby\s(?:up to|as much as|at least|at most)\s$"
)
_CLIMATE = re.compile(r"(?i)\b(?:pre-?industrial|paris (?:agreement|accord)|warming|global mean|staying|limit)\b")
_OF_A_RATE = re.compile(r"(?i)\b(?:rates?|incidence|prevalence|admissions?|mortality)\b[^.;\d]{0,40}$")
_MADE_UP = re.compile(
    r"(?i)\b(?:account(?:s|ed|ing)? for|make up|makes up|made up|making up|share (?:of|was|is)|representing)\s"
    r"(?:about\s|around\s|some\s|roughly\s|nearly\s|almost\s|just\s|over\s|under\s|more than\s|less than\s|only\s)*$"
)
"""Behind these a bare number is of the unit of the shares or changes in front."""
_NO_SHARE = re.compile(r"(?i)\b(?:at|of|gives?|to)\s$")
_DIFFERENCE = {"celsius": "celsius-difference", "fahrenheit": "fahrenheit-difference"}
_CLIMATE_GOALS = (Fraction(3, 2), Fraction(2))
_LARGEST_SHARE = 1000
_LEVEL_APART = 1000
"""A change of a thousandth of a level is printed beside it."""
_MOST_APART = 20
"""Numbers further apart than this factor are not of one comparison."""


_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
_TO = re.compile(r"(?i)\bto\s(?:just\s|about\s|some\s|nearly\s|around\s)?$")
_CHANGED = re.compile(
    r"(?i)\b(?:rose|fell|grew|dropped|declined|climbed|jumped|slipped|up|down|by|increased|decreased|shrank|surged)\s$"
)
_TOTAL = re.compile(r"(?i)\b(?:total|toll|tally|count|number|figure)\sto\s(?:\w+\s)?$")
"""Behind these a number counts, and no length of time further in front lends it its unit."""


class _Spot(NamedTuple):
    """A number with what stands around it, and the numbers before it that may lend it their unit."""

    sentence: Sentence
    number: Found
    before: str
    """What stands in front of its fragment."""
    core_before: str
    """What stands in front of its digits."""
    behind: str
    neighbour: Found | None
    """The number right in front of it in the sentence."""
    lending: Sequence[Found]
    """The numbers in front of it that print a unit, in order."""
    is_of_shares: bool
    """Whether the sentence prints a percentage."""
    rate: str
    """The rate that it prints, "per 100,000"; empty where it prints none or several."""


def give_units(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Give bare numbers the unit that the sentence names elsewhere."""
    lending: list[Found] = []
    is_of_shares = any(number.units[:1] == ("percent",) for number in numbers)
    rate = _rate_of(numbers)
    for i, number in enumerate(numbers):
        if not number.units or number.units[0] in _DIFFERENCE:
            _give_unit(_spot(sentence, number, numbers[i - 1] if i else None, lending, is_of_shares, rate))
        if _lends(number) and sentence.text[number.core[1] : number.core[1] + 1] != "-":
            lending.append(number)
    _give_differences(numbers)
    _give_parts(sentence.text, numbers)


def _rate_of(numbers: Sequence[Found]) -> str:
    """The one rate that a sentence prints; empty where it prints none or several."""
    rates = {number.units[0] for number in numbers if number.units and number.units[0].startswith("per-")}
    return rates.pop() if len(rates) == 1 else ""


def _give_differences(numbers: Sequence[Found]) -> None:
    """A number that borrows the unit of a difference behind it is one too."""
    for number, behind_it in reversed(list(pairwise(numbers))):
        if number.tail and behind_it.unit in _DIFFERENCE.values():
            number.unit = behind_it.unit


def _give_parts(text: str, numbers: Sequence[Found]) -> None:
    """The unit of a whole behind a number that is a part of it: "38 of its 52 years"."""
    for number, whole in pairwise(numbers):
        if number.reading and not number.units and whole.units and _OF_A_WHOLE.fullmatch(text, number.end, whole.start):
            number.unit = _part_of(number, whole, (*_STUFF, *_LASTING))


def _spot(
    sentence: Sentence, number: Found, neighbour: Found | None, lending: Sequence[Found], is_of_shares: bool, rate: str
) -> _Spot:
    return _Spot(
        sentence,
        number,
        sentence.before(number.start, _LOOK),
        sentence.before(number.core[0], _LOOK),
        sentence.behind(number.end, _LOOK),
        neighbour,
        lending,
        is_of_shares,
        rate,
    )


def _give_unit(spot: _Spot) -> None:
    if not spot.number.units:
        spot.number.unit = _named(spot) or ("" if _is_number(spot) else _repeated(spot) or _inherited(spot))
    if spot.number.units:
        _make_difference(spot)


def _named(spot: _Spot) -> str:
    """The unit that a word of the sentence says: "a ratio of 0.86"."""
    reading, behind = spot.number.reading, spot.behind
    assert reading is not None
    is_decimal = reading.value.value.denominator != 1
    if is_decimal and _RATIO.search(spot.core_before):
        return "ratio"
    if is_decimal and _QUAKE.match(behind):
        return "magnitude"
    if rate := _PER_MONEY.match(behind):
        return _traded_for(spot, rate["money"].lower())
    return _of_the_sentence(spot)


def _traded_for(spot: _Spot, money: str) -> str:
    """The currency of a rate of exchange: "155.2 per dollar"."""
    own = {"dollar": "USD", "euro": "EUR", "pound": "GBP"}[money]
    traded = [unit for unit in _TRADED if unit != own]
    return nearest(spot.sentence, spot.number.start, spot.number.start, traded)


def _of_the_sentence(spot: _Spot) -> str:
    """The unit of the whole that a number is a part of, or of what the sentence speaks of."""
    behind = spot.behind
    if _OF_WHICH.match(behind) and spot.lending and spot.lending[-1] is spot.neighbour:
        return _part_of(spot.number, spot.lending[-1])
    if not _FREE.match(behind):
        return ""
    return next((unit for pattern, unit in _SUBJECTS if pattern.search(spot.before)), "")


_STUFF = ("length", "area", "volume", "mass", "energy", "power")
"""Of these a part is of the same unit; of money a number of things may be bought."""
_LASTING = ("time", "calendar-time")
_REPEATING = (
    # "415 kg of fuel it set out with, Halcyon has 38 left"
    (re.compile(r".{0,80}"), re.compile(r"(?i)\s(?:left|remaining)\b(?=\s?[,.;]|\s(?:in|on|for|to)\b)"), _STUFF),
    # "four months, now lasts nine", "three months, while others ask for eight"
    (
        re.compile(
            r"(?i).{0,50}\b(?:lasts?|lasted|takes?|took|(?:ask(?:s|ed)?|call(?:s|ed)?) for)\s(?:just\s|only\s|about\s)?"
        ),
        re.compile(r"\s?[,.;”\"]|\s?$"),
        _LASTING,
    ),
    # "26 days at Port Sallow, four more than usual"
    (
        re.compile(r"[^,;]{0,40},\s"),
        re.compile(
            r"(?i)\s(?:more|fewer|less)\sthan\s(?:usual|normal|average|planned|expected|a year|last|in|before)\b"
        ),
        (*_STUFF, *_LASTING),
    ),
)
"""What stands between a number and one that leaves its unit out, what behind that, and of what they are."""


def _part_of(number: Found, whole: Found, dimensions: Sequence[str] = _STUFF) -> str:
    """The unit of the whole that a number is a part of: "14 miles of line, three of which held"."""
    a, b = number.reading, whole.reading
    is_part = a is not None and b is not None and abs(a.value.value) <= abs(b.value.value)
    unit = known_units()[whole.units[0]]
    return unit.name if is_part and unit.dimension in dimensions else ""


def _is_number(spot: _Spot) -> bool:
    """Whether it is told behind the last unit how many there are: "31 weeks, and the number who left fell to 612"."""
    start = spot.lending[-1].end if spot.lending else spot.number.start
    return _NUMBER.search(spot.sentence.text, start, spot.number.start) is not None


def _repeated(spot: _Spot) -> str:
    """The unit that a number leaves out behind one of the same stuff: "415 kg of fuel, with 38 left"."""
    earlier = spot.lending[-1] if spot.lending else None
    if earlier is None or earlier is not spot.neighbour or not _is_alike(spot.number, earlier, spot.before):
        return ""
    between = spot.sentence.text[earlier.end : spot.number.start]
    dimension = known_units()[earlier.units[0]].dimension
    is_told = any(
        dimension in dimensions and front.fullmatch(between) and then.match(spot.behind)
        for front, then, dimensions in _REPEATING
    )
    return earlier.units[0] if is_told else ""


def _inherited(spot: _Spot) -> str:
    """The unit of the nearest number that has one and that this one is compared or listed with."""
    is_more = _MORE.match(spot.behind) is not None
    if not is_more and not _FREE.match(spot.behind):
        return ""
    earlier = spot.lending[-1] if spot.lending else None
    if earlier is not None and _CI.search(spot.before):
        measured = _measured(spot.lending)
        return measured.units[0] if measured is not None else ""
    if is_more and (earlier is None or earlier.units[0] in _CHANGES):
        return ""
    return _lent(spot, earlier) or _of_decimals(spot)


def _lent(spot: _Spot, earlier: Found | None) -> str:
    """The unit of an earlier number that this one stands in a list or comparison with."""
    if earlier is None or not _is_alike(spot.number, earlier, spot.before) or _is_apart(spot, earlier):
        return ""
    if earlier.units[0] == "ratio" and not _is_quotient(spot.number, earlier):
        return ""
    is_next = spot.neighbour is earlier
    if earlier.units[0] in _TIMES and _TOTAL.search(spot.before):
        return ""
    is_listed = is_next and _LISTED.match(spot.sentence.text[earlier.end : spot.number.start]) is not None
    return earlier.units[0] if is_listed or _LINK.search(spot.before) else ""


def _is_apart(spot: _Spot, earlier: Found) -> bool:
    """Whether what links a number to an earlier one makes another thing of it."""
    if spot.neighbour is earlier:
        return earlier.units[0] == "percent" and _is_level_behind_change(spot, earlier)
    return spot.neighbour is not None and _is_to(spot, spot.neighbour)


def _is_to(spot: _Spot, neighbour: Found) -> bool:
    """Whether two numbers are of one result, in no unit: "split eight to four"."""
    between = spot.sentence.text[neighbour.end : spot.number.core[0]]
    return not neighbour.units and between.strip() == "to"


def _is_level_behind_change(spot: _Spot, earlier: Found) -> bool:
    """Whether a number is what something came to, and the percentage in front by how much: "fell 12%, to 31"."""
    in_front = spot.sentence.before(earlier.core[0], _LOOK)
    between = spot.sentence.text[earlier.end : spot.number.core[0]]
    return _TO.search(between) is not None and _CHANGED.search(in_front) is not None


def _is_quotient(number: Found, earlier: Found) -> bool:
    """Whether both may be of one quotient that the sentence names: "a ratio of 2.6, now 1.1"."""
    ends = [one.reading.value.value for one in (number, earlier) if one.reading is not None]
    return earlier.unit == "ratio" and all(end.denominator != 1 for end in ends)


def _lends(number: Found) -> bool:
    return bool(number.units) and number.units[0] not in ("rank", "count", "calendar-year", "date", "tier")


def _measured(lending: Sequence[Found]) -> Found | None:
    """What a confidence interval is of: the number in front of "95% CI"; None where that prints no unit."""
    last = lending[-1].reading
    is_level = last is not None and last.value.value in (90, 95, 99)
    if not is_level:
        return lending[-1]
    return lending[-2] if len(lending) > 1 else None


def _is_alike(number: Found, other: Found, before: str) -> bool:
    """Whether two numbers may be of one comparison: a share is no level, and both are of one size."""
    assert number.reading is not None and other.reading is not None
    a, b, unit = abs(number.reading.value.value), abs(other.reading.value.value), other.units[0]
    is_level = _LEVEL.search(before) is not None
    if unit in _CHANGES:
        return _is_like_share(a, b) and (unit == "percent" or not is_level)
    return unit.startswith("per-") or _is_of_one_size(a, b, _LEVEL_APART if is_level else _MOST_APART)


def _is_like_share(a: Fraction, b: Fraction) -> bool:
    """Whether a number may be a share beside another: not in the thousands, and with decimals if that has some."""
    return a <= _LARGEST_SHARE and (b.denominator == 1 or a.denominator != 1) and _is_of_one_size(a, b, _MOST_APART)


def _is_of_one_size(a: Fraction, b: Fraction, most: int) -> bool:
    return bool(a and b) and Fraction(1, most) <= a / b <= most


def _of_decimals(spot: _Spot) -> str:
    """ "Tokyo fell 1.9, Hong Kong 0.8 and Sydney 0.3 percent": a bare decimal in a sentence of percentages."""
    reading = spot.number.reading
    assert reading is not None
    is_small = reading.value.value.denominator != 1 and abs(reading.value.value) < 100
    is_other = _PER_MONEY.match(spot.behind) is not None or _NO_SHARE.search(spot.before) is not None
    if is_small and spot.rate and not spot.is_of_shares and _OF_A_RATE.search(spot.before):
        return spot.rate
    if _MADE_UP.search(spot.core_before):
        return _share_of(reading.value.value, spot.lending)
    return "percent" if is_small and spot.is_of_shares and not is_other else ""


def _share_of(value: Fraction, lending: Sequence[Found]) -> str:
    """The unit of the change or share in front that a number makes up a part of: "90 basis points, of which 40"."""
    changes = [one for one in lending if one.units[0] in _CHANGES and one.reading is not None]
    unit = changes[-1].units[0] if changes else ""
    return unit if unit != "percent" or abs(value) <= 100 else ""


def _is_warmer(spot: _Spot) -> bool:
    """Whether a comparison stands behind a temperature's digits: "1.6C higher", and not "below zero"."""
    behind = spot.sentence.behind(spot.number.core[1], _LOOK).lstrip("CF°")
    is_above = _WARMER.match(spot.behind) or _WARMER.match(behind)
    return is_above is not None and _FREEZING.match(behind) is None


def _make_difference(spot: _Spot) -> None:
    """A temperature that something is warmer by is a difference of two."""
    sentence, number, reading = spot.sentence, spot.number, spot.number.reading
    before, behind, unit = spot.core_before, spot.behind, spot.number.units[0]
    if unit not in _DIFFERENCE or reading is None:
        return
    is_goal = reading.value.value in _CLIMATE_GOALS and _CLIMATE.search(sentence.text)
    is_taken = _TAKEN.search(before) and _OFF.match(behind)
    if is_goal or _is_warmer(spot) or _BY.search(before) or is_taken:
        number.unit = _DIFFERENCE[unit]
