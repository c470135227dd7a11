"""Slips of the pen and of the unit: which are offered, which chance would offer too, and by which digits or factor."""

from __future__ import annotations

from fractions import Fraction

import pytest
from making import figure

from gzcheck.explaining.digits import LIKELY, cut_off, is_telling, one_digit, opposite_sign, plain, transposed
from gzcheck.explaining.explanations import explain_figures
from gzcheck.explaining.factors import power_slip, unit_slip
from gzcheck.explaining.mending import _written_slips
from gzcheck.explaining.offsets import offset_slip
from gzcheck.model import units
from gzcheck.model.explanation import ExplanationKind
from gzcheck.model.figure import Figure
from gzcheck.model.hedge import Hedge
from gzcheck.model.interval import Interval
from gzcheck.model.numeral import Numeral


def money(value: str) -> Figure:
    return figure(value, "CNY")


def share(value: str) -> Figure:
    return figure(value, "percent")


# ---------------------------------------------------------------- swapped digits


@pytest.mark.parametrize(
    ("first", "second", "swapped"),
    [
        ("203", "230", ("0", "3")),
        ("230", "203", ("3", "0")),
        ("12", "21", ("1", "2")),
        ("1234", "2134", ("1", "2")),
        ("1023", "1203", ("0", "2")),
        ("9871", "9781", ("8", "7")),
        ("-203", "-230", ("0", "3")),
    ],
)
def test_two_neighbouring_digits_are_swapped(first: str, second: str, swapped: tuple[str, str]) -> None:
    assert transposed(figure(first), figure(second)) == swapped


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("203", "302"),  # not neighbours
        ("203", "203"),
        ("203", "204"),
        ("20", "2"),
        ("10", "1"),  # "01" is no number
        ("102", "12"),
        ("2134", "1243"),  # twice
        ("203", "-230"),
        ("-203", "230"),
        ("0", "10"),
    ],
)
def test_other_differences_are_no_swap(first: str, second: str) -> None:
    assert transposed(figure(first), figure(second)) is None


def test_swap_is_seen_whatever_scale_word_stands_behind_the_digits() -> None:
    assert transposed(money("61.2e9"), money("62.1e9")) == ("1", "2")
    assert transposed(money("61200e6"), money("62.1e9")) == ("1", "2")
    assert transposed(share("30.12"), share("30.21")) == ("1", "2")


def test_swap_in_another_unit_is_none() -> None:
    assert transposed(money("203e6"), figure("230e6", "USD")) is None


# ---------------------------------------------------------------- one digit


@pytest.mark.parametrize(
    ("first", "second", "digits"),
    [
        ("4739", "4839", ("7", "8")),
        ("1739", "9739", ("1", "9")),
        ("10739", "20739", ("1", "2")),
        ("47391", "47491", ("3", "4")),
    ],
)
def test_one_digit_differs(first: str, second: str, digits: tuple[str, str]) -> None:
    assert one_digit(figure(first), figure(second)) == digits
    assert one_digit(figure(second), figure(first)) == digits[::-1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("739", "839"),  # three digits: nearly every number differs in one only
        ("4739", "4738"),  # the last digit
        ("4739", "4849"),  # two digits
        ("4739", "14739"),
        ("4739", "4769"),  # chance: one in nine values near by differs so
        ("4739", "4739"),
    ],
)
def test_other_differences_are_not_one_digit(first: str, second: str) -> None:
    assert one_digit(figure(first), figure(second)) is None


def test_chance_decides_by_the_values_of_the_same_precision() -> None:
    """4 of 50 values around 30.12 and 30.22 differ in one digit only; of those around 61.23 and 68.23, far fewer."""
    assert one_digit(share("30.12"), share("30.22")) is None
    assert one_digit(money("61.23e9"), money("68.23e9")) == ("1", "8")


# ---------------------------------------------------------------- cut off, and signs


