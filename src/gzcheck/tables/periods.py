"""Periods as data files write them, in the one spelling that the specification has for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
_NORMAL = rf"^[12][0-9]{{3}}(?:-(?:Q[1-4]|H[12]|{_MONTH}(?:-{_DAY}(?:T{_TIME})?)?))?$"
_PLAIN = rf"^[12][0-9]{{3}}(?:-{_MONTH}(?:-{_DAY})?)?$"
_END = rf"[12][0-9]{{3}}(?:-{_MONTH}(?:-{_DAY})?)?"
_STRETCH = rf"^(?:{_END}/{_END}|\.\./{_END}|{_END}/\.\.)$"
_CHANGES = (
    (r"^([0-9]{4})\.0$", r"\1"),
    (r"^([0-9]{4})-?M(0[1-9]|1[0-2])$", r"\1-\2"),
    (r"^([0-9]{4}) ?-?([QH][1-4])$", r"\1-\2"),
    (r"^([0-9]{4})/([0-9]{2})/([0-9]{2})", r"\1-\2-\3"),
    (r"^([0-9]{4})([0-9]{2})([0-9]{2})$", r"\1-\2-\3"),
    (r"^([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2})", r"\1T\2"),
    (r"(T[0-9]{2}:[0-9]{2}):00(?:\.0+)?", r"\1"),
    (r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)\+00:?00$", r"\1Z"),
    (r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?[+-][0-9]{2})$", r"\1:00"),
)
"""Other spellings that mean one thing only, each by a pattern and what it becomes; tried in this order."""


def respelled(text: str) -> str:
    """A text in which other spellings of a period are changed to the one that the specification has."""
    for pattern, written in _CHANGES:
        text = re.sub(pattern, written, text, flags=re.ASCII)
    return text


def normal_period(text: ir.StringValue) -> ir.StringValue:
    """A period as it is written elsewhere in a corpus, or null for a text that is none."""
    import ibis

    is_plain = (text.re_search(_PLAIN) & _is_day(text)).fill_null(False)
    # Engines may work out what few rows need for every row, hence on a column that is null in all others.
    text, plain = ibis.ifelse(is_plain, ibis.null("string"), text), text
    changed = text
    for pattern, written in _CHANGES:
        changed = changed.re_replace(pattern, written)
    return ibis.cases(
        (is_plain, plain),
        (text.re_search(_STRETCH) & _runs_forward(text), text),
        (changed.re_search(_NORMAL) & _is_day(changed), changed),
        else_=ibis.null("string"),
    )


def _is_day(text: ir.StringValue) -> ir.BooleanValue:
    """Whether the day of a text that names one is in the calendar."""
    import ibis

    day = ibis.ifelse(text.length() < _OF_A_DAY, ibis.null("string"), text.substr(0, _OF_A_DAY))
    return (text.length() < _OF_A_DAY) | day.try_cast("date").notnull()


def _runs_forward(text: ir.StringValue) -> ir.BooleanValue:
    """Whether both ends of a stretch are in the calendar, written alike, and in their order."""
    first, last = text.re_extract(r"^([^/]*)/", 1), text.re_extract(r"/([^/]*)$", 1)
    is_open = text.contains("..")
    return _is_day(first) & _is_day(last) & (is_open | ((first.length() == last.length()) & (first <= last)))


_OF_A_DAY = len("2017-08-06")
