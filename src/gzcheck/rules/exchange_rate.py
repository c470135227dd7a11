"""The rate between two amounts declared equal does not fit: not the source's
other pairs, or not the market.

"61 billion yuan ($9.22 billion)" says what a dollar cost. All pairs of one
source must share a rate, as far as their digits allow, and it must be one that
the European Central Bank's reference rates show within 90 days of publication.
A pair that is off by a thousand, 万, a million, 亿 or a billion betrays a unit
slip. Reference rates need `gzcheck[fx]`; without it that part is not checked.

Fails:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 61e9, period: 2016,
         printed: 61 billion yuan}
      - {id: b, indicator: exports, unit: USD, value: 92.2e9, period: 2016,
         printed: $92.2 billion, equals: a}
      - {id: c, indicator: imports, unit: CNY, value: 300e9, period: 2016,
         printed: 300 billion yuan}
      - {id: d, indicator: imports, unit: USD, value: 45e9, period: 2016,
         printed: $45 billion, equals: c}

Passes:

    harbour, 2017-05-02:
      - {id: a, indicator: exports, unit: CNY, value: 62.2e9, period: 2016,
         printed: 62.2 billion yuan}
      - {id: b, indicator: exports, unit: USD, value: 9.02e9, period: 2016,
         printed: $9.02 billion, equals: a}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from operator import truediv

from gzcheck.explaining.factors import SLIPS, power_slip
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

RULE = Rule(code="GZ302", name="exchange-rate", severity=Severity.ERROR, family=Family.ARITHMETIC, compares=True)
WINDOW = timedelta(days=90)
"""How far from publication a reference rate may lie."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one source that give one amount in two currencies."""

    base: Claim
    """In the currency that comes later in the alphabet, so that the rate is the price of one unit of it."""
    quote: Claim

    @property
    def span(self) -> Span:
        """The price of one unit of `base` in the other currency."""
        return self.quote.figure.span.both(self.base.figure.span, truediv)

    @property
    def unit(self) -> str:
        """ "CNY per USD"."""
        return f"{self.quote.figure.unit.name} per {self.base.figure.unit.name}"

    @property
    def text(self) -> str:
        """ "61 billion yuan = 9.22 billion US dollars"."""
        return f"{wording.figure(self.quote.figure)} = {wording.figure(self.base.figure)}"

    def rate(self) -> str:
        """What one unit of the base currency costs, in words."""
        return f"{_span(self.span.hard)} {self.unit}"


def check(facts: Facts) -> Iterator[Said]:
    """Yield sources whose pairs have no common rate, and pairs that fit no reference rate."""
    corpus = facts.corpus
    by_source: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs(corpus):
        by_source[pair.base.source.id, pair.unit].append(pair)
    for group in by_source.values():
        yield from _within_source(corpus, group)
        for pair in group:
            yield from _against_reference(corpus, pair)


def pairs(corpus: Corpus) -> Iterator[Pair]:
    """All declared pairs of amounts in two currencies whose quotient has bounds."""
    claims = {claim.id: claim for claim in corpus.claims}
    for claim in corpus.claims:
        other = claims.get(claim.equals)
        if other is None or other is claim:
            continue
        units = claim.figure.unit, other.figure.unit
        if not all(unit.is_currency for unit in units) or units[0] == units[1]:
            continue
        quote, base = sorted((claim, other), key=lambda c: c.figure.unit.name)
        if other.equals == claim.id and other.id < claim.id:
            continue  # said twice, once from either side
        if 0 not in base.figure.span.hard and 0 not in base.figure.span.soft:
            yield Pair(base, quote)


