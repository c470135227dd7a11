"""The files of `tests/values`: values of the model room as a curator types them, and all that they say of themselves.

A line holds a value, or several with " ; " between, then " | " and what is said; the file's name says what they are.
`numerals` and `periods` are one value each, `period-pairs` two periods; `figures` are a value, a unit, a hedge and what
else a claim may say, and `figure-pairs` two of them. `intervals` are an operation on intervals, `expressions` a text of
the grammar with its value for the terms below, and `relations` a relation and the intervals of its terms. A new line
without anything said and `make expect` complete the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

from gzcheck.model import (
    DateValue,
    Figure,
    FigureError,
    Hedge,
    Interval,
    Numeral,
    NumeralError,
    Period,
    Precision,
    Span,
    units,
)
from gzcheck.model.expression import (
    ExpressionError,
    evaluate,
    expression_text,
    names_in,
    parse_definition,
    parse_relation,
)
from gzcheck.model.figure import clash_by_precision, compare
from gzcheck.model.period import Duration, PeriodError
from gzcheck.model.satisfaction import satisfiable

VALUES = Path(__file__).parent / "values"
SAID, BETWEEN = " | ", " ; "
TERMS = {
    "a": Interval(Fraction(1), Fraction(2)),
    "b": Interval(Fraction(3), Fraction(5), False, True),
    "c": Interval(Fraction(-2), Fraction(4)),
    "d": Interval(Fraction(10), None),
    "point": Interval.point(Fraction(7)),
}
"""What the names in `expressions` stand for; any other is 1."""
ERRORS = (NumeralError, PeriodError, FigureError, ExpressionError, ZeroDivisionError, OverflowError)


def value_files() -> list[Path]:
    """Every file of values, sorted."""
    return sorted(VALUES.glob("*.txt"))


def written(path: Path) -> str:
    """What the file should hold."""
    say = _SAY[path.stem]
    lines = path.read_text(encoding="utf-8").splitlines()
    return "".join(f"{text}{SAID}{_said(say, text)}\n" for text, *_ in (line.split(SAID) for line in lines))


def _said(say: Callable[[list[str]], Iterable[str]], text: str) -> str:
    try:
        return ", ".join(filter(None, say(text.split(BETWEEN))))
    except ERRORS as error:
        place = f" at {error.column}" if isinstance(error, ExpressionError) else ""
        return f"refused{place}: {error}"


def _numeral(texts: list[str]) -> Iterable[str]:
    number = Numeral.parse(texts[0])
    yield str(number)
    yield f"typed {number.as_typed}"
    yield f"minus {-number}"
    yield f"place {number.place}"
    yield f"grain {number.grain}"
    yield f"{number.trailing_zeros} zeros, {number.significant_digits} digits, {number.decimals} decimals"
    flags = ("is_fraction", "scaled_up", "has_decimals", "is_integer", "is_noisy")
    yield " ".join(name for name in flags if getattr(number, name))
    yield f"read as {number.without_noise} (.{number.without_noise.decimals})" if number.is_noisy else ""
    for power in (3, -2):
        try:
            yield f"times 10^{power} {number.shifted(power).as_typed}"
        except NumeralError:
            yield f"times 10^{power} beyond the limits"
    assert Numeral.parse(number.as_typed) == number


def _period(texts: list[str]) -> Iterable[str]:
    period = Period.parse(texts[0])
    yield f"{period.start} to {period.end}"
    yield "" if not period.is_approximate else f"named {period.nominal[0]} to {period.nominal[1]}"
    yield "open" if period.is_open else ""
    yield f"clock {period.clock.isoformat()}" if period.clock else ""
    if period.start.year > 1:
        yield f"a year before {period.year_before().text}"


def _two_periods(texts: list[str]) -> Iterable[str]:
    a, b = (Period.parse(text) for text in texts)
    for name in ("overlaps", "equals", "same_as", "adjoins", "is_about_as_long_as", "inside", "before"):
        there, back = getattr(a, name)(b), getattr(b, name)(a)
        yield name if there and back else f"{name} one way" if there else f"{name} the other way" if back else ""
    reach = [text for text in ("P0D", "P1D", "P1M", "P6M", "P1Y") if a.near(b, Duration.parse(text))]
    yield f"near by {reach[0]}" if reach else "not near"
    yield "near either way" if [text for text in reach if not b.near(a, Duration.parse(text))] == [] else "near one way"


def _duration(texts: list[str]) -> Iterable[str]:
    length = Duration.parse(texts[0])
    yield f"{length.months} months {length.days} days"
    yield f"after it {length.after(date.fromisoformat(texts[1]))}"


# ---------------------------------------------------------------- figures


def _typed_figure(text: str) -> Figure:
    """ "61e9 CNY about", "2 3 percent range", "5 CNY under negative", "12.3e6 CNY bare precision=1e6"."""
    *values, unit, hedge, rest = (*text.partition(" with ")[0].split(), text.partition(" with ")[2])
    read = DateValue.parse if unit == "date" else Numeral.parse
    value, *upper = (read(one) for one in values)
    options = dict(one.partition("=")[::2] for one in rest.split())
    given = options.get("precision")
    precision: Precision = None if given is None else "exact" if given == "exact" else Fraction(given)
    return Figure(value, units()[unit], Hedge(hedge), upper[0] if upper else None, precision, "negative" in options)


def _figure(texts: list[str]) -> Iterable[str]:
    figure = _typed_figure(texts[0])
    yield _span(figure.span)
    yield f"in base {_span(figure.base)}" if figure.unit.factor != 1 or figure.unit.offset else ""
    yield f"place {figure.place}, grain {figure.grain}"
    yield "" if figure.reach is None else f"reach {figure.reach[0]} and {figure.reach[1]}"
    flags = ("is_share", "is_noisy", "is_marked_exact", "is_bare_rounded")
    yield " ".join(name for name in flags if getattr(figure, name))


def _two_figures(texts: list[str]) -> Iterable[str]:
    a, b = (_typed_figure(text) for text in texts)
    assert a.same_reading(b) == b.same_reading(a)
    assert clash_by_precision(a, b) == clash_by_precision(b, a)
    yield compare(a, b).value
    yield "same reading" if a.same_reading(b) else ""
    yield "same precision" if clash_by_precision(a, b) else ""
    both = Span.meet_of((a.base, b.base))
    yield f"both allow {_span(both)}" if both else "share nothing"


def _span(span: Span) -> str:
    return f"hard {span.hard}" + ("" if span.soft == span.hard else f" soft {span.soft}")


# ---------------------------------------------------------------- intervals and arithmetic


def _interval(text: str) -> Interval:
    low, high = text[1:-1].split(" ")
    ends = (None if "inf" in end else Fraction(end) for end in (low, high))
    return Interval(*ends, text[0] == "[", text[-1] == "]")


def _intervals(texts: list[str]) -> Iterable[str]:
    first, second = (_interval(text) for text in texts)
    yield f"sum {first + second}"
    yield f"difference {first - second}"
    yield f"product {first * second}"
    yield f"quotient {first / second}" if 0 not in second else "no quotient"
    yield f"square {first**2}"
    yield f"cube {first**3}"
    yield f"inverse square {first**-2}" if 0 not in first else ""
    yield f"both {first.intersection(second)}"
    yield " ".join(name for name in ("meets", "below", "within") if getattr(first, name)(second))
    yield f"mirrored {first.mirrored()}, halved {first.scaled(Fraction(1, 2))}, moved {first.moved(Fraction(3))}"


def _expression(texts: list[str]) -> Iterable[str]:
    name, comparator, expression = parse_definition(texts[0])
    yield f"{name} {comparator.value} {expression_text(expression, {})}"
    yield f"names {' '.join(names_in(expression))}"
    terms = {one: TERMS.get(one, Interval.point(Fraction(1))) for one in names_in(expression)}
    yield f"comes to {evaluate(expression, terms)}"


def _relation(texts: list[str]) -> Iterable[str]:
    relation = parse_relation(texts[0])
    terms = {name: _interval(rest) for name, _, rest in (text.partition(" in ") for text in texts[1:])}
    yield f"{expression_text(relation.left, {})} {relation.comparator.value} {expression_text(relation.right, {})}"
    yield f"can hold: {'yes' if satisfiable(relation, terms) else 'no'}"


_SAY: dict[str, Callable[[list[str]], Iterable[str]]] = {
    "numerals": _numeral,
    "periods": _period,
    "period-pairs": _two_periods,
    "durations": _duration,
    "figures": _figure,
    "figure-pairs": _two_figures,
    "intervals": _intervals,
    "expressions": _expression,
    "relations": _relation,
}
