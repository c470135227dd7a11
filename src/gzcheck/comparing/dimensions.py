"""Dimensions of expressions: amounts are added and compared only with their like."""

from __future__ import annotations

from collections.abc import Mapping

from gzcheck.model import Expression, Identity, Name, Negation, Number, Operation, Power, Value

_PLAIN = frozenset(
    [
        "count",
        "ratio",
        "ratio-difference",
        "rank",
        "tier",
        "per-head",
        "calendar-time",
        "generation",
        "calendar-year",
        "calendar-month",
    ]
)
"""Dimensions that count as pure numbers in arithmetic, so that `yearly * 5` may equal a count."""


class NotChecked(Exception):
    """An identity that cannot be evaluated; the message is the reason."""

    def __init__(self, reason: str, *, at_fault: bool = False) -> None:
        super().__init__(reason)
        self.at_fault = at_fault
        """Whether the reason lies in how the identity is written, rather than in a want of claims."""


_Dimension = dict[str, int]


def check_dimensions(identity: Identity, values: Mapping[str, Value]) -> None:
    """Refuse to add or compare amounts of different dimensions, such as yuan and square metres."""
    dims = {name: _power_of(value.dimension) for name, value in values.items()}
    if identity.relation:
        left, right = _dimension(identity.relation.left, dims), _dimension(identity.relation.right, dims)
        _require_same(left, right, "compares")
    elif identity.derivation:
        wanted = _power_of(identity.derivation.unit.dimension)
        made = _dimension(identity.derivation.expression, dims)
        if made != wanted:
            raise NotChecked(f"it makes {_shown(made)}, not {_shown(wanted)}", at_fault=True)


def _power_of(dimension: str) -> _Dimension:
    """The first power of a dimension; nothing for plain numbers."""
    return {} if dimension in _PLAIN else {dimension: 1}


def _dimension(node: Expression, dims: Mapping[str, _Dimension]) -> _Dimension:
    match node:
        case Number():
            return {}
        case Name(name):
            return dims[name]
        case Negation(inner):
            return _dimension(inner, dims)
        case Power(base, exponent):
            return _product({}, _dimension(base, dims), exponent)
        case Operation(sign, left, right):
            return _of_operation(sign, _dimension(left, dims), _dimension(right, dims))


def _of_operation(sign: str, a: _Dimension, b: _Dimension) -> _Dimension:
    if sign in "+-":
        return _require_same(a, b, "adds")
    return _product(a, b, 1 if sign == "*" else -1)


def _product(a: _Dimension, b: _Dimension, power: int) -> _Dimension:
    """The dimension of one quantity times a power of another."""
    every = {key: a.get(key, 0) + power * b.get(key, 0) for key in sorted({*a, *b})}
    return {key: exponent for key, exponent in every.items() if exponent}


def _require_same(a: _Dimension, b: _Dimension, verb: str) -> _Dimension:
    if a != b:
        raise NotChecked(f"it {verb} {_shown(a)} and {_shown(b)}", at_fault=True)
    return a


def _shown(dimension: _Dimension) -> str:
    parts = [f"{key.removeprefix('currency:')}{'' if power == 1 else f'^{power}'}" for key, power in dimension.items()]
    return " × ".join(parts) or "a pure number"
