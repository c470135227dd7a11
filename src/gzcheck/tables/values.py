"""What a cell says: text -> a number as it is typed, its hedge, and the place of its last digit that counts.

One anchored pattern stands in front of every cast, because engines accept different spellings of numbers. What it does
not know goes to the reader of printed phrases (`oddities`), text by text, or is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from gzcheck.model import FLOAT_DIGITS, MAX_DIGITS, Hedge, NumberStyle, Source
from gzcheck.phrases.languages import grammar_of, has_grammar
from gzcheck.tables.ends import EXACT_DIGITS

if TYPE_CHECKING:
    import ibis.expr.types as ir

PLAIN = r"^[-]?[0-9]{1,40}(?:\.[0-9]{1,40})?$"
"""What needs nothing done to it."""
_PLAIN_WHOLE = r"^[-]?[0-9]{1,40}$"
"""The same where a point is no sign of decimals."""
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
_TYPED = NumberStyle(group="", decimal=".")
"""How numbers are written that a file keeps as numbers, whatever its source would write."""


def knows_style(source: Source) -> bool:
    """Whether it is known how a source writes numbers."""
    return source.numbers is not None or has_grammar(source.language)


def style_of(source: Source) -> NumberStyle:
    """How a source writes numbers: as it is declared, or as its language does; English where that has no grammar."""
    if source.numbers is not None:
        return source.numbers
    return grammar_of("", source.language).style if has_grammar(source.language) else ENGLISH


def marked(style: NumberStyle) -> str:
    """The pattern of a number in a style, with a mark of a hedge, brackets, a sign and an exponent where there are any.

    Groups: 1 the mark, 2 the bracket, 3 the sign, 4 the number, 5 the exponent.
    """
    group, decimal = re.escape(style.group), re.escape(style.decimal)
    grouped = f"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+|" if style.group else ""
    number = f"(?:{grouped}[0-9]{{1,40}})(?:{decimal}[0-9]{{1,40}})?"
    return rf"^(>=|<=|[≥≤><~≈])? ?(\()?([-+−])?({number})(?:[eE]([-+]?[0-9]{{1,2}}))?(?:\))?$"


SPELLED = (
    "numeral", "is_plain", "mark", "number", "mantissa", "digit_place", "zeros", "noise", "is_short", "is_long",
)  # fmt: skip
"""What is said of a cell's text by itself, before it is known what it is on.

