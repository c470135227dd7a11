"""Intervals against brute force: what counts is which numbers lie inside."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.model.interval import Interval

GRID = [Fraction(step, 2) for step in range(-16, 17)]
"""Ends below are whole numbers from -6 to 6, so that all sets they can bound differ on these halves."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted((draw(st.integers(-6, 6)), draw(st.integers(-6, 6))))
    low = draw(st.sampled_from([None, Fraction(ends[0])]))
    high = draw(st.sampled_from([None, Fraction(ends[1])]))
    closed = draw(st.booleans()), draw(st.booleans())
    if low is not None and low == high:
        closed = True, True
    return Interval(low, high, *closed)


def held(span: Interval | None) -> set[Fraction]:
    """Which numbers of the grid lie in an interval, by the definition of its ends."""
    if span is None:
        return set()
    return {x for x in GRID if _right_of(span, x) and _left_of(span, x)}


def _right_of(span: Interval, x: Fraction) -> bool:
    return span.lower is None or x > span.lower or (span.lower_closed and x == span.lower)


def _left_of(span: Interval, x: Fraction) -> bool:
    return span.upper is None or x < span.upper or (span.upper_closed and x == span.upper)


@given(intervals())
def test_contains_what_its_ends_say(span: Interval) -> None:
    assert {x for x in GRID if x in span} == held(span)


@given(intervals(), intervals())
def test_meets_when_some_number_lies_in_both(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a) == bool(held(a) & held(b))


@given(intervals(), intervals())
def test_intersection_holds_what_both_hold(a: Interval, b: Interval) -> None:
    assert held(a.intersection(b)) == held(a) & held(b)


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_meet_of_many_holds_what_all_hold(many: list[Interval]) -> None:
    assert held(Interval.meet_of(many)) == set.intersection(*map(held, many))


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_intervals_that_meet_pairwise_share_a_number(many: list[Interval]) -> None:
    pairwise = all(a.meets(b) for a in many for b in many)
    assert (Interval.meet_of(many) is not None) == pairwise


@given(intervals(), intervals())
def test_below_when_every_number_is_smaller(a: Interval, b: Interval) -> None:
    assert a.below(b) == (max(held(a)) < min(held(b)))


@given(intervals(), intervals())
def test_within_when_nothing_lies_outside(a: Interval, b: Interval) -> None:
    assert a.within(b) == (held(a) <= held(b))


@given(intervals(), st.fractions(-3, 3).filter(bool))
def test_scaled_multiplies_every_number(span: Interval, factor: Fraction) -> None:
    scaled = span.scaled(factor)
    assert all((x * factor in scaled) == (x in span) for x in GRID)


@given(intervals(), st.fractions(-3, 3).filter(bool))
def test_scaling_can_be_undone(span: Interval, factor: Fraction) -> None:
    assert span.scaled(factor).scaled(1 / factor) == span


@given(intervals())
def test_scaled_by_nothing_is_zero(span: Interval) -> None:
    assert span.scaled(Fraction(0)) == Interval.point(Fraction(0))


@given(intervals())
def test_mirrored_turns_every_sign(span: Interval) -> None:
    assert held(span.mirrored()) == {-x for x in held(span)}


@given(intervals())
def test_point_is_the_only_interval_with_one_number(span: Interval) -> None:
    assert span.is_point == (len(held(span)) == 1 and span.lower_closed and span.upper_closed)


# ---------------------------------------------------------------- arithmetic

OPERATIONS = {"sum": operator.add, "difference": operator.sub, "product": operator.mul, "quotient": operator.truediv}
operations = pytest.mark.parametrize("operate", OPERATIONS.values(), ids=OPERATIONS.keys())


def applicable(operate: Callable[..., object], divisor: Interval) -> bool:
    return operate is not operator.truediv or 0 not in divisor


@operations
@given(intervals(), intervals())
def test_result_holds_every_result(operate: Callable[..., Any], a: Interval, b: Interval) -> None:
    if applicable(operate, b):
        result = operate(a, b)
        assert all(operate(x, y) in result for x in held(a) for y in held(b))


@operations
@given(intervals(), intervals())
def test_end_of_a_result_is_closed_when_it_is_reached(operate: Callable[..., Any], a: Interval, b: Interval) -> None:
    if applicable(operate, b):
        result = operate(a, b)
        reached = {operate(x, y) for x in held(a) for y in held(b)}
        assert result.lower is None or result.lower_closed == (result.lower in reached)
        assert result.upper is None or result.upper_closed == (result.upper in reached)


@operations
@given(intervals(), intervals())
def test_result_is_no_wider_than_its_corners(operate: Callable[..., Any], a: Interval, b: Interval) -> None:
    ends = [span.lower for span in (a, b)] + [span.upper for span in (a, b)]
    if None not in ends and applicable(operate, b) and not (operate is operator.truediv and 0 in (b.lower, b.upper)):
        corners = [operate(x, y) for x in (a.lower, a.upper) for y in (b.lower, b.upper)]
        result = operate(a, b)
        assert (result.lower, result.upper) == (min(corners), max(corners))


@given(intervals(), st.integers(-4, 4))
def test_power_holds_every_power_and_nothing_at_its_open_ends(span: Interval, exponent: int) -> None:
    if exponent >= 0 or 0 not in span:
        result = span**exponent
        reached = {x**exponent for x in held(span)}
        assert all(x in result for x in reached)
        assert result.lower is None or result.lower_closed == (result.lower in reached)
        assert result.upper is None or result.upper_closed == (result.upper in reached)


@given(intervals())
def test_inverse_can_be_undone_unless_there_is_none(span: Interval) -> None:
    if 0 in span:
        with pytest.raises(ZeroDivisionError):
            span.inverse()
    else:
        assert span.inverse().inverse() == span


# ---------------------------------------------------------------- ends


def test_infinite_ends_are_open() -> None:
    span = Interval(None, None, True, True)
    assert (span.lower_closed, span.upper_closed) == (False, False)


def test_closed_ends_that_touch_meet() -> None:
    one = Fraction(1)
    assert Interval(None, one).meets(Interval(one, None))
    assert not Interval(None, one, False, False).meets(Interval(one, None))


@pytest.mark.parametrize(("low", "high", "closed"), [(2, 1, True), (1, 1, False)])
def test_refuses_to_be_empty(low: int, high: int, closed: bool) -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(Fraction(low), Fraction(high), closed, closed)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Interval(Fraction(1), Fraction(5, 2), False, True), "(1, 5/2]"),
        (Interval(None, Fraction(3), False, False), "(-inf, 3)"),
        (Interval(Fraction(3), None), "[3, inf)"),
    ],
)
def test_is_written_with_brackets_for_its_ends(span: Interval, text: str) -> None:
    assert str(span) == text
