"""What is wrong with a source as a whole, decided from counts: of two sources at a time, on one indicator.

The counting is done elsewhere, for claims here (`comparing.tallies`) and for tables in their engine; both hand over
`Tally` values, and this module alone decides.

The rule. A source is never held against an average but against every other source by itself. A cause *shows* against
another source where both print a figure in at least `LEAST_GROUPS` groups, at least `SHARE` of these fit the cause (to
the digits printed, or within `NEAR` for a factor), so many would fit in fewer than `RARELY` of all cases if a third of
unrelated figures fitted by chance, and the other's figures there are not one number over and over
(`LEAST_DISTINCT`). It is reported where it shows against more than `MOST_OTHERS` of the other sources that have enough
in common with it, so that one bad source is not told as the fault of all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import comb, log

from gzcheck.comparing.copying import Pair, families
from gzcheck.model import Cause, Diagnosis, dataclass

LEAST_GROUPS = 8
SHARE = 0.7
BY_CHANCE, RARELY = 1 / 3, 0.005
"""If this share of figures fitted by chance, so many or more would fit as rarely as that, or nothing is said."""
LEAST_DISTINCT = 5
MOST_OTHERS = 2 / 3
NEAR = 0.02
"""How far a ratio may be off the factor, beside rounding."""
LEAST_FACTOR = 1.5
"""A constant factor nearer to one is another definition rather than another unit."""

TRANSFORMS = (Cause.FACTOR, Cause.OFFSET, Cause.SIGN, Cause.PERIOD, Cause.INDICATOR)
"""Causes that exclude one another: of one source and indicator the one that explains most is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often one cause would explain what a source prints, against one other source."""

    cause: Cause
    source: str
    other: str
    indicator: str
    about: str = ""
    """The entity, where the cause is about one."""
    groups: int
    """Groups that say whether it holds,"""
    fitting: int
    """and those of them in which it does."""
    distinct: int
    """Different numbers that the other prints in these."""
    value: float = 0.0
    """The factor, the offset, or the code for a missing figure."""
    detail: str = ""
    """The other indicator; "late" or "early"; the unit that is meant; since when it is so."""
    others: int = 0
    """Other sources that have enough in common with the source, where those without a tally count too."""
    figures: frozenset[str] = frozenset()
    """Ids of the source's claims that fit, where these are at hand."""

    @property
    def shows(self) -> bool:
        """Whether it holds often enough."""
        is_enough = self.fitting >= SHARE * self.groups and self.distinct >= LEAST_DISTINCT
        return is_enough and (self.groups > MANY or _chance(self.groups, self.fitting) < RARELY)


MANY = 40
"""With more groups than this, `SHARE` of them never fit by chance."""


@cache
def _chance(groups: int, fitting: int) -> float:
    """How likely at least so many of the groups fit, if each did by chance: the tail of a binomial distribution."""
    tail = range(fitting, groups + 1)
    return sum(comb(groups, k) * BY_CHANCE**k * (1 - BY_CHANCE) ** (groups - k) for k in tail)


def diagnoses(tallies: Iterable[Tally]) -> list[Diagnosis]:
    """What is wrong with whole sources, ordered by source, indicator and cause."""
    found = _without_weaker(_without_mirrors(list(filter(None, map(_diagnosis, _by_subject(tallies))))))
    return sorted(
        found, key=lambda one: (one.source, one.indicator, one.about, list(Cause).index(one.cause), one.offset)
    )


def _by_subject(tallies: Iterable[Tally]) -> list[list[Tally]]:
    """The tallies that are about one cause in one source, by what it would come to."""
    table: dict[tuple[object, ...], list[Tally]] = defaultdict(list)
    for one in tallies:
        if one.groups >= least_groups(one.cause):
            code = one.value if one.cause is Cause.MISSING else 0.0
            detail = "" if one.cause is Cause.BREAK else one.detail
            table[one.source, one.indicator, one.about, one.cause, detail, code].append(one)
    return [table[key] for key in sorted(table)]


