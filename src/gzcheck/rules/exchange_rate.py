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
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain
from operator import truediv

from gzcheck.explaining.factors import SLIPS, power_slip
from gzcheck.model import dataclass
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
    declared_equal,
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
    def claims(self) -> tuple[Claim, Claim]:
        """Both, in the order in which their equation is printed."""
        return self.quote, self.base

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

    @property
    def bar(self) -> Bar:
        """The rate, ready to be drawn."""
        return Bar(label=wording.figure(self.base.figure), span=self.span)

    @property
    def ratio(self) -> Fraction:
        """The quotient of the numbers as they are printed."""
        return self.quote.figure.value.value / self.base.figure.value.value

    def rate(self) -> str:
        """What one unit of the base currency costs, in words."""
        return f"{_span(self.span.hard)} {self.unit}"


def check(facts: Facts) -> Iterator[Said]:
    """Yield sources whose pairs have no common rate, and pairs that fit no reference rate."""
    for (source, unit), group in _by_source(facts.corpus).items():
        if len({pair.ratio for pair in group}) > 1:
            yield _unlike(source, unit, group)
        for pair in group:
            yield from _against_reference(facts.corpus, pair)


def _by_source(corpus: Corpus) -> dict[tuple[str, str], list[Pair]]:
    """The pairs that should share one rate: those of a source in the same two currencies."""
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs(corpus):
        groups[pair.base.source.id, pair.unit].append(pair)
    return groups


def pairs(corpus: Corpus) -> Iterator[Pair]:
    """All declared pairs of amounts in two currencies whose quotient has bounds."""
    for both in declared_equal(corpus):
        quote, base = sorted(both, key=lambda claim: claim.figure.unit.name)
        if _are_two_currencies(quote, base) and not _may_be_nothing(base):
            yield Pair(base, quote)


def _may_be_nothing(claim: Claim) -> bool:
    return 0 in claim.figure.span.hard or 0 in claim.figure.span.soft


def _are_two_currencies(one: Claim, other: Claim) -> bool:
    units = one.figure.unit, other.figure.unit
    return all(unit.is_currency for unit in units) and units[0] != units[1]


def _unlike(source: str, unit: str, group: list[Pair]) -> Problem:
    """The problem of pairs whose printed numbers give different rates."""
    shared = Interval.meet_of(pair.span.hard for pair in group)
    said, verdict, advice = _common_rate(shared, unit)
    told = tuple(f"{pair.text}: {pair.rate()}" for pair in group)
    return Problem(
        title=f"What {unit}: do the amounts of {source} share one rate?",
        message=f"{source}: {said} ({'; '.join(told)})",
        location=group[-1].base.at("value"),
        verdict=verdict,
        level=Severity.NOTE if shared else None,
        claims=tuple(chain.from_iterable(pair.claims for pair in group)),
        arithmetic=told,
        bars=tuple(pair.bar for pair in group),
        explanations=() if shared else tuple(_slips(group)),
        advice=Advice(text=advice),
    )


def _common_rate(shared: Interval | None, unit: str) -> tuple[str, Verdict, str]:
    """What is said of the rate that all pairs share or do not, the verdict, and the advice."""
    if shared is None:
        return "no common exchange rate", Verdict.CONFLICT, "check the amounts of every pair"
    advice = f"one rate fits all pairs: {_span(shared)} {unit}"
    return "a common exchange rate only by rounding", Verdict.COMPATIBLE, advice


def _slips(group: list[Pair]) -> Iterator[Explanation]:
    """Pairs that a power of ten would bring to the rate of all the others."""
    for pair in group:
        if power := _power_to_others(pair, group):
            yield _slip(f"{pair.text} is", power)


def _power_to_others(pair: Pair, group: list[Pair]) -> int | None:
    shared = Interval.meet_of(other.span.hard for other in group if other is not pair)
    return power_slip(pair.span.hard, shared) if shared else None


def _slip(what: str, power: int) -> Explanation:
    text = f"{what} off by 10^{abs(power)}: a slip by a factor of {SLIPS[abs(power)]}?"
    return Explanation(kind=ExplanationKind.UNIT_SLIP, text=text)


def _against_reference(corpus: Corpus, pair: Pair) -> Iterator[Said]:
    near = _near_publication(corpus, pair)
    if near is None:
        yield Skipped(reason=Reason.NO_RATES, subject=pair.base.id)
    elif not pair.span.hard.meets(near):
        yield _off(corpus, pair, near)


def _off(corpus: Corpus, pair: Pair, near: Interval) -> Problem:
    """The problem of a pair that fits no rate `near` its publication, which one of its own period may explain."""
    power = power_slip(pair.span.hard, near)
    explanations = [_slip("one of the amounts is", power)] if power else []
    verdict, level = Verdict.CONFLICT, Severity.ERROR if power else Severity.WARNING
    if fits_own := _fits_own_period(corpus, pair):
        explanations.append(fits_own)
        verdict, level = Verdict.COMPATIBLE, Severity.NOTE
    said = f"implies {pair.rate()}; within {WINDOW.days} days of publication it was {_span(near)}"
    return Problem(
        title=f"What {pair.unit}: {pair.rate()} as in {pair.text}, or {_span(near)} as quoted?",
        message=f"{corpus.label(pair.quote)}: {pair.text} {said}",
        location=pair.base.at("value"),
        verdict=verdict,
        level=level,
        claims=(pair.quote, pair.base),
        arithmetic=(f"{pair.text}: {pair.rate()}",),
        bars=(
            Bar(label="implied", span=pair.span),
            Bar(label="reference rates", span=Span(near, near)),
        ),
        explanations=tuple(explanations),
        advice=Advice(text="check both amounts, and on which day's rate they were converted"),
    )


def _near_publication(corpus: Corpus, pair: Pair) -> Interval | None:
    published = pair.base.source.published
    if published.is_open:
        return None
    return _reference(corpus, pair, published.nominal[0] - WINDOW, published.nominal[1] + WINDOW)


def _fits_own_period(corpus: Corpus, pair: Pair) -> Explanation | None:
    """That the pair fits the rates of the time it is for, if it does."""
    period = pair.quote.stated_period
    if period is None or period.is_open:
        return None
    own = _reference(corpus, pair, *period.nominal)
    if own is None or not pair.span.hard.meets(own):
        return None
    text = f"it fits only the rates of {wording.period(period)} itself"
    return Explanation(kind=ExplanationKind.PERIOD_RATE, text=text)


def _reference(corpus: Corpus, pair: Pair, first: date, last: date) -> Interval | None:
    if corpus.rates is None:
        return None
    return corpus.rates.span(pair.base.figure.unit.name, pair.quote.figure.unit.name, first, last)


def _span(span: Interval) -> str:
    low = "less" if span.lower is None else wording.rounded(span.lower, 5)
    high = "more" if span.upper is None else wording.rounded(span.upper, 5)
    return low if low == high else f"{low} to {high}"
