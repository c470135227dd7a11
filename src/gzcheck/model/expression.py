"""Arithmetic as text: a closed grammar of names, numbers, + - * / ^, parentheses and one comparison.

Nothing is ever evaluated as code. `×`, `÷` and `−` may stand for `*`, `/` and `-`; `^` takes a whole number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from gzcheck.model.interval import Interval
from gzcheck.model.patterns import late_pattern
from gzcheck.model.values import dataclass

MAX_LENGTH = 500
MAX_DEPTH = 32
MAX_POWER = 20
MAX_BITS = 10_000
"""How long an end may get, as a fraction; longer ones Python refuses to print."""
MAX_MAGNITUDE = 1000
"""How many binary digits an end may be away from 1: figures in words and pictures go through floating point."""

_TOKEN = late_pattern(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>==|<=|>=|[-+*/^()<>=×÷−])|(?P<bad>\S))"
)
_SAME = {"×": "*", "÷": "/", "−": "-", "=": "=="}


class ExpressionError(ValueError):
    """A text outside the grammar; `column` counts from 0."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


class Comparator(StrEnum):
    """What a relation asserts of its two sides."""

    EQUAL = "=="
    AT_MOST = "<="
    AT_LEAST = ">="
    BELOW = "<"
    ABOVE = ">"


@dataclass(frozen=True, slots=True)
class Number:
    """A literal, always exact."""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A term."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by + - * or /."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Power:
    """An expression to a whole power."""

    base: Expression
    exponent: int


@dataclass(frozen=True, slots=True)
class Negation:
    """An expression with its sign turned."""

    inner: Expression


Expression = Number | Name | Operation | Power | Negation


@dataclass(frozen=True, slots=True)
class Relation:
    """A comparison of two expressions."""

    left: Expression
    comparator: Comparator
    right: Expression


def parse_relation(text: str) -> Relation:
    """Read `total == exports + imports`; raises `ExpressionError`."""
    return _Parser(text).relation()


def parse_definition(text: str) -> tuple[str, Comparator, Expression]:
    """Read `gdp = rnd / rnd_share`, or a bound such as `growth >= share * g`: the name, what is said of it, and the
    expression; raises `ExpressionError`."""
    return _Parser(text).definition()


def names_in(node: Expression) -> Iterator[str]:
    """Every name, as often as it occurs."""
    match node:
        case Name(name):
            yield name
        case Operation(_, left, right):
            yield from names_in(left)
            yield from names_in(right)
        case Power(base, _):
            yield from names_in(base)
        case Negation(inner):
            yield from names_in(inner)
        case Number():
            return
        case _ as never:
            assert_never(never)


def evaluate(node: Expression, terms: Mapping[str, Interval]) -> Interval:
    """The interval of an expression.

    Raises `ZeroDivisionError` when a divisor may be 0, and `OverflowError` when an end is too large, too small or too
    long a fraction to be shown.
    """
    match node:
        case Number(value, _):
            return Interval.point(value)
        case Name(name):
            return terms[name]
        case Operation(sign, left, right):
            a, b = evaluate(left, terms), evaluate(right, terms)
            return _bounded(_OPERATIONS[sign](a, b))
        case Power(base, exponent):
            return _bounded(evaluate(base, terms) ** exponent)
        case Negation(inner):
            return -evaluate(inner, terms)
        case _ as never:
            assert_never(never)


def _bounded(interval: Interval) -> Interval:
    for end in filter(None, (interval.lower, interval.upper)):
        above, below = end.numerator.bit_length(), end.denominator.bit_length()
        if max(above, below) > MAX_BITS or abs(above - below) > MAX_MAGNITUDE:
            raise OverflowError("a number too large, too small or too long to be shown")
    return interval


def expression_text(node: Expression, texts: Mapping[str, str]) -> str:
    """The expression with every name replaced by a text, such as its figure."""
    match node:
        case Number(_, text):
            return text
        case Name(name):
            return texts.get(name, name.replace("_", " "))
        case Operation(sign, left, right):
            tight = sign in "*/"
            first = _bracketed(left, texts, sums=tight)
            second = _bracketed(right, texts, sums=tight or sign == "-", products=sign == "/")
            return f"{first} {_PRINTED.get(sign, sign)} {second}"
        case Power(base, exponent):
            return f"{_bracketed(base, texts, sums=True, products=True, signs=True)}^{exponent}"
        case Negation(inner):
            return f"-{_bracketed(inner, texts, sums=True)}"
        case _ as never:
            assert_never(never)


def _bracketed(
    node: Expression, texts: Mapping[str, str], *, sums: bool = False, products: bool = False, signs: bool = False
) -> str:
    match node:
        case Operation("+" | "-"):
            wanted = sums
        case Operation():
            wanted = products
        case Negation() | Power():
            wanted = signs
        case _:
            wanted = False
    return f"({expression_text(node, texts)})" if wanted else expression_text(node, texts)


