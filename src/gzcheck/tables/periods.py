"""Periods as data files write them, in the one spelling that the specification has for each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, cast

from gzcheck.model import Period, PeriodError, PeriodPart

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
_NORMAL = rf"^[12][0-9]{{3}}(?:-(?:Q[1-4]|H[12]|{_MONTH}(?:-{_DAY}(?:T{_TIME})?)?))?$"
_PLAIN = rf"^[12][0-9]{{3}}(?:-{_MONTH}(?:-{_DAY})?)?$"
_END = rf"[12][0-9]{{3}}(?:-{_MONTH}(?:-{_DAY})?)?"
_STRETCH = rf"^(?:{_END}/{_END}|\.\./{_END}|{_END}/\.\.)$"
_MONTHS = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
    "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_DIVIDED = "[ -]?"
_CHANGES = (
    *(
        (rf"(?i)^(.*[0-9]{_DIVIDED})?{name}[.,]?({_DIVIDED}.*[0-9])?$", rf"\1M{number:02}\2")
        for number, name in enumerate(_MONTHS, 1)
    ),
    (rf"^M(0[1-9]|1[0-2]){_DIVIDED}([0-9]{{4}})$", r"\2-\1"),
    (rf"^([0-9]{{4}}){_DIVIDED}M(0[1-9]|1[0-2])$", r"\1-\2"),
    (r"^([0-9]{4})-M(0[1-9]|1[0-2])-([0-9]{2})", r"\1-\2-\3"),
    (rf"^M(0[1-9]|1[0-2]){_DIVIDED}([0-9]{{1,2}}), ?([0-9]{{4}})$", r"\2-M\1-\3"),
    (rf"^([0-9]){_DIVIDED}M(0[1-9]|1[0-2]){_DIVIDED}([0-9]{{4}})$", r"0\1-M\2-\3"),
    (rf"^([0-9]{{2}}){_DIVIDED}M(0[1-9]|1[0-2]){_DIVIDED}([0-9]{{4}})$", r"\3-\2-\1"),
    (rf"^([QH][1-4]){_DIVIDED}([0-9]{{4}})$", r"\2-\1"),
    (r"^([0-9]{4})\.0$", r"\1"),
    (r"^([0-9]{4}) ?-?([QH][1-4])$", r"\1-\2"),
    (r"^([0-9]{4})/([0-9]{2})/([0-9]{2})", r"\1-\2-\3"),
    (r"^([0-9]{4})([0-9]{2})([0-9]{2})(T.*)?$", r"\1-\2-\3\4"),
    (r"^([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2})", r"\1T\2"),
    (r"(T[0-9]{2}:[0-9]{2}):00(?:\.0+)?", r"\1"),
    (r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?[+-][0-9]{2})$", r"\1:00"),
    (r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?[+-][0-9]{2})([0-9]{2})$", r"\1:\2"),
    (r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)[+-]00:00$", r"\1Z"),
)
"""Other spellings that mean one thing only, each by a pattern and what it becomes; tried in this order."""
_LAST_DAYS = {"03": "31", "06": "30", "09": "30", "12": "31"}
_PARTS = {
    "-Q1": ("01", "03"), "-Q2": ("04", "06"), "-Q3": ("07", "09"), "-Q4": ("10", "12"),
    "-H1": ("01", "06"), "-H2": ("07", "12"), "": ("01", "12"),
}  # fmt: skip
"""First and last month of the parts of a year that have a name, and of a year."""


def respelled(text: str) -> str:
    """A text in which other spellings of a period are changed to the one that the specification has."""
    for pattern, written in _CHANGES:
        text = re.sub(pattern, written, text, flags=re.ASCII)
    return text


_WHOLE, _OF_TWO = (r"^([0-9]+)\.0$", r"\1"), (r"^([0-9])$", r"0\1")
_TOGETHER: Mapping[PeriodPart, tuple[str, tuple[tuple[str, str], ...]]] = {
    PeriodPart.DATE: ("", ()),
    PeriodPart.YEAR: ("", (_WHOLE,)),
    PeriodPart.QUARTER: ("-", (_WHOLE, (r"^0?([1-4])$", r"Q\1"))),
    PeriodPart.MONTH: ("-", (_WHOLE, _OF_TWO)),
    PeriodPart.DAY: ("-", (_WHOLE, _OF_TWO)),
    PeriodPart.HOUR: ("T", (_WHOLE, _OF_TWO, (r"^([0-9]{2})$", r"\1:00"))),
    PeriodPart.TIME: ("T", ((r"^([0-9]{3}|[0-9]:.*)$", r"0\1"), (r"^([0-9]{2})([0-9]{2})$", r"\1:\2"))),
}
"""What stands before a part of a period, and how the part is written, by patterns and what they become."""


def put_together(parts: Mapping[PeriodPart, ir.StringValue]) -> ir.StringValue:
    """One text from the parts of a period: 2016-03 of "2016" and "3", 2016-Q1 of "2016" and quarter "1"."""
    said = cast("ir.StringValue", "")
    for part, (sign, changes) in _TOGETHER.items():
        if part in parts:
            text = parts[part].fill_null("").strip()
            for pattern, written in changes:
                text = text.re_replace(pattern, written)
            said = said + sign + text
    return said


def is_part(part: PeriodPart, text: str) -> bool:
    """Whether a text can be this part of some period."""
    before, form = _FORMS[part]
    sign, changes = _TOGETHER[part]
    for pattern, written in changes:
        text = re.sub(pattern, written, text, flags=re.ASCII)
    try:
        found = Period.parse(respelled(before + sign + text)).text
    except PeriodError:
        return False
    return re.fullmatch(before + form, found) is not None


_FORMS: Mapping[PeriodPart, tuple[str, str]] = {
    PeriodPart.DATE: ("", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    PeriodPart.YEAR: ("", "(?:1[89]|20)[0-9]{2}"),
    PeriodPart.QUARTER: ("2016", "-Q[1-4]"),
    PeriodPart.MONTH: ("2016", "-[0-9]{2}"),
    PeriodPart.DAY: ("2016-01", "-[0-9]{2}"),
    PeriodPart.HOUR: ("2016-01-01", "T.*"),
    PeriodPart.TIME: ("2016-01-01", "T.*"),
}
"""What stands in front of a part in some period, and what the part is then like; 1001 is rather a code than a year."""


def with_periods(texts: ir.Table) -> ir.Table:
    """Texts (`word`) with the period that each is, as it is written elsewhere in a corpus; null where it is none
    (`found`)."""
    import ibis

    texts = texts.mutate(is_plain=(texts.word.re_search(_PLAIN) & _is_day(texts.word)).fill_null(False))
    texts = _without_split_years(texts)
    # Engines may work out what few rows need for every row, hence on a column that is null in all others.
    texts = texts.mutate(other=ibis.ifelse(texts.is_plain, ibis.null("string"), texts.word))
    changed = texts.other
    for pattern, written in _CHANGES:
        changed = changed.re_replace(pattern, written)
    texts = texts.mutate(
        changed=changed, first=texts.other.re_extract(r"^([^/]*)/", 1), last=texts.other.re_extract(r"/([^/]*)$", 1)
    )
    return texts.mutate(
        found=ibis.cases(
            (texts.is_plain, texts.word),
            (texts.other.re_search(_STRETCH) & _runs_forward(texts), _named(texts)),
            (texts.changed.re_search(_NORMAL) & _is_day(texts.changed), texts.changed),
            else_=ibis.null("string"),
        )
    )


SPLIT_YEAR = r"^([12][0-9])([0-9]{2})-([0-9]{2})$"
"""A month, or a year that begins in one calendar year and ends in the next: 2010-11."""


def are_split_years(texts: Collection[str]) -> bool:
    """Whether several texts of that form all name two years that follow one another: no month is meant then."""
    found = {match[0]: match for text in texts if (match := re.match(SPLIT_YEAR, text))}
    return len(found) > 1 and all((int(one[2]) + 1) % 100 == int(one[3]) for one in found.values())


def _without_split_years(texts: ir.Table) -> ir.Table:
    """The same of a relation of texts, in which none of them is plain then."""
    import ibis

    split = texts.word.re_search(SPLIT_YEAR).fill_null(False)
    first = ibis.ifelse(split, texts.word.re_extract(SPLIT_YEAR, 2), ibis.null("string")).try_cast("int64")
    second = ibis.ifelse(split, texts.word.re_extract(SPLIT_YEAR, 3), ibis.null("string")).try_cast("int64")
    texts = texts.mutate(is_split=split, follows=(((first + 1) % 100) == second).fill_null(False))
    every = ibis.window(preceding=None, following=None)
    several = texts.is_split.cast("int64").sum().over(every) > 1
    texts = texts.mutate(are_split=several & ((~texts.is_split | texts.follows).cast("int64").min().over(every) == 1))
    is_odd = texts.are_split & texts.is_split
    return texts.mutate(is_plain=texts.is_plain & ~is_odd, word=ibis.ifelse(is_odd, ibis.null("string"), texts.word))


def _is_day(text: ir.StringValue) -> ir.BooleanValue:
    """Whether the day of a text that names one is in the calendar."""
    import ibis

    day = ibis.ifelse(text.length() < _OF_A_DAY, ibis.null("string"), text.substr(0, _OF_A_DAY))
    return (text.length() < _OF_A_DAY) | day.try_cast("date").notnull()


def _runs_forward(stretch: ir.Table) -> ir.BooleanValue:
    """Whether both ends of a stretch are in the calendar, written alike, and in their order."""
    first, last = stretch.first, stretch.last
    is_open = stretch.other.contains("..")
    return _is_day(first) & _is_day(last) & (is_open | ((first.length() == last.length()) & (first <= last)))


def _named(stretch: ir.Table) -> ir.StringValue:
    """A stretch by its name, where it is one day, month or year, or just a quarter, a half-year or a year."""
    import ibis

    first, last = stretch.first, stretch.last
    is_one_year = (first.length() == last.length()) & (first.substr(0, 4) == last.substr(0, 4))
    months = first.substr(4) + "/" + last.substr(4)
    parts = {
        f"-{begin}{day}/-{end}{last_day}": name
        for name, (begin, end) in _PARTS.items()
        for day, last_day in (("", ""), ("-01", f"-{_LAST_DAYS[end]}"))
    }
    named = ((is_one_year & (months == ends), first.substr(0, 4) + name) for ends, name in parts.items())
    return ibis.cases((first == last, first), *named, else_=stretch.other)


_OF_A_DAY = len("2017-08-06")
