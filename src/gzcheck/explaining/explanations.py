"""How a contradiction may have come about: evidence in figures, likeliest first, never a correction.

Slips of the pen and of the unit come first, then a figure copied from elsewhere, then reasons why both may be right,
each with what speaks against it. What chance would offer too is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import chain

from gzcheck.comparing.facts import Facts
from gzcheck.explaining.digits import LIKELY, cut_off, is_telling, one_digit, opposite_sign, plain, transposed
from gzcheck.explaining.factors import unit_slip
from gzcheck.explaining.offsets import offset_slip
from gzcheck.model import (
    ONE_SIDED,
    Claim,
    Explanation,
    ExplanationKind,
    Figure,
    Indicator,
    Kind,
    Measure,
    Period,
    Verdict,
    compare,
)
from gzcheck.wording import figures as wording

MAX_READINGS = 20
"""How many different figures of one group are explained."""
CROWDED = 100
"""A number that stands for more times of a thing than this was hardly taken from the one before."""
QUALIFIERS = [
    "estimated",
    "estimates",
    "preliminary",
    "revised",
    "adjusted",
    "unadjusted",
    "including",
    "excluding",
    "registered",
    "active",
    "at-constant-prices",
    "gross",
    "net",
    "of-whom",
    "of-which",
    "major",
    "large-scale",
    "above-scale",
]
"""Words that make another thing of a figure when only one of two fragments has them."""
FAR_REVISION = Fraction(1, 4)
"""Of a figure: beyond this a revision is named, and doubted."""


def explain(facts: Facts, claims: Iterable[Claim]) -> tuple[Explanation, ...]:
    """Explanations for claims on one thing that contradict each other: each against the first one it differs from."""
    found = chain.from_iterable(explain_pair(facts, rival, claim) for rival, claim in _rivals(claims))
    order = list(ExplanationKind)
    return tuple(sorted(dict.fromkeys(found), key=lambda explanation: order.index(explanation.kind)))


def _rivals(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The first claim with each figure, behind the first one before it that it contradicts."""
    seen: dict[Figure, Claim] = {}
    for claim in claims:
        if claim.figure in seen or len(seen) > MAX_READINGS:
            continue
        rival = next((other for fig, other in seen.items() if compare(fig, claim.figure) is Verdict.CONFLICT), None)
        seen[claim.figure] = claim
        if rival:
            yield rival, claim


def explain_pair(facts: Facts, a: Claim, b: Claim) -> Iterator[Explanation]:
    """Explanations for two claims, whether their figures contradict each other or not."""
    yield from explain_figures(a.figure, b.figure)
    for build in (_copied, _neighbouring_period, _update, _definition, _dating):
        if explanation := build(facts, a, b):
            yield explanation


def explain_figures(a: Figure, b: Figure) -> list[Explanation]:
    """Slips of the pen or the unit that turn one figure into the other, likeliest first."""
    found = [Explanation(kind=kind, text=text) for kind, build in _SLIPS.items() if (text := build(a, b))]
    return found


def unexplained(explanations: Iterable[Explanation]) -> str:
    """What stays open whatever the explanations say."""
    if any(item.kind in _SLIPS for item in explanations):
        return "which of the figures is the slip, until one is confirmed"
    return "all of it, until one figure is confirmed" if tuple(explanations) else "all of it: nothing here explains it"


# ---------------------------------------------------------------- slips


def _transposed(a: Figure, b: Figure) -> str:
    swapped = transposed(a, b)
    return f"{plain(a)} and {plain(b)} have the same digits, {swapped[0]} and {swapped[1]} swapped" if swapped else ""


def _opposite(a: Figure, b: Figure) -> str:
    return f"{plain(a)} and {plain(b)} are the same number with opposite signs" if opposite_sign(a, b) else ""


def _unit_slip(a: Figure, b: Figure) -> str:
    match = unit_slip(a, b)
    if match is None:
        return _misread(a, b)
    small, large = (a, b) if match.is_up else (b, a)
    nearly, factor = "" if match.strong else "about ", wording.rounded(match.factor.value)
    return f"{plain(large)} is {nearly}{factor} times {plain(small)}: a slip by {match.factor.words}?"