@pytest.mark.parametrize(
    ("fine", "coarse", "is_cut"),
    [
        ("61.9e9", "61e9", True),
        ("61.5e9", "61e9", True),  # half is rounded up
        ("61.4e9", "61e9", False),  # this is rounding
        ("61.9e9", "62e9", False),
        ("61.9e9", "60e9", False),
        ("-61.9e9", "-61e9", True),
        ("-61.9e9", "61e9", False),
        ("61.9e9", "-61e9", False),
        ("61.9e9", "61.0e9", False),  # as fine as the other
    ],
)
def test_cut_off_instead_of_rounded(fine: str, coarse: str, is_cut: bool) -> None:
    assert cut_off(money(fine), money(coarse)) is is_cut
    assert cut_off(money(coarse), money(fine)) is is_cut


def test_nothing_is_cut_off_in_another_unit_or_of_a_range() -> None:
    assert not cut_off(money("61.9e9"), figure("61e9", "USD"))
    assert not cut_off(figure("61.9e9", "CNY", Hedge.RANGE, "65.0e9"), money("61e9"))
    assert not cut_off(money("61.9e9"), figure("61e9", "CNY", Hedge.RANGE, "65e9"))


@pytest.mark.parametrize(
    ("first", "second", "is_opposite"),
    [
        ("636e6", "-636e6", True),
        ("-636e6", "636e6", True),
        ("636e6", "-640e6", True),  # as good as the coarser one says
        ("636e6", "-836e6", False),
        ("636e6", "636e6", False),
        ("-636e6", "-636e6", False),
    ],
)
def test_opposite_signs(first: str, second: str, is_opposite: bool) -> None:
    assert opposite_sign(money(first), money(second)) is is_opposite


@pytest.mark.parametrize(
    ("value", "unit", "telling"),
    [
        ("203", "count", True),
        ("4739", "count", True),
        ("61.2e9", "CNY", True),
        ("23", "count", False),
        ("230", "count", False),
        ("61e9", "CNY", False),
        ("1998", "calendar-year", False),
        ("123", "rank", False),
    ],
)
def test_three_digits_make_a_number_telling(value: str, unit: str, telling: bool) -> None:
    assert is_telling(figure(value, unit)) is telling


def test_numbers_are_told_with_their_unit_and_without_their_hedge() -> None:
    assert plain(figure("230", hedge=Hedge.ABOUT)) == "230"
    assert plain(money("61.2e9")) == "61.2 billion yuan"
    assert plain(figure("1998", "calendar-year")) == "1998"


# ---------------------------------------------------------------- factors


def slip(first: Figure, second: Figure) -> tuple[Fraction, bool, bool] | None:
    """Factor, whether the scaled intervals meet, and whether the first is the smaller one."""
    match = unit_slip(first, second)
    return None if match is None else (match.factor.value, match.strong, match.is_up)


@pytest.mark.parametrize("power", [3, 4, 6, 8, 9])
def test_known_powers_of_ten_are_slips(power: int) -> None:
    small, large = figure("212"), figure(f"212e{power}")
    assert slip(small, large) == (10**power, True, True)
    assert slip(large, small) == (10**power, True, False)


@pytest.mark.parametrize("large", ["212", "2120", "21200", "212e5", "212e7", "212e10", "400e3", "100e3"])
def test_other_factors_are_none(large: str) -> None:
    assert slip(figure("212"), figure(large)) is None


def test_nothing_is_a_multiple_of_zero() -> None:
    assert slip(figure("0"), figure("20")) is None
    assert slip(figure("20"), figure("0")) is None


@pytest.mark.parametrize(
    ("first", "second", "factor"),
    [
        ("20", "21000", 1000),  # 5 % off, of the few powers of a thousand
        ("20", "19000", 1000),
        ("20", "21600", None),  # 8 % off
        ("20", "18400", None),
        ("20", "203000", 10**4),  # 1.5 % off, of all factors
        ("20", "206000", None),  # 3 % off
        ("20", "21000000", 10**6),
        ("20", "206e7", None),
    ],
)
def test_weak_match_may_be_off_by_little(first: str, second: str, factor: int | None) -> None:
    expected = None if factor is None else (factor, False, True)
    assert slip(figure(first), figure(second)) == expected


