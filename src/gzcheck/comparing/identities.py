"""Identities applied to claims: each evaluated with hard and with soft intervals, exactly.

What cannot be evaluated (a missing term, one in conflict with itself, a divisor that may be 0) is *not checked*, with
the reason; it is never an exception and never counts as satisfied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from gzcheck.comparing.consistency import judge
from gzcheck.model.claim import Claim, Kind
from gzcheck.model.expression import Expression, Name, Negation, Number, Operation, Power, evaluate
from gzcheck.model.figure import Verdict
from gzcheck.model.identity import EACH, Evaluation, Identity, Standing, Term, Value, circular
from gzcheck.model.interval import Interval
from gzcheck.model.period import Period
from gzcheck.model.satisfaction import satisfiable, sides_of
from gzcheck.model.units import Unit, units
from gzcheck.reading.loader import Corpus
from gzcheck.wording import figures as wording

if TYPE_CHECKING:
    from gzcheck.comparing.facts import Gates

_PLAIN = frozenset(
    (
        "count",
        "ratio",
        "ratio-difference",
        "rank",
        "calendar-time",
        "generation",
        "calendar-year",
        "calendar-month",
    )
)
"""Dimensions that count as pure numbers in arithmetic, so that `yearly * 5` may equal a count."""
_WHERE = {"about": "entity", "source": "source", "period": "period"}
"""What `where` can bind, in words."""


class _NotChecked(Exception):
    def __init__(self, reason: str, *, at_fault: bool = False) -> None:
        super().__init__(reason)
        self.at_fault = at_fault


class Arithmetic:
    """All evaluations of a corpus's identities."""

    def __init__(self, corpus: Corpus, gates: Gates) -> None:
        self.corpus, self.gates = corpus, gates
        self.claims = {claim.id: claim for claim in corpus.claims}
        self.found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        """Claims by indicator (in its own currency), entity and source, the latter two also by "" for any."""
        self.texts: dict[tuple[date, date], str] = {}
        """How a period is written; the first of several ways."""
        for claim in corpus.claims:
            if claim.period:
                self.texts.setdefault(claim.period.nominal, claim.period.text)
            if _in_another_currency(corpus, claim):
                continue
            for about in (claim.about, ""):
                for source in (claim.source.id, ""):
                    self.found[claim.indicator, about, source].append(claim)
        self.done: dict[str, list[Evaluation]] = {}
        """By identity; what others are derived from stands before them."""
        self.circular = circular(corpus.identities)
        self._values: dict[str, Value] = {}

    @property
    def claims_used(self) -> set[str]:
        """Ids of the claims that took part in an identity that could be checked."""
        done = (one for one in self.evaluations() if one.standing is not Standing.NOT_CHECKED)
        return {claim.id for evaluation in done for claim in evaluation.claims}

    def evaluations(self) -> list[Evaluation]:
        """Every identity, once for each binding, in the order of their ids."""
        return [one for name in sorted(self.corpus.identities) for one in self.of(name)]

    def of(self, name: str) -> list[Evaluation]:
        """The evaluations of one identity, computed once, after those of the figures it is made of."""
        waiting = [name]
        while waiting:
            identity = self.corpus.identities[waiting[-1]]
            needed = [] if identity.id in self.circular else self._needed(identity)
            if needed:
                waiting += needed
            else:
                waiting.pop()
                if identity.id not in self.done:
                    self.done[identity.id] = self._evaluated(identity)
        return self.done[name]

    def _needed(self, identity: Identity) -> list[str]:
        wanted = {term.derived for term in identity.terms.values()}
        return sorted(name for name in wanted if name in self.corpus.identities and name not in self.done)

    def _evaluated(self, identity: Identity) -> list[Evaluation]:
        if bindings := self._bindings(identity):
            return [self._evaluate(identity, binding) for binding in bindings]
        free = " and ".join(_WHERE[key] for key, value in identity.where.items() if value == EACH)
        reason = f"no {free} has a claim for every term"
        return [Evaluation(identity=identity, standing=Standing.NOT_CHECKED, reason=reason)]

    # ------------------------------------------------------------ which claims

    def _bindings(self, identity: Identity) -> list[dict[str, str]]:
        """The combinations of `each` values for which every term bound by them has a claim; without `each`, only {}."""
        free = [key for key, value in identity.where.items() if value == EACH]
        offers = [offer for term in identity.terms.values() if (offer := self._offer(identity, term, free))[0]]
        if not offers:
            return [{}]
        offers.sort(key=lambda offer: -len(offer[0]))  # those that bind most, first: the others then only narrow
        found: list[dict[str, str]] = [{}]
        for keys, values in offers:
            found = list(_joined(found, keys, values))
        return sorted(found, key=lambda binding: tuple(binding[key] for key in sorted(binding)))

    def _offer(self, identity: Identity, term: Term, free: list[str]) -> tuple[list[str], set[tuple[str, ...]]]:
        """Which of the free fields a term depends on, and for which values of them it has a figure."""
        if term.derived in self.done:
            results = self.done[term.derived]
            keys = [key for key in free if any(key in result.binding for result in results)]
            return keys, {tuple(result.binding[key] for key in keys) for result in results if result.binding}
        if not term.indicator:
            return [], set()
        keys = [key for key in free if not _own(term, key)]
        values = {tuple(self._field(claim, key) for key in keys) for claim in self._candidates(identity, term, {})}
        return keys, {value for value in values if all(value)}

    def _field(self, claim: Claim, key: str) -> str:
        if key == "period":
            return self.texts[claim.period.nominal] if claim.period else ""
        return claim.source.id if key == "source" else claim.about

    def _candidates(self, identity: Identity, term: Term, binding: Mapping[str, str]) -> list[Claim]:
        wanted = {key: _own(term, key) or binding.get(key) or identity.where.get(key, "") for key in _WHERE}
        about, source, period = ("" if wanted[key] == EACH else wanted[key] for key in ("about", "source", "period"))
        found = [claim for claim in self.found.get((term.indicator, about, source), ()) if claim.status is term.status]
        return self._in_period(found, term, period) if period else found

    def _in_period(self, claims: list[Claim], term: Term, text: str) -> list[Claim]:
        """The claims for just this period, or, for a stock without any, those that lie near it."""
        period = Period.parse(text)
        exact = [claim for claim in claims if claim.period and claim.period.same_as(period)]
        indicator = self.corpus.indicators.get(term.indicator)
        if exact or indicator is None or indicator.kind is not Kind.STOCK:
            return exact
        return [claim for claim in claims if claim.period and claim.period.near(period, indicator.same_time)]

    # ------------------------------------------------------------ what they amount to

    def _value(self, identity: Identity, term: Term, binding: Mapping[str, str]) -> Value:
        if term.derived:
            return self._derived(term, binding)
        if term.claim:
            if term.claim not in self.claims:
                raise _NotChecked(f"{term.name}: there is no claim {term.claim!r}")
            return self._printed(self.claims[term.claim])
        candidates = self._candidates(identity, term, binding)
        if not candidates:
            raise _NotChecked(f"{term.name}: no claim on {term.indicator}")
        if len(candidates) == 1:
            return self._printed(candidates[0])
        self._one_thing(term, candidates)
        return _of(candidates)

    def _printed(self, claim: Claim) -> Value:
        """What one claim amounts to, worked out once."""
        if claim.id not in self._values:
            self._values[claim.id] = _of([claim])
        return self._values[claim.id]

    def _one_thing(self, term: Term, candidates: list[Claim]) -> None:
        """Several claims may stand for one term only if they are on one thing at one time, and agree."""
        things = {(claim.about, claim.figure.unit.dimension) for claim in candidates}
        if len(things) > 1 or not self._together(candidates):
            names = " and ".join(claim.id for claim in candidates[:3])
            raise _NotChecked(f"{term.name}: two claims for one term ({names})", at_fault=True)
        if judge([claim.figure for claim in candidates]) is Verdict.CONFLICT:
            figures = " and ".join(dict.fromkeys(wording.figure(claim.figure) for claim in candidates))
            raise _NotChecked(f"{term.name}: in conflict with itself ({figures})")

    def _together(self, claims: list[Claim]) -> bool:
        """Whether all claims are at the same time: each as the first, and the latest to begin as the first to end."""
        if claims[0].indicator not in self.corpus.indicators:
            return False
        dated = [claim for claim in claims if claim.period] or claims
        last = max(dated, key=lambda claim: claim.period.start if claim.period else date.min)
        first = min(dated, key=lambda claim: claim.period.end if claim.period else date.max)
        pairs = [(claims[0], claim) for claim in claims[1:]] + ([(first, last)] if first is not last else [])
        return all(self.gates.at_same_time(a, b) for a, b in pairs)

    def _derived(self, term: Term, binding: Mapping[str, str]) -> Value:
        other = self.corpus.identities.get(term.derived)
        if other is None or other.derivation is None:
            raise _NotChecked(f"{term.name}: no identity {term.derived!r} derives a figure")
        if term.derived in self.circular:
            raise _NotChecked(f"{term.name}: {term.derived!r} is derived from itself")
        results = [
            result
            for result in self.done[term.derived]
            if all(binding.get(key, value) == value for key, value in result.binding.items())
        ]
        if len(results) != 1:
            raise _NotChecked(f"{term.name}: {term.derived!r} does not derive exactly one figure")
        (result,) = results
        if result.standing is not Standing.DERIVED:
            raise _NotChecked(f"{term.name}: {term.derived!r} could not be derived ({result.reason})")
        hard, soft = result.sides[0]
        dimension = units()[other.derivation.unit].dimension
        return Value(hard=hard, soft=soft, dimension=dimension, claims=result.claims, origin=result)

    # ------------------------------------------------------------ the arithmetic

    def _evaluate(self, identity: Identity, binding: dict[str, str]) -> Evaluation:
        values: dict[str, Value] = {}
        try:
            for name, term in identity.terms.items():
                values[name] = self._value(identity, term, binding)
            self._check_target(identity)
            _check_dimensions(identity, values)
            return self._judged(identity, binding, values)
        except _NotChecked as problem:
            return Evaluation(
                identity=identity,
                standing=Standing.NOT_CHECKED,
                binding=binding,
                values=values,
                reason=str(problem),
                at_fault=problem.at_fault,
            )
        except ZeroDivisionError:
            return Evaluation(
                identity=identity,
                standing=Standing.NOT_CHECKED,
                binding=binding,
                values=values,
                reason="a divisor may be 0",
                at_fault=True,
            )

    def _judged(self, identity: Identity, binding: dict[str, str], values: dict[str, Value]) -> Evaluation:
        hard = {name: value.hard for name, value in values.items()}
        soft = {name: value.soft for name, value in values.items()}
        if identity.derivation:
            made = identity.derivation
            sides = tuple(made.bounded(evaluate(made.expression, terms)) for terms in (hard, soft))
            return Evaluation(
                identity=identity,
                standing=Standing.DERIVED,
                binding=binding,
                values=values,
                sides=((sides[0], sides[1]),),
            )
        relation = identity.relation
        assert relation
        (left, right), (soft_left, soft_right) = sides_of(relation, hard), sides_of(relation, soft)
        needs: list[str] = []
        if satisfiable(relation, soft, (soft_left, soft_right)):
            standing = Standing.HOLDS
        elif satisfiable(relation, hard, (left, right)):
            standing = Standing.ROUNDING
            needs = [name for name in values if satisfiable(relation, {**soft, name: hard[name]})]
        else:
            standing = Standing.BROKEN
        return Evaluation(
            identity=identity,
            standing=standing,
            binding=binding,
            values=values,
            needs=tuple(needs),
            sides=((left, soft_left), (right, soft_right)),
        )

    def _check_target(self, identity: Identity) -> None:
        """Refuse a derived figure in a unit that its indicator is not measured in."""
        made = identity.derivation
        indicator = self.corpus.indicators.get(made.indicator) if made else None
        if made and indicator and indicator.unit in units():
            if units()[indicator.unit].dimension != units()[made.unit].dimension:
                raise _NotChecked(
                    f"{made.indicator} is measured in {indicator.unit}, not in {made.unit}", at_fault=True
                )

    # ------------------------------------------------------------ what if

    @cached_property
    def _using(self) -> dict[str, list[Evaluation]]:
        """Evaluations by the ids of their claims, derived figures before what is made of them."""
        self.evaluations()
        table: dict[str, list[Evaluation]] = defaultdict(list)
        for evaluations in self.done.values():
            for evaluation in evaluations:
                for claim in evaluation.claims:
                    table[claim.id].append(evaluation)
        return table

    def mends(self, broken: Evaluation, claim: Claim, span: Interval) -> bool:
        """Whether a broken identity could hold if a claim meant `span` (base units), and all that hold still could."""
        implied: dict[int, Interval] = {}
        for evaluation in self._using[claim.id]:
            identity = evaluation.identity
            if not evaluation.sides or (evaluation.standing is Standing.BROKEN and evaluation is not broken):
                continue
            try:
                terms = {name: _hard_if(value, claim, span, implied) for name, value in evaluation.values.items()}
                if identity.derivation:
                    implied[id(evaluation)] = identity.derivation.bounded(
                        evaluate(identity.derivation.expression, terms)
                    )
                elif identity.relation and not satisfiable(identity.relation, terms):
                    return False
            except (ZeroDivisionError, _NotChecked):
                return False
        return True


