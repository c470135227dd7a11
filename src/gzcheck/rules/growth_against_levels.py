"""A growth rate does not fit the two levels it connects.

An indicator with `growth_of` gives the growth of another one over a year; then
level, rate, and the level a year before must fit. Published rates are often
computed on revised bases that nobody prints, and at constant prices, so a
mismatch is a warning; it is an error only if all three declare the same
`basis`.

Fails:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 100e9, period: 2015,
         printed: 100 billion yuan, precision: 1e9}
      - {id: b, indicator: exports, unit: CNY, value: 121e9, period: 2016,
         printed: 121 billion yuan}
      - {id: g, indicator: exports-growth, unit: percent, value: 12.1,
         period: 2016, printed: 12.1 percent}

Passes:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 100e9, period: 2015,
         printed: 100 billion yuan, precision: 1e9}
      - {id: b, indicator: exports, unit: CNY, value: 121e9, period: 2016,
         printed: 121 billion yuan}
      - {id: g, indicator: exports-growth, unit: percent, value: 21,
         period: 2016, printed: 21 percent}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

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
    Period,
    Problem,
    Reason,
    Rule,
    Said,
    Severity,
    Skipped,
    Span,
    Verdict,
    ask,
    contradict,
)
from gzcheck.wording import figures as wording

RULE = Rule(
    code="GZ304", name="growth-against-levels", severity=Severity.WARNING, family=Family.ARITHMETIC, compares=True
)
ONE = Interval.point(Fraction(1))
PERCENT = Fraction(100)
REVISED = "growth is often computed on a revised base that is not published, or at constant prices"


def check(facts: Facts) -> Iterator[Said]:
    """Yield rates that meet no quotient of the levels."""
    for (about, name, dimension), rates in facts.things.items():
        level = facts.corpus.indicators[name].growth_of
        if dimension == "ratio" and level in facts.corpus.indicators:
            yield from _against(facts, rates, _levels(facts, about, level))


def _against(facts: Facts, rates: Sequence[Claim], levels: Sequence[Claim]) -> Iterator[Said]:
    for rate in rates:
        for before, after in _ends(facts, rate, levels):
            yield from _judge(facts.corpus, rate, before, after)


def _levels(facts: Facts, about: str, indicator: str) -> list[Claim]:
    """The claims on what grows, in whatever dimension."""
    return [claim for thing, claims in facts.things.items() if thing[:2] == (about, indicator) for claim in claims]


def _ends(facts: Facts, rate: Claim, levels: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every two levels between which a rate says how much was added."""
    if rate.period is None or rate.period.is_open:
        return
    afters = _to_judge_by(rate, _levels_of(facts, rate.period, levels, planned=rate.is_plan))
    befores = _to_judge_by(rate, _levels_of(facts, rate.period.year_before(), levels, planned=False))
    for after, before in product(afters, befores):
        if before.figure.unit.dimension == after.figure.unit.dimension:
            yield before, after


def _levels_of(facts: Facts, period: Period, claims: Sequence[Claim], *, planned: bool) -> list[Claim]:
    return [claim for claim in claims if claim.is_plan is planned and facts.times.is_level_of(claim, period)]


def _to_judge_by(rate: Claim, levels: Sequence[Claim]) -> list[Claim]:
    """The levels that a rate is held against: each reading of a source once, and none that its own source contradicts.

    That contradiction is told by itself; one source's rate need not fit the level that another one got wrong.
    """
    own = [claim.figure for claim in levels if claim.source is rate.source]
    found: list[Claim] = []
    for one in levels:
        is_told = one.source is not rate.source and any(contradict(one.figure, mine) for mine in own)
        is_again = any(one.source is other.source and one.figure.same_reading(other.figure) for other in found)
        if not is_told and not is_again:
            found.append(one)
    return found


def _judge(corpus: Corpus, rate: Claim, before: Claim, after: Claim) -> Iterator[Said]:
    if 0 in before.figure.base.hard:
        yield Skipped(reason=Reason.IDENTITY, subject=f"{rate.id} against {before.id}")
        return
    grown = Span(
        after.figure.base.hard / before.figure.base.hard - ONE,
        after.figure.base.soft / before.figure.base.soft - ONE,
    )
    if not grown.hard.meets(rate.figure.base.hard):
        yield _problem(corpus, (rate, before, after), grown)


def _problem(corpus: Corpus, claims: tuple[Claim, Claim, Claim], grown: Span) -> Problem:
    """The problem of a rate that is not what was `grown` from the level before to the one after."""
    rate = claims[0]
    same = _are_on_one_basis(claims)
    implied = wording.interval(_tidy(grown.hard.scaled(PERCENT)), "percent")
    stated, first, last = (wording.figure(claim.figure) for claim in claims)
    return Problem(
        title=ask(corpus, rate, [f"{stated} as stated", f"{implied} by the levels"]),
        message=f"{corpus.label(rate)}: {stated} stated, but {first} and {last} make {implied}",
        location=rate.at("value"),
        verdict=Verdict.CONFLICT if same else Verdict.SUSPICIOUS,
        level=Severity.ERROR if same else None,
        claims=claims,
        arithmetic=(f"{last} ÷ {first} − 1 = {implied}",),
        bars=(
            Bar(label="stated", span=rate.figure.span),
            Bar(label="between the levels", span=grown.scaled(1 / rate.figure.unit.factor)),
        ),
        bar_unit=rate.figure.unit.name,
        explanations=() if same else (Explanation(kind=ExplanationKind.REVISED_BASE, text=REVISED),),
        advice=Advice(text="cite the rate and the levels together only if they are on one basis"),
    )


def _are_on_one_basis(claims: Sequence[Claim]) -> bool:
    """Whether all name their basis, and the same."""
    bases = {claim.basis for claim in claims}
    return len(bases) == 1 and "" not in bases


def _tidy(span: Interval) -> Interval:
    """The interval widened to two decimals, so that it can be read."""
    return span.with_ends(
        lambda low: Fraction(low * 100 // 1, 100),
        lambda high: Fraction(-(-high * 100 // 1), 100),
    )
