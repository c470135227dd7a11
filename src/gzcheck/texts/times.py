"""The times that a sentence names, as periods: years, quarters, halves, months, days, "last year", 前三季度."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gzcheck.model import Period, Suggestion

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERS = {
    "three": 3,
    "six": 6,
    "nine": 9,
    "four": 4,
    "five": 5,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "eleven": 11,
    "two": 2,
}
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
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
    (re.compile(rf"(?P<m>{_MONTHS}),? (?:of )?(?P<y>\d{{4}})"), "month"),
    (re.compile(r"(?P<y>\d{4})年第?(?P<q>[一二三四1-4])季度"), "quarter"),
    (re.compile(r"(?P<y>\d{4})年(?P<h>上|下)半年"), "half"),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"), "day"),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月"), "month"),
    (re.compile(r"(?<![\d,.])(?P<y>(?:19|20)\d\d)(?!\d|[,.]\d)(?:年)?"), "year"),
    (
        re.compile(
            r"\b(?:[Aa]s of|[Uu]ntil|[Ee]nd of|[Ee]nd-|[Ii]n|[Ss]ince|[Ll]ast|[Ll]ate|[Ee]arly|through)\s"
            rf"(?:the end of\s)?(?P<m>{_MONTHS})\b(?!\s\d)"
        ),
        "recent",
    ),
    (re.compile(r"(?:截至|到|至|今年)(?P<m>\d{1,2})月(?!\d{1,2}日)"), "recent"),
    (re.compile(r"(?i)\blast year\b|\bthe previous year\b|\ba year earlier\b|去年|上年"), "last"),
    (re.compile(r"(?i)\bthis year\b|\bthe current year\b|今年|本年"), "this"),
    (re.compile(r"(?i)\bnext year\b|明年"), "next"),
)


_LOOK = 40
_BASE = re.compile(
    r"(?i)\b(?:than|over|from|compared (?:with|to)|against|versus|on|that of"
    r"|(?:number|amount|level|figure|total|value)s?)"
    r"\s(?:the\s)?(?:(?:in|of|for)\s)?$|(?:比|较|同比|与)$"
)
"""In front of a time these make it the one that a figure is compared with."""


def period_suggestions(sentence: str, place: int, published: Period | None) -> Iterator[Suggestion]:
    """The times that a sentence names, the nearest to the figure first."""
    found = []
    taken: list[tuple[int, int]] = []
    for pattern, kind in _STATED:
        for match in pattern.finditer(sentence):
            if any(low < match.end() and match.start() < high for low, high in taken):
                continue
            taken.append(match.span())
            if _BASE.search(sentence[max(0, match.start() - _LOOK) : match.start()]):
                continue
            if value := _period(match, kind, published):
                found.append((abs(match.start() - place), value, match[0]))
    for _, value, words in sorted(found):
        yield Suggestion(value=value, words=words)


def _period(match: re.Match[str], kind: str, published: Period | None) -> str:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if kind in ("last", "this", "next"):
        return str(published.nominal[0].year + {"last": -1, "this": 0, "next": 1}[kind]) if published else ""
    if kind in ("months-of", "half-of"):
        return _of_this_year(groups, published)
    if kind == "quarters":
        last = {"two": 6, "三": 9, "three": 9, "二": 6, "两": 6}[(groups.get("zq") or groups["nq"]).lower()]
        return f"{groups['y']}-01/{groups['y']}-{last:02}"
    if kind == "recent":
        return _recent(_month(groups["m"]), published)
    year = str(groups.get("y") or groups["y2"])
    if kind == "year":
        return year
    if kind == "quarter":
        return f"{year}-Q{_QUARTERS[groups['q'].lower()]}"
    if kind == "half":
        return f"{year}-H{1 if groups['h'].lower() in ('first', '上') else 2}"
    if kind == "months":
        last = _NUMBERS.get(groups["n"].lower()) or int(groups["n"])
        return f"{year}-01/{year}-{last:02}" if 1 <= last <= 12 else ""
    month = _month(groups.get("m") or groups["m2"])
    if kind == "month":
        return f"{year}-{month:02}" if 1 <= month <= 12 else ""
    return _day(int(year), month, int(groups.get("d") or groups["d2"]))


def _of_this_year(groups: dict[str, str], published: Period | None) -> str:
    """ "The first nine months of this year", 今年上半年."""
    if published is None:
        return ""
    is_last = groups.get("rel", "").lower() == "last" or groups.get("zrel") == "去年"
    year = published.nominal[0].year - is_last
    half = groups.get("h") or groups.get("zh")
    if half:
        return f"{year}-H{1 if half.lower() in ('first', '上') else 2}"
    number = (groups.get("n") or groups["zn"]).lower()
    last = _NUMBERS.get(number) or "零一二三四五六七八九十".find(number) if not number.isdecimal() else int(number)
    return f"{year}-01/{year}-{last:02}" if 1 <= last <= 12 else ""


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
