"""A claim's value, unit or hedge says something else than its printed fragment.

Double entry: the curator types the figure and copies the fragment; the tool
reads the fragment and compares. This catches the commonest fault of hand-made
fact tables, a number typed wrongly.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 132, hedge: over,
         printed: more than 123 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 123, hedge: over,
         printed: more than 123 firms}
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gzcheck.model import (
    Figure,
    FigureError,
    Hedge,
    Measure,
    Mend,
    MendKind,
    Numeral,
    PhraseError,
    Reading,
    Sign,
    dataclass,
    power_of_ten,
    setting,
)
from gzcheck.phrases.scale_words import scale_of
from gzcheck.rules.rule import (
    Advice,
    Claim,
    Facts,
    Family,
    Indicator,
    Problem,
    Reason,
    Rule,
    Said,
    Severity,
    Skipped,
    Verdict,
)
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ102", name="printed-differently", severity=Severity.ERROR, family=Family.PROVENANCE)


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a claim and its fragment disagree on."""

    field: str
    """The field to point at."""
    text: str
    """Both readings in words."""
    advice: str = ""
    mends: tuple[Mend, ...] = ()


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims that disagree with their own fragment, and say what of them could not be compared."""
    seen: dict[tuple[int, int, str], tuple[_Difference | None, list[Reason]]] = {}
    """By figure, reading and indicator, which claims that are typed and printed alike have in common."""
    readings = facts.readings
    for claim in facts.corpus.quoted_claims:
        reading = readings[claim.id]
        if isinstance(reading, PhraseError):
            continue
        alike = id(claim.figure), id(reading), claim.indicator
        if alike not in seen:
            seen[alike] = _judged(claim, reading, facts.corpus.indicators.get(claim.indicator))
        difference, not_compared = seen[alike]
        if claim.scale or difference:
            yield from (_problem(claim, one) for one in (_scale(claim), difference) if one)
        for reason in not_compared:
            yield Skipped(reason=reason, subject=claim.id)


def _judged(claim: Claim, reading: Reading, indicator: Indicator | None) -> tuple[_Difference | None, list[Reason]]:
    counts_decline = indicator is not None and indicator.counts_decline
    return _difference(claim, reading, counts_decline=counts_decline), list(_not_compared(claim, reading, indicator))


def _difference(claim: Claim, reading: Reading, *, counts_decline: bool) -> _Difference | None:
    """The first thing of the figure itself."""
    return _hedge(claim, reading) or _unit(claim, reading) or _number(claim, reading, counts_decline)


def _not_compared(claim: Claim, reading: Reading, indicator: Indicator | None) -> Iterator[Reason]:
    if not reading.units and claim.figure.unit.measure is Measure.MEASURED:
        yield Reason.UNIT_NOT_PRINTED
    if _sign_is_open(claim, reading, indicator):
        yield Reason.SIGN_NOT_PRINTED


def _problem(claim: Claim, found: _Difference) -> Problem:
    scale = claim.scale if found.field == "scale" else None
    printed = scale.printed if scale else claim.printed
    return Problem(
        message=f"{printed!r} reads as {found.text}",
        location=claim.at(found.field),
        verdict=Verdict.INVALID,
        claims=(claim,),
        evidence=(printed,) if scale else (),
        advice=Advice(
            text=f"{found.advice or f'correct {found.field}'}, or copy the fragment again", mends=found.mends
        ),
    )


def _scale(claim: Claim) -> _Difference | None:
    """What is wrong with the scale that stands elsewhere: its words say another one, or none."""
    if claim.scale is None:
        return None
    try:
        power = scale_of(claim.scale.printed)
    except PhraseError as error:
        return _Difference("scale", f"no scale: {error}")
    said = wording.number(power_of_ten(power))
    return None if power == claim.scale.power else _Difference("scale", f"a scale of {said}, but the factor is another")


def _hedge(claim: Claim, reading: Reading) -> _Difference | None:
    typed, printed = claim.figure.hedge, reading.hedge
    if typed is printed:
        return None
    if typed is Hedge.BARE:
        advice = f"add 'hedge: {printed.value}'"
        text = f"hedge {printed.value!r}, but the claim has no hedge"
        return _Difference("value", text, advice, setting("hedge", printed.value))
    if printed is Hedge.BARE:
        text = f"a bare number, but the claim says {typed.value!r}"
        return _Difference("hedge", text, "drop the hedge", (Mend(kind=MendKind.DROP, key="hedge"),))
    text = f"hedge {printed.value!r}, but the claim says {typed.value!r}"
    return _Difference("hedge", text, mends=setting("hedge", printed.value))


def _unit(claim: Claim, reading: Reading) -> _Difference | None:
    unit = claim.figure.unit.name
    if not reading.units or unit in reading.units:
        return None
    mends = tuple(mend for name in reading.units for mend in setting("unit", name))
    return _Difference("unit", f"{' or '.join(reading.units)}, but the claim's unit is {unit}", mends=mends)


def _number(claim: Claim, reading: Reading, counts_decline: bool) -> _Difference | None:
    """What is wrong with the value: another number, the other sign, or more or fewer digits."""
    typed = _values(claim.figure)
    possible = _signed(claim, reading, counts_decline)
    for meant in possible:
        if _values(meant) == typed:
            return _digits(claim.figure, meant, reading)
    likely = possible[0]
    text = f"{_numbers(likely)}, but the claim's value is {_numbers(claim.figure)}"
    if claim.figure.unit.measure is Measure.DATE or typed != _values(_flipped(likely)):
        return _Difference("value", text, mends=_as_printed(likely))
    return _other_sign(text, likely, reading)


def _as_printed(number: _Number) -> tuple[Mend, ...]:
    """To write the value as the fragment prints it; a range has too many ways to be written."""
    return setting("value", number.value.as_typed) if number.upper is None else ()


def _other_sign(text: str, likely: _Number, reading: Reading) -> _Difference:
    advice = f"write 'value: {likely.value.as_typed}'" if likely.upper is None else "turn the sign of both ends"
    why = " (a fall or a loss is negative, unless the indicator 'counts_decline')" if _is_governed(reading) else ""
    return _Difference("value", f"{text}{why}", advice, _as_printed(likely))


def _numbers(holder: Figure | _Number) -> str:
    return " to ".join(wording.number(part) for part in (holder.value, holder.upper) if part)


def _is_governed(reading: Reading) -> bool:
    return reading.sign in (Sign.CHANGE, Sign.RESULT)


def _signed(claim: Claim, reading: Reading, counts_decline: bool) -> list[_Number]:
    """The numbers that the fragment may stand for in this claim, the likelier first.

    A word of falling makes a negative number, but a positive one where the indicator counts declines. Where the words
    leave the sign open, or say nothing of it and the claim is negative, both are allowed.
    """
    read = _Number(reading.value, reading.upper)
    if _is_governed(reading) and counts_decline:
        return [_flipped(read)]
    return [read, _flipped(read)] if _may_be_either(claim, reading) else [read]


def _may_be_either(claim: Claim, reading: Reading) -> bool:
    return reading.sign is Sign.OPEN or (reading.sign is Sign.NONE and claim.figure.value.value < 0)


def _sign_is_open(claim: Claim, reading: Reading, indicator: Indicator | None) -> bool:
    """Whether neither a word nor a mark of the fragment gives the sign of a value that may have either."""
    if reading.sign is not Sign.NONE:
        return reading.sign is Sign.OPEN
    return _may_be_negative(claim, indicator) and claim.figure.unit.measure is not Measure.ORDINAL


def _may_be_negative(claim: Claim, indicator: Indicator | None) -> bool:
    return claim.figure.value.value < 0 or (indicator is not None and indicator.can_be_negative)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, or the two ends of a range."""

    value: Numeral
    upper: Numeral | None


