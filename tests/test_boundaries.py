"""Where a rule begins and ends to hold: the last case on either side of a boundary."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from making import figure

from gzcheck.comparing.tolerance import is_negligible
from gzcheck.comparing.wholes import CODES, Tally
from gzcheck.explaining import factors
from gzcheck.model import Cause, Hedge, Interval, Numeral, Period, PhraseError
from gzcheck.model.claim import Plausible
from gzcheck.phrases.german import words as german
from gzcheck.phrases.read import read_phrase


def test_what_may_stand_for_missing_is_listed() -> None:
    """Typed a second time: a slip in the list would set real figures aside, or let codes through."""
    nines = {99, 999, 9999, 99999, 99.9, 999.9, 9999.9, 99.99, 999.99}
    large = {999999, 9999999, 99999999, 999999999, 32767, -32768}
    assert {0, -1, -9} | nines | {-nine for nine in nines} | large == CODES


def tally(groups: int, fitting: int, distinct: int = 9) -> Tally:
    return Tally(
        cause=Cause.SIGN, source="a", other="b", indicator="c", groups=groups, fitting=fitting, distinct=distinct
    )


@pytest.mark.parametrize(
    ("groups", "fitting", "distinct", "shows"),
    [
        (50, 35, 9, True),
        (50, 34, 9, False),
        (41, 29, 9, True),
        (41, 28, 9, False),
        (8, 8, 9, True),
        (8, 6, 9, False),  # three quarters of so few may be chance
        (50, 50, 5, True),
        (50, 50, 4, False),
    ],
)
def test_a_cause_shows_from_seven_in_ten_on_where_that_is_no_chance(
    groups: int, fitting: int, distinct: int, shows: bool
) -> None:
    assert tally(groups, fitting, distinct).shows is shows


@pytest.mark.parametrize("hedge", [Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST])
def test_a_factor_beside_an_open_end_may_be_anything(hedge: Hedge) -> None:
    open_ended = figure("230", hedge=hedge)
    assert open_ended.base.soft is not None
    is_open = None in (open_ended.base.soft.lower, open_ended.base.soft.upper)
    found = factors._tolerance(open_ended, figure("23"))
    assert found == 1 if is_open else 0 < found < 1


@pytest.mark.parametrize(
    ("limit", "asked", "holds", "meets"),
    [
        (None, None, True, False),
        (None, "2016", True, False),
        ("2016", None, False, False),
        ("2016", "2016", True, True),
        ("2016", "2016-05", True, True),
        ("2016", "2016-12/2017-01", False, True),
        ("2016", "2017", False, False),
    ],
)
def test_a_limit_with_a_period_holds_in_it_alone(
    limit: str | None, asked: str | None, holds: bool, meets: bool
) -> None:
    plausible = Plausible(
        minimum=Fraction(1), maximum=None, why="it is open", period=Period.parse(limit) if limit else None
    )
    period = Period.parse(asked) if asked else None
    assert (plausible.holds(period), plausible.meets(period)) == (holds, meets)


@pytest.mark.parametrize(
    ("typed", "is_whole"),
    [("5", True), ("5e3", True), ("5.0", True), ("0.5", False), ("5e-1", False), ("15e-1", False)],
)
def test_whole_numbers(typed: str, is_whole: bool) -> None:
    assert Numeral.parse(typed).is_integer is is_whole


@pytest.mark.parametrize("bottom", [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100])
def test_fractions_with_a_slash(bottom: int) -> None:
    assert read_phrase(f"1/{bottom} of the firms", "en").value.value == Fraction(1, bottom)


@pytest.mark.parametrize("bottom", [11, 13, 15, 17, 19, 21, 31, 33, 63, 65, 99, 101])
def test_what_no_fraction_is_printed_with_is_none(bottom: int) -> None:
    with pytest.raises(PhraseError):
        read_phrase(f"1/{bottom} of the firms", "en")


@pytest.mark.parametrize("text", ["two and five fifths", "two and three halves", "six and two seconds of them"])
def test_a_part_of_one_is_smaller_than_one(text: str) -> None:
    with pytest.raises(PhraseError):
        read_phrase(text, "en")


@pytest.mark.parametrize(("text", "value"), [("two and two fifths", "12/5"), ("two and four fifths", "14/5")])
def test_a_number_and_a_part(text: str, value: str) -> None:
    assert read_phrase(text, "en").value.value == Fraction(value)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2 hours and 0.5 minutes", "241/2"), ("1 minute and 0.25 seconds", "241/4"), ("0 hours and 5 minutes", "5")],
)
def test_the_smaller_unit_may_have_decimals(text: str, minutes: str) -> None:
    assert read_phrase(text, "en").value.value == Fraction(minutes)


GERMAN_SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9,
    "billion": 12, "billionen": 12, "bio": 12, "billiarde": 15, "billiarden": 15,
}  # fmt: skip


def test_german_scales() -> None:
    assert german.SCALES == GERMAN_SCALES


@pytest.mark.parametrize("before", ["占比", "增速率", "已", "均", "总额"])
def test_more_than_in_chinese_behind_a_noun(before: str) -> None:
    assert read_phrase(f"{before}过20%", "zh").hedge is Hedge.OVER


@pytest.mark.parametrize("before", ["做", "有", "来"])
def test_a_past_in_chinese_is_no_hedge(before: str) -> None:
    with pytest.raises(PhraseError):
        read_phrase(f"{before}过20%", "zh")


def test_a_period_is_over_before_another_one_by_its_last_day() -> None:
    year, month, day = (Period.parse(text) for text in ("2016", "2016-12", "2016-12-31"))
    assert not year.before(day) and not month.before(day) and not day.before(year)
    assert year.before(Period.parse("2017")) and day.before(Period.parse("2017-01-01/2017-01-05"))
    assert not Period.parse("2017-01-01/2017-01-05").before(day)
    assert day.nominal == (date(2016, 12, 31), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("spans", "is_small"),
    [
        ([(1, None), (5, None)], False),
        ([(None, 1), (None, 5)], False),
        ([(None, 1_000_000), (1_000_001, None)], True),
        ([(None, 1_000_000), (1_000_002, None)], False),
    ],
)
def test_a_gap_is_small_up_to_a_millionth_of_the_largest_end(
    spans: list[tuple[int | None, int | None]], is_small: bool
) -> None:
    ends = [[None if end is None else Fraction(end) for end in span] for span in spans]
    assert is_negligible((), [Interval(low, high) for low, high in ends], None, Fraction(1)) is is_small
