"""Encounters of claims: what one source prints beside what another prints on the same thing at the same time.

The counting of causes that `comparing.wholes` decides on, for claims; tables are counted alike in their engine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import islice, permutations
from math import log

from gzcheck.comparing.copying import LEAST_SHARED, Pair, copies_among, median, quantile
from gzcheck.comparing.groups import Group
from gzcheck.comparing.wholes import (
    APART,
    CODE_SHARE,
    CODES,
    LEAST_DISTINCT,
    LEAST_FACTOR,
    MIDDLE,
    MIDDLE_SHARE,
    NEAR,
    SMALL_CODE,
    TELLING,
    TURNED,
    USUAL,
    Agreeing,
    Tally,
    copied,
    diagnoses,
    near,
)
from gzcheck.model import Cause, Claim, Diagnosis, Example, Place, Verdict, compare, dataclass

MOST_CLAIMS = 60
"""A group with more claims is left out: its pairs would be too many, and it is no usual group."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two claims of different sources in one group."""

    ours: Claim
    theirs: Claim
    number: float
    other: float
    width: float
    """Half the widths of both hard intervals."""
    agrees: bool

    @property
    def ratio(self) -> float:
        """How many times the other's ours is; nothing of different signs, of none, or where nought is a convention."""
        has_ratio = self.number * self.other > 0 and not self.ours.figure.unit.is_signed
        return self.number / self.other if has_ratio else 0.0

    @property
    def open_share(self) -> float:
        """Which part of their ratio rounding leaves open."""
        return _half(self.ours) / abs(self.number) + _half(self.theirs) / abs(self.other)

    @property
    def is_code(self) -> bool:
        """Whether ours is a number that may stand for a missing figure."""
        return float(self.ours.figure.value.value) in CODES

    @property
    def last_place(self) -> float:
        """What the last digit of ours counts."""
        return float(self.ours.figure.base_grain)

    @property
    def period(self) -> str:
        """The period of ours as text."""
        return _period(self.ours)

    @property
    def when(self) -> tuple[date, str]:
        """The same in the order of time: 2016-Q2 comes before 2016-07."""
        return _start(self.ours), self.period


Pairs = Mapping[tuple[str, str, str], Sequence[Encounter]]
"""By source, other source and indicator."""


Series = Mapping[tuple[str, str, str], Mapping[str, Claim]]
"""By source, entity and indicator the claim of each period."""


