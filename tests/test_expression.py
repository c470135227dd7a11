"""The closed grammar: what it reads, what it refuses and where, and that nothing else ever comes out of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.model.expression import (
    MAX_LENGTH,
    MAX_POWER,
    Comparator,
    ExpressionError,
    evaluate,
    expression_text,
    names_in,
    parse_definition,
    parse_relation,
)
from gzcheck.model.interval import Interval

VALUES = {"a": 2, "b": 3, "c": 5, "total": 8}
TERMS = {name: Interval.point(Fraction(value)) for name, value in VALUES.items()}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a + b * c", 17),
        ("(a + b) * c", 25),
        ("a - b - c", -6),
        ("a - (b - c)", 4),
        ("c / a / b", Fraction(5, 6)),
        ("a / b * c", Fraction(10, 3)),
        ("a / (b * c)", Fraction(2, 15)),
        ("b^2", 9),
        ("a * b^2", 18),
        ("-b^2", -9),
        ("(-b)^2", 9),
        ("a - -b", 5),
        ("a * -b", -6),
        ("--b", 3),
        ("b^-1", Fraction(1, 3)),
        ("b^0", 1),
        ("1.25 * a", Fraction(5, 2)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("  a\t+b ", 5),
        ("a × b ÷ c − 1", Fraction(1, 5)),
        ("((((a))))", 2),
        (f"a^{MAX_POWER}", 2**MAX_POWER),
        ("(a^2 + 1)^10", 5**10),
    ],
)
def test_reads(text: str, value: int | Fraction) -> None:
    relation = parse_relation(f"{text} == total")
    assert evaluate(relation.left, TERMS) == Interval.point(Fraction(value))


@pytest.mark.parametrize(
    ("sign", "meant"),
    [("==", "=="), ("=", "=="), ("<=", "<="), (">=", ">="), ("<", "<"), (">", ">")],
)
def test_reads_every_comparison(sign: str, meant: str) -> None:
    assert parse_relation(f"a {sign} b").comparator is Comparator(meant)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 0, "ends too early"),
        ("a", 1, "a comparison is missing"),
        ("a + b", 5, "a comparison is missing"),
        ("a ==", 4, "ends too early"),
        ("== a", 0, "stands where a name or number is expected"),
        ("a == b == c", 7, "cannot be chained"),
        ("a < b < c", 6, "cannot be chained"),
        ("(a == b)", 0, "closing parenthesis is missing"),
        ("abs(a) == b", 0, "functions such as abs() cannot be called"),
        ("a == max(b, c)", 5, "functions such as max() cannot be called"),
        ("__import__('os') == a", 0, "functions such as __import__() cannot be called"),
        ("a(b) == c", 0, "functions such as a() cannot be called"),
        ("(a)(b) == c", 3, None),
        ("a.real == b", 1, "attributes cannot be used"),
        ("a == 'text'", 5, "not part of the grammar"),
        ('a == "text"', 5, "not part of the grammar"),
        ("a == b; c", 6, "not part of the grammar"),
        ("a[0] == b", 1, "not part of the grammar"),
        ("a == b if c", 7, "not expected here"),
        ("a != b", 2, "not part of the grammar"),
        ("a ** b == c", 3, "stands where a name or number is expected"),
        ("a // b == c", 3, "stands where a name or number is expected"),
        ("a % b == c", 2, "not part of the grammar"),
        ("a == 1e9", 6, "not expected here"),
        ("a == .5", 5, "a number begins and ends with a digit"),
        ("a == ٣", 5, "not part of the grammar"),
        ("größe == a", 2, "not part of the grammar"),
        ("a b == c", 2, None),
        ("(a + b == c", 0, "closing parenthesis is missing"),
        ("a + b) == c", 5, None),
        ("a + == b", 4, "stands where a name or number is expected"),
        ("a^b == c", 2, "a power must be a whole number"),
        ("a^0.5 == c", 2, "a power must be a whole number"),
        (f"a^{MAX_POWER + 1} == c", 2, "a power must be a whole number"),
        (f"a^-{MAX_POWER + 1} == c", 3, "a power must be a whole number"),
        (f"a^{'9' * 400} == c", 2, "a power must be a whole number"),
        ("a^2^2 == c", 3, None),
        (f"(a^{MAX_POWER})^2 == c", 7, "powers of powers"),
        ("(((a^5)^5)^5) == c", 8, "powers of powers"),
        ("lambda: a == b", 6, "not part of the grammar"),
        ("a == \x00", 5, "not part of the grammar"),
    ],
)
def test_refuses(text: str, column: int, message: str | None) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_relation(text)
    assert caught.value.column == column
    assert message is None or message in str(caught.value)


@pytest.mark.parametrize("text", ["(" * 200 + "a" + ")" * 200 + " == b", "-" * 200 + "a == b"])
def test_refuses_deep_nesting(text: str) -> None:
    with pytest.raises(ExpressionError, match="nested deeper"):
        parse_relation(text)


def test_refuses_long_texts() -> None:
    with pytest.raises(ExpressionError, match=f"longer than {MAX_LENGTH}"):
        parse_relation("a + " * MAX_LENGTH + "a == b")


def test_longest_sum_is_still_evaluated_and_shown() -> None:
    text = "+".join("a" * ((MAX_LENGTH - 3) // 2)) + "==b"
    relation = parse_relation(text)
    count = len(list(names_in(relation.left)))
    assert evaluate(relation.left, TERMS) == Interval.point(Fraction(2 * count))
    assert expression_text(relation.left, {}).count("a") == count


@given(st.text(alphabet="ab1.+-*/^()<>= ×÷−_'[]\n", max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (parse_relation, parse_definition):
        try:
            parse(text)
        except ExpressionError as error:
            assert 0 <= error.column <= len(text)


@pytest.mark.parametrize(
    ("text", "name", "comparator"),
    [
        ("gdp = a / b", "gdp", "=="),
        ("gdp == a / b", "gdp", "=="),
        ("gdp >= a / b", "gdp", ">="),
        ("gdp <= a", "gdp", "<="),
    ],
)
def test_reads_definitions(text: str, name: str, comparator: str) -> None:
    assert parse_definition(text)[:2] == (name, Comparator(comparator))


@pytest.mark.parametrize("text", ["a / b", "1 = a", "gdp < a", "gdp = a == b", "gdp = ", "2 * gdp = a", "gdp = f(a)"])
def test_refuses_definitions(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_definition(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a / (b * c)", "2 ÷ (3 × 5)"),
        ("a - (b - c)", "2 − (3 − 5)"),
        ("(a + b) * c", "(2 + 3) × 5"),
        ("a + b * c", "2 + 3 × 5"),
        ("(-b)^2", "(-3)^2"),
        ("-b^2", "-3^2"),
        ("(b^2)^3", "(3^2)^3"),
        ("-(a + b)", "-(2 + 3)"),
    ],
)
def test_shows_what_was_read(text: str, shown: str) -> None:
    relation = parse_relation(f"{text} == total")
    printed = expression_text(relation.left, {name: str(value) for name, value in VALUES.items()})
    assert printed == shown
    assert evaluate(parse_relation(f"{printed} == 0").left, {}) == evaluate(relation.left, TERMS)


@pytest.mark.parametrize(
    "text", ["t == 99999999999999999 ^ 20", "t == 1 / 77777777777777777 ^ 20", "t == " + " * ".join(["t ^ 20"] * 13)]
)
def test_a_number_that_cannot_be_shown_is_an_overflow(text: str) -> None:
    with pytest.raises(OverflowError, match="to be shown"):
        evaluate(parse_relation(text).right, {"t": Interval.point(Fraction(19))})
