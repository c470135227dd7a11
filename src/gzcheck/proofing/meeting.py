"""Whether the numbers of a draft and of a claim meet or are the same, and whether their times do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gzcheck.model import ONE_SIDED, Claim, DateValue, Figure, Hedge, Period, clash_by_precision
from gzcheck.texts.sharing import SHARES


def is_positive(figure: Figure) -> bool:
    """Whether a figure is no negative number."""
    return isinstance(figure.value, DateValue) or figure.value.value >= 0


def as_decline(figure: Figure) -> Figure:
    """A fall as its indicator counts it, a positive number."""
    low, high = (figure.value, None) if figure.upper is None else (figure.upper, figure.value)
    return replace(figure, value=-low, upper=None if high is None else -high)


def significant(figure: Figure) -> int:
    """How many digits a number has without the zeros at its ends."""
    return len(str(abs(figure.value.value.numerator)).strip("0"))


def has_weight(figure: Figure) -> bool:
    """Whether a number is rare enough to tell a claim by: not one of the small whole ones that stand everywhere."""
    return abs(figure.value.value) >= 10 or figure.value.value.denominator > 1


def backing(figure: Figure, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that back a draft's figure."""
    return [one for one in claims if _backs(figure, one.figure)]


def may_meet(figure: Figure, claims: Iterable[Claim]) -> bool:
    """Whether a draft's figure and one of some claims may mean one number, however loosely both are told."""
    alike = [one.figure for one in claims if one.figure.unit.dimension == figure.unit.dimension]
    return any(figure.base.hard.meets(one.base.hard) and not clash_by_precision(figure, one) for one in alike)


def loosely_met(figure: Figure, claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that a draft's figure may meet, and those that rule it out.

    It meets none that are only one-sided where one that is not rules it out: "142 miles" meets "over 88 miles", and
    contradicts the "142 kilometres" that meet it too.
    """
    met: list[Claim] = []
    against: list[Claim] = []
    for one in claims:
        (met if may_meet(figure, [one]) else against).append(one)
    is_open = all(_is_one_sided(one) for one in met)
    return ([] if is_open and not all(map(_is_one_sided, against)) else met), against


def _is_one_sided(claim: Claim) -> bool:
    return claim.figure.hedge in ONE_SIDED


def nearest_first(figure: Figure, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with a figure's own number in front, those without a hedge before others."""
    return sorted(claims, key=lambda one: (not is_its_number(figure, one.figure), one.figure.hedge is not Hedge.BARE))


def has_fewer_digits(claim: Figure, figure: Figure) -> bool:
    """Whether a claim that a figure meets is printed to a coarser digit: it does not say the figure's last ones."""
    if figure.hedge is not Hedge.BARE or figure.upper is not None or is_same_number(figure, claim):
        return False
    return claim.grain * claim.unit.factor > figure.grain * figure.unit.factor


def is_surely_at(claim: Claim, period: Period) -> bool:
    """Whether a claim's time is stated, or meets a period although only its source's date tells it."""
    return claim.stated_period is not None or claim.period is None or claim.period.overlaps(period)


def is_opposite(figure: Figure, claim: Figure) -> bool:
    """Whether two figures differ by their sign alone."""
    is_alike = claim.unit.dimension == figure.unit.dimension and not isinstance(claim.value, DateValue)
    return is_alike and figure.base_value == -claim.base_value


def is_its_number(figure: Figure, claim: Figure) -> bool:
    """Whether a claim has the number of a figure, also where one is in percent and the other in points."""
    if claim.unit.dimension == figure.unit.dimension:
        return is_same_number(figure, claim)
    is_share = figure.unit.name in SHARES and claim.unit.name in SHARES
    return is_share and abs(figure.value.value) == abs(claim.value.value)


def is_same_number(a: Figure, b: Figure) -> bool:
    """Whether two figures have one value in the base unit of their dimension."""
    return a.base_value == b.base_value


def _backs(figure: Figure, claim: Figure) -> bool:
    """Whether a claim backs a draft's figure: what both suggest meets, or the draft's limit holds what it suggests.

    Two open intervals that only meet far out back nothing: "more than 3.5 billion" is not "more than 3.5 million".
    """
    mine, its = figure.base, claim.base
    if not _within_factor(figure, claim) or clash_by_precision(figure, claim):
        return False
    if mine.soft.meets(its.soft):
        return True
    return figure.hedge in ONE_SIDED and its.soft.within(mine.hard)


def _within_factor(a: Figure, b: Figure) -> bool:
    first, second = a.base_value, b.base_value
    if first == second:
        return True
    if not first or not second or (first < 0) != (second < 0):
        return False
    low, high = sorted((abs(first), abs(second)))
    is_limited = a.hedge in ONE_SIDED or b.hedge in ONE_SIDED
    return high < 2 * low if is_limited else True


def is_season(claim: Claim, period: Period) -> bool:
    """Whether a claim is for a stretch from the one to the other year of "2022-23"."""
    mine = _years(claim.stated_period) if claim.stated_period is not None else ()
    return _is_of_two_years(period) and mine == _years(period)


def _is_of_two_years(period: Period) -> bool:
    first, last = period.nominal
    is_whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return is_whole and first.year + 1 == last.year


def _years(period: Period) -> tuple[int, ...]:
    return tuple(day.year for day in period.nominal)


def overlaps(claim: Claim, period: Period | None) -> bool:
    """Whether a claim's time meets another one; of two seasons that share a year ("2021-22") neither is the other."""
    if period is None or claim.period is None or not claim.period.overlaps(period):
        return False
    first, last = _years(claim.period)
    return first == last or not _is_of_two_years(period) or (first, last) == _years(period)
