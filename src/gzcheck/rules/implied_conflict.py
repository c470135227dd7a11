"""A figure that follows from other figures contradicts the printed ones on the
same thing, or cannot be believed.

If research spending is 2.7 percent of output, spending and share together say
what output is. The implied interval is held against claims on that indicator,
and against the indicator's `plausible` range.

Fails:

    harbour, 2017-05-02:
      - {id: spent, indicator: imports, unit: CNY, value: 27e9, period: 2016,
         printed: 27 billion yuan}
      - {id: share, indicator: growth, unit: percent, value: 2.7, period: 2016,
         printed: 2.7 percent}
      - {id: output, indicator: exports, unit: CNY, value: 2.5e12, period: 2016,
         printed: 2.5 trillion yuan}
    identities:
      - id: output
        title: Output implied by spending
        why: A share says what the whole is
        terms: {spent: harbour/spent, share: harbour/share}
        derive: output = spent / share
        as: {indicator: exports, about: harbour-city, unit: CNY, period: 2016}

Passes:

    harbour, 2017-05-02:
      - {id: spent, indicator: imports, unit: CNY, value: 27e9, period: 2016,
         printed: 27 billion yuan}
      - {id: share, indicator: growth, unit: percent, value: 2.7, period: 2016,
         printed: 2.7 percent}
      - {id: output, indicator: exports, unit: CNY, value: 1e12, period: 2016,
         printed: 1 trillion yuan}
    identities:
      - id: output
        title: Output implied by spending
        why: A share says what the whole is
        terms: {spent: harbour/spent, share: harbour/share}
        derive: output = spent / share
        as: {indicator: exports, about: harbour-city, unit: CNY, period: 2016}
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.comparing.tolerance import is_tolerated
from gzcheck.model import Derivation, Evaluation, Period, Plausible, Unit
from gzcheck.rules.implausible_value import plausible_span
from gzcheck.rules.rule import (
    Advice,
    Bar,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Interval,
    Problem,
    Reason,
    Rule,
    Said,
    Severity,
    Skipped,
    Span,
    Verdict,
    ask,
    evaluated,
    opening_of,
)
from gzcheck.wording import figures as wording
from gzcheck.wording.arithmetic import bars, digits, lines, names_formula, shown, side_unit

RULE = Rule(code="GZ306", name="implied-conflict", severity=Severity.ERROR, family=Family.ARITHMETIC, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield implied figures that meet no printed one, and (as warnings) implausible ones."""
    for evaluation in evaluated(facts, Verdict.DERIVED):
        derivation = evaluation.identity.derivation
        assert derivation
        yield from _against_printed(facts, evaluation, derivation)
        yield from _against_limits(facts.corpus, evaluation, derivation)


def _against_printed(facts: Facts, evaluation: Evaluation, derivation: Derivation) -> Iterator[Said]:
    printed, period = _printed(facts, evaluation, derivation), _period(evaluation, derivation)
    if not printed:
        return
    if period is None:
        yield Skipped(reason=Reason.IDENTITY, subject=f"{evaluation.identity.id} without a period")
    elif rivals := _rivals(evaluation, facts.times.at(period, printed)):
        yield _against_claims(facts.corpus, evaluation, rivals)


def _rivals(evaluation: Evaluation, claims: list[Claim]) -> list[Claim]:
    """The claims that do not meet what an identity implies."""
    hard = evaluation.sides[0].hard
    return [claim for claim in claims if not claim.figure.base.hard.meets(hard)]


def _about(evaluation: Evaluation, derivation: Derivation) -> str:
    """What the figure is about: the entity bound by `each`, or else the one declared."""
    return evaluation.binding.get("about", derivation.about)


def _period(evaluation: Evaluation, derivation: Derivation) -> Period | None:
    return Period.parse(evaluation.binding["period"]) if "period" in evaluation.binding else derivation.period


def _printed(facts: Facts, evaluation: Evaluation, derivation: Derivation) -> list[Claim]:
    """The printed figures it may be compared with: a planned one only with what follows from plans, and vice versa."""
    planned = any(claim.is_plan for claim in evaluation.claims)
    thing = _about(evaluation, derivation), derivation.indicator, derivation.unit.dimension
    return [claim for claim in facts.things.get(thing, ()) if claim.is_plan is planned]