def test_factor_between_units_of_one_dimension_is_a_slip() -> None:
    """62 km for 100 km would be miles, and so would 161 for 100."""
    match = unit_slip(figure("62.1", "km"), figure("100.0", "km"))
    assert match is not None
    assert match.factor.words == "km and mile"
    assert unit_slip(figure("70.1", "km"), figure("100.0", "km")) is None


def test_negative_figures_slip_like_positive_ones() -> None:
    assert slip(money("-212e3"), money("-212e6")) == (1000, True, True)
    assert slip(money("-212e6"), money("-212e3")) == (1000, True, False)


def test_open_intervals_alone_make_no_slip() -> None:
    """Over 16 reaches to infinity; a thousand times as much is a slip only if the numbers themselves are near that."""
    assert slip(figure("16", hedge=Hedge.OVER), figure("90000")) is None
    assert slip(figure("16000", hedge=Hedge.UNDER), figure("20")) is None


@pytest.mark.parametrize("power", [3, 4, 6, 8, 9])
def test_powers_between_intervals(power: int) -> None:
    one, many = Interval.point(Fraction(7)), Interval.point(Fraction(7 * 10**power))
    assert power_slip(one, many) == power
    assert power_slip(many, one) == -power


def test_no_power_between_other_intervals() -> None:
    assert power_slip(Interval.point(Fraction(7)), Interval.point(Fraction(700))) is None
    assert power_slip(Interval.point(Fraction(7)), Interval.point(Fraction(8000))) is None


def test_amounts_below_one_slip_like_larger_ones() -> None:
    assert slip(money("0.512"), money("512")) == (1000, True, True)
    assert slip(money("-0.512"), money("-512")) == (1000, True, True)


# ---------------------------------------------------------------- units with another zero


def misread(first: str, second: str, unit: str = "celsius", other: str = "") -> tuple[str, str] | None:
    """The number that was misread and the unit that it was meant in; the same for both orders."""
    a, b = figure(first, unit), figure(second, other or unit)
    found, back = offset_slip(a, b), offset_slip(b, a)
    assert (found is None) is (back is None)
    return None if found is None else (str(found.figure.value), found.unit.name)


@pytest.mark.parametrize(
    ("first", "second", "unit", "other", "expected"),
    [
        ("20", "68", "celsius", "", ("68", "fahrenheit")),
        ("68", "20", "fahrenheit", "", ("20", "celsius")),
        ("20", "293", "celsius", "", ("293", "kelvin")),
        ("-5.0", "23.0", "celsius", "", ("23.0", "fahrenheit")),
        ("31", "31", "celsius", "fahrenheit", ("31", "fahrenheit")),  # one number under two units
        ("20", "75", "celsius", "", None),
        ("20", "36", "celsius", "", None),  # 20 × 9/5: a temperature is converted with its offset
        ("-20", "-4", "celsius", "", None),  # so near where the scales cross that chance would say it too
        ("20", "68", "m", "", None),
        ("20", "68", "percent", "", None),
    ],
)
def test_number_in_a_unit_with_another_zero(
    first: str, second: str, unit: str, other: str, expected: tuple[str, str] | None
) -> None:
    found = misread(first, second, unit, other)
    if first == second:  # either of the two may be the one without the conversion
        assert found is not None
    else:
        assert found == expected


def test_the_same_crossing_is_offered_where_the_figures_are_fine_enough() -> None:
    assert misread("-20.0", "-4.0") == ("-4.0", "fahrenheit")


def is_misread(a: Figure, b: Figure) -> bool:
    """Whether the number of one is the other figure, once it is read in a unit with another zero."""
    scales = [unit for unit in units().values() if unit.dimension == a.unit.dimension]
    return any(
        scale.span_to_base(one.span.soft).meets(other.base.soft)
        for one, other in ((a, b), (b, a))
        for scale in scales
        if scale.offset != one.unit.offset
    )


