"""A part exceeds the whole it is part of.

What was exported from January to September cannot be more than what was
exported in the whole year; provincial-level centres, being `part_of` all
centres, cannot be more than these; nor can a district have more than its city.
All this as long as the indicator cannot be negative (mark a balance with
`can_be_negative`), and only for amounts, never for shares or ranks.

Fails:

    harbour, 2019-11-02:
      - {indicator: exports, value: 320e9, unit: CNY, printed: 320 billion yuan,
         period: 2019-01/2019-09}
    gazette, 2020-02-01:
      - {indicator: exports, value: 211e9, unit: CNY, printed: 211 billion yuan,
         period: 2019}

Passes:

    harbour, 2019-11-02:
      - {indicator: exports, value: 320e9, unit: CNY, printed: 320 billion yuan,
         period: 2019-01/2019-09}
    gazette, 2020-02-01:
      - {indicator: exports, value: 411e9, unit: CNY, printed: 411 billion yuan,
         period: 2019}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from gzcheck.comparing.groups import Thing
from gzcheck.comparing.tolerance import is_tolerated
from gzcheck.comparing.totals import is_amount
from gzcheck.explaining.explanations import explain
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    End,
    ExplanationKind,
    Facts,
    Family,
    Indicator,
    Kind,
    Problem,
    Rule,
    Said,
    Severity,
    Status,
    Verdict,
    opening,
    with_status,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ303", name="part-above-whole", severity=Severity.ERROR, family=Family.ARITHMETIC, compares=True)


def check(facts: Facts) -> Iterator[Said]:
    """Yield parts that exceed their whole: shorter periods, narrower indicators, and places inside others."""
    for thing, claims in facts.things.items():
        indicator = facts.corpus.indicators[thing[1]]
        if _is_amount(indicator, thing, claims):
            yield from _within_flow(facts, indicator, claims)
            for whole in _things_above(facts.corpus, thing):
                yield from _wholes(facts, claims, facts.things.get(whole, []))


def _within_flow(facts: Facts, indicator: Indicator, claims: list[Claim]) -> Iterator[Problem]:
    """A month of a flow can be no more than its year; a stock may be."""
    if indicator.kind is Kind.FLOW:
        for status in Status:
            yield from _periods(facts, with_status(claims, status))


def _is_amount(indicator: Indicator, thing: Thing, claims: list[Claim]) -> bool:
    """Whether a part of it can be no more than the whole: not so for shares and dates, nor where a part is negative."""
    if not is_amount(indicator, thing[2]) or indicator.can_be_negative:
        return False
    return all(claim.figure.value.value.numerator >= 0 for claim in claims)


def _things_above(corpus: Corpus, thing: Thing) -> Iterator[Thing]:
    """The wholes of a thing: by place, by indicator, and by both."""
    about, name, dimension = thing
    names = _upwards(name, lambda n: _indicator_whole(corpus, n))
    places = _upwards(about, lambda n: _entity_whole(corpus, n))
    for place, whole in list(product(places, names))[1:]:  # the first is the thing itself
        yield place, whole, dimension


def _indicator_whole(corpus: Corpus, name: str) -> str:
    """The indicator this one is part of, as long as both are measured alike."""
    whole = corpus.indicators[name].part_of
    alike = whole in corpus.indicators and corpus.indicators[whole].kind is corpus.indicators[name].kind
    return whole if alike else ""


def _entity_whole(corpus: Corpus, name: str) -> str:
    return corpus.entities[name].part_of if name in corpus.entities else ""


def _upwards(name: str, part_of: Callable[[str], str]) -> list[str]:
    """A name, and everything that it is part of, directly or through others."""
    found = [name]
    while (name := part_of(name)) and name not in found:
        found.append(name)
    return found


def _wholes(facts: Facts, parts: list[Claim], wholes: list[Claim]) -> Iterator[Problem]:
    for part in parts:
        smaller = [whole for whole in _same_time(facts, part, wholes) if _is_less(whole, part)]
        if smaller:
            yield _problem(facts, part, min(smaller, key=_highest_end))


def _same_time(facts: Facts, part: Claim, wholes: list[Claim]) -> Sequence[Claim]:
    alike = with_status(wholes, part.status)
    return facts.times.partners(part, alike) if alike else ()


def _is_less(whole: Claim, part: Claim) -> bool:
    return whole.figure.base.hard.below(part.figure.base.hard)


def _highest_end(claim: Claim) -> tuple[End, str]:
    return claim.figure.base.hard.stop, claim.id


def _lowest_end(claim: Claim) -> tuple[End, str]:
    return claim.figure.base.hard.start, claim.id


def _periods(facts: Facts, claims: list[Claim]) -> Iterator[Problem]:
    """Compare, for every two nested periods, the highest figure of the inner with the lowest of the outer one."""
    groups = _by_time(claims)
    if len(groups) < 2:
        return
    lows = [min(group, key=_highest_end) for group in groups]
    highs = [max(group, key=_lowest_end) for group in groups]
    for part, whole in product(highs, lows):
        if facts.times.is_part_of(part, whole) and _is_less(whole, part):
            yield _problem(facts, part, whole)


def _by_time(claims: list[Claim]) -> list[list[Claim]]:
    """The dated claims, those for one period together."""
    groups: dict[tuple[object, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period:
            groups[claim.period.nominal, claim.is_to_date].append(claim)
    return list(groups.values())


def _problem(facts: Facts, part: Claim, whole: Claim) -> Problem:
    is_same_thing = (part.indicator, part.about) == (whole.indicator, whole.about)
    of_whole = f"{'' if is_same_thing else f'{facts.corpus.label(whole)}: '}{_told(whole)}"
    text = f"{facts.corpus.label(part)}: {_told(part)} is more than {of_whole}"
    return Problem(
        title=f"{opening(facts.corpus, part)}: {_told(part)} of {of_whole}?",
        message=f"{text}, of which it is a part",
        location=part.at("value"),
        verdict=Verdict.CONFLICT,
        level=Severity.NOTE if is_tolerated(facts.corpus, (whole, part)) else None,
        claims=(part, whole),
        explanations=tuple(item for item in explain(facts, (whole, part)) if item.kind not in _NO_REASONS),
        advice=Advice(text="check both figures, and whether the one really is a part of the other"),
    )


_NO_REASONS = (ExplanationKind.UPDATE, ExplanationKind.DEFINITION)
"""What explains why two figures differ, but not why a part is more than its whole."""


def _told(claim: Claim) -> str:
    period = f" ({wording.period(claim.period)})" if claim.period and not claim.period.assumed else ""
    return f"{wording.figure(claim.figure)}{period}"
