"""One thing at one time has the same number in two currencies.

2.31 billion euros are not 2.31 billion pounds, and the two are not compared:
one of the signs is likely a slip.

Fails:

    harbour, 2017-05-02:
      - {indicator: exports, value: 2.31e9, unit: EUR,
         printed: €2.31 billion, period: 2016}
    gazette, 2017-05-09:
      - {indicator: exports, value: 2.31e9, unit: GBP,
         printed: £2.31 billion, period: 2016}

Passes:

    harbour, 2017-05-02:
      - {indicator: exports, value: 2.31e9, unit: EUR,
         printed: €2.31 billion, period: 2016}
    gazette, 2017-05-09:
      - {indicator: exports, value: 1.97e9, unit: GBP,
         printed: £1.97 billion, period: 2016}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product

from gzcheck.rules.rule import Claim, Facts, Family, Problem, Rule, Said, Severity, in_two_units

RULE = Rule(code="GZ405", name="other-currency", severity=Severity.WARNING, family=Family.SUSPICION, compares=True)
ADVICE = "the number is the same and the currency another: find out which of the two is meant"
LEAST_DIGITS = 2
"""Of a number that does not meet itself by chance: "5 million" may well be both."""


def check(facts: Facts) -> Iterator[Said]:
    """Yield, of every two currencies of a thing and every number in both, the first two claims of one time."""
    currencies: dict[tuple[str, str], list[Mapping[Fraction, list[Claim]]]] = defaultdict(list)
    for (about, name, dimension), claims in facts.things.items():
        if dimension.startswith("currency:"):
            currencies[about, name].append(_by_number(claims))
    for numbers in currencies.values():
        for here, there in combinations(numbers, 2):
            yield from _among(facts, here, there)


def _by_number(claims: Iterable[Claim]) -> Mapping[Fraction, list[Claim]]:
    found: dict[Fraction, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.figure.significant_digits >= LEAST_DIGITS:
            found[claim.figure.value.value].append(claim)
    return found


def _among(
    facts: Facts, here: Mapping[Fraction, list[Claim]], there: Mapping[Fraction, list[Claim]]
) -> Iterator[Problem]:
    for number in sorted(here.keys() & there.keys()):
        pairs = product(here[number], there[number])
        met = next((pair for pair in pairs if _is_one_figure(facts, *pair)), None)
        if met:
            first, second = sorted(met, key=lambda claim: (claim.source.published.start, claim.id))
            yield in_two_units(facts.corpus, first, second, ADVICE)


def _is_one_figure(facts: Facts, a: Claim, b: Claim) -> bool:
    """Whether two sources tell it of one time; a source that prints both currencies means both."""
    return a.source is not b.source and a.status is b.status and facts.times.pair(a, b)
