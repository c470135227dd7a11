"""Identities applied to claims: each evaluated with hard and with soft intervals, exactly.

What cannot be evaluated (a missing term, one in conflict with itself, a divisor that may be 0) is *not checked*, with the
reason; it is never an exception and never counts as satisfied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from gzcheck.corpus import Corpus
from gzcheck.model import wording
from gzcheck.model.claim import Claim, Kind
from gzcheck.model.consistency import judge
from gzcheck.model.expression import Comparator, Expression, Name, Negation, Number, Operation, Power, Relation, evaluate
from gzcheck.model.figure import Figure, Verdict
from gzcheck.model.identity import EACH, Evaluation, Identity, Standing, Term, Value
from gzcheck.model.interval import Interval
from gzcheck.model.period import Period, PeriodError
from gzcheck.model.units import Unit, units

if TYPE_CHECKING:
    from gzcheck.gates import Gates

_PLAIN = frozenset((
    "count", "ratio", "ratio-difference", "rank", "calendar-time", "generation", "calendar-year", "calendar-month",
))
"""Dimensions that count as pure numbers in arithmetic, so that `yearly * 5` may equal a count."""


class _NotChecked(Exception):
    def __init__(self, reason: str, *, at_fault: bool = False) -> None:
        super().__init__(reason)
        self.at_fault = at_fault


class Arithmetic:
    """All evaluations of a corpus's identities."""

    def __init__(self, corpus: Corpus, gates: Gates) -> None:
        self.corpus, self.gates = corpus, gates
        self.claims = {claim.id: claim for claim in corpus.claims}
        self.by_indicator: dict[str, list[Claim]] = defaultdict(list)
        for claim in corpus.claims:
            self.by_indicator[claim.indicator].append(claim)
        self.done: dict[str, list[Evaluation]] = {}

    def evaluations(self) -> list[Evaluation]:
        """Every identity, once for each binding, in the order of their ids."""
        return [one for name in sorted(self.corpus.identities) for one in self.of(name)]

    def of(self, name: str) -> list[Evaluation]:
        """The evaluations of one identity, computed once."""
        if name not in self.done:
            self.done[name] = []  # circles are reported when loading; here they must only end
            identity = self.corpus.identities[name]
            self.done[name] = [self._evaluate(identity, binding) for binding in self._bindings(identity)]
        return self.done[name]

    # ------------------------------------------------------------ which claims

    def _bindings(self, identity: Identity) -> list[dict[str, str]]:
        """The combinations of `each` values for which every term bound by them has a claim; one empty one without `each`."""
        free = [key for key, value in identity.where.items() if value == EACH]
        if not free:
            return [{}]
        found: set[tuple[str, ...]] | None = None
        for term in identity.terms.values():
            keys = [key for key in free if not self._own(term, key)]
            if not term.indicator or not keys:
                continue
            if keys != free:
                continue  # a term that fixes one of the free fields does not choose the others
            here = {
                tuple(_field(claim, key) for key in free)
                for claim in self.by_indicator[term.indicator]
                if claim.status is term.status and self._fits(claim, identity, term, {})
            }
            here = {values for values in here if all(values)}
            found = here if found is None else found & here
        if not found:
            return [{}]
        return [dict(zip(free, values, strict=True)) for values in sorted(found)]

    @staticmethod
    def _own(term: Term, key: str) -> str:
        return (term.period.text if term.period else "") if key == "period" else str(getattr(term, key))

    def _fits(self, claim: Claim, identity: Identity, term: Term, binding: Mapping[str, str]) -> bool:
        for key in ("about", "source", "period"):
            wanted = self._own(term, key) or binding.get(key) or identity.where.get(key, "")
            if not wanted or wanted == EACH:
                continue
            if key == "period":
                if not self._in_period(claim, wanted):
                    return False
            elif _field(claim, key) != wanted:
                return False
        return True

    def _in_period(self, claim: Claim, wanted: str) -> bool:
        """Equal periods; a stock whose date is only assumed also fits a period it lies near."""
        if claim.period is None:
            return False
        try:
            period = Period.parse(wanted)
        except PeriodError:
            return False
        if claim.period.same_as(period):
            return True
        indicator = self.corpus.indicators.get(claim.indicator)
        return bool(indicator and indicator.kind is Kind.STOCK and claim.period.near(period, indicator.same_time))

    def _value(self, identity: Identity, term: Term, binding: Mapping[str, str]) -> Value:
        if term.derived:
            return self._derived(term)
        if term.claim:
            if term.claim not in self.claims:
                raise _NotChecked(f"{term.name}: there is no claim {term.claim!r}")
            return _of([self.claims[term.claim]])
        candidates = [
            claim
            for claim in self.by_indicator[term.indicator]
            if claim.status is term.status and self._fits(claim, identity, term, binding)
        ]
        if not candidates:
            raise _NotChecked(f"{term.name}: no claim on {term.indicator}")
        self._one_thing(term, candidates)
        return _of(candidates)

    def _one_thing(self, term: Term, candidates: list[Claim]) -> None:
        """Several claims may stand for one term only if they are on one thing at one time, and agree."""
        things = {(claim.about, claim.figure.unit.dimension) for claim in candidates}
        first = candidates[0]
        known = first.indicator in self.corpus.indicators
        together = known and all(self.gates.at_same_time(first, other) for other in candidates[1:])
        if len(candidates) > 1 and known and together and len(candidates) <= 20:
            together = all(self.gates.at_same_time(a, b) for a, b in combinations(candidates, 2))
        if len(things) > 1 or not (together or len(candidates) == 1):
            names = " and ".join(claim.id for claim in candidates[:3])
            raise _NotChecked(f"{term.name}: two claims for one term ({names})", at_fault=True)
        if judge([claim.figure for claim in candidates]) is Verdict.CONFLICT:
            figures = " and ".join(dict.fromkeys(wording.figure(claim.figure) for claim in candidates))
            raise _NotChecked(f"{term.name}: in conflict with itself ({figures})")

    def _derived(self, term: Term) -> Value:
        other = self.corpus.identities.get(term.derived)
        if other is None or other.derivation is None:
            raise _NotChecked(f"{term.name}: no identity {term.derived!r} derives a figure")
        results = self.of(term.derived)
        if len(results) != 1:
            raise _NotChecked(f"{term.name}: {term.derived!r} does not derive exactly one figure")
        (result,) = results
        if result.standing is not Standing.DERIVED:
            raise _NotChecked(f"{term.name}: {term.derived!r} could not be derived ({result.reason})")
        hard, soft = result.sides[0]
        unit = units()[other.derivation.unit]
        text = wording.interval(hard.scaled(1 / unit.factor), unit.name)
        return Value(hard=hard, soft=soft, dimension=unit.dimension, text=text, claims=result.claims)

    # ------------------------------------------------------------ the arithmetic

    def _evaluate(self, identity: Identity, binding: dict[str, str]) -> Evaluation:
        values: dict[str, Value] = {}
        try:
            for name, term in identity.terms.items():
                values[name] = self._value(identity, term, binding)
            _check_dimensions(identity, values)
            return self._judged(identity, binding, values)
        except _NotChecked as problem:
            return Evaluation(
                identity=identity, standing=Standing.NOT_CHECKED, binding=binding, values=values, reason=str(problem),
                at_fault=problem.at_fault,
            )
        except ZeroDivisionError:
            return Evaluation(
                identity=identity, standing=Standing.NOT_CHECKED, binding=binding, values=values,
                reason="a divisor may be 0", at_fault=True,
            )

    def _judged(self, identity: Identity, binding: dict[str, str], values: dict[str, Value]) -> Evaluation:
        hard = {name: value.hard for name, value in values.items()}
        soft = {name: value.soft for name, value in values.items()}
        if identity.derivation:
            made = identity.derivation
            sides = tuple(made.bounded(evaluate(made.expression, terms)) for terms in (hard, soft))
            return Evaluation(
                identity=identity, standing=Standing.DERIVED, binding=binding, values=values, sides=((sides[0], sides[1]),)
            )
        relation = identity.relation
        assert relation
        if satisfiable(relation, soft):
            standing = Standing.HOLDS
        else:
            standing = Standing.ROUNDING if satisfiable(relation, hard) else Standing.BROKEN
        needs = [name for name in values if satisfiable(relation, {**soft, name: hard[name]})]
        return Evaluation(
            identity=identity, standing=standing, binding=binding, values=values,
            sides=tuple((evaluate(side, hard), evaluate(side, soft)) for side in (relation.left, relation.right)),
            needs=tuple(needs) if standing is Standing.ROUNDING else (),
        )


