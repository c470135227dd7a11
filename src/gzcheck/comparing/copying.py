"""Which sources copy which, judged by the false values that they share.

Sources that are right agree, so shared true values say nothing. Two that err independently rarely make the same error;
how rarely is taken from all the other pairs, since some errors are popular (an older figure, a plan told as a fact).
Counted are groups in which the two do not both print what the others' majority has. A pair is held for copies where
sharing in most of these is more likely, by odds of 20 to 1 for each pair that was looked at, than sharing as often as
pairs usually do: the likelihood ratio of two binomial distributions with a correction for many pairs (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from math import log, sqrt

from gzcheck.model import Source, dataclass

ODDS = 20.0
"""How much likelier copying has to be, for each pair that was looked at."""
COPIED_SHARE = 0.8
"""The share of its origin's values that a copy is taken to repeat, at least."""
LEAST_SHARED = 5
"""Shared false values below which a pair is never held for copies."""
RARE = 0.05
"""Sharing of false values is taken for no rarer than this."""
ALIKE = 0.6
"""Sources that agree in fewer groups than this are no likely copies."""
LEAST_TOGETHER = 10
"""Groups that likely copies need in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two sources have in common; each group counts once."""

    first: str
    second: str
    together: int
    """Groups in which both print a figure."""
    both_true: int
    """Both print what the majority has, or a rounding of it."""
    both_false: int
    """Both print one value that the majority contradicts."""

    @property
    def telling(self) -> int:
        """Groups that say whether they copy: in the others both print what the majority has."""
        return self.together - self.both_true


def copies_among(pairs: Sequence[Pair], sharing_none: int = 0) -> list[Pair]:
    """The pairs that copy, the clearest first.

    `sharing_none`: how many pairs there are beside these that share no false value in groups that would say so. What
    is usual is usual among them too: where two copy and all others err by themselves, sharing nothing is.
    """
    telling = [pair for pair in pairs if pair.telling > 0]
    if not telling:
        return []
    shares = chain((pair.both_false / pair.telling for pair in telling), repeat(0.0, sharing_none))
    usual = min(0.9, max(RARE, median(shares)))
    copied = max(COPIED_SHARE, (1 + usual) / 2)
    least = log(ODDS * (len(telling) + sharing_none))
    found = [(_likelihood(pair, copied, usual), pair) for pair in telling if pair.both_false >= LEAST_SHARED]
    found = [(ratio, pair) for ratio, pair in found if ratio > least]
    return [pair for _, pair in sorted(found, key=lambda one: (-one[0], one[1].first, one[1].second))]


def _likelihood(pair: Pair, copied: float, usual: float) -> float:
    """The logarithm of how much likelier the pair is if it copies."""
    apart = pair.telling - pair.both_false
    return pair.both_false * log(copied / usual) + apart * log((1 - copied) / (1 - usual))


def likely_copies(pairs: Sequence[tuple[str, str, int, int]]) -> list[tuple[str, str]]:
    """Pairs that agree far more often than pairs usually do: copies, or sources that are both right.

    A pair is (first, second, groups in common, groups in which they agree). This is where a majority is looked for that
    copies do not make: whoever agrees suspiciously often counts once then, and shared false values decide afterwards.
    """
    rates = [(alike / together, together, first, second) for first, second, together, alike in pairs]
    if not rates:
        return []
    far = max(ALIKE, (1 + median(rate for rate, *_ in rates)) / 2)
    far_above = [one for one in rates if one[0] - 2 * sqrt(one[0] * (1 - one[0]) / one[1]) >= far]
    return [(first, second) for _, _, first, second in sorted(far_above, key=lambda one: (-one[0], *one[2:]))]


def families(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """From every source of a pair to the one that stands for all that are tied to it: a union of sets."""
    above: dict[str, str] = {}

    def root(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for first, second in pairs:
        one, other = sorted((root(first), root(second)))
        above[other] = one
    return {name: root(name) for name in sorted(above)}


def close_families(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The same of families in which everybody is tied to everybody; the pairs that come first go before others."""
    pairs = [*pairs]
    tied = {frozenset(pair) for pair in pairs}
    family_of: dict[str, frozenset[str]] = {}
    for first, second in pairs:
        one, other = family_of.get(first, frozenset((first,))), family_of.get(second, frozenset((second,)))
        if one != other and all(frozenset((a, b)) in tied for a in one for b in other):
            family_of |= dict.fromkeys(one | other, one | other)
    return {name: min(members) for name, members in sorted(family_of.items())}


def declared_families(sources: Mapping[str, Source]) -> dict[str, str]:
    """From every source that is declared to copy, or to be copied, to the one that stands for its family."""
    return families((name, origin) for name in sorted(sources) for origin in sources[name].derived_from)


def median(values: Iterable[float]) -> float:
    """The middle value, or the mean of the two there; `values` are not empty."""
    from statistics import median as middle  # a start takes a tenth longer with it, and few corpora ask for this

    return middle(values)


def quantile(ordered: Sequence[float], share: float) -> float:
    """What that share of values is below, between the two next to it; `ordered` are not empty, the smallest first."""
    place = share * (len(ordered) - 1)
    below, part = int(place), place % 1
    return ordered[below] + part * (ordered[min(below + 1, len(ordered) - 1)] - ordered[below])
