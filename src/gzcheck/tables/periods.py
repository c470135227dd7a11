"""Periods as data files write them, in the one spelling that the specification has for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

_DATE = r"[0-9]{4}(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?"
_NORMAL = rf"^{_DATE}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?$"
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
_STRETCH = rf"^(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)$"


def normal_period(text: ir.StringValue) -> ir.StringValue:
    """A period as it is written elsewhere in a corpus, or null for a text that is none."""
    import ibis

    changed = text
    for pattern, written in _CHANGES:
        changed = changed.re_replace(pattern, written)
    is_changed = changed.re_search(_NORMAL)
    return ibis.cases(
        (text.re_search(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), text),
        (is_changed, changed),
        (text.re_search(_STRETCH), text),
        else_=ibis.null("string"),
    )