def _flipped(number: _Number) -> _Number:
    if number.upper is None:
        return _Number(-number.value, None)
    return _Number(-number.upper, -number.value)


def _values(holder: Figure | _Number) -> tuple[Fraction, Fraction | None]:
    return holder.value.value, None if holder.upper is None else holder.upper.value


def _digits(figure: Figure, meant: _Number, reading: Reading) -> _Difference | None:
    """Equal values may be written to different digits (127e3 for "127,000"); it matters if the intervals change.

    Whoever types 200 for "3 hours and 20 minutes" cannot know that its zeros are printed: what it suggests is the same.
    """
    if reading.precision == "exact" and figure.precision != "exact":
        mends = setting("precision", "exact")
        return _Difference("value", "a counted number, which is exact", "add 'precision: exact'", mends)
    if (figure.value, figure.upper) == (meant.value, meant.upper):
        return None
    try:
        printed = Figure(meant.value, figure.unit, reading.hedge, meant.upper)
    except FigureError as error:
        return _Difference("value", str(error))
    typed = Figure(figure.value, figure.unit, figure.hedge, figure.upper)
    is_same = printed.same_reading(typed) or printed.span.soft == typed.span.soft
    return None if is_same else _other_place(figure, meant)


def _other_place(figure: Figure, meant: _Number) -> _Difference:
    place, said = wording.number(meant.value.place), wording.number(figure.value.place)
    text = f"a number printed to the nearest {place}, but the claim's digits say to the nearest {said}"
    return _Difference("value", text, f"write 'value: {meant.value.as_typed}'", _as_printed(meant))
