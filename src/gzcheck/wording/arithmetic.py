"""How rules put an evaluation into words and bars."""

from __future__ import annotations

from collections.abc import Mapping

from gzcheck.model.expression import Expression, Name, Negation, Number, Operation, show
from gzcheck.model.finding import Bar
from gzcheck.model.identity import Derivation, Evaluation, Value
from gzcheck.model.interval import Interval
from gzcheck.model.units import Unit, units
from gzcheck.wording import figures as wording

_SAID = {"==": "=", "<=": "is at most", ">=": "is at least", "<": "is less than", ">": "is more than"}


def term(value: Value) -> str:
    """The figures of a term as a reader would print them, or the interval that was derived."""
    if value.origin and value.origin.identity.derivation:
        return shown(value.span.hard, value.origin.identity.derivation.unit)
    return " or ".join(dict.fromkeys(wording.figure(claim.figure) for claim in value.claims))


def formula(evaluation: Evaluation) -> str:
    """The identity with its figures: "14.68 billion yuan = 8.65 billion yuan + 6.03 billion yuan"."""
    identity = evaluation.identity
    texts = {name: term(value) for name, value in evaluation.values.items()}
    if identity.derivation:
        return _definition(identity.derivation, texts)
    relation = identity.relation
    assert relation
    return f"{show(relation.left, texts)} {_SAID[relation.comparator]} {show(relation.right, texts)}"


def names_formula(evaluation: Evaluation) -> str:
    """The identity with the names of its terms."""
    identity = evaluation.identity
    if identity.derivation:
        return _definition(identity.derivation, {})
    relation = identity.relation
    assert relation
    return f"{show(relation.left, {})} {_SAID[relation.comparator]} {show(relation.right, {})}"


def _definition(made: Derivation, texts: Mapping[str, str]) -> str:
    return f"{made.name.replace('_', ' ')} {_SAID[made.comparator]} {show(made.expression, texts)}"


def side_unit(evaluation: Evaluation) -> Unit:
    """The unit in which to show the sides: the derivation's, or the one that all terms of one dimension share."""
    if evaluation.identity.derivation:
        return evaluation.identity.derivation.unit
    used = {claim.figure.unit.name: claim.figure.unit for claim in evaluation.claims}
    relation = evaluation.identity.relation
    assert relation
    if len(used) == 1 and _is_amount(relation.left) and _is_amount(relation.right):
        return next(iter(used.values()))
    return units()["count"]


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


def shown(span: Interval, unit: Unit) -> str:
    """An interval in base units, in words and in a unit."""
    return wording.interval(unit.span_from_base(span), unit)


def bars(evaluation: Evaluation) -> tuple[Bar, ...]:
    """Both sides, or the derived figure, ready to be drawn."""
    unit = side_unit(evaluation)
    identity = evaluation.identity
    if identity.derivation:
        labels = [identity.derivation.name.replace("_", " ")]
    else:
        assert identity.relation
        labels = [show(identity.relation.left, {}), show(identity.relation.right, {})]
    return tuple(
        Bar(label=label, span=unit.span_from_base(span)) for label, span in zip(labels, evaluation.sides, strict=True)
    )


def lines(evaluation: Evaluation) -> tuple[str, ...]:
    """The arithmetic, a line each: with names, with figures, and what both sides come to."""
    unit = side_unit(evaluation)
    found = [names_formula(evaluation), formula(evaluation)]
    for bar, span in zip(bars(evaluation), evaluation.sides, strict=True):
        suggested = "" if span.soft == span.hard else f"; suggested {shown(span.soft, unit)}"
        found.append(f"{bar.label}: must be {shown(span.hard, unit)}{suggested}")
    return tuple(dict.fromkeys(found))
