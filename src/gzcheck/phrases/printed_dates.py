"""The date that a fragment prints: of year, month and day only what its words name, the year also as "last year".

A fragment often leaves the year to the rest of its text ("in March"). That year is taken from the claim, so that double
entry holds for what is printed; a month or day that the claim has beyond its fragment is a difference.
"""

from __future__ import annotations

import re

from gzcheck.model import DateValue, NumeralError, Period, PhraseError, Reading, late_pattern
from gzcheck.phrases.english.lexicon import MONTHS
from gzcheck.phrases.folding import fold, has_chinese
from gzcheck.phrases.languages import grammar_of
from gzcheck.phrases.vocabulary import built_in

_NAMES = "|".join(name.capitalize() for name in sorted(MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_MONTH = late_pattern(
    rf"(?:\b(?P<before>{_DAY})(?: of)? )?\b(?P<name>{_NAMES})\b\.?(?: (?P<after>{_DAY})(?![:,.]?\d))?"
    r"|(?P<number>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
)
_YEAR = late_pattern(r"(?<![\d.,])(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d)")
_REPEATED = {"last year": -1, "this year": 0, "next year": 1, "去年": -1, "今年": 0, "明年": 1}
_OFFSET = late_pattern("|".join(_REPEATED), re.IGNORECASE)
_BOUND = late_pattern(
    r"\b(?:before|after|since|until|till|by|from|about|around|circa|not|or)(?: the)? (?:\w+ of )?$"
    r"|(?:约|大概|自|从|至|到|截至|截止|早于|晚于|不是|非)$",
    re.IGNORECASE,
)
_BOUND_BEHIND = late_pattern(
    r"(?:年|月|[日号])?(?:以?前|之前|以来|以?后|之后|左右|前后|起|上下)"
    r"|,? (?:or (?:so|later|earlier|after|before|thereabouts)|onwards?|at the (?:latest|earliest))\b"
)
_COUNTED = tuple("家人个名项座台辆亩次件")
"""Behind four digits these show that they count something."""
_NEXT_TO_YEAR = 9
"""How many characters on either side of a year are looked at for what makes an amount of it."""
_PIECE_BEFORE = late_pattern(r"[^\s,;]*\s?$")
_PIECE_BEHIND = late_pattern(r"\s?[^\s,;.]*")


def read_date(text: str, typed: DateValue, published: Period) -> Reading:
    """The date in `text`; `typed` is the claim's, `published` what "last year" counts from. Raises `PhraseError`."""
    text = _simplified(text)
    months, years, offsets = (list(pattern.finditer(text)) for pattern in (_MONTH, _YEAR, _OFFSET))
    start, end = _span(months, [*years, *offsets])
    _refuse_bound(text[:start], text[end:])
    if years and not months:
        _refuse_amount(text, years[0])
    year = _named_year(years, offsets, published) or typed.period.nominal[0].year
    value = _parsed(f"{year:04}{_month_and_day(months[0]) if months else ''}")
    return Reading(value=value, units=("date",), span=(start, end))


def _simplified(text: str) -> str:
    """The text in simplified characters, each in the place of the old one."""
    if not has_chinese(text):
        return text
    from gzcheck.phrases.chinese.folding import simplified  # brings patterns along, which are costly

    return simplified(text)


def _span(months: list[re.Match[str]], years: list[re.Match[str]]) -> tuple[int, int]:
    """From the first character of a date's pieces to the last one; raises `PhraseError` for none, or several dates."""
    if len(months) > 1 or len(years) > 1:
        raise PhraseError("it holds more than one date: shorten it to one")
    found = [*months, *years]
    if not found:
        raise PhraseError("it holds no date")
    return min(one.start() for one in found), max(one.end() for one in found)


def _parsed(written: str) -> DateValue:
    try:
        return DateValue.parse(written)
    except NumeralError as error:
        raise PhraseError(str(error)) from None


def _named_year(years: list[re.Match[str]], offsets: list[re.Match[str]], published: Period) -> int:
    """The year that a text names, also as "last year"; 0 when it leaves the year to the rest of its text."""
    if years:
        return int(years[0][0])
    return _year_of(published) + _REPEATED[offsets[0][0].casefold()] if offsets else 0


def _refuse_bound(before: str, behind: str) -> None:
    if _BOUND.search(before):
        raise PhraseError("what stands before the date makes it a bound: it has no reading")
    if _BOUND_BEHIND.match(behind):
        raise PhraseError("what stands behind the date makes it a bound: it has no reading")


def _refuse_amount(text: str, year: re.Match[str]) -> None:
    """Refuse four digits that print an amount: "2016 million", "$2016", 2016家."""
    before = _PIECE_BEFORE.search(text[max(0, year.start() - _NEXT_TO_YEAR) : year.start()])
    behind = _PIECE_BEHIND.match(text[year.end() : year.end() + _NEXT_TO_YEAR])
    assert before and behind, "both patterns fit nothing too"
    if _is_amount(before[0] + year[0] + behind[0], int(year[0]), behind[0].strip()):
        raise PhraseError(f"{year[0]} is an amount here and no year")


def _is_amount(words: str, year: int, behind: str) -> bool:
    """Whether a number with what touches it, or follows it, is read as something else than a year."""
    if behind.startswith(_COUNTED):
        return True
    try:
        reading = grammar_of(words, None).read(fold(words), "", built_in())
    except PhraseError:
        return False
    is_other = "calendar-year" not in reading.units if reading.units else behind.islower()
    return is_other or reading.value.value != year


def _month_and_day(match: re.Match[str]) -> str:
    """As EDTF writes them behind a year: "-03" or "-03-14"."""
    month = int(match["number"]) if match["number"] else MONTHS[match["name"].casefold()]
    day = match["day"] or match["before"] or match["after"]
    return f"-{month:02}" + (f"-{int(re.sub('[a-z]', '', day)):02}" if day else "")


def _year_of(published: Period) -> int:
    first, last = published.nominal
    if first.year != last.year:
        raise PhraseError("it counts from a year that is not known")
    return first.year