_PRINTED = {"*": "×", "/": "÷", "-": "−"}
_OPERATIONS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


class _Parser:
    """Recursive descent; one method for each rule of the grammar."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            raise ExpressionError(f"longer than {MAX_LENGTH} characters", 0)
        self.tokens: list[tuple[str, str, int]] = []
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            piece = match[kind]
            self.tokens.append((kind, _SAME.get(piece, piece), match.start(kind)))
        self.place, self.depth, self.end = 0, 0, len(text)

    def relation(self) -> Relation:
        left = self._sum()
        _, sign, column = self._next()
        if sign not in list(Comparator):
            raise ExpressionError("a comparison is missing: write something like total == a + b", column)
        right = self._sum()
        _, again, column = self._peek()
        if again in list(Comparator):
            raise ExpressionError("comparisons cannot be chained: write two identities", column)
        self._finish()
        return Relation(left, Comparator(sign), right)

    def definition(self) -> tuple[str, Comparator, Expression]:
        kind, name, column = self._next()
        _, sign, _ = self._next()
        if kind != "name" or sign not in ("==", "<=", ">="):
            raise ExpressionError(
                "write the new name, = (or >= or <=), and its expression: gdp = rnd / rnd_share", column
            )
        expression = self._sum()
        self._finish()
        return name, Comparator(sign), expression

    def _finish(self) -> None:
        kind, text, column = self._next()
        if text == "(":
            raise ExpressionError("functions cannot be called here", column)
        if kind:
            raise ExpressionError(f"{text!r} is not expected here", column)

    def _peek(self) -> tuple[str, str, int]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("", "", self.end)

    def _next(self) -> tuple[str, str, int]:
        kind, text, column = self._peek()
        if kind == "bad":
            raise ExpressionError(_unwanted(text), column)
        self.place += 1
        return kind, text, column

    def _sum(self) -> Expression:
        node = self._product()
        while self._peek()[1] in ("+", "-"):
            node = Operation(self._next()[1], node, self._product())
        return node

    def _product(self) -> Expression:
        node = self._signed()
        while self._peek()[1] in ("*", "/"):
            node = Operation(self._next()[1], node, self._signed())
        return node

    def _signed(self) -> Expression:
        """A minus sign binds less than a power: -a^2 is -(a^2)."""
        if self._peek()[1] != "-":
            return self._power()
        _, _, column = self._next()
        self._descend(column)
        node = Negation(self._signed())
        self.depth -= 1
        return node

    def _power(self) -> Expression:
        node = self._atom()
        if self._peek()[1] != "^":
            return node
        self._next()
        sign = 1
        if self._peek()[1] == "-":
            self._next()
            sign = -1
        exponent, column = self._exponent()
        if exponent * _degree(node) > MAX_POWER:
            raise ExpressionError(f"powers of powers go up to {MAX_POWER} in all", column)
        return Power(node, sign * exponent)

    def _exponent(self) -> tuple[int, int]:
        """A whole number, and the column where it stands."""
        kind, text, column = self._next()
        if kind != "number" or "." in text or int(text) > MAX_POWER:
            raise ExpressionError(f"a power must be a whole number up to {MAX_POWER}", column)
        return int(text), column

    def _atom(self) -> Expression:
        kind, text, column = self._next()
        match kind, text:
            case "number", _:
                return Number(Fraction(text), text)
            case "name", _:
                return self._name(text, column)
            case _, "(":
                return self._in_parentheses(column)
            case _, "":
                raise ExpressionError("it ends too early", column)
        raise ExpressionError(f"{text!r} stands where a name or number is expected", column)

    def _name(self, text: str, column: int) -> Expression:
        if self._peek()[1] == "(":
            raise ExpressionError(f"functions such as {text}() cannot be called here", column)
        return Name(text)

    def _in_parentheses(self, column: int) -> Expression:
        self._descend(column)
        node = self._sum()
        if self._next()[1] != ")":
            raise ExpressionError("a closing parenthesis is missing", column)
        self.depth -= 1
        return node

    def _descend(self, column: int) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"nested deeper than {MAX_DEPTH} levels", column)


def _degree(node: Expression) -> int:
    """The highest power in an expression, powers of powers multiplied: what keeps numbers from growing without end."""
    match node:
        case Power(base, exponent):
            return max(1, abs(exponent)) * _degree(base)
        case Operation(_, left, right):
            return max(_degree(left), _degree(right))
        case Negation(inner):
            return _degree(inner)
        case Name() | Number():
            return 1
        case _ as never:
            assert_never(never)


def _unwanted(piece: str) -> str:
    if piece == ".":
        return "attributes cannot be used here: names are plain words, and a number begins and ends with a digit"
    return f"{piece!r} is not part of the grammar: use names, numbers, + - * / ^, parentheses and one comparison"