def least_groups(cause: Cause) -> int:
    """In how many groups a cause has to be looked for; in one entity there are fewer, and a code is known by itself."""
    return LEAST_DISTINCT if cause in (Cause.BREAK, Cause.MISSING) else LEAST_GROUPS


def _diagnosis(tallies: Sequence[Tally]) -> Diagnosis | None:
    """What the tallies of one source on one cause come to."""
    showing = _in_agreement([one for one in tallies if one.shows])
    others = max(len(tallies), *(one.others for one in tallies))
    if len(showing) <= MOST_OTHERS * others:
        return None
    clearest = max(showing, key=lambda one: (one.fitting, one.other))
    is_factor = clearest.cause in (Cause.FACTOR, Cause.BREAK)
    return Diagnosis(
        cause=clearest.cause,
        source=clearest.source,
        indicator=clearest.indicator,
        about=clearest.about,
        explained=sum(one.fitting for one in showing),
        groups=sum(one.groups for one in showing),
        sources=len(showing),
        others=others,
        factor=clearest.value if is_factor else 1.0,
        offset=0.0 if is_factor else clearest.value,
        detail=clearest.detail,
        against=clearest.other,
        figures=frozenset().union(*(one.figures for one in showing)),
    )


def _in_agreement(showing: Sequence[Tally]) -> Sequence[Tally]:
    """Most of the tallies that come to the same."""
    return max(([one for one in showing if _alike(one, first)] for first in showing), key=len, default=[])


def _alike(one: Tally, other: Tally) -> bool:
    """Whether two tallies come to the same factor; other causes are alike by what they are about."""
    if one.cause in (Cause.FACTOR, Cause.BREAK):
        return abs(log(one.value / other.value)) <= 2 * NEAR
    return one.cause is not Cause.OFFSET or abs(one.value - other.value) <= NEAR * abs(other.value)


def _without_mirrors(found: list[Diagnosis]) -> list[Diagnosis]:
    """Of two sources alone each is off by the same; the one that comes later by its id is told."""
    alone = {(one.source, one.against, one.cause, one.indicator, one.about) for one in found if one.others == 1}
    return [
        one
        for one in found
        if one.cause is Cause.MISSING
        or one.others > 1
        or one.source > one.against
        or (one.against, one.source, one.cause, one.indicator, one.about) not in alone
    ]


def _without_weaker(found: list[Diagnosis]) -> list[Diagnosis]:
    """One transformation for each source and indicator, and no break where the whole source is off."""
    best: dict[tuple[str, str], Diagnosis] = {}
    for one in sorted(found, key=lambda one: (list(Cause).index(one.cause), one.detail)):
        if one.cause in TRANSFORMS:
            there = best.get((one.source, one.indicator))
            if there is None or one.explained / one.groups > there.explained / there.groups + NEAR:
                best[one.source, one.indicator] = one
    rest = [one for one in found if one.cause not in TRANSFORMS]
    return [
        *best.values(),
        *(one for one in rest if one.cause is not Cause.BREAK or (one.source, one.indicator) not in best),
    ]


def copied(pairs: Sequence[Pair], declared: Mapping[str, str]) -> list[Diagnosis]:
    """One diagnosis for each source of a family of copies but the first by its id, against the one it is most like.

    Which of them is the origin, shared values do not say. `declared`: families that are known, by source.
    """
    new = [one for one in pairs if declared.get(one.first, one.first) != declared.get(one.second, one.second)]
    heads = families((one.first, one.second) for one in new)
    told: dict[str, Diagnosis] = {}
    for pair in new:
        for source, other in ((pair.second, pair.first), (pair.first, pair.second)):
            if heads[source] != source and source not in told:
                told[source] = _copy(source, other, pair)
    return [told[name] for name in sorted(told)]


def _copy(source: str, other: str, pair: Pair) -> Diagnosis:
    return Diagnosis(
        cause=Cause.COPY,
        source=source,
        against=other,
        explained=pair.both_false,
        groups=pair.telling,
        sources=1,
        others=1,
    )
