"""The core of the program: how printed figures become intervals, and whether these meet."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure

import gzcheck
from gzcheck.model import Measure, units
from gzcheck.model.date_value import DateValue
from gzcheck.model.figure import Figure, FigureError, clash_by_precision, compare
from gzcheck.model.hedge import Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.numeral import Numeral, NumeralError
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
    ("1000", "count", Hedge.BARE, "[750, 1250]", "[999.5, 1000.5]"),
    ("1e6", "count", Hedge.BARE, "[0.75e6, 1.25e6]", "[0.75e6, 1.25e6]"),
    ("1.0e6", "count", Hedge.BARE, "[0.95e6, 1.05e6]", "[0.95e6, 1.05e6]"),
    # a count with decimals was never counted
    ("4739.0", "count", Hedge.BARE, "[4738.95, 4739.05]", "[4738.95, 4739.05]"),
    ("2.5", "count", Hedge.BARE, "[2.45, 2.55]", "[2.45, 2.55]"),
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
    ("10", "percent", Hedge.BARE, "[9.5, 10.5]", "[9.5, 10.5]"),
    ("100", "percent", Hedge.BARE, "[99.5, 100.5]", "[99.5, 100.5]"),
    ("20", "percentage-point", Hedge.BARE, "[19.5, 20.5]", "[19.5, 20.5]"),
    ("400", "percentage-point", Hedge.BARE, "[399.5, 400.5]", "[399.5, 400.5]"),
    ("300", "percent", Hedge.BARE, "[250, 350]", "[299.5, 300.5]"),
    ("110", "percent", Hedge.BARE, "[105, 115]", "[109.5, 110.5]"),
    ("100e6", "CNY", Hedge.BARE, "[75e6, 125e6]", "[99.5e6, 100.5e6]"),
    ("1e9", "USD", Hedge.BARE, "[0.5e9, 1.5e9]", "[0.5e9, 1.5e9]"),
    ("1.0e9", "USD", Hedge.BARE, "[0.95e9, 1.05e9]", "[0.95e9, 1.05e9]"),
    ("10.0e9", "USD", Hedge.BARE, "[9.95e9, 10.05e9]", "[9.95e9, 10.05e9]"),
    ("12.30e6", "USD", Hedge.BARE, "[12.295e6, 12.305e6]", "[12.295e6, 12.305e6]"),
    ("10.0e4", "CNY", Hedge.BARE, "[9.95e4, 10.05e4]", "[9.95e4, 10.05e4]"),
    ("0", "CNY", Hedge.BARE, "[-1/2, 1/2]", "[-1/2, 1/2]"),
    ("8.0e6", "m2", Hedge.BARE, "[7.95e6, 8.05e6]", "[7.95e6, 8.05e6]"),
    ("1.20e9", "CNY", Hedge.BARE, "[1.195e9, 1.205e9]", "[1.195e9, 1.205e9]"),
    ("10.00e6", "CNY", Hedge.BARE, "[9.995e6, 10.005e6]", "[9.995e6, 10.005e6]"),
    # shares in words, multiples in words or small whole numbers, fractions of anything else
    ("2/3", "ratio", Hedge.BARE, "[77/120, 83/120]", "[197/300, 203/300]"),
    ("2/3", "ratio", Hedge.NEARLY, "[37/60, 2/3)", "[77/120, 2/3)"),
    ("1/3", "ratio", Hedge.ABOUT, "[17/60, 23/60]", "[37/120, 43/120]"),
    ("1/2", "ratio", Hedge.OVER, "(1/2, inf)", "(1/2, 21/40]"),
    ("1/100", "ratio", Hedge.BARE, "[7/800, 9/800]", "[19/2000, 21/2000]"),
    ("99/100", "ratio", Hedge.BARE, "[193/200, 1]", "[49/50, 1]"),
    ("3", "ratio", Hedge.BARE, "[2.85, 3.15]", "[2.925, 3.075]"),
    ("2", "ratio", Hedge.NEARLY, "[1.8, 2)", "[1.9, 2)"),
    ("20", "ratio", Hedge.BARE, "[19, 21]", "[19.5, 20.5]"),
    ("30", "ratio", Hedge.BARE, "[25, 35]", "[29.5, 30.5]"),
    ("2.4", "ratio", Hedge.BARE, "[2.35, 2.45]", "[2.35, 2.45]"),
    ("0.33", "ratio", Hedge.BARE, "[0.325, 0.335]", "[0.325, 0.335]"),
    ("1/2e6", "count", Hedge.BARE, "[450000, 550000]", "[475000, 525000]"),
    ("1/4e6", "CNY", Hedge.BARE, "[225000, 275000]", "[237500, 262500]"),
    ("1/2", "hour", Hedge.BARE, "[0.45, 0.55]", "[0.475, 0.525]"),
    ("2.5", "hour", Hedge.BARE, "[2.45, 2.55]", "[2.45, 2.55]"),
    # places count from 1; tiers, and years counted out, are exact
    ("3", "rank", Hedge.AT_MOST, "[1, 3]", "[1, 3]"),
    ("11", "rank", Hedge.UNDER, "[1, 11)", "[1, 11)"),
    ("1", "tier", Hedge.BARE, "[1, 1]", "[1, 1]"),
    ("5", "year", Hedge.EXACT, "[5, 5]", "[5, 5]"),
    # noise of binary floats, and an amount to the penny
    (
        "61031.999999999996",
        "CNY",
        Hedge.BARE,
        "[61031.99999999995, 61032.00000000005]",
        "[61031.99999999995, 61032.00000000005]",
    ),
    (
        "20244900016053.51",
        "USD",
        Hedge.BARE,
        "[20244900016053.505, 20244900016053.515]",
        "[20244900016053.505, 20244900016053.515]",
    ),
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
    assert figure("20", hedge=Hedge.RANGE, upper="30", precision=Fraction(10)).span.hard == span("[15, 35]")


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
def figures(
    draw: st.DrawFn, names: tuple[str, ...] = ("count", "CNY", "percent", "m2", "ha", "rank", "ratio", "fahrenheit")
) -> Figure:
    """Any figure of one number."""
    digits, exponent = draw(st.integers(1, 10**6)), draw(st.integers(-6, 12))
    sign = draw(st.sampled_from([1, 1, 1, -1]))
    value = Numeral.of(Decimal(sign * digits).scaleb(exponent))
    if draw(st.booleans()):  # a point that was written before a scale word
        value = Numeral.of(
            Decimal(sign * digits).scaleb(exponent), draw(st.integers(max(0, -exponent), 3 - min(exponent, 0)))
        )
    precision = draw(st.sampled_from([None, None, "exact", Fraction(1), Fraction(10**9), Fraction(1, 100)]))
    hedge, unit = draw(st.sampled_from(HEDGES)), units()[draw(st.sampled_from(names))]
    low = unit.name == "rank" and hedge in (Hedge.UNDER, Hedge.AT_MOST) and abs(value.value) < 2
    return Figure(value, unit, Hedge.BARE if low else hedge, None, precision)


@given(figures())
def test_negative_figure_is_the_mirror_image_of_its_positive(read: Figure) -> None:
    if read.unit.is_signed:  # "below -5 °C" is a place on a scale
        return
    turned = Figure(-read.value, read.unit, read.hedge, None, read.precision)
    assert (turned.span.hard, turned.span.soft) == (read.span.hard.mirrored(), read.span.soft.mirrored())


@given(figures())
def test_soft_lies_within_hard(read: Figure) -> None:
    assert read.span.soft.within(read.span.hard)


@given(figures())
def test_what_a_figure_suggests_has_two_ends(read: Figure) -> None:
    assert read.span.soft.lower is not None
    assert read.span.soft.upper is not None


@pytest.mark.parametrize("hedge", HEDGES)
def test_zero_reads_in_every_unit_or_is_refused(hedge: Hedge) -> None:
    for unit in units().values():
        if unit.measure is Measure.DATE:
            continue
        with contextlib.suppress(FigureError):
            read = Figure(Numeral.parse("0"), unit, hedge)
            assert read.span.soft.within(read.span.hard)
            assert read.span.soft.lower is not None
            assert read.span.soft.upper is not None


@given(figures())
def test_intervals_in_the_base_unit_are_scaled(read: Figure) -> None:
    factor = read.unit.factor
    offset = read.unit.offset
    scaled = read.span.hard.scaled(factor).moved(offset), read.span.soft.scaled(factor).moved(offset)
    assert (read.base.hard, read.base.soft) == scaled
    assert read.unit.span_from_base(read.base) == read.span


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
    ("10 %", "14.2 %", Verdict.CONFLICT),
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


@pytest.mark.parametrize(("a", "b"), [("62500", "63000"), ("62500", "62000"), ("20412", "20388")])
def test_same_precision_is_judged_by_values_as_printed(a: str, b: str) -> None:
    """Nobody prints two numbers for one; to round them first would make it hang on which way a half goes."""
    first, second = (figure(value, precision=Fraction(1000)) for value in (a, b))
    assert first.span.hard.meets(second.span.hard)
    assert compare(first, second) is Verdict.CONFLICT
    assert compare(first, first) is Verdict.AGREE


def test_noise_of_floats_is_no_difference() -> None:
    noisy, counted = figure("61031.999999999996"), figure("61032")
    assert noisy.is_noisy and not counted.is_noisy
    assert compare(noisy, counted) is Verdict.AGREE
    assert not figure("61031.999999999996", precision="exact").is_noisy
    assert figure("12345678900000.01").is_noisy is False, "to the penny"
    assert figure("1234567890.00000").is_noisy is False, "fifteen digits are all that a float carries"
    assert figure("1234567890.000001").is_noisy
    assert compare(figure("61031.999999999996", hedge=Hedge.EXACT), counted) is Verdict.CONFLICT


def test_numbers_in_words_are_rounded_to_no_place() -> None:
    """Two fifths and three eighths may both be said of 0.385."""
    assert compare(figure("2/5", "ratio"), figure("3/8", "ratio")) is Verdict.COMPATIBLE


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


@pytest.mark.parametrize("value", ["0", "1", "2", "5", "12", "100", "0.5", "99.9", "1e9", "-1", "-2", "-12", "-0.5"])
def test_whatever_is_a_figure_has_intervals(value: str) -> None:
    made = 0
    for unit in units().values():
        for hedge in Hedge:
            for upper in (Numeral.parse("200"), Numeral.parse("2e9")) if hedge is Hedge.RANGE else (None,):
                try:
                    one = Figure(Numeral.parse(value), unit, hedge, upper)
                except FigureError:
                    continue
                assert one.span.soft.meets(one.span.hard)
                made += 1
    assert made > 100


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
        ("10.00e6", 10_000_000, 10**4, 10**4),
        ("1e9", 10**9, 10**9, 10**9),
        ("1.0e9", 10**9, 10**8, 10**8),
        ("1/2e6", 500_000, Fraction(1, 2), Fraction(1, 2)),
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


@given(figures())
def test_a_numeral_is_typed_so_that_it_reads_the_same(read: Figure) -> None:
    assert Numeral.parse(read.value.as_typed) == read.value
    assert Numeral.parse(read.value.as_typed).as_typed == read.value.as_typed
    assert Numeral.parse(str(read.value)).value == read.value.value


@given(st.integers(-999, 999), st.integers(2, 999), st.sampled_from([0, 2, 3, 4, 6, 8, 9]))
def test_a_fraction_is_typed_so_that_it_reads_the_same(top: int, bottom: int, scale: int) -> None:
    read = Numeral.parse(f"{top}/{bottom}e{scale}")
    assert Numeral.parse(read.as_typed) == read


@pytest.mark.parametrize(
    "text", ["1.0e9", "1e9", "14.68e9", "127e3", "127000", "1.20", "10.0e4", "80e-2", "2/3", "1/2e6", "1/4e6", "1/2e8"]
)
def test_as_typed(text: str) -> None:
    assert Numeral.parse(text).as_typed == text


@given(st.integers(1, 10**6), st.integers(1, 4), st.integers(1, 12))
def test_a_printed_point_is_kept_by_a_scale_word(digits: int, decimals: int, power: int) -> None:
    printed = Numeral.of(Decimal(10 * digits).scaleb(-decimals))
    assert printed.shifted(power).grain == printed.shifted(power).place == printed.place * 10**power
    assert -printed.shifted(power) == (-printed).shifted(power)


@given(figures(("count", "CNY", "percent", "m2")), st.sampled_from([-2, -1, 0, 1, 2, 5]))
def test_a_coarser_precision_never_narrows_a_figure(read: Figure, power: int) -> None:
    wide, narrow = (
        Figure(read.value, read.unit, read.hedge, None, Fraction(10) ** place) for place in (power + 1, power)
    )
    if read.hedge in (Hedge.BARE, Hedge.ABOUT, Hedge.EXACT):
        assert narrow.span.hard.within(wide.span.hard)


@given(figures(("CNY", "m2", "count")), st.integers(1, 6))
def test_a_scale_word_scales_both_intervals(read: Figure, power: int) -> None:
    if read.precision is not None or (read.unit.name == "count" and not read.value.scaled_up):
        return
    scaled = Figure(read.value.shifted(power), read.unit, read.hedge)
    assert scaled.span == read.span.scaled(Fraction(10) ** power)


def test_equal_numbers_of_different_precision_are_not_equal_numerals() -> None:
    assert Numeral.parse("127e3") != Numeral.parse("127000")


def test_equal_digits_are_equal_numerals_however_the_scale_is_written() -> None:
    assert Numeral.parse("14.68e9") == Numeral.parse("1468e7")
    assert Numeral.parse("1.0e9") != Numeral.parse("1e9") != Numeral.parse("10e8") != Numeral.parse("1.0e9")


# ---------------------------------------------------------------- dates, and what can be negative


def dated(value: str, hedge: Hedge = Hedge.BARE) -> Figure:
    return Figure(DateValue.parse(value), units()["date"], hedge)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("2017-03", "2017-03-14", Verdict.AGREE),
        ("2016", "2016-12-31", Verdict.AGREE),
        ("2016-03", "2017-03", Verdict.CONFLICT),
        ("2017-03", "2017-04", Verdict.CONFLICT),
        ("2019-Q3", "2019-09", Verdict.AGREE),
        ("2019-Q3", "2019-10-01", Verdict.CONFLICT),
        ("2017-03~", "2017-04", Verdict.COMPATIBLE),
        ("2017-03~", "2017-05", Verdict.CONFLICT),
        ("2016-03/2016-05", "2016-04-02", Verdict.AGREE),
        ("../2016", "2016-03", Verdict.AGREE),
        ("../2016", "2017-01-01", Verdict.CONFLICT),
    ],
)
def test_dates_of_any_precision_are_compared(a: str, b: str, verdict: Verdict) -> None:
    assert compare(dated(a), dated(b)) is compare(dated(b), dated(a)) is verdict


@pytest.mark.parametrize(
    ("hedge", "day", "inside"),
    [
        (Hedge.ABOUT, "2017-02-01", True),
        (Hedge.ABOUT, "2017-01-31", False),
        (Hedge.OVER, "2017-03-31", False),
        (Hedge.OVER, "2017-04-01", True),
        (Hedge.OVER, "2099", True),
        (Hedge.AT_LEAST, "2017-03-01", True),
        (Hedge.UNDER, "2017-02-28", True),
        (Hedge.UNDER, "2017-03-01", False),
        (Hedge.AT_MOST, "2017-03-31", True),
        (Hedge.NEARLY, "2017-03-01", False),
        (Hedge.NEARLY, "2017-02-20", True),
    ],
)
def test_hedged_dates(hedge: Hedge, day: str, inside: bool) -> None:
    assert (compare(dated("2017-03", hedge), dated(day)) is not Verdict.CONFLICT) is inside


@pytest.mark.parametrize(
    ("hedge", "hard", "soft"),
    [
        (Hedge.BARE, ("2017-03-01", "2017-03-31"), ("2017-03-01", "2017-03-31")),
        (Hedge.EXACT, ("2017-03-01", "2017-03-31"), ("2017-03-01", "2017-03-31")),
        (Hedge.ABOUT, ("2017-02-01", "2017-04-30"), ("2017-03-01", "2017-03-31")),
        (Hedge.NEARLY, ("2017-01-29", "2017-02-28"), ("2017-01-29", "2017-02-28")),
        (Hedge.OVER, ("2017-04-01", ""), ("2017-04-01", "2017-05-01")),
        (Hedge.AT_LEAST, ("2017-03-01", ""), ("2017-03-01", "2017-05-01")),
        (Hedge.UNDER, ("", "2017-02-28"), ("2017-01-29", "2017-02-28")),
        (Hedge.AT_MOST, ("", "2017-03-31"), ("2017-01-29", "2017-03-31")),
    ],
)
def test_spans_of_a_hedged_month(hedge: Hedge, hard: tuple[str, str], soft: tuple[str, str]) -> None:
    """A month is 31 days long here, and as far as that a hedge reaches softly."""
    span = dated("2017-03", hedge).span
    for one, expected in ((span.hard, hard), (span.soft, soft)):
        days = tuple("" if end is None else str(date.fromordinal(int(end))) for end in (one.lower, one.upper))
        assert days == expected
        assert one.lower_closed is (one.lower is not None)
        assert one.upper_closed is (one.upper is not None)


@pytest.mark.parametrize("text", ["March 2017", "2017-13", "2017-02-30", "../..", "12e3"])
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(NumeralError):
        DateValue.parse(text)


def test_a_date_has_the_unit_date_and_only_a_date_has() -> None:
    with pytest.raises(FigureError, match="has the unit date"):
        Figure(DateValue.parse("2017"), units()["year"])
    with pytest.raises(FigureError, match="has the unit date"):
        Figure(Numeral.parse("2017"), units()["date"])


def test_a_date_is_as_precise_as_it_is_written() -> None:
    assert DateValue.parse("2017") != DateValue.parse("2017-01")
    assert not dated("2017").same_reading(dated("2017-01"))
    assert DateValue.parse("2017-03").as_typed == str(DateValue.parse("2017-03")) == "2017-03"


def test_under_reaches_below_zero_where_the_indicator_does() -> None:
    balance = Figure(Numeral.parse("5e6"), units()["CNY"], Hedge.UNDER, can_be_negative=True)
    assert balance.span.hard == span("(-inf, 5e6)")
    loss = Figure(Numeral.parse("-5e6"), units()["CNY"], Hedge.UNDER, can_be_negative=True)
    assert loss.span.hard == span("(-5e6, 0]"), "a loss of less than 5 million is no profit"


def test_temperatures_are_places_on_a_scale() -> None:
    assert compare(figure("50", "fahrenheit", precision="exact"), figure("10.0", "celsius")) is Verdict.AGREE
    assert figure("-5", "celsius", Hedge.UNDER).span.hard == span("(-inf, -5)")
    assert figure("20", "celsius", Hedge.UNDER).span.hard == span("(-inf, 20)")
    assert figure("32", "fahrenheit").base.hard == span("[-5/18, 5/18]")


# ---------------------------------------------------------------- ranges of dates


def test_a_range_of_dates_ends_in_a_date() -> None:
    first, last = DateValue.parse("2017-03"), DateValue.parse("2017-05")
    made = Figure(first, units()["date"], Hedge.RANGE, last)
    assert made.span.hard == Interval(Fraction(date(2017, 3, 1).toordinal()), Fraction(date(2017, 5, 31).toordinal()))
    with pytest.raises(FigureError, match="ends in no date"):
        Figure(first, units()["date"], Hedge.RANGE, Numeral.parse("800000"))


@pytest.mark.parametrize(
    ("hedge", "hard", "soft"),
    [
        (Hedge.OVER, ("2017-05-01", ""), ("2017-05-01", "2017-05-30")),
        (Hedge.NEARLY, ("2017-03-02", "2017-03-31"), ("2017-03-02", "2017-03-31")),
        (Hedge.UNDER, ("", "2017-03-31"), ("2017-03-02", "2017-03-31")),
        (Hedge.AT_LEAST, ("2017-04-01", ""), ("2017-04-01", "2017-05-30")),
        (Hedge.AT_MOST, ("", "2017-04-30"), ("2017-03-02", "2017-04-30")),
    ],
)
def test_spans_of_a_hedged_shorter_month(hedge: Hedge, hard: tuple[str, str], soft: tuple[str, str]) -> None:
    """A day belongs to one side of a date only: what is "before April" ends on the last of March."""
    span = dated("2017-04", hedge).span
    for one, expected in ((span.hard, hard), (span.soft, soft)):
        assert (
            tuple("" if end is None else str(date.fromordinal(int(end))) for end in (one.lower, one.upper)) == expected
        )