def _misread(a: Figure, b: Figure) -> str:
    """A number that is the other one in a unit whose zero lies elsewhere."""
    slip = offset_slip(a, b)
    if slip is None:
        return ""
    meant = wording.with_unit(wording.number(slip.figure.value), slip.unit.name)
    return f"{meant} is {plain(slip.other)}: {plain(slip.figure)} may be that number without the conversion"


def _cut_off(a: Figure, b: Figure) -> str:
    if not cut_off(a, b):
        return ""
    fine, coarse = sorted((a, b), key=lambda figure: figure.place)
    return f"{plain(coarse)} is {plain(fine)} with its last digits cut off instead of rounded"


def _one_digit(a: Figure, b: Figure) -> str:
    digits = one_digit(a, b)
    return f"{plain(a)} and {plain(b)} differ in one digit only ({digits[0]} and {digits[1]})" if digits else ""


_SLIPS: dict[ExplanationKind, Callable[[Figure, Figure], str]] = {
    ExplanationKind.TRANSPOSED_DIGITS: _transposed,
    ExplanationKind.OPPOSITE_SIGN: _opposite,
    ExplanationKind.UNIT_SLIP: _unit_slip,
    ExplanationKind.CUT_OFF: _cut_off,
    ExplanationKind.ONE_DIGIT: _one_digit,
}


def _copied(facts: Facts, a: Claim, b: Claim) -> Explanation | None:
    """The same unusual number elsewhere in the same source, where such numbers are rare enough to mean something."""
    for claim in (a, b):
        if not is_telling(claim.figure) or facts.numbers.chance(claim) >= LIKELY:
            continue
        for other in facts.numbers.elsewhere(claim):
            text = (
                f"{claim.source.id} prints {plain(claim.figure)} for another thing too: {facts.corpus.label(other)}, "
                f"paragraph {other.paragraph}; one may have been copied from the other"
            )
            return Explanation(kind=ExplanationKind.COPIED_FIGURE, text=text)
    return None


def _neighbouring_period(facts: Facts, a: Claim, b: Claim) -> Explanation | None:
    """The figure of the one is what a source prints on the same thing for the period before or after."""
    found = next(chain(_neighbours(facts, a, b), _neighbours(facts, b, a)), None)
    if found is None:
        return None
    claim, other, period = found
    text = (
        f"{plain(claim.figure)} is what {other.source.id} prints for {wording.period(period)}; "
        f"{claim.source.id} may have taken the figure of another period"
    )
    return Explanation(kind=ExplanationKind.NEIGHBOURING_PERIOD, text=text)


def _neighbours(facts: Facts, claim: Claim, rival: Claim) -> Iterator[tuple[Claim, Claim, Period]]:
    """A claim with each one that prints its unusual number for the period before or after, and with that period."""
    own = claim.stated_period
    if own is None or not is_telling(claim.figure):
        return
    alike = facts.numbers.same_thing(claim)
    for other in alike if len(alike) <= CROWDED else ():
        period = other.stated_period
        if period and other is not rival and period.adjoins(own):
            yield claim, other, period


# ---------------------------------------------------------------- both may be right


def _moment(facts: Facts, claim: Claim) -> Period:
    """The time a claim speaks of: for a stock when it holds, for anything else when it was published."""
    stock = facts.corpus.indicators[claim.indicator].kind is Kind.STOCK
    return claim.period if stock and claim.period else claim.source.published


def _update(facts: Facts, a: Claim, b: Claim) -> Explanation | None:
    first, second = _moment(facts, a), _moment(facts, b)
    earlier, later = (a, b) if first.before(second) else (b, a)
    first, second = _moment(facts, earlier), _moment(facts, later)
    indicator = facts.corpus.indicators[a.indicator]
    if not _may_change(indicator, earlier, later) or not first.before(second) or _unit_slip(a.figure, b.figure):
        return None  # nothing grows by a slip of the unit
    span = _apart(first, second)
    is_stock = indicator.kind is Kind.STOCK
    published = first.assumed == second.assumed == is_stock
    told = f"{later.source.id} {'appeared' if published else 'speaks of a time'} {span} after {earlier.source.id}"
    return Explanation(
        kind=ExplanationKind.UPDATE,
        text=f"{told}{_change(earlier.figure, later.figure, revised=not is_stock)}",
        against=_against_update(facts, indicator, earlier, later),
    )


