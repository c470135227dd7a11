"""A total's growth does not fit the growth of all its parts.

When the parts make up the total (`parts_complete` on its indicator or entity,
`part_of` on theirs, `growth_of` on the rates), levels and rates give last
year's amounts, and these the total's own growth. Without the levels it must
still lie between the slowest and the fastest part. Published rates are often
computed on revised, unpublished bases, so a mismatch is a warning, and a note
if rounding can account for it.

Fails:

    harbour, 2017-05-02:
      - {id: t, indicator: trade-growth, unit: percent, value: 31, period: 2016,
         printed: 31 percent}
      - {id: e, indicator: exports-growth, unit: percent, value: 12.1,
         period: 2016, printed: 12.1 percent}
      - {id: i, indicator: imports-growth, unit: percent, value: 8.3,
         period: 2016, printed: 8.3 percent}

Passes:

    harbour, 2017-05-02:
      - {id: t, indicator: trade-growth, unit: percent, value: 11, period: 2016,
         printed: 11 percent}
      - {id: e, indicator: exports-growth, unit: percent, value: 12.1,
         period: 2016, printed: 12.1 percent}
      - {id: i, indicator: imports-growth, unit: percent, value: 8.3,
         period: 2016, printed: 8.3 percent}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from gzcheck.comparing.totals import Composition, Compositions, is_amount
from gzcheck.rules.growth_against_levels import REVISED
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
    Rule,
    Said,
    Severity,
    Span,
    Verdict,
    ask,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ305", name="growth-composition", severity=Severity.WARNING, family=Family.ARITHMETIC, compares=True)
CITE_PARTS = "cite the parts, which are given to more digits"
CITE_BASIS = "cite total and parts only with their basis"


def check(facts: Facts) -> Iterator[Said]:
    """Yield growth rates of totals that the parts do not allow, or allow only by rounding."""
    indicators = facts.corpus.indicators
    rates = {entry.growth_of: name for name, entry in sorted(indicators.items()) if entry.growth_of in indicators}
    dated = _dated(facts)
    for made, rate in _composed_totals(facts.corpus, rates):
        yield from _of_total(facts, rates, made, dated.get((made.whole[0], rate), ()), dated)


def _composed_totals(corpus: Corpus, rates: Mapping[str, str]) -> Iterator[tuple[Composition, str]]:
    """How each total of an entity is made up, with the indicator of its growth."""
    compositions = Compositions(corpus)
    for total, rate in rates.items():
        if is_amount(corpus.indicators[total], corpus.dimension_of(total)):
            for about in sorted(corpus.entities):
                yield from ((made, rate) for made in compositions.of(about, total))


_Dated = Mapping[tuple[str, str], Sequence[Claim]]
"""The claims with a period, by entity and indicator."""


def _dated(facts: Facts) -> _Dated:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for (about, name, _), claims in facts.things.items():
        found[about, name] += [claim for claim in claims if claim.period]
    return found


def _of_total(
    facts: Facts, rates: Mapping[str, str], made: Composition, stated: Sequence[Claim], dated: _Dated
) -> Iterator[Problem]:
    """Every rate of a total for which each part has one; `rates` are the indicators of growth by what grows."""
    if not all(indicator in rates for _, indicator in made.parts):
        return
    growing = [(about, rates[indicator]) for about, indicator in made.parts]
    for claim in stated:
        growths = _alike(facts, dated, growing, claim)
        if len(growths) == len(growing):
            yield from _judge(facts.corpus, claim, growths, _alike(facts, dated, made.parts, claim), made)


def _alike(facts: Facts, dated: _Dated, things: Sequence[tuple[str, str]], like: Claim) -> list[Claim]:
    """Of each thing that has one, the claim for the same time, of the same status and (preferably) source."""
    chosen = (_same(facts, dated.get(thing, ()), like) for thing in things)
    return [claim for claim in chosen if claim]


def _same(facts: Facts, claims: Sequence[Claim], like: Claim) -> Claim | None:
    found = [claim for claim in claims if claim.status is like.status and facts.times.pair(claim, like)]
    return min(found, key=lambda claim: (claim.source.id != like.source.id, claim.id), default=None)


def _judge(
    corpus: Corpus, stated: Claim, growths: Sequence[Claim], levels: Sequence[Claim], made: Composition
) -> Iterator[Problem]:
    if any(level.figure.base.hard.start < _ZERO for level in levels):
        return  # with a negative part, the whole may grow faster than its fastest part
    implied, used = _implied(growths, levels)
    if not implied.soft.meets(stated.figure.base.soft):
        yield _problem(corpus, stated, growths, used, implied, made)


_ZERO = (Fraction(0), 0)
"""Where an interval starts that begins with 0."""


def _implied(growths: Sequence[Claim], levels: Sequence[Claim]) -> tuple[Span, Sequence[Claim]]:
    """What growths of the parts make of the whole, and the levels it was composed with; only bounds without all."""
    bounds = _bound(growths, hard=True), _bound(growths, hard=False)
    if not _can_be_composed(growths, levels):
        return Span(*bounds), ()
    hard, soft = _composed(growths, levels, hard=True), _composed(growths, levels, hard=False)
    return Span(hard or bounds[0], soft or bounds[1]), levels if hard and soft else ()


def _can_be_composed(growths: Sequence[Claim], levels: Sequence[Claim]) -> bool:
    """Whether there is a level for every growth, and all are surely above nothing."""
    return len(levels) == len(growths) and all(level.figure.base.hard.start > _ZERO for level in levels)


def _problem(
    corpus: Corpus,
    stated: Claim,
    growths: Sequence[Claim],
    levels: Sequence[Claim],
    span: Span,
    made: Composition,
) -> Problem:
    """The problem of a stated growth that is not `span`, which the parts make, with their levels or without."""
    rounded = span.hard.meets(stated.figure.base.hard)
    factor = 1 / stated.figure.unit.factor
    implied = wording.interval(_readable(span.soft.scaled(factor)), stated.figure.unit.name)
    figure = wording.figure(stated.figure)
    said = "only by rounding" if rounded else "which does not fit"
    named = zip(_growing(corpus, made, growths), growths, strict=True)
    parts = ", ".join(f"{name} {wording.figure(claim.figure)}" for name, claim in named)
    return Problem(
        title=ask(corpus, stated, [f"{figure} as stated", f"{implied} by its parts"]),
        message=f"{corpus.label(stated)}: {figure} stated, but the parts ({parts}) suggest {implied}, {said}",
        location=stated.at("value"),
        verdict=Verdict.COMPATIBLE if rounded else Verdict.SUSPICIOUS,
        level=Severity.NOTE if rounded else None,
        claims=(stated, *growths, *levels),
        arithmetic=_shown(growths, levels, implied),
        bars=(
            Bar(label="stated", span=stated.figure.span),
            Bar(label="implied by the parts", span=span.scaled(factor)),
        ),
        bar_unit=stated.figure.unit.name,
        explanations=(_explanation(stated, span, rounded=rounded),),
        advice=Advice(text=CITE_PARTS if rounded else CITE_BASIS),
    )


def _growing(corpus: Corpus, made: Composition, growths: Sequence[Claim]) -> Sequence[str]:
    """What the growths are called beside each other: the labels of their indicators, or of their places."""
    if len({claim.indicator for claim in growths}) == 1:
        return made.names
    return [corpus.indicator_label(claim.indicator) for claim in growths]


def _explanation(stated: Claim, implied: Span, *, rounded: bool) -> Explanation:
    if not rounded:
        return Explanation(kind=ExplanationKind.REVISED_BASE, text=REVISED)
    why = "it holds only if several figures are rounded"
    if implied.soft.meets(stated.figure.base.hard):
        why = f"it holds only if {wording.figure(stated.figure)} is rounded to {wording.place(stated.figure.grain)}"
    return Explanation(kind=ExplanationKind.ROUNDING, text=why)


def _composed(growths: Sequence[Claim], levels: Sequence[Claim], *, hard: bool) -> Interval | None:
    """The total's growth from this year's levels and rates: the levels' sum over the sum of last year's, less one.

    Each level stands in the sum and in last year's amount, so the ends are taken over the corners, where the extremes
    of this quotient of monotone functions lie; every corner uses one value for both places. None where a level or a
    rate has no end, or a part came from nothing.
    """
    amounts, rates = _spans(levels, hard=hard), _spans(growths, hard=hard)
    if not all(span.is_bounded for span in (*amounts, *rates)) or any(rate.start <= _ALL_LOST for rate in rates):
        return None
    spans = list(zip(amounts, rates, strict=True))
    return Interval(_extreme(spans, upper=False), _extreme(spans, upper=True))


_ALL_LOST = (Fraction(-1), 0)
"""Where an interval starts that begins with a growth of -100%."""


def _spans(claims: Sequence[Claim], *, hard: bool) -> list[Interval]:
    return [claim.figure.base.hard if hard else claim.figure.base.soft for claim in claims]


def _extreme(spans: Sequence[tuple[Interval, Interval]], *, upper: bool) -> Fraction:
    """The lowest or highest weighted growth: rates at their ends, and of the levels the best choice of ends.

    With the rates fixed, more weight on a fast part only raises the total, so sorting the parts by rate leaves one
    switch from low to high levels to be tried at every place.
    """
    rated = sorted(((_end(growth, upper=upper), level) for level, growth in spans), key=lambda pair: pair[0])
    tried = (_weighted(rated, switch, upper) for switch in range(len(rated) + 1))
    results = [growth for growth in tried if growth is not None]
    return max(results) if upper else min(results)


def _end(span: Interval, *, upper: bool) -> Fraction:
    """The upper or lower end of an interval that has both."""
    end = span.upper if upper else span.lower
    assert end is not None
    return end


def _weighted(parts: Sequence[tuple[Fraction, Interval]], switch: int, upper: bool) -> Fraction | None:
    """The whole's growth where from `switch` on the parts weigh most (or least, for the lower end); None of nothing."""
    now = then = Fraction(0)
    for place, (rate, level) in enumerate(parts):
        amount = _end(level, upper=(place >= switch) == upper)
        now, then = now + amount, then + amount / (1 + rate)
    return now / then - 1 if then > 0 else None


