"""The core of the program: how printed figures become intervals, and whether these meet."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure

import gzcheck
from gzcheck.model.figure import Figure, FigureError, clash_by_precision, compare
from gzcheck.model.hedge import Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.numeral import SCALE_EXPONENTS, Numeral, NumeralError
from gzcheck.model.units import units
from gzcheck.model.verdict import Verdict


def span(text: str) -> Interval:
    """An interval written "[1e3, inf)"."""
    low, high = text[1:-1].split(", ")
    ends = (None if "inf" in end else Fraction(end) for end in (low, high))
    return Interval(*ends, text[0] == "[", text[-1] == "]")


# ---------------------------------------------------------------- the hedge table, row by row

TABLE = [
    # bare counts that are exact: below 1,000, or with fewer than two trailing zeros
    ("19", "count", Hedge.BARE, "[19, 19]", "[19, 19]"),
    ("900", "count", Hedge.BARE, "[900, 900]", "[900, 900]"),
    ("4739", "count", Hedge.BARE, "[4739, 4739]", "[4739, 4739]"),
    ("8690", "count", Hedge.BARE, "[8690, 8690]", "[8690, 8690]"),
    ("0", "count", Hedge.BARE, "[0, 0]", "[0, 0]"),
    # bare counts that may be rounded: two trailing zeros or more, or a scale word
    ("1000", "count", Hedge.BARE, "[500, 1500]", "[999.5, 1000.5]"),
    ("8700", "count", Hedge.BARE, "[8650, 8750]", "[8699.5, 8700.5]"),
    ("127e3", "count", Hedge.BARE, "[126.5e3, 127.5e3]", "[126.5e3, 127.5e3]"),
    ("20e3", "count", Hedge.BARE, "[15e3, 25e3]", "[19.5e3, 20.5e3]"),
    ("1.2e6", "count", Hedge.BARE, "[1.15e6, 1.25e6]", "[1.15e6, 1.25e6]"),
    # bare measured values
    ("61e9", "CNY", Hedge.BARE, "[60.5e9, 61.5e9]", "[60.5e9, 61.5e9]"),
    ("9.22e9", "USD", Hedge.BARE, "[9.215e9, 9.225e9]", "[9.215e9, 9.225e9]"),
    ("19.5", "percent", Hedge.BARE, "[19.45, 19.55]", "[19.45, 19.55]"),
    ("300e9", "CNY", Hedge.BARE, "[250e9, 350e9]", "[299.5e9, 300.5e9]"),
    # zeros behind a point were measured, not rounded away; a scale word hides the point unless the exponent tells
    ("1.20", "percent", Hedge.BARE, "[1.195, 1.205]", "[1.195, 1.205]"),
    ("10.0", "percent", Hedge.BARE, "[9.95, 10.05]", "[9.95, 10.05]"),
    ("10", "percent", Hedge.BARE, "[5, 15]", "[9.5, 10.5]"),
    ("8.0e6", "m2", Hedge.BARE, "[7.95e6, 8.05e6]", "[7.95e6, 8.05e6]"),
    ("1.20e9", "CNY", Hedge.BARE, "[1.195e9, 1.205e9]", "[1.195e9, 1.205e9]"),
    ("10.00e6", "CNY", Hedge.BARE, "[5e6, 15e6]", "[9.995e6, 10.005e6]"),
    # ranks are never rounded
    ("1000", "rank", Hedge.BARE, "[1000, 1000]", "[1000, 1000]"),
    ("2010", "calendar-year", Hedge.BARE, "[2010, 2010]", "[2010, 2010]"),
    # exactly
    ("8700", "count", Hedge.EXACT, "[8700, 8700]", "[8700, 8700]"),
    ("300e9", "CNY", Hedge.EXACT, "[300e9, 300e9]", "[300e9, 300e9]"),
    # about: w is 2 % of v, or g if that is more, but then at most a quarter of v
    ("230", "count", Hedge.ABOUT, "[220, 240]", "[225, 235]"),
    ("4739", "count", Hedge.ABOUT, "[4644.22, 4833.78]", "[4738.5, 4739.5]"),
    ("1000", "count", Hedge.ABOUT, "[750, 1250]", "[750, 1250]"),
    ("2e9", "CNY", Hedge.ABOUT, "[1.5e9, 2.5e9]", "[1.5e9, 2.5e9]"),
    # nearly
    ("70", "percent", Hedge.NEARLY, "[60, 70)", "[65, 70)"),
    ("15e9", "CNY", Hedge.NEARLY, "[14e9, 15e9)", "[14.5e9, 15e9)"),
    # over, at least: s is g, or half of it where there is one significant digit
    ("2000", "count", Hedge.OVER, "(2000, inf)", "(2000, 2500]"),
    ("127e3", "count", Hedge.OVER, "(127e3, inf)", "(127e3, 128e3]"),
    ("10.8e9", "CNY", Hedge.OVER, "(10.8e9, inf)", "(10.8e9, 10.9e9]"),
    ("50", "count", Hedge.AT_LEAST, "[50, inf)", "[50, 55]"),
    ("120", "count", Hedge.AT_LEAST, "[120, inf)", "[120, 130]"),
    # under, at most
    ("50", "percent", Hedge.UNDER, "[0, 50)", "[45, 50)"),
    ("120", "count", Hedge.UNDER, "[0, 120)", "[110, 120)"),
    ("120", "count", Hedge.AT_MOST, "[0, 120]", "[110, 120]"),
    ("3e6", "CNY", Hedge.AT_MOST, "[0, 3e6]", "[2.5e6, 3e6]"),
    # odd
    ("100", "count", Hedge.ODD, "(100, 200]", "(100, 200]"),
    ("4700", "count", Hedge.ODD, "(4700, 4800]", "(4700, 4800]"),
    # dozens, hundreds, thousands
    ("12", "count", Hedge.ORDER, "[24, 100)", "[24, 100)"),
    ("100", "count", Hedge.ORDER, "[200, 1000)", "[200, 1000)"),
    ("1000", "count", Hedge.ORDER, "[2000, 10000)", "[2000, 10000)"),
    ("1e6", "CNY", Hedge.ORDER, "[2e6, 10e6)", "[2e6, 10e6)"),
]


@pytest.mark.parametrize(("value", "unit", "hedge", "hard", "soft"), TABLE)
def test_hedge_table(value: str, unit: str, hedge: Hedge, hard: str, soft: str) -> None:
    read = figure(value, unit, hedge)
    assert (str(read.span.hard), str(read.span.soft)) == (str(span(hard)), str(span(soft)))


def test_every_hedge_stands_in_the_table() -> None:
    assert {row[2] for row in TABLE} == set(Hedge) - {Hedge.RANGE}


@pytest.mark.parametrize(
    ("low", "high", "unit", "hard", "soft"),
    [
        ("2", "3", "percent", "[1.5, 3.5]", "[2, 3]"),
        ("1.5e9", "2e9", "CNY", "[1.45e9, 2.5e9]", "[1.5e9, 2e9]"),
        ("-3", "-2", "percent", "[-3.5, -1.5]", "[-3, -2]"),
        ("-2", "3", "percent", "[-2.5, 3.5]", "[-2, 3]"),
    ],
)
def test_range_reaches_half_a_place_beyond_both_numbers(low: str, high: str, unit: str, hard: str, soft: str) -> None:
    read = figure(low, unit, Hedge.RANGE, high)
    assert (read.span.hard, read.span.soft) == (span(hard), span(soft))


# ---------------------------------------------------------------- precision


@pytest.mark.parametrize(
    ("value", "unit", "precision", "interval"),
    [
        ("61.4e9", "CNY", Fraction(10**9), "[60.9e9, 61.9e9]"),
        ("300e9", "CNY", Fraction(10**9), "[299.5e9, 300.5e9]"),
        ("300e9", "CNY", "exact", "[300e9, 300e9]"),
        ("8700", "count", "exact", "[8700, 8700]"),
        ("203", "count", Fraction(10), "[198, 208]"),
        ("8700", "count", Fraction(1), "[8699.5, 8700.5]"),
    ],
)
def test_precision_overrides_the_reading(value: str, unit: str, precision: Fraction, interval: str) -> None:
    read = figure(value, unit, precision=precision)
    assert read.span.hard == read.span.soft == span(interval)


def test_precision_widens_a_range() -> None:
    assert figure("20", hedge=Hedge.RANGE, upper="30", precision=Fraction(10)).hard == span("[15, 35]")


def test_exact_precision_leaves_a_range_as_it_is() -> None:
    assert figure("20", hedge=Hedge.RANGE, upper="30", precision="exact").span.hard == span("[20, 30]")


# ---------------------------------------------------------------- negative figures


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "hard"),
    [
        ("-203", "count", Hedge.BARE, "[-203, -203]"),
        ("-12.5", "percent", Hedge.BARE, "[-12.55, -12.45]"),
        ("-12.5", "percent", Hedge.OVER, "(-inf, -12.5)"),
        ("-70", "percent", Hedge.NEARLY, "(-70, -60]"),
        ("-50", "percent", Hedge.UNDER, "(-50, 0]"),
    ],
)
def test_negative_figure(value: str, unit: str, hedge: Hedge, hard: str) -> None:
    assert figure(value, unit, hedge).span.hard == span(hard)


HEDGES = [hedge for hedge in Hedge if hedge not in (Hedge.RANGE, Hedge.ORDER)]


@st.composite
def figures(draw: st.DrawFn, names: tuple[str, ...] = ("count", "CNY", "percent", "m2", "ha", "rank")) -> Figure:
    """Any figure of one number."""
    digits, exponent = draw(st.integers(1, 10**6)), draw(st.integers(-6, 12))
    sign = draw(st.sampled_from([1, 1, 1, -1]))
    value = Numeral.of(Decimal(sign * digits).scaleb(exponent))
    precision = draw(st.sampled_from([None, None, "exact", Fraction(1), Fraction(10**9), Fraction(1, 100)]))
    return Figure(value, units()[draw(st.sampled_from(names))], draw(st.sampled_from(HEDGES)), None, precision)


@given(figures())
def test_negative_figure_is_the_mirror_image_of_its_positive(read: Figure) -> None:
    turned = Figure(Numeral(-read.value.written), read.unit, read.hedge, None, read.precision)
    assert (turned.hard, turned.soft) == (read.span.hard.mirrored(), read.span.soft.mirrored())


@given(figures())
def test_soft_lies_within_hard(read: Figure) -> None:
    assert read.span.soft.within(read.span.hard)


@given(figures())
def test_intervals_in_the_base_unit_are_scaled(read: Figure) -> None:
    factor = read.unit.factor
    assert (read.base.hard, read.base.soft) == (read.span.hard.scaled(factor), read.span.soft.scaled(factor))


precisions = st.sampled_from([None, "exact", Fraction(7)])


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.integers(-6, 9), precisions)
def test_soft_lies_within_hard_for_ranges(low: int, length: int, exponent: int, precision: Fraction | None) -> None:
    ends = (f"{low}e{exponent}", f"{low + length}e{exponent}")
    read = figure(ends[0], hedge=Hedge.RANGE, upper=ends[1], precision=precision)
    assert read.span.soft.within(read.span.hard)
    assert {read.value.value, Fraction(ends[1])} <= {read.span.soft.lower, read.span.soft.upper}


@given(figures())
def test_only_bounds_leave_out_the_printed_number(read: Figure) -> None:
    inside = read.hedge not in (Hedge.OVER, Hedge.UNDER, Hedge.NEARLY, Hedge.ODD)
    assert (read.value.value in read.span.hard) == (read.value.value in read.span.soft) == inside


# ---------------------------------------------------------------- do they meet?

WORKED = [
    ("19", "20", Verdict.CONFLICT),
    ("203", "some 230", Verdict.CONFLICT),
    ("4,739", "4,739", Verdict.AGREE),
    ("more than 2,000", "2,820", Verdict.COMPATIBLE),
    ("8,700", "8,690", Verdict.COMPATIBLE),
    ("8.5 million m²", "8.8 million m²", Verdict.CONFLICT),
    ("more than 8.5 million m²", "8.8 million m²", Verdict.COMPATIBLE),
    ("8.5 million m²", "8.6 million m²", Verdict.CONFLICT),
    ("300 billion yuan", "310 billion yuan", Verdict.COMPATIBLE),
    ("61 billion yuan", "61.4 billion yuan", Verdict.AGREE),
    ("nearly 70 %", "70.2 %", Verdict.CONFLICT),
    ("10 %", "14.2 %", Verdict.COMPATIBLE),
    ("10.0 %", "14.2 %", Verdict.CONFLICT),
]


@pytest.mark.parametrize(("a", "b", "verdict"), WORKED)
def test_worked_examples(a: str, b: str, verdict: Verdict) -> None:
    first, second = gzcheck.read(a), gzcheck.read(b)
    assert gzcheck.compare(first, second) is gzcheck.compare(second, first) is verdict


@given(figures(("m2", "ha")), figures(("m2", "ha")))
def test_comparison_is_symmetric(a: Figure, b: Figure) -> None:
    assert compare(a, b) is compare(b, a)


@given(figures())
def test_every_figure_agrees_with_itself(read: Figure) -> None:
    assert compare(read, read) is Verdict.AGREE


def test_touching_figures_of_one_precision_do_not_meet() -> None:
    a, b = figure("8.5e6", "m2"), figure("8.6e6", "m2")
    assert a.span.hard.meets(b.span.hard)
    assert clash_by_precision(a, b)


def test_touching_figures_of_different_precision_meet() -> None:
    a, b = figure("8.5e6", "m2"), figure("8.55e6", "m2")
    assert not clash_by_precision(a, b)
    assert compare(a, b) is Verdict.AGREE


def test_same_precision_is_judged_across_units() -> None:
    assert clash_by_precision(figure("8.5e6", "m2"), figure("860", "ha"))
    assert compare(figure("850", "ha"), figure("8.5e6", "m2")) is Verdict.AGREE


def test_same_precision_is_judged_by_values_rounded_to_it() -> None:
    """20,412, good to hundreds, is 20,400, and not what another source rounds to 20,500."""
    stated = figure("20412", precision=Fraction(100))
    assert not clash_by_precision(stated, figure("20400"))
    assert compare(stated, figure("20400")) is Verdict.AGREE
    assert clash_by_precision(stated, figure("20500"))


def test_values_of_one_stated_precision_are_rounded_before_they_are_compared() -> None:
    a, b = (figure(value, precision=Fraction(100)) for value in ("20412", "20388"))
    assert compare(a, b) is Verdict.AGREE
    assert compare(a, figure("20480", precision=Fraction(100))) is Verdict.CONFLICT


def test_same_precision_rule_is_for_bare_figures() -> None:
    assert compare(figure("8.5e6", "m2", Hedge.ABOUT), figure("8.6e6", "m2")) is not Verdict.CONFLICT


def test_area_is_compared_across_units() -> None:
    assert compare(figure("15", "mu"), figure("1", "ha")) is Verdict.AGREE


def test_figures_of_different_dimensions_are_not_compared() -> None:
    with pytest.raises(FigureError, match="measure different things"):
        compare(figure("19"), figure("19", "percent"))


def test_two_currencies_are_not_compared() -> None:
    with pytest.raises(FigureError, match="measure different things"):
        compare(figure("19", "CNY"), figure("19", "USD"))


# ---------------------------------------------------------------- what is no figure


@pytest.mark.parametrize(
    ("value", "hedge", "upper", "message"),
    [
        ("2", Hedge.RANGE, None, "two numbers"),
        ("2", Hedge.BARE, "3", "two numbers"),
        ("3", Hedge.RANGE, "2", "upwards"),
        ("3", Hedge.RANGE, "3.0", "upwards"),
        ("70", Hedge.ORDER, None, "order of magnitude"),
        ("1", Hedge.ORDER, None, "order of magnitude"),
        ("-100", Hedge.ORDER, None, "order of magnitude"),
    ],
)
def test_refuses_what_makes_no_figure(value: str, hedge: Hedge, upper: str | None, message: str) -> None:
    with pytest.raises(FigureError, match=message):
        figure(value, hedge=hedge, upper=upper)


@pytest.mark.parametrize("hedge", [Hedge.NEARLY, Hedge.UNDER])
def test_nothing_lies_just_below_zero(hedge: Hedge) -> None:
    with pytest.raises(FigureError):
        figure("0", hedge=hedge)


# ---------------------------------------------------------------- numbers as written


@pytest.mark.parametrize(
    ("text", "value", "place", "grain"),
    [
        ("61e9", 61 * 10**9, 10**9, 10**9),
        ("300e9", 300 * 10**9, 10**9, 10**11),
        ("14.68e9", 14_680_000_000, 10**7, 10**7),
        ("1.20", Fraction(6, 5), Fraction(1, 100), Fraction(1, 100)),
        ("10.0", 10, Fraction(1, 10), Fraction(1, 10)),
        ("10", 10, 1, 10),
        ("1.20e9", 1_200_000_000, 10**7, 10**7),
        ("8.0e6", 8_000_000, 10**5, 10**5),
        ("10.00e6", 10_000_000, 10**4, 10**7),
        ("127000", 127_000, 1, 1000),
        ("2/3", Fraction(2, 3), Fraction(1, 12), Fraction(1, 12)),
        ("-1/2", Fraction(-1, 2), Fraction(1, 6), Fraction(1, 6)),
        ("0.0", 0, Fraction(1, 10), Fraction(1, 10)),
    ],
)
def test_numeral_keeps_its_digits(text: str, value: Fraction, place: Fraction, grain: Fraction) -> None:
    read = Numeral.parse(text)
    assert (read.value, read.place, read.grain) == (value, place, grain)


@pytest.mark.parametrize("text", ["many", "", "1/0", "NaN", "inf", "1e31", "1e-31", "9" * 41, "1e999999999", "1,000"])
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(NumeralError):
        Numeral.parse(text)


@pytest.mark.parametrize(
    ("text", "zeros", "digits"), [("300", 2, 1), ("1.20", 0, 3), ("10.0", 0, 3), ("1.20e9", 0, 3), ("300e9", 2, 1)]
)
def test_zeros_behind_a_point_are_significant(text: str, zeros: int, digits: int) -> None:
    read = Numeral.parse(text)
    assert (read.trailing_zeros, read.significant_digits) == (zeros, digits)


@given(st.integers(1, 10**6), st.integers(1, 30))
def test_every_written_decimal_is_significant(digits: int, places: int) -> None:
    read = Numeral.of(Decimal(digits).scaleb(-places))
    assert read.grain == read.place


@given(st.integers(1, 10**6), st.sampled_from(sorted(SCALE_EXPONENTS)))
def test_zeros_before_a_scale_word_may_be_rounding(digits: int, exponent: int) -> None:
    read = Numeral.of(Decimal(10 * digits).scaleb(exponent))
    assert read.grain >= 10 * read.place


def test_equal_numbers_of_different_precision_are_not_equal_numerals() -> None:
    assert Numeral.parse("127e3") != Numeral.parse("127000")
