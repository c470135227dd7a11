"""One source uses one unusual number for two different things.

Chance does that, and so does a writer whose eye slips to the line above. Only
numbers of three significant digits or more count; two amounts that are declared
equal do not.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 203, printed: 203 firms}
      - {indicator: labs, value: 203, printed: 203 labs}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 203, printed: 203 firms}
      - {indicator: labs, value: 19, printed: 19 labs}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gzcheck.explaining.digits import LIKELY, is_telling
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Corpus,
    Explanation,
    ExplanationKind,
    Facts,
    Family,
    Problem,
    Rule,
    Said,
    Severity,
    Verdict,
    lowered,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ401", name="same-number-twice", severity=Severity.NOTE, family=Family.SUSPICION)
MAX_ASKED = 3
"""How many things its heading names."""


def check(facts: Facts) -> Iterator[Said]:
    """Yield numbers that stand for more than one thing in a source."""
    for claims in _by_number(facts.corpus):
        things = {(claim.about, claim.indicator) for claim in claims}
        if len(things) > 1 and facts.numbers.chance(claims[0]) < LIKELY:
            yield _problem(facts.corpus, claims)


def _by_number(corpus: Corpus) -> Iterable[list[Claim]]:
    """The claims of a source with one unusual number, without those that are said to be equal."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        if is_telling(claim.figure) and not claim.equals:
            value = claim.figure.base_value.as_integer_ratio()
            groups[claim.source.id, claim.figure.unit.dimension, value].append(claim)
    return groups.values()


def _problem(corpus: Corpus, claims: list[Claim]) -> Problem:
    claims = sorted(claims, key=lambda claim: (claim.paragraph, claim.id))
    number = wording.with_unit(wording.number(claims[0].figure.value), claims[0].figure.unit.name)
    things = list(dict.fromkeys(corpus.label(claim) for claim in claims))
    places = " and ".join(f"paragraph {claim.paragraph} ({claim.printed})" for claim in claims)
    more = f" and for {len(things) - MAX_ASKED} more" if len(things) > MAX_ASKED else ""
    return Problem(
        title=f"Is {number} right for {' and for '.join(lowered(thing) for thing in things[:MAX_ASKED])}{more}?",
        message=f"{claims[0].source.id} prints {number} for {' and for '.join(things)}",
        location=claims[-1].at("value"),
        verdict=Verdict.SUSPICIOUS,
        claims=tuple(claims),
        explanations=(Explanation(kind=ExplanationKind.REPEATED_NUMBER, text=f"it stands in {places}"),),
        advice=Advice(text="check both against another source before citing either"),
    )