def counted_chance(kept: Figure, other: Figure) -> Fraction:
    """The share of the values near by that would be taken for a slip in the other one's place, counted one by one."""
    low, high = sorted((kept.base_value, other.base_value))
    step, reach = other.unit.factor * Fraction(other.place) / 4, 2 * (high - low)
    values = [low - reach + step * count for count in range(int((high - low + 2 * reach) / step) + 1)]
    numbers = [Numeral(other.unit.from_base(value)) for value in values]
    stand_ins = [Figure(number, other.unit, other.hedge, None, other.place) for number in numbers]
    return Fraction(sum(is_misread(kept, one) for one in stand_ins), len(stand_ins))


@pytest.mark.parametrize(
    ("first", "second", "unit", "other"),
    [
        ("-30", "-22", "celsius", "celsius"),
        ("-25", "-13", "celsius", "celsius"),
        ("-15", "5", "celsius", "celsius"),
        ("-10", "14", "celsius", "celsius"),
        ("-25.0", "-13", "celsius", "celsius"),
        ("-25", "-13.0", "celsius", "celsius"),
        ("5", "-15", "fahrenheit", "fahrenheit"),
        ("50", "50", "fahrenheit", "celsius"),
        ("20", "68", "celsius", "celsius"),
    ],
)
def test_a_slip_of_the_zero_is_offered_where_few_numbers_near_by_would_be_one(
    first: str, second: str, unit: str, other: str
) -> None:
    a, b = figure(first, unit), figure(second, other)
    assert is_misread(a, b)
    chance = max(counted_chance(a, b), counted_chance(b, a))
    assert abs(chance - LIKELY) > Fraction(1, 500), "too near to be told by counting"
    assert (offset_slip(a, b) is not None) is (chance < LIKELY)


def test_vague_figures_make_no_slip_of_the_zero() -> None:
    """About 20 reaches so far that many a number is it in Fahrenheit."""
    vague = [figure(value, "celsius", Hedge.ABOUT) for value in ("20", "60")]
    assert offset_slip(*vague) is None


def test_temperatures_that_agree_are_no_slip() -> None:
    assert misread("20", "68", "celsius", "fahrenheit") is None


def test_slip_of_the_zero_is_told_in_words() -> None:
    (told,) = explain_figures(figure("20", "celsius"), figure("68", "celsius"))
    assert told.kind is ExplanationKind.UNIT_SLIP
    assert told.text == "68 °F is 20 °C: 68 °C may be that number without the conversion"


# ---------------------------------------------------------------- what would mend a sum


def slips_of(printed: Figure, kind: ExplanationKind) -> list[Fraction]:
    return [other.value.value for found, other in _written_slips(printed) if found is kind]


def test_neighbouring_digits_are_swapped_to_mend_a_sum() -> None:
    assert slips_of(figure("1203"), ExplanationKind.TRANSPOSED_DIGITS) == [2103, 1023, 1230]
    assert slips_of(figure("203"), ExplanationKind.TRANSPOSED_DIGITS) == [230]
    assert slips_of(figure("110"), ExplanationKind.TRANSPOSED_DIGITS) == [101]


def test_units_are_mistaken_by_known_powers_to_mend_a_sum() -> None:
    powers = [one / 512 for one in slips_of(money("512"), ExplanationKind.UNIT_SLIP)]
    assert powers == [Fraction(10) ** (step * power) for power in (3, 4, 6, 8, 9) for step in (1, -1)]


def test_one_digit_is_changed_from_four_digits_up() -> None:
    changed = slips_of(figure("1203"), ExplanationKind.ONE_DIGIT)
    assert len(changed) == len(set(changed)) == 4 * 9 - 1  # 0203 is no number
    assert {1204, 1213, 1303, 9203} <= set(changed)
    assert slips_of(figure("203"), ExplanationKind.ONE_DIGIT) == []


def test_fractions_and_ranges_are_left_alone() -> None:
    assert list(_written_slips(figure("2/3", "ratio"))) == []
    assert list(_written_slips(figure("12", hedge=Hedge.RANGE, upper="34"))) == []
