"""Numbers, figures, intervals and periods as a reader would print them; exact, or marked with a tilde-equals sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction

from gzcheck.model import DOZEN, SCORE, Claim, DateValue, Figure, Hedge, Interval, Numeral, Period, Unit, day_of, units
from gzcheck.wording import rounding

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_POINTS = {"percent": "percentage-point", "date": "day", "celsius": "celsius-difference"}
_POINTS |= {"fahrenheit": "fahrenheit-difference", "kelvin": "celsius-difference"}
"""The unit in which two figures of a unit differ, where that is another one."""
_HEDGE_WORDS = {
    Hedge.BARE: "",
    Hedge.EXACT: "exactly ",
    Hedge.ABOUT: "about ",
    Hedge.NEARLY: "nearly ",
    Hedge.OVER: "more than ",
    Hedge.AT_LEAST: "at least ",
    Hedge.UNDER: "less than ",
    Hedge.AT_MOST: "at most ",
    Hedge.ODD: "",
    Hedge.RANGE: "",
    Hedge.ORDER: "",
}
_COMMON = (3, 6, 7, 9, 12, 24)
"""Denominators for which a share reads better as a fraction than as decimals."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def number(value: Fraction | Numeral, *, scale: bool = True) -> str:
    """A number with thousands separators and, from a million up, a scale word: "14.68 billion", "2,820", "2/3"."""
    if isinstance(value, DateValue):
        return period(value.period)
    if isinstance(value, Numeral) and value.is_fraction:
        return _words_of(value)
    exact = value.value if isinstance(value, Numeral) else value
    return (scale and _scaled(value, exact)) or _unscaled(value, exact)


def _scaled(value: Fraction | Numeral, exact: Fraction) -> str:
    """A number with a scale word; empty where it is too small for one."""
    large = abs(exact)
    for size, word in _SCALES:
        if large >= size:
            return f"{_digits(value, exact / size, len(str(size)) - 1)} {word}"
    return ""


def _unscaled(value: Fraction | Numeral, exact: Fraction) -> str:
    """A number without a scale word; one that was typed without a power of ten keeps its digits."""
    if isinstance(value, Numeral) and not value.scaled_up:
        return f"{value.written:,f}"
    return _digits(value, exact)


def _digits(value: Fraction | Numeral, exact: Fraction, scale: int = 0) -> str:
    """Exact digits; zeros that were printed behind a point stay ("1.0 billion"), for they say something."""
    if isinstance(value, Numeral) and isinstance(value.written, Decimal) and value.has_decimals:
        sign, digits, _ = value.written.as_tuple()
        kept = Decimal((sign, digits, value.exponent - scale))
        if digits[-1] == 0 and value.exponent < scale:
            return f"{kept:,f}"
    return _plain(exact)


def _words_of(value: Numeral) -> str:
    """A fraction as a reader prints it: "2/3", "1/2 million"."""
    text, _, scale = value.as_typed.partition("e")
    names = {"2": "hundred", "3": "thousand", "4": "ten thousand", "8": "hundred million"}
    names |= {str(len(str(size)) - 1): word for size, word in _SCALES}
    if scale in names:
        return f"{text} {names[scale]}"
    return number(value.value) if scale else text


def _plain(value: Fraction) -> str:
    """Exact decimal digits; where there are none or too many, five of them behind "≈"."""
    decimal = Context(prec=60).divide(Decimal(value.numerator), Decimal(value.denominator))
    if Fraction(decimal) == value and len(decimal.normalize().as_tuple().digits) <= 15:
        text = f"{decimal.normalize():,f}"
        return text
    rounded = Context(prec=5).divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"≈{rounded.normalize():,f}"


def unit(name: str | Unit, *, one: bool = False) -> str:
    """A unit as printed behind a number, or behind "1"; empty for counts, ranks and dates."""
    known = units().get(name) if isinstance(name, str) else name
    if known is None:
        return str(name)
    return known.singular if one else known.plural


def with_unit(text: str, unit_name: str | Unit) -> str:
    """A number's text together with its unit."""
    name = _name(unit_name)
    match name:
        case "rank":
            return f"No {text}"
        case "tier" | "generation":
            return f"{name} {text}"
        case "ratio":
            return text if "/" in text else f"{text} times"
    return f"{text}{_behind(unit(unit_name, one=_is_one(text)), name)}"


def _is_one(text: str) -> bool:
    """Whether a unit behind it is in the singular: "1 day", "2/3 day", but "1/2 million days"."""
    return text == "1" or ("/" in text and " " not in text)


def _name(unit_name: str | Unit) -> str:
    return unit_name if isinstance(unit_name, str) else unit_name.name