def _bound(growths: Sequence[Claim], *, hard: bool) -> Interval:
    """From the slowest to the fastest part."""
    spans = _spans(growths, hard=hard)
    low, high = min(spans, key=lambda span: span.start), max(spans, key=lambda span: span.stop)
    return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)


def _shown(growths: Sequence[Claim], levels: Sequence[Claim], implied: str) -> tuple[str, ...]:
    if not levels:
        return (f"between the slowest and the fastest part: {implied}",)
    parts = list(zip(levels, growths, strict=True))
    now = sum((level.figure.base_value for level in levels), Fraction(0))
    before = sum((level.figure.base_value / (1 + growth.figure.base_value) for level, growth in parts), Fraction(0))
    then = " + ".join(
        f"{wording.figure(level.figure)} ÷ (1 + {wording.figure(growth.figure)})" for level, growth in parts
    )
    unit = levels[0].figure.unit
    total = wording.with_unit(wording.rounded(before / unit.factor, 5), unit.name)
    return (
        f"the year before: {then} = about {total}",
        f"growth of the whole: about {wording.rounded((now / before - 1) * 100, 4)}% ({implied} suggested)",
    )


def _readable(span: Interval) -> Interval:
    """The interval with ends rounded to a tenth, for show only."""
    low, high = (None if end is None else _tenths(end) for end in (span.lower, span.upper))
    return Interval(low, high) if low == high else span.with_ends(_tenths, _tenths)


def _tenths(value: Fraction) -> Fraction:
    return Fraction(round(value * 10), 10)
