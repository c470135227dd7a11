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

from gzcheck.model import Period
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
)
from gzcheck.wording import figures as wording
from gzcheck.wording.questions import ask

RULE = Rule(
    code="GZ304", name="growth-against-levels", severity=Severity.WARNING, family=Family.ARITHMETIC, compares=True
)
ONE = Interval.point(Fraction(1))
PERCENT = Fraction(100)
REVISED = "growth is often computed on a revised base that is not published, or at constant prices"


def check(facts: Facts) -> Iterator[Said]:
    """Yield rates that meet no quotient of the levels."""
    corpus = facts.corpus
    for (about, name, dimension), rates in facts.things.items():
        level = corpus.indicators[name].growth_of
        if not level or dimension != "ratio" or level not in corpus.indicators:
            continue
        levels = [claim for (a, i, _), found in facts.things.items() if (a, i) == (about, level) for claim in found]
        for rate in rates:
            for before, after in _ends(facts, rate, levels):
                yield from _judge(corpus, rate, before, after)


def _ends(facts: Facts, rate: Claim, levels: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every two levels between which a rate says how much was added."""
    if rate.period is None or rate.period.is_open:
        return
    alike = [claim for claim in levels if claim.is_plan is rate.is_plan]
    actual = [claim for claim in levels if not claim.is_plan]
    for after, before in product(
        _levels_of(facts, rate.period, alike), _levels_of(facts, rate.period.year_before(), actual)
    ):
        if before.figure.unit.dimension == after.figure.unit.dimension:
            yield before, after


def _levels_of(facts: Facts, period: Period, claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if facts.times.is_level_of(claim, period)]


def _judge(corpus: Corpus, rate: Claim, before: Claim, after: Claim) -> Iterator[Said]:
    if 0 in before.figure.base.hard:
        yield Skipped(reason=Reason.IDENTITY, subject=f"{rate.id} against {before.id}")
        return
    hard = after.figure.base.hard / before.figure.base.hard - ONE
    if hard.meets(rate.figure.base.hard):
        return
    soft = after.figure.base.soft / before.figure.base.soft - ONE
    bases = {rate.basis, before.basis, after.basis}
    same = len(bases) == 1 and "" not in bases
    implied = wording.interval(_tidy(hard.scaled(PERCENT)), "percent")
    levels = f"{wording.figure(before.figure)} and {wording.figure(after.figure)}"
    stated = wording.figure(rate.figure)
    factor = 1 / rate.figure.unit.factor
    yield Problem(
        title=ask(corpus, rate, [f"{stated} as stated", f"{implied} by the levels"]),
        message=f"{corpus.label(rate)}: {stated} stated, but {levels} make {implied}",
        location=rate.at("value"),
        verdict=Verdict.CONFLICT if same else Verdict.SUSPICIOUS,
        level=Severity.ERROR if same else None,
        claims=(rate, before, after),
        arithmetic=(f"{wording.figure(after.figure)} ÷ {wording.figure(before.figure)} − 1 = {implied}",),
        bars=(
            Bar(label="stated", span=rate.figure.span),
            Bar(label="between the levels", span=Span(hard, soft).scaled(factor)),
        ),
        bar_unit=rate.figure.unit.name,
        explanations=() if same else (Explanation(kind=ExplanationKind.REVISED_BASE, text=REVISED),),
        advice=Advice(text="cite the rate and the levels together only if they are on one basis"),
    )


def _tidy(span: Interval) -> Interval:
    """The interval widened to two decimals, so that it can be read."""
    low = None if span.lower is None else Fraction(span.lower * 100 // 1, 100)
    high = None if span.upper is None else Fraction(-(-span.upper * 100 // 1), 100)
    return Interval(low, high, span.lower_closed, span.upper_closed)