def satisfiable(relation: Relation, terms: Mapping[str, Interval]) -> bool:
    """Whether some choice of values may satisfy the relation; raises `ZeroDivisionError`.

    Exact when every term occurs once; otherwise it may say yes too often, but never no wrongly.
    """
    left, right = evaluate(relation.left, terms), evaluate(relation.right, terms)
    match relation.comparator:
        case Comparator.EQUAL:
            return left.meets(right)
        case Comparator.AT_MOST:
            return left.start <= right.stop
        case Comparator.AT_LEAST:
            return right.start <= left.stop
        case Comparator.BELOW:
            return _strictly_below(left, right)
        case Comparator.ABOVE:
            return _strictly_below(right, left)


def _strictly_below(low: Interval, high: Interval) -> bool:
    return low.lower is None or high.upper is None or low.lower < high.upper


def _field(claim: Claim, key: str) -> str:
    if key == "period":
        return claim.period.text if claim.period else ""
    return claim.source.id if key == "source" else claim.about


def _of(claims: list[Claim]) -> Value:
    """What claims that agree say together: what all of them allow."""
    figures = [claim.figure for claim in claims]
    hard = Interval.meet_of(figure.base_hard for figure in figures)
    assert hard
    soft = Interval.meet_of(figure.base_soft for figure in figures) or hard
    text = " or ".join(dict.fromkeys(wording.figure(figure) for figure in figures))
    return Value(hard=hard, soft=soft, dimension=figures[0].unit.dimension, text=text, claims=tuple(claims))


