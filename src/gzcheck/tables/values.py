"""What a cell says: text -> a number as it is typed, its hedge, and the place of its last digit that counts.

One anchored pattern stands in front of every cast, because engines accept different spellings of numbers. What it does
not know goes to the reader of printed phrases (`oddities`), text by text, or is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gzcheck.model import Hedge, NumberStyle
from gzcheck.model.numeral import FLOAT_DIGITS

if TYPE_CHECKING:
    import ibis.expr.types as ir

PLAIN = r"^[-]?[0-9]{1,40}(?:\.[0-9]{1,40})?$"
"""What needs nothing done to it."""
_MARKS = {
    ">=": Hedge.AT_LEAST,
    "<=": Hedge.AT_MOST,
    "≥": Hedge.AT_LEAST,
    "≤": Hedge.AT_MOST,
    ">": Hedge.OVER,
    "<": Hedge.UNDER,
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
}
ENGLISH = NumberStyle(group=",", decimal=".")


def marked(style: NumberStyle) -> str:
    """The pattern of a number in a style, with a mark of a hedge, brackets, a sign and an exponent where there are any.

    Groups: 1 the mark, 2 the bracket, 3 the sign, 4 the number, 5 the exponent.
    """
    group, decimal = re.escape(style.group), re.escape(style.decimal)
    grouped = f"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|" if style.group else ""
    number = f"(?:{grouped}[0-9]{{1,40}})(?:{decimal}[0-9]{{1,40}})?"
    return rf"^(>=|<=|[≥≤><~≈])? ?(\()?([-+−])?({number})(?:[eE]([-+]?[0-9]{{1,2}}))?(?:\))?$"


def read_values(cells: ir.Table, style: NumberStyle | None) -> ir.Table:
    """The cells with `numeral` (as a curator types it; null where the text is none) and `mark` (the hedge in front).

    `is_plain` stands beside them: most texts are plain, and patterns cost more than all else. What only the others need
    is worked out on a column that is null in plain rows, because engines may work a branch out for every row.
    """
    import ibis

    chosen = style or ENGLISH
    pattern = marked(chosen)
    is_plain = cells.text.re_search(PLAIN).fill_null(False) if chosen.decimal == "." else ibis.literal(False)
    cells = cells.mutate(is_plain=is_plain)
    cells = cells.mutate(unusual=_where(~cells.is_plain, cells.text))
    text, is_plain = cells.unusual, cells.is_plain
    typed = _typed(text, pattern, chosen)
    is_marked = text.re_search(pattern) & _brackets_match(text)
    return cells.mutate(
        numeral=ibis.cases((is_plain, cells.text), (is_marked, typed), else_=ibis.null("string")),
        mark=ibis.cases((is_plain, Hedge.BARE.value), (is_marked, _mark(text, pattern)), else_=Hedge.BARE.value),
    )


def _brackets_match(text: ir.StringValue) -> ir.BooleanValue:
    """Both brackets or none, and no sign within."""
    return (text.contains("(") == text.contains(")")) & ~text.re_search(r"\([-+−]")


def _typed(text: ir.StringValue, pattern: str, style: NumberStyle) -> ir.StringValue:
    import ibis

    number = text.re_extract(pattern, 4)
    if style.group:
        number = number.replace(style.group, "")
    if style.decimal != ".":
        number = number.replace(style.decimal, ".")
    exponent = text.re_extract(pattern, 5)
    is_negative = text.contains("(") | text.re_extract(pattern, 3).isin(["-", "−"])
    sign = ibis.ifelse(is_negative, "-", "")
    return sign + number + ibis.ifelse(exponent == "", "", ibis.literal("e") + exponent.replace("+", ""))


def _mark(text: ir.StringValue, pattern: str) -> ir.StringValue:
    mark = text.re_extract(pattern, 1)
    return mark.cases(*((sign, hedge.value) for sign, hedge in _MARKS.items()), else_=Hedge.BARE.value)


def with_places(cells: ir.Table) -> ir.Table:
    """The cells with `own_place`: the power of ten of the last digit that says something, by the rules for one figure.

    Zeros at the end of a whole number may be rounding, and do not count then: of measured values, of per cent above
    100, and of counts from 1,000 up with two or more, or with a scale. Digits that are noise of binary floats do not
    count either.
    """
    import ibis

    cells = cells.mutate(has_exponent=ibis.ifelse(cells.is_plain, False, cells.numeral.contains("e")))
    numeral, has_exponent = cells.numeral, cells.has_exponent
    cells = cells.mutate(
        mantissa=ibis.ifelse(has_exponent, numeral.re_extract(r"^([^e]*)", 1), numeral),
        exponent=ibis.ifelse(has_exponent, numeral.re_extract(r"e(-?[0-9]+)$", 1).try_cast("int64"), _whole(0)),
    )
    cells = cells.mutate(digits=cells.mantissa.length(), point=cells.mantissa.find("."))
    cells = cells.mutate(decimals=ibis.ifelse(cells.point >= 0, cells.digits - cells.point - 1, 0))
    cells = cells.mutate(last_place=cells.exponent + cells.scale - cells.decimals)
    ends_in_zero = ibis.ifelse(cells.decimals == 0, cells.mantissa.endswith("0"), False)
    may_be_noisy = (cells.digits > FLOAT_DIGITS) & (cells.decimals > 2)
    cells = cells.mutate(round=_where(ends_in_zero, cells.mantissa), long=_where(may_be_noisy, cells.mantissa))
    more = ibis.coalesce(_rounded(cells), _noise(cells.long), 0)
    return cells.mutate(own_place=(cells.last_place + more).cast("int64"))


def _where(test: ir.BooleanValue, text: ir.StringValue) -> ir.StringValue:
    """A text where a test holds, and null elsewhere."""
    import ibis

    return ibis.ifelse(test, text, ibis.null("string"))


def _rounded(cells: ir.Table) -> ir.IntegerValue:
    """How many zeros at the end of a whole number (`round`) may be rounding; null for one that ends otherwise."""
    import ibis

    zeros = cells.round.re_extract(r"(0*)$", 1).length()
    size = cells.round.try_cast("float64").abs()
    is_round = (cells.last_place > 0) | ((zeros >= 2) & (size >= 1000))
    may_be_rounded = ibis.cases(
        (size == 0, False),
        (cells.is_ordinal, False),
        (cells.is_counted, is_round),
        (cells.is_part, size * cells.power > cells.is_whole),
        else_=True,
    )
    return ibis.ifelse(may_be_rounded, zeros, zeros * 0)


def _whole(number: int) -> ir.IntegerValue:
    import ibis

    return ibis.literal(number).cast("int64")


def _noise(number: ir.StringValue) -> ir.IntegerValue:
    """How many digits at the end are noise of binary floats, as `Numeral.is_noisy` has it; 0 for a number without any,
    and null for none.

    0.30000000000000004 has 16: rounded to 15 digits it is 0.3.
    """
    import ibis

    digits = number.re_replace(r"[^0-9]", "").re_replace(r"^0+", "")
    run, next_digit = digits.substr(FLOAT_DIGITS - 5, 5), digits.substr(FLOAT_DIGITS, 1)
    head, beyond = digits.substr(0, FLOAT_DIGITS - 5), digits.length() - FLOAT_DIGITS
    is_up = next_digit >= "5"
    return ibis.cases(
        (beyond <= 0, 0),
        ((run == "00000") & ~is_up, beyond + 5 + head.re_extract(r"(0*)$", 1).length()),
        ((run == "99999") & is_up, beyond + 5 + head.re_extract(r"(9*)$", 1).length()),
        (run.isin(["00000", "99999"]), beyond),
        else_=0,
    )