def _may_change(indicator: Indicator, earlier: Claim, later: Claim) -> bool:
    """An event stays where it is, and a running total never falls."""
    has_fallen = later.figure.base_value < earlier.figure.base_value
    return indicator.kind is not Kind.EVENT and not (indicator.cumulative and has_fallen)


def _change(earlier: Figure, later: Figure, *, revised: bool) -> str:
    if later.unit.measure is Measure.ORDINAL:
        return ": it may have changed since"
    if not {earlier.hedge, later.hedge}.isdisjoint(ONE_SIDED):
        return f": it may have gone from {wording.figure(earlier)} to {wording.figure(later)}"
    return f": {'a revision' if revised else 'an update'} would be {wording.change(earlier, later)}"


def _against_update(facts: Facts, indicator: Indicator, earlier: Claim, later: Claim) -> str:
    """What speaks against an update: the old figure printed again later, its size, or a date that nobody printed."""
    again = next(_printed_again(facts, earlier, later), None)
    if again:
        return f"{again.source.id} prints {wording.figure(earlier.figure)} later still"
    if indicator.kind is not Kind.STOCK and _is_far(earlier.figure, later.figure):
        return "figures of a past period are seldom revised by so much"
    inferred = [claim.source.id for claim in (earlier, later) if _has_no_printed_date(claim)]
    return f"the date of {' and of '.join(inferred)} is inferred" if inferred else ""


def _is_far(earlier: Figure, later: Figure) -> bool:
    """Whether a revision would be of more than a quarter of the figure, or turn its sign."""
    return abs(later.base_value - earlier.base_value) > FAR_REVISION * abs(earlier.base_value)


def _printed_again(facts: Facts, earlier: Claim, later: Claim) -> Iterator[Claim]:
    """The claims that say the same as the earlier one at a time after the later one."""
    for other in facts.numbers.same_thing(earlier):
        is_same = other.figure.same_reading(earlier.figure) and other.status is earlier.status
        if is_same and _moment(facts, later).before(_moment(facts, other)):
            yield other


def _has_no_printed_date(claim: Claim) -> bool:
    return not claim.source.stated_date and not claim.stated_period


def _apart(first: Period, second: Period) -> str:
    """How long lies between two times, in words."""
    low, high = (second.nominal[0] - first.nominal[1]).days, (second.nominal[1] - first.nominal[0]).days
    return f"{low} to {high} days" if low != high else "1 day" if low == 1 else f"{low} days"


def _dating(facts: Facts, a: Claim, b: Claim) -> Explanation | None:
    if a.source.stated_date == b.source.stated_date or (a.stated_period and b.stated_period):
        return None
    inferred = b if a.source.stated_date else a
    text = f"the date of {inferred.source.id} ({wording.period(inferred.source.published)}) is inferred"
    return Explanation(kind=ExplanationKind.DATING, text=f"{text}, the other one is stated")


def _definition(facts: Facts, a: Claim, b: Claim) -> Explanation | None:
    label = facts.corpus.indicator_label(a.indicator)
    first, second = a.called or label, b.called or label
    if first.casefold() != second.casefold():
        text = f"the sources call it differently: “{first}” and “{second}” may not be defined alike"
        return Explanation(kind=ExplanationKind.DEFINITION, text=text)
    for claim, other in ((a, b), (b, a)):
        only = _own_qualifiers(claim, other)
        if only:
            text = f"{claim.source.id} qualifies it: “{only[0].replace('-', ' ')}”"
            return Explanation(kind=ExplanationKind.DEFINITION, text=text)
    return None


def _own_qualifiers(claim: Claim, other: Claim) -> list[str]:
    """The qualifiers of a claim that another one does not have."""
    theirs = _qualifiers(other.printed)
    return [word for word in _qualifiers(claim.printed) if word not in theirs]


def _qualifiers(printed: str) -> list[str]:
    """Which of the words in `QUALIFIERS` stand in a fragment."""
    words = "-".join(["", *printed.casefold().replace(",", " ").replace("-", " ").split(), ""])
    return [word for word in QUALIFIERS if f"-{word}-" in words]