def _hard_if(value: Value, claim: Claim, span: Interval, implied: Mapping[int, Interval]) -> Interval:
    """What a term must be if a claim meant `span`; raises `_NotChecked` when its other claims do not allow that."""
    if claim not in value.claims:
        return value.hard
    if value.origin:
        return implied[id(value.origin)]
    others = [other.figure.base_hard for other in value.claims if other is not claim]
    meet = Interval.meet_of((span, *others))
    if meet is None:
        raise _NotChecked("its claims would contradict each other")
    return meet


def _in_another_currency(corpus: Corpus, claim: Claim) -> bool:
    """Whether an amount is in another currency than its indicator; such a claim is a term only by its id."""
    indicator = corpus.indicators.get(claim.indicator)
    unit = units().get(indicator.unit) if indicator else None
    return unit is not None and unit.is_currency and claim.figure.unit.is_currency and claim.figure.unit != unit


def _own(term: Term, key: str) -> str:
    return (term.period.text if term.period else "") if key == "period" else str(getattr(term, key))


def _joined(found: list[dict[str, str]], keys: list[str], values: set[tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """The bindings together with every value that goes with them."""
    known = [key for key in keys if found and key in found[0]]
    table: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for value in values:
        offered = dict(zip(keys, value, strict=True))
        table[tuple(offered[key] for key in known)].append(offered)
    for binding in found:
        for offered in table.get(tuple(binding[key] for key in known), ()):
            yield {**binding, **offered}


def _of(claims: list[Claim]) -> Value:
    """What claims that agree say together: what all of them allow."""
    figures = [claim.figure for claim in claims]
    hard = Interval.meet_of(figure.base_hard for figure in figures)
    assert hard
    soft = Interval.meet_of(figure.base_soft for figure in figures) or hard
    return Value(hard=hard, soft=soft, dimension=figures[0].unit.dimension, claims=tuple(claims))


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
        made = _dimension(identity.derivation.expression, dims)
        if made != wanted:
            raise _NotChecked(f"it makes {_shown(made)}, not {_shown(wanted)}", at_fault=True)


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
