"""The times that a sentence names, as periods: years, quarters, halves, months, days, "last year", 前三季度.

A word beside a time may say which part of it is meant: its last day ("at the end of June 2017", 2017年底), its first
one, or its middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gzcheck.model import Period, PeriodError
from gzcheck.phrases.english.lexicon import ONES
from gzcheck.texts.places import Spot, disjoint

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERS = {word: value for word, value in ONES.items() if 2 <= value <= 11}
"""How many months of a year may be told apart from the whole."""
_QUARTERS = {
    sign: number
    for number, signs in enumerate(
        (("first", "一", "1"), ("second", "二", "2"), ("third", "三", "3"), ("fourth", "四", "4")), 1
    )
    for sign in signs
}
_STATED = (
    (re.compile(rf"(?i)\bfirst (?P<n>{'|'.join(_NUMBERS)}|\d+) months of (?P<y>\d{{4}})"), "months"),
    (
        re.compile(
            rf"(?i)\bfirst (?P<n>{'|'.join(_NUMBERS)}|\d+) months of (?P<rel>this|the|last) year"
            r"|(?P<zrel>今年|去年)?前(?P<zn>[三六九二四五七八十\d]+)个?月"
        ),
        "months-of",
    ),
    (
        re.compile(
            r"(?i)\b(?:(?:from|between)\s(?P<y>(?:19|20)\d\d)\s(?:to|and|until)\s(?P<to>(?:19|20)\d\d)"
            r"|(?P<y2>(?:19|20)\d\d)[-–—/](?P<to2>(?:19|20)\d\d))(?![\d,.]\d|\d)"
            r"|(?P<y3>(?:19|20)\d\d)年?[至到—–-](?P<to3>(?:19|20)\d\d)年"
        ),
        "years",
    ),
    (re.compile(r"(?P<y>\d{4})年(?:的)?(?:前|1[-—–至])(?P<zq>[二三两])(?:个)?季度"), "quarters"),
    (re.compile(r"(?i)\bfirst (?P<nq>two|three) quarters of (?P<y>\d{4})"), "quarters"),
    (re.compile(r"(?i)\b(?P<h>first|second) half of this year|今年(?P<zh>上|下)半年"), "half-of"),
    (re.compile(r"(?i)\b(?P<q>first|second|third|fourth) quarter of (?P<y>\d{4})"), "quarter"),
    (re.compile(r"(?i)\b(?P<h>first|second) half of (?P<y>\d{4})"), "half"),
    (
        re.compile(
            rf"(?P<d>\d{{1,2}}) (?P<m>{_MONTHS}),? (?P<y>\d{{4}})|(?P<m2>{_MONTHS}) (?P<d2>\d{{1,2}}),? (?P<y2>\d{{4}})"
        ),
        "day",
    ),
    (
        re.compile(
            r"\b(?:year|12 months|twelve months) (?:to|ended|ending|through) (?:\d{1,2} )?"
            rf"(?P<m>{_MONTHS})(?: \d{{1,2}},)? (?P<y>\d{{4}})"
        ),
        "year-to",
    ),
    (re.compile(rf"(?P<m>{_MONTHS}),? (?:of )?(?P<y>\d{{4}})"), "month"),
    (re.compile(r"(?P<y>\d{4})年第?(?P<q>[一二三四1-4])季度"), "quarter"),
    (
        re.compile(
            r"(?i)\b(?P<q>first|second|third|fourth) quarter of (?P<rel>this|last) year"
            r"|(?P<zrel>今年|去年)第?(?P<zq>[一二三四1-4])季度"
        ),
        "quarter-of",
    ),
    (re.compile(r"(?P<y>\d{4})年(?P<h>上|下)半年"), "half"),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"), "day"),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月"), "month"),
    (re.compile(r"(?<![\d,.])(?P<y>(?:19|20)\d\d)[-–/](?P<next>\d\d)(?![\d-])"), "two-years"),
    (re.compile(r"(?<![\d,.])(?P<y>(?:19|20)\d\d)(?!\d|[,.]\d)(?:年)?"), "year"),
    (
        re.compile(
            r"\b(?:[Aa]s of|[Uu]ntil|[Ee]nd of|[Ee]nd-|[Ii]n|[Ss]ince|[Ll]ast|[Ll]ate|[Ee]arly|through)\s"
            rf"(?:the end of\s)?(?P<m>{_MONTHS})\b(?!\s\d)"
        ),
        "recent",
    ),
    (re.compile(r"(?:截至|到|至|今年)(?P<m>\d{1,2})月(?!\d{1,2}日)"), "recent"),
    (
        re.compile(
            r"(?i)\bthe (?:previous|preceding|prior) year\b|\b(?:a|the|one) year (?:earlier|before|ago)\b"
            r"|\b(?:twelve|12) months (?:earlier|before|ago)\b|上一?年同期|去年同期|上一?年|前一年"
        ),
        "before",
    ),
    (
        re.compile(
            r"(?i)\b(?:a|the|one) year (?:later|after)\b(?! \w+ing)|\bthe (?:following|next) year\b|次年|翌年|第二年"
        ),
        "after",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{'|'.join(_NUMBERS)}|\d+|several|a few|some) (?:years|months|weeks|days|decades)"
            r" (?:earlier|before|later|after|ago)\b"
            r"|\b(?:a|the) (?:month|week|day|quarter|decade) (?:earlier|before|later|after|ago)\b"
            r"|\bthe (?:previous|preceding|following|next) (?:month|week|day|quarter|season)\b"
            r"|上月|上季度|下月|[数几]年前"
        ),
        "apart",
    ),
    (re.compile(r"(?i)\blast year\b|去年"), "last"),
    (re.compile(r"(?i)\bthis year\b|\bthe current year\b|今年|本年"), "this"),
    (re.compile(r"(?i)\bnext year\b|明年"), "next"),
)


_HINT = re.compile(rf"(?i)\d{{4}}|year|month|quarter|[年月季]|{_MONTHS}")
"""One of these stands in every time."""
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LOOK = 40
RIGHT_BEFORE = 2
"""How far a time may stand in front of a number to be its own even in a comparison ("above 2016's 19")."""
_BASE = re.compile(
    r"(?i)\b(?:than|over|from|compared (?:with|to)|against|versus|on|that of|above|below"
    r"|(?:number|amount|level|figure|total|value)s?)"
    r"\s(?:the\s)?(?:(?:in|of|for)\s)?$|(?:比|较|同比|与|高于|低于|多于|少于|超过)$"
)
"""In front of a time these make it the one that a figure is compared with."""
_ON = re.compile(r"(?i)\bon\s(?:the\s)?$")
"""A figure may be told "on the year before", and hold on a day."""
_COMPARED = re.compile(
    r"(?i)\b(?:from|against|versus|compared with|compared to)\s(?:\w+\s){0,2}?(?P<number>[$€£¥]?\d[\d.,]*)"
    r"(?:%|\s(?:percent|per cent|million|billion|trillion|thousand|yuan|dollars|euros|pounds)){0,3}"
    r"\s(?:in|of|at the end of|the end of|for)?\s?$"
)
"""In front of a time: a figure that another is compared with, and of which the time is."""
_STEPS = {"before": -1, "after": 1, "apart": 0}
"""By kind of a time that is told from another one: how many years lie between."""
_EDGES = (
    (
        re.compile(r"(?i)(?:\b(?:end|close)\sof\s(?:the\s)?(?:year\s)?|\b(?:year-)?end[-\s])$"),
        re.compile(r"年?[底末]"),
        "end",
    ),
    (re.compile(r"(?i)\b(?:start|beginning)\sof\s(?:the\s)?(?:year\s)?$"), re.compile(r"年?初"), "start"),
    (re.compile(r"(?i)(?:\bmid-|\bmiddle\sof\s(?:the\s)?)$"), re.compile(r"年?中(?![国央小])"), "middle"),
    (
        re.compile(r"(?i)\b(?:early|late|later|since|until|before|after|beyond|around|about)\s(?:in\s)?$|自$"),
        re.compile(r"以来|之?前(?!\d*[一二三四五六七八九十]个?月)|之?后|左右"),
        "some",
    ),
)
"""What stands in front of a time or behind it and tells which part of it is meant."""


@dataclass(frozen=True, slots=True)
class Time:
    """What a sentence says of when."""

    start: int
    """Where its words stand in the sentence."""
    words: str
    value: str
    """The period; empty where there is none such, or where it needs the day of publication."""
    is_base: bool
    """Whether a figure is compared with that of this time."""
    compared: int
    """Where the figure stands that another is compared with, and of which the time is; 0 for a time of no such figure.

    "7,340 from 7,815 in 2022" says nothing of when the 7,340 were.
    """
    step: int | None = None
    """How many years it lies behind another time that it is told from: -1 for "the year before", 上年同期; 0 for what
    cannot be counted in years."""
    is_vague: bool = False
    """Whether only some part of the period is meant, or what is before or after it: "late 2022", "since 2016"."""


def times_in(sentence: str, published: Period | None) -> Iterator[Spot[Time]]:
    """The times of a sentence; of two that overlap the one that says more, whose pattern stands first."""
    if not _HINT.search(sentence):
        return
    matches = (Spot(*match.span(), (match, kind)) for pattern, kind in _STATED for match in pattern.finditer(sentence))
    for spot in disjoint(matches):
        yield _time(sentence, *spot.said, published)


def _time(sentence: str, match: re.Match[str], kind: str, published: Period | None) -> Spot[Time]:
    """A time with the words beside it that tell which part of it is meant."""
    low = match.start("m") if kind == "recent" and match.groupdict().get("m") else match.start()
    start, end, edge = _edge(sentence, low, match.end())
    start = min(start, match.start())
    before = sentence[max(0, start - _LOOK) : start]
    period = _period(match, kind, published)
    time = Time(
        start,
        sentence[start:end],
        _part(period, edge) if period else "",
        _BASE.search(before) is not None and not (kind == "day" and _ON.search(before)),
        _compared(sentence, start),
        _STEPS.get(kind),
        edge == "some",
    )
    return Spot(start, end, time)


def _edge(sentence: str, start: int, end: int) -> tuple[int, int, str]:
    """Where a time begins and ends with the word beside it that tells which part of it is meant, and which."""
    low = max(0, start - _LOOK)
    for in_front, behind, edge in _EDGES:
        if match := in_front.search(sentence[low:start]):
            return low + match.start(), end, edge
        if match := behind.match(sentence, end):
            return start, match.end(), edge
    return start, end, ""


def _part(value: str, edge: str) -> str:
    """The day on which a period ends or begins, or about the month in the middle of a year."""
    try:
        first, last = Period.parse(value).nominal
    except PeriodError:
        return value
    if edge == "middle":
        return f"{value}-06~" if _YEAR.fullmatch(value) else value
    return {"end": last, "start": first}[edge].isoformat() if edge in ("end", "start") else value


def _compared(sentence: str, time: int) -> int:
    """Where the figure in front of a time stands that another is compared with; 0 where there is none."""
    low = max(0, time - _LOOK)
    match = _COMPARED.search(sentence[low:time])
    return low + match.start("number") if match else 0


def is_base(sentence: str, place: int) -> bool:
    """Whether the time at a place is the one that a figure is compared with ("than the year before")."""
    return bool(_BASE.search(sentence[max(0, place - _LOOK) : place]))


def years_later(value: str, step: int) -> str:
    """The same period so many years later; empty where the calendar has none."""
    later = _YEARS.sub(lambda year: f"{int(year[0]) + step:04}", value)
    try:
        return Period.parse(later).text
    except PeriodError:
        return ""


def lasts_a_year(value: str) -> bool:
    """Whether a period lasts a year: "2023", or the year to June 2023."""
    try:
        return Period.parse(value).lasts_a_year()
    except PeriodError:
        return False


def _period(match: re.Match[str], kind: str, published: Period | None) -> str:
    """The period that a match names; empty where there is none such, or where it needs the day of publication."""
    return _BY_KIND[kind]({name: value for name, value in match.groupdict().items() if value}, published)


def _year_beside(step: int, published: Period | None) -> str:
    """ "Last year", 今年: a year counted from the one of publication."""
    return str(published.nominal[0].year + step) if published else ""


def _year(groups: dict[str, str]) -> str:
    return groups.get("y") or groups["y2"]


def _quarters(groups: dict[str, str]) -> str:
    """ "The first three quarters of 2016", 2016年前三季度."""
    last = {"two": 6, "三": 9, "three": 9, "二": 6, "两": 6}[(groups.get("zq") or groups["nq"]).lower()]
    return f"{groups['y']}-01/{groups['y']}-{last:02}"


def _half(year: int | str, half: str) -> str:
    return f"{year}-H{1 if half.lower() in ('first', '上') else 2}"


def _months(groups: dict[str, str]) -> str:
    """ "The first nine months of 2016"."""
    return _first_months(_year(groups), _NUMBERS.get(groups["n"].lower()) or int(groups["n"]))


def _first_months(year: int | str, last: int) -> str:
    return f"{year}-01/{year}-{last:02}" if 1 <= last <= 12 else ""


def _month_of(groups: dict[str, str]) -> str:
    month = _month(groups["m"])
    return f"{_year(groups)}-{month:02}" if 1 <= month <= 12 else ""


def _day_of(groups: dict[str, str]) -> str:
    month, day = groups.get("m") or groups["m2"], groups.get("d") or groups["d2"]
    return _day(int(_year(groups)), _month(month), int(day))


def _of_this_year(groups: dict[str, str], published: Period | None) -> str:
    """ "The first nine months of this year", 今年上半年."""
    if published is None:
        return ""
    is_last = groups.get("rel", "").lower() == "last" or groups.get("zrel") == "去年"
    year = published.nominal[0].year - is_last
    half = groups.get("h") or groups.get("zh")
    if half:
        return _half(year, half)
    number = (groups.get("n") or groups["zn"]).lower()
    last = _NUMBERS.get(number) or "零一二三四五六七八九十".find(number) if not number.isdecimal() else int(number)
    return _first_months(year, last)


def _quarter_of_this_year(groups: dict[str, str], published: Period | None) -> str:
    """ "The first quarter of this year", 今年一季度."""
    is_last = groups.get("rel", "").lower() == "last" or groups.get("zrel") == "去年"
    quarter = _QUARTERS[(groups.get("q") or groups["zq"]).lower()]
    return f"{published.nominal[0].year - is_last}-Q{quarter}" if published else ""


def _two_years(groups: dict[str, str]) -> str:
    """ "2022-23", a season or a fiscal year: both years, for where in them it begins is not said."""
    first, last = int(groups["y"]), int(groups["next"])
    is_month = 1 <= last <= 12
    return f"{first}/{first + 1}" if last == (first + 1) % 100 and not is_month else str(first)


def _years(groups: dict[str, str]) -> str:
    """ "From 2019 to 2023", 2019年至2023年."""
    first = next(groups[name] for name in ("y", "y2", "y3") if name in groups)
    last = next(groups[name] for name in ("to", "to2", "to3") if name in groups)
    return f"{first}/{last}" if first < last else ""


def _year_to(groups: dict[str, str]) -> str:
    """ "The year to May 2023"."""
    year, month = int(groups["y"]), _month(groups["m"])
    return f"{year - 1}-{month + 1:02}/{year}-{month:02}" if month < 12 else str(year)


def _recent(month: int, published: Period | None) -> str:
    """A month without its year: the last one up to publication."""
    if published is None or not 1 <= month <= 12:
        return ""
    day = published.nominal[1]
    return f"{day.year - (month > day.month)}-{month:02}"


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else _MONTHS.split("|").index(text) + 1


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


_BY_KIND: Mapping[str, Callable[[dict[str, str], Period | None], str]] = {
    "last": lambda _, published: _year_beside(-1, published),
    "before": lambda _, published: _year_beside(-1, published),
    "after": lambda _, published: "",
    "apart": lambda _, published: "",
    "years": lambda groups, _: _years(groups),
    "this": lambda _, published: _year_beside(0, published),
    "next": lambda _, published: _year_beside(1, published),
    "months-of": _of_this_year,
    "half-of": _of_this_year,
    "quarter-of": _quarter_of_this_year,
    "two-years": lambda groups, _: _two_years(groups),
    "year-to": lambda groups, _: _year_to(groups),
    "quarters": lambda groups, _: _quarters(groups),
    "recent": lambda groups, published: _recent(_month(groups["m"]), published),
    "year": lambda groups, _: _year(groups),
    "quarter": lambda groups, _: f"{_year(groups)}-Q{_QUARTERS[groups['q'].lower()]}",
    "half": lambda groups, _: _half(_year(groups), groups["h"]),
    "months": lambda groups, _: _months(groups),
    "month": lambda groups, _: _month_of(groups),
    "day": lambda groups, _: _day_of(groups),
}
"""How each kind of time becomes a period: of the groups that matched, and of the day of publication."""