def _against_claims(corpus: Corpus, evaluation: Evaluation, rivals: list[Claim]) -> Problem:
    unit, severity = side_unit(evaluation), evaluation.identity.severity
    implied_span = evaluation.sides[0].hard
    rival_spans = [claim.figure.base.hard for claim in rivals]
    implied = shown(implied_span, unit, digits(evaluation, *rival_spans))
    printed = " and ".join(dict.fromkeys(wording.figure(claim.figure) for claim in rivals))
    return Problem(
        title=ask(corpus, rivals[0], [f"{printed} as printed", f"{implied} as implied"]),
        message=f"{corpus.label(rivals[0])}: {printed} against {implied}, which follows from {evaluation.title}",
        location=rivals[0].at("value"),
        verdict=Verdict.CONFLICT,
        claims=(*rivals, *evaluation.claims),
        level=Severity.NOTE if is_tolerated(corpus, rivals, implied_span) else severity,
        arithmetic=lines(evaluation, *rival_spans),
        bars=(*bars(evaluation), *(_bar(claim, unit) for claim in rivals)),
        bar_unit=unit.name,
        explanations=(Explanation(kind=ExplanationKind.WHY, text=evaluation.identity.why),),
        advice=Advice(text="check every figure that the implied one is made of"),
        subject=" ".join([evaluation.identity.id, *evaluation.binding.values()]),
        evidence=(names_formula(evaluation),),
    )


def _bar(claim: Claim, unit: Unit) -> Bar:
    return Bar(label=wording.figure(claim.figure), span=unit.span_from_base(claim.figure.base))


def _against_limits(corpus: Corpus, evaluation: Evaluation, derivation: Derivation) -> Iterator[Problem]:
    limits = _limits(corpus, evaluation, derivation)
    if limits is None:
        return
    span = corpus.units[corpus.indicators[derivation.indicator].unit].span_to_base(plausible_span(limits))
    if not evaluation.sides[0].hard.meets(span):
        yield _implausible(corpus, evaluation, derivation, span, limits.why)


def _limits(corpus: Corpus, evaluation: Evaluation, derivation: Derivation) -> Plausible | None:
    """What is plausible for the derived indicator at that time, if something is declared and its unit is known."""
    indicator = corpus.indicators.get(derivation.indicator)
    if indicator is None or indicator.unit not in corpus.units:
        return None
    return indicator.plausible_at(_period(evaluation, derivation))


def _implausible(corpus: Corpus, evaluation: Evaluation, derivation: Derivation, span: Interval, why: str) -> Problem:
    """The problem of a derived figure outside `span`, which is plausible for the reason given."""
    unit, about = derivation.unit, _about(evaluation, derivation)
    implied, plausible = shown(evaluation.sides[0].hard, unit, digits(evaluation, span)), shown(span, unit)
    label = f"{corpus.indicator_label(derivation.indicator)}, {corpus.entity_label(about)}"
    asked = opening_of(corpus, about, derivation.indicator, unit)
    return Problem(
        title=f"{asked}: {implied} as implied, or {plausible} as plausible?",
        message=f"{label}: {implied} is implied, but plausible is {plausible} ({evaluation.title})",
        location=evaluation.identity.at,
        verdict=Verdict.SUSPICIOUS,
        claims=evaluation.claims,
        level=min(Severity.WARNING, evaluation.identity.severity, key=lambda severity: -severity.rank),
        arithmetic=lines(evaluation, span),
        bars=(
            *bars(evaluation),
            Bar(label="plausible", span=unit.span_from_base(Span(span, span))),
        ),
        bar_unit=unit.name,
        explanations=(
            Explanation(kind=ExplanationKind.PLAUSIBLE_RANGE, text=why),
            Explanation(kind=ExplanationKind.WHY, text=evaluation.identity.why),
        ),
        advice=Advice(text="check every figure that the implied one is made of, and whether they are defined alike"),
        subject=" ".join([evaluation.identity.id, *evaluation.binding.values(), "implausible"]),
        evidence=(names_formula(evaluation), str(span)),
    )
