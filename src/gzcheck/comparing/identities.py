"""Identities applied to claims: each evaluated with hard and with soft intervals, exactly.

What cannot be evaluated (a missing term, one in conflict with itself, a divisor that may be 0) is *not checked*, with
the reason; it is never an exception and never counts as satisfied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, combinations, product

from gzcheck.comparing.consistency import verdict_on
from gzcheck.comparing.dimensions import NotChecked, check_dimensions
from gzcheck.comparing.groups import Thing
from gzcheck.comparing.same_time import SameTime
from gzcheck.comparing.totals import Sum, sums_of
from gzcheck.model import (
    EACH,
    Claim,
    Corpus,
    Derivation,
    Evaluation,
    Identity,
    Interval,
    Period,
    Relation,
    Span,
    Term,
    Value,
    Verdict,
    circular,
    evaluate,
    satisfiable,
    sides_of,
)
from gzcheck.wording import figures as wording

_Terms = Mapping[str, Interval]
_Offer = tuple[list[str], set[tuple[str, ...]]]
"""Fields, and the values that they have together."""
_WHERE = {"about": "entity", "source": "source", "period": "period"}
"""What `where` can bind, in words."""


class Arithmetic:
    """All evaluations of a corpus's identities."""

    def __init__(self, corpus: Corpus, times: SameTime, things: Mapping[Thing, list[Claim]]) -> None:
        self.corpus, self.times, self._things = corpus, times, things
        self.claims = {claim.id: claim for claim in corpus.claims}
        self.done: dict[str, list[Evaluation]] = {}
        """By identity; what others are derived from stands before them."""
        self.circular = circular(corpus.identities)
        self._values: dict[str, Value] = {}

    @cached_property
    def _by_field(self) -> dict[tuple[str, str, str], list[Claim]]:
        """Claims by indicator (in its own currency), entity and source, the latter two also by "" for any."""
        table: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.corpus.claims:
            if not _in_another_currency(self.corpus, claim):
                for about, source in product((claim.about, ""), (claim.source.id, "")):
                    table[claim.indicator, about, source].append(claim)
        return table

    @cached_property
    def _texts(self) -> dict[tuple[date, date], str]:
        """How a period is written; the first of several ways."""
        texts: dict[tuple[date, date], str] = {}
        for claim in self.corpus.claims:
            if claim.period:
                texts.setdefault(claim.period.nominal, claim.period.text)
        return texts

    @property
    def claims_used(self) -> set[str]:
        """Ids of the claims that took part in an identity that could be checked."""
        done = (one for one in self.evaluations() if one.verdict is not Verdict.NOT_CHECKED)
        return {claim.id for evaluation in done for claim in evaluation.claims}

    def evaluations(self) -> list[Evaluation]:
        """Every identity, once for each binding, in the order of their ids; then the sums of complete wholes."""
        return [*self._declared, *self.sums]

    @property
    def _declared(self) -> list[Evaluation]:
        return [one for name in sorted(self.corpus.identities) for one in self.of(name)]

    @cached_property
    def sums(self) -> list[Evaluation]:
        """Wholes and the parts that the registry says are all of them, unless an identity adds them up already."""
        declared = [_ids(one.claims) for one in self._declared if one.identity.relation]
        found = sums_of(self.corpus, self._things, self.times)
        return [self._added_up(one) for one in found if not any(_ids(one.claims) <= claims for claims in declared)]

    def _added_up(self, one: Sum) -> Evaluation:
        return one.unchecked(one.reason) if one.reason else one.judged(self._evaluate(one.identity, {}))

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
        free = " and ".join(_WHERE[key] for key in _free(identity))
        reason = f"no {free} has a claim for every term"
        return [Evaluation(identity=identity, verdict=Verdict.NOT_CHECKED, reason=reason)]

    # ------------------------------------------------------------ which claims

    def _bindings(self, identity: Identity) -> list[dict[str, str]]:
        """The combinations of `each` values for which every term bound by them has a claim; without `each`, only {}."""
        found: list[dict[str, str]] = [{}]
        for keys, values in self._offers(identity):
            found = list(_joined(found, keys, values))
        return sorted(found, key=lambda binding: sorted(binding.items()))

    def _offers(self, identity: Identity) -> list[_Offer]:
        """What the terms offer for the free fields, those that bind most first: the others then only narrow."""
        free = _free(identity)
        offers = [self._offer(identity, term, free) for term in identity.terms.values()]
        return sorted((offer for offer in offers if offer[0]), key=lambda offer: -len(offer[0]))

    def _offer(self, identity: Identity, term: Term, free: list[str]) -> _Offer:
        """Which of the free fields a term depends on, and for which values of them it has a figure."""
        if term.derived in self.done:
            return _offer_of(self.done[term.derived], free)
        if not term.indicator:
            return [], set()
        keys = [key for key in free if not _own(term, key)]
        return keys, self._fields(self._candidates(identity, term, {}), keys)

    def _fields(self, claims: Sequence[Claim], keys: Sequence[str]) -> set[tuple[str, ...]]:
        """What claims have in some fields, of those that have something in each."""
        values = {tuple(self._field(claim, key) for key in keys) for claim in claims}
        return {value for value in values if all(value)}

    def _field(self, claim: Claim, key: str) -> str:
        if key == "period":
            return self._texts[claim.period.nominal] if claim.period else ""
        return claim.source.id if key == "source" else claim.about

    def _candidates(self, identity: Identity, term: Term, binding: Mapping[str, str]) -> list[Claim]:
        about, source, period = (_wanted(key, identity, term, binding) for key in _WHERE)
        known = self._by_field.get((term.indicator, about, source), ())
        found = [claim for claim in known if claim.status is term.status]
        return self.times.at(Period.parse(period), found) if period else found

    # ------------------------------------------------------------ what they amount to

    def _found(self, identity: Identity, binding: Mapping[str, str]) -> dict[str, list[Claim]]:
        """The claims for every term that is found by its indicator, all at the same time.

        A term with a period of its own, and all terms where the identity binds the period, are taken as it says. Of a
        term with claims for several times, those at the time of the other terms are taken. Raises `NotChecked` when
        the terms are not at one time.
        """
        terms = identity.terms
        found = {name: self._candidates(identity, term, binding) for name, term in terms.items() if term.indicator}
        if "period" in identity.where:
            return found
        free = self._settled({name: claims for name, claims in found.items() if not terms[name].period})
        self._at_one_time(free)
        return found | free

    def _settled(self, found: Mapping[str, list[Claim]]) -> dict[str, list[Claim]]:
        """Of terms with claims for several times, those at the time of the terms that have one, where there are any."""
        together = {name: claims for name, claims in found.items() if self.times.all_together(claims)}
        settled = list(chain.from_iterable(together.values()))
        others = {name: claims for name, claims in found.items() if name not in together}
        return {**found, **{name: self._at_their_time(claims, settled) or claims for name, claims in others.items()}}

    def _at_their_time(self, claims: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
        return [one for one in claims if all(self.times.pair(one, other) for other in others)]

    def _at_one_time(self, found: Mapping[str, list[Claim]]) -> None:
        settled = {name: claims for name, claims in found.items() if claims and self.times.all_together(claims)}
        if self.times.all_together(list(chain.from_iterable(settled.values()))):
            return
        for (one, first), (other, second) in combinations(settled.items(), 2):
            if not self.times.all_together([*first, *second]):
                times = f"{one} is {_when(first[0])} and {other} is {_when(second[0])}"
                raise NotChecked(f"{times}: not at the same time")

    def _value(
        self, identity: Identity, term: Term, binding: Mapping[str, str], found: Mapping[str, list[Claim]]
    ) -> Value:
        if term.derived:
            return self._derived(term, binding)
        if term.claim:
            if term.claim not in self.claims:
                raise NotChecked(f"{term.name}: there is no claim {term.claim!r}")
            return self._printed(self.claims[term.claim])
        candidates = found[term.name]
        if not candidates:
            raise NotChecked(f"{term.name}: no claim on {term.indicator}")
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
        if not self._are_on_one(candidates):
            names = " and ".join(claim.id for claim in candidates[:3])
            raise NotChecked(f"{term.name}: two claims for one term ({names})", at_fault=True)
        if verdict_on(candidates) is Verdict.CONFLICT:
            figures = " and ".join(dict.fromkeys(wording.figure(claim.figure) for claim in candidates))
            raise NotChecked(f"{term.name}: in conflict with itself ({figures})")

    def _are_on_one(self, claims: Sequence[Claim]) -> bool:
        """Whether claims on one indicator are on one thing at one time."""
        things = {(claim.about, claim.figure.unit.dimension) for claim in claims}
        return len(things) == 1 and self.times.all_together(claims)

    def _derived(self, term: Term, binding: Mapping[str, str]) -> Value:
        other = self.corpus.identities.get(term.derived)
        if other is None or other.derivation is None:
            raise NotChecked(f"{term.name}: no identity {term.derived!r} derives a figure")
        if term.derived in self.circular:
            raise NotChecked(f"{term.name}: {term.derived!r} is derived from itself")
        results = [result for result in self.done[term.derived] if _is_for(result, binding)]
        if len(results) != 1:
            raise NotChecked(f"{term.name}: {term.derived!r} does not derive exactly one figure")
        (result,) = results
        if result.verdict is not Verdict.DERIVED:
            raise NotChecked(f"{term.name}: {term.derived!r} could not be derived ({result.reason})")
        (span,), dimension = result.sides, other.derivation.unit.dimension
        return Value(span=span, dimension=dimension, claims=result.claims, origin=result)

    # ------------------------------------------------------------ the arithmetic

    def _evaluate(self, identity: Identity, binding: dict[str, str]) -> Evaluation:
        values: dict[str, Value] = {}
        try:
            found = self._found(identity, binding)
            for name, term in identity.terms.items():
                values[name] = self._value(identity, term, binding, found)
            self._check_target(identity)
            check_dimensions(identity, values)
            return self._judged(identity, binding, values)
        except NotChecked as problem:
            return Evaluation(
                identity=identity,
                verdict=Verdict.NOT_CHECKED,
                binding=binding,
                values=values,
                reason=str(problem),
                at_fault=problem.at_fault,
            )
        except (ZeroDivisionError, OverflowError) as problem:
            return Evaluation(
                identity=identity,
                verdict=Verdict.NOT_CHECKED,
                binding=binding,
                values=values,
                reason="a divisor may be 0" if isinstance(problem, ZeroDivisionError) else str(problem),
                at_fault=True,
            )

    def _judged(self, identity: Identity, binding: dict[str, str], values: dict[str, Value]) -> Evaluation:
        hard = {name: value.span.hard for name, value in values.items()}
        soft = {name: value.span.soft for name, value in values.items()}
        relation, made = identity.relation, identity.derivation
        if relation:
            verdict, needs, sides = _compared(relation, hard, soft)
        else:
            assert made
            verdict, needs, sides = Verdict.DERIVED, (), (_made(made, hard, soft),)
        return Evaluation(identity=identity, verdict=verdict, binding=binding, values=values, needs=needs, sides=sides)

    def _check_target(self, identity: Identity) -> None:
        """Refuse a derived figure in a unit that its indicator is not measured in."""
        made = identity.derivation
        indicator = self.corpus.indicators.get(made.indicator) if made else None
        wanted = self.corpus.units.get(indicator.unit) if indicator else None
        if made and wanted and wanted.dimension != made.unit.dimension:
            raise NotChecked(f"{made.indicator} is measured in {wanted.name}, not in {made.unit.name}", at_fault=True)

    # ------------------------------------------------------------ what if

    @cached_property
    def _using(self) -> dict[str, list[Evaluation]]:
        """Evaluations by the ids of their claims, derived figures before what is made of them."""
        self.evaluations()
        table: dict[str, list[Evaluation]] = defaultdict(list)
        for evaluation in chain(chain.from_iterable(self.done.values()), self.sums):
            for claim in evaluation.claims:
                table[claim.id].append(evaluation)
        return table

    def mends(self, broken: Evaluation, claim: Claim, span: Interval) -> bool:
        """Whether a broken identity could hold if a claim meant `span` (base units), and all that hold still could."""
        asked = [one for one in self._using[claim.id] if one is broken or one.verdict is not Verdict.CONFLICT]
        implied: dict[int, Interval] = {}
        try:
            return all(_could_hold(one, claim, span, implied) for one in asked if one.sides)
        except (ZeroDivisionError, OverflowError, NotChecked):
            return False


def _could_hold(evaluation: Evaluation, claim: Claim, span: Interval, implied: dict[int, Interval]) -> bool:
    """Whether arithmetic could hold if a claim meant `span`; what it would derive then is added to what is implied."""
    terms = {name: _hard_if(value, claim, span, implied) for name, value in evaluation.values.items()}
    relation, made = evaluation.identity.relation, evaluation.identity.derivation
    if made:
        implied[id(evaluation)] = made.bounded(evaluate(made.expression, terms))
    return relation is None or satisfiable(relation, terms)


def _made(derivation: Derivation, hard: _Terms, soft: _Terms) -> Span:
    return Span(*(derivation.bounded(evaluate(derivation.expression, terms)) for terms in (hard, soft)))


def _compared(relation: Relation, hard: _Terms, soft: _Terms) -> tuple[Verdict, tuple[str, ...], tuple[Span, ...]]:
    """The verdict on a relation, the terms whose rounding or hedge alone would make it hold, and its sides."""
    hard_sides, soft_sides = sides_of(relation, hard), sides_of(relation, soft)
    sides = tuple(map(Span, hard_sides, soft_sides))
    if satisfiable(relation, soft, soft_sides):
        return Verdict.AGREE, (), sides
    if not satisfiable(relation, hard, hard_sides):
        return Verdict.CONFLICT, (), sides
    needs = (name for name in hard if satisfiable(relation, {**soft, name: hard[name]}))
    return Verdict.COMPATIBLE, tuple(needs), sides


def _hard_if(value: Value, claim: Claim, span: Interval, implied: Mapping[int, Interval]) -> Interval:
    """What a term must be if a claim meant `span`; raises `NotChecked` when its other claims do not allow that."""
    if claim not in value.claims:
        return value.span.hard
    if value.origin:
        return implied[id(value.origin)]
    others = [other.figure.base.hard for other in value.claims if other is not claim]
    meet = Interval.meet_of((span, *others))
    if meet is None:
        raise NotChecked("its claims would contradict each other")
    return meet


def _in_another_currency(corpus: Corpus, claim: Claim) -> bool:
    """Whether an amount is in another currency than its indicator; such a claim is a term only by its id."""
    indicator = corpus.indicators.get(claim.indicator)
    unit = corpus.units.get(indicator.unit) if indicator else None
    return unit is not None and unit.is_currency and claim.figure.unit.is_currency and claim.figure.unit != unit


def _when(claim: Claim) -> str:
    return f"for {wording.period(claim.period)}" if claim.period else "for no stated period"


def _is_for(result: Evaluation, binding: Mapping[str, str]) -> bool:
    """Whether a result was bound to nothing else than what a binding says."""
    return all(binding.get(key, value) == value for key, value in result.binding.items())


def _free(identity: Identity) -> list[str]:
    return [key for key, value in identity.where.items() if value == EACH]


def _offer_of(results: Sequence[Evaluation], free: Sequence[str]) -> _Offer:
    """The free fields that a derived figure depends on, with the values it was derived for."""
    bound = [result.binding for result in results if result.binding]
    keys = [key for key in free if any(key in binding for binding in bound)]
    return keys, {_values(binding, keys) for binding in bound}


def _own(term: Term, key: str) -> str:
    return (term.period.text if term.period else "") if key == "period" else str(getattr(term, key))


def _wanted(key: str, identity: Identity, term: Term, binding: Mapping[str, str]) -> str:
    """What a term's claims must have in a field; nothing where they may have anything."""
    wanted = _own(term, key) or binding.get(key) or identity.where.get(key, "")
    return "" if wanted == EACH else wanted


def _joined(found: list[dict[str, str]], keys: list[str], values: set[tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """The bindings together with every value that goes with them."""
    known = [key for key in keys if found and key in found[0]]
    table: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for value in values:
        offered = dict(zip(keys, value, strict=True))
        table[_values(offered, known)].append(offered)
    for binding in found:
        yield from ({**binding, **offered} for offered in table.get(_values(binding, known), ()))


def _values(binding: Mapping[str, str], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(binding[key] for key in keys)


def _ids(claims: Sequence[Claim]) -> set[str]:
    return {claim.id for claim in claims}


def _of(claims: list[Claim]) -> Value:
    """What claims that agree say together: what all of them allow."""
    span = Span.meet_of(claim.figure.base for claim in claims)
    assert span
    return Value(span=span, dimension=claims[0].figure.unit.dimension, claims=tuple(claims))
