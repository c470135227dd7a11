"""How a contradiction may have come about: evidence in figures, likeliest first, never a correction.

The order follows how strong the evidence is on its own: a slip that maps one number exactly onto the other, then a
figure copied from a neighbour, then reasons why both may be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from gzcheck.model.claim import Claim, Kind
from gzcheck.model.corpus import Corpus
from gzcheck.model.explanation import Explanation, ExplanationKind
from gzcheck.model.figure import Figure, compare
from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import power_of_ten
from gzcheck.model.period import Period
from gzcheck.model.units import Measure
from gzcheck.model.verdict import Verdict
from gzcheck.wording import figures as wording

DAYS_PER_MONTH = Fraction(146097, 4800)
"""Mean length of a month in the Gregorian calendar."""
MAX_READINGS = 20
"""How many different figures of one group are explained."""
SLIPS = {3: "a thousand", 4: "ten thousand (万)", 6: "a million", 8: "a hundred million (亿)", 9: "a billion"}
"""Powers of ten that units are mistaken by, in words."""


ONE_SIDED = frozenset((Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST))
"""Hedges that leave one end open, so that a difference of two numbers says little."""


def explain(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Explanation, ...]:
    """Explanations for claims on one thing that contradict each other: each against the first one it differs from."""
    seen: dict[Figure, Claim] = {}
    found: list[Explanation] = []
    for claim in claims:
        if claim.figure in seen or len(seen) > MAX_READINGS:
            continue
        rival = next((other for fig, other in seen.items() if compare(fig, claim.figure) is Verdict.CONFLICT), None)
        seen[claim.figure] = claim
        if rival:
            found += [item for item in explain_pair(corpus, rival, claim) if item not in found]
    order = [*_FIGURE_KINDS, *_CLAIM_KINDS]
    return tuple(sorted(found, key=lambda explanation: order.index(explanation.kind)))


def explain_pair(corpus: Corpus, a: Claim, b: Claim) -> Iterator[Explanation]:
    """Explanations for two claims, whether their figures contradict each other or not."""
    for kind, text in explain_figures(a.figure, b.figure):
        yield Explanation(kind=kind, text=text)
    for kind, build in _CLAIM_KINDS.items():
        if text := build(corpus, a, b):
            yield Explanation(kind=kind, text=text)


def is_telling(figure: Figure) -> bool:
    """Whether a number is unusual enough that meeting it twice means something: three significant digits or more."""
    return figure.value.significant_digits >= 3 and figure.unit.name not in ("date", "calendar-year", "rank")


# ---------------------------------------------------------------- slips of the pen


def _digits(a: Figure, b: Figure) -> tuple[str, str] | None:
    """Both values as digits down to the finer one's last place, or None for dates and common fractions."""
    if isinstance(a.value.written, Fraction) or isinstance(b.value.written, Fraction):
        return None
    if a.unit.measure is Measure.DATE or a.unit.name != b.unit.name or a.value.value <= 0 or b.value.value <= 0:
        return None
    place = min(a.value.grain, b.value.grain, Fraction(1)) if a.value.grain != b.value.grain else a.value.grain
    return str(int(a.value.value / place)), str(int(b.value.value / place))


def transposed(a: Figure, b: Figure) -> tuple[str, str] | None:
    """The two adjacent digits that are swapped between two numbers, or None."""
    digits = _digits(a, b)
    if digits is None or len(digits[0]) != len(digits[1]):
        return None
    places = [i for i, (x, y) in enumerate(zip(*digits, strict=True)) if x != y]
    if len(places) != 2 or places[1] != places[0] + 1:
        return None
    x, y = digits[0][places[0]], digits[0][places[1]]
    return (x, y) if (digits[1][places[0]], digits[1][places[1]]) == (y, x) else None


def one_digit(a: Figure, b: Figure) -> tuple[str, str] | None:
    """The one digit that differs between two numbers of four digits or more, or None."""
    digits = _digits(a, b)
    if digits is None or len(digits[0]) != len(digits[1]) or len(digits[0]) < 4:
        return None
    different = [(x, y) for x, y in zip(*digits, strict=True) if x != y]
    return different[0] if len(different) == 1 else None


def unit_slip(a: Figure, b: Figure) -> int | None:
    """The power of ten (3, 4, 6, 8 or 9; negative when `a` is the larger) that makes `a` meet `b`, or None."""
    if a.unit.measure is Measure.DATE:
        return None
    for power in SLIPS:
        for sign in (1, -1):
            if a.base.hard.scaled(power_of_ten(sign * power)).meets(b.base.hard) and a.base_value and b.base_value:
                bounded = not {a.hedge, b.hedge} & ONE_SIDED
                close = abs(a.base_value) * power_of_ten(sign * power) / abs(b.base_value)
                if bounded or Fraction(1, 2) < close < 2:
                    return sign * power
    return None


def _transposed(a: Figure, b: Figure) -> str:
    swapped = transposed(a, b)
    if swapped is None:
        return ""
    x, y = swapped
    return f"{_plain(a)} ↔ {_plain(b)}: the same digits with {x} and {y} swapped"


