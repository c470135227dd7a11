"""The date that a fragment prints: of year, month and day only what its words name, the year also as "last year".

A fragment often leaves the year to the rest of its text ("in March"). That year is taken from the claim, so that double
entry holds for what is printed; a month or day that the claim has beyond its fragment is a difference.
"""

from __future__ import annotations

import re

from gzcheck.model import DateValue, NumeralError, Period
from gzcheck.phrases.english.lexicon import MONTHS
from gzcheck.phrases.reading import PhraseError, Reading

_NAMES = "|".join(name.capitalize() for name in sorted(MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_MONTH = re.compile(
    rf"(?:\b(?P<before>{_DAY})(?: of)? )?\b(?P<name>{_NAMES})\b\.?(?: (?P<after>{_DAY})(?![:,.]?\d))?"
    r"|(?P<number>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d)")
_REPEATED = {"last year": -1, "this year": 0, "next year": 1, "去年": -1, "今年": 0, "明年": 1}
_OFFSET = re.compile("|".join(_REPEATED), re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:before|after|since|until|till|by|from|about|around|circa|not|or)(?: the)? (?:\w+ of )?$|(?:约|自)$",
    re.IGNORECASE,
)


def read_date(text: str, typed: DateValue, published: Period) -> Reading:
    """The date in `text`; `typed` is the claim's, `published` what "last year" counts from. Raises `PhraseError`."""
    months, years, offsets = (list(pattern.finditer(text)) for pattern in (_MONTH, _YEAR, _OFFSET))
    if len(months) > 1 or len(years) + len(offsets) > 1:
        raise PhraseError("it holds more than one date: shorten it to one")
    found = [*months, *years, *offsets]
    if not found:
        raise PhraseError("it holds no date")
    start, end = min(one.start() for one in found), max(one.end() for one in found)
    if _BOUND.search(text[:start]):
        raise PhraseError("what stands before the date makes it a bound: it has no reading")
    year = _named_year(years, offsets, published) or typed.period.nominal[0].year
    written = f"{year:04}{_month_and_day(months[0]) if months else ''}"
    try:
        return Reading(value=DateValue.parse(written), units=("date",), span=(start, end))
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _named_year(years: list[re.Match[str]], offsets: list[re.Match[str]], published: Period) -> int:
    """The year that a text names, also as "last year"; 0 when it leaves the year to the rest of its text."""
    if years:
        return int(years[0][0])
    return _year_of(published) + _REPEATED[offsets[0][0].casefold()] if offsets else 0


def _month_and_day(match: re.Match[str]) -> str:
    """As EDTF writes them behind a year: "-03" or "-03-14"."""
    month = int(match["number"] or 0) or MONTHS[match["name"].casefold()]
    day = match["day"] or match["before"] or match["after"]
    return f"-{month:02}" + (f"-{int(re.sub('[a-z]', '', day)):02}" if day else "")


def _year_of(published: Period) -> int:
    first, last = published.nominal
    if first.year != last.year:
        raise PhraseError("it counts from a year that is not known")
    return first.year