def figure(fig: Figure) -> str:
    """A figure in standard words: "about 230", "more than 2,000", "300 billion yuan", "thousands"."""
    return _without_digits(fig) or _HEDGE_WORDS[fig.hedge] + with_unit(_amount(fig), fig.unit)


def _without_digits(fig: Figure) -> str:
    """A date, a part of the calendar, or an order of magnitude; empty for all other figures."""
    if isinstance(fig.value, DateValue):
        return _date(fig)
    if fig.unit.name == "calendar-year":
        return _HEDGE_WORDS[fig.hedge] + str(fig.value)
    if fig.unit.name == "calendar-month" and fig.value.value in range(1, 13):
        return _MONTHS[int(fig.value.value) - 1]
    if fig.hedge is Hedge.ORDER:
        return with_unit(_order(fig.value.value), fig.unit)
    return ""


def _amount(fig: Figure) -> str:
    text = _share(fig) or number(fig.value)
    if fig.upper is not None:
        text = f"{text} to {number(fig.upper)}"
    return f"{text} odd" if fig.hedge is Hedge.ODD else text


_DATE_WORDS = {
    Hedge.OVER: "after ",
    Hedge.AT_LEAST: "not before ",
    Hedge.UNDER: "before ",
    Hedge.NEARLY: "shortly before ",
    Hedge.AT_MOST: "by ",
}


def _date(fig: Figure) -> str:
    """A date in full: "March 2017", "before 14 March 2017", "March 2016 to May 2017"."""
    assert isinstance(fig.value, DateValue)
    text = _long(fig.value)
    if isinstance(fig.upper, DateValue):
        text = f"{text} to {_long(fig.upper)}"
    return _DATE_WORDS.get(fig.hedge, _HEDGE_WORDS[fig.hedge]) + text


def _long(value: DateValue) -> str:
    """A date with its month written out: "14 March 2017", "March 2017", "2016", "about March 2017"."""
    text = period(value.period)
    for month in _MONTHS:
        text = text.replace(f"{month[:3]} ", f"{month} ") if f"{month} " not in text else text
    return text


def _share(fig: Figure) -> str:
    """A share in words, as the fraction it was said as; empty for other numbers."""
    return str(fig.value.written) if fig.is_share and fig.unit.name == "ratio" else ""


def _order(value: Fraction) -> str:
    for size, word in (*_SCALES, (1000, "thousand")):
        if value >= size:
            times = {1: "", 10: "tens of ", 100: "hundreds of "}.get(int(value / size), "")
            return f"{times}{word}s"
    return {DOZEN: "dozens", SCORE: "scores", 10: "tens", 100: "hundreds"}.get(int(value), str(value))


def interval(span: Interval, unit_name: str | Unit) -> str:
    """An interval in words: "exactly 203", "220 to 240", "more than 2,000 up to 2,500", "from 5 on"."""
    name = _name(unit_name)
    if span.lower is None and span.upper is None:
        return "anything"
    if name == "date":
        return _days(span.lower, span.upper)
    if name == "ratio" and _is_share(span.lower, span.upper):
        return interval(span.scaled(Fraction(100)), "percent")
    return _amounts(span, unit_name)


def reading(claim: Claim) -> str:
    """What the figure of a claim must mean."""
    return interval(claim.figure.span.hard, claim.figure.unit.name)


def fragment(claim: Claim) -> str:
    """What a claim prints, in quotation marks; its own id where nothing was copied from a text."""
    return f"“{claim.printed}”" if claim.printed else claim.local_id


def _amounts(span: Interval, unit_name: str | Unit) -> str:
    low, high, name = span.lower, span.upper, _name(unit_name)
    if low is None or high is None or low == high:
        return with_unit(_one_end(span, name), unit_name)
    return f"{_two_ends(span, _end(low, name), _end(high, name))}{_behind(unit(unit_name), name)}"


def _behind(printed: str, name: str) -> str:
    """A unit with the space before it, which a per cent sign does without."""
    return f" {printed}" if printed and name not in ("percent", "permille") else printed


def _one_end(span: Interval, name: str) -> str:
    """A point, or an interval that is open on one side."""
    if span.lower is None:
        assert span.upper is not None
        return f"{'up to' if span.upper_closed else 'less than'} {_end(span.upper, name)}"
    end = _end(span.lower, name)
    if span.upper is not None:
        return end
    return f"from {end}" if span.lower_closed else f"more than {end}"


def _two_ends(span: Interval, first: str, last: str) -> str:
    """Both ends; a scale that they share is said once: "2 to 3 million"."""
    first = _without_scale_of(last, first)
    closing = "" if span.upper_closed else "just under "
    return f"{first} to {closing}{last}" if span.lower_closed else f"more than {first} up to {closing}{last}"