def _unit_slip(a: Figure, b: Figure) -> str:
    power = unit_slip(a, b)
    if power is None:
        return ""
    small, large = (a, b) if power > 0 else (b, a)
    return f"{_plain(small)} × 10^{abs(power)} is {_plain(large)}: a slip by a factor of {SLIPS[abs(power)]}?"


def _one_digit(a: Figure, b: Figure) -> str:
    digits = one_digit(a, b)
    return f"{_plain(a)} and {_plain(b)} differ in one digit only ({digits[0]} and {digits[1]})" if digits else ""


def explain_figures(a: Figure, b: Figure) -> list[tuple[ExplanationKind, str]]:
    """Slips of the pen that turn one figure into the other: (kind, text), likeliest first."""
    return [(kind, text) for kind, build in _FIGURE_KINDS.items() if (text := build(a, b))]


_FIGURE_KINDS: dict[ExplanationKind, Callable[[Figure, Figure], str]] = {
    ExplanationKind.TRANSPOSED_DIGITS: _transposed,
    ExplanationKind.UNIT_SLIP: _unit_slip,
    ExplanationKind.ONE_DIGIT: _one_digit,
}


def _copied(corpus: Corpus, a: Claim, b: Claim) -> str:
    for claim in (a, b):
        if not is_telling(claim.figure):
            continue
        for other in corpus.claims:
            if other.source is not claim.source or (other.indicator, other.about) == (claim.indicator, claim.about):
                continue
            same = other.figure.unit.dimension == claim.figure.unit.dimension
            if same and other.figure.base_value == claim.figure.base_value:
                return (
                    f"{claim.source.id} prints {_plain(claim.figure)} for another thing too: {corpus.label(other)}, "
                    f"paragraph {other.paragraph}; one may have been copied from the other"
                )
    return ""


# ---------------------------------------------------------------- both may be right


def moment(corpus: Corpus, claim: Claim) -> Period:
    """The time a claim speaks of: for a stock when it holds, for anything else when it was published."""
    stock = corpus.indicators[claim.indicator].kind is Kind.STOCK
    return claim.period if stock and claim.period else claim.source.published


def _update(corpus: Corpus, a: Claim, b: Claim) -> str:
    earlier, later = (a, b) if moment(corpus, a).before(moment(corpus, b)) else (b, a)
    first, second = moment(corpus, earlier), moment(corpus, later)
    if not first.before(second):
        return ""
    indicator, unit = corpus.indicators[a.indicator], later.figure.unit
    rises = later.figure.base_value - earlier.figure.base_value
    if indicator.kind is Kind.EVENT or (indicator.cumulative and rises < 0):
        return ""  # an event stays where it is, and a running total is never updated downwards
    if unit_slip(a.figure, b.figure) is not None:
        return ""  # nothing grows by a power of ten to the digit
    span, days = _apart(first, second)
    published = first.assumed == second.assumed == (indicator.kind is Kind.STOCK)
    told = f"{later.source.id} {'was published' if published else 'speaks of a time'} {span} after {earlier.source.id}"
    if unit.measure is Measure.ORDINAL:
        return f"{told}: it may have changed since"
    if {a.figure.hedge, b.figure.hedge} & ONE_SIDED:
        return f"{told}: it may have gone from {wording.figure(earlier.figure)} to {wording.figure(later.figure)}"
    change = wording.change(earlier.figure, later.figure)
    if indicator.kind is not Kind.STOCK:
        return f"{told}: a revision would be {change}"
    rate = wording.difference(rises / unit.factor / days * DAYS_PER_MONTH, unit.name)
    return f"{told}: an update would be {change}, or {'+' if rises > 0 else ''}{rate} a month"


def _apart(first: Period, second: Period) -> tuple[str, Fraction]:
    """How many days lie between two dates, in words and in the middle."""
    low, high = (second.nominal[0] - first.nominal[1]).days, (second.nominal[1] - first.nominal[0]).days
    span = f"{low} to {high} days" if low != high else "1 day" if low == 1 else f"{low} days"
    return span, Fraction(low + high, 2)


def _dating(corpus: Corpus, a: Claim, b: Claim) -> str:
    if a.source.stated_date == b.source.stated_date:
        return ""
    inferred = b if a.source.stated_date else a
    return f"the date of {inferred.source.id} ({inferred.source.published.text}) is inferred, the other one is stated"


def _definition(corpus: Corpus, a: Claim, b: Claim) -> str:
    label = corpus.indicator_label(a.indicator)
    first, second = a.called or label, b.called or label
    if first.casefold() == second.casefold():
        return ""
    return f"the sources call it differently: “{first}” and “{second}” may not be defined alike"


def _plain(figure: Figure) -> str:
    if figure.unit.name == "calendar-year":
        return str(figure.value)
    return wording.with_unit(wording.number(figure.value), figure.unit.name)


_CLAIM_KINDS: dict[ExplanationKind, Callable[[Corpus, Claim, Claim], str]] = {
    ExplanationKind.COPIED_FIGURE: _copied,
    ExplanationKind.UPDATE: _update,
    ExplanationKind.DEFINITION: _definition,
    ExplanationKind.DATING: _dating,
}
