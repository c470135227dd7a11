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
    months, years = list(_MONTH.finditer(text)), list(_YEAR.finditer(text))
    offsets = list(_OFFSET.finditer(text))
    if len(months) > 1 or len(years) + len(offsets) > 1:
        raise PhraseError("it holds more than one date: shorten it to one")
    found = [*months, *years, *offsets]
    if not found:
        raise PhraseError("it holds no date")
    start, end = min(one.start() for one in found), max(one.end() for one in found)
    if _BOUND.search(text[:start]):
        raise PhraseError("what stands before the date makes it a bound: it has no reading")
    year = typed.period.nominal[0].year
    if years:
        year = int(years[0][0])
    elif offsets:
        year = _year_of(published) + _REPEATED[offsets[0][0].casefold()]
    written = f"{year:04}"
    if months:
        month = months[0]
        written += f"-{int(month['number'] or 0) or MONTHS[month['name'].casefold()]:02}"
        if day := month["day"] or month["before"] or month["after"]:
            written += f"-{int(re.sub('[a-z]', '', day)):02}"
    try:
        value = DateValue.parse(written)
    except NumeralError as error:
        raise PhraseError(str(error)) from None
    return Reading(value=value, units=("date",), span=(start, end))


def _year_of(published: Period) -> int:
    first, last = published.nominal
    if first.year != last.year:
        raise PhraseError("it counts from a year that is not known")
    return first.year
