"""Expressions over intervals, and whether relations can be satisfied, against brute force."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gzcheck.model.expression import (
    Comparator,
    Expression,
    Name,
    Negation,
    Number,
    Operation,
    Power,
    Relation,
    evaluate,
    names_in,
    parse_relation,
)
from gzcheck.model.interval import Interval
from gzcheck.model.satisfaction import satisfiable

TINY, HUGE = Fraction(1, 10**15), Fraction(10**15)
NEAR, FAR = Fraction(1, 10**4), Fraction(10**4)
COMPARE = {
    Comparator.EQUAL: operator.eq,
    Comparator.AT_MOST: operator.le,
    Comparator.AT_LEAST: operator.ge,
    Comparator.BELOW: operator.lt,
    Comparator.ABOVE: operator.gt,
}


@st.composite
def intervals(draw: st.DrawFn, *, bounded: bool = False) -> Interval:
    low, high = sorted((draw(st.integers(-4, 4)), draw(st.integers(-4, 4))))
    if low == high:
        return Interval.point(Fraction(low))
    lower = Fraction(low) if bounded or draw(st.integers(0, 5)) else None
    upper = Fraction(high) if bounded or draw(st.integers(0, 5)) else None
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


@st.composite
def expressions(draw: st.DrawFn, free: list[str], *, once: bool) -> Expression:
    """A tree over the names; with `once` each occurs exactly once, and even powers stand on plain names only."""
    if len(free) == 1:
        name = Name(free[0])
        return draw(st.sampled_from([name, Negation(name), Power(name, draw(st.integers(-3, 3)))])) if once else name
    cut = draw(st.integers(1, len(free) - 1))
    left, right = (draw(expressions(part, once=once)) for part in (free[:cut], free[cut:]))
    node: Expression = Operation(draw(st.sampled_from("+-*/")), left, right)
    return draw(st.sampled_from([node, Power(node, 3), Operation("-", Number(Fraction(1), "1"), node)]))


def exact(node: Expression, values: Mapping[str, Fraction]) -> Fraction:
    """Ordinary arithmetic, written once more."""
    match node:
        case Number(value, _):
            return value
        case Name(name):
            return values[name]
        case Negation(inner):
            return -exact(inner, values)
        case Power(base, exponent):
            return exact(base, values) ** exponent
        case Operation(sign, left, right):
            apply = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[sign]
            return Fraction(apply(exact(left, values), exact(right, values)))


def samples(span: Interval) -> list[Fraction]:
    """Numbers inside: the ends (or just beside them where they are open, or far out), the middle, and 0."""
    low = -HUGE if span.lower is None else span.lower if span.lower_closed else span.lower + TINY
    high = HUGE if span.upper is None else span.upper if span.upper_closed else span.upper - TINY
    candidates = {low, high, (low + high) / 2, Fraction(0), Fraction(1), Fraction(-1)}
    return sorted(value for value in candidates if value in span)


def choices(terms: Mapping[str, Interval]) -> Iterator[dict[str, Fraction]]:
    for values in product(*map(samples, terms.values())):
        yield dict(zip(terms, values, strict=True))


def terms_of(data: st.DataObject, count: int, *, bounded: bool = False) -> dict[str, Interval]:
    return {name: data.draw(intervals(bounded=bounded), label=name) for name in "abcd"[:count]}


@given(st.data(), st.integers(1, 4))
def test_every_choice_of_values_lands_inside(data: st.DataObject, count: int) -> None:
    terms = terms_of(data, count)
    node = data.draw(expressions(list(terms), once=True))
    try:
        result = evaluate(node, terms)
    except ZeroDivisionError:
        return
    assert all(exact(node, values) in result for values in choices(terms))


@given(st.data(), st.integers(1, 3))
def test_result_is_tight_when_every_term_occurs_once(data: st.DataObject, count: int) -> None:
    terms = terms_of(data, count)
    node = data.draw(expressions(list(terms), once=True))
    try:
        result = evaluate(node, terms)
    except ZeroDivisionError:
        return
    reached = [exact(node, values) for values in choices(terms)]
    for end, closed, extreme in (
        (result.lower, result.lower_closed, min(reached)),
        (result.upper, result.upper_closed, max(reached)),
    ):
        if end is None:
            assert abs(extreme) > FAR
        elif closed:
            assert extreme == end
        else:
            assert 0 < abs(extreme - end) < NEAR


@given(st.data(), st.integers(1, 3))
def test_refuses_to_divide_only_where_a_divisor_may_be_nothing(data: st.DataObject, count: int) -> None:
    terms = terms_of(data, count)
    divisor = data.draw(expressions(list(terms), once=True))
    try:
        inner = evaluate(divisor, terms)
    except ZeroDivisionError:
        return
    node = Operation("/", Number(Fraction(1), "1"), divisor)
    if 0 in inner:
        with pytest.raises(ZeroDivisionError):
            evaluate(node, terms)
    else:
        assert 0 not in evaluate(node, terms)


@pytest.mark.parametrize(
    ("text", "a", "b", "result"),
    [
        ("a * b", "(-2, 3]", "[-1, 0)", "[-3, 2)"),
        ("a * b", "[0, 1)", "(1, inf)", "[0, inf)"),
        ("a * b", "(0, 1)", "[0, inf)", "[0, inf)"),
        ("a * b", "[0, 0]", "(-inf, inf)", "[0, 0]"),
        ("a - b", "(1, 2]", "[1, inf)", "(-inf, 1]"),
        ("a / b", "[1, 2]", "(0, 4]", "[1/4, inf)"),
        ("a / b", "(-2, -1]", "[-4, -2)", "[1/4, 1)"),
        ("a / b", "[0, 0]", "(0, 1)", "[0, 0]"),
        ("a^2 + b", "(-2, 1]", "[0, 0]", "[0, 4)"),
        ("a^-2 * b", "(-inf, -2]", "[1, 1]", "(0, 1/4]"),
        ("-a + b", "[1, 2)", "[0, 0]", "(-2, -1]"),
        ("a^0 * b", "(-inf, inf)", "[3, 3]", "[3, 3]"),
    ],
)
def test_ends_are_carried(text: str, a: str, b: str, result: str) -> None:
    relation = parse_relation(f"{text} == 0")
    assert str(evaluate(relation.left, {"a": interval(a), "b": interval(b)})) == result


def interval(text: str) -> Interval:
    low, high = text[1:-1].split(", ")
    return Interval(
        None if "inf" in low else Fraction(low),
        None if "inf" in high else Fraction(high),
        text[0] == "[",
        text[-1] == "]",
    )


# ---------------------------------------------------------------- relations


@st.composite
def relations(draw: st.DrawFn, *, once: bool) -> Relation:
    free = ["a", "b", "c"] if once else draw(st.lists(st.sampled_from("abc"), min_size=2, max_size=5))
    cut = draw(st.integers(1, len(free) - 1))
    left, right = (draw(expressions(part, once=once)) for part in (free[:cut], free[cut:]))
    return Relation(left, draw(st.sampled_from(Comparator)), right)


def grid(span: Interval) -> list[Fraction]:
    return [value for step in range(-8, 9) if (value := Fraction(step, 2)) in span]


def is_true(relation: Relation, values: Mapping[str, Fraction]) -> bool:
    return bool(COMPARE[relation.comparator](exact(relation.left, values), exact(relation.right, values)))


@settings(max_examples=300)
@given(st.data(), st.booleans())
def test_is_refuted_only_when_no_values_satisfy_it(data: st.DataObject, once: bool) -> None:
    relation = data.draw(relations(once=once))
    terms = terms_of(data, 3, bounded=True)
    try:
        possible = satisfiable(relation, terms)
    except ZeroDivisionError:
        return
    used = sorted({*names_in(relation.left), *names_in(relation.right)})
    every = product(*(grid(terms[name]) for name in used))
    found = any(is_true(relation, dict(zip(used, values, strict=True))) for values in islice(every, 5000))
    assert possible or not found


@settings(max_examples=300)
@given(st.data())
def test_what_may_hold_does_hold_for_some_values(data: st.DataObject) -> None:
    relation = data.draw(relations(once=True))
    terms = terms_of(data, 3)
    try:
        possible = satisfiable(relation, terms)
    except ZeroDivisionError:
        return
    gaps = [exact(relation.left, values) - exact(relation.right, values) for values in choices(terms)]
    if not possible:
        return
    match relation.comparator:
        case Comparator.EQUAL:  # all in between is reached too
            assert min(gaps) < NEAR
            assert max(gaps) > -NEAR
        case Comparator.AT_MOST:
            assert min(gaps) < NEAR
        case Comparator.AT_LEAST:
            assert max(gaps) > -NEAR
        case Comparator.BELOW:
            assert min(gaps) < 0
        case Comparator.ABOVE:
            assert max(gaps) > 0


@pytest.mark.parametrize(
    ("text", "a", "b", "possible"),
    [
        ("a - a == 1", "[1, 3]", "[0, 0]", False),
        ("a - a == 0", "(1, 3)", "[0, 0]", True),
        ("a / a == 1", "(0, inf)", "[0, 0]", True),
        ("a * (1 - a) == 1 / 4", "[0, 1]", "[0, 0]", True),
        ("a * (1 - a) > 1 / 4 + 1 / 100", "[0, 1]", "[0, 0]", False),
        ("(a - b) / b == -22 / 100", "[78, 80]", "[99, 101]", True),
        ("(a - b) / b == -229 / 1000", "[78, 80]", "[99, 101]", False),
        ("a / (a + b) == 1 / 2", "[1, 2]", "[2, 3]", True),
        ("a / (a + b) == 52 / 100", "[1, 2]", "[2, 3]", False),
        ("a + b == a", "[1, 2]", "[1/2, 1]", False),
        ("a + b == a", "[1, 2]", "[0, 1]", True),
    ],
)
def test_a_term_has_one_value_in_all_its_places(text: str, a: str, b: str, possible: bool) -> None:
    assert satisfiable(parse_relation(text), {"a": interval(a), "b": interval(b)}) is possible


@pytest.mark.parametrize("text", ["a * a == 2", "a < a"])
def test_what_is_not_decided_by_halving_is_not_refuted(text: str) -> None:
    assert satisfiable(parse_relation(text), {"a": interval("[1, 2]")})