def _within_source(corpus: Corpus, group: list[Pair]) -> Iterator[Problem]:
    if len({pair.quote.figure.value.value / pair.base.figure.value.value for pair in group}) < 2:
        return
    shared = Interval.meet_of(pair.span.hard for pair in group)
    source, unit = group[0].base.source.id, group[0].unit
    claims = tuple(claim for pair in group for claim in (pair.quote, pair.base))
    said = "no common exchange rate" if shared is None else "a common exchange rate only by rounding"
    told = "; ".join(f"{pair.text}: {pair.rate()}" for pair in group)
    yield Problem(
        title=f"{source}: {said}, {unit}",
        message=f"{source}: {said} ({told})",
        location=group[-1].base.at("value"),
        verdict=Verdict.CONFLICT if shared is None else Verdict.COMPATIBLE,
        level=None if shared is None else Severity.NOTE,
        claims=claims,
        arithmetic=tuple(f"{pair.text}: {pair.rate()}" for pair in group),
        bars=tuple(Bar(label=wording.figure(pair.base.figure), span=pair.span) for pair in group),
        explanations=tuple(_slips(group)) if shared is None else (),
        advice=Advice(
            text="check the amounts of every pair"
            if shared is None
            else f"one rate fits all pairs: {_span(shared)} {unit}"
        ),
    )


def _slips(group: list[Pair]) -> Iterator[Explanation]:
    """Pairs that a power of ten would bring to the rate of all the others."""
    for pair in group:
        others = Interval.meet_of(other.span.hard for other in group if other is not pair)
        power = power_slip(pair.span.hard, others) if others else None
        if power:
            yield Explanation(
                kind=ExplanationKind.UNIT_SLIP,
                text=f"{pair.text} is off by 10^{abs(power)}: a slip by a factor of {SLIPS[abs(power)]}?",
            )


def _against_reference(corpus: Corpus, pair: Pair) -> Iterator[Said]:
    published = pair.base.source.published
    near = None
    if not published.is_open:
        near = _reference(corpus, pair, published.nominal[0] - WINDOW, published.nominal[1] + WINDOW)
    if near is None:
        yield Skipped(reason=Reason.NO_RATES, subject=pair.base.id)
        return
    if pair.span.hard.meets(near):
        return
    period = pair.quote.stated_period
    own = _reference(corpus, pair, *period.nominal) if period and not period.is_open else None
    fits = own is not None and pair.span.hard.meets(own)
    power = power_slip(pair.span.hard, near)
    explanations = []
    if power:
        text = f"one of the amounts is off by 10^{abs(power)}: a slip by a factor of {SLIPS[abs(power)]}?"
        explanations.append(Explanation(kind=ExplanationKind.UNIT_SLIP, text=text))
    if fits and period:
        explanations.append(
            Explanation(
                kind=ExplanationKind.PERIOD_RATE, text=f"it fits only the rates of {wording.period(period)} itself"
            )
        )
    days = WINDOW.days
    said = f"implies {pair.rate()}; within {days} days of publication it was {_span(near)}"
    yield Problem(
        title=f"{pair.text}: {said}",
        message=f"{corpus.label(pair.quote)}: {pair.text} {said}",
        location=pair.base.at("value"),
        verdict=Verdict.COMPATIBLE if fits else Verdict.CONFLICT,
        level=Severity.NOTE if fits else Severity.ERROR if power else Severity.WARNING,
        claims=(pair.quote, pair.base),
        arithmetic=(f"{pair.text}: {pair.rate()}",),
        bars=(
            Bar(label="implied", span=pair.span),
            Bar(label="reference rates", span=Span(near, near)),
        ),
        explanations=tuple(explanations),
        advice=Advice(text="check both amounts, and on which day's rate they were converted"),
    )


def _reference(corpus: Corpus, pair: Pair, first: date, last: date) -> Interval | None:
    if corpus.rates is None:
        return None
    return corpus.rates.span(pair.base.figure.unit.name, pair.quote.figure.unit.name, first, last)


def _span(span: Interval) -> str:
    low = "less" if span.lower is None else wording.rounded(span.lower, 5)
    high = "more" if span.upper is None else wording.rounded(span.upper, 5)
    return low if low == high else f"{low} to {high}"