`numeral` is the number as a curator types it, null where the text is none; `mark` the hedge in front; `mantissa` the
size of the number without its exponent, where it ends in zeros; `digit_place` the power of ten of its last digit;
`zeros` and `noise` how many digits at its end may not count; `is_short` whether a double carries all of its digits,
`is_long` whether they are more than can be meant.
"""


NUMBER = "kept_number"
"""Instead of `figure`: texts of what a file keeps as a number."""


def is_typed(column: ir.Value) -> bool:
    """Whether a column holds numbers whose digits need not be looked for in text: whole numbers and decimals."""
    kind = column.type()
    return bool(kind.is_integer() or kind.is_decimal())


PLAINLY = ("numeral", "is_plain", "mark", "number", "is_short")
"""What is still asked of texts that are plain numbers, once it is known how precise their column is."""


def valued(rows: ir.Table, style: NumberStyle, *, all_plain: bool = False) -> ir.Table:
    """The rows with `text` and `SPELLED` of their `figure`, or of the text of a number that their file keeps as one.

    `style`: how the source writes numbers. `all_plain`: each is known to be a plain number, of which no more than
    `PLAINLY` is asked.
    """
    if NUMBER in rows.columns:
        rows, style = rows.rename(figure=NUMBER), _TYPED
    full = _typed_figures(rows) if is_typed(rows.figure) else _plain(rows) if all_plain else _spelled(rows, style)
    kept = [name for name in rows.columns if name != "figure"]
    return full.select(*kept, "text", *(PLAINLY if all_plain else SPELLED))


def _plain(rows: ir.Table) -> ir.Table:
    import ibis

    figure = cast("ir.StringValue", rows.figure)
    return rows.mutate(
        text=figure,
        numeral=figure,
        is_plain=ibis.literal(True),
        mark=ibis.literal(Hedge.BARE.value),
        number=figure.try_cast("float64"),
        is_short=figure.length() <= EXACT_DIGITS,
    )


def _typed_figures(rows: ir.Table) -> ir.Table:
    """Of a column of whole numbers or decimals, which is read as its text would be.

    The text is made only of those rows of which it is asked for.
    """
    import ibis

    figure: Any = rows.figure
    kind = figure.type()
    scale = int(kind.scale or 0) if kind.is_decimal() else 0
    longest = (kind.precision or 38) + 2 if kind.is_decimal() else _LONGEST[kind.nbytes]
    number, text = figure.cast("float64"), figure.cast("string")
    length = text.length() if longest > EXACT_DIGITS else ibis.literal(longest)
    zeros = _zeros_at_end(_where((figure % 10 == 0).fill_null(False), text)) if scale == 0 else _whole(0)
    noisy = _noise(_where(length > FLOAT_DIGITS, text)).fill_null(0).cast("int64")
    return rows.mutate(
        text=text,
        numeral=text,
        is_plain=figure.notnull(),
        mark=ibis.literal(Hedge.BARE.value),
        number=number,
        mantissa=number.abs(),
        digit_place=_whole(-scale),
        zeros=zeros,
        noise=noisy if scale > 2 and longest > FLOAT_DIGITS else _whole(0),
        is_short=length <= EXACT_DIGITS,
        is_long=ibis.literal(False),
    )


_LONGEST = {1: 4, 2: 6, 4: 11, 8: 20}
"""How many characters a whole number of so many bytes has at most."""


def _zeros_at_end(number: ir.StringValue) -> ir.IntegerValue:
    return number.re_extract(r"(0*)$", 1).length().fill_null(0).cast("int64")


def _spelled(rows: ir.Table, style: NumberStyle) -> ir.Table:
    """Of a column of texts.

    Most texts are plain, and patterns cost more than all else. What only the others need is worked out on a column that
    is null in plain rows, because engines may work a branch out for every row.
    """
    import ibis

    pattern, figure = marked(style), cast("ir.StringValue", rows.figure)
    is_plain = figure.re_search(PLAIN if style.decimal == "." else _PLAIN_WHOLE).fill_null(False)
    rows = rows.mutate(is_plain=is_plain)
    rows = rows.mutate(unusual=_where(~rows.is_plain, rows.figure).strip())
    rows = rows.mutate(text=ibis.ifelse(rows.is_plain, rows.figure, rows.unusual))
    text, is_plain = rows.unusual, rows.is_plain
    is_marked = text.re_search(pattern) & _brackets_match(text)
    rows = rows.mutate(
        numeral=ibis.cases((is_plain, rows.text), (is_marked, _typed(text, pattern, style)), else_=ibis.null("string")),
        mark=ibis.cases((is_plain, Hedge.BARE.value), (is_marked, _mark(text, pattern)), else_=Hedge.BARE.value),
    )
    return _measured(rows.mutate(scientific=_where(~rows.is_plain & rows.numeral.contains("e"), rows.numeral)))


def _measured(rows: ir.Table) -> ir.Table:
    """The rows with what their numerals come to; `scientific` are those with an exponent."""
    import ibis

    rows = rows.mutate(
        digits=ibis.coalesce(rows.scientific.re_extract(r"^([^e]*)", 1), rows.numeral),
        exponent=rows.scientific.re_extract(r"e(-?[0-9]+)$", 1).try_cast("int64").fill_null(0),
    )
    rows = rows.mutate(length=rows.digits.length(), point=rows.digits.find("."))
    rows = rows.mutate(
        decimals=ibis.ifelse(rows.point >= 0, rows.length - rows.point - 1, 0), number=rows.numeral.try_cast("float64")
    )
    ends_in_zero = ibis.ifelse(rows.decimals == 0, rows.digits.endswith("0"), False)
    may_be_noisy = (rows.length > FLOAT_DIGITS) & (rows.decimals > 2)
    rows = rows.mutate(round=_where(ends_in_zero, rows.digits), long=_where(may_be_noisy, rows.digits))
    too_long = _where(rows.length > MAX_DIGITS, rows.digits).re_replace(r"[^0-9]", "").length() > MAX_DIGITS
    return rows.mutate(
        mantissa=rows.round.try_cast("float64").abs(),
        digit_place=(rows.exponent - rows.decimals).cast("int64"),
        zeros=_zeros_at_end(rows.round),
        noise=_noise(rows.long).fill_null(0).cast("int64"),
        is_short=rows.numeral.length() <= EXACT_DIGITS,
        is_long=too_long.fill_null(False),
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

    cells = cells.mutate(last_place=cells.digit_place + cells.scale)
    size = cells.mantissa
    is_round = (cells.last_place > 0) | ((cells.zeros >= 2) & (size >= 1000))
    may_be_rounded = ibis.cases(
        (cells.zeros == 0, False),
        (size == 0, False),
        (cells.is_ordinal, False),
        (cells.is_counted, is_round),
        (cells.is_part, size * cells.power > cells.is_whole),
        else_=True,
    )
    return cells.mutate(own_place=cells.last_place + cells.noise + ibis.ifelse(may_be_rounded, cells.zeros, 0))


def _where(test: ir.BooleanValue, text: ir.StringValue) -> ir.StringValue:
    """A text where a test holds, and null elsewhere."""
    import ibis

    return ibis.ifelse(test, text, ibis.null("string"))


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