def series_of(claims: Iterable[Claim]) -> Series:
    """The series that sources print; of several figures the smallest, so that their order is no matter."""
    table: dict[tuple[str, str, str], dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(claims, key=lambda one: (one.figure.base_value, str(one.figure.value.written)), reverse=True):
        table[claim.source.id, claim.about, claim.indicator][_period(claim)] = claim
    return table


def _period(claim: Claim) -> str:
    return claim.period.text if claim.period else ""


def encounters_of(groups: Iterable[Group]) -> Pairs:
    """Every pair of claims of two sources, both ways round; only of sources that meet often enough to say something."""
    numbers: dict[tuple[str, str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for group in groups:
        if len(group.claims) <= MOST_CLAIMS:
            for ours, theirs in permutations(group.claims, 2):
                if ours.source.id != theirs.source.id:
                    numbers[ours.source.id, theirs.source.id, ours.indicator].append((ours, theirs))
    return {
        key: [_encounter(*pair) for pair in pairs] for key, pairs in numbers.items() if len(pairs) >= LEAST_DISTINCT
    }


def _encounter(ours: Claim, theirs: Claim) -> Encounter:
    return Encounter(
        ours,
        theirs,
        float(ours.figure.base_value),
        float(theirs.figure.base_value),
        _half(ours) + _half(theirs),
        compare(ours.figure, theirs.figure) is not Verdict.CONFLICT,
    )


def _half(claim: Claim) -> float:
    span = claim.figure.base.hard
    return float(span.upper - span.lower) / 2 if span.upper is not None and span.lower is not None else 0.0


def tallies_of(pairs: Pairs, series: Series) -> Iterator[Tally]:
    """How often each cause would explain what a source prints, against each other source."""
    lowest = {(key[0], key[2]): min(one.number for one in met) for key, met in pairs.items()}
    numbers: dict[tuple[str, str], set[float]] = defaultdict(set)
    for (source, _, indicator), met in pairs.items():
        numbers[source, indicator].update(one.number for one in met if not one.is_code)
    for key, met in pairs.items():
        yield from _factor(key, met)
        yield _offset(key, met)
        yield from _signs(key, met, lowest[key[0], key[2]])
        yield from _codes(key, met, numbers[key[0], key[2]])
        yield from _breaks(key, met)
        yield from _periods(key, met, series)
        yield from _indicators(key, met, series)


def agreements_of(groups: Iterable[Group], sources: Collection[str]) -> Agreeing:
    """In how many groups sources agree with each other one."""
    met = (pair for group in groups if len(group.claims) <= MOST_CLAIMS for pair in permutations(group.claims, 2))
    return Counter(
        (ours.source.id, theirs.source.id, ours.indicator, ours.about)
        for ours, theirs in met
        if ours.source.id in sources
        and ours.source.id != theirs.source.id
        and compare(ours.figure, theirs.figure) is not Verdict.CONFLICT
    )


def pairs_of(groups: Iterable[Group], explained: AbstractSet[str] = frozenset()) -> list[Pair]:
    """What every two sources have in common, for the question who copies; the majority is of three claims at least.

    `explained`: ids of claims that are no evidence, since what is wrong with them is known: two sources that count in
    thousands need not copy.
    """
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for group in groups:
        inside = {claim.id for claim in group.agreeing} if 2 < len(group.claims) <= MOST_CLAIMS else set()
        telling = group.claims if len(inside) > len(group.claims) / 2 else ()
        for first, second in permutations([claim for claim in telling if claim.id not in explained], 2):
            if first.source.id < second.source.id:
                alike = first.figure.same_reading(second.figure)
                count = counts[first.source.id, second.source.id]
                count[0] += 1
                count[1] += {first.id, second.id} <= inside
                count[2] += alike and first.id not in inside
    return _pairs(counts)


def _pairs(counts: Mapping[tuple[str, str], Sequence[int]]) -> list[Pair]:
    return [
        Pair(first=first, second=second, together=count[0], both_true=count[1], both_false=count[2])
        for (first, second), count in sorted(counts.items())
        if count[0] >= LEAST_SHARED
    ]


def _signs(key: tuple[str, str, str], met: Sequence[Encounter], lowest: float) -> Iterator[Tally]:
    """Of signs that are left out, where a source never prints one (`lowest`: its lowest number), and of turned ones."""
    if lowest >= 0:
        negative = [one for one in met if one.other < 0]
        yield _tally(Cause.SIGN, key, negative, _is_opposite)
    yield _turned(key, [one for one in met if one.other])


def _turned(key: tuple[str, str, str], met: Sequence[Encounter]) -> Tally:
    """Of signs that are the opposite ones, where a source prints both: else it may have left them out, or the other."""
    has_both = min((one.number for one in met), default=0.0) < 0 < max((one.number for one in met), default=0.0)
    return _tally(Cause.SIGN, key, met, lambda one: has_both and not one.agrees and _is_opposite(one), detail=TURNED)


def _is_opposite(one: Encounter) -> bool:
    """Whether ours may be theirs with the opposite sign."""
    return abs(one.number + one.other) <= one.width


Fits = Callable[[Encounter], bool]


def _tally(
    cause: Cause,
    key: tuple[str, str, str],
    met: Sequence[Encounter],
    fits: Fits,
    *,
    value: float = 0.0,
    detail: str = "",
    about: str = "",
) -> Tally:
    source, other, indicator = key
    fitting = [one for one in met if fits(one)]
    return Tally(
        cause=cause,
        source=source,
        other=other,
        indicator=indicator,
        about=about,
        groups=len(met),
        fitting=len(fitting),
        distinct=len({one.other for one in fitting}),
        figures=frozenset(one.ours.id for one in fitting),
        value=value,
        detail=detail,
    )


def _factor(key: tuple[str, str, str], met: Sequence[Encounter]) -> Iterator[Tally]:
    signed = [one for one in met if one.ratio]
    factor = median(one.ratio for one in signed) if signed else 1.0
    is_far = abs(log(factor)) >= log(LEAST_FACTOR) and _is_telling(signed, factor)
    yield _tally(Cause.FACTOR, key, signed, lambda one: is_far and _fits(one, factor, near(factor)), value=factor)


def _is_telling(met: Sequence[Encounter], factor: float) -> bool:
    """Whether rounding leaves so little open that a ratio says something."""
    return median(one.open_share for one in met) <= TELLING * abs(log(factor))


def _fits(one: Encounter, factor: float, most: float) -> bool:
    allowed = one.width * max(1.0, factor) + most * abs(one.number)
    return not one.agrees and abs(one.number - factor * one.other) <= allowed


def _offset(key: tuple[str, str, str], met: Sequence[Encounter]) -> Tally:
    apart, width = sorted(one.number - one.other for one in met), median(one.width for one in met)
    offset, middle = median(apart), quantile(apart, 0.75) - quantile(apart, 0.25)
    is_far = abs(offset) > 2 * width and middle <= max(MIDDLE * width, MIDDLE_SHARE * abs(offset))

    def fits(one: Encounter) -> bool:
        return is_far and not one.agrees and abs(one.number - one.other - offset) <= one.width

    return _tally(Cause.OFFSET, key, met, fits, value=offset)


def _codes(key: tuple[str, str, str], met: Sequence[Encounter], others: Collection[float]) -> Iterator[Tally]:
    """`others`: all that the source prints and that is no code."""
    elsewhere = [one for one in met if not one.is_code]
    for code in sorted({one.number for one in met if one.is_code}):
        if coded := [one for one in met if one.number == code and _is_told(one)]:
            yield _code(key, coded, stands_out=_stands_out(coded, elsewhere, others))


def _code(key: tuple[str, str, str], coded: Sequence[Encounter], *, stands_out: bool) -> Tally:
    return _tally(Cause.MISSING, key, coded, lambda one: stands_out and _is_far(one), value=coded[0].number)


def _is_told(one: Encounter) -> bool:
    """Whether the other says anything of a code: not if it prints the same one."""
    return _is_small(one) or one.other != one.number


def _is_small(one: Encounter) -> bool:
    """Whether ours is so near to nought that it is an ordinary number."""
    return abs(float(one.ours.figure.value.value)) < SMALL_CODE


def _is_far(one: Encounter) -> bool:
    """Whether ours is far from theirs, by units of the last place of the coarser one."""
    place = max(one.last_place, float(one.theirs.figure.base_grain))
    return not one.agrees and abs(one.number - one.other) > APART * place


def _stands_out(coded: Sequence[Encounter], elsewhere: Sequence[Encounter], others: Collection[float]) -> bool:
    """Whether a number stands out as a code for missing.

    A number that a source prints for what it is has others beside it, and what others print there is near to it. So a
    code stands *apart* from all other numbers of its source, or what others print there is *usual* for them, no nearer
    to the code than elsewhere, and in either case not close to it. One near nought has to do both, since -1, 0 and 99
    are ordinary numbers.
    """
    is_usual = _is_usual(coded, elsewhere)
    if _is_small(coded[0]):
        return _is_apart(coded, others) and is_usual is not False
    return _is_distant(coded) and (_is_apart(coded, others) or is_usual is True)


def _is_distant(coded: Sequence[Encounter]) -> bool:
    """Whether what others print at a code is not close to it, as 949 is to a price of 999."""
    code = coded[0].number
    return median(abs(one.other - code) for one in coded) > CODE_SHARE * abs(code)


def _is_apart(coded: Sequence[Encounter], others: Collection[float]) -> bool:
    code, reach = coded[0].number, APART * min(one.last_place for one in coded)
    return not any(abs(one - code) <= reach for one in others if code >= 0 or one < 0)


def _is_usual(coded: Sequence[Encounter], elsewhere: Sequence[Encounter]) -> bool | None:
    """Whether what others print at a code is as far from it as elsewhere; None where that is too little to say."""
    code = coded[0].number
    if len(elsewhere) < LEAST_DISTINCT:
        return None
    distances = sorted(abs(one.other - code) for one in elsewhere)
    return median(abs(one.other - code) for one in coded) >= quantile(distances, USUAL)


def _breaks(key: tuple[str, str, str], met: Sequence[Encounter]) -> Iterator[Tally]:
    entities: dict[str, list[Encounter]] = defaultdict(list)
    for one in met:
        if one.ratio:
            entities[one.ours.about].append(one)
    for about, own in sorted(entities.items()):
        far = [one for one in own if not one.agrees and abs(log(one.ratio)) >= log(LEAST_FACTOR)]
        yield _break(key, about, own, far)


def _break(key: tuple[str, str, str], about: str, own: Sequence[Encounter], far: Sequence[Encounter]) -> Tally:
    """The tally of one entity: nothing fits unless what is far off reaches from some period to the end, or back to one.

    A source against which nothing shows is told too, since it may outvote the others.
    """
    times, off = _times(own), _times(far)
    from_start, to_end = off[:1] == times[:1], off[-1:] == times[-1:]
    if not from_start and not to_end:
        return _tally(Cause.BREAK, key, own, lambda _: False, value=1.0, about=about)
    inside = [one for one in own if off[0] <= one.when <= off[-1]]
    factor = median(one.ratio for one in far)
    since, until = "" if from_start else f"since {off[0][1]}", "" if to_end else f"until {off[-1][1]}"
    detail, is_telling = since or until, _is_telling(far, factor)

    def fits(one: Encounter) -> bool:
        return is_telling and _fits(one, factor, NEAR)

    return _tally(Cause.BREAK, key, inside, fits, value=factor, detail=detail, about=about)


def _times(met: Sequence[Encounter]) -> list[tuple[date, str]]:
    return sorted(one.when for one in met)


def _periods(key: tuple[str, str, str], met: Sequence[Encounter], series: Series) -> Iterator[Tally]:
    sorts: dict[object, list[Encounter]] = defaultdict(list)
    for one in met:
        sorts[_sort(one.period)].append(one)
    for detail, step in (("late", -1), ("early", 1)):
        for own in sorts.values():
            moved = {id(one): claim for one in own for claim in _beside(one, series, step)}
            yield _elsewhere(Cause.PERIOD, key, own, moved, detail)


def _beside(one: Encounter, series: Series, step: int) -> Iterator[Claim]:
    """The other's claim for the next period of its sort that it has, or the one before."""
    there = series[one.theirs.source.id, one.theirs.about, one.theirs.indicator]
    own = _period(one.theirs)
    alike = (name for name in there if _sort(name) == _sort(own))
    periods = sorted(alike, key=lambda name: (_start(there[name]), name))
    place = periods.index(own) + step
    if 0 <= place < len(periods):
        yield there[periods[place]]


def _sort(period: str) -> tuple[int, bool, bool]:
    """What sort of period a text is: a year, a half, a quarter, a month, a day."""
    return len(period), "H" in period, "Q" in period


def _indicators(key: tuple[str, str, str], met: Sequence[Encounter], series: Series) -> Iterator[Tally]:
    names = {name for source, _, name in series if source == key[1]} - {key[2]}
    for name in sorted(names):
        moved = {
            id(one): series[key[1], one.ours.about, name][one.period]
            for one in met
            if one.period in series.get((key[1], one.ours.about, name), {})
        }
        yield _elsewhere(Cause.INDICATOR, key, met, moved, name)


def _elsewhere(
    cause: Cause, key: tuple[str, str, str], met: Sequence[Encounter], moved: Mapping[int, Claim], detail: str
) -> Tally:
    """How often ours is the other's figure from elsewhere, where that is not the one that it has here."""
    telling = [one for one in met if id(one) in moved and not _same(moved[id(one)], one.theirs)]
    return _tally(cause, key, telling, lambda one: not one.agrees and _same(one.ours, moved[id(one)]), detail=detail)


def _same(one: Claim, other: Claim) -> bool:
    alike = one.figure.unit.dimension == other.figure.unit.dimension
    return alike and compare(one.figure, other.figure) is not Verdict.CONFLICT


def diagnosed(groups: Sequence[Group], claims: Iterable[Claim], declared: Mapping[str, str]) -> list[Diagnosis]:
    """What is wrong with the sources of claims as wholes. `declared`: families of sources that are known to copy."""
    pairs = encounters_of(groups)
    if not pairs:
        return []
    found = diagnoses(tallies_of(pairs, series_of(claims)), lambda sources: agreements_of(groups, sources))
    found = _without_agreeing(found, pairs)
    found = [_with_examples(one, pairs) for one in found]
    explained = frozenset().union(*(one.figures for one in found))
    copies = copied(copies_among(pairs_of(groups, explained)), declared)
    return [*found, *(_told(one, _shared(one, groups, explained)) for one in copies)]


def _without_agreeing(found: Sequence[Diagnosis], pairs: Pairs) -> list[Diagnosis]:
    """Diagnoses of codes without figures that another source prints too and does not print as a code."""
    coded = [one for one in found if one.cause is Cause.MISSING]
    agreeing = {one.subject: {*_agreeing(one, coded, pairs)} for one in coded}
    return [replace(one, figures=one.figures - agreeing.get(one.subject, set())) for one in found]


def _agreeing(one: Diagnosis, coded: Iterable[Diagnosis], pairs: Pairs) -> Iterator[str]:
    alike = {other.source for other in coded if one.is_same_code(other)}
    for (source, other, indicator), met in pairs.items():
        if (source, indicator) == (one.source, one.indicator) and other not in alike:
            yield from (each.ours.id for each in met if each.agrees)


def _shared(one: Diagnosis, groups: Iterable[Group], explained: AbstractSet[str]) -> Iterator[tuple[Claim, Claim]]:
    """The values that most others contradict and that a source shares with the one that it is most like."""
    pairs = (pair for group in groups for pair in _both_false(group, one.source, one.against))
    return ((ours, theirs) for ours, theirs in pairs if not {ours.id, theirs.id} & explained)


def _both_false(group: Group, source: str, other: str) -> Iterator[tuple[Claim, Claim]]:
    if not 2 < len(group.claims) <= MOST_CLAIMS:
        return
    outside = [claim for claim in group.claims if claim not in group.agreeing]
    for ours, theirs in permutations(outside, 2):
        if (ours.source.id, theirs.source.id) == (source, other) and ours.figure.same_reading(theirs.figure):
            yield ours, theirs


MOST_EXAMPLES = 5


def _with_examples(one: Diagnosis, pairs: Pairs) -> Diagnosis:
    """With the first figures that it explains, beside those of the source that it shows against most clearly."""
    own = [met for met in pairs[one.source, one.against, one.indicator] if met.ours.id in one.figures]
    own.sort(key=lambda met: (met.ours.about, _start(met.ours), met.ours.id))
    return _told(one, ((met.ours, met.theirs) for met in own if not met.agrees))


def _told(one: Diagnosis, pairs: Iterable[tuple[Claim, Claim]]) -> Diagnosis:
    """With the first pairs of claims as its examples."""
    first = [*islice(pairs, MOST_EXAMPLES)]
    claims = {ours.id: ours for ours, _ in first}
    return replace(one, examples=tuple(_example(*pair) for pair in first), claims=tuple(claims.values()))


def _start(claim: Claim) -> date:
    return claim.period.start if claim.period else date.min


def _example(ours: Claim, theirs: Claim) -> Example:
    return Example(about=ours.about, period=_period(ours), ours=_place(ours), theirs=_place(theirs))


def _place(claim: Claim) -> Place:
    return Place(source=claim.source.id, text=str(claim.figure.value.written), location=claim.at("value"))