def _without_scale_of(last: str, first: str) -> str:
    number_of_first, _, scale = first.partition(" ")
    return number_of_first if scale and scale == last.partition(" ")[2] else first


def _end(value: Fraction, name: str) -> str:
    """An end in a unit; a long fraction of a per cent is rounded."""
    if name == "calendar-year" or _is_common_part(value, name):
        return str(value)
    text = number(value)
    return f"≈{rounded(value)}" if name == "percent" and text.startswith("≈") else text


def _is_common_part(value: Fraction, name: str) -> bool:
    """Whether it is a ratio that is better read as a fraction."""
    return name == "ratio" and value.denominator in _COMMON


def _is_share(low: Fraction | None, high: Fraction | None) -> bool:
    """Whether a ratio is a part of one, which is said in per cent, rather than a multiple."""
    if low is None:
        return False
    ends = abs(low), abs(low if high is None else high)
    return max(ends) <= 1 and min(ends) < 1


def _days(low: Fraction | None, high: Fraction | None) -> str:
    """A stretch of the time axis: "Mar 2017", "from 1 Apr 2017 on", "up to 31 Dec 2016"."""
    if high is None:
        return f"from {day(day_of(low or Fraction(1)))} on"
    if low is None:
        return f"up to {day(day_of(high))}"
    return _stretch(day_of(low), day_of(high))


def place(grain: Fraction) -> str:
    """The place a figure is rounded to: "tens", "hundreds of billions", "tenths", or the plain number."""
    return _PLACES.get(grain) or number(grain)


def _places() -> Iterator[tuple[Fraction, str]]:
    for size, word in (*_SCALES, (1000, "thousand")):
        yield Fraction(size), f"{word}s"
        yield Fraction(10 * size), f"tens of {word}s"
        yield Fraction(100 * size), f"hundreds of {word}s"


_PLACES = {
    Fraction(1, 100): "hundredths",
    Fraction(1, 10): "tenths",
    Fraction(1): "whole numbers",
    Fraction(10): "tens",
    Fraction(100): "hundreds",
    **dict(_places()),
}


def change(old: Figure, new: Figure) -> str:
    """The way from one figure to another in the unit of the new one: "+27 (+13%)", "+0.2 percentage points"."""
    gap = (new.base_value - old.base_value) / new.unit.factor
    sign = "+" if gap >= 0 else "-"
    text = sign + with_unit(number(abs(gap)), _POINTS.get(new.unit.name, new.unit))
    if old.base_value == 0 or new.unit.name in _POINTS:
        return text
    grain = min(figure.grain * figure.unit.factor for figure in (old, new))
    return f"{text} ({sign}{rounding.share(new.base_value - old.base_value, old.base_value, grain)}%)"


def difference(value: Fraction, unit_name: str | Unit) -> str:
    """A computed difference to three digits: "64.7 billion m²"; that of two percentages is in percentage points."""
    return with_unit(number(Fraction(_few_digits(value, 3))), _POINTS.get(_name(unit_name), unit_name))


def unit_of_difference(name: str) -> str:
    """The unit in which two figures of a unit differ: percentage points for percentages, else the same."""
    return _POINTS.get(name, name)


def rounded(value: Fraction, digits: int = 3) -> str:
    """A computed number to a few significant digits, for ratios and rates that have no exact decimals."""
    return f"{_few_digits(value, digits).normalize():,f}"


def _few_digits(value: Fraction, digits: int) -> Decimal:
    return Context(prec=digits).divide(Decimal(value.numerator), Decimal(value.denominator))


def day(value: date) -> str:
    """A date as "6 Aug 2017"."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    """The month of a date as "Aug 2017"."""
    return f"{_MONTHS[value.month - 1][:3]} {value.year}"


def period(value: Period) -> str:
    """A stretch of time: "2016", "6 Aug 2017 06:11Z", "about Oct to Nov 2019", "Jan to Sep 2019", "up to 2017"."""
    return f"{_time(value)} (assumed)" if value.assumed else _time(value)


def _time(value: Period) -> str:
    first, last = value.nominal
    if first == date.min:
        return f"up to {value.text.strip('./')}"
    if last == date.max:
        return f"from {value.text.strip('./')}"
    _, at, clock = value.text.partition("T")
    return f"{'about ' if '~' in value.text else ''}{_stretch(first, last)}{f' {clock}' if at else ''}"


def _stretch(first: date, last: date) -> str:
    if first == last:
        return day(first)
    are_whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if not are_whole_months:
        return f"{day(first)} to {day(last)}"
    if (first.month, last.month) == (1, 12):
        return _once(str(first.year), str(last.year))
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    start = _MONTHS[first.month - 1][:3] if first.year == last.year else month(first)
    return f"{start} to {month(last)}"


def _once(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
