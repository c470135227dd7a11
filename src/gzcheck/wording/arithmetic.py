"""How rules put an evaluation into words and bars."""

from __future__ import annotations

from collections.abc import Mapping

from gzcheck.model import (
    Bar,
    Derivation,
    Evaluation,
    Expression,
    Identity,
    Interval,
    Name,
    Negation,
    Number,
    Operation,
    Span,
    Unit,
    Value,
    expression_text,
    units,
)
from gzcheck.wording import figures as wording
from gzcheck.wording import rounding

_SAID = {"==": "=", "<=": "is at most", ">=": "is at least", "<": "is less than", ">": "is more than"}


def term(value: Value) -> str:
    """The figures of a term as a reader would print them, or the interval that was derived."""
    if value.origin and value.origin.identity.derivation:
        return shown(value.span.hard, value.origin.identity.derivation.unit, digits(value.origin))
    return " or ".join(dict.fromkeys(wording.figure(claim.figure) for claim in value.claims))


def formula(evaluation: Evaluation) -> str:
    """The identity with its figures: "14.68 billion yuan = 8.65 billion yuan + 6.03 billion yuan"."""
    return _with_texts(evaluation.identity, {name: term(value) for name, value in evaluation.values.items()})


def names_formula(evaluation: Evaluation) -> str:
    """The identity with the names of its terms."""
    return _with_texts(evaluation.identity, {})


def _with_texts(identity: Identity, texts: Mapping[str, str]) -> str:
    """The identity with these texts in place of its names."""
    if made := identity.derivation:
        return f"{_label(made)} {_SAID[made.comparator]} {expression_text(made.expression, texts)}"
    relation = identity.relation
    assert relation
    return (
        f"{expression_text(relation.left, texts)} {_SAID[relation.comparator]} {expression_text(relation.right, texts)}"
    )


def _label(made: Derivation) -> str:
    return made.name.replace("_", " ")


def side_unit(evaluation: Evaluation) -> Unit:
    """The unit in which to show the sides: the derivation's, or the one that all terms of one dimension share."""
    if evaluation.identity.derivation:
        return evaluation.identity.derivation.unit
    used = {unit.name: unit for value in evaluation.values.values() for unit in _units(value)}
    if len(used) == 1 and _keeps_dimension(evaluation.identity):
        return next(iter(used.values()))
    return units()["count"]


def _units(value: Value) -> list[Unit]:
    """The unit that a term was derived in, or those that its claims are printed in."""
    made = value.origin.identity.derivation if value.origin else None
    return [made.unit] if made else [claim.figure.unit for claim in value.claims]


def _keeps_dimension(identity: Identity) -> bool:
    """Whether both sides of a relation are in the dimension of its terms."""
    assert identity.relation
    return _is_amount(identity.relation.left) and _is_amount(identity.relation.right)


def _is_amount(node: Expression) -> bool:
    """Whether an expression keeps its terms' dimension: sums, and multiples by plain numbers."""
    match node:
        case Name() | Number():
            return True
        case Negation(inner) | Operation("*", Number(), inner) | Operation("*" | "/", inner, Number()):
            return _is_amount(inner)
        case Operation("+" | "-", left, right):
            return _is_amount(left) and _is_amount(right)
        case _:
            return False


def shown(span: Interval, unit: Unit, digits: int = rounding.EXACT) -> str:
    """An interval in base units, in words and in a unit, with no more than some significant digits."""
    return wording.interval(rounding.to_interval(unit.span_from_base(span), digits), unit)


def told(span: Span, unit: Unit, places: int) -> str:
    """Both intervals: "220 to 240, suggested 225 to 235"; the second where its own width is left after rounding."""
    soft = rounding.to_interval(unit.span_from_base(span.soft), places)
    lost = soft.is_point and not span.soft.is_point
    suggested = "" if span.soft == span.hard or lost else f", suggested {shown(span.soft, unit, places)}"
    return f"{shown(span.hard, unit, places)}{suggested}"


def digits(evaluation: Evaluation, *others: Interval) -> int:
    """The digits that both sides are told with: those of the figures, and as many as keep them (and others) apart."""
    unit = side_unit(evaluation)
    spans = [unit.span_from_base(span) for span in (*(side.hard for side in evaluation.sides), *others)]
    return rounding.enough(spans, rounding.carried(claim.figure for claim in evaluation.claims))


def bars(evaluation: Evaluation) -> tuple[Bar, ...]:
    """Both sides, or the derived figure, ready to be drawn."""
    unit, labels = side_unit(evaluation), _labels(evaluation.identity)
    return tuple(
        Bar(label=label, span=unit.span_from_base(span)) for label, span in zip(labels, evaluation.sides, strict=True)
    )


def _labels(identity: Identity) -> list[str]:
    """What each side is called."""
    if identity.derivation:
        return [_label(identity.derivation)]
    assert identity.relation
    return [expression_text(identity.relation.left, {}), expression_text(identity.relation.right, {})]


def lines(evaluation: Evaluation, *others: Interval) -> tuple[str, ...]:
    """The arithmetic, a line each: with names, with figures, and what both sides come to, apart from each other."""
    unit, places = side_unit(evaluation), digits(evaluation, *others)
    found = [names_formula(evaluation), formula(evaluation)]
    for bar, span in zip(bars(evaluation), evaluation.sides, strict=True):
        found.append(f"{bar.label}: {told(span, unit, places)}")
    return tuple(dict.fromkeys(found))
