"""What is wrong with a source as a whole, decided from counts: of two sources at a time, on one indicator.

The counting is done elsewhere, for claims here (`comparing.tallies`) and for tables in their engine; both hand over
`Tally` values, and this module alone decides.

The rule. A source is never held against an average but against every other source by itself. A cause *shows* against
another source where both print a figure in at least `LEAST_GROUPS` groups, at least `SHARE` of these fit the cause (to
the digits printed, or within `NEAR` for a factor), so many would fit in fewer than `RARELY` of all cases if a third of
unrelated figures fitted by chance, and the other's figures there are not one number over and over
(`LEAST_DISTINCT`). It is reported where it shows against more than `MOST_OTHERS` of the other sources that have enough
in common with it, so that one bad source is not told as the fault of all others. Of these are left out, where it shows
against two at least, those that do not agree with the source either: they are off by something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import comb, log, log10
from typing import NamedTuple

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
FAR_FACTOR, NEAR_FAR = 10.0, 0.1
"""From such a factor on it may be as far off: that sources differ by some per cent besides is no matter then."""
NEAR_POWER = 0.005
"""How far a factor may be off the power of ten that it is told as."""
LEAST_FACTOR = 1.5
"""A constant factor nearer to one is another definition rather than another unit."""

MIDDLE, MIDDLE_SHARE = 1.5, 1 / 3
"""Half of all differences that are one number lie no further apart than so many times what rounding leaves open, or
than this share of the number."""
TELLING = 0.25
"""A factor says nothing where rounding leaves more than this share of it open, by its logarithm: 3 is half of 5 too."""

CODES = frozenset(
    (0, -1, -9, *(sign * number for number in (99, 999, 9999, 99999) for sign in (1, -1)), 999999, 9999999, 99999999,
     999999999, *(sign * number for number in (99.9, 999.9, 9999.9, 99.99, 999.99) for sign in (1, -1)), 32767, -32768)
)  # fmt: skip
"""Numbers that stand for a missing figure, beside words."""
SMALL_CODE = 100
"""A code nearer to nought than this is an ordinary number, unless it stands apart from all others of its source."""
APART = 10
"""So many units of the last place: what is nearer to a code than that is no other figure than the code."""
CODE_SHARE = 0.1
"""What others print where a code stands lies further from it than this share of it, or it is an ordinary number."""
USUAL = 0.1
"""A code says nothing of what others print there: they are no nearer to it than this share of their other figures."""

TURNED = "turned"
"""What is said of signs that are all the opposite ones, rather than left out."""

TRANSFORMS = (Cause.PERIOD, Cause.INDICATOR, Cause.SIGN, Cause.FACTOR, Cause.OFFSET)
"""Causes that exclude one another: of one source and indicator the one that explains most is told, the first of these
where they explain nearly as much: its figures are printed elsewhere just so, and a number fits what rises evenly too.
"""
NEARLY = 0.1
"""The share that a looser cause has to explain more than an exact one."""


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


class Blame(NamedTuple):
    """A diagnosis, and the other sources against which it shows."""

    one: Diagnosis
    against: frozenset[str]

    @property
    def opposite(self) -> str:
        """The other source, where no more have enough in common with this one, and either may be off."""
        return self.one.against if self.one.others == 1 and self.one.cause is not Cause.MISSING else ""


Agreeing = Mapping[tuple[str, str, str, str], int]
"""In how many groups a source agrees with another one: by source, other source, indicator and entity."""
Agreements = Callable[[Collection[str]], Agreeing]
"""Of some sources."""


def diagnoses(tallies: Iterable[Tally], agreements: Agreements = lambda _: {}) -> list[Diagnosis]:
    """What is wrong with whole sources, ordered by source, indicator and cause.

    `agreements` are asked for where two sources differ and nothing else says which of them is off.
    """
    blamed = _blamed_in([_Subject.of(own) for own in _by_subject(tallies)], agreements)
    found = _without_weaker(_without_mirrors(blamed, agreements))
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
    return [_by_other(table[key]) for key in sorted(table)]


def _by_other(tallies: Sequence[Tally]) -> list[Tally]:
    """One tally for each other source, of those on several sorts of period: years may be late and quarters not."""
    table: dict[str, list[Tally]] = defaultdict(list)
    for one in tallies:
        table[one.other].append(one)
    return [own[0] if len(own) == 1 else _merged([one for one in own if one.shows] or own) for own in table.values()]


def _merged(tallies: Sequence[Tally]) -> Tally:
    return replace(
        tallies[0],
        groups=sum(one.groups for one in tallies),
        fitting=sum(one.fitting for one in tallies),
        distinct=max(one.distinct for one in tallies),
        figures=frozenset().union(*(one.figures for one in tallies)),
    )


def least_groups(cause: Cause) -> int:
    """In how many groups a cause has to be looked for; in one entity there are fewer, and a code is known by itself."""
    return LEAST_DISTINCT if cause in (Cause.BREAK, Cause.MISSING) else LEAST_GROUPS


class _Subject(NamedTuple):
    """The tallies of one source on one cause, by what they come to."""

    showing: Sequence[Tally]
    """Those in which it shows."""
    rest: Sequence[Tally]
    others: int
    """How many other sources have enough in common with the source."""

    @staticmethod
    def of(tallies: Sequence[Tally]) -> _Subject:
        showing = _in_agreement([one for one in tallies if one.shows])
        rest = [one for one in tallies if one not in showing]
        return _Subject(showing, rest, max(len(tallies), *(one.others for one in tallies)))

    def is_enough(self, left_out: int = 0) -> bool:
        """Whether it shows against enough of the others, without some of them."""
        return len(self.showing) > MOST_OTHERS * (self.others - left_out)

    @property
    def may_be_enough(self) -> bool:
        """Whether it would if none of those that nothing shows against counted."""
        return len(self.showing) > 1 and self.is_enough(len(self.rest))

    def off_as_well(self, agreeing: Agreeing) -> int:
        """How many of those that nothing shows against do not agree with the source either."""
        return sum(_agreed(one, one.source, {one.other}, agreeing) < (1 - SHARE) * one.groups for one in self.rest)


def _blamed_in(subjects: Sequence[_Subject], agreements: Agreements) -> list[Blame]:
    """What shows against enough other sources."""
    doubtful = {one.showing[0].source for one in subjects if not one.is_enough() and one.may_be_enough}
    agreeing = agreements(sorted(doubtful)) if doubtful else {}
    return [_blamed(one.showing, one.others) for one in subjects if _is_to_blame(one, agreeing)]


def _is_to_blame(one: _Subject, agreeing: Agreeing) -> bool:
    return one.is_enough() or (one.may_be_enough and one.is_enough(one.off_as_well(agreeing)))


def _agreed(one: Tally | Diagnosis, source: str, others: Collection[str], agreeing: Agreeing) -> int:
    """In how many groups that something is about a source agrees with some others."""
    own = [key for key in agreeing if key[0] == source and key[1] in others and key[2] == one.indicator]
    return sum(agreeing[key] for key in own if one.about in ("", key[3]))


def _blamed(showing: Sequence[Tally], others: int) -> Blame:
    """What shows, told of the source that it shows in."""
    clearest = max(showing, key=lambda one: (one.fitting, one.other))
    is_factor = clearest.cause in (Cause.FACTOR, Cause.BREAK)
    one = Diagnosis(
        cause=clearest.cause,
        source=clearest.source,
        indicator=clearest.indicator,
        about=clearest.about,
        explained=sum(one.fitting for one in showing),
        groups=sum(one.groups for one in showing),
        sources=len(showing),
        others=others,
        factor=_told_factor(showing) if is_factor else 1.0,
        is_rough=is_factor and _spread(showing) > 2 * NEAR,
        offset=0.0 if is_factor else clearest.value,
        detail=clearest.detail,
        against=clearest.other,
        figures=frozenset().union(*(one.figures for one in showing)),
    )
    return Blame(one, frozenset(one.other for one in showing))


def _told_factor(showing: Sequence[Tally]) -> float:
    """The factor that is told of several: the one nearest to a power of ten if one is one, or else the middle one."""
    values = sorted(one.value for one in showing)
    middle = values[(len(values) - 1) // 2]
    power = 10.0 ** round(log10(middle))
    nearest = min(values, key=lambda value: abs(log(value / power)))
    return nearest if abs(nearest / power - 1) <= NEAR_POWER else middle


def _spread(showing: Sequence[Tally]) -> float:
    """How far the factors lie apart that show against different sources, as the logarithm of their ratio."""
    values = [one.value for one in showing]
    return log(max(values) / min(values))


def _near(cause: Cause, factor: float) -> float:
    """How far a ratio may be off a factor; in one entity, of which there are many, no more than a small one."""
    return near(factor) if cause is Cause.FACTOR else NEAR


def near(factor: float) -> float:
    """How far a ratio may be off the factor of a whole source, beside rounding."""
    return NEAR_FAR if abs(log(factor)) >= log(FAR_FACTOR) else NEAR


def _in_agreement(showing: Sequence[Tally]) -> Sequence[Tally]:
    """Most of the tallies that come to the same."""
    return max(([one for one in showing if _alike(one, first)] for first in showing), key=len, default=[])


def _alike(one: Tally, other: Tally) -> bool:
    """Whether two tallies come to the same factor; other causes are alike by what they are about."""
    if one.cause in (Cause.FACTOR, Cause.BREAK):
        return abs(log(one.value / other.value)) <= 2 * _near(one.cause, one.value)
    return one.cause is not Cause.OFFSET or abs(one.value - other.value) <= NEAR * abs(other.value)


def _without_mirrors(found: Sequence[Blame], agreements: Agreements) -> list[Diagnosis]:
    """Without sources that are off by the same, the other way round, against none but who is off against more sources.

    Where two stand against each other alone, others that have too little in common with them for more may still agree
    with one of them, and then it is the other that is off. If nothing tells them apart, the one that comes later by its
    id is told, as `tied`.
    """
    alone = {name for blame in found if blame.opposite for name in (blame.one.source, blame.opposite)}
    agreeing = agreements(sorted(alone)) if alone else {}
    return [*filter(None, (_unmirrored(blame, found, _lead(blame, agreeing)) for blame in found))]


def _unmirrored(blame: Blame, found: Sequence[Blame], lead: int) -> Diagnosis | None:
    """A diagnosis, unless another one says the same the other way round. `lead`: in how many more groups than the
    other a source agrees with third ones, where two stand alone."""
    mirrors = [other for other in found if _is_mirror(blame, other)]
    if {other.one.source for other in mirrors if len(other.against) > len(blame.against)} == blame.against:
        return None
    if not blame.opposite or lead < 0:
        return blame.one
    is_told = lead == 0 and all(blame.one.source > other.one.source for other in mirrors)
    return replace(blame.one, tied=True) if is_told else None


def _lead(blame: Blame, agreeing: Agreeing) -> int:
    """In how many more groups than the one that it stands against a source agrees with third ones."""
    source, opposite = blame.one.source, blame.opposite
    third = {other for _, other, _, _ in agreeing} - {source, opposite}
    return _agreed(blame.one, source, third, agreeing) - _agreed(blame.one, opposite, third, agreeing)


def _is_mirror(blame: Blame, other: Blame) -> bool:
    """Whether each of two is off by the same as the other, the other way round; in one entity, or the other in all."""
    one, two = blame.one, other.one
    is_part = (one.cause, two.cause) == (Cause.BREAK, Cause.FACTOR)
    same_matter = is_part or (one.cause, one.about) == (two.cause, two.about)
    are_opposite = one.source in other.against and two.source in blame.against
    return same_matter and are_opposite and one.indicator == two.indicator and _is_reverse(one, two)


def _is_reverse(one: Diagnosis, two: Diagnosis) -> bool:
    """Whether what the one is off by is what the other is off by, the other way round."""
    if one.cause in (Cause.FACTOR, Cause.BREAK):
        return abs(log(one.factor * two.factor)) <= 2 * _near(one.cause, one.factor)
    is_number = one.cause is Cause.OFFSET and not one.detail and not two.detail
    return one.cause is not Cause.MISSING and (not is_number or abs(one.offset + two.offset) <= NEAR * abs(one.offset))


def _without_weaker(found: Sequence[Diagnosis]) -> list[Diagnosis]:
    """One transformation for each source and indicator, and no break where the whole source is off."""
    best = _best([one for one in found if one.cause in TRANSFORMS])
    rest = (one for one in found if one.cause not in TRANSFORMS)
    partial = [one for one in rest if one.cause is not Cause.BREAK or (one.source, one.indicator) not in best]
    return [*best.values(), *partial]


def _best(transforms: Iterable[Diagnosis]) -> dict[tuple[str, str], Diagnosis]:
    """By source and indicator the transformation that explains most, or nearly so where it is more exact."""
    best: dict[tuple[str, str], Diagnosis] = {}
    for one in sorted(transforms, key=lambda one: (TRANSFORMS.index(one.cause), one.detail)):
        there = best.get((one.source, one.indicator))
        if there is None or one.explained / one.groups > there.explained / there.groups + _margin(one, there):
            best[one.source, one.indicator] = one
    return best


def _margin(one: Diagnosis, there: Diagnosis) -> float:
    """How much more a cause has to explain than one that comes before it."""
    exact = TRANSFORMS[:2]
    return NEARLY if there.cause in exact and one.cause not in exact else NEAR


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
