"""`identities.yaml` -> identities, with a fault at its place for every expression or name that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gzcheck.model import (
    EACH,
    Comparator,
    Derivation,
    Expression,
    ExpressionError,
    Fault,
    Identity,
    Location,
    Name,
    Operation,
    Period,
    PeriodError,
    Relation,
    Severity,
    Status,
    Term,
    Unit,
    circular,
    did_you_mean,
    names_in,
    parse_definition,
    parse_relation,
    units,
)
from gzcheck.reading import INVALID_EXPRESSION, Document
from gzcheck.reading.registry import unit_hint
from gzcheck.reading.wrong import Wrong, attempt

RULE = INVALID_EXPRESSION


def read_identity(
    document: Document, index: int, entry: dict[str, Any], known: Mapping[str, Unit] | None = None
) -> Identity | Fault:
    """The identity at `index`, or what is wrong with it; the entry conforms to the schema.

    `known` are the units of the corpus, if it declares any of its own.
    """
    return attempt(_Reader(document, index, entry, known).identity, lambda: document.at(("identities", index)))


def circular_faults(identities: dict[str, Identity]) -> Iterator[Fault]:
    """A fault for every identity that is derived from itself."""
    for name in sorted(circular(identities)):
        yield Fault(
            rule=RULE,
            location=identities[name].at,
            message=f"{name!r} is derived from itself",
            hint="break the circle: derive each figure from claims",
        )


class _Reader:
    def __init__(self, document: Document, index: int, entry: dict[str, Any], known: Mapping[str, Unit] | None) -> None:
        self.document, self.entry = document, entry
        self.units = units() if known is None else known
        self.root = ("identities", index)

    def identity(self) -> Identity:
        entry = self.entry
        terms = {name: self._term(name, value) for name, value in entry["terms"].items()}
        key = "expect" if "expect" in entry else "derive"
        place = self.document.at((*self.root, key))
        relation = self._relation(entry["expect"], place) if key == "expect" else None
        derivation = self._derivation(entry, place) if key == "derive" else None
        _check_names(_used(relation, derivation), terms, key, place)
        where = self._where()
        weakened = relation is not None and not entry.get("complete", False) and _is_total(relation)
        if relation and weakened:
            relation = _weaken(relation)
        return Identity(
            id=entry["id"],
            title=entry["title"],
            why=entry["why"],
            terms=terms,
            location=self.document.at(self.root),
            at=place,
            relation=relation,
            derivation=derivation,
            weakened=weakened,
            where=where,
            severity=Severity(entry.get("severity", "error")),
        )

    def _where(self) -> dict[str, str]:
        where = {name: str(value) for name, value in self.entry.get("where", {}).items()}
        if where.get("period", EACH) != EACH:
            self._period(where["period"], self.document.at((*self.root, "where", "period")))
        return where

    def _term(self, name: str, value: Any) -> Term:
        place = self.document.at((*self.root, "terms", name))
        if isinstance(value, str):
            claim, derived = (value, "") if "/" in value else ("", value)
            return Term(name=name, location=place, claim=claim, derived=derived)
        return Term(
            name=name,
            location=place,
            indicator=value["indicator"],
            about=value.get("about", ""),
            source=value.get("source", ""),
            status=Status(value.get("status", "actual")),
            period=self._period(value["period"], place) if "period" in value else None,
        )

    def _period(self, text: object, place: Location) -> Period:
        try:
            return Period.parse(str(text))
        except PeriodError as error:
            raise Wrong(RULE, place, str(error), "correct the period") from None

    def _relation(self, text: str, place: Location) -> Relation:
        try:
            return parse_relation(text)
        except ExpressionError as error:
            raise self._at(error, text, place) from None

    def _derivation(self, entry: dict[str, Any], place: Location) -> Derivation:
        try:
            name, comparator, expression = parse_definition(entry["derive"])
        except ExpressionError as error:
            raise self._at(error, entry["derive"], place) from None
        target = entry["as"]
        unit = self.units.get(target["unit"])
        if unit is None:
            hint = unit_hint(target["unit"], self.units)
            raise Wrong(RULE, self.document.at((*self.root, "as", "unit")), f"unknown unit {target['unit']!r}", hint)
        period = self._period(target["period"], self.document.at((*self.root, "as"))) if "period" in target else None
        return Derivation(
            name=name,
            comparator=comparator,
            expression=expression,
            indicator=target["indicator"],
            about=target["about"],
            unit=unit,
            period=period,
        )

    def _at(self, error: ExpressionError, text: str, place: Location) -> Wrong:
        """The error at its column, where the expression stands plainly on its line."""
        line = self.document.line(place.line)
        plain = line[place.column - 1 :].startswith(text)
        column = place.column + error.column if plain else place.column
        return Wrong(RULE, Location(place.path, place.line, column), f"{error} (in {text!r})", "correct the expression")


def _used(relation: Relation | None, derivation: Derivation | None) -> set[str]:
    """The names in whichever expression there is."""
    if relation:
        return {*names_in(relation.left), *names_in(relation.right)}
    return set(names_in(derivation.expression)) if derivation else set()


def _check_names(used: set[str], terms: Mapping[str, Term], key: str, place: Location) -> None:
    """Raise `Wrong` for a name that is no term, or a term that is not used."""
    for name in sorted(used - terms.keys()):
        hint = did_you_mean(name, terms) or f"terms here: {', '.join(sorted(terms))}"
        raise Wrong(RULE, place, f"unknown name {name!r} in {key}", hint)
    for name in sorted(terms.keys() - used):
        raise Wrong(RULE, terms[name].location, f"term {name!r} is not used in {key}", "use it, or delete it")


def _is_total(relation: Relation) -> bool:
    """Whether one side is a single name and the other a sum of names."""
    if relation.comparator is not Comparator.EQUAL:
        return False
    sides = (relation.left, relation.right)
    return any(isinstance(a, Name) and _is_sum(b) for a, b in (sides, sides[::-1]))


def _is_sum(node: Expression) -> bool:
    return (
        isinstance(node, Operation)
        and node.sign == "+"
        and all(isinstance(side, Name) or _is_sum(side) for side in (node.left, node.right))
    )


def _weaken(relation: Relation) -> Relation:
    comparator = Comparator.AT_LEAST if isinstance(relation.left, Name) else Comparator.AT_MOST
    return Relation(relation.left, comparator, relation.right)