def could_hold(evaluation: Evaluation, name: str, span: Interval) -> bool:
    """Whether the relation could hold if the term `name` were inside `span` (base units)."""
    relation = evaluation.identity.relation
    if relation is None:
        return True
    terms = {key: value.hard for key, value in evaluation.values.items()} | {name: span}
    try:
        return satisfiable(relation, terms)
    except ZeroDivisionError:
        return False


# ---------------------------------------------------------------- dimensions

_Dimension = dict[str, int]


def _check_dimensions(identity: Identity, values: Mapping[str, Value]) -> None:
    """Refuse to add or compare amounts of different dimensions, such as yuan and square metres."""
    dims = {name: {} if value.dimension in _PLAIN else {value.dimension: 1} for name, value in values.items()}
    if identity.relation:
        left, right = _dimension(identity.relation.left, dims), _dimension(identity.relation.right, dims)
        _require_same(left, right, "compares")
    elif identity.derivation:
        unit: Unit = units()[identity.derivation.unit]
        wanted: _Dimension = {} if unit.dimension in _PLAIN else {unit.dimension: 1}
        _require_same(_dimension(identity.derivation.expression, dims), wanted, "calls")


def _dimension(node: Expression, dims: Mapping[str, _Dimension]) -> _Dimension:
    match node:
        case Number():
            return {}
        case Name(name):
            return dims[name]
        case Negation(inner):
            return _dimension(inner, dims)
        case Power(base, exponent):
            return {key: power * exponent for key, power in _dimension(base, dims).items() if exponent}
        case Operation(sign, left, right):
            a, b = _dimension(left, dims), _dimension(right, dims)
            if sign in "+-":
                return _require_same(a, b, "adds")
            step = 1 if sign == "*" else -1
            every = {key: a.get(key, 0) + step * b.get(key, 0) for key in sorted({*a, *b})}
            return {key: power for key, power in every.items() if power}


def _require_same(a: _Dimension, b: _Dimension, verb: str) -> _Dimension:
    if a != b:
        raise _NotChecked(f"it {verb} {_shown(a)} and {_shown(b)}", at_fault=True)
    return a


def _shown(dimension: _Dimension) -> str:
    parts = [f"{key.removeprefix('currency:')}{'' if power == 1 else f'^{power}'}" for key, power in dimension.items()]
    return " × ".join(parts) or "a pure number"
